/// Element names that mean something in a feed; everything else is `other`.
enum XMLName: String, CaseIterable {
    case other = ""
    case rss, rdf, channel, feed, item, entry, items
    case title, link, description, summary, content, encoded, body, fullitem, tagline, subtitle, info, abstract
    case guid, id, identifier, pubdate, lastbuilddate, published, updated, issued, modified, created, date, issuedate =
        "issued-date"
    case author, creator, contributor, managingeditor, webmaster, publisher, name, email, uri, url, owner
    case language, category, subject, keywords, keyword, image, logo, icon, thumbnail, group, enclosure, width, height
    case source, textinput, comments, copyright, rights, generator, docs, ttl, cloud, rating, skiphours, skipdays
    case div, credit, text, player, href, available, datetaken = "date.taken", start
}

/// Namespaces that mean something in a feed.
enum XMLSpace: UInt8 {
    case none, rss, atom, dc, content, media, itunes, rdf, xhtml, other, unknown, dcterms, georss
}

enum XMLNames {
    /// FNV-1a over the name, ASCII letters folded to lower case.
    @inline(__always)
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for index in start..<end {
            let byte = bytes[index]
            let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            hash = (hash ^ UInt32(folded)) &* 16_777_619
        }
        return hash
    }

    static func hash(_ name: String) -> UInt32 {
        Array(name.utf8).withUnsafeBufferPointer { hash($0, 0, $0.count) }
    }

    static let names: [UInt32: XMLName] = Dictionary(
        XMLName.allCases.map { (hash($0.rawValue), $0) },
        uniquingKeysWith: { first, _ in first }
    )

    /// Prefixes as nearly everybody uses them, for feeds that forgot to declare theirs.
    static let customaryPrefixes: [UInt32: XMLSpace] = Dictionary(
        [
            ("dc", XMLSpace.dc), ("content", .content), ("media", .media), ("itunes", .itunes), ("rdf", .rdf),
            ("atom", .atom), ("a10", .atom), ("atom10", .atom), ("xhtml", .xhtml), ("rss", .rss), ("dcterms", .dcterms),
        ].map { (hash($0.0), $0.1) },
        uniquingKeysWith: { first, _ in first }
    )

    /// What a namespace name means; matched without regard to case, scheme or a closing slash, since feeds vary them.
    static func space(_ uri: String) -> XMLSpace {
        var key = Substring(uri.lowercased())
        for scheme in ["http://", "https://"] where key.hasPrefix(scheme) { key = key.dropFirst(scheme.count) }
        if key.hasPrefix("www.") { key = key.dropFirst(4) }
        while key.hasSuffix("/") || key.hasSuffix("#") { key = key.dropLast() }
        switch key {
        case "": return .none
        case "w3.org/2005/atom", "purl.org/atom/ns", "example.com/newformat", "example.com/necho", "purl.org/echo",
            "uri/of/echo/namespace", "purl.org/pie", "intertwingly.net/blog/echo":
            return .atom
        case "purl.org/rss/1.0", "my.netscape.com/rdf/simple/0.9", "my.netscape.com/rdf/simple/0.91",
            "backend.userland.com/rss", "backend.userland.com/rss2", "backend.userland.com/rss091",
            "backend.userland.com/rss092", "blogs.law.harvard.edu/tech/rss", "purl.org/net/rss1.1",
            "cyber.law.harvard.edu/rss",
            "channel.netscape.com/rdf/simple/0.9", "rssboard.org/rss-specification", "feeds.feedburner.com/rss":
            return .rss
        // GlobeNewswire binds its Dublin Core to the document that describes the namespace.
        case "purl.org/dc/elements/1.1", "purl.org/dc/elements/1.0", "dublincore.org/documents/dcmi-namespace",
            "purl.org/dc":
            return .dc
        case "purl.org/dc/terms": return .dcterms
        case "purl.org/rss/1.0/modules/content": return .content
        case "search.yahoo.com/mrss", "search.yahoo.com/mrss/default.xsd", "video.search.yahoo.com/mrss",
            "tools.search.yahoo.com/mrss":
            return .media
        case "itunes.com/dtds/podcast-1.0.dtd", "example.com/dtds/podcast-1.0.dtd": return .itunes
        case "w3.org/1999/02/22-rdf-syntax-ns", "w3.org/tr/rdf-syntax": return .rdf
        case "w3.org/1999/xhtml": return .xhtml
        default: return .unknown
        }
    }

    /// RSS and Atom fields that hold text and no elements: a field that begins inside one shows it was never closed.
    static let textFields: Set<XMLName> = [
        .title, .link, .guid, .pubdate, .lastbuilddate, .category, .comments, .generator, .language, .copyright, .ttl,
        .docs, .managingeditor, .webmaster, .published, .updated, .issued, .modified, .created, .id,
    ]
    /// Fields whose names are no HTML elements, so that they cannot be markup inside a description.
    static let unmistakableFields: Set<XMLName> = [
        .guid, .pubdate, .lastbuilddate, .category, .comments, .enclosure, .description, .managingeditor, .webmaster,
        .published, .updated, .issued, .modified,
    ]
    static let fields = textFields.union(unmistakableFields).union([.author, .summary, .content, .image, .source])
    static let containers: Set<XMLName> = [.rss, .rdf, .channel, .feed, .item, .entry, .items, .image, .author, .group]
}

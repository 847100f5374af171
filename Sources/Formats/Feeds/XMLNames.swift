/// Element names that mean something in a feed; everything else is `other`.
enum XMLName: String, CaseIterable {
    case other = ""
    case rss, rdf, channel, feed, item, entry, items
    case title, link, description, summary, content, encoded, body, fullitem, tagline, subtitle, info, abstract
    case guid, id, identifier, pubdate, lastbuilddate, published, updated, issued, modified, created, date, issuedate =
        "issued-date"
    case author, creator, contributor, managingeditor, webmaster, publisher, name, email, uri, url, owner
    case language, category, subject, keywords, keyword, tags, image, logo, icon, thumbnail, group, enclosure, width,
        height
    case source, textinput, comments, copyright, rights, generator, docs, ttl, cloud, rating, skiphours, skipdays
    case hour, day, updateperiod, updatefrequency
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

    /// Hash to name, by open addressing: a dictionary's own hashing costs more than reading the name does.
    struct Table {
        private var keys: [UInt32]
        private var values: [XMLName]

        init() {
            keys = Array(repeating: 0, count: 512)
            values = Array(repeating: .other, count: 512)
            for name in XMLName.allCases where name != .other {
                let key = hash(name.rawValue)
                var slot = Int(key & 511)
                while values[slot] != .other { slot = (slot + 1) & 511 }
                keys[slot] = key
                values[slot] = name
            }
        }

        subscript(_ key: UInt32) -> XMLName {
            var slot = Int(key & 511)
            while values[slot] != .other {
                if keys[slot] == key { return values[slot] }
                slot = (slot + 1) & 511
            }
            return .other
        }
    }

    static let table = Table()

    /// The namespaces of nearly all feeds in their usual spelling, by the hash of it.
    static let usualSpaces: [UInt64: XMLSpace] = Dictionary(
        [
            "http://www.w3.org/2005/Atom", "http://purl.org/dc/elements/1.1/", "http://purl.org/rss/1.0/",
            "http://purl.org/rss/1.0/modules/content/", "http://search.yahoo.com/mrss/", "http://purl.org/atom/ns#",
            "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "http://www.w3.org/1999/xhtml", "http://purl.org/dc/terms/", "http://wellformedweb.org/CommentAPI/",
            "http://purl.org/rss/1.0/modules/syndication/", "http://purl.org/rss/1.0/modules/slash/",
            "http://www.georss.org/georss", "http://purl.org/syndication/thread/1.0",
        ].map { uri in (Array(uri.utf8).withUnsafeBufferPointer(longHash), space(uri)) },
        uniquingKeysWith: { first, _ in first }
    )

    /// FNV-1a, 64 bits.
    static func longHash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

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
}

extension XMLName {
    /// An RSS or Atom field that holds text and no elements: a field that begins inside one shows it was never closed.
    var isTextField: Bool {
        switch self {
        case .title, .link, .guid, .pubdate, .lastbuilddate, .category, .comments, .generator, .language, .copyright,
            .ttl,
            .docs, .managingeditor, .webmaster, .published, .updated, .issued, .modified, .created, .id:
            true
        default: false
        }
    }

    /// A field whose name is no HTML element, so that it cannot be markup inside a description.
    var isUnmistakableField: Bool {
        switch self {
        case .guid, .pubdate, .lastbuilddate, .category, .comments, .enclosure, .description, .managingeditor,
            .webmaster,
            .published, .updated, .issued, .modified:
            true
        default: false
        }
    }

    var isField: Bool {
        switch self {
        case .author, .summary, .content, .image, .source: true
        default: isTextField || isUnmistakableField
        }
    }

    var isContainer: Bool {
        switch self {
        case .rss, .rdf, .channel, .feed, .item, .entry, .items, .image, .author, .group: true
        default: false
        }
    }
}

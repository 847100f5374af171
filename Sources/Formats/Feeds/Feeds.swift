/// Feeds in, one value out: bytes are decompressed, decoded, recognised and read.
///
/// What a feed is, its bytes decide; the Content-Type header only helps with the encoding, since half the feeds of the
/// world are served under a wrong one. Formats: RSS 0.90 to 2.0 and RDF (`RSSReader.swift`), Atom 0.3 and 1.0
/// (`AtomReader.swift`), JSON Feed (`JSONFeedReader.swift`).
package enum Feeds {
    /// Reads a feed.
    ///
    /// - Parameters:
    ///   - bytes: The body as it came, compressed or not.
    ///   - contentType: The HTTP header, for its charset.
    ///   - contentEncoding: The HTTP header, when the client left the body compressed.
    ///   - address: Where the feed was fetched; relative addresses are resolved against it.
    /// - Returns: The feed, mended where it had to be (`malformed` says so).
    /// - Throws: ``FeedError``; for a web page it lists the feeds the page names.
    package static func parse(
        _ bytes: [UInt8],
        contentType: String?,
        contentEncoding: String?,
        address: String?
    ) throws(FeedError) -> ParsedFeed {
        let place = address.map { " at \($0)" } ?? ""
        guard !bytes.isEmpty else {
            throw FeedError(.empty, "The feed\(place) is empty. Try again later; if it stays so, look at the address.")
        }
        guard bytes.count <= FormatLimits.documentBytes else {
            throw FeedError(
                .tooLarge,
                "The feed\(place) has more than \(FormatLimits.documentBytes >> 20) MB and was not read."
            )
        }
        let body: (bytes: [UInt8], isCut: Bool)
        do {
            body = try Inflate.open(bytes, encoding: contentEncoding)
        } catch {
            throw FeedError(error.code == .tooLarge ? .tooLarge : .compression, "The feed\(place): " + error.message)
        }
        let decoded = Charset.utf8(body.bytes, contentType: contentType, declared: declaredCharset)
        var feed: ParsedFeed
        switch firstCharacter(decoded.bytes) {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard let read = JSONFeedReader.read(decoded.bytes, address: address) else {
                throw FeedError(.notAFeed, "The document\(place) is JSON, but no JSON Feed (it has no items).")
            }
            feed = read
        default:
            feed = try xml(decoded.bytes, address: address, place: place)
        }
        feed.malformed = feed.malformed || decoded.wasMended || body.isCut
        return feed
    }

    private static func xml(_ bytes: [UInt8], address: String?, place: String) throws(FeedError) -> ParsedFeed {
        let tree = XMLTree(bytes)
        guard let root = root(of: tree) else {
            let links = PageHead.feeds(in: bytes, address: address)
            if !links.isEmpty || isPage(bytes) {
                let hint = links.first.map { "It names this feed: \($0.address)" } ?? "It names no feed."
                throw FeedError(.page, "The document\(place) is a web page, not a feed. \(hint)", feeds: links)
            }
            throw FeedError(
                .notAFeed,
                "The document\(place) is neither RSS nor Atom nor JSON Feed. Look at it in a browser."
            )
        }
        switch tree.nodes[root].name {
        case .feed, .entry:
            var reader = AtomReader(tree: tree, root: root, address: address)
            return reader.read()
        default:
            var reader = RSSReader(tree: tree, root: root, address: address)
            return reader.read()
        }
    }

    /// The element that makes the document a feed: near the top, whatever junk stands before it.
    private static func root(of tree: XMLTree) -> Int? {
        for (index, node) in tree.nodes.prefix(2000).enumerated() where node.kind == .element {
            switch node.name {
            case .rss, .rdf, .feed: if node.name != .rdf || node.space == .rdf || node.space == .none { return index }
            case .channel where node.parent < 0: return index
            case .entry where node.parent < 0 && node.space == .atom: return index
            default: continue
            }
        }
        return nil
    }

    private static func isPage(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
        return head.contains("<html") || head.contains("<!doctype html") || head.contains("<head")
            || head.contains("<body")
    }

    private static func firstCharacter(_ bytes: [UInt8]) -> UInt8? {
        bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    }

    /// `encoding="…"` of the XML declaration.
    static func declaredCharset(_ head: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: head.prefix(400), as: UTF8.self)
        guard let start = text.firstRange(of: "<?xml"), let name = text[start.upperBound...].firstRange(of: "encoding")
        else {
            return nil
        }
        let close = text[start.upperBound...].firstRange(of: "?>")?.lowerBound ?? text.endIndex
        guard name.lowerBound < close else { return nil }
        let rest = text[name.upperBound..<close].drop { $0 == " " || $0 == "=" || $0 == "\"" || $0 == "'" }
        let value = rest.prefix { $0 != "\"" && $0 != "'" && $0 != " " && $0 != "?" && $0 != ">" }
        return value.isEmpty ? nil : String(value)
    }
}

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
    ///   - sanitises: False leaves HTML as it was published, links in it relative, for programs that need no more than
    ///     the words or clean it themselves: what comes out so must never be shown.
    /// - Returns: The feed, mended where it had to be (`malformed` says so).
    /// - Throws: ``FeedError``; for a web page it lists the feeds the page names.
    package static func parse(
        _ bytes: [UInt8],
        contentType: String?,
        contentEncoding: String?,
        address: String?,
        sanitises: Bool = true
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
            guard let read = JSONFeedReader.read(decoded.bytes, address: address, sanitises: sanitises) else {
                throw FeedError(.notAFeed, "The document\(place) is JSON, but no JSON Feed (it has no items).")
            }
            feed = read
        default:
            feed = try xml(decoded.bytes, address: address, place: place, sanitises: sanitises)
        }
        feed.malformed = feed.malformed || decoded.wasMended || body.isCut
        return feed
    }

    /// Reads a feed of any length with flat memory.
    ///
    /// - Parameters:
    ///   - source: The next bytes, compressed (gzip, deflate) or not; nil at the end.
    ///   - contentType: The HTTP header, for its charset.
    ///   - contentEncoding: The HTTP header, when the client left the body compressed.
    ///   - address: Where the feed was fetched.
    ///   - sanitises: As in ``parse(_:contentType:contentEncoding:address:sanitises:)``.
    ///   - limits: What the feed may cost.
    ///   - each: Takes each item as it ends.
    /// - Returns: The feed without its items.
    /// - Throws: ``FeedError``, when a limit is passed also after some items were handed over; what `each` throws.
    package static func read(
        from source: @escaping () -> [UInt8]?,
        contentType: String? = nil,
        contentEncoding: String? = nil,
        address: String? = nil,
        sanitises: Bool = true,
        limits: FeedStream.Limits = FeedStream.Limits(),
        each: (ParsedItem) throws(FeedError) -> Void
    ) throws(FeedError) -> ParsedFeed {
        var stream = FeedStream(contentType: contentType, address: address, sanitises: sanitises, limits: limits)
        var unfolding = Inflate.Stream(source: source, encoding: contentEncoding)
        while let block = try unfolded(&unfolding, address) { try stream.push(block, each: each) }
        var feed = try stream.finish(each: each)
        feed.malformed = feed.malformed || unfolding.isCut
        return feed
    }

    private static func unfolded(_ stream: inout Inflate.Stream, _ address: String?) throws(FeedError) -> [UInt8]? {
        do {
            return try stream.next()
        } catch {
            let place = address.map { " at \($0)" } ?? ""
            throw FeedError(error.code == .tooLarge ? .tooLarge : .compression, "The feed\(place): " + error.message)
        }
    }

    private static func xml(
        _ bytes: [UInt8],
        address: String?,
        place: String,
        sanitises: Bool
    ) throws(FeedError) -> ParsedFeed {
        var reader = XMLFeedReader(bytes, address: address, sanitises: sanitises, isFinal: true)
        var items: [ParsedItem] = []
        var isCut = false
        reading: while true {
            switch reader.next() {
            case .item(let item):
                guard items.count < FormatLimits.items else {
                    isCut = true
                    break reading
                }
                items.append(item)
            case .tooMany:
                isCut = true
                break reading
            case .needsMore, .end: break reading
            }
        }
        guard reader.isFeed else { throw notAFeed(bytes, address: address, place: place) }
        var feed = reader.finish()
        feed.items = items
        feed.malformed = feed.malformed || isCut
        return feed
    }

    /// Why a document without the root of a feed is none, from its bytes or the first of them.
    static func notAFeed(_ bytes: [UInt8], address: String?, place: String) -> FeedError {
        let links = FeedDiscovery.feeds(in: bytes, address: address)
        if !links.isEmpty || isPage(bytes) {
            let hint = links.first.map { "It names this feed: \($0.address)" } ?? "It names no feed."
            return FeedError(.page, "The document\(place) is a web page, not a feed. \(hint)", feeds: links)
        }
        return FeedError(
            .notAFeed,
            "The document\(place) is neither RSS nor Atom nor JSON Feed. Look at it in a browser."
        )
    }

    private static func isPage(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
        return head.contains("<html") || head.contains("<!doctype html") || head.contains("<head")
            || head.contains("<body")
    }

    static func firstCharacter(_ bytes: [UInt8]) -> UInt8? {
        bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    }

    /// `encoding="…"` of the XML declaration.
    static func declaredCharset(_ head: ArraySlice<UInt8>) -> String? {
        head.prefix(400).withUnsafeBufferPointer { bytes in
            guard let start = position(of: "<?xml", in: bytes, from: 0, to: bytes.count) else { return nil }
            let close = position(of: "?>", in: bytes, from: start, to: bytes.count) ?? bytes.count
            guard var cursor = position(of: "encoding", in: bytes, from: start + 5, to: close) else { return nil }
            cursor += 8
            func isMark(_ byte: UInt8) -> Bool {
                byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
            }
            while cursor < close, isMark(bytes[cursor]) || bytes[cursor] == UInt8(ascii: "=") { cursor += 1 }
            let first = cursor
            while cursor < close, !isMark(bytes[cursor]), bytes[cursor] != UInt8(ascii: "?"),
                bytes[cursor] != UInt8(ascii: ">")
            {
                cursor += 1
            }
            guard cursor > first else { return nil }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[first..<cursor]), as: UTF8.self)
        }
    }

    private static func position(
        of mark: StaticString,
        in bytes: UnsafeBufferPointer<UInt8>,
        from: Int,
        to end: Int
    ) -> Int? {
        let length = mark.utf8CodeUnitCount
        guard from + length <= end else { return nil }
        return mark.withUTF8Buffer { wanted in
            for index in from...end - length where bytes[index] == wanted[0] {
                var offset = 1
                while offset < length, bytes[index + offset] == wanted[offset] { offset += 1 }
                if offset == length { return index }
            }
            return nil
        }
    }
}

/// A feed of any length, read as it comes: items are handed over as they end, and what is held is one item.
///
/// ```swift
/// var stream = FeedStream(contentType: header, address: address)
/// while let block = try next() { try stream.push(block) { item in … } }
/// let feed = try stream.finish { item in … }
/// ```
///
/// Compressed bodies are unfolded first, by ``Inflate/Stream`` or by ``Feeds/read(from:contentType:contentEncoding:address:sanitises:limits:each:)``,
/// which does both.
package struct FeedStream {
    /// What one feed may cost; beyond it ``push(_:each:)`` throws `.tooLarge`.
    package struct Limits: Sendable {
        /// Bytes of one item, or of one text, tag or comment outside items.
        package var itemBytes: Int
        package var items: Int
        /// Bytes of the whole feed, unfolded; an endless one ends here.
        package var feedBytes: Int

        package init(itemBytes: Int = 8 << 20, items: Int = .max, feedBytes: Int = .max) {
            self.itemBytes = itemBytes
            self.items = items
            self.feedBytes = feedBytes
        }
    }

    private var text: StreamingText
    // One of the two, once the first character is known.
    private var xml: XMLFeedReader?
    private var json: JSONFeedStream?
    private var pending: [UInt8] = []
    /// As many bytes as must gather before an unfinished token is looked at again, so that a long one is not read from its
    /// beginning with every block.
    private var wanted = 0
    private var head: [UInt8] = []
    private var seen = (items: 0, bytes: 0)
    private let address: String?
    private let sanitises: Bool
    private let limits: Limits

    package init(
        contentType: String? = nil,
        address: String? = nil,
        sanitises: Bool = true,
        limits: Limits = Limits()
    ) {
        text = StreamingText(contentType: contentType)
        self.address = address
        self.sanitises = sanitises
        self.limits = limits
    }

    /// Reads the next bytes and hands over the items that end in them.
    ///
    /// - Throws: ``FeedError`` where a limit is passed or it becomes plain that this is no feed; and what `each` throws.
    /// - Complexity: Linear in all bytes pushed.
    package mutating func push(
        _ bytes: some Collection<UInt8>,
        each: (ParsedItem) throws(FeedError) -> Void
    ) throws(FeedError) {
        seen.bytes = seen.bytes.addingReportingOverflow(bytes.count).partialValue
        guard seen.bytes >= 0, seen.bytes <= limits.feedBytes else {
            throw tooLarge("it has more than \(limits.feedBytes >> 20) MB")
        }
        let decoded = text.decode(bytes, isFinal: false)
        if !decoded.isEmpty { try take(decoded, isFinal: false, each) }
    }

    /// Reads what is left and gives the feed without its items.
    ///
    /// - Throws: ``FeedError``; `.empty` when no bytes came, `.notAFeed` or `.page` when they are none.
    package mutating func finish(each: (ParsedItem) throws(FeedError) -> Void) throws(FeedError) -> ParsedFeed {
        guard seen.bytes > 0 else { throw FeedError(.empty, "The feed\(place) is empty.") }
        try take(text.decode([], isFinal: true), isFinal: true, each)
        var feed: ParsedFeed
        if let json {
            guard let read = json.finish() else {
                throw FeedError(.notAFeed, "The document\(place) is JSON, but no JSON Feed (it has no items).")
            }
            feed = read
        } else if let xml, xml.isFeed {
            feed = xml.finish()
        } else {
            throw Feeds.notAFeed(head, address: address, place: place)
        }
        feed.malformed = feed.malformed || text.wasMended
        return feed
    }

    private var place: String { address.map { " at \($0)" } ?? "" }

    private func tooLarge(_ what: String) -> FeedError {
        FeedError(.tooLarge, "The feed\(place) was read no further: \(what).")
    }

    private mutating func take(
        _ bytes: [UInt8],
        isFinal: Bool,
        _ each: (ParsedItem) throws(FeedError) -> Void
    ) throws(FeedError) {
        if head.count < 64 << 10 { head.append(contentsOf: bytes.prefix(64 << 10)) }
        pending.append(contentsOf: bytes)
        guard isFinal || pending.count >= wanted else { return }
        let block = pending
        pending = []
        if xml == nil, json == nil {
            guard let first = Feeds.firstCharacter(block) else { return }
            if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
                json = JSONFeedStream(address: address, sanitises: sanitises)
            } else {
                xml = XMLFeedReader([], address: address, sanitises: sanitises, isFinal: false)
            }
        }
        if json != nil {
            for item in json?.push(block) ?? [] { try hand(item, to: each) }
            try check(json?.held ?? 0)
            return
        }
        xml?.append(block, isFinal: isFinal)
        while let progress = xml?.next() {
            switch progress {
            case .item(let item): try hand(item, to: each)
            case .tooMany: throw tooLarge("one of its items has more than a million elements")
            case .end:
                guard xml?.isFeed == true else { throw Feeds.notAFeed(head, address: address, place: place) }
                return
            case .needsMore:
                let held = xml?.held ?? 0
                try check(held)
                wanted = held > 64 << 10 ? min(held, 4 << 20) : 0
                return
            }
        }
    }

    private func check(_ held: Int) throws(FeedError) {
        guard held <= limits.itemBytes else {
            throw tooLarge("one of its items or texts has more than \(limits.itemBytes >> 20) MB")
        }
    }

    private mutating func hand(_ item: ParsedItem, to each: (ParsedItem) throws(FeedError) -> Void) throws(FeedError) {
        guard seen.items < limits.items else { throw tooLarge("it has more than \(limits.items) items") }
        seen.items += 1
        try each(item)
    }
}

import Formats
import Foundation

/// Bytes as the body of a feed, with the headers that the first three bytes choose.
enum FeedTarget {
    private static let types: [String?] = [
        nil, "application/rss+xml", "text/xml; charset=utf-8", "text/xml; charset=windows-1251", "application/json",
        "text/html; charset=shift_jis", "application/atom+xml;charset=\"UTF-16\"", "text/plain; charset=x-nothing",
    ]
    private static let encodings: [String?] = [nil, nil, nil, "gzip", "deflate", "br, gzip"]
    private static let addresses: [String?] = [nil, "https://example.org/a/feed.xml", "http://example.org", "feed:"]

    @Sendable static func run(_ bytes: [UInt8]) {
        var choices = Choices(bytes)
        let type = choices.pick(types)
        let encoding = choices.pick(encodings)
        let address = choices.pick(addresses)
        checkStream(choices.rest, type, address, cut: 1 + choices.rest.count % 97)
        guard let feed = read(choices.rest, type, encoding, address) else { return }
        guard read(choices.rest, type, encoding, address) == feed else { broken("a feed reads the same twice") }
        for date in [feed.updated, feed.published] { check(date) }
        for item in feed.items { check(item) }
        for link in feed.hubs + [feed.link, feed.image, feed.selfAddress].compactMap(\.self) { checkLink(link) }
        checkOutline(feed)
    }

    private static func read(_ bytes: [UInt8], _ type: String?, _ encoding: String?, _ address: String?) -> ParsedFeed?
    {
        do {
            return try Feeds.parse(bytes, contentType: type, contentEncoding: encoding, address: address)
        } catch {
            if error.message.isEmpty { broken("a refusal says why") }
            return nil
        }
    }

    private static func check(_ item: ParsedItem) {
        check(item.published)
        check(item.updated)
        if item.published != nil, item.publishedRaw?.isEmpty != false, item.updated != item.published {
            broken("a date keeps the words it was read from", ["\(item)"])
        }
        for html in [item.summary, item.contentHTML].compactMap(\.self) {
            CleanMarkup.check(html)
            let again = Sanitiser.clean(html, base: nil)
            if again != html { broken("an item's markup is sanitised once and for all", [html, again]) }
        }
        for link in item.enclosures.map(\.url) + [item.link, item.image].compactMap(\.self) { checkLink(link) }
        for title in [item.title, item.author].compactMap(\.self) where title.isEmpty {
            broken("a text that is there is not empty", ["\(item)"])
        }
    }

    private static func check(_ date: Date?) {
        guard let date else { return }
        let seconds = date.timeIntervalSince1970
        // The years 1 to 9999, and the day that a zone may shift.
        guard seconds >= -62_135_683_200, seconds <= 253_402_387_200 else {
            broken("dates lie in the years that calendars print", ["\(seconds)"])
        }
    }

    private static func checkLink(_ link: String) {
        let head = link.unicodeScalars.filter { $0.value > 0x20 }.prefix(11).map { String($0).lowercased() }.joined()
        for scheme in ["javascript:", "vbscript:", "data:text/h"] where head.hasPrefix(scheme) {
            broken("no link runs anything", [link])
        }
    }

    /// What a reader's list of feeds says comes back from the list.
    private static func checkOutline(_ feed: ParsedFeed) {
        let printable = feed.title.map { title in
            String(String.UnicodeScalarView(title.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
        }
        let given = OPMLFeed(
            title: printable ?? "A feed",
            address: "https://example.org/feed?a=1&b=2",
            page: nil,
            folders: ["A & B <1>"]
        )
        guard let back = try? OPML.parse(Array(OPML.write([given], title: given.title).utf8)), back.count == 1 else {
            broken("an outline we wrote can be read", [given.title])
        }
        guard back[0].address == given.address, back[0].folders == given.folders else {
            broken("an outline comes back as it went", ["\(given)", "\(back[0])"])
        }
    }
}

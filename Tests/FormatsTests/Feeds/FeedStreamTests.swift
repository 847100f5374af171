import Formats
import Testing

@Suite("feeds of any length")
struct FeedStreamTests {
    private static let samples: [String] = [
        """
        <?xml version="1.0" encoding="UTF-8"?><!-- > <item> --><rss version="2.0" xml:lang="en"
         xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:m="http://search.yahoo.com/mrss/"><channel>
        <title>Tï&amp;tle</title><link>https://o.example/</link><m:thumbnail url="t.png"/>
        <item><title><![CDATA[A ]] > <b>b</b>]]></title><link>/1</link><guid isPermaLink="false">1</guid>
        <content:encoded><![CDATA[<p>x &amp; y</p>]]></content:encoded></item>
        <item xml:base="https://b.example/z/"><title>B</title><link>2</link><description>&lt;a href="q"&gt;é&lt;/a&gt;</description></item>
        <ttl>5</ttl><item/><item><title>C<link>https://o.example/3</link><item><title>D</title></channel></rss>
        """,
        """
        <?xml version='1.0'?><!DOCTYPE feed [<!ENTITY x "X > Y">]><feed xmlns="http://www.w3.org/2005/Atom" xml:base='https://a.example/'>
        <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">T <b>b</b></div></title><link href="/"/><link rel="hub" href="/hub"/>
        <entry><id>1</id><title>&x; &eacute;</title><link href="1"/><updated>2025-02-11T09:30:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>p<img src="i.png"/></p></div></content></entry>
        <entry><id>2</id><title>日本語</title></entry></feed>
        """,
        """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://r.example/">
        <title>R</title><items><rdf:Seq><rdf:li resource="1"/></rdf:Seq></items></channel><image><url>https://r.example/i.png</url></image>
        <item rdf:about="https://r.example/1"><title>One</title></item><item rdf:about="https://r.example/2"><title>Two</title></item></rdf:RDF>
        """,
        """
        {"version":"https://jsonfeed.org/version/1.1","title":"J \\"q\\" ]","items":[{"id":1,"title":"a, b","tags":["x","]"]},
        {"id":"2","content_html":"<p>{</p>"}],"authors":[{"name":"Jo","items":[1]}],"language":"de"}
        """,
    ]

    private func read(_ bytes: [UInt8], by size: Int, type: String? = nil) throws -> ParsedFeed {
        var stream = FeedStream(contentType: type, address: "https://outlet.example/feed")
        var items: [ParsedItem] = []
        var start = 0
        while start < bytes.count {
            try stream.push(bytes[start..<min(bytes.count, start + size)]) { items.append($0) }
            start += size
        }
        var feed = try stream.finish { items.append($0) }
        feed.items = items
        return feed
    }

    @Test("bytes that come one by one, in crumbs or at once give the same feed", arguments: samples)
    func crumbs(_ text: String) throws {
        let bytes = Array(text.utf8)
        let whole = try Feeds.parse(
            bytes,
            contentType: nil,
            contentEncoding: nil,
            address: "https://outlet.example/feed"
        )
        #expect(!whole.items.isEmpty)
        // The first eight kilobytes wait for the encoding to be settled; padding brings every cut behind them.
        let padding = Array(("<!--" + String(repeating: " ", count: 8200) + "-->").utf8)
        let isXML = bytes.first == UInt8(ascii: "<")
        for size in [1, 2, 3, 7, 64, 1000, 100_000] {
            var fed = bytes
            if isXML, size < 100_000, let end = bytes.firstIndex(of: UInt8(ascii: ">")) {
                fed.insert(contentsOf: padding, at: end + 1)
            } else if !isXML {
                fed = Array(repeating: 0x20, count: 8200) + bytes
            }
            let streamed = try read(fed, by: size)
            #expect(streamed == whole, "blocks of \(size)")
        }
    }

    @Test("encodings are settled by the first bytes and kept across blocks")
    func encodings() throws {
        let text =
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><item><title>é – 日</title></item></channel></rss>"
        let long = String(repeating: " ", count: 9000)
        func title(_ bytes: [UInt8], type: String? = nil) throws -> String? {
            try read(bytes, by: 5, type: type).items.first?.title
        }
        let padded = text.replacing("<channel>", with: long + "<channel>")
        #expect(try title(Array(padded.utf8)) == "é – 日")
        #expect(try title(padded.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })?.hasPrefix("é") == true)
        let wide = padded.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(try title([0xFF, 0xFE] + wide) == "é – 日")
        let japanese =
            Array("<rss>\(long)<channel><item><title>".utf8) + [0x93, 0xFA, 0x96, 0x7B]
            + Array("</title></item></channel></rss>".utf8)
        #expect(try title(japanese, type: "text/xml; charset=shift_jis") == "日本")
    }

    @Test("an endless feed gives its items as they end, until a limit that says what it is")
    func endless() throws {
        var stream = FeedStream(limits: FeedStream.Limits(itemBytes: 64 << 10, items: 1500))
        var count = 0
        try stream.push(Array("<rss><channel><title>T</title>".utf8) + Array(repeating: 0x20, count: 9000)) { _ in }
        let item = Array("<item><title>x</title><description>some words &amp; more</description></item><x/>".utf8)
        #expect {
            for _ in 0..<2000 { try stream.push(item) { _ in count += 1 } }
        } throws: {
            ($0 as? FeedError)?.code == .tooLarge
        }
        #expect(count == 1500)
        for endless in ["<item><title>", "<!-- ", "<item a=\"", "<item><![CDATA["] {
            var stream = FeedStream(limits: FeedStream.Limits(itemBytes: 64 << 10))
            try stream.push(Array("<rss><channel>\(endless)".utf8)) { _ in }
            #expect {
                for _ in 0..<1000 { try stream.push(Array(repeating: UInt8(ascii: "x"), count: 100)) { _ in } }
            } throws: {
                ($0 as? FeedError)?.code == .tooLarge
            }
        }
    }

    @Test("one long text in many blocks is read in linear time")
    func longText() throws {
        let text =
            "<rss><channel><item><description>" + String(repeating: "words ", count: 60_000)
            + "</description></item></channel></rss>"
        let clock = ContinuousClock()
        var feed: ParsedFeed?
        let taken = try clock.measure { feed = try read(Array(text.utf8), by: 1000) }
        #expect(feed?.items.first?.summary?.utf8.count == 359_999)
        #expect(taken < .seconds(10))
    }

    @Test("what is no feed is refused, with the feeds a page names")
    func refusals() {
        #expect {
            try read(Array("<html><head><link rel=alternate type='application/rss+xml' href='/f'>".utf8), by: 9)
        } throws: { ($0 as? FeedError)?.feeds.map(\.address) == ["https://outlet.example/f"] }
        #expect { try read([], by: 9) } throws: { ($0 as? FeedError)?.code == .empty }
        #expect { try read(Array("{\"a\":[{}]}".utf8), by: 9) } throws: { ($0 as? FeedError)?.code == .notAFeed }
    }

    /// `gzip` of "hello hello hello hello\n", made with the program of that name.
    private static let hello: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x57, 0xC8, 0x40,
        0x27, 0xB9, 0x00, 0x00, 0x88, 0x59, 0x0B, 0x18, 0x00, 0x00, 0x00,
    ]

    @Test("compressed bodies unfold block by block, several members as one, cut ones say so", arguments: [1, 4, 1000])
    func inflate(_ size: Int) throws {
        func unfold(_ bytes: [UInt8]) throws -> (String, Bool) {
            var position = 0
            var stream = Inflate.Stream(source: {
                guard position < bytes.count else { return nil }
                defer { position += size }
                return Array(bytes[position..<min(bytes.count, position + size)])
            })
            var out: [UInt8] = []
            while let block = try stream.next() { out += block }
            return (String(decoding: out, as: UTF8.self), stream.isCut)
        }
        #expect(try unfold(Self.hello) == ("hello hello hello hello\n", false))
        #expect(try unfold(Self.hello + Self.hello).0 == "hello hello hello hello\nhello hello hello hello\n")
        #expect(try unfold(Array(Self.hello.prefix(15))).1)
        #expect(try unfold(Array("plain".utf8)) == ("plain", false))
        #expect { try unfold([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF]) } throws: {
            ($0 as? Inflate.Failure)?.code == .corrupt
        }
    }
}

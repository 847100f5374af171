import Testing

import Formats

@Suite("feeds of every kind become one value")
struct FeedsTests {
    private func read(_ text: String, type: String? = nil, at address: String? = "https://outlet.example/feeds/all")
        throws -> ParsedFeed
    {
        try Feeds.parse(Array(text.utf8), contentType: type, contentEncoding: nil, address: address)
    }

    @Test("RSS 2.0 with its usual modules")
    func rss() throws {
        let feed = try read(
            """
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
              xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
            <channel><title>Markets &amp; more</title><link>https://outlet.example/</link><language>en-us</language>
            <atom:link rel="self" href="https://outlet.example/feeds/all"/><atom:link rel="hub" href="https://hub.example/"/>
            <managingEditor>desk@outlet.example (The Desk)</managingEditor>
            <item><title>Vec&lt;T&gt; rises</title><link>/2025/rise</link><guid isPermaLink="false">42</guid>
              <dc:creator>Ada Poe</dc:creator><pubDate>Tue, 11 Feb 2025 09:30:00 EST</pubDate>
              <description>&lt;p onclick="x()"&gt;Up &lt;a href="more"&gt;again&lt;/a&gt;&lt;/p&gt;</description>
              <content:encoded><![CDATA[<p>All of it<script>alert(1)</script></p>]]></content:encoded>
              <category>Chips</category><category domain="https://wire.example/rss/stock">Nasdaq:ACME</category>
              <enclosure url="talk.mp3" type="audio/mpeg" length="123"/>
              <media:thumbnail url="https://outlet.example/t.jpg"/></item>
            </channel></rss>
            """
        )
        #expect(feed.title == "Markets & more")
        #expect(feed.language == "en-us")
        #expect(feed.author == "The Desk")
        #expect(feed.selfAddress == "https://outlet.example/feeds/all")
        #expect(feed.hubs == ["https://hub.example/"])
        #expect(!feed.malformed)
        let item = try #require(feed.items.first)
        #expect(item.title == "Vec<T> rises")
        #expect(item.link == "https://outlet.example/2025/rise")
        #expect(item.id == "42")
        #expect(item.author == "Ada Poe")
        #expect(item.published.map(FeedDates.iso) == "2025-02-11T14:30:00Z")
        #expect(item.publishedRaw == "Tue, 11 Feb 2025 09:30:00 EST")
        #expect(item.summary == "<p>Up <a href=\"https://outlet.example/feeds/more\">again</a></p>")
        #expect(item.contentHTML == "<p>All of it</p>")
        #expect(item.categories == ["Chips", "Nasdaq:ACME"])
        #expect(item.securities == ["Nasdaq:ACME"])
        #expect(
            item.enclosures == [
                Enclosure(url: "https://outlet.example/feeds/talk.mp3", type: "audio/mpeg", length: 123)
            ]
        )
        #expect(item.image == "https://outlet.example/t.jpg")
    }

    @Test("Atom with nested base addresses and every kind of text")
    func atom() throws {
        let feed = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/" xml:lang="de">
            <title type="html">A &amp;lt;b&gt;bold&lt;/b&gt; claim</title><id>urn:f</id><link href="/"/>
            <updated>2025-02-11T10:00:00+01:00</updated><author><name>Ann</name><email>ann@a.example</email></author>
            <entry xml:base="y/"><title>1 &lt; 2</title><link rel="alternate" href="one"/><link rel="enclosure" href="one.pdf" type="application/pdf"/>
            <id>urn:1</id><published>2025-02-10</published>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>See <a href="two">two</a> &amp; three</p></div></content>
            <category term="policy"/></entry></feed>
            """
        )
        #expect(feed.language == "de")
        #expect(feed.link == "https://a.example/")
        #expect(feed.updated.map(FeedDates.iso) == "2025-02-11T09:00:00Z")
        let entry = try #require(feed.items.first)
        #expect(entry.title == "1 < 2")
        #expect(entry.link == "https://a.example/x/y/one")
        #expect(entry.contentHTML == "<p>See <a href=\"https://a.example/x/y/two\">two</a> &amp; three</p>")
        #expect(entry.categories == ["policy"])
        #expect(entry.enclosures.map(\.url) == ["https://a.example/x/y/one.pdf"])
    }

    @Test("RSS 1.0 keeps its items beside the channel")
    func rdf() throws {
        let feed = try read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
              xmlns:d="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://r.example/"><title>R</title></channel>
            <item rdf:about="https://r.example/1"><title>One</title><d:date>2025-02-11</d:date></item></rdf:RDF>
            """
        )
        #expect(feed.title == "R")
        #expect(feed.items.map(\.link) == ["https://r.example/1"])
        #expect(feed.items.first?.published.map(FeedDates.iso) == "2025-02-11T00:00:00Z")
    }

    @Test("of several versions of a content the one with markup, and a podcast's owner where nobody else is named")
    func alternatives() throws {
        let atom = try read(
            """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><content type="multipart/alternative">
            <content type="text/plain">p</content><content type="text/html" mode="escaped">&lt;b&gt;h&lt;/b&gt;</content>
            </content></entry></feed>
            """
        )
        #expect(atom.items.first?.contentHTML == "<b>h</b>")
        let rss = try read(
            """
            <rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
            <itunes:owner><itunes:name>Jo</itunes:name></itunes:owner></channel></rss>
            """
        )
        #expect(rss.author == "Jo")
    }

    @Test("words under an unknown type are words, a bare \"less than\" is one, and a picture's name stands for it")
    func unusualTypes() throws {
        let feed = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title type="application/x-custom">test</title><entry>
            <title type="application/octet-stream">PHA+RW50cnk8L3A+</title><summary type="html">5 &lt;a</summary></entry>
            <entry><title type="html">&lt;img alt="A cat" src="c.png"&gt;</title><link href="HTTPS://Outlet.Example/A"/></entry></feed>
            """
        )
        #expect(feed.title == "test")
        #expect(feed.items.map(\.title) == ["Entry", "A cat"])
        #expect(feed.items.first?.summary == "5 &lt;a")
        #expect(feed.items.last?.link == "https://outlet.example/A")
    }

    @Test("without sanitising texts come as published")
    func parseOnly() throws {
        let text =
            "<rss><channel><item><description>&lt;b onclick='x'&gt;y&lt;/b&gt;</description></item></channel></rss>"
        let feed = try Feeds.parse(
            Array(text.utf8),
            contentType: nil,
            contentEncoding: nil,
            address: nil,
            sanitises: false
        )
        #expect(feed.items.first?.summary == "<b onclick='x'>y</b>")
        #expect(try read(text).items.first?.summary == "<b>y</b>")
    }

    @Test("a date keeps its words, and says when it could be another day")
    func rawDates() throws {
        let feed = try read(
            "<rss><channel><lastBuildDate>soon</lastBuildDate><item><pubDate>06/07/2025</pubDate></item></channel></rss>"
        )
        #expect(feed.updatedRaw == "soon")
        #expect(feed.updated == nil)
        #expect(feed.items.first?.publishedRaw == "06/07/2025")
        #expect(feed.items.first?.areDatesSure == false)
    }

    @Test("JSON Feed, with a byte-order mark and a number for an id")
    func json() throws {
        let feed = try read(
            "\u{FEFF}{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[{\"id\":7,\"url\":\"a\",\"content_text\":\"1 < 2\",\"authors\":[{\"name\":\"Jo\"}]}]}"
        )
        #expect(feed.items.first?.id == "7")
        #expect(feed.items.first?.link == "https://outlet.example/feeds/a")
        #expect(feed.items.first?.contentHTML == "1 &lt; 2")
        #expect(feed.items.first?.author == "Jo")
    }

    @Test(
        "broken documents are read as their authors meant them",
        arguments: [
            (
                "<rss><channel><item><title>A<link>https://x.example/1</link><item><title>B</title></channel>",
                ["A", "B"]
            ),
            (
                "Warning: bad <br />\n<?xml version='1.0'?><rss><channel><item><title>A</title></item></channel></rss>",
                ["A"]
            ),
            ("<rss><channel><item><title>AT&T & Co &eacute;</title></item></channel></rss>", ["AT&T & Co é"]),
            ("<RSS><Channel><Item><Title>A</Title></Item></Channel></RSS>", ["A"]),
            (
                "<rss><channel><item><description><p>x<br>y <b>z</p></description><title>A</title></item><item><title>B</title></item></channel></rss>",
                ["A", "B"]
            ),
            ("<rss><channel><item><title><![CDATA[A ]]]]><![CDATA[> B]]></title></item></channel></rss>", ["A ]]> B"]),
            ("<rss><channel><item><title>A\u{0}\u{1}B</title></item></channel></rss>", ["AB"]),
        ]
    )
    func broken(_ text: String, _ titles: [String]) throws {
        #expect(try read(text).items.map { $0.title ?? "" } == titles)
    }

    @Test("entities are not expanded, files not read")
    func entities() throws {
        let bomb = (1..<9).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
        let feed = try read(
            "<!DOCTYPE rss [<!ENTITY e0 \"ha\">\(bomb)<!ENTITY f SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&e0;&e8;&f;</title></item></channel></rss>"
        )
        let title = try #require(feed.items.first?.title)
        #expect(title.hasPrefix("ha"))
        #expect(title.utf8.count < 2000)
        #expect(!title.contains("root:"))
    }

    @Test("depth, attributes and unclosed markup in any number stay linear")
    func blowUps() throws {
        for text in [
            "<rss><channel>" + String(repeating: "<a>", count: 20_000),
            "<rss><channel><item><title>x</title><description><![CDATA[" + String(repeating: "<div><b>", count: 10_000)
                + "]]></description></item>",
            "<rss " + (0..<10_000).map { "a\($0)='1' " }.joined() + "><channel>",
            "<rss><channel>" + String(repeating: "<!-- ", count: 10_000),
            "<rss><channel><item><title a=\"" + String(repeating: "<x y=\"", count: 10_000),
        ] {
            let clock = ContinuousClock()
            let taken = try clock.measure { _ = try read(text) }
            #expect(taken < .seconds(10))
        }
    }

    @Test("what is no feed says what it is")
    func refusals() {
        #expect(throws: FeedError.self) { try read("") }
        #expect {
            try read("<!doctype html><link rel='alternate' type='application/rss+xml' title='News' href='/rss'>")
        } throws: { error in
            guard let error = error as? FeedError else { return false }
            return error.code == .page
                && error.feeds == [
                    DiscoveredFeed(title: "News", address: "https://outlet.example/rss", type: "application/rss+xml")
                ]
        }
        #expect { try read("{\"a\":1}") } throws: { ($0 as? FeedError)?.code == .notAFeed }
        #expect { try read(String(repeating: "[", count: 300_000)) } throws: { ($0 as? FeedError)?.code == .notAFeed }
    }
}

import Formats
import Testing

@Suite("OPML")
struct OPMLTests {
    @Test("a list written is the list read, folders and awkward characters included")
    func roundTrip() throws {
        let feeds = [
            OPMLFeed(title: "A & B <news>", address: "https://a.example/feed?x=1&y=2", page: "https://a.example/"),
            OPMLFeed(title: "Deep \"quoted\"", address: "https://b.example/rss", folders: ["Markets"]),
        ]
        let text = OPML.write(feeds, title: "My list")
        #expect(try OPML.parse(Array(text.utf8)) == feeds)
        #expect(text.contains("version=\"2.0\""))
    }

    @Test("outlines without a feed are folders, an address counts once, anything else is refused")
    func reading() throws {
        let text = """
            <opml version="1.0"><head><title>x</title></head><body>
            <outline text="World"><outline text="Europe"><outline type="rss" text="One" xmlUrl="https://one.example/"/></outline>
            <outline text="One again" xmlUrl="https://one.example/"/></outline><outline xmlUrl="https://two.example/"/>
            </body></opml>
            """
        let feeds = try OPML.parse(Array(text.utf8))
        #expect(feeds.map(\.address) == ["https://one.example/", "https://two.example/"])
        #expect(feeds.first?.folders == ["World", "Europe"])
        #expect(feeds.last?.title == "https://two.example/")
        #expect(throws: FeedError.self) { try OPML.parse(Array("<rss><channel/></rss>".utf8)) }
        #expect(throws: FeedError.self) { try OPML.parse([]) }
    }

    @Test("a thousand nested outlines neither crash nor hang")
    func deep() throws {
        let text = "<opml><body>" + String(repeating: "<outline text=\"x\">", count: 5_000)
        #expect(try OPML.parse(Array(text.utf8)).isEmpty)
    }
}

import Formats
import Testing

@Suite("lists of feeds")
struct OPMLListTests {
    private func parse(_ text: String) throws -> [OPMLFeed] { try OPML.parse(Array(text.utf8)) }

    @Test("what is written is read again: nested folders, categories, language, awkward characters")
    func roundTrip() throws {
        let feeds = [
            OPMLFeed(title: "A & \"B\" <c>", address: "https://a.example/f?x=1&y=2", folders: ["World", "Europe"]),
            OPMLFeed(
                title: "Ö",
                address: "https://b.example/f",
                page: "https://b.example/",
                folders: ["World"],
                language: "de-AT",
                categories: ["/News/World", "daily"]
            ),
            OPMLFeed(title: "C", address: "https://c.example/f"),
        ]
        let text = OPML.write(feeds, title: "L")
        let again = try parse(text)
        #expect(again == feeds)
        #expect(OPML.write(again, title: "L") == text)
    }

    @Test("lists cut off, unclosed, with bare ampersands or older attributes give what they hold")
    func broken() throws {
        let unclosed = try parse(
            "<opml><body><outline text='F'><outline text='A' xmlUrl='https://a.example/?a=1&b=2'><outline text='B' XMLURL='https://b.example/'></outline><outline tex"
        )
        #expect(unclosed.map(\.title) == ["A", "B"])
        #expect(unclosed.map(\.folders) == [["F"], ["F"]])
        let old = try parse("<OPML><BODY><OUTLINE TEXT='A' TYPE='rss' URL='https://a.example/'/></BODY></OPML>")
        #expect(old.map(\.address) == ["https://a.example/"])
        let commented = try parse(
            "<opml><body><outline isComment='true'><outline xmlUrl='https://a.example/'/></outline><outline xmlUrl='https://b.example/'/></body></opml>"
        )
        #expect(commented.map(\.address) == ["https://b.example/"])
    }

    @Test("twenty thousand unclosed feeds stay linear and all are read")
    func hostile() throws {
        let text = "<opml>" + (0..<20_000).map { "<outline text='x' xmlUrl='https://a.example/\($0)'>" }.joined()
        let clock = ContinuousClock()
        var count = 0
        let taken = try clock.measure { count = try parse(text).count }
        #expect(count == 20_000)
        #expect(taken < .seconds(10))
    }
}

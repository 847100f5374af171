import Formats
import Testing

@Suite("what tells items apart")
struct ItemIdentityTests {
    private func identities(_ items: String) throws -> [ItemIdentity] {
        let text = "<rss><channel><link>https://o.example/</link>\(items)</channel></rss>"
        return try Feeds.parse(Array(text.utf8), contentType: nil, contentEncoding: nil, address: nil).identities()
    }

    @Test("a guid that one item has is the key, and its link is kept for the day the guid changes")
    func guid() throws {
        let found = try identities(
            "<item><guid isPermaLink='false'>7</guid><link>http://www.o.example/a/?utm_source=rss#x</link></item>"
        )
        #expect(found.map(\.key) == ["7"])
        #expect(found.first?.basis == .guid)
        #expect(found.first?.link == "https://o.example/a")
    }

    @Test("a guid that different items share gives way to the link, a repeated item does not count")
    func shared() throws {
        let shared = try identities(
            """
            <item><guid>x</guid><link>https://o.example/1</link></item><item><guid>x</guid><link>https://o.example/2</link></item>
            """
        )
        #expect(shared.map(\.key) == ["https://o.example/1", "https://o.example/2"])
        let repeated = try identities(
            """
            <item><guid>x</guid><link>https://o.example/1</link></item><item><guid>x</guid><link>https://o.example/1</link></item>
            """
        )
        #expect(repeated.map(\.key) == ["x", "x"])
    }

    @Test("without guid the link, without a link of its own the words; markup and spacing do not change them")
    func content() throws {
        let found = try identities(
            """
            <item><title>A</title><link>https://o.example/1</link></item>
            <item><title>B</title><link>https://o.example/</link><description>One &lt;b&gt;two&lt;/b&gt;.</description></item>
            <item><title>B</title><description>One  two</description></item><item><title>C</title></item>
            """
        )
        #expect(found.map(\.basis) == [.link, .content, .content, .content])
        #expect(found[1].key == found[2].key)
        #expect(found[1].key != found[3].key)
        #expect(found[1].contentKey.utf8.count == 32)
    }

    @Test(
        "addresses that lead to the same report compare equal, others do not",
        arguments: [
            ("HTTP://WWW.A.example:80/x/", "https://a.example/x", true),
            ("https://a.example/x?id=1&utm_medium=feed", "https://a.example/x?id=1#top", true),
            ("https://a.example/x?id=1", "https://a.example/x?id=2", false),
            ("https://a.example/#!/x", "https://a.example/#!/y", false),
            ("https://a.example/X", "https://a.example/x", false),
        ]
    )
    func canonical(_ one: String, _ other: String, _ isSame: Bool) {
        #expect((CanonicalAddress.key(of: one) == CanonicalAddress.key(of: other)) == isSame)
        #expect(CanonicalAddress.key(of: "urn:uuid:1") == nil)
        #expect(CanonicalAddress.key(of: "https://") == nil)
    }
}

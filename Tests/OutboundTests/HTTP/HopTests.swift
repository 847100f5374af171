import Outbound
import Testing

struct HopTests {
    private static func hop(_ url: String, method: String = "GET", body: [UInt8]? = nil) throws -> Hop {
        Hop(url: try WebURL(url), method: method, body: body)
    }

    private static func refusal(_ hop: Hop, _ location: String, status: Int = 302) -> OutboundError.Code? {
        do throws(OutboundError) {
            _ = try hop.following(location, status: status)
            return nil
        } catch { return error.code }
    }

    @Test(
        "encryption is never given up on the way",
        arguments: ["http://news.example/", "HTTP://other.example/", "http:/x"]
    )
    func downgrade(location: String) throws {
        let secure = try Self.hop("https://news.example/")
        let code = Self.refusal(secure, location)
        #expect(code == .refusedRedirect || code == .invalidURL)
        #expect(Self.refusal(try Self.hop("http://news.example/"), "https://news.example/") == nil)
        let upgraded = try Self.hop("http://news.example/").following("https://news.example/", status: 301)
        #expect(Self.refusal(upgraded, "http://news.example/") == .refusedRedirect)
        #expect(!upgraded.isFirstOrigin)
    }

    @Test(
        "a reference is resolved against where it came from",
        arguments: [
            ("/b", "https://news.example/b"), ("c", "https://news.example/a/c"),
            ("?q=1", "https://news.example/a/b?q=1"),
            ("//other.example/x", "https://other.example/x"),
            ("https://NEWS.example:443/x#y", "https://news.example/x"),
            ("/ü", "https://news.example/%c3%bc"), ("../../..", "https://news.example/"),
        ]
    )
    func resolution(location: String, expected: String) throws {
        let next = try Self.hop("https://news.example/a/b").following(location, status: 302)
        #expect(next.url.text == expected)
    }

    @Test(
        "another port or scheme is another origin",
        arguments: ["https://news.example:8443/", "https://www.news.example/"]
    )
    func origins(location: String) throws {
        let start = try Self.hop("https://news.example/")
        #expect(try !start.following(location, status: 302).isFirstOrigin)
        #expect(try start.following("https://NEWS.EXAMPLE/x", status: 302).isFirstOrigin)
        // Away and back again: the first origin is still the first.
        #expect(
            try start.following(location, status: 302).following("https://news.example/", status: 302).isFirstOrigin
        )
    }

    @Test("a body goes to its own origin only", arguments: [307, 308])
    func bodies(status: Int) throws {
        let post = try Self.hop("https://news.example/", method: "POST", body: [1])
        #expect(Self.refusal(post, "https://other.example/", status: status) == .refusedRedirect)
        #expect(try post.following("/again", status: status).body == [1])
        #expect(try post.following("https://other.example/", status: 303).body == nil)
        #expect(try post.following("https://other.example/", status: 303).method == "GET")
        let put = try Self.hop("https://news.example/", method: "PUT", body: [1])
        #expect(try put.following("/again", status: 302).method == "PUT")
        #expect(Self.refusal(put, "https://other.example/", status: 302) == .refusedRedirect)
        #expect(try Self.hop("https://news.example/", method: "HEAD").following("/x", status: 303).method == "HEAD")
    }
}

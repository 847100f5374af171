import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import Outbound
import StoreSQLite
import Testing
import Wire

@Suite("Looking what can be read at an address")
struct SourceFinderTests {
    private static let feed = Array(
        "<rss version=\"2.0\"><channel><title>The Daily</title><item><title>A headline</title><guid>1</guid></item></channel></rss>"
            .utf8
    )
    private static let page = Array(
        """
        <!doctype html><html><head><title>The Daily, front page</title>
        <link rel="alternate" type="application/rss+xml" title="News" href="/feed.xml">
        <link rel="alternate" type="application/rss+xml" title="Old" href="/gone.xml"></head>
        <body><main><h1>The Daily</h1><p>The council met on Tuesday and decided to build the bridge after all.</p>
        <p>Work on it begins in May, the mayor said, and will take three years.</p></main></body></html>
        """.utf8
    )

    private func answer(_ path: String, allowed: [String] = ["127.0.0.1"]) async throws -> SourceSearch {
        let store = try SQLiteStore.inMemory()
        let server = try LoopbackServer { request in
            switch request.path {
            case "/feed.xml": .answer(body: Self.feed)
            case "/": .answer(body: Self.page, headers: ["Content-Type": "text/html; charset=utf-8"])
            default: .answer(status: 404, body: [])
            }
        }
        defer { server.stop() }
        let clock = FixedClock()
        let search = SourceSearch(id: "s", address: server.url(path), asked: clock.now, by: "administrator")
        try await store.commit(
            Transaction([.saveSourceSearch(search)], next: [WorkOrder(.find, "s", due: clock.now)])
        )
        let client = HTTPClient(policy: try AddressPolicy(allowed: allowed), userAgent: "Nutgraf test")
        let finder = SourceFinder(store: store, client: client)
        #expect(try await finder.run(now: { clock.now }) == 1)
        #expect(try await finder.run(now: { clock.now }) == 0)
        let events = try await store.events(after: 0, limit: 9)
        #expect(events.map(\.kind) == [.source] && events.first?.subject == "s")
        return try #require(try await store.sourceSearch("s"))
    }

    @Test("a feed's address is offered as it is, with what it holds")
    func feed() async throws {
        let search = try await answer("/feed.xml")
        #expect(search.state == .found)
        let found = try #require(search.candidates.first)
        #expect(found.origin == .itself && found.title == "The Daily" && found.reports == 1)
        #expect(found.headlines == ["A headline"])
    }

    @Test("of a page its feeds are offered, each read, and the page itself")
    func page() async throws {
        let search = try await answer("/")
        #expect(search.candidates.map(\.origin) == [.named, .named, .page])
        #expect(search.candidates[0].address.hasSuffix("/feed.xml") && search.candidates[0].problem == nil)
        #expect(search.candidates[1].problem?.contains("404") == true)
        #expect(search.candidates[2].kind == .page)
    }

    @Test("what is not there, and what we may not ask, is said in words")
    func refusals() async throws {
        let missing = try await answer("/nothing")
        #expect(missing.state == .failed && missing.problem?.contains("404") == true)
        let inside = try await answer("/feed.xml", allowed: [])
        #expect(inside.state == .failed && inside.candidates.isEmpty && inside.problem?.isEmpty == false)
    }
}

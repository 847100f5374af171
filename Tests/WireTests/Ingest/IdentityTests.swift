import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import Outbound
import StoreSQLite
import Synchronization
import Testing

@testable import Wire

/// The same report is the same, whatever its feed does to its guid; and different ones stay different.
@Suite("Identity of reports")
struct IdentityTests {
    struct Item: Sendable {
        var guid: String?
        var title: String
        var link: String?
        var text = "Some words."
        var date = "Tue, 10 Feb 2026 06:00:00 GMT"
    }

    private static func feed(_ items: [Item]) -> [UInt8] {
        let body = items.map { item in
            "<item>" + (item.guid.map { "<guid isPermaLink=\"false\">\($0)</guid>" } ?? "")
                + (item.link.map { "<link>\($0.replacing("&", with: "&amp;"))</link>" } ?? "")
                + "<title>\(item.title)</title><description>\(item.text)</description><pubDate>\(item.date)</pubDate></item>"
        }
        return Array(
            "<rss version=\"2.0\"><channel><title>T</title><link>https://x.example/</link>\(body.joined())</channel></rss>"
                .utf8
        )
    }

    /// Visits a source once for each list, fifteen minutes apart.
    private static func visit(_ feeds: [[Item]], before: (SQLiteStore) async throws -> Void = { _ in }) async throws
        -> (
            SQLiteStore, [IngestOutcome]
        )
    {
        let store = try SQLiteStore.inMemory()
        let turn = Mutex(0)
        let server = try LoopbackServer { _ in .answer(body: feed(feeds[turn.withLock { $0 }])) }
        defer { server.stop() }
        var options = Ingest.Options()
        options.readsPageBelow = 0
        let ingest = Ingest(
            store: store,
            client: HTTPClient(policy: try AddressPolicy(allowed: ["127.0.0.1"]), userAgent: "Nutgraf test"),
            options: options,
            chance: { 0.5 }
        )
        try await store.commit(Transaction([.saveSource(Sample.source("s", address: server.url("/feed")))]))
        try await before(store)
        var outcomes: [IngestOutcome] = []
        for index in feeds.indices {
            turn.withLock { $0 = index }
            let source = try #require(try await store.source("s"))
            outcomes.append(await ingest.ingest(source, now: FixedClock.start.addingTimeInterval(900 * Double(index))))
        }
        return (store, outcomes)
    }

    @Test("a new guid under a known address is no new report; another text is a new revision of it")
    func newGuid() async throws {
        let (store, outcomes) = try await Self.visit([
            [Item(guid: "1", title: "A", link: "https://x.example/a")],
            [Item(guid: "2", title: "A", link: "http://www.x.example/a/?utm_source=rss#top")],
            [Item(guid: "3", title: "A", link: "https://x.example/a?fbclid=1", text: "Other words.")],
        ])
        #expect(outcomes.map(\.new.count) == [1, 0, 0])
        #expect(outcomes.map(\.revised.count) == [0, 0, 1])
        let item = try #require(outcomes.first?.new.first)
        #expect(try await store.revisions(of: item).map(\.text) == ["Some words.", "Other words."])
    }

    @Test("guids that are made anew at each visit leave nothing behind in the store")
    func guidsDoNotPileUp() async throws {
        let (store, outcomes) = try await Self.visit(
            (0..<5).map { [Item(guid: "g\($0)", title: "A", link: "https://x.example/a")] }
        )
        #expect(outcomes.map(\.new.count) == [1, 0, 0, 0, 0])
        let names = try await store.items(of: "s", keys: (0..<5).map { "id:g\($0)" })
        #expect(Array(names.keys) == ["id:g0"])
    }

    @Test("one page used again for another day's report brings a new report; the site's own page tells nothing")
    func reusedPage() async throws {
        let (_, outcomes) = try await Self.visit([
            [
                Item(
                    guid: "1",
                    title: "Markets on Sunday",
                    link: "https://x.example/markets",
                    date: "Sun, 08 Feb 2026 06:00:00 GMT"
                )
            ],
            [
                Item(
                    guid: "2",
                    title: "Markets on Tuesday",
                    link: "https://x.example/markets",
                    date: "Tue, 10 Feb 2026 06:00:00 GMT"
                )
            ],
        ])
        #expect(outcomes.map(\.new.count) == [1, 1])
        let (_, home) = try await Self.visit([
            [Item(guid: "1", title: "A", link: "https://x.example/")],
            [Item(guid: "2", title: "B", link: "https://x.example/")],
        ])
        #expect(home.map(\.new.count) == [1, 1])
    }

    @Test("items that share a guid, or have none, are told apart by link and by content")
    func sharedAndMissing() async throws {
        let items = [
            Item(guid: "same", title: "A", link: "https://x.example/a"),
            Item(guid: "same", title: "B", link: "https://x.example/b"),
            Item(guid: nil, title: "C", link: "https://x.example/c"),
            Item(guid: nil, title: "D", link: nil, text: "Without any address."),
        ]
        let (_, outcomes) = try await Self.visit([items, items.reversed() + [Item(guid: "e", title: "E", link: nil)]])
        #expect(outcomes.map(\.new.count) == [4, 1])
        #expect(outcomes.last?.unchanged == 4)
    }

    @Test("reports stored by an older program under their raw address or guid do not come in twice")
    func older() async throws {
        let raw = "https://x.example/a?utm_source=rss"
        let (store, outcomes) = try await Self.visit([
            [Item(guid: nil, title: "A", link: raw), Item(guid: "g", title: "B", link: "https://x.example/b")]
        ]) { store in
            for (key, title) in [(raw, "A"), ("g", "B")] {
                let id = Intake.itemID(source: "s", key: key)
                let hash = Intake.contentHash(title: title, text: "Some words.")
                try await store.commit(
                    Transaction([
                        .addRevision(
                            Sample.item(id, source: "s", address: nil),
                            Sample.revision(of: id, title: title, text: "Some words.", contentHash: hash)
                        )
                    ])
                )
            }
        }
        #expect(outcomes.first?.new.isEmpty == true && outcomes.first?.unchanged == 2)
        // From now on they are known by the new names as well.
        #expect(try await store.items(of: "s", keys: ["link:https://x.example/a", "id:g"]).count == 2)
    }

    @Test("the same bytes again are read no further, and validators are renewed even so")
    func sameBytes() async throws {
        let store = try SQLiteStore.inMemory()
        let visits = Mutex(0)
        let server = try LoopbackServer { _ in
            let visit = visits.withLock { visits in
                visits += 1
                return visits
            }
            return .answer(
                body: Self.feed([Item(guid: "1", title: "A", link: nil)]),
                headers: ["ETag": "\"\(visit)\"", "Last-Modified": "Tue, 10 Feb 2037 06:00:00 GMT"]
            )
        }
        defer { server.stop() }
        let client = HTTPClient(policy: try AddressPolicy(allowed: ["127.0.0.1"]), userAgent: "Nutgraf test")
        let ingest = Ingest(store: store, client: client, chance: { 0.5 })
        try await store.commit(Transaction([.saveSource(Sample.source("s", address: server.url("/feed")))]))
        for visit in 1...2 {
            let source = try #require(try await store.source("s"))
            let outcome = await ingest.ingest(source, now: FixedClock.start)
            #expect(outcome.new.count == (visit == 1 ? 1 : 0) && outcome.failure == nil)
            let health = try #require(try await store.source("s")).health
            #expect(health.etag == "\"\(visit)\"")
            #expect(health.lastModified == nil, "a date that is to come would be answered with 304 until then")
        }
    }

    @Test("a host that asked for silence is left alone by all its sources, unless a person asks")
    func wholeHost() async throws {
        let store = try SQLiteStore.inMemory()
        let server = try LoopbackServer { request in
            request.path == "/busy"
                ? .status(503, headers: ["Retry-After": "600"])
                : .answer(body: Self.feed([Item(guid: "1", title: "A", link: nil)]))
        }
        defer { server.stop() }
        let client = HTTPClient(policy: try AddressPolicy(allowed: ["127.0.0.1"]), userAgent: "Nutgraf test")
        let ingest = Ingest(store: store, client: client, chance: { 0.5 })
        let busy = Sample.source("busy", address: server.url("/busy"))
        let other = Sample.source("other", address: server.url("/feed"))
        try await store.commit(Transaction([.saveSource(busy), .saveSource(other)]))
        _ = await ingest.ingest(busy, now: FixedClock.start)
        let postponed = await ingest.ingest(other, now: FixedClock.start.addingTimeInterval(60))
        #expect(postponed.failure == nil && postponed.new.isEmpty && server.requests.count == 1)
        let health = try #require(try await store.source("other")).health
        #expect(health.failuresInARow == 0 && health.lastTried == nil)
        let wait = try #require(health.nextFetch).timeIntervalSince(FixedClock.start)
        #expect(wait >= 600 && wait < 700)
        try await store.commit(Transaction([.trySource("other", FixedClock.start.addingTimeInterval(120))]))
        let wanted = try #require(try await store.source("other"))
        #expect(await ingest.ingest(wanted, now: FixedClock.start.addingTimeInterval(120)).new.count == 1)
        #expect(try await store.visits(of: "other", limit: 1).first?.cause == .request)
    }
}

@Suite("Host pacing")
struct HostPacingTests {
    @Test("requests to one host keep their distance, those to others do not wait for them, and waiting has an end")
    func gaps() async {
        let pacing = HostPacing(gap: .seconds(1))
        let now = ContinuousClock.now
        func place(_ host: String, _ gap: Duration? = nil) async -> Duration? {
            await pacing.place(at: host, gap: gap, longest: .seconds(5), clock: now)
        }
        #expect(await place("a.example") == .zero)
        #expect(await place("a.example") == .seconds(1))
        #expect(await place("b.example", .seconds(4)) == .zero)
        #expect(await place("b.example") == .seconds(4))
        #expect(await place("a.example") == .seconds(2))
        for _ in 0..<3 { _ = await place("a.example") }
        #expect(await place("a.example") == nil)
        #expect(await place("127.0.0.1") == .zero)
        #expect(await place("127.0.0.1") == .zero)
    }

    @Test("a pause is kept for a day at most and forgotten when it is over")
    func pauses() async {
        let pacing = HostPacing(gap: .zero)
        let now = FixedClock.start
        await pacing.pause("a.example", until: now.addingTimeInterval(1e9), now: now)
        #expect(await pacing.pause(of: "a.example", now: now) == now.addingTimeInterval(86_400))
        #expect(await pacing.pause(of: "a.example", now: now.addingTimeInterval(86_400)) == nil)
        #expect(await pacing.pause(of: "b.example", now: now) == nil)
    }
}

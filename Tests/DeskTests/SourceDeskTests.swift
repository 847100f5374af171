import Desk
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Testing

@Suite("What people do with sources")
struct SourceDeskTests {
    let store: SQLiteStore
    let clock = FixedClock()
    let desk: SourceDesk
    let administrator = DeskFixture.user(.administrator)
    let editor = DeskFixture.user(.editor)

    init() throws {
        store = try SQLiteStore.inMemory()
        desk = SourceDesk(store: store, now: { [clock] in clock.now })
    }

    private func code(_ act: () async throws -> Void) async -> DeskError.Code? {
        do {
            try await act()
            return nil
        } catch {
            return (error as? DeskError)?.code
        }
    }

    private func added() async throws -> SourceID {
        try await desk.add(
            address: "https://wire.example/feed",
            name: "The Wire",
            kind: .feed,
            licence: "copyright",
            by: administrator
        )
    }

    @Test("a source is added once, is due at once, and stands in the audit log")
    func add() async throws {
        let id = try await added()
        #expect(try await store.sourcesDue(at: clock.now, limit: 5).map(\.id) == [id])
        #expect(await code { _ = try await added() } == .conflict)
        #expect(try await store.audit(subject: id.raw, limit: 5).map(\.act.action) == ["source.add"])
    }

    @Test(
        "what is no web address is refused",
        arguments: [
            "", "wire", "file:///etc/passwd", "javascript:alert(1)", "https://", "https://name:word@wire.example/",
            "https://wire.example/a b", "gopher://wire.example/",
        ]
    )
    func addresses(_ address: String) async throws {
        #expect(await code { _ = try await desk.search(address, by: administrator) } == .invalid)
        #expect(try await store.counts()["work.find"] == nil)
    }

    @Test("a search is ordered from the line, with https where no scheme was given")
    func search() async throws {
        let id = try await desk.search(" wire.example ", by: administrator)
        let search = try #require(try await store.sourceSearch(id))
        #expect(search.address == "https://wire.example" && search.state == .waiting)
        let later = clock.now.addingTimeInterval(60)
        let claims = try await store.claim(.find, limit: 5, now: clock.now, leaseEnd: later)
        #expect(claims.map(\.subject) == [id.raw])
    }

    @Test("roles: administrators change sources, editors have them visited, reporters look")
    func roles() async throws {
        let id = try await added()
        let reporter = DeskFixture.user(.reporter)
        #expect(await code { _ = try await desk.search("wire.example", by: editor) } == .forbidden)
        #expect(await code { try await desk.setEnabled(id, false, by: editor) } == .forbidden)
        #expect(await code { _ = try await desk.take(outline: [], licence: "open", by: editor) } == .forbidden)
        #expect(await code { try await desk.tryNow(id, by: reporter) } == .forbidden)
        #expect(await code { try await desk.pause(id, hours: 1, by: reporter) } == .forbidden)
        #expect(await code { try await desk.tryNow(id, by: editor) } == nil)
    }

    @Test("a change leaves what the visits found, and a new address forgets what the old one's server said")
    func describe() async throws {
        let id = try await added()
        var health = SourceHealth()
        health.etag = "\"1\""
        health.lastSucceeded = clock.now
        try await store.commit(Transaction([.setHealth(id, health)]))
        var description = SourceDesk.Description(
            name: "A Wire",
            licence: "open",
            address: "https://wire.example/feed",
            isEnabled: true
        )
        try await desk.describe(id, as: description, by: administrator)
        var source = try #require(try await store.source(id))
        #expect(source.name == "A Wire" && source.licence == .open && source.health.etag == "\"1\"")
        description.address = "https://wire.example/new"
        description.isEnabled = false
        try await desk.describe(id, as: description, by: administrator)
        source = try #require(try await store.source(id))
        #expect(source.address == "https://wire.example/new" && !source.isEnabled)
        #expect(source.health.etag == nil && source.health.lastSucceeded == clock.now)
        #expect(try await store.sourcesDue(at: clock.now, limit: 5).isEmpty)
        let acts = try await store.audit(subject: id.raw, limit: 5)
        #expect(acts.first?.act.details["address"] == "https://wire.example/feed → https://wire.example/new")
    }

    @Test("a source is not moved to where another one is already")
    func movedOntoAnother() async throws {
        let id = try await added()
        let taken = "https://other.example/feed"
        _ = try await desk.add(address: taken, name: "Other", kind: .feed, licence: "open", by: administrator)
        let description = SourceDesk.Description(name: "The Wire", licence: "open", address: taken, isEnabled: true)
        #expect(await code { try await desk.describe(id, as: description, by: administrator) } == .conflict)
        #expect(try await store.source(id)?.address == "https://wire.example/feed")
    }

    @Test("a visit asked for makes even a paused source due, once")
    func tryNow() async throws {
        let id = try await added()
        try await desk.pause(id, hours: 24, by: editor)
        #expect(try await store.sourcesDue(at: clock.now, limit: 5).isEmpty)
        try await desk.tryNow(id, by: editor)
        try await desk.tryNow(id, by: editor)
        #expect(try await store.sourcesDue(at: clock.now, limit: 5).map(\.id) == [id])
        #expect(try await store.audit(subject: id.raw, limit: 9).count { $0.act.action == "source.try" } == 1)
        try await desk.pause(id, hours: 0, by: editor)
        #expect(try await store.source(id)?.pausedUntil == nil)
    }

    @Test("an outline adds what is not there yet and comes out again")
    func outline() async throws {
        _ = try await added()
        let opml = """
            <?xml version="1.0"?><opml version="2.0"><body>
            <outline text="The Wire" xmlUrl="https://wire.example/feed"/>
            <outline text="News"><outline text="A &amp; B" xmlUrl="https://b.example/rss"/></outline>
            <outline text="Bad" xmlUrl="file:///etc/passwd"/></body></opml>
            """
        let took = try await desk.take(outline: Array(opml.utf8), licence: "open", by: administrator)
        #expect(took.added == 1 && took.known == 1 && took.refused == 1)
        let out = try await desk.outline(title: "The House")
        #expect(out.contains("text=\"A &amp; B\" xmlUrl=\"https://b.example/rss\""))
        #expect(
            await code { _ = try await desk.take(outline: Array("<p>".utf8), licence: "open", by: administrator) }
                == .invalid
        )
    }

    @Test("a feed with a very long title is imported under its beginning")
    func longTitle() async throws {
        let outline =
            "<opml version=\"2.0\"><body><outline type=\"rss\" text=\"\(String(repeating: "long ", count: 60))\" "
            + "xmlUrl=\"https://wire.example/feed\"/></body></opml>"
        let took = try await desk.take(outline: Array(outline.utf8), licence: "copyright", by: administrator)
        #expect(took.added == 1 && took.refused == 0)
    }

    @Test("a gone source with a new address is visited at once; an address that another source has is refused")
    func newAddress() async throws {
        let id = try await added()
        var health = SourceHealth()
        health.goneSince = clock.now
        health.nextFetch = clock.now.addingTimeInterval(9_000)
        try await store.commit(Transaction([.setHealth(id, health)]))
        #expect(try await store.sourcesDue(at: clock.now, limit: 5).isEmpty)
        func description(_ address: String) -> SourceDesk.Description {
            SourceDesk.Description(name: "The Wire", licence: "copyright", address: address, isEnabled: true)
        }
        try await desk.describe(id, as: description("https://wire.example/new"), by: administrator)
        #expect(try await store.sourcesDue(at: clock.now, limit: 5).map(\.id) == [id])
        let other = try await desk.add(
            address: "https://other.example/feed",
            name: "Other",
            kind: .feed,
            licence: "copyright",
            by: administrator
        )
        let code = await code {
            try await desk.describe(other, as: description("https://wire.example/new"), by: administrator)
        }
        #expect(code == .conflict)
    }
}

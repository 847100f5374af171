import Foundation
import GRDB
import NewsModel
import NewsStore
import Testing

@testable import StoreSQLite

struct SourceTests {
    private static let now = Date(timeIntervalSince1970: 1_770_714_000)
    private static func source(_ id: SourceID = "s") -> Source {
        Source(id: id, name: "Example Wire", kind: .feed, address: "https://wire.example/feed")
    }

    private static func item(_ id: ItemID, address: String?, at time: Date) -> [Change] {
        let item = SourceItem(
            id: id,
            source: "s",
            outlet: "Example Wire",
            address: address,
            licence: .copyright,
            firstSeen: time
        )
        let revision = Revision(
            item: id,
            number: 1,
            fetched: time,
            title: "T",
            text: "Text",
            contentHash: String(repeating: "0", count: 64)
        )
        return [.addRevision(item, revision)]
    }

    @Test("a source that an older program stored is read, with the new fields empty")
    func oldHealth() throws {
        let old = """
            {"address":"https://wire.example/feed","health":{"etag":"\\"1\\"","failuresInARow":2,"lastTried":1770714000000},
            "id":"s","isEnabled":true,"kind":"feed","licence":"copyright","name":"Example Wire"}
            """
        let source = try StoredJSON.decode(Source.self, old)
        #expect(source.health.failuresInARow == 2 && source.health.etag == "\"1\"")
        #expect(source.health.movesInARow == 0 && source.pausedUntil == nil && source.subscription == nil)
        let again = try StoredJSON.decode(Source.self, try StoredJSON.encode(source))
        #expect(again == source)
        let empty = try StoredJSON.decode(SourceHealth.self, "{}")
        #expect(empty == SourceHealth())
    }

    @Test("the history keeps the newest visits, newest first")
    func history() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.commit(Transaction([.saveSource(Self.source())]))
        for number in 0..<60 {
            let visit = SourceVisit(
                at: Self.now.addingTimeInterval(Double(number)),
                outcome: .news,
                status: 200,
                new: number
            )
            try await store.commit(Transaction([.addVisit("s", visit)]))
        }
        let visits = try await store.visits(of: "s", limit: 1_000)
        #expect(visits.map(\.new) == Array((10..<60).reversed()))
        #expect(try await store.visits(of: "s", limit: 2).count == 2)
        #expect(try await store.visits(of: "other", limit: 2).isEmpty)
    }

    @Test("a wish for a visit makes it due though it is off, paused or gone, until a visit younger than the wish")
    func tryNow() async throws {
        let store = try SQLiteStore.inMemory()
        var source = Self.source()
        source.isEnabled = false
        source.health.goneSince = Self.now
        source.pausedUntil = Self.now.addingTimeInterval(9_000)
        source.health.nextFetch = Self.now.addingTimeInterval(5_000)
        try await store.commit(Transaction([.saveSource(source)]))
        #expect(try await store.sourcesDue(at: Self.now, limit: 5).isEmpty)
        try await store.commit(Transaction([.trySource("s", Self.now)]))
        #expect(try await store.sourcesDue(at: Self.now, limit: 5).map(\.id) == ["s"])

        var health = source.health
        health.lastTried = Self.now.addingTimeInterval(-1)
        try await store.commit(Transaction([.setHealth("s", health)]))
        #expect(try await store.sourcesDue(at: Self.now, limit: 5).count == 1)
        health.lastTried = Self.now
        try await store.commit(Transaction([.setHealth("s", health)]))
        #expect(try await store.sourcesDue(at: Self.now, limit: 5).isEmpty)
        #expect(try await store.source("s")?.wantedSince == nil)
    }

    @Test("a pause and a permanent end keep a source from being due; a visit's result does not end a pause")
    func paused() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.commit(Transaction([.saveSource(Self.source())]))
        let later = Self.now.addingTimeInterval(3_600)
        try await store.commit(Transaction([.pauseSource("s", until: later)]))
        try await store.commit(Transaction([.setHealth("s", SourceHealth())]))
        #expect(try await store.sourcesDue(at: Self.now, limit: 5).isEmpty)
        #expect(try await store.source("s")?.standing(at: Self.now) == .paused)
        #expect(try await store.sourcesDue(at: later, limit: 5).count == 1)
        try await store.commit(Transaction([.pauseSource("s", until: nil)]))
        #expect(try await store.sourcesDue(at: Self.now, limit: 5).count == 1)
        var health = SourceHealth()
        health.goneSince = Self.now
        try await store.commit(Transaction([.setHealth("s", health)]))
        #expect(try await store.sourcesDue(at: Self.now.addingTimeInterval(1e9), limit: 5).isEmpty)
        #expect(try await store.source("s")?.standing(at: Self.now) == .gone)
    }

    @Test("a move forgets the validators of the old address and nothing else")
    func moved() async throws {
        let store = try SQLiteStore.inMemory()
        var source = Self.source()
        source.health.etag = "\"1\""
        source.health.failuresInARow = 3
        try await store.commit(Transaction([.saveSource(source)]))
        try await store.commit(Transaction([.moveSource("s", to: "https://new.example/feed")]))
        let moved = try #require(try await store.source("s"))
        #expect(moved.address == "https://new.example/feed")
        #expect(moved.health.etag == nil && moved.health.failuresInARow == 3)
        await #expect(throws: StoreError.self) {
            try await store.commit(Transaction([.moveSource("none", to: "https://new.example/feed")]))
        }
    }

    @Test("reports are counted by day, for one source, and listed newest first")
    func days() async throws {
        let store = try SQLiteStore.inMemory()
        let midnight = Date(timeIntervalSince1970: 1_770_681_600)
        var changes: [Change] = [.saveSource(Self.source())]
        for (id, offset) in [("a", -1.0), ("b", 0.0), ("c", 86_399.0), ("d", 86_400.0)] {
            changes += Self.item(ItemID(id), address: nil, at: midnight.addingTimeInterval(offset))
        }
        try await store.commit(Transaction(changes))
        let counts = try await store.itemsPerDay(source: "s", since: midnight)
        #expect(counts.map(\.count) == [2, 1])
        #expect(counts.first?.day == midnight)
        #expect(try await store.itemsPerDay(source: "other", since: midnight).isEmpty)
        #expect(try await store.latestReports(of: "s", limit: 2).map(\.id) == ["d", "c"])
    }

    @Test("of more reports than can be remembered the newest are read, oldest first")
    func newestRemembered() async throws {
        let store = try SQLiteStore.inMemory()
        var changes: [Change] = [.saveSource(Self.source())]
        for (id, offset) in [("a", -1.0), ("b", 0.0), ("c", 10.0), ("d", 20.0)] {
            changes += Self.item(ItemID(id), address: nil, at: Self.now.addingTimeInterval(offset))
        }
        try await store.commit(Transaction(changes))
        #expect(try await store.reports(since: Self.now, limit: 2).map(\.id) == ["c", "d"])
        #expect(try await store.reports(since: Self.now, limit: 9).map(\.id) == ["b", "c", "d"])
    }

    @Test("a name belongs to the item that had it first, within its source")
    func keys() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.commit(
            Transaction(
                [.saveSource(Self.source())] + Self.item("a", address: nil, at: Self.now)
                    + Self.item("b", address: nil, at: Self.now)
                    + [.addItemKeys("a", "s", ["id:1", "link:x"]), .addItemKeys("b", "s", ["id:2", "link:x"])]
            )
        )
        let found = try await store.items(of: "s", keys: ["id:2", "link:x", "id:3"])
        #expect(found == ["id:2": "b", "link:x": "a"])
        #expect(try await store.items(of: "t", keys: ["id:2"]).isEmpty)
    }

    @Test("items of an older database are known by addresses that are theirs alone")
    func migration() throws {
        let database = try DatabaseQueue()
        let migrator = Migrations.migrator
        try migrator.migrate(database, upTo: "0001")
        try database.write { database in
            for (id, address) in [
                ("a", "https://x.example/1"), ("b", "https://x.example/"), ("c", "https://x.example/"),
            ] {
                let item = SourceItem(
                    id: ItemID(id),
                    source: "s",
                    outlet: "O",
                    address: address,
                    licence: .copyright,
                    firstSeen: Self.now
                )
                try database.run(
                    "INSERT INTO item (id, source, first_seen, latest, tags, value) VALUES (?, 's', 0, 1, '{}', ?)",
                    [id, try StoredJSON.encode(item)]
                )
            }
        }
        try migrator.migrate(database)
        let keys = try database.read { try String.fetchAll($0, sql: "SELECT key || ' ' || item FROM item_key") }
        #expect(keys == ["link:https://x.example/1 a"])
    }

    @Test("what a visit learnt of an address that somebody changed meanwhile does not stand for the new one")
    func movedMeanwhile() async throws {
        let store = try SQLiteStore.inMemory()
        let source = Self.source()
        try await store.commit(Transaction([.saveSource(source)]))
        try await store.commit(Transaction([.moveSource("s", to: "https://new.example/feed")]))
        var health = SourceHealth()
        (health.etag, health.bodyHash, health.hub) = ("\"old\"", "ab", "https://hub.example/")
        health.goneSince = Self.now
        health.lastTried = Self.now
        try await store.commit(
            Transaction([
                .setHealth("s", health, visited: source.address),
                .moveSource("s", to: "https://elsewhere.example/feed", from: source.address),
            ])
        )
        let stored = try #require(try await store.source("s"))
        #expect(stored.address == "https://new.example/feed" && stored.health.lastTried == Self.now)
        #expect(stored.health.etag == nil && stored.health.bodyHash == nil && stored.health.hub == nil)
        #expect(stored.health.goneSince == nil)
        try await store.commit(Transaction([.setHealth("s", health, visited: stored.address)]))
        #expect(try await store.source("s")?.health.etag == "\"old\"")
    }

    @Test("a source that was gone is due again once it has another address")
    func goneAndMoved() async throws {
        let store = try SQLiteStore.inMemory()
        var source = Self.source()
        source.health.goneSince = Self.now
        try await store.commit(Transaction([.saveSource(source)]))
        #expect(try await store.sourcesDue(at: Self.now, limit: 5).isEmpty)
        try await store.commit(Transaction([.moveSource("s", to: "https://new.example/feed")]))
        #expect(try await store.sourcesDue(at: Self.now, limit: 5).map(\.id) == ["s"])
    }

    @Test("folders are due like feeds, unless their path begins where somebody happened to stand")
    func folders() async throws {
        let store = try SQLiteStore.inMemory()
        for (id, address) in [("absolute", "/srv/releases"), ("relative", "releases")] {
            let source = Source(id: SourceID(id), name: id, kind: .file, address: address)
            try await store.commit(Transaction([.saveSource(source)]))
        }
        #expect(try await store.sourcesDue(at: Self.now, limit: 5).map(\.id) == ["absolute"])
    }
}

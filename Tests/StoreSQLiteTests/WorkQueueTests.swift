import Foundation
import NewsModel
import NewsStore
import StoreSQLite
import Testing

@Suite("work is claimed, and what a dead holder held is claimed again")
struct WorkQueueTests {
    private let now = StoreFixture.morning
    private func claim(_ store: SQLiteStore, at now: Date) async throws -> [WorkClaim] {
        try await store.claim(.draft, limit: 10, now: now, leaseEnd: now.addingTimeInterval(60))
    }

    @Test("the same order twice is done once")
    func once() async throws {
        let store = try SQLiteStore.inMemory()
        let order = WorkOrder(.draft, "cluster", due: now)
        try await store.commit(Transaction([], next: [order, order]))
        let claims = try await claim(store, at: now)
        #expect(claims.count == 1)
        #expect(try await claim(store, at: now).isEmpty)
        try await store.commit(Transaction([], completing: claims[0]))
        #expect(try await claim(store, at: now.addingTimeInterval(3600)).isEmpty)
    }

    @Test("work whose holder died is claimed again after the lease, and the dead holder's result is refused")
    func lease() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.commit(Transaction([], next: [WorkOrder(.draft, "cluster", due: now)]))
        let first = try #require(try await claim(store, at: now).first)
        let second = try #require(try await claim(store, at: now.addingTimeInterval(61)).first)
        #expect(second.attempt == 2)
        await #expect(throws: StoreError.self) {
            try await store.commit(Transaction([.setSetting(name: "late", value: "x")], completing: first))
        }
        #expect(try await store.setting("late") == nil)
        try await store.commit(Transaction([], completing: second))
    }

    @Test("an order that comes while the work is being done is done afterwards")
    func again() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.commit(Transaction([], next: [WorkOrder(.draft, "cluster", due: now)]))
        let first = try #require(try await claim(store, at: now).first)
        try await store.commit(Transaction([], next: [WorkOrder(.draft, "cluster", due: now)]))
        try await store.commit(Transaction([], completing: first))
        #expect(try await claim(store, at: now).count == 1)
    }

    @Test("parked work waits for a person, and a new order revives it")
    func parking() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.commit(Transaction([], next: [WorkOrder(.draft, "cluster", due: now)]))
        let first = try #require(try await claim(store, at: now).first)
        try await store.release(first, .park(reason: "The model is not there."))
        #expect(try await claim(store, at: now.addingTimeInterval(3600)).isEmpty)
        #expect(try await store.parked(limit: 5).first?.reason == "The model is not there.")
        try await store.commit(Transaction([], next: [WorkOrder(.draft, "cluster", due: now)]))
        #expect(try await claim(store, at: now).first?.attempt == 1)
    }

    @Test("work put off is not claimed before its time")
    func retry() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.commit(Transaction([], next: [WorkOrder(.draft, "cluster", due: now)]))
        let first = try #require(try await claim(store, at: now).first)
        try await store.release(first, .retry(at: now.addingTimeInterval(30), reason: "busy"))
        #expect(try await claim(store, at: now.addingTimeInterval(29)).isEmpty)
        #expect(try await claim(store, at: now.addingTimeInterval(30)).first?.attempt == 2)
    }

    @Test("whoever knows to be alone takes over what a dead holder had, at once")
    func takeOver() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.commit(Transaction([], next: [WorkOrder(.draft, "cluster", due: now)]))
        _ = try await claim(store, at: now)
        #expect(try await claim(store, at: now.addingTimeInterval(1)).isEmpty)
        try await store.takeOver()
        #expect(try await claim(store, at: now.addingTimeInterval(1)).first?.attempt == 2)
    }
}

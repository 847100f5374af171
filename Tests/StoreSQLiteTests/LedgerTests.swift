import Foundation
import NewsModel
import NewsStore
import StoreSQLite
import Testing

@Suite("the ledger accounts for every recipient")
struct LedgerTests {
    private let now = StoreFixture.morning

    private func store(recipients: Int) async throws -> SQLiteStore {
        let store = try SQLiteStore.inMemory()
        for number in 1...recipients {
            let id = SubscriberID("s\(number)")
            let subscriber = Subscriber(
                id: id,
                email: "s\(number)@example.org",
                state: .confirmed,
                created: now,
                confirmed: now
            )
            try await store.commit(
                Transaction([.saveSubscriber(subscriber), .addDeliveries([delivery("d\(number)", to: id)])])
            )
        }
        return store
    }

    private func delivery(_ id: String, to subscriber: SubscriberID) -> Delivery {
        Delivery(
            id: DeliveryID(id),
            matter: .issue("issue"),
            subscriber: subscriber,
            channel: .mail,
            address: "\(subscriber)@example.org",
            due: now,
            messageID: "<\(id)@example.org>",
            created: now,
            updated: now
        )
    }

    private func claim(_ store: SQLiteStore, after seconds: Double = 0) async throws -> [Delivery] {
        let now = now.addingTimeInterval(seconds)
        return try await store.claimDeliveries(limit: 10, now: now, leaseEnd: now.addingTimeInterval(60))
    }

    @Test("the same message to the same reader is entered once")
    func uniqueKey() async throws {
        let store = try await store(recipients: 2)
        try await store.commit(Transaction([.addDeliveries([delivery("again", to: "s1")])]))
        #expect(try await store.deliveryCounts(of: "issue") == [.pending: 2])
    }

    @Test("a claimed message comes back after the lease, a submitted one becomes uncertain and does not")
    func abandoned() async throws {
        let store = try await store(recipients: 2)
        var claimed = try await claim(store)
        #expect(claimed.count == 2)
        #expect(try await claim(store, after: 1).isEmpty)
        claimed[0].state = .submitted
        try await store.commit(Transaction([.updateDelivery(claimed[0])]))
        let again = try await claim(store, after: 61)
        #expect(again.map(\.id) == [claimed[1].id])
        #expect(try await store.delivery(claimed[0].id)?.state == .uncertain)
    }

    @Test("what was sent stays sent")
    func sent() async throws {
        let store = try await store(recipients: 1)
        var delivery = try #require(try await claim(store).first)
        delivery.state = .sent
        try await store.commit(Transaction([.updateDelivery(delivery)]))
        delivery.state = .pending
        try await store.commit(Transaction([.updateDelivery(delivery)]))
        #expect(try await claim(store, after: 3600).isEmpty)
        #expect(try await store.deliveryCounts(of: "issue") == [.sent: 1])
    }
}

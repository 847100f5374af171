import Formats
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import Readership
import Testing

@Suite("Alerting") struct AlertingTests {
    @Test("a published story reaches each reader with a matching query once, by mail and live, and says why")
    func once() async throws {
        let house = try ReaderHouse()
        let ann = try await house.confirmed("ann@example.org")
        let ben = try await house.confirmed("ben@example.org")
        let cat = try await house.confirmed("cat@example.org")
        try await house.subscriptions.addAlert("$NVDA AND (tariffs OR chips)", for: ann.id)
        try await house.subscriptions.addAlert("outlook", for: ann.id)
        try await house.subscriptions.addAlert("$AMD", for: ben.id)
        try await house.subscriptions.addAlert("furniture", for: ben.id)
        try await house.subscriptions.addAlert("sales", byMail: false, for: cat.id)
        try await house.settleConfirmations()

        let ref = try await house.publish("story-1")
        #expect(try await house.alerting.run() == 1)
        #expect(try await house.alerting.run() == 0)
        let events = try await house.store.events(after: 0, limit: 100).filter { $0.kind == .alert }
        #expect(Set(events.map(\.audience)) == [ann.id, cat.id])
        let transport = KeepingTransport()
        #expect(try await house.deliverer(transport).run().sent == 1)
        let mail = try #require(transport.messages.first)
        #expect(mail.to.address == "ann@example.org")
        #expect(mail.subject == "Chip maker raises outlook")
        #expect(
            mail.text.contains("your alert matched: $NVDA AND chips")
                || mail.text.contains("your alert matched: outlook")
        )
        #expect(mail.text.contains("(Made by a program; version \(ref.version).)"))
        #expect(mail.text.contains("https://news.example/stories/slug-story-1"))

        // A second version of the story is not a second event.
        try await house.publish("story-1", kind: .update)
        #expect(try await house.alerting.run() == 1)
        #expect(try await house.deliverer(transport).run().total == 0)
        #expect(try await house.store.events(after: 0, limit: 100).filter { $0.kind == .alert }.count == 2)
    }

    @Test("paused, removed, unconfirmed and ended readers get nothing, whenever that changed") func rights()
        async throws
    {
        let house = try ReaderHouse()
        let ann = try await house.confirmed("ann@example.org")
        let ben = try await house.confirmed("ben@example.org")
        let cat = try await house.confirmed("cat@example.org")
        let dan = try await house.confirmed("dan@example.org")
        try await house.subscriptions.subscribe(.init(email: "eve@example.org", alert: "chips"))
        let paused = try await house.subscriptions.addAlert("chips", for: ann.id)
        try await house.subscriptions.addAlert("chips", for: ben.id)
        let removed = try await house.subscriptions.addAlert("chips", for: cat.id)
        try await house.subscriptions.addAlert("chips", for: dan.id)
        try await house.settleConfirmations()
        try await house.publish("story-1")
        try await house.subscriptions.setAlert(paused.id, paused: true, for: ann.id)
        #expect(try await house.alerting.run() == 1)
        let entered = try await house.store.deliveries(issue: nil, story: "story-1", after: nil, limit: 100)
        #expect(Set(entered.map(\.subscriber)) == [ben.id, cat.id, dan.id])
        // Between entering and sending: one leaves, one removes the alert.
        try await house.subscriptions.unsubscribe(house.tokens.token(.unsubscribe, ben.id.raw))
        try await house.subscriptions.removeAlert(removed.id, for: cat.id)
        let transport = KeepingTransport()
        let account = try await house.deliverer(transport).run()
        #expect(transport.messages.map(\.to.address) == ["dan@example.org"])
        #expect(account.withheld == 2)
    }

    @Test("a story taken back before its alert was sent is not sent") func retraction() async throws {
        let house = try ReaderHouse()
        let ann = try await house.confirmed("ann@example.org")
        try await house.subscriptions.addAlert("chips", for: ann.id)
        try await house.settleConfirmations()
        try await house.publish("story-1")
        _ = try await house.alerting.run()
        try await house.publish("story-1", kind: .retraction, note: "It was wrong.")
        #expect(try await house.alerting.run() == 1)
        let transport = KeepingTransport()
        #expect(try await house.deliverer(transport).run().withheld == 1)
        #expect(transport.messages.isEmpty)
    }

    @Test("queries that another process added, changed or removed are found at the next look round") func otherProcess()
        async throws
    {
        let house = try ReaderHouse()
        let ann = try await house.confirmed("ann@example.org")
        try await house.settleConfirmations()
        try await house.publish("story-1")
        _ = try await house.alerting.run()
        let now = house.clock.now
        let first = StandingQuery(id: "q1", subscriber: ann.id, query: "chips", created: now)
        try await house.store.commit(.init([.saveQuery(first)]))
        house.clock.advance(by: 61)
        try await house.publish("story-2")
        _ = try await house.alerting.run()
        #expect(try await house.store.deliveries(issue: nil, story: "story-2", after: nil, limit: 9).count == 2)
        var changed = first
        changed.query = "gold"
        try await house.store.commit(.init([.saveQuery(changed)]))
        // Not yet seen by the index: the store is asked before anything is entered.
        try await house.publish("story-3")
        _ = try await house.alerting.run()
        #expect(try await house.store.deliveries(issue: nil, story: "story-3", after: nil, limit: 9).isEmpty)
        house.clock.advance(by: 61)
        try await house.publish("story-4", text: "Gold rose.")
        _ = try await house.alerting.run()
        #expect(try await house.store.deliveries(issue: nil, story: "story-4", after: nil, limit: 9).count == 2)
        #expect(await house.book.count == 1)
    }

    @Test("killed after half the readers were entered, the rest follow and nobody twice") func resumed() async throws {
        let house = try ReaderHouse()
        try await house.confirmed(count: 1_200)
        let readers = try await house.store.subscribers(state: .confirmed, after: nil, limit: 2_000)
        try await house.store.commit(
            .init(
                readers.map {
                    .saveQuery(
                        StandingQuery(
                            id: QueryID("q\($0.id)"),
                            subscriber: $0.id,
                            query: "chips",
                            created: house.clock.now
                        )
                    )
                }
            )
        )
        let ref = try await house.publish("story-1")
        // What a killed process leaves: the claim, and the first batch.
        let claim = try await house.store.claim(.alert, limit: 1, now: house.clock.now, leaseEnd: house.clock.now + 120)
        #expect(claim.count == 1)
        let early = readers.prefix(500).map {
            Delivery(
                id: DeliveryID("early\($0.id)"),
                matter: .alert(ref, QueryID("q\($0.id)"), clause: "chips"),
                subscriber: $0.id,
                channel: .events,
                address: $0.email,
                state: .sent,
                due: house.clock.now,
                messageID: "<e@x>",
                created: house.clock.now,
                updated: house.clock.now
            )
        }
        try await house.store.commit(.init([.addDeliveries(early)]))
        #expect(try await house.alerting.run() == 0)
        house.clock.advance(by: 121)
        #expect(try await house.alerting.run() == 1)
        let entered = try await house.store.deliveries(issue: nil, story: "story-1", after: nil, limit: 10_000)
        let live = entered.filter { $0.channel == .events }
        #expect(live.count == 1_200)
        #expect(Set(live.map(\.subscriber)).count == 1_200)
    }
}

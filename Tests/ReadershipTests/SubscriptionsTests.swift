import Formats
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import Readership
import Testing

@Suite("Subscribing") struct SubscriptionsTests {
    @Test("an address becomes a subscriber only by the link in the mail, and the mail goes out once") func optIn()
        async throws
    {
        let house = try ReaderHouse()
        let transport = KeepingTransport()
        try await house.subscriptions.subscribe(.init(email: " Ann@Example.ORG ", name: "Ann", sections: ["markets"]))
        try await house.subscriptions.subscribe(.init(email: "Ann@example.org", name: "Ann"))
        let pending = try #require(try await house.store.subscriber(email: "Ann@example.org"))
        #expect(pending.state == .pending)
        _ = try await house.deliverer(transport).run()
        #expect(transport.messages.count == 1)
        let mail = try #require(transport.messages.first)
        let link = try #require(mail.text.split(separator: "\n").first { $0.contains("/newsletter/confirm/") })
        let token = String(link.split(separator: "/").last ?? "")
        #expect(try await house.subscriptions.toConfirm(token).state == .pending)
        #expect(try await house.store.subscriber(pending.id)?.state == .pending)
        #expect(try await house.subscriptions.confirm(token).state == .confirmed)
        #expect(try await house.subscriptions.confirm(token).state == .confirmed)
        #expect(try await house.audits("subscriber.confirm").count == 1)
    }

    @Test("the answer is the same for known, unknown, ended and suppressed addresses, and only some get mail")
    func sameAnswer() async throws {
        let house = try ReaderHouse()
        let known = try await house.confirmed("known@example.org")
        let gone = try await house.confirmed("gone@example.org")
        try await house.subscriptions.unsubscribe(house.tokens.token(.unsubscribe, gone.id.raw))
        let bounced = try await house.confirmed("bounced@example.org")
        try await house.subscriptions.suppress(bounced.id, reason: "hard bounce")
        try await house.settleConfirmations()
        house.clock.advance(by: 3_600)
        for address in ["known@example.org", "gone@example.org", "bounced@example.org", "new@example.org"] {
            try await house.subscriptions.subscribe(.init(email: address, sections: ["policy"], newsletter: false))
        }
        let transport = KeepingTransport()
        _ = try await house.deliverer(transport).run()
        #expect(
            Set(transport.messages.map(\.to.address)) == ["known@example.org", "gone@example.org", "new@example.org"]
        )
        let toKnown = try #require(transport.messages.first { $0.to.address == "known@example.org" })
        #expect(!toKnown.text.contains("/confirm/"))
        #expect(toKnown.text.contains("nothing was changed"))
        #expect(try await house.store.subscriber(known.id) == known)
        #expect(try await house.store.subscriber(gone.id)?.state == .pending)
        #expect(try await house.store.subscriber(bounced.id)?.state == .suppressed)
    }

    @Test("a link serves one purpose, one reader, and a confirmation only for a while") func tokens() async throws {
        let house = try ReaderHouse()
        let ann = try await house.confirmed("ann@example.org")
        for purpose in ReaderTokens.Purpose.allCases {
            let token = house.tokens.token(purpose, ann.id.raw)
            for other in ReaderTokens.Purpose.allCases {
                #expect((house.tokens.subject(of: token, for: other) == nil) == (other != purpose))
            }
            #expect(house.tokens.subject(of: String(token.dropLast()), for: purpose) == nil)
            #expect(house.tokens.subject(of: "x" + token, for: purpose) == nil)
        }
        let foreign = try ReaderTokens(secret: Array(repeating: 9, count: 32))
        for bad in ["", ".", "x.y", foreign.token(.unsubscribe, ann.id.raw), String(repeating: "a", count: 10_000)] {
            await #expect(throws: ReadershipError.self) { try await house.subscriptions.unsubscribe(bad) }
        }
        #expect(throws: ReadershipError.self) { try ReaderTokens(secret: Array("short".utf8)) }

        try await house.subscriptions.subscribe(.init(email: "late@example.org"))
        let late = try #require(try await house.store.subscriber(email: "late@example.org"))
        let token = house.tokens.confirmation(of: late)
        house.clock.advance(by: 8 * 86_400)
        let error = await #expect(throws: ReadershipError.self) { try await house.subscriptions.confirm(token) }
        #expect(error?.code == .expiredLink)
    }

    @Test("unsubscribing ends everything at once, and an old link cannot bring it back") func leaving() async throws {
        let house = try ReaderHouse()
        let ann = try await house.confirmed("ann@example.org")
        let confirmation = house.tokens.confirmation(of: ann)
        try await house.subscriptions.addAlert("$NVDA", for: ann.id)
        let token = house.tokens.token(.unsubscribe, ann.id.raw)
        #expect(try await house.subscriptions.unsubscribe(token).state == .unsubscribed)
        #expect(try await house.subscriptions.unsubscribe(token).state == .unsubscribed)
        #expect(try await house.store.queries(of: ann.id).isEmpty)
        #expect(try await house.audits("subscriber.unsubscribe").count == 1)
        let error = await #expect(throws: ReadershipError.self) { try await house.subscriptions.confirm(confirmation) }
        #expect(error?.code == .expiredLink)
        let transport = KeepingTransport()
        let account = try await house.deliverer(transport).run()
        #expect(account.withheld == 1)
        #expect(transport.messages.isEmpty)
    }

    @Test(
        "refuses what is no address, and anything that could become a header",
        arguments: [
            "", "ann", "@example.org", "ann@", "ann@example", "a b@example.org", "ann@exa mple.org",
            "ann@example.org\r\nBcc: x@y.org",
            "\"ann\"@example.org", "ann@[127.0.0.1]", "ann@127.0.0.1", ".ann@example.org", "a..b@example.org",
            "ann@-a.org",
            "ann@example..org", "änn@example.org", "a@b@example.org", "<ann@example.org>",
        ]
    )
    func addresses(_ written: String) async throws {
        let house = try ReaderHouse()
        let error = await #expect(throws: ReadershipError.self) {
            try await house.subscriptions.subscribe(.init(email: written))
        }
        #expect(error?.code == .badAddress)
    }

    @Test("alerts are kept in one form, counted, and only their owner's to change") func alerts() async throws {
        let house = try ReaderHouse()
        let ann = try await house.confirmed("ann@example.org")
        let ben = try await house.confirmed("ben@example.org")
        let alert = try await house.subscriptions.addAlert("$nvda and chips".replacing("and", with: "AND"), for: ann.id)
        #expect(alert.query == "$NVDA AND chips")
        #expect(try await house.subscriptions.addAlert("$NVDA chips", for: ann.id).id == alert.id)
        let error = await #expect(throws: ReadershipError.self) {
            try await house.subscriptions.addAlert("$NVDA (", for: ann.id)
        }
        #expect(error?.code == .badQuery)
        #expect(error?.character != nil)
        await #expect(throws: ReadershipError.self) { try await house.subscriptions.removeAlert(alert.id, for: ben.id) }
        try await house.subscriptions.setAlert(alert.id, paused: true, for: ann.id)
        #expect(try await house.subscriptions.alerts(of: ann.id).map(\.isPaused) == [true])
        for number in 1..<50 { try await house.subscriptions.addAlert("word\(number)", for: ann.id) }
        let many = await #expect(throws: ReadershipError.self) {
            try await house.subscriptions.addAlert("onemore", for: ann.id)
        }
        #expect(many?.code == .tooMany)
        try await house.subscriptions.removeAlert(alert.id, for: ann.id)
        #expect(try await house.subscriptions.alerts(of: ann.id).count == 49)
    }
}

import Formats
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import Readership
import Testing

@Suite("Newsletter issues") struct IssuesTests {
    @Test("an issue holds what was published since the last one, by sections, and is frozen") func prepare()
        async throws
    {
        let house = try ReaderHouse()
        let nothing = await #expect(throws: ReadershipError.self) { try await house.issues.prepare(actor: "pat") }
        #expect(nothing?.code == .nothingToSend)
        try await house.publish("m1", headline: "Markets one", section: "markets")
        house.clock.advance(by: 60)
        try await house.publish("p1", headline: "Policy one", section: "policy")
        house.clock.advance(by: 60)
        try await house.publish("m2", headline: "Markets two", section: "markets")
        let issue = try await house.issues.prepare(sections: ["policy"], actor: "pat")
        #expect(issue.stories.map(\.story) == ["p1", "m2", "m1"])
        #expect(issue.subject == "Markets two")
        let rebuilt = try await house.issues.prepare(sections: ["policy"], actor: "pat")
        #expect(rebuilt.stories == issue.stories)
        try await house.issues.send(issue.id, actor: "pat")
        _ = try await house.issues.run()
        house.clock.advance(by: 60)
        try await house.publish("m1", headline: "Markets one, again", section: "markets", kind: .update)
        try await house.publish("t1", headline: "Technology one", section: "technology")
        let next = try await house.issues.prepare(subject: "Two\r\nBcc: x", actor: "pat")
        #expect(next.stories.map(\.story) == ["t1"])
        #expect(next.subject == "Two Bcc: x")
        let kept = try await house.store.issue(issue.id)
        #expect(kept?.stories == issue.stories)
        #expect(kept?.subject == issue.subject)
    }

    @Test("each confirmed reader who wants it gets it once, with her sections, disclosure and the way out")
    func sending() async throws {
        let house = try ReaderHouse()
        let all = try await house.confirmed("all@example.org")
        try await house.confirmed("policy@example.org", sections: ["policy"])
        try await house.confirmed("sport@example.org", sections: ["sport"])
        let none = try await house.confirmed("none@example.org")
        try await house.subscriptions.setNewsletter(false, sections: [], for: none.id)
        try await house.subscriptions.subscribe(.init(email: "pending@example.org"))
        try await house.settleConfirmations()
        try await house.publish("m1", headline: "A <b>bold</b> & \"quoted\" move", section: "markets")
        try await house.publish("p1", headline: "Policy one", section: "policy", kind: .original)
        try await house.publish(
            "p1",
            headline: "Policy one",
            section: "policy",
            kind: .correction,
            note: "A figure was wrong."
        )
        try await house.publish("x1", headline: "To be withdrawn", section: "policy")
        let issue = try await house.issues.prepare(subject: "Morning", intro: "Good morning.", actor: "pat")
        try await house.issues.send(issue.id, actor: "pat")
        try await house.issues.send(issue.id, actor: "pat")
        #expect(try await house.issues.run() == 1)
        #expect(try await house.issues.run() == 0)
        let again = await #expect(throws: ReadershipError.self) { try await house.issues.send(issue.id, actor: "pat") }
        #expect(again?.code == .conflict)
        try await house.publish("x1", headline: "To be withdrawn", section: "policy", kind: .retraction)

        let transport = KeepingTransport()
        let account = try await house.deliverer(transport).run()
        #expect(account.sent == 2)
        #expect(account.withheld == 1)
        try await house.issues.closeFinished()
        #expect(try await house.store.issue(issue.id)?.state == .sent)

        let toAll = try #require(transport.messages.first { $0.to.address == "all@example.org" })
        let html = try #require(toAll.html)
        #expect(html.contains("A &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; move"))
        #expect(!html.contains("<b>bold"))
        #expect(html.contains("Correction:</strong> A figure was wrong."))
        #expect(!html.contains("To be withdrawn"))
        #expect(html.components(separatedBy: "(Made by a program").count == 3)
        #expect(toAll.text.contains("== Markets ==") && toAll.text.contains("== Policy =="))
        #expect(toAll.text.components(separatedBy: "(Made by a program").count == 3)
        let token = house.tokens.token(.unsubscribe, all.id.raw)
        #expect(toAll.listUnsubscribe.first == "https://news.example/newsletter/unsubscribe/\(token)")
        #expect(toAll.listUnsubscribe.contains { $0.hasPrefix("mailto:") })
        #expect(toAll.hasOneClickUnsubscribe)
        #expect(toAll.listID == "newsletter.mail.example")
        #expect(toAll.text.contains(token))
        let source = String(decoding: try toAll.encoded(), as: UTF8.self)
        #expect(source.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"))
        #expect(source.contains("Message-ID: \(toAll.messageID)\r\n"))
        let toPolicy = try #require(transport.messages.first { $0.to.address == "policy@example.org" })
        #expect(!toPolicy.text.contains("bold"))
        #expect(toPolicy.text.contains("Policy one"))
    }

    @Test("killed while entering recipients, the stage begins anew and nobody is entered twice") func resumed()
        async throws
    {
        let house = try ReaderHouse()
        try await house.confirmed(count: 1_300)
        try await house.publish("m1")
        let issue = try await house.issues.prepare(actor: "pat")
        try await house.issues.send(issue.id, actor: "pat")
        #expect(
            try await house.store.claim(.issue, limit: 1, now: house.clock.now, leaseEnd: house.clock.now + 300).count
                == 1
        )
        let first = try await house.store.subscribers(state: .confirmed, after: nil, limit: 500)
        let early = first.map {
            Delivery(
                id: DeliveryID("early\($0.id)"),
                matter: .issue(issue.id),
                subscriber: $0.id,
                channel: .mail,
                address: $0.email,
                due: house.clock.now,
                messageID: "<early\($0.id)@mail.example>",
                created: house.clock.now,
                updated: house.clock.now
            )
        }
        try await house.store.commit(.init([.addDeliveries(early)]))
        house.clock.advance(by: 301)
        #expect(try await house.issues.run() == 1)
        #expect(try await house.store.deliveryCounts(of: issue.id) == [.pending: 1_300])
        let transport = KeepingTransport()
        for _ in 0..<10 { _ = try await house.deliverer(transport).run(limit: 200) }
        #expect(transport.messages.count == 1_300)
        #expect(Set(transport.messages.map(\.to.address)).count == 1_300)
    }
}

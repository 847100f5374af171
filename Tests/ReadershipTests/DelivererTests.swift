import Formats
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import Outbound
import Readership
import Synchronization
import Testing

@Suite("Delivering") struct DelivererTests {
    /// An issue on its way to so many readers.
    private func house(readers: Int) async throws -> (ReaderHouse, IssueID) {
        let house = try ReaderHouse()
        try await house.confirmed(count: readers)
        try await house.publish("m1")
        let issue = try await house.issues.prepare(actor: "pat")
        try await house.issues.send(issue.id, actor: "pat")
        _ = try await house.issues.run()
        return (house, issue.id)
    }

    @Test("an issue goes through a mail server, each message once, none left over") func plain() async throws {
        let (house, issue) = try await house(readers: 60)
        let sink = try SMTPSink()
        let deliverer = house.deliverer(try house.smtp(sink))
        #expect(try await deliverer.run(limit: 40).sent == 40)
        #expect(try await deliverer.run(limit: 40).sent == 20)
        #expect(try await deliverer.run(limit: 40).total == 0)
        #expect(Set(sink.messages.flatMap(\.recipients)).count == 60)
        #expect(sink.messages.count == 60)
        #expect(sink.connectionCount <= 4)
        let message = try #require(sink.messages.first)
        #expect(message.header("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click")
        #expect(message.header("Message-ID")?.hasSuffix("@mail.example>") == true)
        let counts = try await house.store.deliveryCounts(of: issue)
        #expect(counts == [.sent: 60])
        let line = try #require(try await house.store.deliveries(issue: issue, story: nil, after: nil, limit: 1).first)
        #expect(line.outcome?.hasPrefix("250") == true)
        #expect(line.attempts == 1)
    }

    @Test("a busy server is asked again later, with growing pauses, until the tries are used up") func busy()
        async throws
    {
        let (house, issue) = try await house(readers: 2)
        let sink = try SMTPSink { envelope in
            envelope.recipient == "reader0@example.org" || envelope.attempt < 3
                ? .refuseContent("452 4.2.2 try later") : .accept
        }
        let deliverer = house.deliverer(
            try house.smtp(sink),
            limits: .init(perSecond: 1_000, attempts: 4, firstPause: 60)
        )
        #expect(try await deliverer.run().postponed == 2)
        #expect(try await deliverer.run().total == 0)
        var dues: [TimeInterval] = []
        for _ in 0..<3 {
            let waiting = try await house.store.deliveries(state: .pending, after: nil, limit: 9)
            dues.append(waiting.map { $0.due.timeIntervalSince(house.clock.now) }.max() ?? 0)
            house.clock.advance(by: (dues.last ?? 0) + 1)
            _ = try await deliverer.run()
        }
        #expect(dues.map { ($0 / 60).rounded() } == [1, 2, 4])
        #expect(try await house.store.deliveryCounts(of: issue) == [.sent: 1, .failed: 1])
        let failed = try #require(try await house.store.deliveries(state: .failed, after: nil, limit: 9).first)
        #expect(failed.attempts == 4)
        #expect(failed.outcome?.contains("Given up after 4 tries") == true)
        #expect(sink.messages.map(\.recipients) == [["reader1@example.org"]])
    }

    @Test("a mailbox that does not exist ends the subscription; refused content does not") func bounced() async throws {
        let (house, issue) = try await house(readers: 3)
        let sink = try SMTPSink { envelope in
            switch envelope.recipient {
            case "reader0@example.org": .refuseRecipient("550 5.1.1 no such user reader0@example.org")
            case "reader1@example.org": .refuseContent("554 5.7.1 looks like spam")
            default: .accept
            }
        }
        let account = try await house.deliverer(try house.smtp(sink)).run()
        #expect(account.failed == 2)
        #expect(account.sent == 1)
        #expect(try await house.store.subscriber("reader1000")?.state == .suppressed)
        #expect(try await house.store.subscriber("reader1001")?.state == .confirmed)
        for line in try await house.store.deliveries(issue: issue, story: nil, after: nil, limit: 9) {
            #expect(line.outcome?.contains("example.org") == false, "an address must not stand in an outcome")
        }
    }

    @Test("an answer lost after the final dot is reported, and sent again under the same Message-ID") func resent()
        async throws
    {
        let (house, issue) = try await house(readers: 12)
        let sink = try SMTPSink { envelope in
            envelope.recipient == "reader3@example.org" && envelope.attempt == 1 ? .dropAfterDot : .accept
        }
        let deliverer = house.deliverer(try house.smtp(sink))
        let first = try await deliverer.run()
        #expect(first.uncertain == 1)
        #expect(first.sent == 11)
        #expect(try await house.store.deliveryCounts(of: issue)[.uncertain] == 1)
        let second = try await deliverer.run()
        #expect(second.sent == 1)
        let copies = sink.messages.filter { $0.recipients == ["reader3@example.org"] }
        #expect(copies.count == 2)
        #expect(copies[0].data == copies[1].data)
        #expect(try await house.audits("delivery.uncertain").map { $0.details["policy"] } == ["resend"])
        #expect(try await house.store.deliveryCounts(of: issue) == [.sent: 12])
    }

    @Test("under the policy to hold, a message of unknown fate waits for a person and is reported once") func held()
        async throws
    {
        let (house, issue) = try await house(readers: 3)
        let sink = try SMTPSink { $0.recipient == "reader1@example.org" ? .dropAfterDot : .accept }
        let deliverer = house.deliverer(try house.smtp(sink), policy: .hold)
        #expect(try await deliverer.run().uncertain == 1)
        for _ in 0..<3 {
            house.clock.advance(by: 3_600)
            _ = try await deliverer.run()
        }
        #expect(sink.messages.count == 3)
        #expect(try await house.audits("delivery.uncertain").map { $0.details["policy"] } == ["hold"])
        #expect(try await house.store.deliveryCounts(of: issue) == [.sent: 2, .uncertain: 1])
    }

    @Test("a connection that breaks before the final dot is no doubt at all: the message goes out once") func broken()
        async throws
    {
        let (house, _) = try await house(readers: 1)
        let sink = try SMTPSink { $0.attempt == 1 ? .dropBeforeData : .accept }
        let deliverer = house.deliverer(try house.smtp(sink))
        #expect(try await deliverer.run().postponed == 1)
        #expect(try await house.audits("delivery.uncertain").isEmpty)
        house.clock.advance(by: 3_600)
        #expect(try await deliverer.run().sent == 1)
        #expect(sink.messages.count == 1)
    }

    /// Dies in the middle: nothing after the fatal moment reaches the store.
    private final class DyingTransport: MailTransport {
        enum Moment: CaseIterable { case beforeHandover, afterHandover, afterAnswer }

        let isIdempotent = false
        let moment: Moment
        let real: SMTPTransport
        init(_ moment: Moment, _ real: SMTPTransport) {
            self.moment = moment
            self.real = real
        }

        func send(_ mail: MailMessage, beforeHandover: @escaping @Sendable () async throws -> Void)
            async throws(MailFailure) -> String
        {
            switch moment {
            case .beforeHandover: break
            case .afterHandover: do { try await beforeHandover() } catch { throw MailFailure(.later, "\(error)") }
            case .afterAnswer: _ = try await real.send(mail, beforeHandover: beforeHandover)
            }
            // From here on this sender is dead: it never comes back to write what became of the message.
            try? await Task.sleep(for: .seconds(3_600))
            throw MailFailure(.unknown, "dead")
        }
    }

    @Test("killed before, at or after the handover: none missing, none twice but those reported", arguments: [0, 1, 2])
    func killed(_ number: Int) async throws {
        let moment = DyingTransport.Moment.allCases[number]
        let (house, issue) = try await house(readers: 10)
        let sink = try SMTPSink()
        let dying = house.deliverer(
            DyingTransport(moment, try house.smtp(sink, connections: 3)),
            limits: .init(perSecond: 1_000, concurrency: 3)
        )
        let victim = Task { try await dying.run() }
        let wanted: Delivery.State = moment == .beforeHandover ? .claimed : .submitted
        let atLeast = moment == .beforeHandover ? 10 : 3
        // The sink and the ledger say when the fatal moment is reached.
        while try await house.store.deliveryCounts(of: issue)[wanted, default: 0] < atLeast
            || (moment == .afterAnswer && sink.messages.count < 3)
        { await Task.yield() }

        // What the killed process wrote later would not exist: the new one takes over first, as at a start.
        let survivor = house.deliverer(try house.smtp(sink))
        try await survivor.takeOver()
        var account = try await survivor.run()
        let uncertain = account.uncertain
        house.clock.advance(by: 1)
        account = try await survivor.run()
        #expect(account.uncertain == 0)
        #expect(try await house.store.deliveryCounts(of: issue) == [.sent: 10])
        let copies = Dictionary(grouping: sink.messages.flatMap(\.recipients)) { $0 }.mapValues(\.count)
        #expect(copies.count == 10)
        let twice = copies.values.filter { $0 > 1 }.count
        switch moment {
        case .beforeHandover: #expect(uncertain == 0 && twice == 0)
        case .afterHandover: #expect(uncertain == 3 && twice == 0)
        case .afterAnswer: #expect(uncertain == 3 && twice == 3)
        }
        #expect(try await house.audits("delivery.uncertain").count == uncertain)
        victim.cancel()
        _ = await victim.result
        #expect(try await house.store.deliveryCounts(of: issue) == [.sent: 10])
    }

    @Test("into a mail folder each message comes exactly once, whatever was killed") func maildir() async throws {
        let (house, issue) = try await house(readers: 8)
        let folder = FileManager.default.temporaryDirectory.appending(path: "nutgraf-maildir-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let maildir = try Maildir(path: folder)
        let transport = MaildirTransport(maildir: maildir)
        // Delivered, and killed before that was noted.
        let claimed = try await house.store.claimDeliveries(
            limit: 5,
            now: house.clock.now,
            leaseEnd: house.clock.now + 600
        )
        let room = MailRoom(store: house.store, site: house.site, tokens: house.tokens) { _ in "made" }
        for (number, var line) in claimed.enumerated() where number < 4 {
            if case .send(let mail) = try await room.decide(line, at: house.clock.now) {
                _ = try await transport.send(mail) {}
            }
            line.state = number % 2 == 0 ? .submitted : .claimed
            try await house.store.commit(.init([.updateDelivery(line)]))
        }
        let deliverer = house.deliverer(transport, policy: .hold)
        try await deliverer.takeOver()
        for _ in 0..<3 { _ = try await deliverer.run() }
        #expect(try await house.store.deliveryCounts(of: issue) == [.sent: 8])
        #expect(try maildir.list().count == 8)
    }

    @Test("keeps to the rate, and leaves alone what its lease would not cover") func rate() async throws {
        let (house, issue) = try await house(readers: 30)
        let transport = KeepingTransport()
        let start = house.clock.now
        let deliverer = house.deliverer(transport, limits: .init(perSecond: 2, concurrency: 1, lease: 1_000))
        _ = try await deliverer.run()
        #expect(transport.messages.count == 30)
        // Two may go at once at the start; the clock moved by the waits that the deliverer asked for.
        #expect(house.clock.now.timeIntervalSince(start) >= 13.9)

        let (second, other) = try await self.house(readers: 30)
        let slow = second.deliverer(KeepingTransport(), limits: .init(perSecond: 0.5, concurrency: 1, lease: 40))
        let account = try await slow.run()
        #expect(account.sent + account.untouched == 10)
        #expect(account.sent >= 5)
        _ = issue
        #expect(try await second.store.deliveryCounts(of: other)[.sent] == account.sent)
    }

    @Test("a token bucket gives its burst at once and then one at a time") func bucket() {
        let bucket = TokenBucket(perSecond: 10, burst: 3)
        let now = FixedClock.start
        let waits = (0..<6).map { _ in bucket.take(at: now) }
        #expect(waits.map { ($0 * 10).rounded() } == [0, 0, 0, 1, 2, 3])
        #expect(bucket.take(at: now + 60) == 0)
    }
}

import Formats
package import Foundation
import NewsModel
package import NewsStore
import Synchronization

/// Sends the mail that the ledger holds, each message once.
///
/// A line of the ledger goes `pending → claimed → submitted → sent`. `submitted` is written durably after the whole
/// message was handed over and before the step that makes the other side responsible for it (for SMTP the final dot), so
/// - killed before it, the line is `claimed`: nothing left the house; after the lease it is sent;
/// - killed after it, nobody can know: the line becomes `uncertain`, never more of them than messages under way at once,
///   and is entered in the audit log. Then ``UncertainPolicy`` decides: sent again under the same Message-ID, by which
///   mailboxes recognise a copy, or held for a person.
///
/// A lost answer while we live is treated likewise. Whether the reader still may and wants to get it is asked of the
/// store immediately before (``MailRoom``).
package final class Deliverer: Sendable {
    package enum UncertainPolicy: String, Sendable, CaseIterable {
        /// None missing; copies of those reported, perhaps.
        case resend
        /// No copies; those reported, perhaps missing.
        case hold
    }

    package struct Limits: Sendable {
        package var perSecond: Double
        /// Messages under way at once: not more than the transport has connections.
        package var concurrency: Int
        /// After so many tries a message is given up.
        package var attempts: Int
        /// The pause after the first failure; it doubles with each, up to six hours, give or take a half.
        package var firstPause: TimeInterval
        /// How long a claimed message is ours.
        ///
        /// Longer than the transport's own time-out.
        package var lease: TimeInterval

        package init(
            perSecond: Double = 50,
            concurrency: Int = 4,
            attempts: Int = 10,
            firstPause: TimeInterval = 120,
            lease: TimeInterval = 600
        ) {
            self.perSecond = perSecond
            self.concurrency = max(1, concurrency)
            self.attempts = max(1, attempts)
            self.firstPause = firstPause
            self.lease = lease
        }
    }

    /// What one run did.
    package struct Account: Sendable, Equatable {
        package var sent = 0
        package var postponed = 0
        package var failed = 0
        package var withheld = 0
        /// Found or become uncertain in this run, whatever was then done about it.
        package var uncertain = 0
        /// Left for the next run because the time of their lease would not have sufficed.
        package var untouched = 0

        package init() {}
        /// Deliveries that came out of this run in another state than they went in.
        package var total: Int { sent + postponed + failed + withheld + uncertain }
    }

    let store: any NewsStore
    let room: MailRoom
    let transport: any MailTransport
    let subscriptions: Subscriptions
    let limits: Limits
    let policy: UncertainPolicy
    let bucket: TokenBucket
    let now: Now
    let sleep: @Sendable (TimeInterval) async throws -> Void
    let jitter: @Sendable () -> Double
    private let hasTakenOver = Atomic(false)

    /// - Parameters:
    ///   - store: The ledger.
    ///   - room: Makes each message.
    ///   - transport: The way out.
    ///   - subscriptions: Told of mailboxes that do not exist.
    ///   - limits: Rate, width, tries.
    ///   - policy: For messages whose fate nobody knows.
    ///   - now: The clock.
    ///   - sleep: Waits so many seconds; for the rate.
    ///   - jitter: Between 0 and 1.
    package init(
        store: any NewsStore,
        room: MailRoom,
        transport: any MailTransport,
        subscriptions: Subscriptions,
        limits: Limits = Limits(),
        policy: UncertainPolicy = .resend,
        now: @escaping Now = { Date() },
        sleep: @escaping @Sendable (TimeInterval) async throws -> Void = { try await Task.sleep(for: .seconds($0)) },
        jitter: @escaping @Sendable () -> Double = { .random(in: 0...1) }
    ) {
        self.store = store
        self.room = room
        self.transport = transport
        self.subscriptions = subscriptions
        self.limits = limits
        self.policy = policy
        self.now = now
        self.sleep = sleep
        self.jitter = jitter
        bucket = TokenBucket(perSecond: limits.perSecond, burst: min(limits.perSecond, 10))
    }

    /// Frees what a killed process held, without waiting for its leases.
    ///
    /// Only at start, and only when no other process sends from this store: a living sender's messages would be sent a
    /// second time.
    package func takeOver() async throws(StoreError) {
        _ = try await store.claimDeliveries(
            limit: 0,
            now: now().addingTimeInterval(limits.lease + 1),
            leaseEnd: now()
        )
    }

    /// As ``run(limit:)``, for the one process that sends from this store: the first time it takes over what a killed
    /// predecessor held, without waiting for its leases.
    package func runAsOnlySender(limit: Int = 200) async throws(StoreError) -> Account {
        if !hasTakenOver.load(ordering: .acquiring) {
            try await takeOver()
            hasTakenOver.store(true, ordering: .releasing)
        }
        return try await run(limit: limit)
    }

    /// Sends up to `limit` messages that are due.
    package func run(limit: Int = 200) async throws(StoreError) -> Account {
        var account = Account()
        account.uncertain += try await settleUncertain()
        let start = now()
        // Not more than half the lease lets through at the permitted rate.
        let most = max(1, Int(min(Double(limit), limits.perSecond * limits.lease / 2)))
        let leaseEnd = start.addingTimeInterval(limits.lease)
        let claimed = try await store.claimDeliveries(limit: most, now: start, leaseEnd: leaseEnd)
        guard !claimed.isEmpty else { return account }
        var failure: StoreError?
        await withTaskGroup(of: Result<Ending, StoreError>.self) { group in
            var waiting = claimed[...]
            for _ in 0..<limits.concurrency {
                if let next = waiting.popFirst() { group.addTask { await self.ending(of: next, leaseEnd) } }
            }
            for await result in group {
                switch result {
                case .success(let ending): account.count(ending)
                case .failure(let error): failure = error
                }
                if failure == nil, !Task.isCancelled, let next = waiting.popFirst() {
                    group.addTask { await self.ending(of: next, leaseEnd) }
                }
            }
        }
        if let failure { throw failure }
        return account
    }

    // MARK: One message

    enum Ending: Sendable { case sent, postponed, failed, withheld, uncertain, untouched }

    private func ending(of delivery: Delivery, _ leaseEnd: Date) async -> Result<Ending, StoreError> {
        do throws(StoreError) { return .success(try await send(delivery, leaseEnd)) } catch { return .failure(error) }
    }

    private func send(_ claimed: Delivery, _ leaseEnd: Date) async throws(StoreError) -> Ending {
        var delivery = claimed
        let wait = bucket.take(at: now())
        if wait > 0 {
            // Cancelled while waiting: the line stays claimed, and is free again after the lease.
            do { try await sleep(wait) } catch { return .untouched }
        }
        guard leaseEnd.timeIntervalSince(now()) > limits.lease / 4 else { return .untouched }
        let mail: MailMessage
        switch try await room.decide(delivery, at: now()) {
        case .send(let made): mail = made
        case .withhold(let reason):
            try await record(&delivery, .withheld, reason)
            return .withheld
        }
        delivery.attempts += 1
        let underWay = delivery
        let answer: String
        do throws(MailFailure) {
            answer = try await transport.send(mail) { try await self.submit(underWay, leaseEnd) }
        } catch {
            return try await record(error, for: &delivery)
        }
        try await record(&delivery, .sent, answer)
        return .sent
    }

    /// Writes durably that the message is about to be out of our hands.
    private func submit(_ delivery: Delivery, _ leaseEnd: Date) async throws {
        var submitted = delivery
        submitted.state = .submitted
        submitted.updated = now()
        guard now() < leaseEnd else {
            throw StoreError(.conflict, "The message's lease ended while it was handed over.")
        }
        try await store.commit(Transaction([.updateDelivery(submitted)]))
    }
}

extension Deliverer.Account {
    mutating func count(_ ending: Deliverer.Ending) {
        switch ending {
        case .sent: sent += 1
        case .postponed: postponed += 1
        case .failed: failed += 1
        case .withheld: withheld += 1
        case .uncertain: uncertain += 1
        case .untouched: untouched += 1
        }
    }
}

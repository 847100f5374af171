package import Foundation
import NewsModel
package import NewsStore
package import Outbound

/// Subscribes to the hubs that sources name, so that news comes at once instead of at the next visit.
///
/// W3C Recommendation WebSub (23 January 2018), the subscriber's part: discovery happens in ``Ingest``, asking and renewing
/// here in ``run(now:limit:)``, the hub's question whether we meant it in ``verify(_:now:)``, its deliveries in
/// ``receive(_:now:)``. Visits go on at the longest interval, since a hub that falls silent does not say so.
package struct HubSubscriber: Sendable {
    package struct Options: Sendable {
        /// How long a subscription is asked for, and what of a hub's own wish is believed; in seconds.
        package var lease: TimeInterval = 10 * 86_400
        package var shortestLease: TimeInterval = 300
        package var longestLease: TimeInterval = 30 * 86_400
        /// Within that time of our asking a hub may make sure that we meant it.
        package var patience: TimeInterval = 86_400
        package var limits = FetchLimits()

        package init() {}
    }

    private let store: any NewsStore
    private let client: HTTPClient
    private let ingest: Ingest
    private let base: String
    private let keys: HubKeys
    private let options: Options
    private let chance: @Sendable () -> Double

    /// - Parameters:
    ///   - store: Where sources are kept.
    ///   - client: Asks the hubs.
    ///   - ingest: Takes in what they bring.
    ///   - base: The server's public address, without a slash at the end.
    ///   - secret: The house's key, at least 32 bytes; callbacks and secrets are made of it.
    ///   - options: Times and limits.
    ///   - chance: 0..<1; spreads the renewals.
    package init(
        store: any NewsStore,
        client: HTTPClient,
        ingest: Ingest,
        base: String,
        secret: [UInt8],
        options: Options = Options(),
        chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.store = store
        self.client = client
        self.ingest = ingest
        self.base = base
        keys = HubKeys(house: secret)
        self.options = options
        self.chance = chance
    }

    // MARK: Asking

    private enum Step { case subscribe(HubSubscription), leave(HubSubscription), forget }

    /// Subscribes, renews and leaves where that is due.
    ///
    /// - Returns: How many hubs were asked.
    package func run(now: Date, limit: Int = 20) async throws(StoreError) -> Int {
        var asked = 0
        for source in try await store.sources() where source.kind == .feed && asked < limit {
            guard let step = step(for: source, now: now) else { continue }
            switch step {
            case .forget: try await store.commit(Transaction([.setSubscription(source.id, nil)]))
            case .subscribe(let subscription):
                asked += 1
                try await ask(source, subscription, mode: "subscribe", now: now)
            case .leave(let subscription):
                asked += 1
                try await ask(source, subscription, mode: "unsubscribe", now: now)
            }
        }
        return asked
    }

    private func step(for source: Source, now: Date) -> Step? {
        let standing = source.standing(at: now)
        let wanted: (hub: String, topic: String)? =
            standing == .off || standing == .paused || standing == .gone
            ? nil : source.health.hub.flatMap { hub in source.health.topic.map { (hub, $0) } }
        guard Self.callbackName(source.id) != nil else { return nil }
        guard var known = source.subscription else {
            return wanted.map { .subscribe(HubSubscription(hub: $0.hub, topic: $0.topic, asked: now)) }
        }
        known.asked = now
        guard let wanted else {
            switch known.state {
            case .asked, .active:
                known.state = .leaving
                known.nextAsk = now.addingTimeInterval(options.patience)
                return .leave(known)
            // The hub never made sure; its lease will end.
            case .leaving: return (known.nextAsk ?? now) <= now ? .forget : nil
            case .denied: return .forget
            }
        }
        if known.hub != wanted.hub || known.topic != wanted.topic || known.state == .leaving {
            return .subscribe(
                HubSubscription(
                    hub: wanted.hub,
                    topic: wanted.topic,
                    generation: known.generation + 1,
                    asked: now
                )
            )
        }
        guard let next = known.nextAsk, next <= now else { return nil }
        if let end = known.leaseEnd, end <= now { known.state = .asked }
        if known.state == .denied { known.state = .asked }
        if known.state == .asked { known.failuresInARow = min(known.failuresInARow + 1, 1_000) }
        return .subscribe(known)
    }

    /// A path may hold only these; other ids do not occur where the program makes them.
    private static func callbackName(_ id: SourceID) -> String? {
        let isPlain = id.raw.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
            default: false
            }
        }
        return isPlain && (1...200).contains(id.raw.utf8.count) ? id.raw : nil
    }

    private func ask(_ source: Source, _ subscription: HubSubscription, mode: String, now: Date)
        async throws(StoreError)
    {
        guard let name = Self.callbackName(source.id) else { return }
        var subscription = subscription
        if mode == "subscribe" { subscription.nextAsk = now.addingTimeInterval(backOff(subscription.failuresInARow)) }
        // Stored first: a hub may make sure before it answers us.
        try await store.commit(Transaction([.setSubscription(source.id, subscription)]))
        let callback = "\(base)/hub/\(name)/\(keys.token(source.id, generation: subscription.generation))"
        var form = [
            ("hub.mode", mode), ("hub.topic", subscription.topic), ("hub.callback", callback),
        ]
        if mode == "subscribe" {
            form.append(("hub.secret", keys.secret(source.id, generation: subscription.generation)))
            form.append(("hub.lease_seconds", String(Int(options.lease))))
        }
        let body = form.map { "\($0.0)=\(Self.encoded($0.1))" }.joined(separator: "&")
        var problem: String?
        do {
            let answer = try await client.send(
                FetchRequest(
                    url: subscription.hub,
                    method: "POST",
                    headers: ["Content-Type": "application/x-www-form-urlencoded"],
                    body: Array(body.utf8),
                    timeout: options.limits.total,
                    idleTimeout: options.limits.silence,
                    connectTimeout: options.limits.connect,
                    maxBytes: 64 << 10
                )
            )
            if !answer.isSuccess {
                problem = "The hub refused with status \(answer.status). It is asked again; visits go on meanwhile."
            }
        } catch {
            problem = "\(error.message) The hub is asked again; visits go on meanwhile."
        }
        guard let problem, var now = try await store.source(source.id)?.subscription,
            now.generation == subscription.generation, now.state != .active || mode == "subscribe"
        else { return }
        now.message = problem
        try await store.commit(Transaction([.setSubscription(source.id, now)]))
    }

    /// An hour, doubling to a week, a fifth either way.
    private func backOff(_ failures: Int) -> TimeInterval {
        min(3_600 * pow(2, Double(min(failures, 12))), 7 * 86_400) * (0.8 + 0.4 * chance())
    }

    /// Everything but the unreserved characters (RFC 3986 section 2.3) as percent and two digits.
    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                out.append(byte)
            default: out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    // MARK: What hubs say

    /// A hub's question or verdict, as it stands in the query of its GET (sections 5.2 and 5.3).
    package struct Question: Sendable {
        package var source: String
        package var token: String
        package var mode: String
        package var topic: String
        package var challenge: String?
        package var leaseSeconds: String?
        package var reason: String?

        package init(
            source: String,
            token: String,
            mode: String,
            topic: String,
            challenge: String? = nil,
            leaseSeconds: String? = nil,
            reason: String? = nil
        ) {
            self.source = source
            self.token = token
            self.mode = mode
            self.topic = topic
            self.challenge = challenge
            self.leaseSeconds = leaseSeconds
            self.reason = reason
        }
    }

    /// Answers a hub that makes sure.
    ///
    /// - Returns: What to echo as plain text with status 200; nil for 404: we asked for nothing of the kind.
    package func verify(_ question: Question, now: Date) async throws(StoreError) -> String? {
        guard let (source, known) = try await subscription(question.source, question.token),
            HubKeys.same(known.topic, question.topic)
        else { return nil }
        var subscription = known
        let isFresh = now.timeIntervalSince(known.asked) <= options.patience
        switch question.mode {
        case "subscribe":
            guard let challenge = question.challenge, !challenge.isEmpty, challenge.utf8.count <= 4_096, isFresh,
                known.state == .asked || known.state == .active
            else { return nil }
            let wished = question.leaseSeconds.flatMap { Int($0.prefix(12)) }.map(Double.init) ?? options.lease
            let lease = min(max(wished, options.shortestLease), options.longestLease)
            subscription.state = .active
            subscription.leaseEnd = now.addingTimeInterval(lease)
            // Well before the end, and not all at the same moment.
            subscription.nextAsk = now.addingTimeInterval(lease * (0.7 + 0.2 * chance()))
            subscription.failuresInARow = 0
            subscription.message = nil
            try await store.commit(Transaction([.setSubscription(source.id, subscription)]))
            return challenge
        case "unsubscribe":
            guard let challenge = question.challenge, !challenge.isEmpty, challenge.utf8.count <= 4_096,
                known.state == .leaving
            else { return nil }
            try await store.commit(Transaction([.setSubscription(source.id, nil)]))
            return challenge
        case "denied":
            subscription.state = .denied
            subscription.leaseEnd = nil
            subscription.nextAsk = now.addingTimeInterval(7 * 86_400)
            let reason = question.reason.map { ": “\($0.prefix(200))”" } ?? ""
            subscription.message = "The hub will not serve us\(reason). It is asked again in a week; visits go on."
            try await store.commit(Transaction([.setSubscription(source.id, subscription)]))
            return ""
        default:
            return nil
        }
    }

    /// What a hub brings (section 7).
    package struct Delivery: Sendable {
        package var source: String
        package var token: String
        package var body: [UInt8]
        package var contentType: String?
        /// The field `X-Hub-Signature`.
        package var signature: String?

        package init(source: String, token: String, body: [UInt8], contentType: String?, signature: String?) {
            self.source = source
            self.token = token
            self.body = body
            self.contentType = contentType
            self.signature = signature
        }
    }

    package enum Receipt: Sendable, Equatable {
        case taken(IngestOutcome)
        /// Not signed with our secret, or no feed: answered like the others, so that a forger learns nothing (section 7.1).
        case ignored(String)
        /// 410: nobody here wants it any more, and the hub should stop.
        case ended
        /// 404
        case unknown
    }

    package func receive(_ delivery: Delivery, now: Date) async throws(StoreError) -> Receipt {
        guard let (source, known) = try await subscription(delivery.source, delivery.token) else { return .unknown }
        guard source.isEnabled, known.state == .active || known.state == .asked else { return .ended }
        let secret = keys.secret(source.id, generation: known.generation)
        guard HubKeys.isSigned(delivery.body, by: secret, signature: delivery.signature) else {
            return .ignored("A delivery for \(source.name) was not signed with our secret and was ignored.")
        }
        let outcome: IngestOutcome
        do {
            outcome = try await ingest.ingest(
                pushed: delivery.body,
                contentType: delivery.contentType,
                for: source,
                now: now
            )
        } catch {
            return .ignored(error.message)
        }
        if var current = try await store.source(source.id)?.subscription, current.generation == known.generation {
            current.lastDelivery = now
            try await store.commit(Transaction([.setSubscription(source.id, current)]))
        }
        return .taken(outcome)
    }

    private func subscription(_ name: String, _ token: String) async throws(StoreError) -> (Source, HubSubscription)? {
        guard let source = try await store.source(SourceID(name)), let known = source.subscription,
            HubKeys.same(keys.token(source.id, generation: known.generation), token)
        else { return nil }
        return (source, known)
    }
}

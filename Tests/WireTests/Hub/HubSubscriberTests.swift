import Crypto
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import Outbound
import StoreSQLite
import Synchronization
import Testing

@testable import Wire

/// A source, its hub and our callback on three loopback sockets.
@Suite("WebSub")
struct HubSubscriberTests {
    /// All that takes part in one conversation.
    final class House: Sendable {
        let store: SQLiteStore
        let ingest: Ingest
        let subscriber: HubSubscriber
        let hub: LoopbackHub
        let feed: LoopbackServer
        let callback: LoopbackServer
        let time = FixedClock()

        init() async throws {
            let client = HTTPClient(policy: try AddressPolicy(allowed: ["127.0.0.1"]), userAgent: "Nutgraf test")
            store = try SQLiteStore.inMemory()
            hub = try LoopbackHub(
                send: { method, url, headers, body in
                    var request = FetchRequest(url: url, method: method, body: method == "POST" ? body : nil)
                    for header in headers { request.headers.add(header.name, header.value) }
                    let answer = try await client.send(request)
                    return (answer.status, String(decoding: answer.body, as: UTF8.self))
                },
                sign: { HubSubscriberTests.code($0, $1, $2) }
            )
            let hubAddress = hub.address
            let place = Mutex("")
            feed = try LoopbackServer { _ in
                .answer(
                    body: Array(MisbehavingServer.rss([("1", "one")]).utf8),
                    headers: ["Link": "<\(hubAddress)>; rel=\"hub\", <\(place.withLock { $0 })>; rel=self"]
                )
            }
            place.withLock { [url = feed.url("/feed")] in $0 = url }
            let reached = Mutex<HubSubscriber?>(nil)
            let time = time
            callback = try LoopbackServer { request in
                guard let subscriber = reached.withLock({ $0 }) else { return .status(500) }
                return HubSubscriberTests.blocking { await HubSubscriberTests.react(request, subscriber, time.now) }
            }
            var options = Ingest.Options()
            options.readsPageBelow = 0
            ingest = Ingest(store: store, client: client, options: options, chance: { 0.5 })
            subscriber = HubSubscriber(
                store: store,
                client: client,
                ingest: ingest,
                base: callback.url(""),
                secret: [UInt8](repeating: 7, count: 32),
                chance: { 0.5 }
            )
            reached.withLock { $0 = subscriber }
            try await store.commit(Transaction([.saveSource(Sample.source("s", address: feed.url("/feed")))]))
            try await visit()
        }

        deinit {
            hub.stop()
            feed.stop()
            callback.stop()
        }

        var source: Source {
            get async throws { try #require(try await store.source("s")) }
        }

        func visit() async throws { _ = await ingest.ingest(try await source, now: time.now) }

        func subscribe() async throws {
            #expect(try await subscriber.run(now: time.now) == 1)
            #expect(try await hub.makeSure() == [true])
        }
    }

    /// As the routes of `Web` hand it on.
    private static func react(_ request: LoopbackServer.Request, _ subscriber: HubSubscriber, _ now: Date) async
        -> LoopbackServer.Reaction
    {
        let parts = request.path.split(separator: "/").map(String.init)
        guard parts.count == 3, parts[0] == "hub" else { return .status(404) }
        do {
            if request.method == "GET" {
                let fields = LoopbackHub.form(request.target.drop { $0 != "?" }.dropFirst())
                let question = HubSubscriber.Question(
                    source: parts[1],
                    token: parts[2],
                    mode: fields["hub.mode"] ?? "",
                    topic: fields["hub.topic"] ?? "",
                    challenge: fields["hub.challenge"],
                    leaseSeconds: fields["hub.lease_seconds"],
                    reason: fields["hub.reason"]
                )
                return try await subscriber.verify(question, now: now).map { .text($0) } ?? .status(404)
            }
            let delivery = HubSubscriber.Delivery(
                source: parts[1],
                token: parts[2],
                body: request.body,
                contentType: request.header("Content-Type"),
                signature: request.header("X-Hub-Signature")
            )
            switch try await subscriber.receive(delivery, now: now) {
            case .taken: return .status(202)
            case .ignored: return .status(202)
            case .ended: return .status(410)
            case .unknown: return .status(404)
            }
        } catch {
            return .status(500)
        }
    }

    /// The loopback server's threads are its own, so one may wait.
    private static func blocking(_ work: @escaping @Sendable () async -> LoopbackServer.Reaction)
        -> LoopbackServer.Reaction
    {
        let done = DispatchSemaphore(value: 0)
        let result = Mutex<LoopbackServer.Reaction>(.status(500))
        Task {
            let reaction = await work()
            result.withLock { $0 = reaction }
            done.signal()
        }
        _ = done.wait(timeout: .now() + 10)
        return result.withLock { $0 }
    }

    static func code(_ method: String, _ secret: String, _ body: [UInt8]) -> String {
        let key = SymmetricKey(data: Array(secret.utf8))
        let bytes: [UInt8] =
            switch method {
            case "sha1": Array(HMAC<Insecure.SHA1>.authenticationCode(for: body, using: key))
            case "sha384": Array(HMAC<SHA384>.authenticationCode(for: body, using: key))
            case "sha512": Array(HMAC<SHA512>.authenticationCode(for: body, using: key))
            default: Array(HMAC<SHA256>.authenticationCode(for: body, using: key))
            }
        return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func news(_ guid: String) -> [UInt8] {
        Array(MisbehavingServer.rss([(guid, "item-\(guid)")]).utf8)
    }

    // MARK: Conversations

    @Test("a feed that names a hub is subscribed to, made sure of, and what the hub brings is a report")
    func whole() async throws {
        let house = try await House()
        #expect(try await house.source.health.hub == house.hub.address)
        try await house.subscribe()
        let subscription = try #require(try await house.source.subscription)
        #expect(subscription.state == .active && subscription.topic == house.feed.url("/feed"))
        let active = try #require(house.hub.active.first)
        #expect(active.secret.count == 64 && active.leaseSeconds == "864000")
        #expect(active.callback.hasPrefix(house.callback.url("/hub/s/")))

        for (number, method) in ["sha1", "sha256", "sha384", "sha512"].enumerated() {
            house.time.advance(by: 60)
            #expect(try await house.hub.distribute(Self.news("h\(number)"), method: method) == [202])
        }
        #expect(try await house.store.latestReports(of: "s", limit: 10).count == 5)
        #expect(try await house.source.subscription?.lastDelivery == house.time.now)
        let visit = try #require(try await house.store.visits(of: "s", limit: 1).first)
        #expect(visit.cause == .hub && visit.outcome == .news && visit.new == 1)

        // Visits go on, rarely, and find nothing that the hub had not brought.
        try await house.visit()
        let wait = try #require(try await house.source.health.nextFetch).timeIntervalSince(house.time.now)
        #expect(wait >= FetchSchedule().longest)
    }

    @Test("what is not signed with our secret is answered alike and ignored")
    func forged() async throws {
        let house = try await House()
        try await house.subscribe()
        let body = Self.news("forged")
        #expect(try await house.hub.distribute(body, secret: "guessed") == [202])
        #expect(try await house.hub.distribute(body, isSigned: false) == [202])
        #expect(try await house.hub.distribute(body, method: "md5") == [202])
        #expect(try await house.hub.distribute(Array("<html>no feed</html>".utf8)) == [202])
        #expect(try await house.store.latestReports(of: "s", limit: 10).count == 1)
    }

    @Test("only what we asked for is made sure of")
    func unasked() async throws {
        let house = try await House()
        #expect(try await house.subscriber.run(now: house.time.now) == 1)
        let request = try #require(house.hub.pending.first)
        let callback = try #require(request["hub.callback"])
        let topic = try #require(request["hub.topic"])
        for (address, fields) in [
            (callback, [("hub.mode", "subscribe"), ("hub.topic", "https://other.example/"), ("hub.challenge", "c")]),
            (callback, [("hub.mode", "unsubscribe"), ("hub.topic", topic), ("hub.challenge", "c")]),
            (callback, [("hub.mode", "subscribe"), ("hub.topic", topic)]),
            (callback, [("hub.mode", "publish"), ("hub.topic", topic), ("hub.challenge", "c")]),
            (callback + "0", [("hub.mode", "subscribe"), ("hub.topic", topic), ("hub.challenge", "c")]),
            (
                house.callback.url("/hub/other/") + String(repeating: "0", count: 40),
                [("hub.mode", "subscribe"), ("hub.topic", topic), ("hub.challenge", "c")]
            ),
        ] {
            #expect(try await house.hub.ask(address, fields).status == 404)
        }
        #expect(try await house.source.subscription?.state == .asked)
        house.time.advance(by: 2 * 86_400)
        #expect(try await house.hub.makeSure() == [false], "a question long after the asking is none of ours")
    }

    @Test("a lease is renewed before it ends, with the same callback")
    func renewal() async throws {
        let house = try await House()
        #expect(try await house.subscriber.run(now: house.time.now) == 1)
        #expect(try await house.hub.makeSure(leaseSeconds: 10_000) == [true])
        let before = house.hub.active
        let end = try #require(try await house.source.subscription?.leaseEnd)
        #expect(end == house.time.now.addingTimeInterval(10_000))
        #expect(try await house.subscriber.run(now: house.time.now) == 0)
        house.time.advance(by: 9_000)
        #expect(try await house.subscriber.run(now: house.time.now) == 1)
        #expect(try await house.source.subscription?.state == .active, "deliveries go on meanwhile")
        #expect(try await house.hub.makeSure() == [true])
        #expect(house.hub.active == before)
        #expect(try #require(try await house.source.subscription?.leaseEnd) > end)
    }

    @Test("a source that is off is left, and the hub told so; deliveries that come still are refused")
    func leaving() async throws {
        let house = try await House()
        try await house.subscribe()
        var source = try await house.source
        source.isEnabled = false
        try await house.store.commit(Transaction([.saveSource(source)]))
        #expect(try await house.hub.distribute(Self.news("late")) == [410])
        #expect(try await house.subscriber.run(now: house.time.now) == 1)
        #expect(try await house.source.subscription?.state == .leaving)
        #expect(try await house.hub.makeSure() == [true])
        #expect(house.hub.active.isEmpty)
        #expect(try await house.source.subscription == nil)
        #expect(try await house.subscriber.run(now: house.time.now) == 0)
    }

    @Test("a hub that refuses or denies is said so and asked again much later")
    func refused() async throws {
        let house = try await House()
        house.hub.answer(with: 503)
        #expect(try await house.subscriber.run(now: house.time.now) == 1)
        let refused = try #require(try await house.source.subscription)
        #expect(refused.state == .asked && refused.message?.contains("503") == true)
        #expect(try await house.subscriber.run(now: house.time.now.addingTimeInterval(60)) == 0)
        house.hub.answer(with: 202)
        house.time.advance(by: 7_200)
        #expect(try await house.subscriber.run(now: house.time.now) == 1)
        let callback = try #require(house.hub.pending.first?["hub.callback"])
        let denial = [("hub.mode", "denied"), ("hub.topic", house.feed.url("/feed")), ("hub.reason", "No more room.")]
        #expect(try await house.hub.ask(callback, denial).status == 200)
        let denied = try #require(try await house.source.subscription)
        #expect(denied.state == .denied && denied.message?.contains("No more room.") == true)
        #expect(try await house.subscriber.run(now: house.time.now.addingTimeInterval(86_400)) == 0)
    }

    @Test(
        "links of a header are read with their relations",
        arguments: [
            ("<https://h.example/>; rel=\"hub\"", ["https://h.example/ hub"]),
            ("<a>; rel=hub, <b>; title=\"x\"; rel=\"self alternate\"", ["a hub", "b self alternate"]),
            ("<a>; REL='Hub' , <b>", ["a hub"]), ("nonsense", []), ("<<<<>>>>; rel", []), ("<a", []),
        ]
    )
    func links(value: String, expected: [String]) {
        let found = HubDiscovery.links(in: value).map { ([$0.target] + $0.relations).joined(separator: " ") }
        #expect(found == expected)
    }
}

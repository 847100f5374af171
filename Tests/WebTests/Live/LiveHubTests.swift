import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Testing
import Web

@Suite("Live events")
struct LiveHubTests {
    let store: SQLiteStore

    init() throws { store = try SQLiteStore.inMemory() }

    func announce(_ count: Int, _ kind: NewsEvent.Kind = .report, for audience: SubscriberID? = nil) async throws {
        let events = (0..<count).map { number in
            Change.announce(
                NewsEvent(kind: kind, subject: "s\(number)", headline: "h", audience: audience, at: FixedClock.start)
            )
        }
        try await store.commit(Transaction(events))
    }

    func numbers(_ stream: AsyncStream<LiveHub.Signal>, _ count: Int) async -> [Int] {
        var found: [Int] = []
        for await case .event(let event) in stream {
            found.append(event.number)
            if found.count == count { break }
        }
        return found
    }

    @Test("what another process commits arrives in order, each once")
    func tail() async throws {
        let hub = LiveHub(store: store)
        try await announce(3)
        let stream = try await hub.connect(after: nil) { _ in true }
        try await announce(450)
        await hub.look()
        #expect(await numbers(stream, 450) == Array(4...453))
    }

    @Test("one who comes back with the last number gets what was missed, then what is new")
    func replay() async throws {
        let hub = LiveHub(store: store)
        try await announce(5)
        let stream = try await hub.connect(after: 2) { _ in true }
        try await announce(2)
        await hub.look()
        #expect(await numbers(stream, 5) == [3, 4, 5, 6, 7])
        let odd = try await hub.connect(after: 999) { _ in true }
        try await announce(1)
        await hub.look()
        #expect(await numbers(odd, 1) == [8])
    }

    @Test("a connection gets what it asked for and nothing else")
    func filter() async throws {
        let hub = LiveHub(store: store)
        let stream = try await hub.connect(after: nil) { $0.kind == .published && $0.audience == nil }
        try await announce(2)
        try await announce(1, .alert, for: "reader")
        try await announce(1, .published)
        await hub.look()
        #expect(await numbers(stream, 1) == [4])
    }

    @Test("a connection that does not keep up is ended, and the others go on")
    func slow() async throws {
        var settings = LiveHub.Settings()
        settings.buffer = 5
        settings.maxReplay = 5
        let hub = LiveHub(store: store, settings: settings)
        let slow = try await hub.connect(after: nil) { _ in true }
        let choosy = try await hub.connect(after: nil) { $0.kind == .published }
        try await announce(30)
        try await announce(1, .published)
        await hub.look()
        #expect(await hub.connectionCount == 1)
        var got = 0
        for await _ in slow { got += 1 }
        #expect(got == 10)
        #expect(await numbers(choosy, 1) == [31])
    }

    @Test("connections have a ceiling")
    func ceiling() async throws {
        var settings = LiveHub.Settings()
        settings.maxConnections = 2
        let hub = LiveHub(store: store, settings: settings)
        let first = try await hub.connect(after: nil) { _ in true }
        let second = try await hub.connect(after: nil) { _ in true }
        await #expect(throws: StoreError.self) { _ = try await hub.connect(after: nil) { _ in true } }
        withExtendedLifetime((first, second)) {}
    }

    @Test("a poke makes it look at once")
    func poke() async throws {
        var settings = LiveHub.Settings()
        settings.poll = .seconds(3600)
        let hub = LiveHub(store: store, settings: settings)
        let stream = try await hub.connect(after: nil) { _ in true }
        let running = Task { try await hub.run() }
        try await announce(1)
        hub.poke()
        #expect(await numbers(stream, 1) == [1])
        running.cancel()
        try await running.value
        #expect(await hub.connectionCount == 0)
    }

    @Test("a message's lines cannot forge fields of the stream")
    func wire() {
        let message = EventStream.Message(id: 7, event: "report\nid: 9", data: "one\ndata: two\r\n\nevent: x")
        #expect(message.wire == "id: 7\nevent: reportid: 9\ndata: one\ndata: data: two\ndata: \ndata: event: x\n\n")
    }
}

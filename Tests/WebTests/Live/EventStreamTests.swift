import Foundation
import Glibc
import HTTPTypes
import Hummingbird
import Logging
import NewsModel
import NewsStore
import NewsTestSupport
import ServiceLifecycle
import StoreSQLite
import Synchronization
import Testing
import Web

/// A plain connection to a port on loopback, read as it comes.
private final class Wire: Sendable {
    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        try #require(status == 0)
        // A test that waits in vain fails rather than hangs.
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    func send(_ text: String) { _ = text.withCString { Glibc.send(descriptor, $0, strlen($0), Int32(MSG_NOSIGNAL)) } }

    /// Reads until `mark` has come, or the other side has closed.
    func read(until mark: String?) async -> String {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [descriptor] in
                var collected: [UInt8] = []
                var part = [UInt8](repeating: 0, count: 4096)
                while true {
                    if let mark, String(decoding: collected, as: UTF8.self).contains(mark) { break }
                    let count = recv(descriptor, &part, part.count, 0)
                    if count <= 0 { break }
                    collected += part[..<count]
                }
                continuation.resume(returning: String(decoding: collected, as: UTF8.self))
            }
        }
    }

    func hangUp() { close(descriptor) }
}

private struct StreamRoutes: RouteGroup {
    let hub: LiveHub

    func add(to router: Router<NewsRequestContext>) {
        router.get("/events") { request, _ in
            try await EventStream.response(to: request, hub: hub) {
                $0.audience == nil
            } render: { event in
                EventStream.Message(id: event.number, event: event.kind.rawValue, data: event.headline)
            }
        }
    }
}

@Suite("Event streams over a real connection")
struct EventStreamTests {
    /// Runs a server for the time of `body`, then stops it gracefully.
    func serve(_ body: @Sendable (Int, SQLiteStore, LiveHub) async throws -> Void) async throws {
        let store = try SQLiteStore.inMemory()
        let hub = LiveHub(store: store)
        var settings = WebServer.Settings()
        settings.port = 0
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = WebServer(
            settings: settings,
            store: store,
            hub: hub,
            groups: [StreamRoutes(hub: hub)],
            logger: logger
        )
        let (ports, port) = AsyncStream<Int>.makeStream()
        let application = server.application { port.yield($0) }
        let group = ServiceGroup(configuration: .init(services: [application], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var iterator = ports.makeAsyncIterator()
            let number = try #require(await iterator.next())
            try await body(number, store, hub)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    func event(_ headline: String) -> Transaction {
        Transaction([.announce(NewsEvent(kind: .report, subject: "s", headline: headline, at: FixedClock.start))])
    }

    @Test("events reach an open connection, are given again by Last-Event-ID, and a client that leaves is noticed")
    func wholeWay() async throws {
        try await serve { port, store, hub in
            let wire = try Wire(port: port)
            wire.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n")
            let head = await wire.read(until: "retry: 3000")
            #expect(head.lowercased().contains("content-type: text/event-stream"))
            try await store.commit(event("first"))
            hub.poke()
            #expect(await wire.read(until: "data: first\n\n").contains("id: 1\nevent: report\ndata: first\n\n"))
            wire.hangUp()
            try await store.commit(event("second"))
            hub.poke()
            let again = try Wire(port: port)
            again.send("GET /events HTTP/1.1\r\nHost: x\r\nLast-Event-ID: 1\r\n\r\n")
            let missed = await again.read(until: "data: second\n\n")
            #expect(missed.contains("id: 2\n"))
            #expect(!missed.contains("data: first"))
            // The first connection's end is noticed without anything being written to it.
            let deadline = ContinuousClock.now + .seconds(20)
            while await hub.connectionCount > 1, ContinuousClock.now < deadline { await Task.yield() }
            #expect(await hub.connectionCount == 1)
            again.hangUp()
        }
    }

    @Test("the server stops gracefully although a stream is open, and tells the client by ending it")
    func shutdown() async throws {
        let open = Mutex<Wire?>(nil)
        let start = ContinuousClock.now
        try await serve { port, _, _ in
            let wire = try Wire(port: port)
            wire.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(await wire.read(until: "retry: 3000").contains("200 OK"))
            open.withLock { $0 = wire }
        }
        #expect(ContinuousClock.now - start < .seconds(20))
        let rest = await open.withLock { $0 }?.read(until: nil)
        #expect(rest != nil)
    }
}

package import NewsModel
package import NewsStore
import ServiceLifecycle

/// Follows the store's events and hands each to every open connection, so that acts of another process are seen too.
///
/// A connection holds a bounded number of events. One that does not keep up is ended; its browser connects again with
/// `Last-Event-ID` and is given what it missed from the store. So nothing is lost and nothing piles up.
package actor LiveHub: Service {
    /// What a connection gets.
    package enum Signal: Sendable, Equatable {
        case event(NewsEvent)
        /// Nothing happened for a while; keeps proxies from closing the connection.
        case beat
    }

    package struct Settings: Sendable {
        /// How often the store is asked when nobody pokes.
        package var poll: Duration = .milliseconds(500)
        package var beat: Duration = .seconds(15)
        /// Signals that wait for a slow connection before it is ended.
        package var buffer = 256
        package var maxConnections = 5000
        /// The most that is given again after `Last-Event-ID`.
        package var maxReplay = 500

        package init() {}
    }

    private struct Connection {
        var continuation: AsyncStream<Signal>.Continuation
        var wants: @Sendable (NewsEvent) -> Bool
    }

    private let store: any NewsStore
    private let settings: Settings
    private let pokes: AsyncStream<Void>
    private nonisolated let poker: AsyncStream<Void>.Continuation
    private var connections: [Int: Connection] = [:]
    private var nextConnection = 0
    /// The number of the newest event handed out; nil before the first look.
    private var position: Int?
    private var isReading = false

    package init(store: any NewsStore, settings: Settings = Settings()) {
        self.store = store
        self.settings = settings
        (pokes, poker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Something was just committed in this process: look now, do not wait for the next poll.
    package nonisolated func poke() { poker.yield() }

    package var connectionCount: Int { connections.count }

    /// Follows the store until cancelled or told to stop.
    package func run() async throws {
        let (poll, beat) = (settings.poll, settings.beat)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [poker] in
                while !Task.isCancelled {
                    poker.yield()
                    try? await Task.sleep(for: poll)
                }
            }
            group.addTask {
                while (try? await Task.sleep(for: beat)) != nil { await self.sendBeat() }
            }
            for await _ in pokes.cancelOnGracefulShutdown() { await look() }
            group.cancelAll()
        }
        for connection in connections.values { connection.continuation.finish() }
        connections = [:]
    }

    /// Reads what is new and hands it out.
    ///
    /// Errors of the store are passed over: the next look tries again.
    package func look() async {
        guard !isReading else { return }
        isReading = true
        defer { isReading = false }
        do {
            if position == nil {
                let last = try await store.lastEventNumber()
                position = position ?? last
            }
            while let from = position {
                let events = try await store.events(after: from, limit: 200)
                guard let last = events.last else { return }
                for event in events { hand(out: .event(event)) }
                position = last.number
                if events.count < 200 { return }
            }
        } catch {
            return
        }
    }

    /// Opens a connection.
    ///
    /// Those who want events from before now are given them first.
    ///
    /// `number`: The `Last-Event-ID` the browser sent.
    ///
    /// `wants`: Which events are for this connection.
    ///
    /// Throws: ``StoreError`` with `.unavailable` when there are too many connections or the store does not answer.
    package func connect(after number: Int?, wants: @escaping @Sendable (NewsEvent) -> Bool) async throws(StoreError)
        -> AsyncStream<Signal>
    {
        guard connections.count < settings.maxConnections else {
            throw StoreError(.unavailable, "Too many live connections are open. Try again in a minute.")
        }
        let (stream, continuation) = AsyncStream<Signal>.makeStream(
            bufferingPolicy: .bufferingOldest(settings.buffer + settings.maxReplay)
        )
        if position == nil {
            let last = try await store.lastEventNumber()
            position = position ?? last
        }
        // Replays up to the position at which this connection joins; between the last look and joining nothing awaits.
        var from = number ?? position ?? 0
        var missed: [NewsEvent] = []
        while number != nil, let reached = position, from < reached, missed.count < settings.maxReplay {
            let events = try await store.events(after: from, limit: 200)
            guard let last = events.last else { break }
            missed += events.filter { $0.number <= position ?? 0 && wants($0) }
            from = last.number
        }
        for event in missed { continuation.yield(.event(event)) }
        if number != nil, let reached = position, from < reached, missed.count >= settings.maxReplay {
            // More was missed than fits: the browser comes again with a later number and gets the next part.
            continuation.finish()
            return stream
        }
        let id = nextConnection
        nextConnection += 1
        connections[id] = Connection(continuation: continuation, wants: wants)
        continuation.onTermination = { _ in Task { await self.disconnect(id) } }
        return stream
    }

    private func disconnect(_ id: Int) { connections[id] = nil }

    private func sendBeat() { hand(out: .beat) }

    private func hand(out signal: Signal) {
        for (id, connection) in connections {
            if case .event(let event) = signal, !connection.wants(event) { continue }
            if case .dropped = connection.continuation.yield(signal) {
                connection.continuation.finish()
                connections[id] = nil
            }
        }
    }
}

import Logging
import NewsStore
import ServiceLifecycle
import Synchronization

/// One step of the line, done over and over: claims what is there, works, commits.
struct Worker: Sendable {
    var name: String
    /// How long it waits for the bell before it looks by itself.
    var idle: Duration = .milliseconds(500)
    /// Does what is there now; returns how many items it took.
    var step: @Sendable () async throws -> Int
}

/// All steps of the production line, each in a loop of its own, until told to stop.
///
/// A step that fails is logged and tried again after a pause that grows to half a minute; the others go on. Stopping
/// lets the items in hand finish; what is cut off is claimed again after its lease.
struct Line: Service {
    let workers: [Worker]
    let bell: Bell
    let logger: Logger
    /// Held as long as the line is there.
    var lock: LineLock?
    /// Told after each step that did something: wakes live pages.
    var onProgress: @Sendable () -> Void = {}

    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            for worker in workers {
                group.addTask { await untilShutdown(worker) }
            }
        }
    }

    /// An order to stop ends the loop between two steps, so that what is in hand is finished and recorded.
    private func untilShutdown(_ worker: Worker) async {
        let order = StopOrder()
        await withGracefulShutdownHandler {
            await loop(worker, order)
        } onGracefulShutdown: {
            order.give()
            bell.ring()
        }
    }

    private func loop(_ worker: Worker, _ order: StopOrder) async {
        var pause: Duration = .seconds(1)
        while !Task.isCancelled, !order.isGiven {
            let rung = bell.count
            do {
                if try await worker.step() > 0 {
                    bell.ring()
                    onProgress()
                } else {
                    await bell.wait(since: rung, atMost: worker.idle)
                }
                pause = .seconds(1)
            } catch {
                if Task.isCancelled { return }
                logger.error("step failed", metadata: ["step": "\(worker.name)", "error": "\(error)"])
                try? await Task.sleep(for: pause)
                pause = min(pause * 2, .seconds(30))
            }
        }
    }

    /// Runs every step in turn until none finds anything to do.
    ///
    /// `rounds` is a ceiling, so that a step that makes work for itself cannot go on for ever. Returns how many items each
    /// step took.
    func runUntilIdle(rounds: Int = 1000) async throws -> [String: Int] {
        var taken: [String: Int] = [:]
        for _ in 0..<rounds {
            var didAnything = false
            for worker in workers {
                let count = try await worker.step()
                taken[worker.name, default: 0] += count
                didAnything = didAnything || count > 0
            }
            if !didAnything { return taken }
        }
        return taken
    }
}

/// Whether the order to stop was given.
private final class StopOrder: Sendable {
    private let state = Mutex(false)

    var isGiven: Bool { state.withLock { $0 } }

    func give() { state.withLock { $0 = true } }
}

import Foundation
import Synchronization

/// Answers kept in memory until something is published, bounded in number and size.
///
/// When it is full everything is forgotten: rendering again is cheap, and no bookkeeping slows the common case.
final class SiteMemory: Sendable {
    private struct Entry {
        var answer: SiteAnswer
        var expires: Date
    }

    private struct State {
        var entries: [SiteAddress: Entry] = [:]
        var bytes = 0
        /// Counted up when everything is forgotten, so that what was read before is not kept after.
        var generation = 0
        var lastLook = Date.distantPast
        var lastEvent: Int?
    }

    private let state = Mutex(State())
    private let maximumEntries: Int
    private let maximumBytes: Int

    init(maximumEntries: Int = 4_096, maximumBytes: Int = 128 << 20) {
        self.maximumEntries = maximumEntries
        self.maximumBytes = maximumBytes
    }

    func answer(_ address: SiteAddress, now: Date) -> SiteAnswer? {
        state.withLock { state in
            guard let entry = state.entries[address], entry.expires > now else { return nil }
            return entry.answer
        }
    }

    var generation: Int { state.withLock(\.generation) }

    /// Ignored when something was published since `generation`.
    func keep(_ answer: SiteAnswer, at address: SiteAddress, until expires: Date, generation: Int) {
        state.withLock { state in
            guard state.generation == generation, answer.body.count <= maximumBytes / 4 else { return }
            if state.entries.count >= maximumEntries || state.bytes + answer.body.count > maximumBytes {
                state.entries = [:]
                state.bytes = 0
            }
            state.bytes += answer.body.count - (state.entries[address]?.answer.body.count ?? 0)
            state.entries[address] = Entry(answer: answer, expires: expires)
        }
    }

    func forget() {
        state.withLock { state in
            state.entries = [:]
            state.bytes = 0
            state.generation += 1
        }
    }

    /// Whether it is time to look for new events; then the caller is the one who looks.
    ///
    /// The event to look after.
    func shouldLook(now: Date, every seconds: TimeInterval) -> (after: Int?, Bool) {
        state.withLock { state in
            let elapsed = now.timeIntervalSince(state.lastLook)
            guard elapsed >= seconds || elapsed < 0 else { return (state.lastEvent, false) }
            state.lastLook = now
            return (state.lastEvent, true)
        }
    }

    func looked(upTo event: Int) { state.withLock { $0.lastEvent = max($0.lastEvent ?? 0, event) } }
}

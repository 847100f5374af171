package import Foundation
import Synchronization

/// Lets so many things happen a second, with a small reserve for a burst.
package final class TokenBucket: Sendable {
    private struct State {
        var tokens: Double
        var at: Date?
    }

    private let perSecond: Double
    private let burst: Double
    private let state: Mutex<State>

    /// - Parameters:
    ///   - perSecond: At least 0.01.
    ///   - burst: How many may come at once after a pause.
    package init(perSecond: Double, burst: Double? = nil) {
        self.perSecond = max(0.01, perSecond)
        self.burst = max(1, burst ?? perSecond)
        state = Mutex(State(tokens: max(1, burst ?? perSecond)))
    }

    /// Takes one and says how many seconds to wait before using it; 0 when it is there.
    package func take(at now: Date) -> TimeInterval {
        state.withLock { state in
            let passed = state.at.map { max(0, now.timeIntervalSince($0)) } ?? 0
            state.tokens = min(burst, state.tokens + passed * perSecond)
            state.at = now
            state.tokens -= 1
            return state.tokens >= 0 ? 0 : -state.tokens / perSecond
        }
    }
}

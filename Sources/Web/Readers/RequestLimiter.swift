package import Foundation
import Synchronization

/// Counts what each address of the net does in a stretch of time, in bounded memory.
package final class RequestLimiter: Sendable {
    private struct Window {
        var start = Date.distantPast
        var counts: [String: Int] = [:]
    }

    package let most: Int
    package let seconds: TimeInterval
    private let now: @Sendable () -> Date
    private let window = Mutex(Window())
    /// Addresses remembered at once; when there are more, all share what is left.
    private static let capacity = 20_000

    /// - Parameters:
    ///   - most: So many in each stretch.
    ///   - seconds: How long a stretch is.
    ///   - now: The clock.
    package init(most: Int = 20, seconds: TimeInterval = 600, now: @escaping @Sendable () -> Date = { Date() }) {
        self.most = most
        self.seconds = seconds
        self.now = now
    }

    /// Counts one more and says whether it may be done.
    package func permits(_ address: String) -> Bool {
        let now = now()
        return window.withLock { window in
            if abs(now.timeIntervalSince(window.start)) >= seconds { window = Window(start: now) }
            let isKnown = window.counts[address] != nil || window.counts.count < Self.capacity
            let key = isKnown ? address : ""
            window.counts[key, default: 0] += 1
            return window.counts[key, default: 0] <= most
        }
    }
}

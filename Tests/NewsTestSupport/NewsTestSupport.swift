package import Foundation
import Synchronization

/// What several targets' tests share: a web server and a mail server on loopback that can misbehave (``LoopbackServer``,
/// ``SMTPSink``), a clock that stands still (``FixedClock``), and builders of reports (``Sample``).
///
/// Tests only; nothing here imitates our own code. Each server has a port of its own and ends with `stop()` or with its
/// last reference.

/// A clock that moves only when told to.
package final class FixedClock: Sendable {
    /// 2026-02-10 09:00:00 UTC.
    package static let start = Date(timeIntervalSince1970: 1_770_714_000)

    private let time: Mutex<Date>

    package init(_ start: Date = FixedClock.start) { time = Mutex(start) }

    package var now: Date { time.withLock { $0 } }
    package func advance(by seconds: TimeInterval) { time.withLock { $0 += seconds } }
}

import Checking
import Desk
import Dispatch
import NewsModel
import Synchronization

/// Threads of their own for checks, so that a long one holds neither the server's threads nor other stories.
///
/// A story always goes through the same lane, and with it what is remembered of its sources and sentences. Each lane
/// takes one text after the other and turns away what would wait too long: a check as you type that comes late is
/// worth nothing.
final class CheckLanes: Sendable {
    private final class Lane: Sendable {
        let queue: DispatchQueue
        let cache = Mutex(CheckCache())
        let waiting = Mutex(0)

        init(number: Int) { queue = DispatchQueue(label: "nutgraf.check.\(number)", qos: .userInitiated) }
    }

    private let lanes: [Lane]
    private let mostWaiting: Int
    private let patience: Duration

    /// `lanes`: How many texts are checked at once.
    ///
    /// `mostWaiting`: How many wait in each lane before others are turned away.
    ///
    /// `patience`: How long a check as you type may wait for its turn.
    init(lanes: Int = 2, mostWaiting: Int = 16, patience: Duration = .seconds(3)) {
        self.lanes = (0..<max(lanes, 1)).map(Lane.init)
        self.mostWaiting = mostWaiting
        self.patience = patience
    }

    /// A whole check that remembers nothing: what is kept and signed rests on these alone.
    func whole(_ input: CheckInput, of story: StoryID) async -> CheckReport {
        let lane = lane(of: story)
        return await withCheckedContinuation { continuation in
            lane.queue.async { continuation.resume(returning: Checker().check(input)) }
        }
    }

    /// The check as you type: only what changed is looked for in the sources again.
    ///
    /// - Throws: ``DeskError`` `.unavailable` when too many wait already, or this one waited too long.
    func live(_ input: CheckInput, of story: StoryID) async throws(DeskError) -> CheckReport {
        let lane = lane(of: story)
        let isFull = lane.waiting.withLock { waiting in
            guard waiting < mostWaiting else { return true }
            waiting += 1
            return false
        }
        guard !isFull else { throw Self.busy }
        let deadline = ContinuousClock.now + patience
        let report: CheckReport? = await withCheckedContinuation { continuation in
            lane.queue.async {
                lane.waiting.withLock { $0 -= 1 }
                guard ContinuousClock.now <= deadline else { return continuation.resume(returning: nil) }
                continuation.resume(returning: lane.cache.withLock { $0.check(story.raw, input) })
            }
        }
        guard let report else { throw Self.busy }
        return report
    }

    private func lane(of story: StoryID) -> Lane {
        let sum = story.raw.utf8.reduce(UInt64(5381)) { ($0 &* 33) ^ UInt64($1) }
        return lanes[Int(sum % UInt64(lanes.count))]
    }

    private static let busy = DeskError(
        .unavailable,
        "Too many texts are being checked just now. Your text is still here; the check follows when you write on.",
        retryAfterSeconds: 2
    )
}

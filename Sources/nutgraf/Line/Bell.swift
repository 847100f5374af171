import Synchronization

/// Wakes workers that wait for work, so that a step follows the one before within microseconds instead of a poll.
///
/// Workers also look by themselves now and then, since another process may have added work.
final class Bell: Sendable {
    private struct State {
        var next = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        /// How often it rang: a ring between looking and waiting must not be missed.
        var rings = 0
    }

    private let state = Mutex(State())

    /// To be taken before looking for work and given to ``wait(since:atMost:)``.
    var count: Int { state.withLock { $0.rings } }

    func ring() {
        let woken = state.withLock { state in
            state.rings += 1
            defer { state.waiting.removeAll() }
            return Array(state.waiting.values)
        }
        for continuation in woken { continuation.resume() }
    }

    /// Returns when it rings, at once when it has rung since `count`, or when the time is over or the task cancelled.
    func wait(since count: Int, atMost limit: Duration) async {
        let ticket = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                try? await Task.sleep(for: limit)
                self.release(ticket)
            }
            group.addTask {
                await withTaskCancellationHandler {
                    await withCheckedContinuation { continuation in
                        let isDone = self.state.withLock { state in
                            if state.rings != count || Task.isCancelled { return true }
                            state.waiting[ticket] = continuation
                            return false
                        }
                        if isDone { continuation.resume() }
                    }
                } onCancel: {
                    self.release(ticket)
                }
            }
            // Whichever ends first ends the other.
            await group.next()
            group.cancelAll()
        }
    }

    private func release(_ ticket: Int) {
        let continuation = state.withLock { $0.waiting.removeValue(forKey: ticket) }
        continuation?.resume()
    }
}

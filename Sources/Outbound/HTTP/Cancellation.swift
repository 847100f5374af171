import Synchronization

/// Whether a task was cancelled, and the transfer to stop then, whichever of the two comes first.
final class Cancellation: Sendable {
    private struct State {
        var isCancelled = false
        var transfer: Transfer?
    }

    private let state = Mutex(State())

    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    /// - Returns: False when the task was cancelled already.
    func begin(_ transfer: Transfer) -> Bool {
        state.withLock { state in
            state.transfer = transfer
            return !state.isCancelled
        }
    }

    /// - Returns: The transfer to stop, if one has begun.
    func cancel() -> Transfer? {
        state.withLock { state in
            state.isCancelled = true
            return state.transfer
        }
    }
}

import Dispatch
import Foundation
import Synchronization

/// A bounded number of threads, each with a connection of its own, that take messages from one bounded queue.
final class SMTPWorkers: Sendable {
    typealias Outcome = Result<SMTPReply, SMTPError>

    private struct Order: Sendable {
        let job: SMTPExchange.Job
        let continuation: CheckedContinuation<Outcome, Never>
        let deadline: ContinuousClock.Instant
    }

    private struct State {
        /// A slice, so that taking the first is constant in time.
        var queue: ArraySlice<Order> = []
        var threads = 0
        var idle = 0
        var isStopping = false
    }

    private let state = Mutex(State())
    /// Signalled once for each order and, when stopping, for each thread.
    ///
    /// A thread that finds nothing waits again.
    private let signal = DispatchSemaphore(value: 0)
    private let maxThreads: Int
    private let maxWaiting: Int
    private let idleTimeout: Duration
    private let queueTimeout: Duration

    init(maxThreads: Int, maxWaiting: Int, idleTimeout: Duration, queueTimeout: Duration) {
        self.maxThreads = max(1, maxThreads)
        self.maxWaiting = max(1, maxWaiting)
        self.idleTimeout = idleTimeout
        self.queueTimeout = queueTimeout
    }

    func submit(_ job: SMTPExchange.Job, _ continuation: CheckedContinuation<Outcome, Never>) {
        let refusal: SMTPError? = state.withLock { state in
            if state.isStopping {
                return SMTPError(.temporary, .connection, message: "The mail client is shutting down.")
            }
            guard state.queue.count < maxWaiting else {
                return SMTPError(
                    .temporary,
                    .connection,
                    message: "\(maxWaiting) messages are waiting for \(job.server) already."
                )
            }
            state.queue.append(
                Order(job: job, continuation: continuation, deadline: ContinuousClock.now + queueTimeout)
            )
            if state.queue.count > state.idle, state.threads < maxThreads {
                state.threads += 1
                Thread.detachNewThread { [self] in work() }
            }
            return nil
        }
        if let refusal { continuation.resume(returning: .failure(refusal)) } else { signal.signal() }
    }

    /// Fails what is waiting and ends the threads once each has finished its message.
    func stop() {
        let (orders, threads) = state.withLock { state in
            state.isStopping = true
            defer { state.queue = [] }
            return (state.queue, state.threads)
        }
        for order in orders {
            order.continuation.resume(
                returning: .failure(SMTPError(.temporary, .connection, message: "The mail client is shutting down."))
            )
        }
        for _ in 0..<threads { signal.signal() }
    }

    // MARK: A thread

    private func work() {
        let exchange = SMTPExchange()
        while true {
            state.withLock { $0.idle += 1 }
            let components = idleTimeout.components
            let waited = signal.wait(timeout: .now() + .milliseconds(Int(clamping: components.seconds * 1000)))
            let (order, isOver): (Order?, Bool) = state.withLock { state in
                state.idle -= 1
                if let first = state.queue.popFirst() {
                    // An empty slice would still hold all messages it has seen.
                    if state.queue.isEmpty { state.queue = [] }
                    return (first, false)
                }
                let isOver = state.isStopping || waited == .timedOut
                if isOver { state.threads -= 1 }
                return (nil, isOver)
            }
            if isOver { break }
            guard let order else { continue }
            if ContinuousClock.now > order.deadline {
                order.continuation.resume(
                    returning: .failure(
                        SMTPError(
                            .temporary,
                            .connection,
                            message: "No connection to \(order.job.server) became free in time."
                        )
                    )
                )
            } else {
                order.continuation.resume(returning: exchange.run(order.job))
            }
        }
        exchange.close()
    }
}

/// Set by a cancelled task, read by a thread.
final class CancelFlag: Sendable {
    private let isSet = Atomic(false)
    var value: Bool { isSet.load(ordering: .relaxed) }
    func set() { isSet.store(true, ordering: .relaxed) }
}

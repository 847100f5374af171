import CLibCurl
import Foundation
import Synchronization

/// Runs any number of transfers on one thread of its own through libcurl's multi interface, so that the cooperative pool
/// never blocks, connections are shared, and the numbers in flight, in all and to one host, are bounded.
final class TransferLoop: Sendable {
    private struct Inbox {
        var arrived: [Transfer] = []
        var cancelled: [Transfer] = []
        var isStopping = false
        var isRunning = false
        var bell: Bell?
        /// Submitted and not finished.
        var count = 0
    }

    /// `@unchecked Sendable`: libcurl allows waking from any thread while the handle lives, and the bell is taken out of
    /// the inbox, under its lock, before the handle is freed.
    private struct Bell: @unchecked Sendable {
        let multi: UnsafeMutableRawPointer
        func ring() { curl_multi_wakeup(multi) }
    }

    private let inbox = Mutex(Inbox())
    private let maxConcurrent: Int
    private let perHostLimit: Int
    private let maxWaiting: Int

    init(maxConcurrent: Int, perHostLimit: Int, maxWaiting: Int) {
        self.maxConcurrent = max(1, maxConcurrent)
        self.perHostLimit = max(1, perHostLimit)
        self.maxWaiting = max(1, maxWaiting)
    }

    func submit(_ transfer: Transfer) {
        let refusal: OutboundError? = inbox.withLock { inbox in
            if inbox.isStopping {
                return OutboundError(
                    .cancelled,
                    "The HTTP client is shutting down; \(transfer.plan.url) was not asked."
                )
            }
            if inbox.count >= maxConcurrent + maxWaiting {
                return OutboundError(
                    .busy,
                    "\(maxWaiting) requests are waiting already; try \(transfer.plan.url) again later."
                )
            }
            inbox.count += 1
            inbox.arrived.append(transfer)
            if inbox.isRunning {
                wake(inbox)
            } else {
                inbox.isRunning = true
                Thread.detachNewThread { [self] in run() }
            }
            return nil
        }
        if let refusal { transfer.finish(.failure(refusal)) }
    }

    func cancel(_ transfer: Transfer) {
        inbox.withLock { inbox in
            guard inbox.isRunning else { return }
            inbox.cancelled.append(transfer)
            wake(inbox)
        }
    }

    /// Fails whatever is in flight and ends the thread.
    func stop() {
        inbox.withLock { inbox in
            inbox.isStopping = true
            wake(inbox)
        }
    }

    private func wake(_ inbox: Inbox) {
        inbox.bell?.ring()
    }

    // MARK: The thread

    private func run() {
        guard CurlLibrary.isReady, let multi = curl_multi_init() else {
            failEverything()
            return
        }
        _ = nutgraf_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, maxConcurrent * 2)
        let bell = Bell(multi: multi)
        inbox.withLock { $0.bell = bell }
        var waiting: [Transfer] = []
        var active: [UnsafeMutableRawPointer: Transfer] = [:]
        var perHost: [String: Int] = [:]

        func end(_ transfer: Transfer, _ outcome: Transfer.Outcome) {
            if let handle = transfer.handle {
                curl_multi_remove_handle(multi, handle)
                active[handle] = nil
                EasyHandle.release(transfer)
                let left = (perHost[transfer.plan.url.host] ?? 1) - 1
                perHost[transfer.plan.url.host] = left > 0 ? left : nil
            }
            inbox.withLock { $0.count -= 1 }
            transfer.finish(outcome)
        }

        while true {
            let (arrived, cancelled, isStopping) = inbox.withLock { inbox in
                defer {
                    inbox.arrived = []
                    inbox.cancelled = []
                }
                return (inbox.arrived, inbox.cancelled, inbox.isStopping)
            }
            waiting += arrived
            if !cancelled.isEmpty || isStopping {
                func isGone(_ transfer: Transfer) -> Bool { isStopping || cancelled.contains { $0 === transfer } }
                let gone = waiting.filter(isGone) + active.values.filter(isGone)
                waiting.removeAll(where: isGone)
                for transfer in gone {
                    end(
                        transfer,
                        .failure(OutboundError(.cancelled, "The request to \(transfer.plan.url) was cancelled."))
                    )
                }
            }
            if isStopping { break }

            let now = ContinuousClock.now
            waiting.removeAll { transfer in
                let host = transfer.plan.url.host
                if active.count < maxConcurrent, perHost[host, default: 0] < perHostLimit {
                    guard let handle = EasyHandle.make(for: transfer) else {
                        end(
                            transfer,
                            .failure(OutboundError(.busy, "Out of memory for a request to \(transfer.plan.url)."))
                        )
                        return true
                    }
                    transfer.lastActivity = now
                    transfer.started = now
                    active[handle] = transfer
                    perHost[host, default: 0] += 1
                    curl_multi_add_handle(multi, handle)
                    return true
                }
                if now - transfer.submitted > transfer.plan.queueTimeout {
                    end(
                        transfer,
                        .failure(
                            OutboundError(.timedOut, "\(transfer.plan.url) waited too long for a free connection.")
                        )
                    )
                    return true
                }
                return false
            }

            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            var result = CURLE_OK
            var hasFreePlace = false
            while let handle = nutgraf_multi_next_done(multi, &result) {
                guard let transfer = active[handle] else { continue }
                end(transfer, transfer.outcome(of: result))
                hasFreePlace = true
            }
            if hasFreePlace, !waiting.isEmpty { continue }
            curl_multi_poll(multi, nil, 0, nextWait(active: active, waiting: waiting, end: end), nil)
        }

        inbox.withLock { inbox in
            inbox.bell = nil
            inbox.isRunning = false
        }
        curl_multi_cleanup(multi)
    }

    /// Ends transfers that have been silent too long, and says how many milliseconds the thread may sleep.
    private func nextWait(
        active: [UnsafeMutableRawPointer: Transfer],
        waiting: [Transfer],
        end: (Transfer, Transfer.Outcome) -> Void
    ) -> Int32 {
        let now = ContinuousClock.now
        var wait = Duration.seconds(60)
        for transfer in active.values {
            let left = transfer.plan.idleTimeout - (now - transfer.lastActivity)
            if left <= .zero {
                end(
                    transfer,
                    .failure(
                        OutboundError(
                            .timedOut,
                            "\(transfer.plan.url) has been silent for \(Words.time(transfer.plan.idleTimeout))."
                        )
                    )
                )
                // A place is free: look at those who wait at once.
                wait = .zero
            } else if let slow = Self.tooSlow(transfer, now) {
                end(transfer, .failure(slow))
                wait = .zero
            } else {
                wait = min(wait, left)
                if transfer.plan.slowestRate > 0 {
                    let due = transfer.plan.slowAfter - (now - transfer.started)
                    wait = min(wait, due > .zero ? due : .milliseconds(200))
                }
            }
        }
        for transfer in waiting { wait = min(wait, transfer.plan.queueTimeout - (now - transfer.submitted)) }
        let milliseconds = max(.zero, wait).components
        return Int32(clamping: milliseconds.seconds * 1000 + milliseconds.attoseconds / 1_000_000_000_000_000 + 1)
    }

    /// An answer that drips: never silent, and never at its end.
    private static func tooSlow(_ transfer: Transfer, _ now: ContinuousClock.Instant) -> OutboundError? {
        let plan = transfer.plan
        let taken = now - transfer.started
        guard plan.slowestRate > 0, taken >= plan.slowAfter, transfer.answer.status > 0 else { return nil }
        let (seconds, attoseconds) = taken.components
        let elapsed = Double(seconds) + Double(attoseconds) / 1e18
        guard Double(transfer.bodyBytes) < Double(plan.slowestRate) * elapsed else { return nil }
        return OutboundError(
            .tooSlow,
            "\(plan.url) sends fewer than \(plan.slowestRate) bytes a second and was given up."
        )
    }

    private func failEverything() {
        let arrived = inbox.withLock { inbox in
            defer {
                inbox.arrived = []
                inbox.isRunning = false
                inbox.count = 0
            }
            return inbox.arrived
        }
        for transfer in arrived {
            transfer.finish(
                .failure(OutboundError(.busy, "libcurl could not be started; is the machine out of memory?"))
            )
        }
    }
}

/// libcurl's global state, made once.
enum CurlLibrary {
    static let isReady = nutgraf_global_init() == CURLE_OK
}

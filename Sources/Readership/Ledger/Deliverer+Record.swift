import Foundation
import NewsModel
import NewsStore

/// What is written into the ledger when a message's turn has ended.
extension Deliverer {
    func record(_ delivery: inout Delivery, _ state: Delivery.State, _ outcome: String) async throws(StoreError) {
        delivery.state = state
        delivery.outcome = String(outcome.prefix(300))
        delivery.updated = now()
        let changed = delivery
        var lastError: StoreError?
        // The message has left: an answer that the store does not take now would make it uncertain later.
        for pause in [0, 0.05, 0.25, 1] {
            if pause > 0 { try? await sleep(pause) }
            do throws(StoreError) {
                try await store.commit(Transaction([.updateDelivery(changed)]))
                return
            } catch {
                lastError = error
            }
        }
        if let lastError { throw lastError }
    }

    func record(_ failure: MailFailure, for delivery: inout Delivery) async throws(StoreError) -> Ending {
        switch failure.fate {
        case .never:
            try await record(&delivery, .failed, failure.message)
            return .failed
        case .noSuchReader:
            try await record(&delivery, .failed, failure.message)
            do {
                try await subscriptions.suppress(delivery.subscriber, reason: "hard bounce")
            } catch {
                if error.code == .unavailable { throw StoreError(.unavailable, error.message) }
            }
            return .failed
        case .unknown:
            try await record(&delivery, .uncertain, failure.message)
            return .uncertain
        case .later:
            guard delivery.attempts < limits.attempts else {
                try await record(
                    &delivery,
                    .failed,
                    "Given up after \(delivery.attempts) tries; at last: \(failure.message)"
                )
                return .failed
            }
            let doubled = limits.firstPause * pow(2, Double(delivery.attempts - 1))
            delivery.due = now().addingTimeInterval(min(6 * 3_600, doubled) * (0.5 + jitter()))
            try await record(&delivery, .pending, failure.message)
            return .postponed
        }
    }

    /// Reports messages whose fate nobody knows, and sends them again where the policy or the transport permits.
    ///
    /// - Returns: How many there were that had not been reported before.
    func settleUncertain() async throws(StoreError) -> Int {
        var found = 0
        var last: DeliveryID?
        while true {
            let page = try await store.deliveries(state: .uncertain, after: last, limit: 200)
            guard let end = page.last else { return found }
            last = end.id
            for var delivery in page {
                let isReported = delivery.outcome?.hasPrefix(Self.held) ?? false
                let sendsAgain = policy == .resend || transport.isIdempotent
                if isReported, !sendsAgain { continue }
                var changes: [Change] = []
                if !isReported {
                    found += 1
                    changes.append(
                        .audit(
                            AuditAct(
                                actor: "deliverer",
                                action: "delivery.uncertain",
                                subject: delivery.id.raw,
                                details: ["policy": sendsAgain ? "resend" : "hold", "message-id": delivery.messageID],
                                at: now()
                            )
                        )
                    )
                }
                let reason = delivery.outcome ?? "The process ended before the answer came."
                delivery.outcome = (sendsAgain ? "Sending again: " : Self.held) + reason
                // Counted as tries, so that a server which never answers is given up in the end.
                if sendsAgain, delivery.attempts < limits.attempts {
                    delivery.state = .pending
                    delivery.due = now()
                    if delivery.attempts > 1 {
                        delivery.due += min(6 * 3_600, limits.firstPause * pow(2, Double(delivery.attempts - 2)))
                    }
                } else if sendsAgain {
                    delivery.outcome = Self.held + "given up after \(delivery.attempts) tries without an answer"
                    if isReported { continue }
                }
                delivery.updated = now()
                changes.append(.updateDelivery(delivery))
                try await store.commit(Transaction(changes))
            }
        }
    }

    /// Begins the outcome of a message that waits for a person.
    private static let held = "Held, perhaps delivered: "
}

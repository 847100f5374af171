package import NewsStore
import NewsModel

/// Recomputes the audit log's hash chain from its first entry to its last.
///
/// A changed, removed, inserted or reordered entry breaks it. What it cannot see is a log cut off at its end, or made
/// anew as a whole: for that, compare ``AuditVerifier/Outcome/head`` with one noted down elsewhere.
package enum AuditVerifier {
    package struct Outcome: Sendable, Equatable {
        /// Entries that hold.
        package var verified: Int
        /// The hash of the last entry that holds; that of the empty log when there is none.
        package var head: String
        /// The first entry that does not hold, and why.
        package var firstBroken: Broken?

        package struct Broken: Sendable, Equatable {
            package var number: Int
            package var reason: String
        }

        package var holds: Bool { firstBroken == nil }
    }

    /// What stands before the first entry.
    package static let origin = String(repeating: "0", count: 64)

    /// - Complexity: Linear in the log, read in pages of 500.
    package static func verify(_ store: any PeopleReading) async throws(StoreError) -> Outcome {
        var outcome = Outcome(verified: 0, head: origin)
        var number = 0
        while true {
            let page = try await store.audit(after: number, limit: 500)
            guard !page.isEmpty else { return outcome }
            for entry in page {
                if let reason = fault(in: entry, after: number, head: outcome.head) {
                    outcome.firstBroken = .init(number: entry.number, reason: reason)
                    return outcome
                }
                number = entry.number
                outcome.head = entry.hash
                outcome.verified += 1
            }
        }
    }

    private static func fault(in entry: AuditEntry, after number: Int, head: String) -> String? {
        guard entry.number == number + 1 else {
            return "Entry \(entry.number) follows entry \(number): between them something was removed."
        }
        guard entry.previousHash == head else {
            return "Entry \(entry.number) names another predecessor than the one that stands before it."
        }
        let form = AuditEntry.canonicalForm(number: entry.number, act: entry.act, previousHash: entry.previousHash)
        guard Secret.hash(form) == entry.hash else {
            return "Entry \(entry.number) was changed after it was written."
        }
        return nil
    }
}

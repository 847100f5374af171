package import Foundation
package import NewsModel

/// The steps that are done by claiming work.
///
/// Named as the command that runs one by hand.
package enum Stage: String, Sendable, Codable, CaseIterable {
    /// Subject: a ``SourceSearch``'s id. Look what can be read at an address.
    case find
    /// Subject: an item id. Tag it and put it into a cluster.
    case gather
    /// Subject: a cluster id. Make or renew a story's draft.
    case draft
    /// Subject: `story@version`. Prove every claim.
    case check
    /// Subject: `story@version`. Render and publish a signed version.
    case publish
    /// Subject: `story@version`. Keep the positions that a published version states.
    case register
    /// Subject: `story@version`. Match standing alerts and enter deliveries.
    case alert
    /// Subject: an issue id. Enter a delivery for each recipient.
    case issue
}

/// Something to be done.
package struct WorkOrder: Sendable, Codable, Equatable {
    package var stage: Stage
    package var subject: String
    package var due: Date

    package init(_ stage: Stage, _ subject: String, due: Date) {
        self.stage = stage
        self.subject = subject
        self.due = due
    }

    package init(_ stage: Stage, _ version: VersionRef, due: Date) {
        self.init(stage, version.workSubject, due: due)
    }
}

/// Work that is ours until the lease ends.
package struct WorkClaim: Sendable, Equatable {
    package var stage: Stage
    package var subject: String
    /// 1 for the first try.
    package var attempt: Int
    /// Distinguishes this claim from an earlier holder's.
    package var ticket: String
    package var leaseEnd: Date

    package init(stage: Stage, subject: String, attempt: Int, ticket: String, leaseEnd: Date) {
        self.stage = stage
        self.subject = subject
        self.attempt = attempt
        self.ticket = ticket
        self.leaseEnd = leaseEnd
    }

    package var version: VersionRef? { VersionRef(workSubject: subject) }
}

/// What becomes of work that did not succeed.
package enum WorkFate: Sendable, Equatable {
    case retry(at: Date, reason: String)
    /// Put aside for a person to look at.
    case park(reason: String)
    case drop(reason: String)
}

/// Work that a person should look at.
package struct ParkedWork: Sendable, Equatable {
    package var stage: Stage
    package var subject: String
    package var attempts: Int
    package var reason: String

    package init(stage: Stage, subject: String, attempts: Int, reason: String) {
        self.stage = stage
        self.subject = subject
        self.attempts = attempts
        self.reason = reason
    }
}

/// Claiming and giving back.
///
/// Finishing work is ``Transaction/completing``.
package protocol WorkQueue: Sendable {
    /// Claims up to `limit` orders of the stage that are due and not leased to a living holder, oldest due first.
    func claim(_ stage: Stage, limit: Int, now: Date, leaseEnd: Date) async throws(StoreError) -> [WorkClaim]
    /// Gives claimed work back. Ignored when the lease has passed to another.
    func release(_ claim: WorkClaim, _ fate: WorkFate) async throws(StoreError)
    func parked(limit: Int) async throws(StoreError) -> [ParkedWork]
    /// Makes all leased work claimable at once. For a process that knows that no other works on this store; a living
    /// holder's result would be refused.
    func takeOver() async throws(StoreError)
}

extension VersionRef {
    /// `story@version`, as work is named.
    package var workSubject: String { "\(story)@\(version)" }

    package init?(workSubject: String) {
        guard let at = workSubject.lastIndex(of: "@"), let number = Int(workSubject[workSubject.index(after: at)...])
        else { return nil }
        self.init(story: StoryID(String(workSubject[..<at])), version: number)
    }
}

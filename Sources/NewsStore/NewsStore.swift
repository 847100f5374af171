package import Foundation
package import NewsModel

/// What can be stored, read and claimed: the contract that every back end meets.
///
/// No SQL here.
///
/// All writing goes through one door, ``commit(_:)``: a ``Transaction`` is a list of ``Change``s which the store applies
/// together or not at all, with the work that is thereby done and the work that follows from it. A stage therefore
/// claims, works without holding anything, and commits result and next state in one step; killed anywhere, it leaves
/// the item claimable. Begin with ``Change``.
///
/// Sources' revisions, stories' versions, checks, sign-offs, publications, facts and the audit log are append-only:
/// there is no change that alters or removes one.
package protocol NewsStore: WireReading, StoryReading, PeopleReading, ReaderReading, RegisterReading, WorkQueue {
    /// Applies all of it, or nothing.
    ///
    /// - Throws: ``StoreError`` with `.conflict` when something it builds on has changed meanwhile, `.refused` when a
    ///   rule forbids it (publication without a valid sign-off), `.unavailable` when the database cannot be reached.
    /// - Returns: The numbers that the store gave, in order: events' and audit entries'.
    @discardableResult
    func commit(_ transaction: Transaction) async throws(StoreError) -> Receipts

    /// A cheap question to the database, for `/readyz`.
    func ping() async throws(StoreError)
    /// Counts for `/metrics` and the desk: "reports", "clusters", "stories.published", "deliveries.pending", "work.draft" …
    func counts() async throws(StoreError) -> [String: Int]
}

/// Changes to be made together.
package struct Transaction: Sendable {
    package var changes: [Change]
    /// The claimed work that these changes finish.
    ///
    /// Refused with `.conflict` when the lease has passed to another.
    package var completing: WorkClaim?
    /// What to do next.
    ///
    /// Work already queued for the same stage and subject is not queued twice.
    package var next: [WorkOrder]

    package init(_ changes: [Change], completing: WorkClaim? = nil, next: [WorkOrder] = []) {
        self.changes = changes
        self.completing = completing
        self.next = next
    }
}

package struct Receipts: Sendable, Equatable {
    package var events: [Int]
    package var audit: [Int]

    package init(events: [Int] = [], audit: [Int] = []) {
        self.events = events
        self.audit = audit
    }
}

/// Everything that can happen to the store.
package enum Change: Sendable {
    // Wire
    /// Inserts, or replaces by id.
    case saveSource(Source)
    /// Of a visit that began at the health's `lastTried`; a wish for a visit that is not younger is thereby fulfilled.
    ///
    /// `visited`: The address that was visited. Where the source has another by now, what the health says of the old one
    /// (validators, hub, redirects, end) is left out.
    case setHealth(SourceID, SourceHealth, visited: String? = nil)
    /// Adds to the source's history, of which the newest ``SourceVisit/kept`` stay.
    case addVisit(SourceID, SourceVisit)
    /// Makes the source due at once, whatever its schedule says and though it is off, paused or gone: one visit. Ring the
    /// line's bell afterwards.
    case trySource(SourceID, Date)
    /// Puts the source aside until then; nil takes it up again.
    case pauseSource(SourceID, until: Date?)
    /// Changes where the source is fetched and nothing else; what belonged to the old address is forgotten: validators,
    /// hub, redirects, that it was gone.
    ///
    /// `from`: Nothing is done where the source is no longer there.
    case moveSource(SourceID, to: String, from: String? = nil)
    /// What people call it, allow and want of it; its health stays as it is.
    case describeSource(SourceID, name: String, licence: Licence, isEnabled: Bool)
    /// Inserts, or replaces by id.
    case saveSourceSearch(SourceSearch)
    case setSubscription(SourceID, HubSubscription?)
    /// Names by which the item is recognised within its source; one that another item has already stays with that one.
    case addItemKeys(ItemID, SourceID, [String])
    /// Inserts the item if new, and the revision if its content hash differs from the newest one's. The revision's
    /// `number` is set by the store.
    case addRevision(SourceItem, Revision)
    case setTags(ItemID, Tags)
    /// Marks a report as taken back by its sender; nil takes the mark away. Nothing else about it changes.
    case setWithdrawal(ItemID, Withdrawal?)
    /// Inserts, or replaces by id, and sets each member's cluster. A member placed by an editor stays where it is, one
    /// whose cluster an editor parted from this one as well; of a merged cluster the members go to the one it is in.
    case saveCluster(Cluster)
    /// Applies an editor's placing and keeps it: the reports are that cluster's from now on, marked as placed by the
    /// editor. A move or split parts the two clusters for good, a merger ends that. A merged cluster's story goes with
    /// it when the other has none.
    ///
    /// `.conflict` when a report is not in `from` any more, or either cluster has been merged away; `.notFound` when
    /// there is no such cluster.
    case place(Placing)

    // Stories
    case addStory(Story)
    /// `.conflict` unless its number is the story's latest plus one. Sets the story's latest version and headline.
    case addVersion(Version)
    case setStoryState(StoryID, Story.State)
    case addCheck(CheckRecord)
    case addOverrule(Overrule)
    /// `.refused` when the digest is not that version's, or the version is not the newest.
    case addSignOff(SignOff)
    /// `.refused` unless a sign-off for this version bears the digest of its text, the newest check of that digest
    /// exists, and nothing blocks in it that was not overruled. Sets the story's state and published version.
    case publish(Publication)
    case recordModelUse(ModelUse, StoryID?, Date)

    // People
    /// Inserts, or replaces by id. `.conflict` when another user has the address. When password, role or disabled
    /// change, all the user's sessions end and tokens are revoked.
    case saveUser(User)
    case addSession(Session)
    case endSession(tokenHash: String)
    case endSessions(UserID)
    case addToken(APIToken)
    case revokeToken(tokenHash: String, Date)

    // Readers
    /// Inserts, or replaces by id. `.conflict` when another subscriber has the address.
    case saveSubscriber(Subscriber)
    case saveQuery(StandingQuery)
    case removeQuery(QueryID)
    case saveIssue(NewsletterIssue)
    /// Those whose ``Delivery/uniqueKey`` is already in the ledger are skipped.
    case addDeliveries([Delivery])
    /// State, attempts, due, outcome and updated of one delivery. A delivery that is `sent` stays `sent`.
    case updateDelivery(Delivery)

    // Register
    case saveInstrument(Instrument)
    /// Skipped when a fact with this id exists.
    case addFact(FactRecord)
    /// Marks a fact as no longer in force without removing it.
    case setFactStatus(FactID, FactRecord.Status)

    // Log
    case announce(NewsEvent)
    case audit(AuditAct)
    /// Forgets finished work, expired sessions and events before the given time.
    case prune(before: Date)
    case setSetting(name: String, value: String)
}

/// An error of the store: what the program switches on, and a sentence for the operator.
package struct StoreError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// Something it builds on has changed; read again and decide.
        case conflict
        /// A rule forbids it. The message says which.
        case refused
        case notFound
        /// Database locked for too long, disk full, connection lost: try later.
        case unavailable
        /// The file is not ours, damaged, or from a newer version.
        case unusable
    }

    package var code: Code
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}

package import Foundation
package import NewsModel

/// Reading what came in.
package protocol WireReading: Sendable {
    func sources() async throws(StoreError) -> [Source]
    func source(_ id: SourceID) async throws(StoreError) -> Source?
    /// Enabled feeds and pages whose next fetch is due, the longest overdue first.
    func sourcesDue(at now: Date, limit: Int) async throws(StoreError) -> [Source]
    /// What an editor asked about an address, with the answer once there is one; nil after some days.
    func sourceSearch(_ id: SearchID) async throws(StoreError) -> SourceSearch?
    /// The newest first.
    func visits(of source: SourceID, limit: Int) async throws(StoreError) -> [SourceVisit]
    /// Reports first seen on each day (UTC) since `date`, oldest day first; days without any are left out.
    func itemsPerDay(source: SourceID, since date: Date) async throws(StoreError) -> [DayCount]
    /// The newest reports of one source by first sight, newest first.
    func latestReports(of source: SourceID, limit: Int) async throws(StoreError) -> [Report]
    /// The items known by these names within the source; names that nobody has are left out.
    func items(of source: SourceID, keys: [String]) async throws(StoreError) -> [String: ItemID]
    /// The newest revision of each.
    func reports(_ ids: [ItemID]) async throws(StoreError) -> [Report]
    /// Exactly the revisions asked for, in that order; those that do not exist are left out.
    func reports(at refs: [RevisionRef]) async throws(StoreError) -> [Report]
    /// Newest first by first sight.
    func latestReports(limit: Int) async throws(StoreError) -> [Report]
    /// The newest `limit` of the reports first seen since `date`, oldest first, for filling the clusterer's memory at start.
    func reports(since date: Date, limit: Int) async throws(StoreError) -> [Report]
    func revisions(of item: ItemID) async throws(StoreError) -> [Revision]
    func cluster(_ id: ClusterID) async throws(StoreError) -> Cluster?
    /// Most recently updated first, from the one after `key`; those merged into another, and those that placing has
    /// emptied, left out.
    func clusters(after key: PageKey?, limit: Int) async throws(StoreError) -> [Cluster]
    /// Of those, the ones whose title holds all the words, whatever their case.
    func clusters(matching words: [String], limit: Int) async throws(StoreError) -> [Cluster]
    /// Editors' placings in the order made, from the one after `number`.
    func placings(after number: Int, limit: Int) async throws(StoreError) -> [Placing]
    func lastPlacingNumber() async throws(StoreError) -> Int
}

/// Reading stories, their versions and what was done to them.
package protocol StoryReading: Sendable {
    func story(_ id: StoryID) async throws(StoreError) -> Story?
    func story(slug: String) async throws(StoreError) -> Story?
    /// Those begun last first, from the one after `key`.
    func stories(states: [Story.State], after key: PageKey?, limit: Int) async throws(StoreError) -> [Story]
    /// The newest story made from the cluster, spiked ones left out.
    func story(for cluster: ClusterID) async throws(StoreError) -> Story?
    func version(_ ref: VersionRef) async throws(StoreError) -> Version?
    /// Without drafts' evidence this would be small; it is not: use for one story.
    func versions(of story: StoryID) async throws(StoreError) -> [Version]
    /// The newest check of exactly this version.
    func check(of version: VersionRef) async throws(StoreError) -> CheckRecord?
    func overrules(of story: StoryID) async throws(StoreError) -> [Overrule]
    /// The newest sign-off of the version.
    func signOff(of version: VersionRef) async throws(StoreError) -> SignOff?
    /// The newest publication of the story.
    func publication(of story: StoryID) async throws(StoreError) -> Publication?
    func publication(slug: String) async throws(StoreError) -> Publication?
    func publications(of story: StoryID) async throws(StoreError) -> [Publication]
    /// The newest publication of each published story, newest first; of one section when given. Retracted ones left out.
    func publications(section: String?, since: Date?, limit: Int) async throws(StoreError) -> [Publication]
    func modelUses(since: Date) async throws(StoreError) -> [ModelUse]
}

/// Reading users, sessions, the audit log, live events and settings.
package protocol PeopleReading: Sendable {
    func users() async throws(StoreError) -> [User]
    func user(_ id: UserID) async throws(StoreError) -> User?
    func user(email: String) async throws(StoreError) -> User?
    func session(tokenHash: String) async throws(StoreError) -> Session?
    func token(hash: String) async throws(StoreError) -> APIToken?
    func tokens(of user: UserID) async throws(StoreError) -> [APIToken]
    /// In order of number, from the one after `number`.
    func audit(after number: Int, limit: Int) async throws(StoreError) -> [AuditEntry]
    /// Newest first, of one subject.
    func audit(subject: String, limit: Int) async throws(StoreError) -> [AuditEntry]
    /// In order of number, from the one after `number`.
    func events(after number: Int, limit: Int) async throws(StoreError) -> [NewsEvent]
    func lastEventNumber() async throws(StoreError) -> Int
    /// Small values the program keeps for itself: the sealed signing keys, the site's name.
    func setting(_ name: String) async throws(StoreError) -> String?
}

/// Reading subscribers, alerts, issues and the ledger.
package protocol ReaderReading: Sendable {
    func subscriber(_ id: SubscriberID) async throws(StoreError) -> Subscriber?
    func subscriber(email: String) async throws(StoreError) -> Subscriber?
    /// In order of id, after `id`; of one state when given.
    func subscribers(state: Subscriber.State?, after id: SubscriberID?, limit: Int) async throws(StoreError)
        -> [Subscriber]
    /// All of them, in order of id, after `id`: to build the index of standing alerts.
    func queries(after id: QueryID?, limit: Int) async throws(StoreError) -> [StandingQuery]
    func query(_ id: QueryID) async throws(StoreError) -> StandingQuery?
    func queries(of subscriber: SubscriberID) async throws(StoreError) -> [StandingQuery]
    func issue(_ id: IssueID) async throws(StoreError) -> NewsletterIssue?
    func issues(limit: Int) async throws(StoreError) -> [NewsletterIssue]
    func delivery(_ id: DeliveryID) async throws(StoreError) -> Delivery?
    /// Of one issue, by state.
    func deliveryCounts(of issue: IssueID) async throws(StoreError) -> [Delivery.State: Int]
    /// Of a story's alerts or an issue: who was reached. In order of id, after `id`.
    func deliveries(issue: IssueID?, story: StoryID?, after id: DeliveryID?, limit: Int) async throws(StoreError)
        -> [Delivery]
    /// Mail of one state, for the report on what is uncertain or failed. In order of id, after `id`.
    func deliveries(state: Delivery.State, after id: DeliveryID?, limit: Int) async throws(StoreError) -> [Delivery]
    /// What was meant for one reader, the newest first.
    func deliveries(to subscriber: SubscriberID, limit: Int) async throws(StoreError) -> [Delivery]
    /// Sets up to `limit` pending mail deliveries that are due to `claimed` until `leaseEnd` and returns them. Those
    /// whose lease ended while `claimed` count as pending again; those found `submitted` with an ended lease become
    /// `uncertain` and are not returned.
    func claimDeliveries(limit: Int, now: Date, leaseEnd: Date) async throws(StoreError) -> [Delivery]
}

/// Reading the register.
package protocol RegisterReading: Sendable {
    func instruments() async throws(StoreError) -> [Instrument]
    func instrument(_ id: InstrumentID) async throws(StoreError) -> Instrument?
    func facts(kind: String?, subject: String) async throws(StoreError) -> [FactRecord]
    func facts(actor: String) async throws(StoreError) -> [FactRecord]
    func facts(story: StoryID) async throws(StoreError) -> [FactRecord]
}

package import Foundation
import NewsModel
package import NewsStore

/// The stage `gather`: tags each report that came in, finds what it copies and which event it reports on, and puts it
/// into a cluster.
///
/// Tags, cluster, event and the order for a draft are one transaction with the claimed work; a process killed anywhere
/// finds the work again. What the clusterer remembers is filled from the store before the first report.
package actor Gatherer {
    private let store: any NewsStore
    private let tagger: Tagger
    private let autoDraft: AutoDraft
    private let limits: EventClusterer.Limits
    private var clusterer: EventClusterer
    private var isWarm = false
    private var isRunning = false
    /// Decisions whose transaction has not succeeded yet; the clusterer already knows these reports.
    private var undecided: [ItemID: EventClusterer.Decision] = [:]
    /// The newest of the editors' placings that the clusterer knows.
    private var lastPlacing = 0

    private static let leaseSeconds = 120.0
    private static let mostAttempts = 6
    private static let placingsAtOnce = 100
    private static let reportsRelearnt = 200
    private static let reportsDrafted = 40

    package init(
        store: any NewsStore,
        tagger: Tagger,
        autoDraft: AutoDraft = AutoDraft(),
        limits: EventClusterer.Limits = EventClusterer.Limits()
    ) {
        self.store = store
        self.tagger = tagger
        self.autoDraft = autoDraft
        self.limits = limits
        clusterer = EventClusterer(limits: limits)
    }

    /// Claims and handles up to `limit` reports; returns how many it took.
    ///
    /// A second call while one runs takes none.
    package func run(limit: Int = 50, now: @Sendable () -> Date) async throws(StoreError) -> Int {
        guard !isRunning else { return 0 }
        isRunning = true
        defer { isRunning = false }
        try await warmUp(now: now())
        try await followPlacings()
        let start = now()
        let claims = try await store.claim(
            .gather,
            limit: limit,
            now: start,
            leaseEnd: start.addingTimeInterval(Self.leaseSeconds)
        )
        for claim in claims {
            do throws(StoreError) {
                try await gather(claim, now: now())
            } catch {
                try await giveBack(claim, error, now: now())
            }
        }
        return claims.count
    }

    private func giveBack(_ claim: WorkClaim, _ error: StoreError, now: Date) async throws(StoreError) {
        // The lease has passed to another, who does it.
        if error.code == .conflict { return }
        if claim.attempt >= Self.mostAttempts {
            try await store.release(claim, .park(reason: error.message))
        } else {
            let pause = 5 * pow(2, Double(claim.attempt))
            try await store.release(claim, .retry(at: now.addingTimeInterval(pause), reason: error.message))
        }
    }

    private func warmUp(now: Date) async throws(StoreError) {
        guard !isWarm else { return }
        let since = now.addingTimeInterval(-WireStage.memoryDays * 86_400)
        var fresh = EventClusterer(limits: limits)
        let placings = try await store.lastPlacingNumber()
        for report in try await store.reports(since: since, limit: WireStage.memoryReports) {
            guard let cluster = report.cluster else { continue }
            fresh.remember(
                id: report.id,
                title: report.revision.title,
                text: report.revision.text,
                date: report.revision.published ?? report.item.firstSeen,
                cluster: cluster,
                copyOf: report.copyOf
            )
        }
        clusterer = fresh
        lastPlacing = placings
        isWarm = true
    }

    /// Takes over what editors decided since, wherever they did it: what comes now follows them.
    private func followPlacings() async throws(StoreError) {
        while true {
            let placings = try await store.placings(after: lastPlacing, limit: Self.placingsAtOnce)
            for placing in placings {
                for report in placing.reports { clusterer.move(report, to: placing.to) }
                if placing.act == .merge {
                    clusterer.merge(placing.from, into: placing.to)
                } else {
                    try await relearn(placing.from)
                    try await relearn(placing.to)
                }
                lastPlacing = placing.number
            }
            if placings.count < Self.placingsAtOnce { return }
        }
    }

    /// Reads anew what the cluster's reports say, since some have left or come.
    private func relearn(_ id: ClusterID) async throws(StoreError) {
        let members = try await store.cluster(id)?.members.suffix(Self.reportsRelearnt) ?? []
        let reports = try await store.reports(members.map(\.item))
        clusterer.relearn(
            id,
            from: reports.map { report in
                EventClusterer.Text(
                    title: report.revision.title,
                    text: report.revision.text,
                    date: report.revision.published ?? report.item.firstSeen
                )
            }
        )
    }

    private func gather(_ claim: WorkClaim, now: Date) async throws(StoreError) {
        let id = ItemID(claim.subject)
        guard let report = try await store.reports([id]).first else {
            try await store.release(claim, .drop(reason: "There is no report \(id)."))
            return
        }
        let revision = report.revision
        let tags = tagger.tags(title: revision.title, text: revision.text)
        var cluster: Cluster
        if let known = report.cluster, let stored = try await store.cluster(known) {
            // A new text of a report that has its place: the place stays, the cluster is news again.
            cluster = stored
        } else {
            cluster = try await place(report, now: now)
        }
        cluster.updated = max(cluster.updated, now)
        cluster.tags = Self.merged(cluster.tags, tags)
        var next: [WorkOrder] = []
        if let needed = autoDraft.independentReports, try await standing(cluster, knowing: report) >= needed {
            next = [WorkOrder(.draft, cluster.id.raw, due: now.addingTimeInterval(autoDraft.settleSeconds))]
        }
        try await store.commit(
            Transaction(
                [
                    .setTags(id, tags), .saveCluster(cluster),
                    .announce(NewsEvent(kind: .cluster, subject: cluster.id.raw, headline: cluster.title, at: now)),
                ],
                completing: claim,
                next: next
            )
        )
        undecided[id] = nil
    }

    /// How many independent reports a draft of the cluster could rest on; what its sender took back is none.
    private func standing(_ cluster: Cluster, knowing report: Report) async throws(StoreError) -> Int {
        let count = cluster.independentReports
        guard let needed = autoDraft.independentReports, count >= needed else { return count }
        // As many as a draft reads.
        let members = cluster.members.prefix(Self.reportsDrafted)
        let others = members.map(\.item).filter { $0 != report.id }
        let withdrawn = try await store.reports(others).filter { $0.item.withdrawn != nil }.map(\.id)
        let out = Set(report.item.withdrawn == nil ? withdrawn : withdrawn + [report.id])
        return out.isEmpty ? count : Cluster.independentReports(members.filter { !out.contains($0.item) })
    }

    private func place(_ report: Report, now: Date) async throws(StoreError) -> Cluster {
        let revision = report.revision
        let decision =
            undecided[report.id]
            ?? clusterer.add(
                id: report.id,
                title: revision.title,
                text: revision.text,
                date: revision.published ?? report.item.firstSeen,
                source: report.item.outlet
            )
        undecided[report.id] = decision
        var target = decision.cluster
        // Where the store has the original is where an editor may have put it since.
        if let original = decision.copyOf, let stored = try await store.reports([original]).first?.cluster {
            target = stored
            clusterer.move(report.id, to: stored)
        }
        var stored = try await store.cluster(target)
        if let survivor = stored?.mergedInto {
            stored = try await store.cluster(survivor)
            target = survivor
        }
        var cluster =
            stored
            ?? Cluster(id: target, title: revision.title, opened: now, updated: now, members: [])
        if !cluster.members.contains(where: { $0.item == report.id }) {
            cluster.members.append(ClusterMember(item: report.id, copyOf: decision.copyOf, reason: decision.reason))
        }
        return cluster
    }

    /// What the reports of a cluster name, first named first; mentions stay with their reports, whose text they point
    /// into.
    static func merged(_ old: Tags, _ new: Tags) -> Tags {
        func union(_ left: [String], _ right: [String], most: Int) -> [String] {
            var seen = Set(left)
            return Array((left + right.filter { seen.insert($0).inserted }).prefix(most))
        }
        return Tags(
            tickers: union(old.tickers, new.tickers, most: 20),
            people: union(old.people, new.people, most: 40),
            places: union(old.places, new.places, most: 40),
            topics: union(old.topics, new.topics, most: 10)
        )
    }
}

package import Foundation
package import NewsModel
package import NewsStore

/// Makes or renews the draft of one claimed cluster, and commits it with the check that follows.
///
/// A story that a human has edited, or that has left the desk, is never overwritten: the new reports are only announced.
/// Run twice on the same reports it changes nothing the second time.
package struct DraftStage: Sendable {
    private let drafter: any Drafter
    private let form: HouseForm
    private let minutesEast: Int
    private let section: String

    /// - `drafter`: Usually a ``DraftRouter``.
    /// - `section`: The site's section for new stories: "news".
    /// - `minutesEast`: Of the house's clock.
    package init(drafter: any Drafter, form: HouseForm = .standard, section: String = "news", minutesEast: Int = 0) {
        self.drafter = drafter
        self.form = form
        self.section = section
        self.minutesEast = minutesEast
    }

    /// What became of the claim.
    package enum Result: Sendable, Equatable {
        case drafted(VersionRef, notes: [String])
        /// A human has the story: only announced.
        case announced(StoryID)
        /// The draft would say the same as the newest version.
        case unchanged(StoryID)
        case released(WorkFate)
    }

    /// Does the work of one claim and completes or releases it.
    ///
    /// `newID`: Makes ids of new stories; tests own it.
    /// - Throws: ``StoreError`` when the store itself fails; the claim's lease then runs out and it is claimed again.
    @discardableResult
    package func run(
        _ claim: WorkClaim,
        store: some NewsStore,
        now: Date,
        newID: @Sendable () -> StoryID = { .random() }
    ) async throws(StoreError) -> Result {
        let clusterID = ClusterID(claim.subject)
        guard let cluster = try await store.cluster(clusterID) else {
            return try await release(claim, .drop(reason: "There is no cluster \(clusterID)."), store)
        }
        if let survivor = cluster.mergedInto {
            let next = [WorkOrder(.draft, survivor.raw, due: now)]
            try await store.commit(Transaction([], completing: claim, next: next))
            return .released(.drop(reason: "Cluster \(clusterID) has been merged into \(survivor)."))
        }
        guard !cluster.members.isEmpty else {
            return try await release(claim, .drop(reason: "Cluster \(clusterID) has no report any more."), store)
        }
        let story = try await store.story(for: clusterID)
        let newest = try await newestVersion(of: story, store)
        if let story, isHuman(story, newest) {
            try await store.commit(
                Transaction(
                    [
                        .announce(
                            NewsEvent(kind: .cluster, subject: clusterID.raw, headline: cluster.title, at: now)
                        ),
                        .audit(
                            AuditAct(
                                actor: "draft",
                                action: "story.draft-held",
                                subject: story.id.raw,
                                details: ["cluster": clusterID.raw, "reason": "edited or past the desk"],
                                at: now
                            )
                        ),
                    ],
                    completing: claim
                )
            )
            return .announced(story.id)
        }
        let request = try await request(for: cluster, store, now: now)
        let outcome: DraftOutcome
        do throws(DraftError) {
            outcome = try await drafter.draft(request)
        } catch {
            return try await failed(error, claim, story, store, now: now)
        }
        return try await commit(
            outcome,
            request,
            cluster,
            story: story,
            newest: newest,
            claim: claim,
            store: store,
            now: now,
            newID: newID
        )
    }

    /// ``Version/digest`` of a draft.
    package static func digest(_ draft: Draft) -> String { ModelDrafter.digest(draft.text.utf8) }

    // MARK: Reading

    private func newestVersion(of story: Story?, _ store: some NewsStore) async throws(StoreError) -> Version? {
        guard let story, story.latestVersion > 0 else { return nil }
        return try await store.version(VersionRef(story: story.id, version: story.latestVersion))
    }

    private func isHuman(_ story: Story, _ newest: Version?) -> Bool {
        story.state != .desk || newest?.editor != nil || (newest?.draft.isTouchedByHand ?? false)
    }

    private func request(
        for cluster: Cluster,
        _ store: some NewsStore,
        now: Date
    ) async throws(StoreError) -> DraftRequest {
        var reports = try await store.reports(cluster.members.prefix(Self.maximumReports).map(\.item))
        // What its sender took back is nothing to write from.
        reports.removeAll { $0.item.withdrawn != nil }
        let copies = Dictionary(cluster.members.map { ($0.item, $0.copyOf) }, uniquingKeysWith: { first, _ in first })
        for index in reports.indices { reports[index].copyOf = copies[reports[index].id] ?? reports[index].copyOf }
        let published = try await store.publications(section: nil, since: nil, limit: 100)
        return DraftRequest(
            reports: reports,
            register: try await registerStatements(store),
            related: Related.choose(from: published, for: cluster, reports: reports),
            form: form,
            now: now,
            minutesEast: minutesEast
        )
    }

    private func registerStatements(_ store: some NewsStore) async throws(StoreError) -> [Report] {
        let sources = try await store.sources().filter { $0.kind == .register }.map(\.id)
        guard !sources.isEmpty else { return [] }
        let instruments = try await store.instruments()
        // The statement on an instrument is the report with the instrument's id (`Registry.Statements`).
        return try await store.reports(instruments.prefix(200).map { ItemID("register-\($0.id)") })
    }

    private static let maximumReports = 40

    // MARK: Writing

    private func commit(
        _ outcome: DraftOutcome,
        _ request: DraftRequest,
        _ cluster: Cluster,
        story: Story?,
        newest: Version?,
        claim: WorkClaim,
        store: some NewsStore,
        now: Date,
        newID: @Sendable () -> StoryID
    ) async throws(StoreError) -> Result {
        let digest = Self.digest(outcome.draft)
        let sources = request.citable.map(\.ref)
        if let newest, let story, newest.digest == digest, newest.sources == sources {
            try await store.commit(Transaction(uses(outcome, story.id, now), completing: claim))
            return .unchanged(story.id)
        }
        let id = story?.id ?? newID()
        let number = (story?.latestVersion ?? 0) + 1
        let ref = VersionRef(story: id, version: number)
        var changes: [Change] = []
        if story == nil {
            changes.append(
                .addStory(
                    Story(
                        id: id,
                        cluster: cluster.id,
                        slug: Slug.make(outcome.draft.headline.text, id: id),
                        section: section,
                        created: now,
                        headline: outcome.draft.headline.text
                    )
                )
            )
        }
        changes.append(
            .addVersion(
                Version(
                    story: id,
                    number: number,
                    draft: outcome.draft,
                    sources: sources,
                    tags: cluster.tags,
                    made: now,
                    note: outcome.notes.isEmpty ? nil : outcome.notes.joined(separator: "\n"),
                    digest: digest
                )
            )
        )
        changes += uses(outcome, id, now)
        var details = [
            "version": String(number), "drafter": outcome.draft.origin.drafter, "digest": digest,
            "sources": String(sources.count),
        ]
        if let use = outcome.draft.origin.modelUse {
            details["prompt"] = use.promptHash
            details["answer"] = use.answerHash
        }
        changes.append(
            .audit(AuditAct(actor: "draft", action: "story.draft", subject: id.raw, details: details, at: now))
        )
        changes.append(
            .announce(NewsEvent(kind: .draft, subject: id.raw, headline: outcome.draft.headline.text, at: now))
        )
        try await store.commit(
            Transaction(changes, completing: claim, next: [WorkOrder(.check, ref, due: now)])
        )
        return .drafted(ref, notes: outcome.notes)
    }

    private func uses(_ outcome: DraftOutcome, _ story: StoryID, _ now: Date) -> [Change] {
        outcome.uses.map { .recordModelUse($0, story, now) }
    }

    private func failed(
        _ error: DraftError,
        _ claim: WorkClaim,
        _ story: Story?,
        _ store: some NewsStore,
        now: Date
    ) async throws(StoreError) -> Result {
        if !error.uses.isEmpty {
            try await store.commit(Transaction(error.uses.map { .recordModelUse($0, story?.id, now) }))
        }
        switch error.code {
        case .unavailable, .throttled, .cancelled, .badAnswer:
            guard claim.attempt < Self.maximumAttempts else {
                return try await release(claim, .park(reason: error.message), store)
            }
            let pause = Double(60 << min(claim.attempt, 6))
            return try await release(claim, .retry(at: now.addingTimeInterval(pause), reason: error.message), store)
        case .badForm, .refused, .nothingToSay:
            return try await release(claim, .park(reason: error.message), store)
        }
    }

    private static let maximumAttempts = 5

    private func release(
        _ claim: WorkClaim,
        _ fate: WorkFate,
        _ store: some NewsStore
    ) async throws(StoreError) -> Result {
        try await store.release(claim, fate)
        return .released(fate)
    }
}

extension Draft {
    /// Whether a person wrote any sentence of it.
    fileprivate var isTouchedByHand: Bool {
        headline.author == .human || blocks.contains { $0.sentences.contains { $0.author == .human } }
    }
}

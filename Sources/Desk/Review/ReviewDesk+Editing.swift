package import NewsModel
import NewsStore

extension ReviewDesk {
    /// An edited text before it is kept: what the check says about it.
    package struct Preview: Sendable, Equatable {
        package var edit: DraftEditing.Outcome
        package var report: CheckReport
        package var blocking: [Claim]
        /// The story as it stands in the store, and the reports that the check's evidence points into.
        package var folder: StoryFolder
    }

    /// What an edit is for.
    package enum Purpose: Sendable, Equatable {
        case edit
        /// Of a story that is out; the note is printed with it.
        case correction
    }

    /// Checks an edited text without keeping it: the re-check while one types.
    ///
    /// - Throws: ``DeskError`` `.invalid` for a text that is no story, `.unavailable` where no check was handed in or
    ///   there is no time for one now.
    package func preview(_ id: StoryID, text: String) async throws(DeskError) -> Preview {
        guard let live else {
            throw DeskError(.unavailable, "This desk checks texts after they are saved. Save to have it checked.")
        }
        let folder = try await folder(id)
        let edit = try await editing(text, of: folder).draft(from: text, previous: folder.version.draft)
        let report = try await live(version(after: folder, edit.draft, by: nil, note: nil), folder.reports)
        let blocking = report.blocking(overruled: folder.overruledKeys)
        return Preview(edit: edit, report: report, blocking: blocking, folder: folder)
    }

    /// Keeps an edited text as a new version and has it checked.
    ///
    /// `base`: The version the editor had in front of her.
    ///
    /// `note`: What changed and why; for a correction the words that are printed, at least ten characters.
    ///
    /// Throws: ``DeskError`` `.conflict` when somebody saved meanwhile: nothing is kept, nothing is lost, the caller
    /// still has the text and shows both.
    ///
    /// Returns: The new version; the present one when nothing was changed.
    @discardableResult
    package func save(
        _ id: StoryID,
        text: String,
        base: Int,
        note: String = "",
        purpose: Purpose = .edit,
        by user: User
    ) async throws(DeskError) -> Version {
        try require(user, .reporter, to: "edit")
        let folder = try await folder(id)
        let story = folder.story
        guard story.state != .spiked, story.state != .retracted else {
            throw DeskError(
                .refused,
                "This story was \(story.state == .spiked ? "spiked" : "retracted"); it is no longer edited."
            )
        }
        var note: String? = note.split { $0.isWhitespace }.joined(separator: " ")
        if purpose == .correction {
            guard story.publishedVersion != nil else {
                throw DeskError(.refused, "The story is not out yet: there is nothing to correct. Save it as an edit.")
            }
            note = "Correction: " + (try reason(note ?? "", for: "the correction, as readers shall see it,"))
        }
        if note?.isEmpty == true { note = nil }
        guard (note?.count ?? 0) <= DeskPolicy.longestReason + 20 else {
            throw DeskError(.invalid, "Keep the note under \(DeskPolicy.longestReason) characters.")
        }
        guard base == story.latestVersion else {
            let other = folder.version.editor.map { "\($0)" }
            let name = await self.name(of: other)
            throw DeskError(
                .conflict,
                "\(name) saved version \(story.latestVersion) while you worked on version \(base). Your text was not lost: "
                    + "compare the two below, carry over what is needed and save again."
            )
        }
        let edit = try await editing(text, of: folder).draft(from: text, previous: folder.version.draft)
        guard edit.draft != folder.version.draft else { return folder.version }
        let version = version(after: folder, edit.draft, by: user.id, note: note)
        var changes: [Change] = [.addVersion(version)]
        var next: [WorkOrder] = []
        if let check {
            let report = await check(version, folder.reports)
            changes.append(.addCheck(record(of: version, report)))
        }
        if check == nil || settings.checksAgainOnTheLine {
            next.append(WorkOrder(.check, VersionRef(story: id, version: version.number), due: now()))
        }
        changes += [
            act(
                purpose == .correction ? "story.correct" : "story.edit",
                by: user,
                on: id,
                [
                    "version": String(version.number), "digest": version.digest,
                    "changed-sentences": String(edit.changedSentences),
                ]
            ),
            .announce(NewsEvent(kind: .draft, subject: id.raw, headline: version.draft.headline.text, at: now())),
        ]
        try await commit(changes, next: next)
        return version
    }

    /// Checks the newest version again, after sources or rules changed.
    package func recheck(_ id: StoryID, by user: User) async throws(DeskError) {
        try require(user, .reporter, to: "have a story checked")
        let folder = try await folder(id)
        let ref = VersionRef(story: id, version: folder.version.number)
        guard let check else {
            try await commit([act("story.recheck", by: user, on: id)], next: [WorkOrder(.check, ref, due: now())])
            return
        }
        let report = await check(folder.version, folder.reports)
        try await commit(
            [
                .addCheck(record(of: folder.version, report)),
                act("story.recheck", by: user, on: id, ["version": String(folder.version.number)]),
                .announce(NewsEvent(kind: .check, subject: id.raw, headline: folder.story.headline, at: now())),
            ],
            next: settings.checksAgainOnTheLine ? [WorkOrder(.check, ref, due: now())] : []
        )
    }

    /// Orders a draft of the cluster; nothing happens twice while one is waiting.
    package func orderDraft(of cluster: ClusterID, by user: User) async throws(DeskError) {
        try require(user, .reporter, to: "order a draft")
        let known = try await stored { () throws(StoreError) in try await store.cluster(cluster) }
        guard let known else { throw DeskError.notFound("cluster") }
        let reports = try await stored { () throws(StoreError) in
            try await store.reports(known.members.prefix(Self.reportsLookedAt).map(\.item))
        }
        // The drafter leaves these out, so the order would end in nothing and nobody would hear of it.
        guard reports.isEmpty || reports.contains(where: { $0.item.withdrawn == nil }) else {
            throw DeskError(
                .refused,
                "Its sender took back every report of this event. There is nothing to write from."
            )
        }
        try await commit(
            [.audit(AuditAct(actor: user.id.raw, action: "cluster.draft", subject: cluster.raw, at: now()))],
            next: [WorkOrder(.draft, cluster.raw, due: now())]
        )
    }

    /// How many reports of an event are asked whether they still stand.
    private static let reportsLookedAt = 200
    /// How many earlier versions are looked through for sentences that read again as they did.
    private static let versionsRemembered = 100
    /// How many of our own stories a section of links may name.
    private static let headlinesKnown = 2000

    /// What turns the text into a draft, with all it may know of the story's past and of our other stories.
    private func editing(_ text: String, of folder: StoryFolder) async throws(DeskError) -> DraftEditing {
        let lowered = text.lowercased()
        let hasLinks = form.sections.contains { section in
            guard [.seeAlso, .readNext].contains(section.purpose), let label = section.label else { return false }
            return lowered.contains(label.lowercased() + ":")
        }
        let (versions, published) = try await stored { () throws(StoreError) in
            (
                try await store.versions(of: folder.story.id),
                // Asked only where there is something to compare: this runs while somebody types.
                hasLinks
                    ? try await store.publications(section: nil, since: nil, limit: Self.headlinesKnown) : []
            )
        }
        let earlier = versions.filter { $0.number < folder.version.number }
            .sorted { $0.number > $1.number }.prefix(Self.versionsRemembered)
        return DraftEditing(
            form: form,
            earlier: earlier.map(\.draft),
            ownHeadlines: Set(published.filter { $0.kind != .retraction }.map(\.headline))
        )
    }

    private func version(after folder: StoryFolder, _ draft: Draft, by editor: UserID?, note: String?) -> Version {
        Version(
            story: folder.story.id,
            number: folder.story.latestVersion + 1,
            draft: draft,
            sources: folder.version.sources,
            tags: folder.version.tags,
            made: now(),
            editor: editor,
            note: note,
            digest: Secret.hash(draft.text)
        )
    }

    private func record(of version: Version, _ report: CheckReport) -> CheckRecord {
        CheckRecord(
            version: VersionRef(story: version.story, version: version.number),
            digest: version.digest,
            report: report,
            made: now()
        )
    }

    private func name(of editor: String?) async -> String {
        guard let editor else { return "The machine" }
        return (try? await store.user(UserID(editor)))?.name ?? "Somebody"
    }
}

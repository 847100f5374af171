package import NewsModel
import NewsStore

/// Which reports belong together, by an editor's word.
///
/// Every act is kept (`NewsStore.placings`), stands in the audit log under the clusters' ids, is announced to those who
/// watch, and binds the machine: see ``NewsModel/Placing``. Drafts already made stay as they are;
/// ``StoryFolder/movedReports`` tells which of their reports have since gone elsewhere.
extension ReviewDesk {
    /// Puts reports of one cluster into another; copies of them that are in the same cluster go with them.
    ///
    /// Later reports like them follow, and the two clusters are never joined by the machine. Moving all that a cluster
    /// has is a merger: see ``merge(_:into:note:by:)``.
    ///
    /// `note`: Why, in the editor's words, up to 300 characters; shown beside the reports.
    ///
    /// - Throws: ``DeskError`` `.conflict` when a report is not in `from` any more, or a cluster was merged away;
    ///   `.notFound` when there is no such cluster; `.invalid` for an empty list or a note too long.
    package func move(
        _ reports: [ItemID],
        from: ClusterID,
        to target: ClusterID,
        note: String? = nil,
        by user: User
    ) async throws(DeskError) {
        let (cluster, moved, isAll) = try await placing(reports, of: from, by: user)
        guard from != target else { throw DeskError(.invalid, "The reports are in this cluster already.") }
        guard let other = try await stored({ () throws(StoreError) in try await store.cluster(target) }) else {
            throw DeskError.notFound("cluster")
        }
        try await commit(
            Placing(
                act: isAll ? .merge : .move,
                reports: moved,
                from: from,
                to: target,
                editor: user.id,
                editorName: user.name,
                note: try placingNote(note),
                made: now()
            ),
            titles: (cluster.title, other.title)
        )
    }

    /// Puts reports of a cluster into a new one of their own; copies of them go with them.
    ///
    /// `title`: The new cluster's; the headline of the first report that goes when nil. `note`: as for
    /// ``move(_:from:to:note:by:)``.
    ///
    /// - Throws: As ``move(_:from:to:note:by:)``, and `.invalid` when nothing would be left behind.
    /// - Returns: The new cluster.
    @discardableResult
    package func split(
        _ reports: [ItemID],
        from: ClusterID,
        title: String? = nil,
        note: String? = nil,
        by user: User
    ) async throws(DeskError) -> ClusterID {
        let (cluster, moved, isAll) = try await placing(reports, of: from, by: user)
        guard !isAll, let first = moved.first else {
            throw DeskError(.invalid, "Leave at least one report that is no copy of the others in the old event.")
        }
        let headlines = try await stored { () throws(StoreError) in try await store.reports([first]) }
        let name = String((title ?? headlines.first?.revision.title ?? cluster.title).prefix(300))
        let new = ClusterID("split-\(ClusterID.random())")
        let at = now()
        try await commit(
            Placing(
                act: .split,
                reports: moved,
                from: from,
                to: new,
                editor: user.id,
                editorName: user.name,
                note: try placingNote(note),
                made: at
            ),
            titles: (cluster.title, name),
            before: [.saveCluster(Cluster(id: new, title: name, opened: at, updated: at, members: []))]
        )
        return new
    }

    /// Puts all of one cluster into another, with whatever would have come to it later.
    ///
    /// The story made from it goes along when the other has none; else both stay, and the one's reports count as moved.
    ///
    /// - Throws: As ``move(_:from:to:note:by:)``.
    package func merge(_ cluster: ClusterID, into target: ClusterID, note: String? = nil, by user: User)
        async throws(DeskError)
    {
        let known = try await stored { () throws(StoreError) in
            (try await store.cluster(cluster), try await store.cluster(target))
        }
        guard let gone = known.0, let other = known.1 else { throw DeskError.notFound("cluster") }
        try require(user, .editor, to: "merge clusters")
        guard cluster != target else { throw DeskError(.invalid, "A cluster cannot be merged into itself.") }
        try await commit(
            Placing(
                act: .merge,
                reports: [],
                from: cluster,
                to: target,
                editor: user.id,
                editorName: user.name,
                note: try placingNote(note),
                made: now()
            ),
            titles: (gone.title, other.title)
        )
    }

    private func commit(_ placing: Placing, titles: (from: String, to: String), before: [Change] = [])
        async throws(DeskError)
    {
        var details = [
            "from": placing.from.raw, "to": placing.to.raw, "from title": titles.from, "to title": titles.to,
            "reports": placing.reports.prefix(50).map(\.raw).joined(separator: " "),
        ]
        details["note"] = placing.note
        let at = placing.made
        var changes = before + [.place(placing)]
        for (subject, title) in [(placing.from, titles.from), (placing.to, titles.to)] {
            changes.append(
                .audit(
                    AuditAct(
                        actor: placing.editor.raw,
                        action: "cluster.\(placing.act.rawValue)",
                        subject: subject.raw,
                        details: details,
                        at: at
                    )
                )
            )
            changes.append(.announce(NewsEvent(kind: .cluster, subject: subject.raw, headline: title, at: at)))
        }
        try await commit(changes)
    }

    /// The reports with their copies, in the cluster's order, and whether that is all it has.
    private func placing(_ reports: [ItemID], of id: ClusterID, by user: User)
        async throws(DeskError) -> (Cluster, [ItemID], isAll: Bool)
    {
        try require(user, .editor, to: "place reports")
        guard !reports.isEmpty else { throw DeskError(.invalid, "Choose at least one report.") }
        guard let cluster = try await stored({ () throws(StoreError) in try await store.cluster(id) }) else {
            throw DeskError.notFound("cluster")
        }
        let chosen = Set(reports)
        guard chosen.isSubset(of: cluster.members.map(\.item)) else {
            throw DeskError(.conflict, "A report you chose is not in this cluster any more. Reload the page.")
        }
        let moved = cluster.members.filter { member in
            chosen.contains(member.item) || member.copyOf.map(chosen.contains) == true
        }
        return (cluster, moved.map(\.item), moved.count == cluster.members.count)
    }

    private func placingNote(_ text: String?) throws(DeskError) -> String? {
        let note = (text ?? "").split { $0.isWhitespace }.joined(separator: " ")
        guard note.count <= 300 else { throw DeskError(.invalid, "Give the note in at most 300 characters.") }
        return note.isEmpty ? nil : note
    }
}

package import NewsModel
import NewsStore

extension ReviewDesk {
    /// Lets the story go out in spite of one finding.
    ///
    /// The reason is kept and shows in the receipt.
    ///
    /// `key`: ``Claim/key`` of a finding that blocks in the newest check of the newest version.
    package func overrule(_ id: StoryID, finding key: String, reason text: String, by user: User)
        async throws(DeskError)
    {
        try require(user, .editor, to: "overrule a finding")
        let reason = try reason(text, for: "overruling")
        let folder = try await folder(id)
        try requireOpen(folder.story)
        guard let claim = folder.check?.report.claims.first(where: { $0.key == key && $0.severity == .block }) else {
            throw DeskError(
                .notFound,
                "This finding is not among those that block now. Reload the page; the text may have changed."
            )
        }
        guard !folder.overruledKeys.contains(key) else {
            throw DeskError(.conflict, "This finding was overruled already. Reload the page to see by whom and why.")
        }
        try await commit([
            .addOverrule(
                Overrule(story: id, finding: key, reason: reason, editor: user.id, editorName: user.name, made: now())
            ),
            act(
                "story.overrule",
                by: user,
                on: id,
                [
                    "version": String(folder.version.number), "kind": claim.kind.rawValue,
                    "verdict": claim.verdict.rawValue, "text": String(claim.text.prefix(300)), "reason": reason,
                ]
            ),
            .announce(NewsEvent(kind: .check, subject: id.raw, headline: folder.story.headline, at: now())),
        ])
    }

    /// Signs exactly the text whose digest the page showed.
    ///
    /// - Throws: ``DeskError`` `.conflict` when the text is no longer that one, `.refused` when it is unchecked, when
    ///   something blocks, or when the policy asks for somebody who did not write it.
    package func signOff(_ id: StoryID, version number: Int, digest: String, by user: User) async throws(DeskError) {
        try require(user, .editor, to: "sign off")
        let folder = try await folder(id)
        try requireOpen(folder.story)
        guard number == folder.version.number, Secret.isSame(digest, folder.version.digest) else {
            throw DeskError(
                .conflict,
                "The text has changed since you read it: it is now version \(folder.version.number). "
                    + "Read that one and sign it."
            )
        }
        guard folder.isChecked else {
            throw DeskError(.refused, "This version has not been checked yet. Wait for the check, or start it by hand.")
        }
        try requireRules(folder)
        try requireNothingBlocks(folder)
        if settings.secondPersonMustSign, try await wrote(user, id, since: folder.story.publishedVersion ?? 0) {
            throw DeskError(.refused, "You wrote part of this text. In this house somebody else must sign it off.")
        }
        let signOff = SignOff(
            version: VersionRef(story: id, version: number),
            digest: folder.version.digest,
            editor: user.id,
            editorName: user.name,
            accountable: settings.accountable,
            made: now()
        )
        try await commit([
            .addSignOff(signOff),
            act("story.sign-off", by: user, on: id, ["version": String(number), "digest": folder.version.digest]),
            .announce(NewsEvent(kind: .signOff, subject: id.raw, headline: folder.story.headline, at: now())),
        ])
    }

    /// Orders the press to publish the signed version.
    ///
    /// - Throws: ``DeskError`` `.refused` unless the newest version is signed, checked, and nothing blocks.
    package func publish(_ id: StoryID, version number: Int, by user: User) async throws(DeskError) {
        try require(user, .publisher, to: "publish")
        let folder = try await folder(id)
        try requireOpen(folder.story)
        guard number == folder.version.number else {
            throw DeskError(
                .conflict,
                "The story is now at version \(folder.version.number). Reload the page and look at that one."
            )
        }
        guard !folder.isPublished else { throw DeskError(.refused, "This version is out already.") }
        guard folder.isChecked else { throw DeskError(.refused, "This version has not been checked. Check it first.") }
        try requireRules(folder)
        try requireNothingBlocks(folder)
        guard folder.isSigned, folder.story.state == .signed else {
            throw DeskError(.refused, "Nobody has signed this version off. An editor must read and sign it first.")
        }
        try await commit(
            [
                act(
                    "story.publish-order",
                    by: user,
                    on: id,
                    ["version": String(number), "digest": folder.version.digest]
                )
            ],
            next: [WorkOrder(.publish, VersionRef(story: id, version: number), due: now())]
        )
    }

    /// Drops a story that was never out.
    package func spike(_ id: StoryID, reason text: String, by user: User) async throws(DeskError) {
        try require(user, .editor, to: "spike a story")
        let reason = try reason(text, for: "spiking")
        let folder = try await folder(id)
        try requireOpen(folder.story)
        guard folder.story.publishedVersion == nil else {
            throw DeskError(.refused, "This story has been published. It can be corrected or retracted, not spiked.")
        }
        try await commit([
            .setStoryState(id, .spiked), act("story.spike", by: user, on: id, ["reason": reason]),
            .announce(NewsEvent(kind: .draft, subject: id.raw, headline: folder.story.headline, at: now())),
        ])
    }

    /// Takes a published story back; its address then says so, with the note.
    package func retract(_ id: StoryID, note text: String, by user: User) async throws(DeskError) {
        try require(user, .publisher, to: "retract")
        let note = try reason(text, for: "the retraction, as readers shall see it,")
        let folder = try await folder(id)
        guard folder.story.publishedVersion != nil, folder.story.state != .retracted else {
            throw DeskError(.refused, "Only a story that is out can be retracted.")
        }
        guard let retraction else {
            throw DeskError(.unavailable, "This desk was started without a press. Retract from the command line.")
        }
        try await commit([act("story.retract-order", by: user, on: id, ["note": note])])
        do {
            try await retraction(folder.story, note, user)
        } catch let error as StoreError {
            throw DeskError(error)
        } catch {
            throw DeskError(.unavailable, "The press could not retract the story: \(error)")
        }
        poke()
    }

    private func requireOpen(_ story: Story) throws(DeskError) {
        guard story.state != .spiked, story.state != .retracted else {
            throw DeskError(.refused, "This story was \(story.state == .spiked ? "spiked" : "retracted").")
        }
    }

    /// What was checked by the rules of yesterday may block by those of today.
    private func requireRules(_ folder: StoryFolder) throws(DeskError) {
        guard (folder.check?.report.house?.mark ?? "") != rules().mark else { return }
        throw DeskError(
            .refused,
            "The house’s rules have changed since this version was checked. Press “Check again” and look at what it says."
        )
    }

    private func requireNothingBlocks(_ folder: StoryFolder) throws(DeskError) {
        let blocking = folder.blocking
        guard !blocking.isEmpty else { return }
        throw DeskError(
            .refused,
            blocking.count == 1
                ? "One finding blocks. Mend the text, or overrule it with a reason."
                : "\(blocking.count) findings block. Mend the text, or overrule each with a reason.",
            reasons: blocking.map { $0.message.isEmpty ? "\($0.kind.rawValue): \($0.text)" : $0.message }
        )
    }

    /// Whether the user saved any of the versions since the one that is out.
    private func wrote(_ user: User, _ id: StoryID, since published: Int) async throws(DeskError) -> Bool {
        try await stored { () throws(StoreError) in
            try await store.versions(of: id).contains { $0.number > published && $0.editor == user.id }
        }
    }
}

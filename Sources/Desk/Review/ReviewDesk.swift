package import Foundation
package import NewsModel
package import NewsStore

/// What editors do to a story: edit, overrule, sign off, order publication, spike, correct, retract.
///
/// Each act is decided here, from what the store holds at that moment, and committed together with its entry in the
/// audit log. The store's own gate decides again inside its transaction, so that two people at once cannot get past.
/// Acts are in `ReviewDesk+Editing.swift`, `ReviewDesk+Decisions.swift`.
package struct ReviewDesk: Sendable {
    /// Proves every claim of a version against its reports.
    ///
    /// Pure and quick enough to run while somebody types.
    package typealias Check = @Sendable (Version, [Report]) async -> CheckReport
    /// The same check while somebody types, where it can be had sooner.
    ///
    /// Throws `.unavailable` when there is no time for it now.
    package typealias LiveCheck = @Sendable (Version, [Report]) async throws(DeskError) -> CheckReport
    /// Takes a published story back: makes and commits the publication of kind `.retraction`, with its receipt.
    package typealias Retract = @Sendable (_ story: Story, _ note: String, _ by: User) async throws -> Void

    package struct Settings: Sendable {
        /// Whether somebody else than those who wrote the text must sign it.
        package var secondPersonMustSign = false
        /// Who holds editorial responsibility, as the disclosure prints it.
        package var accountable = "the editor in chief"

        /// Whether what was checked here at once is checked by the line once more, which then asks for second opinions.
        package var checksAgainOnTheLine = false

        package init() {}
    }

    package let settings: Settings
    package let form: HouseForm
    let store: any NewsStore
    let check: Check?
    let live: LiveCheck?
    let rules: @Sendable () -> HouseRules
    let retraction: Retract?
    let now: @Sendable () -> Date
    let poke: @Sendable () -> Void

    /// `check`: When given, edits are checked at once; else the check is ordered as work.
    ///
    /// `live`: The same as `check` for texts that are not kept; `check` when nil.
    ///
    /// `rules`: The house's rules in force; what was checked by others is not signed.
    ///
    /// `retract`: When given, published stories can be taken back.
    ///
    /// `poke`: Called after each commit that was announced, for those who watch live.
    package init(
        store: any NewsStore,
        form: HouseForm,
        settings: Settings = Settings(),
        check: Check? = nil,
        live: LiveCheck? = nil,
        rules: @escaping @Sendable () -> HouseRules = { HouseRules() },
        retract: Retract? = nil,
        now: @escaping @Sendable () -> Date = { Date() },
        poke: @escaping @Sendable () -> Void = {}
    ) {
        self.store = store
        self.form = form
        self.settings = settings
        self.check = check
        if live == nil, let check {
            self.live = { @Sendable (version: Version, reports: [Report]) async throws(DeskError) -> CheckReport in
                await check(version, reports)
            }
        } else {
            self.live = live
        }
        self.rules = rules
        retraction = retract
        self.now = now
        self.poke = poke
    }

    /// All that the story's page shows, as of now.
    ///
    /// `number`: Which version; the newest when nil.
    package func folder(_ id: StoryID, version number: Int? = nil) async throws(DeskError) -> StoryFolder {
        let folder = try await stored { () throws(StoreError) -> StoryFolder? in
            guard let story = try await store.story(id) else { return nil }
            let ref = VersionRef(story: id, version: number ?? story.latestVersion)
            guard let version = try await store.version(ref) else { return nil }
            return StoryFolder(
                story: story,
                version: version,
                check: try await store.check(of: ref),
                overrules: try await store.overrules(of: id),
                signOff: try await store.signOff(of: ref),
                reports: try await store.reports(at: version.sources),
                publication: try await store.publication(of: id)
            )
        }
        guard let folder else { throw DeskError.notFound("story or version") }
        return folder
    }

    // MARK: Shared by the acts

    func require(_ user: User, _ role: Role, to what: String) throws(DeskError) {
        guard !user.isDisabled, user.role >= role else {
            throw DeskError(
                .forbidden,
                "To \(what) one must be \(role.rawValue) or above; you are \(user.role.rawValue)."
            )
        }
    }

    func reason(_ text: String, for what: String) throws(DeskError) -> String {
        let reason = text.split { $0.isWhitespace }.joined(separator: " ")
        guard reason.count >= DeskPolicy.shortestReason else {
            throw DeskError(
                .invalid,
                "Give the reason for \(what) in at least \(DeskPolicy.shortestReason) characters; it is kept and can be read by others."
            )
        }
        guard reason.count <= DeskPolicy.longestReason else {
            throw DeskError(.invalid, "Give the reason in at most \(DeskPolicy.longestReason) characters.")
        }
        return reason
    }

    func act(_ action: String, by user: User, on story: StoryID, _ details: [String: String] = [:]) -> Change {
        .audit(AuditAct(actor: user.id.raw, action: action, subject: story.raw, details: details, at: now()))
    }

    func commit(_ changes: [Change], next: [WorkOrder] = []) async throws(DeskError) {
        do {
            try await store.commit(Transaction(changes, next: next))
        } catch {
            throw DeskError(error)
        }
        poke()
    }

    func stored<Value>(_ read: () async throws(StoreError) -> Value) async throws(DeskError) -> Value {
        do {
            return try await read()
        } catch {
            throw DeskError(error)
        }
    }
}

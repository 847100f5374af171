package import Foundation
package import NewsModel
package import NewsStore

/// The house's table of rules, which says what blocks and what only asks.
///
/// Administrators change it; each change is audited.
///
/// The table itself lives outside the store (a file that the newsroom can also edit by hand); what stands in the log is
/// who made which finding into what, and why. After a change every story that is not out yet is checked again.
package struct RuleDesk: Sendable {
    /// Every kind of finding there is.
    package let kinds: [FindingRule]
    private let store: any NewsStore
    private let read: @Sendable () -> HouseRules
    private let keep: @Sendable (HouseRules) throws -> Void
    private let now: @Sendable () -> Date
    private let poke: @Sendable () -> Void

    /// The subject under which changes stand in the audit log.
    package static let subject = "house-rules"
    /// Stories checked again after a change; the others are when they are next saved.
    private static let mostRechecked = 500

    /// `read`: The table in force.
    ///
    /// `keep`: Puts another in force for good; throws when it cannot be written.
    package init(
        kinds: [FindingRule],
        store: any NewsStore,
        read: @escaping @Sendable () -> HouseRules,
        keep: @escaping @Sendable (HouseRules) throws -> Void,
        now: @escaping @Sendable () -> Date = { Date() },
        poke: @escaping @Sendable () -> Void = {}
    ) {
        self.kinds = kinds
        self.store = store
        self.read = read
        self.keep = keep
        self.now = now
        self.poke = poke
    }

    package var rules: HouseRules { read() }

    /// Puts another table in force.
    ///
    /// `base`: ``HouseRules/mark`` of the table that the administrator had in front of her.
    ///
    /// Returns: How many rules changed.
    ///
    /// Throws: ``DeskError`` `.invalid` with a reason for each rule that may not be so, `.conflict` when the table was
    /// changed meanwhile, `.unavailable` when it cannot be written.
    @discardableResult
    package func change(to wanted: [HouseRule], base: String, by user: User) async throws(DeskError) -> Int {
        guard !user.isDisabled, user.role >= .administrator else {
            throw DeskError(.forbidden, "House rules are changed by administrators; you are \(user.role.rawValue).")
        }
        let old = read()
        guard base == old.mark else {
            throw DeskError(
                .conflict,
                "Somebody changed the rules meanwhile. Reload the page and look at theirs first."
            )
        }
        let objections = wanted.compactMap { HouseRules.objection(to: $0, known: kinds) }
        guard objections.isEmpty else {
            throw DeskError(.invalid, "The rules were not changed.", reasons: objections)
        }
        let rules = HouseRules(wanted)
        let changes = Self.changes(from: old, to: rules, kinds: kinds)
        guard !changes.isEmpty else { return 0 }
        do {
            try keep(rules)
        } catch {
            throw DeskError(.unavailable, "The rules could not be written, so nothing was changed: \(error)")
        }
        do {
            try await commit(changes, mark: rules.mark, action: "rules.change", actor: user.id.raw)
        } catch {
            // What is not in the log must not be in force.
            try? keep(old)
            throw DeskError(error)
        }
        poke()
        return changes.count
    }

    /// Notes in the log a table that came into force without this desk: edited by hand, or put there by another program.
    ///
    /// - Returns: Whether there was anything to note.
    @discardableResult
    package func noteFound() async throws(DeskError) -> Bool {
        let rules = read()
        do {
            let last = try await store.audit(subject: Self.subject, limit: 1).first?.act.details["table"] ?? ""
            guard last != rules.mark else { return false }
            let changes = Self.changes(from: HouseRules(), to: rules, kinds: kinds)
            try await commit(changes, mark: rules.mark, action: "rules.found", actor: "file")
        } catch {
            throw DeskError(error)
        }
        poke()
        return true
    }

    private func commit(_ changes: [String: String], mark: String, action: String, actor: String)
        async throws(StoreError)
    {
        var details = changes
        details["table"] = mark
        let act = AuditAct(actor: actor, action: action, subject: Self.subject, details: details, at: now())
        let open = try await store.stories(states: [.desk, .signed], limit: Self.mostRechecked)
        let orders = open.map {
            WorkOrder(.check, VersionRef(story: $0.id, version: $0.latestVersion), due: now())
        }
        try await store.commit(Transaction([.audit(act)], next: orders))
    }

    /// "quotation/cleaned": "ask → note: house style", for each rule that differs.
    private static func changes(from old: HouseRules, to new: HouseRules, kinds: [FindingRule]) -> [String: String] {
        var changes: [String: String] = [:]
        for code in Set((old.rules + new.rules).map(\.code)) where old[code] != new[code] {
            let before = old[code].map { word($0.severity) } ?? "as the checker has it"
            let after = new[code].map { word($0.severity) } ?? "as the checker has it"
            let reason = new[code].map(\.reason) ?? ""
            changes[code] = "\(before) → \(after)" + (reason.isEmpty ? "" : ": \(reason)")
        }
        return changes
    }

    /// The word that a table has for a severity.
    package static func word(_ severity: Severity) -> String { severity == .none ? "silent" : severity.word }
}

package import Foundation
package import NewsModel
package import NewsStore

/// Keeps the positions and counts that one claimed, published version states.
package struct RegisterStage: Sendable {
    package enum Result: Sendable, Equatable {
        case kept([FactID])
        case released(WorkFate)
    }

    package init() {}

    /// Reads the version and commits its facts, the renewed statements and an audit entry, completing the claim.
    ///
    /// Run twice it adds nothing the second time.
    ///
    /// - Throws: ``StoreError`` when the store fails; the claim's lease then runs out.
    @discardableResult
    package func run(_ claim: WorkClaim, store: some NewsStore, now: Date) async throws(StoreError) -> Result {
        guard let ref = claim.version, let version = try await store.version(ref) else {
            return try await release(claim, .drop(reason: "There is no version \(claim.subject)."), store)
        }
        guard let story = try await store.story(ref.story), story.publishedVersion == ref.version else {
            return try await release(claim, .drop(reason: "\(claim.subject) is not the published version."), store)
        }
        let instruments = try await store.instruments()
        var existing: [FactRecord] = []
        for instrument in instruments { existing += try await store.facts(kind: nil, subject: instrument.id.raw) }
        let reports = try await store.reports(at: version.sources)
        let companies = existing.filter { $0.actor.hasPrefix("org:") }.compactMap(\.position?.actorName)
        let facts = PositionExtractor(instruments: instruments, companies: companies)
            .facts(in: version, reports: reports, existing: existing)
        try await store.commit(
            Transaction(changes(facts, existing, instruments, ref, now: now), completing: claim)
        )
        return .kept(facts.map(\.id))
    }

    private func changes(
        _ facts: [FactRecord],
        _ existing: [FactRecord],
        _ instruments: [Instrument],
        _ ref: VersionRef,
        now: Date
    ) -> [Change] {
        guard !facts.isEmpty else { return [] }
        var changes: [Change] = facts.map { .addFact($0) }
        let touched = Set(facts.map(\.subject))
        let bySubject = Dictionary(grouping: existing + facts) { InstrumentID($0.subject) }
        changes += Statements.changes(instruments.filter { touched.contains($0.id.raw) }, facts: bySubject, now: now)
        let details = [
            "version": String(ref.version), "facts": facts.map(\.id.raw).joined(separator: " "),
            "superseded": facts.compactMap(\.supersedes?.raw).joined(separator: " "),
        ]
        changes.append(
            .audit(
                AuditAct(actor: "register", action: "register.facts", subject: ref.story.raw, details: details, at: now)
            )
        )
        return changes
    }

    private func release(
        _ claim: WorkClaim,
        _ fate: WorkFate,
        _ store: some NewsStore
    ) async throws(StoreError) -> Result {
        try await store.release(claim, fate)
        return .released(fate)
    }
}

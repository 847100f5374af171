import Checking
import Desk
import Drafting
import Foundation
import NewsModel
import NewsStore

/// The stage `check`: proves each version that is claimed against the reports it names.
///
/// `Checking` is pure; this is the thin code around it, shared with the desk's check as you type. The house's rules are
/// applied here, so that desk, gate and receipt all see the same.
struct CheckStage: Sendable {
    let store: any NewsStore
    var lanes = CheckLanes()
    var rules: @Sendable () -> HouseRules = { HouseRules() }
    /// Asked by the line alone, about sentences without evidence; nobody who writes or saves waits for it.
    var judge: ModelJudge?
    var now: @Sendable () -> Date = { Date() }

    /// Checks one version against the reports, as a whole.
    func check(_ version: Version, _ reports: [Report]) async -> CheckReport {
        finished(await lanes.whole(Self.input(version, reports), of: version.story), reports)
    }

    /// The same while somebody writes: the same report, sooner.
    func live(_ version: Version, _ reports: [Report]) async throws(DeskError) -> CheckReport {
        finished(try await lanes.live(Self.input(version, reports), of: version.story), reports)
    }

    private func finished(_ report: CheckReport, _ reports: [Report]) -> CheckReport {
        var report = rules().applied(to: report)
        report.sources = reports.map(\.ref)
        return report
    }

    static func input(_ version: Version, _ reports: [Report]) -> CheckInput {
        let layout = version.draft.layout
        let newest = reports.compactMap(\.revision.published).max()
        return CheckInput(
            text: layout.text,
            furniture: layout.furniture,
            date: day(version.made, newest: newest),
            sources: reports.map(source)
        )
    }

    static func source(_ report: Report) -> CheckSource {
        CheckSource(
            name: report.item.outlet,
            title: report.revision.title,
            text: report.revision.text,
            date: report.revision.published ?? report.revision.fetched,
            licence: report.item.licence
        )
    }

    /// The day that "on Tuesday" counts from: when it was written, unless the reports are older than a week.
    private static func day(_ made: Date, newest: Date?) -> Date {
        guard let newest, made.timeIntervalSince(newest) > 7 * 86_400 else { return made }
        return newest
    }

    /// Claims and checks; returns how many versions it took.
    func run(limit: Int = 4) async throws -> Int {
        let start = now()
        let claims = try await store.claim(.check, limit: limit, now: start, leaseEnd: start.addingTimeInterval(120))
        for claim in claims {
            do {
                try await work(claim)
            } catch {
                // One version that cannot be checked must not keep the others waiting.
                let reason = "It could not be checked: \(error)"
                try await store.release(
                    claim,
                    claim.attempt < 5
                        ? .retry(at: now().addingTimeInterval(Double(claim.attempt) * 10), reason: reason)
                        : .park(reason: reason)
                )
            }
        }
        return claims.count
    }

    private func work(_ claim: WorkClaim) async throws {
        guard let ref = claim.version, let version = try await store.version(ref) else {
            return try await store.release(claim, .drop(reason: "There is no such version."))
        }
        let reports = try await store.reports(at: version.sources)
        var report = await check(version, reports)
        let opinions = await judge?.give(on: &report, sources: reports)
        let blocking = report.findings.count { $0.severity == .block }
        let record = CheckRecord(version: ref, digest: version.digest, report: report, made: now())
        let event = NewsEvent(kind: .check, subject: ref.story.raw, headline: version.draft.headline.text, at: now())
        let act = AuditAct(
            actor: "check",
            action: "story.check",
            subject: ref.story.raw,
            details: [
                "version": String(ref.version), "digest": version.digest, "checker": report.checker,
                "claims": String(report.claims.count), "blocking": String(blocking),
            ],
            at: now()
        )
        let spent = opinions?.use.map { Change.recordModelUse($0, ref.story, now()) }
        try await store.commit(
            Transaction(
                [.addCheck(record), .announce(event), .audit(act)] + [spent].compactMap(\.self),
                completing: claim
            )
        )
    }
}

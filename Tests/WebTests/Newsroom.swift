import Desk
import Foundation
import Hummingbird
import Logging
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Web

/// A desk with its web server over a store in memory: one user a role, one cluster, one story with an altered quotation.
struct Newsroom {
    let store: SQLiteStore
    let clock = FixedClock()
    let hub: LiveHub
    let accounts: Accounts
    let desk: ReviewDesk
    var services = DeskRoutes.Services()
    var settings = WebServer.Settings()

    static let password = "correct horse battery"
    static let source = "“We will not sign this text,” the minister said on Tuesday. Sixty countries signed it."
    static let altered = "“We will never sign this text,” the minister said."
    static let faithful = "“We will not sign this text,” the minister said."

    /// `headline`: Put into every place where a stranger's words are shown.
    init(headline: String = "Minister declines to sign") async throws {
        store = try SQLiteStore.inMemory()
        let clock = clock
        hub = LiveHub(store: store)
        accounts = Accounts(store: store, hasher: PasswordHasher(cost: .least), now: { clock.now })
        desk = ReviewDesk(store: store, form: Self.form, check: Self.check, now: { clock.now })
        for role in Role.allCases {
            try await accounts.create(
                email: "\(role.rawValue)@house.example",
                name: "The \(role.rawValue)",
                role: role,
                password: Self.password,
                by: nil
            )
        }
        var report = Sample.report("report", title: headline, text: Self.source + "\n" + headline, outlet: headline)
        report.item.address = "https://wire.example/report"
        let copy = Sample.report("copy", title: headline, text: Self.source, outlet: "Second Wire")
        var tags = Tags()
        tags.tickers = ["NVDA"]
        tags.people = [headline]
        let cluster = Cluster(
            id: "cluster",
            title: headline,
            opened: clock.now,
            updated: clock.now,
            members: [
                ClusterMember(item: "report", reason: "opened it"),
                ClusterMember(item: "copy", copyOf: "report", reason: "same words: \(headline)"),
            ],
            tags: tags
        )
        var source = Sample.source()
        source.name = headline
        source.health.lastError = headline
        source.health.failuresInARow = 3
        let draft = Self.draft(headline, report.ref)
        let version = Version(
            story: "story",
            number: 1,
            draft: draft,
            sources: [report.ref],
            tags: tags,
            made: clock.now,
            digest: Secret.hash(draft.text)
        )
        try await store.commit(
            Transaction([
                .saveSource(source), .addRevision(report.item, report.revision), .addRevision(copy.item, copy.revision),
                .saveCluster(cluster),
                .addStory(
                    Story(
                        id: "story",
                        cluster: "cluster",
                        slug: "minister",
                        section: "world",
                        created: clock.now,
                        headline: ""
                    )
                ),
                .addVersion(version),
                .addCheck(
                    CheckRecord(
                        version: VersionRef(story: "story", version: 1),
                        digest: version.digest,
                        report: await Self.check(version, [report]),
                        made: clock.now
                    )
                ),
            ])
        )
    }

    static func draft(_ headline: String, _ source: RevisionRef) -> Draft {
        Draft(
            headline: DraftSentence(headline, author: .machine),
            blocks: [
                DraftBlock(
                    section: "lead",
                    purpose: .lead,
                    sentences: [DraftSentence("PARIS, Feb. 11 — Sixty countries signed it.", author: .machine)]
                ),
                DraftBlock(
                    section: "what-happened",
                    purpose: .body,
                    label: "What Happened",
                    sentences: [DraftSentence(altered, author: .machine)]
                ),
            ],
            origin: DraftOrigin(drafter: "extractive")
        )
    }

    static let form = HouseForm(
        name: "short",
        publication: "The House",
        language: "en",
        sections: [
            FormSection(key: "headline", purpose: .headline), FormSection(key: "lead", purpose: .lead),
            FormSection(key: "what-happened", label: "What Happened", purpose: .body),
        ]
    )

    /// A check of one rule: words between curved marks must stand in a report.
    static let check: ReviewDesk.Check = { version, reports in
        let text = version.draft.text
        var claims: [Claim] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "“"), let close = rest[open...].firstIndex(of: "”") {
            let words = String(rest[open...close])
            let start = text.utf8.distance(from: text.startIndex, to: open)
            let span = Span(start, start + words.utf8.count)
            let found = reports.enumerated().compactMap { index, report -> ClaimEvidence? in
                guard let range = report.revision.text.range(of: words) else { return nil }
                let from = report.revision.text.utf8.distance(
                    from: report.revision.text.startIndex,
                    to: range.lowerBound
                )
                return ClaimEvidence(source: index, span: Span(from, from + words.utf8.count), text: words)
            }
            let stands = !found.isEmpty
            claims.append(
                Claim(
                    kind: .quotation,
                    verdict: stands ? .supported : .misquoted,
                    severity: stands ? .none : .block,
                    span: span,
                    text: words,
                    message: stands ? "" : "The source has other words than \(words)",
                    evidence: found,
                    difference: stands
                        ? nil
                        : [
                            WordChange(.same, "We will"), WordChange(.removed, "not"), WordChange(.added, "never"),
                            WordChange(.same, "sign"),
                        ]
                )
            )
            rest = rest[close...].dropFirst()
        }
        return CheckReport(
            verdict: .supported,
            score: 1,
            claims: claims,
            sentences: [],
            sources: version.sources,
            checker: "test"
        )
    }

    func server(_ groups: [any RouteGroup] = [], limiter: RequestLimiter? = nil) -> WebServer {
        let clock = clock
        let routes = DeskRoutes(
            store: store,
            desk: desk,
            accounts: accounts,
            hub: hub,
            services: services,
            limiter: limiter,
            now: { clock.now }
        )
        return WebServer(
            settings: settings,
            store: store,
            hub: hub,
            groups: [routes] + groups,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    /// A browser that is signed in with the role.
    func browser(_ role: Role, _ server: WebServer? = nil) async throws -> Browser {
        let browser = Browser(server ?? self.server())
        _ = try await browser.post(
            "/desk/sign-in",
            [("email", "\(role.rawValue)@house.example"), ("password", Self.password)]
        )
        return browser
    }

    func mended() async throws -> String {
        try await desk.folder("story").version.draft.text.replacing(Self.altered, with: Self.faithful)
    }
}

import Desk
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite

/// A small newsroom in memory: one report, one story drafted from it with an altered quotation, and one user per role.
struct DeskFixture {
    let store: SQLiteStore
    let clock = FixedClock()
    let story: StoryID = "story"
    let report: Report
    var settings = ReviewDesk.Settings()

    static let source = "“We will not sign this text,” the minister said on Tuesday. Sixty countries signed."
    static let altered = "The minister said, “We will never sign this text.”"
    static let faithful = "The minister said, “We will not sign this text.”"

    init() async throws {
        store = try SQLiteStore.inMemory()
        report = Sample.report("report", title: "Minister declines", text: Self.source)
        let draft = Self.draft(Self.altered, report.ref)
        try await store.commit(
            Transaction([
                .saveSource(Sample.source()), .addRevision(report.item, report.revision),
                .addStory(
                    Story(id: story, cluster: nil, slug: "minister", section: "world", created: clock.now, headline: "")
                ),
                .addVersion(
                    Version(
                        story: story,
                        number: 1,
                        draft: draft,
                        sources: [report.ref],
                        tags: Tags(),
                        made: clock.now,
                        digest: Secret.hash(draft.text)
                    )
                ),
            ])
        )
        for role in Role.allCases {
            try await store.commit(Transaction([.saveUser(Self.user(role, at: clock.now))]))
        }
    }

    static func user(_ role: Role, at time: Date = FixedClock.start) -> User {
        User(
            id: UserID(role.rawValue),
            email: "\(role.rawValue)@house.example",
            name: "The \(role.rawValue)",
            role: role,
            passwordHash: "",
            created: time
        )
    }

    static func draft(_ quotation: String, _ source: RevisionRef) -> Draft {
        let evidence = [Evidence(source: source, span: Span(0, 10), text: "“We will")]
        return Draft(
            headline: DraftSentence("Minister Declines to Sign", evidence: evidence, author: .machine),
            blocks: [
                DraftBlock(
                    section: "lead",
                    purpose: .lead,
                    sentences: [
                        DraftSentence("PARIS, Feb. 11 — Sixty countries signed.", evidence: evidence, author: .machine)
                    ]
                ),
                DraftBlock(
                    section: "what-happened",
                    purpose: .body,
                    label: "What Happened",
                    sentences: [
                        DraftSentence(quotation, evidence: evidence, author: .machine),
                        DraftSentence("Mr. U.S. Steele agreed.", evidence: evidence, author: .machine),
                    ]
                ),
                DraftBlock(
                    section: "copyright",
                    purpose: .copyright,
                    sentences: [DraftSentence("© 2025 The House. All rights reserved.", author: .machine)]
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
            FormSection(key: "headline", purpose: .headline),
            FormSection(key: "lead", purpose: .lead),
            FormSection(key: "what-happened", label: "What Happened", purpose: .body),
            FormSection(key: "details", purpose: .body, isRequired: false),
            FormSection(key: "why-it-matters", label: "Why It Matters", purpose: .nutGraf, isRequired: false),
            FormSection(key: "read-next", label: "Read Next", purpose: .readNext, isRequired: false),
            FormSection(key: "copyright", purpose: .copyright, text: "© {year} {publication}. All rights reserved."),
        ]
    )

    /// A check of one rule: words between marks must stand in a report.
    static let check: ReviewDesk.Check = { version, reports in
        let text = version.draft.text
        var claims: [Claim] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "“"), let close = rest[open...].firstIndex(of: "”") {
            let words = String(rest[rest.index(after: open)..<close])
            let bare = words.trimmingCharacters(in: .punctuationCharacters)
            let stands = reports.contains { $0.revision.text.contains(bare) }
            let start = text.utf8.distance(from: text.startIndex, to: open)
            claims.append(
                Claim(
                    kind: .quotation,
                    verdict: stands ? .supported : .misquoted,
                    severity: stands ? .none : .block,
                    span: Span(start, start + words.utf8.count),
                    text: words,
                    message: stands ? "" : "No report says “\(words)”. Take the source's words."
                )
            )
            rest = rest[close...].dropFirst()
        }
        let gravest = claims.first { $0.severity == .block }?.verdict ?? .supported
        return CheckReport(
            verdict: gravest,
            score: 1,
            claims: claims,
            sentences: [],
            sources: version.sources,
            checker: "test"
        )
    }

    func desk(checksAtOnce: Bool = true) -> ReviewDesk {
        ReviewDesk(
            store: store,
            form: Self.form,
            settings: settings,
            check: checksAtOnce ? Self.check : nil,
            now: { [clock] in clock.now }
        )
    }

    /// The text with the altered quotation mended.
    func mended() async throws -> String {
        let version = try await desk().folder(story).version
        return version.draft.text.replacing(Self.altered, with: Self.faithful)
    }

    /// The first version's text with the altered quotation mended.
    func mendedFirst() async throws -> String {
        let version = try await desk().folder(story, version: 1).version
        return version.draft.text.replacing(Self.altered, with: Self.faithful)
    }
}

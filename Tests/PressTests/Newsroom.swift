import Foundation
import NewsModel
import NewsStore
import Press
import StoreSQLite

/// A small newsroom on SQLite in memory: three reports, one story in house form, its check, and a clock that stands.
struct Newsroom {
    let store: any NewsStore
    let key: SigningKey
    let masthead = Masthead(
        name: "The Plain Dealer of Facts",
        tagline: "Every claim traced",
        base: "https://news.example.org/",
        sections: [
            .init(key: "technology", title: "Technology"), .init(key: "markets", title: "Markets"),
            .init(key: "policy", title: "Policy"),
        ],
        contact: "errors@news.example.org"
    )
    /// 11 February 2025, 15:04:05 UTC.
    static let noon = Date(timeIntervalSince1970: 1_739_286_245)

    init() async throws {
        store = try SQLiteStore.inMemory()
        key = try SigningKey(raw: Data(repeating: 7, count: 32))
        for (index, report) in Self.reports.enumerated() {
            let source = Source(
                id: SourceID("source-\(index)"),
                name: report.outlet,
                kind: .feed,
                address: report.address,
                licence: report.licence
            )
            let item = SourceItem(
                id: ItemID("item-\(index)"),
                source: source.id,
                outlet: report.outlet,
                address: report.address,
                licence: report.licence,
                firstSeen: Self.noon.addingTimeInterval(-7_200)
            )
            let revision = Revision(
                item: item.id,
                number: 1,
                fetched: Self.noon.addingTimeInterval(-3_600),
                title: report.title,
                text: report.text,
                contentHash: Digest.content(title: report.title, text: report.text)
            )
            try await store.commit(Transaction([.saveSource(source), .addRevision(item, revision)]))
        }
    }

    func publisher(at time: Date = noon) -> Publisher {
        Publisher(store: store, masthead: masthead, key: key, now: { time })
    }

    func site(at time: Date = noon) -> Site {
        Site(store: store, masthead: masthead, keys: [key.verification], now: { time })
    }

    // MARK: Reports

    struct Text {
        var outlet: String
        var title: String
        var address: String
        var licence: Licence
        var text: String
    }

    static let reports = [
        Text(
            outlet: "Harbour Times",
            title: "Sixty sign in Paris, two stay out",
            address: "https://harbour.example/paris?a=1&b=2",
            licence: .copyright,
            text: """
                Paris. About 60 countries put their names to a declaration on artificial intelligence on Tuesday, among them China, India and Germany.
                The United States and the United Kingdom were not among them. A British spokesperson said the text “didn’t provide enough practical clarity on global governance”.
                Delegates left the Grand Palais in the early evening.
                """
        ),
        Text(
            outlet: "Office of the Vice President",
            title: "Remarks at the Artificial Intelligence Action Summit",
            address: "https://speech.example/remarks",
            licence: .publicDomain,
            text: """
                We believe that excessive regulation of the AI sector could kill a transformative industry just as it's taking off, and we will make every effort to encourage pro-growth AI policies.
                """
        ),
        Text(
            outlet: "Register",
            title: "Bletchley Declaration: positions",
            address: "https://news.example.org/register/bletchley",
            licence: .own,
            text: "The United States and the United Kingdom signed the Bletchley Declaration on 1 November 2023."
        ),
    ]

    // MARK: Stories

    static let headline = "U.S., U.K. stay out of Paris declaration on AI"

    static func draft(headline: String = headline, author: DraftSentence.Author = .machine) -> Draft {
        Draft(
            headline: DraftSentence(headline, author: author),
            blocks: [
                DraftBlock(
                    section: "lead",
                    purpose: .lead,
                    sentences: [
                        DraftSentence(
                            "About 60 countries signed a declaration on artificial intelligence in Paris on Tuesday, and the United States and the United Kingdom did not, the Harbour Times reported.",
                            author: author
                        )
                    ]
                ),
                DraftBlock(
                    section: "what-happened",
                    purpose: .body,
                    label: "What Happened",
                    sentences: [
                        DraftSentence(
                            "“We believe that excessive regulation of the AI sector could kill a transformative industry just as it's taking off,” Vice President JD Vance said.",
                            author: author
                        ),
                        DraftSentence(
                            "The text “didn’t provide enough practical clarity on global governance”, a British spokesperson said.",
                            author: .human
                        ),
                    ]
                ),
                DraftBlock(
                    section: "why-it-matters",
                    purpose: .nutGraf,
                    label: "Why It Matters",
                    sentences: [
                        DraftSentence(
                            "Both countries had signed the Bletchley Declaration on 1 November 2023.",
                            author: author
                        )
                    ]
                ),
                DraftBlock(
                    section: "copyright",
                    purpose: .copyright,
                    sentences: [DraftSentence("© 2025 The Plain Dealer of Facts.", author: .human)]
                ),
            ],
            origin: DraftOrigin(drafter: "extractive")
        )
    }

    /// Adds the story, or its next version, with a check in which everything is proved.
    @discardableResult
    func add(
        _ id: StoryID = "story-1",
        draft: Draft = draft(),
        section: String = "technology",
        note: String? = nil,
        change: (inout [Claim]) -> Void = { _ in }
    ) async throws -> VersionRef {
        let latest = try await store.story(id)?.latestVersion ?? 0
        let refs = (0..<3).map { RevisionRef(item: ItemID("item-\($0)"), revision: 1) }
        let version = Version(
            story: id,
            number: latest + 1,
            draft: draft,
            sources: refs,
            tags: Tags(
                organisations: [Mention(span: Span(0, 0), name: "Nvidia", ticker: "NVDA")],
                tickers: ["NVDA"],
                people: ["JD Vance"],
                places: ["Paris"],
                topics: ["medtop:11000000"]
            ),
            made: Self.noon.addingTimeInterval(-1_200),
            editor: latest > 0 ? "editor" : nil,
            note: note,
            digest: Digest.sha256(draft.text)
        )
        var claims = Self.claims(in: draft.text)
        change(&claims)
        let report = CheckReport(
            verdict: .supported,
            score: 1,
            claims: claims,
            sentences: [],
            sources: refs,
            checker: "checks 1"
        )
        var changes: [Change] = []
        if latest == 0 {
            changes.append(
                .addStory(
                    Story(
                        id: id,
                        cluster: nil,
                        slug: id == "story-1" ? "us-uk-stay-out" : id.raw,
                        section: section,
                        created: Self.noon.addingTimeInterval(-1_300),
                        headline: draft.headline.text
                    )
                )
            )
        }
        let ref = VersionRef(story: id, version: latest + 1)
        changes += [
            .addVersion(version),
            .addCheck(
                CheckRecord(
                    version: ref,
                    digest: version.digest,
                    report: report,
                    made: Self.noon.addingTimeInterval(-900)
                )
            ),
        ]
        try await store.commit(Transaction(changes))
        return ref
    }

    func sign(_ ref: VersionRef, digest: String? = nil) async throws {
        let stored = try await store.version(ref)?.digest ?? ""
        try await store.commit(
            Transaction([
                .addSignOff(
                    SignOff(
                        version: ref,
                        digest: digest ?? stored,
                        editor: "editor",
                        editorName: "Ada Byron",
                        accountable: "Grace Hopper",
                        made: Self.noon.addingTimeInterval(-60)
                    )
                )
            ])
        )
    }

    @discardableResult
    func publishSigned(_ ref: VersionRef, at time: Date = noon) async throws -> Publication {
        try await sign(ref)
        return try await publisher(at: time).publish(ref)
    }

    /// What a checker finds in ``draft(headline:author:)``; words that are not in the text are left out.
    static func claims(in text: String) -> [Claim] {
        let wanted: [(ClaimKind, String, Int, String)] = [
            (.figure, "About 60 countries", 0, "About 60 countries"),
            (.date, "on Tuesday", 0, "on Tuesday"),
            (
                .quotation,
                "“We believe that excessive regulation of the AI sector could kill a transformative industry just as it's taking off,”",
                1,
                "We believe that excessive regulation of the AI sector could kill a transformative industry just as it's taking off,"
            ),
            (.speaker, "JD Vance", 1, "We believe"),
            (
                .quotation, "“didn’t provide enough practical clarity on global governance”", 0,
                "“didn’t provide enough practical clarity on global governance”"
            ),
            (.date, "1 November 2023", 2, "1 November 2023"),
            (.sentence, "Both countries had signed the Bletchley Declaration on 1 November 2023.", 2, reports[2].text),
        ]
        return wanted.compactMap { kind, words, source, passage in
            guard let span = place(of: words, in: text), let evidence = place(of: passage, in: reports[source].text)
            else { return nil }
            return Claim(
                kind: kind,
                verdict: .supported,
                severity: .none,
                span: span,
                text: words,
                evidence: [ClaimEvidence(source: source, span: evidence, text: passage)]
            )
        }
    }

    static func place(of words: String, in text: String) -> Span? {
        guard let range = text.range(of: words) else { return nil }
        return Span(
            text.utf8.distance(from: text.startIndex, to: range.lowerBound),
            text.utf8.distance(from: text.startIndex, to: range.upperBound)
        )
    }
}

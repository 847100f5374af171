import Foundation
import NewsModel
import NewsStore
import StoreSQLite

/// Values for the store's tests, and the shortest way to a signed story.
enum StoreFixture {
    static let morning = Date(timeIntervalSince1970: 1_739_260_000)
    static let editor = User(
        id: "editor",
        email: "editor@example.org",
        name: "Erin Editor",
        role: .editor,
        passwordHash: "$argon2id$x",
        created: morning
    )

    static func item(_ id: String) -> SourceItem {
        SourceItem(
            id: ItemID(id),
            source: "wire",
            outlet: "The Wire",
            address: "https://example.org/\(id)",
            licence: .copyright,
            firstSeen: morning
        )
    }

    static func revision(_ id: String, text: String, hash: String) -> Revision {
        Revision(item: ItemID(id), number: 0, fetched: morning, title: "Title", text: text, contentHash: hash)
    }

    static func story(_ id: String = "story") -> Story {
        Story(id: StoryID(id), cluster: nil, slug: "a-story", section: "markets", created: morning, headline: "")
    }

    static func version(_ number: Int, headline: String = "Sixty Countries Sign") -> Version {
        let draft = Draft(
            headline: DraftSentence(headline, author: .machine),
            blocks: [
                DraftBlock(
                    section: "lead",
                    purpose: .lead,
                    sentences: [DraftSentence("About 60 countries signed.", author: .machine)]
                )
            ],
            origin: DraftOrigin(drafter: "extractive")
        )
        return Version(
            story: "story",
            number: number,
            draft: draft,
            sources: [],
            tags: Tags(),
            made: morning,
            editor: number > 1 ? "editor" : nil,
            digest: Digest.sha256(draft.text)
        )
    }

    static func check(_ version: Version, blocking: Bool) -> CheckRecord {
        let claim = Claim(
            kind: .quotation,
            verdict: blocking ? .misquoted : .supported,
            severity: blocking ? .block : .none,
            span: Span(0, 5),
            text: "Sixty",
            message: blocking ? "The quotation is altered." : ""
        )
        let report = CheckReport(
            verdict: claim.verdict,
            score: 0.5,
            claims: [claim],
            sentences: [],
            checker: "test"
        )
        return CheckRecord(
            version: VersionRef(story: version.story, version: version.number),
            digest: version.digest,
            report: report,
            made: morning
        )
    }

    static func signOff(_ version: Version, digest: String? = nil) -> SignOff {
        SignOff(
            version: VersionRef(story: version.story, version: version.number),
            digest: digest ?? version.digest,
            editor: "editor",
            editorName: "Erin Editor",
            accountable: "the editors",
            made: morning
        )
    }

    static func publication(_ version: Version) -> Publication {
        Publication(
            version: VersionRef(story: version.story, version: version.number),
            kind: .original,
            slug: "a-story",
            section: "markets",
            headline: version.draft.headline.text,
            summary: "",
            tags: Tags(),
            firstPublished: morning,
            published: morning,
            receipt: Data("{}".utf8),
            receiptHash: "00"
        )
    }
}

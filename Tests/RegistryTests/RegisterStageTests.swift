import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import Registry
import StoreSQLite
import Testing

@Suite struct RegisterStageTests {
    private let now = Date(timeIntervalSince1970: 1_739_300_000)
    private let text =
        "The United States and the United Kingdom declined to sign a global AI safety declaration at the AI Action Summit in Paris, the Financial Times reported."

    /// A store with the seed and one published story; the claim of its register work.
    private func published() async throws -> (SQLiteStore, WorkClaim) {
        let store = try SQLiteStore.inMemory()
        try await store.commit(Transaction(RegisterSeed.changes(now: now)))
        let source = Sample.source("ft", name: "Financial Times")
        let item = Sample.item("ft-1", source: "ft", outlet: "Financial Times", at: now)
        let revision = Sample.revision(of: "ft-1", text: text, published: now, at: now)
        let ref = RevisionRef(item: "ft-1", revision: 1)
        let sentence = DraftSentence(
            text,
            evidence: [Evidence(source: ref, span: Span(0, text.utf8.count), text: text)],
            author: .machine
        )
        let draft = Draft(
            headline: DraftSentence("US, UK Decline", author: .machine),
            blocks: [DraftBlock(section: "lead", purpose: .lead, sentences: [sentence])],
            origin: DraftOrigin(drafter: "extractive")
        )
        let version = VersionRef(story: "s1", version: 1)
        let report = CheckReport(verdict: .supported, score: 1, claims: [], sentences: [], checker: "test")
        try await store.commit(
            Transaction(
                [
                    .saveSource(source), .addRevision(item, revision),
                    .saveUser(
                        User(
                            id: "u1",
                            email: "e@desk.example",
                            name: "Ed",
                            role: .publisher,
                            passwordHash: "x",
                            created: now
                        )
                    ),
                    .addStory(
                        Story(
                            id: "s1",
                            cluster: nil,
                            slug: "s1",
                            section: "news",
                            created: now,
                            headline: "US, UK Decline"
                        )
                    ),
                    .addVersion(
                        Version(
                            story: "s1",
                            number: 1,
                            draft: draft,
                            sources: [ref],
                            tags: Tags(),
                            made: now,
                            digest: Statements.digest(draft.text)
                        )
                    ),
                    .addCheck(
                        CheckRecord(version: version, digest: Statements.digest(draft.text), report: report, made: now)
                    ),
                    .addSignOff(
                        SignOff(
                            version: version,
                            digest: Statements.digest(draft.text),
                            editor: "u1",
                            editorName: "Ed",
                            accountable: "Ed",
                            made: now
                        )
                    ),
                ])
        )
        try await store.commit(
            Transaction(
                [
                    .publish(
                        Publication(
                            version: version,
                            kind: .original,
                            slug: "s1",
                            section: "news",
                            headline: "US, UK Decline",
                            summary: text,
                            tags: Tags(),
                            firstPublished: now,
                            published: now,
                            receipt: Data("{}".utf8),
                            receiptHash: "h"
                        )
                    )
                ],
                next: [WorkOrder(.register, version, due: now)]
            )
        )
        let claim = try await store.claim(.register, limit: 1, now: now, leaseEnd: now.addingTimeInterval(60)).first
        return (store, try #require(claim))
    }

    @Test func `a published version's positions are kept, with story, evidence, statement and audit`() async throws {
        let (store, claim) = try await published()
        let result = try await RegisterStage().run(claim, store: store, now: now)
        #expect(result == .kept(["s1-paris-2025-us-declined", "s1-paris-2025-gb-declined"]))
        let facts = try await store.facts(story: "s1")
        #expect(Set(facts.map(\.actor)) == ["US", "GB"])
        #expect(facts.allSatisfy { $0.evidence.first?.source.item == "ft-1" })
        let statement = try await store.reports([Statements.itemID("paris-2025")]).first
        #expect(
            statement?.revision.text.contains(
                "The United Kingdom and the United States declined to sign the Paris AI declaration of 11 February 2025."
            ) == true
        )
        #expect(try await store.audit(subject: "s1", limit: 10).contains { $0.act.action == "register.facts" })
        #expect(try await store.claim(.register, limit: 1, now: now, leaseEnd: now).isEmpty)
    }

    @Test func `running the same work again adds nothing`() async throws {
        let (store, claim) = try await published()
        try await RegisterStage().run(claim, store: store, now: now)
        let before = try await store.facts(kind: nil, subject: "paris-2025").count
        try await store.commit(
            Transaction(
                [],
                next: [WorkOrder(.register, VersionRef(story: "s1", version: 1), due: now.addingTimeInterval(1))]
            )
        )
        let again = try await store.claim(
            .register,
            limit: 1,
            now: now.addingTimeInterval(2),
            leaseEnd: now.addingTimeInterval(60)
        ).first
        if let again { #expect(try await RegisterStage().run(again, store: store, now: now) == .kept([])) }
        #expect(try await store.facts(kind: nil, subject: "paris-2025").count == before)
    }

    @Test func `work on what is not published is dropped`() async throws {
        let (store, _) = try await published()
        try await store.commit(
            Transaction([], next: [WorkOrder(.register, VersionRef(story: "s1", version: 9), due: now)])
        )
        let claim = try #require(
            try await store.claim(.register, limit: 1, now: now, leaseEnd: now.addingTimeInterval(60)).first
        )
        guard case .released(.drop) = try await RegisterStage().run(claim, store: store, now: now) else {
            Issue.record("the work was not dropped")
            return
        }
    }
}

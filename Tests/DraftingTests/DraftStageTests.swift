import Drafting
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Testing

@Suite struct DraftStageTests {
    private let now = DraftFixture.told.addingTimeInterval(7200)

    /// A store with the fixture's reports in one cluster, and the work to draft it.
    private func gathered() async throws -> SQLiteStore {
        let store = try SQLiteStore.inMemory()
        var changes: [Change] = [.saveSource(Sample.source())]
        for report in [DraftFixture.main, DraftFixture.second, DraftFixture.copy] {
            changes.append(.addRevision(report.item, report.revision))
        }
        changes.append(
            .saveCluster(
                Cluster(
                    id: "c1",
                    title: "Harbour pact",
                    opened: now,
                    updated: now,
                    members: [
                        ClusterMember(item: "harbour", reason: "first"),
                        ClusterMember(item: "wire", reason: "same event"),
                        ClusterMember(item: "copy", copyOf: "harbour", reason: "copy"),
                    ]
                )
            )
        )
        try await store.commit(Transaction(changes, next: [WorkOrder(.draft, "c1", due: now)]))
        return store
    }

    private func claim(_ store: SQLiteStore, at time: Date) async throws -> WorkClaim? {
        try await store.claim(.draft, limit: 1, now: time, leaseEnd: time.addingTimeInterval(60)).first
    }

    private let stage = DraftStage(drafter: ExtractiveDrafter())

    @Test func `a cluster becomes a story with a version, an audit entry, an event and the check that follows`()
        async throws
    {
        let store = try await gathered()
        let result = try await stage.run(try #require(try await claim(store, at: now)), store: store, now: now) { "s1" }
        guard case .drafted(let ref, _) = result else {
            Issue.record("\(result)")
            return
        }
        let version = try #require(try await store.version(ref))
        #expect(version.digest.count == 64)
        #expect(version.sources.map(\.item) == ["wire", "harbour"], "the earliest first, copies left out")
        let story = try #require(try await store.story("s1"))
        #expect(story.headline.hasPrefix("Norland, Estmark"))
        #expect(story.slug.hasPrefix("norland-estmark-decline-to-sign"))
        #expect(try await store.audit(subject: "s1", limit: 5).first?.act.action == "story.draft")
        #expect(
            try await store.claim(.check, limit: 5, now: now, leaseEnd: now.addingTimeInterval(9)).first?.version == ref
        )
        #expect(try await claim(store, at: now.addingTimeInterval(600)) == nil)
    }

    @Test func `the same reports again change nothing; a new report makes a new version`() async throws {
        let store = try await gathered()
        try await stage.run(try #require(try await claim(store, at: now)), store: store, now: now) { "s1" }
        try await store.commit(Transaction([], next: [WorkOrder(.draft, "c1", due: now)]))
        let again = try await stage.run(try #require(try await claim(store, at: now)), store: store, now: now)
        #expect(again == .unchanged("s1"))
        let report = Sample.report(
            "late",
            title: "Ports welcome pact",
            text:
                "Norland and Estmark declined to sign a pact on harbour dues. Ports in Kenya welcomed the ceiling on Tuesday evening.",
            outlet: "Port Weekly",
            published: now
        )
        var cluster = try #require(try await store.cluster("c1"))
        cluster.members.append(ClusterMember(item: "late", reason: "same event"))
        try await store.commit(
            Transaction(
                [.addRevision(report.item, report.revision), .saveCluster(cluster)],
                next: [WorkOrder(.draft, "c1", due: now)]
            )
        )
        let renewed = try await stage.run(try #require(try await claim(store, at: now)), store: store, now: now)
        guard case .drafted(let ref, _) = renewed else {
            Issue.record("\(renewed)")
            return
        }
        #expect(ref == VersionRef(story: "s1", version: 2))
    }

    @Test func `a story that a human has edited is announced and never overwritten`() async throws {
        let store = try await gathered()
        try await stage.run(try #require(try await claim(store, at: now)), store: store, now: now) { "s1" }
        var edited = try #require(try await store.version(VersionRef(story: "s1", version: 1)))
        edited.number = 2
        edited.draft.headline.text = "By Hand"
        edited.editor = "u1"
        edited.digest = DraftStage.digest(edited.draft)
        try await store.commit(
            Transaction(
                [
                    .saveUser(
                        User(
                            id: "u1",
                            email: "e@desk.example",
                            name: "Ed",
                            role: .editor,
                            passwordHash: "x",
                            created: now
                        )
                    ),
                    .addVersion(edited),
                ],
                next: [WorkOrder(.draft, "c1", due: now)]
            )
        )
        let result = try await stage.run(try #require(try await claim(store, at: now)), store: store, now: now)
        #expect(result == .announced("s1"))
        #expect(try await store.story("s1")?.latestVersion == 2)
        #expect(try await store.story("s1")?.headline == "By Hand")
    }

    @Test func `a drafter that fails leaves the work for later or for a person`() async throws {
        struct Failing: Drafter {
            let name = "failing"
            let error: DraftError
            func draft(_ request: DraftRequest) async throws(DraftError) -> DraftOutcome { throw error }
        }
        let store = try await gathered()
        let use = ModelUse(
            model: "m",
            endpoint: "e",
            promptTokens: 1,
            completionTokens: 0,
            costMicros: 3,
            attempts: 1,
            seconds: 0,
            promptHash: "",
            answerHash: ""
        )
        let later = DraftStage(drafter: Failing(error: DraftError(.unavailable, "down", uses: [use])))
        let result = try await later.run(try #require(try await claim(store, at: now)), store: store, now: now)
        guard case .released(.retry(let at, _)) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(at > now)
        #expect(try await store.modelUses(since: .distantPast).map(\.costMicros) == [3])
        let person = DraftStage(drafter: Failing(error: DraftError(.nothingToSay, "nothing")))
        try await person.run(
            try #require(try await claim(store, at: at.addingTimeInterval(1))),
            store: store,
            now: at.addingTimeInterval(1)
        )
        #expect(try await store.parked(limit: 5).map(\.reason) == ["nothing"])
    }

    @Test func `work on an unknown cluster is dropped`() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.commit(Transaction([], next: [WorkOrder(.draft, "gone", due: now)]))
        let result = try await stage.run(try #require(try await claim(store, at: now)), store: store, now: now)
        guard case .released(.drop) = result else {
            Issue.record("\(result)")
            return
        }
    }
}

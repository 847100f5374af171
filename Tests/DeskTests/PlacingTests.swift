import Desk
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Testing

@Suite("Placing reports")
struct PlacingTests {
    let store: SQLiteStore
    let clock = FixedClock()
    let desk: ReviewDesk
    let editor = DeskFixture.user(.editor)

    init() async throws {
        store = try SQLiteStore.inMemory()
        desk = ReviewDesk(store: store, form: DeskFixture.form, now: { [clock] in clock.now })
        try await store.commit(Transaction([.saveSource(Sample.source()), .saveUser(editor)]))
        try await cluster("fire", ["f1", "f2", "f3"], copies: ["f3": "f1"])
        try await cluster("flood", ["w1", "w2"])
    }

    private func cluster(_ id: ClusterID, _ items: [ItemID], copies: [ItemID: ItemID] = [:]) async throws {
        for item in items {
            let revision = Sample.revision(of: item, title: "On \(item)", text: "Text of \(item).", at: clock.now)
            try await store.commit(Transaction([.addRevision(Sample.item(item, at: clock.now), revision)]))
        }
        let members = items.map { ClusterMember(item: $0, copyOf: copies[$0], reason: "same event") }
        try await save(Cluster(id: id, title: id.raw, opened: clock.now, updated: clock.now, members: members))
    }

    private func save(_ cluster: Cluster) async throws { try await store.commit(Transaction([.saveCluster(cluster)])) }

    private func members(_ id: ClusterID) async throws -> [ItemID] {
        try await store.cluster(id)?.members.map(\.item) ?? []
    }

    private func code(_ act: () async throws -> Void) async -> DeskError.Code? {
        do {
            try await act()
            return nil
        } catch {
            return (error as? DeskError)?.code
        }
    }

    @Test("no draft is ordered once every report was taken back; one that stands is enough")
    func orderOfNothing() async throws {
        let mark = Withdrawal(.canceled, at: clock.now, note: nil)
        try await store.commit(Transaction([.setWithdrawal("w1", mark)]))
        #expect(await code { try await desk.orderDraft(of: "flood", by: editor) } == nil)
        try await store.commit(Transaction([.setWithdrawal("w2", mark)]))
        #expect(await code { try await desk.orderDraft(of: "flood", by: editor) } == .refused)
    }

    @Test("a report that is split off takes its copies along, and the machine does not bring them back")
    func split() async throws {
        let before = try #require(try await store.cluster("fire"))
        let new = try await desk.split(["f1"], from: "fire", note: "another  plant", by: editor)
        #expect(try await members(new) == ["f1", "f3"])
        #expect(try await members("fire") == ["f2"])
        let placed = try #require(try await store.cluster(new))
        #expect(placed.title == "On f1" && placed.independentReports == 1)
        #expect(placed.members.allSatisfy { $0.placedBy == editor.id })
        #expect(placed.members.first?.reason == "split off by The editor: another plant")
        #expect(placed.keptApart == ["fire"])
        #expect(try await store.cluster("fire")?.keptApart == [new])
        // A stage that read the cluster before the split saves what it knew.
        try await save(before)
        #expect(try await members(new) == ["f1", "f3"])
        // Nor does what stayed behind follow by the machine's hand.
        var machine = placed
        machine.members = [ClusterMember(item: "f2", reason: "same event")]
        try await save(machine)
        #expect(try await members("fire") == ["f2"])
        #expect(try await store.placings(after: 0, limit: 9).map(\.act) == [.split])
        #expect(try await store.audit(subject: "fire", limit: 5).map(\.act.action) == ["cluster.split"])
        #expect(try await store.events(after: 0, limit: 9).map(\.subject) == ["fire", new.raw])
    }

    @Test("a merged cluster's reports, and those that arrive for it later, are in the other")
    func merge() async throws {
        let before = try #require(try await store.cluster("fire"))
        try await desk.merge("fire", into: "flood", by: editor)
        #expect(try await members("flood") == ["w1", "w2", "f1", "f2", "f3"])
        #expect(try await store.cluster("fire")?.mergedInto == "flood")
        #expect(try await store.clusters(limit: 9).map(\.id) == ["flood"])
        try await store.commit(
            Transaction([
                .addRevision(
                    Sample.item("late", at: clock.now),
                    Sample.revision(of: "late", title: "L", text: "x", at: clock.now)
                )
            ])
        )
        var late = before
        late.members.append(ClusterMember(item: "late", reason: "same event"))
        try await save(late)
        #expect(try await members("flood") == ["w1", "w2", "f1", "f2", "f3", "late"])
        #expect(try await members("fire").isEmpty)
        #expect(await code { try await desk.move(["f1"], from: "flood", to: "fire", by: editor) } == .conflict)
    }

    @Test("moving all that a cluster has is a merger, moving some keeps the two apart until they are merged")
    func move() async throws {
        try await desk.move(["f2"], from: "fire", to: "flood", by: editor)
        #expect(try await members("flood") == ["w1", "w2", "f2"])
        #expect(try await store.cluster("flood")?.keptApart == ["fire"])
        try await desk.move(["f1"], from: "fire", to: "flood", by: editor)
        #expect(try await store.cluster("fire")?.mergedInto == "flood")
        #expect(try await store.cluster("flood")?.keptApart.isEmpty == true)
        #expect(try await store.placings(after: 0, limit: 9).map(\.reports) == [["f2"], ["f1", "f3"]])
    }

    @Test("the same placings in any order leave the same clusters")
    func order() async throws {
        var outcomes: Set<[ItemID]> = []
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1]] {
            let other = try await PlacingTests()
            let acts: [() async throws -> Void] = [
                { try await other.desk.move(["f2"], from: "fire", to: "flood", by: other.editor) },
                { try await other.desk.move(["w1"], from: "flood", to: "fire", by: other.editor) },
                { _ = try await other.desk.split(["w2"], from: "flood", by: other.editor) },
            ]
            // Emptying a cluster would be a merger: one report stays in each.
            try await other.cluster("flood", ["w1", "w2", "w3"])
            for index in order { try await acts[index]() }
            outcomes.insert(try await other.members("fire").sorted() + ["|"] + other.members("flood").sorted())
        }
        #expect(outcomes == [["f1", "f3", "w1", "|", "f2", "w3"]])
    }

    @Test("what cannot be placed is refused in words, and nothing changes")
    func refusals() async throws {
        let reporter = DeskFixture.user(.reporter)
        #expect(await code { try await desk.merge("fire", into: "flood", by: reporter) } == .forbidden)
        #expect(await code { try await desk.move([], from: "fire", to: "flood", by: editor) } == .invalid)
        #expect(await code { try await desk.move(["w1"], from: "fire", to: "flood", by: editor) } == .conflict)
        #expect(await code { try await desk.move(["f1"], from: "fire", to: "none", by: editor) } == .notFound)
        #expect(await code { try await desk.merge("fire", into: "fire", by: editor) } == .invalid)
        #expect(await code { try await desk.split(["f1", "f2", "f3"], from: "fire", by: editor) } == .invalid)
        #expect(try await store.placings(after: 0, limit: 9).isEmpty)
        #expect(try await members("fire") == ["f1", "f2", "f3"])
    }

    @Test("a draft made before a report moved says so and is otherwise as it was")
    func movedReports() async throws {
        let report = try #require(try await store.reports(["f1"]).first)
        let draft = DeskFixture.draft(DeskFixture.faithful, report.ref)
        try await store.commit(
            Transaction([
                .addStory(
                    Story(id: "s", cluster: "fire", slug: "s", section: "world", created: clock.now, headline: "")
                ),
                .addVersion(
                    Version(
                        story: "s",
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
        #expect(try await desk.folder("s").movedReports.isEmpty)
        let new = try await desk.split(["f1"], from: "fire", by: editor)
        let folder = try await desk.folder("s")
        #expect(folder.movedReports.map(\.id) == ["f1"])
        #expect(folder.version.draft == draft && folder.story.latestVersion == 1)
        // A story follows its cluster into one that has none.
        try await desk.merge("fire", into: new, by: editor)
        #expect(try await store.story(for: new)?.id == "s")
        #expect(try await desk.folder("s").movedReports.isEmpty)
    }
}

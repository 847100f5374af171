import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Testing
import Wire

@Suite("Gatherer")
struct GathererTests {
    private static let texts = EventClustererTests.summit

    private func arrive(_ id: ItemID, _ title: String, _ text: String, in store: any NewsStore, at time: Date)
        async throws
    {
        let revision = Sample.revision(of: id, title: title, text: text, at: time)
        try await store.commit(
            Transaction(
                [.addRevision(Sample.item(id, address: "https://x.example/\(id)", at: time), revision)],
                next: [WorkOrder(.gather, id.raw, due: time)]
            )
        )
    }

    private func prepared() async throws -> SQLiteStore {
        let store = try SQLiteStore.inMemory()
        try await store.commit(Transaction([.saveSource(Sample.source())]))
        return store
    }

    @Test("reports are tagged and clustered, and two independent ones order one draft after the settling time")
    func gathers() async throws {
        let store = try await prepared()
        let clock = FixedClock()
        let gatherer = Gatherer(
            store: store,
            tagger: Tagger(),
            autoDraft: AutoDraft(independentReports: 2, settleSeconds: 60)
        )
        try await arrive("a", Self.texts[0].0, Self.texts[0].1, in: store, at: clock.now)
        try await arrive("copy", "The same again", Self.texts[0].1, in: store, at: clock.now)
        #expect(try await gatherer.run { clock.now } == 2)
        var cluster = try #require(try await store.clusters(limit: 5).first)
        #expect(cluster.members.count == 2 && cluster.independentReports == 1)
        #expect(cluster.title == Self.texts[0].0)
        #expect(try await store.claim(.draft, limit: 5, now: clock.now + 1_000, leaseEnd: clock.now + 2_000).isEmpty)

        try await arrive("b", Self.texts[1].0, Self.texts[1].1, in: store, at: clock.now)
        clock.advance(by: 5)
        #expect(try await gatherer.run { clock.now } == 1)
        let ordered = clock.now
        clock.advance(by: 20)
        try await arrive("c", Self.texts[2].0, Self.texts[2].1, in: store, at: clock.now)
        #expect(try await gatherer.run { clock.now } == 1)
        cluster = try #require(try await store.clusters(limit: 5).first)
        #expect(cluster.members.count == 4 && cluster.independentReports == 3)
        #expect(cluster.tags.places.contains("Paris"))
        #expect(cluster.members.allSatisfy { !$0.reason.isEmpty })
        #expect(try await store.claim(.draft, limit: 5, now: ordered + 59, leaseEnd: ordered + 500).isEmpty)
        #expect(
            try await store.claim(.draft, limit: 5, now: ordered + 61, leaseEnd: ordered + 500).map(\.subject) == [
                cluster.id.raw
            ]
        )
        let report = try #require(try await store.reports(["copy"]).first)
        #expect(report.copyOf == "a" && report.cluster == cluster.id)
        #expect(try await gatherer.run { clock.now } == 0)
    }

    @Test("a gatherer that starts anew knows what the store holds, editors' placements included")
    func restart() async throws {
        let store = try await prepared()
        let now = FixedClock.start
        try await arrive("a", Self.texts[0].0, Self.texts[0].1, in: store, at: now)
        _ = try await Gatherer(store: store, tagger: Tagger()).run { now }
        let own = Cluster(
            id: "editors",
            title: "By hand",
            opened: now,
            updated: now,
            members: [ClusterMember(item: "a", reason: "editor", placedBy: "ed")]
        )
        try await store.commit(Transaction([.saveCluster(own)]))
        try await arrive("b", Self.texts[1].0, Self.texts[1].1, in: store, at: now)
        _ = try await Gatherer(store: store, tagger: Tagger()).run { now }
        #expect(try await store.reports(["b"]).first?.cluster == "editors")
    }

    @Test("a new text keeps the report's place, and a report that does not exist is dropped")
    func changed() async throws {
        let store = try await prepared()
        let clock = FixedClock()
        let gatherer = Gatherer(store: store, tagger: Tagger())
        try await arrive("a", Self.texts[0].0, Self.texts[0].1, in: store, at: clock.now)
        _ = try await gatherer.run { clock.now }
        let before = try await store.reports(["a"]).first?.cluster
        clock.advance(by: 60)
        try await arrive("a", "Nvidia falls", "Nvidia shares fell in New York.", in: store, at: clock.now)
        try await store.commit(Transaction([], next: [WorkOrder(.gather, "ghost", due: clock.now)]))
        #expect(try await gatherer.run { clock.now } == 2)
        let after = try #require(try await store.reports(["a"]).first)
        #expect(after.cluster == before && after.tags.tickers.contains("NVDA"))
        #expect(try await store.clusters(limit: 5).count == 1)
        #expect(try await gatherer.run { clock.now + 10_000 } == 0)
    }

    @Test(
        "what an editor places holds for later reports and copies, at once and after a restart",
        arguments: [false, true]
    )
    func placed(restarts: Bool) async throws {
        let store = try await prepared()
        let clock = FixedClock()
        var gatherer = Gatherer(store: store, tagger: Tagger())
        for (id, index) in [("a", 0), ("b", 1)] as [(ItemID, Int)] {
            try await arrive(id, Self.texts[index].0, Self.texts[index].1, in: store, at: clock.now)
        }
        try await arrive("n", "Nvidia falls", "Nvidia shares fell in New York after results.", in: store, at: clock.now)
        _ = try await gatherer.run { clock.now }
        let summit = try #require(try await store.reports(["a"]).first?.cluster)
        let shares = try #require(try await store.reports(["n"]).first?.cluster)
        #expect(try await store.reports(["b"]).first?.cluster == summit)

        let split = Cluster(id: "split", title: "Split", opened: clock.now, updated: clock.now, members: [])
        func placing(_ act: Placing.Act, _ reports: [ItemID], _ from: ClusterID, _ to: ClusterID) -> Change {
            .place(
                Placing(
                    act: act,
                    reports: reports,
                    from: from,
                    to: to,
                    editor: "ed",
                    editorName: "Ed",
                    made: clock.now
                )
            )
        }
        try await store.commit(Transaction([.saveCluster(split), placing(.split, ["b"], summit, "split")]))
        try await store.commit(Transaction([placing(.merge, [], summit, shares)]))
        if restarts { gatherer = Gatherer(store: store, tagger: Tagger()) }
        try await arrive("copy-b", "Again", Self.texts[1].1, in: store, at: clock.now)
        try await arrive("copy-a", "Again", Self.texts[0].1, in: store, at: clock.now)
        try await arrive(
            "m",
            "Nvidia shares fall",
            "Shares of Nvidia fell in New York today.",
            in: store,
            at: clock.now
        )
        _ = try await gatherer.run { clock.now }
        #expect(try await store.reports(["copy-b"]).first?.cluster == "split")
        #expect(try await store.reports(["copy-a"]).first?.cluster == shares)
        #expect(try await store.reports(["m"]).first?.cluster == shares)
        #expect(try await store.cluster(summit)?.members.isEmpty == true)
    }

    @Test("a report that its sender took back does not count towards a draft")
    func withdrawn() async throws {
        let store = try await prepared()
        let clock = FixedClock()
        let gatherer = Gatherer(store: store, tagger: Tagger(), autoDraft: AutoDraft(independentReports: 2))
        try await arrive("a", Self.texts[0].0, Self.texts[0].1, in: store, at: clock.now)
        _ = try await gatherer.run { clock.now }
        try await store.commit(Transaction([.setWithdrawal("a", Withdrawal(.canceled, at: clock.now))]))
        try await arrive("b", Self.texts[1].0, Self.texts[1].1, in: store, at: clock.now)
        _ = try await gatherer.run { clock.now }
        let later = clock.now + 10_000
        #expect(try await store.clusters(limit: 5).first?.members.count == 2)
        #expect(try await store.claim(.draft, limit: 5, now: later, leaseEnd: later + 60).isEmpty)
        try await arrive("c", Self.texts[2].0, Self.texts[2].1, in: store, at: clock.now)
        _ = try await gatherer.run { clock.now }
        #expect(try await store.claim(.draft, limit: 5, now: later, leaseEnd: later + 60).count == 1)
    }
}

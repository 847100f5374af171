import Foundation
import GRDB
import NewsModel
import NewsStore
import StoreSQLite
import Testing

@Suite("what has been kept stays as it was")
struct AppendOnlyTests {
    @Test("a changed text is a new revision and an unchanged one is none")
    func revisions() async throws {
        let store = try SQLiteStore.inMemory()
        let item = StoreFixture.item("one")
        for (text, hash) in [("first", "a"), ("first", "a"), ("second", "b")] {
            try await store.commit(
                Transaction([.addRevision(item, StoreFixture.revision("one", text: text, hash: hash))])
            )
        }
        let revisions = try await store.revisions(of: "one")
        #expect(revisions.map(\.number) == [1, 2])
        #expect(revisions.map(\.text) == ["first", "second"])
        #expect(try await store.reports(["one"]).first?.revision.text == "second")
        let first = try await store.reports(at: [RevisionRef(item: "one", revision: 1)])
        #expect(first.first?.revision.text == "first")
    }

    @Test("neither an update nor a removal gets past the tables", arguments: ["revision", "audit"])
    func triggers(table: String) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "store-\(Identifier<Story>.random()).sqlite")
            .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let store = try SQLiteStore(path: path)
        try await store.commit(
            Transaction([
                .addRevision(StoreFixture.item("one"), StoreFixture.revision("one", text: "first", hash: "a")),
                .audit(AuditAct(actor: "a", action: "b", subject: "c", at: StoreFixture.morning)),
            ])
        )
        let raw = try DatabaseQueue(path: path)
        #expect(throws: DatabaseError.self) { try raw.write { try $0.execute(sql: "UPDATE \(table) SET value = ''") } }
        #expect(throws: DatabaseError.self) { try raw.write { try $0.execute(sql: "DELETE FROM \(table)") } }
    }

    @Test("each audit entry carries the hash of the one before")
    func chain() async throws {
        let store = try SQLiteStore.inMemory()
        for number in 1...3 {
            try await store.commit(
                Transaction([
                    .audit(
                        AuditAct(
                            actor: "editor",
                            action: "story.edit",
                            subject: "s\(number)",
                            details: ["n": "\(number)"],
                            at: StoreFixture.morning
                        )
                    )
                ])
            )
        }
        let entries = try await store.audit(after: 0, limit: 10)
        #expect(entries.map(\.number) == [1, 2, 3])
        #expect(entries[0].previousHash == String(repeating: "0", count: 64))
        for (entry, next) in zip(entries, entries.dropFirst()) { #expect(next.previousHash == entry.hash) }
        for entry in entries {
            let form = AuditEntry.canonicalForm(number: entry.number, act: entry.act, previousHash: entry.previousHash)
            #expect(Digest.sha256(form) == entry.hash)
        }
    }

    @Test("a member that an editor placed stays where it is")
    func placedMember() async throws {
        let store = try SQLiteStore.inMemory()
        func cluster(_ id: String, _ editor: UserID?) -> Change {
            .saveCluster(
                Cluster(
                    id: ClusterID(id),
                    title: id,
                    opened: StoreFixture.morning,
                    updated: StoreFixture.morning,
                    members: [ClusterMember(item: "one", reason: "test", placedBy: editor)]
                )
            )
        }
        try await store.commit(
            Transaction([
                .addRevision(StoreFixture.item("one"), StoreFixture.revision("one", text: "x", hash: "a")),
                cluster("mine", "editor"), cluster("other", nil),
            ])
        )
        #expect(try await store.cluster("mine")?.members.map(\.item) == ["one"])
        #expect(try await store.cluster("other")?.members.isEmpty == true)
    }
}

import Desk
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Testing

/// An audit log as somebody with access to the file might leave it.
private struct TamperedLog: PeopleReading {
    var entries: [AuditEntry]

    func audit(after number: Int, limit: Int) async throws(StoreError) -> [AuditEntry] {
        Array(entries.filter { $0.number > number }.prefix(limit))
    }
    func audit(subject: String, limit: Int) async throws(StoreError) -> [AuditEntry] { [] }
    func users() async throws(StoreError) -> [User] { [] }
    func user(_ id: UserID) async throws(StoreError) -> User? { nil }
    func user(email: String) async throws(StoreError) -> User? { nil }
    func session(tokenHash: String) async throws(StoreError) -> Session? { nil }
    func token(hash: String) async throws(StoreError) -> APIToken? { nil }
    func tokens(of user: UserID) async throws(StoreError) -> [APIToken] { [] }
    func events(after number: Int, limit: Int) async throws(StoreError) -> [NewsEvent] { [] }
    func lastEventNumber() async throws(StoreError) -> Int { 0 }
    func setting(_ name: String) async throws(StoreError) -> String? { nil }
}

@Suite("The audit log's chain")
struct AuditVerifierTests {
    func log(_ count: Int) async throws -> [AuditEntry] {
        let store = try SQLiteStore.inMemory()
        for number in 0..<count {
            let at = FixedClock.start.addingTimeInterval(Double(number) * 1.0005)
            try await store.commit(
                Transaction([
                    .audit(
                        AuditAct(actor: "a", action: "story.edit", subject: "s", details: ["n": "\(number)"], at: at)
                    )
                ])
            )
        }
        #expect(try await AuditVerifier.verify(store).verified == count)
        return try await store.audit(after: 0, limit: 10_000)
    }

    @Test("an untouched log holds to its last entry, an empty one too")
    func holds() async throws {
        let entries = try await log(7)
        let outcome = try await AuditVerifier.verify(TamperedLog(entries: entries))
        #expect(outcome.holds)
        #expect(outcome.verified == 7)
        #expect(outcome.head == entries.last?.hash)
        #expect(try await AuditVerifier.verify(TamperedLog(entries: [])).head == AuditVerifier.origin)
    }

    @Test("the first entry that was changed, removed, put in or swapped is named")
    func broken() async throws {
        let entries = try await log(7)
        var changed = entries
        changed[3].act.details["n"] = "9"
        #expect(try await AuditVerifier.verify(TamperedLog(entries: changed)).firstBroken?.number == 4)
        var rehashed = changed
        let form = AuditEntry.canonicalForm(number: 4, act: changed[3].act, previousHash: changed[3].previousHash)
        rehashed[3].hash = Secret.hash(form)
        #expect(try await AuditVerifier.verify(TamperedLog(entries: rehashed)).firstBroken?.number == 5)
        var removed = entries
        removed.remove(at: 2)
        #expect(try await AuditVerifier.verify(TamperedLog(entries: removed)).firstBroken?.number == 4)
        var swapped = entries
        (swapped[1].act, swapped[2].act) = (swapped[2].act, swapped[1].act)
        #expect(try await AuditVerifier.verify(TamperedLog(entries: swapped)).firstBroken?.number == 2)
        #expect(try await AuditVerifier.verify(TamperedLog(entries: swapped)).verified == 1)
        var beheaded = entries
        beheaded.removeFirst()
        #expect(try await AuditVerifier.verify(TamperedLog(entries: beheaded)).firstBroken?.number == 2)
    }
}

import Desk
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Synchronization
import Testing

@Suite("The house's table of rules")
struct RuleDeskTests {
    private static let kinds = [
        FindingRule(code: "quotation/nowhere", words: "Nobody said it.", example: "…", standard: .block, floor: .ask),
        FindingRule(code: "figure/noted", words: "Rounded.", example: "…", standard: .note, floor: .none),
    ]
    private static let lowered = HouseRule(
        code: "quotation/nowhere",
        severity: .ask,
        reason: "Recordings are kept with the editors"
    )

    /// The table as it would stand in a file.
    private final class Table: Sendable {
        let rules = Mutex(HouseRules())
        let isBroken = Mutex(false)

        func keep(_ new: HouseRules) throws {
            if isBroken.withLock({ $0 }) { throw CocoaError(.fileWriteNoPermission) }
            rules.withLock { $0 = new }
        }
    }

    private static func desk(_ house: DeskFixture, _ table: Table) -> RuleDesk {
        let clock = house.clock
        return RuleDesk(
            kinds: kinds,
            store: house.store,
            read: { table.rules.withLock { $0 } },
            keep: { try table.keep($0) },
            now: { clock.now }
        )
    }

    @Test("a change by an administrator is in force, in the log, and has open stories checked again")
    func change() async throws {
        let house = try await DeskFixture()
        let table = Table()
        let desk = Self.desk(house, table)
        let count = try await desk.change(to: [Self.lowered], base: "", by: DeskFixture.user(.administrator))
        #expect(count == 1)
        #expect(desk.rules["quotation/nowhere"] == Self.lowered)
        let act = try #require(try await house.store.audit(subject: RuleDesk.subject, limit: 1).first?.act)
        #expect(act.actor == "administrator")
        #expect(act.action == "rules.change")
        #expect(act.details["quotation/nowhere"] == "as the checker has it → ask: Recordings are kept with the editors")
        let ordered = try await house.store.claim(
            .check,
            limit: 4,
            now: house.clock.now,
            leaseEnd: house.clock.now.addingTimeInterval(60)
        )
        #expect(ordered.compactMap(\.version) == [VersionRef(story: house.story, version: 1)])
        // The same table once more is no change.
        let again = try await desk.change(
            to: [Self.lowered],
            base: desk.rules.mark,
            by: DeskFixture.user(.administrator)
        )
        #expect(again == 0)
    }

    @Test("others than administrators change nothing", arguments: Role.allCases.filter { $0 < .administrator })
    func roles(role: Role) async throws {
        let house = try await DeskFixture()
        let table = Table()
        let error = await #expect(throws: DeskError.self) {
            try await Self.desk(house, table).change(to: [Self.lowered], base: "", by: DeskFixture.user(role))
        }
        #expect(error?.code == .forbidden)
        #expect(table.rules.withLock { $0.isEmpty })
    }

    @Test("a rule below its floor, one without a reason and an unknown one are each refused in words")
    func refused() async throws {
        let house = try await DeskFixture()
        let table = Table()
        let wanted = [
            HouseRule(code: "quotation/nowhere", severity: .note, reason: "Recordings are kept"),
            HouseRule(code: "quotation/none", severity: .ask), HouseRule(code: "figure/noted", severity: .none),
        ]
        let error = await #expect(throws: DeskError.self) {
            try await Self.desk(house, table).change(to: wanted, base: "", by: DeskFixture.user(.administrator))
        }
        #expect(error?.code == .invalid)
        #expect(error?.reasons.count == 2)
        #expect(table.rules.withLock { $0.isEmpty })
        #expect(try await house.store.audit(subject: RuleDesk.subject, limit: 1).isEmpty)
    }

    @Test("two administrators at once: the second is told")
    func conflict() async throws {
        let house = try await DeskFixture()
        let table = Table()
        let desk = Self.desk(house, table)
        try await desk.change(to: [Self.lowered], base: "", by: DeskFixture.user(.administrator))
        let error = await #expect(throws: DeskError.self) {
            try await desk.change(to: [], base: "", by: DeskFixture.user(.administrator))
        }
        #expect(error?.code == .conflict)
        #expect(!desk.rules.isEmpty)
    }

    @Test("a table that cannot be written changes nothing and is not in the log")
    func unwritable() async throws {
        let house = try await DeskFixture()
        let table = Table()
        table.isBroken.withLock { $0 = true }
        let error = await #expect(throws: DeskError.self) {
            try await Self.desk(house, table).change(to: [Self.lowered], base: "", by: DeskFixture.user(.administrator))
        }
        #expect(error?.code == .unavailable)
        #expect(try await house.store.audit(subject: RuleDesk.subject, limit: 1).isEmpty)
    }

    @Test("a table edited by hand is noted in the log, once")
    func found() async throws {
        let house = try await DeskFixture()
        let table = Table()
        let desk = Self.desk(house, table)
        #expect(try await desk.noteFound() == false)
        try table.keep(HouseRules([Self.lowered]))
        #expect(try await desk.noteFound())
        #expect(try await desk.noteFound() == false)
        let act = try await house.store.audit(subject: RuleDesk.subject, limit: 1).first?.act
        #expect(act?.action == "rules.found")
    }

    @Test("what was checked by an older table is not signed")
    func stale() async throws {
        let house = try await DeskFixture()
        let table = Table()
        let desk = ReviewDesk(
            store: house.store,
            form: DeskFixture.form,
            check: { _, _ in CheckReport(verdict: .supported, score: 1, claims: [], sentences: [], checker: "t") },
            rules: { table.rules.withLock { $0 } }
        )
        let editor = DeskFixture.user(.editor)
        try await desk.recheck(house.story, by: editor)
        let version = try await desk.folder(house.story).version
        try table.keep(HouseRules([Self.lowered]))
        let error = await #expect(throws: DeskError.self) {
            try await desk.signOff(house.story, version: version.number, digest: version.digest, by: editor)
        }
        #expect(error?.code == .refused)
        try table.keep(HouseRules())
        try await desk.signOff(house.story, version: version.number, digest: version.digest, by: editor)
    }
}

import Desk
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Testing

@Suite("Versions of reports that are handed in")
struct ReportIntakeTests {
    let store: SQLiteStore
    let clock = FixedClock()
    let intake: ReportIntake
    let sender = DeskFixture.user(.reporter)

    init() throws {
        store = try SQLiteStore.inMemory()
        intake = ReportIntake(store: store, now: { [clock] in clock.now })
    }

    /// One ninjs item of an agency.
    private func take(_ members: String) async throws -> ReportIntake.Taken {
        let json = "{\"uri\": \"urn:agency:1\", \"headline\": \"H\", \(members)}"
        let pile = try Handing.read(Array(json.utf8), as: .json, Handing.Defaults(sender: sender.id), now: clock.now)
        return try await intake.take(try #require(pile.entries.first).submission.get(), by: sender)
    }

    @Test("a version that arrives after a newer one changes nothing and says so")
    func order() async throws {
        let second = "\"versioncreated\": \"2025-02-11T15:00:00Z\", \"version\": \"2\", \"body_text\": \"Second.\""
        let first = "\"versioncreated\": \"2025-02-11T14:00:00Z\", \"version\": \"1\", \"body_text\": \"First.\""
        let item = try #require(try await take(second).item)
        let late = try await take(first)
        #expect(late.state == .unchanged && late.reason == "older than what we have" && late.item == item)
        #expect(try await store.revisions(of: item).map(\.text) == ["Second."])
        let third = "\"versioncreated\": \"2025-02-11T15:00:00Z\", \"version\": 3, \"body_text\": \"Third.\""
        #expect(try await take(third).state == .revised)
    }

    @Test("what was cancelled does not come back with a version from before")
    func cancelled() async throws {
        let usable = "\"version\": 1, \"body_text\": \"Text.\""
        let item = try #require(try await take(usable).item)
        #expect(try await take("\"version\": 2, \"pubstatus\": \"canceled\"").state == .withdrawn)
        #expect(try await take(usable).state == .unchanged)
        #expect(try await store.reports([item]).first?.item.withdrawn != nil)
        #expect(try await take("\"version\": 3, \"body_text\": \"Text.\"").state == .revised)
        #expect(try await store.reports([item]).first?.item.withdrawn == nil)
    }

    @Test("an id may be a number, 1 as well")
    func numbers() async throws {
        let json = #"[{"id": 1, "title": "One", "text": "Text."}, {"id": 0, "title": "None", "text": "Text."}]"#
        let pile = try Handing.read(Array(json.utf8), as: .json, Handing.Defaults(sender: sender.id), now: clock.now)
        #expect(pile.entries.map(\.key) == ["1", "0"])
        for entry in pile.entries { #expect(throws: Never.self) { try entry.submission.get() } }
    }
}

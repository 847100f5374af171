import Desk
import Foundation
import HTTPTypes
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Synchronization
import Testing
import Web

@Suite("The page of the house's rules")
struct RulePagesTests {
    private final class Table: Sendable {
        let rules = Mutex(HouseRules())
    }

    private static func house() async throws -> (Newsroom, Table) {
        var house = try await Newsroom()
        let table = Table()
        house.services.rules = RuleDesk(
            kinds: [
                FindingRule(
                    code: "quotation/nowhere",
                    words: "Nobody said it.",
                    example: "<b>",
                    standard: .block,
                    floor: .ask
                ),
                FindingRule(code: "figure/noted", words: "Rounded.", example: "4.2", standard: .note, floor: .none),
            ],
            store: house.store,
            read: { table.rules.withLock { $0 } },
            keep: { rules in table.rules.withLock { $0 = rules } }
        )
        return (house, table)
    }

    @Test("administrators change rules; what is in force and the log say so")
    func change() async throws {
        let (house, table) = try await Self.house()
        let browser = try await house.browser(.administrator)
        let page = try await browser.get("/desk/rules")
        #expect(page.status == 200)
        #expect(page.body.contains("quotation/nowhere"))
        #expect(page.body.contains("&lt;b&gt;"))
        let answer = try await browser.post(
            "/desk/rules",
            [
                ("csrf", page.csrf), ("table", ""), ("severity:quotation/nowhere", "ask"),
                ("reason:quotation/nowhere", "Recordings are kept with us"), ("severity:figure/noted", "silent"),
            ]
        )
        #expect(answer.status == 303)
        #expect(table.rules.withLock { $0["quotation/nowhere"]?.severity } == .ask)
        #expect(table.rules.withLock { $0["figure/noted"]?.severity } == Severity.none)
        #expect(try await house.store.audit(subject: RuleDesk.subject, limit: 1).count == 1)
    }

    @Test("a rule without its reason comes back in the form, with what was chosen")
    func refused() async throws {
        let (house, table) = try await Self.house()
        let browser = try await house.browser(.administrator)
        let page = try await browser.get("/desk/rules")
        let answer = try await browser.post(
            "/desk/rules",
            [
                ("csrf", page.csrf), ("table", ""), ("severity:quotation/nowhere", "ask"),
                ("reason:quotation/nowhere", "short"),
            ]
        )
        #expect(answer.status == 422)
        #expect(answer.body.contains("value=\"short\""))
        #expect(answer.body.contains("<option value=\"ask\" selected>"))
        #expect(table.rules.withLock { $0.isEmpty })
        // Below the floor there is nothing to choose, and a forged choice is refused.
        let forged = try await browser.post(
            "/desk/rules",
            [("csrf", page.csrf), ("table", ""), ("severity:quotation/nowhere", "silent")]
        )
        #expect(forged.status == 400)
    }

    @Test("editors read the rules and cannot change them; reporters do not see them")
    func roles() async throws {
        let (house, table) = try await Self.house()
        let browser = try await house.browser(.editor)
        let page = try await browser.get("/desk/rules")
        #expect(page.status == 200)
        #expect(!page.body.contains("<select"))
        let answer = try await browser.post(
            "/desk/rules",
            [("csrf", page.csrf), ("table", ""), ("severity:figure/noted", "silent")]
        )
        #expect(answer.status == 403)
        #expect(table.rules.withLock { $0.isEmpty })
        #expect(try await house.browser(.reporter).get("/desk/rules").status == 403)
    }

    @Test("without a script the form's second button checks, keeps the text and the version it began with")
    func checkWithoutScript() async throws {
        let (house, _) = try await Self.house()
        let browser = try await house.browser(.reporter)
        let page = try await browser.get("/desk/stories/story/edit")
        let answer = try await browser.post(
            "/desk/stories/story/edit",
            [("csrf", page.csrf), ("base", "1"), ("act", "check"), ("text", "H\n\n“Made up words”"), ("note", "Why")]
        )
        #expect(answer.status == 200)
        #expect(answer.body.contains("1 finding blocks."))
        #expect(answer.body.contains("What stops publication"))
        #expect(answer.body.contains("“Made up words”</textarea>"))
        #expect(answer.body.contains("name=\"base\" value=\"1\""))
        #expect(answer.body.contains("value=\"Why\""))
        #expect(try await house.store.versions(of: "story").count == 1)
    }
}

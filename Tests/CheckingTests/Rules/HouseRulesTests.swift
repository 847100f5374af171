import Checking
import Foundation
import NewsModel
import Testing

@Suite("House rules")
struct HouseRulesTests {
    private static let sources = [
        CheckSource(
            name: "Harbour Gazette",
            text: """
                The harbour board plans to cut 120 jobs. “We have to stop the losses, and we will not close the north \
                pier,” Anna Velt told reporters on Tuesday. The board lost 4.2 million pounds last year.
                """,
            date: Date(timeIntervalSince1970: 1_739_275_200)
        )
    ]
    private static let text =
        "The harbour board cuts 210 jobs. “We have to stop the losses and we will never close the north pier,” Velt said."
    private static let reason = "Our style book lets such words stand"

    private static func report(_ text: String = text) -> CheckReport {
        Checker().check(CheckInput(text: text, sources: sources))
    }

    @Test("every finding names its rule, and the catalogue knows it")
    func codes() {
        let findings = Self.report().findings
        #expect(findings.count >= 2)
        for finding in findings {
            #expect(RuleCatalogue.rule(finding.rule ?? "")?.code == finding.rule, "\(finding)")
        }
        #expect(findings.contains { $0.rule == "quotation/word-changed" })
        #expect(Self.report().claims.filter { $0.severity == .none }.allSatisfy { $0.rule == nil })
    }

    @Test("codes are told once, and no floor lies above what the checker makes of it")
    func catalogue() {
        #expect(Set(RuleCatalogue.all.map(\.code)).count == RuleCatalogue.all.count)
        for kind in RuleCatalogue.all {
            #expect(kind.floor <= kind.standard)
            #expect(kind.standard != .block || kind.floor == .ask)
            #expect(!kind.words.isEmpty && !kind.example.isEmpty)
        }
        for kind in QuotationClass.allCases where kind != .verbatim {
            #expect(RuleCatalogue.rule("quotation/\(kind.rawValue)") != nil)
        }
    }

    @Test("what blocks can be made to ask with a reason, which the finding then carries")
    func lowered() throws {
        let rules = HouseRules([HouseRule(code: "quotation/word-changed", severity: .ask, reason: Self.reason)])
        let report = rules.applied(to: Self.report())
        let claim = try #require(report.findings.first { $0.rule == "quotation/word-changed" })
        #expect(claim.severity == .ask)
        #expect(claim.verdict == .misquoted)
        #expect(claim.ruling == HouseRuling(standard: .block, reason: Self.reason))
        #expect(report.house?.mark == rules.mark)
        // The figure that the source has otherwise still blocks.
        #expect(report.blocking(overruled: []).map(\.kind) == [.figure])
    }

    @Test("a table that goes below a floor, or gives no reason, changes nothing when it is applied")
    func floors() {
        for rule in [
            HouseRule(code: "quotation/word-changed", severity: .ask),
            HouseRule(code: "figure/contradicted", severity: .ask, reason: "short"),
        ] {
            let report = HouseRules([rule]).applied(to: Self.report())
            #expect(report.findings == Self.report().findings)
        }
        let silent = HouseRules([HouseRule(code: "quotation/word-changed", severity: .none, reason: Self.reason)])
        #expect(silent.applied(to: Self.report()).findings.contains { $0.rule == "quotation/word-changed" })
    }

    @Test("what is silent is counted, is no claim any more, and is not taken for proved")
    func silent() throws {
        let text =
            "The harbour board plans to cut 120 jobs. “We have to stop the losses and we will not close the north pier,” Velt said."
        let whole = Self.report(text)
        let note = try #require(whole.findings.first { $0.severity == .note })
        let code = try #require(note.rule)
        let report = HouseRules([HouseRule(code: code, severity: .none)]).applied(to: whole)
        #expect(report.house?.silenced[code] == 1)
        #expect(!report.claims.contains { $0.span == note.span && $0.kind == note.kind })
        #expect(report.claims.count { $0.severity == .none } == whole.claims.count { $0.severity == .none })
    }

    @Test("a house may be stricter: what the checker notes can block")
    func raised() throws {
        let text =
            "The harbour board plans to cut 120 jobs. “We have to stop the losses and we will not close the north pier,” Velt said."
        let note = try #require(Self.report(text).findings.first { $0.severity == .note })
        let rules = HouseRules([HouseRule(code: note.rule ?? "", severity: .block)])
        let report = rules.applied(to: Self.report(text))
        #expect(report.blocking(overruled: []).map(\.key) == [note.key])
        #expect(report.findings.first?.severity == .block)
    }

    @Test("an empty table leaves the report as it is")
    func empty() {
        #expect(HouseRules().applied(to: Self.report()) == Self.report())
        #expect(HouseRules().mark.isEmpty)
    }

    @Test(
        "what may not be in a table is said",
        arguments: [
            (HouseRule(code: "quotation/unknown", severity: .ask), false),
            (HouseRule(code: "quotation/nowhere", severity: .note, reason: reason), false),
            (HouseRule(code: "quotation/nowhere", severity: .ask), false),
            (HouseRule(code: "quotation/nowhere", severity: .ask, reason: reason), true),
            (HouseRule(code: "quotation/typographic", severity: .none), true),
            (HouseRule(code: "sentence/unsupported", severity: .none), false),
            (HouseRule(code: "sentence/unsupported", severity: .block), true),
            (HouseRule(code: "figure/noted", severity: .ask, reason: String(repeating: "x", count: 301)), false),
        ]
    )
    func objections(rule: HouseRule, isAllowed: Bool) {
        #expect((HouseRules.objection(to: rule, known: RuleCatalogue.all) == nil) == isAllowed)
    }
}

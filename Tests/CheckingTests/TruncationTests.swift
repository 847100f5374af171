import Checking
import Foundation
import NewsModel
import Testing

/// Sentences that stop before their source has said what bounds them, or whose word it is.
@Suite("truncated sentences and places as speakers")
struct TruncationTests {
    private func check(_ text: String, _ source: String) -> CheckReport {
        Checker().check(CheckInput(text: text, sources: [CheckSource(name: "Quai Wire", text: source)]))
    }

    private static let storage =
        "Storage was close to full at two of the four terminals, after a week of storms, according to a shipping agent."

    @Test("a share left out is asked about, with its words")
    func share() {
        let report = check("Storage was close to full, Quai Wire reported.", Self.storage)
        let finding = report.findings.first { $0.message.contains("at two of the four terminals") }
        #expect(finding?.severity == .ask)
        #expect(finding?.verdict == .unsupported)
    }

    @Test("a speaker left out is asked about")
    func speaker() {
        let report = check(
            "Storage was close to full, Quai Wire reported.",
            "Storage was close to full, according to a shipping agent."
        )
        let finding = report.findings.first { $0.message.contains("a shipping agent") }
        #expect(finding?.severity == .ask)
        #expect(finding?.kind == .attribution)
    }

    @Test("a condition left out is asked about")
    func condition() {
        let report = check(
            "The ferry line will cut its winter fares.",
            "The ferry line will cut its winter fares if the council agrees to the subsidy."
        )
        #expect(report.findings.contains { $0.severity == .ask && $0.message.contains("if the council agrees") })
    }

    @Test(
        "nothing is asked where the bound and the speaker are there",
        arguments: [
            "Storage was close to full at two of the four terminals after a week of storms, a shipping agent said, according to Quai Wire.",
            "At two of the four terminals, storage was close to full, a shipping agent said.",
        ]
    )
    func whole(_ text: String) {
        #expect(!check(text, Self.storage).findings.contains { $0.message.contains("goes on") })
        #expect(!check(text, Self.storage).findings.contains { $0.message.contains("gives this to") })
    }

    @Test("a place in the speaker's apposition is not the speaker")
    func place() {
        let source = """
            “The ferries of the north carry more freight than anyone has counted,” study lead author Piet Maas, an associate professor at Lakeland University in Brindle, D.C., said.
            """
        let words = "“The ferries of the north carry more freight than anyone has counted,”"
        let wrong = check("\(words) Brindle said.", source)
        #expect(wrong.findings.contains { $0.severity == .block && $0.verdict == .misattributed })
        #expect(check("\(words) Piet Maas said.", source).verdict == .supported)
    }
}

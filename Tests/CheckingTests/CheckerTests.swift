import Checking
import Foundation
import NewsModel
import Testing

/// A report in our own words on an event that never was, and what drafts may and may not make of it.
private let report = CheckSource(
    name: "Valmere Post",
    title: "Harbour pact",
    text: """
        About 40 towns, including Valmere, Ostmark and Lindow, signed a harbour pact on Tuesday, but Brindle declined.
        “We believe that heavy fees on the ferry trade could sink a growing business just as it sets sail,” Mayor Anna Reyes said. “That would be a mistake.”
        One person close to the Brindle council suggested the wording was “too restrictive”. A spokesman for Lindow, Piet Maas, said the town “did not see enough practical detail”.
        The ports earned £118m in 2004, up from £90m a year earlier. The council will not raise the fees before June.
        Reyes called the talks “long, hard and useful” and said the pact may help small ferries.
        """,
    date: Date(timeIntervalSince1970: 1_739_318_400),
    allowsCopying: true
)

private func check(_ text: String, _ sources: [CheckSource] = [report]) -> CheckReport {
    Checker().check(CheckInput(text: text, sources: sources))
}

@Suite("The checker")
struct CheckerTests {
    @Test(
        "what the source says passes, also with permitted edits",
        arguments: [
            "\"We believe that heavy fees on the ferry trade could sink a growing business just as it sets sail,\" Reyes said.",
            "Mayor Anna Reyes said: “[H]eavy fees on the ferry trade could sink a growing business.”",
            "“We believe that heavy fees … could sink a growing business just as it sets sail,” Anna Reyes said.",
            "“We believe,” Reyes said, “that heavy fees on the ferry trade could sink a growing business just as it sets sail.”",
            "Around 40 towns, including Valmere, Ostmark and Lindow, signed a harbour pact on Tuesday.",
            "About 40 towns, including Valmere, signed a harbour pact on February 11, 2025.",
            "The ports earned £118 million in 2004, up from £90m a year earlier.",
            "The ports earned more than £110m in 2004.",
            "The council will not raise the fees before June.",
        ]
    )
    func supported(text: String) {
        let result = check(text)
        #expect(result.verdict == .supported, "\(result.findings.map(\.message))")
        #expect(result.claims.allSatisfy { !$0.evidence.isEmpty })
        #expect(!result.claims.isEmpty)
    }

    @Test(
        "what the source does not say is found, with the right verdict, and stops publication",
        arguments: [
            (
                "“We believe that heavy fees on the ferry trade could sink a thriving business just as it sets sail,” Reyes said.",
                .misquoted, "thriving"
            ),
            (
                "“We believe that heavy fees could sink a growing business just as it sets sail,” Reyes said.",
                .misquoted, ""
            ),
            ("Reyes said the pact “may help small ferries.”", .misquoted, ""),
            ("“We will take them to court and we will win,” Reyes said.", .misquoted, ""),
            ("“That would be [not] a mistake,” Reyes said.", .misquoted, ""),
            (
                "“We believe that heavy fees on the ferry trade could sink a growing business just as it sets sail,” Piet Maas said.",
                .misattributed, "Piet Maas"
            ),
            ("A Brindle official suggested the wording was “too restrictive”.", .misattributed, "A Brindle official"),
            ("The ports earned £181m in 2004, up from £90m a year earlier.", .contradicted, "£181m"),
            ("The ports earned £118bn in 2004, up from £90m a year earlier.", .contradicted, "£118bn"),
            ("The ports earned $118m in 2004, up from £90m a year earlier.", .contradicted, "$118m"),
            ("The ports earned £90m in 2004, up from £118m a year earlier.", .contradicted, ""),
            ("The ports earned £118m in 2005, up from £90m a year earlier.", .contradicted, "2005"),
            (
                "About 40 towns, including Valmere, Ostmark and Lindow, signed a harbour pact on Wednesday.",
                .contradicted, "Wednesday"
            ),
            (
                "About 40 towns, including Valmere, Kirkholm and Lindow, signed a harbour pact on Tuesday.",
                .contradicted, "Kirkholm"
            ),
            ("The ports earned £118m in 2004, down from £90m a year earlier.", .contradicted, "down"),
            ("The council will raise the fees before June.", .contradicted, "raise"),
            ("The council will not raise the fees after June.", .contradicted, "after"),
        ] as [(String, Verdict, String)]
    )
    func blocked(text: String, verdict: Verdict, words: String) {
        let result = check(text)
        #expect(result.verdict == verdict, "\(result.findings.map { ($0.kind, $0.verdict, $0.text, $0.message) })")
        let blocks = result.blocking(overruled: [])
        #expect(!blocks.isEmpty)
        #expect(blocks.allSatisfy { !$0.message.isEmpty })
        if !words.isEmpty { #expect(blocks.contains { $0.text.contains(words) }) }
    }

    @Test("an altered quotation comes with the source's words, a suggestion and a difference")
    func difference() throws {
        let finding = try #require(
            check(
                "“We believe that heavy fees on the ferry trade could sink a thriving business just as it sets sail,” Reyes said."
            )
            .findings.first
        )
        #expect(finding.kind == .quotation)
        #expect(finding.suggestion?.contains("growing business") == true)
        #expect(finding.difference?.contains(WordChange(.removed, "growing")) == true)
        #expect(finding.difference?.contains(WordChange(.added, "thriving")) == true)
        #expect(finding.evidence.first.map { report.text.text(in: $0.span) == $0.text } == true)
    }

    @Test("a comma changed inside the marks is noted, not blocked")
    func serialComma() {
        let result = check("Reyes called the talks “long, hard, and useful”.")
        #expect(result.verdict == .supported)
        #expect(
            result.findings.contains {
                $0.kind == .quotation && $0.severity == .note && $0.suggestion == "long, hard and useful"
            }
        )
    }

    @Test("a quotation that another source has word for word is found there")
    func otherSource() {
        let other = CheckSource(name: "Lindow Gazette", text: "“The quay is ours,” Piet Maas said on Monday.")
        let result = check("“The quay is ours,” Maas said.", [report, other])
        #expect(result.verdict == .supported)
        #expect(result.claims.first { $0.kind == .quotation }?.evidence.first?.source == 1)
    }

    @Test("a paraphrase asks the editor and stops nothing")
    func paraphrase() {
        let result = check("Smaller boats stand to gain from the deal, the mayor hinted.")
        #expect(result.verdict == .unsupported)
        #expect(result.blocking(overruled: []).isEmpty)
    }

    @Test("words in a row are copied only from a source that forbids it, and only outside marks")
    func copying() {
        var strict = report
        strict.allowsCopying = false
        let sentence =
            "About 40 towns, including Valmere, Ostmark and Lindow, signed a harbour pact on Tuesday, but Brindle declined."
        #expect(check(sentence, [strict]).verdict == .copied)
        #expect(check(sentence).verdict == .supported)
        let quoted =
            "“We believe that heavy fees on the ferry trade could sink a growing business just as it sets sail,” Reyes said."
        #expect(check(quoted, [strict]).verdict == .supported)
    }

    @Test("labels, links, credits and disclosures make no claim; the headline does")
    func furniture() {
        let text = """
            Forty-one towns sign harbour pact

            What Happened: About 40 towns, including Valmere, signed a harbour pact on Tuesday.

            See Also: Ten Ferries Nobody Has Heard Of
            Image via Shutterstock
            Read Next:
            Disclaimer: This content was partially produced with the help of a machine.
            """
        let claims = check(text).claims
        #expect(
            claims.contains {
                $0.text.contains("one") || $0.text.contains("41") || $0.span.start < 30 && $0.severity > .none
            }
        )
        for words in ["See Also", "Ten Ferries", "Shutterstock", "Disclaimer", "What Happened"] {
            #expect(!claims.contains { $0.text.contains(words) })
        }
        let given = CheckInput(text: "Nobody said this.", furniture: [Span(0, 17)], sources: [report])
        #expect(Checker().check(given).claims.isEmpty)
    }

    @Test("the same input gives the same report; the score falls as support falls")
    func determinism() {
        let good = "The ports earned £118m in 2004, up from £90m a year earlier."
        #expect(check(good) == check(good))
        #expect(check(good).score > check("The ports lost £12m in 1999, said a banker in Kirkholm.").score)
        #expect((0...1).contains(check(good).score))
    }

    @Test("nothing, no sources and hostile text are survived")
    func hostile() {
        #expect(check("").verdict == .supported)
        #expect(check("Reyes said “no” on Tuesday.", []).verdict != .supported)
        for text in [
            String(repeating: "“[…] ", count: 3_000), String(repeating: "[W]e ", count: 3_000), "“[", "“…”", "“]x[”",
            "\u{0}",
            String(repeating: "fees ", count: 4_000), "12345678901234567890123 %, 99999999999999999999bn",
        ] {
            let result = check(text, [report, CheckSource(name: "", text: text)])
            #expect(result.claims.allSatisfy { text.text(in: $0.span) == $0.text })
        }
    }
}

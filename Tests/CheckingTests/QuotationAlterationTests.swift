import Checking
import Foundation
import NewsModel
import Testing

/// A report of our own and what may and may not become of its quotations, speakers and attributions.
private let report = CheckSource(
    name: "Ostmark Courier",
    title: "Canal vote",
    text: """
        The canal board will decide on new locks in Ostmark on Thursday.
        “I do not think that the locks are safe,” the engineer Hanna Brook told the board. “If the state pays, we will build them by spring. They may flood the lower town.”
        “We would close the canal if the walls gave way,” said the harbour master, Otto Lind. “The old plan failed and they were blamed. She never asked us.”
        Brook said the repairs were “well planned, cheap and quick” and that the crews had worked hard.
        Treasurer Mara Voss said: “The fund is not empty, but it cannot cover all the costs this year. I will ask the ministry for help.”
        One person close to the canal board called the report “too gloomy”. A spokesman for the ministry said it “did not get enough detail on the walls”.
        “Um, we we want the boats back,” Lind added.
        Officials said the northern lock had been shut since the flood in March. The southern lock leaks at four places, according to a diver.
        Piet Arden, a shipping agent, said the fees fosters anger among the skippers. “This canal feeds the towns and it strangles them,” Arden said.
        """,
    date: Date(timeIntervalSince1970: 1_739_318_400)
)

private let rival = CheckSource(
    name: "Lindow Gazette",
    text: "“Nobody told us about the walls before the vote,” the skipper Jon Marsh said on Friday.",
    date: Date(timeIntervalSince1970: 1_739_318_400)
)

private func check(_ text: String) -> CheckReport {
    Checker().check(CheckInput(text: text, sources: [report, rival]))
}

@Suite("Quotations, speakers and attributions, altered")
struct QuotationAlterationTests {
    @Test(
        "what changes who said what, or its sense, is a finding",
        arguments: [
            // Cut so that an operator is lost.
            ("“The locks are safe,” Brook told the board.", Verdict.misquoted),
            ("“I … think that the locks are safe,” Brook told the board.", .misquoted),
            ("“We will build them by spring,” Brook said.", .misquoted),
            ("“They … flood the lower town,” Brook said.", .misquoted),
            ("“We would close the canal,” Lind said.", .misquoted),
            ("“The old plan … were blamed,” Lind said.", .misquoted),
            ("“She … asked us,” Lind said.", .misquoted),
            ("“The fund is … empty,” Voss said.", .misquoted),
            ("“Cover all the costs this year,” Voss said of the fund.", .misquoted),
            // Brackets that do more than explain.
            ("“They may flood the [whole] town,” Brook said.", .misquoted),
            ("“They may flood [all] the lower town,” Brook said.", .misquoted),
            ("“[The Duchess] never asked us,” Lind said.", .misquoted),
            ("“[Lind] never asked us,” Lind said.", .misquoted),
            ("“[Brook] will ask the ministry for help,” Voss said.", .misquoted),
            ("“The fund is not [nearly] empty,” Voss said.", .misquoted),
            // Words.
            ("“This canal feeds the towns and it chokes them,” Arden said.", .misquoted),
            ("“I do not think that the locks are safe. The fund is not empty,” Brook said.", .misquoted),
            ("“The crews had worked hard,” Brook said.", .misquoted),
            ("“The locks are a danger to the whole town,” Brook said.", .misquoted),
            // Speakers and what they are.
            ("“They may flood the lower town,” Voss said.", .misattributed),
            ("“I will ask the ministry for help,” Mayor Mara Voss said.", .misattributed),
            ("A ministry official called the report “too gloomy”.", .misattributed),
            ("Another spokesman for the ministry said it “did not get enough detail on the walls”.", .misattributed),
            ("A canal board spokeswoman called the report “too gloomy”.", .misattributed),
            (
                "“Nobody told us about the walls before the vote,” Marsh said, the Ostmark Courier reported.",
                .misattributed
            ),
            // Whose word it is.
            ("The southern lock leaks at four places.", .misattributed),
            ("The northern lock had been shut since the flood in March.", .misattributed),
        ]
    )
    func caught(text: String, verdict: Verdict) {
        let result = check(text)
        #expect(result.verdict == verdict, "\(text): \(result.findings.map { ($0.kind, $0.verdict, $0.message) })")
        #expect(result.findings.contains { $0.severity >= .ask && !$0.message.isEmpty })
    }

    @Test(
        "edits that keep the sense pass",
        arguments: [
            "“I do not think … the locks are safe,” Brook told the board.",
            "Brook did not think that “the locks are safe”.",
            "If the state pays, Brook said, “we will build them by spring”.",
            "“They may flood the [town],” Brook said.",
            "“[The locks] may flood the lower town,” Brook said.",
            "“[Brook] never asked us,” Lind said.",
            "“The fund is not empty,” Voss said.",
            "“[I]t cannot cover all the costs this year,” Voss said.",
            "“The old plan failed [sic] and they were blamed,” Lind said.",
            "“We want the boats back,” Lind added.",
            "One person close to the canal board called the report “too gloomy”.",
            "The southern lock leaks at four places, a diver said.",
            "“Nobody told us about the walls before the vote,” Marsh said, the Lindow Gazette reported.",
            "“The old plan failed,” said harbour master Otto Lind.",
        ]
    )
    func permitted(text: String) {
        let result = check(text)
        #expect(result.verdict == .supported, "\(text): \(result.findings.map { ($0.kind, $0.verdict, $0.message) })")
    }

    @Test(
        "each quotation is told as what it is",
        arguments: [
            ("“I do not think that the locks are safe,” Brook said.", QuotationClass.verbatim),
            ("Brook said the repairs were “well planned, cheap, and quick”.", .typographic),
            ("“We want the boats back,” Lind added.", .cleaned),
            ("“This canal feeds the town and it strangled them,” Arden said.", .mended),
            ("“This canal feeds the towns and it chokes them,” Arden said.", .wordChanged),
            ("“The fund is not empty, but it cannot cover all,” Voss said.", .truncated),
            ("“The locks are safe,” Brook said.", .truncated),
            ("“I do not think that the locks are safe. The fund is not empty,” Brook said.", .spliced),
            ("“The fund is nearly bare and cannot cover every cost,” Voss said.", .reworded),
            ("“They may flood the lower town,” Voss said.", .otherSpeaker),
            (
                "“Nobody told us about the walls before the vote,” Marsh said, the Ostmark Courier reported.",
                .otherReport
            ),
            ("“Gulls cried over quiet roofs,” Lind said.", .nowhere),
        ]
    )
    func classed(text: String, expected: QuotationClass) {
        let result = check(text)
        let found = result.claims.compactMap(\.quotation)
        #expect(found == [expected], "\(text): \(found) \(result.findings.map(\.message))")
    }

    @Test("a quotation that is not the source's comes with the words that differ")
    func difference() throws {
        let result = check("“I … think that the locks are safe,” Brook told the board.")
        let claim = try #require(result.findings.first { $0.kind == .quotation })
        #expect(claim.difference?.contains { $0.kind == .removed && $0.words.contains("not") } == true)
    }

    @Test("a name in marks is no quotation of speech and has no kind")
    func label() {
        #expect(check("The board named its scheme “Blue Gate”.").claims.allSatisfy { $0.quotation == nil })
    }
}

import Checking
import NewsModel
import Testing

/// A report of our own, in which every name has its place.
private let report = CheckSource(
    name: "Ostmark Courier",
    text: """
        The Northern Canal Authority (NCA) will close two locks in Ostmark this spring, the engineer Hanna Brook told the board.
        Mr Otto Lind, the harbour master, said the closure would cost Lindow 40 jobs. He said that he had asked the ministry for help.
        Treasurer Mara Voss praised Jonas Petersky for selling the tugs to Merrin Shipping. Voss will meet Brook on Friday.
        The United States Geological Survey sent its report to Piet Arden Jr. in Calder. São Telmo and Ostmark share the harbour dues.
        JPMorgan Chase & Co. lent the money, and Bill Tarrow of Harrow Bank signed for the city. French skippers blocked the lock in May.
        Shares of Merrin Shipping (NYSE: MRS) fell. The Arden 4 engine was tested in Calder. Sir Alan Dray opposed the plan.
        """
)

private func check(_ text: String) -> CheckReport { Checker().check(CheckInput(text: text, sources: [report])) }

@Suite("names")
struct NameTests {
    @Test(
        "a name that is not the one the source has in this place is found",
        arguments: [
            // Another person, known or unknown, or one letter of the name.
            "Treasurer Mara Voss praised Hanna Brook for selling the tugs to Merrin Shipping.",
            "Treasurer Mara Voss praised Jonas Pettersky for selling the tugs to Merrin Shipping.",
            "Treasurer Maria Voss praised Jonas Petersky for selling the tugs to Merrin Shipping.",
            "Voss will meet Lind on Friday.", "Voss will meet Brock on Friday.",
            "Otto Lind and Mara Voss said the closure would cost Lindow 40 jobs.",
            "Piet Arden said that he had asked the ministry for help.",
            // Places, peoples, bodies, companies, tickers, products.
            "Otto Lind, the harbour master, said the closure would cost Calder 40 jobs.",
            "São Telmo and Lindow share the harbour dues.", "German skippers blocked the lock in May.",
            "The Southern Canal Authority will close two locks in Ostmark this spring, Hanna Brook told the board.",
            "The NCB will close two locks in Ostmark this spring, Hanna Brook told the board.",
            "Jonas Petersky was praised by Treasurer Mara Voss for selling the tugs to Harrow Bank.",
            "JPMorgan Asset Management lent the money, and Bill Tarrow of Harrow Bank signed for the city.",
            "Shares of Merrin Shipping (NYSE: MSR) fell.", "The Arden 5 engine was tested in Calder.",
            // Forms of address and what follows a name.
            "Ms Otto Lind said the closure would cost Lindow 40 jobs.", "Dame Alan Dray opposed the plan.",
            "Bill Tarrow III of Harrow Bank signed for the city.",
        ]
    )
    func caught(text: String) {
        let result = check(text)
        #expect(
            result.findings.contains { $0.severity >= .ask },
            "\(text): \(result.claims.map { ($0.kind, $0.text) })"
        )
    }

    @Test(
        "another form of the same name passes",
        arguments: [
            "The NCA will close two locks in Ostmark this spring, Hanna Brook told the board.",
            "Lind, the harbour master, said the closure would cost Lindow 40 jobs.",
            "Mr Lind said that he had asked the ministry for help.", "Mara Voss will meet Hanna Brook on Friday.",
            "Treasurer Voss will meet Brook on Friday.",
            "The US Geological Survey sent its report to Piet Arden in Calder.",
            "Sao Telmo and Ostmark share the harbour dues.", "JPMorgan Chase lent the money.",
            "JPMorgan lent the money.",
            "William Tarrow of Harrow Bank signed for the city.", "Skippers from France blocked the lock in May.",
            "Treasurer Mara Voss praised Jonas Peterskyy for selling the tugs to Merrin Shipping.",
            "Voss will meet Brook Friday.", "Alan Dray opposed the plan.",
        ]
    )
    func permitted(text: String) {
        let result = check(text)
        #expect(result.verdict == .supported, "\(text): \(result.findings.map { ($0.kind, $0.text, $0.message) })")
    }

    @Test("the finding shows the name that the source has")
    func suggestion() throws {
        let finding = try #require(check("Voss will meet Lind on Friday.").findings.first { $0.kind == .name })
        #expect(finding.verdict == .contradicted && finding.suggestion == "Brook")
        #expect(finding.evidence.first?.text == "Brook")
    }

    @Test(arguments: [
        ("Anna Lind stole the ring from Jon Brook in May.", "Jon Brook stole the ring from Anna Lind in May."),
        ("Halden Foods bought the pier from Tarrow Group.", "Tarrow Group bought the pier from Halden Foods."),
    ]) func `two full names exchanged in a short sentence are found`(_ pair: (source: String, text: String)) {
        let report = { (text: String) in
            Checker().check(CheckInput(text: text, sources: [CheckSource(name: "Courier", text: pair.source)]))
        }
        #expect(report(pair.text).claims.contains { $0.severity == .block })
        #expect(!report(pair.source).claims.contains { $0.severity > .note })
    }

    @Test(arguments: [
        ("The governor of West Virginia vetoed the bill.", "The governor of Virginia vetoed the bill."),
        ("South Sudan closed its border on Friday.", "Sudan closed its border on Friday."),
        ("The University of Southern Merrin cut 120 jobs.", "The University of Merrin cut 120 jobs."),
    ]) func `a name without the word that tells it from another is found`(_ pair: (source: String, text: String)) {
        let sources = [CheckSource(name: "Courier", text: pair.source)]
        let report = Checker().check(CheckInput(text: pair.text, sources: sources))
        #expect(report.claims.contains { $0.severity > .note })
    }

    @Test func `a long number in a source is compared without a trap`() {
        let sources = [
            CheckSource(
                name: "Courier",
                text: "The plan costs 53 million crowns, says the book with the number 9780141036144."
            )
        ]
        let report = Checker().check(CheckInput(text: "The plan costs about 50 million crowns.", sources: sources))
        #expect(!report.claims.isEmpty)
    }
}

import Checking
import NewsModel
import Testing

/// A report of our own in which people, spokespeople and bodies speak.
private let report = CheckSource(
    name: "Lindow Gazette",
    text: """
        “The ferries will run again before the first frost,” Hanna Brook told the council.
        “Nobody has seen the contract with the shipyard,” Brook spokesman Jon Marsh said.
        “The bank stands by its loan to the harbour,” a spokeswoman for Harrow Bank said.
        “Nobody at the top believes in the new quay,” said one person close to the board. “It was sold to us as a gift.”
        “The quay is sound and the money is there,” said an official at the ministry.
        Mara Voss, the treasurer, was blunt. “We were never asked to vote on any of this.”
        """
)

private func check(_ text: String) -> CheckReport { Checker().check(CheckInput(text: text, sources: [report])) }

@Suite("speakers")
struct SpeakerTests {
    @Test(
        "somebody else, or more than the source says of them, is found",
        arguments: [
            "“The ferries will run again before the first frost,” a spokesman for Hanna Brook said.",
            "“The ferries will run again before the first frost,” the Brook campaign said.",
            "“The ferries will run again before the first frost,” Clara Brook said.",
            "“The ferries will run again before the first frost,” Brook and Marsh said.",
            "“Nobody has seen the contract with the shipyard,” Hanna Brook said.",
            "“Nobody has seen the contract with the shipyard,” the Gazette's Otto Lind said.",
            "“The bank stands by its loan to the harbour,” a spokeswoman for Merrin Shipping said.",
            "“It was sold to us as a gift,” an official said.",
            "“It was sold to us as a gift,” another person close to the board said.",
            "“Nobody at the top believes in the new quay,” a spokesman for the board said.",
            "“The quay is sound and the money is there,” Piet Arden said.",
            "“We were never asked to vote on any of this,” Jon Marsh said.",
        ]
    )
    func caught(text: String) {
        let result = check(text)
        #expect(result.verdict == .misattributed, "\(text): \(result.findings.map(\.message))")
    }

    @Test(
        "another way to name the same speaker passes",
        arguments: [
            "“The ferries will run again before the first frost,” Brook said.",
            "Hanna Brook spoke on Friday. “The ferries will run again before the first frost,” she said.",
            "“Nobody has seen the contract with the shipyard,” a spokesperson said.",
            "“Nobody has seen the contract with the shipyard,” Jon Marsh said.",
            "“Nobody has seen the contract with the shipyard,” a spokesman for Brook said.",
            "“The bank stands by its loan to the harbour,” Harrow Bank said.",
            "“It was sold to us as a gift,” one person close to the board said.",
            "“The quay is sound and the money is there,” a ministry official said.",
            "“We were never asked to vote on any of this,” Mara Voss said.",
        ]
    )
    func permitted(text: String) {
        let result = check(text)
        let findings = result.findings.filter { $0.kind == .speaker || $0.kind == .attribution }
        #expect(findings.allSatisfy { $0.severity < .ask }, "\(text): \(findings.map(\.message))")
    }

    @Test func `a country before a speaker's office is the source's or is found`() {
        let source = CheckSource(
            name: "Ostmark Courier",
            text: """
                U.S. Vice President Ida Solberg opened the fair in Calder.
                “The locks of the canal will reopen by the first of May,” Solberg said.
                """
        )
        let findings = { (country: String) in
            let text =
                "“The locks of the canal will reopen by the first of May,” \(country) Vice President Ida Solberg said."
            return Checker().check(CheckInput(text: text, sources: [source])).claims.filter { $0.severity > .note }
        }
        #expect(findings("U.S.").isEmpty)
        #expect(!findings("French").isEmpty)
    }
}

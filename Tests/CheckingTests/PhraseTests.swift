import Checking
import NewsModel
import Testing

@Suite("Phrases that mean the same") struct PhraseTests {
    static let pairs: [(said: String, source: String)] = [
        ("The board was unable to agree on a price.", "The board could not agree on a price."),
        ("The mill is not able to pay its growers.", "The mill cannot pay its growers."),
        ("The council has to publish the report.", "The council must publish the report."),
        ("Owners ought to insure their boats.", "Owners should insure their boats."),
        ("The strike will probably end in March.", "The strike is likely to end in March."),
        ("The harbour does not have any cranes left.", "The harbour has no cranes left."),
        ("The route is not any longer profitable.", "The route is no longer profitable."),
        ("The chairman stepped down over the loan.", "The chairman resigned over the loan."),
        ("The bank turned the merger down in writing.", "The bank rejected the merger in writing."),
        ("Ministers called off the visit to the dam.", "Ministers cancelled the visit to the dam."),
        ("The firm cut its prices in order to keep its customers.", "The firm cut its prices to keep its customers."),
        ("The plant opened in spite of the ruling.", "The plant opened despite the ruling."),
        ("All of the pumps failed outside of the dam.", "All the pumps failed outside the dam."),
        (
            "Norvane spokesman Ida Solberg said the mill was safe.",
            "Ida Solberg, spokesman for Norvane, said the mill was safe."
        ),
        ("Norvane's head Ida Solberg closed the mill.", "Ida Solberg, the head of Norvane, closed the mill."),
        (
            "Sales rose by a fifth from the year before. Rents fell.",
            "Sales rose by a fifth from the previous year. Rents fell."
        ),
        ("A great many growers sold their land.", "Many growers sold their land."),
    ]

    @Test(arguments: pairs) func `one may stand for the other, both ways`(_ pair: (said: String, source: String)) {
        #expect(findings(pair.said, pair.source) == [])
        #expect(findings(pair.source, pair.said) == [])
    }

    @Test(arguments: [
        ("The board was able to agree on a price.", "The board could not agree on a price."),
        ("The council has to publish the report.", "The council may publish the report."),
        ("The harbour has cranes left.", "The harbour does not have any cranes left."),
        ("The chairman stepped down over the loan.", "The chairman was re-elected over the loan."),
        ("The bank turned the merger down in writing.", "The bank accepted the merger in writing."),
        ("The strike will probably end in March.", "The strike will certainly end in March."),
        ("Trade doubled in the previous year.", "Trade doubled in the year before the war."),
        ("47-year-old Ida Solberg runs the mill in Calder.", "Ida Solberg, 46, runs the mill in Calder."),
        (
            "Ida Solberg, the chief economist of Norvane, said prices would fall.",
            "Merrin chief economist Ida Solberg said prices would fall. Norvane lent her money."
        ),
    ]) func `another phrase is found`(_ pair: (String, String)) {
        #expect(findings(pair.0, pair.1) != [])
    }

    @Test func `an age may stand before the name`() {
        #expect(
            findings("46-year-old Ida Solberg runs the mill in Calder.", "Ida Solberg, 46, runs the mill in Calder.")
                == []
        )
    }

    private func findings(_ draft: String, _ source: String) -> [String] {
        let sources = [CheckSource(name: "the report", text: source)]
        return Checker().check(CheckInput(text: draft, sources: sources)).claims
            .filter { $0.severity > .note }.map(\.message)
    }
}

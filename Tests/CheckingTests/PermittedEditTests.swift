import Checking
import NewsModel
import Testing

/// Edits that leave the claim as it is, kind by kind: nothing is asked about them.
@Suite("Edits that a newsroom makes every day")
struct PermittedEditTests {
    private static let story = """
        The harbour board met in Oldport for three hours.
        Norvane Shipping sued Kessel Yards over the price of a crane.
        The old pier was bought by a family of bakers from Merrin.
        After the storm closed the canal, growers sent their fruit by lorry.
        Voters who rent their homes favour the new tax.
        Ida Solberg, who owns the mill, refused to sell it.
        The board's chairman rejected the offer because the price was low.
        Lena Brandt said the line will close if the subsidy ends.
        Fares rose sharply in autumn, but few passengers complained.
        The ministry investigated the collapse of the bridge.
        A spokesman for the council said it could not publish the report.
        Officials are unlikely to change the route.
        The company resigned itself to a long strike.
        Its director resigned on the day of the vote.
        The union is expected to reject the deal, according to two members.
        The festival will take place despite the floods.
        """

    private func findings(_ text: String) -> [String] {
        let report = Checker().check(
            CheckInput(text: text, sources: [CheckSource(name: "Marsh Herald", text: Self.story)])
        )
        return report.claims.filter { $0.severity > .note }.map(\.message)
    }

    @Test(
        "active and passive, doer and sufferer in their parts",
        arguments: [
            "Kessel Yards was sued by Norvane Shipping over the price of a crane.",
            "Kessel Yards was sued over the price of a crane.",
            "A family of bakers from Merrin bought the old pier.",
            "The offer was rejected by the board's chairman because the price was low.",
            "The collapse of the bridge was investigated by the ministry.",
        ]
    ) func voice(_ text: String) { #expect(findings(text) == []) }

    @Test(
        "clauses and owners in another order",
        arguments: [
            "Growers sent their fruit by lorry after the storm closed the canal.",
            "Because the price was low, the board's chairman rejected the offer.",
            "The chairman of the board rejected the offer because the price was low.",
            "If the subsidy ends, Lena Brandt said the line will close.",
            "For three hours the harbour board met in Oldport.",
            "The bridge's collapse was investigated.",
        ]
    ) func order(_ text: String) { #expect(findings(text) == []) }

    @Test(
        "another expression for the same thing",
        arguments: [
            "Fares climbed sharply in autumn, but few passengers complained.",
            "Fares went up steeply in autumn, though few passengers complained.",
            "The ministry looked into the collapse of the bridge.",
            "The ministry carried out an investigation into the collapse of the bridge.",
            "The ministry launched an inquiry into the collapse of the bridge.",
            "Its director stepped down on the day of the vote.",
            "Its director quit on the day of the vote.",
            "The festival will go ahead in spite of the floods.",
            "The festival is going to be held despite the floods.",
            "Ida Solberg, who owns the mill, declined to sell it.",
            "Ida Solberg, who owns the mill, would not sell it.",
            "The board's chairman turned down the offer because the price was low.",
            "The board's head rejected the bid due to the low price.",
        ]
    ) func wording(_ text: String) { #expect(findings(text) == []) }

    @Test(
        "little words, contractions and denials in one word or two",
        arguments: [
            "A spokesman for the council said it couldn't publish the report.",
            "A spokesman for the council said that it was unable to publish the report.",
            "Officials are not likely to change the route.",
            "Lena Brandt said that the line would close if the subsidy ended.",
            "Moreover, fares rose sharply in autumn, but few passengers complained.",
            "In addition, the harbour board met in Oldport for three hours.",
            "Meanwhile, officials are unlikely to change the route.",
            "The harbour board has met in Oldport for three hours.",
        ]
    ) func littleWords(_ text: String) { #expect(findings(text) == []) }

    @Test(
        "sayings by another frame, sentences joined and parted",
        arguments: [
            "Two members said the union is expected to reject the deal.",
            "The line will close if the subsidy ends, according to Lena Brandt.",
            "The line will close if the subsidy ends, Lena Brandt said.",
            "Ida Solberg refused to sell the mill.",
            "Ida Solberg owns the mill. She refused to sell it.",
            "Fares rose sharply in autumn. Few passengers complained.",
            "The harbour board met in Oldport for three hours, and Norvane Shipping sued Kessel Yards over the price of a crane.",
            "Fares rose in autumn.",
            "The storm closed the canal.",
        ]
    ) func frames(_ text: String) { #expect(findings(text) == []) }
}

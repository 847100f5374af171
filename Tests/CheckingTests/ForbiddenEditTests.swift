import Checking
import NewsModel
import Testing

/// Edits that change the claim although most of its words stay, kind by kind: each is asked about or blocked.
@Suite("Edits that change what is claimed")
struct ForbiddenEditTests {
    private static let story = """
        The harbour board met in Oldport for three hours.
        Norvane Shipping sued Kessel Yards over the price of a crane.
        The old pier was bought by a family of bakers from Merrin.
        Growers sent their fruit by lorry after the storm closed the canal.
        The tax would fall on voters who rent their homes.
        Ida Solberg, who owns the mill, refused to sell it.
        The board's chairman rejected the offer because the price was low.
        Lena Brandt said the line will close when the subsidy ends.
        The ferry is slower than the train on most days.
        Brandt is popular among dockers.
        A spokesman for the council said it had not read the report.
        The inspectors did not only look at the northern quay.
        Not all members of the crew were paid in March.
        The council has not yet approved the plan for the market.
        The subsidy is aimed at small growers.
        Toll collectors went on strike against the new rules.
        The mayor opened a school in Brannock and praised its teachers.
        Kessel Yards hired forty welders from the closed mine in Varde.
        The trains were late because of the frost.
        Every lorry may use the road except the heaviest ones.
        The pilot warned the captain twice.
        """

    private func isCaught(_ text: String) -> Bool {
        Checker().check(CheckInput(text: text, sources: [CheckSource(name: "Marsh Herald", text: Self.story)]))
            .claims.contains { $0.severity > .note }
    }

    @Test(
        "doer and sufferer change their parts",
        arguments: [
            "Kessel Yards sued Norvane Shipping over the price of a crane.",
            "Norvane Shipping was sued by Kessel Yards over the price of a crane.",
            "A family of bakers from Merrin was bought by the old pier.",
            "The old pier bought a family of bakers from Merrin.",
            "The captain warned the pilot twice.",
            "The pilot was warned by the captain twice.",
            "The chairman's board rejected the offer because the price was low.",
        ]
    ) func parts(_ text: String) { #expect(isCaught(text)) }

    @Test(
        "one thing bears on the other the other way round",
        arguments: [
            "The storm closed the canal after growers sent their fruit by lorry.",
            "Growers sent their fruit by lorry before the storm closed the canal.",
            "The train is slower than the ferry on most days.",
            "Lena Brandt said the line will close unless the subsidy ends.",
            "The board's chairman rejected the offer although the price was low.",
            "The trains were late despite the frost.",
            "Toll collectors went on strike for the new rules.",
            "The subsidy is aimed against small growers.",
        ]
    ) func links(_ text: String) { #expect(isCaught(text)) }

    @Test(
        "a denial is moved, narrowed or widened",
        arguments: [
            "A spokesman for the council did not say it had read the report.",
            "The inspectors did not look at the northern quay.",
            "No members of the crew were paid in March.",
            "The council has not approved the plan for the market.",
            "The harbour board did not meet in Oldport for three hours.",
            "The pilot never warned the captain twice.",
        ]
    ) func denials(_ text: String) { #expect(isCaught(text)) }

    @Test(
        "a restriction is gone, one becomes many, a deed becomes a plan",
        arguments: [
            "The tax would fall on voters.",
            "Brandt is popular.",
            "Every lorry may use the road.",
            "Spokesmen for the council said it had not read the report.",
            "The mayor will open a school in Brannock and praised its teachers.",
            "Norvane Shipping would sue Kessel Yards over the price of a crane.",
            "The subsidy will be aimed at small growers.",
        ]
    ) func restrictions(_ text: String) { #expect(isCaught(text)) }

    @Test(
        "the subject of one sentence takes the predicate of another",
        arguments: [
            "The mayor hired forty welders from the closed mine in Varde.",
            "The harbour board opened a school in Brannock and praised its teachers.",
            "Toll collectors met in Oldport for three hours.",
            "The pilot opened a school in Brannock and praised its teachers.",
            "The mayor opened a school in Brannock and praised its dockers.",
            "Kessel Yards hired forty welders from the closed mine in Merrin.",
        ]
    ) func splices(_ text: String) { #expect(isCaught(text)) }

    @Test(
        "another word, or one of weight more",
        arguments: [
            "The mayor closed a school in Brannock and praised its teachers.",
            "The mayor opened a prison in Brannock and praised its teachers.",
            "The mayor secretly opened a school in Brannock and praised its teachers.",
            "Ida Solberg, who owns the mill, agreed to sell it.",
            "Ida Solberg, who manages the mill, refused to sell it.",
            "Norvane Shipping threatened Kessel Yards over the price of a crane.",
            "The pilot thanked the captain twice.",
            "The first tax would fall on voters who rent their homes.",
        ]
    ) func words(_ text: String) { #expect(isCaught(text)) }
}

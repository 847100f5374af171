import Checking
import Foundation
import NewsModel
import Testing

/// What a sentence may leave out, exchange or move, and what not.
private let report = CheckSource(
    name: "Marsh Herald",
    title: "Ferry line",
    text: """
        Oldport Ferries plans to cut 40 jobs in Brannock if the council ends its subsidy.
        Former chairman Ida Solberg believes the line will survive, according to two of her friends.
        Members of the dockers' union tried to stop the sale on Monday.
        Norvane sued Oldport Ferries over the price of fuel.
        The ferry was built by Kessel Yards in 1998, and it carries cars or lorries.
        Oldport is the second-largest ferry line in the county of Merrin.
        The council will vote on the plan by 2030, officials said.
        Mr Renwick said he might sell between 5 and 7 ships.
        Fares rose amid fears of a shortage, and the company lost some customers.
        The harbour program may be extended in principle.
        The council has not decided whether the pier is safe.
        Only the anti-toll party opposed the alleged deal.
        Half of the passengers travel for work, and the firm acquired two ships on Friday.
        """,
    date: Date(timeIntervalSince1970: 1_739_318_400),
    allowsCopying: true
)

private func check(_ text: String) -> CheckReport {
    Checker().check(CheckInput(text: text, sources: [report]))
}

@Suite("What a sentence leaves out and turns round")
struct SenseTests {
    @Test(
        "a change of sense is found",
        arguments: [
            "Oldport Ferries cut 40 jobs in Brannock if the council ends its subsidy.",
            "Oldport Ferries plans to cut 40 jobs in Brannock.",
            "Chairman Ida Solberg believes the line will survive, according to two of her friends.",
            "The line will survive, according to two of her friends.",
            "Former chairman Ida Solberg believes the line will survive, according to two of his friends.",
            "The dockers' union tried to stop the sale on Monday.",
            "Members of the dockers' union stopped the sale on Monday.",
            "Oldport Ferries sued Norvane over the price of fuel.",
            "The ferry built Kessel Yards in 1998, and it carries cars or lorries.",
            "The ferry was built by Kessel Yards in 1998, and it carries cars and lorries.",
            "Oldport is the largest ferry line in the county of Merrin.",
            "The council will vote on the plan, officials said.",
            "The council will vote on the plan by 2030.",
            "Mr Renwick said she might sell between 5 and 7 ships.",
            "Mr Renwick said he might sell 7 ships.",
            "Mr Renwick said he has sold between 5 and 7 ships.",
            "Fares rose because of fears of a shortage, and the company lost some customers.",
            "Fares rose amid fears of a shortage, and the company lost customers.",
            "The harbour program may be extended.",
            "The harbour program is extended in principle.",
            "The council has not decided that the pier is safe.",
            "The council has decided whether the pier is safe.",
            "The anti-toll party opposed the alleged deal.",
            "Only the toll party opposed the alleged deal.",
            "Only the anti-toll party opposed the deal.",
            "The passengers travel for work, and the firm acquired two ships on Friday.",
            "Half of the passengers travel for work, and the firm sold two ships on Friday.",
        ]
    )
    func altered(text: String) {
        #expect(check(text).verdict != .supported)
    }

    @Test(
        "an edit that changes no claim passes",
        arguments: [
            "Members of the dockers' union tried to stop the sale.",
            "On Monday, members of the dockers' union tried to stop the sale.",
            "The ferry was built by Kessel Yards in 1998.",
            "The harbour programme may be extended in principle.",
            "50% of the passengers travel for work, and the firm acquired two ships on Friday.",
            "Half of the passengers travel for work, and the company bought two ships on Friday.",
            "The firm acquired two ships on Friday.",
            "The council has not made a decision whether the pier is safe.",
            "Fares rose amid fears of a shortage.",
            "Norvane sued Oldport Ferries.",
        ]
    )
    func sound(text: String) {
        let result = check(text)
        #expect(result.verdict == .supported, "\(result.findings.map(\.message))")
    }

    @Test("a text is supported by itself, down to its shortest lines")
    func itself() {
        let text = report.text + "\nSUMMARY.\n\n$50 million.\n\nFriday, June 10, 2016."
        let result = Checker().check(
            CheckInput(text: text, sources: [CheckSource(name: "Marsh Herald", text: text)])
        )
        #expect(result.verdict == .supported, "\(result.findings.map(\.message))")
    }
}

import Drafting
import Foundation
import NewsModel
import NewsTestSupport
import Prose
import Testing

/// What a lead must say, what may not be cut from it, and what is no part of a story.
@Suite struct DraftNewsTests {
    private static let told = Date(timeIntervalSince1970: 1_739_289_600)

    private static func report(_ id: String, _ outlet: String, _ title: String, _ text: String) -> Report {
        Sample.report(ItemID(id), title: title, text: text, outlet: outlet, published: told)
    }

    private func draft(_ reports: [Report]) throws -> Draft {
        try ExtractiveDrafter().compose(DraftRequest(reports: reports, now: Self.told.addingTimeInterval(3600))).draft
    }

    private func lead(_ draft: Draft) -> String {
        draft.blocks.filter { $0.section == "lead" }.map(\.text).joined(separator: "\n")
    }

    private static let takeover = [
        report(
            "one",
            "Quai Wire",
            "Orland Marine to buy Lindow Ferries for $1.2 billion",
            """
            Orland Marine agreed on Monday to buy Lindow Ferries for $1.2 billion in cash and shares, the companies said.
            Lindow Ferries employs 3,400 people at five yards.
            """
        ),
        report(
            "two",
            "Harbour Times",
            "Orland Marine buys Lindow Ferries in $1.2 billion deal",
            """
            Orland Marine agreed on Monday to buy Lindow Ferries for $1.2 billion in cash and shares, the companies said.
            Lindow Ferries employs 3,400 people at five yards.
            Shares of Orland Marine fell 3% after the announcement.
            """
        ),
    ]

    @Test func `the news leads even where it may not be copied`() throws {
        let draft = try draft(Self.takeover)
        let lead = lead(draft)
        for word in ["Orland Marine", "buy Lindow Ferries", "$1.2 billion", "the companies said"] {
            #expect(lead.contains(word), "\(lead)")
        }
        #expect(draft.headline.text.contains("Orland Marine"))
        #expect(draft.headline.text.contains("Buy Lindow Ferries"))
        #expect(!draft.headline.text.contains("3,400"))
    }

    @Test func `two sentences side by side copy no more than one`() throws {
        let draft = try draft(Self.takeover)
        #expect(draft.text.contains("employs 3,400 people"))
        let words = Tokens.folded(draft.text).joined(separator: " ")
        #expect(!words.contains("3,400 people at five yards shares of orland marine"))
    }

    @Test func `where no lead can be written, that is said, and no side fact takes its place`() throws {
        let report = Self.report(
            "bare",
            "Quai Wire",
            "Orland chair resigns over ferry accounts",
            "Did the Orland chair resign over the ferry accounts that he had signed? Lindow Ferries employs 3,400 people at five yards along the coast."
        )
        #expect {
            try self.draft([report])
        } throws: { error in
            (error as? DraftError)?.message.contains("No lead could be written") == true
        }
    }

    @Test func `what bounds a statement and who made it stay with it`() throws {
        let draft = try draft([
            Self.report(
                "storage",
                "Quai Wire",
                "Grain storage close to full at two terminals in Lindow",
                """
                Storage was close to full at two of the four terminals, after a week of storms kept carriers waiting outside the harbour, according to a shipping agent.
                The harbour master said dredging would resume on Friday.
                """
            )
        ])
        #expect(lead(draft).contains("at two of the four terminals"))
        #expect(lead(draft).contains("a shipping agent"))
        #expect(draft.headline.text.contains("Two of Four Terminals"))
    }

    @Test func `the source's own speaker is named before the outlet`() throws {
        let draft = try draft([
            Self.report(
                "short",
                "Quai Wire",
                "Lindow storage close to full",
                "Lindow storage was close to full on Monday, according to a shipping agent."
            )
        ])
        #expect(lead(draft).contains("a shipping agent said, according to Quai Wire"))
    }

    @Test(arguments: [
        ("@harbourcheck", "harbourcheck"), ("https://www.quay.example/a/b.html", "quay.example"),
        ("www.quay.example", "quay.example"),
    ])
    func `an outlet's address or handle is printed as a name`(_ outlet: String, _ name: String) throws {
        let lead = lead(try draft([Self.report("o", outlet, Self.title, Self.rise)]))
        #expect(lead.contains(name))
        #expect(!lead.contains("www."))
        #expect(!lead.contains("@"))
    }

    @Test(arguments: ["in", "aeb_1f….html", "story.html"])
    func `an outlet without a printable name is not named`(_ outlet: String) throws {
        let lead = lead(try draft([Self.report("o", outlet, Self.title, Self.rise)]))
        #expect(lead.hasPrefix("Ferry fares rose 4% in Lindow"))
        #expect(!lead.contains("reported"))
        #expect(!lead.contains("html"))
    }

    private static let title = "Ferry fares rise 4% in Lindow"
    private static let rise = "Ferry fares rose 4% in Lindow on Monday."

    @Test func `bylines, plugs and hosts are no part of a story`() throws {
        let text = try draft([
            Self.report(
                "furniture",
                "Quai Wire",
                Self.title,
                """
                \(Self.rise)
                Ada Quill of the Lindow ferry desk contributed to this report on fares.
                Her book on Lindow ferry fares is out now from Harrow Press.
                Hosted by Piet Maas, the Lindow ferry programme runs daily at 4 p.m.
                The Lindow ferry council will vote on the fares in March.
                """
            )
        ]).text
        for scrap in ["contributed", "book", "Hosted"] { #expect(!text.contains(scrap)) }
        #expect(text.contains("council"))
    }

    @Test func `a bare country is named, and a fragment is no headline`() throws {
        let draft = try draft([
            Self.report(
                "bare",
                "Quai Wire",
                "Britain agrees with much of ferry pact, two hostages of talks freed",
                """
                Two clerks — a Briton and a Dane, held up at the ferry talks for a week — went home on Monday.
                A U.K. government spokesperson said the country agreed with much of the ferry pact.
                """
            )
        ])
        #expect(!draft.text.contains("The country agreed"))
        #expect(!draft.headline.text.hasPrefix("Two Clerks —"))
    }

    @Test func `a sentence on a listed company is told before others of its rank`() throws {
        let text = (1...12).map { "The ferry council of Lindow heard witness number \($0) on the fares of the ferry." }
        let report = Self.report(
            "company",
            "Quai Wire",
            Self.title,
            ([Self.rise] + text + ["Orland Marine (NYSE: ORLM) builds hulls for the ferry council."]).joined(
                separator: "\n"
            )
        )
        #expect(try draft([report]).text.contains("Orland Marine"))
    }
}

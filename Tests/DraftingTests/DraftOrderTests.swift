import Drafting
import Foundation
import NewsModel
import NewsTestSupport
import Testing

/// What an extractive draft puts first, whom it names, and what it leaves in the room.
@Suite struct DraftOrderTests {
    private static let told = Date(timeIntervalSince1970: 1_739_289_600)

    private static func report(_ id: String, _ outlet: String, _ title: String, _ text: String) -> Report {
        Sample.report(ItemID(id), title: title, text: text, outlet: outlet, published: told)
    }

    private static let agency = report(
        "agency",
        "Quay Agency",
        "Forty towns sign ferry pact in Ostmark; Brindle and Valmere decline",
        """
        OSTMARK — About 40 towns, including Lindow, Harrow and Pell, signed a pact on ferry fares at the Ferry Trade Summit in Ostmark on Tuesday. Brindle and Valmere declined to sign the pact.
        The text, the Pact on Fair and Open Fares for Towns and Travellers of the Northern Lakes, is not binding.
        Trade Minister Ada Quill told the summit that Brindle would oppose a ceiling on winter fares.
        """
    )
    private static let gazette = report(
        "gazette",
        "Lake Gazette",
        "Brindle explains why it did not sign the Ostmark ferry pact",
        """
        BRINDLE — Brindle declined to sign the pact of the Ferry Trade Summit in Ostmark on Tuesday, as did Valmere.
        A Brindle town spokesperson said the council agreed with much of the pact. “We felt the pact didn’t settle the harder questions about winter fares on the northern lakes,” the spokesperson said.
        """
    )
    private static let colour = report(
        "colour",
        "Shore Post",
        "Quill scolds summit over ferry fares as Brindle and Valmere refuse to sign",
        """
        OSTMARK — Guests from Asia and Africa applauded politely and the hosts moved on to lunch.
        Whether the missing names matter is an open question for the ferry pact.
        """
    )

    private func draft() throws -> DraftOutcome {
        try ExtractiveDrafter().compose(
            DraftRequest(reports: [Self.colour, Self.gazette, Self.agency], now: Self.told.addingTimeInterval(3600))
        )
    }

    private func section(_ key: String, _ outcome: DraftOutcome) -> String {
        outcome.draft.blocks.filter { $0.section == key }.map(\.text).joined(separator: "\n")
    }

    @Test func `headline and lead name all who declined, and the event once`() throws {
        let outcome = try draft()
        #expect(outcome.draft.headline.text.hasPrefix("Brindle, Valmere Decline to Sign"))
        let lead = section("lead", outcome)
        #expect(lead.contains("Brindle and Valmere declined on Tuesday to sign a pact on ferry fares"))
        #expect(lead.contains("the Quay Agency and the Lake Gazette reported"))
        #expect(lead.components(separatedBy: "Ferry Trade Summit").count == 2)
    }

    @Test func `the signatories come first in the body, applause and open questions not at all`() throws {
        let text = try draft().draft.text
        #expect(text.contains("What Happened: About 40 towns, including Lindow, Harrow and Pell, signed the pact"))
        #expect(!text.contains("applauded"))
        #expect(!text.contains("open question"))
    }

    @Test func `an unnamed speaker is introduced as the report introduces them`() throws {
        let text = try draft().draft.text
        #expect(text.contains("a Brindle town spokesperson said"))
        let bare = text.range(of: "” the spokesperson said")
        let full = text.range(of: "a Brindle town spokesperson said")
        #expect(bare.map { bare in full.map { $0.upperBound < bare.lowerBound } ?? false } ?? true)
    }

    @Test func `what was told is turned round rather than copied`() throws {
        let text = try draft().draft.text
        #expect(text.contains("would oppose a ceiling on winter fares, "))
        #expect(text.contains("Ada Quill told the summit, according to the Quay Agency"))
    }
}

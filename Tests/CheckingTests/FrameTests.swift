import Checking
import Foundation
import NewsModel
import Testing

/// What stands around the facts: headlines, datelines and the outlets a story attributes to.
@Suite("headline, dateline and outlets")
struct FrameTests {
    private static let day = Date(timeIntervalSince1970: 1_739_275_200)

    private static let sources = [
        CheckSource(
            name: "Channel Gazette",
            text: """
                OSTMARK — The United Kingdom and Valmere declined to sign the ferry pact on Tuesday after a week of talks.
                “We felt the pact didn’t settle the harder questions about winter fares,” Piet Maas said.
                """,
            date: day,
            allowsCopying: false
        ),
        CheckSource(
            name: "The Ferry Tribune",
            text: """
                About 40 towns had joined the pact before the meeting, and most ferries will sail under its timetable.
                Orland Marine builds its hulls in Lindow and has most of them painted abroad.
                """,
            date: day,
            allowsCopying: false
        ),
    ]

    private func check(_ text: String) -> CheckReport {
        Checker().check(CheckInput(text: text, date: Self.day, sources: Self.sources))
    }

    @Test(
        "capitals of a headline are no names, but names and countries in it are",
        arguments: ["UK, Valmere Decline to Sign Ferry Pact After Week of Talks", "UK Declines to Sign Ferry Pact"]
    )
    func headline(_ line: String) {
        let report = check(line + "\nThe United Kingdom declined to sign the ferry pact on Tuesday.")
        #expect(!report.findings.contains { $0.kind == .name })
        let names = report.claims.filter { $0.kind == .name }.map(\.text)
        #expect(names.contains("UK"))
        #expect(!names.contains { $0.contains("Decline") })
    }

    @Test("another country in a headline is found out")
    func headlineCountry() {
        let report = check("France Declines to Sign Ferry Pact\nThe United Kingdom declined to sign the ferry pact.")
        #expect(report.findings.contains { $0.kind == .name && $0.text == "France" && $0.severity == .block })
    }

    @Test(
        "what is attributed to the outlet that has it raises nothing",
        arguments: [
            "The United Kingdom and Valmere declined to sign the ferry pact, the Channel Gazette reported.",
            "According to the Ferry Tribune, Orland Marine builds its hulls in Lindow.",
            "Orland Marine, the Ferry Tribune reported, builds its hulls in Lindow.",
            "“We felt the pact didn’t settle the harder questions about winter fares,” Piet Maas said, according to the Channel Gazette.",
        ]
    )
    func rightOutlet(_ text: String) throws {
        let report = check(text)
        #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
        let claim = try #require(report.claims.first { $0.kind == .attribution })
        #expect(claim.verdict == .supported)
        #expect(!claim.evidence.isEmpty)
    }

    @Test(
        "what only another outlet has is misattributed and blocks",
        arguments: [
            "The United Kingdom and Valmere declined to sign the ferry pact, the Ferry Tribune reported.",
            "According to the Channel Gazette, Orland Marine builds its hulls in Lindow.",
            "“We felt the pact didn’t settle the harder questions about winter fares,” Piet Maas said, according to the Ferry Tribune.",
        ]
    )
    func wrongOutlet(_ text: String) throws {
        let claim = try #require(check(text).findings.first { $0.kind == .attribution })
        #expect(claim.verdict == .misattributed)
        #expect(claim.severity == .block)
        #expect(claim.suggestion != nil)
    }

    @Test("the day and place of a dateline are checked by themselves")
    func dateline() {
        let body = "The United Kingdom and Valmere declined on Tuesday to sign the ferry pact."
        #expect(check("OSTMARK, Feb. 11 — " + body).findings.isEmpty)
        #expect(check("OSTMARK, Feb. 19 — " + body).findings.contains { $0.kind == .date && $0.severity == .block })
        #expect(check("LISBON, Feb. 11 — " + body).findings.contains { $0.kind == .name && $0.text == "LISBON" })
    }

    @Test("a record outranks a report that differs, whichever of the two the text follows")
    func record() throws {
        let said = "“We believe that heavy fees could sink a young trade just as it sets sail,” Ada Byron said."
        let altered = "“We believe that heavy fees will sink a growing trade just as it sets sail,” Ada Byron said."
        let sources = [
            CheckSource(name: "Record", text: said, allowsCopying: true),
            CheckSource(name: "Post", text: altered, allowsCopying: false),
        ]
        func quotation(_ text: String) -> Claim? {
            Checker().check(CheckInput(text: text, sources: sources)).claims.first { $0.kind == .quotation }
        }
        let right = try #require(quotation(said))
        #expect(right.severity == .note)
        #expect(right.message.contains("Post"))
        let wrong = try #require(quotation(altered))
        #expect(wrong.severity == .block)
        #expect(wrong.suggestion?.contains("could sink a young trade") == true)
    }
}

import Foundation
import NewsModel
import Registry
import Testing

@Suite struct RegisterViewTests {
    private let facts = RegisterSeed.facts()

    private func instrument(_ id: InstrumentID) throws -> Instrument {
        try #require(RegisterSeed.instruments.first { $0.id == id })
    }

    private func fact(
        _ id: FactID,
        _ actor: String,
        _ kind: PositionKind,
        on day: String,
        subject: String = "paris-2025",
        rank: EvidenceRank = .newsDirect
    ) -> FactRecord {
        FactRecord(
            id: id,
            kind: "position",
            subject: subject,
            actor: actor,
            effective: day,
            observed: Date(timeIntervalSince1970: 0),
            payload: payloadBytes(Position(kind: kind, actorName: Actors.name(of: actor))),
            evidence: [],
            rank: rank,
            enteredBy: "test"
        )
    }

    @Test(arguments: [
        ("bletchley-2023", 28, 1, 0, 1), ("seoul-declaration-2024", 10, 1, 0, 0),
        ("frontier-commitments-2024", 0, 0, 16, 4), ("delhi-2026", 86, 2, 0, 0),
    ])
    func `complete lists are counted from their entries`(
        _ id: String,
        states: Int,
        bodies: Int,
        companies: Int,
        later: Int
    ) throws {
        let view = RegisterView(instrument: try instrument(InstrumentID(id)), facts: facts)
        let count = try #require(view.listCount)
        #expect(count.states == states)
        #expect(count.organisations == bodies)
        #expect(count.companies == companies)
        #expect(count.joinedLater == later)
        #expect(view.rows.allSatisfy { !$0.name.isEmpty && $0.name != $0.actor || $0.actor == "IFAD" })
    }

    @Test func `Paris has no list count, and its reported counts disagree side by side`() throws {
        let view = RegisterView(instrument: try instrument("paris-2025"), facts: facts)
        #expect(view.listCount == nil)
        #expect(Set(view.counts.map(\.count.number)) == [58, 60, 61, 64, 70])
        #expect(view.counts.contains { $0.words == "about 60 countries" })
        #expect(view.rows.count == 14)
    }

    @Test func `absence from a complete list is not among; from an incomplete one it is unknown`() throws {
        let bletchley = RegisterView(instrument: try instrument("bletchley-2023"), facts: facts)
        #expect(bletchley.standing(of: "RU") == .notAmong)
        let paris = RegisterView(instrument: try instrument("paris-2025"), facts: facts)
        #expect(paris.standing(of: "RU") == .unknown)
        #expect(!Statements.text(for: try instrument("seoul-declaration-2024"), facts: facts).contains("declined"))
    }

    @Test func `as of a day only what was in force then is shown`() throws {
        let before = RegisterView(instrument: try instrument("bletchley-2023"), facts: facts, asOf: "2024-10-22")
        let after = RegisterView(instrument: try instrument("bletchley-2023"), facts: facts, asOf: "2024-10-23")
        #expect(!before.rows.contains { $0.actor == "NZ" })
        #expect(after.rows.first { $0.actor == "NZ" }?.kind == .joinedLater)
        #expect(
            RegisterView(instrument: try instrument("bletchley-2023"), facts: facts, asOf: "2023-10-31").rows.isEmpty
        )
    }

    @Test func `a later position stands, earlier ones remain in the timeline, and a turn is marked`() throws {
        let own = [
            fact("a", "GB", .signed, on: "2025-03-01"), fact("b", "GB", .declined, on: "2025-02-11"),
            fact("c", "GB", .noComment, on: "2025-03-01"),
        ]
        let view = RegisterView(instrument: try instrument("paris-2025"), facts: own)
        let row = try #require(view.rows.first)
        #expect(row.kind == .signed)
        #expect(row.isReversal)
        #expect(row.earlier == ["c", "b"])
        #expect(view.timeline.map(\.fact) == ["b", "a", "c"])
        #expect(view == RegisterView(instrument: try instrument("paris-2025"), facts: own.reversed()))
    }

    @Test func `a report that puts a state on a complete list is disputed`() throws {
        let view = RegisterView(
            instrument: try instrument("seoul-declaration-2024"),
            facts: facts + [fact("x", "CN", .signed, on: "2024-05-21", subject: "seoul-declaration-2024")]
        )
        #expect(view.rows.first { $0.actor == "CN" }?.status == .disputed)
        #expect(view.listCount?.states == 10)
    }

    @Test func `reversals are found across the summits of one series`() throws {
        let all = facts + [fact("us", "US", .declined, on: "2025-02-11")]
        let found = Reversals.find(actor: "US", facts: all, instruments: RegisterSeed.instruments)
        #expect(found.map(\.later) == ["us", "seed-delhi-2026-us"])
        #expect(
            found.first?.words
                == "The United States declined to sign the Paris AI declaration of 11 February 2025, after it endorsed the Seoul Declaration of 21 May 2024."
        )
        #expect(Reversals.find(actor: "FR", facts: all, instruments: RegisterSeed.instruments).isEmpty)
    }

    @Test func `statements read as sentences that a story can cite`() throws {
        let bletchley = Statements.text(for: try instrument("bletchley-2023"), facts: facts)
        #expect(
            bletchley.contains(
                "The United Kingdom and the United States are among the 28 countries listed on the Bletchley Declaration of 1 November 2023."
            )
        )
        #expect(
            bletchley.contains(
                "The Bletchley Declaration of 1 November 2023 lists 28 countries and the European Union."
            )
        )
        #expect(
            bletchley.contains(
                "New Zealand joined the Bletchley Declaration of 1 November 2023 later, on 23 October 2024."
            )
        )
        let seoul = Statements.text(for: try instrument("seoul-declaration-2024"), facts: facts)
        #expect(seoul.contains("China and India are not among those listed on the Seoul Declaration of 21 May 2024."))
        let paris = Statements.text(for: try instrument("paris-2025"), facts: facts)
        #expect(
            paris.contains(
                "from 58 countries (The Brussels Times) to more than 70 governments and organisations (CIO Dive)"
            )
        )
        let frontier = Statements.text(for: try instrument("frontier-commitments-2024"), facts: facts)
        #expect(
            frontier.contains(
                "OpenAI is among the 16 companies that agreed to the Frontier AI Safety Commitments of 21 May 2024."
            )
        )
    }

    @Test func `a spreadsheet cannot be made to run a name`() throws {
        let evil = FactRecord(
            id: "e",
            kind: "position",
            subject: "paris-2025",
            actor: "org:evil",
            effective: "2025-02-11",
            observed: Date(timeIntervalSince1970: 0),
            payload: payloadBytes(Position(kind: .signed, actorName: "=HYPERLINK(\"http://x\",\"y\"), Inc")),
            evidence: [],
            rank: .newsDirect,
            enteredBy: "t"
        )
        let csv = RegisterExport.csv(RegisterView(instrument: try instrument("paris-2025"), facts: [evil]))
        #expect(csv.contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\"), Inc\""))
        #expect(csv.hasPrefix("record,instrument,actor,name,position"))
        #expect(csv.hasSuffix("\r\n"))
        let json = RegisterExport.json(RegisterView(instrument: try instrument("paris-2025"), facts: facts))
        #expect(try JSONDecoder().decode(RegisterView.self, from: json).rows.count == 14)
    }

    @Test func `the seed is the same every time and names every kind`() {
        #expect(RegisterSeed.facts() == RegisterSeed.facts())
        #expect(Set(facts.map(\.id)).count == facts.count)
        #expect(PositionKind.allCases.count == 22)
        #expect(Actors.code(of: "Britain") == "GB")
        #expect(Actors.code(of: "the U.S.") == "US")
        #expect(Actors.code(of: "Türkiye") == "TR")
        #expect(Actors.code(of: "Atlantis") == nil)
    }
}

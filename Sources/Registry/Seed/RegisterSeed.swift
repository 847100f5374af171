package import Foundation
package import NewsModel
package import NewsStore

/// What the register knows from the start: the official lists of four AI summit documents, and the Paris statement of
/// 2025 with the names and counts that the press gave, since its official list is not held.
///
/// Facts, each with the address where it stands. Positions against the Paris statement come from stories.
package enum RegisterSeed {
    package static var instruments: [Instrument] { SeedTables.instruments }

    /// All facts of the seed, in a fixed order, with fixed ids.
    package static func facts() -> [FactRecord] {
        SeedTables.lists.flatMap(positions) + SeedTables.counts.map(count)
    }

    /// Instruments, facts and the statements on them, for an empty store.
    ///
    /// Harmless where they exist already.
    package static func changes(now: Date) -> [Change] {
        let facts = facts()
        let bySubject = Dictionary(grouping: facts) { InstrumentID($0.subject) }
        return instruments.map { .saveInstrument($0) } + facts.map { .addFact($0) }
            + Statements.changes(instruments, facts: bySubject, now: now)
    }

    private static func positions(_ list: SeedTables.List) -> [FactRecord] {
        list.entries.map { entry in
            let position = Position(kind: entry.kind, actorName: entry.name)
            return FactRecord(
                id: FactID("seed-\(list.instrument)-\(slug(entry.code))"),
                kind: Position.kindName,
                subject: list.instrument.raw,
                actor: entry.code,
                effective: entry.date,
                observed: observed,
                payload: payloadBytes(position),
                evidence: [],
                address: list.address,
                rank: list.rank,
                enteredBy: "seed"
            )
        }
    }

    private static func count(_ entry: SeedTables.Counted) -> FactRecord {
        FactRecord(
            id: FactID("seed-count-\(entry.instrument)-\(slug(entry.count.source))-\(entry.count.number)"),
            kind: Count.kindName,
            subject: entry.instrument.raw,
            actor: "",
            effective: entry.count.asOf,
            observed: observed,
            payload: payloadBytes(entry.count),
            evidence: [],
            address: entry.address,
            rank: .newsDirect,
            enteredBy: "seed"
        )
    }

    /// 23 November 2026: when the lists were read.
    private static let observed = Date(timeIntervalSince1970: 1_795_392_000)

    static func slug(_ text: String) -> String {
        let folded = ActorNames.folded(text)
        let scalars = folded.unicodeScalars.map { scalar -> Unicode.Scalar in
            ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? scalar : "-"
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

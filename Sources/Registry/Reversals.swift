import Foundation
package import NewsModel
import Prose

/// Where an actor went against its own record: on one instrument, or on the next of the same series.
package struct Reversal: Sendable, Equatable {
    package var actor: String
    package var earlier: FactID
    package var later: FactID
    /// As in: "The United States declined to sign the Paris AI declaration of 11 February 2025, after it endorsed the
    /// Seoul Declaration of 21 May 2024".
    package var words: String
}

package enum Reversals {
    /// Reversals of one actor, in order of time.
    ///
    /// - `facts`: The actor's facts; others' are ignored.
    /// - `instruments`: Those the facts are about. Two are of one series when their forums share a name such as "AI … Summit".
    package static func find(actor: String, facts: [FactRecord], instruments: [Instrument]) -> [Reversal] {
        let known = Dictionary(instruments.map { ($0.id.raw, $0) }, uniquingKeysWith: { first, _ in first })
        let acts =
            facts
            .filter { $0.actor == actor && $0.status != .retracted }
            .compactMap { fact -> (fact: FactRecord, position: Position, instrument: Instrument)? in
                guard let position = fact.position, position.kind.side != .neither, let instrument = known[fact.subject]
                else { return nil }
                return (fact, position, instrument)
            }
            .sorted { ($0.fact.when, $0.fact.rank, $0.fact.id) < ($1.fact.when, $1.fact.rank, $1.fact.id) }
        var found: [Reversal] = []
        for (index, act) in acts.enumerated() {
            let before = acts[..<index].last { isOneSeries($0.instrument, act.instrument) }
            guard let before, before.position.kind.side != act.position.kind.side else { continue }
            let name = Actors.withArticle(act.position.actorName, isSentenceStart: true)
            let same = before.instrument.id == act.instrument.id
            let earlier = same ? "it" : Statements.name(before.instrument)
            found.append(
                Reversal(
                    actor: actor,
                    earlier: before.fact.id,
                    later: act.fact.id,
                    words: "\(name) \(act.position.kind.words) \(Statements.name(act.instrument)), after it "
                        + "\(before.position.kind.words) \(earlier)."
                )
            )
        }
        return found
    }

    private static func isOneSeries(_ left: Instrument, _ right: Instrument) -> Bool {
        if left.id == right.id { return true }
        let first = Set(Tokens.folded(left.forum))
        return first.intersection(Tokens.folded(right.forum)).isSuperset(of: ["ai", "summit"])
    }
}

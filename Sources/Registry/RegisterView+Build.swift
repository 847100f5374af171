package import NewsModel

extension RegisterView {
    /// Builds the view.
    ///
    /// - Parameters:
    ///   - instrument: What the table is about; facts on others are ignored.
    ///   - facts: Positions and counts in any order; retracted ones are left out.
    ///   - asOf: ISO 8601 day: what was in force at its end. Nil for everything known.
    /// - Complexity: O(n log n) in the number of facts.
    package init(instrument: Instrument, facts: [FactRecord], asOf: String? = nil) {
        let known = facts.filter { fact in
            guard fact.subject == instrument.id.raw, fact.status != .retracted else { return false }
            guard let asOf else { return true }
            return fact.when <= asOf
        }
        var byActor: [String: [Held]] = [:]
        for fact in known {
            guard let position = fact.position, !fact.actor.isEmpty else { continue }
            byActor[fact.actor, default: []].append(Held(fact: fact, position: position))
        }
        var rows: [Row] = []
        var steps: [Step] = []
        for (actor, unordered) in byActor {
            let history = unordered.sorted()
            guard let current = history.last else { continue }
            var lastSide: PositionKind.Side?
            var isReversal = false
            for held in history {
                let side = held.position.kind.side
                isReversal = side != .neither && lastSide.map { $0 != side } ?? false
                steps.append(
                    Step(
                        date: held.fact.when,
                        words: held.sentence,
                        actor: actor,
                        fact: held.fact.id,
                        isReversal: isReversal
                    )
                )
                if side != .neither { lastSide = side }
            }
            var status = current.fact.status
            if instrument.isListComplete, current.position.kind.side == .for,
                !history.contains(where: { $0.fact.rank == .officialList })
            {
                status = .disputed
            }
            rows.append(
                Row(
                    fact: current.fact.id,
                    actor: actor,
                    name: current.position.actorName,
                    kind: current.position.kind,
                    effective: current.fact.effective,
                    onBehalfOf: current.position.onBehalfOf,
                    textVersion: current.position.textVersion,
                    conditions: current.position.conditions,
                    reason: history.last { $0.position.reason != nil && $0.position.kind.side != .for }
                        .flatMap(\.position.reason) ?? current.position.reason,
                    rank: current.fact.rank,
                    address: current.fact.address,
                    evidence: current.fact.evidence,
                    story: current.fact.story,
                    status: status,
                    isReversal: isReversal,
                    earlier: history.dropLast().reversed().map(\.fact.id)
                )
            )
        }
        rows.sort { ($0.name, $0.actor) < ($1.name, $1.actor) }
        steps.sort { ($0.date, $0.actor, $0.fact) < ($1.date, $1.actor, $1.fact) }
        let counts = known.compactMap { fact -> CountRow? in
            guard let count = fact.count else { return nil }
            return CountRow(
                fact: fact.id,
                count: count,
                words: count.words,
                rank: fact.rank,
                address: fact.address,
                evidence: fact.evidence,
                story: fact.story
            )
        }
        self.init(
            instrument: instrument,
            asOf: asOf,
            rows: rows,
            listCount: instrument.isListComplete ? ListCount(rows) : nil,
            counts: counts.sorted {
                ($1.count.asOf, $1.rank, $0.count.number, $0.fact) < ($0.count.asOf, $0.rank, $1.count.number, $1.fact)
            },
            timeline: steps
        )
    }

    /// Where an actor stands.
    ///
    /// "Not among" only when the list is complete.
    package func standing(of actor: String) -> Standing {
        if let row = rows.first(where: { $0.actor == actor }) { return .position(row) }
        return instrument.isListComplete ? .notAmong : .unknown
    }
}

/// A position with its record, ordered as things happened: by date, then intentions and silence before acts, then the
/// nearer source last, then by observation.
private struct Held: Comparable {
    let fact: FactRecord
    let position: Position

    private var weight: Int {
        switch position.kind {
        case .noComment, .statementOnly: 0
        case .intendsToSign, .intendsNotToSign, .absent, .attendedNotSigned: 1
        default: 2
        }
    }

    var sentence: String {
        let name = Actors.withArticle(position.actorName, isSentenceStart: true)
        return "\(name) \(position.kind.words)."
    }

    static func < (left: Held, right: Held) -> Bool {
        if left.fact.when != right.fact.when { return left.fact.when < right.fact.when }
        if left.weight != right.weight { return left.weight < right.weight }
        if left.fact.rank != right.fact.rank { return left.fact.rank < right.fact.rank }
        return (left.fact.observed, left.fact.id) < (right.fact.observed, right.fact.id)
    }

    static func == (left: Held, right: Held) -> Bool { left.fact.id == right.fact.id }
}

extension FactRecord {
    /// When it took effect, or else the day it was observed.
    ///
    /// ISO 8601; sorts as text.
    var when: String { effective.isEmpty ? ISODay.text(observed) : effective }
}

extension RegisterView.ListCount {
    init(_ rows: [RegisterView.Row]) {
        let listed = rows.filter { $0.rank == .officialList && $0.kind.side == .for }
        let first = listed.filter { $0.kind != .joinedLater }
        states = first.count { Actors.kind(of: $0.actor) == .state }
        organisations = first.count { Actors.kind(of: $0.actor) == .organisation }
        companies = first.count { Actors.kind(of: $0.actor) == .company }
        joinedLater = listed.count - first.count
        var parts: [String] = []
        if states > 0 { parts.append(states == 1 ? "1 country" : "\(states) countries") }
        if companies > 0 { parts.append(companies == 1 ? "1 company" : "\(companies) companies") }
        let bodies = first.filter { Actors.kind(of: $0.actor) == .organisation }
        if bodies.count > 2 {
            parts.append("\(bodies.count) international organizations")
        } else {
            parts += bodies.map { Actors.withArticle($0.name) }
        }
        words = Listing.words(parts)
    }
}

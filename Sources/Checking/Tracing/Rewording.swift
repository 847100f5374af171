import Prose

/// Which words of a sentence say in another expression what its passage says: "stepped down" for "resigned".
///
/// Single words that stand for single words are left to the checks; here at least one side is an expression of several
/// words, and both stand in the same place, or both are whole expressions of weight that nothing else accounts for.
struct Rewording {
    /// The draft's positions that are accounted for.
    private(set) var positions: Set<Int> = []
    /// The position that stands for it, by passage index.
    private(set) var keepers: [Int: Int] = [:]

    private struct Mention {
        var range: ClosedRange<Int>
        var groups: [Int]
    }

    init(_ alignment: SentenceAlignment, _ context: CheckContext) {
        let draft = alignment.matched.indices.map { context.draft.units[alignment.draft.lowerBound + $0] }
        let passage = alignment.passage.map(context.sourceUnit)
        let own = Self.mentions(draft, context.vocabulary)
        let given = Self.mentions(passage, context.vocabulary)
        guard !own.isEmpty || !given.isEmpty else { return }
        var keeper: [Int: Int] = [:]
        for (position, index) in alignment.matched.enumerated() where index >= 0 { keeper[index] = position }
        func isFree(_ range: ClosedRange<Int>, _ mine: ClosedRange<Int>) -> Bool {
            range.allSatisfy { index in keeper[index].map { mine.contains($0) } ?? true }
        }
        for mention in own where mention.range.contains(where: { alignment.matched[$0] < 0 }) {
            let gap = context.gap(alignment, mention.range)
            let other = given.first {
                Self.share($0.groups, mention.groups) && isFree($0.range, mention.range)
                    && (gap.overlaps(Range($0.range)) || $0.range.allSatisfy { keeper[$0] == nil })
            }
            if let other {
                settle(mention.range, other.range)
                continue
            }
            let single = passage.indices.first { index in
                Self.share(context.vocabulary.groups[passage[index].word], mention.groups)
                    && isFree(index...index, mention.range)
                    && (gap.contains(index)
                        || keeper[index] == nil && !context.vocabulary.isLight[passage[index].word])
            }
            if let single { settle(mention.range, single...single) }
        }
        for mention in given where mention.range.contains(where: { keeper[$0] == nil && keepers[$0] == nil }) {
            let single = draft.indices.first { position in
                guard Self.share(context.vocabulary.groups[draft[position].word], mention.groups) else { return false }
                let match = alignment.matched[position]
                guard match < 0 || mention.range.contains(match), isFree(mention.range, position...position) else {
                    return false
                }
                return context.gap(alignment, position).overlaps(Range(mention.range))
                    || match < 0 && !context.vocabulary.isLight[draft[position].word]
            }
            if let single { settle(single...single, mention.range) }
        }
    }

    private mutating func settle(_ own: ClosedRange<Int>, _ given: ClosedRange<Int>) {
        positions.formUnion(own)
        for index in given { keepers[index] = own.lowerBound }
    }

    private static func share(_ left: [Int], _ right: [Int]) -> Bool { left.contains { right.contains($0) } }

    /// The expressions of several words among the units; of two that overlap the longer.
    private static func mentions(_ units: [Unit], _ vocabulary: Vocabulary) -> [Mention] {
        var found: [Mention] = []
        for start in units.indices {
            guard let phrases = vocabulary.expressions[units[start].stem] else { continue }
            for phrase in phrases where start + phrase.stems.count <= units.count {
                let end = start + phrase.stems.count - 1
                guard zip(start...end, phrase.stems).allSatisfy({ units[$0].stem == $1 }) else { continue }
                found.append(Mention(range: start...end, groups: phrase.groups))
            }
        }
        return found.sorted { ($1.range.count, $0.range.lowerBound) < ($0.range.count, $1.range.lowerBound) }
    }
}

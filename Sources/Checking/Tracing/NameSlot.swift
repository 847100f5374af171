import NewsModel
import Prose

/// What the passage has where the text has a name: the names next to the words that both share.
///
/// That a source has the name somewhere says little: the two names of a quarrel both stand in every report of it. A name is
/// right when it stands by the same words as in the source.
struct NameSlot {
    /// The passage's names in the place of the text's, nearest first.
    private(set) var names: [(source: Int, name: Name)] = []
    /// Those that directly adjoin a shared word and stand for nothing else in the sentence.
    private(set) var rivals: [(source: Int, name: Name)] = []
    /// Whether a pronoun or a word like "the company" stands there, for which the text may put the name.
    private(set) var hasStandIn = false
    /// The sentence of the passage (an index into ``SentenceAlignment/places``) that the words around the name come from.
    private(set) var home: Int?

    /// Reads the place of one name.
    ///
    /// `positions`: those of the name's words in the alignment; `lead`: how many units of title stand before them.
    init(_ alignment: SentenceAlignment, _ positions: ClosedRange<Int>, lead: Int, _ context: CheckContext) {
        let first = max(0, positions.lowerBound - lead)
        var left = Self.anchor(alignment, from: first - 1, step: -1, context)
        var right = Self.anchor(alignment, from: positions.upperBound + 1, step: 1, context)
        // A little word that matched in another sentence than its neighbours stands by nothing.
        let isLost =
            Self.isStray(left, alignment, step: -1, context) || Self.isStray(right, alignment, step: 1, context)
        if Self.isStray(left, alignment, step: -1, context) { left = nil }
        if Self.isStray(right, alignment, step: 1, context) { right = nil }
        guard left != nil || right != nil else {
            if isLost { home = Self.sentence(alignment, positions, context) }
            return
        }
        let (low, high) = Self.range(alignment, left, right)
        home = (left ?? right).map { alignment.passage[$0].place }
        if let left, let right, alignment.passage[left].place != alignment.passage[right].place {
            let own = positions.compactMap { alignment.matched[$0] >= 0 ? alignment.matched[$0] : nil }.first
            home = own.map { alignment.passage[$0].place }
        }
        let others = Set(
            alignment.matched.indices.filter { !positions.contains($0) }
                .flatMap { [alignment.matched[$0], alignment.moved[$0]] }
        )
        var seen: Set<Span> = []
        for index in low..<max(low, high) {
            let passage = alignment.passage[index]
            let source = context.sources[passage.source]
            let token = source.units[passage.unit].tokens.lowerBound
            let number = source.nameOf[token]
            if Self.standIns.contains(source.tokens[token].base) { hasStandIn = true }
            guard number >= 0, source.quotationOf[token] < 0 else { continue }
            let name = source.names[number]
            guard seen.insert(name.span).inserted else { continue }
            names.append((passage.source, name))
            let units = Self.units(of: name, around: index, alignment, context)
            let adjoinsLeft = left.map { units.lowerBound - $0 <= 3 && units.lowerBound > $0 } ?? false
            let adjoinsRight = right.map { $0 - units.upperBound <= 2 && $0 > units.upperBound } ?? false
            if adjoinsLeft || adjoinsRight, units.allSatisfy({ !others.contains($0) }) {
                rivals.append((passage.source, name))
            }
        }
    }

    /// Whether the anchor is a little word whose next neighbour matched in another sentence.
    private static func isStray(
        _ anchor: Int?,
        _ alignment: SentenceAlignment,
        step: Int,
        _ context: CheckContext
    ) -> Bool {
        guard let anchor, let position = alignment.matched.firstIndex(of: anchor) else { return false }
        let unit = context.draft.units[alignment.draft.lowerBound + position]
        guard unit.kind == .word, context.vocabulary.isLight[unit.word],
            alignment.matched.indices.contains(position + step)
        else { return false }
        let next = alignment.matched[position + step]
        return next >= 0 && alignment.passage[next].place != alignment.passage[anchor].place
    }

    /// The sentence of the passage that most of the eight words on either side come from.
    private static func sentence(_ alignment: SentenceAlignment, _ positions: ClosedRange<Int>, _ context: CheckContext)
        -> Int?
    {
        var weights: [Int: Int] = [:]
        let low = max(0, positions.lowerBound - 8)
        let high = min(alignment.matched.count - 1, positions.upperBound + 8)
        for position in low...max(low, high) where !positions.contains(position) {
            guard alignment.matched.indices.contains(position), alignment.matched[position] >= 0 else { continue }
            let unit = context.draft.units[alignment.draft.lowerBound + position]
            let isLight = unit.kind == .word && context.vocabulary.isLight[unit.word]
            weights[alignment.passage[alignment.matched[position]].place, default: 0] += isLight ? 1 : 3
        }
        return weights.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    private static let standIns: Set<String> = [
        "he", "she", "it", "they", "his", "her", "their", "its", "him", "them", "who", "i", "we", "my", "our", "us",
        "me",
        "company", "firm", "group", "bank", "country", "city", "state", "club", "party", "man", "woman", "agency",
        "team",
    ]

    /// The match next to the name; at most one little word or two without a match may stand between.
    private static func anchor(_ alignment: SentenceAlignment, from start: Int, step: Int, _ context: CheckContext)
        -> Int?
    {
        var position = start
        while alignment.matched.indices.contains(position), abs(position - start) < 3 {
            if alignment.matched[position] >= 0 { return alignment.matched[position] }
            let unit = context.draft.units[alignment.draft.lowerBound + position]
            guard unit.kind == .word, context.vocabulary.isLight[unit.word] else { return nil }
            position += step
        }
        return nil
    }

    /// The passage's units between the anchors, or the few next to the only one, within its sentence.
    private static func range(_ alignment: SentenceAlignment, _ left: Int?, _ right: Int?) -> (Int, Int) {
        let place = { (index: Int) in alignment.passage[index].place }
        if let left, let right, left < right, place(left) == place(right), right - left <= 13 {
            return (left + 1, right)
        }
        var (low, high) = (Int.max, Int.min)
        if let left {
            var end = left + 1
            while end < alignment.passage.count, end - left <= 7, place(end) == place(left) { end += 1 }
            (low, high) = (left + 1, end)
        }
        if let right {
            var start = right
            while start > 0, right - start < 6, place(start - 1) == place(right) { start -= 1 }
            // Anchors far apart: what lies next to either.
            if left == nil || right < low || right - high < 8 { (low, high) = (min(low, start), max(high, right)) }
        }
        return (max(0, low), max(0, high))
    }

    private static func units(of name: Name, around index: Int, _ alignment: SentenceAlignment, _ context: CheckContext)
        -> ClosedRange<Int>
    {
        let passage = alignment.passage[index]
        let source = context.sources[passage.source]
        let isInside = { (other: Int) in
            guard alignment.passage.indices.contains(other), alignment.passage[other].source == passage.source else {
                return false
            }
            let token = source.units[alignment.passage[other].unit].tokens.lowerBound
            return name.span.contains(source.tokens[token].span)
        }
        var (low, high) = (index, index)
        while isInside(low - 1) { low -= 1 }
        while isInside(high + 1) { high += 1 }
        return low...high
    }
}

import NewsModel
import Prose

/// What the checks of figures, dates and names share: going through the sentences that make claims, unit by unit.
extension CheckContext {
    /// Calls `judge` for each unit outside quotation marks, with its sentence's alignment and the position in it.
    func forEachUnit(_ judge: (Unit, SentenceAlignment, Int) -> Void) {
        for alignment in alignments.compactMap(\.self) {
            for (position, index) in alignment.draft.enumerated() {
                let unit = draft.units[index]
                let token = unit.tokens.lowerBound
                if draft.quotationOf[token] >= 0 || draft.isFramed[token] || isFurniture(draft.tokens[token].span) {
                    continue
                }
                judge(unit, alignment, position)
            }
        }
    }

    /// The sentences an alignment rests on, as evidence.
    func evidence(of alignment: SentenceAlignment) -> [ClaimEvidence] {
        var found: [ClaimEvidence] = []
        for place in alignment.places {
            let span = sources[place.source].sentences[place.sentence].span
            if let last = found.last, last.source == place.source, span.start - last.span.end <= 2,
                span.start >= last.span.end
            {
                found[found.count - 1] = evidence(place.source, Span(last.span.start, span.end))
            } else {
                found.append(evidence(place.source, span))
            }
        }
        return found
    }

    func sourceUnit(_ passage: PassageUnit) -> Unit { sources[passage.source].units[passage.unit] }

    /// Whether the words next to the unit agree with those next to its counterpart: what tells a moved figure from a swapped one.
    func hasSameCompany(_ alignment: SentenceAlignment, _ position: Int, _ other: Int) -> Bool {
        let before = neighbours(alignment, position, step: -1)
        let after = neighbours(alignment, position, step: 1)
        let otherBefore = passageNeighbours(alignment, other, step: -1)
        let otherAfter = passageNeighbours(alignment, other, step: 1)
        return !before.isDisjoint(with: otherBefore) || !after.isDisjoint(with: otherAfter)
    }

    /// Whether any word next to the unit, on whichever side, is next to its counterpart: "46-year-old Steve" for
    /// "Steve, 46,".
    func hasCompany(_ alignment: SentenceAlignment, _ position: Int, _ other: Int) -> Bool {
        let own = neighbours(alignment, position, step: -1).union(neighbours(alignment, position, step: 1))
        let given = passageNeighbours(alignment, other, step: -1).union(passageNeighbours(alignment, other, step: 1))
        return !own.isDisjoint(with: given)
    }

    /// Whether a matched unit stands where its counterpart does.
    ///
    /// Asked only of sentences that keep close to their passage; in a paraphrase the order of matches has to do.
    func isInPlace(_ alignment: SentenceAlignment, _ position: Int) -> Bool {
        let match = alignment.matched[position]
        // One word alone has no neighbours to be told by.
        guard match >= 0, alignment.coverage >= 0.7, alignment.matched.count > 1 else { return match >= 0 }
        let before =
            position > 0 && alignment.matched[position - 1] >= 0 && match - alignment.matched[position - 1] <= 2
        let after =
            position + 1 < alignment.matched.count && alignment.matched[position + 1] - match >= 1
            && alignment.matched[position + 1] - match <= 2
        return before || after || standsAtSameEdge(alignment, position, match)
            || hasSameCompany(alignment, position, match)
    }

    /// Both open their sentences (a clause after it was dropped), and the rest was matched in that same sentence.
    private func standsAtSameEdge(_ alignment: SentenceAlignment, _ position: Int, _ match: Int) -> Bool {
        let place = alignment.passage[match].place
        let isFirst = match == 0 || alignment.passage[match - 1].place != place
        guard position == 0, isFirst else { return false }
        let next = alignment.matched.dropFirst(position + 1).first { $0 >= 0 }
        return next.map { alignment.passage[$0].place == place } ?? false
    }

    private func neighbours(_ alignment: SentenceAlignment, _ position: Int, step: Int) -> Set<Int> {
        var found: Set<Int> = []
        var index = position + step
        while alignment.matched.indices.contains(index), found.count < 2, abs(index - position) < 9 {
            let unit = draft.units[alignment.draft.lowerBound + index]
            if !vocabulary.isLight[unit.word] || vocabulary.classes[unit.word] != .plain { found.insert(unit.stem) }
            index += step
        }
        return found
    }

    private func passageNeighbours(_ alignment: SentenceAlignment, _ position: Int, step: Int) -> Set<Int> {
        var found: Set<Int> = []
        var index = position + step
        while alignment.passage.indices.contains(index), found.count < 2, abs(index - position) < 9 {
            let unit = sourceUnit(alignment.passage[index])
            if !vocabulary.isLight[unit.word] || vocabulary.classes[unit.word] != .plain { found.insert(unit.stem) }
            index += step
        }
        return found
    }

    /// The passage's units between the matches around `position`: what the source has in its place.
    func gap(_ alignment: SentenceAlignment, _ position: Int) -> Range<Int> { gap(alignment, position...position) }

    /// The same for a run of positions, whatever they themselves matched.
    func gap(_ alignment: SentenceAlignment, _ positions: ClosedRange<Int>) -> Range<Int> {
        let left = alignment.matched[..<positions.lowerBound].last { $0 >= 0 } ?? -1
        let right = alignment.matched[(positions.upperBound + 1)...].first { $0 >= 0 } ?? alignment.passage.count
        return (left + 1)..<max(left + 1, right)
    }
}

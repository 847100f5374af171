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
                if draft.quotationOf[token] >= 0 || isFurniture(draft.tokens[token].span) { continue }
                judge(unit, alignment, position)
            }
        }
    }

    /// The sentences an alignment rests on, as evidence.
    func evidence(of alignment: SentenceAlignment) -> [ClaimEvidence] {
        var found: [ClaimEvidence] = []
        for place in alignment.places {
            let span = sources[place.source].sentences[place.sentence].span
            if let last = found.last, last.source == place.source, span.start - last.span.end <= 2, span.start >= last.span.end {
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

    /// Whether a matched unit stands where its counterpart does. Asked only of sentences that keep close to their
    /// passage; in a paraphrase the order of matches has to do.
    func isInPlace(_ alignment: SentenceAlignment, _ position: Int) -> Bool {
        let match = alignment.matched[position]
        guard match >= 0, alignment.coverage >= 0.7 else { return match >= 0 }
        let before = position > 0 && alignment.matched[position - 1] >= 0 && match - alignment.matched[position - 1] <= 2
        let after = position + 1 < alignment.matched.count && alignment.matched[position + 1] - match >= 1
            && alignment.matched[position + 1] - match <= 2
        return before || after || hasSameCompany(alignment, position, match)
    }

    private func neighbours(_ alignment: SentenceAlignment, _ position: Int, step: Int) -> Set<Int> {
        var found: Set<Int> = []
        var index = position + step
        while alignment.matched.indices.contains(index), found.count < 2, abs(index - position) < 6 {
            let unit = draft.units[alignment.draft.lowerBound + index]
            if !vocabulary.isLight[unit.word] { found.insert(unit.stem) }
            index += step
        }
        return found
    }

    private func passageNeighbours(_ alignment: SentenceAlignment, _ position: Int, step: Int) -> Set<Int> {
        var found: Set<Int> = []
        var index = position + step
        while alignment.passage.indices.contains(index), found.count < 2, abs(index - position) < 6 {
            let unit = sourceUnit(alignment.passage[index])
            if !vocabulary.isLight[unit.word] { found.insert(unit.stem) }
            index += step
        }
        return found
    }

    /// The passage's units between the matches around `position`, none of them matched: what the source has in its place.
    func gap(_ alignment: SentenceAlignment, _ position: Int) -> Range<Int> {
        var left = -1
        var index = position - 1
        while index >= 0 {
            if alignment.matched[index] >= 0 {
                left = alignment.matched[index]
                break
            }
            index -= 1
        }
        var right = alignment.passage.count
        index = position + 1
        while index < alignment.matched.count {
            if alignment.matched[index] >= 0 {
                right = alignment.matched[index]
                break
            }
            index += 1
        }
        return (left + 1)..<max(left + 1, right)
    }
}

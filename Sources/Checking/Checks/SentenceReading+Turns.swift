import NewsModel
import Prose

/// Words that turn a sentence: negations, modals, quantities and relations that the passage does not have in this place.
extension SentenceReading {
    /// A negation, modal, quantity or relation that the passage does not have here.
    ///
    /// True when settled.
    mutating func judgeTurn(_ position: Int, _ kind: WordClass) -> Bool {
        guard alignment.coverage >= 0.55 else { return kind != .negation && alignment.moved[position] >= 0 }
        let gap = context.gap(alignment, position)
        let rivals = gap.filter { !alignment.matched.contains($0) }
        if hasSynonym(position, among: Array(rivals)) { return true }
        switch kind {
        case .negation:
            if isMovedWithClause(position) || isPrefix(position, Array(rivals)) { return true }
            // "not" that the source has elsewhere in the passage turns another word here.
            if rivals.contains(where: { classOf($0) == .negation }) { return true }
            turn(
                position,
                "The source does not deny this: it has no \u{201C}\(word(position))\u{201D} here.",
                rivals: []
            )
            return true
        case .modality, .quantity, .relation:
            if isContracted(position, Array(rivals)) || isShifted(position, Array(rivals))
                || isPrefixed(position, Array(rivals))
            {
                return true
            }
            let same = rivals.first { classOf($0) == kind }
            if let same, sourceWord(same) != word(position) {
                turn(
                    position,
                    "The source has \u{201C}\(sourceWord(same))\u{201D} here, not \u{201C}\(word(position))\u{201D}.",
                    rivals: [same],
                    isTense: isTold && word(position) == "will" && sourceWord(same) == "would"
                )
                return true
            }
            if kind != .relation, isMovedWithClause(position) { return true }
            if word(position) == "both",
                (position + 1...position + 8).contains(where: {
                    alignment.matched.indices.contains($0) && alignment.matched[$0] >= 0 && word($0) == "and"
                })
            {
                return true
            }
            if kind == .relation, ["first", "last"].contains(word(position)), alignment.moved[position] < 0 {
                strange.append(position)
                return true
            }
            if kind == .relation, Self.strong.contains(word(position)), alignment.moved[position] < 0, same == nil,
                alignment.coverage >= 0.7
            {
                strange.append(position)
                return true
            }
            if kind == .relation {
                return context.vocabulary.isLight[unit(position).word] && same == nil
                    && !isTight(position, rivals.count)
            }
            if kind == .modality, isLightAuxiliary(position), rivals.isEmpty, !isTight(position, 0),
                !isPlainDeed(position)
            {
                return true
            }
            strange.append(position)
            return true
        case .plain: return false
        }
    }

    /// Whether the verb that a modal stands before is told as done in the passage: no modal, no plan, nothing to come.
    private func isPlainDeed(_ position: Int) -> Bool {
        let verb = ((position + 1)...(position + 4)).first {
            alignment.matched.indices.contains($0) && !context.vocabulary.isLight[unit($0).word]
        }
        guard let verb, alignment.matched[verb] >= 0 else { return false }
        let index = alignment.matched[verb]
        return (max(0, index - 5)..<index).allSatisfy { other in
            classOf(other) != .modality && sourceWord(other) != "to" && !Operators.isIntention(sourceWord(other))
        }
    }

    /// Relations that nobody adds for the flow of a sentence.
    private static let strong: Set<String> = ["despite", "against", "unless", "until", "beyond"]

    private func isLightAuxiliary(_ position: Int) -> Bool {
        ["would", "will", "can", "could"].contains(word(position))
    }

    /// Whether the words on both sides match neighbours in the passage.
    private func isTight(_ position: Int, _ rivals: Int) -> Bool {
        guard position > 0, position + 1 < alignment.matched.count else { return false }
        return alignment.matched[position - 1] >= 0 && alignment.matched[position + 1] >= 0 && rivals <= 2
    }

    // MARK: What changes such a word without changing the sense

    /// A clause that was moved as a whole took its "not" or "most" along.
    private func isMovedWithClause(_ position: Int) -> Bool {
        let moved = alignment.moved[position]
        return moved >= 0 && !alignment.matched.contains(moved)
            && context.hasSameCompany(alignment, position, moved)
    }

    /// "could not" for "couldn't": the contraction holds both.
    private func isContracted(_ position: Int, _ rivals: [Int]) -> Bool {
        let own = word(position)
        return rivals.contains { index in
            let other = sourceWord(index)
            return other == own + "n't" || other == "won't" && own == "will" || other == "can't" && own == "can"
                || other == "shan't" && own == "shall" || other == "cannot" && own == "can"
                || own == "will" && other.hasSuffix("'ll") || own == "would" && other.hasSuffix("'d")
        }
    }

    /// Whether somebody is said to have said the sentence.
    private var isTold: Bool {
        context.draft.tokens[sentence.tokens].contains { ReportingVerbs.isPlain($0.folded) }
    }

    /// Reported speech shifts "will" to "would"; "may" and "might" are one.
    private func isShifted(_ position: Int, _ rivals: [Int]) -> Bool {
        let pairs = ["would": "will", "could": "can", "might": "may", "may": "might"]
        let own = word(position)
        let isNegated = own.hasSuffix("n't")
        guard let from = pairs[isNegated ? String(own.dropLast(3)) : own] else { return false }
        let shifted = rivals.contains { index in
            let other = sourceWord(index)
            return other == from || other == from + "n't" || from == "will" && other == "won't"
                || from == "can" && ["can't", "cannot"].contains(other)
        }
        guard shifted else { return false }
        return from == "may" || from == "might"
            || (0..<position).contains { ReportingVerbs.contains(word($0)) || Operators.isBelief(word($0)) }
    }

    /// "not able" for "unable": the negation stands in the source's word.
    private func isPrefix(_ position: Int, _ rivals: [Int]) -> Bool {
        guard let next = ((position + 1)...(position + 2)).first(where: { isWeighty($0) }) else { return false }
        return rivals.contains { Self.isNegated(sourceWord($0), of: word(next)) }
    }

    /// "unable" for "not able", "able" after a "not" that stands in the source's "unable".
    func isPrefixed(_ position: Int, _ rivals: [Int]) -> Bool {
        let own = word(position)
        if rivals.contains(where: { Self.isNegated(sourceWord($0), of: own) }) {
            return position > 0 && context.vocabulary.classes[unit(position - 1).word] == .negation
        }
        return alignment.passage.indices.dropFirst().contains { index in
            Self.isNegated(own, of: sourceWord(index)) && classOf(index - 1) == .negation
                && !alignment.matched.contains(index - 1)
        }
    }

    /// "according to" where the source has "said" and the other way round: the words are somebody's all the same.
    func isAttribution(_ position: Int) -> Bool {
        let own = word(position)
        guard own == "according" || ["said", "says", "say"].contains(own) else { return false }
        return alignment.passage.indices.contains { index in
            let other = sourceWord(index)
            guard !alignment.matched.contains(index), !alignment.moved.contains(index) else { return false }
            return own == "according" ? ReportingVerbs.contains(other) : other == "according"
        }
    }

    private func isWeighty(_ position: Int) -> Bool {
        alignment.matched.indices.contains(position)
            && (!context.vocabulary.isLight[unit(position).word]
                || context.vocabulary.classes[unit(position).word] != .plain)
    }

    /// Whether `word` is `base` with a prefix that denies it.
    static func isNegated(_ word: String, of base: String) -> Bool {
        base.utf8.count >= 3 && word.hasSuffix(base)
            && ["un", "in", "im", "il", "ir", "dis", "non"].contains {
                word.utf8.count == $0.utf8.count + base.utf8.count && word.hasPrefix($0)
            }
    }

    /// "Moreover," "In addition," at the head of the sentence: words that join it to the one before and claim nothing.
    func connective() -> Set<Int> {
        let words = alignment.matched.indices.prefix(4).map(word)
        for phrase in Self.connectives where words.starts(with: phrase) {
            let end = phrase.count
            guard end < alignment.matched.count else { continue }
            let from = span(end - 1).end
            guard context.draft.bytes.indices.contains(from), context.draft.bytes[from] == 0x2C else { continue }
            return Set(0..<end)
        }
        return []
    }

    private static let connectives: [[String]] = [
        ["moreover"], ["furthermore"], ["additionally"], ["besides"], ["also"], ["meanwhile"], ["however"],
        ["nevertheless"], ["nonetheless"], ["still"], ["yet"], ["in", "addition"], ["at", "the", "same", "time"],
        ["separately"], ["elsewhere"], ["in", "the", "meantime"], ["by", "contrast"], ["for", "his", "part"],
        ["for", "her", "part"], ["for", "its", "part"], ["for", "their", "part"], ["even", "so"], ["in", "turn"],
        ["on", "the", "other", "hand"], ["in", "contrast"], ["that", "said"], ["overall"], ["in", "all"],
    ]
}

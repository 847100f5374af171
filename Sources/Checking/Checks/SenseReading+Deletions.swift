import NewsModel
import Prose

/// Deletions: what went although what it governs stayed.
extension SenseReading {
    /// "plans to", "former", "may" left out before the word they govern.
    mutating func findOperators() {
        for index in alignment.passage.indices where keeper[index] < 0 && !isQuoted(index) {
            guard sourceUnit(index).kind == .word || isHyphened(index) else { continue }
            let word = sourceWord(index)
            if isHyphened(index), keeper[index + 1] >= 0, isTight(keeper[index + 1]) {
                report(
                    keeper[index + 1],
                    index,
                    "The source says \u{201C}\(word)-\(sourceWord(index + 1))\u{201D}; without \u{201C}\(word)\u{201D} it is another claim."
                )
                continue
            }
            guard let head = governedHead(index, word) else { continue }
            let position = keeper[head]
            guard position >= 0, alignment.matched[position] == head, isTight(position), !isDraftQuoted(position),
                !isRepresented(index, before: position)
            else { continue }
            report(
                position,
                index,
                "The source says \u{201C}\(word)\u{201D} of this; without it the text claims more."
            )
        }
    }

    /// The word that an operator at `index` bears on.
    private func governedHead(_ index: Int, _ word: String) -> Int? {
        if Operators.needsInfinitive(word), isTogether(index, index + 1), sourceWord(index + 1) == "to" {
            return governed(by: index + 1, limit: 3)
        }
        if Operators.isBelief(word), index > 0, isTogether(index, index + 1), !isParted(index, index + 1) {
            // "he believes the plan …": what was believed was kept, who believed it was not.
            let who = index - 1
            guard isTogether(who, index), keeper[who] < 0, let head = governed(by: index, limit: 4) else { return nil }
            return head
        }
        if Operators.of(word) == .modal || word == "unlikely" || word == "likely" {
            return governed(by: index, limit: 4)
        }
        // "Only the council …" at the head of a sentence; within one, the gap shows it.
        if ["only", "some", "most", "many", "few", "several"].contains(word), !isTogether(index - 1, index) {
            return governed(by: index, limit: 3)
        }
        if Operators.isStatus(word), let head = governed(by: index, limit: 3) {
            if keeper[head] >= 0 { return head }
            // "former Acme chairman": past one name to the noun.
            let isName = source(head).nameOf[sourceUnit(head).tokens.lowerBound] >= 0
            guard isName || sourceUnit(head).kind == .country, let next = governed(by: head, limit: 1),
                sourceToken(next).shape == .lower
            else { return nil }
            return next
        }
        return nil
    }

    /// Only little words of the text's own stand before the position.
    private func isTight(_ position: Int) -> Bool { !run(before: position).contains { isDraftContent(at: $0) } }

    /// Whether the text has another word to the same effect.
    private func isRepresented(_ index: Int, before position: Int) -> Bool {
        let kind = Operators.of(sourceWord(index))
        let groups = context.vocabulary.groups[sourceUnit(index).word]
        return alignment.matched.indices.contains { other in
            guard alignment.matched[other] < 0 else { return false }
            let unit = draftUnit(other)
            // "made a decision to" for "decided to"
            if unit.stem == sourceUnit(index).stem || WordFamily.isSame(draftWord(other), sourceWord(index)) {
                return true
            }
            if context.vocabulary.groups[unit.word].contains(where: groups.contains) { return true }
            let word = draftWord(other)
            if let kind, Operators.of(word) == kind { return true }
            // Reported speech shifts "will" to "would" and gives a belief to its holder in other words.
            if kind == .modal, context.vocabulary.classes[unit.word] == .modality { return true }
            if kind == .belief || kind == .intention {
                return ReportingVerbs.contains(word) || word == "according"
                    || context.vocabulary.classes[unit.word] == .modality
            }
            return context.vocabulary.classes[unit.word] == .negation
        }
    }

    /// "Members of the party" must not become "the party": a complement may go, its head may not.
    mutating func findHeads() {
        for index in alignment.passage.indices.dropFirst() where keeper[index] < 0 && !isQuoted(index) {
            let preposition = sourceWord(index)
            let noun = index - 1
            guard ["of", "for", "at", "in", "from", "against"].contains(preposition), isTogether(noun, index),
                keeper[noun] < 0, !isParted(noun, index), let head = governed(by: index, limit: 3), keeper[head] >= 0,
                isLastPreposition(index, before: head)
            else { continue }
            let word = sourceWord(noun)
            let isCount = ["one", "some", "many", "most", "much", "half", "part", "parts", "several", "few"].contains(
                word
            )
            if preposition == "of" {
                guard !Operators.isTransparent(word), isContent(at: noun) || isCount,
                    sourceUnit(noun).kind == .word || isFraction(noun)
                else { continue }
            } else {
                guard Operators.isMember(word) else { continue }
            }
            let position = keeper[head]
            guard alignment.matched[position] == head, isTight(position), !isDraftQuoted(position),
                opensHere(noun, position), !isReplaced(noun)
            else { continue }
            report(
                position,
                noun,
                "The source speaks of \u{201C}\(word) \(preposition)\u{201D} this, the text of the whole."
            )
        }
    }

    private func isFraction(_ index: Int) -> Bool {
        if case .figure = sourceUnit(index).kind { return true }
        return false
    }

    private func isLastPreposition(_ index: Int, before head: Int) -> Bool {
        ((index + 1)..<head).allSatisfy { keeper[$0] < 0 || !isContent(at: $0) }
    }

    private func isReplaced(_ index: Int) -> Bool {
        let groups = context.vocabulary.groups[sourceUnit(index).word]
        return alignment.matched.indices.contains { position in
            alignment.matched[position] < 0
                && context.vocabulary.groups[draftUnit(position).word].contains(where: groups.contains)
        }
    }

    /// Whether the text goes on here from a word that stands just before the noun phrase in the passage.
    ///
    /// Otherwise a longer stretch was left out, and the noun went with it.
    private func opensHere(_ noun: Int, _ position: Int) -> Bool {
        var start = noun
        var left = 0
        while start > 0, isTogether(start - 1, start), keeper[start - 1] < 0, !isParted(start - 1, start) {
            start -= 1
            if isContent(at: start) { left += 1 }
            if ["and", "or", "of", "in", "for", "at", "to", "by"].contains(sourceWord(start)) { return false }
        }
        guard left <= 2 else { return false }
        let isOpening = !isTogether(start - 1, start)
        if isOpening { return (0..<position).allSatisfy { !isDraftContent(at: $0) } }
        // What stands before it in the passage stands before it in the text.
        let before = keeper[start - 1]
        return before >= 0 && before < position && position - before <= 3
    }

    /// "in principle", "until June", "unless …": a bound left out behind what it bounds.
    mutating func findPhrases() {
        for index in alignment.passage.indices where keeper[index] < 0 && !isQuoted(index) {
            guard let end = phrase(at: index) else { continue }
            // The whole of it went, up to the next comma or the end.
            var last = end
            while isTogether(last, last + 1), !isParted(last, last + 1), last - index < 12 { last += 1 }
            let rest = (index...last).filter { isContent(at: $0) && keeper[$0] >= 0 }
            let isSingle = Operators.of(sourceWord(index)) == .limit
            if isReplaced(index) { continue }
            guard rest.isEmpty || isSingle || end > index && sourceWord(index) != "with" else { continue }
            guard let before = anchor(of: index) else { continue }
            let word = sourceWord(index)
            report(
                keeper[before],
                index,
                "The source limits this (\u{201C}\(word)\(end > index ? " " + sourceWord(index + 1) : "") …\u{201D}); the text does not."
            )
        }
        findConditions()
        findRanges()
    }

    /// One end of "between 5 and 7" without the other.
    private mutating func findRanges() {
        for index in alignment.passage.indices
        where sourceWord(index) == "between" && keeper[index] < 0 && !isQuoted(index) {
            guard isTogether(index, index + 3), sourceWord(index + 2) == "and", sourceUnit(index + 1).kind != .word,
                sourceUnit(index + 3).kind != .word, (keeper[index + 1] < 0) != (keeper[index + 3] < 0)
            else { continue }
            let kept = keeper[index + 1] < 0 ? index + 3 : index + 1
            report(keeper[kept], index, "The source gives a range; the text gives one end of it.")
        }
    }

    private func phrase(at index: Int) -> Int? {
        for words in Operators.limitPhrases {
            let end = index + words.count - 1
            guard isTogether(index, end), zip(index...end, words).allSatisfy({ sourceWord($0) == $1 && keeper[$0] < 0 })
            else { continue }
            return end
        }
        // "by 2030", "by the end of the year": a deadline.
        if sourceWord(index) == "by", isTogether(index, index + 1) {
            var next = index + 1
            while isTogether(index, next), next < index + 5, !isParted(next - 1, next) {
                if case .date = sourceUnit(next).kind, keeper[next] < 0 { return next }
                if !["the", "end", "of", "early", "late", "mid"].contains(sourceWord(next)) { break }
                next += 1
            }
        }
        if Operators.of(sourceWord(index)) == .limit, sourceToken(index).shape == .lower { return index }
        return nil
    }

    /// The kept word of weight just before `index`.
    private func anchor(of index: Int) -> Int? {
        var before = index - 1
        while before >= 0, isTogether(before, index), index - before <= 4 {
            if isContent(at: before) {
                return keeper[before] >= 0 && alignment.matched[keeper[before]] == before ? before : nil
            }
            before -= 1
        }
        return nil
    }

    private mutating func findConditions() {
        for index in alignment.passage.indices where keeper[index] < 0 && !isQuoted(index) {
            let word = sourceWord(index)
            guard ["if", "assuming", "providing"].contains(word), !isIndirect(index) else { continue }
            var last = index
            while isTogether(last, last + 1), !isParted(last, last + 1), last - index < 30 { last += 1 }
            let content = (index...last).filter { isContent(at: $0) }
            guard !content.isEmpty, content.allSatisfy({ keeper[$0] < 0 }) else { continue }
            var main = anchor(of: index)
            if main == nil {
                let next = last + 1
                // "But if …": what opens the sentence or clause may stay.
                var start = index
                while isTogether(start - 1, start), !isContent(at: start - 1), !isParted(start - 1, start) {
                    start -= 1
                }
                let isOpening = !isTogether(start - 1, start) || isParted(start - 1, start)
                if isOpening, isTogether(index, next) {
                    main = (next...min(next + 6, alignment.passage.count - 1)).first {
                        isTogether(index, $0) && isContent(at: $0) && keeper[$0] >= 0
                    }
                }
            }
            guard let main else { continue }
            report(
                keeper[main],
                index,
                "The source makes this depend on something (\u{201C}\(word) …\u{201D}); the text does not."
            )
        }
    }

    /// "asked if", "even if", "if not": no condition.
    private func isIndirect(_ index: Int) -> Bool {
        let before = index > 0 && isTogether(index - 1, index) ? sourceWord(index - 1) : ""
        let after = isTogether(index, index + 1) ? sourceWord(index + 1) : ""
        return [
            "even", "as", "what", "see", "know", "knew", "known", "ask", "asked", "asking", "asks", "wonder",
            "wondered",
            "unclear", "sure", "decide", "question", "determine", "doubt", "clear", "say", "said",
        ].contains(before) || ["not", "any", "only", "anything", "ever"].contains(after)
    }

    /// "the largest bank in Spain" must not become "the largest bank".
    mutating func findSuperlatives() {
        for position in alignment.matched.indices where alignment.matched[position] >= 0 && !isDraftQuoted(position) {
            let index = alignment.matched[position]
            guard Operators.isSuperlative(sourceWord(index)), sourceWord(index) == draftWord(position) else { continue }
            if index > 0, isTogether(index - 1, index), keeper[index - 1] < 0,
                case .figure(let figure) = sourceUnit(index - 1).kind,
                source(index).figures[figure].isOrdinal, run(before: position).isEmpty
            {
                report(
                    position,
                    index - 1,
                    "The source says \u{201C}\(sourceWord(index - 1)) \(sourceWord(index))\u{201D}."
                )
                continue
            }
            guard isContent(at: index) || ["only", "most", "first"].contains(sourceWord(index)) else { continue }
            var next = index + 1
            var kept = 0
            while isTogether(index, next), next <= index + 6, !isParted(next - 1, next) {
                if ["in", "of", "since", "among", "for", "outside"].contains(sourceWord(next)) { break }
                if isContent(at: next) {
                    guard keeper[next] >= 0 else { break }
                    kept += 1
                }
                next += 1
            }
            guard isTogether(index, next), kept > 0, keeper[next] < 0, !isParted(next - 1, next),
                ["in", "of", "since", "among", "outside"].contains(sourceWord(next)),
                let bound = governed(by: next, limit: 3), keeper[bound] < 0
            else { continue }
            report(
                position,
                next,
                "The source bounds this (\u{201C}\(sourceWord(index)) … \(sourceWord(next)) \(sourceWord(bound))\u{201D}); the text does not."
            )
        }
    }

    /// "according to police" and ", officials said" left out: a claim became a fact.
    mutating func findAttributions() {
        guard alignment.coverage >= 0.8,
            !context.draft.quotations.contains(where: { $0.span.overlaps(sentence.span) })
        else { return }
        let verbs = alignment.matched.indices.filter { Self.reports(draftToken($0)) }
        guard !verbs.contains(where: { alignment.matched[$0] < 0 }) else { return }
        for near in [number - 1, number + 1] where context.draft.sentences.indices.contains(near) {
            let other = context.draft.sentences[near]
            if other.paragraph == sentence.paragraph, context.draft.tokens[other.tokens].contains(where: Self.reports) {
                return
            }
        }
        for index in alignment.passage.indices where keeper[index] < 0 && !isQuoted(index) {
            let word = sourceWord(index)
            guard word == "according" || verbs.isEmpty && ["said", "says", "say"].contains(word) else { continue }
            if let main = attributed(index) {
                report(
                    keeper[main],
                    index,
                    "The source gives this to somebody (\u{201C}\(word)\(word == "according" ? " to" : "")\u{201D}); the text states it as a fact."
                )
                return
            }
        }
    }

    private static func reports(_ token: Token) -> Bool {
        token.folded == "according" || ReportingVerbs.contains(token.folded)
    }

    /// The kept word that was attributed by the clause around `index`, which has gone as a whole.
    private func attributed(_ index: Int) -> Int? {
        // Behind a comma, to the end of the sentence or the next comma.
        var start = index
        while isTogether(start - 1, start), !isParted(start - 1, start), index - start < 8 { start -= 1 }
        var end = index
        while isTogether(end, end + 1), !isParted(end, end + 1), end - index < 12 { end += 1 }
        let clause = start...end
        // "…, who backed him and said …" tells more than who said it.
        let isShort =
            sourceWord(index) == "according"
            || end - index <= 4 && !["who", "which", "but", "and", "as", "when"].contains(sourceWord(start))
        if isShort, isTogether(start - 1, start), clause.allSatisfy({ keeper[$0] < 0 || !isContent(at: $0) }) {
            return anchor(of: start)
        }
        if sourceWord(index) == "according", !isTogether(start - 1, start), isTogether(end, end + 1),
            clause.allSatisfy({ keeper[$0] < 0 || !isContent(at: $0) })
        {
            return governed(by: end, limit: 4).flatMap { keeper[$0] >= 0 ? $0 : nil }
                ?? ((end + 1)...min(end + 4, alignment.passage.count - 1)).first {
                    isContent(at: $0) && keeper[$0] >= 0
                }
        }
        // "Officials said the …"
        if !isTogether(start - 1, start), index - start <= 6,
            (start..<index).allSatisfy({ keeper[$0] < 0 || !isContent(at: $0) }),
            let head = governed(by: index, limit: 4), keeper[head] >= 0
        {
            return head
        }
        return nil
    }
}

import NewsModel
import Prose

/// Restrictions: what narrows a group or a number of tellers, and is gone.
extension SenseReading {
    /// "Voters who backed him" must not become "voters": a clause without a comma says which of them.
    mutating func findRestrictions() {
        for index in alignment.passage.indices.dropFirst() where keeper[index] < 0 && !isQuoted(index) {
            let word = sourceWord(index)
            guard ["who", "whose", "that", "which"].contains(word), !isParted(index - 1, index),
                isTogether(index - 1, index),
                isContent(at: index - 1)
                    || ["those", "people", "anyone", "everyone", "anything"].contains(sourceWord(index - 1)),
                keeper[index - 1] >= 0, alignment.matched[keeper[index - 1]] == index - 1, isGeneral(index - 1)
            else { continue }
            var last = index
            while isTogether(last, last + 1), !isParted(last, last + 1), keeper[last + 1] < 0, last - index < 20 {
                last += 1
            }
            let gone = (index...last).filter { isContent(at: $0) }
            guard !gone.isEmpty, !isDraftQuoted(keeper[index - 1]), !run(after: keeper[index - 1]) else { continue }
            // The sentence goes on after it: the clause alone was taken out.
            let ends = !isTogether(last, last + 1) || isParted(last, last + 1) || keeper[last + 1] >= 0
            guard ends else { continue }
            report(
                keeper[index - 1],
                index,
                "The source speaks only of \u{201C}\(sourceWord(index - 1)) \(word) …\u{201D}; the text of all of them."
            )
        }
    }

    /// A plural that no article points to, or a word for anybody.
    private func isGeneral(_ index: Int) -> Bool {
        let word = sourceWord(index)
        if ["those", "people", "anyone", "everyone", "anything", "women", "men", "children"].contains(word) {
            return true
        }
        guard word.hasSuffix("s"), !word.hasSuffix("ss"), sourceToken(index).shape == .lower, word.utf8.count > 3 else {
            return false
        }
        var before = index - 1
        while before >= 0, isTogether(before, index), index - before <= 3, isContent(at: before) { before -= 1 }
        guard before >= 0, isTogether(before, index) else { return true }
        let determiner = sourceWord(before)
        return !["the", "his", "her", "its", "their", "these", "my", "our", "this", "a", "an"].contains(determiner)
    }

    /// Whether words of weight of the text's own follow: another description in place of the one that went.
    private func run(after position: Int) -> Bool {
        let next = position + 1
        guard alignment.matched.indices.contains(next) else { return false }
        return ((next)..<min(next + 3, alignment.matched.count)).contains {
            alignment.matched[$0] < 0 && isDraftContent(at: $0)
        }
    }

    /// "A spokesman said" must not become "spokesmen said": one became many.
    mutating func findPlurals() {
        for position in alignment.matched.indices where alignment.matched[position] >= 0 && !isDraftQuoted(position) {
            let index = alignment.matched[position]
            let (own, given) = (draftWord(position), sourceWord(index))
            guard own != given, draftToken(position).shape != .upper, isPlural(own, of: given), !isQuoted(index) else {
                continue
            }
            var before = index - 1
            while before >= 0, isTogether(before, index), index - before <= 3, isContent(at: before),
                !isParted(before, before + 1)
            {
                before -= 1
            }
            guard before >= 0, isTogether(before, index), !isParted(before, before + 1),
                ["a", "an", "one", "another", "the", "this", "that", "its", "his", "her"].contains(sourceWord(before)),
                keeper[before] < 0
            else { continue }
            report(
                position,
                before,
                "The source says \u{201C}\(sourceWord(before)) \(given)\u{201D}; the text makes it several."
            )
        }
    }

    private func isPlural(_ word: String, of other: String) -> Bool {
        word == other + "s" || word == other + "es" || word == other.dropLast() + "ies" && other.hasSuffix("y")
            || word.hasSuffix("men") && other.hasSuffix("man") && word.dropLast(3) == other.dropLast(3)
            || word == "women" && other == "woman" || word == "people" && other == "person"
            || word == "children" && other == "child"
    }
}

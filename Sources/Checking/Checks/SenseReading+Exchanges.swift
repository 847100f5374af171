import NewsModel
import Prose

/// Exchanges: little words and places that changed while everything around them stayed.
extension SenseReading {
    /// "and" for "or", "he" for "she", "that" for "whether".
    mutating func findExchanges() {
        for position in alignment.matched.indices where !isDraftQuoted(position) {
            guard alignment.matched[position] < 0, draftUnit(position).kind == .word,
                !rewording.positions.contains(position)
            else { continue }
            let word = draftWord(position)
            let gap = context.gap(alignment, position).filter { keeper[$0] < 0 || alignment.matched[keeper[$0]] != $0 }
            guard gap.count <= 3, !gap.isEmpty else { continue }
            let own = gap.map(sourceWord)
            guard !own.contains(word), let rival = gap.first(where: { Operators.contrast(word, sourceWord($0)) }),
                isClose(position, rival), !isQuoted(rival)
            else { continue }
            report(
                position,
                rival,
                "The source has \u{201C}\(sourceWord(rival))\u{201D} here, not \u{201C}\(word)\u{201D}.",
                verdict: .contradicted
            )
        }
    }

    /// The neighbours on both sides are neighbours in the passage too.
    private func isClose(_ position: Int, _ rival: Int) -> Bool {
        let before = alignment.matched[..<position].last { $0 >= 0 }
        let after = alignment.matched[(position + 1)...].first { $0 >= 0 }
        if let before, rival - before > 3 { return false }
        if let after, after - rival > 3 { return false }
        return before != nil || after != nil
    }

    /// "because" where the source only says that one thing came with another.
    mutating func findCauses() {
        for position in alignment.matched.indices
        where alignment.matched[position] < 0 && !isDraftQuoted(position) && !rewording.positions.contains(position) {
            let word = draftWord(position)
            guard
                ["because", "therefore", "thus", "hence", "consequently", "owing"].contains(word)
                    || word == "result" && position > 0 && draftWord(position - 1) == "a"
            else { continue }
            if alignment.passage.indices.contains(where: {
                Operators.isCausal(sourceWord($0)) && (keeper[$0] < 0 || keeper[$0] == position)
            }) {
                continue
            }
            let gap = context.gap(alignment, position)
            guard let near = gap.first ?? alignment.matched.first(where: { $0 >= 0 }) else { continue }
            report(position, near, "The source does not say that one was the cause of the other.")
        }
    }

    /// "was sued by Acme" must not become "sued Acme".
    mutating func findTurnedVoices() {
        for position in alignment.matched.indices.dropLast() {
            let index = alignment.matched[position]
            guard index > 0, isTogether(index, index + 1), sourceWord(index + 1) == "by", keeper[index + 1] < 0,
                isContent(at: index), Self.isParticiple(sourceToken(index).folded), !isDraftQuoted(position),
                !isQuoted(index)
            else { continue }
            let before = (max(0, index - 3)..<index).filter { isTogether($0, index) && Self.isBe(sourceWord($0)) }
            guard let be = before.last, keeper[be] < 0, let head = governed(by: index + 1, limit: 3),
                keeper[head] > position,
                keeper[head] - position <= 3
            else { continue }
            report(
                position,
                index + 1,
                "In the source this was done by \u{201C}\(sourceWord(head))\u{201D}, not to it.",
                severity: .block,
                verdict: .contradicted
            )
        }
    }

    private static func isBe(_ word: String) -> Bool {
        ["is", "are", "was", "were", "be", "been", "being"].contains(word)
    }

    private static func isParticiple(_ word: String) -> Bool {
        Irregular.base(word) != nil || word.hasSuffix("ed") || word.hasSuffix("en") || word.hasSuffix("wn")
            || word.hasSuffix("ght") || word.hasSuffix("ne")
            || ["led", "made", "held", "met", "hit", "paid", "sold", "told", "won", "cut", "run", "set", "put"]
                .contains(word)
    }

    /// "Acme sued Bolt" must not become "Bolt sued Acme".
    mutating func findSwappedRoles() {
        var places: [(position: Int, index: Int)] = []
        for position in alignment.matched.indices {
            let token = draftUnit(position).tokens.lowerBound
            let index = alignment.matched[position] >= 0 ? alignment.matched[position] : alignment.moved[position]
            let isName = context.draft.nameOf[token] >= 0 || draftUnit(position).kind == .country
            guard index >= 0, isName, !isDraftQuoted(position) else { continue }
            places.append((position, index))
        }
        for (left, right) in zip(places, places.dropFirst())
        where left.index > right.index && isTogether(right.index, left.index) && right.position - left.position <= 7 {
            let verb = ((left.position + 1)..<right.position).first { position in
                let index = alignment.matched[position] >= 0 ? alignment.matched[position] : alignment.moved[position]
                return index > right.index && index < left.index && isDraftContent(at: position)
                    && draftToken(position).shape == .lower && draftUnit(position).kind == .word
                    && !isOffice(position, index)
            }
            guard let verb, !Self.symmetric.contains(draftWord(verb)) else { continue }
            let own = ((left.position + 1)..<right.position).map(draftWord)
            let given = ((right.index + 1)..<left.index).map(sourceWord)
            // "and" joins equals; the passive with "by" turns names round without turning the claim.
            guard !own.contains("and"), !given.contains("and"), own.contains("by") == given.contains("by"),
                given.count <= 7
            else { continue }
            report(
                left.position,
                right.index,
                "In the source \u{201C}\(source(right.index).text(sourceToken(right.index).span))\u{201D} comes first, and the other is the one it was done to.",
                severity: .block,
                verdict: .contradicted
            )
        }
    }

    /// Whether the word is what somebody is, not what somebody does: "Norvane spokesman Ida Solberg" is "Ida Solberg, a
    /// spokesman for Norvane".
    private func isOffice(_ position: Int, _ index: Int) -> Bool {
        if Titles.contains(draftWord(position)) { return true }
        let before = [position > 0 ? draftWord(position - 1) : "", index > 0 ? sourceWord(index - 1) : ""]
        let after = [
            position + 1 < alignment.matched.count ? draftWord(position + 1) : "",
            index + 1 < alignment.passage.count ? sourceWord(index + 1) : "",
        ]
        return before.contains { ["the", "a", "an"].contains($0) } || after.contains("of")
    }

    private static let symmetric: Set<String> = [
        "met", "meet", "meets", "married", "agreed", "merged", "merge", "joined", "equals", "spoke", "and", "of", "in",
    ]
}

import NewsModel
import Prose

/// A sentence that stops where its source goes on to bound what it says, or to say who says it.
///
/// "Storage was close to full" for "Storage was close to full at two of the four terminals, according to a shipping
/// agent". Each word is the source's, and the sense is not.
struct TruncationCheck: Check {
    /// How far into the left-out part the bounding words may stand.
    private static let reach = 9

    func claims(in context: CheckContext) -> [Claim] {
        context.draft.sentences.indices.compactMap { index in
            guard let alignment = context.alignments[index], alignment.coverage >= 0.5 else { return nil }
            return claim(index, alignment, context)
        }
    }

    private func claim(_ index: Int, _ alignment: SentenceAlignment, _ context: CheckContext) -> Claim? {
        let sentence = context.draft.sentences[index]
        // A headline has no room for it; the story below does.
        guard let end = context.draft.text(sentence.span).unicodeScalars.last, [".", "!", "”", "\""].contains(end)
        else { return nil }
        guard let rest = remainder(alignment, context) else { return opening(index, alignment, context) }
        let source = context.sources[rest.source]
        let words = rest.tokens.map { source.tokens[$0].folded }
        let isBounded = Self.bounds(words)
        guard isBounded || Self.attributes(words) && !isAttributed(sentence, context) else { return nil }
        if isTold(rest, by: index, context) { return nil }
        let left = source.text(source.span(rest.tokens))
        let place = context.passage(rest.source, around: source.span(rest.tokens))
        return Claim(
            kind: isBounded ? .sentence : .attribution,
            verdict: isBounded ? .unsupported : .misattributed,
            severity: .ask,
            span: sentence.span,
            text: context.draft.text(sentence.span),
            message: isBounded
                ? "The source goes on \u{201C}\(left)\u{201D}, which bounds what the sentence says. Add what was left out."
                : "The source gives this to somebody: \u{201C}\(left)\u{201D}. Say whose word it is.",
            evidence: [place]
        )
    }

    /// "The talks have failed" for "Officials said the talks have failed": whose word it is was left out at the front.
    private func opening(_ index: Int, _ alignment: SentenceAlignment, _ context: CheckContext) -> Claim? {
        let sentence = context.draft.sentences[index]
        let found = alignment.matched.filter { $0 >= 0 }
        let counts = Dictionary(grouping: found) { alignment.passage[$0].place }.mapValues(\.count)
        guard alignment.coverage >= 0.7,
            let main = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key,
            let open = found.filter({ alignment.passage[$0].place == main }).min(), found.count >= 5,
            (alignment.matched.first ?? -1) == open
        else { return nil }
        let passage = alignment.passage[open]
        let source = context.sources[passage.source]
        let start = source.sentences[alignment.places[main].sentence].tokens.lowerBound
        let end = source.units[passage.unit].tokens.lowerBound
        guard start < end, end - start <= 16, source.quotationOf[end] < 0, !isAttributed(sentence, context) else {
            return nil
        }
        var words = (start..<end).map { source.tokens[$0].folded }
        if words.last == "that" { words.removeLast() }
        let isOpening = words.first == "according" && words.count > 2 && words[1] == "to"
        let isSaid = words.count >= 2 && words.last.map(Self.saying.contains) ?? false
        guard isOpening || isSaid else { return nil }
        let rest = Remainder(source: passage.source, tokens: start..<end)
        if isTold(rest, by: index, context) { return nil }
        let left = source.text(source.span(rest.tokens))
        return Claim(
            kind: .attribution,
            verdict: .misattributed,
            severity: .ask,
            span: sentence.span,
            text: context.draft.text(sentence.span),
            message: "The source gives this to somebody: \u{201C}\(left)\u{201D}. Say whose word it is.",
            evidence: [context.passage(rest.source, around: source.span(rest.tokens))]
        )
    }

    private static let saying: Set<String> = [
        "said", "says", "claimed", "claims", "alleged", "alleges", "argued", "argues", "suggested", "suggests",
        "believes",
        "believe", "believed", "estimates", "estimated", "predicted", "predicts", "insisted", "insists", "warned",
        "warns",
    ]

    private struct Remainder {
        var source: Int
        /// The source's tokens after the last that the sentence has.
        var tokens: Range<Int>
    }

    /// What the source's sentence goes on to say; nil unless the text follows its beginning word by word.
    private func remainder(_ alignment: SentenceAlignment, _ context: CheckContext) -> Remainder? {
        let found = alignment.matched.filter { $0 >= 0 }
        let counts = Dictionary(grouping: found) { alignment.passage[$0].place }.mapValues(\.count)
        guard let main = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key,
            let first = alignment.passage.firstIndex(where: { $0.place == main }),
            let last = alignment.passage.lastIndex(where: { $0.place == main })
        else { return nil }
        let own = Set((found + alignment.moved).filter { $0 >= first && $0 <= last })
        guard let open = own.min(), let close = own.max(), open - first <= 2, close < last, own.count >= 4,
            own.count * 10 >= (close - open + 1) * 7
        else { return nil }
        let passage = alignment.passage[close]
        let source = context.sources[passage.source]
        let place = alignment.places[main]
        let start = source.units[passage.unit].tokens.upperBound
        let end = source.sentences[place.sentence].tokens.upperBound
        guard start < end, source.quotationOf[start] < 0 else { return nil }
        return Remainder(source: passage.source, tokens: start..<end)
    }

    /// A condition, a negation or a share at the beginning of what was left out.
    private static func bounds(_ words: [String]) -> Bool {
        let near = words.prefix(reach)
        if let first = near.first, conditions.contains(first) { return true }
        if near.count > 1, near.prefix(2).elementsEqual(["but", "not"]) { return true }
        guard let first = near.first, places.contains(first) else { return false }
        return zip(near, near.dropFirst()).prefix(4).contains { pair in
            pair.1 == "of" && (shares.contains(pair.0) || pair.0.utf8.allSatisfy { (48...57).contains($0) })
        }
    }

    /// ", according to a shipping agent"; "…, a shipping agent said".
    private static func attributes(_ words: [String]) -> Bool {
        if let at = words.firstIndex(of: "according"), at + 2 < words.count, words[at + 1] == "to" {
            return words.count - at <= 14
        }
        guard let last = words.last, words.count > 1, words.count <= 14 else { return false }
        return ["said", "says"].contains(last)
    }

    /// Whether the sentence itself names a speaker besides the outlet.
    private func isAttributed(_ sentence: ReadText.Sentence, _ context: CheckContext) -> Bool {
        sentence.tokens.contains { token in
            let word = context.draft.tokens[token].folded
            return !context.draft.isFramed[token] && (ReportingVerbs.contains(word) || word == "according")
        } || context.draft.quotations.contains { $0.span.overlaps(sentence.span) }
    }

    /// Whether the sentence or one next to it says the left-out words elsewhere.
    private func isTold(_ rest: Remainder, by index: Int, _ context: CheckContext) -> Bool {
        let source = context.sources[rest.source]
        let wanted = Set(
            rest.tokens.prefix(Self.reach).map { source.words[$0] }.filter { !context.vocabulary.isLight[$0] }
        )
        guard !wanted.isEmpty else { return false }
        let near = max(0, index - 1)...min(context.draft.sentences.count - 1, index + 1)
        let said = near.reduce(into: Set<Int>()) { said, number in
            said.formUnion(context.draft.sentences[number].tokens.map { context.draft.words[$0] })
        }
        return wanted.intersection(said).count * 2 >= wanted.count
    }

    private static let conditions: Set<String> = ["if", "unless", "except", "only", "provided", "pending"]
    private static let places: Set<String> = ["at", "in", "for", "on", "by", "to", "among", "across", "with"]
    private static let shares: Set<String> = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "some", "most", "many", "half",
        "part", "few", "parts", "third", "none", "several",
    ]
}

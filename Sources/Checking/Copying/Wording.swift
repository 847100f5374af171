import NewsModel
import Prose

/// Which words of a text are its wording, and whose a paragraph says they are.
struct Wording {
    private let context: CheckContext
    /// Whether the word is wording: no name or office before one, no figure, no date; by word.
    private let isTelling: [Bool]
    /// Words outside quotation marks and furniture.
    let count: Int

    init(_ context: CheckContext) {
        self.context = context
        let draft = context.draft
        var isTelling = Array(repeating: true, count: draft.tokens.count)
        for unit in draft.units where unit.kind != .word { for token in unit.tokens { isTelling[token] = false } }
        for name in draft.names {
            var token = draft.tokens.partition { $0.span.start >= name.titled.start }
            while token < draft.tokens.count, draft.tokens[token].span.end <= name.titled.end {
                isTelling[token] = false
                token += 1
            }
        }
        self.isTelling = isTelling
        count = draft.tokens.indices.count {
            draft.quotationOf[$0] < 0 && !context.isFurniture(draft.tokens[$0].span)
        }
    }

    /// Whether the run has at least so many words that are wording, and so many of those that carry meaning.
    func counts(_ run: Range<Int>, _ telling: Int, _ weighty: Int) -> Bool {
        let words = run.filter { isTelling[$0] }
        guard words.count >= telling else { return false }
        return words.count { !context.vocabulary.isLight[context.draft.words[$0]] } >= weighty
    }

    /// Whether the paragraph of the run names the source, or says of something in it that somebody said it.
    func isAttributed(_ run: Range<Int>, to name: String) -> Bool {
        let draft = context.draft
        guard let first = draft.sentence(at: draft.tokens[run.lowerBound].span.start) else { return false }
        let paragraph = draft.sentences[first].paragraph
        let named = Set(Tokens.folded(name).filter { $0.utf8.count > 2 })
        let words = draft.sentences.filter { $0.paragraph == paragraph }.flatMap { Array($0.tokens) }
        // A verb of saying inside the run is the release's own.
        let isGiven = words.contains { word in
            let folded = draft.tokens[word].folded
            return !run.contains(word) && (ReportingVerbs.contains(folded) || Self.giving.contains(folded))
        }
        if isGiven { return true }
        return !named.isEmpty && named.isSubset(of: Set(words.map { draft.tokens[$0].base }))
    }

    /// Words that give what is said to somebody, besides verbs of saying.
    private static let giving: Set<String> = [
        "according", "statement", "release", "spokesman", "spokeswoman", "spokesperson",
    ]
}

import NewsModel
import Prose

/// How well sentences, and a text as a whole, are supported.
///
/// Numbers for ranking, where verdicts are for deciding.
enum SupportScore {
    static func sentences(_ context: CheckContext, _ claims: [Claim]) -> [SentenceVerdict] {
        context.draft.sentences.enumerated().map { index, sentence in
            guard let alignment = context.alignments[index] else {
                return SentenceVerdict(span: sentence.span, verdict: .supported, score: 1, evidence: [])
            }
            let own = claims.filter { $0.severity > .note && $0.span.overlaps(sentence.span) }
            let gravest = own.max { $0.severity < $1.severity }
            var score = 0.5 * alignment.coverage + 0.5 * alignment.adjacency
            for claim in own { score *= claim.severity == .block ? 0.7 : 0.92 }
            return SentenceVerdict(
                span: sentence.span,
                verdict: gravest?.verdict ?? .supported,
                score: max(0, min(1, score)),
                evidence: context.evidence(of: alignment)
            )
        }
    }

    /// The score of the whole text, 0…1.
    ///
    /// Text that keeps to its sources' wording is told sound from unsound by the neighbouring words it has in common
    /// with them; a paraphrase by how its sentences align. The more pairs are shared, the more they count.
    static func whole(_ context: CheckContext, _ sentences: [SentenceVerdict], _ claims: [Claim]) -> Double {
        let scored = zip(sentences, context.alignments).filter { $0.1 != nil }.map(\.0.score)
        guard !scored.isEmpty else { return 1 }
        let aligned = scored.reduce(0, +) / Double(scored.count)
        let (pairs, words) = shares(context)
        let closeness = max(0, min(1, (pairs - 0.6) / 0.2))
        // The pairs of a close text already tell what was changed.
        let findings = Double(claims.count { $0.severity > .note }) * 0.01 * (1 - closeness)
        let score = (1 - closeness) * aligned + closeness * (0.3 + 0.35 * pairs + 0.35 * words) - findings
        return max(0, min(1, score))
    }

    /// The shares of the text's word pairs and words, furniture left out, that any source has.
    private static func shares(_ context: CheckContext) -> (pairs: Double, words: Double) {
        var known: Set<Int> = []
        var knownPairs: Set<Int> = []
        for source in context.sources {
            for (index, word) in source.words.enumerated() {
                known.insert(word)
                if index > 0 { knownPairs.insert(source.words[index - 1] << 32 | word) }
            }
        }
        var (words, sharedWords, pairs, sharedPairs) = (0, 0, 0, 0)
        let draft = context.draft
        var previous: Int?
        for (index, word) in draft.words.enumerated() {
            guard !context.isFurniture(draft.tokens[index].span) else {
                previous = nil
                continue
            }
            words += 1
            sharedWords += known.contains(word) ? 1 : 0
            if let previous {
                pairs += 1
                sharedPairs += knownPairs.contains(previous << 32 | word) ? 1 : 0
            }
            previous = word
        }
        return (
            pairs > 0 ? Double(sharedPairs) / Double(pairs) : 0, words > 0 ? Double(sharedWords) / Double(words) : 0
        )
    }
}

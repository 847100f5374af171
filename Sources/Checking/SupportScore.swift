import NewsModel
import Prose

/// How well sentences, and a text as a whole, are supported: numbers for ranking, where verdicts are for deciding.
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

    /// The mean, drawn towards the weakest sentence.
    static func whole(_ sentences: [SentenceVerdict]) -> Double {
        guard !sentences.isEmpty else { return 1 }
        let mean = sentences.reduce(0) { $0 + $1.score } / Double(sentences.count)
        let least = sentences.map(\.score).min() ?? mean
        return 0.6 * mean + 0.4 * least
    }
}

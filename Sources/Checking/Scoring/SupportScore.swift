import Foundation
import NewsModel

/// How well sentences, and a text as a whole, are supported.
///
/// Numbers for ranking, where verdicts are for deciding.
enum SupportScore {
    /// For each sentence the share of it that its passage carries: the mean of the share of its weight and of its
    /// neighbouring words that are still neighbours, divided by one more than the findings that block in it.
    ///
    /// A sentence that claims nothing (furniture) scores 1.
    static func sentences(_ context: CheckContext, _ claims: [Claim]) -> [SentenceVerdict] {
        var claims = claims.filter { $0.severity > .note }[...]
        return context.draft.sentences.enumerated().map { index, sentence in
            // Claims and sentences both stand in order; a claim may reach over several sentences.
            while let first = claims.first, first.span.end <= sentence.span.start { claims.removeFirst() }
            let near = claims.prefix { $0.span.start < sentence.span.end }
            guard let alignment = context.alignments[index] else {
                return SentenceVerdict(span: sentence.span, verdict: .supported, score: 1, evidence: [])
            }
            let own = near.filter { $0.span.overlaps(sentence.span) }
            let gravest = own.max { $0.severity < $1.severity }
            let carried = (alignment.coverage + alignment.adjacency) / 2
            return SentenceVerdict(
                span: sentence.span,
                verdict: gravest?.verdict ?? .supported,
                score: max(0, min(1, carried / Double(1 + own.count { $0.severity == .block }))),
                evidence: context.evidence(of: alignment)
            )
        }
    }

    /// The score of the whole text, 0…1: the geometric mean of how well its sentences are carried, of 1 / (1 + facts)
    /// and of 1 / (1 + seams), as ``OpenPlaces`` counts both.
    ///
    /// Places are counted, not shared out over the length: a text is sound only if every part of it is, and a longer one
    /// has more parts to be wrong in. The second place tells less than the first, hence the quotient. There is no
    /// constant in it to be fitted.
    static func whole(_ context: CheckContext, _ sentences: [SentenceVerdict]) -> Double {
        let scored = zip(sentences, context.alignments).filter { $0.1 != nil }.map(\.0.score)
        guard !scored.isEmpty else { return 1 }
        let carried = scored.reduce(0, +) / Double(scored.count)
        let open = OpenPlaces(context)
        return cbrt(max(0, min(1, carried)) / Double(1 + open.facts) / Double(1 + open.seams))
    }
}

import Foundation
import NewsModel

/// The sentences of one document with what the choice needs to know of each.
struct SummaryCandidates {
    private struct Candidate {
        var span: Span
        /// As counted against the budget: separated by spaces.
        var words: Int
        var terms: Set<Int>
        var score: Double
    }

    private var candidates: [Candidate] = []
    private var weights: [Double] = []

    init(title: String, bytes: [UInt8]) {
        var ids: [String: Int] = [:]
        var counts: [Int] = []
        var sentences: [(span: Span, terms: [Int])] = []
        for paragraph in Sentences.paragraphs(in: bytes) {
            for span in Sentences.spans(in: bytes, paragraph) where sentences.count < 400 {
                var terms: [Int] = []
                for token in Tokens.words(in: bytes, span) where !StopWords.contains(token.folded) {
                    let stem = Stemmer.stem(token.base)
                    let id = ids[stem] ?? counts.count
                    if id == counts.count {
                        ids[stem] = id
                        counts.append(0)
                    }
                    counts[id] += 1
                    terms.append(id)
                }
                sentences.append((span, terms))
            }
        }
        let titleTerms = Set(Tokens.words(in: title).compactMap { ids[Stemmer.stem($0.base)] })
        weights = counts.indices.map { counts[$0] > 1 || titleTerms.contains($0) ? log(1 + Double(counts[$0])) : 0.25 }
        let total = Double(max(sentences.count, 1))
        for (index, sentence) in sentences.enumerated() {
            let terms = Set(sentence.terms)
            let words = Self.wordCount(bytes, sentence.span)
            let centrality =
                sentence.terms.reduce(0) { $0 + weights[$1] } / pow(Double(max(sentence.terms.count, 6)), 0.6)
            let overlap =
                titleTerms.isEmpty ? 0 : Double(terms.intersection(titleTerms).count) / Double(titleTerms.count)
            let position = 1 / (1 + Double(index) / total * 2) + (index == 0 ? 1 : 0)
            candidates.append(
                Candidate(
                    span: sentence.span,
                    words: words,
                    terms: terms,
                    score: centrality + 1.2 * overlap + 0.9 * position - (words < 5 ? 2 : 0)
                )
            )
        }
    }

    func choose(maxWords: Int) -> [Span] {
        var left = maxWords
        var chosen: [Int] = []
        var covered: Set<Int> = []
        var open = Set(candidates.indices)
        while left > 0, let best = open.max(by: { (gain($0, covered), $1) < (gain($1, covered), $0) }) {
            open.remove(best)
            guard candidates[best].words <= left || chosen.isEmpty else { continue }
            chosen.append(best)
            left -= candidates[best].words
            covered.formUnion(candidates[best].terms)
        }
        return chosen.sorted().map { candidates[$0].span }
    }

    /// The score with a share taken off for words that were said already.
    private func gain(_ index: Int, _ covered: Set<Int>) -> Double {
        let candidate = candidates[index]
        guard !candidate.terms.isEmpty, !covered.isEmpty else { return candidate.score }
        let repeated = Double(candidate.terms.intersection(covered).count) / Double(candidate.terms.count)
        return candidate.score * (1 - 0.2 * repeated * repeated)
    }

    private static func wordCount(_ bytes: [UInt8], _ span: Span) -> Int {
        var count = 0
        var inside = false
        for byte in bytes[span.range] {
            let space = Characters.isSpace(byte)
            if !space, !inside { count += 1 }
            inside = !space
        }
        return count
    }
}

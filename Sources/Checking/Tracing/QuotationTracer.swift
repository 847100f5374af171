import NewsModel
import Prose

/// Finds the words of quotations in the sources.
struct QuotationTracer {
    let draft: ReadText
    let sources: [ReadText]
    let vocabulary: Vocabulary
    private let streams: [SpeechStream]

    init(draft: ReadText, sources: [ReadText], vocabulary: Vocabulary) {
        self.draft = draft
        self.sources = sources
        self.vocabulary = vocabulary
        streams = sources.map { SpeechStream($0, vocabulary) }
    }

    func trace(_ quotation: Quotation) -> QuotationTrace {
        let pattern = QuotationPattern(quotation, in: draft, vocabulary: vocabulary)
        guard pattern.wordCount > 0 else {
            return QuotationTrace(outcome: .noSpeech, places: [], edits: [], likeness: 1)
        }
        var places: [QuotationTrace.Place] = []
        var edits = pattern.edits
        for (number, stream) in streams.enumerated() {
            for match in stream.matches(pattern, in: stream.spoken, limit: 8) {
                places.append(place(number, match))
                for edit in match.edits where !edits.contains(edit) { edits.append(edit) }
            }
        }
        if !places.isEmpty {
            let outcome: QuotationTrace.Outcome = pattern.insertsNegation ? .altered : .found
            return QuotationTrace(outcome: outcome, places: places, edits: edits, likeness: 1)
        }
        let isSpeech = isSpeech(quotation, pattern)
        for (number, stream) in streams.enumerated() {
            for match in stream.matches(pattern, in: stream.all, limit: 2) {
                places.append(place(number, match))
                if stream.isDocument {
                    return QuotationTrace(outcome: .found, places: [place(number, match)], edits: edits, likeness: 1)
                }
            }
        }
        if !places.isEmpty {
            return QuotationTrace(
                outcome: isSpeech ? .outsideMarks : .noSpeech,
                places: places,
                edits: edits,
                likeness: 1
            )
        }
        if !isSpeech { return QuotationTrace(outcome: .noSpeech, places: [], edits: edits, likeness: 0) }
        return nearest(pattern, edits)
    }

    /// Whether somebody is made to say these words: not a name in marks, nor a word held at arm's length.
    private func isSpeech(_ quotation: Quotation, _ pattern: QuotationPattern) -> Bool {
        let tokens = pattern.runs.flatMap(\.tokens).map { draft.tokens[$0] }
        let last = quotation.inner.end > quotation.inner.start ? draft.bytes[quotation.inner.end - 1] : 0
        let isName =
            tokens.count <= 5 && ![0x2C, 0x2E, 0x21, 0x3F].contains(last)
            && tokens.allSatisfy { $0.shape != .lower || ["of", "the", "and", "for", "in", "to"].contains($0.folded) }
        if isName { return false }
        if quotation.speaker != nil { return true }
        if tokens.count <= 2 { return false }
        let weighty = tokens.filter { !StopWords.contains($0.folded) }
        return tokens.count > 8 || weighty.contains { !$0.isCapitalised }
    }

    private func place(_ source: Int, _ match: SpeechStream.Match) -> QuotationTrace.Place {
        let text = sources[source]
        let quotation = text.quotationOf[match.first]
        return QuotationTrace.Place(
            source: source,
            span: text.span(match.first..<(match.last + 1)),
            quotation: quotation >= 0 ? quotation : nil
        )
    }

    /// The passage most like the quotation: a window slid over each source's words, the best one trimmed to what it shares.
    private func nearest(_ pattern: QuotationPattern, _ edits: [String]) -> QuotationTrace {
        let words = pattern.runs.flatMap(\.words)
        let wanted = Array(words.prefix(200))
        var best: (likeness: Double, place: QuotationTrace.Place)?
        for (number, stream) in streams.enumerated() {
            guard let window = stream.bestWindow(for: wanted) else { continue }
            let range = Array(stream.all[window])
            let pairs = WordDifference.matches(range.map { sources[number].words[$0] }, wanted)
            guard let first = pairs.first, let last = pairs.last else { continue }
            let likeness = Double(pairs.count) / Double(wanted.count)
            if likeness > best?.likeness ?? 0 {
                // Take in as many words at either end as the quotation has unmatched there.
                let start = max(0, first.0 - first.1)
                let end = min(range.count - 1, last.0 + (wanted.count - 1 - last.1))
                let from = range[start]
                let quotation = sources[number].quotationOf[range[first.0]]
                best = (
                    likeness,
                    QuotationTrace.Place(
                        source: number,
                        span: sources[number].span(from..<(range[end] + 1)),
                        quotation: quotation >= 0 ? quotation : nil
                    )
                )
            }
        }
        guard let best, best.likeness >= 0.3 else {
            return QuotationTrace(outcome: .nowhere, places: [], edits: edits, likeness: best?.likeness ?? 0)
        }
        return QuotationTrace(
            outcome: best.likeness >= 0.6 ? .altered : .nowhere,
            places: [best.place],
            edits: edits,
            likeness: best.likeness
        )
    }
}

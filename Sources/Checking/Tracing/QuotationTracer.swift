import NewsModel
import Prose

/// Finds the words of quotations in the sources.
struct QuotationTracer {
    let draft: ReadText
    let sources: [ReadText]
    let vocabulary: Vocabulary
    private let streams: [SpeechStream]

    init(draft: ReadText, prepared: PreparedSources, vocabulary: Vocabulary) {
        self.draft = draft
        sources = prepared.texts
        self.vocabulary = vocabulary
        streams = prepared.streams.map { $0.reading(vocabulary) }
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
            var trace = QuotationTrace(outcome: outcome, places: places, edits: edits, likeness: 1)
            trace.lastBracket = pattern.lastBracket
            if outcome == .found { trace.variants = variants(of: pattern, besides: Set(places.map(\.source))) }
            return trace
        }
        let isSpeech = isSpeech(quotation, pattern)
        for (number, stream) in streams.enumerated() {
            for match in stream.matches(pattern, in: stream.all, limit: 2) {
                places.append(place(number, match))
                if stream.isDocument {
                    for edit in match.edits where !edits.contains(edit) { edits.append(edit) }
                    var trace = QuotationTrace(
                        outcome: .found,
                        places: [place(number, match)],
                        edits: edits,
                        likeness: 1
                    )
                    trace.lastBracket = pattern.lastBracket
                    return trace
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
            quotation: quotation >= 0 ? quotation : nil,
            tokens: match.first...max(match.first, match.last),
            gaps: match.gaps
        )
    }

    /// Passages of the other sources that are the same utterance in other words: not short, nearly all of it in order,
    /// and told there as speech.
    private func variants(of pattern: QuotationPattern, besides found: Set<Int>) -> [QuotationTrace.Place] {
        let whole = Array(pattern.runs.flatMap(\.words).prefix(200))
        // What stands on either side of an ellipsis may be told apart elsewhere.
        var parts = pattern.runs.count > 1 ? pattern.runs.prefix(6).map(\.words).filter { $0.count >= 10 } : []
        parts.insert(whole, at: 0)
        return streams.indices.compactMap { number in
            guard !found.contains(number) else { return nil }
            for wanted in parts where wanted.count >= 8 {
                guard let like = likest(number, wanted, byStem: false), like.likeness >= 0.75 else { continue }
                if like.likeness == 1 { return nil }
                if like.place.quotation != nil || streams[number].isDocument { return like.place }
            }
            return nil
        }
    }

    /// The passage most like the quotation, of all sources.
    private func nearest(_ pattern: QuotationPattern, _ edits: [String]) -> QuotationTrace {
        let wanted = Array(pattern.runs.flatMap(\.words).prefix(200))
        var best: (likeness: Double, place: QuotationTrace.Place)?
        for number in streams.indices {
            if let like = likest(number, wanted, byStem: true), like.likeness > best?.likeness ?? 0 { best = like }
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

    /// A window slid over one source's words, the best one trimmed to what it shares with the wanted words.
    ///
    /// `byStem`: Whether other forms of a word count as the word.
    private func likest(
        _ number: Int,
        _ wanted: [Int],
        byStem: Bool
    ) -> (likeness: Double, place: QuotationTrace.Place)? {
        let stems = vocabulary.stems
        let key = { (word: Int) in byStem && stems.indices.contains(word) ? stems[word] : word }
        let wanted = wanted.map(key)
        // Little words are everywhere: of two windows the one with the weighty words is the nearer.
        let weight = { (word: Int) in vocabulary.isLight[word] ? 1 : 3 }
        guard let window = streams[number].bestWindow(for: wanted, key: key, weight: weight) else { return nil }
        let range = Array(streams[number].all[window])
        let pairs = WordDifference.matches(range.map { key(sources[number].words[$0]) }, wanted)
        guard let first = pairs.first, let last = pairs.last else { return nil }
        // Take in as many words at either end as the quotation has unmatched there, as far as they are the same quotation's: "said" belongs to nobody's speech.
        let owner = sources[number].quotationOf
        var start = max(0, first.0 - first.1)
        while start < first.0, owner[range[start]] != owner[range[first.0]] { start += 1 }
        var end = min(range.count - 1, last.0 + (wanted.count - 1 - last.1))
        while end > last.0, owner[range[end]] != owner[range[last.0]] { end -= 1 }
        let quotation = owner[range[first.0]]
        return (
            Double(pairs.count) / Double(wanted.count),
            QuotationTrace.Place(
                source: number,
                span: sources[number].span(range[start]..<(range[end] + 1)),
                quotation: quotation >= 0 ? quotation : nil
            )
        )
    }
}

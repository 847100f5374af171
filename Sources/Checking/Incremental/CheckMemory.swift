import NewsModel
import Prose

/// What the readings of one text found in its sources, to be found again when the text has changed elsewhere.
///
/// Kept by all that a stretch of the text says (``StretchKey``), not by where it stands; what is kept counts from the
/// stretch's own beginning. Never decides anything: a memory that forgets gives the same report, later.
struct CheckMemory: Sendable {
    let prepared: PreparedSources
    /// Grows with the texts that were read, so that a word has the same number in all of them.
    var vocabulary: Vocabulary
    private var alignments: [StretchKey: (alignment: SentenceAlignment?, turn: Int)] = [:]
    private var traces: [StretchKey: (trace: QuotationTrace, turn: Int)] = [:]
    private var turn = 0
    /// How many sentences and quotations were worked out anew in this turn.
    private(set) var fresh = 0

    /// Stretches and words of a text beyond which the oldest are forgotten.
    private static let mostKept = 2000
    private static let mostWords = 20_000

    init(_ prepared: PreparedSources) {
        self.prepared = prepared
        vocabulary = prepared.vocabulary
    }

    /// To be called before a text is read: forgets what is too much.
    mutating func begin() {
        turn += 1
        fresh = 0
        if vocabulary.stemCount > prepared.vocabulary.stemCount + Self.mostWords {
            // Numbers of words change: nothing that holds them may stay.
            self = CheckMemory(prepared)
            return
        }
        let last = turn - 1
        if alignments.count > Self.mostKept { alignments = alignments.filter { $0.value.turn >= last } }
        if traces.count > Self.mostKept { traces = traces.filter { $0.value.turn >= last } }
    }

    mutating func alignment(
        of sentence: ReadText.Sentence,
        in draft: ReadText,
        _ align: () -> SentenceAlignment?
    ) -> SentenceAlignment? {
        let key = StretchKey(draft, sentence.span, tokens: sentence.tokens, units: sentence.units, quotation: nil)
        let start = sentence.units.lowerBound
        if let known = alignments[key] {
            alignments[key]?.turn = turn
            return known.alignment.map { $0.moved(by: start) }
        }
        fresh += 1
        let found = align()
        alignments[key] = (found.map { $0.moved(by: -start) }, turn)
        return found
    }

    mutating func trace(_ quotation: Quotation, in draft: ReadText, _ trace: () -> QuotationTrace) -> QuotationTrace {
        // What follows the closing mark tells whether a bracket before it opens a word.
        let span = Span(quotation.span.start, min(quotation.span.end + 16, draft.bytes.count))
        let first = draft.tokens.partition { $0.span.start >= quotation.inner.start }
        let end = draft.tokens.partition { $0.span.start >= quotation.inner.end }
        let key = StretchKey(draft, span, tokens: first..<max(first, end), units: 0..<0, quotation: quotation)
        if let known = traces[key] {
            traces[key]?.turn = turn
            return known.trace.moved(by: first)
        }
        fresh += 1
        let found = trace()
        traces[key] = (found.moved(by: -first), turn)
        return found
    }
}

extension SentenceAlignment {
    /// The same alignment of a sentence that stands `count` units further on.
    fileprivate func moved(by count: Int) -> SentenceAlignment {
        var alignment = self
        alignment.draft = (draft.lowerBound + count)..<(draft.upperBound + count)
        return alignment
    }
}

extension QuotationTrace {
    /// The same trace of a quotation that stands `count` tokens further on.
    fileprivate func moved(by count: Int) -> QuotationTrace {
        guard count != 0 else { return self }
        var trace = self
        trace.lastBracket = lastBracket.map { ($0.lowerBound + count)..<($0.upperBound + count) }
        trace.places = places.map { $0.moved(by: count) }
        trace.variants = variants.map { $0.moved(by: count) }
        return trace
    }
}

extension QuotationTrace.Place {
    fileprivate func moved(by count: Int) -> QuotationTrace.Place {
        var place = self
        place.gaps = gaps.map { gap in
            guard case .bracket(let words, let tokens) = gap.kind else { return gap }
            var gap = gap
            gap.kind = .bracket(words: words, tokens: (tokens.lowerBound + count)..<(tokens.upperBound + count))
            return gap
        }
        return place
    }
}

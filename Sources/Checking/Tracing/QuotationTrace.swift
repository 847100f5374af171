import NewsModel

/// What became of the words of one quotation in the sources.
struct QuotationTrace {
    enum Outcome {
        /// Word for word inside quotation marks of a source, or in a document's own text.
        case found
        /// Word for word, but as the source's own words, not as anybody's.
        case outsideMarks
        /// A passage is near, but words differ.
        case altered
        case nowhere
        /// A name, title or scare quote: nothing was claimed to be said.
        case noSpeech
    }

    struct Place {
        var source: Int
        /// From the first to the last matched word.
        var span: Span
        /// The source's quotation that holds the first word; nil in documents.
        var quotation: Int?
        /// The source's tokens from the first to the last matched; nil for a passage that is only near.
        var tokens: ClosedRange<Int>?
        /// What was left out or put in between, in order.
        var gaps: [QuotationGap] = []
    }

    var outcome: Outcome
    /// Where it was found, best first; the nearest passage when altered.
    var places: [Place]
    /// Edits that leave every word standing: "ellipsis", "bracketed words", "repetition left out".
    var edits: [String]
    /// 0…1: the share of its words that the nearest passage has in order.
    var likeness: Double
    /// Where other sources have the same utterance in other words, when this wording was found.
    var variants: [Place] = []
    /// The draft's tokens in a bracket at the very end.
    var lastBracket: Range<Int>?
}

/// Where a quotation passes over words of its source.
struct QuotationGap {
    var kind: QuotationPattern.Gap
    /// The source's tokens on either side.
    var left: Int
    var right: Int
}

package import NewsModel

/// Words between quotation marks, with who is said to have spoken them.
package struct Quotation: Sendable, Equatable {
    /// With the marks.
    package var span: Span
    /// Without them.
    package var inner: Span
    /// False when the closing mark is missing and the quotation runs to the end of its paragraph.
    package var isClosed: Bool
    /// Whether the marks are single (‘…’ or '…').
    package var isSingle: Bool
    /// The speaker as fully as the text before names them: for "he said" the name that "he" stands for, where clear.
    package var speaker: String?
    /// The words that name the speaker here: "he", "Spokeswoman Haley Morris".
    package var speakerSpan: Span?
    /// The reporting verb or phrase: "said", "according to".
    package var cueSpan: Span?

    package init(
        span: Span,
        inner: Span,
        isClosed: Bool = true,
        isSingle: Bool = false,
        speaker: String? = nil,
        speakerSpan: Span? = nil,
        cueSpan: Span? = nil
    ) {
        self.span = span
        self.inner = inner
        self.isClosed = isClosed
        self.isSingle = isSingle
        self.speaker = speaker
        self.speakerSpan = speakerSpan
        self.cueSpan = cueSpan
    }
}

/// Finds quotations and their speakers.
package enum Quotations {
    /// The outermost quotations of `text`, in order.
    ///
    /// Marks are paired paragraph by paragraph before any of them is straightened; quotations inside quotations are not
    /// listed; scare quotes and titles get no speaker.
    ///
    /// - Complexity: Linear in `text` for ordinary paragraphs; a paragraph's attribution looks at a bounded number of
    ///   words around each quotation.
    package static func find(in text: String) -> [Quotation] { find(in: Array(text.utf8)) }

    package static func find(in bytes: [UInt8]) -> [Quotation] {
        var attribution = Attribution(bytes: bytes)
        var found: [Quotation] = []
        for paragraph in Sentences.paragraphs(in: bytes) {
            found.append(contentsOf: attribution.attribute(QuotationMarks.pairs(in: bytes, paragraph), in: paragraph))
        }
        return found
    }

    /// Pairs marks only: no speakers.
    ///
    /// Much cheaper than ``find(in:)-(String)``.
    package static func marked(in bytes: [UInt8]) -> [Quotation] {
        Sentences.paragraphs(in: bytes).flatMap { QuotationMarks.pairs(in: bytes, $0) }
    }
}

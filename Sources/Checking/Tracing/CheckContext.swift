import NewsModel
import Prose

/// Text and sources, read once, with what each quotation and sentence of the text rests on.
struct CheckContext {
    let input: CheckInput
    let prepared: PreparedSources
    let draft: ReadText
    let sources: [ReadText]
    let vocabulary: Vocabulary
    let furniture: [Span]
    let outlets: [OutletMention]
    let datelines: [DatelineText]
    let aligner: SentenceAligner
    let names: NameBook
    /// Index for index as `draft.quotations`; nil for furniture.
    let quotations: [QuotationTrace?]
    /// Index for index as `draft.sentences`; nil for furniture and sentences without words.
    let alignments: [SentenceAlignment?]

    init(_ input: CheckInput) {
        var memory = CheckMemory(PreparedSources(input.sources))
        self.init(input, &memory)
    }

    /// `memory`: What earlier readings of the text found; holds the prepared sources, which are those of the input.
    init(_ input: CheckInput, _ memory: inout CheckMemory) {
        let prepared = memory.prepared
        let sources = prepared.texts
        // A text without a date is taken to be as new as its newest source.
        let date = input.date ?? input.sources.compactMap(\.date).max()
        var draft = ReadText(
            input.text,
            date: date,
            isAssumed: input.date == nil,
            known: prepared.known,
            &memory.vocabulary
        )
        let vocabulary = memory.vocabulary
        let furniture = input.furniture ?? FurnitureText.spans(in: draft)
        outlets = OutletMention.find(in: draft, sources: input.sources.map(\.name))
        datelines = DatelineText.find(in: draft)
        draft.frame(outlets.map(\.span) + OutletMention.unnamed(in: draft) + datelines.map(\.span))
        let tracer = QuotationTracer(draft: draft, prepared: prepared, vocabulary: vocabulary)
        let aligner = SentenceAligner(draft: draft, sources: sources, vocabulary: vocabulary, index: prepared.index)
        self.input = input
        self.prepared = prepared
        self.draft = draft
        self.sources = sources
        names = NameBook(sources)
        self.vocabulary = vocabulary
        self.furniture = furniture
        self.aligner = aligner
        quotations = draft.quotations.map { quotation in
            guard !furniture.contains(where: { $0.overlaps(quotation.span) }) else { return nil }
            return memory.trace(quotation, in: draft) { tracer.trace(quotation) }
        }
        alignments = draft.sentences.map { sentence in
            guard !furniture.contains(where: { $0.contains(sentence.span) }) else { return nil }
            return memory.alignment(of: sentence, in: draft) { aligner.align(sentence) }
        }
    }

    func isFurniture(_ span: Span) -> Bool { furniture.contains { $0.overlaps(span) } }

    func evidence(_ source: Int, _ span: Span) -> ClaimEvidence {
        ClaimEvidence(source: source, span: span, text: sources[source].text(span))
    }

    /// The sentences of a source that `span` touches, as one passage.
    func passage(_ source: Int, around span: Span) -> ClaimEvidence {
        let text = sources[source]
        let first = text.sentence(at: span.start).map { text.sentences[$0].span.start } ?? span.start
        let last = text.sentence(at: max(span.start, span.end - 1)).map { text.sentences[$0].span.end } ?? span.end
        return evidence(source, Span(min(first, span.start), max(last, span.end)))
    }

    func sourceName(_ source: Int) -> String {
        let name = input.sources[source].name
        return name.isEmpty ? "source \(source + 1)" : name
    }
}

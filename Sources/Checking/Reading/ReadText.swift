import Foundation
import NewsModel
import Prose

/// A text read once: words, sentences, quotations, figures, dates and names, with the way from each word to them.
struct ReadText {
    struct Sentence {
        var span: Span
        var tokens: Range<Int>
        var units: Range<Int>
        var paragraph: Int
    }

    let bytes: [UInt8]
    let tokens: [Token]
    let words: [Int]
    let quotations: [Quotation]
    let figures: [Figure]
    let dates: [DateMention]
    let names: [Name]
    let date: CalendarDay?
    /// ``date`` unless it was only assumed.
    let statedDate: CalendarDay?
    private(set) var sentences: [Sentence] = []
    private(set) var units: [Unit] = []
    /// The index of the quotation that holds the word, or -1, by word.
    private(set) var quotationOf: [Int]
    /// The index of the name that holds the word, or -1, by word.
    private(set) var nameOf: [Int]
    /// Whether the word makes a figure less exact ("at least" in "at least 40"); by word.
    let isHedge: [Bool]
    /// Whether the word belongs to the frame, not to what is told: a dateline, "the Gazette reported"; by word.
    private(set) var isFramed: [Bool]

    /// `known`: Names from elsewhere, for lines in headline case.
    init(
        _ text: String,
        date: Date?,
        isAssumed: Bool = false,
        known: KnownNames = KnownNames(),
        _ vocabulary: inout Vocabulary
    ) {
        let bytes = Array(text.utf8)
        let tokens = Tokens.words(in: bytes, Span(0, bytes.count))
        let day = date.map { CalendarDay($0) }
        self.bytes = bytes
        self.tokens = tokens
        self.date = day
        statedDate = isAssumed ? nil : day
        words = tokens.map { vocabulary.id($0.folded) }
        Self.numberSplitWords(bytes, tokens, &vocabulary)
        quotations = Quotations.find(in: bytes)
        dates = DateMentions.find(in: bytes, tokens: tokens, relativeTo: day)
        let dates = self.dates
        var next = 0
        figures = Figures.find(in: bytes, tokens: tokens).filter { figure in
            while next < dates.count, dates[next].span.end <= figure.core.start { next += 1 }
            return next >= dates.count || !dates[next].span.overlaps(figure.core)
        }
        names = HeadlineCase.names(
            Names.find(in: bytes, tokens: tokens),
            HeadlineCase.lines(bytes, tokens),
            bytes,
            tokens,
            known: known
        )
        isFramed = Array(repeating: false, count: tokens.count)
        quotationOf = Self.owners(tokens, quotations.map(\.inner))
        nameOf = Self.owners(tokens, names.map { Self.whole($0.span, tokens) })
        isHedge = Self.hedges(tokens, figures)
        units = UnitReader(
            bytes: bytes,
            tokens: tokens,
            words: words,
            names: names,
            nameOf: nameOf,
            quotationOf: quotationOf,
            figureOf: Self.owners(tokens, figures.map(\.core)),
            dateOf: Self.owners(tokens, dates.map(\.span)),
            isHedge: isHedge
        ).units(&vocabulary)
        sentences = makeSentences()
    }

    /// Gives the whole of "[W]e" a number too, so that the word is known whatever else was read before.
    private static func numberSplitWords(_ bytes: [UInt8], _ tokens: [Token], _ vocabulary: inout Vocabulary) {
        for (token, next) in zip(tokens, tokens.dropFirst())
        where next.span.start == token.span.end + 1 && bytes[token.span.end] == 0x5D {
            _ = vocabulary.id(token.folded + next.folded)
        }
    }

    /// Marks the words of the spans as frame.
    mutating func frame(_ spans: [Span]) {
        for (index, token) in tokens.enumerated() where spans.contains(where: { $0.contains(token.span) }) {
            isFramed[index] = true
        }
    }

    func text(_ span: Span) -> String { String(decoding: bytes[span.range], as: UTF8.self) }

    /// The words from the first to the last of `range`.
    func span(_ range: Range<Int>) -> Span {
        guard let first = range.first, let last = range.last, last < tokens.count else { return Span(0, 0) }
        return Span(tokens[first].span.start, tokens[last].span.end)
    }

    func span(ofUnits range: Range<Int>) -> Span {
        guard let first = range.first, let last = range.last else { return Span(0, 0) }
        return Span(
            tokens[units[first].tokens.lowerBound].span.start,
            tokens[units[last].tokens.upperBound - 1].span.end
        )
    }

    /// The sentence that holds `offset`, by binary search; the one before it when it lies between two.
    func sentence(at offset: Int) -> Int? {
        var (low, high) = (0, sentences.count)
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].span.start <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }

    /// The first sentence that `span` touches, by binary search.
    func sentence(touching span: Span) -> Sentence? {
        let first = sentence(at: span.start) ?? 0
        return sentences[first...].prefix(2).first { $0.span.overlaps(span) }
    }

    /// The figures that `span` touches, by binary search: they stand in order, none in another.
    func figures(touching span: Span) -> ArraySlice<Figure> {
        let first = figures.partition { $0.span.end > span.start }
        let end = figures.partition { $0.span.start >= span.end }
        return figures[first..<max(first, end)]
    }

    private static func hedges(_ tokens: [Token], _ figures: [Figure]) -> [Bool] {
        var isHedge = Array(repeating: false, count: tokens.count)
        for figure in figures where figure.hedge != .exact {
            var index = tokens.partition { $0.span.start >= figure.span.start }
            while index < tokens.count, tokens[index].span.end <= figure.span.end {
                isHedge[index] = !figure.core.contains(tokens[index].span)
                index += 1
            }
        }
        return isHedge
    }

    private static func owners(_ tokens: [Token], _ spans: [Span]) -> [Int] {
        var owners = [Int](repeating: -1, count: tokens.count)
        var next = 0
        for (index, token) in tokens.enumerated() {
            while next < spans.count, spans[next].end <= token.span.start { next += 1 }
            if next < spans.count, spans[next].start <= token.span.start, token.span.end <= spans[next].end {
                owners[index] = next
            }
        }
        return owners
    }

    /// The span with the possessive ending of its last word, which belongs to the word.
    private static func whole(_ span: Span, _ tokens: [Token]) -> Span {
        let next = tokens.partition { $0.span.end >= span.end }
        guard next < tokens.count, tokens[next].span.start < span.end else { return span }
        return Span(span.start, tokens[next].span.end)
    }

    private func makeSentences() -> [Sentence] {
        var found: [Sentence] = []
        var token = 0
        var unit = 0
        for (number, paragraph) in Sentences.paragraphs(in: bytes).enumerated() {
            for span in Sentences.spans(in: bytes, paragraph) {
                let firstToken = token
                while token < tokens.count, tokens[token].span.start < span.end { token += 1 }
                let firstUnit = unit
                while unit < units.count, units[unit].tokens.lowerBound < token { unit += 1 }
                found.append(
                    Sentence(span: span, tokens: firstToken..<token, units: firstUnit..<unit, paragraph: number)
                )
            }
        }
        return found
    }
}

import NewsModel
import Prose

/// All that a text's reading knows of one stretch of it, wherever the stretch stands.
///
/// What is traced or aligned of a stretch depends on this and on the sources, so that equal keys have equal results.
struct StretchKey: Hashable {
    private let bytes: ArraySlice<UInt8>
    private let words: ArraySlice<Int>
    private let units: [Int]
    private let figures: [Figure]
    private let dates: [DateMention]
    private let statedDate: CalendarDay?
    private let quotation: Quotation?

    /// `span`: Bytes from the first to the last that count; `tokens` and `units` are those inside.
    init(_ text: ReadText, _ span: Span, tokens: Range<Int>, units range: Range<Int>, quotation: Quotation?) {
        bytes = text.bytes[span.range]
        words = text.words[tokens]
        statedDate = text.statedDate
        var units: [Int] = []
        var figures: [Figure] = []
        var dates: [DateMention] = []
        units.reserveCapacity(range.count * 5)
        for unit in text.units[range] {
            let first = unit.tokens.lowerBound
            var kind = 0
            switch unit.kind {
            case .word: break
            case .country: kind = 1
            case .figure(let index):
                kind = 2
                figures.append(text.figures[index].moved(by: -span.start))
            case .date(let index):
                kind = 3
                dates.append(text.dates[index].moved(by: -span.start))
            }
            // What stands in marks or in the frame is judged otherwise, and so is a name.
            let marks =
                (text.quotationOf[first] >= 0 ? 1 : 0) | (text.isFramed[first] ? 2 : 0)
                | (text.nameOf[first] >= 0 ? 4 : 0)
            units.append(contentsOf: [
                kind << 3 | marks, unit.word, unit.stem, unit.tokens.count, first - tokens.lowerBound,
            ])
        }
        self.units = units
        self.figures = figures
        self.dates = dates
        self.quotation = quotation?.moved(by: -span.start)
    }

    static func == (left: StretchKey, right: StretchKey) -> Bool {
        left.bytes == right.bytes && left.words == right.words && left.units == right.units
            && left.figures == right.figures && left.dates == right.dates && left.statedDate == right.statedDate
            && left.quotation == right.quotation
    }

    func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}

extension Figure {
    fileprivate func moved(by offset: Int) -> Figure {
        var figure = self
        figure.span = span.moved(by: offset)
        figure.core = core.moved(by: offset)
        return figure
    }
}

extension DateMention {
    fileprivate func moved(by offset: Int) -> DateMention {
        var mention = self
        mention.span = span.moved(by: offset)
        return mention
    }
}

extension Quotation {
    fileprivate func moved(by offset: Int) -> Quotation {
        var quotation = self
        quotation.span = span.moved(by: offset)
        quotation.inner = inner.moved(by: offset)
        quotation.speakerSpan = speakerSpan?.moved(by: offset)
        quotation.cueSpan = cueSpan?.moved(by: offset)
        return quotation
    }
}

import NewsModel
import Prose

/// The place and day before the first sentence of a paragraph, as in "PARIS, Feb 11 —".
struct DatelineText {
    /// To the end of the dash.
    var span: Span
    var place: Span
    /// Indices of its words.
    var tokens: Range<Int>

    /// The datelines of a text: capitals, then perhaps a day, then a dash, all within the first words of a paragraph.
    static func find(in text: ReadText) -> [DatelineText] {
        Sentences.paragraphs(in: text.bytes).compactMap { line(text, $0) }
    }

    private static func line(_ text: ReadText, _ paragraph: Span) -> DatelineText? {
        let limit = min(paragraph.end, paragraph.start + 60)
        guard let dash = dash(text.bytes, Span(paragraph.start, limit)) else { return nil }
        let first = text.tokens.partition { $0.span.start >= paragraph.start }
        let end = text.tokens.partition { $0.span.start >= dash.start }
        guard first < end, end < text.tokens.count, text.tokens[end].span.start < paragraph.end else { return nil }
        var placeEnd = first
        while placeEnd < end, text.tokens[placeEnd].shape == .upper, !isDate(text, placeEnd) { placeEnd += 1 }
        guard placeEnd > first, placeEnd - first <= 5,
            (placeEnd..<end).allSatisfy({ isDate(text, $0) || text.tokens[$0].shape != .lower })
        else { return nil }
        return DatelineText(
            span: Span(paragraph.start, dash.end),
            place: text.span(first..<placeEnd),
            tokens: first..<end
        )
    }

    private static func isDate(_ text: ReadText, _ token: Int) -> Bool {
        text.dates.contains { $0.span.contains(text.tokens[token].span) } || text.tokens[token].shape == .number
    }

    /// The first dash (em, en or hyphen) with a space before it.
    private static func dash(_ bytes: [UInt8], _ span: Span) -> Span? {
        for index in span.range.dropFirst() where bytes[index - 1] == 0x20 {
            if bytes[index] == 0x2D { return Span(index, index + 1) }
            if index + 2 < span.end, bytes[index] == 0xE2, bytes[index + 1] == 0x80,
                bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94
            {
                return Span(index, index + 3)
            }
        }
        return nil
    }
}

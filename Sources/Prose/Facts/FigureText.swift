import NewsModel

/// The words that figures are read from, with what stands between them.
struct FigureText {
    let bytes: [UInt8]
    let tokens: [Token]

    /// The word in its folded form; empty beyond either end.
    func word(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].folded : "" }

    /// Whether one blank or hyphen, and nothing else, parts the word from the one before it.
    func isJoined(_ index: Int) -> Bool {
        guard index > 0, index < tokens.count else { return false }
        let gap = Span(tokens[index - 1].span.end, tokens[index].span.start)
        return gap.count == 1 && (bytes[gap.start] == 0x20 || bytes[gap.start] == 0x2D)
            || gap.count == 2 && bytes[gap.start] == 0xC2
    }

    /// Whether a hyphen, and nothing else, joins the word to the one before it.
    func isHyphened(_ index: Int) -> Bool {
        guard index > 0, index < tokens.count else { return false }
        let gap = Span(tokens[index - 1].span.end, tokens[index].span.start)
        return gap.count == 1 && bytes[gap.start] == 0x2D
    }

    /// Whether nothing but blanks and hyphens, three bytes at most, stands between two offsets.
    func isBlank(_ start: Int, _ end: Int) -> Bool {
        guard start <= end, end - start < 4 else { return false }
        return bytes[start..<end].allSatisfy { $0 == 0x20 || $0 == 0x2D || $0 == 0xC2 || $0 == 0xA0 }
    }

    /// Whether the word at `index` follows the offset with nothing but a blank or hyphen between.
    func follows(_ index: Int, _ end: Int) -> Bool {
        index < tokens.count && end < tokens[index].span.start && isBlank(end, tokens[index].span.start)
    }

    /// Whether the words from `index` on are these, with nothing but blanks between them.
    func reads(_ words: [String], at index: Int) -> Bool {
        guard index >= 0, index + words.count <= tokens.count else { return false }
        for (offset, word) in words.enumerated() {
            guard tokens[index + offset].folded == word, offset == 0 || isJoined(index + offset) else { return false }
        }
        return true
    }

    /// Whether a comma, stop or bracket stands between the word and the one before it, or nothing stands before it.
    func opensClause(_ index: Int) -> Bool {
        guard index > 0, index < tokens.count else { return true }
        return !isJoined(index)
    }
}

package import NewsModel

/// A word as it stands in a text.
package struct Token: Sendable, Equatable {
    package enum Shape: Sendable, Equatable {
        /// "word"
        case lower
        /// "Word", "McCain"
        case capitalised
        /// "AI", "U.S."; two letters or more
        case upper
        /// "1,893", "2.4"
        case number
        /// "2bn", "G20", "iPhone"
        case mixed
    }

    package var span: Span
    /// Lower case, accents and thousands separators dropped, apostrophes straight, acronyms without stops:
    /// "U.S." and "US" are both "us", "1,893" is "1893", "Don’t" is "don't".
    package var folded: String
    package var shape: Shape

    package init(span: Span, folded: String, shape: Shape) {
        self.span = span
        self.folded = folded
        self.shape = shape
    }

    package var isCapitalised: Bool { shape == .capitalised || shape == .upper }

    /// `folded` without a possessive ending: "vance's" is "vance", "voters'" is left alone.
    package var base: String {
        folded.utf8.count > 2 && folded.hasSuffix("'s") ? String(folded.dropLast(2)) : folded
    }
}

/// Splits text into words.
package enum Tokens {
    /// The words of `text` in order.
    ///
    /// Hyphens and dashes separate words; apostrophes inside a word belong to it.
    ///
    /// - Complexity: Linear in `text`.
    package static func words(in text: String) -> [Token] {
        let bytes = Array(text.utf8)
        return words(in: bytes, Span(0, bytes.count))
    }

    /// The folded forms only.
    package static func folded(_ text: String) -> [String] { words(in: text).map(\.folded) }

    /// The words of one stretch of UTF-8 text.
    package static func words(in bytes: [UInt8], _ span: Span) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(span.count / 5 + 1)
        var buffer: [UInt8] = []
        let end = min(span.end, bytes.count)
        var index = max(span.start, 0)
        while index < end {
            let (scalar, width) = Characters.decode(bytes, index)
            guard Characters.isWord(scalar) else {
                index += width
                continue
            }
            tokens.append(word(at: index, in: bytes, end: end, buffer: &buffer))
            index = tokens[tokens.count - 1].span.end
        }
        return tokens
    }

    private static func word(at start: Int, in bytes: [UInt8], end: Int, buffer: inout [UInt8]) -> Token {
        if let acronym = acronym(at: start, in: bytes, end: end) { return acronym }
        buffer.removeAll(keepingCapacity: true)
        var index = start
        var uppers = 0
        var lowers = 0
        var digits = 0
        var startsUpper = false
        while index < end {
            let (scalar, width) = Characters.decode(bytes, index)
            if Characters.isWord(scalar) {
                if scalar < 0x80, Characters.isDigit(UInt8(scalar)) {
                    digits += 1
                } else if Characters.isUpper(scalar: scalar) {
                    uppers += 1
                    if index == start { startsUpper = true }
                } else {
                    lowers += 1
                }
                Characters.fold(scalar, into: &buffer)
                index += width
            } else if let joined = joiner(scalar, width, at: index, in: bytes, end: end, afterDigit: digits > 0) {
                if joined != 0 { buffer.append(joined) }
                index += width
            } else {
                break
            }
        }
        let shape: Token.Shape
        if digits > 0 {
            shape = uppers + lowers == 0 ? .number : .mixed
        } else if uppers > 1 && lowers <= 1 {
            shape = .upper
        } else if startsUpper {
            shape = .capitalised
        } else {
            shape = uppers > 0 ? .mixed : .lower
        }
        return Token(span: Span(start, index), folded: String(decoding: buffer, as: UTF8.self), shape: shape)
    }

    /// The byte that an apostrophe, decimal point or thousands comma inside a word leaves in its folded form (0 for
    /// none), or nil when the word ends here.
    private static func joiner(
        _ scalar: UInt32,
        _ width: Int,
        at index: Int,
        in bytes: [UInt8],
        end: Int,
        afterDigit: Bool
    ) -> UInt8? {
        let next = index + width
        guard next < end else { return nil }
        if Characters.isApostrophe(scalar) {
            return Characters.isWord(Characters.decode(bytes, next).scalar) ? 0x27 : nil
        }
        guard afterDigit, Characters.isDigit(bytes[index - 1]), Characters.isDigit(bytes[next]) else { return nil }
        if scalar == 0x2E { return 0x2E }
        if scalar == 0x2C, next + 2 < end, Characters.isDigit(bytes[next + 1]), Characters.isDigit(bytes[next + 2]),
            next + 3 >= end || !Characters.isDigit(bytes[next + 3])
        {
            return 0
        }
        return nil
    }

    /// "U.S.", "a.m.", "J.D": single letters, each followed by a stop, two or more.
    private static func acronym(at start: Int, in bytes: [UInt8], end: Int) -> Token? {
        guard start + 3 < end || start + 3 == end, bytes[start + 1] == 0x2E else { return nil }
        var index = start
        var letters: [UInt8] = []
        var uppers = 0
        while index < end, Characters.isLetter(bytes[index]), letters.count < 12 {
            let isLast = index + 1 >= end || bytes[index + 1] != 0x2E
            if isLast {
                // "J.D Vance" ends here; in "B.Smith" the letter opens a word of its own.
                if index + 1 < end, Characters.isWord(Characters.decode(bytes, index + 1).scalar) { break }
                letters.append(bytes[index] | 0x20)
                uppers += Characters.isUpper(bytes[index]) ? 1 : 0
                index += 1
                break
            }
            letters.append(bytes[index] | 0x20)
            uppers += Characters.isUpper(bytes[index]) ? 1 : 0
            index += 2
        }
        guard letters.count >= 2 else { return nil }
        return Token(
            span: Span(start, index),
            folded: String(decoding: letters, as: UTF8.self),
            shape: uppers > 0 ? .upper : .lower
        )
    }
}

package import NewsModel

/// A place where the author wrote the symbol: "(NASDAQ: NVDA)", "NYSE:IBM", "$NVDA", "NVDA.O", "(AAPL US)".
package struct TickerMark: Sendable, Equatable {
    package var span: Span
    package var symbol: String
    /// In capitals: "NASDAQ"; empty after a dollar sign or in "(DIS)".
    package var exchange: String
    package var kind: Kind = .named

    package enum Kind: Sendable, Equatable {
        /// The exchange before a colon, a dollar sign, or parentheses alone.
        case named
        /// "NVDA.O": the exchange as the ending of the symbol; `exchange` holds the ending.
        case ending
        /// "AAPL US Equity", "(AAPL US)": the exchange as two letters after it.
        case terminal
    }
}

/// Finds marks.
///
/// "NASDAQ:NOT A SYMBOL" and "on the agenda: AI" are none.
package enum TickerMarks {
    /// - Complexity: Linear in `text`.
    package static func find(in text: String) -> [TickerMark] { find(in: Array(text.utf8)) }

    static func find(in bytes: [UInt8]) -> [TickerMark] {
        var marks: [TickerMark] = []
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x24:  // $
                if let end = symbolEnd(bytes, index + 1, lettersOnly: true), end - index <= 6,
                    index == 0 || !isWord(bytes[index - 1]), hasLetter(bytes, index + 1, end)
                {
                    marks.append(mark(bytes, index, index + 1, end, exchange: ""))
                    index = end
                } else {
                    index += 1
                }
            case 0x3A:  // :
                let found = afterColon(bytes, index)
                marks += found
                index = max(index + 1, found.last?.span.end ?? 0)
            case 0x28:  // (
                if let end = symbolEnd(bytes, index + 1, lettersOnly: true), end < bytes.count, bytes[end] == 0x29,
                    end - index <= 7, hasLetter(bytes, index + 1, end)
                {
                    marks.append(mark(bytes, index + 1, index + 1, end, exchange: ""))
                } else if let found = terminal(bytes, index + 1, isBracketed: true) {
                    marks.append(found)
                }
                index += 1
            case 0x2E:  // .
                if let found = ending(bytes, index) { marks.append(found) }
                index += 1
            case 0x45:  // Equity
                if let found = equity(bytes, index) { marks.append(found) }
                index += 1
            default:
                index += 1
            }
        }
        return marks
    }

    private static func mark(_ bytes: [UInt8], _ from: Int, _ start: Int, _ end: Int, exchange: String) -> TickerMark {
        TickerMark(
            span: Span(from, end),
            symbol: String(decoding: bytes[start..<end], as: UTF8.self),
            exchange: exchange
        )
    }

    /// What stands around a colon, if an exchange stands before it: also "NYSE: BRK.A, BRK.B".
    private static func afterColon(_ bytes: [UInt8], _ colon: Int) -> [TickerMark] {
        var end = colon
        while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
        guard let (exchange, start) = exchangeBefore(bytes, end) else { return [] }
        var marks: [TickerMark] = []
        var position = colon + 1
        while marks.count < 4 {
            while position < bytes.count, bytes[position] == 0x20 || isNoBreakSpace(bytes, position) {
                position += bytes[position] == 0x20 ? 1 : 2
            }
            let from = position
            if position < bytes.count, bytes[position] == 0x24 { position += 1 }
            guard let stop = symbolEnd(bytes, position, lettersOnly: false), stop - position <= 8,
                !isFollowedByCapitals(bytes, stop)
            else { break }
            let first = marks.isEmpty
            marks.append(mark(bytes, first ? start : from, position, stop, exchange: exchange))
            var next = stop
            while next < bytes.count, bytes[next] == 0x20 { next += 1 }
            guard next < bytes.count, bytes[next] == 0x2C || bytes[next] == 0x2F else { break }
            position = next + 1
        }
        return marks
    }

    /// "NVDA.O" around its stop: two to eight capitals or digits, then one to three capitals, nothing joined to either.
    private static func ending(_ bytes: [UInt8], _ stop: Int) -> TickerMark? {
        var start = stop
        while start > 0, stop - start < 9, isSymbol(bytes[start - 1]) { start -= 1 }
        var end = stop + 1
        while end < bytes.count, end - stop < 5, bytes[end] >= 0x41, bytes[end] <= 0x5A { end += 1 }
        guard stop - start >= 2, stop - start <= 8, end - stop >= 2, end - stop <= 4,
            start == 0 || !isWord(bytes[start - 1]) && bytes[start - 1] != 0x2E,
            end == bytes.count || !isWord(bytes[end])
        else { return nil }
        var found = mark(bytes, start, start, stop, exchange: String(decoding: bytes[(stop + 1)..<end], as: UTF8.self))
        found.span = Span(start, end)
        found.kind = .ending
        return found
    }

    /// "AAPL US" from its first letter.
    private static func terminal(_ bytes: [UInt8], _ start: Int, isBracketed: Bool) -> TickerMark? {
        var end = start
        while end < bytes.count, end - start < 9, isSymbol(bytes[end]) { end += 1 }
        guard end > start, end - start <= 8, end + 3 <= bytes.count, bytes[end] == 0x20,
            bytes[end + 1] >= 0x41, bytes[end + 1] <= 0x5A, bytes[end + 2] >= 0x41, bytes[end + 2] <= 0x5A,
            !isBracketed || end + 3 < bytes.count && (bytes[end + 3] == 0x29 || bytes[end + 3] == 0x20)
        else { return nil }
        if isBracketed, bytes[end + 3] == 0x20, !bytes[(end + 4)...].starts(with: Array("Equity)".utf8)) { return nil }
        var found = mark(
            bytes,
            start,
            start,
            end,
            exchange: String(decoding: bytes[(end + 1)..<(end + 3)], as: UTF8.self)
        )
        found.span = Span(start, end + 3)
        found.kind = .terminal
        return found
    }

    /// "AAPL US Equity" from the E, outside parentheses.
    private static func equity(_ bytes: [UInt8], _ at: Int) -> TickerMark? {
        guard at >= 5, bytes[at - 1] == 0x20, bytes[at - 4] == 0x20, bytes[at...].starts(with: Array("Equity".utf8))
        else {
            return nil
        }
        var start = at - 4
        while start > 0, at - 4 - start < 9, isSymbol(bytes[start - 1]) { start -= 1 }
        guard start < at - 4, start == 0 || !isWord(bytes[start - 1]) && bytes[start - 1] != 0x28 else { return nil }
        return terminal(bytes, start, isBracketed: false)
    }

    private static func isSymbol(_ byte: UInt8) -> Bool {
        (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x30 && byte <= 0x39)
    }

    private static func exchangeBefore(_ bytes: [UInt8], _ end: Int) -> (String, Int)? {
        for words in 1...3 {
            var start = end
            var left = words
            while start > 0, end - start < 24 {
                let byte = bytes[start - 1]
                if byte == 0x20 {
                    left -= 1
                    if left == 0 { break }
                } else if !isWord(byte), byte != 0x2D {
                    break
                }
                start -= 1
            }
            guard start < end else { return nil }
            let name = String(decoding: bytes[start..<end], as: UTF8.self).uppercased()
            if Exchange.named(name) != nil, !listCodes.contains(name), bytes[start] < 0x60 { return (name, start) }
        }
        return nil
    }

    /// The end of capitals, digits, and one inner stop or hyphen; nil when there is none or a word goes on.
    private static func symbolEnd(_ bytes: [UInt8], _ start: Int, lettersOnly: Bool) -> Int? {
        var end = start
        while end < bytes.count, end - start < 12 {
            let byte = bytes[end]
            let isCapital = byte >= 0x41 && byte <= 0x5A
            let isDigit = byte >= 0x30 && byte <= 0x39
            let isJoint =
                (byte == 0x2E || byte == 0x2D) && end > start && end + 1 < bytes.count && bytes[end + 1] >= 0x41
                && bytes[end + 1] <= 0x5A
            guard isCapital || (isDigit && (!lettersOnly || end > start)) || isJoint else { break }
            end += 1
        }
        guard end > start else { return nil }
        if end < bytes.count, isWord(bytes[end]) { return nil }
        return end
    }

    private static func isFollowedByCapitals(_ bytes: [UInt8], _ end: Int) -> Bool {
        guard end + 1 < bytes.count, bytes[end] == 0x20 else { return false }
        let next = bytes[end + 1]
        guard next >= 0x41, next <= 0x5A else { return false }
        guard end + 2 < bytes.count else { return true }
        let after = bytes[end + 2]
        return !(after >= 0x61 && after <= 0x7A)
    }

    private static func hasLetter(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        bytes[start..<end].contains { $0 >= 0x41 && $0 <= 0x5A }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
    }

    private static func isNoBreakSpace(_ bytes: [UInt8], _ at: Int) -> Bool {
        at + 1 < bytes.count && bytes[at] == 0xC2 && bytes[at + 1] == 0xA0
    }

    /// Codes that only lists use; before a colon they are words ("ICE: …", "Set: …").
    private static let listCodes: Set<String> = [
        "ICE", "SET", "PAR", "HAM", "HAN", "MUN", "BER", "DUS", "STU", "CAI", "IST", "SAU", "DOH", "TWO", "MIL", "BUD",
        "PRA", "BUE", "VAN", "MEX", "LONDON", "TORONTO", "NAS", "OQX", "GER", "BRU", "LIS", "ATH", "JNB",
    ]
}

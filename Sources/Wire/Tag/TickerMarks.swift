package import NewsModel

/// A place where the author wrote the symbol: "(NASDAQ: NVDA)", "NYSE:IBM", "$NVDA".
package struct TickerMark: Sendable, Equatable {
    package var span: Span
    package var symbol: String
    /// In capitals: "NASDAQ"; empty after a dollar sign or in "(DIS)".
    package var exchange: String
}

/// Finds marks.
///
/// "NASDAQ:NOT A SYMBOL" and "on the agenda: AI" are none.
package enum TickerMarks {
    /// - Complexity: Linear in `text`.
    package static func find(in text: String) -> [TickerMark] {
        let bytes = Array(text.utf8)
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
                }
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
            if exchanges.contains(name), bytes[start] < 0x60 { return (name, start) }
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

    /// Names that stand before a colon.
    private static let exchanges: Set<String> = [
        "NASDAQ", "NASDAQGS", "NASDAQGM", "NASDAQCM", "NYSE", "NYSE AMERICAN", "NYSE MKT", "NYSEMKT", "NYSEARCA",
        "NYSE ARCA", "AMEX", "CBOE", "BATS", "OTC", "OTCQB", "OTCQX", "OTCMKTS", "OTC PINK", "OTCBB", "PINK", "LSE",
        "LON",
        "AIM", "TSX", "TSXV", "TSX-V", "TSX VENTURE", "CSE", "NEO", "ASX", "NZX", "NZE", "HKEX", "HKG", "SEHK", "HKSE",
        "TSE", "TYO", "TPE", "TWSE", "KRX", "KOSPI", "KOSDAQ", "SGX", "SES", "NSE", "BSE", "BOM", "JSE", "FRA", "ETR",
        "XETRA", "FWB", "EPA", "EURONEXT", "EURONEXT PARIS", "EURONEXT AMSTERDAM", "EURONEXT LISBON", "AMS", "EBR",
        "BIT",
        "BME", "SWX", "SIX", "VIE", "STO", "OSL", "OSE", "CPH", "HEL", "OMX", "ISE", "TASE", "TADAWUL", "SHA", "SHE",
        "SSE",
        "SZSE", "BMV", "B3", "BVMF", "WSE",
    ]
}

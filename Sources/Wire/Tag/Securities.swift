/// One listing of a company's shares.
package struct Security: Sendable, Equatable {
    /// As the file writes it: "NVDA", "ULVR.L".
    package var symbol: String
    /// The legal name: "NVIDIA Corporation".
    package var name: String
    /// The file's code of the exchange: "NMS", "LSE", "NASDAQ".
    package var exchange: String
    /// The company's country in words, where known.
    package var country: String
    package var isin: String
    /// How large the company is: 5 mega, 4 large, 3 mid, 2 small, 1 micro, 0 not known.
    package var size: Int
    package var aliases: [String]

    package init(
        symbol: String,
        name: String,
        exchange: String = "",
        country: String = "",
        isin: String = "",
        size: Int = 0,
        aliases: [String] = []
    ) {
        self.symbol = symbol
        self.name = name
        self.exchange = exchange
        self.country = country
        self.isin = isin
        self.size = size
        self.aliases = aliases
    }
}

/// Lists of listed companies.
package enum Securities {
    /// What a list gave, and the lines it could not give anything for.
    package struct Reading: Sendable, Equatable {
        package var securities: [Security] = []
        package var problems: [Problem] = []
    }

    /// A line that was left out, or a part of it.
    package struct Problem: Sendable, Equatable {
        /// Counted from 1.
        package var line: Int
        /// "no symbol", "no name", "“XX” is no ISIN".
        package var reason: String
    }

    /// The securities of a list; lines that cannot be read are left out.
    package static func parse(_ text: String) -> [Security] { read(text).securities }

    /// Reads a list with tabs, or else semicolons or commas, between its columns.
    ///
    /// With a header line the columns `symbol` (or `ticker`), `name`, `exchange` (or `mic`), `country`, `isin`,
    /// `market_cap`, `aliases` (parted by `;`, or `|`) may stand in any order, others are passed over; without one the
    /// order is symbol, name, exchange, country. Between commas a field may stand in quotation marks, doubled inside (RFC
    /// 4180). A line without symbol or name is left out and reported; an ISIN whose check digit is wrong is reported and
    /// dropped. At most a million lines are read, and a thousand problems told.
    ///
    /// - Complexity: Linear in `text`.
    package static func read(_ text: String) -> Reading {
        var copy = text
        return copy.withUTF8 { bytes in
            var reader = SecuritiesReader(bytes)
            reader.read()
            return reader.reading
        }
    }
}

/// One pass over the bytes of a list.
private struct SecuritiesReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var columns: [Column] = [.symbol, .name, .exchange, .country]
    private var separator: UInt8 = 0x09
    var reading = Securities.Reading()

    private enum Column: Int { case symbol, name, exchange, country, isin, size, aliases, other }
    private static let mostLines = 1_000_000
    private static let mostProblems = 1_000

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func read() {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var number = 0
        var hasHeader = false
        var isFirst = true
        while start < bytes.count, number < SecuritiesReader.mostLines {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
            let line = start..<end
            start = end + (isPair ? 2 : 1)
            number += 1
            guard !line.isEmpty else { continue }
            if isFirst {
                isFirst = false
                separator = SecuritiesReader.separator(of: bytes[line])
                hasHeader = takeHeader(line)
                if hasHeader { continue }
            }
            take(line, number: number)
        }
    }

    private static func separator(of line: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8 {
        for byte in [0x09, 0x3B] as [UInt8] where line.contains(byte) { return byte }
        return line.contains(0x2C) ? 0x2C : 0x09
    }

    /// Whether the line names columns.
    private mutating func takeHeader(_ line: Range<Int>) -> Bool {
        let names = fields(line).map { SecuritiesReader.column($0.lowercased()) }
        guard names.contains(.symbol), names.contains(.name) else { return false }
        columns = names
        return true
    }

    private static func column(_ name: String) -> Column {
        switch name.split(whereSeparator: { $0 == " " || $0 == "_" }).joined(separator: "_") {
        case "symbol", "ticker": .symbol
        case "name", "company", "company_name": .name
        case "exchange": .exchange
        case "country": .country
        case "isin": .isin
        case "market_cap": .size
        case "aliases", "alias": .aliases
        default: .other
        }
    }

    private mutating func take(_ line: Range<Int>, number: Int) {
        var security = Security(symbol: "", name: "")
        for (column, field) in zip(columns, fields(line)) where !field.isEmpty {
            switch column {
            case .symbol: security.symbol = field
            case .name: security.name = field
            case .exchange: security.exchange = field
            case .country: security.country = field
            case .isin: security.isin = field.uppercased()
            case .size: security.size = SecuritiesReader.size(field)
            case .aliases:
                security.aliases = field.utf8.split(whereSeparator: { $0 == 0x3B || $0 == 0x7C }).map {
                    String(Substring($0))
                }
            case .other: break
            }
        }
        if let reason = problem(of: security) { return report(reason, number) }
        if !security.isin.isEmpty, !SecurityNumber.isISIN(security.isin) {
            report("“\(security.isin.prefix(24))” is no ISIN; \(security.symbol) is used without it", number)
            security.isin = ""
        }
        reading.securities.append(security)
    }

    private mutating func report(_ reason: String, _ number: Int) {
        guard reading.problems.count < SecuritiesReader.mostProblems else { return }
        reading.problems.append(Securities.Problem(line: number, reason: reason))
    }

    private func problem(of security: Security) -> String? {
        if security.symbol.isEmpty { return "no symbol" }
        if security.symbol.utf8.count > 24 { return "the symbol is longer than 24 characters" }
        if security.name.isEmpty { return "no name for \(security.symbol)" }
        if security.name.utf8.count > 400 { return "the name of \(security.symbol) is longer than 400 bytes" }
        return nil
    }

    /// The fields of a line, blanks around them taken off.
    private func fields(_ line: Range<Int>) -> [String] {
        var found: [String] = []
        found.reserveCapacity(columns.count)
        var start = line.lowerBound
        while start <= line.upperBound {
            if separator != 0x09, start < line.upperBound, bytes[start] == 0x22 {
                let (field, next) = quoted(from: start, until: line.upperBound)
                found.append(field)
                start = next
                continue
            }
            var end = start
            while end < line.upperBound, bytes[end] != separator { end += 1 }
            var (from, to) = (start, end)
            while from < to, bytes[from] == 0x20 { from += 1 }
            while to > from, bytes[to - 1] == 0x20 { to -= 1 }
            found.append(String(decoding: bytes[from..<to], as: UTF8.self))
            start = end + 1
        }
        return found
    }

    /// A field in quotation marks from its first, and where the next begins.
    private func quoted(from start: Int, until end: Int) -> (String, Int) {
        var field: [UInt8] = []
        var position = start + 1
        while position < end {
            if bytes[position] == 0x22 {
                guard position + 1 < end, bytes[position + 1] == 0x22 else { break }
                position += 1
            }
            field.append(bytes[position])
            position += 1
        }
        while position < end, bytes[position] != separator { position += 1 }
        return (String(decoding: field, as: UTF8.self), position + 1)
    }

    private static func size(_ words: String) -> Int {
        switch words.lowercased() {
        case "mega cap": 5
        case "large cap": 4
        case "mid cap": 3
        case "small cap": 2
        case "micro cap", "nano cap": 1
        default: 0
        }
    }
}

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
    /// Reads a tab-separated list.
    ///
    /// With a header line the columns `symbol`, `name`, `exchange`, `country`, `isin`, `market_cap`, `aliases` (parted
    /// by `;`) may stand in any order, others are passed over; without one the order is symbol, name, exchange, country.
    /// Lines without symbol or name are left out; at most a million lines are read.
    package static func parse(_ tsv: String) -> [Security] {
        var columns: [String: Int] = ["symbol": 0, "name": 1, "exchange": 2, "country": 3]
        var securities: [Security] = []
        var isFirst = true
        for line in tsv.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(1_000_000) {
            var fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
                .map { String(Substring($0)) }
            if isFirst {
                isFirst = false
                if let first = fields.first, first.hasPrefix("\u{FEFF}") { fields[0] = String(first.dropFirst()) }
                let names = fields.map { $0.lowercased() }
                if names.contains("symbol"), names.contains("name") {
                    columns = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
                    continue
                }
            }
            func field(_ name: String) -> String {
                guard let index = columns[name], index < fields.count else { return "" }
                return fields[index]
            }
            let symbol = field("symbol")
            guard !symbol.isEmpty, symbol.utf8.count <= 24, !field("name").isEmpty else { continue }
            securities.append(
                Security(
                    symbol: symbol,
                    name: field("name"),
                    exchange: field("exchange"),
                    country: field("country"),
                    isin: field("isin"),
                    size: size(field("market_cap")),
                    aliases: field("aliases").split(separator: ";").map(String.init)
                )
            )
        }
        return securities
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

import NewsModel
import Prose

/// One text being tagged: what was seen so far, and what it makes of the rest.
struct TagReading {
    let tagger: Tagger
    let text: String
    let words: [FoldedWords.Word]
    let bytes: [UInt8]
    let runs: CapitalRuns
    let choice: ListingChoice
    /// A headline by itself: one line, few words, no full stop.
    let isHeadline: Bool
    /// The first line is a title.
    let isTitled: Bool
    /// Words that the text also writes small.
    let lowerCase: HashedWords

    var mentions: [Mention] = []
    var people: [String] = []
    var places: [String] = []
    var saliences: [String: Salience] = [:]
    var order: [String] = []
    /// By company, so that its listing is chosen once.
    private var symbols: [Int: String] = [:]
    /// The symbol of the company that the text introduces.
    var subject: String?
    /// First words of organisations named in full, by which the text may call them later.
    var introduced: [UInt64: String?] = [:]
    /// Last names of people named in full.
    var surnames = HashedWords()
    /// Symbols the author wrote, by where they begin: they name the company once more, and count as its mark.
    var symbolsWritten: [Int: (symbol: String, end: Int)] = [:]
    /// Companies that a mark or a full name has established.
    var established: Set<Int> = []

    init(_ text: String, _ tagger: Tagger, isTitled: Bool) {
        self.tagger = tagger
        self.text = text
        self.isTitled = isTitled
        words = FoldedWords(text).words
        bytes = Array(text.utf8)
        runs = CapitalRuns(bytes, words)
        var countries: [String: Int] = [:]
        var lowerCase = HashedWords(expecting: words.count)
        for (index, word) in words.enumerated() {
            guard word.looks.contains(.capital) else {
                lowerCase.insert(word.hash)
                continue
            }
            if let (place, _) = Places.world.place(at: index, in: words) {
                countries[place.country, default: 0] += 1
            } else if let code = Places.world.country(ofAdjective: word) {
                countries[code, default: 0] += 1
            }
        }
        self.lowerCase = lowerCase
        choice = ListingChoice(index: tagger.index, countries: countries)
        isHeadline = words.count <= 22 && (words.last?.line ?? 0) == 0 && bytes.last != 0x2E
    }

    mutating func read() {
        readMarks()
        readNumbers()
        var position = 0
        while position < words.count {
            position = max(position + 1, read(at: position))
        }
        mentions.sort { $0.span < $1.span }
    }

    /// Symbols the text is about, the weightiest first.
    var tickers: [String] {
        let rule = SalienceRule(words: words.count, subject: subject)
        return order.enumerated().filter { _, symbol in saliences[symbol].map { rule.isTag(symbol, $0) } ?? false }
            .sorted { left, right in
                let (one, other) = (saliences[left.element]?.weight ?? 0, saliences[right.element]?.weight ?? 0)
                return one == other ? left.offset < right.offset : one > other
            }
            .map(\.element)
    }

    var tags: Tags {
        Tags(
            organisations: mentions,
            tickers: tickers,
            people: people,
            places: places,
            topics: TopicFinder.standard.codes(in: words)
        )
    }

    func capitals(_ index: Int) -> Bool { runs.isCapital(words[index]) }
}

extension TagReading {
    // MARK: Symbols the author wrote

    private mutating func readMarks() {
        for mark in TickerMarks.find(in: bytes) {
            let listings = tagger.index.listings(symbol: mark.symbol)
            let written = text.text(in: mark.span) ?? mark.symbol
            guard !mark.exchange.isEmpty else {
                let isCashtag = mark.span.count > mark.symbol.utf8.count
                guard isCashtag else {
                    // "(DIS)": only after a name that this symbol belongs to.
                    guard let company = companyBefore(mark.span.start, among: listings) else { continue }
                    establish(company, symbol: nil, weight: 3, mark: "(\(written))")
                    continue
                }
                if let company = largest(listings) {
                    establish(company, symbol: nil, weight: 3, mark: written)
                } else {
                    count(mark.symbol, 3, mark: written)
                }
                continue
            }
            let exchange =
                switch mark.kind {
                case .named: Exchange.named(mark.exchange)
                case .ending: Exchange.ending(mark.exchange)
                case .terminal: Exchange.terminal(mark.exchange)
                }
            guard let exchange else { continue }
            let there = listings.filter {
                Exchange.country(of: tagger.index.securities[$0].exchange) == exchange.country
            }
            let here = there.filter { Exchange.named(tagger.index.securities[$0].exchange)?.mic == exchange.mic }
            let start = mark.kind == .named ? mark.span.end - mark.symbol.utf8.count : mark.span.start
            if let listing = here.first ?? there.first {
                let symbol = tagger.index.securities[listing].symbol
                symbolsWritten[start] = (symbol.uppercased(), mark.span.end)
                establish(tagger.index.owner(of: listing), symbol: symbol, weight: 4, mark: "(\(written))")
            } else if mark.kind == .named {
                symbolsWritten[start] = (mark.symbol.uppercased(), mark.span.end)
                count(mark.symbol, 4, mark: "(\(written))")
            }
        }
    }

    /// An ISIN anywhere; CUSIP, SEDOL and WKN where the text calls them so.
    private mutating func readNumbers() {
        for (index, word) in words.enumerated() where word.looks.contains(.digit) {
            guard word.length >= 6, word.length <= 12, let code = text.text(in: Span(word.span)) else { continue }
            var isin: String?
            if word.length == 12 {
                isin = word.looks.contains(.capital) && SecurityNumber.isISIN(code) ? code : nil
            } else {
                let before = index > 0 ? words[index - 1].hash : 0
                let earlier = index > 1 ? words[index - 2].hash : 0
                func isCalled(_ name: UInt64) -> Bool { before == name || earlier == name }
                if isCalled(TagReading.cusip) {
                    isin = SecurityNumber.isin(cusip: code)
                } else if isCalled(TagReading.sedol) {
                    isin = SecurityNumber.isin(sedol: code)
                } else if isCalled(TagReading.wkn) {
                    isin = SecurityNumber.isin(wkn: code)
                }
            }
            guard let isin, let listing = tagger.index.listing(isin: isin) else { continue }
            establish(tagger.index.owner(of: listing), symbol: nil, weight: 3, mark: "by its number \(code)")
        }
    }

    private static let cusip = FoldedWords.hash(of: "cusip")
    private static let sedol = FoldedWords.hash(of: "sedol")
    private static let wkn = FoldedWords.hash(of: "wkn")

    private func largest(_ listings: [Int]) -> Int? {
        let owners = listings.map { tagger.index.owner(of: $0) }
        return owners.max { tagger.index.companies[$0].size < tagger.index.companies[$1].size }
    }

    /// The last word that ends at or before the offset.
    ///
    /// - Complexity: Logarithmic; a text may be full of marks.
    private func wordEnding(before offset: Int) -> Int? {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(words[middle].end) <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }

    private func companyBefore(_ offset: Int, among listings: [Int]) -> Int? {
        let owners = Set(listings.map { tagger.index.owner(of: $0) })
        guard !owners.isEmpty, let last = wordEnding(before: offset),
            offset - Int(words[last].end) <= 3
        else { return nil }
        for start in stride(from: last, through: max(0, last - 6), by: -1) {
            for match in tagger.index.companies(at: start, in: words) where start + match.length > last - 1 {
                if let found = match.candidates.first(where: { owners.contains($0.company) }) { return found.company }
            }
        }
        return nil
    }

    private mutating func establish(_ company: Int, symbol: String?, weight: Double, mark: String) {
        established.insert(company)
        if let symbol = symbol ?? self.symbol(of: company) { count(symbol, weight, mark: mark) }
    }

    private mutating func count(_ symbol: String, _ weight: Double, mark: String) {
        salience(of: symbol) {
            $0.weight += weight
            if $0.mark == nil { $0.mark = mark }
        }
    }

    /// The symbol of the listing that this text means.
    mutating func symbol(of company: Int) -> String? {
        if let known = symbols[company] { return known }
        guard let symbol = choice.listing(of: company)?.symbol.uppercased() else { return nil }
        symbols[company] = symbol
        return symbol
    }

    mutating func salience(of symbol: String, _ change: (inout Salience) -> Void) {
        let symbol = symbol.uppercased()
        if saliences[symbol] == nil { order.append(symbol) }
        change(&saliences[symbol, default: Salience()])
    }
}

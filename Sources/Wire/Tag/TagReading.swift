import NewsModel
import Prose

/// One text being tagged: what was seen so far, and what it makes of the rest.
struct TagReading {
    private let tagger: Tagger
    private let text: String
    private let words: [FoldedWords.Word]
    private let runs: CapitalRuns
    private let choice: ListingChoice
    private let marks: [TickerMark]
    /// A headline by itself: one line, few words, no full stop.
    private let isHeadline: Bool
    private let lowerCase: Set<UInt64>

    private var mentions: [Mention] = []
    private var people: [String] = []
    private var places: [String] = []
    private var weights: [String: Double] = [:]
    private var order: [String] = []
    /// First words of organisations named in full, by which the text may call them later.
    private var introduced: [UInt64: String?] = [:]
    /// Companies that a mark or a full name has established.
    private var established: Set<Int> = []

    init(_ text: String, _ tagger: Tagger) {
        self.tagger = tagger
        self.text = text
        words = FoldedWords(text).words
        runs = CapitalRuns(text, words)
        var countries: [String: Int] = [:]
        for (index, word) in words.enumerated() where word.looks.contains(.capital) {
            if let (place, _) = Places.world.place(at: index, in: words) {
                countries[place.country, default: 0] += 1
            } else if let code = Places.world.country(ofAdjective: word) {
                countries[code, default: 0] += 1
            }
        }
        choice = ListingChoice(index: tagger.index, countries: countries)
        marks = TickerMarks.find(in: text)
        lowerCase = Set(words.filter { !$0.looks.contains(.capital) }.map(\.hash))
        isHeadline = words.count <= 22 && (words.last?.line ?? 0) == 0 && text.utf8.last != 0x2E
    }

    mutating func tags() -> Tags {
        readMarks()
        readISINs()
        var position = 0
        while position < words.count {
            position = max(position + 1, read(at: position))
        }
        mentions.sort { $0.span < $1.span }
        let tickers = order.enumerated().sorted {
            (-(weights[$0.element] ?? 0), $0.offset) < (-(weights[$1.element] ?? 0), $1.offset)
        }
        return Tags(
            organisations: mentions,
            tickers: tickers.map(\.element),
            people: people,
            places: places,
            topics: TopicFinder.english.codes(in: words)
        )
    }

    // MARK: Symbols the author wrote

    private mutating func readMarks() {
        for mark in marks {
            let listings = tagger.index.listings(symbol: mark.symbol)
            if mark.exchange.isEmpty {
                let isCashtag = mark.span.count > mark.symbol.utf8.count
                guard isCashtag else {
                    // "(DIS)": only after a name that this symbol belongs to.
                    guard let company = companyBefore(mark.span.start, among: listings) else { continue }
                    establish(company, symbol: nil, weight: 3)
                    continue
                }
                if let company = best(listings, exchange: "") {
                    establish(company, symbol: nil, weight: 3)
                } else {
                    count(mark.symbol, 3)
                }
                continue
            }
            let country = TagReading.country(ofMark: mark.exchange)
            let there = listings.filter {
                ListingChoice.country(ofExchange: tagger.index.securities[$0].exchange) == country
            }
            if let listing = there.first {
                establish(tagger.index.owner(of: listing), symbol: tagger.index.securities[listing].symbol, weight: 4)
            } else {
                count(mark.symbol, 4)
            }
        }
    }

    /// ISO 6166: two letters, nine letters or digits, a check digit.
    private mutating func readISINs() {
        for word in words where word.length == 12 && word.looks.contains(.digit) && word.looks.contains(.capital) {
            guard let code = text.text(in: Span(word.span)), let listing = tagger.index.listing(isin: code) else {
                continue
            }
            establish(tagger.index.owner(of: listing), symbol: tagger.index.securities[listing].symbol, weight: 3)
        }
    }

    private func best(_ listings: [Int], exchange: String) -> Int? {
        let owners = listings.map { tagger.index.owner(of: $0) }
        return owners.max { tagger.index.companies[$0].size < tagger.index.companies[$1].size }
    }

    private func companyBefore(_ offset: Int, among listings: [Int]) -> Int? {
        let owners = Set(listings.map { tagger.index.owner(of: $0) })
        guard !owners.isEmpty, let last = words.lastIndex(where: { Int($0.end) <= offset }),
            offset - Int(words[last].end) <= 3
        else { return nil }
        for start in stride(from: last, through: max(0, last - 6), by: -1) {
            guard let match = tagger.index.companies(at: start, in: words), start + match.length > last - 1 else {
                continue
            }
            if let found = match.candidates.first(where: { owners.contains($0.company) }) { return found.company }
        }
        return nil
    }

    private mutating func establish(_ company: Int, symbol: String?, weight: Double) {
        established.insert(company)
        if let symbol = symbol ?? choice.listing(of: company)?.symbol { count(symbol, weight) }
    }

    private mutating func count(_ symbol: String, _ weight: Double) {
        let symbol = symbol.uppercased()
        if weights[symbol] == nil { order.append(symbol) }
        weights[symbol, default: 0] += weight
    }

    private static func country(ofMark exchange: String) -> String {
        switch exchange {
        case let name where name.hasPrefix("NASDAQ") || name.hasPrefix("NYSE") || name.hasPrefix("OTC"): "US"
        case "AMEX", "CBOE", "BATS", "PINK": "US"
        case "LSE", "LON", "AIM": "GB"
        case "TSX", "TSXV", "TSX-V", "TSX VENTURE", "CSE", "NEO": "CA"
        case "ASX": "AU"
        case "NZX", "NZE": "NZ"
        case "HKEX", "HKG", "SEHK", "HKSE": "HK"
        case "TSE", "TYO": "JP"
        case "NSE", "BSE", "BOM": "IN"
        case "FRA", "ETR", "XETRA", "FWB": "DE"
        case "EPA", "EURONEXT", "EURONEXT PARIS": "FR"
        case "AMS", "EURONEXT AMSTERDAM": "NL"
        case "BIT": "IT"
        case "BME": "ES"
        case "SWX", "SIX": "CH"
        case "STO", "OMX": "SE"
        case "OSL", "OSE": "NO"
        case "CPH": "DK"
        case "HEL": "FI"
        case "JSE": "ZA"
        case "SGX", "SES": "SG"
        case "KRX", "KOSPI", "KOSDAQ": "KR"
        default: "?"
        }
    }
}

extension TagReading {
    /// Reads what begins at the word; returns where to go on.
    private mutating func read(at start: Int) -> Int {
        let word = words[start]
        let isDigitName = word.looks.contains(.digit) && !word.looks.contains(.capital)
        guard runs.isCapital(word) || isDigitName else { return start + 1 }
        let run = start..<(isDigitName ? start + 1 : runs.end(from: start))

        if let end = readCompany(at: start, run: run) { return end }
        if isDigitName { return start + 1 }
        if let length = tagger.organisation(at: start, in: words), looksLikeName(start..<(start + length)),
            run.count <= length || !runs.isOrganisation(run)
        {
            mention(start..<(start + length), company: nil)
            return start + length
        }
        // A sentence's first word and a title belong to no name.
        if run.count > 1, word.looks.contains(.opensSentence), CommonWords.english.isFunction(word) { return start + 1 }
        if run.count > 1, RunWords.titles.contains(word.hash), !runs.isOrganisation(run) { return start + 1 }

        if let (place, length) = Places.world.place(at: start, in: words),
            run.count <= length || !runs.isOrganisation(run)
        {
            if !places.contains(place.name) { places.append(place.name) }
            return start + length
        }
        if runs.isPerson(run) || (run.count <= 3 && runs.hasTitle(before: start) && !runs.isOrganisation(run)) {
            person(run)
            return run.upperBound
        }
        let titled = runs.titled[Int(word.line)] && !isHeadline
        if runs.isOrganisation(run), !(titled && run.count > 5) {
            mention(run, company: nil)
            introduce(run)
            return run.upperBound
        }
        if run.count == 1, let known = introduced[word.hash] {
            mention(run, ticker: known)
            return run.upperBound
        }
        if run.count <= 3, !titled, isUncommon(run), runs.hasCompanyCue(run) || isHeadlineSubject(run) {
            mention(run, company: nil)
            introduce(run)
            return run.upperBound
        }
        return run.upperBound
    }

    /// A company that begins at the word, if the text means one; returns where to go on.
    private mutating func readCompany(at start: Int, run: Range<Int>) -> Int? {
        guard let match = tagger.index.companies(at: start, in: words) else { return nil }
        let span = start..<(start + match.length)
        guard looksLikeName(span) else { return nil }
        let isShout = words[start].looks.contains(.allCapitals)
        let candidates = match.candidates.filter { $0.strength != .initials || isShout }
        guard let best = choice.company(of: candidates) else { return nil }
        // "Ford Foundation", "Apple Valley School": the run's own words make it something else.
        if run.upperBound > span.upperBound, runs.isOrganisation(run), best.strength != .legal || span.count == 1,
            !CompanyNames.isLegalForm(words[run.upperBound - 1])
        {
            return nil
        }
        // An exchange or index outranks the company that runs it ("Nasdaq", "Dow"), unless its form is written out.
        if best.strength >= .core, let length = tagger.market(at: start, in: words), length >= match.length,
            !(run.upperBound > span.upperBound && CompanyNames.isLegalForm(words[span.upperBound]))
        {
            return nil
        }
        guard accepts(best, span, run) else { return nil }
        var end = span.upperBound
        while end < run.upperBound, CompanyNames.isLegalForm(words[end]), !CommonWords.english.isFunction(words[end]) {
            end += 1
        }
        let full = start..<end
        let isTicker = best.strength != .initials || candidates.count == 1
        mention(full, company: isTicker ? best.company : nil)
        if best.strength <= .core, full.count > 1 || best.strength == .legal { established.insert(best.company) }
        introduce(full)
        return end
    }

    private func accepts(_ best: CompanyIndex.Candidate, _ span: Range<Int>, _ run: Range<Int>) -> Bool {
        if established.contains(best.company) { return true }
        let word = words[span.lowerBound]
        let followedByForm =
            span.upperBound < run.upperBound && CompanyNames.isLegalForm(words[span.upperBound])
            && !CommonWords.english.isFunction(words[span.upperBound])
        if followedByForm { return true }
        if let (_, length) = Places.world.place(at: span.lowerBound, in: words), length >= span.count {
            return span.count > 1 && best.strength == .legal && runs.hasCompanyCue(span)
        }
        if best.strength == .initials {
            return !RunWords.plainAcronyms.contains(word.hash) && !runs.shouting[Int(word.line)]
        }
        let isPlain = span.allSatisfy { CommonWords.english.isCommon(words[$0]) }
        let isTitled = runs.titled[Int(word.line)]
        if span.count >= 2 {
            if runs.isPerson(run), best.strength >= .core { return runs.hasCompanyCue(span) }
            // Capitals inside a sentence are evidence enough; in a title they are none.
            return !isPlain || best.strength == .alias || !isTitled
        }
        if Places.world.country(ofAdjective: word) != nil || CommonWords.english.isFunction(word) { return false }
        if word.length <= 2, !word.looks.contains(.allCapitals), !word.looks.contains(.digit) { return false }
        if runs.isPerson(run) || runs.hasTitle(before: span.lowerBound) { return false }
        if RunWords.plainAcronyms.contains(word.hash) { return false }
        let isDoubtful =
            isPlain || GivenNames.contains(word) || lowerCase.contains(word.hash)
            || RunWords.endings.contains(word.hash)
        // "Morgan Freeman" is not Morgan: a second capital that is no cue makes another name of it.
        let goesOn = run.upperBound > span.upperBound || precededByCapital(span.lowerBound)
        if isDoubtful || goesOn {
            if runs.hasCompanyCue(span) { return true }
            guard best.strength <= .alias, !goesOn, !isTitled, !GivenNames.contains(word) else { return false }
            return !word.looks.contains(.opensSentence) || runs.hasPossessive(span.lowerBound) || !isPlain
        }
        return true
    }

    private func precededByCapital(_ start: Int) -> Bool {
        guard start > 0, runs.isJoined(start - 1, start), runs.isCapital(words[start - 1]) else { return false }
        return !words[start - 1].looks.contains(.opensSentence) || !CommonWords.english.isCommon(words[start - 1])
    }

    /// Whether every word has a capital or digit, small connecting words aside.
    private func looksLikeName(_ span: Range<Int>) -> Bool {
        span.allSatisfy { index in
            runs.isCapital(words[index]) || words[index].looks.contains(.digit)
                || (index > span.lowerBound
                    && (CommonWords.english.isFunction(words[index]) || CompanyNames.isLegalForm(words[index])))
        }
    }

    private func isUncommon(_ run: Range<Int>) -> Bool {
        run.allSatisfy { index in
            let word = words[index]
            return !CommonWords.english.isCommon(word) && word.length > 2 && !lowerCase.contains(word.hash)
                && Places.world.country(ofAdjective: word) == nil && !RunWords.plainAcronyms.contains(word.hash)
                && !word.looks.contains(.digit)
        }
    }

    /// In a headline an unknown name is mostly the company it is about, unless it stands where speakers stand.
    private func isHeadlineSubject(_ run: Range<Int>) -> Bool {
        guard isHeadline, !runs.titled[0] else { return false }
        if run.lowerBound == 0 { return true }
        let before = words[run.lowerBound - 1]
        let gap = runs.bytes[Int(before.end)..<Int(words[run.lowerBound].start)]
        let isSpeaker = gap.contains(0x3A) || before.hash == TagReading.says || before.hash == TagReading.by
        return !isSpeaker && !(run.count == 2 && GivenNames.contains(words[run.lowerBound]))
    }

    private static let says = FoldedWords.hash(of: "says")
    private static let by = FoldedWords.hash(of: "by")

    private mutating func person(_ run: Range<Int>) {
        var last = run.upperBound
        while last > run.lowerBound + 1, RunWords.cuesAfter.contains(words[last - 1].hash) { last -= 1 }
        guard let name = text.text(in: Span(Int(words[run.lowerBound].start), Int(words[last - 1].end))) else { return }
        if run.count == 1, people.contains(where: { $0.hasSuffix(" " + name) }) { return }
        // "THE PRESIDENT: I’m here" introduces a speech, not a person.
        if name == "I" || name.hasPrefix("I’") || name.hasPrefix("I'") { return }
        if !people.contains(name) { people.append(name) }
    }

    private mutating func introduce(_ run: Range<Int>) {
        let first = words[run.lowerBound]
        guard run.count > 1, first.length >= 4, !CommonWords.english.isCommon(first), introduced[first.hash] == nil,
            !GivenNames.contains(first), Places.world.place(at: run.lowerBound, in: words) == nil
        else { return }
        introduced[first.hash] = .some(mentions.last?.ticker)
    }

    private mutating func mention(_ run: Range<Int>, company: Int?) {
        let symbol = company.flatMap { choice.listing(of: $0)?.symbol.uppercased() }
        mention(run, ticker: symbol)
    }

    private mutating func mention(_ run: Range<Int>, ticker: String?) {
        let first = words[run.lowerBound]
        let span = Span(Int(first.start), Int(words[run.upperBound - 1].end))
        guard let name = text.text(in: span) else { return }
        mentions.append(Mention(span: span, name: name, ticker: ticker))
        if let ticker { count(ticker, first.line == 0 ? 2 : 1) }
    }
}

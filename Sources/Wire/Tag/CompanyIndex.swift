import NewsModel
import Prose

/// Listed companies by every name a text may use for them.
struct CompanyIndex: Sendable {
    struct Company: Sendable {
        /// The best-known spelling.
        var name: String
        var listings: [Int] = []
        /// ISO 3166-1 alpha-2, or "".
        var country = ""
        var size = 0
    }

    /// How much a name says by itself, the strongest first.
    enum Strength: Int, Comparable {
        /// The legal name with its form, or an alias from the list.
        case legal, alias
        /// The name without its form.
        case core
        /// Shortened by us, and nobody else's short form.
        case short
        /// Initials, to be taken only in capitals.
        case initials

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    private(set) var securities: [Security] = []
    private(set) var companies: [Company] = []
    private var gazetteer = Gazetteer()
    private var bySymbol: [String: [Int]] = [:]
    private var byISIN: [String: Int] = [:]

    /// - Complexity: Linear in the lists; fifty thousand lines take about half a second.
    init(_ listed: [Security], wellKnown: [Security]) {
        gazetteer.reserve((listed.count + wellKnown.count) * 3)
        var groups: [UInt64: Int] = [:]
        var shorts: [UInt64: (company: Int, isShared: Bool)] = [:]
        var stripped: Set<UInt64> = []
        var shortWords: [(UInt64, [FoldedWords.Word])] = []
        for (number, security) in (listed + wellKnown).enumerated() {
            let words = FoldedWords(security.name, limit: 24).words
            let core = CompanyNames.core(words)
            guard !core.isEmpty else { continue }
            let key = CompanyIndex.key(core)
            let isNew = groups[key] == nil
            let company = groups[key] ?? companies.count
            if isNew {
                groups[key] = company
                companies.append(Company(name: CompanyIndex.spelling(core, security.name)))
            }
            if number < listed.count || isNew { list(security, of: company) }
            if !security.aliases.isEmpty, let first = security.aliases.first { companies[company].name = first }
            for alias in security.aliases { gazetteer.add(alias, value: CompanyIndex.value(company, .alias)) }
            guard isNew else { continue }
            gazetteer.add(words[...], value: CompanyIndex.value(company, .legal))
            gazetteer.add(core, value: CompanyIndex.value(company, core.count < words.count ? .core : .legal))
            let short = CompanyNames.short(core)
            if short.count < core.count, CompanyIndex.isDistinct(short) {
                gazetteer.add(short, value: CompanyIndex.value(company, .short))
                stripped.insert(CompanyIndex.key(short))
            }
            for form in CompanyIndex.shortForms(core) {
                let formKey = CompanyIndex.key(form)
                if let known = shorts[formKey] {
                    if known.company != company { shorts[formKey]?.isShared = true }
                } else {
                    shorts[formKey] = (company, false)
                    shortWords.append((formKey, Array(form)))
                }
            }
            let initials = CompanyNames.initials(words[...], of: security.name)
            for size in [core.count, words.count] where size >= 3 {
                let letters = String(initials.prefix(size))
                if letters.count >= 3, letters.count <= 6 {
                    gazetteer.add(letters, value: CompanyIndex.value(company, .initials))
                }
            }
        }
        for (key, words) in shortWords {
            guard let form = shorts[key], !form.isShared, groups[key] == nil, !stripped.contains(key) else { continue }
            gazetteer.add(words[...], value: CompanyIndex.value(form.company, .short))
        }
    }

    private mutating func list(_ security: Security, of company: Int) {
        let index = securities.count
        securities.append(security)
        companies[company].listings.append(index)
        companies[company].size = max(companies[company].size, security.size)
        if companies[company].country.isEmpty, !security.country.isEmpty {
            companies[company].country = Places.world.code(ofCountry: security.country) ?? ""
        }
        bySymbol[CompanyIndex.stem(security.symbol), default: []].append(index)
        if !security.isin.isEmpty, byISIN[security.isin] == nil { byISIN[security.isin] = index }
        owners.append(company)
    }

    /// Index for index as `securities`.
    private var owners: [Int] = []

    struct Candidate {
        var company: Int
        var strength: Strength
    }

    /// The companies whose name stands at the word: the longest name, every company that bears it.
    func companies(at index: Int, in words: [FoldedWords.Word]) -> (length: Int, candidates: [Candidate])? {
        guard let match = gazetteer.longest(at: index, in: words) else { return nil }
        let candidates = match.values.compactMap { value in
            Strength(rawValue: Int(value) & 7).map { Candidate(company: Int(value) >> 3, strength: $0) }
        }
        return (match.words.count, candidates)
    }

    /// Listings under a symbol written without the ending for its exchange.
    func listings(symbol: String) -> [Int] { bySymbol[CompanyIndex.stem(symbol)] ?? [] }
    func listing(isin: String) -> Int? { byISIN[isin] }
    func owner(of listing: Int) -> Int { owners[listing] }

    /// "ULVR.L" as "ULVR"; share classes ("BRK.B", "BRK-B") as one.
    static func stem(_ symbol: String) -> String {
        let parts = symbol.uppercased().split(separator: ".")
        guard let first = parts.first else { return symbol }
        if parts.count == 2, parts[1].count == 1, parts[1] != "L", parts[1] != "T", parts[1] != "V", parts[1] != "F" {
            return first + "-" + parts[1]
        }
        return String(first)
    }

    private static func value(_ company: Int, _ strength: Strength) -> Int32 {
        Int32(truncatingIfNeeded: company << 3 | strength.rawValue)
    }

    private static func key(_ words: ArraySlice<FoldedWords.Word>) -> UInt64 {
        words.reduce(7) { FoldedWords.mix($0 &* 31 &+ $1.hash) }
    }

    private static func spelling(_ words: ArraySlice<FoldedWords.Word>, _ name: String) -> String {
        guard let first = words.first, let last = words.last else { return name }
        return name.text(in: Span(Int(first.start), Int(last.end))) ?? name
    }

    /// Shorter forms that news may use if they are nobody else's: the first two words, the first.
    private static func shortForms(_ core: ArraySlice<FoldedWords.Word>) -> [ArraySlice<FoldedWords.Word>] {
        var forms: [ArraySlice<FoldedWords.Word>] = []
        if core.count >= 3 { forms.append(core.prefix(2)) }
        if core.count >= 2 { forms.append(core.prefix(1)) }
        return forms.filter { form in
            guard isDistinct(form), let last = form.last else { return false }
            return !form.allSatisfy { CommonWords.english.isCommon($0) } && !CommonWords.english.isFunction(last)
                && Places.world.place(at: 0, in: Array(form)) == nil
        }
    }

    /// Whether a short form can stand by itself: two words, or one that is neither everyday nor a person's or a place's.
    private static func isDistinct(_ form: ArraySlice<FoldedWords.Word>) -> Bool {
        guard let first = form.first else { return false }
        guard form.count == 1 else { return true }
        return first.length >= 4 && !CommonWords.english.isCommon(first) && !GivenNames.contains(first)
            && Places.world.place(at: 0, in: [first]) == nil && Places.world.country(ofAdjective: first) == nil
    }
}

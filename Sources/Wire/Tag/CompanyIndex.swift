import NewsModel
import Prose

/// Listed companies by every name a text may use for them.
struct CompanyIndex: Sendable {
    struct Company: Sendable {
        var listings: [Int] = []
        /// ISO 3166-1 alpha-2, or "".
        var country = ""
        var size = 0
        /// A single security with a name of its own, not a company.
        var isInstrument = false
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
        /// A short form of everyday words ("The Mission"), to be taken only for the subject of a text.
        case weak

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    private(set) var securities: [Security] = []
    private(set) var companies: [Company] = []
    private var gazetteer = Gazetteer()
    private var bySymbol: [String: [Int]] = [:]
    private var byISIN: [String: Int] = [:]
    /// Companies by name without form: the first of them, and by company the next of the same name, or -1.
    private var byCore = HashedTable()
    private var sameCore: [Int32] = []

    /// - Complexity: Linear in the lists; fifty thousand lines take about a quarter of a second.
    init(_ listed: [Security], wellKnown: [Security]) {
        let total = listed.count + wellKnown.count
        gazetteer.reserve(total * 3)
        byCore.reserve(total)
        securities.reserveCapacity(total)
        companies.reserveCapacity(total)
        bySymbol.reserveCapacity(total)
        var shorts = ShortForms(expecting: total)
        for (number, security) in (listed + wellKnown).enumerated() {
            let words = FoldedWords(security.name, limit: Gazetteer.longestName + 1).words
            if let forms = CompanyNames.instrument(words) {
                addInstrument(security, forms: forms)
                continue
            }
            let core = CompanyNames.core(words)
            guard !core.isEmpty else { continue }
            let key = CompanyIndex.key(core)
            let isFromFile = number < listed.count
            let (company, isNew) = company(of: security, core: core, key: key, isFromFile: isFromFile)
            if isFromFile || isNew { list(security, of: company) }
            for alias in security.aliases { gazetteer.add(alias, value: CompanyIndex.value(company, .alias)) }
            gazetteer.add(words[...], value: CompanyIndex.value(company, .legal))
            guard isNew else { continue }
            gazetteer.add(core, value: CompanyIndex.value(company, core.count < words.count ? .core : .legal))
            addShortForms(of: company, words, core, key: key, name: security.name, &shorts)
        }
        for (form, company) in shorts.unshared where !byCore.contains(CompanyIndex.key(form[...])) {
            gazetteer.add(form[...], value: CompanyIndex.value(company, .short))
        }
    }

    /// The company that a listing belongs to: the same name in the same country, or a name whose country one of them
    /// does not tell.
    ///
    /// "Cenit Co." of Korea and "CENIT AG" of Germany are two.
    private mutating func company(
        of security: Security,
        core: ArraySlice<FoldedWords.Word>,
        key: UInt64,
        isFromFile: Bool
    ) -> (company: Int, isNew: Bool) {
        let country = security.country.isEmpty ? "" : Places.world.code(ofCountry: security.country) ?? security.country
        let first = byCore[key]
        var next = first ?? -1
        var largest = -1
        while next >= 0 {
            let known = companies[Int(next)]
            if known.country == country || known.country.isEmpty || country.isEmpty {
                if known.country.isEmpty { companies[Int(next)].country = country }
                return (Int(next), false)
            }
            if largest < 0 || known.size > companies[largest].size { largest = Int(next) }
            next = sameCore[Int(next)]
        }
        // The built-in list speaks of the largest of that name, whatever country the file gives it.
        if !isFromFile, largest >= 0 { return (largest, false) }
        let company = companies.count
        companies.append(Company(country: country))
        sameCore.append(first ?? -1)
        byCore.set(key, Int32(company))
        return (company, true)
    }

    /// A security with a name of its own ("… 5.50% Preferred Stock Series A"): what a text means that writes it out.
    private mutating func addInstrument(_ security: Security, forms: [[UInt64]]) {
        let company = companies.count
        companies.append(Company(isInstrument: true))
        sameCore.append(-1)
        list(security, of: company)
        for form in forms { gazetteer.add(hashes: form, value: CompanyIndex.value(company, .legal)) }
    }

    private mutating func addShortForms(
        of company: Int,
        _ words: [FoldedWords.Word],
        _ core: ArraySlice<FoldedWords.Word>,
        key: UInt64,
        name: String,
        _ shorts: inout ShortForms
    ) {
        let short = CompanyNames.short(core)
        if short.count < core.count {
            let isDistinct = CompanyIndex.isDistinct(short)
            gazetteer.add(short, value: CompanyIndex.value(company, isDistinct ? .short : .weak))
            if isDistinct { shorts.take(CompanyIndex.key(short)) }
        }
        let bare = core.filter { !CompanyNames.isLoose($0) }
        if bare.count >= 2, bare.count < core.count, bare.count != short.count {
            gazetteer.add(hashes: bare.map(\.hash), value: CompanyIndex.value(company, .weak))
        }
        for form in CompanyIndex.shortForms(core) { shorts.add(form, CompanyIndex.key(form), company) }
        let initials = CompanyNames.initials(words[...], of: name)
        for size in Set([core.count, words.count]) where size >= 3 {
            let letters = String(initials.prefix(size))
            if letters.count >= 3, letters.count <= 6 {
                gazetteer.add(letters, value: CompanyIndex.value(company, .initials))
            }
        }
    }

    /// Shorter forms, each of use only as long as one company alone has it.
    private struct ShortForms {
        private var owners: HashedTable
        private var forms: [(words: [FoldedWords.Word], company: Int, isShared: Bool)] = []

        init(expecting count: Int) { owners = HashedTable(expecting: count * 2) }

        mutating func add(_ form: ArraySlice<FoldedWords.Word>, _ key: UInt64, _ company: Int) {
            if let known = owners[key] {
                if known < 0 || forms[Int(known)].company != company { take(key) }
            } else {
                owners.set(key, Int32(forms.count))
                forms.append((Array(form), company, false))
            }
        }

        /// From now on nobody's.
        mutating func take(_ key: UInt64) {
            if let known = owners.set(key, -1), known >= 0 { forms[Int(known)].isShared = true }
        }

        var unshared: [(words: [FoldedWords.Word], company: Int)] {
            forms.filter { !$0.isShared }.map { ($0.words, $0.company) }
        }
    }

    private mutating func list(_ security: Security, of company: Int) {
        let index = securities.count
        securities.append(security)
        companies[company].listings.append(index)
        companies[company].size = max(companies[company].size, security.size)
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

    /// The companies whose names begin at the word: the longest name first, every company that bears it.
    func companies(at index: Int, in words: [FoldedWords.Word]) -> [(length: Int, candidates: [Candidate])] {
        gazetteer.all(at: index, in: words).map { match in
            let candidates = match.values.compactMap { value in
                Strength(rawValue: Int(value) & 7).map { Candidate(company: Int(value) >> 3, strength: $0) }
            }
            return (match.words.count, candidates)
        }
    }

    /// Whether a name begins at the word; builds nothing.
    func hasName(at index: Int, in words: [FoldedWords.Word]) -> Bool { gazetteer.first(at: index, in: words) != nil }

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

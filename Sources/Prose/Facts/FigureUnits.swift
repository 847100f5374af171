import NewsModel

/// Reads what a number counts: currency, per cent, measure, and for each of what.
struct FigureUnits {
    let text: FigureText

    struct Found {
        var unit: Figure.Unit
        var rate: String?
        /// Where it ends, in bytes and in words.
        var spanEnd: Int
        var end: Int
        /// Hundredths for "pence" and "basis points".
        var scale = 1.0
    }

    // MARK: Before

    /// "$", "US$", "£" or "USD " right before `start`: the currency and where its sign begins.
    ///
    /// `first`: The index of the number's first word.
    func currency(before start: Int, first: Int) -> (code: String, start: Int)? {
        guard start > 0 else { return nil }
        var signEnd = start
        if text.bytes[signEnd - 1] == 0x2D, signEnd > 1 { signEnd -= 1 }
        let sign = Characters.before(text.bytes, signEnd)
        switch Characters.decode(text.bytes, sign).scalar {
        case 0x24:
            for (prefix, code) in Currencies.dollars {
                let length = prefix.count
                guard sign >= length, text.bytes[(sign - length)..<sign].elementsEqual(prefix),
                    sign == length || !Characters.isLetter(text.bytes[sign - length - 1])
                else { continue }
                return (code, sign - length)
            }
            return ("USD", sign)
        case 0xA3: return ("GBP", sign)
        case 0x20AC: return ("EUR", sign)
        case 0xA5: return ("JPY", sign)
        case 0x20B9: return ("INR", sign)
        case 0x20A9: return ("KRW", sign)
        case 0x20BD: return ("RUB", sign)
        default: break
        }
        guard first > 0, text.isJoined(first), text.tokens[first - 1].shape == .upper,
            let code = Currencies.code(abbreviation: text.word(first - 1))
        else { return nil }
        return (code, text.tokens[first - 1].span.start)
    }

    // MARK: After

    /// The unit that begins with the word at `index`, or with the letters and signs right after `end`.
    func unit(at index: Int, after end: Int, suffix: String) -> Found? {
        if let found = grown(suffix, index, end) { return found }
        if end < text.bytes.count, text.bytes[end] == 0x25 {
            return Found(unit: .percent, spanEnd: end + 1, end: index)
        }
        if end + 1 < text.bytes.count, text.bytes[end] == 0xC2, text.bytes[end + 1] == 0xA2 {
            return Found(unit: .currency("cent"), spanEnd: end + 2, end: index, scale: 0.01)
        }
        guard text.follows(index, end) else { return nil }
        return money(index) ?? share(index) ?? measure(index)
    }

    private func found(_ unit: Figure.Unit, _ last: Int, scale: Double = 1) -> Found? {
        guard last < text.tokens.count else { return nil }
        return Found(unit: unit, spanEnd: text.tokens[last].span.end, end: last + 1, scale: scale)
    }

    private func grown(_ suffix: String, _ index: Int, _ end: Int) -> Found? {
        switch suffix {
        case "": return nil
        case "pc", "pct": return Found(unit: .percent, spanEnd: end, end: index)
        case "p": return Found(unit: .currency("GBP"), spanEnd: end, end: index, scale: 0.01)
        case "x": return Found(unit: .times, spanEnd: end, end: index)
        case "bp", "bps": return Found(unit: .points, spanEnd: end, end: index, scale: 0.01)
        default:
            if let (unit, rate) = Measures.ratio(suffix) {
                return Found(unit: .measure(unit), rate: rate, spanEnd: end, end: index)
            }
            return Measures.singular(suffix).map { Found(unit: .measure($0), spanEnd: end, end: index) }
        }
    }

    /// "per cent", "percentage points", "basis points", "times", "fold".
    private func share(_ index: Int) -> Found? {
        switch text.word(index) {
        case "percent", "pct", "pc": return found(.percent, index)
        case "per" where text.word(index + 1) == "cent": return found(.percent, index + 1)
        case "percentage" where text.word(index + 1).hasPrefix("point"): return found(.points, index + 1)
        case "basis" where text.word(index + 1).hasPrefix("point"): return found(.points, index + 1, scale: 0.01)
        case "bps", "bp": return found(.points, index, scale: 0.01)
        case "times" where text.tokens[index].shape == .lower: return found(.times, index)
        case "fold": return found(.times, index)
        default: return nil
        }
    }

    private func money(_ index: Int) -> Found? {
        let word = text.word(index)
        if let code = Currencies.hundredth(word) { return found(.currency(code), index, scale: 0.01) }
        if word == "pounds" || word == "pound" {
            return Measures.isWeight(text, index)
                ? nil : found(.currency("GBP"), text.word(index + 1) == "sterling" ? index + 1 : index)
        }
        if let code = Currencies.code(word) { return found(.currency(code), index) }
        // "Canadian dollars", "Hong Kong dollars": the country, then the money.
        guard index + 1 < text.tokens.count, text.tokens[index].isCapitalised, text.isJoined(index + 1) else {
            return nil
        }
        if text.tokens[index + 1].isCapitalised, index + 2 < text.tokens.count, text.isJoined(index + 2),
            let code = Currencies.code(text.word(index + 1), text.word(index + 2))
        {
            return found(.currency(code), index + 2)
        }
        return Currencies.code(text.word(index), text.word(index + 1)).flatMap { found(.currency($0), index + 1) }
    }

    private func measure(_ index: Int) -> Found? {
        let word = text.tokens[index].base
        if ["square", "cubic", "sq", "cu"].contains(word), text.isJoined(index + 1),
            let measure = Measures.singular(text.word(index + 1))
        {
            return found(.measure((word.hasPrefix("sq") ? "square " : "cubic ") + measure), index + 1)
        }
        if let (unit, rate) = Measures.ratio(word) {
            var found = found(.measure(unit), index)
            found?.rate = rate
            return found
        }
        if word == "fiscal" || word == "financial", text.isJoined(index + 1),
            let measure = Measures.singular(text.word(index + 1)), measure == "quarter" || measure == "year"
        {
            return found(.measure("fiscal " + measure), index + 1)
        }
        guard let measure = Measures.singular(word) else { return nil }
        if measure == "year" {
            // Also "58 - year - old", as some copy has it.
            if text.follows(index + 1, text.tokens[index].span.end), ["old", "olds"].contains(text.word(index + 1)) {
                return found(.age, index + 1)
            }
            if text.reads(["of", "age"], at: index + 1) { return found(.age, index + 2) }
        }
        return found(.measure(measure), index)
    }

    // MARK: Rates

    /// "per share", "a year", "an hour", "annually": for each of what, and where it ends.
    func rate(at index: Int, after end: Int, of unit: Figure.Unit) -> (rate: String, end: Int)? {
        if end + 1 < text.bytes.count, text.bytes[end] == 0x2F, index < text.tokens.count,
            text.tokens[index].span.start == end + 1
        {
            return Self.noun(text.tokens[index].base).map { ($0, index + 1) }
        }
        guard text.follows(index, end) else { return nil }
        switch text.word(index) {
        case "per":
            guard text.isJoined(index + 1), text.tokens[index + 1].shape == .lower, text.word(index + 1) != "cent"
            else {
                return nil
            }
            return (Self.noun(text.word(index + 1)) ?? text.word(index + 1), index + 2)
        case "a", "an", "each", "every":
            guard text.isJoined(index + 1), !text.isHyphened(index + 2), let noun = Self.noun(text.word(index + 1)),
                !text.isJoined(index + 2) || !isMoment(index + 2, unit)
            else { return nil }
            return (noun, index + 2)
        case "annually", "yearly", "monthly", "weekly", "daily", "hourly", "quarterly":
            // "Five weekly papers" are not five a week.
            guard !text.isJoined(index + 1) || StopWords.contains(text.word(index + 1)) else { return nil }
            return Self.adverbs[text.word(index)].map { ($0, index + 1) }
        case "apiece": return ("unit", index + 1)
        default: return nil
        }
    }

    /// A rate that a word of the sentence may give to the figures by it: "annual", "per-share", "a year".
    func rateWord(at index: Int) -> String? {
        let word = text.word(index)
        if word.utf8.count >= 5, word.utf8.last == 0x79 || word.utf8.last == 0x6C || word.utf8.last == 0x64 {
            if let rate = Self.adverbs[word] { return rate }
        }
        guard word.utf8.count <= 5 else { return nil }
        if word == "per", text.isJoined(index + 1) { return Self.noun(text.word(index + 1)) }
        if ["a", "an", "each", "every"].contains(word), text.isJoined(index + 1) {
            return Self.noun(text.word(index + 1))
        }
        return nil
    }

    static func rate(_ folded: String) -> String? { adverbs[folded] }

    private static let adverbs: [String: String] = [
        "annual": "year", "annually": "year", "yearly": "year", "annualised": "year", "annualized": "year",
        "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour", "quarterly": "quarter",
        "nightly": "night",
    ]

    /// Whether the word makes a point in time or a thing of "a year" before it: "a year ago", "a day off".
    private func isMoment(_ index: Int, _ unit: Figure.Unit) -> Bool {
        let word = text.word(index)
        if Self.moments.contains(word) || word == "on" && !text.isJoined(index + 1) { return true }
        // Of money they do not: "£4m a year from the lottery".
        if case .currency = unit { return false }
        return Self.notRates.contains(word)
    }

    private static let moments: Set<String> = [
        "ago", "earlier", "later", "before", "after", "since", "prior", "hence",
    ]

    private static func noun(_ word: String) -> String? { nouns[word] }

    private static let nouns: [String: String] = {
        var nouns: [String: String] = [:]
        for name in [
            "share", "year", "month", "week", "day", "hour", "quarter", "minute", "second", "night", "barrel",
            "tonne", "ton", "ounce", "gallon", "litre", "kilogram", "pound", "head", "person", "unit", "pupil",
            "game", "season", "mile", "acre", "piece", "student", "household", "bushel", "hectare", "kilometre",
            "decade", "customer", "employee", "worker", "passenger", "ticket", "family",
        ] { nouns[name] = name }
        for (other, name) in [
            ("annum", "year"), ("capita", "person"), ("head", "person"), ("piece", "unit"), ("liter", "litre"),
            ("kilo", "kilogram"), ("kg", "kilogram"), ("km", "kilometre"), ("kilometer", "kilometre"),
            ("hr", "hour"), ("h", "hour"), ("lb", "pound"), ("mo", "month"), ("yr", "year"),
        ] { nouns[other] = name }
        return nouns
    }()

    private static let notRates: Set<String> = [
        "from", "on", "into", "of", "old", "or", "off", "long", "away", "ahead", "holder", "holders", "price",
        "prices",
    ]
}

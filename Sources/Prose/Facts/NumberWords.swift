import NewsModel

/// What a word has to say of a number.
enum NumberWord: Sendable {
    /// "five", "fifteen", "fifty"
    case cardinal(Double)
    /// "hundred", "million", "dozen"
    case scale(Double)
    /// "third", "twentieth": an order, or the lower part of a fraction.
    case ordinal(Double)
    /// "thirds", "quarters": only the lower part of a fraction.
    case parts(Double)
    case half
    case quarter
    /// "twice", "threefold"
    case multiple(Double)
    /// "double", "triple": an adjective, a noun or a verb.
    case perhapsMultiple(Double)
    /// "doubled", "trebling"
    case multiplied(Double)
    /// "halved"
    case halved
    /// "a couple of"
    case couple
    /// "nineties": the first of its years
    case decade(Double)
    /// "noon", "midnight": minutes after midnight.
    case time(Double)
}

/// English number words.
enum NumberWords {
    static func of(_ folded: String) -> NumberWord? { mayBe(folded) ? table[folded] : nil }

    /// Whether some number word begins with the same three letters: spares most words of a text the hashing.
    private static func mayBe(_ folded: String) -> Bool {
        var key = 0
        var count = 0
        for byte in folded.utf8 {
            guard Characters.isLower(byte) else { return false }
            key = key << 5 | Int(byte & 0x1F)
            count += 1
            if count == 3 { return openings[key] }
        }
        return false
    }

    private static let openings: [Bool] = {
        var openings = Array(repeating: false, count: 1 << 15)
        for word in table.keys { openings[word.utf8.prefix(3).reduce(0) { $0 << 5 | Int($1 & 0x1F) }] = true }
        return openings
    }()

    static func value(_ folded: String) -> (value: Double, isScale: Bool)? {
        switch of(folded) {
        case .cardinal(let value): (value, false)
        case .scale(let value): (value, true)
        default: nil
        }
    }

    static func ordinal(_ folded: String) -> Double? {
        if case .ordinal(let value) = of(folded) { return value }
        return nil
    }

    /// How many parts the word divides a whole into: "third", "thirds", "half", "quarters"; `isPlural` for more than one.
    static func parts(_ folded: String) -> (count: Double, isPlural: Bool)? {
        switch of(folded) {
        case .ordinal(let value) where value > 2: (value, false)
        case .parts(let value): (value, true)
        case .half: (2, false)
        case .quarter: (4, false)
        default: nil
        }
    }

    private static let table: [String: NumberWord] = {
        var table: [String: NumberWord] = [:]
        let units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        let teens = [
            "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
            "nineteen",
        ]
        let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
        let irregular = [
            "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
            "twelve": "twelfth",
        ]
        func add(_ word: String, _ value: Double) {
            table[word] = .cardinal(value)
            guard value > 0 else { return }
            let order = irregular[word] ?? (word.hasSuffix("y") ? word.dropLast() + "ie" : word) + "th"
            table[order] = .ordinal(value)
            if value > 2 { table[order + "s"] = .parts(value) }
            if value > 1 { table[word + "fold"] = .multiple(value) }
        }
        for (index, word) in (units + teens).enumerated() { add(word, Double(index)) }
        for (index, word) in tens.enumerated() {
            add(word, Double(index * 10 + 20))
            table[word.dropLast() + "ies"] = .decade(Double(index * 10 + 20))
        }
        for (word, value) in [
            ("hundred", 1e2), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12),
        ] {
            table[word] = .scale(value)
            table[word + "th"] = .ordinal(value)
            table[word + "ths"] = .parts(value)
        }
        table["dozen"] = .scale(12)
        table["half"] = .half
        table["quarter"] = .quarter
        table["quarters"] = .parts(4)
        table["couple"] = .couple
        table["twice"] = .multiple(2)
        table["thrice"] = .multiple(3)
        table["hundredfold"] = .multiple(100)
        for (stem, value) in [("double", 2.0), ("triple", 3), ("treble", 3), ("quadruple", 4), ("quintuple", 5)] {
            table[stem] = .perhapsMultiple(value)
            table[stem + "d"] = .multiplied(value)
            table[stem.dropLast() + "ing"] = .multiplied(value)
        }
        for word in ["halve", "halved", "halves", "halving"] { table[word] = .halved }
        table["noon"] = .time(720)
        table["midday"] = .time(720)
        table["midnight"] = .time(0)
        return table
    }()
}

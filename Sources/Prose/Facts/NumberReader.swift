import NewsModel

/// A number without what stands around it.
struct ReadNumber {
    var value: Double
    /// Words it takes, as indices.
    var start: Int
    var end: Int
    var magnitude = 1.0
    var isOrdinal = false
    var isWord = false
    /// Letters grown together with the digits: "km" in "5km".
    var suffix = ""
    var isGrouped = false
    /// Set where the number brings its unit along: "half an hour", "a third".
    var unit: Figure.Unit?
}

/// Reads numbers in digits and words: "1,893", "2bn", "21st", "twenty-one", "a hundred and five", "two and a half".
struct NumberReader {
    let text: FigureText

    private var tokens: [Token] { text.tokens }

    func read(at index: Int) -> ReadNumber? {
        let token = tokens[index]
        switch token.shape {
        case .number: return digits(token.folded, at: index).map { withFraction($0) }
        case .mixed: return mixed(token, at: index)
        case .lower, .capitalised:
            guard let word = NumberWords.of(token.folded) else { return nil }
            return words(word, at: index).map { withFraction($0) }
        case .upper: return nil
        }
    }

    // MARK: Digits

    private func digits(_ folded: String, at index: Int) -> ReadNumber? {
        // "1.2.3" is a version, not a number.
        guard let value = Double(folded), value.isFinite, abs(value) < 1e18 else { return nil }
        var number = ReadNumber(value: value, start: index, end: index + 1)
        number.isGrouped = folded.utf8.count != tokens[index].span.count
        return number
    }

    /// "2bn", "25m", "3rd", "47pc", "50p".
    private func mixed(_ token: Token, at index: Int) -> ReadNumber? {
        let bytes = Array(token.folded.utf8)
        let digitsEnd = bytes.firstIndex { !(Characters.isDigit($0) || $0 == 0x2E) } ?? bytes.count
        guard digitsEnd > 0, digitsEnd < bytes.count, digitsEnd <= 16 else { return nil }
        let suffix = String(decoding: bytes[digitsEnd...], as: UTF8.self)
        guard var number = digits(String(decoding: bytes[..<digitsEnd], as: UTF8.self), at: index) else { return nil }
        number.isGrouped = true
        switch suffix {
        case "k": number.magnitude = 1e3
        case "m", "mn", "mln", "mm": number.magnitude = 1e6
        case "bn", "b", "bln": number.magnitude = 1e9
        case "tn", "t", "trn": number.magnitude = 1e12
        case "st", "nd", "rd", "th": number.isOrdinal = true
        case "pc", "p", "x", "bp", "bps", "pct": number.suffix = suffix
        default:
            guard Measures.singular(suffix) != nil || Measures.ratio(suffix) != nil else { return nil }
            number.suffix = suffix
        }
        return number
    }

    // MARK: Words

    private func words(_ first: NumberWord, at index: Int) -> ReadNumber? {
        switch first {
        case .ordinal(let value):
            if let part = Fractions(text: text).article(at: index) { return part }
            return ReadNumber(value: value, start: index, end: index + 1, isOrdinal: true, isWord: true)
        case .half, .quarter: return Fractions(text: text).article(at: index)
        case .couple:
            // "The couple" are two people; "a couple of months" are two of them.
            guard ["a", "last", "next", "past"].contains(text.word(index - 1)), text.word(index + 1) == "of" else {
                return nil
            }
            return ReadNumber(value: 2, start: index, end: index + 2, isWord: true)
        case .cardinal(let value): return cardinal(value, at: index)
        case .scale(let value):
            // "millions", "hundred" without a number before it says no amount.
            guard ["a", "per", "half"].contains(text.word(index - 1)) else { return nil }
            return cardinal(value, at: index, isScale: true)
        case .parts, .multiple, .perhapsMultiple, .multiplied, .halved, .time, .decade: return nil
        }
    }

    private func cardinal(_ first: Double, at index: Int, isScale: Bool = false) -> ReadNumber? {
        var total = 0.0
        var current = first
        if isScale, first >= 1e3 { (total, current) = (first, 0) }
        var end = index + 1
        while end < tokens.count, end - index < 12, text.isJoined(end) {
            var next = end
            if tokens[next].folded == "and", next + 1 < tokens.count, current >= 100 || total > 0 { next += 1 }
            switch NumberWords.of(tokens[next].folded) {
            case .ordinal(let ordinal)? where ordinal < 10 && current >= 20 && current < 100 && next == end:
                return ReadNumber(
                    value: total + current + ordinal,
                    start: index,
                    end: next + 1,
                    isOrdinal: true,
                    isWord: true
                )
            case .scale(let scale)? where next == end:
                if scale < 1e3 {
                    guard current > 0, current < 100 else { return number(total + current, index, end) }
                    current *= scale
                } else {
                    total += (current == 0 && total == 0 ? 1 : current) * scale
                    current = 0
                }
            case .cardinal(let value)?
            where value > 0
                && (current == 0 && total > 0 || current >= 100 && value < 100
                    || current >= 20 && current < 100 && value < 10):
                current += value
            default: return number(total + current, index, end)
            }
            end = next + 1
        }
        return number(total + current, index, end)
    }

    private func number(_ value: Double, _ start: Int, _ end: Int) -> ReadNumber {
        ReadNumber(value: value, start: start, end: end, isWord: true)
    }

    /// What follows a whole number: "two thirds", "two and a half", "a million and a half".
    private func withFraction(_ number: ReadNumber) -> ReadNumber {
        guard !number.isOrdinal, number.unit == nil else { return number }
        let fractions = Fractions(text: text)
        if let share = fractions.parts(of: number) { return share }
        var number = number
        if let (fraction, end) = fractions.remainder(at: number.end) {
            let isScaled = number.isWord && NumberWords.value(text.word(number.end - 1))?.isScale == true
            let scale = isScaled ? NumberWords.value(text.word(number.end - 1))?.value ?? 1 : 1
            number.value += fraction * scale
            number.end = end
        }
        return number
    }
}

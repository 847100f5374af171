import NewsModel

/// Reads figures from a run of words; one pass, left to right.
struct FigureReader {
    let bytes: [UInt8]
    let tokens: [Token]
    private var found: [Figure] = []

    init(bytes: [UInt8], tokens: [Token]) {
        self.bytes = bytes
        self.tokens = tokens
    }

    mutating func read() -> [Figure] {
        var index = 0
        while index < tokens.count {
            guard let number = number(at: index) else {
                index += 1
                continue
            }
            index = append(number, at: index)
        }
        return found
    }

    /// A number without what stands around it.
    private struct Number {
        var value: Double
        var end: Int
        var magnitude = 1.0
        var isOrdinal = false
        var isWord = false
        var suffix = ""
        var isGrouped = false
    }

    private mutating func append(_ first: Number, at index: Int) -> Int {
        var number = first
        var end = number.end
        var core = Span(tokens[index].span.start, tokens[end - 1].span.end)
        var unit = Figure.Unit.none
        if let (code, start) = currencyBefore(core.start) {
            unit = .currency(code)
            core.start = start
        }
        var magnitude = number.magnitude
        if magnitude == 1, let (factor, next) = magnitudeWord(at: end) {
            magnitude = factor
            end = next
            core.end = tokens[end - 1].span.end
        }
        var upper: Double?
        if let range = rangeEnd(after: end, core: core, lower: number) {
            upper = range.number.value * range.magnitude
            // "10 to 12 million": the magnitude belongs to both ends.
            if magnitude == 1, range.magnitude > 1, number.value <= range.number.value { magnitude = range.magnitude }
            end = range.end
            core.end = tokens[end - 1].span.end
            number.suffix = range.number.suffix
            number.isOrdinal = false
        }
        if let (found, spanEnd, next) = unitAfter(end, core.end, suffix: number.suffix) {
            if case .none = unit {
                unit = found
                core.end = spanEnd
                end = next
            }
        }
        var start = core.start
        // "more than a dozen": the hedge stands before the article.
        let isScale = first.isWord && index > 0 && tokens[index - 1].folded == "a" && joined(index)
        let hedge =
            isScale && NumberWords.value(tokens[index].folded)?.isScale == true
            ? hedgeBefore(index - 1, &start, from: tokens[index - 1].span.start) : hedgeBefore(index, &start)
        let value = number.value * magnitude
        let text = tokens[index]
        let isYear =
            text.shape == .number && unit == .none && upper == nil && magnitude == 1 && !number.isGrouped
            && text.folded.utf8.count == 4 && value >= 1500 && value <= 2100 && value == value.rounded()
        let counted = end < tokens.count && onlySpace(core.end, tokens[end].span.start) ? tokens[end].folded : nil
        // "one third" is a fraction in words, as "a third" is.
        if number.isWord, value == 1, !number.isOrdinal, end < tokens.count, joined(end),
            NumberWords.isFraction(tokens[end].folded)
        {
            return end
        }
        // "one" alone is more often a pronoun than a count; "second" alone may be a unit or an order.
        if number.isWord, !number.isOrdinal, value == 1, unit == .none, hedge == .exact { return end }
        found.append(
            Figure(
                span: Span(start, core.end),
                core: core,
                value: value,
                upper: upper,
                unit: unit,
                hedge: hedge,
                isOrdinal: number.isOrdinal,
                isYear: isYear,
                counted: counted
            )
        )
        return max(end, index + 1)
    }

    // MARK: Numbers

    private func number(at index: Int) -> Number? {
        let token = tokens[index]
        switch token.shape {
        case .number: return digits(token.folded, end: index + 1, span: token.span)
        case .mixed: return mixed(token, end: index + 1)
        case .lower, .capitalised: return words(at: index)
        case .upper: return nil
        }
    }

    private func digits(_ folded: String, end: Int, span: Span) -> Number? {
        // "1.2.3" is a version, not a number.
        guard let value = Double(folded), value.isFinite, abs(value) < 1e18 else { return nil }
        var number = Number(value: value, end: end)
        number.isGrouped = folded.utf8.count != span.count
        return number
    }

    /// "2bn", "25m", "3rd", "1990s", "47pc".
    private func mixed(_ token: Token, end: Int) -> Number? {
        let text = Array(token.folded.utf8)
        let digitsEnd = text.firstIndex { !(Characters.isDigit($0) || $0 == 0x2E) } ?? text.count
        guard digitsEnd > 0, digitsEnd < text.count, digitsEnd <= 16 else { return nil }
        let suffix = String(decoding: text[digitsEnd...], as: UTF8.self)
        guard var number = digits(String(decoding: text[..<digitsEnd], as: UTF8.self), end: end, span: token.span)
        else {
            return nil
        }
        number.isGrouped = true
        switch suffix {
        case "k": number.magnitude = 1e3
        case "m", "mn", "mln", "mm": number.magnitude = 1e6
        case "bn", "b", "bln": number.magnitude = 1e9
        case "tn", "t", "trn": number.magnitude = 1e12
        case "st", "nd", "rd", "th": number.isOrdinal = true
        case "pc", "km", "kg", "mph", "cm", "mm2", "g", "lb", "lbs", "mb", "gb", "tb", "kw", "mw", "gw":
            number.suffix = suffix
        case "s": return nil
        default: return nil
        }
        return number
    }

    private func words(at index: Int) -> Number? {
        guard let first = NumberWords.value(tokens[index].folded) else {
            guard let ordinal = NumberWords.ordinal(tokens[index].folded) else { return nil }
            return Number(value: ordinal, end: index + 1, isOrdinal: true, isWord: true)
        }
        var total = 0.0
        var current = first.isScale ? (index > 0 && tokens[index - 1].folded == "a" ? 1 : 1) * first.value : first.value
        if first.isScale, !(index > 0 && (tokens[index - 1].folded == "a" || tokens[index - 1].folded == "per")) {
            // "millions", "hundred" without a number before it says no amount.
            return nil
        }
        var end = index + 1
        while end < tokens.count, end - index < 10 {
            guard joined(end) else { break }
            var next = end
            if tokens[next].folded == "and", next + 1 < tokens.count, current >= 100 || total > 0 { next += 1 }
            guard let word = NumberWords.value(tokens[next].folded) else {
                if let ordinal = NumberWords.ordinal(tokens[next].folded), ordinal < 10, current >= 20,
                    current < 100, next == end
                {
                    return Number(value: total + current + ordinal, end: next + 1, isOrdinal: true, isWord: true)
                }
                break
            }
            if word.isScale {
                if word.value == 100 {
                    guard current < 100 else { break }
                    current *= 100
                } else {
                    total += current * word.value
                    current = 0
                }
            } else if current == 0 || (current >= 100 && word.value < 100)
                || (current >= 20 && current < 100 && word.value < 10)
            {
                current += word.value
            } else {
                break
            }
            end = next + 1
        }
        return Number(value: total + current, end: end, isWord: true)
    }

    // MARK: What stands around

    private func joined(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        let gap = Span(tokens[index - 1].span.end, tokens[index].span.start)
        return gap.count == 1 && (bytes[gap.start] == 0x20 || bytes[gap.start] == 0x2D)
            || gap.count == 2 && bytes[gap.start] == 0xC2
    }

    private func onlySpace(_ start: Int, _ end: Int) -> Bool {
        guard start <= end, end - start < 4 else { return false }
        return bytes[start..<end].allSatisfy { $0 == 0x20 || $0 == 0x2D || $0 == 0xC2 || $0 == 0xA0 }
    }

    private func currencyBefore(_ start: Int) -> (String, Int)? {
        guard start > 0 else { return nil }
        var signEnd = start
        if bytes[signEnd - 1] == 0x2D, signEnd > 1 { signEnd -= 1 }
        if bytes[signEnd - 1] == 0x20, signEnd > 1 { return nil }
        let sign = Characters.before(bytes, signEnd)
        switch Characters.decode(bytes, sign).scalar {
        case 0x24:
            for (prefix, code) in [
                ("US", "USD"), ("A", "AUD"), ("C", "CAD"), ("HK", "HKD"), ("NZ", "NZD"), ("S", "SGD"),
            ] {
                let length = prefix.utf8.count
                guard sign >= length, Array(bytes[(sign - length)..<sign]) == Array(prefix.utf8),
                    sign == length || !Characters.isLetter(bytes[sign - length - 1])
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
        default: return nil
        }
    }

    private func magnitudeWord(at index: Int) -> (Double, Int)? {
        guard index < tokens.count, joined(index) else { return nil }
        switch tokens[index].folded {
        case "thousand", "k": return (1e3, index + 1)
        case "million", "m", "mn": return (1e6, index + 1)
        case "billion", "bn", "b": return (1e9, index + 1)
        case "trillion", "tn", "trn": return (1e12, index + 1)
        case "hundred": return (1e2, index + 1)
        case "dozen": return (12, index + 1)
        default: return nil
        }
    }

    private func rangeEnd(after end: Int, core: Span, lower: Number) -> (number: Number, magnitude: Double, end: Int)? {
        guard end < tokens.count, !lower.isOrdinal else { return nil }
        // "From £138m to £118m" is two figures.
        let first = tokens.partition { $0.span.start >= core.start }
        if first > 0, tokens[first - 1].folded == "from" { return nil }
        let gap = bytes[core.end..<max(core.end, tokens[end].span.start)]
        var next = end
        if tokens[end].folded == "to", end + 1 < tokens.count, gap.allSatisfy({ $0 == 0x20 }) {
            next = end + 1
        } else if !(gap.count <= 6 && gap.contains { $0 == 0x2D || $0 == 0x80 }
            && isDashed(core.end, tokens[end].span.start))
        {
            return nil
        }
        guard tokens[next].shape == .number || tokens[next].shape == .mixed, let upper = number(at: next),
            !upper.isOrdinal,
            upper.value * upper.magnitude > lower.value
        else { return nil }
        var magnitude = upper.magnitude
        var rangeEnd = upper.end
        if magnitude == 1, let (factor, following) = magnitudeWord(at: rangeEnd) {
            magnitude = factor
            rangeEnd = following
        }
        return (upper, magnitude, rangeEnd)
    }

    private func isDashed(_ start: Int, _ end: Int) -> Bool {
        var index = start
        var sawDash = false
        while index < end {
            let (scalar, width) = Characters.decode(bytes, index)
            if Characters.isDash(scalar) {
                sawDash = true
            } else if scalar != 0x24 && scalar != 0xA3 && scalar != 0x20AC {
                return false
            }
            index += width
        }
        return sawDash
    }

    private func unitAfter(_ index: Int, _ end: Int, suffix: String) -> (Figure.Unit, Int, Int)? {
        if suffix == "pc" { return (.percent, end, index) }
        if let measure = Measures.singular(suffix) { return (.measure(measure), end, index) }
        if end < bytes.count, bytes[end] == 0x25 { return (.percent, end + 1, index) }
        guard index < tokens.count, onlySpace(end, tokens[index].span.start) else { return nil }
        let word = tokens[index]
        switch word.folded {
        case "percent", "pct", "pc": return (.percent, word.span.end, index + 1)
        case "per":
            guard index + 1 < tokens.count, tokens[index + 1].folded == "cent" else { return nil }
            return (.percent, tokens[index + 1].span.end, index + 2)
        case "percentage":
            guard index + 1 < tokens.count, tokens[index + 1].folded.hasPrefix("point") else { return nil }
            return (.points, tokens[index + 1].span.end, index + 2)
        case "dollar", "dollars", "usd": return (.currency("USD"), word.span.end, index + 1)
        case "pounds" where !Measures.isWeight(bytes, tokens, index), "sterling", "gbp":
            return (.currency("GBP"), word.span.end, index + 1)
        case "euro", "euros", "eur": return (.currency("EUR"), word.span.end, index + 1)
        case "yen": return (.currency("JPY"), word.span.end, index + 1)
        case "rupees": return (.currency("INR"), word.span.end, index + 1)
        case "yuan", "renminbi": return (.currency("CNY"), word.span.end, index + 1)
        case "roubles", "rubles": return (.currency("RUB"), word.span.end, index + 1)
        default:
            guard let measure = Measures.singular(word.base) else { return nil }
            return (.measure(measure), word.span.end, index + 1)
        }
    }

    /// Reads a hedge that ends where the figure begins, and moves `start` to its beginning.
    private func hedgeBefore(_ index: Int, _ start: inout Int, from: Int? = nil) -> Figure.Hedge {
        let edge = from ?? start
        guard index > 0, tokens[index - 1].span.end <= edge, edge - tokens[index - 1].span.end <= 2 else {
            return .exact
        }
        let last = tokens[index - 1]
        let before = index > 1 ? tokens[index - 2] : nil
        switch last.folded {
        case "about", "around", "roughly", "approximately", "nearly", "almost", "some", "circa", "estimated":
            start = last.span.start
            return .about
        case "over", "above", "exceeding":
            start = last.span.start
            return .atLeast
        case "under", "below", "maximum":
            start = last.span.start
            return .atMost
        case "than":
            guard let before else { return .exact }
            start = before.span.start
            switch before.folded {
            case "more", "greater", "higher", "larger", "better": return .atLeast
            case "less", "fewer", "lower", "smaller": return .atMost
            default:
                start = tokens[index].span.start
                return .exact
            }
        case "least" where before?.folded == "at":
            start = before?.span.start ?? start
            return .atLeast
        case "most" where before?.folded == "at", "to" where before?.folded == "up":
            start = before?.span.start ?? start
            return .atMost
        default: return .exact
        }
    }
}

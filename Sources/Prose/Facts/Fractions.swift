import NewsModel

/// Reads fractions in words and what they are fractions of: "a third of voters", "two-thirds", "half an hour".
struct Fractions {
    let text: FigureText

    /// "half …", "a third …", "a quarter …": a fraction without a number before it.
    func article(at index: Int) -> ReadNumber? {
        guard let (count, isPlural) = NumberWords.parts(text.word(index)), !isPlural else { return nil }
        let before = text.word(index - 1)
        let isHalf = count == 2
        if isHalf {
            // "the first half", "second half": a part of a game or of a year.
            if ["first", "second", "other", "better", "latter", "former", "opening", "final", "top", "bottom"]
                .contains(before)
            {
                return nil
            }
            if let whole = afterMeasure(index) { return whole }
        } else if before != "a", !(count == 4 && text.isHyphened(index + 1)) {
            return nil
        }
        // "Nearly a third agreed": only an amount can be hedged.
        let isAmount = before == "a" && index > 1 && Hedges(text: text).isHedge(index - 2)
        return reach(
            1 / count,
            start: index,
            end: index + 1,
            isCertain: isAmount || isHalf && isWhole(index + 1)
        )
    }

    /// "two thirds", "one-third", "three-quarters"; nil when the number is no numerator.
    func parts(of number: ReadNumber) -> ReadNumber? {
        let end = number.end
        guard end < text.tokens.count, text.isJoined(end), number.value >= 1, number.value < 100,
            number.value == number.value.rounded(), let (count, isPlural) = NumberWords.parts(text.word(end)),
            isPlural == (number.value > 1), number.isWord || isPlural, number.value < count
        else { return nil }
        // "Three quarters" may be nine months: a hyphen or "of" tells.
        let isCertain = isPlural ? count != 4 || text.isHyphened(end) || text.word(end + 1) == "of" : true
        return reach(number.value / count, start: number.start, end: end + 1, isCertain: isCertain)
    }

    /// "and a half", "and three quarters" behind a whole number: the fraction and where it ends.
    func remainder(at index: Int) -> (Double, Int)? {
        guard text.word(index) == "and", text.isJoined(index) else { return nil }
        if text.word(index + 1) == "half", text.isJoined(index + 1), text.word(index + 2) != "of" {
            return (0.5, index + 2)
        }
        let article = text.word(index + 1)
        guard index + 2 < text.tokens.count, text.isJoined(index + 1), text.isJoined(index + 2),
            let (count, isPlural) = NumberWords.parts(text.word(index + 2)), count <= 5
        else { return nil }
        if article == "a" || article == "one", !isPlural { return (1 / count, index + 3) }
        guard isPlural, let (value, isScale) = NumberWords.value(article), !isScale, value < count else { return nil }
        return (value / count, index + 3)
    }

    /// "a year and a half", read from its last word.
    private func afterMeasure(_ index: Int) -> ReadNumber? {
        let and = text.word(index - 1) == "a" ? index - 2 : index - 1
        guard text.word(and) == "and", and > 1, (and...index).allSatisfy({ text.isJoined($0) }),
            let measure = Measures.singular(text.word(and - 1)), ["a", "an"].contains(text.word(and - 2))
        else { return nil }
        return ReadNumber(value: 1.5, start: and - 1, end: index + 1, isWord: true, unit: .measure(measure))
    }

    /// What the fraction is of; a share of something that is not named here when nothing else fits.
    private func reach(_ fraction: Double, start: Int, end: Int, isCertain: Bool) -> ReadNumber? {
        var next = end
        let isJoined = text.isJoined(next)
        if isJoined, text.word(next) == "of" { next += 1 }
        if isJoined, ["a", "an", "one"].contains(text.word(next)), text.isJoined(next) { next += 1 }
        if text.word(next) == "1", text.word(next - 1) == "of" { next += 1 }
        let hasOf = next > end && text.word(end) == "of"
        let isBare = next == end
        if isJoined, text.isJoined(next) || isPercentSign(after: next), let (unit, scale, last) = whole(at: next) {
            // "a third year" is an order, "half a year" and "a quarter of a mile" are amounts, "half of the years" a share.
            let isAmount = isBare ? isCompound(next) : !(hasOf && next == end + 1)
            if isAmount {
                return ReadNumber(value: fraction * scale, start: start, end: last, isWord: true, unit: unit)
            }
        }
        guard isCertain || isShare(end) else { return nil }
        return ReadNumber(value: fraction * 100, start: start, end: end, isWord: true, unit: .percent)
    }

    private func isPercentSign(after index: Int) -> Bool {
        index > 0 && index <= text.tokens.count && text.word(index - 1) == "1"
            && text.tokens[index - 1].span.end < text.bytes.count && text.bytes[text.tokens[index - 1].span.end] == 0x25
    }

    /// "half-hour", "quarter point", "half million": the fraction and its whole grown together.
    private func isCompound(_ next: Int) -> Bool {
        guard ["half", "quarter"].contains(text.word(next - 1)) else { return false }
        if ["year", "time"].contains(text.word(next)) { return false }
        return text.isHyphened(next)
            || ["point", "points", "percentage", "million", "billion", "dozen", "century"].contains(text.word(next))
    }

    private func whole(at index: Int) -> (unit: Figure.Unit?, scale: Double, end: Int)? {
        if isPercentSign(after: index) { return (.percent, 1, index) }
        let word = text.word(index)
        switch word {
        case "percent": return (.percent, 1, index + 1)
        case "per" where text.word(index + 1) == "cent": return (.percent, 1, index + 2)
        case "percentage" where text.word(index + 1).hasPrefix("point"): return (.points, 1, index + 2)
        case "point", "points": return (.points, 1, index + 1)
        default: break
        }
        if let (value, isScale) = NumberWords.value(word), isScale { return (nil, value, index + 1) }
        if let measure = Measures.singular(word) { return (.measure(measure), 1, index + 1) }
        return nil
    }

    /// "half the town", "half of it": what follows can only be the whole.
    private func isWhole(_ next: Int) -> Bool {
        text.isJoined(next)
            && [
                "of", "the", "its", "his", "her", "their", "our", "my", "your", "all", "those", "these", "that", "as",
                "this", "what",
            ].contains(text.word(next)) || isShare(next)
    }

    /// Whether the fraction stands where only a share can: before "of" or a comparison, or at the end of a clause.
    private func isShare(_ next: Int) -> Bool {
        guard text.isJoined(next) else {
            return next >= text.tokens.count || text.tokens[next].span.start > text.tokens[next - 1].span.end + 1
        }
        // "A third in a row" is an order.
        if text.reads(["in", "a", "row"], at: next) || text.reads(["in", "succession"], at: next) { return false }
        return Self.afterShares.contains(text.word(next))
    }

    private static let afterShares: Set<String> = [
        "of", "less", "more", "fewer", "higher", "lower", "larger", "smaller", "bigger", "cheaper", "as", "off",
        "below", "above", "since", "from", "to", "in", "on", "over", "during", "this", "compared", "and", "or", "were",
        "was", "are", "is", "have", "had", "said", "say", "by", "at", "for", "but", "between", "within", "after",
        "before", "last", "next",
    ]
}

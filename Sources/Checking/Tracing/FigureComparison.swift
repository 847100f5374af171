import Prose

/// Whether a figure of the text may stand for one of a source.
enum FigureComparison {
    enum Result {
        case same
        /// The text rounds, and says so or loses nothing but decimals.
        case rounded
        /// Another unit or zone, worked out rightly.
        case converted
        /// The same amount, but the source says "about" or "more than" and the text does not.
        case hedgeDropped
        /// The same number with another hedge: "more than" for "less than".
        case hedgeChanged
        /// The source's figure is for each share, or a year; the text does not say so.
        case rateDropped
        /// One end of the source's range.
        case narrowed
        /// "to 5%" for "by 5%".
        case moved
        /// The source names a time zone and the text none, or the other way round.
        case zoneUntold
        case otherUnit
        case otherValue

        /// The text's figure has its counterpart here, if perhaps a wrong one in part.
        var isSupported: Bool { self != .otherUnit && self != .otherValue }
    }

    static func compare(_ draft: Figure, _ source: Figure) -> Result {
        if draft.unit == .clock, source.unit == .clock { return ClockComparison.compare(draft, source) }
        guard draft.isOrdinal == source.isOrdinal else { return .otherValue }
        if draft.isOrdinal {
            guard equal(draft.value, source.value) else { return .otherValue }
            return unitsAgree(draft.unit, source.unit) ? .same : .otherUnit
        }
        if draft.isVerb != source.isVerb, let result = compareVerb(draft, source) { return result }
        if draft.unit == .measure("decade"), source.unit == .measure("decade") { return compareDecades(draft, source) }
        if let (one, other) = Conversions.common(draft, source) { return compareConverted(draft, one, source, other) }
        let value = compareValues(draft, source)
        guard value.isSupported else { return value }
        guard unitsAgree(draft.unit, source.unit) else { return .otherUnit }
        return compareCompany(draft, source) ?? value
    }

    // MARK: Units

    private static func unitsAgree(_ draft: Figure.Unit, _ source: Figure.Unit) -> Bool {
        if draft == source { return true }
        switch (draft, source) {
        // A unit may be left to the context on either side ("10 to 20 miles", "20"), currency and per cent may not.
        case (.none, .measure), (.measure, .none), (.none, .age), (.age, .none): return true
        // "Ahead by five points": percentage points, told shorter.
        case (.measure("point"), .points): return true
        // "50 cents" of a dollar or a euro.
        case (.currency("cent"), .currency(let code)), (.currency(let code), .currency("cent")):
            return Self.withCents.contains(code)
        default: return false
        }
    }

    private static let withCents: Set<String> = ["USD", "EUR", "AUD", "CAD", "NZD", "HKD", "SGD", "ZAR"]

    /// "halved" against "fell by half", "doubled" against "rose 100%"; nil when nothing in them is a verb.
    private static func compareVerb(_ draft: Figure, _ source: Figure) -> Result? {
        let (verb, other) = draft.isVerb ? (draft, source) : (source, draft)
        switch (verb.unit, other.unit) {
        case (.percent, .percent):
            guard equal(verb.value, other.value) else { return .otherValue }
            return other.isRise == false && other.move == .by ? .same : .otherValue
        case (.times, .percent):
            guard equal(verb.value * 100 - 100, other.value), other.isRise == true, other.move == .by else {
                return .otherValue
            }
            return .same
        case (.times, .times): return nil
        default: return .otherValue
        }
    }

    private static func compareDecades(_ draft: Figure, _ source: Figure) -> Result {
        if draft.value == source.value { return .same }
        let isShort = draft.value < 100 || source.value < 100
        return isShort
            && draft.value.truncatingRemainder(dividingBy: 100)
                == source.value.truncatingRemainder(dividingBy: 100)
            ? .same : .otherValue
    }

    private static func compareConverted(_ draft: Figure, _ one: Double, _ source: Figure, _ other: Double) -> Result {
        var left = draft
        var right = source
        left.unit = .none
        right.unit = .none
        let factor = draft.value == 0 ? 1 : one / draft.value
        let back = source.value == 0 ? 1 : other / source.value
        // Counted in the text's unit, so that its digits tell how it was rounded.
        right.value = other / factor
        right.upper = source.upper.map { $0 * back / factor }
        let value = compareValues(left, right)
        switch value {
        case .same: return compareCompany(draft, source) ?? .converted
        // Rounding on top of a conversion has to be told: 720 days are about 100 weeks.
        case .rounded where isNearly(left, right): return compareCompany(draft, source) ?? .converted
        case .rounded: return .otherUnit
        default: return value.isSupported ? value : isNearly(left, right) ? .converted : .otherUnit
        }
    }

    /// A converted amount to as many digits as the text gives, two at least.
    private static func isNearly(_ draft: Figure, _ source: Figure) -> Bool {
        guard draft.upper == nil, source.upper == nil, draft.hedge == source.hedge || draft.hedge == .about else {
            return false
        }
        // 100 miles are 160 kilometres in copy, but 720 days are not 100 weeks.
        let tolerance = draft.hedge == .about ? 0.03 : 0.007
        return abs(draft.value - source.value) <= tolerance * abs(source.value)
    }

    // MARK: Rates and changes

    /// What goes with two figures of one amount: for each of what, and by or to.
    private static func compareCompany(_ draft: Figure, _ source: Figure) -> Result? {
        switch (draft.rate, source.rate) {
        case let (left?, right?): if left != right { return .otherUnit }
        case let (nil, right?): if !draft.nearRates.contains(right) { return .rateDropped }
        case let (left?, nil): if !source.nearRates.contains(left) { return .otherUnit }
        case (nil, nil): break
        }
        if let left = draft.move, let right = source.move, left != right { return .moved }
        return nil
    }

    // MARK: Values

    private static func compareValues(_ draft: Figure, _ source: Figure) -> Result {
        if draft.upper != nil || source.upper != nil { return compareRanges(draft, source) }
        if equal(draft.value, source.value) { return compareHedges(draft.hedge, source.hedge) }
        if let share = compareShares(draft, source) { return share }
        let (value, given) = (draft.value, source.value)
        var hedge = draft.hedge
        if source.hedge != .exact {
            let isSide = draft.hedge.isFloor && source.hedge.isFloor || draft.hedge.isCeiling && source.hedge.isCeiling
            if let rough = draft.rough, draft.hedge == source.hedge {
                hedge = rough
            } else if !isSide || abs(value - given) > 0.05 * abs(given) {
                // What the source itself only estimates may lose digits, nothing else.
                return isRounding(value, of: given) ? .rounded : .otherValue
            }
        }
        // Rounding leaves fewer digits: "about 63" is not 60 told roughly.
        guard hedge == .exact || digits(value) < digits(given) else { return .otherValue }
        switch hedge {
        case .about: return abs(value - given) <= 0.06 * abs(given) ? .rounded : .otherValue
        case .nearly: return given < value && given >= value * 0.9 ? .rounded : .otherValue
        case .justOver: return given > value && given <= value * 1.1 ? .rounded : .otherValue
        case .atLeast, .moreThan: return given > value && given <= value * 1.35 ? .rounded : .otherValue
        case .atMost, .lessThan: return given < value && given >= value * 0.7 ? .rounded : .otherValue
        case .exact: return isRounding(value, of: given) ? .rounded : .otherValue
        }
    }

    /// "A third" for 33%: a fraction in words is as exact as a whole number of per cent.
    private static func compareShares(_ draft: Figure, _ source: Figure) -> Result? {
        guard draft.unit == .percent, source.unit == .percent, draft.hedge == source.hedge || draft.hedge == .about
        else { return nil }
        let isFraction = draft.value != draft.value.rounded() && equal(draft.value * 3, (draft.value * 3).rounded())
        return isFraction && abs(draft.value - source.value) < 0.5 ? .rounded : nil
    }

    private static func compareRanges(_ draft: Figure, _ source: Figure) -> Result {
        if let left = draft.upper, let right = source.upper {
            if draft.hedge == .about, source.hedge == .exact {
                let isNear = abs(draft.value - source.value) <= 0.06 * source.value && abs(left - right) <= 0.06 * right
                return isNear ? .rounded : .otherValue
            }
            guard equal(draft.value, source.value), equal(left, right) else { return .otherValue }
            return draft.hedge == source.hedge || draft.hedge == .about ? .same : .hedgeDropped
        }
        guard let upper = source.upper else { return .otherValue }
        // One end of a range stands for it only with a bound.
        if equal(draft.value, upper) {
            return draft.hedge == .atMost ? .same : draft.hedge.isFloor ? .otherValue : .narrowed
        }
        if equal(draft.value, source.value) {
            return draft.hedge == .atLeast ? .same : draft.hedge.isCeiling ? .otherValue : .narrowed
        }
        return .otherValue
    }

    /// Two hedges of one number: the text may claim as much as the source or less, never more.
    ///
    /// Each hedge stands for a set of amounts; the text's must hold the source's. A plain number in the source is bounded
    /// by nothing, so that "at least 40" for "40" hints at more than it says.
    private static func compareHedges(_ draft: Figure.Hedge, _ source: Figure.Hedge) -> Result {
        if draft == source { return .same }
        switch (draft, source) {
        case (.about, .exact), (.about, .nearly), (.about, .justOver): return .same
        case (.moreThan, .justOver), (.atLeast, .moreThan), (.atLeast, .justOver): return .same
        case (.lessThan, .nearly), (.atMost, .lessThan), (.atMost, .nearly): return .same
        // A newsroom that writes "almost" for "about" has chosen a side; nothing refutes it.
        case (.exact, _), (.about, _): return .hedgeDropped
        case (.moreThan, .atLeast), (.lessThan, .atMost), (.justOver, .moreThan), (.nearly, .lessThan),
            (.justOver, .atLeast), (.nearly, .atMost):
            return .hedgeDropped
        default: return .hedgeChanged
        }
    }

    /// How many digits tell the amount: two in 4,200 and 4.2.
    private static func digits(_ value: Double) -> Int {
        var digits = abs(value)
        guard digits > 0 else { return 0 }
        // Beyond this a number is told to the last digit: an ISBN, not an amount.
        guard digits < 9e12 else { return 17 }
        while digits >= 1e6, digits.truncatingRemainder(dividingBy: 10) == 0 { digits /= 10 }
        // Six places of decimals are more than copy has.
        var whole = Int((digits * 1e6).rounded())
        while whole > 0, whole % 10 == 0 { whole /= 10 }
        var count = 0
        while whole > 0 {
            whole /= 10
            count += 1
        }
        return count
    }

    static func equal(_ left: Double, _ right: Double) -> Bool {
        abs(left - right) <= 1e-9 * max(abs(left), abs(right), 1e-9)
    }

    /// "$10.2bn" for "$10.23bn": the source's value to as many digits, at least two of them.
    private static func isRounding(_ value: Double, of given: Double) -> Bool {
        guard value != 0, given != 0, abs(value - given) <= 0.05 * abs(given) else { return false }
        var step = 1.0
        var digits = abs(value)
        guard digits < 1e15 else { return false }
        if digits == digits.rounded() {
            while digits >= 100, digits.truncatingRemainder(dividingBy: 10) == 0 {
                digits /= 10
                step *= 10
            }
            // A whole number without trailing noughts rounds only a fraction.
            if step == 1, given == given.rounded() { return false }
        } else {
            while step > 1e-6, !equal((abs(value) / step).rounded() * step, abs(value)) { step /= 10 }
        }
        return equal((given / step).rounded() * step, value)
    }
}

import Prose

/// Whether a figure of the text may stand for one of a source.
enum FigureComparison {
    enum Result {
        case same
        /// The text rounds, and says so or loses nothing but decimals.
        case rounded
        /// The same amount, but the source says "about" or "more than" and the text does not.
        case hedgeDropped
        /// The same number with another hedge: "more than" for "less than".
        case hedgeChanged
        case otherUnit
        case otherValue

        var isSupported: Bool { self == .same || self == .rounded || self == .hedgeDropped || self == .hedgeChanged }
    }

    static func compare(_ draft: Figure, _ source: Figure) -> Result {
        guard draft.isOrdinal == source.isOrdinal else { return .otherValue }
        let value = compareValues(draft, source)
        guard value == .same || value == .rounded || value == .hedgeDropped || value == .hedgeChanged else {
            return value
        }
        guard unitsAgree(draft.unit, source.unit) else { return .otherUnit }
        return value
    }

    private static func unitsAgree(_ draft: Figure.Unit, _ source: Figure.Unit) -> Bool {
        if draft == source { return true }
        // A unit may be left to the context on either side ("10 to 20 miles", "20"), currency and per cent may not.
        switch (draft, source) {
        case (.none, .measure), (.measure, .none): return true
        default: return false
        }
    }

    private static func compareValues(_ draft: Figure, _ source: Figure) -> Result {
        if let upper = draft.upper ?? source.upper {
            let other = draft.upper == nil ? draft.value : source.value
            if draft.upper != nil, source.upper != nil {
                return equal(draft.value, source.value) && equal(draft.upper ?? 0, source.upper ?? 0)
                    ? .same : .otherValue
            }
            // One end of a range stands for it only with a hedge.
            return equal(other, upper) && draft.hedge == .atMost ? .same : .otherValue
        }
        let (value, given) = (draft.value, source.value)
        if equal(value, given) {
            switch (draft.hedge, source.hedge) {
            case let (left, right) where left == right: return .same
            case (.about, .exact): return .same
            case (.exact, _): return .hedgeDropped
            case (.atLeast, .exact), (.atMost, .exact): return .hedgeChanged
            case (.about, _): return .rounded
            default: return .hedgeChanged
            }
        }
        // What the source itself only estimates may lose digits, nothing else.
        if source.hedge != .exact { return isRounding(value, of: given) ? .rounded : .otherValue }
        switch draft.hedge {
        case .about: return abs(value - given) <= 0.06 * abs(given) ? .rounded : .otherValue
        case .atLeast: return given > value && given <= value * 1.35 ? .rounded : .otherValue
        case .atMost: return given < value && given >= value * 0.7 ? .rounded : .otherValue
        case .exact: return isRounding(value, of: given) ? .rounded : .otherValue
        }
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

import Prose

/// Measures of one kind: time, length, weight, area, volume.
enum Conversions {
    /// Two amounts of one kind but in different measures, both counted in the kind's smallest; nil for all others.
    static func common(_ draft: Figure, _ source: Figure) -> (Double, Double)? {
        guard case .measure(let left) = draft.unit, case .measure(let right) = source.unit, left != right,
            let one = table[left], let other = table[right], one.kind == other.kind
        else { return nil }
        return (draft.value * one.factor, source.value * other.factor)
    }

    /// Whether one of the measure is just as much as the figure: a "fortnight" and two weeks.
    static func isOne(_ measure: String, _ figure: Figure) -> Bool {
        guard case .measure(let name) = figure.unit, let one = table[measure], let other = table[name],
            one.kind == other.kind, one.kind == .time || one.kind == .months
        else { return false }
        return FigureComparison.equal(one.factor, figure.value * other.factor)
    }

    private enum Kind {
        case time, months, length, weight, area, volume
    }

    /// Exact by definition: the international yard and pound of 1959, the Gregorian calendar.
    ///
    /// Months and days are not multiples of each other, tons differ by country, so that neither stands here beside the
    /// other.
    private static let table: [String: (kind: Kind, factor: Double)] = [
        "second": (.time, 1), "minute": (.time, 60), "hour": (.time, 3600), "day": (.time, 86_400),
        "week": (.time, 604_800), "fortnight": (.time, 1_209_600), "month": (.months, 1), "quarter": (.months, 3),
        "year": (.months, 12), "decade": (.months, 120), "century": (.months, 1200),
        "millimetre": (.length, 0.001), "centimetre": (.length, 0.01), "metre": (.length, 1),
        "kilometre": (.length, 1000), "inch": (.length, 0.0254), "foot": (.length, 0.3048), "yard": (.length, 0.9144),
        "mile": (.length, 1609.344), "gram": (.weight, 0.001), "kilogram": (.weight, 1), "tonne": (.weight, 1000),
        "ounce": (.weight, 0.028349523125), "pound": (.weight, 0.45359237), "stone": (.weight, 6.35029318),
        "acre": (.area, 4046.8564224), "hectare": (.area, 10_000), "square metre": (.area, 1),
        "square foot": (.area, 0.09290304), "square mile": (.area, 2_589_988.110336),
        "square kilometre": (.area, 1_000_000),
    ]
}

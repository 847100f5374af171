package import NewsModel

/// An amount as a text states it.
package struct Figure: Sendable, Equatable {
    package enum Unit: Sendable, Hashable {
        case none
        /// ISO 4217 where the sign is unambiguous; "$" alone is "USD".
        case currency(String)
        case percent
        /// Percentage points.
        case points
        /// A measure in the singular: "mile", "year", "tonne".
        case measure(String)
    }

    package enum Hedge: Sendable, Hashable {
        case exact
        /// "about", "some", "nearly", "almost"
        case about
        /// "more than", "over", "at least"
        case atLeast
        /// "less than", "under", "up to"
        case atMost
    }

    /// Everything that belongs to it: hedge, sign, number, magnitude, unit.
    package var span: Span
    /// The number with sign, magnitude and unit, without the hedge.
    package var core: Span
    package var value: Double
    /// The other end of a range ("10 to 12 per cent"), else nil.
    package var upper: Double?
    package var unit: Unit
    package var hedge: Hedge
    package var isOrdinal: Bool
    /// A bare number between 1500 and 2100 without separators: probably a year.
    package var isYear: Bool
    /// The word after it, folded, when it is no unit: what is counted ("countries").
    package var counted: String?

    package init(
        span: Span,
        core: Span,
        value: Double,
        upper: Double? = nil,
        unit: Unit = .none,
        hedge: Hedge = .exact,
        isOrdinal: Bool = false,
        isYear: Bool = false,
        counted: String? = nil
    ) {
        self.span = span
        self.core = core
        self.value = value
        self.upper = upper
        self.unit = unit
        self.hedge = hedge
        self.isOrdinal = isOrdinal
        self.isYear = isYear
        self.counted = counted
    }
}

/// Finds figures.
package enum Figures {
    /// The figures of `text` in order: digits and number words, with currency, magnitude ("m", "billion"), per cent,
    /// units of measure, ranges, ordinals and hedges.
    ///
    /// - Complexity: Linear in `text`.
    package static func find(in text: String) -> [Figure] {
        let bytes = Array(text.utf8)
        return find(in: bytes, tokens: Tokens.words(in: bytes, Span(0, bytes.count)))
    }

    /// The same on bytes and words that were read before; `tokens` may be those of a part of `bytes`.
    package static func find(in bytes: [UInt8], tokens: [Token]) -> [Figure] {
        var reader = FigureReader(bytes: bytes, tokens: tokens)
        return reader.read()
    }
}

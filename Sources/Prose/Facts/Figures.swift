package import NewsModel

/// An amount as a text states it.
package struct Figure: Sendable, Equatable {
    package enum Unit: Sendable, Hashable {
        case none
        /// ISO 4217 where the sign or name is unambiguous; "$" alone is "USD", "cents" are hundredths of "cent".
        case currency(String)
        /// Also shares: "a third" is 33⅓, "one in four" 25.
        case percent
        /// Percentage points; 25 basis points are 0.25.
        case points
        /// "twice", "three times", "fourfold"
        case times
        /// A time of day in minutes after midnight; see ``Figure/clock``.
        case clock
        /// Years of somebody's or something's age.
        case age
        /// A measure in the singular: "mile", "year", "tonne".
        case measure(String)
    }

    package enum Hedge: Sendable, Hashable {
        case exact
        /// "about", "some", "or so"
        case about
        /// "nearly", "just under", "close to"
        case nearly
        /// "just over", "slightly more than"
        case justOver
        /// "at least", "no fewer than", "or more"
        case atLeast
        /// "more than", "over", "in excess of"
        case moreThan
        /// "up to", "as much as", "no more than"
        case atMost
        /// "less than", "under", "fewer than"
        case lessThan

        /// The text gives a lower bound.
        package var isFloor: Bool { self == .atLeast || self == .moreThan || self == .justOver }
        /// The text gives an upper bound.
        package var isCeiling: Bool { self == .atMost || self == .lessThan || self == .nearly }
    }

    /// How a figure stands to a change: "rose **by** 5%", "rose **to** 5%", "rose **from** 5%".
    package enum Move: Sendable, Hashable {
        case by, to, from
    }

    /// What a time of day says beside the minutes.
    package struct Clock: Sendable, Hashable {
        /// Folded, as the text names it ("et", "gmt", "london"); nil when it names none.
        package var zone: String?
        /// Minutes ahead of UTC; more than one where the zone has summer time, none where the offset is not known.
        package var offsets: [Int]
        /// Whether the text leaves open if it is morning or evening ("five o'clock").
        package var isOpen: Bool

        package init(zone: String? = nil, offsets: [Int] = [], isOpen: Bool = false) {
            self.zone = zone
            self.offsets = offsets
            self.isOpen = isOpen
        }
    }

    /// Everything that belongs to it: hedge, sign, number, magnitude, unit.
    package var span: Span
    /// The number with sign, magnitude, unit and rate, without the hedge.
    package var core: Span
    package var value: Double
    /// The other end of a range ("10 to 12 per cent"), else nil.
    package var upper: Double?
    package var unit: Unit
    package var hedge: Hedge
    /// A second hedge next to the number: "up to **about** 50".
    package var rough: Hedge?
    package var isOrdinal: Bool
    /// A bare number between 1500 and 2100 without separators: probably a year.
    package var isYear: Bool
    /// The word after it, folded, when it is no unit: what is counted ("countries").
    package var counted: String?
    /// What it is told for each of: "share", "year", "barrel".
    package var rate: String?
    /// Rates that the words near it may give it: "**annual** sales of £5m".
    package var nearRates: [String] = []
    package var move: Move?
    /// Whether the words by it speak of a rise (true) or a fall (false).
    package var isRise: Bool?
    /// Whether the figure is a verb that says the change too: "doubled", "halved".
    package var isVerb = false
    package var clock: Clock?

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
    /// units of measure, rates, ranges, ordinals, shares, multiples, times of day and hedges.
    ///
    /// - Complexity: Linear in `text`.
    package static func find(in text: String) -> [Figure] {
        let bytes = Array(text.utf8)
        return find(in: bytes, tokens: Tokens.words(in: bytes, Span(0, bytes.count)))
    }

    /// Whether the word says that an amount rises (true) or falls (false); nil for all other words.
    package static func change(_ folded: String) -> Bool? { Moves.change(folded) }

    /// What an adverb or adjective makes a rate of: "year" for "annual" and "annually".
    package static func rate(_ folded: String) -> String? { FigureUnits.rate(folded) }

    /// The same on bytes and words that were read before; `tokens` may be those of a part of `bytes`.
    package static func find(in bytes: [UInt8], tokens: [Token]) -> [Figure] {
        var reader = FigureReader(FigureText(bytes: bytes, tokens: tokens))
        return reader.read()
    }
}

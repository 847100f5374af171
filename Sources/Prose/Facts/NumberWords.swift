import NewsModel

/// English number words.
enum NumberWords {
    static func value(_ folded: String) -> (value: Double, isScale: Bool)? {
        if let unit = cardinals[folded] { return (unit, false) }
        if let scale = scales[folded] { return (scale, true) }
        return nil
    }

    /// "third" in "one third", "half" in "one half".
    static func isFraction(_ folded: String) -> Bool {
        ["half", "third", "quarter", "fifth", "sixth", "eighth", "tenth", "fourth"].contains(folded)
    }

    static func ordinal(_ folded: String) -> Double? { ordinals[folded] }

    private static let cardinals: [String: Double] = [
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
        "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
        "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ]
    private static let scales: [String: Double] = [
        "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12,
    ]
    private static let ordinals: [String: Double] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
        "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    ]
}

/// Units of measure.
enum Measures {
    /// The singular of a unit's name or sign, or nil.
    static func singular(_ folded: String) -> String? { table[folded] }

    /// "pounds of beef" weigh; "pounds" alone are money.
    static func isWeight(_ bytes: [UInt8], _ tokens: [Token], _ index: Int) -> Bool {
        index + 1 < tokens.count && tokens[index + 1].folded == "of"
    }

    private static let table: [String: String] = {
        var table: [String: String] = [:]
        for name in [
            "second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century", "mile",
            "kilometre",
            "metre", "yard", "acre", "hectare", "gallon", "litre", "barrel", "tonne", "ton", "kilogram", "gram",
            "ounce",
            "stone", "degree", "watt", "kilowatt", "megawatt", "gigawatt", "byte", "kilobyte", "megabyte", "gigabyte",
            "terabyte", "fortnight",
        ] {
            table[name] = name
            table[name + "s"] = name
        }
        for (other, name) in [
            ("centuries", "century"), ("kilometer", "kilometre"), ("kilometers", "kilometre"), ("km", "kilometre"),
            ("kms", "kilometre"), ("meter", "metre"), ("meters", "metre"), ("foot", "foot"), ("feet", "foot"),
            ("ft", "foot"),
            ("inch", "inch"), ("inches", "inch"), ("liter", "litre"), ("liters", "litre"), ("kg", "kilogram"),
            ("kilos", "kilogram"), ("kilo", "kilogram"), ("lb", "pound"), ("lbs", "pound"), ("mph", "mile per hour"),
            ("cm", "centimetre"), ("mb", "megabyte"), ("gb", "gigabyte"), ("tb", "terabyte"), ("kw", "kilowatt"),
            ("mw", "megawatt"), ("gw", "gigawatt"), ("bpd", "barrel per day"), ("tons", "ton"), ("hrs", "hour"),
            ("yrs", "year"), ("mins", "minute"), ("secs", "second"),
        ] { table[other] = name }
        return table
    }()
}

import NewsModel

/// Units of measure.
enum Measures {
    /// The singular of a unit's name or sign, or nil.
    static func singular(_ folded: String) -> String? { table[folded] }

    /// "mph" is miles for each hour.
    static func ratio(_ folded: String) -> (unit: String, rate: String)? { ratios[folded] }

    /// "pounds of beef" weigh; "pounds" alone are money.
    static func isWeight(_ text: FigureText, _ index: Int) -> Bool { text.word(index + 1) == "of" }

    private static let ratios: [String: (unit: String, rate: String)] = [
        "mph": ("mile", "hour"), "kph": ("kilometre", "hour"), "kmh": ("kilometre", "hour"),
        "bpd": ("barrel", "day"),
    ]

    private static let table: [String: String] = {
        var table: [String: String] = [:]
        for name in [
            "second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century", "mile",
            "kilometre", "metre", "centimetre", "millimetre", "yard", "acre", "hectare", "gallon", "litre", "barrel",
            "tonne", "ton", "kilogram", "gram", "milligram", "ounce", "stone", "degree", "watt", "kilowatt",
            "megawatt", "gigawatt", "byte", "kilobyte", "megabyte", "gigabyte", "terabyte", "fortnight", "point",
            "pint", "bushel", "litre", "volt", "calorie", "hectare",
        ] {
            table[name] = name
            table[name + "s"] = name
        }
        for (other, name) in [
            ("centuries", "century"), ("kilometer", "kilometre"), ("kilometers", "kilometre"), ("km", "kilometre"),
            ("kms", "kilometre"), ("meter", "metre"), ("meters", "metre"), ("foot", "foot"), ("feet", "foot"),
            ("ft", "foot"), ("inch", "inch"), ("inches", "inch"), ("liter", "litre"), ("liters", "litre"),
            ("kg", "kilogram"), ("kgs", "kilogram"), ("kilograms", "kilogram"), ("kilos", "kilogram"),
            ("kilo", "kilogram"), ("lb", "pound"), ("lbs", "pound"), ("cm", "centimetre"), ("mm", "millimetre"),
            ("centimeter", "centimetre"), ("centimeters", "centimetre"), ("mb", "megabyte"), ("gb", "gigabyte"),
            ("tb", "terabyte"), ("kw", "kilowatt"), ("mw", "megawatt"), ("gw", "gigawatt"), ("hrs", "hour"),
            ("yrs", "year"), ("mins", "minute"), ("secs", "second"), ("oz", "ounce"),
        ] { table[other] = name }
        return table
    }()
}

/// Names, codes and signs of money.
enum Currencies {
    /// The code of a currency word that needs no country: "euros", "yen", "GBP".
    static func code(_ folded: String) -> String? { names[folded] ?? codes[folded] }

    /// The code of an ISO 4217 abbreviation.
    static func code(abbreviation folded: String) -> String? { codes[folded] }

    /// The code for "Canadian dollars" and its like; a name made of both words where there is none here.
    static func code(_ adjective: String, _ noun: String) -> String? {
        guard let kind = kinds[noun] else { return nil }
        return national[adjective + " " + kind] ?? adjective + " " + kind
    }

    /// Hundredths of a currency: "pence" of pounds, "cents" of something.
    static func hundredth(_ folded: String) -> String? {
        switch folded {
        case "pence", "penny": "GBP"
        case "cents", "cent": "cent"
        default: nil
        }
    }

    private static let names: [String: String] = [
        "dollar": "USD", "dollars": "USD", "sterling": "GBP", "euro": "EUR", "euros": "EUR", "yen": "JPY",
        "rupee": "INR", "rupees": "INR", "yuan": "CNY", "renminbi": "CNY", "rouble": "RUB", "roubles": "RUB",
        "ruble": "RUB", "rubles": "RUB", "francs": "franc", "pesos": "peso", "kronor": "SEK", "kroner": "krone",
        "zloty": "PLN", "zlotys": "PLN", "lira": "TRY", "dinars": "dinar", "dirhams": "dirham", "riyals": "riyal",
        "rand": "ZAR", "ringgit": "MYR", "baht": "THB", "shekels": "ILS", "naira": "NGN", "shillings": "shilling",
        "rupiah": "IDR", "forints": "HUF", "forint": "HUF", "hryvnia": "UAH", "quid": "GBP", "bucks": "USD",
    ]

    private static let codes: [String: String] = {
        var codes: [String: String] = [:]
        for code in [
            "USD", "GBP", "EUR", "JPY", "CNY", "CHF", "CAD", "AUD", "NZD", "HKD", "SGD", "INR", "RUB", "SEK", "NOK",
            "DKK", "PLN", "TRY", "ZAR", "KRW", "BRL", "MXN", "ILS", "THB", "MYR", "IDR",
        ] { codes[code.lowercased()] = code }
        return codes
    }()

    private static let kinds: [String: String] = [
        "dollar": "dollar", "dollars": "dollar", "pound": "pound", "pounds": "pound", "franc": "franc",
        "francs": "franc", "peso": "peso", "pesos": "peso", "won": "won", "yen": "yen", "yuan": "yuan",
        "rupee": "rupee", "rupees": "rupee", "krona": "krona", "kronor": "krona", "krone": "krone",
        "kroner": "krone", "reais": "real", "real": "real", "lira": "lira", "dinar": "dinar", "dinars": "dinar",
        "dirhams": "dirham", "riyals": "riyal", "rand": "rand", "roubles": "rouble", "rubles": "rouble",
        "shillings": "shilling", "shekels": "shekel",
    ]

    private static let national: [String: String] = [
        "us dollar": "USD", "american dollar": "USD", "canadian dollar": "CAD", "australian dollar": "AUD",
        "kong dollar": "HKD", "zealand dollar": "NZD", "singapore dollar": "SGD", "british pound": "GBP",
        "swiss franc": "CHF", "mexican peso": "MXN", "korean won": "KRW", "japanese yen": "JPY",
        "chinese yuan": "CNY", "indian rupee": "INR", "swedish krona": "SEK", "norwegian krone": "NOK",
        "danish krone": "DKK", "brazilian real": "BRL", "turkish lira": "TRY", "african rand": "ZAR",
        "russian rouble": "RUB", "israeli shekel": "ILS",
    ]

    /// Letters that stand before a dollar sign.
    static let dollars: [(prefix: [UInt8], code: String)] = [
        (Array("US".utf8), "USD"), (Array("AU".utf8), "AUD"), (Array("CA".utf8), "CAD"), (Array("HK".utf8), "HKD"),
        (Array("NZ".utf8), "NZD"), (Array("NT".utf8), "TWD"), (Array("A".utf8), "AUD"), (Array("C".utf8), "CAD"),
        (Array("S".utf8), "SGD"), (Array("R".utf8), "BRL"),
    ]
}

/// Titles and offices that stand before a person's name.
package enum Titles {
    package static func contains(_ folded: String) -> Bool { all.contains(folded) }

    /// Second words of titles: "Vice *President*", "Attorney *General*".
    static func follows(_ folded: String) -> Bool { ["general", "elect"].contains(folded) }

    /// Offices that stand before a person and never inside the name of a body.
    static func parts(_ folded: String) -> Bool { parting.contains(folded) }

    private static let parting: Set<String> = [
        "ceo", "cfo", "coo", "chairman", "chairwoman", "spokesman", "spokeswoman", "spokesperson", "president", "vice",
        "prime",
        "senator", "sen", "rep", "governor", "gov", "mayor", "chancellor", "director", "minister",
    ]

    private static let all: Set<String> = [
        "mr", "mrs", "ms", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "president", "vice", "prime",
        "minister", "chancellor", "senator", "sen", "sens", "senators", "representative", "rep", "reps", "congressman",
        "congresswoman", "governor", "gov", "govs", "mayor", "secretary", "judge", "justice", "attorney", "general",
        "gen",
        "colonel", "col", "captain", "capt", "lieutenant", "lt", "sergeant", "sgt", "admiral", "adm", "major", "king",
        "queen",
        "prince", "princess", "pope", "archbishop", "bishop", "cardinal", "reverend", "rev", "chairman", "chairwoman",
        "speaker", "ceo", "cfo", "director", "spokesman", "spokeswoman", "spokesperson", "ambassador", "commissioner",
        "sheriff", "detective", "former", "then", "strategist", "pollster", "actor", "actress", "author", "analyst",
        "candidate", "nominee", "republican", "democratic", "democrat", "first", "chief", "executive",
        "managing",
        "deputy", "acting", "economist", "coach", "officer", "manager", "adviser", "advisor", "aide", "host",
        "columnist",
        "reporter", "anchor", "journalist", "leader",
    ]
}

/// Countries by name, short form, adjective.
package enum Countries {
    /// The ISO 3166 alpha-2 code ("EU" for the European Union) of a folded name, or nil.
    package static func code(_ folded: String) -> String? { names[folded] ?? adjectives[folded] }

    /// The code when the words are the country's name itself, not its adjective.
    package static func codeOfName(_ folded: String) -> String? { names[folded] }

    private static let names: [String: String] = [
        "us": "US", "usa": "US", "united states": "US", "united states of america": "US", "america": "US", "uk": "GB",
        "united kingdom": "GB", "britain": "GB", "great britain": "GB", "eu": "EU", "european union": "EU",
        "china": "CN",
        "people's republic of china": "CN", "india": "IN", "germany": "DE", "france": "FR", "japan": "JP",
        "italy": "IT",
        "spain": "ES", "canada": "CA", "mexico": "MX", "brazil": "BR", "russia": "RU", "russian federation": "RU",
        "ukraine": "UA", "turkey": "TR", "turkiye": "TR", "australia": "AU", "new zealand": "NZ", "south korea": "KR",
        "republic of korea": "KR", "north korea": "KP", "iran": "IR", "iraq": "IQ", "israel": "IL",
        "saudi arabia": "SA",
        "uae": "AE", "united arab emirates": "AE", "egypt": "EG", "nigeria": "NG", "kenya": "KE", "south africa": "ZA",
        "netherlands": "NL", "the netherlands": "NL", "belgium": "BE", "switzerland": "CH", "sweden": "SE",
        "norway": "NO",
        "denmark": "DK", "finland": "FI", "poland": "PL", "austria": "AT", "ireland": "IE", "portugal": "PT",
        "greece": "GR",
        "singapore": "SG", "indonesia": "ID", "pakistan": "PK", "vietnam": "VN", "thailand": "TH", "argentina": "AR",
        "chile": "CL", "colombia": "CO", "syria": "SY", "afghanistan": "AF", "libya": "LY", "cuba": "CU",
        "taiwan": "TW",
        "sudan": "SD", "south sudan": "SS", "guinea": "GN", "equatorial guinea": "GQ", "papua new guinea": "PG",
        "guinea bissau": "GW", "democratic republic of congo": "CD", "democratic republic of the congo": "CD",
        "republic of congo": "CG", "republic of the congo": "CG",
        "hungary": "HU", "czech republic": "CZ", "czechia": "CZ", "romania": "RO",
    ]
    private static let adjectives: [String: String] = [
        "american": "US", "british": "GB", "european": "EU", "chinese": "CN", "indian": "IN", "german": "DE",
        "french": "FR",
        "japanese": "JP", "italian": "IT", "spanish": "ES", "canadian": "CA", "mexican": "MX", "brazilian": "BR",
        "russian": "RU", "ukrainian": "UA", "turkish": "TR", "australian": "AU", "israeli": "IL", "iranian": "IR",
        "iraqi": "IQ", "dutch": "NL", "swiss": "CH", "swedish": "SE", "irish": "IE", "greek": "GR", "syrian": "SY",
    ]
}

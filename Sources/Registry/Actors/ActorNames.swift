import Prose

/// The table of actors: ISO 3166-1 alpha-2 codes with short English names and the other names that texts use
/// (https://www.iso.org/iso-3166-country-codes.html, short names as the press prints them), then international bodies.
enum ActorNames {
    static let nameOfCode: [String: String] = Dictionary(
        entries.compactMap { parts in parts.count > 1 ? (parts[0], parts[1]) : nil },
        uniquingKeysWith: { first, _ in first }
    )

    /// From the folded name or alias.
    static let codeOfAlias: [String: String] = {
        var codes: [String: String] = [:]
        for parts in entries { for name in parts.dropFirst() { codes[folded(name)] = parts[0] } }
        return codes
    }()

    static let organisationCodes: Set<String> = Set(
        table(bodies).compactMap(\.first)
    )

    /// Short names that take "the" in a sentence.
    static let withArticle: Set<String> = [
        "United Kingdom", "United States", "United Arab Emirates", "Netherlands", "Philippines", "Czech Republic",
        "Dominican Republic", "Central African Republic", "Bahamas", "Gambia", "Maldives", "Seychelles", "Comoros",
        "Solomon Islands", "Marshall Islands", "Holy See", "European Union", "African Union Commission",
        "International Fund for Agricultural Development", "United Nations", "OECD", "European Commission",
        "Democratic Republic of the Congo", "Republic of the Congo", "African Union", "Council of Europe",
        "Technology Innovation Institute",
    ]

    /// The words folded as in running text ("U.S." is "us"), without "the" before them.
    static func folded(_ name: String) -> String {
        Tokens.words(in: name).map(\.base).drop { $0 == "the" }.joined(separator: " ")
    }

    private static let entries: [[String]] = table(states) + table(bodies)

    private static func table(_ text: String) -> [[String]] {
        text.split(separator: "\n").map { line in
            line.split(separator: "|").map(String.init)
        }
    }

    private static let bodies = """
        EU|European Union|E.U.|EU
        AUC|African Union Commission
        AU-ORG|African Union
        EU-COM|European Commission
        UN|United Nations|U.N.|UN
        IFAD|International Fund for Agricultural Development|IFAD
        OECD|OECD|Organisation for Economic Co-operation and Development
        COE|Council of Europe
        """

    private static let states = """
        AF|Afghanistan
        AL|Albania
        DZ|Algeria
        AD|Andorra
        AO|Angola
        AG|Antigua and Barbuda
        AR|Argentina
        AM|Armenia
        AU|Australia
        AT|Austria
        AZ|Azerbaijan
        BS|Bahamas
        BH|Bahrain
        BD|Bangladesh
        BB|Barbados
        BY|Belarus
        BE|Belgium
        BZ|Belize
        BJ|Benin
        BT|Bhutan
        BO|Bolivia
        BA|Bosnia and Herzegovina|Bosnia
        BW|Botswana
        BR|Brazil
        BN|Brunei|Brunei Darussalam
        BG|Bulgaria
        BF|Burkina Faso
        BI|Burundi
        CV|Cape Verde|Cabo Verde
        KH|Cambodia
        CM|Cameroon
        CA|Canada
        CF|Central African Republic
        TD|Chad
        CL|Chile
        CN|China|People's Republic of China|PRC
        CO|Colombia
        KM|Comoros
        CG|Republic of the Congo|Congo-Brazzaville
        CD|Democratic Republic of the Congo|DR Congo|DRC|Congo-Kinshasa
        CR|Costa Rica
        CI|Ivory Coast|Côte d'Ivoire
        HR|Croatia
        CU|Cuba
        CY|Cyprus
        CZ|Czech Republic|Czechia
        DK|Denmark
        DJ|Djibouti
        DM|Dominica
        DO|Dominican Republic
        EC|Ecuador
        EG|Egypt
        SV|El Salvador
        GQ|Equatorial Guinea
        ER|Eritrea
        EE|Estonia
        SZ|Eswatini|Swaziland
        ET|Ethiopia
        FJ|Fiji
        FI|Finland
        FR|France|French Republic
        GA|Gabon
        GM|Gambia
        GE|Georgia
        DE|Germany|Federal Republic of Germany
        GH|Ghana
        GR|Greece
        GD|Grenada
        GT|Guatemala
        GN|Guinea
        GW|Guinea-Bissau
        GY|Guyana
        HT|Haiti
        VA|Holy See|Vatican|Vatican City
        HN|Honduras
        HK|Hong Kong
        HU|Hungary
        IS|Iceland
        IN|India|Republic of India
        ID|Indonesia
        IR|Iran|Islamic Republic of Iran
        IQ|Iraq
        IE|Ireland|Republic of Ireland
        IL|Israel
        IT|Italy
        JM|Jamaica
        JP|Japan
        JO|Jordan
        KZ|Kazakhstan
        KE|Kenya
        KI|Kiribati
        KP|North Korea|DPRK|Democratic People's Republic of Korea
        KR|South Korea|Republic of Korea|Korea
        XK|Kosovo
        KW|Kuwait
        KG|Kyrgyzstan|Kyrgyz Republic
        LA|Laos|Lao People's Democratic Republic
        LV|Latvia
        LB|Lebanon
        LS|Lesotho
        LR|Liberia
        LY|Libya
        LI|Liechtenstein
        LT|Lithuania
        LU|Luxembourg
        MG|Madagascar
        MW|Malawi
        MY|Malaysia
        MV|Maldives
        ML|Mali
        MT|Malta
        MH|Marshall Islands
        MR|Mauritania
        MU|Mauritius
        MX|Mexico
        FM|Micronesia|Federated States of Micronesia
        MD|Moldova|Republic of Moldova
        MC|Monaco
        MN|Mongolia
        ME|Montenegro
        MA|Morocco
        MZ|Mozambique
        MM|Myanmar|Burma
        NA|Namibia
        NR|Nauru
        NP|Nepal
        NL|Netherlands|Kingdom of the Netherlands
        NZ|New Zealand
        NI|Nicaragua
        NE|Niger
        NG|Nigeria
        MK|North Macedonia
        NO|Norway
        OM|Oman
        PK|Pakistan
        PW|Palau
        PS|Palestine|State of Palestine
        PA|Panama
        PG|Papua New Guinea
        PY|Paraguay
        PE|Peru
        PH|Philippines
        PL|Poland
        PT|Portugal
        QA|Qatar
        RO|Romania
        RU|Russia|Russian Federation
        RW|Rwanda
        KN|Saint Kitts and Nevis
        LC|Saint Lucia
        VC|Saint Vincent and the Grenadines
        WS|Samoa
        SM|San Marino
        ST|Sao Tome and Principe
        SA|Saudi Arabia|Kingdom of Saudi Arabia
        SN|Senegal
        RS|Serbia
        SC|Seychelles
        SL|Sierra Leone
        SG|Singapore|Republic of Singapore
        SK|Slovakia|Slovak Republic
        SI|Slovenia
        SB|Solomon Islands
        SO|Somalia
        ZA|South Africa
        SS|South Sudan
        ES|Spain
        LK|Sri Lanka
        SD|Sudan
        SR|Suriname
        SE|Sweden
        CH|Switzerland
        SY|Syria
        TW|Taiwan
        TJ|Tajikistan
        TZ|Tanzania|United Republic of Tanzania
        TH|Thailand
        TL|East Timor|Timor-Leste
        TG|Togo
        TO|Tonga
        TT|Trinidad and Tobago
        TN|Tunisia
        TR|Turkey|Türkiye
        TM|Turkmenistan
        TV|Tuvalu
        UG|Uganda
        UA|Ukraine
        AE|United Arab Emirates|U.A.E.|UAE
        GB|United Kingdom|U.K.|UK|Britain|Great Britain|United Kingdom of Great Britain and Northern Ireland
        US|United States|U.S.|US|United States of America|USA|U.S.A.
        UY|Uruguay
        UZ|Uzbekistan
        VU|Vanuatu
        VE|Venezuela
        VN|Vietnam|Viet Nam
        YE|Yemen
        ZM|Zambia
        ZW|Zimbabwe
        """
}

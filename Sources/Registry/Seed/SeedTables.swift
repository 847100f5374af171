import NewsModel

/// The facts of the seed as tables.
///
/// A type of its own so that the rules above stay readable.
enum SeedTables {
    struct Entry {
        var code: String
        var name: String
        var kind: PositionKind
        /// ISO 8601; empty where no date is known.
        var date: String
    }
    struct List {
        var instrument: InstrumentID
        var address: String
        var rank: EvidenceRank
        var entries: [Entry]
    }
    struct Counted {
        var instrument: InstrumentID
        var count: Count
        var address: String
    }

    /// The first alias is the short name.
    static let instruments: [Instrument] = [
        Instrument(
            id: "bletchley-2023",
            title: "The Bletchley Declaration by Countries Attending the AI Safety Summit, 1-2 November 2023",
            aliases: ["Bletchley Declaration", "Bletchley Park declaration", "Bletchley agreement"],
            adopted: "2023-11-01",
            forum: "AI Safety Summit, Bletchley Park",
            isBinding: false,
            isListComplete: true,
            address: bletchley
        ),
        Instrument(
            id: "seoul-declaration-2024",
            title:
                "Seoul Declaration for safe, innovative and inclusive AI by participants attending the Leaders' Session",
            aliases: ["Seoul Declaration", "Seoul AI declaration"],
            adopted: "2024-05-21",
            forum: "AI Seoul Summit",
            isBinding: false,
            isListComplete: true,
            address: seoul
        ),
        Instrument(
            id: "frontier-commitments-2024",
            title: "Frontier AI Safety Commitments, AI Seoul Summit 2024",
            aliases: ["Frontier AI Safety Commitments", "Seoul commitments"],
            adopted: "2024-05-21",
            forum: "AI Seoul Summit",
            isBinding: false,
            isListComplete: true,
            address: frontier
        ),
        Instrument(
            id: "paris-2025",
            title: "Statement on Inclusive and Sustainable Artificial Intelligence for People and the Planet",
            aliases: [
                "Paris AI declaration", "global AI safety declaration", "AI safety declaration",
                "declaration on artificial intelligence", "leaders' declaration", "Paris statement",
                "AI Action Summit declaration", "Paris AI Action Summit declaration",
                "declaration on inclusive and sustainable AI", "inclusive AI statement",
            ],
            adopted: "2025-02-11",
            forum: "AI Action Summit, Paris",
            isBinding: false,
            isListComplete: false,
            address: "https://www.elysee.fr/en/emmanuel-macron/2025/02/11/statement-on-inclusive-and-sustainable-"
                + "artificial-intelligence-for-people-and-the-planet"
        ),
        Instrument(
            id: "delhi-2026",
            title: "AI Impact Summit Declaration, New Delhi (February 18 - 19, 2026)",
            aliases: ["New Delhi Declaration", "AI Impact Summit Declaration", "Delhi declaration"],
            adopted: "2026-02-19",
            forum: "India AI Impact Summit, New Delhi",
            isBinding: false,
            isListComplete: true,
            address: delhi
        ),
    ]

    static let lists: [List] = [
        List(
            instrument: "bletchley-2023",
            address: bletchley,
            rank: .officialList,
            entries: states(
                """
                AU BR CA CL CN EU FR DE IN ID IE IL IT JP KE SA NL NG PH KR RW SG ES CH TR UA AE GB US
                """,
                .endorsed,
                "2023-11-01"
            ) + states("NZ", .joinedLater, "2024-10-23")
        ),
        List(
            instrument: "seoul-declaration-2024",
            address: seoul,
            rank: .officialList,
            entries: states("AU CA EU FR DE IT JP KR SG GB US", .endorsed, "2024-05-21")
        ),
        List(
            instrument: "frontier-commitments-2024",
            address: frontier,
            rank: .officialList,
            entries: companies(
                "Amazon; Anthropic; Cohere; Google; G42; IBM; Inflection AI; Meta; Microsoft; Mistral AI; "
                    + "Naver; OpenAI; Samsung Electronics; Technology Innovation Institute; xAI; Zhipu.ai",
                .agreed,
                "2024-05-21"
            ) + companies("Magic; Minimax; 01.ai; NVIDIA", .joinedLater, "")
        ),
        List(
            instrument: "paris-2025",
            address:
                "https://www.brusselstimes.com/1439589/paris-summit-58-countries-excluding-the-united-states-agree-on-open-ethical-ai",
            rank: .newsDirect,
            entries: states("FR IN CN DE JP AU CA ES NZ SG VA MA EU AUC", .signed, "2025-02-11")
        ),
        List(
            instrument: "delhi-2026",
            address: delhi,
            rank: .officialList,
            entries: states(
                """
                AL AM AU AT BE BT BO BW BR BG KH CA CL CN HR CU CY CZ DK EG EE ET FJ FI FR GM DE GR GY HU IS IN ID
                IR IE IL IT JP KZ KE KG LV LI LT LU MV MT MU MX MA MZ MM NP NL NZ NO OM PY PE PH PL PT RO RU RW SA
                SN RS SC SG SK SI KR ES LK SR SE CH TJ TZ TT AE UA GB US UZ EU IFAD
                """,
                .endorsed,
                "2026-02-19"
            )
        ),
    ]

    /// The Paris statement's counts as the press gave them: they disagree.
    static let counts: [Counted] = [
        Counted(
            instrument: "paris-2025",
            count: Count(
                number: 58,
                unit: .countries,
                hedge: .exactly,
                asOf: "2025-02-11",
                source: "The Brussels Times"
            ),
            address:
                "https://www.brusselstimes.com/1439589/paris-summit-58-countries-excluding-the-united-states-agree-on-open-ethical-ai"
        ),
        Counted(
            instrument: "paris-2025",
            count: Count(number: 60, unit: .countries, hedge: .about, asOf: "2025-02-11", source: "Financial Times"),
            address: ""
        ),
        Counted(
            instrument: "paris-2025",
            count: Count(
                number: 60,
                unit: .countriesAndOrganisations,
                hedge: .exactly,
                asOf: "2025-02-11",
                source: "Le Soleil"
            ),
            address:
                "https://lesoleil.sn/actualites/technologie/intelligence-artificielle-une-soixantaine-de-pays-sengagent-a-paris-pour-une-ia-durable"
        ),
        Counted(
            instrument: "paris-2025",
            count: Count(number: 61, unit: .countries, hedge: .exactly, asOf: "2025-02-11", source: "Computer Weekly"),
            address:
                "https://www.computerweekly.com/news/366619274/AI-Action-Summit-UK-and-US-refuse-to-sign-inclusive-AI-statement"
        ),
        Counted(
            instrument: "paris-2025",
            count: Count(number: 64, unit: .signatories, hedge: .exactly, asOf: "2025-02-11", source: "HCAMag"),
            address:
                "https://hcamag.com/au/specialisation/hr-technology/over-60-signatories-push-for-inclusive-open-approach-to-ai/524783"
        ),
        Counted(
            instrument: "paris-2025",
            count: Count(
                number: 70,
                unit: .governmentsAndOrganisations,
                hedge: .moreThan,
                asOf: "2025-02-11",
                source: "CIO Dive"
            ),
            address: "https://ciodive.com/news/JD-Vance-Paris-AI-Summit-US-strategy-deregulation/739847"
        ),
    ]

    private static let bletchley =
        "https://www.gov.uk/government/publications/ai-safety-summit-2023-the-bletchley-declaration/"
        + "the-bletchley-declaration-by-countries-attending-the-ai-safety-summit-1-2-november-2023"
    private static let seoul =
        "https://www.gov.uk/government/publications/seoul-declaration-for-safe-innovative-and-inclusive-"
        + "ai-ai-seoul-summit-2024"
    private static let frontier =
        "https://www.gov.uk/government/publications/frontier-ai-safety-commitments-ai-seoul-summit-2024/"
        + "frontier-ai-safety-commitments-ai-seoul-summit-2024"
    private static let delhi = "https://www.mea.gov.in/bilateral-documents.htm?dtl/40809"

    private static func states(_ codes: String, _ kind: PositionKind, _ date: String) -> [Entry] {
        codes.split(whereSeparator: \.isWhitespace).map { code in
            Entry(code: String(code), name: Actors.name(of: String(code)), kind: kind, date: date)
        }
    }

    private static func companies(_ names: String, _ kind: PositionKind, _ date: String) -> [Entry] {
        names.split(separator: ";").map { part in
            let name = part.drop { $0 == " " }
            return Entry(code: Actors.companyCode(String(name)), name: String(name), kind: kind, date: date)
        }
    }
}

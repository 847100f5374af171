import NewsModel
import Testing
import Wire

@Suite("Tagging")
struct TaggerTests {
    static let listed = Securities.parse(
        """
        symbol\tname\texchange\tmic\tcountry\tisin\tmarket_cap
        NVDA\tNVIDIA Corporation\tNMS\tXNAS\tUnited States\tUS67066G1040\tMega Cap
        NVD.DE\tNVIDIA Corporation\tGER\tXETR\tUnited States\tUS67066G1040\tMega Cap
        AI\tC3.ai, Inc.\tNYQ\tXNYS\tUnited States\t\tMid Cap
        ON\tON Semiconductor Corporation\tNMS\tXNAS\tUnited States\t\tLarge Cap
        ZORB\tZorbax Instruments Ltd.\tLSE\tXLON\tUnited Kingdom\tGB00B0000001\tSmall Cap
        BEST\tBest Inc.\tNYQ\tXNYS\tChina\t\tMicro Cap
        EBIX\tEbix, Inc.\tNMS\tXNAS\tUnited States\t\tSmall Cap
        """
    )
    static let tagger = Tagger(securities: listed)

    @Test(
        "companies are found by name, alias, mark and ISIN",
        arguments: [
            ("Nvidia shares rose 3% on Tuesday.", "NVDA"),
            ("Ebix, Inc. (NASDAQ: EBIX) said on Friday it had agreed.", "EBIX"),
            ("The order went to Zorbax Instruments, people said.", "ZORB"), ("Traders piled into $NVDA again.", "NVDA"),
            ("NASDAQ:AI announces a webcast.", "AI"), ("The notes (ISIN US67066G1040) were placed.", "NVDA"),
            ("The Walt Disney Co. (DIS) raised prices.", "DIS"), ("Google unveiled a model.", "GOOGL"),
            ("Analysts at Goldman Sachs cut Target shares to sell.", "TGT"), ("Apple's margins fell.", "AAPL"),
        ]
    )
    func companies(_ text: String, _ symbol: String) {
        #expect(Self.tagger.tags(in: text).tickers.contains(symbol))
    }

    @Test(
        "everyday words, places and people are no companies",
        arguments: [
            "AI is on the agenda.", "The target is within reach, and the gap is closing.",
            "They need a visa for the visit.",
            "Best wishes for the season.", "Nasdaq:NOT A SYMBOL", "President Gerald Ford signed it.",
            "She walked across the delta.", "Who will meet the deadline?",
        ]
    )
    func noCompanies(_ text: String) {
        #expect(Self.tagger.tags(in: text).tickers.isEmpty)
    }

    @Test("organisations no list holds are told by their own words; spans cover the name")
    func organisations() {
        let text = "The Kenya Association of Manufacturers (KAM) and the Ministry of Finance met KPMG and Zignal Labs."
        let names = Self.tagger.tags(in: text).organisations.map(\.name)
        for name in ["Kenya Association of Manufacturers", "KAM", "Ministry of Finance", "KPMG", "Zignal Labs"] {
            #expect(names.contains(name))
        }
        for mention in Self.tagger.tags(in: text).organisations { #expect(text.text(in: mention.span) == mention.name) }
    }

    @Test("people, places and topics are named once each")
    func others() {
        let tags = Self.tagger.tags(
            title: "Sixty countries sign AI declaration in Paris",
            text: """
                PARIS — JD Vance told the summit in Paris that regulation of artificial intelligence could kill the industry. \
                Vance spoke after Emmanuel Macron. France and India chaired the AI summit.
                """
        )
        #expect(tags.people.contains("JD Vance") && tags.people.contains("Emmanuel Macron"))
        #expect(tags.places.filter { $0 == "Paris" }.count == 1)
        #expect(tags.places.contains("France") && tags.places.contains("India"))
        #expect(tags.topics.contains("medtop:20001298"))
        #expect(tags.topics.contains("medtop:20000639"))
        #expect(Tagger.topicName("medtop:20001298") == "artificial intelligence")
    }

    @Test("the listing at home is chosen, unless the author names another exchange; the weightiest comes first")
    func listings() {
        #expect(Self.tagger.tags(in: "Nvidia said so.").tickers == ["NVDA"])
        #expect(Self.tagger.tags(in: "Nvidia (XETRA: NVD) said so.").tickers.first == "NVD.DE")
        let tickers = Self.tagger.tags(
            title: "Intel falls",
            text: "Intel fell. Intel shares lost 4% while Microsoft rose."
        ).tickers
        #expect(tickers.first == "INTC" && tickers.contains("MSFT"))
        #expect(Self.tagger.listings(ofCompanyWith: "NVDA") == ["NVDA", "NVD.DE"])
        #expect(Self.tagger.listings(ofCompanyWith: "XXXX") == ["XXXX"])
    }

    @Test("mentions of a report point into its text, those in its title have none but count")
    func titled() throws {
        let text = "The maker of chips, Nvidia, rose."
        let tags = Self.tagger.tags(title: "Nvidia and Intel rise", text: text)
        #expect(tags.organisations.count == 1)
        #expect(text.text(in: try #require(tags.organisations.first).span) == "Nvidia")
        #expect(tags.tickers.contains("INTC"))
    }

    @Test(
        "any text is tagged without a trap",
        arguments: [
            "", "$", "(", "NYSE:", ": : :", "((((", "$$$$A", "NYSE: A, B, C, D, E, F", "\u{0}\u{FEFF}É", "A.B.C.D.",
        ]
    )
    func awkward(_ text: String) {
        for mention in Self.tagger.tags(in: text).organisations { #expect(text.text(in: mention.span) != nil) }
    }
}

@Suite("Securities lists")
struct SecuritiesTests {
    @Test("columns go by the header in any order, without one by their place; broken lines are left out")
    func parse() {
        let named = Securities.parse("name\tisin\tsymbol\r\nAcme Ltd\tUS67066G1040\tACM\r\n\tonly\t\r\nshort\n")
        #expect(named == [Security(symbol: "ACM", name: "Acme Ltd", isin: "US67066G1040")])
        let plain = Securities.parse("ACM\tAcme Ltd\tLSE\tUnited Kingdom\textra\n")
        #expect(plain == [Security(symbol: "ACM", name: "Acme Ltd", exchange: "LSE", country: "United Kingdom")])
        #expect(Securities.parse("").isEmpty)
        #expect(Securities.parse("symbol\tname\taliases\nX\tXenon plc\tXen;Xeno\n").first?.aliases == ["Xen", "Xeno"])
    }

    @Test("the built-in list is whole: two hundred and fifty companies, each symbol once")
    func wellKnown() {
        let symbols = WellKnownCompanies.securities.map(\.symbol)
        #expect(symbols.count >= 240)
        #expect(Set(symbols).count == symbols.count)
        #expect(
            WellKnownCompanies.securities.allSatisfy { !$0.name.isEmpty && !$0.country.isEmpty && !$0.exchange.isEmpty }
        )
    }

    @Test("who speaks of himself at the start of a speech is not named I")
    func speechOpening() {
        let tags = Tagger().tags(
            in: "THE VICE PRESIDENT: I’m not here to talk about safety. President Emmanuel Macron listened."
        )
        #expect(!tags.people.contains { $0.hasPrefix("I") })
        #expect(tags.people.contains("Emmanuel Macron"))
    }
}

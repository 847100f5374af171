import NewsModel
import Testing
import Wire

@Suite("What a text is about")
struct SalienceTests {
    static let tagger = Tagger(
        securities: Securities.parse(
            """
            symbol\tname\texchange\tcountry\tisin\tmarket_cap
            WIDG.L\tWidgetry Group plc\tLSE\tUnited Kingdom\t\tSmall Cap
            MISN.L\tThe Mission Group plc\tLSE\tUnited Kingdom\t\tMicro Cap
            TITN.HE\tTitanium Oyj\tHEL\tFinland\t\tSmall Cap
            CENI.DE\tCenit AG\tGER\tGermany\t\tSmall Cap
            CENI.KQ\tCenit Co., Ltd\tKOE\tSouth Korea\t\tSmall Cap
            NOTE-A\tWidgetry Group plc 6.375% Notes due 2049\tNYQ\tUnited Kingdom\t\t
            SMWH.L\tWH Smith PLC\tLSE\tUnited Kingdom\t\tMid Cap
            """
        )
    )

    @Test(
        "a text that introduces one company is about that one",
        arguments: [
            (
                "Widgetry, together with its subsidiaries, makes fastenings. It operates through two segments, Steel and Titanium. "
                    + "Customers include Apple and Boeing. The company was founded in 1921 and is based in Leeds.",
                ["WIDG.L"]
            ),
            (
                "The Mission provides marketing services in the United Kingdom and Asia. The company offers design, research "
                    + "and events to clients of every size.", ["MISN.L"]
            ),
            (
                "WH Smith operates as a retailer in the United Kingdom. It runs two segments, Travel and High Street, and sells "
                    + "books and news.", ["SMWH.L"]
            ),
            (
                "Cenit AG is a German software company. It advises makers of aircraft in Germany and France and was founded "
                    + "in 1988 in Stuttgart.", ["CENI.DE"]
            ),
            (
                "Widgetry 6.375% Notes due 2049 are debt securities issued by Widgetry. They pay interest each quarter and "
                    + "rank before the shares of the company.", ["NOTE-A"]
            ),
        ]
    )
    func introductions(_ text: String, _ tickers: [String]) {
        #expect(Self.tagger.tags(in: text).tickers == tickers)
    }

    @Test("in a long report who is named once, far down, is mentioned in passing; marks and repetition count anywhere")
    func passing() {
        let filler = String(
            repeating: "The talks went on through the night and nobody would say how they stood. ",
            count: 12
        )
        let text = "Boeing said on Monday it would pay. Boeing shares fell. \(filler)Analysts also follow Microsoft. "
        let tags = Self.tagger.tags(title: "Boeing to settle", text: text)
        #expect(tags.tickers == ["BA"])
        #expect(tags.organisations.contains { $0.name == "Microsoft" && $0.ticker == "MSFT" })
        let marked = Self.tagger.tags(title: "Boeing to settle", text: text + "So do Intel (NASDAQ: INTC) and others.")
        #expect(marked.tickers.contains("INTC"))
        let again = Self.tagger.tags(title: "Boeing to settle", text: text + "Microsoft did not comment.")
        #expect(again.tickers.contains("MSFT"))
    }

    @Test("news that begins with a name introduces nobody: the others count")
    func news() {
        let text =
            "Boeing, the planemaker, said on Monday that it had agreed to buy parts from Intel and from Microsoft for years."
        #expect(Set(Self.tagger.tags(in: text).tickers) == ["BA", "INTC", "MSFT"])
    }

    @Test("every tag says why, and so does a company that is none")
    func reasons() throws {
        let text = "Apple (NASDAQ: AAPL) rose. Apple shares closed higher as the central bank cut its interest rate."
        let reasons = Self.tagger.explanation(title: "Apple gains", text: text)
        let apple = try #require(reasons.first { $0.tag == "AAPL" })
        #expect(
            apple.isTag && apple.reason.contains("marked (NASDAQ: AAPL)")
                && apple.reason.contains("3 times, in the title")
        )
        #expect(reasons.contains { $0.kind == .topic && $0.reason.contains("interest rate") })
    }
}

@Suite("Names resolved by what stands around them")
struct NameTests {
    static let tagger = Tagger()

    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var tickers: Set<String> = []
        var people: Set<String> = []
        var places: Set<String> = []
        var testDescription: String { text }
    }

    @Test(
        "a text of our own has just these companies, people and places",
        arguments: [
            Case(
                text: "Fed Chair Jerome Powell spoke in Washington on Tuesday.",
                people: ["Jerome Powell"],
                places: ["Washington"]
            ),
            Case(text: "Paris Hilton opened the show in London.", people: ["Paris Hilton"], places: ["London"]),
            Case(
                text: "PARIS (Agency) - France and Germany agreed on Monday.",
                places: ["Paris", "France", "Germany"]
            ),
            Case(
                text: "Tesla CEO Elon Musk flew to Berlin.",
                tickers: ["TSLA"],
                people: ["Elon Musk"],
                places: ["Berlin"]
            ),
            Case(text: "President Gerald Ford signed it, and later Ford spoke.", people: ["Gerald Ford"]),
            Case(text: "Ford shares fell after the recall.", tickers: ["F"]),
            Case(text: "The visa was refused at the border with Jordan.", places: ["Jordan"]),
            Case(text: "Visa shares rose while Mastercard slipped.", tickers: ["V", "MA"]),
            Case(text: "An apple a day, said Angela Merkel in Berlin.", people: ["Angela Merkel"], places: ["Berlin"]),
            Case(text: "The gap between rich and poor grew in Brazil.", places: ["Brazil"]),
            Case(
                text: "Reporters met Emma Walker in Chicago; Walker said no.",
                people: ["Emma Walker"],
                places: ["Chicago"]
            ),
            Case(
                text: "International Business Machines Corp. said IBM would hire in India.",
                tickers: ["IBM"],
                places: ["India"]
            ),
            Case(text: "Traders sold AAPL US Equity and bought NVDA.O instead.", tickers: ["AAPL", "NVDA"]),
            Case(text: "The order (CUSIP 037833100) was filled.", tickers: []),
            Case(
                text: "Meta Platforms, Inc. and Alphabet Inc. appealed in Brussels.",
                tickers: ["META", "GOOGL"],
                places: ["Brussels"]
            ),
        ]
    )
    func cases(_ sample: Case) {
        let tags = Self.tagger.tags(in: sample.text)
        #expect(Set(tags.tickers) == sample.tickers)
        #expect(Set(tags.people) == sample.people)
        #expect(Set(tags.places) == sample.places)
    }

    @Test("a number with its check digit finds the company, one that is off by one does not")
    func numbers() {
        let tagger = Tagger(
            securities: Securities.parse(
                "symbol\tname\texchange\tcountry\tisin\nAAPL\tApple Inc.\tNMS\tUnited States\tUS0378331005\n"
            )
        )
        #expect(tagger.tags(in: "The notes (ISIN US0378331005) were placed.").tickers == ["AAPL"])
        #expect(tagger.tags(in: "The notes (ISIN US0378331006) were placed.").tickers.isEmpty)
        #expect(tagger.tags(in: "It holds CUSIP 037833100 in trust.").tickers == ["AAPL"])
        #expect(tagger.tags(in: "It holds 037833100 in trust.").tickers.isEmpty)
        #expect(SecurityNumber.isISIN("GB0002634946") && SecurityNumber.isISIN("DE000BAY0017"))
        #expect(!SecurityNumber.isISIN("GB0002634947") && !SecurityNumber.isISIN("ÄB0002634946"))
        #expect(
            SecurityNumber.isin(sedol: "0263494") == "GB0002634946"
                && SecurityNumber.isin(wkn: "BAY001") == "DE000BAY0017"
        )
    }
}

@Suite("Texts made to be slow")
struct HostileTagTests {
    @Test("a text full of marks, names and colons is tagged in good time", .timeLimit(.minutes(1)))
    func full() {
        let tagger = Tagger()
        for piece in ["Apple (AAPL) ", "NYSE:NYSE:NYSE: ", "Anna Alpha", "(A B ", "AAPL.OAAPL.O ", "Bank of Bank of "] {
            let tags = tagger.tags(in: String(repeating: piece, count: 1_000))
            #expect(tags.people.count <= 300)
        }
        let letters = Array("abcdefghijklmno")
        let people = (0..<700).map { number in
            "Anna Q\(letters[number % 15])\(letters[number / 15 % 15])\(letters[number / 225]) spoke."
        }
        #expect(tagger.tags(in: people.joined(separator: " ")).people.count <= 300)
    }
}

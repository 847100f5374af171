import Prose
import Testing
import Wire

@Suite("Topics")
struct TopicTests {
    static func codes(_ text: String) -> [String] { TopicFinder.standard.codes(in: FoldedWords(text).words) }

    @Test(
        "the words of a text tell its topics, in four languages",
        arguments: [
            ("Carmaker recalls 40,000 electric vehicles over brakes", "medtop:20000207"),
            ("Central bank raises interest rates as inflation stays high", "medtop:20000371"),
            ("Insurer agrees takeover of rival in all-stock deal", "medtop:20000204"),
            ("Earthquake of magnitude 7 kills dozens, rescuers say", "medtop:20000151"),
            ("Voters go to the polls in election overshadowed by corruption", "medtop:20000574"),
            ("Notenbank hebt Leitzins um einen Viertelpunkt", "medtop:20000371"),
            ("Grève des cheminots : les syndicats maintiennent la pression", "medtop:20000530"),
            ("La inflación baja y el banco central mantiene los tipos de interés", "medtop:20000370"),
        ]
    )
    func telling(_ text: String, _ code: String) {
        #expect(Self.codes(text).contains(code))
    }

    @Test("one word in a long text is no evidence, and everyday prose has no topic")
    func evidence() {
        let filler = String(
            repeating: "She walked along the river and thought about the letter for a while. ",
            count: 10
        )
        #expect(Self.codes(filler).isEmpty)
        #expect(Self.codes(filler + "There was a dividend.").isEmpty)
        #expect(Self.codes(filler + "There was a dividend. The dividend rose.") == ["medtop:20000177"])
        #expect(Self.codes("").isEmpty)
    }

    @Test("the table is a tree: every code once, every parent above its child, seventeen at the top")
    func tree() {
        let topics = TopicFinder.standard.topics
        #expect(topics.count >= 200)
        #expect(Set(topics.map(\.code)).count == topics.count)
        #expect(topics.filter { $0.parent == nil }.count == 17)
        #expect(topics.allSatisfy { $0.code.hasPrefix("medtop:") && $0.code.utf8.count == 15 && !$0.name.isEmpty })
        #expect(topics.filter { $0.parent == nil }.allSatisfy { $0.code.hasSuffix("000000") })
    }

    @Test("a topic implies those above it when asked")
    func above() {
        #expect(Tagger.topicsAbove("medtop:20000371") == ["medtop:20000344", "medtop:04000000"])
        #expect(Tagger.topicsAbove("medtop:04000000").isEmpty && Tagger.topicsAbove("medtop:1").isEmpty)
        let words = FoldedWords("Central bank raises interest rates").words
        #expect(TopicFinder.standard.codes(in: words, ancestors: true).contains("medtop:04000000"))
        #expect(!TopicFinder.standard.codes(in: words).contains("medtop:04000000"))
    }
}

@Suite("Securities from a file")
struct SecuritiesFileTests {
    @Test("tabs, semicolons and commas part columns; a header names them; quotation marks hold a comma")
    func separators() {
        let commas = Securities.read("Ticker,Company,Exchange,Aliases\nACM,\"Acme, \"\"the\"\" Ltd\",LSE,Ac|Acm\n")
        #expect(commas.problems.isEmpty)
        #expect(
            commas.securities == [
                Security(symbol: "ACM", name: "Acme, \"the\" Ltd", exchange: "LSE", aliases: ["Ac", "Acm"])
            ]
        )
        #expect(Securities.parse("symbol;name\nA;Alpha plc") == [Security(symbol: "A", name: "Alpha plc")])
        #expect(
            Securities.parse("\u{FEFF}symbol\tname\nA\t Alpha plc \n") == [Security(symbol: "A", name: "Alpha plc")]
        )
        #expect(Securities.parse("A\tAlpha plc\tLSE\n").first?.exchange == "LSE")
    }

    @Test("a line that cannot be read is told by number and reason, and the rest is used")
    func problems() {
        let reading = Securities.read(
            "symbol\tname\tisin\nA\tAlpha plc\tGB0002634947\n\nB\t\t\n\tGamma plc\t\nC\tGamma plc\tGB0002634946\n"
        )
        #expect(reading.securities.map(\.symbol) == ["A", "C"])
        #expect(reading.securities.map(\.isin) == ["", "GB0002634946"])
        #expect(reading.problems.map(\.line) == [2, 4, 5])
        #expect(reading.problems.map(\.reason).contains { $0.contains("no name for B") })
    }

    @Test(
        "any bytes are read without a trap",
        arguments: [
            "", "\n", "\"", ",", "\t\t\t", "symbol,name\n\"", "symbol,name\n\"a\"\"", "a,\"b\",\r\r\n,,,,,,,,,",
        ]
    )
    func awkward(_ text: String) {
        #expect(Securities.read(text).securities.count <= 2)
    }
}

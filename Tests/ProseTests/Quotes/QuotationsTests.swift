import NewsModel
import Prose
import Testing

@Suite("Quotations and their speakers")
struct QuotationsTests {
    private func quotes(_ text: String) -> [(words: String?, speaker: String?)] {
        Quotations.find(in: text).map { (text.text(in: $0.inner), $0.speaker) }
    }

    @Test(
        "the words around a quotation name its speaker",
        arguments: [
            ("“We agree,” Maria Lopez said.", "Maria Lopez"),
            ("“We agree,” said Maria Lopez, the mayor.", "Maria Lopez"),
            ("\"We agree,\" Lopez, who has led the town since May, told reporters.", "Lopez"),
            ("Maria Lopez said: “We agree.”", "Maria Lopez"),
            ("According to Maria Lopez, “we agree entirely” with it.", "Maria Lopez"),
            ("The plan is “too restrictive”, according to the ministry.", "the ministry"),
            ("Lopez called the plan “an insult to the town.”", "Lopez"),
            ("A spokesman for the bank said it was “deeply sorry” about it.", "A spokesman for the bank"),
        ]
    )
    func speakers(text: String, speaker: String) {
        #expect(quotes(text).first?.speaker == speaker)
    }

    @Test("a split quotation has one speaker, and a pronoun the name before it")
    func splitAndPronoun() {
        let split = quotes("“We agree,” Maria Lopez said. “We always did.”")
        #expect(split.map(\.speaker) == ["Maria Lopez", "Maria Lopez"])
        let pronoun = quotes("Vice President JD Vance spoke first.\n“We believe in it,” he said.")
        #expect(pronoun.map(\.speaker) == ["JD Vance"])
        let text = "Vice President JD Vance spoke first.\n“We believe in it,” he said."
        #expect(Quotations.find(in: text).first?.speakerSpan.flatMap { text.text(in: $0) } == "he")
    }

    @Test("titles, names held up in marks and values of mark-up have no speaker")
    func scareQuotes() {
        #expect(quotes("Trump appeared on “Saturday Night Live” and said little.").map(\.speaker) == [nil])
        #expect(quotes("He announced a project known as “Stargate” there.").map(\.speaker) == [nil])
        #expect(quotes("<a id=\"x12\">Lopez said</a>").map(\.speaker) == [nil])
    }

    @Test("marks are paired within their paragraph; an open one runs to its end")
    func pairing() {
        #expect(quotes("“One two\n“Three,” she said").map(\.words) == ["One two", "Three,"])
        #expect(quotes("He said “one “two” three").count >= 1)
        #expect(quotes("\"Mixed marks,” he said, \"and more\"").map(\.words) == ["Mixed marks,", "and more"])
        #expect(quotes("“He said ‘no’ to me,” Lopez said.").map(\.words) == ["He said ‘no’ to me,"])
        #expect(quotes("It's the voters' choice, isn't it").isEmpty)
        #expect(quotes("called it “abhorrent“ in a tweet").map(\.words) == ["abhorrent"])
        #expect(Quotations.find(in: "He said “and so on").first?.isClosed == false)
    }
}

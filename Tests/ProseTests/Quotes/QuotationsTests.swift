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
            // Any verb of the past right behind the quotation; "it", "the letter", a comma forgotten.
            ("“We agree,” Lopez fumed on Monday.", "Lopez"), ("“We agree,” the letter read.", "the letter"),
            ("“We agree with all of it” Lopez said.", "Lopez"), ("“We agree and…” Lopez said.", "Lopez"),
            // The doer of the sentence, not the noun next to the participle or behind a preposition.
            ("The mayor sent a letter to the voters saying “we agree”.", "The mayor"),
            ("Lopez at the time called it “an insult”.", "Lopez"),
            ("Hours later, Lopez returned the favour, telling the board “we agree”.", "Lopez"),
            ("Maria Lopez (R-Ohio), said “we agree with it”.", "Maria Lopez"),
            ("One person close to the board called it “too gloomy”.", "One person close to the board"),
            // What others are said to have said is told by the teller; a claim has its claimer.
            ("Lopez said the board called the plan “an insult”.", "Lopez"),
            ("The plan was called “an insult” by Maria Lopez.", "Maria Lopez"),
            ("Voters laughed at Lopez's claim that the plan was “an insult”.", "Lopez's"),
            ("A spokesman stated it “fell short of the mark,” the report noted.", "A spokesman"),
            ("The plan is “an insult” and a waste of money, said Maria Lopez.", "Maria Lopez"),
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

    @Test("a paragraph that ends in a colon says who speaks in the next")
    func leadingColon() {
        let found = quotes("Jon Marsh spoke first.\nMaria Lopez then put out a statement:\n“We agree with all of it.”")
        #expect(found.map(\.speaker) == ["Maria Lopez"])
    }

    @Test("a book, a credit line and an empty value have no speaker")
    func noSpeech() {
        #expect(
            quotes("Marsh told it in his book “The Long Way Down to the Lower Lock.” It sold well.").map(\.speaker) == [
                nil
            ]
        )
        #expect(quotes("“Vote put off,” by Jon Marsh: “The board waits.”").last?.speaker == nil)
        #expect(quotes("<a href=\"\" id=\"x\">Lopez said no.</a>").allSatisfy { $0.speaker == nil })
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

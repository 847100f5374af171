import NewsModel
import Prose
import Testing

@Suite("Words and sentences")
struct TokensTests {
    @Test("words are folded: case, accents, apostrophes, acronyms, thousands")
    func folding() {
        #expect(Tokens.folded("Don’t say “café” in the U.S.") == ["don't", "say", "cafe", "in", "the", "us"])
        #expect(Tokens.folded("1,893 of 2.4m, high-level") == ["1893", "of", "2.4m", "high", "level"])
        #expect(Tokens.words(in: "China’s AI").map(\.base) == ["china", "ai"])
        #expect(
            Tokens.words(in: "AI McCain 12 iPhone word").map(\.shape) == [
                .upper, .capitalised, .number, .mixed, .lower,
            ]
        )
    }

    @Test("spans are UTF-8 offsets of the text given")
    func spans() {
        let text = "“Où?” – ça va"
        #expect(Tokens.words(in: text).map { text.text(in: $0.span) } == ["Où", "ça", "va"])
    }

    @Test(
        "a sentence ends at its stop and nowhere else",
        arguments: [
            ("Sen. Graham met Mr. J. Smith. They talked.", ["Sen. Graham met Mr. J. Smith.", "They talked."]),
            (
                "It rose 2.5 percent to $3.4 billion. Analysts cheered.",
                ["It rose 2.5 percent to $3.4 billion.", "Analysts cheered."]
            ),
            ("“I won.” She smiled.", ["“I won.”", "She smiled."]),
            ("“Is it two? Three?” Clinton asks.", ["“Is it two?", "Three?” Clinton asks."]),
            ("Built in the U.S. The plan is new.", ["Built in the U.S.", "The plan is new."]),
            ("The U.S. Senate voted.", ["The U.S. Senate voted."]),
            ("One line\nanother line", ["One line", "another line"]),
            ("", []),
        ]
    )
    func sentences(text: String, expected: [String]) {
        #expect(Sentences.spans(in: text).map { text.text(in: $0) } == expected)
    }

    @Test("a difference names the words that stayed, went and came")
    func difference() {
        let changes = WordDifference.between("a transformative industry just now", "a transformative sector just now")
        #expect(changes.map(\.kind) == [.same, .removed, .added, .same])
        #expect(changes.map(\.words) == ["a transformative", "industry", "sector", "just now"])
        #expect(WordDifference.between("Same words", "same words.").map(\.kind) == [.same])
        #expect(WordDifference.between("", "new").map(\.kind) == [.added])
        #expect(WordDifference.between("", "").isEmpty)
    }

    @Test("inflections of one word share a stem, different words do not")
    func stems() {
        #expect(Stemmer.stem("signed") == Stemmer.stem("signs"))
        #expect(Stemmer.stem("policies") == Stemmer.stem("policy"))
        #expect(Stemmer.stem("stopped") == Stemmer.stem("stopping"))
        #expect(Stemmer.stem("sign") != Stemmer.stem("song"))
    }

    @Test("any bytes are survived, in about linear time")
    func hostile() {
        let nasty = [
            "\u{FEFF}\u{200B}", String(repeating: "“", count: 20_000), String(repeating: "\" ' ", count: 20_000),
            String(repeating: "A.", count: 30_000), String(repeating: "Mr. ", count: 20_000),
            String(repeating: "9", count: 5_000), "é́\u{0301}…’”", String(repeating: "said ", count: 20_000),
        ]
        for text in nasty {
            for span in Tokens.words(in: text).map(\.span) + Sentences.spans(in: text) {
                #expect(text.text(in: span) != nil)
            }
            _ = Figures.find(in: text)
            _ = Names.find(in: text)
            _ = DateMentions.find(in: text, relativeTo: nil)
            for quotation in Quotations.find(in: text) { #expect(text.text(in: quotation.span) != nil) }
            #expect(Summariser.summarise(title: text, document: text, maxWords: 5).count <= 5)
        }
    }
}

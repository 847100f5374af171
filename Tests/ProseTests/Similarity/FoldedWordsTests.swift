import Prose
import Testing

@Suite("Folded words")
struct FoldedWordsTests {
    @Test(
        "spellings of one word fold to the same",
        arguments: [
            ("Société", "societe"), ("company's", "company"), ("company’s", "Company"), ("U.S.", "us"), ("AT&T", "att"),
            ("1,000", "1000"), ("Łódź", "lodz"), ("STRASSE", "straße"), ("naïve", "NAIVE"), ("don’t", "don't"),
        ]
    )
    func folding(_ left: String, _ right: String) {
        #expect(FoldedWords.hash(of: left) == FoldedWords.hash(of: right))
        #expect(FoldedWords(left).words.count == 1)
    }

    @Test("different words differ", arguments: [("us", "use"), ("1.5", "15"), ("Paris", "Parish"), ("cat", "act")])
    func difference(_ left: String, _ right: String) {
        #expect(FoldedWords.hash(of: left) != FoldedWords.hash(of: right))
    }

    @Test(
        "plain endings do not part stems",
        arguments: [("signs", "signed"), ("signing", "sign"), ("countries", "country"), ("declared", "declares")]
    )
    func stems(_ left: String, _ right: String) {
        #expect(FoldedWords.stem(of: left) == FoldedWords.stem(of: right))
    }

    @Test("spans lie on the words, looks say how they were written")
    func looks() {
        let text = "Vance told OpenAI: “No.”\nNASA paid 3.5 million"
        let words = FoldedWords(text).words
        let bytes = Array(text.utf8)
        #expect(
            words.map { String(decoding: bytes[$0.span], as: UTF8.self) }
                == ["Vance", "told", "OpenAI", "No", "NASA", "paid", "3.5", "million"]
        )
        #expect(words[0].looks.contains([.capital, .opensSentence]))
        #expect(words[2].looks.contains(.innerCapital) && !words[2].looks.contains(.opensSentence))
        #expect(words[3].looks.contains(.opensSentence))
        #expect(words[4].looks.contains(.allCapitals) && words[4].line == 1)
        #expect(words[6].looks.contains(.digit) && !words[6].looks.contains(.capital))
    }

    @Test(
        "any bytes are read without a trap and within the text",
        arguments: ["", ".", "'", "a.", "&", "\u{301}", "日本語のニュース", "👩‍👩‍👧 x", "a'", "’s", "A.B.C.D.E", "x.9"]
    )
    func awkward(_ text: String) {
        for word in FoldedWords(text).words {
            #expect(word.start >= 0 && word.start < word.end && Int(word.end) <= text.utf8.count)
        }
        #expect(FoldedWords("日本").words.count == 2)
    }

    @Test("no more words are read than asked for, and a word of a megabyte is no burden")
    func bounds() {
        #expect(FoldedWords(String(repeating: "ab ", count: 1_000), limit: 10).words.count == 10)
        #expect(FoldedWords(String(repeating: "x", count: 1 << 20)).words.count > 0)
    }
}

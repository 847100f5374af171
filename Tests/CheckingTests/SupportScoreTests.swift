import Checking
import NewsModel
import Testing

@Suite("The support score")
struct SupportScoreTests {
    private static let source = """
        The harbour board of Merrin will close the east quay in spring. Repairs cost 40 million crowns, the board said.
        Ferries to Orlen will sail from the west quay until the repairs are done.
        """

    private func score(_ text: String) -> Double {
        Checker().check(CheckInput(text: text, sources: [CheckSource(name: "Post", text: Self.source)])).score
    }

    @Test("a text taken over as it is scores 1, and so does one that says nothing")
    func whole() {
        #expect(score(Self.source) == 1)
        #expect(score("") == 1)
    }

    @Test("a name from nowhere costs more than a word from nowhere")
    func names() {
        let sound = score("The harbour board of Merrin will close the east quay in spring.")
        let word = score("The harbour board of Merrin will close the rotten quay in spring.")
        let name = score("The harbour board of Tollwick will close the east quay in spring.")
        #expect(sound > word)
        #expect(word > name)
    }

    @Test("a figure is known by its value, however it is written")
    func values() {
        #expect(
            score("Repairs cost 40m crowns, the board said.") > score("Repairs cost 41 million crowns, the board said.")
        )
    }

    @Test("words of two sentences joined in one score less than either sentence")
    func seams() {
        let joined = score("The harbour board of Merrin will sail from the west quay.")
        #expect(joined < score("The harbour board of Merrin will close the east quay."))
        #expect(joined < score("Ferries to Orlen will sail from the west quay."))
    }

    @Test("a fault weighs the same however much sound copy stands round it, but a second one more")
    func length() {
        let fault = "The board of Merrin thanked Ada Quill."
        let long = score(Self.source + "\n" + fault)
        #expect(long < 0.75)
        #expect(score(Self.source + "\n" + fault + " Bo Ferrier left.") < long)
    }

    @Test("sentences that block score less than the same words would")
    func blocking() throws {
        func first(_ text: String) throws -> SentenceVerdict {
            try #require(
                Checker().check(CheckInput(text: text, sources: [CheckSource(name: "Post", text: Self.source)]))
                    .sentences.first
            )
        }
        let sound = try first("Repairs cost 40 million crowns, the board said.")
        let wrong = try first("Repairs cost 90 million crowns, the board said.")
        #expect(sound.verdict == .supported && sound.score == 1)
        #expect(wrong.verdict == .contradicted && wrong.score < 0.5)
    }
}

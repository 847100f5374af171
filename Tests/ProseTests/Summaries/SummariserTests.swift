import NewsModel
import Prose
import Testing

@Suite("Summaries")
struct SummariserTests {
    private let document = """
        The port of Valmere closed on Monday after a crane fell on the quay. Nobody was hurt when the crane fell.
        The weather was fine. The port authority said the quay would stay closed for a week while the crane is removed.
        A café nearby sold more coffee than usual. The port handles a third of the country's grain.
        """

    @Test("whole sentences within the budget, in the document's order")
    func budget() {
        let spans = Summariser.summarise(
            title: "Valmere port closed after crane falls",
            document: document,
            maxWords: 35
        )
        #expect(!spans.isEmpty)
        #expect(spans == spans.sorted())
        let words = spans.compactMap { document.text(in: $0) }.joined(separator: " ").split(separator: " ").count
        #expect(words <= 35)
        #expect(spans.first.flatMap { document.text(in: $0) }?.hasPrefix("The port of Valmere") == true)
        #expect(!spans.contains { document.text(in: $0)?.contains("coffee") == true })
    }

    @Test("the best sentence is there even when it is too long; nothing comes of nothing")
    func edges() {
        #expect(Summariser.summarise(title: "", document: document, maxWords: 3).count == 1)
        #expect(Summariser.summarise(title: "", document: "", maxWords: 30).isEmpty)
        #expect(Summariser.summarise(title: "", document: document, maxWords: 0).isEmpty)
    }
}

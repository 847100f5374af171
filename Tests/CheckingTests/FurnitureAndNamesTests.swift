import Checking
import NewsModel
import Testing

@Suite("words that look like furniture, and names over the end of a sentence")
struct FurnitureAndNamesTests {
    private static let source = CheckSource(name: "Paper", text: "Meta sold advertisements. Tim Cook runs Apple.")

    private func blocks(_ draft: String, furniture: [Span]? = nil) -> Int {
        Checker().check(CheckInput(text: draft, furniture: furniture, sources: [Self.source]))
            .findings.count { $0.severity == .block }
    }

    @Test(
        "a paragraph that quotes or counts is checked, however it begins",
        arguments: [
            "Advertisement sales at Meta fell 73% to $2 billion.", "Copyright law cost Meta $9 billion, Tim Cook said.",
            "Contact: “we lied to everyone,” Mark Zuckerberg said.", "-- Tim Cook said Meta lost $5 billion.",
        ]
    )
    func openings(draft: String) {
        #expect(blocks("Meta and Apple\n\n" + draft) > 0)
    }

    @Test("when the furniture is known, wording exempts nothing more")
    func known() {
        let draft = "Related: Angela Merkel was arrested in Berlin."
        #expect(blocks(draft, furniture: []) > 0)
        #expect(blocks(draft, furniture: [Span(0, draft.utf8.count)]) == 0)
    }

    @Test(
        "a name that runs over the end of a sentence brings nothing down",
        arguments: ["U. What H", "Vitamin B. What He Said"]
    )
    func namesOverSentences(draft: String) {
        #expect(Checker().check(CheckInput(text: draft, sources: [Self.source])).checker.isEmpty == false)
    }
}

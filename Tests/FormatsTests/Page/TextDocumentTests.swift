import Formats
import Testing

@Suite("plain text files")
struct TextDocumentTests {
    @Test("fields stand at the top and a rule ends them")
    func fields() {
        let document = TextDocument(
            reading:
                "TITLE: A statement\nADDRESS: https://example.org/s\nLICENCE: open\n-----\nThe first. Paragraph.\n\nThe second."
        )
        #expect(document.title == "A statement")
        #expect(document.fields["address"] == "https://example.org/s")
        #expect(document.body == "The first. Paragraph.\nThe second.")
    }

    @Test("without fields a first line without a stop is the title, a sentence is not")
    func titles() {
        #expect(TextDocument(reading: "Bank to close\n\nIt will close.").title == "Bank to close")
        #expect(TextDocument(reading: "It will close.\nSoon.").title == nil)
        let colon = TextDocument(reading: "Source: bank to close\nIt will close.")
        #expect(colon.title == "Source: bank to close")
        #expect(colon.fields.isEmpty)
    }

    @Test("lines broken at a width become sentences again, and a hyphen at the break goes")
    func broken() {
        let text = """
            The members met in the old town on Monday and dis-
            cussed the matter at length before they came to an
            agreement that all of them could sign without any
            reserve. The chair thanked them for their patience.

            They will meet again in the spring of next year to
            look at what has become of it, and to decide about
            the next steps that are to be taken in the matter.
            """
        let paragraphs = TextDocument(reading: text).body.split(separator: "\n")
        #expect(paragraphs.count == 2)
        #expect(paragraphs[0].contains("and discussed the matter at length before they came to an agreement"))
        #expect(paragraphs[1].hasPrefix("They will meet again in the spring of next year to look"))
    }

    @Test("paragraphs that were never broken stay apart", arguments: ["One line.\nAnother line.\nA third.", ""])
    func unbroken(text: String) {
        #expect(TextDocument(reading: text).body == text)
    }
}

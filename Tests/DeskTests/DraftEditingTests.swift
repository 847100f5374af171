import Desk
import NewsModel
import Testing

@Suite("Edited text becomes a draft again")
struct DraftEditingTests {
    let editing = DraftEditing(form: DeskFixture.form)
    let draft = DeskFixture.draft(DeskFixture.altered, RevisionRef(item: "report", revision: 1))

    @Test("an untouched text gives the same draft back, evidence, authors and odd sentence cuts included")
    func identity() throws {
        let outcome = try editing.draft(from: draft.text, previous: draft)
        #expect(outcome.draft == draft)
        #expect(outcome.changedSentences == 0)
        #expect(outcome.missingSections.isEmpty)
        let browsers = draft.text.replacing("\n", with: "\r\n") + "\r\n\r\n"
        #expect(try editing.draft(from: browsers, previous: draft).draft == draft)
    }

    @Test("a changed sentence is the editor's and loses its evidence, its neighbours keep theirs")
    func changedSentence() throws {
        let text = draft.text.replacing("never sign", with: "not sign")
        let outcome = try editing.draft(from: text, previous: draft)
        let block = outcome.draft.blocks[1]
        #expect(block.label == "What Happened")
        #expect(block.section == "what-happened")
        #expect(block.sentences.map(\.author) == [.human, .machine])
        #expect(block.sentences[0].evidence.isEmpty)
        #expect(block.sentences[1] == draft.blocks[1].sentences[1])
        #expect(outcome.changedSentences == 1)
        #expect(outcome.draft.text == text)
    }

    @Test("a sentence keeps its evidence when it moves to another paragraph")
    func movedSentence() throws {
        let moved = draft.text.replacing(" Mr. U.S. Steele agreed.", with: "\n\nMr. U.S. Steele agreed. He left early.")
        let outcome = try editing.draft(from: moved, previous: draft)
        let block = outcome.draft.blocks[2]
        #expect(block.section == "what-happened")
        #expect(block.label == nil)
        #expect(block.sentences.map(\.text) == ["Mr. U.S. Steele agreed.", "He left early."])
        #expect(!block.sentences[0].evidence.isEmpty)
        #expect(block.sentences[1].author == .human)
    }

    @Test("labels are recognised however they are cased, and required sections that are gone are named")
    func labels() throws {
        let text = "A headline\n\nLead sentence here.\n\nWHY IT MATTERS: Because it does.\n\nread next: Another story"
        let outcome = try editing.draft(from: text, previous: draft)
        #expect(outcome.draft.blocks.map(\.purpose) == [.lead, .nutGraf, .readNext])
        #expect(outcome.draft.blocks[1].label == "Why It Matters")
        #expect(outcome.draft.blocks[1].sentences.map(\.text) == ["Because it does."])
        #expect(outcome.missingSections == ["What Happened", "copyright"])
    }

    @Test(
        "a claim written where a notice stood is checked, not taken for a notice",
        arguments: [
            "© 2025 The House. Profits rose ninety percent. All rights reserved.",
            "© 2025 The House. All rights reserved. “We lied,” the minister said.",
            "The company lost ten billion dollars.",
        ]
    )
    func noticesHideNothing(_ paragraph: String) throws {
        let text = draft.text.replacing("© 2025 The House. All rights reserved.", with: paragraph)
        let last = try #require(try editing.draft(from: text, previous: draft).draft.blocks.last)
        #expect(last.purpose.isChecked, "\(last)")
    }

    @Test("a notice filled in anew stays a notice")
    func noticeFilledIn() throws {
        let text = draft.text.replacing("© 2025", with: "© 2026")
        #expect(try editing.draft(from: text, previous: draft).draft.blocks.last?.purpose == .copyright)
    }

    @Test("invisible and direction-changing characters do not get into a story")
    func invisible() throws {
        let text = "Head\u{202E}line\u{0}\n\nA lead with\u{200B} marks\u{2066} inside.\tAnd a tab."
        let outcome = try editing.draft(from: text, previous: draft)
        #expect(outcome.draft.text == "Headline\n\nA lead with marks inside. And a tab.")
    }

    @Test("empty, overlong and hostile texts are refused or taken in good time")
    func bounds() throws {
        #expect(throws: DeskError.self) { try editing.draft(from: " \n\n\t", previous: draft) }
        #expect(throws: DeskError.self) {
            try editing.draft(from: String(repeating: "a", count: DraftEditing.longestText + 1), previous: draft)
        }
        #expect(throws: DeskError.self) {
            try editing.draft(from: String(repeating: "a\n\n", count: 400), previous: draft)
        }
        let start = ContinuousClock.now
        let outcome = try editing.draft(from: "H\n\n" + String(repeating: "a. A. ", count: 10_000), previous: draft)
        #expect(!outcome.draft.blocks.isEmpty)
        #expect(ContinuousClock.now - start < .seconds(10))
    }
}

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
        let editing = DraftEditing(form: DeskFixture.form, ownHeadlines: ["Another story"])
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

    @Test(
        "an editor's own words under a label that is not checked are checked",
        arguments: [
            "Read Next: The minister lied about the text.", "READ NEXT: “We lied,” the minister said.",
            "Read Next: Grain rises; The minister lied", "Read Next: Grain rises. The minister lied.",
        ]
    )
    func labelsHideNothing(_ paragraph: String) throws {
        let editing = DraftEditing(form: DeskFixture.form, ownHeadlines: ["Grain rises"])
        let outcome = try editing.draft(from: draft.text + "\n\n" + paragraph, previous: draft)
        let last = try #require(outcome.draft.blocks.last)
        #expect(last.purpose.isChecked, "\(last)")
        #expect(outcome.draft.text.hasSuffix(paragraph))
        #expect(outcome.draft.layout.furniture.last?.end != outcome.draft.text.utf8.count)
        // Nor once it was let in: the next save finds it out.
        var hidden = draft
        hidden.blocks.append(
            DraftBlock(
                section: "read-next",
                purpose: .readNext,
                label: "Read Next",
                sentences: [DraftSentence("The minister lied.", author: .human)]
            )
        )
        #expect(try editing.draft(from: hidden.text, previous: hidden).draft.blocks.last?.purpose.isChecked == true)
    }

    @Test("headlines of our own stories, and what the machine linked before, may stand under a label of links")
    func ownLinks() throws {
        var linked = draft
        linked.blocks.append(
            DraftBlock(
                section: "read-next",
                purpose: .readNext,
                label: "Read Next",
                sentences: [DraftSentence("Old story, since renamed", author: .machine)]
            )
        )
        let editing = DraftEditing(
            form: DeskFixture.form,
            earlier: [linked],
            ownHeadlines: ["Grain rises", "Wine; a history"]
        )
        let old = try editing.draft(from: linked.text, previous: draft).draft
        #expect(old == linked)
        for link in ["Grain rises", "Wine; a history", "Grain rises; Grain rises"] {
            let text = draft.text + "\n\nRead Next: " + link
            #expect(try editing.draft(from: text, previous: draft).draft.blocks.last?.purpose == .readNext)
        }
        let two = draft.text + "\n\nRead Next: Grain rises\n\nWine; a history"
        #expect(
            try editing.draft(from: two, previous: draft).draft.blocks.suffix(2).map(\.purpose) == [
                .readNext, .readNext,
            ]
        )
    }

    @Test("a sentence that reads again as in an earlier version has its author and evidence back")
    func restored() throws {
        var middle = try editing.draft(from: draft.text.replacing("never sign", with: "not sign"), previous: draft)
            .draft
        middle.headline = DraftSentence("Another headline", author: .human)
        let editing = DraftEditing(form: DeskFixture.form, earlier: [middle, draft])
        // The person who first put it back was taken for its author.
        var kept = draft
        kept.blocks[1].sentences[0] = DraftSentence(DeskFixture.altered, author: .human)
        for previous in [middle, kept] {
            let last = previous.text + "\n\nA new line."
            let text = last.replacing("not sign", with: "never sign").replacing(
                "Another headline",
                with: draft.headline.text
            )
            let again = try editing.draft(from: text + " More.", previous: previous).draft
            #expect(again.headline == draft.headline)
            #expect(previous == kept || again.blocks[1] == draft.blocks[1])
            #expect(again.blocks.last?.sentences.map(\.author) == [.human, .human])
        }
        let inAnotherPlace = middle.text + "\n\nHe added: so it is. " + DeskFixture.altered
        let moved = try editing.draft(from: inAnotherPlace, previous: middle).draft
        #expect(moved.blocks.last?.sentences.map(\.author) == [.human, .machine])
        #expect(moved.blocks.last?.sentences.last?.evidence.isEmpty == false)
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

import Foundation
import NewsModel
import Testing

@Suite("a draft as text")
struct DraftLayoutTests {
    private let draft = Draft(
        headline: DraftSentence("Sixty Sign", author: .machine),
        blocks: [
            DraftBlock(
                section: "what-happened",
                purpose: .body,
                label: "What Happened",
                sentences: [
                    DraftSentence("About 60 signed.", author: .machine), DraftSentence("Two “didn’t.”", author: .human),
                ]
            ),
            DraftBlock(section: "see-also", purpose: .seeAlso, label: "See Also", sentences: []),
        ],
        origin: DraftOrigin(drafter: "extractive")
    )

    @Test("labels stand before the first sentence, blocks are apart by an empty line")
    func text() {
        #expect(draft.text == "Sixty Sign\n\nWhat Happened: About 60 signed. Two “didn’t.”\n\nSee Also:")
    }

    @Test("every sentence lies where the layout says")
    func places() throws {
        let layout = draft.layout
        let words = layout.sentences.map { layout.text.text(in: $0.span) }
        #expect(words == ["Sixty Sign", "About 60 signed.", "Two “didn’t.”"])
        #expect(layout.sentences.map(\.block) == [-1, 0, 0])
        #expect(layout.blocks.compactMap { layout.text.text(in: $0) }.last == "See Also:")
    }

    @Test("labels and links are furniture, sentences are not")
    func furniture() {
        let layout = draft.layout
        let furniture = layout.furniture.compactMap { layout.text.text(in: $0) }
        #expect(furniture.contains("What Happened:"))
        #expect(furniture.contains("See Also:"))
        #expect(!furniture.contains { $0.contains("60") })
    }
}

@Suite("reports of checks")
struct CheckReportTests {
    private func claim(_ severity: Severity, _ start: Int) -> Claim {
        Claim(
            kind: .figure,
            verdict: severity == .none ? .supported : .unsupported,
            severity: severity,
            span: Span(start, start + 2),
            text: "t\(start)"
        )
    }

    @Test("findings come gravest first, then in order of the text; what is proved is none")
    func order() {
        let report = CheckReport(
            verdict: .unsupported,
            score: 0,
            claims: [claim(.note, 1), claim(.block, 9), claim(.none, 0), claim(.block, 4)],
            sentences: [],
            checker: "t"
        )
        #expect(report.findings.map(\.text) == ["t4", "t9", "t1"])
        #expect(report.blocking(overruled: [claim(.block, 4).key]).map(\.text) == ["t9"])
    }
}

@Suite("the form of an audit entry")
struct AuditFormTests {
    @Test("no two acts share a form")
    func distinct() {
        func form(_ actor: String, _ action: String, _ details: [String: String] = [:]) -> String {
            AuditEntry.canonicalForm(
                number: 1,
                act: AuditAct(
                    actor: actor,
                    action: action,
                    subject: "s",
                    details: details,
                    at: .init(timeIntervalSince1970: 1)
                ),
                previousHash: "0"
            )
        }
        #expect(form("ab", "c") != form("a", "bc"))
        #expect(form("a", "b", ["x": "1\ny"]) != form("a", "b", ["x": "1", "y": ""]))
        #expect(form("a", "b", ["x": "1", "y": "2"]) == form("a", "b", ["y": "2", "x": "1"]))
    }
}

import Foundation
import NutgrafChecking
import Testing

@Suite("The checker as a library")
struct PublicFaceTests {
    private static let source = Source(
        name: "Harbour Gazette",
        text: """
            The harbour board plans to cut 120 jobs by March.
            “We will not close the north pier,” its chair, Anna Velt, told reporters.
            """
    )
    private static let draft = """
        The harbour board plans to cut 210 jobs by March.

        “We will never close the north pier,” its chair, Anna Velt, said.
        """

    @Test("an altered quotation and another figure block, each with its passage and place")
    func findings() throws {
        let report = NutgrafCheck.check(draft: Self.draft, sources: [Self.source])
        #expect(report.blocks)
        let quotation = try #require(report.findings.first { $0.rule == "quotation/word-changed" })
        #expect(quotation.severity == .block)
        #expect(quotation.difference.contains(.removed("not")))
        #expect(quotation.difference.contains(.added("never")))
        let passage = try #require(quotation.evidence.first)
        #expect(passage.source == 0)
        #expect(String(decoding: Array(Self.source.text.utf8)[passage.utf8], as: UTF8.self) == passage.text)
        let range = try #require(quotation.range(in: Self.draft))
        #expect(Self.draft[range] == quotation.text)
        #expect(quotation.range(in: "Another text.") == nil)
        #expect(report.findings.contains { $0.rule == "figure/contradicted" && $0.text == "210" })
    }

    @Test("a text being written has the report of a whole check after each change")
    func written() {
        var text = CheckedText(sources: [Self.source])
        for draft in [Self.draft, Self.draft.replacing("never", with: "not"), Self.draft] {
            #expect(text.check(draft) == NutgrafCheck.check(draft: draft, sources: [Self.source]))
        }
    }

    @Test("words of a source that keeps its rights may not be taken over, of a free one they may")
    func rights() {
        let text = "The harbour board plans to cut a great many of its oldest and best paid jobs by the end of March."
        var source = Source(name: "Gazette", text: text, rights: .reserved)
        #expect(NutgrafCheck.check(draft: text, sources: [source]).findings.map(\.rule) == ["wording/copied"])
        source.rights = .free
        #expect(NutgrafCheck.check(draft: text, sources: [source]).findings.isEmpty)
    }

    @Test("what the guide prints is the example, and the example says what the guide says")
    func guide() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let example = try String(
            contentsOf: root.appendingPathComponent("Examples/Embed/Sources/copydesk/main.swift"),
            encoding: .utf8
        )
        let guide = try String(
            contentsOf: root.appendingPathComponent("docs/how-to/embed-the-checker.md"),
            encoding: .utf8
        )
        #expect(guide.contains("```swift\n\(example)```"))
        // The example's texts are those of this suite, so that its output is known.
        let report = NutgrafCheck.check(draft: Self.draft, sources: [Self.source])
        for finding in report.findings {
            #expect(guide.contains("\(finding.severity.rawValue) \(finding.rule): \(finding.text)"))
        }
    }
}

import Desk
import Formats
import NewsModel

/// What the page's script is told about an edited text.
struct PreviewShape: Encodable {
    struct Finding: Encodable {
        var rule: String?
        var kind: String
        var verdict: String
        var severity: String
        var blocks: Bool
        var text: String
        /// How often the same words stand in the text before these.
        var before: Int
        var message: String
    }

    struct Change: Encodable {
        var kind: String
        var words: String
    }

    /// In one line, for those who listen.
    var status: String
    /// In the order of ``LiveFindings``' numbers.
    var findings: [Finding]
    /// The findings as the page shows them.
    var html: String
    var missing: [String]
    var changedSentences: Int

    init(_ preview: ReviewDesk.Preview) {
        let blocking = Set(preview.blocking.map(\.key))
        let text = Array(preview.edit.draft.text.utf8)
        findings = preview.report.findings.prefix(LiveFindings.most).map { claim in
            Finding(
                rule: claim.rule,
                kind: claim.kind.rawValue,
                verdict: claim.verdict.rawValue,
                severity: claim.severity.word,
                blocks: blocking.contains(claim.key),
                text: claim.text,
                before: Self.count(Array(claim.text.utf8), in: text, before: claim.span.start),
                message: claim.message
            )
        }
        let live = LiveFindings(preview: preview)
        status = live.status
        html = live.html.source
        missing = preview.edit.missingSections
        changedSentences = preview.edit.changedSentences
    }

    /// How often the words begin before `end`.
    private static func count(_ words: [UInt8], in text: [UInt8], before end: Int) -> Int {
        guard let first = words.first, words.count <= text.count else { return 0 }
        var count = 0
        for start in 0..<max(0, min(end, text.count - words.count + 1)) where text[start] == first {
            if text[start..<(start + words.count)].elementsEqual(words) { count += 1 }
        }
        return count
    }
}

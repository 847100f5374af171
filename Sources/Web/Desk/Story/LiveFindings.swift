import Desk
import Formats
import NewsModel

/// What the check says about a text that is being written: what blocks on top, then sentence by sentence.
///
/// One rendering for both ways of asking: the page's script sets it beside the text, and without a script the form's
/// button brings the page back with it.
struct LiveFindings {
    let preview: ReviewDesk.Preview

    /// More findings than anybody reads at once; a bound on the answer.
    static let most = 100

    private var findings: [(number: Int, claim: Claim)] {
        preview.report.findings.prefix(Self.most).enumerated().map { ($0.offset, $0.element) }
    }

    private var blockingKeys: Set<String> { Set(preview.blocking.map(\.key)) }

    /// One line that says how things stand.
    var status: String {
        let blocks = preview.blocking.count
        let asks = preview.report.findings.count { $0.severity == .ask }
        let eye = asks == 0 ? "" : "\(DeskFrame.count(asks, "place asks", "places ask")) for your eye."
        if blocks == 0 { return asks == 0 ? "Nothing blocks." : "Nothing blocks. " + eye }
        return DeskFrame.count(blocks, "finding blocks.", "findings block.") + (asks == 0 ? "" : " " + eye)
    }

    var html: HTML {
        let keys = blockingKeys
        let all = findings
        let blocking = all.filter { keys.contains($0.claim.key) && $0.claim.severity == .block }
        let overruled = all.filter { !keys.contains($0.claim.key) && $0.claim.severity == .block }
        let asks = all.filter { $0.claim.severity == .ask }
        let notes = all.filter { $0.claim.severity == .note }
        var parts: HTML = "<p class=\"notice \(blocking.isEmpty ? "notice-good" : "notice-bad")\">\(status)</p>\n"
        for name in preview.edit.missingSections {
            parts += "<p class=\"notice notice-ask\">The section “\(name)” is missing.</p>\n"
        }
        parts += group("What stops publication", blocking, "bad")
        parts += group("What asks for your eye", asks, "ask")
        if !overruled.isEmpty {
            parts += group("Overruled, with a reason", overruled, "ask")
        }
        if !notes.isEmpty {
            parts += """
                <details class="notes"><summary>\(DeskFrame.count(notes.count, "note")); nothing to do</summary>
                \(notes.html { card($0, "soft") })</details>

                """
        }
        let more = preview.report.findings.count - all.count
        if more > 0 {
            parts += "<p class=\"soft\">\(DeskFrame.count(more, "more finding")) when these are mended.</p>\n"
        }
        let silenced = preview.report.house?.silenced.values.reduce(0, +) ?? 0
        if silenced > 0 {
            parts +=
                "<p class=\"soft\">\(DeskFrame.count(silenced, "finding is", "findings are")) silent by the house’s rules.</p>\n"
        }
        return parts
    }

    /// The findings of one severity, under the sentences they stand in, in the text's order.
    private func group(_ title: String, _ findings: [(number: Int, claim: Claim)], _ chip: String) -> HTML {
        guard !findings.isEmpty else { return .empty }
        var rows: HTML = .empty
        var last: String?
        for finding in findings.sorted(by: { $0.claim.span < $1.claim.span }) {
            let sentence = finding.claim.sentence ?? finding.claim.text
            if sentence != last { rows += "<p class=\"sentence\">\(Self.shortened(sentence))</p>\n" }
            last = sentence
            rows += card(finding, chip)
        }
        return "<section class=\"findings\"><h3>\(title)</h3>\n\(rows)</section>\n"
    }

    private func card(_ finding: (number: Int, claim: Claim), _ chip: String) -> HTML {
        let claim = finding.claim
        let difference: HTML =
            claim.difference.map { "<p class=\"difference\">\(ClaimedText.difference($0))</p>\n" } ?? .empty
        // The difference shows the source's words already.
        let suggestion: HTML =
            claim.difference != nil
            ? .empty : claim.suggestion.map { "<p>The source has: <q class=\"words\">\($0)</q></p>\n" } ?? .empty
        return """
            <article class="card" id="f\(finding.number)"><p class="row"><span class="chip chip-\(chip)">\(claim.kind.rawValue): \(claim.verdict.rawValue)</span>
            <button class="button-quiet find" type="button" data-finding="\(finding.number)" hidden>Find in the text</button></p>
            <p class="words">\(claim.text)</p>
            <p>\(claim.message)</p>
            \(difference)\(suggestion)\(passage(claim))\(ClaimedText.ruling(claim))</article>

            """
    }

    /// The nearest passage of a source with what stands around it.
    private func passage(_ claim: Claim) -> HTML {
        guard let evidence = claim.evidence.first, preview.report.sources.indices.contains(evidence.source),
            let report = preview.folder.reports.first(where: { $0.ref == preview.report.sources[evidence.source] })
        else { return .empty }
        let inside =
            ClaimedText.passage(report.revision.text, evidence.span, around: 90) ?? "<mark>\(evidence.text)</mark>"
        return """
            <blockquote class="passage">\(inside)
            <span class="from">\(report.item.outlet)</span></blockquote>

            """
    }

    private static func shortened(_ sentence: String) -> String {
        guard sentence.count > 120, let space = sentence.prefix(110).lastIndex(of: " ") else { return sentence }
        return sentence[..<space] + " …"
    }
}

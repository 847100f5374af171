import Desk
import Formats
import NewsModel

/// What the claims stand on: a card for each that needs an eye, then the passages that prove the others.
///
/// A passage is printed once, closed, with all the claims that it proves. Each claim's anchor (`#e7`) is inside it, so
/// that a link to the anchor opens the passage, without a script too (HTML, "ancestor details revealing algorithm").
struct EvidenceView {
    let folder: StoryFolder

    /// More claims than any draft has; a bound on the page.
    private static let mostClaims = 400

    private var claims: [Claim] { folder.check?.report.claims ?? [] }

    var html: HTML {
        let numbered = Array(claims.prefix(Self.mostClaims).enumerated())
        guard !numbered.isEmpty else { return "<p class=\"soft\">No claims are found yet.</p>\n" }
        let overruled = folder.overruledKeys
        let groups = ProvedPassages(numbered.filter { $0.element.severity == .none }, folder)
        let single = numbered.filter { !groups.claims.contains($0.offset) }
        let cards = single.sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
            .html { card($0.offset, $0.element, overruled) }
        guard !groups.all.isEmpty else { return cards }
        let proved = DeskFrame.count(groups.claims.count, "claim is", "claims are")
        return """
            \(cards)<h3 class="soft">\(proved) proved by \(DeskFrame.count(groups.all.count, "passage"))</h3>
            \(groups.all.enumerated().html { proof($0.offset, $0.element) })
            """
    }

    private func card(_ number: Int, _ claim: Claim, _ overruled: Set<String>) -> HTML {
        let kind = ClaimedText.kind(claim, overruled)
        let chip =
            switch kind {
            case "block": "bad"
            case "ask", "overruled": "ask"
            case "ok": "good"
            default: "soft"
            }
        // What stops publication is judged from all its passages; a question needs the best one.
        let passages = claim.evidence.prefix(claim.severity == .block ? 3 : 1).html { evidence -> HTML in
            guard let report = folder.report(of: evidence) else { return .empty }
            let inside = ClaimedText.passage(report.revision.text, evidence.span) ?? "<mark>\(evidence.text)</mark>"
            return passage(inside, report)
        }
        let message: HTML = claim.message.isEmpty ? .empty : "<p>\(claim.message)</p>\n"
        let difference: HTML =
            claim.difference.map { "<p class=\"difference\">\(ClaimedText.difference($0))</p>\n" } ?? .empty
        let none: HTML =
            claim.evidence.isEmpty && claim.severity > .none
            ? "<p class=\"soft\">No source passage was found for this.</p>\n" : .empty
        return """
            <article class="card" id="e\(number)" tabindex="-1"><p class="row"><span class="chip chip-\(chip)">\(claim.kind.rawValue): \(kind == "overruled" ? "overruled" : claim.verdict.rawValue)</span> <a href="#c\(number)">in the text</a></p>
            <p class="words">\(claim.text)</p>
            \(message)\(ClaimedText.ruling(claim))\(difference)\(passages)\(none)</article>

            """
    }

    private func proof(_ number: Int, _ group: ProvedPassages.Group) -> HTML {
        let first = group.claims.first.map { String($0.claim.text.prefix(60)) } ?? ""
        let rest = group.claims.count > 1 ? " and \(group.claims.count - 1) more" : ""
        let rows = group.claims.html { entry -> HTML in
            let id: HTML = entry.isHome ? " id=\"e\(entry.number)\" tabindex=\"-1\"" : .empty
            return
                "<li\(id)><span class=\"soft\">\(entry.claim.kind.rawValue)</span> <span class=\"words\">\(entry.claim.text)</span> <a href=\"#c\(entry.number)\">in the text</a></li>\n"
        }
        return """
            <details class="card proof" id="p\(number)"><summary>\(group.report.item.outlet): <span class="words">\(first)</span>\(rest)</summary>
            \(passage(group.marked, group.report))<ul class="proves" aria-label="What it proves">
            \(rows)</ul></details>

            """
    }

    private func passage(_ inside: HTML, _ report: Report) -> HTML {
        """
        <blockquote class="passage">\(inside)
        <span class="from">\(report.item.outlet) · \(DeskFrame.outside(report.item.address, report.revision.title)) · read \(DeskFrame.time(report.revision.fetched))</span></blockquote>

        """
    }
}

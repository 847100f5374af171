import Formats
import Foundation
import NewsModel
import Press
import Registry

/// The register as pages: the list of instruments, and one instrument with its table, counts and timeline.
struct RegisterPages {
    let masthead: Masthead

    func index(_ views: [RegisterView]) -> SitePage {
        let items = views.html { view in
            let count = view.listCount.map(\.words) ?? view.counts.first.map(\.words)
            return """
                <article class="card item">
                <p class="kicker">\(view.instrument.forum)</p>
                <h2><a href="\(SitePath.instrument(view.instrument.id))">\(view.instrument.title)</a></h2>
                <p class="summary">\(count.map { "Positions: \($0)" } ?? "No count yet") · \(view.rows.count) actors in the table</p>
                <p class="meta">Adopted \(view.instrument.adopted) · \(Self.nature(view.instrument))</p>
                </article>

                """
        }
        let list: HTML =
            views.isEmpty
            ? "<p class=\"empty\">Nothing has been entered yet.</p>" : "<div class=\"list\">\n\(items)</div>"
        return SitePage(
            title: "Register",
            description: "Who signed, who declined, who joined later, and where it says so.",
            path: SitePath.register,
            body: """
                <header class="list-head"><h1>Register</h1>
                <p>Who took which position on which text, each with the document or story that says so. An official list
                outranks a count; whoever is missing from a list is “not among” it, which is not the same as declining.</p></header>
                \(list)
                """,
            current: SitePath.register
        )
    }

    /// `facts` are those that the view was built from, `stories` the slugs of the published stories that they name.
    func instrument(_ view: RegisterView, facts: [FactRecord], stories: [StoryID: String]) -> SitePage {
        let instrument = view.instrument
        let path = SitePath.instrument(instrument.id)
        let source: HTML =
            SafeLink.address(instrument.address).map {
                "<p><a href=\"\($0)\" rel=\"noopener\">The text</a></p>\n"
            } ?? .empty
        let asOf: HTML =
            view.asOf.map { "<p><strong>As of \($0).</strong> <a href=\"\(path)\">Everything known</a></p>\n" }
            ?? .empty
        return SitePage(
            title: instrument.title,
            description: "Positions on \(instrument.title), each with its source.",
            path: path,
            body: """
                <article class="register">
                <header class="list-head"><p class="kicker">\(instrument.forum)</p>
                <h1>\(instrument.title)</h1>
                <p>Adopted \(instrument.adopted). \(Self.nature(instrument)). \(instrument.isListComplete
                    ? "The list of signatories held here is the whole official one."
                    : "No whole official list is held here: whoever is missing is unknown.")</p>
                \(source)\(asOf)<p class="feeds"><a href="\(path)/data.csv">CSV</a> <a href="\(path)/data.json">JSON</a></p></header>
                \(counts(view, stories))\(timeline(view, facts))\(table(view, stories))
                </article>
                """,
            current: SitePath.register
        )
    }

    // MARK: Parts

    private static func nature(_ instrument: Instrument) -> String {
        instrument.isBinding ? "Binding" : "Not binding"
    }

    private func counts(_ view: RegisterView, _ stories: [StoryID: String]) -> HTML {
        var items = HTML.empty
        if let list = view.listCount {
            let later: HTML = list.joinedLater > 0 ? ", \(list.joinedLater) joined later" : .empty
            items +=
                "<div><dt>On the official list</dt><dd>\(list.words)<small>counted here\(later)</small></dd></div>\n"
        }
        for row in view.counts {
            items += """
                <div><dt>Reported as of \(row.count.asOf)</dt><dd>\(row.words)<small>\(row.count.source)\(link(
                    row.address, row.story, stories))</small></dd></div>

                """
        }
        guard items != .empty else { return .empty }
        return """
            <section aria-labelledby="counts"><h2 id="counts">How many</h2>
            <dl class="facts">
            \(items)</dl></section>

            """
    }

    private func table(_ view: RegisterView, _ stories: [StoryID: String]) -> HTML {
        guard !view.rows.isEmpty else { return "<p class=\"empty\">No positions are known.</p>" }
        let hasReasons = view.rows.contains { $0.reason != nil }
        let reasonHead: HTML = hasReasons ? "<th scope=\"col\">Reason given</th>" : .empty
        let rows = view.rows.html { row in
            let reversal: HTML = row.isReversal ? " <span class=\"reversal\">reversal</span>" : .empty
            let disputed: HTML = row.status == .disputed ? " <span class=\"reversal\">disputed</span>" : .empty
            let behalf: HTML = row.onBehalfOf.map { "<br><small>for \($0)</small>" } ?? .empty
            let reason: HTML =
                row.reason.map { reason in
                    let speaker: HTML = reason.speaker.map { " (\($0))" } ?? .empty
                    return reason.mode == .direct ? "“\(reason.text)”\(speaker)" : "\(reason.text)\(speaker)"
                } ?? .empty
            return """
                <tr><th scope="row">\(row.name)\(behalf)</th>
                <td><span class="\(row.kind.side.rawValue)">\(row.kind.words)</span>\(reversal)\(disputed)</td>
                <td class="when">\(row.effective)</td>\(hasReasons ? "<td>\(reason)</td>" : HTML.empty)
                <td class="source">\(Self.rank(row.rank))\(link(row.address, row.story, stories))</td></tr>

                """
        }
        return """
            <section aria-labelledby="positions"><h2 id="positions">Positions</h2>
            <div class="scroll" role="region" aria-label="Table of positions" tabindex="0"><table>
            <thead><tr><th scope="col">Who</th><th scope="col">Position</th><th scope="col">When</th>\(reasonHead)<th scope="col">Source</th></tr></thead>
            <tbody>
            \(rows)</tbody></table></div></section>
            """
    }

    private static func rank(_ rank: EvidenceRank) -> String {
        switch rank {
        case .officialList: "Official list"
        case .officialStatement: "Official statement"
        case .newsDirect: "News report, first hand"
        case .newsSecondHand: "News report, second hand"
        }
    }

    private func link(_ address: String?, _ story: StoryID?, _ stories: [StoryID: String]) -> HTML {
        var links = HTML.empty
        if let address = SafeLink.address(address) {
            links += ", <a href=\"\(address)\" rel=\"noopener nofollow\">document</a>"
        }
        if let slug = story.flatMap({ stories[$0] }) { links += ", <a href=\"\(SitePath.story(slug))\">story</a>" }
        return links
    }

    // MARK: Timeline

    /// A picture of the steps by date; the same is told by the list under it.
    private func timeline(_ view: RegisterView, _ facts: [FactRecord]) -> HTML {
        let shown = view.timeline.suffix(60)
        // What all happened on one day is told by the table.
        guard Set(shown.map(\.date)).count > 1 else { return .empty }
        let steps = shown.html { step in
            let turn: HTML = step.isReversal ? " <span class=\"reversal\">reversal</span>" : .empty
            return "<li>\(step.date): \(step.words)\(turn)</li>\n"
        }
        return """
            <section aria-labelledby="timeline"><h2 id="timeline">Timeline</h2>
            \(TimelineDrawing(view, facts: facts).svg)
            <details><summary>The steps in words</summary>
            <ol>
            \(steps)</ol></details></section>

            """
    }
}

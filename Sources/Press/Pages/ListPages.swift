import Foundation
import Formats
import NewsModel

/// A moment as readers see it, with the exact one for programs.
func time(_ date: Date) -> HTML { "<time datetime=\"\(Timestamp.iso8601(date))\">\(Timestamp.plain(date))</time>" }

/// Pages that list stories: the front page, sections, tickers, topics, corrections.
struct ListPages {
    let masthead: Masthead

    /// The front page: the newest story large, the next beside it, the rest by section.
    func front(_ publications: [Publication], now: Date) -> SitePage {
        var shown: Set<StoryID> = []
        let top = Array(publications.prefix(8))
        top.forEach { shown.insert($0.version.story) }
        var body: HTML = "<h1 class=\"hidden\">\(masthead.name)</h1>\n"
        guard let lead = top.first else {
            body +=
                "<p class=\"empty\">Nothing has been published yet. The first story appears here when an editor has signed it.</p>"
            return SitePage(
                title: masthead.name,
                description: masthead.tagline,
                path: SitePath.front,
                body: body,
                isFront: true,
                dateline: Timestamp.longDay(now)
            )
        }
        let second: HTML =
            top.count > 1
            ? "<div class=\"second\">\n\(top.dropFirst().prefix(3).html { card($0, size: .large) })</div>\n" : .empty
        body += "<div class=\"top\">\n\(card(lead, size: .lead))\(second)</div>\n"
        let third = top.dropFirst(4)
        if !third.isEmpty { body += "<div class=\"row\">\n\(third.html { card($0, size: .brief) })</div>\n" }
        for section in sectionKeys(publications) {
            let stories = publications.filter { $0.section == section && !shown.contains($0.version.story) }.prefix(4)
            guard !stories.isEmpty else { continue }
            body += """
                <section class="block" aria-labelledby="s-\(SitePath.segment(section))">
                <h2 id="s-\(SitePath.segment(section))"><a href="\(SitePath.section(section))">\(masthead.sectionTitle(section))</a></h2>
                <div class="row">
                \(stories.html { card($0, size: .brief) })</div>
                </section>

                """
        }
        return SitePage(
            title: masthead.name,
            description: masthead.tagline,
            path: SitePath.front,
            body: body,
            isFront: true,
            dateline: Timestamp.longDay(now)
        )
    }

    /// One list; its feeds lie under `path`.
    func list(
        title: String,
        kicker: String,
        path: String,
        current: String?,
        publications: [Publication]
    ) -> SitePage {
        let empty: HTML = publications.isEmpty ? "<p class=\"empty\">No story here yet.</p>\n" : .empty
        let body: HTML = """
            <header class="list-head"><p class="kicker">\(kicker)</p>
            <h1>\(title)</h1>
            <p class="feeds"><a href="\(path)/feed.xml">RSS</a> <a href="\(path)/atom.xml">Atom</a> <a href="\(path)/feed.json">JSON Feed</a></p></header>
            \(empty)<div class="list">
            \(publications.html { card($0, size: .item) })</div>
            """
        let feed: HTML =
            "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"\(title)\" href=\"\(path)/feed.xml\">\n"
        return SitePage(
            title: title,
            description: "Stories: \(title)",
            path: path,
            head: feed,
            body: body,
            current: current
        )
    }

    func corrections(_ publications: [Publication]) -> SitePage {
        let items = publications.html { item in
            """
            <li><p><strong>\(item.kind == .retraction ? "Retraction" : "Correction"), \(time(item.published)):</strong> \(item.note)</p>
            <p class="small">Story: <a href="\(SitePath.story(item.slug))">\(item.headline)</a></p></li>

            """
        }
        let contact: HTML =
            masthead.contact.flatMap { SafeLink.address($0.contains("://") ? $0 : "mailto:" + $0) }
            .map { "<p>Found an error? <a href=\"\($0)\">Tell us</a>; each report is read by an editor.</p>\n" }
            ?? .empty
        let list: HTML =
            publications.isEmpty
            ? "<p class=\"empty\">No correction so far.</p>" : "<ul class=\"notes\">\n\(items)</ul>"
        return SitePage(
            title: "Corrections",
            description: "What we got wrong, and when we put it right.",
            path: SitePath.corrections,
            body: """
                <header class="list-head"><h1>Corrections</h1>
                <p>A correction stands at the head of its story, in the feeds and here. The versions before it stay in the
                story’s receipts. A story that should not have been published is retracted: its address says so and why.</p>
                \(contact)</header>
                \(list)
                """,
            current: SitePath.corrections
        )
    }

    private enum Size: String { case lead, large, brief, item }

    private func card(_ item: Publication, size: Size) -> HTML {
        let heading: (open: HTML, close: HTML) = size == .brief ? ("<h3>", "</h3>") : ("<h2>", "</h2>")
        let isCorrected: HTML = item.kind == .correction ? "<span class=\"corrected\">Corrected</span>\n" : .empty
        let tickers = item.tags.tickers.prefix(3).html { "<a href=\"\(SitePath.ticker($0))\">$\($0)</a>\n" }
        return """
            <article class="card \(size.rawValue)">
            <p class="kicker"><a href="\(SitePath.section(item.section))">\(masthead.sectionTitle(item.section))</a></p>
            \(heading.open)<a href="\(SitePath.story(item.slug))">\(item.headline)</a>\(heading.close)
            <p class="summary">\(shortened(item.summary, to: size == .lead ? 420 : 200))</p>
            <p class="meta">\(isCorrected)\(time(item.published)) \(tickers)</p>
            </article>

            """
    }

    /// The text up to `limit` bytes, cut after a word.
    private func shortened(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var length = 0
        var output = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            length += word.utf8.count + 1
            if length > limit { break }
            output += output.isEmpty ? word : " " + word
        }
        return output + " …"
    }

    /// The masthead's sections in their order, then those that only stories have.
    private func sectionKeys(_ publications: [Publication]) -> [String] {
        var keys = masthead.sections.map(\.key)
        for item in publications where !keys.contains(item.section) { keys.append(item.section) }
        return keys
    }
}

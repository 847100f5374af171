import Formats
import NewsModel

/// A story's page: the signed text, and beside each paragraph what it rests on.
///
/// Every quotation and figure is a link to its passage, which lies in a `details` element that a browser opens without
/// script, also when the link inside it is followed. The elements with `data-text` hold the signed text, from which a
/// verifier computes its digest (``PageText``).
struct StoryPage {
    let edition: Edition
    let document: StoryDocument
    let masthead: Masthead
    /// All publications of the story, the oldest first.
    let history: [Publication]
    /// The key of the section.
    let section: String

    var page: SitePage {
        SitePage(
            title: document.headline,
            description: document.summary,
            path: SitePath.story(document.slug),
            head: head,
            body: article,
            current: section
        )
    }

    private var head: HTML {
        """
        <meta property="og:type" content="article">
        <meta property="og:title" content="\(document.headline)">
        <meta property="og:description" content="\(document.summary)">
        <meta property="og:url" content="\(document.address)">
        <meta property="og:site_name" content="\(masthead.name)">
        <meta name="digital-source-type" content="\(document.digitalSource.address)">
        <link rel="alternate" type="application/json" title="ninjs" href="\(SitePath.ninjs(document.slug))">
        \(NewsArticleWriter.element(document))

        """
    }

    private var article: HTML {
        let text = edition.version.draft.text
        let layout = edition.version.draft.layout
        var number = 1
        let headline = layout.sentences.first?.span ?? Span(0, 0)
        let ofHeadline = Passages(in: headline, of: edition, number: &number)
        var paragraphs = HTML.empty
        for (index, block) in edition.version.draft.blocks.enumerated() where layout.blocks.indices.contains(index) {
            let span = layout.blocks[index]
            let passages = Passages(in: span, of: edition, number: &number)
            paragraphs += paragraph(block, span, text, passages)
        }
        return """
            <article class="story" lang="\(document.language)">
            <header>
            <p class="kicker"><a href="\(SitePath.section(section))">\(document.section)</a></p>
            <h1 data-text>\(marked(headline, text, ofHeadline))</h1>
            \(byline)\(correction)\(proof(ofHeadline, what: "headline"))</header>
            <div class="text">
            \(paragraphs)\(making)</div>
            \(subjects)\(sources)\(versions)</article>
            """
    }

    // MARK: Header

    private var byline: HTML {
        let authors = document.authors.map(\.name).joined(separator: ", ")
        let isChanged = document.modified != document.firstPublished
        let changed: HTML = isChanged ? "<span>Updated \(time(document.modified))</span>\n" : .empty
        return """
            <p class="byline"><span>By <b>\(authors)</b></span>
            <span>Reviewed by <b>\(document.editor)</b></span>
            <span>\(time(document.firstPublished))</span>
            \(changed)<a class="proved" href="#making">\(claimCount)</a></p>

            """
    }

    private var claimCount: String {
        let claims = edition.check?.report.claims ?? []
        let proved = claims.count { $0.verdict == .supported && $0.severity < .ask }
        return "\(proved) of \(claims.count) claims traced to their source"
    }

    private var correction: HTML {
        guard let note = document.note, !note.isEmpty else { return .empty }
        return """
            <div class="notice" role="note"><p><strong>\(document.noteTitle), \(Timestamp.plain(document.modified)):</strong> \(note)</p></div>

            """
    }

    // MARK: Text

    private func paragraph(_ block: DraftBlock, _ span: Span, _ text: String, _ passages: Passages) -> HTML {
        let source = MachineShare(block).digitalSource
        let kind = block.purpose.rawValue
        var body = HTML.empty
        var rest = span
        if let label = block.label {
            let end = min(span.end, span.start + label.utf8.count + 1)
            body = "<b class=\"label\">\(text.text(in: Span(span.start, end)))</b>"
            rest = Span(end, span.end)
        }
        body += marked(rest, text, passages)
        let mark: HTML = block.purpose.isChecked ? " data-digital-source-type=\"\(source.rawValue)\"" : .empty
        return """
            <div class="para \(kind)"\(mark)>
            <p data-text>\(body)</p>
            \(proof(passages, what: "paragraph"))</div>

            """
    }

    /// The words of the span, quotations and figures linked to what proves them.
    private func marked(_ span: Span, _ text: String, _ passages: Passages) -> HTML {
        let claims = passages.passages.flatMap(\.claims)
            .filter { ($0.kind == .quotation || $0.kind == .figure) && span.contains($0.span) && !$0.span.isEmpty }
            .sorted { ($0.span.start, $1.span.end) < ($1.span.start, $0.span.end) }
        var output = HTML.empty
        var at = span.start
        for claim in claims where claim.span.start >= at {
            guard let target = passages.target(of: claim), let words = text.text(in: claim.span),
                let before = text.text(in: Span(at, claim.span.start))
            else { continue }
            output += "\(before)<a class=\"\(claim.kind.rawValue)\" href=\"#\(target)\">\(words)</a>"
            at = claim.span.end
        }
        return output + HTML(text: text.text(in: Span(at, span.end)) ?? "")
    }

    private func proof(_ passages: Passages, what: String) -> HTML {
        guard !passages.passages.isEmpty || !passages.overruled.isEmpty else { return .empty }
        let outlets = passages.passages.reduce(into: [String]()) { names, passage in
            if !names.contains(passage.report.item.outlet) { names.append(passage.report.item.outlet) }
        }
        let summary = outlets.isEmpty ? "Editor’s decision" : outlets.joined(separator: ", ")
        let items = passages.passages.html { passage in
            let report = passage.report
            return """
                <li id="\(passage.id)">
                <blockquote>\(excerpt(passage))</blockquote>
                <p class="source">\(name(of: report, between: ", ")). Retrieved \(time(report.revision.fetched)).
                Proves \(kinds(passage.claims)).</p>
                </li>

                """
        }
        let decisions = passages.overruled.html { item in
            """
            <li class="decision"><p class="source"><strong>Editor’s decision.</strong> “\(item.claim.text)”: \(item.claim.message)
            \(item.overrule.editorName) published it: \(item.overrule.reason)</p></li>

            """
        }
        return """
            <details class="proof" data-note><summary><span class="hidden">Sources of this \(what): </span>\(summary)</summary>
            <ul>
            \(items)\(decisions)</ul>
            </details>

            """
    }

    private func excerpt(_ passage: Passages.Passage) -> HTML {
        let text = passage.report.revision.text
        var output: HTML = isCut(before: passage.excerpt.start, text) ? "… " : .empty
        var at = passage.excerpt.start
        for mark in passage.marks {
            output += "\(text.text(in: Span(at, mark.start)))<mark>\(text.text(in: mark))</mark>"
            at = mark.end
        }
        output += HTML(text: text.text(in: Span(at, passage.excerpt.end)) ?? "")
        return passage.excerpt.end < text.utf8.count ? output + " …" : output
    }

    private func isCut(before offset: Int, _ text: String) -> Bool {
        guard offset > 0, let before = text.text(in: Span(offset - 1, offset)) else { return offset > 0 }
        return before != "\n"
    }

    /// "the quotation, 2 figures and the statement".
    private func kinds(_ claims: [Claim]) -> String {
        var counts: [(ClaimKind, Int)] = []
        for claim in claims {
            if let index = counts.firstIndex(where: { $0.0 == claim.kind }) {
                counts[index].1 += 1
            } else {
                counts.append((claim.kind, 1))
            }
        }
        let words = counts.map { kind, number in
            let noun =
                switch kind {
                case .quotation: "quotation"
                case .speaker: "speaker"
                case .figure: "figure"
                case .date: "date"
                case .name: "name"
                case .attribution: "attribution"
                case .wording: "wording"
                case .sentence: "statement"
                }
            return number == 1 ? "the \(noun)" : "\(number) \(noun)s"
        }
        guard let last = words.last, words.count > 1 else { return words.first ?? "the statement" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    // MARK: After the text

    private var making: HTML {
        let slug = document.slug
        return """
            <section class="making" id="making" aria-labelledby="making-title">
            <h2 id="making-title">How this story was made</h2>
            \(document.disclosure.full.html { "<p>\($0)</p>\n" })<p class="proof-links"><a href="\(SitePath.receipt(slug))">Signed receipt</a>
            <a href="\(SitePath.ninjs(slug))">ninjs</a>
            <a href="\(SitePath.method)#verify">Verify it yourself</a></p>
            </section>

            """
    }

    private var subjects: HTML {
        let tickers = document.subjects.companies.compactMap { company in company.symbol.map { (company.name, $0) } }
        guard !tickers.isEmpty else { return .empty }
        return """
            <nav class="chips" aria-label="Companies in this story"><ul>
            \(tickers.html { name, symbol in
                let full: HTML = name == symbol ? .empty : " <span>\(name)</span>"
                return "<li><a href=\"\(SitePath.ticker(symbol))\">$\(symbol)\(full)</a></li>\n"
            })</ul></nav>

            """
    }

    private var sources: HTML {
        guard !edition.reports.isEmpty else { return .empty }
        let items = edition.reports.html { report in
            """
            <li>\(name(of: report, between: " "))
            <small>retrieved \(time(report.revision.fetched)), revision \(report.revision.number)</small></li>

            """
        }
        return """
            <section class="sources" aria-labelledby="sources-title">
            <h2 id="sources-title">The reports it rests on</h2>
            <ol>
            \(items)</ol>
            </section>

            """
    }

    /// Outlet and linked title; the title alone where it names its outlet, as those of the register do.
    private func name(of report: Report, between separator: HTML) -> HTML {
        let title = report.revision.title
        let link: HTML =
            SafeLink.address(report.item.address).map { "<a href=\"\($0)\" rel=\"noopener nofollow\">\(title)</a>" }
            ?? "\(title)"
        return title.hasPrefix(report.item.outlet)
            ? "<cite>\(link)</cite>" : "<cite>\(report.item.outlet)</cite>\(separator)\(link)"
    }

    private var versions: HTML {
        guard history.count > 1 else { return .empty }
        return """
            <section class="versions" aria-labelledby="versions-title">
            <h2 id="versions-title">Versions</h2>
            <ol reversed>
            \(history.reversed().html { item in
                let note: HTML = item.note.map { ": \($0)" } ?? .empty
                return """
                    <li>\(time(item.published)), \(item.kind.rawValue)\(note)
                    (<a href="\(SitePath.receipt(document.slug, version: item.version.version))">receipt of version \(item.version.version)</a>)</li>

                    """
            })</ol>
            </section>

            """
    }
}

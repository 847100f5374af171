package import Formats
import Foundation

/// The frame around every public page: head, masthead, navigation, footer.
///
/// Reader pages (subscription, alerts) use it as well, so that the site looks like one house.
///
/// ```swift
/// let page = SitePage(title: "Subscribe", path: "/newsletter", body: "<h1>Subscribe</h1>…")
/// return Response.html(page.html(in: masthead))
/// ```
/// The body stands in `<main id="main">` and begins with its own `<h1>`. No script, no inline style.
package struct SitePage: Sendable, Equatable {
    /// Plain; the publication's name is added.
    package var title: String
    /// For search engines and previews; left out when empty.
    package var description = ""
    /// Our path, for the canonical link.
    ///
    /// Nil for pages that should not be indexed (confirmations, errors).
    package var path: String?
    /// More elements for the head.
    package var head = HTML.empty
    package var body: HTML
    /// The key of the section that the navigation marks, or a path such as ``SitePath/register``.
    package var current: String?
    /// Whether the page is news: the wide masthead of the front page.
    package var isFront = false
    /// Printed in the masthead of the front page: "Tuesday, 11 February 2025".
    package var dateline: String?

    package init(
        title: String,
        description: String = "",
        path: String?,
        head: HTML = .empty,
        body: HTML,
        current: String? = nil,
        isFront: Bool = false,
        dateline: String? = nil
    ) {
        self.title = title
        self.description = description
        self.path = path
        self.head = head
        self.body = body
        self.current = current
        self.isFront = isFront
        self.dateline = dateline
    }

    /// The whole page.
    package func html(in masthead: Masthead) -> HTML {
        let fullTitle = title.isEmpty || title == masthead.name ? masthead.name : "\(title) – \(masthead.name)"
        let meta = description.isEmpty ? HTML.empty : "<meta name=\"description\" content=\"\(description)\">\n" as HTML
        let canonical: HTML =
            path.map { "<link rel=\"canonical\" href=\"\(masthead.absolute($0))\">\n" }
            ?? "<meta name=\"robots\" content=\"noindex\">\n"
        let feed: HTML = """
            <link rel="alternate" type="application/rss+xml" title="\(masthead.name)" href="/feed.xml">
            <link rel="alternate" type="application/atom+xml" title="\(masthead.name)" href="/atom.xml">
            <link rel="alternate" type="application/feed+json" title="\(masthead.name)" href="/feed.json">

            """
        return """
            <!DOCTYPE html>
            <html lang="\(masthead.language)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(fullTitle)</title>
            \(meta)\(canonical)<meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="\(Stylesheet.site.path)">
            \(feed)\(head)</head>
            <body\(isFront ? " class=\"front\"" : HTML.empty)>
            <a class="skip" href="#main">Skip to the news</a>
            \(header(masthead))
            <main id="main">
            \(body)
            </main>
            \(footer(masthead))
            </body>
            </html>

            """
    }

    private func header(_ masthead: Masthead) -> HTML {
        let line = [dateline, masthead.tagline].compactMap { $0.flatMap { $0.isEmpty ? nil : $0 } }
        let under: HTML = line.isEmpty ? .empty : "<p class=\"dateline\">\(line.html { "<span>\($0)</span>" })</p>\n"
        return """
            <header class="masthead">
            <p class="name"><a href="/">\(masthead.name)</a></p>
            \(under)<nav aria-label="Sections"><ul>
            \(masthead.sections.html { link(SitePath.section($0.key), $0.title, isCurrent: current == $0.key) })\
            \(link(SitePath.register, "Register", isCurrent: current == SitePath.register))\
            \(link(SitePath.newsletter, "Newsletter", isCurrent: current == SitePath.newsletter))\
            </ul></nav>
            </header>
            """
    }

    private func link(_ address: String, _ title: String, isCurrent: Bool) -> HTML {
        "<li><a href=\"\(address)\"\(isCurrent ? " aria-current=\"page\"" : HTML.empty)>\(title)</a></li>\n"
    }

    private func footer(_ masthead: Masthead) -> HTML {
        let contact: HTML =
            masthead.contact.map { contact in
                let address = contact.contains("://") ? contact : "mailto:" + contact
                return "<li><a href=\"\(SafeLink.address(address) ?? "/")\">Report an error</a></li>\n"
            } ?? .empty
        return """
            <footer class="colophon">
            <p class="name">\(masthead.name)</p>
            <nav aria-label="About"><ul>
            <li><a href="\(SitePath.newsletter)">Newsletter and alerts</a></li>
            <li><a href="/feed.xml">RSS</a></li>
            <li><a href="/feed.json">JSON Feed</a></li>
            <li><a href="\(SitePath.method)">How we work</a></li>
            <li><a href="\(SitePath.corrections)">Corrections</a></li>
            \(contact)</ul></nav>
            <p class="small">Every quotation, figure, name and date here was checked against its source before an editor signed it.
            Each story carries a signed receipt that anybody can verify.</p>
            </footer>
            """
    }
}

/// Addresses from outside that may stand in a link of ours.
package enum SafeLink {
    /// The address when it is http, https or mailto and has no control characters or spaces; nil otherwise, so that
    /// `javascript:` and the like never become a link.
    package static func address(_ text: String?) -> String? {
        guard let text, text.utf8.count <= 2_000, text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != 0x5C })
        else { return nil }
        let lower = text.lowercased()
        return ["https://", "http://", "mailto:"].contains { lower.hasPrefix($0) } ? text : nil
    }
}

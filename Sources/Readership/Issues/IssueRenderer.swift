package import Formats
package import Foundation
package import NewsModel

/// A newsletter issue, written once; for each recipient only the slots are filled: which sections, which links.
package struct IssueRenderer: Sendable {
    private struct Part: Sendable {
        /// Left out for readers who asked for other sections; nil for everybody.
        var section: String?
        var html: String
        var text: String
    }

    private let issue: NewsletterIssue
    private let site: ReaderSite
    private let head: Part
    private let parts: [Part]
    private let foot: Part

    /// The cards are the issue's stories in order, those taken back left out.
    package init(_ issue: NewsletterIssue, cards: [StoryCard], site: ReaderSite) {
        self.issue = issue
        self.site = site
        let page = MailPage(site: site, title: issue.subject)
        let intro: HTML = issue.intro.isEmpty ? .empty : "<p>\(issue.intro)</p>"
        head = Part(
            html: (page.head + "<h1 style=\"font-size:24px;line-height:1.25\">\(issue.subject)</h1>" + intro).source,
            text: issue.subject + "\n\n" + (issue.intro.isEmpty ? "" : issue.intro + "\n\n")
        )
        var parts: [Part] = []
        var section: String?
        for card in cards {
            var html = HTML.empty
            var text = ""
            if card.section != section {
                section = card.section
                let title = Self.title(card.section)
                html = """
                    <p style="margin:32px 0 0;font-family:Arial,Helvetica,sans-serif;font-size:14px;font-weight:bold;\
                    color:#4a4a4a">\(title)</p>
                    """
                text = "== \(title) ==\n\n"
            }
            parts.append(
                Part(
                    section: card.section,
                    html: (html + MailPage.item(card)).source,
                    text: text + MailPage.plainItem(card) + "\n"
                )
            )
        }
        self.parts = parts
        foot = Part(html: page.foot.source, text: page.plainFoot)
    }

    /// The message for one reader, or nil when nothing in the issue is of the sections she asked for.
    ///
    /// - Complexity: Linear in the message; no template is read and no story looked up.
    package func mail(_ delivery: Delivery, to subscriber: Subscriber, tokens: ReaderTokens, at date: Date)
        -> MailMessage?
    {
        let links = ReaderLinks(subscriber.id, tokens, site)
        var html = head.html
        var text = head.text
        var count = 0
        for part in parts {
            if let section = part.section, !subscriber.sections.isEmpty, !subscriber.sections.contains(section) {
                continue
            }
            html += part.html
            text += part.text
            count += 1
        }
        guard count > 0 else { return nil }
        let why = "You get this because you subscribed to \(site.name)."
        html += foot.html
        text += foot.text + MailPage.plainLinks(links, why: why)
        return MailMessage(
            delivery,
            to: subscriber,
            list: "newsletter",
            links: links,
            site: site,
            subject: issue.subject,
            at: date,
            text: text,
            html: HTML(verbatim: html) + MailPage.links(links, why: why) + MailPage.end
        )
    }

    private static func title(_ section: String) -> String {
        section.prefix(1).uppercased() + section.dropFirst().replacing("-", with: " ")
    }
}

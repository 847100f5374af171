package import Formats
package import Foundation
package import NewsModel

/// Writes the letters that are not issues: the request to confirm, and an alert.
package struct LetterWriter: Sendable {
    private let site: ReaderSite
    private let tokens: ReaderTokens

    package init(site: ReaderSite, tokens: ReaderTokens) {
        self.site = site
        self.tokens = tokens
    }

    /// Asks to confirm; to a reader who has, it brings the link to her settings instead.
    package func confirmation(_ delivery: Delivery, to subscriber: Subscriber, at date: Date) -> MailMessage {
        let links = ReaderLinks(subscriber.id, tokens, site)
        let page: MailPage
        let body: HTML
        let text: String
        if subscriber.state == .confirmed {
            page = MailPage(site: site, title: "You are subscribed to \(site.name)")
            body = """
                <p>Somebody, perhaps you, asked to subscribe this address to \(site.name). You are subscribed already, \
                and nothing was changed.</p>
                """
            text =
                "Somebody, perhaps you, asked to subscribe this address to \(site.name).\n"
                + "You are subscribed already, and nothing was changed.\n"
        } else {
            let link = site.base + ReaderPath.confirm(tokens.confirmation(of: subscriber))
            page = MailPage(site: site, title: "Please confirm your subscription to \(site.name)")
            body = """
                <p>Somebody, we hope you, asked for mail from \(site.name) to this address.</p>\
                <p><a href="\(link)" style="font-weight:bold">Confirm on our site</a></p>\
                <p>If it was not you, do nothing: without confirmation you will not hear from us again.</p>
                """
            text =
                "Somebody, we hope you, asked for mail from \(site.name) to this address.\n\nTo confirm, open\n\(link)\n\n"
                + "If it was not you, do nothing: without confirmation you will not hear from us again.\n"
        }
        let why = "You get this because this address was typed into our form."
        return MailMessage(
            delivery,
            to: subscriber,
            list: "mail",
            links: links,
            site: site,
            subject: page.title,
            at: date,
            text: text + "\n" + page.plainFoot + MailPage.plainLinks(links, why: why),
            html: page.head + body + page.foot + MailPage.links(links, why: why) + MailPage.end
        )
    }

    /// One story that a standing query asked for, with the clause that matched.
    package func alert(
        _ delivery: Delivery,
        card: StoryCard,
        clause: String,
        to subscriber: Subscriber,
        at date: Date
    ) -> MailMessage {
        let links = ReaderLinks(subscriber.id, tokens, site)
        let page = MailPage(site: site, title: card.headline)
        let why = "You get this because your alert matched: \(clause)"
        return MailMessage(
            delivery,
            to: subscriber,
            list: "alerts",
            links: links,
            site: site,
            subject: card.headline,
            at: date,
            text: MailPage.plainItem(card) + "\n" + page.plainFoot + MailPage.plainLinks(links, why: why),
            html: page.head + MailPage.item(card) + page.foot + MailPage.links(links, why: why) + MailPage.end
        )
    }
}

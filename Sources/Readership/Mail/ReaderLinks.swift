import Formats
import Foundation
package import NewsModel

/// The links of one reader that stand in a mail.
package struct ReaderLinks: Sendable, Equatable {
    package var unsubscribe: String
    package var manage: String

    package init(_ subscriber: SubscriberID, _ tokens: ReaderTokens, _ site: ReaderSite) {
        unsubscribe = site.base + ReaderPath.unsubscribe(tokens.token(.unsubscribe, subscriber.raw))
        manage = site.base + ReaderPath.alerts(tokens.token(.manage, subscriber.raw))
    }
}

extension MailMessage {
    /// A mail to a reader with what every one of them bears.
    ///
    /// List-Unsubscribe names an address of the web and one of mail, and where we are reached by https a mailbox may end
    /// it with one POST (RFC 2369 section 3.2, RFC 8058 section 3.1). List-Id is RFC 2919's.
    /// The list is "newsletter", "alerts" or "mail": the first label of List-Id.
    init(
        _ delivery: Delivery,
        to subscriber: Subscriber,
        list: String,
        links: ReaderLinks,
        site: ReaderSite,
        subject: String,
        at date: Date,
        text: String,
        html: HTML
    ) {
        self.init(
            from: Address(name: site.name, site.fromAddress),
            to: Address(name: subscriber.name, delivery.address),
            replyTo: site.replyAddress == site.fromAddress ? nil : Address(site.replyAddress),
            subject: subject,
            date: date,
            messageID: delivery.messageID,
            text: text,
            html: html.source,
            listID: "\(list).\(site.mailDomain)",
            listUnsubscribe: [links.unsubscribe, "mailto:\(site.replyAddress)?subject=unsubscribe"],
            hasOneClickUnsubscribe: MailMessage.takesOneClick(links.unsubscribe),
            headers: [Header("Auto-Submitted", "auto-generated")]
        )
    }
}

package import Foundation

/// Something that happened in the house, for those who watch live.
///
/// Numbered by the store without gaps in time order.
package struct NewsEvent: Sendable, Codable, Equatable {
    package enum Kind: String, Sendable, Codable {
        case source, report, cluster, draft, check, signOff = "sign-off", published, issue, alert
    }

    /// 0 until stored; the `Last-Event-ID` of server-sent events afterwards.
    package var number: Int
    package var kind: Kind
    /// The id of what it is about.
    package var subject: String
    package var headline: String
    /// For `alert`: the subscriber it is for.
    ///
    /// Nil: for the desk, or for everybody when `kind` is `published`.
    package var audience: SubscriberID?
    package var at: Date

    package init(
        number: Int = 0,
        kind: Kind,
        subject: String,
        headline: String,
        audience: SubscriberID? = nil,
        at: Date
    ) {
        self.number = number
        self.kind = kind
        self.subject = subject
        self.headline = headline
        self.audience = audience
        self.at = at
    }
}

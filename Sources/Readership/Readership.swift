package import Foundation

/// Readers: who asked for what, and what reached them.
///
/// ``Subscriptions`` is the double opt-in and the way out. ``Issues`` builds a newsletter from published stories and
/// enters a delivery for each recipient. ``Alerting`` matches each published version against standing queries and
/// enters a delivery for each reader it concerns. ``Deliverer`` sends what the ledger holds, and is the only one that
/// sends. Begin with `Ledger/Deliverer.swift`: its comment says how a kill at any moment neither loses nor repeats mail.
///
/// It publishes nothing, opens no socket of its own (mail leaves through ``MailTransport``), and never mails anybody
/// who has not confirmed, save the one message that asks for it.
package struct ReaderSite: Sendable, Equatable {
    /// "The Example Gazette".
    package var name: String
    /// Where readers reach us, without a slash at the end.
    package var base: String
    /// The address in From: of all mail to readers.
    package var fromAddress: String
    /// Where a reply or a mailed request to unsubscribe goes.
    package var replyAddress: String
    /// Printed at the foot of each mail; commercial mail must name a postal address in many countries.
    ///
    /// Empty for none.
    package var postalAddress: String
    /// BCP 47.
    package var language: String

    package init(
        name: String,
        base: String,
        fromAddress: String,
        replyAddress: String? = nil,
        postalAddress: String = "",
        language: String = "en"
    ) {
        self.name = name
        var base = base
        while base.hasSuffix("/") { base.removeLast() }
        self.base = base
        self.fromAddress = fromAddress
        self.replyAddress = replyAddress ?? fromAddress
        self.postalAddress = postalAddress
        self.language = language
    }

    /// What stands after the @ in From:, for Message-ID and List-Id.
    package var mailDomain: String {
        fromAddress.lastIndex(of: "@").map { String(fromAddress[fromAddress.index(after: $0)...]) } ?? "localhost"
    }

    /// The public address of a story.
    package func story(_ slug: String) -> String { base + "/stories/" + slug }
}

/// What a stage of readership could not do: what the program switches on, and a sentence for the reader or operator.
package struct ReadershipError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// The mail address cannot be one.
        case badAddress
        case badName
        /// The link was cut off, changed, or is for something else.
        case badLink
        /// The link was right and is too old.
        case expiredLink
        case badQuery
        case tooMany
        case notFound
        /// What was asked for has happened already, or something changed meanwhile.
        case conflict
        /// An issue without stories.
        case nothingToSend
        /// The secret in the configuration is missing or too short.
        case badSecret
        /// The store did not answer; try later.
        case unavailable
    }

    package var code: Code
    package var message: String
    /// For a query: the character, from 1.
    package var character: Int?

    package init(_ code: Code, _ message: String, character: Int? = nil) {
        self.code = code
        self.message = message
        self.character = character
    }

    package var description: String { message }
}

/// The clock, so that tests own time.
package typealias Now = @Sendable () -> Date

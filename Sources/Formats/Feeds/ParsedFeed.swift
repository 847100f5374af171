package import Foundation

/// A feed in any format, read into one shape.
///
/// Texts are decoded and trimmed; `summary` and `contentHTML` of the items are sanitised HTML (see ``Sanitiser``) with
/// absolute addresses; titles, names and categories are plain text.
package struct ParsedFeed: Sendable, Equatable {
    package var title: String?
    /// The site's page, absolute where a base is known.
    package var link: String?
    package var description: String?
    /// As the feed spells it: "en-us".
    package var language: String?
    package var id: String?
    package var author: String?
    package var updated: Date?
    package var published: Date?
    /// The words the dates were read from.
    package var updatedRaw: String?
    package var publishedRaw: String?
    package var image: String?
    package var items: [ParsedItem] = []
    /// The document broke a rule of its format and was mended.
    package var malformed = false
    /// The feed's own address, where it names one (`atom:link rel="self"`, `feed_url`).
    package var selfAddress: String?
    /// WebSub hubs that announce new items (W3C WebSub section 4), absolute.
    package var hubs: [String] = []
    /// How often it wishes to be asked.
    package var pace = FeedPace()

    package init() {}
}

/// One report of a feed.
package struct ParsedItem: Sendable, Equatable {
    package var title: String?
    package var link: String?
    /// `guid`, `atom:id`, `rdf:about` or JSON Feed's `id`; see ``ItemIdentity`` for how far it can be trusted.
    package var id: String?
    /// The feed says that ``id`` is the item's address (`guid` of RSS 2.0 without `isPermaLink="false"`).
    package var isPermalink = false
    package var summary: String?
    package var contentHTML: String?
    package var author: String?
    package var published: Date?
    package var updated: Date?
    /// The words the dates were read from, for an editor who doubts one.
    package var publishedRaw: String?
    package var updatedRaw: String?
    /// False where ``published`` or ``updated`` could be another day ("06/07/2025") or contradicts its own weekday.
    package var areDatesSure = true
    package var categories: [String] = []
    package var enclosures: [Enclosure] = []
    package var image: String?
    /// Symbols a press-release wire names in categories: `Nasdaq:ACME`.
    package var securities: [String] = []

    package init() {}

    /// Reads both dates, keeping their words.
    mutating func take(published: String?, updated: String?) {
        publishedRaw = published
        updatedRaw = updated
        let first = published.flatMap(FeedDates.read)
        let second = updated == published ? first : updated.flatMap(FeedDates.read)
        self.published = first?.date
        self.updated = second?.date
        areDatesSure = first?.isSure ?? true && second?.isSure ?? true
    }
}

/// A file that comes with an item: sound, picture, document.
package struct Enclosure: Sendable, Equatable {
    package var url: String
    package var type: String?
    /// Bytes, as the feed claims.
    package var length: Int?

    package init(url: String, type: String? = nil, length: Int? = nil) {
        self.url = url
        self.type = type
        self.length = length
    }
}

/// Why bytes are not a feed.
package struct FeedError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        case empty
        /// It is a web page; `feeds` lists the feeds it points to.
        case page
        case notAFeed
        case tooLarge
        case compression
    }

    package var code: Code
    package var message: String
    package var feeds: [DiscoveredFeed]

    package init(_ code: Code, _ message: String, feeds: [DiscoveredFeed] = []) {
        self.code = code
        self.message = message
        self.feeds = feeds
    }

    package var description: String { message }
}

/// A feed that a page names.
package struct DiscoveredFeed: Sendable, Equatable, Codable {
    package var title: String?
    /// Absolute where the page's address is known.
    package var address: String
    /// Media type: "application/rss+xml"; empty where the page gives none.
    package var type: String
    /// The page does not call it a feed; its address alone looks like one.
    package var isGuess: Bool

    package init(title: String?, address: String, type: String, isGuess: Bool = false) {
        self.title = title
        self.address = address
        self.type = type
        self.isGuess = isGuess
    }
}

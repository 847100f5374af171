package import Foundation

/// A list of stories as a feed writes it.
package struct FeedDocument: Sendable, Equatable {
    package var title: String
    package var description: String
    /// Absolute: the page that the feed follows.
    package var home: String
    /// Absolute: the feed itself.
    package var address: String
    /// BCP 47.
    package var language: String
    /// When the newest story in it changed.
    package var updated: Date
    /// A WebSub hub (https://www.w3.org/TR/websub/ section 4) that readers may subscribe at.
    package var hub: String?
    package var copyright: String
    package var stories: [StoryDocument]

    package init(
        title: String,
        description: String,
        home: String,
        address: String,
        language: String,
        updated: Date,
        hub: String? = nil,
        copyright: String,
        stories: [StoryDocument]
    ) {
        self.title = title
        self.description = description
        self.home = home
        self.address = address
        self.language = language
        self.updated = updated
        self.hub = hub
        self.copyright = copyright
        self.stories = stories
    }

    /// The vocabulary that a category's term is taken from when it states the machine's part.
    static let digitalSourceScheme = "http://cv.iptc.org/newscodes/digitalsourcetype/"
}

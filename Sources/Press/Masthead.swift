import Formats
import Foundation

/// The publication as it calls itself: what every page, feed and receipt says of the house.
package struct Masthead: Sendable, Equatable {
    package struct Section: Sendable, Equatable {
        /// As in addresses: "technology".
        package var key: String
        /// As printed: "Technology".
        package var title: String

        package init(key: String, title: String) {
            self.key = key
            self.title = title
        }
    }

    package var name: String
    package var tagline: String
    /// Where readers reach us, without a slash at the end: "https://news.example.org".
    package var base: String
    /// BCP 47.
    package var language: String
    /// In the order of the navigation.
    ///
    /// Stories may lie in others.
    package var sections: [Section]
    /// Where readers report an error: a mail address or an address of the web.
    package var contact: String?
    /// A WebSub hub that the feeds name.
    package var hub: String?

    package init(
        name: String,
        tagline: String = "",
        base: String,
        language: String = "en",
        sections: [Section] = [],
        contact: String? = nil,
        hub: String? = nil
    ) {
        self.name = name
        self.tagline = tagline
        var base = base
        while base.hasSuffix("/") { base.removeLast() }
        self.base = base
        self.language = language
        self.sections = sections
        self.contact = contact
        self.hub = hub
    }

    /// The absolute address of a path of ours that begins with a slash.
    package func absolute(_ path: String) -> String { base + path }

    /// The host in ``base``, for identifiers; without a port.
    package var host: String {
        let afterScheme = base.split(separator: "://", maxSplits: 1).last ?? ""
        return String(afterScheme.prefix { $0 != "/" && $0 != ":" })
    }

    package func sectionTitle(_ key: String) -> String {
        if let section = sections.first(where: { $0.key == key }) { return section.title }
        guard let first = key.first else { return "News" }
        return first.uppercased() + key.dropFirst().replacing("-", with: " ")
    }

    var house: StoryDocument.House {
        StoryDocument.House(name: name, address: absolute("/"), correctionsPolicy: absolute(SitePath.corrections))
    }
}

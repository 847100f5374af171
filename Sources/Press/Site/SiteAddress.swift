package import Foundation

/// What can be asked of the public site.
///
/// Made from a matched route, never from the text of a path.
package enum SiteAddress: Hashable, Sendable {
    /// A list of stories with its page and its feeds.
    package enum Scope: Hashable, Sendable {
        case all
        case section(String)
        case ticker(String)
        case topic(String)
    }

    package enum Feed: String, Hashable, Sendable, CaseIterable {
        case rss = "feed.xml"
        case atom = "atom.xml"
        case json = "feed.json"
    }

    /// The front page, or a list's page.
    case page(Scope)
    case feed(Scope, Feed)
    case story(slug: String)
    /// The newest receipt, or that of a version.
    case receipt(slug: String, version: Int?)
    case ninjs(slug: String)
    case corrections
    case method
    case sitemap
    case newsSitemap
    case robots
    case keys
    case stylesheet
    /// A page that another stage renders; kept here so that one memory serves all. See ``Site/keep(_:seconds:build:)``.
    case other(String)
}

/// An answer of the site, ready to be sent.
package struct SiteAnswer: Sendable, Equatable {
    package enum Caching: Sendable, Equatable {
        /// Ask again each time, with the tag.
        case revalidate
        case seconds(Int)
        /// The address changes with the content.
        case forever
    }

    /// 200, or 410 for a retracted story.
    package var status: Int
    package var type: String
    package var body: [UInt8]
    /// With its quotation marks (RFC 9110 section 8.8.3): strong, from the body.
    package var tag: String
    package var modified: Date?
    package var caching: Caching

    package init(
        status: Int = 200,
        type: String,
        body: String,
        modified: Date? = nil,
        caching: Caching = .revalidate
    ) {
        self.init(status: status, type: type, bytes: Array(body.utf8), modified: modified, caching: caching)
    }

    package init(
        status: Int = 200,
        type: String,
        bytes: [UInt8],
        modified: Date? = nil,
        caching: Caching = .revalidate
    ) {
        self.status = status
        self.type = type
        self.body = bytes
        self.tag = "\"" + Digest.sha256(Data(bytes)).prefix(20) + "\""
        self.modified = modified
        self.caching = caching
    }
}

package import Foundation
package import NewsModel

/// What one visit to a source brought.
package struct IngestOutcome: Sendable, Equatable {
    package var source: SourceID
    /// Reports seen for the first time, and known ones whose text changed.
    package var new: [ItemID] = []
    package var revised: [ItemID] = []
    package var unchanged = 0
    /// The server said that nothing changed (304).
    package var notModified = false
    /// In plain words, one for each item or page that could not be read.
    ///
    /// The others were stored all the same.
    package var problems: [String] = []
    /// What is worth knowing about the source: a move, a server that was caught in an untruth.
    package var notes: [String] = []
    /// The visit as a whole failed; in plain words.
    package var failure: String?
    package var nextFetch: Date?
    /// HTTP status and bytes of the last answer, where one came.
    package var status: Int?
    package var bytes: Int?

    package init(source: SourceID) { self.source = source }

    package var stored: Int { new.count + revised.count }
}

/// Why something could not be taken in.
package struct WireError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// The source or submission itself is unusable: somebody has to change it.
        case unusable
        /// The server refused, or is not to be visited (`robots.txt`).
        case refused
        /// Try again later.
        case unavailable
        /// The store did not take it.
        case store
        /// Gone for good (410).
        case gone
        /// Not asked at all, out of regard for the host; nothing is wrong.
        case postponed
    }

    package var code: Code
    package var message: String
    /// How long the server asks us to stay away.
    package var retryAfter: TimeInterval?
    /// The server's answer, where one came.
    package var status: Int?

    package init(_ code: Code, _ message: String, retryAfter: TimeInterval? = nil, status: Int? = nil) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.status = status
    }

    package var description: String { message }
}

/// A report handed in by a program or a person.
package struct Submission: Sendable, Equatable {
    /// What tells a new report from a new text of an old one: the sender's own id, or the address.
    package var key: String?
    package var address: String?
    package var title: String
    /// Plain text, paragraphs separated by newlines; or HTML in `html`.
    package var text: String
    package var html: String?
    package var author: String?
    package var published: Date?
    package var language: String?
    package var image: String?

    package init(
        key: String? = nil,
        address: String? = nil,
        title: String,
        text: String = "",
        html: String? = nil,
        author: String? = nil,
        published: Date? = nil,
        language: String? = nil,
        image: String? = nil
    ) {
        self.key = key
        self.address = address
        self.title = title
        self.text = text
        self.html = html
        self.author = author
        self.published = published
        self.language = language
        self.image = image
    }
}

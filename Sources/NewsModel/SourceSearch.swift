package import Foundation

package typealias SearchID = Identifier<SourceSearch>

/// An editor's question what can be read at an address, and the line's answer.
///
/// The line asks, never the server that shows the page: so the address passes the same checks as any source's.
package struct SourceSearch: Sendable, Codable, Equatable, Identifiable {
    package enum State: String, Sendable, Codable {
        case waiting, found, failed
    }

    /// Something that could become a source.
    package struct Candidate: Sendable, Codable, Equatable {
        /// How we came to it.
        package enum Origin: String, Sendable, Codable {
            /// The address is a feed itself.
            case itself
            /// The page names it as its feed.
            case named
            /// A link of the page looks like a feed's address.
            case guessed
            /// The page as such, to be watched for changes.
            case page
        }

        package var address: String
        package var title: String
        package var kind: Source.Kind
        package var origin: Origin
        /// Reports it holds now, and when the newest of them was published.
        package var reports: Int
        package var newest: Date?
        /// The first headlines, for the editor to know it by.
        package var headlines: [String]
        /// Why it cannot be read, in plain words; nil when it can.
        package var problem: String?

        package init(
            address: String,
            title: String,
            kind: Source.Kind,
            origin: Origin,
            reports: Int = 0,
            newest: Date? = nil,
            headlines: [String] = [],
            problem: String? = nil
        ) {
            self.address = address
            self.title = title
            self.kind = kind
            self.origin = origin
            self.reports = reports
            self.newest = newest
            self.headlines = headlines
            self.problem = problem
        }
    }

    package var id: SearchID
    /// As it was given, with a scheme.
    package var address: String
    package var asked: Date
    package var by: UserID
    package var state: State
    package var candidates: [Candidate]
    /// Why nothing was found, and what to do.
    package var problem: String?

    package init(
        id: SearchID,
        address: String,
        asked: Date,
        by: UserID,
        state: State = .waiting,
        candidates: [Candidate] = [],
        problem: String? = nil
    ) {
        self.id = id
        self.address = address
        self.asked = asked
        self.by = by
        self.state = state
        self.candidates = candidates
        self.problem = problem
    }
}

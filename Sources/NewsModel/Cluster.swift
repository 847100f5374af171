package import Foundation

/// Reports on one event.
package struct Cluster: Sendable, Codable, Equatable, Identifiable {
    package var id: ClusterID
    /// The headline of the report that opened it, until an editor names it.
    package var title: String
    package var opened: Date
    package var updated: Date
    package var members: [ClusterMember]
    package var tags: Tags
    /// The cluster that an editor merged this one into; set and kept by the store, which then sends later reports there.
    package var mergedInto: ClusterID?
    /// Clusters that an editor parted from this one; set and kept by the store, never joined again by the machine.
    package var keptApart: [ClusterID] = []

    package init(
        id: ClusterID,
        title: String,
        opened: Date,
        updated: Date,
        members: [ClusterMember],
        tags: Tags = Tags()
    ) {
        self.id = id
        self.title = title
        self.opened = opened
        self.updated = updated
        self.members = members
        self.tags = tags
    }

    /// How many reports stand on their own: copies of another member are not counted, and copies of one report that is
    /// elsewhere count as one.
    package var independentReports: Int { Self.independentReports(members) }

    /// ``independentReports`` of some of a cluster's members.
    package static func independentReports(_ members: [ClusterMember]) -> Int {
        let here = Set(members.map(\.item))
        var absent: Set<ItemID> = []
        return members.count { member in
            guard let original = member.copyOf else { return true }
            return !here.contains(original) && absent.insert(original).inserted
        }
    }

    // Where two clusters stand to each other has columns of its own in the store.
    private enum CodingKeys: String, CodingKey { case id, title, opened, updated, members, tags }
}

package struct ClusterMember: Sendable, Codable, Equatable {
    package var item: ItemID
    package var copyOf: ItemID?
    /// Why it is here, for the editor: "same event because: Paris, declaration, Vance (0.62)".
    package var reason: String
    /// Set when an editor put it here; the machine then leaves it.
    package var placedBy: UserID?

    package init(item: ItemID, copyOf: ItemID? = nil, reason: String, placedBy: UserID? = nil) {
        self.item = item
        self.copyOf = copyOf
        self.reason = reason
        self.placedBy = placedBy
    }
}

/// What a text is about.
package struct Tags: Sendable, Codable, Equatable {
    package var organisations: [Mention]
    /// Symbols without exchange, upper case, each once, the weightiest first: "NVDA".
    package var tickers: [String]
    package var people: [String]
    package var places: [String]
    /// IPTC Media Topics codes: "medtop:20000763" (http://cv.iptc.org/newscodes/mediatopic/).
    package var topics: [String]

    package init(
        organisations: [Mention] = [],
        tickers: [String] = [],
        people: [String] = [],
        places: [String] = [],
        topics: [String] = []
    ) {
        self.organisations = organisations
        self.tickers = tickers
        self.people = people
        self.places = places
        self.topics = topics
    }
}

/// A place in a text that names something.
package struct Mention: Sendable, Codable, Equatable {
    package var span: Span
    package var name: String
    package var ticker: String?

    package init(span: Span, name: String, ticker: String? = nil) {
        self.span = span
        self.name = name
        self.ticker = ticker
    }
}

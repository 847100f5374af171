package import Foundation

/// Where reports come from: one feed, page, folder or sender.
package struct Source: Sendable, Codable, Equatable, Identifiable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case feed, page, file, api
        /// Statements that our own register makes, kept as reports so that evidence has one shape.
        case register

        /// Whether we go and look, or it sends by itself.
        package var isFetched: Bool {
            switch self {
            case .feed, .page, .file: true
            case .api, .register: false
            }
        }
    }

    package var id: SourceID
    /// The outlet's name as a story would print it: "Financial Times".
    package var name: String
    package var kind: Kind
    package var address: String
    package var licence: Licence
    package var isEnabled: Bool
    package var health: SourceHealth
    /// Somebody put it aside until then.
    package var pausedUntil: Date?
    /// Somebody asked for a visit at once and it has not been made yet.
    package var wantedSince: Date?
    /// The subscription at its hub, where it has one.
    package var subscription: HubSubscription?

    package init(
        id: SourceID,
        name: String,
        kind: Kind,
        address: String,
        licence: Licence = .copyright,
        isEnabled: Bool = true,
        health: SourceHealth = SourceHealth()
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.address = address
        self.licence = licence
        self.isEnabled = isEnabled
        self.health = health
    }

    /// How it stands, for lists and its page.
    package enum Standing: String, Sendable, CaseIterable {
        case off, paused, gone, failing, untried, well
    }

    package func standing(at now: Date) -> Standing {
        if !isEnabled { return .off }
        if let pausedUntil, pausedUntil > now { return .paused }
        if health.goneSince != nil { return .gone }
        if health.failuresInARow > 0 { return .failing }
        return health.lastSucceeded == nil ? .untried : .well
    }
}

/// What may be done with a source's words.
///
/// `copyright` and `unknown` forbid unmarked copying.
package enum Licence: String, Sendable, Codable, CaseIterable {
    case publicDomain = "public-domain"
    case open
    case pressRelease = "press-release"
    case own
    case copyright

    /// Whether a draft may take the source's words without quotation marks.
    package var allowsCopying: Bool { self != .copyright }
}

/// A report: one item of a source, whatever its revisions.
package struct SourceItem: Sendable, Codable, Equatable, Identifiable {
    package var id: ItemID
    package var source: SourceID
    /// The outlet's name at the time, so that a report reads without a look-up.
    package var outlet: String
    package var address: String?
    package var licence: Licence
    package var firstSeen: Date
    /// Set when its sender took it back.
    package var withdrawn: Withdrawal?

    package init(
        id: ItemID,
        source: SourceID,
        outlet: String,
        address: String?,
        licence: Licence,
        firstSeen: Date
    ) {
        self.id = id
        self.source = source
        self.outlet = outlet
        self.address = address
        self.licence = licence
        self.firstSeen = firstSeen
    }
}

/// What a report said when we fetched it.
///
/// Never changed and never removed: a new text is a new revision.
package struct Revision: Sendable, Codable, Equatable {
    package var item: ItemID
    /// 1 for the first.
    package var number: Int
    package var fetched: Date
    package var title: String
    /// Extracted text in Unicode NFC, paragraphs separated by one newline.
    ///
    /// All evidence spans point into it.
    package var text: String
    /// Sanitised HTML where the source had any.
    package var html: String?
    package var author: String?
    package var published: Date?
    package var language: String?
    package var image: String?
    /// SHA-256 of `title`, a newline and `text`, lower-case hexadecimal.
    package var contentHash: String
    /// Which of the sender's versions it is, where it says so.
    package var sent: SenderVersion?

    package init(
        item: ItemID,
        number: Int,
        fetched: Date,
        title: String,
        text: String,
        html: String? = nil,
        author: String? = nil,
        published: Date? = nil,
        language: String? = nil,
        image: String? = nil,
        contentHash: String
    ) {
        self.item = item
        self.number = number
        self.fetched = fetched
        self.title = title
        self.text = text
        self.html = html
        self.author = author
        self.published = published
        self.language = language
        self.image = image
        self.contentHash = contentHash
    }
}

/// Names one revision of one report.
package struct RevisionRef: Hashable, Sendable, Codable {
    package var item: ItemID
    package var revision: Int

    package init(item: ItemID, revision: Int) {
        self.item = item
        self.revision = revision
    }
}

/// A report as the wire board, the drafter and the checker read it: the item, one revision of it, and its tags.
package struct Report: Sendable, Codable, Equatable, Identifiable {
    package var item: SourceItem
    package var revision: Revision
    package var tags: Tags
    package var cluster: ClusterID?
    /// The report this one copies, excerpts or shortens.
    package var copyOf: ItemID?

    package init(
        item: SourceItem,
        revision: Revision,
        tags: Tags = Tags(),
        cluster: ClusterID? = nil,
        copyOf: ItemID? = nil
    ) {
        self.item = item
        self.revision = revision
        self.tags = tags
        self.cluster = cluster
        self.copyOf = copyOf
    }

    package var id: ItemID { item.id }
    package var ref: RevisionRef { RevisionRef(item: item.id, revision: revision.number) }
}

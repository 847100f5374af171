package import NewsModel

/// One instrument as the register knows it on one day: a table of actors, the reported counts, and what happened when.
///
/// Pure: facts in, view out, whatever the facts' order.
package struct RegisterView: Sendable, Codable, Equatable {
    /// One actor's standing.
    package struct Row: Sendable, Codable, Equatable {
        package var fact: FactID
        /// "US", "EU", "org:openai".
        package var actor: String
        package var name: String
        package var kind: PositionKind
        /// ISO 8601 with the precision that is known.
        package var effective: String
        package var onBehalfOf: String?
        package var textVersion: String
        package var conditions: [String]
        package var reason: Position.Reason?
        package var rank: EvidenceRank
        /// Where it stands, for facts of official documents.
        package var address: String?
        package var evidence: [Evidence]
        package var story: StoryID?
        package var status: FactRecord.Status
        /// It goes against what the same actor did before on this instrument.
        package var isReversal: Bool
        /// The facts that it superseded, the newest first.
        package var earlier: [FactID]
    }

    package struct CountRow: Sendable, Codable, Equatable {
        package var fact: FactID
        package var count: Count
        package var words: String
        package var rank: EvidenceRank
        package var address: String?
        package var evidence: [Evidence]
        package var story: StoryID?
    }

    /// One step, the earliest first.
    package struct Step: Sendable, Codable, Equatable {
        package var date: String
        /// As in: "The United Kingdom declined to sign".
        package var words: String
        package var actor: String
        package var fact: FactID
        package var isReversal: Bool
    }

    package var instrument: Instrument
    /// ISO 8601 day; nil for everything known.
    package var asOf: String?
    /// In order of name.
    package var rows: [Row]
    /// Counted from the rows that stand for the instrument, only when the list is complete.
    ///
    /// It outranks ``counts``.
    package var listCount: ListCount?
    /// What was reported, the newest as-of first.
    ///
    /// They may disagree, and are shown so.
    package var counts: [CountRow]
    package var timeline: [Step]

    /// Of a complete official list.
    package struct ListCount: Sendable, Codable, Equatable {
        package var states: Int
        package var organisations: Int
        package var companies: Int
        /// Listed, but added after the adoption.
        package var joinedLater: Int
        /// "28 countries and the European Union"; those who joined later are not in it.
        package var words: String
    }
}

/// What the register can say of an actor and an instrument.
package enum Standing: Sendable, Equatable {
    case position(RegisterView.Row)
    /// The list is complete and does not have the actor. Never to be told as "declined".
    case notAmong
    case unknown
}

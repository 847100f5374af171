package import Foundation

/// A typed fact of the register, generic over its kind: the kinds themselves are in `Registry`.
package struct FactRecord: Sendable, Codable, Equatable, Identifiable {
    package enum Status: String, Sendable, Codable { case asserted, disputed, retracted }

    package var id: FactID
    /// "position", "count".
    package var kind: String
    /// What it is about; for positions and counts the instrument.
    package var subject: String
    /// Who holds it, a stable code: "US", "EU", "org:openai".
    ///
    /// Empty for counts.
    package var actor: String
    /// ISO 8601 with the precision that is known: "2025-02-11", "2025-02", "2025".
    package var effective: String
    /// When a source said so.
    package var observed: Date
    /// The kind's own fields, JSON.
    package var payload: Data
    package var evidence: [Evidence]
    /// For facts of official documents that are not kept as reports: where they stand.
    package var address: String?
    package var rank: EvidenceRank
    package var story: StoryID?
    package var supersedes: FactID?
    package var status: Status
    /// A user's id or the rule's name.
    package var enteredBy: String
    package var approvedBy: String?

    package init(
        id: FactID,
        kind: String,
        subject: String,
        actor: String,
        effective: String,
        observed: Date,
        payload: Data,
        evidence: [Evidence],
        address: String? = nil,
        rank: EvidenceRank,
        story: StoryID? = nil,
        supersedes: FactID? = nil,
        status: Status = .asserted,
        enteredBy: String,
        approvedBy: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.subject = subject
        self.actor = actor
        self.effective = effective
        self.observed = observed
        self.payload = payload
        self.evidence = evidence
        self.address = address
        self.rank = rank
        self.story = story
        self.supersedes = supersedes
        self.status = status
        self.enteredBy = enteredBy
        self.approvedBy = approvedBy
    }
}

/// How near to the act a source stands.
///
/// Ordered: the nearer outranks.
package enum EvidenceRank: String, Sendable, Codable, CaseIterable, Comparable {
    case newsSecondHand = "news_second_hand"
    case newsDirect = "news_direct"
    case officialStatement = "official_statement"
    case officialList = "official_list"

    package static func < (left: EvidenceRank, right: EvidenceRank) -> Bool { left.rank < right.rank }
    private var rank: Int { EvidenceRank.allCases.firstIndex(of: self) ?? 0 }
}

/// A text that actors take positions on: a declaration, a convention, a resolution.
package struct Instrument: Sendable, Codable, Equatable, Identifiable {
    package var id: InstrumentID
    package var title: String
    /// Other names, for recognising it in prose: "global AI safety declaration".
    package var aliases: [String]
    /// ISO 8601 date.
    package var adopted: String
    package var forum: String
    package var isBinding: Bool
    /// Whether the list of signatories we hold is the whole official one; only then is absence "not among".
    package var isListComplete: Bool
    /// "final", or the name of a draft.
    package var textVersion: String
    package var address: String?

    package init(
        id: InstrumentID,
        title: String,
        aliases: [String] = [],
        adopted: String,
        forum: String,
        isBinding: Bool,
        isListComplete: Bool,
        textVersion: String = "final",
        address: String? = nil
    ) {
        self.id = id
        self.title = title
        self.aliases = aliases
        self.adopted = adopted
        self.forum = forum
        self.isBinding = isBinding
        self.isListComplete = isListComplete
        self.textVersion = textVersion
        self.address = address
    }
}

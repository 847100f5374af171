/// The ways of standing to an instrument.
///
/// The words for treaties follow the glossary of the United Nations Treaty Collection
/// (https://treaties.un.org/pages/overview.aspx?path=overview/glossary/page1_en.xml).
package enum PositionKind: String, Sendable, Codable, CaseIterable {
    case signed, endorsed, agreed
    case joinedLater = "joined_later"
    case acceded, ratified, accepted, approved
    case formallyConfirmed = "formally_confirmed"
    case votedFor = "voted_for"
    case votedAgainst = "voted_against"
    case abstained, absent
    case attendedNotSigned = "attended_not_signed"
    case intendsToSign = "intends_to_sign"
    case intendsNotToSign = "intends_not_to_sign"
    case declined, withdrew, denounced, objected
    case statementOnly = "statement_only"
    case noComment = "no_comment"

    /// Which way it points; reversals are changes between `for` and `against`.
    package enum Side: String, Sendable, Codable { case `for`, against, neither }

    package var side: Side {
        switch self {
        case .signed, .endorsed, .agreed, .joinedLater, .acceded, .ratified, .accepted, .approved, .formallyConfirmed,
            .votedFor, .intendsToSign:
            .for
        case .votedAgainst, .intendsNotToSign, .declined, .withdrew, .denounced, .objected: .against
        case .abstained, .absent, .attendedNotSigned, .statementOnly, .noComment: .neither
        }
    }

    /// For tables: "declined to sign".
    package var words: String {
        switch self {
        case .signed: "signed"
        case .endorsed: "endorsed"
        case .agreed: "agreed"
        case .joinedLater: "joined later"
        case .acceded: "acceded"
        case .ratified: "ratified"
        case .accepted: "accepted"
        case .approved: "approved"
        case .formallyConfirmed: "formally confirmed"
        case .votedFor: "voted for"
        case .votedAgainst: "voted against"
        case .abstained: "abstained"
        case .absent: "was absent"
        case .attendedNotSigned: "attended, did not sign"
        case .intendsToSign: "intends to sign"
        case .intendsNotToSign: "intends not to sign"
        case .declined: "declined to sign"
        case .withdrew: "withdrew"
        case .denounced: "denounced"
        case .objected: "objected"
        case .statementOnly: "made a statement only"
        case .noComment: "no comment"
        }
    }
}

/// One actor's stand on one instrument at one time.
///
/// Actor, instrument, date and evidence are in the ``FactRecord``.
package struct Position: FactKind {
    package static let kindName = "position"

    package struct Reason: Sendable, Codable, Equatable {
        package enum Mode: String, Sendable, Codable {
            case direct, indirect
            case inferredByWriter = "inferred_by_writer"
        }
        package var text: String
        package var mode: Mode
        /// A name, or a description such as "government spokesperson".
        package var speaker: String?

        package init(text: String, mode: Mode, speaker: String? = nil) {
            self.text = text
            self.mode = mode
            self.speaker = speaker
        }
    }

    package var kind: PositionKind
    /// As a reader knows the actor: "United Kingdom".
    package var actorName: String
    /// The government or administration in office, where a source says so.
    package var onBehalfOf: String?
    /// Which text was acted on: "final", or the name of a draft.
    package var textVersion: String
    package var conditions: [String]
    package var reason: Reason?

    package init(
        kind: PositionKind,
        actorName: String,
        onBehalfOf: String? = nil,
        textVersion: String = "final",
        conditions: [String] = [],
        reason: Reason? = nil
    ) {
        self.kind = kind
        self.actorName = actorName
        self.onBehalfOf = onBehalfOf
        self.textVersion = textVersion
        self.conditions = conditions
        self.reason = reason
    }
}

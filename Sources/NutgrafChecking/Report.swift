import NewsModel

/// What a check found.
public struct Report: Sendable, Equatable {
    /// What is not proved, gravest first, then in order of the text.
    public let findings: [Finding]
    /// How many quotations, figures, names, dates, attributions and sentences were traced to a source.
    public let proved: Int
    /// 0…1: how well the whole text is supported; for ranking, not for deciding.
    public let score: Double

    /// Whether something was found that cannot be right by the sources.
    public var blocks: Bool { findings.contains { $0.severity == .block } }

    init(_ report: CheckReport) {
        findings = report.findings.map(Finding.init)
        proved = report.claims.count { $0.severity == .none }
        score = report.score
    }
}

/// Something in a text that its sources do not carry.
public struct Finding: Sendable, Equatable {
    public enum Severity: String, Sendable, Comparable {
        /// Worth a look.
        case note
        /// For somebody to decide.
        case ask
        /// Cannot be right by the sources.
        case block

        private var rank: Int { self == .note ? 0 : self == .ask ? 1 : 2 }
        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    }

    /// A passage of a source.
    public struct Passage: Sendable, Equatable {
        /// An index into the sources that were given.
        public let source: Int
        /// UTF-8 offsets into its text.
        public let utf8: Range<Int>
        public let text: String
    }

    /// A step from the source's words to the text's.
    public enum Change: Sendable, Equatable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// Stable, for tables and suppressions: "quotation/word-changed".
    public let rule: String
    public let severity: Severity
    /// UTF-8 offsets into the text.
    public let utf8: Range<Int>
    /// The words in question.
    public let text: String
    /// What is wrong, where, and what to do, in a sentence or two of English.
    public let message: String
    /// Best first; empty when nothing like it was found.
    public let evidence: [Passage]
    public let suggestion: String?
    /// Word by word against the nearest passage; empty for all but altered quotations.
    public let difference: [Change]

    /// The words' place in `draft`, which must be the text that was checked; nil in another.
    public func range(in draft: String) -> Range<String.Index>? {
        let bytes = draft.utf8
        guard let start = bytes.index(bytes.startIndex, offsetBy: utf8.lowerBound, limitedBy: bytes.endIndex),
            let end = bytes.index(start, offsetBy: utf8.count, limitedBy: bytes.endIndex), draft[start..<end] == text
        else { return nil }
        return start..<end
    }

    init(_ claim: Claim) {
        rule = claim.rule ?? "\(claim.kind.rawValue)/\(claim.verdict.rawValue)"
        severity =
            switch claim.severity {
            case .block: .block
            case .ask: .ask
            case .note, .none: .note
            }
        utf8 = claim.span.range
        text = claim.text
        message = claim.message
        evidence = claim.evidence.map { Passage(source: $0.source, utf8: $0.span.range, text: $0.text) }
        suggestion = claim.suggestion
        difference = (claim.difference ?? []).map { change in
            switch change.kind {
            case .same: .same(change.words)
            case .removed: .removed(change.words)
            case .added: .added(change.words)
            }
        }
    }
}

import NewsModel

/// The stable code of the rule that found something: kind and what is wrong with it.
enum RuleCode {
    /// Nil for a claim that stands.
    static func of(_ claim: Claim, by check: any Check) -> String? {
        guard claim.severity > .none else { return nil }
        if claim.kind == .quotation { return quotation(claim) }
        guard claim.severity > .note else { return "\(claim.kind.rawValue)/noted" }
        switch check {
        case is StandingCheck: return "attribution/standing"
        case is OutletCheck: return "attribution/outlet"
        case is DatelineCheck: return claim.kind == .date ? "dateline/day" : "dateline/place"
        case is TruncationCheck: return claim.kind == .sentence ? "sentence/cut" : "attribution/dropped"
        case is SenseCheck where claim.verdict == .unsupported: return "sentence/sense"
        default: return "\(claim.kind.rawValue)/\(claim.verdict.rawValue)"
        }
    }

    private static func quotation(_ claim: Claim) -> String {
        guard let kind = claim.quotation else {
            return claim.severity == .note ? "quotation/noted" : "quotation/unspoken"
        }
        switch kind {
        // The words stand in a source; other sources have others.
        case .verbatim, .typographic:
            if claim.severity > .note { return "quotation/disputed" }
            return kind == .typographic ? "quotation/typographic" : "quotation/noted"
        default: return "quotation/\(kind.rawValue)"
        }
    }
}

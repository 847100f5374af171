package import NewsModel
import Prose

/// Checks a text against its sources.
package struct Checker: Sendable {
    /// Names the rules applied; changes when they change.
    package static let version = "rules-2"

    package init() {}

    /// Every claim found in the text with its verdict and evidence.
    ///
    /// ``CheckReport/sources`` stays empty: only the caller knows which revisions it handed in.
    ///
    /// - Complexity: Linear in the sources for ordinary prose; each sentence of the text is aligned with at most a
    ///   dozen windows of at most 250 words.
    package func check(_ input: CheckInput) -> CheckReport {
        report(CheckContext(input))
    }

    /// The same of a text already read.
    func report(_ context: CheckContext) -> CheckReport {
        var claims: [Claim] = []
        for check in Checks.standard {
            for var claim in check.claims(in: context) {
                claim.rule = RuleCode.of(claim, by: check)
                claims.append(claim)
            }
        }
        claims = Self.marked(Self.withoutEchoes(claims), context)
        claims.sort(by: Self.isBefore)
        for index in claims.indices {
            let sentence = context.draft.sentence(touching: claims[index].span)
            claims[index].sentence = sentence.map { context.draft.text($0.span) }
        }
        let sentences = SupportScore.sentences(context, claims)
        return CheckReport(
            verdict: Self.verdict(claims),
            score: SupportScore.whole(context, sentences),
            claims: claims,
            sentences: sentences,
            checker: Self.version
        )
    }

    static func isBefore(_ left: Claim, _ right: Claim) -> Bool {
        (left.span, right.severity.rawValue, left.kind.rawValue) < (
            right.span, left.severity.rawValue, right.kind.rawValue
        )
    }

    static func verdict(_ claims: [Claim]) -> Verdict {
        let gravest = claims.filter { $0.severity > .none }
            .max { ($0.severity, gravity($0.verdict)) < ($1.severity, gravity($1.verdict)) }
        return gravest?.verdict ?? .supported
    }

    private static func gravity(_ verdict: Verdict) -> Int {
        switch verdict {
        case .supported: 0
        case .unsupported: 1
        case .contradicted: 2
        case .copied: 3
        case .misattributed: 4
        case .misquoted: 5
        }
    }

    /// A sentence's "no evidence" is dropped where a closer finding already names the words at fault.
    private static func withoutEchoes(_ claims: [Claim]) -> [Claim] {
        let hard = claims.filter { $0.severity == .block && $0.kind != .sentence }
        return claims.filter { claim in
            guard claim.kind == .sentence, claim.severity == .ask else { return true }
            return !hard.contains { claim.span.contains($0.span) && $0.span.count * 2 > claim.span.count }
        }
    }
}

import Drafting
import NewsModel

extension ModelJudge {
    /// Asks about the sentences of a report that no source was found for, and sets the opinions beside them.
    ///
    /// Verdicts and severities stay as they are.
    ///
    /// - Returns: What the audit log keeps of it, and the account of the call; nil when there was nothing to ask.
    func give(on report: inout CheckReport, sources: [Report]) async -> (details: [String: String], use: ModelUse?)? {
        let places = report.claims.indices.filter {
            let claim = report.claims[$0]
            return claim.kind == .sentence && claim.verdict == .unsupported && claim.severity == .ask
        }
        guard !places.isEmpty else { return nil }
        let questions = places.map { place in
            let claim = report.claims[place]
            var passages = claim.evidence.prefix(3).map(\.text)
            // Where nothing is near, the beginnings of the sources.
            if passages.isEmpty { passages = sources.prefix(4).map { String($0.revision.text.prefix(600)) } }
            return Question(sentence: claim.sentence ?? claim.text, passages: passages)
        }
        let outcome = await opinions(on: questions)
        for (place, opinion) in zip(places, outcome.opinions) { report.claims[place].opinion = opinion }
        var details = ["opinions": String(outcome.opinions.count { $0 != nil })]
        if let use = outcome.use {
            details["opinion-model"] = use.model
            details["opinion-cost-micros"] = String(use.costMicros)
            details["opinion-prompt"] = use.promptHash
            details["opinion-answer"] = use.answerHash
        }
        details["opinion-problem"] = outcome.problem
        return (details, outcome.use)
    }
}

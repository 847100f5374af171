import NewsModel
import Prose

/// The place of a dateline is one the sources name, its day one on which they tell the story.
struct DatelineCheck: Check {
    func claims(in context: CheckContext) -> [Claim] {
        context.datelines.flatMap { dateline in
            [place(dateline, context)] + days(dateline, context)
        }
    }

    private func place(_ dateline: DatelineText, _ context: CheckContext) -> Claim {
        let text = context.draft.text(dateline.place)
        var claim = Claim(kind: .name, verdict: .supported, severity: .none, span: dateline.place, text: text)
        let words = Tokens.words(in: text).map(\.base)
        for (number, source) in context.sources.enumerated() {
            for index in source.tokens.indices where source.tokens[index].base == words.first {
                let end = min(source.tokens.count, index + words.count)
                guard source.tokens[index].shape != .lower,
                    source.tokens[index..<end].map(\.base).elementsEqual(words)
                else { continue }
                claim.evidence = [context.passage(number, around: source.tokens[index].span)]
                return claim
            }
        }
        claim.verdict = .unsupported
        claim.severity = .block
        claim.message = "No source names \u{201C}\(text)\u{201D}. Correct the dateline or add its source."
        return claim
    }

    private func days(_ dateline: DatelineText, _ context: CheckContext) -> [Claim] {
        context.draft.dates.filter { dateline.span.contains($0.span) }.map { mention in
            let text = context.draft.text(mention.span)
            var claim = Claim(kind: .date, verdict: .supported, severity: .none, span: mention.span, text: text)
            if let day = mention.resolved, day == context.draft.statedDate { return claim }
            for (number, source) in context.sources.enumerated() {
                if let day = mention.resolved, day == source.date { return claim }
                let other = source.dates.first {
                    DateComparison.agree(mention, context.draft.statedDate, $0, source.date)
                }
                if let other {
                    claim.evidence = [context.passage(number, around: other.span)]
                    return claim
                }
            }
            claim.verdict = .contradicted
            claim.severity = .block
            claim.message = "No source is of the day \u{201C}\(text)\u{201D}. Correct the dateline."
            return claim
        }
    }
}

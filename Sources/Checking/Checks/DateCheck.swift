import NewsModel
import Prose

/// Every day, weekday, month and year outside quotation marks agrees with the passage its sentence rests on.
struct DateCheck: Check {
    func claims(in context: CheckContext) -> [Claim] {
        var claims: [Claim] = []
        context.forEachUnit { unit, alignment, position in
            guard case .date(let number) = unit.kind else { return }
            let mention = context.draft.dates[number]
            claims.append(claim(mention, alignment, position, context))
        }
        return claims
    }

    private func claim(
        _ mention: DateMention,
        _ alignment: SentenceAlignment,
        _ position: Int,
        _ context: CheckContext
    ) -> Claim {
        var claim = Claim(
            kind: .date,
            verdict: .supported,
            severity: .none,
            span: mention.span,
            text: context.draft.text(mention.span)
        )
        let matched = alignment.matched[position]
        let moved = alignment.moved[position]
        let counterpart =
            matched >= 0
            ? (context.isInPlace(alignment, position) ? matched : -1)
            : moved >= 0 && !isSwap(alignment, position, context) ? moved : -1
        if counterpart >= 0, let (source, other) = sourceDate(alignment.passage[counterpart], context) {
            claim.evidence = [context.evidence(source, other.span), context.passage(source, around: other.span)]
            return claim
        }
        if counterpart >= 0 {
            claim.evidence = context.evidence(of: alignment)
            return claim
        }
        for (source, text) in context.sources.enumerated() {
            // The day of the report itself: its dateline, seldom its sentences.
            if let day = mention.resolved, let published = text.date, mention.precision <= .weekday,
                day == published
                    || (mention.weekday != nil && published.weekday == mention.weekday
                        && context.draft.statedDate == nil),
                !hasDate(alignment, context)
            {
                claim.severity = .note
                claim.message = "The day is that of the report by \(context.sourceName(source)), not of its words."
                claim.evidence = context.evidence(of: alignment)
                return claim
            }
        }
        claim.evidence = context.evidence(of: alignment)
        if let (source, other) = rival(mention, alignment, position, context) {
            let words = context.sources[source].text(other.span)
            claim.verdict = .contradicted
            claim.severity = .block
            claim.suggestion = words
            claim.evidence = [context.evidence(source, other.span), context.passage(source, around: other.span)]
            claim.message =
                "The source has another time: \u{201C}\(words)\u{201D} (\(context.sourceName(source))), not \u{201C}\(claim.text)\u{201D}."
            return claim
        }
        if let places = agreed(mention, alignment, context) {
            claim.severity = .note
            claim.evidence = places.map { context.passage($0.source, around: $0.span) }
            claim.message = "The day stands elsewhere in the sources, which agree on it."
            return claim
        }
        claim.verdict = .unsupported
        if let place = elsewhere(mention, context) {
            claim.severity = .ask
            claim.evidence.append(context.passage(place.source, around: place.span))
            claim.message =
                "This time stands elsewhere in \(context.sourceName(place.source)), not in the passage this sentence rests on."
        } else {
            // Without a date to count from, nothing can be held against a weekday.
            let isOpen = mention.isRelative && (mention.weekday == nil || !context.sources.contains { $0.date != nil })
            claim.severity = isOpen ? .ask : .block
            claim.message = "No source gives the time \u{201C}\(claim.text)\u{201D}. Correct it or add its source."
        }
        return claim
    }

    private func hasDate(_ alignment: SentenceAlignment, _ context: CheckContext) -> Bool {
        alignment.passage.contains { sourceDate($0, context) != nil }
    }

    /// Two dates of one sentence that changed places.
    private func isSwap(_ alignment: SentenceAlignment, _ position: Int, _ context: CheckContext) -> Bool {
        let hasOther = alignment.draft.enumerated().contains { index, unit in
            let other = context.draft.units[unit]
            guard index != position, case .date = other.kind else { return false }
            return !context.draft.isFramed[other.tokens.lowerBound]
        }
        return hasOther && !isFronted(alignment, position, context)
            && !context.hasSameCompany(alignment, position, alignment.moved[position])
    }

    /// "On Monday" from the end of the sentence to its beginning or back, when the other dates kept their places and no
    /// figure stands by it.
    private func isFronted(_ alignment: SentenceAlignment, _ position: Int, _ context: CheckContext) -> Bool {
        let index = alignment.moved[position]
        guard index >= 0 else { return false }
        let place = alignment.passage[index].place
        let first = alignment.passage.firstIndex { $0.place == place } ?? 0
        let last = alignment.passage.lastIndex { $0.place == place } ?? 0
        let count = alignment.matched.count
        guard position <= 1 && last - index <= 1 || count - position <= 2 && index - first <= 1 else { return false }
        let others = alignment.matched.indices.filter { other in
            guard other != position, case .date = context.draft.units[alignment.draft.lowerBound + other].kind else {
                return false
            }
            return true
        }
        let hasFigure = (max(first, index - 2)..<index).contains {
            if case .figure = context.sourceUnit(alignment.passage[$0]).kind { return true }
            return false
        }
        return !hasFigure && others.allSatisfy { alignment.matched[$0] >= 0 }
    }

    private func sourceDate(_ passage: PassageUnit, _ context: CheckContext) -> (Int, DateMention)? {
        guard case .date(let number) = context.sourceUnit(passage).kind else { return nil }
        return (passage.source, context.sources[passage.source].dates[number])
    }

    private func rival(
        _ mention: DateMention,
        _ alignment: SentenceAlignment,
        _ position: Int,
        _ context: CheckContext
    ) -> (Int, DateMention)? {
        for index in context.gap(alignment, position) where !alignment.matched.contains(index) {
            if let found = sourceDate(alignment.passage[index], context) { return found }
        }
        return nil
    }

    /// Where two sources or more tell a day that the passage leaves out; nil when the passage has a time of its own.
    private func agreed(_ mention: DateMention, _ alignment: SentenceAlignment, _ context: CheckContext)
        -> [(source: Int, span: Span)]?
    {
        guard mention.precision <= .weekday, !hasDate(alignment, context), alignment.coverage >= 0.5 else { return nil }
        var found: [(source: Int, span: Span)] = []
        for (number, source) in context.sources.enumerated() {
            let other = source.dates.first {
                DateComparison.agree(mention, context.draft.statedDate, $0, source.date)
            }
            if let other { found.append((number, other.span)) }
        }
        return found.count >= 2 ? Array(found.prefix(3)) : nil
    }

    private func elsewhere(_ mention: DateMention, _ context: CheckContext) -> (source: Int, span: Span)? {
        for (number, source) in context.sources.enumerated() {
            for other in source.dates where DateComparison.agree(mention, context.draft.statedDate, other, source.date)
            {
                return (number, other.span)
            }
        }
        return nil
    }
}

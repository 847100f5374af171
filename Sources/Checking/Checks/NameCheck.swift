import NewsModel
import Prose

/// Every name outside quotation marks is one the sources use, in the place where they use it.
struct NameCheck: Check {
    func claims(in context: CheckContext) -> [Claim] {
        let speakers = context.draft.quotations.enumerated().compactMap { index, quotation in
            context.quotations[index]?.outcome == .noSpeech ? nil : quotation.speakerSpan
        }
        var claims: [Claim] = []
        var positions: [Int: [(SentenceAlignment, Int)]] = [:]
        context.forEachUnit { unit, alignment, position in
            let name = context.draft.nameOf[unit.tokens.lowerBound]
            if name >= 0 { positions[name, default: []].append((alignment, position)) }
        }
        for (number, name) in context.draft.names.enumerated() {
            guard let places = positions[number], let alignment = places.first?.0,
                !speakers.contains(where: { $0.overlaps(name.span) })
            else { continue }
            // A name that runs over the end of a sentence is judged by its first part.
            let positions = places.filter { $0.0.draft == alignment.draft }.map(\.1)
            if let claim = claim(name, alignment, positions, context) { claims.append(claim) }
        }
        return claims
    }

    private func claim(_ name: Name, _ alignment: SentenceAlignment, _ positions: [Int], _ context: CheckContext)
        -> Claim?
    {
        var claim = Claim(kind: .name, verdict: .supported, severity: .none, span: name.span, text: name.text)
        claim.evidence = context.evidence(of: alignment)
        let present = positions.filter { context.isInPlace(alignment, $0) || alignment.moved[$0] >= 0 }
        if let last = positions.last, present.contains(last) || present.count == positions.count {
            let at = alignment.matched[last] >= 0 ? alignment.matched[last] : alignment.moved[last]
            if at >= 0 {
                let passage = alignment.passage[at]
                let span = context.sources[passage.source].span(ofUnits: passage.unit..<(passage.unit + 1))
                claim.evidence = [
                    context.evidence(passage.source, span), context.passage(passage.source, around: span),
                ]
                if present.count == positions.count || isFullForm(name, context) { return claim }
            }
        }
        if context.input.sources.contains(where: { isLabel(name, $0) }) { return claim }
        if isSurnameOf(name, alignment, positions, context) { return claim }
        let known = mentions(of: name, context)
        if alignment.coverage < 0.5, let place = known.first {
            // The sentence as a whole is a paraphrase; that the name is the sources' is all that can be said of it.
            claim.evidence = [context.passage(place.source, around: place.span)]
            return claim
        }
        if let place = known.first(where: { isNear($0, alignment, context) }) {
            // A pronoun or description in the passage stands for the name just before it.
            claim.evidence.append(context.passage(place.source, around: place.span))
            if alignment.coverage < 0.7 || hasPronoun(alignment, positions, context),
                rival(name, alignment, positions, context) == nil
            {
                return claim
            }
        }
        // One capitalised word that the sources use in lower case is no name.
        if positions.count == 1, known.isEmpty, isCommonWord(name, context) { return nil }
        claim.severity = .block
        if alignment.coverage >= 0.5, let (source, other) = rival(name, alignment, positions, context) {
            claim.verdict = .contradicted
            claim.suggestion = other.text
            claim.message =
                "\(context.sourceName(source)) has \u{201C}\(other.text)\u{201D} here, not \u{201C}\(name.text)\u{201D}."
            claim.evidence = [context.evidence(source, other.span), context.passage(source, around: other.span)]
        } else if known.isEmpty {
            claim.verdict = .unsupported
            // A capital at the start of a sentence is weak proof of a name.
            if name.words.count == 1, context.draft.sentences.contains(where: { $0.span.start == name.span.start }) {
                claim.severity = .ask
            }
            claim.message = "No source names \u{201C}\(name.text)\u{201D}. Correct the name or add its source."
        } else {
            claim.verdict = .unsupported
            claim.severity = .ask
            claim.evidence.append(contentsOf: known.prefix(1).map { context.passage($0.source, around: $0.span) })
            claim.message =
                "The sources name \u{201C}\(name.text)\u{201D}, but not in the passage this sentence rests on."
        }
        return claim
    }

    /// Whether the passage has the surname alone, a source the full name, and no source a namesake.
    private func isSurnameOf(
        _ name: Name,
        _ alignment: SentenceAlignment,
        _ positions: [Int],
        _ context: CheckContext
    ) -> Bool {
        guard let place = positions.last, rival(name, alignment, positions, context) == nil,
            context.isInPlace(alignment, place)
                || alignment.moved[place] >= 0 && context.hasSameCompany(alignment, place, alignment.moved[place]),
            name.words.count > 1, let last = name.words.last, let first = name.words.first,
            isFullForm(name, context)
        else { return false }
        let isHere = alignment.passage.contains { passage in
            let source = context.sources[passage.source]
            let token = source.tokens[source.units[passage.unit].tokens.lowerBound]
            return token.base == last && token.shape != .lower
        }
        return isHere
            && !context.sources.contains { source in
                source.names.contains {
                    $0.words.count > 1 && $0.words.last == last && !$0.words.contains(first)
                }
            }
    }

    /// Whether the passage has a pronoun where the text has the name.
    private func hasPronoun(_ alignment: SentenceAlignment, _ positions: [Int], _ context: CheckContext) -> Bool {
        guard let first = positions.first, let last = positions.last, first <= last else { return false }
        return context.gap(alignment, first...last).contains { index in
            let passage = alignment.passage[index]
            let source = context.sources[passage.source]
            return Self.pronouns.contains(source.tokens[source.units[passage.unit].tokens.lowerBound].base)
        }
    }

    private static let pronouns: Set<String> = [
        "he", "she", "it", "they", "his", "her", "their", "its", "him", "them", "the", "this", "that", "who", "i", "we",
        "company", "firm", "group",
    ]

    private func mentions(of name: Name, _ context: CheckContext) -> [(source: Int, span: Span)] {
        var found: [(source: Int, span: Span)] = []
        for (number, source) in context.sources.enumerated() {
            for other in source.names where name.matches(other) || Names.sameInitials(name.words, other.words) {
                if name.words.count > other.words.count, name.words.count > 1, other.words.count == 1,
                    !isFullForm(name, context)
                {
                    continue
                }
                found.append((number, other.span))
            }
        }
        return found
    }

    /// Whether a source has the whole name somewhere.
    private func isFullForm(_ name: Name, _ context: CheckContext) -> Bool {
        let wanted = Set(name.words)
        return context.sources.contains { $0.names.contains { wanted.isSubset(of: Set($0.words)) } }
    }

    /// Whether the name is that of a source, or stands in its headline: "the Financial Times reported".
    private func isLabel(_ name: Name, _ source: CheckSource) -> Bool {
        let words = Set(Tokens.words(in: source.name + " " + source.title).map(\.base))
        return name.words.allSatisfy { words.contains($0) || StopWords.contains($0) }
    }

    private func isNear(_ place: (source: Int, span: Span), _ alignment: SentenceAlignment, _ context: CheckContext)
        -> Bool
    {
        guard let sentence = context.sources[place.source].sentence(at: place.span.start) else { return false }
        return alignment.places.contains {
            $0.source == place.source && $0.sentence >= sentence && $0.sentence - sentence <= 3
        }
    }

    /// Another name that the source has in this place and the text has nowhere in the sentence.
    private func rival(
        _ name: Name,
        _ alignment: SentenceAlignment,
        _ positions: [Int],
        _ context: CheckContext
    ) -> (Int, Name)? {
        guard let first = positions.first, let last = positions.last, first <= last else { return nil }
        for index in context.gap(alignment, first...last)
        where !alignment.matched.contains(index) && !alignment.moved.contains(index) {
            let passage = alignment.passage[index]
            let source = context.sources[passage.source]
            let number = source.nameOf[source.units[passage.unit].tokens.lowerBound]
            guard number >= 0 else { continue }
            let other = source.names[number]
            if !other.matches(name) { return (passage.source, other) }
        }
        return nil
    }

    private func isCommonWord(_ name: Name, _ context: CheckContext) -> Bool {
        guard name.words.count == 1, let word = name.words.first else { return false }
        return context.sources.contains { source in
            source.tokens.contains { $0.shape == .lower && $0.base == word }
        }
    }
}

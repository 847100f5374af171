import NewsModel
import Prose

/// Who is said to have spoken is who spoke in the source, and no more than the source says they are.
struct SpeakerCheck: Check {
    func claims(in context: CheckContext) -> [Claim] {
        var claims: [Claim] = []
        for (index, quotation) in context.draft.quotations.enumerated() {
            guard let trace = context.quotations[index], trace.outcome == .found || trace.outcome == .altered,
                let span = quotation.speakerSpan, let name = quotation.speaker, !trace.places.isEmpty
            else { continue }
            // A label before a quotation is no speaker, and an outlet that reported the words did not say them.
            if context.isFurniture(span) || isReporter(span, context) { continue }
            if let previous = claims.last, previous.span == span, previous.severity == .block { continue }
            let given = isGuess(name, span, context) ? context.draft.text(span) : name
            if let claim = claim(given, span, trace, context) { claims.append(claim) }
        }
        return claims
    }

    /// Whether the speaker is a pronoun and what it was taken to stand for is no name of the text: capitals of a headline.
    private func isGuess(_ name: String, _ span: Span, _ context: CheckContext) -> Bool {
        guard context.draft.text(span) != name else { return false }
        return !context.draft.names.contains { $0.text == name || name.hasSuffix($0.text) }
    }

    private func compare(_ given: SpeakerComparison, _ spoken: SpeakerComparison, _ context: CheckContext)
        -> SpeakerComparison.Result
    {
        let isPerson = context.names.isPerson
        // A person's spokesman is not the person, nor is her campaign.
        if given.parts.speaksFor(spoken.parts, isPerson: isPerson)
            || spoken.parts.speaksFor(given.parts, isPerson: isPerson)
        {
            return .different
        }
        let result = given.compare(spoken)
        switch result {
        case .same
        where given.parts.role == nil && given.parts.person != spoken.parts.person && given.parts.person.count <= 3
            && context.names.isStranger(given.parts.person):
            return .different
        case .open where given.parts.person.isEmpty && given.parts.principal.isEmpty:
            // "A spokesman" for whom the source calls a spokesman by name.
            guard let role = given.parts.role, let last = spoken.parts.person.last,
                Offices.near(last, context).contains(where: { Offices.isSame(role, $0) })
            else { return result }
            return .same
        default: return result
        }
    }

    /// Whether no verb of saying ties the source's speaker to the words: "as the board wondered whether “…”".
    private func isLoose(_ quotation: Quotation, _ source: ReadText) -> Bool {
        guard let cue = quotation.cueSpan else { return true }
        return !ReportingVerbs.isPlain(source.text(cue))
    }

    private func isReporter(_ span: Span, _ context: CheckContext) -> Bool {
        if context.outlets.contains(where: { $0.names.overlaps(span) && !$0.speaks }) { return true }
        let words = Tokens.folded(context.draft.text(span))
        return words.count == 2 && words[0] == "the" && OutletMention.reports.contains(words[1])
    }

    private func claim(_ name: String, _ span: Span, _ trace: QuotationTrace, _ context: CheckContext) -> Claim? {
        let words = context.draft.text(span)
        let given = SpeakerComparison(name)
        // "said Rep.": a line cut off in the middle of a name.
        if given.words.count == 1, given.names.isEmpty, Titles.contains(given.words[0]), words.utf8.count <= 5 {
            return nil
        }
        var claim = Claim(kind: .speaker, verdict: .supported, severity: .none, span: span, text: words)
        var others: [(place: QuotationTrace.Place, name: String, span: Span)] = []
        var isOpen = false
        for place in trace.places {
            let source = context.sources[place.source]
            guard let number = place.quotation else {
                // A document has one speaker, whom its title or name tells.
                claim.evidence = [context.passage(place.source, around: place.span)]
                return claim
            }
            guard let speaker = source.quotations[number].speaker,
                let speakerSpan = source.quotations[number].speakerSpan
            else {
                isOpen = isOpen || isNamedNearby(given, source, place)
                continue
            }
            let spoken = SpeakerComparison(speaker)
            switch compare(given, spoken, context) {
            case .same:
                claim.evidence = [
                    context.evidence(place.source, speakerSpan), context.passage(place.source, around: place.span),
                ]
                return strengthened(claim, given, spoken, context, words, speaker) ?? claim
            case .open:
                if isNamedNearby(given, source, place) || given.isPronoun {
                    isOpen = true
                } else {
                    others.append((place, speaker, speakerSpan))
                }
            case .different:
                // A pronoun in the source was resolved by a guess; the name may stand near.
                let isGuess = source.text(speakerSpan) != speaker
                if words != name, isPronoun(words), isNamedBefore(spoken, span, context) {
                    // "She" was taken for somebody else, but the speaker was named just before, too.
                    isOpen = true
                } else if isGuess && isNamedNearby(given, source, place)
                    || isLoose(source.quotations[number], source) && isNamedWith(given, source, place)
                {
                    isOpen = true
                } else {
                    others.append((place, speaker, speakerSpan))
                }
            }
        }
        if isOpen {
            if let place = trace.places.first { claim.evidence = [context.passage(place.source, around: place.span)] }
            return claim
        }
        guard let other = others.first else {
            // The source names nobody, and the name is nowhere near.
            guard let place = trace.places.first, !given.names.isEmpty else { return nil }
            claim.verdict = .misattributed
            claim.severity = .ask
            claim.evidence = [context.passage(place.source, around: place.span)]
            claim.message =
                "\(context.sourceName(place.source)) does not give these words to \(words). Check who said them."
            return claim
        }
        let spoken = SpeakerComparison(other.name)
        claim.evidence = [
            context.evidence(other.place.source, other.span),
            context.passage(other.place.source, around: other.place.span),
        ]
        if let stronger = strengthened(claim, given, spoken, context, words, other.name) { return stronger }
        claim.verdict = .misattributed
        claim.severity = .block
        claim.suggestion = other.name
        claim.message =
            "\(context.sourceName(other.place.source)) gives these words to \(other.name), not to \(words != name && isPronoun(words) ? "\(name) (\(words))" : words). Correct the speaker."
        return claim
    }

    private func isPronoun(_ words: String) -> Bool { SpeakerComparison(words).isPronoun }

    /// Whether the text names the speaker in the 600 bytes before.
    private func isNamedBefore(_ spoken: SpeakerComparison, _ span: Span, _ context: CheckContext) -> Bool {
        guard let last = spoken.names.last else { return false }
        return context.draft.names.contains {
            $0.span.end <= span.start && span.start - $0.span.end <= 600 && $0.words.last == last
        }
    }

    /// "A British official" for "one person close to the British government".
    private func strengthened(
        _ claim: Claim,
        _ given: SpeakerComparison,
        _ spoken: SpeakerComparison,
        _ context: CheckContext,
        _ words: String,
        _ speaker: String
    ) -> Claim? {
        guard let stated = given.standing, let known = spoken.standing, stated > known, known < .spokesperson,
            stated < .named || known == .source
        else { return nil }
        var claim = claim
        claim.kind = .attribution
        claim.verdict = .misattributed
        claim.severity = .block
        claim.suggestion = speaker
        claim.message =
            "The attribution is stronger than the source: \u{201C}\(words)\u{201D} is \(stated.words), the source has "
            + "\u{201C}\(speaker)\u{201D}. Use the source's description."
        return claim
    }

    /// Whether the name stands in the very sentence of the quotation, outside its marks.
    private func isNamedWith(_ given: SpeakerComparison, _ source: ReadText, _ place: QuotationTrace.Place) -> Bool {
        guard let last = given.names.last, let sentence = source.sentence(at: place.span.start) else { return false }
        return source.sentences[sentence].tokens.contains {
            source.tokens[$0].base == last && source.quotationOf[$0] < 0
        }
    }

    /// Whether the name stands in the paragraph of the quotation or the one before.
    private func isNamedNearby(_ given: SpeakerComparison, _ source: ReadText, _ place: QuotationTrace.Place) -> Bool {
        guard let last = given.names.last, let sentence = source.sentence(at: place.span.start) else { return false }
        let paragraph = source.sentences[sentence].paragraph
        for (index, token) in source.tokens.enumerated() {
            if token.span.start > place.span.end + 400 { break }
            guard token.base == last, source.quotationOf[index] < 0, let other = source.sentence(at: token.span.start)
            else { continue }
            let distance = paragraph - source.sentences[other].paragraph
            if distance == 0 || distance == 1 { return true }
        }
        return false
    }
}

import NewsModel
import Prose

/// What one sentence's alignment says about it.
struct SentenceReading {
    let alignment: SentenceAlignment
    let sentence: ReadText.Sentence
    let context: CheckContext
    /// Findings about words that turn the sense.
    private(set) var turns: [Claim] = []
    /// The words that the passage does not have, as positions in the alignment.
    var strange: [Int] = []
    private(set) var hasOwnWords = false
    private var skipped: Set<Int> = []
    let rewording: Rewording

    init(_ alignment: SentenceAlignment, _ sentence: ReadText.Sentence, _ context: CheckContext) {
        self.alignment = alignment
        self.sentence = sentence
        self.context = context
        rewording = Rewording(alignment, context)
        skipped = frame()
        hasOwnWords = alignment.matched.indices.contains { !skipped.contains($0) }
        skipped.formUnion(rewording.positions)
        skipped.formUnion(connective())
        findStrange()
        findDropped()
    }

    /// The sentence's own verdict.
    var support: Claim {
        var claim = Claim(
            kind: .sentence,
            verdict: .supported,
            severity: .none,
            span: sentence.span,
            text: context.draft.text(sentence.span),
            evidence: context.evidence(of: alignment)
        )
        // "What Happened:" is no part of the claim.
        if let label = context.furniture.first(where: { $0.start == claim.span.start && $0.end < claim.span.end }) {
            claim.span = Sentences.trimmed(context.draft.bytes, Span(label.end, claim.span.end))
            claim.text = context.draft.text(claim.span)
        }
        guard !strange.isEmpty else { return claim }
        claim.verdict = .unsupported
        claim.severity = .ask
        if alignment.coverage < 0.35 {
            claim.message = "No source was found that says this. Add its source, attribute it, or take it out."
        } else {
            let words = groups().map { "\u{201C}\(context.draft.text($0))\u{201D}" }.prefix(4).joined(separator: ", ")
            claim.message = "The nearest passage does not say \(words). Check it against the source."
            if let span = groups().first, strange.count < alignment.matched.count / 2 {
                claim.span = union(groups(), span)
            }
            claim.text = context.draft.text(claim.span)
        }
        return claim
    }

    private func union(_ spans: [Span], _ first: Span) -> Span {
        spans.reduce(first) { Span(min($0.start, $1.start), max($0.end, $1.end)) }
    }

    func unit(_ position: Int) -> Unit { context.draft.units[alignment.draft.lowerBound + position] }
    func span(_ position: Int) -> Span { context.draft.span(unit(position).tokens) }
    func word(_ position: Int) -> String { context.draft.tokens[unit(position).tokens.lowerBound].folded }
    func sourceWord(_ index: Int) -> String {
        let passage = alignment.passage[index]
        let source = context.sources[passage.source]
        return source.tokens[source.units[passage.unit].tokens.lowerBound].folded
    }

    /// Runs of strange words, as spans.
    private func groups() -> [Span] {
        var found: [Span] = []
        var last = -2
        for position in strange {
            let span = span(position)
            if position - last <= 2, let open = found.last {
                found[found.count - 1] = Span(open.start, span.end)
            } else {
                found.append(span)
            }
            last = position
        }
        return found
    }

    /// Positions that other checks judge: quotations, furniture, the speaker of a quotation and the verb that gives it to them.
    private func frame() -> Set<Int> {
        var found: Set<Int> = []
        let quotations = context.draft.quotations.filter { $0.span.overlaps(sentence.span) }
        let speakers = quotations.compactMap(\.speakerSpan)
        // "about" and "more than" belong to their figures.
        let hedges = context.draft.figures(touching: sentence.span).filter { $0.hedge != .exact }.map(\.span)
        for position in alignment.matched.indices {
            let tokens = unit(position).tokens
            let span = context.draft.tokens[tokens.lowerBound].span
            if context.draft.quotationOf[tokens.lowerBound] >= 0 || context.draft.isFramed[tokens.lowerBound]
                || context.isFurniture(span)
                || hedges.contains(where: { $0.contains(span) })
            {
                found.insert(position)
            } else if !quotations.isEmpty,
                speakers.contains(where: { $0.contains(span) })
                    || ReportingVerbs.contains(context.draft.tokens[tokens.lowerBound].folded)
            {
                found.insert(position)
            }
        }
        return found
    }

    /// Whether the passage says that something happened more than once.
    private var hasRepetition: Bool {
        alignment.passage.indices.contains { index in
            let word = sourceWord(index)
            return [
                "again", "another", "once", "second", "repeated", "repeatedly", "anew", "further", "still", "continued",
                "return", "returned",
            ]
            .contains(word) || word.hasPrefix("re") && Grammar.isPast(word)
        }
    }

    // MARK: What the text has and the passage has not

    private mutating func findStrange() {
        for position in alignment.matched.indices where alignment.matched[position] < 0 && !skipped.contains(position) {
            let unit = unit(position)
            guard unit.kind == .word || unit.kind == .country else { continue }
            let isName = context.draft.nameOf[unit.tokens.lowerBound] >= 0
            let kind = context.vocabulary.classes[unit.word]
            if kind != .plain {
                if judgeTurn(position, kind) { continue }
            }
            // "Again" says that it happened before.
            if word(position) == "again", alignment.moved[position] < 0, !hasRepetition {
                strange.append(position)
                continue
            }
            if isName || alignment.moved[position] >= 0 || context.vocabulary.isLight[unit.word] { continue }
            if Offices.isHeld(unit.tokens.lowerBound, context) { continue }
            judgePlain(position)
        }
    }

    private mutating func judgePlain(_ position: Int) {
        if isToldByFigure(position) { return }
        let rivals = context.gap(alignment, position).filter { !alignment.matched.contains($0) }
        if let opposite = rivals.first(where: { Synonyms.areOpposites(word(position), sourceWord($0)) }),
            alignment.coverage >= 0.5
        {
            turn(
                position,
                "The source says \u{201C}\(sourceWord(opposite))\u{201D}, the text \u{201C}\(word(position))\u{201D}.",
                rivals: [opposite]
            )
            return
        }
        if hasSynonym(position, among: Array(rivals)) { return }
        if isCompound(position) || isAttribution(position) || isPrefixed(position, Array(rivals)) { return }
        if let noun = rivals.first(where: { WordFamily.isSame(word(position), sourceWord($0)) }) {
            // "made a decision" for "decided": the little verb goes with its noun.
            if WordFamily.isNoun(word(position)), !WordFamily.isNoun(sourceWord(noun)) {
                strange = strange.filter { position - $0 > 3 || !WordFamily.isCarrier(word($0)) }
            }
            return
        }
        if WordFamily.isCarrier(word(position)), carries(position, rivals: rivals) { return }
        if hasSynonym(position, among: Array(alignment.passage.indices.filter { !alignment.matched.contains($0) })) {
            return
        }
        strange.append(position)
    }

    /// "decided" for "made a decision": whether the noun in the passage is the verb of the text, or the other way round.
    private func carries(_ position: Int, rivals: [Int]) -> Bool {
        ((position + 1)...(position + 4)).contains { next in
            guard alignment.matched.indices.contains(next) else { return false }
            let match = alignment.matched[next]
            // "launched an attack" for "attacked": verb there, noun behind an article here.
            let isNoun = (position + 1..<next).contains { ["a", "an", "the", "its", "his", "her"].contains(word($0)) }
            guard match >= 0 else {
                return WordFamily.isNoun(word(next))
                    && rivals.contains { WordFamily.isSame(word(next), sourceWord($0)) }
                    || isNoun && hasSynonym(next, among: rivals.filter { Grammar.isPast(sourceWord($0)) })
            }
            return isNoun && Grammar.isPast(sourceWord(match)) && word(next) != sourceWord(match)
        }
    }

    /// "healthcare" for "health care" and the other way round.
    private func isCompound(_ position: Int) -> Bool {
        let own = word(position)
        let count = own.utf8.count
        guard count >= 4 else { return false }
        for index in alignment.passage.indices.dropLast() {
            let first = sourceWord(index)
            if first.utf8.count < count, own.hasPrefix(first), first + sourceWord(index + 1) == own { return true }
        }
        for other in [position - 1, position + 1] where alignment.matched.indices.contains(other) {
            let joined = other < position ? word(other) + own : own + word(other)
            if alignment.passage.indices.contains(where: { sourceWord($0) == joined }) { return true }
        }
        return false
    }

    func hasSynonym(_ position: Int, among rivals: [Int]) -> Bool {
        if rivals.contains(where: { Synonyms.isMilder(word(position), than: sourceWord($0)) }) { return true }
        let groups = context.vocabulary.groups[unit(position).word]
        guard !groups.isEmpty else { return false }
        return rivals.contains { index in
            let other = context.sourceUnit(alignment.passage[index])
            return context.vocabulary.groups[other.word].contains { groups.contains($0) }
        }
    }

    func classOf(_ index: Int) -> WordClass {
        context.vocabulary.classes[context.sourceUnit(alignment.passage[index]).word]
    }

    /// `isTense`: no more than the tense of reported speech, which an editor can settle.
    mutating func turn(_ position: Int, _ message: String, rivals: [Int], isTense: Bool = false) {
        let span = span(position)
        var evidence = context.evidence(of: alignment)
        if let rival = rivals.first {
            let passage = alignment.passage[rival]
            let at = context.sources[passage.source].span(ofUnits: passage.unit..<(passage.unit + 1))
            evidence.insert(context.evidence(passage.source, at), at: 0)
        }
        turns.append(
            Claim(
                kind: .sentence,
                verdict: .contradicted,
                severity: alignment.coverage >= 0.7 && !isTense ? .block : .ask,
                span: span,
                text: context.draft.text(span),
                message: message,
                evidence: evidence,
                suggestion: rivals.first.map { sourceWord($0) }
            )
        )
    }

    // MARK: What the passage has and the text has dropped

    /// A negation, hedge or quantity left out between words that were kept.
    private mutating func findDropped() {
        guard alignment.coverage >= 0.7 else { return }
        var previous: Int?
        for position in alignment.matched.indices {
            let here = alignment.matched[position]
            guard here >= 0 else {
                previous = nil
                continue
            }
            defer { previous = here }
            guard let last = previous, here - last > 1, here - last <= 4, !skipped.contains(position) else { continue }
            let dropped = ((last + 1)..<here).filter {
                !alignment.moved.contains($0) && rewording.keepers[$0] == nil
            }
            let telling = dropped.filter {
                classOf($0) != .plain && classOf($0) != .relation && !isHedge($0)
            }
            let plain = dropped.filter {
                classOf($0) == .plain && !context.vocabulary.isLight[context.sourceUnit(alignment.passage[$0]).word]
            }
            guard let first = telling.first, plain.count <= 1, !isQuoted(first) else { continue }
            let words = sourceWord(first)
            switch classOf(first) {
            case .negation:
                turn(
                    position,
                    "The source has \u{201C}\(words)\u{201D} before this; the text says the opposite.",
                    rivals: [first]
                )
            case .modality where plain.isEmpty, .quantity where plain.isEmpty:
                let span = span(position)
                let passage = alignment.passage[first]
                turns.append(
                    Claim(
                        kind: .sentence,
                        verdict: .unsupported,
                        severity: .ask,
                        span: span,
                        text: context.draft.text(span),
                        message: "The source says \u{201C}\(words)\u{201D} here; the text claims more.",
                        evidence: [
                            context.evidence(
                                passage.source,
                                context.sources[passage.source].span(ofUnits: passage.unit..<(passage.unit + 1))
                            )
                        ]
                            + context.evidence(of: alignment),
                        suggestion: words
                    )
                )
            default: break
            }
        }
    }

    private func isQuoted(_ index: Int) -> Bool {
        let passage = alignment.passage[index]
        let source = context.sources[passage.source]
        return source.quotationOf[source.units[passage.unit].tokens.lowerBound] >= 0
    }
}

import NewsModel
import Prose

/// Every figure outside quotation marks stands in the passage its sentence rests on, with its unit and about its size.
struct FigureCheck: Check {
    func claims(in context: CheckContext) -> [Claim] {
        var claims: [Claim] = []
        context.forEachUnit { unit, alignment, position in
            guard case .figure(let number) = unit.kind else { return }
            let figure = context.draft.figures[number]
            claims.append(claim(figure, alignment, position, context))
        }
        return claims
    }

    private func claim(_ figure: Figure, _ alignment: SentenceAlignment, _ position: Int, _ context: CheckContext)
        -> Claim
    {
        var claim = Claim(
            kind: .figure,
            verdict: .supported,
            severity: .none,
            span: figure.core,
            text: context.draft.text(figure.core)
        )
        let counterpart =
            alignment.matched[position] >= 0
            ? (context.isInPlace(alignment, position) ? alignment.matched[position] : -1)
            : alignment.moved[position] >= 0 && isMovedWhole(figure, alignment, position, context)
                ? alignment.moved[position] : -1
        if counterpart >= 0, let (source, other) = sourceFigure(alignment.passage[counterpart], context) {
            claim.evidence = [context.evidence(source, other.core), context.passage(source, around: other.core)]
            judgeHedge(&claim, figure, other, context, source)
            return claim
        }
        if counterpart >= 0 {
            claim.evidence = context.evidence(of: alignment)
            return claim
        }
        if alignment.coverage < 0.4, let place = elsewhere(figure, alignment, context) {
            claim.evidence = [context.passage(place.source, around: place.span)]
            return claim
        }
        let rival = rival(figure, alignment, position, context)
        claim.severity = .block
        claim.verdict = .unsupported
        claim.evidence = context.evidence(of: alignment)
        if let (source, other) = rival {
            claim.verdict = .contradicted
            let words = context.sources[source].text(other.core)
            claim.evidence = [context.evidence(source, other.core), context.passage(source, around: other.core)]
            claim.suggestion = words
            claim.message =
                "The figure \u{201C}\(claim.text)\u{201D} is not the source's: \(context.sourceName(source)) has \u{201C}\(words)\u{201D}."
        } else if alignment.coverage < 0.4, let place = anywhere(figure, context) {
            claim.severity = .ask
            claim.evidence.append(context.passage(place.source, around: place.span))
            claim.message =
                "The figure \u{201C}\(claim.text)\u{201D} stands in \(context.sourceName(place.source)), but not in a passage that says this. Check what it belongs to."
        } else if alignment.matched[position] >= 0 || alignment.moved[position] >= 0 {
            claim.message =
                "The passage has \u{201C}\(claim.text)\u{201D} by other words. Check what it is the figure of."
        } else {
            claim.message =
                "No figure \u{201C}\(claim.text)\u{201D} stands in the passage this sentence rests on. Correct it or add its source."
        }
        return claim
    }

    /// Whether a figure that stands elsewhere in the passage took its company along.
    private func isMovedWhole(
        _ figure: Figure,
        _ alignment: SentenceAlignment,
        _ position: Int,
        _ context: CheckContext
    ) -> Bool {
        let other = alignment.moved[position]
        return context.hasSameCompany(alignment, position, other)
            || figure.unit == .age && context.hasCompany(alignment, position, other)
    }

    private func judgeHedge(
        _ claim: inout Claim,
        _ figure: Figure,
        _ other: Figure,
        _ context: CheckContext,
        _ source: Int
    ) {
        let words = context.sources[source].text(other.span)
        switch FigureComparison.compare(figure, other) {
        case .hedgeDropped:
            ask(&claim, words, "The source is less exact: \u{201C}\(words)\u{201D}. Say so too.")
        case .hedgeChanged:
            claim.severity = .block
            claim.verdict = .contradicted
            claim.span = figure.span
            claim.text = context.draft.text(figure.span)
            claim.suggestion = words
            claim.message =
                "The source says \u{201C}\(words)\u{201D}, which is not the same as \u{201C}\(claim.text)\u{201D}."
        case .rounded:
            claim.severity = .note
            claim.message = "Rounded from \u{201C}\(words)\u{201D}."
        case .converted:
            claim.severity = .note
            claim.message = "Worked out from \u{201C}\(words)\u{201D}."
        case .rateDropped:
            ask(&claim, words, "The source says for each of what: \u{201C}\(words)\u{201D}. Say so too.")
        case .narrowed:
            ask(&claim, words, "The source gives a range, \u{201C}\(words)\u{201D}; the text gives one end of it.")
        case .zoneUntold:
            ask(
                &claim,
                words,
                "Text and source do not name the same time zone: the source has \u{201C}\(words)\u{201D}."
            )
        case .moved:
            claim.severity = .block
            claim.verdict = .contradicted
            claim.suggestion = words
            claim.message = Self.moves(figure, other, words)
        case .same, .otherUnit, .otherValue: break
        }
    }

    private func ask(_ claim: inout Claim, _ words: String, _ message: String) {
        claim.severity = .ask
        claim.verdict = .unsupported
        claim.suggestion = words
        claim.message = message
    }

    /// "by 5%" where the source has "to 5%".
    private static func moves(_ figure: Figure, _ other: Figure, _ words: String) -> String {
        func name(_ move: Figure.Move?) -> String {
            switch move {
            case .by: "by how much"
            case .to: "to what"
            case .from: "from what"
            case nil: "how much"
            }
        }
        return
            "The source tells \(name(other.move)) it changed (\u{201C}\(words)\u{201D}), the text \(name(figure.move))."
    }

    private func sourceFigure(_ passage: PassageUnit, _ context: CheckContext) -> (Int, Figure)? {
        guard case .figure(let number) = context.sourceUnit(passage).kind else { return nil }
        return (passage.source, context.sources[passage.source].figures[number])
    }

    /// The figure that the source has in this place.
    private func rival(_ figure: Figure, _ alignment: SentenceAlignment, _ position: Int, _ context: CheckContext) -> (
        Int, Figure
    )? {
        for index in context.gap(alignment, position) where !alignment.matched.contains(index) {
            if let found = sourceFigure(alignment.passage[index], context), found.1.isOrdinal == figure.isOrdinal {
                return found
            }
        }
        return nil
    }

    private func anywhere(_ figure: Figure, _ context: CheckContext) -> (source: Int, span: Span)? {
        for (number, source) in context.sources.enumerated() {
            if let other = source.figures.first(where: { FigureComparison.compare(figure, $0) == .same }) {
                return (number, other.core)
            }
        }
        return nil
    }

    /// For a paraphrase: the figure in another sentence that shares at least two telling words with this one.
    private func elsewhere(
        _ figure: Figure,
        _ alignment: SentenceAlignment,
        _ context: CheckContext
    ) -> (source: Int, span: Span)? {
        let stems = Set(
            alignment.draft.map { context.draft.units[$0] }.filter { !context.vocabulary.isLight[$0.word] }.map(\.stem)
        )
        for (number, source) in context.sources.enumerated() {
            for other in source.figures where FigureComparison.compare(figure, other).isSupported {
                guard let sentence = source.sentence(at: other.core.start) else { continue }
                let shared = Set(source.units[source.sentences[sentence].units].map(\.stem)).intersection(stems)
                if shared.count >= 3 { return (number, other.core) }
            }
        }
        return nil
    }
}

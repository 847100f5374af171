import NewsModel
import Prose

/// A thing attributed to one of the sources ("the Channel Gazette reported") is in that source.
///
/// Words that stand only in another source are misattributed; where the passage itself speaks of the outlet ("OpenAI
/// said", told by a newspaper), it is an ordinary claim and left to the other checks.
struct OutletCheck: Check {
    func claims(in context: CheckContext) -> [Claim] {
        context.outlets.compactMap { mention in
            guard let number = context.draft.sentence(at: mention.span.start),
                let alignment = context.alignments[number]
            else { return nil }
            return claim(mention, number, alignment, context)
        }
    }

    private func claim(
        _ mention: OutletMention,
        _ number: Int,
        _ alignment: SentenceAlignment,
        _ context: CheckContext
    ) -> Claim {
        var claim = Claim(
            kind: .attribution,
            verdict: .supported,
            severity: .none,
            span: mention.names,
            text: context.draft.text(mention.names)
        )
        let sentence = context.draft.sentences[number]
        let traces = context.draft.quotations.indices.compactMap { index in
            context.draft.quotations[index].span.overlaps(sentence.span) ? context.quotations[index] : nil
        }
        .filter { $0.outcome == .found && !$0.places.isEmpty }
        for sources in mention.outlets {
            if let trace = traces.first {
                if let place = trace.places.first(where: { sources.contains($0.source) }) {
                    claim.evidence.append(context.passage(place.source, around: place.span))
                    continue
                }
                // The outlet may tell in its own words what another has in marks.
                if let own = context.aligner.align(sentence, within: sources), own.coverage >= 0.9 {
                    claim.evidence += context.evidence(of: own)
                    continue
                }
                fail(&claim, sources, context, at: trace.places[0].source, isSure: traces.count == 1)
                claim.evidence = trace.places.prefix(2).map { context.passage($0.source, around: $0.span) }
                return claim
            }
            if alignment.places.contains(where: { sources.contains($0.source) }) {
                claim.evidence = context.evidence(of: alignment)
                continue
            }
            if speaksOf(mention, alignment, context) {
                claim.evidence = context.evidence(of: alignment)
                continue
            }
            let own = context.aligner.align(sentence, within: sources)
            let reached = own?.coverage ?? 0
            // Of several outlets each may have a part.
            let wanted = mention.outlets.count > 1 ? 0.5 : max(0.35, alignment.coverage - 0.2)
            if let own, reached >= wanted {
                claim.evidence += context.evidence(of: own)
                continue
            }
            guard alignment.coverage >= 0.5, let place = alignment.places.first else { continue }
            claim.evidence = context.evidence(of: alignment)
            fail(&claim, sources, context, at: place.source, isSure: alignment.coverage >= 0.7 && reached < 0.4)
            return claim
        }
        return claim
    }

    private func fail(_ claim: inout Claim, _ sources: Set<Int>, _ context: CheckContext, at source: Int, isSure: Bool)
    {
        let named = sources.min().map(context.sourceName) ?? claim.text
        let right = context.sourceName(source)
        claim.verdict = .misattributed
        claim.severity = isSure ? .block : .ask
        claim.suggestion = right
        claim.message =
            isSure
            ? "This stands in \(right), not in \(named). Attribute it to \(right)."
            : "\(named) does not plainly say this; the nearest passage is in \(right). Check the attribution."
    }

    /// Whether the passage, or a sentence next to it, has the outlet's name: then it is the passage that attributes.
    private func speaksOf(_ mention: OutletMention, _ alignment: SentenceAlignment, _ context: CheckContext) -> Bool {
        let words = Tokens.words(in: context.draft.text(mention.names)).map(\.base)
            .filter { !StopWords.contains($0) }
        return alignment.places.contains { place in
            let source = context.sources[place.source]
            let near = max(0, place.sentence - 1)...min(source.sentences.count - 1, place.sentence + 1)
            let held = Set(near.flatMap { source.tokens[source.sentences[$0].tokens] }.map(\.base))
            return !words.isEmpty && words.allSatisfy(held.contains)
        }
    }
}

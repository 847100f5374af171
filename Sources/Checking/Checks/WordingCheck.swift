import NewsModel
import Prose

/// No run of words is taken from a source that keeps its rights, unless it stands in quotation marks.
///
/// What names, figures, dates and little words make up is nobody's wording and does not count; nor does a run that a
/// source has too whose words are free. A press release may be used as it is where the text says whose words they are.
struct WordingCheck: Check {
    /// Words in a row that no two writers find by chance, and how many of them must be wording.
    private static let run = 12
    private static let telling = 9
    private static let weighty = 4
    /// A longer run in which at most so many of a hundred words were exchanged.
    private static let closeRun = 18
    private static let closeShare = 12
    /// The share of the text, in hundredths, that one source's shorter runs may make up.
    private static let share = 35
    private static let shareWords = 60

    func claims(in context: CheckContext) -> [Claim] {
        let sources = context.input.sources
        guard sources.contains(where: { $0.copying != .free }) else { return [] }
        let draft = context.draft
        let isFree = { (token: Int) in
            draft.quotationOf[token] < 0 && !context.isFurniture(draft.tokens[token].span)
        }
        let wording = Wording(context)
        let hasForbidden = sources.contains { $0.copying == .forbidden }
        let runs = sources.indices.map { number -> CopiedRuns? in
            guard hasForbidden || sources[number].copying == .attributed else { return nil }
            return CopiedRuns(draft: draft, isFree: isFree, source: context.sources[number])
        }
        // What a source gives away is no other source's own.
        let given = sources.indices.filter { sources[$0].copying != .forbidden }
            .flatMap { runs[$0]?.exact.map(\.draft) ?? [] }
        var claims: [Claim] = []
        for number in sources.indices {
            guard let own = runs[number] else { continue }
            switch sources[number].copying {
            case .free: continue
            case .attributed: claims.append(contentsOf: unnamed(own, number, wording, context))
            case .forbidden:
                let rest = own.exact.filter { run in !given.contains { Self.covers($0, run.draft) } }
                claims.append(contentsOf: taken(own, rest, number, wording, context, besides: claims))
            }
        }
        return claims
    }

    /// Whether all but a word or two at the ends of `run` lie in `other`.
    private static func covers(_ other: Range<Int>, _ run: Range<Int>) -> Bool {
        other.clamped(to: run).count + 2 >= run.count
    }

    // MARK: Sources that keep their rights

    private func taken(
        _ runs: CopiedRuns,
        _ exact: [CopiedRuns.Run],
        _ number: Int,
        _ wording: Wording,
        _ context: CheckContext,
        besides others: [Claim]
    ) -> [Claim] {
        let name = context.sourceName(number)
        var claims: [Claim] = []
        for run in exact where run.draft.count >= Self.run && wording.counts(run.draft, Self.telling, Self.weighty) {
            claims.append(
                claim(
                    run,
                    number,
                    .block,
                    "\(run.draft.count) words in a row are \(name)'s, without quotation marks. Reword them, or quote and "
                        + "attribute.",
                    context
                )
            )
        }
        let open = exact.map(\.draft)
        for run in runs.merged where run.exchanged > 0 && run.draft.count >= Self.closeRun {
            guard run.exchanged * 100 <= run.draft.count * Self.closeShare,
                wording.counts(run.draft, Self.telling, Self.weighty),
                open.contains(where: { $0.overlaps(run.draft) }),
                !claims.contains(where: { $0.span.overlaps(context.draft.span(run.draft)) })
            else { continue }
            let exchanged = run.exchanged == 1 ? "one word" : "\(run.exchanged) words"
            claims.append(
                claim(
                    run,
                    number,
                    .ask,
                    "\(run.draft.count) words in a row are \(name)'s but for \(exchanged). Put it in words of your own, or "
                        + "quote and attribute.",
                    context
                )
            )
        }
        // The same words in a second source that has them from the first are told once.
        claims = claims.filter { claim in
            !others.contains { $0.verdict == .copied && $0.span.overlaps(claim.span) }
        }
        if claims.isEmpty, let share = largeShare(exact, number, wording, context) { claims.append(share) }
        return claims
    }

    /// One finding for a text that is put together of a source's shorter runs.
    private func largeShare(
        _ runs: [CopiedRuns.Run],
        _ number: Int,
        _ wording: Wording,
        _ context: CheckContext
    ) -> Claim? {
        let telling = runs.filter { wording.counts($0.draft, CopiedRuns.shortest / 2, 2) }
        let words = telling.reduce(0) { $0 + $1.draft.count }
        guard words >= Self.shareWords, words * 100 >= wording.count * Self.share,
            let longest = telling.max(by: { $0.draft.count < $1.draft.count })
        else { return nil }
        return claim(
            longest,
            number,
            .ask,
            "\(words * 100 / max(wording.count, 1)) % of the text are \(context.sourceName(number))'s words, in \(telling.count) "
                + "runs of six and more; this is the longest. Write more of it anew.",
            context
        )
    }

    // MARK: Press releases

    private func unnamed(_ runs: CopiedRuns, _ number: Int, _ wording: Wording, _ context: CheckContext) -> [Claim] {
        runs.exact.compactMap { run in
            guard run.draft.count >= Self.run, wording.counts(run.draft, Self.telling, Self.weighty),
                !wording.isAttributed(run.draft, to: context.sourceName(number))
            else { return nil }
            var claim = claim(
                run,
                number,
                .ask,
                "\(run.draft.count) words in a row are those of \(context.sourceName(number))'s release, and the paragraph does "
                    + "not say so. Say whose words they are.",
                context
            )
            claim.verdict = .unsupported
            return claim
        }
    }

    private func claim(
        _ run: CopiedRuns.Run,
        _ number: Int,
        _ severity: Severity,
        _ message: String,
        _ context: CheckContext
    ) -> Claim {
        let span = context.draft.span(run.draft)
        return Claim(
            kind: .wording,
            verdict: .copied,
            severity: severity,
            span: span,
            text: context.draft.text(span),
            message: message,
            evidence: [context.evidence(number, context.sources[number].span(run.source))]
        )
    }
}

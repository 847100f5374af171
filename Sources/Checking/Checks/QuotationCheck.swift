import NewsModel
import Prose

/// Every quotation stands in a source, word for word, as somebody's words.
///
/// Permitted edits (marks, case, dashes, brackets, ellipses, a repetition left out) are noted, never blocked; a changed
/// word always blocks, however like the rest is, because no share of likeness tells a mended verb from a turned sense.
struct QuotationCheck: Check {
    func claims(in context: CheckContext) -> [Claim] {
        context.draft.quotations.indices.compactMap { index in
            guard var trace = context.quotations[index] else { return nil }
            let quotation = context.draft.quotations[index]
            // "The A- — the AI sector" is what was heard, not another wording.
            let reading = QuotationClassing(quotation: quotation, trace: trace, context: context)
            trace.variants = trace.variants.filter {
                ![.cleaned, .typographic, .verbatim].contains(reading.kind(against: $0))
            }
            guard var claim = claim(quotation, trace, context) else { return nil }
            let losesSense = trace.outcome == .found && claim.verdict == .misquoted && trace.variants.isEmpty
            let classing = QuotationClassing(quotation: quotation, trace: trace, context: context)
            claim.quotation = classing.kind(losesSense: losesSense)
            // The report's own words, given to the report.
            if trace.outcome == .outsideMarks, claim.severity < .block { claim.quotation = .verbatim }
            // Contractions written out and fillers left out are for the editor to allow.
            if claim.quotation == .cleaned, trace.outcome == .altered, claim.severity == .block {
                claim.severity = .ask
            }
            return claim
        }
    }

    private func claim(_ quotation: Quotation, _ trace: QuotationTrace, _ context: CheckContext) -> Claim? {
        let words = context.draft.text(quotation.inner)
        let evidence = trace.places.prefix(3).map { context.evidence($0.source, $0.span) }
        var claim = Claim(
            kind: .quotation,
            verdict: .supported,
            severity: .none,
            span: quotation.span,
            text: context.draft.text(quotation.span),
            evidence: Array(evidence)
        )
        switch trace.outcome {
        case .noSpeech:
            guard trace.places.isEmpty, words.utf8.count > 1 else { return trace.places.isEmpty ? nil : claim }
            claim.verdict = .unsupported
            claim.severity = .ask
            claim.message = "No source has \(quoted(words)), in marks or without. Check the name or the wording."
        case .found:
            let punctuation = punctuationChange(quotation, trace, context)
            if let punctuation {
                claim.severity = .note
                claim.message =
                    "The words are right; the punctuation inside the marks is not the source's. Source: \(quoted(punctuation))."
                claim.suggestion = punctuation
            } else if !trace.edits.isEmpty {
                claim.severity = .note
                claim.message = "Word for word, with permitted edits: \(trace.edits.joined(separator: ", "))."
            }
            if !quotation.isClosed {
                claim.severity = .note
                claim.message = "The closing mark is missing."
            }
            if !trace.variants.isEmpty { weigh(&claim, words, trace, context) }
            if claim.severity < .block { weighSense(&claim, quotation, trace, context) }
        case .outsideMarks where quotesOutlet(quotation, trace, context):
            claim.severity = .note
            claim.message = "These are the report's own words, and the text says so."
        case .outsideMarks:
            claim.verdict = .misquoted
            claim.severity = .block
            let place = trace.places[0]
            claim.message =
                "These are \(context.sourceName(place.source))'s own words, not a quotation there. Take the marks away or "
                + "quote what was said."
        case .altered:
            mark(&claim, words, trace, context)
        case .nowhere:
            claim.verdict = .misquoted
            claim.severity = .block
            claim.message = "No source has these words. Take the quotation out or add the source it comes from."
            if let place = trace.places.first {
                let passage = context.passage(place.source, around: place.span)
                claim.evidence = [passage]
                claim.message += " The nearest passage is in \(context.sourceName(place.source))."
                claim.difference = WordDifference.between(passage.text, words)
            }
        }
        return claim
    }

    /// Words left out or put in brackets changed the sense, in every place where the words stand.
    private func weighSense(
        _ claim: inout Claim,
        _ quotation: Quotation,
        _ trace: QuotationTrace,
        _ context: CheckContext
    ) {
        var first: (severity: Severity, message: String, place: QuotationTrace.Place)?
        for place in trace.places {
            let found: (Severity, String)
            let omission = OmissionReading(quotation: quotation, place: place, context: context)
            let bracket = BracketReading(quotation: quotation, place: place, context: context)
            if let fault = omission.fault {
                found = sense(fault, place, context)
            } else if let fault = bracket.fault(lastBracket: trace.lastBracket) {
                found = (fault.isSure ? .block : .ask, fault.message)
            } else {
                return
            }
            if first == nil { first = (found.0, found.1, place) }
        }
        guard let first else { return }
        claim.verdict = .misquoted
        claim.severity = max(claim.severity, first.severity)
        claim.message = first.message
        let passage = context.passage(first.place.source, around: first.place.span)
        claim.evidence = Array(([passage] + claim.evidence).prefix(4))
        claim.suggestion = passage.text
        claim.difference = WordDifference.between(passage.text, context.draft.text(quotation.inner))
    }

    private func sense(_ fault: OmissionReading.Fault, _ place: QuotationTrace.Place, _ context: CheckContext) -> (
        Severity, String
    ) {
        let source = context.sources[place.source]
        let words = quoted(source.text(source.span(fault.words)))
        let name = context.sourceName(place.source)
        switch fault {
        case .negation:
            return (
                .block,
                "The quotation leaves out \(words) (\(name)) and so says the opposite. Quote it with these words."
            )
        case .condition:
            return (
                .ask,
                "The quotation leaves out the condition \(words) (\(name)). Quote it, or say it outside the marks."
            )
        case .hedge:
            return (
                .ask,
                "The quotation leaves out \(words) (\(name)), which made it less certain. Quote it with these words."
            )
        case .subject:
            return (
                .block,
                "The ellipsis leaves out \(words) (\(name)), and with it whom the words after it are about. Quote the subject."
            )
        }
    }

    /// Sources differ on what was said.
    ///
    /// A wording that more sources contradict than carry is taken for altered, and so is one of an even split that the
    /// public record contradicts; what the record or most sources have passes with a note; else the editor settles it.
    private func weigh(_ claim: inout Claim, _ words: String, _ trace: QuotationTrace, _ context: CheckContext) {
        let own = Set(trace.places.map(\.source)).sorted()
        let variant = trace.variants.first { isRecord($0.source, context) } ?? trace.variants[0]
        let others = trace.variants.map { context.sourceName($0.source) }.joined(separator: ", ")
        let theirs = context.sources[variant.source].text(variant.span)
        let have = trace.variants.count == 1 ? "has" : "have"
        let isOnRecord = own.contains { isRecord($0, context) }
        let isAgainstRecord = isRecord(variant.source, context) && !isOnRecord
        let lead = own.count - trace.variants.count
        claim.difference = WordDifference.between(theirs, words)
        if isOnRecord || (lead > 0 && !isAgainstRecord) {
            claim.evidence = Array((claim.evidence + [context.evidence(variant.source, variant.span)]).prefix(4))
            claim.severity = .note
            claim.message =
                "\(others) \(have) other words: \(quoted(theirs)). These are those of "
                + (isOnRecord ? "the record." : "most sources.")
            return
        }
        let against = trace.variants.map { context.evidence($0.source, $0.span) }
        claim.suggestion = theirs
        if lead < 0 || (lead == 0 && isAgainstRecord) {
            claim.evidence = Array((against + claim.evidence).prefix(4))
            claim.verdict = .misquoted
            claim.severity = .block
            claim.message =
                "The quotation was altered: only \(own.map(context.sourceName).joined(separator: ", ")) has it so; \(others) "
                + "\(have) \(quoted(theirs)). Take "
                + (isAgainstRecord ? "the record's words" : "the words that more sources carry")
                + ", or show why this one is right."
        } else {
            // What carries the words stays first: it is shown to readers as their proof.
            claim.evidence = Array((claim.evidence.prefix(1) + against + claim.evidence.dropFirst()).prefix(4))
            claim.severity = .ask
            claim.message =
                "The sources differ on these words: \(others) \(have) \(quoted(theirs)). Find out what was said."
        }
    }

    /// Whether the source is the public record among reports: its words are free, those of others are not.
    private func isRecord(_ source: Int, _ context: CheckContext) -> Bool {
        context.input.sources[source].allowsCopying && context.input.sources.contains { !$0.allowsCopying }
    }

    private func mark(_ claim: inout Claim, _ words: String, _ trace: QuotationTrace, _ context: CheckContext) {
        claim.verdict = .misquoted
        claim.severity = .block
        guard let place = trace.places.first else {
            claim.message = "Words in square brackets turn the sense of the quotation round. Take them out."
            return
        }
        let source = context.sources[place.source].text(place.span)
        let changes = WordDifference.between(source, words)
        claim.difference = changes
        claim.suggestion = source
        let removed = changes.filter { $0.kind == .removed }.map(\.words).joined(separator: " … ")
        let added = changes.filter { $0.kind == .added }.map(\.words).joined(separator: " … ")
        let what =
            switch (removed.isEmpty, added.isEmpty) {
            case (false, false): "\(quoted(added)) stands where the source has \(quoted(removed))"
            case (true, false): "\(quoted(added)) is not in the source"
            case (false, true): "\(quoted(removed)) was left out without an ellipsis"
            case (true, true): "words in brackets turn the sense round"
            }
        claim.message =
            "The quotation was altered: \(what) (\(context.sourceName(place.source))). Restore the source's words or paraphrase "
            + "without marks."
    }

    /// Whether the words are given to the outlet whose own words they are: "…," the Gazette reported.
    private func quotesOutlet(_ quotation: Quotation, _ trace: QuotationTrace, _ context: CheckContext) -> Bool {
        context.outlets.contains { mention in
            let isNext = (0...1).contains(mention.span.start - quotation.span.end)
            return (isNext || quotation.speakerSpan.map(mention.names.overlaps) ?? false)
                && trace.places.contains { place in mention.outlets.contains { $0.contains(place.source) } }
        }
    }

    /// The source's wording when only commas and stops inside the marks differ; nil when they do not.
    private func punctuationChange(_ quotation: Quotation, _ trace: QuotationTrace, _ context: CheckContext) -> String?
    {
        guard trace.edits.isEmpty, let place = trace.places.first else { return nil }
        let source = context.sources[place.source]
        let stops = { (text: ReadText, span: Span) -> [UInt8] in
            // The stop before the closing mark belongs to the sentence, not to the quotation.
            var last = span.end
            while last > span.start, let byte = Optional(text.bytes[last - 1]),
                byte == 0x2C || byte == 0x2E || byte == 0x20
            {
                last -= 1
            }
            return text.bytes[span.start..<max(span.start, last)].filter {
                [0x2C, 0x3B, 0x3A, 0x3F, 0x21].contains($0)
            }
        }
        let tokens = context.draft.tokens
        let first = tokens.partition { $0.span.start >= quotation.inner.start }
        let end = tokens.partition { $0.span.start >= quotation.inner.end }
        guard first < end else { return nil }
        let inner = Span(tokens[first].span.start, tokens[end - 1].span.end)
        return stops(context.draft, inner) == stops(source, place.span) ? nil : source.text(place.span)
    }

    private func quoted(_ words: String) -> String { "\u{201C}\(words)\u{201D}" }
}

import NewsModel
import Prose

/// What a speaker is said to be: no other office than the source's, and "another" only after a first.
///
/// How much a description claims (a source, an official, a spokesperson, a name) is ``SpeakerCheck``'s part.
struct StandingCheck: Check {
    func claims(in context: CheckContext) -> [Claim] { others(context) + offices(context) }

    // MARK: "Another"

    private func others(_ context: CheckContext) -> [Claim] {
        let draft = context.draft
        return draft.tokens.indices.compactMap { index in
            guard draft.tokens[index].folded == "another", draft.quotationOf[index] < 0,
                let head = head(after: index, context), let number = draft.sentence(at: draft.tokens[index].span.start),
                let alignment = context.alignments[number]
            else { return nil }
            var passages: [ClaimEvidence] = []
            for (at, quotation) in draft.quotations.enumerated()
            where quotation.span.overlaps(draft.sentences[number].span) {
                guard let trace = context.quotations[at], trace.outcome == .found else { continue }
                for place in trace.places.prefix(3) {
                    passages.append(context.passage(place.source, around: place.span))
                    // The words that name the speaker may stand in the sentence before.
                    let spoken = place.quotation.flatMap { context.sources[place.source].quotations[$0].speakerSpan }
                    if let spoken, !passages[passages.count - 1].span.contains(spoken) {
                        passages.append(context.passage(place.source, around: spoken))
                    }
                }
            }
            if passages.isEmpty, alignment.coverage >= 0.5 { passages = context.evidence(of: alignment) }
            guard !passages.isEmpty else { return nil }
            let counted: Set<String> = [
                "another", "second", "other", "third", "others", "separately", "two", "different",
            ]
            let words = passages.flatMap { Tokens.folded($0.text) }
            // The passage has to speak of such a person, and of one only.
            guard !words.contains(where: counted.contains), words.contains(where: { Offices.isPerson($0) }) else {
                return nil
            }
            let span = draft.span(index..<(head + 1))
            return Claim(
                kind: .attribution,
                verdict: .misattributed,
                severity: .ask,
                span: span,
                text: draft.text(span),
                message:
                    "\u{201C}Another\u{201D} says that a first spoke before; the source speaks of one. Write \u{201C}a\u{201D}.",
                evidence: Array(passages.prefix(3))
            )
        }
    }

    /// The person that "another" counts, a few words on.
    private func head(after index: Int, _ context: CheckContext) -> Int? {
        let tokens = context.draft.tokens
        return ((index + 1)..<min(tokens.count, index + 6)).first { Offices.isPerson(tokens[$0].folded) }
    }

    // MARK: Offices

    private func offices(_ context: CheckContext) -> [Claim] {
        var seen: Set<Span> = []
        return context.draft.quotations.indices.compactMap { index in
            let quotation = context.draft.quotations[index]
            guard let span = quotation.speakerSpan, let trace = context.quotations[index],
                trace.outcome == .found || trace.outcome == .altered, !context.isFurniture(span),
                seen.insert(span).inserted
            else { return nil }
            return office(span, trace, context)
        }
    }

    private func office(_ span: Span, _ trace: QuotationTrace, _ context: CheckContext) -> Claim? {
        let words = context.draft.text(span)
        let given = Offices.all(in: Tokens.words(in: words))
        guard !given.isEmpty else { return nil }
        let comparison = SpeakerComparison(words)
        var held: Set<String> = []
        var evidence: [ClaimEvidence] = []
        for place in trace.places {
            guard let number = place.quotation else { continue }
            let source = context.sources[place.source]
            let spoken = source.quotations[number]
            guard let at = spoken.speakerSpan else { continue }
            let other = SpeakerComparison(spoken.speaker ?? source.text(at))
            guard comparison.compare(other) == .same else { continue }
            held.formUnion(Offices.all(in: Tokens.words(in: source.text(at))))
            evidence.append(context.passage(place.source, around: at))
            if comparison.standing == .named, let last = comparison.names.last {
                held.formUnion(Offices.near(last, context))
            }
        }
        guard !held.isEmpty, held.isDisjoint(with: given), let wrong = given.sorted().first else { return nil }
        return Claim(
            kind: .attribution,
            verdict: .misattributed,
            severity: .ask,
            span: span,
            text: words,
            message:
                "The source calls the speaker \(held.sorted().joined(separator: ", ")), not \(wrong). Correct the office.",
            evidence: Array(evidence.prefix(3))
        )
    }
}

/// Offices and callings, each under one name for all its forms.
enum Offices {
    static func all(in tokens: [Token]) -> Set<String> { Set(tokens.compactMap { table[$0.base] }) }

    /// Whether two words name one calling: "spokesman", "spokesperson".
    static func isSame(_ left: String, _ right: String) -> Bool {
        left == right || table[left].map { $0 == table[right] } ?? false
    }

    /// The offices that stand near a name anywhere in the sources.
    static func near(_ name: String, _ context: CheckContext) -> Set<String> {
        var found: Set<String> = []
        for source in context.sources {
            for sentence in source.sentences {
                for token in sentence.tokens where source.tokens[token].base == name {
                    let from = max(sentence.tokens.lowerBound, token - 6)
                    let to = min(sentence.tokens.upperBound, token + 12)
                    found.formUnion(all(in: Array(source.tokens[from..<to])))
                }
            }
        }
        return found
    }

    /// Whether the draft's word is a title before a name, and the sources give the bearer that office.
    static func isHeld(_ token: Int, _ context: CheckContext) -> Bool {
        let draft = context.draft
        guard let office = table[draft.tokens[token].base], draft.tokens[token].isCapitalised else { return false }
        var next = token + 1
        while next < draft.tokens.count, next - token < 3, draft.nameOf[next] < 0,
            Titles.contains(draft.tokens[next].base)
        {
            next += 1
        }
        guard next < draft.tokens.count, draft.nameOf[next] >= 0,
            let last = draft.names[draft.nameOf[next]].words.last
        else { return false }
        return near(last, context).contains(office)
    }

    /// Whether the word is a person met without a name: a spokeswoman, an official, a source.
    static func isPerson(_ folded: String) -> Bool { table[folded] != nil || unnamed.contains(folded) }

    private static let unnamed: Set<String> = [
        "official", "source", "person", "aide", "insider", "executive", "diplomat", "expert", "employee", "resident",
        "witness",
        "supporter", "critic",
    ]
    private static let table: [String: String] = {
        let forms =
            "spokesperson:spokesman,spokeswoman,spokesperson chair:chairman,chairwoman,chair,chairperson "
            + "senator:senator,sen representative:representative,rep,congressman,congresswoman governor:governor,gov "
            + "professor:professor,prof president:president minister:minister mayor:mayor secretary:secretary judge:judge,justice "
            + "lawyer:lawyer,attorney,counsel,solicitor,barrister director:director manager:manager analyst:analyst "
            + "strategist:strategist economist:economist treasurer:treasurer ambassador:ambassador commissioner:commissioner "
            + "sheriff:sheriff coach:coach adviser:adviser,advisor,aide pollster:pollster pope:pope,pontiff editor:editor "
            + "founder:founder,cofounder researcher:researcher,scientist engineer:engineer consultant:consultant "
            + "activist:activist,organizer,organiser,campaigner owner:owner captain:captain reporter:reporter,journalist,correspondent "
            + "chancellor:chancellor speaker:speaker bishop:bishop,archbishop trader:trader broker:broker"
        var table: [String: String] = [:]
        for entry in forms.split(separator: " ") {
            let parts = entry.split(separator: ":")
            guard parts.count == 2 else { continue }
            for form in parts[1].split(separator: ",") { table[String(form)] = String(parts[0]) }
        }
        return table
    }()
}

import NewsModel
import Prose

/// Every name outside quotation marks is one the sources use, in the place where they use it.
struct NameCheck: Check {
    func claims(in context: CheckContext) -> [Claim] { NameReading(context).claims }
}

/// The names of one text, judged one by one.
private struct NameReading {
    let context: CheckContext
    let book: NameBook

    init(_ context: CheckContext) {
        self.context = context
        book = context.names
    }

    var claims: [Claim] {
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
            if let wrong = foreignOffice(name, speakers) {
                claims.append(wrong)
                continue
            }
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
        guard let first = positions.min(), let end = positions.max() else { return nil }
        let slot = NameSlot(alignment, first...end, lead: lead(name, first, alignment, context), context)
        if let wrong = address(name, claim) { return wrong }
        if let same = slot.names.first(where: { book.isSame(name, $0.name) }) {
            claim.evidence = [
                context.evidence(same.source, same.name.span), context.passage(same.source, around: same.name.span),
            ]
            return claim
        }
        if let own = ownPlace(name, positions, alignment, slot, context) {
            claim.evidence = [
                context.evidence(own.source, own.name.span), context.passage(own.source, around: own.name.span),
            ]
            return claim
        }
        if let place = officeOfSpeaker(name, context) ?? officeOf(name) {
            claim.evidence.append(context.passage(place.source, around: place.name.span))
            return claim
        }
        let isClose = alignment.coverage >= 0.5 || isCloseBesidesNames(alignment)
        let rival = isClose ? rival(name, alignment, positions, slot, context) : nil
        if let rival, slot.rivals.contains(where: { $0.name == rival.name }) {
            return contradicted(claim, name, rival, context)
        }
        let present = positions.filter { isPresent($0, alignment, slot, context) }
        if let last = positions.last, present.contains(last) || present.count == positions.count {
            let at = alignment.matched[last] >= 0 ? alignment.matched[last] : alignment.moved[last]
            if at >= 0 {
                let passage = alignment.passage[at]
                let span = context.sources[passage.source].span(ofUnits: passage.unit..<(passage.unit + 1))
                claim.evidence = [
                    context.evidence(passage.source, span), context.passage(passage.source, around: span),
                ]
                if present.count == positions.count || isFullForm(name) { return claim }
            }
        }
        if context.input.sources.contains(where: { isLabel(name, $0) }) { return claim }
        let known = book.mentions(of: name)
        if alignment.coverage < 0.5, rival == nil, let place = known.first {
            // The sentence as a whole is a paraphrase; that the name is the sources' is all that can be said of it.
            claim.evidence = [context.passage(place.source, around: place.name.span)]
            return claim
        }
        if let place = known.first(where: { isNear($0, slot, alignment) }) {
            // A pronoun or description in the passage stands for the name just before it.
            claim.evidence.append(context.passage(place.source, around: place.name.span))
            if alignment.coverage < 0.7 || slot.hasStandIn, rival == nil { return claim }
        }
        // One capitalised word that the sources use in lower case is no name.
        if positions.count == 1, known.isEmpty, isCommonWord(name, context) { return nil }
        if let rival { return contradicted(claim, name, rival, context) }
        claim.severity = .block
        if known.isEmpty {
            claim.verdict = .unsupported
            // A capital at the start of a sentence is weak proof of a name.
            if name.words.count == 1, context.draft.sentences.contains(where: { $0.span.start == name.span.start }) {
                claim.severity = .ask
            }
            claim.message = "No source names \u{201C}\(name.text)\u{201D}. Correct the name or add its source."
        } else {
            claim.verdict = .unsupported
            claim.severity = .ask
            claim.evidence.append(contentsOf: known.prefix(1).map { context.passage($0.source, around: $0.name.span) })
            claim.message =
                "The sources name \u{201C}\(name.text)\u{201D}, but not in the passage this sentence rests on."
        }
        return claim
    }

    private func contradicted(_ claim: Claim, _ name: Name, _ rival: (source: Int, name: Name), _ context: CheckContext)
        -> Claim
    {
        var claim = claim
        claim.verdict = .contradicted
        claim.severity = .block
        claim.suggestion = rival.name.text
        claim.message =
            "\(context.sourceName(rival.source)) has \u{201C}\(rival.name.text)\u{201D} here, not \u{201C}\(name.text)\u{201D}."
        claim.evidence = [
            context.evidence(rival.source, rival.name.span), context.passage(rival.source, around: rival.name.span),
        ]
        return claim
    }

    /// "Ms Lind" for whom the sources call Mr Lind.
    private func address(_ name: Name, _ claim: Claim) -> Claim? {
        guard name.titled.start < name.span.start,
            let given = Tokens.words(in: context.draft.bytes, Span(name.titled.start, name.span.start))
                .compactMap({ Self.addresses[$0.folded] }).first
        else { return nil }
        let key = NameForm.key(name.words)
        let held = book.entries.filter { book.isSame(key, $0.key) && $0.titles.contains { Self.addresses[$0] != nil } }
        guard let entry = held.first,
            held.allSatisfy({ $0.titles.allSatisfy { Self.addresses[$0] ?? !given != given } })
        else { return nil }
        var claim = claim
        claim.span = name.titled
        claim.text = context.draft.text(name.titled)
        let other = Name(
            span: entry.name.titled,
            titled: entry.name.titled,
            text: context.sources[entry.source].text(entry.name.titled),
            words: entry.name.words,
            kind: entry.name.kind
        )
        claim = contradicted(claim, name, (entry.source, other), context)
        return claim
    }

    /// Whether the form of address is a woman's.
    private static let addresses: [String: Bool] = [
        "mr": false, "sir": false, "lord": false, "king": false, "prince": false, "mrs": true, "ms": true, "miss": true,
        "dame": true, "lady": true, "queen": true, "princess": true,
    ]

    /// How many units of a title stand right before the name's first word.
    private func lead(_ name: Name, _ first: Int, _ alignment: SentenceAlignment, _ context: CheckContext) -> Int {
        var count = 0
        while first - count > 0 {
            let unit = context.draft.units[alignment.draft.lowerBound + first - count - 1]
            guard context.draft.tokens[unit.tokens.lowerBound].span.start >= name.titled.start else { break }
            count += 1
        }
        return count
    }

    /// Whether the word stands in the passage where the words around it do.
    private func isPresent(_ position: Int, _ alignment: SentenceAlignment, _ slot: NameSlot, _ context: CheckContext)
        -> Bool
    {
        let at = alignment.matched[position] >= 0 ? alignment.matched[position] : alignment.moved[position]
        guard at >= 0 else { return false }
        // A second sentence, taken to the passage for this name alone, vouches for nothing.
        if let home = slot.home, alignment.passage[at].place != home, alignment.coverage >= 0.7 { return false }
        return alignment.moved[position] >= 0 || context.isInPlace(alignment, position)
    }

    /// Whether a source has the whole name somewhere.
    private func isFullForm(_ name: Name) -> Bool { book.isHeld(NameForm.key(name.words)) }

    /// Whether the name is that of a source, or stands in its headline: "the Financial Times reported".
    private func isLabel(_ name: Name, _ source: CheckSource) -> Bool {
        let words = Set(Tokens.words(in: source.name + " " + source.title).map(\.base))
        return name.words.allSatisfy { words.contains($0) || StopWords.contains($0) }
    }

    /// Whether the mention stands in the sentence that the words around the name come from, or in one of the three before.
    private func isNear(_ place: NameBook.Entry, _ slot: NameSlot, _ alignment: SentenceAlignment) -> Bool {
        guard let sentence = context.sources[place.source].sentence(at: place.name.span.start) else { return false }
        let homes = slot.home.map { [alignment.places[$0]] } ?? alignment.places
        return homes.contains {
            $0.source == place.source && $0.sentence >= sentence && $0.sentence - sentence <= 3
        }
    }

    /// The source's name that the text's own words matched, in order and among the same neighbours.
    private func ownPlace(
        _ name: Name,
        _ positions: [Int],
        _ alignment: SentenceAlignment,
        _ slot: NameSlot,
        _ context: CheckContext
    ) -> (source: Int, name: Name)? {
        guard let last = positions.last, alignment.matched[last] >= 0, isPresent(last, alignment, slot, context) else {
            return nil
        }
        let passage = alignment.passage[alignment.matched[last]]
        let source = context.sources[passage.source]
        let number = source.nameOf[source.units[passage.unit].tokens.lowerBound]
        guard number >= 0 else { return nil }
        let other = source.names[number]
        if book.isSame(name, other) { return (passage.source, other) }
        // "Kentucky Republican Rand Paul": words before the name that the passage has too.
        for count in 1..<max(1, min(3, name.words.count)) {
            let lead = positions.prefix(max(0, positions.count - (name.words.count - count)))
            let tail = NameForm.key(Array(name.words.dropFirst(count)))
            if lead.allSatisfy({ isPresent($0, alignment, slot, context) }),
                book.isSame(tail, NameForm.key(other.words))
            {
                return (passage.source, other)
            }
        }
        return nil
    }

    /// Where a source has the name before the office that the text says is held there: "Norvane chief economist Ida
    /// Solberg" for "the chief economist of Norvane".
    private func officeOf(_ name: Name) -> NameBook.Entry? {
        let tokens = context.draft.tokens
        var last = tokens.partition { $0.span.start >= name.span.start } - 1
        if last >= 0, tokens[last].folded == "the" { last -= 1 }
        guard last >= 1, ["of", "for", "at"].contains(tokens[last].folded), Titles.contains(tokens[last - 1].base)
        else { return nil }
        let office = tokens[last - 1].base
        return book.mentions(of: name).first { entry in
            let given = context.sources[entry.source].tokens
            let next = given.partition { $0.span.start >= entry.name.span.end }
            guard next < given.count, given[next].shape == .lower else { return false }
            return given[next..<min(next + 3, given.count)].contains { $0.base == office }
        }
    }

    /// Whether the sentence keeps the passage's words but for its names: "Lind robbed Brook" for "Brook robbed Lind".
    private func isCloseBesidesNames(_ alignment: SentenceAlignment) -> Bool {
        var (kept, all) = (0, 0)
        for (position, index) in alignment.draft.enumerated() {
            let unit = context.draft.units[index]
            guard context.draft.nameOf[unit.tokens.lowerBound] < 0,
                unit.kind != .word || !context.vocabulary.isLight[unit.word]
            else { continue }
            all += 1
            kept += alignment.matched[position] >= 0 ? 1 : 0
        }
        return all > 0 && kept * 4 >= all * 3
    }

    /// "French Vice President" of a speaker whose office the sources give to another country.
    private func foreignOffice(_ name: Name, _ speakers: [Span]) -> Claim? {
        guard case .country = name.kind,
            speakers.contains(where: { $0.overlaps(name.span) || $0.start - name.span.end == 1 })
        else { return nil }
        let tokens = context.draft.tokens
        let next = tokens.partition { $0.span.start >= name.span.end }
        guard next < tokens.count, tokens[next].span.start - name.span.end == 1, Titles.contains(tokens[next].base)
        else { return nil }
        var other: (source: Int, name: Name)?
        for (number, source) in context.sources.enumerated() {
            for given in source.names {
                guard case .country = given.kind else { continue }
                let after = source.tokens.partition { $0.span.start >= given.span.end }
                guard after < source.tokens.count, source.tokens[after].base == tokens[next].base else { continue }
                if book.isSame(name, given) { return nil }
                other = other ?? (number, given)
            }
        }
        guard let other else { return nil }
        let claim = Claim(kind: .name, verdict: .contradicted, severity: .block, span: name.span, text: name.text)
        return contradicted(claim, name, other, context)
    }

    /// Where a source has the name before the same office, when it only tells which office a speaker holds.
    ///
    /// "American Vice President JD Vance" is one, "Vance of Ohio" is none.
    private func officeOfSpeaker(_ name: Name, _ context: CheckContext) -> NameBook.Entry? {
        guard
            let speaker = context.draft.quotations.compactMap(\.speakerSpan)
                .first(where: { $0.start >= name.span.end && $0.start - name.span.end <= 1 }),
            let office = Tokens.words(in: context.draft.bytes, speaker).first?.base, Titles.contains(office)
        else { return nil }
        return book.mentions(of: name).first { entry in
            let tokens = context.sources[entry.source].tokens
            let next = tokens.partition { $0.span.start >= entry.name.span.end }
            return next < tokens.count && tokens[next].base == office
        }
    }

    /// Another name that the source has in this place and the text has nowhere in the sentence.
    private func rival(
        _ name: Name,
        _ alignment: SentenceAlignment,
        _ positions: [Int],
        _ slot: NameSlot,
        _ context: CheckContext
    ) -> (source: Int, name: Name)? {
        let isOther = { (other: Name) in
            !book.isSame(name, other)
                && !(other.words.count == 1 && other.words.last == name.words.last && isFullForm(name))
        }
        if let near = slot.rivals.first(where: { isOther($0.name) }) { return near }
        guard let first = positions.first, let last = positions.last, first <= last else { return nil }
        for index in context.gap(alignment, first...last)
        where !alignment.matched.contains(index) && !alignment.moved.contains(index) {
            let passage = alignment.passage[index]
            if let home = slot.home, passage.place != home { continue }
            let source = context.sources[passage.source]
            let number = source.nameOf[source.units[passage.unit].tokens.lowerBound]
            guard number >= 0 else { continue }
            let other = source.names[number]
            if isOther(other) { return (passage.source, other) }
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

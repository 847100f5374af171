import NewsModel

/// Gives the quotations of a text their speakers, paragraph after paragraph, remembering who was named before.
struct Attribution {
    let bytes: [UInt8]
    private var people = People()
    /// The speaker of the last quotation that had one, for paragraphs that are nothing but a quotation.
    private var lastSpeaker: (name: String, span: Span)?
    /// Whom the paragraph before leads up to with its colon.
    private var leading: (name: String, span: Span)?

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The same quotations, with speakers where they have any.
    mutating func attribute(_ quotations: [Quotation], in paragraph: Span) -> [Quotation] {
        let tokens = Tokens.words(in: bytes, paragraph)
        let lead = leading
        let leadsUp = bytes[paragraph.range].last { !Characters.isSpace($0) } == 0x3A
        defer {
            let earlier = people
            people.note(Names.find(in: bytes, tokens: tokens))
            leading = leadsUp ? leadingSpeaker(paragraph, tokens, quotations, earlier) : nil
        }
        guard !quotations.isEmpty else {
            // A paragraph of other matter ends a chain of bare quotations only when somebody else is its subject.
            return []
        }
        let line = AttributionLine(bytes: bytes, paragraph: paragraph, tokens: tokens, quotations: quotations)
        var found = quotations
        var nearby = people
        var noted = 0
        var open: [Int] = []
        for (index, quotation) in quotations.enumerated() {
            let names = Names.find(
                in: bytes,
                tokens: tokens.filter { $0.span.end <= quotation.span.start && $0.span.start >= noted }
            )
            nearby.note(names)
            noted = quotation.span.start
            // A name, a title or a value in mark-up: words that nobody says.
            if line.isLabel(index) { continue }
            var match = line.match(index)
            if match == nil, let previous = index > 0 ? found[index - 1] : nil, line.continues(index),
                let span = previous.speakerSpan
            {
                match = AttributionLine.Match(speaker: span, cue: previous.cueSpan, name: previous.speaker)
            }
            if match == nil, line.isAlone(index), let before = lead ?? lastSpeaker {
                match = AttributionLine.Match(speaker: before.span, cue: nil, name: before.name)
            }
            if match == nil { match = line.precedingSubject(index) }
            guard let match else {
                open.append(index)
                continue
            }
            give(&found[index], match, nearby)
        }
        for index in open { settle(&found, index, line, nearby) }
        return found
    }

    private mutating func give(_ quotation: inout Quotation, _ match: AttributionLine.Match, _ nearby: People) {
        quotation.speakerSpan = match.speaker
        quotation.cueSpan = match.cue
        let name = match.name ?? self.name(of: match.speaker, nearby)
        quotation.speaker = name
        lastSpeaker = (name, match.speaker)
    }

    /// A quotation without a verb of its own: a sentence has one speaker, and many words in marks have some.
    private mutating func settle(_ found: inout [Quotation], _ index: Int, _ line: AttributionLine, _ nearby: People) {
        let partner = [index - 1, index + 1].first {
            found.indices.contains($0) && found[$0].speakerSpan != nil && line.shareSentence(index, $0)
        }
        if let partner, let span = found[partner].speakerSpan, found[partner].cueSpan != nil {
            found[index].speakerSpan = span
            found[index].speaker = found[partner].speaker
        } else if index > 0, line.refersBack(index), let span = found[index - 1].speakerSpan {
            found[index].speakerSpan = span
            found[index].speaker = found[index - 1].speaker
        } else if let match = line.fallbackSubject(index) {
            give(&found[index], match, nearby)
        }
    }

    private func leadingSpeaker(_ paragraph: Span, _ tokens: [Token], _ quotations: [Quotation], _ earlier: People) -> (
        name: String, span: Span
    )? {
        let line = AttributionLine(bytes: bytes, paragraph: paragraph, tokens: tokens, quotations: quotations)
        guard let match = line.leadsUp() else { return nil }
        var nearby = earlier
        nearby.note(Names.find(in: bytes, tokens: tokens.filter { $0.span.end <= match.speaker.start }))
        return (name(of: match.speaker, nearby), match.speaker)
    }

    /// The words of the speaker, or the name that a pronoun stands for.
    private func name(of span: Span, _ nearby: People) -> String {
        let words = String(decoding: bytes[span.range], as: UTF8.self)
        let folded = Tokens.folded(words)
        if folded.count == 1, let pronoun = folded.first,
            let resolved = nearby.antecedent(of: pronoun, before: span.start)
        {
            return resolved
        }
        return words
    }
}

/// Who was named so far, newest last.
struct People {
    private var recent: [Name] = []

    mutating func note(_ names: [Name]) {
        for name in names {
            if case .country = name.kind { continue }
            recent.append(name)
        }
        if recent.count > 40 { recent.removeFirst(recent.count - 40) }
    }

    /// The latest person a pronoun can stand for, as fully as named.
    func antecedent(of pronoun: String, before offset: Int) -> String? {
        guard pronoun == "he" || pronoun == "she" else { return nil }
        let earlier = recent.filter { $0.span.end <= offset }
        guard let last = earlier.last(where: isPerson) else { return nil }
        // "Vance" after "JD Vance" is the fuller name.
        let fuller = earlier.last { $0.words.count > last.words.count && $0.words.last == last.words.last }
        return (fuller ?? last).text
    }

    private func isPerson(_ name: Name) -> Bool {
        if name.kind == .person { return true }
        guard name.kind == .other, name.words.count == 1 else { return false }
        return recent.contains { $0.kind == .person && $0.words.last == name.words[0] }
    }
}

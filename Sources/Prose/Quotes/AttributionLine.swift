import NewsModel

/// One paragraph as a row of words, stops and quotations, in which speakers are looked for.
struct AttributionLine {
    struct Match {
        var speaker: Span
        var cue: Span?
        /// Set when the name is known already.
        var name: String?
    }

    enum Item {
        case word(Token)
        case quote(Int)
        case stop(UInt8, at: Int)
    }

    let bytes: [UInt8]
    let quotations: [Quotation]
    private(set) var items: [Item] = []
    /// Where each quotation stands in `items`.
    private(set) var places: [Int] = []

    init(bytes: [UInt8], paragraph: Span, tokens: [Token], quotations: [Quotation]) {
        self.bytes = bytes
        self.quotations = quotations
        var position = paragraph.start
        var token = 0
        for index in 0...quotations.count {
            let end = index < quotations.count ? quotations[index].span.start : paragraph.end
            while token < tokens.count, tokens[token].span.start < position { token += 1 }
            while token < tokens.count, tokens[token].span.start < end {
                addStops(position, tokens[token].span.start)
                items.append(.word(tokens[token]))
                position = tokens[token].span.end
                token += 1
            }
            addStops(position, end)
            if index < quotations.count {
                places.append(items.count)
                items.append(.quote(index))
                position = quotations[index].span.end
            }
        }
    }

    private mutating func addStops(_ start: Int, _ end: Int) {
        guard start < end else { return }
        var index = start
        while index < end {
            let (scalar, width) = Characters.decode(bytes, index)
            switch scalar {
            case 0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3F, 0x28, 0x29, 0x5B, 0x5D:
                // The stop of "Sen." is none.
                if scalar == 0x2E, case .word(let token)? = items.last, token.span.end == index,
                    Abbreviations.beforeNames.contains(token.folded) || token.span.count == 1
                {
                    break
                }
                // Nor is the one in "crn.com".
                if scalar == 0x2E, index > 0, index + 1 < bytes.count, Characters.isLetter(bytes[index - 1]),
                    Characters.isLetter(bytes[index + 1])
                {
                    break
                }
                items.append(.stop(UInt8(scalar), at: index))
            case 0x2013, 0x2014: items.append(.stop(0x2D, at: index))
            case 0x2D:
                if index > start || index + 1 < end
                    || index + 1 == end && index == start && Characters.isSpace(bytes[max(0, index - 1)])
                {
                    items.append(.stop(0x2D, at: index))
                }
            default: break
            }
            index += width
        }
    }

    // MARK: Reading the row

    func word(_ index: Int) -> Token? {
        guard index >= 0, index < items.count, case .word(let token) = items[index] else { return nil }
        return token
    }

    func stop(_ index: Int) -> UInt8? {
        guard index >= 0, index < items.count, case .stop(let byte, _) = items[index] else { return nil }
        return byte
    }

    func isQuote(_ index: Int) -> Bool {
        guard index >= 0, index < items.count, case .quote = items[index] else { return false }
        return true
    }

    /// The last character inside a quotation, spaces left out.
    func lastCharacter(_ quotation: Int) -> UInt8 {
        var inner = Sentences.trim(bytes, quotations[quotation].inner)
        // A nested quotation may close just before.
        while inner.count > 1 {
            let before = Characters.before(bytes, inner.end)
            guard [0x27, 0x22, 0x2019, 0x201D].contains(Characters.decode(bytes, before).scalar) else { break }
            inner = Sentences.trim(bytes, Span(inner.start, before))
        }
        guard !inner.isEmpty else { return 0 }
        return bytes[inner.end - 1]
    }

    /// Whether the marks hold up a name ("Saturday Night Live", "Stargate") or a value (id="12") instead of speech.
    func isLabel(_ number: Int) -> Bool {
        let quotation = quotations[number]
        if quotation.span.start > 0, bytes[quotation.span.start - 1] == 0x3D { return true }
        guard quotation.inner.count < 80 else { return false }
        let words = Tokens.words(in: bytes, quotation.inner)
        guard !words.isEmpty, words.count <= 6 else { return words.isEmpty }
        let last = bytes[Sentences.trim(bytes, quotation.inner).end - 1]
        if last == 0x21 || last == 0x3F || (words.count == 1 && (last == 0x2C || last == 0x2E)) { return false }
        let isTitle = words.enumerated().allSatisfy { index, word in
            word.shape != .lower
                || (index > 0 && ["of", "the", "and", "for", "in", "to", "a", "on", "with"].contains(word.folded))
        }
        // A capital at the start of a sentence tells nothing of a single word.
        return isTitle && (words.count > 1 || places[number] > 0)
    }

    func endsSentence(_ quotation: Int) -> Bool { [0x2E, 0x21, 0x3F].contains(lastCharacter(quotation)) }

    /// Whether a sentence ends at this item.
    func isSentenceEnd(_ index: Int) -> Bool {
        switch items[index] {
        case .stop(let byte, _): return byte == 0x2E || byte == 0x21 || byte == 0x3F
        case .quote(let quotation):
            guard endsSentence(quotation), let next = word(index + 1) else { return false }
            return next.isCapitalised || isQuote(index + 1)
        case .word: return false
        }
    }

    // MARK: Matching

    /// The speaker that the words around quotation `number` give it.
    func match(_ number: Int) -> Match? {
        let place = places[number]
        return after(place, number) ?? before(place, number) ?? later(place)
    }

    /// “…,” said X · “…,” X said · “…,” according to X · “…,” X, the chairman, told reporters.
    private func after(_ place: Int, _ number: Int) -> Match? {
        var index = place + 1
        let last = lastCharacter(number)
        var attached = last == 0x2C || last == 0x3F || last == 0x21 || last == 0x2D
        while let stop = stop(index), stop == 0x2C || stop == 0x2D {
            attached = true
            index += 1
        }
        // After a full stop the next words open a sentence of their own, unless they are nothing but "X said".
        if !attached, last == 0x2E { return nil }
        guard let first = word(index) else { return nil }
        if first.folded == "according", word(index + 1)?.folded == "to", let subject = phrase(from: index + 2) {
            return Match(speaker: subject, cue: Span(first.span.start, word(index + 1)?.span.end ?? first.span.end))
        }
        guard attached || last != 0x2E else { return nil }
        if let verb = verb(at: index), attached || ReportingVerbs.isStrong(word(verb)?.folded ?? "") {
            if let subject = phrase(from: verb + 1), attached { return Match(speaker: subject, cue: word(verb)?.span) }
        }
        guard attached else { return nil }
        // X [, a spokesman for Y,] said
        var scan = index
        var commas = 0
        while scan < items.count, scan - index < 40 {
            if isQuote(scan) || stop(scan) == 0x2E || stop(scan) == 0x3B || stop(scan) == 0x3A { break }
            if stop(scan) == 0x2C { commas += 1 }
            if scan > index, let verb = word(scan), ReportingVerbs.contains(verb.folded), !isParticiple(scan),
                commas == 0 || ReportingVerbs.isStrong(verb.folded), let subject = subject(before: scan, from: index)
            {
                return Match(speaker: subject, cue: verb.span)
            }
            scan += 1
        }
        return nil
    }

    /// X said: “…” · X called it “…” · according to X, “…”.
    private func before(_ place: Int, _ number: Int) -> Match? {
        var index = place - 1
        var start = place
        while index >= 0, place - index < 60 {
            if isSentenceEnd(index) { break }
            start = index
            index -= 1
        }
        guard start < place else { return nil }
        // The nearest reporting verb to the left that has a subject.
        index = place - 1
        while index >= start {
            if let verb = word(index), ReportingVerbs.contains(verb.folded) {
                if let subject = subject(before: index, from: start) { return Match(speaker: subject, cue: verb.span) }
                if index > start, let subject = phrase(from: index + 1), isQuote(index - 1) || stop(index - 1) == 0x2C,
                    subject.end < quotations[number].span.start
                {
                    return Match(speaker: subject, cue: verb.span)
                }
            }
            if let word = word(index), word.folded == "according", self.word(index + 1)?.folded == "to",
                let subject = phrase(from: index + 2)
            {
                return Match(speaker: subject, cue: word.span)
            }
            index -= 1
        }
        // NAME: “…”
        if stop(place - 1) == 0x3A, let subject = self.subject(before: place - 1, from: start) {
            return Match(speaker: subject)
        }
        return nil
    }

    /// … “x” in the east, X said. · “x” …, according to X
    private func later(_ place: Int) -> Match? {
        var index = place + 1
        while index < items.count, index - place < 50 {
            if isSentenceEnd(index) { return nil }
            if let first = word(index), first.folded == "according", word(index + 1)?.folded == "to",
                let subject = phrase(from: index + 2)
            {
                return Match(speaker: subject, cue: first.span)
            }
            if let verb = word(index), ReportingVerbs.isStrong(verb.folded), !isParticiple(index),
                let comma = comma(before: index, after: place),
                let subject = subject(before: index, from: comma + 1)
            {
                return Match(speaker: subject, cue: verb.span)
            }
            index += 1
        }
        return nil
    }

    private func comma(before index: Int, after place: Int) -> Int? {
        var scan = index - 1
        while scan > place, index - scan < 12 {
            if stop(scan) == 0x2C || isQuote(scan) { return scan }
            scan -= 1
        }
        return nil
    }

    /// Whether the quotation goes on after its own attribution: “…,” he said. “…”
    func continues(_ number: Int) -> Bool {
        guard number > 0 else { return false }
        let place = places[number]
        let previous = places[number - 1]
        // Nothing between but the attribution of the one before.
        var sentences = 0
        for index in (previous + 1)..<max(previous + 1, place) where isSentenceEnd(index) { sentences += 1 }
        let opensSentence = place == 0 || isSentenceEnd(place - 1)
        return place - previous < 40 && sentences <= 1 && (opensSentence || stop(place - 1) == 0x2C)
    }

    /// Whether the paragraph holds nothing but this quotation.
    func isAlone(_ number: Int) -> Bool {
        quotations.count == 1
            && !items.contains {
                if case .word = $0 { return true }
                return false
            }
    }

    /// For a whole sentence in marks: who the sentence before it is about.
    func precedingSubject(_ number: Int) -> Match? {
        let place = places[number]
        guard endsSentence(number) || lastCharacter(number) == 0x2C, quotations[number].inner.count > 25, place > 0,
            isSentenceEnd(place - 1)
        else { return nil }
        var start = place - 1
        while start > 0, !isSentenceEnd(start - 1), place - start < 60 { start -= 1 }
        for index in start..<place {
            guard let token = word(index) else { continue }
            if ["he", "she"].contains(token.folded) { return Match(speaker: token.span) }
            if token.isCapitalised, !StopWords.contains(token.folded) {
                var end = index
                while let next = word(end + 1), next.isCapitalised { end += 1 }
                return Match(speaker: Span(token.span.start, word(end)?.span.end ?? token.span.end))
            }
        }
        return nil
    }
}

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
        guard quotation.inner.count < 120 else { return false }
        let words = Tokens.words(in: bytes, quotation.inner)
        guard !words.isEmpty, words.count <= 14 else { return words.isEmpty }
        let last = bytes[Sentences.trim(bytes, quotation.inner).end - 1]
        if last == 0x3A { return true }
        // The title of a book or an article is long, but hardly a sentence of speech has a capital on every word.
        if words.count > 6, words.count(where: \.isCapitalised) < 4 { return false }
        if last == 0x21 || last == 0x3F { return false }
        // “Wrong.” is speech; in "her latest film, “Trainwreck.”" the stop is the sentence's.
        if words.count == 1, last == 0x2C || last == 0x2E,
            places[number] == 0 || isSentenceEnd(places[number] - 1) || stop(places[number] - 1) == 0x3A
                || word(places[number] - 1).map({ ReportingVerbs.introduces($0.folded) }) ?? false
        {
            return false
        }
        let isTitle = words.enumerated().allSatisfy { index, word in
            word.shape != .lower
                || (index > 0
                    && ["of", "the", "and", "for", "in", "to", "a", "an", "on", "with", "at", "by", "or", "from"]
                        .contains(word.folded))
        }
        // A capital at the start of a sentence tells nothing of a single word.
        return isTitle && (words.count > 1 || places[number] > 0)
    }

    func endsSentence(_ quotation: Int) -> Bool { [0x2E, 0x21, 0x3F].contains(lastCharacter(quotation)) }

    /// Whether a sentence ends at this item.
    func isSentenceEnd(_ index: Int) -> Bool {
        switch items[index] {
        case .stop(let byte, let at):
            guard byte == 0x2E || byte == 0x21 || byte == 0x3F else { return false }
            // "(D-Ill.)", "Fla., who": the stop of a shortening.
            if byte == 0x2E, at + 1 < bytes.count, bytes[at + 1] == 0x2C || bytes[at + 1] == 0x29 { return false }
            if byte == 0x2E, let next = word(index + 1), next.shape == .lower, next.span.start == at + 2 {
                return false
            }
            return true
        case .quote(let quotation):
            guard endsSentence(quotation), let next = word(index + 1) else { return false }
            return next.isCapitalised || isQuote(index + 1)
        case .word: return false
        }
    }
}

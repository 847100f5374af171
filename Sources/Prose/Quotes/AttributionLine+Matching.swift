import NewsModel

/// Where the words around a quotation say who spoke it.
extension AttributionLine {
    /// The speaker that the words around quotation `number` give it.
    func match(_ number: Int) -> Match? {
        let place = places[number]
        // "A spokesman stated it “…,” the report noted": whoever stated it is the speaker.
        if let close = before(place, number), let cue = close.cue, isClose(cue, place) { return close }
        return after(place, number) ?? before(place, number) ?? later(place) ?? possessor(place)
    }

    /// A verb of saying right before the quotation, with no stop between.
    private func isClose(_ cue: Span, _ place: Int) -> Bool {
        for index in stride(from: place - 1, to: max(-1, place - 4), by: -1) {
            guard let token = word(index) else { return false }
            if token.span == cue { return ReportingVerbs.isStrong(token.folded) && !isParticiple(index) }
        }
        return false
    }

    /// “…,” said X · “…,” X said · “…,” according to X · “…,” X, the chairman, told reporters.
    private func after(_ place: Int, _ number: Int) -> Match? {
        var index = place + 1
        let last = lastCharacter(number)
        var attached = last == 0x2C || last == 0x3F || last == 0x21 || last == 0x2D || trailsOff(number)
        while let stop = stop(index), stop == 0x2C || stop == 0x2D {
            attached = true
            index += 1
        }
        // After a full stop the next words open a sentence of their own, unless they are nothing but "X said".
        if !attached, last == 0x2E { return nil }
        guard let first = word(index) else { return nil }
        if let match = accordingTo(index) { return match }
        if let verb = verb(at: index), !isParticiple(verb), attached, let subject = phrase(from: verb + 1) {
            return Match(speaker: subject, cue: word(verb)?.span)
        }
        guard attached else {
            // “…” X said: the comma forgotten.
            guard let match = bare(index, first), let cue = match.cue,
                ReportingVerbs.isStrong(String(decoding: bytes[cue.range], as: UTF8.self))
            else { return nil }
            return match
        }
        // X [, a spokesman for Y,] said
        var scan = index
        var commas = 0
        while scan < items.count, scan - index < 40 {
            if isQuote(scan) || stop(scan) == 0x2E || stop(scan) == 0x3B || stop(scan) == 0x3A { break }
            if stop(scan) == 0x2C { commas += 1 }
            if scan > index, let verb = word(scan), isReporting(scan), !isParticiple(scan),
                commas == 0 || ReportingVerbs.isStrong(verb.folded), let subject = subject(before: scan, from: index)
            {
                return Match(speaker: subject, cue: verb.span)
            }
            scan += 1
        }
        return bare(index, first)
    }

    /// Whether the quotation ends in an ellipsis.
    private func trailsOff(_ number: Int) -> Bool {
        let end = Sentences.trim(bytes, quotations[number].inner).end
        guard end >= quotations[number].inner.start + 3 else { return false }
        return bytes[(end - 3)..<end].allSatisfy { $0 == 0x2E } || Array(bytes[(end - 3)..<end]) == [0xE2, 0x80, 0xA6]
    }

    /// “…,” X fumed: right behind a quotation that ends in a comma, a name and any verb of the past will do.
    private func bare(_ index: Int, _ first: Token) -> Match? {
        var end = index
        if Grammar.personalPronouns.contains(first.folded) || first.folded == "it" {
            guard let next = word(index + 1), isPast(next) || isReporting(index + 1) else { return nil }
            return Match(speaker: first.span, cue: next.span)
        }
        // "the editorial read", "an angry Lind retaliated", "the two write"
        if ["the", "a", "an"].contains(first.folded) {
            for end in (index + 1)..<min(items.count, index + 5) {
                guard let last = word(end), let verb = word(end + 1) else { return nil }
                if isPast(verb) || isReporting(end + 1) {
                    return Match(speaker: Span(first.span.start, last.span.end), cue: verb.span)
                }
            }
            return nil
        }
        guard first.isCapitalised, !StopWords.contains(first.folded), !DateWords.contains(first.folded) else {
            return nil
        }
        while let next = word(end + 1), next.isCapitalised, end - index < 6 { end += 1 }
        guard let verb = word(end + 1), isPast(verb) || isReporting(end + 1), let last = word(end) else { return nil }
        return Match(speaker: Span(first.span.start, last.span.end), cue: verb.span)
    }

    func isPast(_ token: Token) -> Bool {
        token.shape == .lower
            && (token.folded.utf8.count > 4 && token.folded.hasSuffix("ed") || Grammar.pasts.contains(token.folded))
    }

    private func accordingTo(_ index: Int) -> Match? {
        guard let first = word(index), first.folded == "according", let to = word(index + 1), to.folded == "to",
            let subject = phrase(from: index + 2)
        else { return nil }
        return Match(speaker: subject, cue: Span(first.span.start, to.span.end))
    }

    /// Where the sentence that holds the item begins.
    func sentenceStart(_ place: Int) -> Int {
        var start = place
        while start > 0, place - start < 60, !isSentenceEnd(start - 1) { start -= 1 }
        return start
    }

    /// X said: “…” · X called it “…” · according to X, “…”.
    private func before(_ place: Int, _ number: Int) -> Match? {
        let start = sentenceStart(place)
        guard start < place else { return nil }
        // The nearest reporting verb to the left that has a subject.
        var index = place - 1
        while index >= start {
            defer { index -= 1 }
            if let match = accordingTo(index) { return match }
            guard let verb = word(index), isReporting(index) else { continue }
            let isStrong = ReportingVerbs.isStrong(verb.folded)
            // "As he spoke …, the town bought the “…”": a loose verb reports only what is near.
            if !isStrong, place - index > 14 { continue }
            if !isStrong, let outer = outer(of: index, from: start) { return outer }
            if isPassive(index) {
                if let subject = agent(after: index, place) { return Match(speaker: subject, cue: verb.span) }
                if !Grammar.askedOf.contains(verb.folded) { continue }
            }
            if isNaming(index, place) { continue }
            if let subject = subject(before: index, from: start) { return Match(speaker: subject, cue: verb.span) }
            if index > start, let subject = phrase(from: index + 1), isQuote(index - 1) || stop(index - 1) == 0x2C,
                subject.end < quotations[number].span.start
            {
                return Match(speaker: subject, cue: verb.span)
            }
        }
        // NAME: “…” · The ministry put out a statement: “…”
        guard stop(place - 1) == 0x3A, !isCredit(place - 1, from: start) else { return nil }
        if let subject = subject(before: place - 1, from: start), subject.start == word(start)?.span.start {
            return Match(speaker: subject)
        }
        return (firstSubject(from: start, to: place - 1) ?? subject(before: place - 1, from: start)).map {
            Match(speaker: $0)
        }
    }

    /// "She said that the board *called* it": what somebody is reported to have said is still told by the reporter.
    private func outer(of verb: Int, from start: Int) -> Match? {
        var index = verb - 1
        while index > start, verb - index < 16, !isQuote(index), stop(index) == nil {
            if let word = word(index), Grammar.plainReports.contains(word.folded), let next = self.word(index + 1),
                !["and", "but", "to"].contains(next.folded), let subject = subject(before: index, from: start)
            {
                return Match(speaker: subject, cue: word.span)
            }
            index -= 1
        }
        return nil
    }

    /// "“Canal vote put off,” by Jon Marsh: “…”": who wrote the piece, not who speaks in it.
    private func isCredit(_ colon: Int, from start: Int) -> Bool {
        var index = colon - 1
        while index > start, let token = word(index), token.isCapitalised || token.folded == "the" { index -= 1 }
        return word(index)?.folded == "by" && (stop(index - 1) == 0x2C || isQuote(index - 1))
    }

    /// "a programme called “Blue Gate”", "known as", "titled": the marks hold up a name.
    private func isNaming(_ verb: Int, _ place: Int) -> Bool {
        guard let word = word(verb), place == verb + 1, let before = self.word(verb - 1) else { return false }
        if ["titled", "entitled", "headlined"].contains(word.folded) { return true }
        guard ["called", "dubbed", "labeled", "labelled", "branded"].contains(word.folded) else { return false }
        return before.shape == .lower && !Grammar.personalPronouns.contains(before.folded)
            && !Grammar.isAdverb(before.folded) && !Grammar.relatives.contains(before.folded)
    }

    /// "was called", "has been described".
    private func isPassive(_ verb: Int) -> Bool {
        var index = verb - 1
        while let token = word(index), Grammar.isAdverb(token.folded) { index -= 1 }
        guard let verb = word(verb), !verb.folded.hasSuffix("ing"), let token = word(index) else { return false }
        return Grammar.beForms.contains(token.folded)
    }

    /// "… was called “…” by X".
    private func agent(after verb: Int, _ place: Int) -> Span? {
        for index in (verb + 1)..<min(items.count, max(verb + 2, place + 8)) {
            if stop(index) == 0x2E { return nil }
            if word(index)?.folded == "by" { return phrase(from: index + 1) }
        }
        return nil
    }

    /// … “x” in the east, X said. · … “x” …, said X · “x” …, according to X
    private func later(_ place: Int) -> Match? {
        guard !isSentenceEnd(place) else { return nil }
        var index = place + 1
        while index < items.count, index - place < 50 {
            if isSentenceEnd(index) { return nil }
            if let match = accordingTo(index) { return match }
            if let verb = word(index), ReportingVerbs.isStrong(verb.folded), !isParticiple(index) {
                if stop(index - 1) == 0x2C, let subject = phrase(from: index + 1) {
                    return Match(speaker: subject, cue: verb.span)
                }
                if let comma = comma(before: index, after: place), let subject = subject(before: index, from: comma + 1)
                {
                    return Match(speaker: subject, cue: verb.span)
                }
            }
            index += 1
        }
        return nil
    }

    private func comma(before index: Int, after place: Int) -> Int? {
        var scan = index - 1
        while scan > place, index - scan < 12 {
            if stop(scan) == 0x2C, let next = word(scan + 1), ["and", "but"].contains(next.folded) { return nil }
            if stop(scan) == 0x2C || isQuote(scan) { return scan }
            scan -= 1
        }
        return nil
    }

    /// "his claim that “…”", "the ministry's warning of “…”".
    private func possessor(_ place: Int) -> Match? {
        let start = sentenceStart(place)
        var index = place - 1
        while index > start, place - index < 16 {
            defer { index -= 1 }
            guard let noun = word(index), ReportingNouns.contains(noun.folded) else { continue }
            var owner = index - 1
            while owner >= start, index - owner < 4, let token = word(owner) {
                if Grammar.possessives.contains(token.folded) { return Match(speaker: token.span, cue: noun.span) }
                if token.isCapitalised, token.folded.hasSuffix("'s") || endsInApostrophe(token) {
                    var first = owner
                    while first > start, let before = word(first - 1), before.isCapitalised,
                        !before.folded.hasSuffix("'s"), !StopWords.contains(before.folded)
                    { first -= 1 }
                    return Match(
                        speaker: Span(word(first)?.span.start ?? token.span.start, token.span.end),
                        cue: noun.span
                    )
                }
                owner -= 1
            }
        }
        return nil
    }

    /// Whether the possessive ends in the mark alone, as in "the voters' claim".
    private func endsInApostrophe(_ token: Token) -> Bool {
        let end = token.span.end
        guard end < bytes.count, token.folded.hasSuffix("s") else { return false }
        return bytes[end] == 0x27 || Characters.decode(bytes, end).scalar == 0x2019
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
        return place - previous < 60 && sentences <= 1 && (opensSentence || stop(place - 1) == 0x2C)
    }

    /// Whether the paragraph holds nothing but this quotation.
    func isAlone(_ number: Int) -> Bool {
        quotations.count == 1
            && !items.contains {
                if case .word = $0 { return true }
                return false
            }
    }

    /// Whether both stand in one sentence.
    func shareSentence(_ one: Int, _ other: Int) -> Bool {
        let (first, last) = (min(places[one], places[other]), max(places[one], places[other]))
        return !(first..<last).contains(where: isSentenceEnd)
    }

    /// For the quotation that a paragraph leads up to with a colon: whom its last sentence is about.
    func leadsUp() -> Match? {
        guard case .stop(0x3A, _)? = items.last else { return nil }
        let end = items.count - 1
        let start = sentenceStart(end)
        guard start < end else { return nil }
        var index = end - 1
        while index >= start {
            if isReporting(index), !isPassive(index), let subject = subject(before: index, from: start) {
                return Match(speaker: subject, cue: word(index)?.span)
            }
            index -= 1
        }
        return firstSubject(from: start, to: end).map { Match(speaker: $0) }
    }

    /// Whether the quotation's sentence begins with what was said before ("That makes her “…”").
    func refersBack(_ number: Int) -> Bool {
        let place = places[number]
        guard number > 0, Tokens.words(in: bytes, quotations[number].inner).count >= 6 else { return false }
        let start = sentenceStart(place)
        guard start < place, start > places[number - 1], place - places[number - 1] < 60, let first = word(start) else {
            return false
        }
        return ["that", "this", "it", "these", "those"].contains(first.folded)
    }

    /// For several words in marks without a verb to report them: whom their sentence, or the one before, is about.
    func fallbackSubject(_ number: Int) -> Match? {
        let place = places[number]
        guard Tokens.words(in: bytes, quotations[number].inner).count >= 6 else { return nil }
        let start = sentenceStart(place)
        guard start < place, let subject = firstSubject(from: start, to: place),
            let last = word(place - 1) ?? word(place - 2),
            last.span.start > subject.end
        else { return nil }
        return Match(speaker: subject)
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

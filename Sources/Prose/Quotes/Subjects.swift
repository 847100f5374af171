import NewsModel

/// Who a reporting verb belongs to: the noun phrase before it, or after it when they are turned round.
extension AttributionLine {
    /// The index of a reporting verb at `index`, adverbs and auxiliaries before it passed over.
    func verb(at index: Int) -> Int? {
        var scan = index
        while let token = word(scan), scan - index < 3 {
            if isReporting(scan) { return scan }
            guard Grammar.isAdverb(token.folded) || Grammar.auxiliaries.contains(token.folded) else { return nil }
            scan += 1
        }
        return nil
    }

    /// Whether the word reports speech here: a verb of speaking, or a word that is as often a noun where only a verb can
    /// stand ("critics note", "she promises to").
    func isReporting(_ index: Int) -> Bool {
        guard let token = word(index), token.shape == .lower else { return false }
        if ReportingVerbs.introduces(token.folded) { return true }
        guard ReportingVerbs.isOftenNoun(token.folded), let before = word(index - 1) else { return false }
        let isThird = token.folded.hasSuffix("s")
        if Grammar.personalPronouns.contains(before.folded) { return true }
        if isThird { return before.isCapitalised && !before.folded.hasSuffix("'s") && !Titles.contains(before.folded) }
        return ["to", "will", "would", "not"].contains(before.folded)
            || before.shape == .lower && before.folded.hasSuffix("s") && before.folded.utf8.count > 4
    }

    /// "saying" after a comma belongs to the subject further left; "the leading …" is no verb at all.
    func isParticiple(_ index: Int) -> Bool {
        guard let token = word(index) else { return false }
        return token.folded.hasSuffix("ing")
    }

    /// A noun phrase that begins at `index`: pronoun, or words up to a stop, verb or preposition of time.
    func phrase(from index: Int) -> Span? {
        guard let first = word(index) else { return nil }
        if Grammar.subjectPronouns.contains(first.folded) { return first.span }
        if Grammar.otherPronouns.contains(first.folded) { return nil }
        var end = index
        var scan = index
        var sawNoun = false
        while let token = word(scan), scan - index < 14 {
            let folded = token.folded
            if scan > index {
                if Grammar.phraseEnds.contains(folded) || Grammar.auxiliaries.contains(folded) { break }
                if DateWords.contains(folded) { break }
                // "the mayor sent": the verb ends the phrase; "the retired judge" has none yet.
                if sawNoun, isPast(token), word(scan + 1)?.isCapitalised != true { break }
                if ReportingVerbs.contains(folded), token.shape == .lower { break }
                if Grammar.prepositions.contains(folded), folded != "of" && folded != "for" { break }
            } else if Grammar.prepositions.contains(folded) || Grammar.phraseEnds.contains(folded) {
                return nil
            }
            if !Grammar.determiners.contains(folded), !Grammar.prepositions.contains(folded) {
                if Grammar.isAdverb(folded), !token.isCapitalised {
                    scan += 1
                    continue
                }
                sawNoun = true
                end = scan
            }
            scan += 1
        }
        if !sawNoun, Grammar.indefinites.contains(first.folded) { return first.span }
        guard sawNoun, let last = word(end) else { return nil }
        return Span(first.span.start, last.span.end)
    }

    /// The subject of the verb (or colon) at `verb`, looked for from there back to `start`.
    func subject(before verb: Int, from start: Int) -> Span? {
        var index = verb - 1
        while index >= start, let token = word(index),
            Grammar.isAdverb(token.folded) || Grammar.auxiliaries.contains(token.folded)
        {
            index -= 1
        }
        guard index >= start else { return nil }
        if let stop = stop(index), stop == 0x2C || stop == 0x2D || stop == 0x29 {
            // "…, calling it": the doer of the sentence.
            if isParticiple(verb), let subject = firstSubject(from: start, to: index) { return subject }
            return beforeAside(index, from: start)
        }
        // "put out a statement saying": whoever put it out; but "with marchers chanting": the marchers.
        if isParticiple(verb), isQuoteOrWord(index), !isWithPhrase(index, from: start),
            let subject = firstSubject(from: start, to: index)
        {
            return subject
        }
        guard let token = word(index) else { return nil }
        if token.folded == "who" || token.folded == "that" || token.folded == "which" {
            return relative(index, from: start)
        }
        if ["and", "but", "or", "then"].contains(token.folded) { return shared(index, from: start) }
        if token.folded == "to" { return infinitive(index, from: start) }
        if isParticiple(verb), Grammar.prepositions.contains(token.folded) { return shared(index, from: start) }
        return endingPhrase(index, from: start)
    }

    private func isWithPhrase(_ last: Int, from start: Int) -> Bool {
        (max(start, last - 6)...max(start, last)).contains { word($0)?.folded == "with" }
    }

    private func isQuoteOrWord(_ index: Int) -> Bool { isQuote(index) || word(index) != nil }

    /// X, who …, said · X (R-Texas) said · X — the senator — said.
    private func beforeAside(_ close: Int, from start: Int) -> Span? {
        // "X (R-Texas), said"
        if stop(close) == 0x2C, stop(close - 1) == 0x29 { return beforeAside(close - 1, from: start) }
        let opener: UInt8 = stop(close) == 0x29 ? 0x28 : (stop(close) ?? 0x2C)
        var index = close - 1
        var second: Span?
        while index >= start {
            if stop(index) == opener {
                if index - 1 >= start, word(index - 1) != nil, !isPlace(index - 1, from: start),
                    let subject = endingPhrase(index - 1, from: start)
                {
                    if namesSomebody(subject) { return subject }
                    second = second ?? subject
                }
            }
            if isSentenceEnd(index) { break }
            index -= 1
        }
        if let second { return second }
        // No partner: "…, saying": the sentence's own subject.
        return firstSubject(from: start, to: close)
    }

    /// A name, a pronoun or a noun with its article; "chairman" in a row of offices is none of them.
    private func namesSomebody(_ span: Span) -> Bool {
        let words = Tokens.words(in: bytes, span)
        guard let first = words.first else { return false }
        return words.contains(where: \.isCapitalised) || Grammar.determiners.contains(first.folded)
            || Grammar.personalPronouns.contains(first.folded) || words.last?.folded.hasSuffix("s") == true
    }

    /// Whether a phrase only says where: "Washington" in "a professor at American University in Washington, D.C., said".
    private func isPlace(_ last: Int, from start: Int) -> Bool {
        var index = last
        while index > start, let token = word(index), token.isCapitalised { index -= 1 }
        guard index < last, let before = word(index) else { return false }
        return ["in", "at", "near", "from", "outside"].contains(before.folded)
    }

    /// X, who said · the man who said.
    private func relative(_ index: Int, from start: Int) -> Span? {
        var before = index - 1
        if stop(before) == 0x2C { before -= 1 }
        guard before >= start, word(before) != nil else { return nil }
        return endingPhrase(before, from: start)
    }

    /// X shrugged and said: the nearest pronoun that opens a clause, or the doer of the sentence.
    private func shared(_ index: Int, from start: Int) -> Span? {
        var scan = index - 1
        while scan > start, index - scan < 24 {
            if let token = word(scan), Grammar.personalPronouns.contains(token.folded), stop(scan - 1) == 0x2C {
                return token.span
            }
            scan -= 1
        }
        return firstSubject(from: start, to: index)
    }

    /// X went on to say.
    private func infinitive(_ index: Int, from start: Int) -> Span? { firstSubject(from: start, to: index) }

    /// The first name, pronoun or noun phrase of a clause.
    func firstSubject(from start: Int, to end: Int) -> Span? {
        var index = start
        while index < end {
            guard let token = word(index) else {
                index += 1
                continue
            }
            let folded = token.folded
            if Grammar.subjectPronouns.contains(folded) { return token.span }
            if Grammar.prepositions.contains(folded), index == start {
                // "On Tuesday, X …": an opening phrase ends at its comma.
                var scan = index
                while scan < end, stop(scan) != 0x2C { scan += 1 }
                if scan < end {
                    index = scan + 1
                    continue
                }
            }
            // "Hours later, X …"
            if index == start, let comma = (start..<min(end, start + 5)).first(where: { stop($0) == 0x2C }),
                (start..<comma).contains(where: { word($0).map { DateWords.contains($0.folded) } ?? false })
            {
                index = comma + 1
                continue
            }
            // "Asked about it, X …", "Speaking in Merrin, X …"
            if index == start, folded.hasSuffix("ing") || folded.hasSuffix("ed"),
                let comma = (start..<end).first(where: { stop($0) == 0x2C })
            {
                index = comma + 1
                continue
            }
            if token.isCapitalised, !StopWords.contains(folded), !DateWords.contains(folded),
                !(index == start && Grammar.isAdverb(folded))
            {
                var last = index
                while last + 1 < end, let next = word(last + 1), next.isCapitalised { last += 1 }
                return Span(token.span.start, word(last)?.span.end ?? token.span.end)
            }
            if Grammar.determiners.contains(folded), let phrase = phrase(from: index) { return phrase }
            index += 1
        }
        return nil
    }

    /// The noun phrase that ends at `last`.
    func endingPhrase(_ last: Int, from start: Int) -> Span? {
        guard let token = word(last) else { return nil }
        if Grammar.subjectPronouns.contains(token.folded) { return token.span }
        if Grammar.otherPronouns.contains(token.folded) || Grammar.phraseEnds.contains(token.folded) { return nil }
        if token.shape == .number { return nil }
        if DateWords.contains(token.folded) {
            // "Trump on Monday said"
            var before = last - 1
            while before >= start, let word = word(before),
                Grammar.prepositions.contains(word.folded) || Grammar.determiners.contains(word.folded)
                    || DateWords.contains(word.folded)
            {
                before -= 1
            }
            return before >= start && before < last ? endingPhrase(before, from: start) : nil
        }
        var first = last
        var scan = last
        while scan >= start, last - scan < 14, let word = word(scan) {
            if Grammar.phraseEnds.contains(word.folded) || Grammar.subjectPronouns.contains(word.folded) { break }
            if scan < last, Grammar.auxiliaries.contains(word.folded) { break }
            if scan < last, ReportingVerbs.introduces(word.folded), word.shape == .lower,
                !Grammar.determiners.contains(self.word(scan - 1)?.folded ?? "")
            {
                break
            }
            if Grammar.prepositions.contains(word.folded), word.folded != "of", word.folded != "for" {
                // "the head of the bank in Frankfurt said": keep only when a noun phrase with a determiner stands before.
                guard scan > start, let before = self.word(scan - 1), !before.isCapitalised, before.shape == .lower,
                    !Grammar.prepositions.contains(before.folded),
                    !Grammar.isAdverb(before.folded), scan < last
                else { break }
                if !hasDeterminer(scan - 1, from: start) { break }
            }
            first = scan
            if Grammar.determiners.contains(word.folded), scan > start, let before = self.word(scan - 1),
                !Grammar.beforeDeterminers.contains(before.folded), !Grammar.prepositions.contains(before.folded)
            {
                break
            }
            scan -= 1
        }
        while first < last, let word = word(first),
            Grammar.prepositions.contains(word.folded) || Grammar.isAdverb(word.folded)
        { first += 1 }
        guard let head = word(first) else { return nil }
        if first == last, head.shape == .lower,
            Grammar.determiners.contains(head.folded) || StopWords.contains(head.folded)
        {
            return nil
        }
        // "Trump at the time said": what follows a preposition is not the doer, if a doer stands before it.
        if first - 2 >= start, let preposition = word(first - 1), Grammar.prepositions.contains(preposition.folded),
            let before = word(first - 2), before.isCapitalised || Grammar.personalPronouns.contains(before.folded),
            !DateWords.contains(before.folded), let subject = endingPhrase(first - 2, from: start)
        {
            return subject
        }
        return Span(head.span.start, token.span.end)
    }

    private func hasDeterminer(_ index: Int, from start: Int) -> Bool {
        var scan = index
        while scan >= start, index - scan < 4, let word = word(scan) {
            if Grammar.determiners.contains(word.folded) { return true }
            scan -= 1
        }
        return false
    }
}

/// Small closed classes of words.
enum Grammar {
    static let subjectPronouns: Set<String> = ["he", "she", "they", "i", "we", "who"]
    static let otherPronouns: Set<String> = [
        "it", "that", "this", "these", "those", "him", "her", "them", "us", "me", "you", "what", "which", "there",
    ]
    static let personalPronouns: Set<String> = ["he", "she", "they", "i", "we"]
    static let plainReports: Set<String> = ["said", "says", "saying", "claimed", "claims", "claiming"]
    static let relatives: Set<String> = ["who", "which", "that"]
    static let possessives: Set<String> = ["his", "her", "their", "its", "my", "our"]
    /// Determiners that can stand alone, as in "wrote another".
    static let indefinites: Set<String> = [
        "another", "one", "some", "many", "several", "others", "both", "most", "few",
    ]
    static let beforeDeterminers: Set<String> = ["all", "both", "half", "such", "quite"]
    static let beForms: Set<String> = ["is", "are", "was", "were", "been", "being", "be"]
    /// Verbs whose passive still reports: "he was quoted", "she was heard saying".
    static let askedOf: Set<String> = ["quoted"]
    /// Pasts without -ed that follow a speaker's name: "“…,” she shot back".
    static let pasts: Set<String> = [
        "shot", "cut", "went", "sang", "spoke", "swore", "began", "broke", "threw", "put", "wept", "read", "sat",
        "stood",
        "spat", "told", "wrote", "thought", "felt", "held", "found", "kept", "let", "led", "ran", "drew", "sent",
        "gave",
        "took", "made", "came", "saw", "got", "brought", "bought", "left", "met", "paid", "sold", "lost", "won", "had",
        "was",
        "were", "said",
    ]
    static let auxiliaries: Set<String> = [
        "has", "have", "had", "is", "are", "was", "were", "be", "been", "would", "will", "could", "can", "may", "might",
        "must", "should", "did", "does", "do", "not", "hasn't", "didn't", "doesn't", "wouldn't", "won't", "isn't",
        "wasn't",
    ]
    static let determiners: Set<String> = [
        "the", "a", "an", "one", "another", "some", "many", "his", "her", "their", "its", "my", "our", "several", "two",
        "three", "other", "both", "each", "most", "few",
    ]
    static let prepositions: Set<String> = [
        "of", "for", "in", "on", "at", "by", "with", "from", "to", "into", "about", "after", "before", "during", "over",
        "under", "against", "among", "between", "through", "since", "until", "without", "within", "as", "than", "like",
        "near", "via", "alongside", "amid", "amongst", "besides", "beyond", "following", "given", "regarding",
        "concerning",
        "throughout", "toward", "towards", "unlike", "notwithstanding", "beneath", "behind", "beside", "below", "above",
        "across", "along", "around", "per", "despite", "upon", "while", "when",
    ]
    static let phraseEnds: Set<String> = [
        "and", "but", "or", "so", "because", "although", "though", "if", "whether", "that", "which", "who", "whom",
        "where",
        "why", "how", "what", "when", "while", "as", "also", "then", "there", "it", "this", "him", "them", "us", "me",
        "you", "it's", "that's",
    ]

    static func isAdverb(_ folded: String) -> Bool {
        (folded.utf8.count > 4 && folded.hasSuffix("ly")) || adverbs.contains(folded)
    }

    private static let adverbs: Set<String> = [
        "also", "then", "later", "still", "even", "once", "again", "just", "often", "always", "never", "now", "further",
        "once", "already", "too", "however", "instead", "soon", "earlier", "yesterday", "today", "thus", "both", "all",
        "not", "first", "since", "therefore", "perhaps", "only", "simply", "long", "ever", "twice", "famously", "once",
    ]
}

enum DateWords {
    static func contains(_ folded: String) -> Bool { all.contains(folded) }
    private static let all: Set<String> = [
        "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "january", "february", "march",
        "april",
        "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun",
        "jul",
        "aug", "sept", "sep", "oct", "nov", "dec", "yesterday", "today", "tonight", "morning", "afternoon", "evening",
        "week",
        "month", "year", "last", "earlier", "later",
    ]
}

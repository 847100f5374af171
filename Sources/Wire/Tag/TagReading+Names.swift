import NewsModel
import Prose

/// Names as they come: company, organisation, place, person.
extension TagReading {
    /// Reads what begins at the word; returns where to go on.
    mutating func read(at start: Int) -> Int {
        let word = words[start]
        let isDigitName = word.looks.contains(.digit) && !word.looks.contains(.capital)
        guard runs.isCapital(word) || isDigitName else { return start + 1 }
        if isDigitName, !tagger.index.hasName(at: start, in: words) { return start + 1 }
        if !symbolsWritten.isEmpty, let written = symbolsWritten[Int(word.start)] {
            let name = text.text(in: Span(word.span)) ?? written.symbol
            mentions.append(Mention(span: Span(word.span), name: name, ticker: written.symbol))
            var next = start + 1
            while next < words.count, Int(words[next].end) <= written.end { next += 1 }
            return next
        }
        let run = start..<(isDigitName ? start + 1 : runs.end(from: start))

        // "Ford" after "Gerald Ford" is the man, unless the words around speak of a company.
        if run.count == 1, surnames.contains(word.hash), !runs.hasCompanyCue(run) { return start + 1 }
        if let end = readCompany(at: start, run: run) { return end }
        if isDigitName { return start + 1 }
        if let length = tagger.organisation(at: start, in: words), looksLikeName(start..<(start + length)),
            run.count <= length || !runs.isOrganisation(run)
        {
            mention(start..<(start + length), company: nil)
            return start + length
        }
        // A sentence's first word and a title belong to no name.
        if run.count > 1, word.looks.contains(.opensSentence), CommonWords.english.isFunction(word) { return start + 1 }
        if run.count > 1, RunWords.titles.contains(word.hash), !runs.isOrganisation(run) { return start + 1 }

        // "Fed Chair Jerome Powell", "Climate Envoy John Kerry": the person begins at the given name.
        if run.count > 2, !runs.isOrganisation(run), !GivenNames.contains(word),
            let given = run.dropFirst().first(where: { GivenNames.contains(words[$0]) }),
            RunWords.titles.contains(words[given - 1].hash)
        {
            return given
        }
        if let (place, length) = Places.world.place(at: start, in: words),
            run.count <= length || !runs.isOrganisation(run), !isPersonNamedAsPlace(run, length)
        {
            if !places.contains(place.name) { places.append(place.name) }
            return start + length
        }
        if runs.isPerson(run) || (run.count <= 3 && runs.hasTitle(before: start) && !runs.isOrganisation(run)) {
            person(run)
            return run.upperBound
        }
        let titled = runs.titled[Int(word.line)] && !isHeadline
        if runs.isOrganisation(run), !(titled && run.count > 5) {
            mention(run, company: nil)
            introduce(run)
            return run.upperBound
        }
        if run.count == 1, let known = introduced[word.hash] {
            mention(run, ticker: known)
            return run.upperBound
        }
        if run.count <= 3, !titled, isUncommon(run), runs.hasCompanyCue(run) || isHeadlineSubject(run) {
            mention(run, company: nil)
            introduce(run)
            return run.upperBound
        }
        return run.upperBound
    }

    /// "Paris Hilton", "Jordan Peele": a given name that is also a place, and a last name that is neither.
    private func isPersonNamedAsPlace(_ run: Range<Int>, _ placeLength: Int) -> Bool {
        guard placeLength == 1, run.count == 2, GivenNames.contains(words[run.lowerBound]) else { return false }
        let last = words[run.lowerBound + 1]
        return !CommonWords.english.isCommon(last) && !last.looks.contains(.allCapitals)
            && Places.world.place(at: run.lowerBound + 1, in: words) == nil && !RunWords.endings.contains(last.hash)
            && !RunWords.cuesAfter.contains(last.hash)
    }

    /// A company that begins at the word, if the text means one; returns where to go on.
    private mutating func readCompany(at start: Int, run: Range<Int>) -> Int? {
        for match in tagger.index.companies(at: start, in: words) {
            if let end = take(match.candidates, start..<(start + match.length), run: run) { return end }
        }
        return nil
    }

    private mutating func take(_ all: [CompanyIndex.Candidate], _ span: Range<Int>, run: Range<Int>) -> Int? {
        let start = span.lowerBound
        let isIntroduced = isOpening(start) && runs.isIntroduced(span)
        let isShout = words[start].looks.contains(.allCapitals)
        let candidates = all.filter {
            switch $0.strength {
            case .initials: isShout
            case .weak: isIntroduced
            default: true
            }
        }
        guard let best = choice.company(of: candidates) else { return nil }
        let isInstrument = tagger.index.companies[best.company].isInstrument
        guard isInstrument || looksLikeName(span) else { return nil }
        // "Ford Foundation", "Apple Valley School": the run's own words make it something else.
        if run.upperBound > span.upperBound, runs.isOrganisation(run), best.strength != .legal || span.count == 1,
            !CompanyNames.isLegalForm(words[run.upperBound - 1])
        {
            return nil
        }
        // An exchange or index outranks the company that runs it ("Nasdaq", "Dow"), unless its form is written out.
        if best.strength >= .core, let length = tagger.market(at: start, in: words), length >= span.count,
            !(run.upperBound > span.upperBound && CompanyNames.isLegalForm(words[span.upperBound]))
        {
            return nil
        }
        guard isInstrument || isIntroduced || accepts(best, span, run) else { return nil }
        var end = span.upperBound
        while end < run.upperBound, CompanyNames.isLegalForm(words[end]), !CommonWords.english.isFunction(words[end]) {
            end += 1
        }
        let full = start..<end
        let isTicker = best.strength != .initials || candidates.count == 1
        mention(full, company: isTicker ? best.company : nil)
        if isIntroduced, isTicker, subject == nil, mentions.count == 1 { subject = mentions.last?.ticker }
        if best.strength <= .core, full.count > 1 || best.strength == .legal { established.insert(best.company) }
        introduce(full)
        return end
    }

    /// Whether the text's body begins with the word, an article aside.
    private func isOpening(_ start: Int) -> Bool {
        guard !isTitled, !isHeadline, words.count >= 12 else { return false }
        return start == 0 || (start == 1 && CommonWords.english.isFunction(words[0]))
    }

    private func accepts(_ best: CompanyIndex.Candidate, _ span: Range<Int>, _ run: Range<Int>) -> Bool {
        if established.contains(best.company) { return true }
        let word = words[span.lowerBound]
        let followedByForm =
            span.upperBound < run.upperBound && CompanyNames.isLegalForm(words[span.upperBound])
            && !CommonWords.english.isFunction(words[span.upperBound])
        if followedByForm { return true }
        if let (_, length) = Places.world.place(at: span.lowerBound, in: words), length >= span.count {
            return span.count > 1 && best.strength == .legal && runs.hasCompanyCue(span)
        }
        if best.strength == .initials {
            return !RunWords.plainAcronyms.contains(word.hash) && !runs.shouting[Int(word.line)]
        }
        let isPlain = span.allSatisfy { CommonWords.english.isCommon(words[$0]) }
        let isTitled = runs.titled[Int(word.line)]
        if span.count >= 2 {
            if runs.isPerson(run), best.strength >= .core { return runs.hasCompanyCue(span) }
            // Capitals inside a sentence are evidence enough; in a title they are none.
            return !isPlain || best.strength == .alias || !isTitled
        }
        if Places.world.country(ofAdjective: word) != nil || CommonWords.english.isFunction(word) { return false }
        if word.length <= 2, !word.looks.contains(.allCapitals), !word.looks.contains(.digit) { return false }
        if runs.isPerson(run) || runs.hasTitle(before: span.lowerBound) { return false }
        if RunWords.plainAcronyms.contains(word.hash) { return false }
        let isDoubtful =
            isPlain || GivenNames.contains(word) || lowerCase.contains(word.hash)
            || RunWords.endings.contains(word.hash)
        // "Morgan Freeman" is not Morgan: a second capital that is no cue makes another name of it.
        let goesOn = run.upperBound > span.upperBound || precededByCapital(span.lowerBound)
        if isDoubtful || goesOn {
            if runs.hasCompanyCue(span) { return true }
            guard best.strength <= .alias, !goesOn, !isTitled, !GivenNames.contains(word) else { return false }
            return !word.looks.contains(.opensSentence) || runs.hasPossessive(span.lowerBound) || !isPlain
        }
        return true
    }

    private func precededByCapital(_ start: Int) -> Bool {
        guard start > 0, runs.isJoined(start - 1, start), runs.isCapital(words[start - 1]) else { return false }
        return !words[start - 1].looks.contains(.opensSentence) || !CommonWords.english.isCommon(words[start - 1])
    }

    /// Whether every word has a capital or digit, small connecting words aside.
    private func looksLikeName(_ span: Range<Int>) -> Bool {
        span.allSatisfy { index in
            runs.isCapital(words[index]) || words[index].looks.contains(.digit)
                || (index > span.lowerBound
                    && (CommonWords.english.isFunction(words[index]) || CompanyNames.isLegalForm(words[index])))
        }
    }

    private func isUncommon(_ run: Range<Int>) -> Bool {
        run.allSatisfy { index in
            let word = words[index]
            return !CommonWords.english.isCommon(word) && word.length > 2 && !lowerCase.contains(word.hash)
                && Places.world.country(ofAdjective: word) == nil && !RunWords.plainAcronyms.contains(word.hash)
                && !word.looks.contains(.digit)
        }
    }

    /// In a headline an unknown name is mostly the company it is about, unless it stands where speakers stand.
    private func isHeadlineSubject(_ run: Range<Int>) -> Bool {
        guard isHeadline, !runs.titled[0] else { return false }
        if run.lowerBound == 0 { return true }
        let before = words[run.lowerBound - 1]
        let gap = runs.bytes[Int(before.end)..<Int(words[run.lowerBound].start)]
        let isSpeaker = gap.contains(0x3A) || before.hash == TagReading.says || before.hash == TagReading.by
        return !isSpeaker && !(run.count == 2 && GivenNames.contains(words[run.lowerBound]))
    }

    private static let says = FoldedWords.hash(of: "says")
    private static let by = FoldedWords.hash(of: "by")

    /// A list of names is no report; what comes after so many is left out, and costs nothing.
    private static let mostPeople = 300

    private mutating func person(_ run: Range<Int>) {
        var last = run.upperBound
        while last > run.lowerBound + 1, RunWords.cuesAfter.contains(words[last - 1].hash) { last -= 1 }
        guard let name = text.text(in: Span(Int(words[run.lowerBound].start), Int(words[last - 1].end))) else { return }
        if run.count == 1, people.contains(where: { $0.hasSuffix(" " + name) }) { return }
        // "THE PRESIDENT: I’m here" introduces a speech, not a person.
        if name == "I" || name.hasPrefix("I’") || name.hasPrefix("I'") { return }
        if run.count > 1 { surnames.insert(words[last - 1].hash) }
        if people.count < TagReading.mostPeople, !people.contains(name) { people.append(name) }
    }

    private mutating func introduce(_ run: Range<Int>) {
        let first = words[run.lowerBound]
        guard run.count > 1, first.length >= 4, !CommonWords.english.isCommon(first), introduced[first.hash] == nil,
            !GivenNames.contains(first), Places.world.place(at: run.lowerBound, in: words) == nil
        else { return }
        introduced[first.hash] = .some(mentions.last?.ticker)
    }

    private mutating func mention(_ run: Range<Int>, company: Int?) {
        let symbol = company.flatMap { self.symbol(of: $0) }
        mention(run, ticker: symbol)
    }

    private mutating func mention(_ run: Range<Int>, ticker: String?) {
        let first = words[run.lowerBound]
        let span = Span(Int(first.start), Int(words[run.upperBound - 1].end))
        guard let name = text.text(in: span) else { return }
        mentions.append(Mention(span: span, name: name, ticker: ticker))
        guard let ticker else { return }
        let isTitle = isHeadline || (isTitled && first.line == 0)
        let isLead = !isTitle && run.lowerBound < SalienceRule.lead
        salience(of: ticker) {
            $0.count += 1
            $0.isInTitle = $0.isInTitle || isTitle
            $0.isInLead = $0.isInLead || isLead
            if $0.name.isEmpty { $0.name = name }
            $0.weight += isTitle ? 3 : isLead ? 1.5 : 1
        }
    }
}

import NewsModel
import Prose

/// Runs of capitalised words, and whether their own words say that they name an organisation or a person.
struct CapitalRuns {
    let words: [FoldedWords.Word]
    let bytes: [UInt8]
    /// Lines in which nearly everything is a capital tell nothing by capitals.
    let shouting: [Bool]
    /// Lines set in title case: capitals are no names there.
    let titled: [Bool]

    init(_ bytes: [UInt8], _ words: [FoldedWords.Word]) {
        self.words = words
        self.bytes = bytes
        let count = words.last.map { Int($0.line) + 1 } ?? 0
        var all = [Int](repeating: 0, count: count)
        var capital = all
        var upper = all
        var position = 0
        while position < words.count {
            let line = words[position].line
            var end = position
            while end < words.count, words[end].line == line { end += 1 }
            // Small words are written small in titles, so they do not count; in a paragraph it makes no difference.
            let mayBeTitle = end - position <= CapitalRuns.longestTitle
            for word in words[position..<end] where !word.looks.contains(.digit) {
                if mayBeTitle, CommonWords.english.isFunction(word) { continue }
                all[Int(line)] += 1
                if word.looks.contains(.capital) { capital[Int(line)] += 1 }
                if word.looks.contains(.allCapitals) { upper[Int(line)] += 1 }
            }
            position = end
        }
        shouting = zip(all, upper).map { $0 >= 4 && $1 * 4 >= $0 * 3 }
        titled = zip(all, capital).map { $0 >= 4 && $1 * 5 >= $0 * 4 }
    }

    private static let longestTitle = 40

    func isCapital(_ word: FoldedWords.Word) -> Bool {
        word.looks.contains(.capital) || word.looks.contains(.innerCapital)
    }

    /// Whether nothing but a blank, hyphen, ampersand or the stop of an abbreviation parts the words.
    func isJoined(_ left: Int, _ right: Int) -> Bool {
        guard right < words.count, words[left].line == words[right].line else { return false }
        let from = Int(words[left].end)
        let to = Int(words[right].start)
        guard to - from <= 4, from <= to else { return false }
        for byte in bytes[from..<to] {
            switch byte {
            case 0x20, 0x2D, 0x26, 0xC2, 0xA0: continue
            case 0x2E: if words[left].length > 4 { return false }
            default: return false
            }
        }
        return true
    }

    /// The end of the run that begins at a capitalised word; connecting words only where an organisation takes them.
    func end(from start: Int) -> Int {
        var end = start + 1
        var hasHead = RunWords.heads.contains(words[start].hash)
        while end < words.count, isJoined(end - 1, end) {
            if hasPossessive(end - 1) { return end }
            if isCapital(words[end]) || (words[end].looks.contains(.digit) && words[end].length <= 4) {
                hasHead = hasHead || RunWords.heads.contains(words[end].hash)
                end += 1
                continue
            }
            guard hasHead, RunWords.connectors.contains(words[end].hash) else { return end }
            var next = end + 1
            if next < words.count, RunWords.connectors.contains(words[next].hash), isJoined(next - 1, next) {
                next += 1
            }
            guard next < words.count, isJoined(next - 1, next), isCapital(words[next]) else { return end }
            end = next + 1
        }
        return end
    }

    func hasPossessive(_ index: Int) -> Bool {
        let end = Int(words[index].end)
        guard end + 1 < bytes.count else { return false }
        if bytes[end] == 0x27 { return true }
        return end + 2 < bytes.count && bytes[end] == 0xE2 && bytes[end + 1] == 0x80 && bytes[end + 2] == 0x99
    }

    func isPerson(_ run: Range<Int>) -> Bool {
        guard run.count >= 2, run.count <= 4 else { return false }
        guard GivenNames.contains(words[run.lowerBound]) || isInitial(run.lowerBound) && run.count > 1 else {
            return false
        }
        return !endsAsOrganisation(run) && !run.contains { words[$0].looks.contains(.digit) }
    }

    private func isInitial(_ index: Int) -> Bool { words[index].length <= 2 && words[index].looks.contains(.capital) }

    func hasTitle(before index: Int) -> Bool {
        guard index > 0, words[index - 1].line == words[index].line, words[index].start - words[index - 1].end <= 2
        else {
            return false
        }
        return RunWords.titles.contains(words[index - 1].hash)
    }

    func endsAsOrganisation(_ run: Range<Int>) -> Bool {
        run.count >= 2 && RunWords.endings.contains(words[run.upperBound - 1].hash)
    }

    /// Whether the run's own words make it an organisation's name.
    func isOrganisation(_ run: Range<Int>) -> Bool {
        if endsAsOrganisation(run) { return true }
        if let head = run.first(where: { RunWords.heads.contains(words[$0].hash) }), head + 2 < run.upperBound + 0,
            RunWords.connectors.contains(words[head + 1].hash)
        {
            return true
        }
        return run.count == 1 && isAcronymOrCamel(run.lowerBound)
    }

    /// One word in capitals that is no common abbreviation, or with a capital inside: "KPMG", "ForeScout".
    func isAcronymOrCamel(_ index: Int) -> Bool {
        let word = words[index]
        guard !shouting[Int(word.line)] else { return false }
        if word.looks.contains(.allCapitals) {
            return word.length >= 2 && word.length <= 7 && !RunWords.plainAcronyms.contains(word.hash)
                && !CommonWords.english.isFunction(word)
        }
        guard word.looks.contains(.innerCapital), word.length > 3 else { return false }
        let start = Int(word.start)
        let opening = bytes[start..<min(start + 3, bytes.count)]
        let isPatronymic =
            opening.starts(with: [0x4D, 0x63]) || opening.starts(with: [0x4D, 0x61, 0x63])
            || opening.starts(with: [0x44, 0x65]) || opening.starts(with: [0x4C, 0x65])
            || opening.starts(with: [0x4F, 0x27])
            || opening.starts(with: [0x44, 0x69]) || opening.starts(with: [0x4C, 0x61])
        return !isPatronymic && !RunWords.plainAcronyms.contains(word.hash)
    }

    /// Whether the text goes on about the name as one does who introduces a company: "X operates …", "X, together with
    /// its subsidiaries, provides …", "X (NYSE: XX) is a …", "X does not have significant operations".
    func isIntroduced(_ run: Range<Int>) -> Bool {
        var index = run.upperBound
        while index < words.count, isJoined(index - 1, index), CompanyNames.isLegalForm(words[index]),
            isCapital(words[index])
        {
            index += 1
        }
        let isSingle = run.count == 1 && index == run.upperBound
        let isPlain = isSingle && CommonWords.english.isCommon(words[run.lowerBound])
        if isPlain, CommonWords.english.isFunction(words[run.lowerBound]) { return false }
        // Straight on, or past an apposition between commas or brackets.
        let isApposed = index < words.count && !isPlain && isSetOff(index)
        let last = min(words.count, isApposed ? index + 40 : index + 2)
        while index < last, words[index].line == words[run.lowerBound].line {
            let word = words[index]
            if word.looks.contains(.opensSentence), !isBracketed(index), hasStop(before: index) { return false }
            if RunWords.reporting.contains(word.hash) { return false }
            if !word.looks.contains(.capital) {
                if RunWords.describing.contains(word.hash) { return true }
                if !isPlain, RunWords.being.contains(word.hash) { return true }
            }
            index += 1
        }
        return false
    }

    /// A comma or bracket before the word.
    private func isSetOff(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        return bytes[Int(words[index - 1].end)..<Int(words[index].start)].contains { $0 == 0x2C || $0 == 0x28 }
    }

    private func hasStop(before index: Int) -> Bool {
        guard index > 0 else { return true }
        let gap = bytes[Int(words[index - 1].end)..<Int(words[index].start)]
        return gap.contains(0x2E) && words[index - 1].length > 3
    }

    private func isBracketed(_ index: Int) -> Bool {
        index > 0 && bytes[Int(words[index - 1].end)..<Int(words[index].start)].contains(0x28)
    }

    /// Whether the words around speak of a company: "shares of …", "… CEO", "… Inc".
    func hasCompanyCue(_ run: Range<Int>) -> Bool {
        let line = words[run.lowerBound].line
        for index in run.upperBound..<min(run.upperBound + 2, words.count) where words[index].line == line {
            if RunWords.cuesAfter.contains(words[index].hash) { return true }
            if index == run.upperBound, !words[index].looks.contains(.followsClosely),
                !hasPossessive(run.upperBound - 1)
            {
                break
            }
        }
        let before = run.lowerBound - 1
        guard before >= 0, words[before].line == line else { return false }
        if RunWords.cuesBefore.contains(words[before].hash) { return true }
        guard before >= 1,
            RunWords.connectors.contains(words[before].hash) || CommonWords.english.isFunction(words[before])
        else { return false }
        return RunWords.cuesBefore.contains(words[before - 1].hash)
    }
}

/// The words that ``CapitalRuns`` goes by.
enum RunWords {
    private static func hashes(_ list: String) -> HashedWords { HashedWords(list) }

    static let endings = hashes(KnownOrganisations.endings)
    static let heads = hashes(KnownOrganisations.heads)
    static let plainAcronyms = hashes(KnownOrganisations.plainAcronyms)
    static let connectors = hashes("of for and the de du del in on")
    static let titles = hashes(
        """
        mr mrs ms dr sir lord president minister chancellor senator governor mayor secretary judge justice general
        ceo chairman chairwoman director analyst economist strategist spokesman spokeswoman professor prof executive king
        queen prince pope ambassador commissioner captain founder chair representative envoy coach
        """
    )
    static let cuesAfter = hashes(
        """
        shares share stock stocks inc corp ltd plc ceo cfo q1 q2 q3 q4 ipo earnings profit profits revenue sales
        spokesman spokeswoman spokesperson subsidiary shareholders investors unit customers employees board chairman
        chief net quarterly jumps surges gains falls slips tumbles rallies plunges soars drops zooms ends reports posts
        unveils launches acquires bags wins plans stake results store stores dealer dealers
        """
    )
    /// What companies are said to do when they are introduced.
    static let describing = hashes(
        """
        operates provides offers develops manufactures designs engages explores owns produces distributes markets sells
        invests focuses intends specializes specialises supplies researches discovers mines builds serves creates
        publishes licenses leases transports processes imports exports acquires represents manages constructs generates
        refines delivers makes runs represents seeks conducts holds functions acts invested engaged
        """
    )
    static let being = hashes("is are was does has had")
    /// What companies do in the news; a text that says so first introduces nobody.
    static let reporting = hashes(
        """
        said says told reported reports announced announces posted posts agreed agrees rose fell gained slipped jumped
        plunged surged tumbled climbed dropped plans planned warned warns sued sues launched launches unveiled unveils
        expects expected beat missed cut cuts raised raises named names appointed appoints hired fired will would could
        may bought buys rallied soared slumped filed won wins
        """
    )
    static let cuesBefore = hashes(
        """
        shares stock stake subsidiary acquire acquired acquires buy sell owner maker giant retailer lender carmaker
        automaker drugmaker chipmaker insurer broker brokerage firm company startup publisher operator rival
        buys sells upgrades downgrades
        """
    )
}

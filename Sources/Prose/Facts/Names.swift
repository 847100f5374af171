package import NewsModel

/// A run of capitalised words that names somebody or something.
package struct Name: Sendable, Equatable {
    package enum Kind: Sendable, Hashable {
        /// ISO 3166 alpha-2, or "EU".
        case country(String)
        case person
        case organisation
        case other
    }

    /// Without title and possessive ending.
    package var span: Span
    /// With the title before it: "Vice President JD Vance".
    package var titled: Span
    package var text: String
    /// Folded, without titles: ["jd", "vance"].
    package var words: [String]
    package var kind: Kind

    package init(span: Span, titled: Span, text: String, words: [String], kind: Kind) {
        self.span = span
        self.titled = titled
        self.text = text
        self.words = words
        self.kind = kind
    }

    /// Whether the two can stand for the same: the same country, one a part of the other, or the same last word with
    /// no differing first name.
    package func matches(_ other: Name) -> Bool {
        if case .country(let left) = kind, case .country(let right) = other.kind { return left == right }
        if words == other.words { return true }
        let (short, long) = words.count <= other.words.count ? (words, other.words) : (other.words, words)
        guard let last = short.last, !short.isEmpty else { return false }
        if short.count == 1 { return long.contains(last) || Names.initials(long) == last }
        return Set(short).isSubset(of: Set(long))
    }
}

/// Finds names.
package enum Names {
    /// The names of `text` in order.
    ///
    /// A single capitalised word that opens a sentence counts only when it is no common word; kinds are told from
    /// titles, endings and the list of countries, and are a guess.
    ///
    /// - Complexity: Linear in `text`.
    package static func find(in text: String) -> [Name] {
        let bytes = Array(text.utf8)
        return find(in: bytes, tokens: Tokens.words(in: bytes, Span(0, bytes.count)))
    }

    package static func find(in bytes: [UInt8], tokens: [Token]) -> [Name] {
        var found: [Name] = []
        var index = 0
        while index < tokens.count {
            guard tokens[index].isCapitalised || isCamel(tokens[index]) else {
                index += 1
                continue
            }
            if isPartyTag(index, bytes, tokens) {
                index += 2
                continue
            }
            let end = run(from: index, bytes, tokens)
            if let name = name(index, end, bytes, tokens) { found.append(name) }
            index = end
        }
        return found
    }

    /// A name known by other means than its capitals: its words folded, its place in `bytes`.
    package static func name(words: [String], span: Span, in bytes: [UInt8]) -> Name {
        let text = String(decoding: bytes[span.range], as: UTF8.self)
        let tokens = Tokens.words(in: bytes, span)
        return Name(span: span, titled: span, text: text, words: words, kind: kind(words, tokens, hasTitle: false))
    }

    /// "ai" for artificial intelligence: the first letters, connecting words left out.
    static func initials(_ words: [String]) -> String {
        String(words.filter { !connectors.contains($0) }.compactMap(\.first))
    }

    private static func isCamel(_ token: Token) -> Bool {
        token.shape == .mixed && token.folded.utf8.contains { !Characters.isDigit($0) } && token.span.count > 3
            && token.folded.utf8.first.map { !Characters.isDigit($0) } ?? false
    }

    /// "(R-Iowa)", ", D-Vt.,": a party and its state, no name.
    private static func isPartyTag(_ index: Int, _ bytes: [UInt8], _ tokens: [Token]) -> Bool {
        let token = tokens[index]
        guard token.span.count == 1, ["r", "d", "i"].contains(token.folded), index > 0, index + 1 < tokens.count,
            tokens[index + 1].span.start == token.span.end + 1, bytes[token.span.end] == 0x2D
        else { return false }
        let before = bytes[tokens[index - 1].span.end..<token.span.start]
        return before.contains(0x28) || before.contains(0x2C)
    }

    /// Where the run of name words that begins at `start` ends.
    private static func run(from start: Int, _ bytes: [UInt8], _ tokens: [Token]) -> Int {
        var end = start + 1
        // "China's Robin Li" is two names.
        if tokens[start].folded.hasSuffix("'s") { return end }
        while end < tokens.count {
            guard isJoined(end - 1, end, bytes, tokens) else { return end }
            // "Baidu CEO Robin Li", "Indian Prime Minister Narendra Modi": an office between two names parts them.
            if Titles.parts(tokens[end].folded), !(start..<end).allSatisfy({ Titles.contains(tokens[$0].folded) }) {
                return end
            }
            // "Mara Voss Wednesday said": the day is no part of the name; that of Ash Wednesday is.
            if weekdays.contains(tokens[end].base), !feasts.contains(tokens[end - 1].folded) { return end }
            // "Italian Silvio Berlusconi": where somebody is from, and who it is.
            if end == start + 1, Countries.code(tokens[start].folded) != nil,
                GivenNames.contains(folded: tokens[end].folded), end + 1 < tokens.count, tokens[end + 1].isCapitalised
            {
                return end
            }
            if tokens[end].isCapitalised || isCamel(tokens[end]) {
                end += 1
                if tokens[end - 1].folded.hasSuffix("'s") { return end }
                continue
            }
            // "Bank of England", "Marine Le Pen van der …": connectors only between capitals.
            var after = end
            while after < tokens.count, after - end < 2, connectors.contains(tokens[after].folded),
                tokens[after].shape == .lower
            {
                after += 1
                guard after < tokens.count, isJoined(after - 1, after, bytes, tokens) else { return end }
            }
            guard after > end, after < tokens.count, tokens[after].isCapitalised, tokens[end].folded != "and" else {
                return end
            }
            // "Stephen Arden of Lakeland University": a person, and where she belongs.
            if tokens[end].folded == "of", isFullName(start..<end, tokens) { return end }
            // "Centre for Policy", but not "the Lord for Jane".
            if tokens[end].folded == "for", !bodies.contains(tokens[end - 1].folded),
                !tokens[end - 1].folded.hasSuffix("s")
            {
                return end
            }
            end = after + 1
            if tokens[end - 1].folded.hasSuffix("'s") { return end }
        }
        return end
    }

    /// A given name and another after it, titles before them passed over.
    private static func isFullName(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
        guard let first = range.first(where: { !Titles.contains(tokens[$0].folded) }), first + 1 < range.upperBound
        else {
            return false
        }
        return GivenNames.contains(folded: tokens[first].folded)
    }

    private static func isJoined(_ left: Int, _ right: Int, _ bytes: [UInt8], _ tokens: [Token]) -> Bool {
        let gap = bytes[tokens[left].span.end..<tokens[right].span.start]
        switch gap.count {
        case 1: return gap.first == 0x20 || gap.first == 0x2D || gap.first == 0x26
        case 2:
            // "Sen. Graham", "J. Smith": the stop of a title or initial.
            return gap.first == 0x2E && gap.last == 0x20
                && (Titles.contains(tokens[left].folded) || tokens[left].span.count == 1
                    || Abbreviations.beforeNames.contains(tokens[left].folded))
        case 3: return Array(gap) == [0x20, 0x26, 0x20]
        default: return false
        }
    }

    private static func name(_ from: Int, _ end: Int, _ bytes: [UInt8], _ tokens: [Token]) -> Name? {
        var start = from
        // A sentence's first word is capitalised whatever it is.
        while start < end, opensSentence(start, bytes, tokens), isCommon(tokens[start]), tokens[start].shape != .upper {
            start += 1
        }
        while start < end, StopWords.contains(tokens[start].folded), !Titles.contains(tokens[start].folded),
            !(tokens[start].shape == .upper && tokens[start].span.count > 1)
        {
            start += 1
        }
        guard start < end else { return nil }
        let titledStart = start
        while start < end - 1, Titles.contains(tokens[start].folded) || Titles.follows(tokens[start].folded) {
            start += 1
        }
        let hasTitle = start > titledStart
        // "… and Rep.": a line cut off before the name.
        if end - start == 1, Abbreviations.beforeNames.contains(tokens[start].folded) { return nil }
        // Days and months are dates, not names.
        if end - start == 1, calendar.contains(tokens[start].base) { return nil }
        if tokens[start].folded == "i" || (end - start == 1 && tokens[start].span.count == 1) { return nil }
        let words = tokens[start..<end].map(\.base)
        var span = Span(tokens[start].span.start, tokens[end - 1].span.end)
        if tokens[end - 1].folded.hasSuffix("'s") { span.end = possessiveStart(bytes, span) }
        return Name(
            span: span,
            titled: Span(tokens[titledStart].span.start, span.end),
            text: String(decoding: bytes[span.range], as: UTF8.self),
            words: words,
            kind: kind(words, Array(tokens[start..<end]), hasTitle: hasTitle)
        )
    }

    private static func possessiveStart(_ bytes: [UInt8], _ span: Span) -> Int {
        var end = Characters.before(bytes, span.end)
        end = Characters.before(bytes, end)
        return max(end, span.start + 1)
    }

    private static func kind(_ words: [String], _ tokens: [Token], hasTitle: Bool) -> Name.Kind {
        if let code = Countries.code(words.joined(separator: " ")) { return .country(code) }
        if hasTitle { return .person }
        if let last = words.last, organisationEndings.contains(last) { return .organisation }
        if words.contains(where: { $0 == "of" || $0 == "for" }) { return .organisation }
        if tokens.count == 1, tokens[0].shape == .upper { return .organisation }
        if tokens.count == 2 || tokens.count == 3 { return .person }
        return .other
    }

    static func opensSentence(_ index: Int, _ bytes: [UInt8], _ tokens: [Token]) -> Bool {
        var position = tokens[index].span.start
        while position > 0 {
            position = Characters.before(bytes, position)
            let scalar = Characters.decode(bytes, position).scalar
            if Characters.isSpace(scalar: scalar) {
                if scalar == 0x0A || scalar == 0x0D { return true }
                continue
            }
            switch scalar {
            case 0x22, 0x27, 0x201C, 0x2018, 0x28, 0x5B, 0x201D, 0x2019, 0x29: continue
            case 0x2E:
                return index == 0
                    || !(tokens[index - 1].span.count == 1 || Titles.contains(tokens[index - 1].folded)
                        || tokens[index - 1].span.end > position)
            case 0x21, 0x3F, 0x3A, 0x2026, 0x2022: return true
            default: return false
            }
        }
        return true
    }

    private static func isCommon(_ token: Token) -> Bool {
        if ["mr", "mrs", "ms"].contains(token.folded) { return false }
        return StopWords.contains(token.folded) || openersThatAreNoNames.contains(token.folded)
            || token.folded.hasSuffix("ly")
    }

    private static let openersThatAreNoNames: Set<String> = [
        "according", "asked", "speaking", "while", "many", "several", "another", "last", "next", "earlier", "later",
        "people", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "first", "second", "despite",
        "following", "including", "new", "officials", "experts", "analysts", "critics", "supporters", "meanwhile",
        "however",
        "instead", "still", "perhaps", "today", "yesterday", "let", "look", "make", "see", "get", "think", "thank",
        "yes", "shares",
        "sales", "profits", "police", "investors", "economists", "voters", "none", "nothing",
        "everyone", "everybody", "someone", "something", "anyone", "asking", "citing", "noting", "adding", "based",
        "report",
        "reports",
    ]

    private static let connectors: Set<String> = [
        "of", "the", "de", "la", "le", "van", "von", "der", "den", "di", "da", "del", "al", "bin", "el", "for", "and",
        "du", "dos",
    ]
    /// What is founded for something: "Institute for …".
    private static let bodies: Set<String> = [
        "center", "centre", "institute", "institution", "council", "committee", "commission", "association", "society",
        "foundation", "fund", "agency", "office", "department", "bureau", "ministry", "coalition", "alliance",
        "campaign",
        "movement", "union", "bank", "school", "college", "university", "museum", "hospital", "party", "network",
        "academy",
        "board", "court", "authority", "partnership", "project", "league", "group", "forum", "trust", "organization",
        "organisation", "secretary", "minister", "commissioner",
    ]
    private static let weekdays: Set<String> = [
        "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    ]
    /// What makes a name of the weekday after it.
    private static let feasts: Set<String> = [
        "super", "black", "good", "bloody", "cyber", "fat", "ash", "shrove", "holy", "palm", "easter", "giving", "mail",
        "boxing", "maundy", "whit", "low", "casual", "freaky", "stir",
    ]
    private static let calendar: Set<String> = [
        "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "january", "february", "march",
        "april",
        "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr",
        "jun",
        "jul", "aug", "sept", "sep", "oct", "nov", "dec",
    ]
    private static let organisationEndings: Set<String> = [
        "inc", "corp", "corporation", "co", "company", "ltd", "plc", "llc", "group", "bank", "university", "college",
        "institute", "ministry", "department", "agency", "commission", "committee", "council", "party", "times", "post",
        "news", "journal", "association", "union", "foundation", "fund", "court", "senate", "congress", "parliament",
        "administration", "campaign", "project", "systems", "technologies", "airlines", "motors", "holdings", "pac",
    ]
}

extension Names {
    /// Whether one of the two is the other's initials: "FBI" and "Federal Bureau of Investigation".
    package static func sameInitials(_ left: [String], _ right: [String]) -> Bool {
        (left.count == 1 && right.count > 1 && initials(right) == left[0])
            || (right.count == 1 && left.count > 1 && initials(left) == right[0])
    }
}

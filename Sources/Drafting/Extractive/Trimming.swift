import NewsModel
import Prose

/// Shortens sentences without changing what they say: drops openings, brackets, asides and tails, never a hedge, a
/// condition, a negation or an attribution.
enum Trimming {
    /// Ways to say the sentence, the fullest first, each without its final stop.
    ///
    /// Empty where it leans on what stood before it ("He also …", "This …") and cannot stand alone.
    ///
    /// `naming`: Whether "according to X" may become "X said".
    static func versions(of passage: Passage, naming: Bool = true) -> [Clause] {
        guard passage.hasWholeQuotations, !passage.text.hasSuffix("?") else { return [] }
        var clause = Clause(passage)
        if let subject = passage.subject, let first = clause.chunks.first, ["he", "she"].contains(first.word),
            !first.isQuoted
        {
            clause.chunks[0].raw = subject
            clause.chunks[0].folded = Tokens.folded(subject)
        }
        clause = withoutOpening(clause)
        clause = withoutBrackets(clause)
        clause = withoutNewsDay(clause)
        clause = Clause(clause.chunks.filter { $0.isQuoted || $0.folded != ["also"] || $0.endsClause })
        guard clause.chunks.reduce(0, { $0 + ($1.isQuoted ? 0 : $1.folded.count) }) >= 4 else { return [] }
        guard standsAlone(clause, passage) else { return [] }
        var found = [clause]
        var current = clause
        // Asides and tails from the back: what stands late is the least needed.
        for _ in 0..<4 {
            guard let cut = lastRemovable(current) else { break }
            current = current.removing(
                cut,
                keepsComma: cut.upperBound < current.chunks.count && needsComma(current, cut)
            )
            if current.wordCount >= 5 { found.append(current) }
        }
        if naming { found = found.map(withSpeakerNamed) }
        if let moved = withOpeningAtEnd(clause) { found.insert(moved, at: 1) }
        if let moved = withOpeningAtEnd(current) { found.append(moved) }
        for version in found.prefix(3) {
            if let turned = withSpeakerAtEnd(version) { found.append(turned) }
        }
        return found.filter { $0.wordCount >= 5 && isBalanced($0) }
    }

    /// Where the sentence may be interrupted by ", Reuters reported,": before chunk index.
    static func breaks(in clause: Clause) -> [Int] {
        guard clause.chunks.count > 6 else { return [] }
        var found: [Int] = []
        for index in 2..<(clause.chunks.count - 2) {
            let chunk = clause.chunks[index]
            let before = clause.chunks[index - 1]
            guard !chunk.isQuoted, !before.isQuoted, !before.isDash,
                !["and", "or", "but", "nor", "then"].contains(before.word)
            else { continue }
            // Not before "which": an interruption would part it from what it speaks of.
            if before.hasComma, subordinators.contains(chunk.word) {
                found.append(index)
            } else if index <= 10, !before.endsClause, finite.contains(chunk.word), isSubject(clause.chunks[..<index]) {
                found.append(index)
            } else if !before.endsClause, tails.contains(chunk.word), before.word != "and", before.word != "just" {
                found.append(index)
            }
        }
        return found
    }

    /// Whether the words before the first finite verb can be its subject, and nothing else.
    private static func isSubject(_ chunks: ArraySlice<Chunk>) -> Bool {
        guard chunks.count >= 2, let first = chunks.first,
            !["on", "in", "at", "for", "with", "as", "after", "when", "while", "if", "by"].contains(first.word)
        else { return false }
        return !chunks.contains { chunk in
            chunk.isQuoted || chunk.endsClause || finite.contains(chunk.word) || relatives.contains(chunk.word)
                || chunk.word == "that" || chunk.word == "what" || attributing.contains(chunk.word)
        }
    }

    /// Whether somebody in the sentence is already said to say it.
    static func hasAttribution(_ clause: Clause) -> Bool {
        clause.chunks.contains { !$0.isQuoted && attributing.contains($0.word) }
    }

    // MARK: Parts

    private static func withoutOpening(_ clause: Clause) -> Clause {
        var chunks = clause.chunks
        for opening in openings {
            let words = chunks.prefix(opening.count).map(\.word)
            guard words == opening, chunks.count > opening.count + 4, !chunks[0].isQuoted else { continue }
            let last = chunks[opening.count - 1]
            guard opening.count == 1 && bareOpenings.contains(opening[0]) || last.hasComma else { continue }
            chunks.removeFirst(opening.count)
            break
        }
        guard let first = chunks.first, !first.isQuoted else { return Clause(chunks) }
        chunks[0].raw = capitalisedFirst(first.raw)
        return Clause(chunks)
    }

    private static func withoutBrackets(_ clause: Clause) -> Clause {
        var chunks: [Chunk] = []
        var isInside = false
        for chunk in clause.chunks {
            if !isInside, chunk.raw.hasPrefix("("), !chunk.isQuoted, !chunks.isEmpty { isInside = true }
            if isInside {
                guard let close = chunk.raw.lastIndex(of: ")") else { continue }
                isInside = false
                let after = chunk.raw[chunk.raw.index(after: close)...]
                if !after.isEmpty, ",;".contains(after), let last = chunks.indices.last, !chunks[last].endsClause {
                    chunks[last].raw += after
                }
                continue
            }
            chunks.append(chunk)
        }
        return isInside ? clause : Clause(chunks)
    }

    /// "today" and "yesterday" say nothing once the story is read on another day; the dateline has the date.
    private static func withoutNewsDay(_ clause: Clause) -> Clause {
        var result = clause
        for (index, chunk) in clause.chunks.enumerated().reversed() where index > 2 && !chunk.isQuoted {
            guard chunk.word == "today" || chunk.word == "yesterday", chunk.folded.count == 1 else { continue }
            let comma = chunk.hasComma
            result = result.removing(index..<(index + 1))
            if comma, index - 1 < result.chunks.count, !result.chunks[index - 1].endsClause {
                result.chunks[index - 1].raw += ","
            }
        }
        return result
    }

    private static func standsAlone(_ clause: Clause, _ passage: Passage) -> Bool {
        guard let first = clause.chunks.first, clause.wordCount >= 6, clause.wordCount <= 60 else { return false }
        if !first.isQuoted, leaning.contains(first.word) || first.word == "other" { return false }
        // "The other 5%", "The company": only who read what stood before knows which.
        if first.word == "the", clause.chunks.count > 1, bare.contains(clause.chunks[1].word) { return false }
        var hasName = false
        for (index, chunk) in clause.chunks.enumerated() where !chunk.isQuoted {
            if personal.contains(chunk.word) { return false }
            if unclear.contains(chunk.word), !hasName, passage.subject == nil { return false }
            if relativeDays.contains(chunk.word) { return false }
            // "…, he said, is": nobody in the draft is "he".
            if index > 0, ["he", "she", "they"].contains(chunk.word), index + 1 < clause.chunks.count,
                ["said", "says", "added", "told"].contains(clause.chunks[index + 1].word), passage.subject == nil,
                clause.chunks[index - 1].endsClause
            {
                return false
            }
            if chunk.word == "former" || chunk.word == "latter", index > 0, clause.chunks[index - 1].word == "the",
                index + 1 == clause.chunks.count || chunk.endsClause
            {
                return false
            }
            if chunk.isCapitalised, index > 0 || !StopWords.contains(chunk.word) { hasName = true }
        }
        return true
    }

    /// The last part between commas, or the last tail, that can go.
    private static func lastRemovable(_ clause: Clause) -> Range<Int>? {
        let chunks = clause.chunks
        var end = chunks.count
        var index = chunks.count - 1
        while index > 1 {
            let before = chunks[index - 1]
            if before.endsClause {
                let part = index..<end
                if isApposition(part, chunks) { return part }
                if index > 3, isRemovable(chunks[part], isLast: end == chunks.count) { return part }
                end = index
            } else if end == chunks.count, tails.contains(chunks[index].word), index >= 6, !chunks[index].isQuoted,
                !Limits.bound(chunks[index...]),
                !chunks[index...].contains(where: { $0.isQuoted || attributing.contains($0.word) }),
                ![
                    "and", "just", "soon", "shortly", "only", "not", "even", "days", "weeks", "months", "years",
                    "hours", "day", "week", "month", "year",
                ]
                .contains(before.word)
            {
                return index..<end
            }
            if end == chunks.count, isSecondPredicate(index, chunks) { return index..<end }
            index -= 1
        }
        return nil
    }

    /// "The text, the Statement on Trade, is": between two commas, before the sentence's verb, named by an article.
    private static func isApposition(_ part: Range<Int>, _ chunks: [Chunk]) -> Bool {
        guard part.upperBound < chunks.count, chunks[part.upperBound - 1].hasComma,
            chunks[part.lowerBound - 1].hasComma,
            ["the", "a", "an"].contains(chunks[part.lowerBound].word), finite.contains(chunks[part.upperBound].word),
            !Limits.narrow(chunks[part]),
            !chunks[part].dropLast().contains(where: { $0.endsClause || $0.isQuoted })
        else { return false }
        return !chunks[..<(part.lowerBound - 1)].contains {
            finite.contains($0.word) || $0.endsClause || $0.isQuoted
        }
    }

    /// "and has most of them made abroad": a second thing the same subject does, at the end.
    private static func isSecondPredicate(_ index: Int, _ chunks: [Chunk]) -> Bool {
        guard index >= 5, index + 2 < chunks.count, chunks[index].word == "and",
            finite.contains(chunks[index + 1].word),
            !chunks[index...].contains(where: { Limits.conditions.contains($0.word) })
        else { return false }
        return !chunks[index...].contains { $0.isQuoted || attributing.contains($0.word) || $0.endsClause }
    }

    private static func isRemovable(_ part: ArraySlice<Chunk>, isLast: Bool) -> Bool {
        guard let first = part.first, !part.contains(where: \.isQuoted) else { return false }
        if Limits.narrow(part) { return false }
        if relatives.contains(first.word) { return true }
        if Limits.bound(part) { return false }
        // A participle or subordinate part between two commas may be an item of a list; only a tail is safe.
        guard isLast, !part.contains(where: { attributing.contains($0.word) }) else { return false }
        if subordinators.contains(first.word), part.count > 2 { return true }
        return first.word.hasSuffix("ing") && first.word.utf8.count > 5 && !first.isCapitalised
    }

    /// After an aside is gone, "X, , said" needs no comma; "On Monday, X" does.
    private static func needsComma(_ clause: Clause, _ cut: Range<Int>) -> Bool {
        clause.chunks[..<cut.lowerBound].dropLast().contains { $0.hasComma && subordinators.contains($0.word) }
    }

    /// "…, according to a shipping agent" as "…, a shipping agent said", so that the outlet can follow.
    private static func withSpeakerNamed(_ clause: Clause) -> Clause {
        let chunks = clause.chunks
        guard let according = chunks.lastIndex(where: { $0.word == "according" && !$0.isQuoted }), according > 3,
            chunks[according - 1].hasComma, according + 2 < chunks.count, chunks[according + 1].word == "to",
            chunks.count - according <= 9, !chunks[according...].contains(where: { $0.endsClause || $0.isQuoted }),
            !chunks[..<according].contains(where: { attributing.contains($0.word) }),
            ["a", "an", "one", "two", "people", "officials"].contains(chunks[according + 2].word),
            !chunks[according...].contains(where: { papers.contains($0.word) })
        else { return clause }
        var said = chunks
        said.removeSubrange(according..<(according + 2))
        said.append(Chunk(raw: "said", folded: ["said"], isQuoted: false))
        return Clause(said)
    }

    /// What shows or states, but does not say.
    private static let papers: Set<String> = [
        "data", "figures", "estimates", "filing", "filings", "records", "documents", "survey", "poll", "index", "study",
        "report", "reports", "statistics", "who", "which",
    ]

    /// "On Tuesday, X did Y" as "X did Y on Tuesday".
    private static func withOpeningAtEnd(_ clause: Clause) -> Clause? {
        guard let comma = clause.chunks.prefix(5).firstIndex(where: { $0.hasComma }), comma >= 1,
            let first = clause.chunks.first, !first.isQuoted, ["on", "in", "at", "during"].contains(first.word),
            clause.chunks.count > comma + 5, !clause.chunks.contains(where: { $0.isQuoted || $0.isDash }),
            !clause.chunks[(comma + 1)...].contains(where: { $0.endsClause })
        else { return nil }
        var opening = Array(clause.chunks[...comma])
        opening[0].raw = opening[0].raw.lowercased()
        opening[comma].raw = opening[comma].bare
        var rest = Array(clause.chunks[(comma + 1)...])
        rest[0].raw = capitalisedFirst(rest[0].raw)
        return Clause(rest + opening)
    }

    /// "X told the meeting that Y" as "Y, X told the meeting".
    private static func withSpeakerAtEnd(_ clause: Clause) -> Clause? {
        var chunks = clause.chunks
        guard chunks.count <= 45, !chunks.contains(where: { $0.isQuoted || $0.isDash }),
            let verb = chunks.prefix(10).firstIndex(where: { turning.contains($0.word) }), verb >= 1,
            verb == 1 || isSubject(chunks[..<verb]) || !chunks[..<verb].contains(where: { $0.endsClause }),
            !chunks[..<verb].contains(where: { finite.contains($0.word) || relatives.contains($0.word) }),
            !["in", "on", "at", "as", "after", "when", "while", "for", "with", "if"].contains(chunks[0].word)
        else { return nil }
        var rest = verb + 1
        if let that = chunks[rest...].prefix(5).firstIndex(where: { $0.word == "that" }),
            !chunks[rest..<that].contains(where: { $0.endsClause })
        {
            rest = that + 1
        } else if chunks[verb].word != "said" || rest >= chunks.count
            || !(["the", "a", "an", "it"].contains(chunks[rest].word) || chunks[rest].isCapitalised)
        {
            return nil
        }
        chunks = Self.named(chunks, from: rest, speaker: verb)
        guard chunks.count - rest >= 4, !(chunks[rest].word == "the" && bare.contains(chunks[rest + 1].word)),
            chunks.count - rest <= 24,
            !leaning.subtracting(["it"]).contains(chunks[rest].word),
            !["she", "he", "they", "it"].contains(chunks[rest].word),
            chunks[rest...].contains(where: { finite.contains($0.word) || $0.word.hasSuffix("ed") })
        else { return nil }
        var said = Array(chunks[rest...])
        var who = Array(chunks[..<(chunks[rest - 1].word == "that" ? rest - 1 : rest)])
        said[0].raw = capitalisedFirst(said[0].raw)
        let last = said.count - 1
        said[last].raw = said[last].bare + ","
        if ["a", "an", "the", "one", "another", "officials", "analysts"].contains(who[0].word) {
            who[0].raw = who[0].raw.lowercased()
        }
        return Clause(said + who)
    }

    /// "A British spokesperson said the country agreed": the country by its name, where the speaker's words have it.
    private static func named(_ chunks: [Chunk], from rest: Int, speaker verb: Int) -> [Chunk] {
        guard rest + 1 < chunks.count, chunks[rest].word == "the", chunks[rest + 1].word == "country" else {
            return chunks
        }
        let speaker = chunks[..<verb].map(\.raw).joined(separator: " ")
        for name in Names.find(in: speaker) {
            guard case .country(let code) = name.kind else { continue }
            let full = ActWriter.nameInSentence(code, else: name.text)
            var named = chunks
            named[rest].raw = full
            named[rest].folded = Tokens.folded(full)
            named.remove(at: rest + 1)
            return named
        }
        return chunks
    }

    private static let turning: Set<String> = [
        "said", "told", "warned", "argued", "added", "announced", "predicted", "acknowledged", "insisted",
    ]

    private static func isBalanced(_ clause: Clause) -> Bool {
        let text = clause.text
        return text.count { $0 == "(" } == text.count { $0 == ")" }
            && text.count { $0 == "“" } == text.count { $0 == "”" }
            && text.count { $0 == "\"" } % 2 == 0
    }

    static func capitalisedFirst(_ text: String) -> String {
        guard let first = text.first, first.isLowercase else { return text }
        // "iPhone", "eBay" keep their shape.
        if text.dropFirst().first?.isUppercase == true { return text }
        return first.uppercased() + text.dropFirst()
    }

    // MARK: Words

    private static let bareOpenings: Set<String> = ["but", "and", "so", "yet", "still", "also"]
    private static let openings: [[String]] = [
        ["but"], ["and"], ["so"], ["yet"], ["still"], ["also"], ["however"], ["meanwhile"], ["moreover"],
        ["furthermore"], ["additionally"], ["separately"], ["nevertheless"], ["nonetheless"], ["instead"],
        ["in", "addition"], ["for", "example"], ["for", "instance"], ["of", "course"], ["in", "fact"], ["indeed"],
        ["on", "the", "other", "hand"], ["at", "the", "same", "time"], ["as", "a", "result"], ["in", "turn"],
        ["today"], ["yesterday"], ["earlier", "today"], ["notably"], ["importantly"], ["similarly"], ["likewise"],
    ]
    private static let leaning: Set<String> = [
        "whether", "if",
        "he", "she", "they", "it", "this", "that", "these", "those", "such", "his", "her", "their", "its", "there",
        "here", "then", "thus", "therefore", "hence", "others", "another", "both", "neither", "either", "some", "one",
        "who", "which", "what", "when", "where", "why", "how", "or", "nor", "because", "him", "them", "similar", "to",
        "that's", "it's", "there's", "he's", "she's", "they're", "here's", "what's", "additional", "otherwise",
        "consequently", "later", "earlier", "afterwards", "once", "not", "rather",
    ]
    /// First and second person: only right in a speaker's mouth.
    private static let personal: Set<String> = [
        "i", "we", "you", "me", "us'", "our", "ours", "my", "mine", "your", "yours", "i'm", "we're", "i've", "we've",
        "you're", "ourselves", "myself", "yourself", "let's",
    ]
    private static let bare: Set<String> = ["country", "company", "firm", "group", "other", "latter", "former", "pair"]
    private static let unclear: Set<String> = ["he", "she", "they", "his", "her", "him", "them", "their"]
    private static let relativeDays: Set<String> = ["tomorrow", "tonight", "ago", "today", "yesterday"]
    /// Verb forms that are nearly always the sentence's own verb.
    static let finite: Set<String> = [
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "should",
        "must",
        "rose", "fell", "made", "took", "won", "lost", "began", "became", "grew", "sold", "bought", "led", "held",
        "kept",
        "gave", "went", "came", "saw", "found", "plans", "announced", "launched", "reported", "agreed", "declined",
        "posted", "signed", "named", "added", "said", "does", "did", "do", "remains", "remain",
    ]
    static let relatives: Set<String> = ["which", "who", "whose", "whom", "where"]
    static let subordinators: Set<String> = [
        "as", "while", "after", "before", "when", "since", "amid", "following", "with", "despite", "although", "though",
        "because", "citing", "whereas",
    ]
    private static let tails: Set<String> = [
        "after", "amid", "following", "despite", "although", "though", "because", "while", "whereas",
    ]
    static let attributing: Set<String> = [
        "said", "says", "saying", "told", "according", "reported", "reports", "stated", "added", "noted", "claimed",
        "claims", "alleged", "argued", "believes", "estimates", "estimated", "warned", "announced", "suggested",
        "wrote",
        "tells", "insisted", "predicted", "forecast", "expects", "showed", "shows", "declared", "testified",
    ]
}

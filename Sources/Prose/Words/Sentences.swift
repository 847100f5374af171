package import NewsModel

/// Splits text into paragraphs and sentences.
package enum Sentences {
    /// The sentences of `text` in order, without the space around them.
    ///
    /// A newline always ends one; abbreviations, initials and decimals do not; closing quotation marks and brackets
    /// belong to the sentence before them.
    ///
    /// - Complexity: Linear in `text`.
    package static func spans(in text: String) -> [Span] {
        let bytes = Array(text.utf8)
        return paragraphs(in: bytes).flatMap { spans(in: bytes, $0) }
    }

    /// The lines of `text` that hold anything, trimmed.
    package static func paragraphs(in text: String) -> [Span] { paragraphs(in: Array(text.utf8)) }

    package static func paragraphs(in bytes: [UInt8]) -> [Span] {
        var found: [Span] = []
        var start = 0
        for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x0A || bytes[index] == 0x0D {
            let trimmed = trim(bytes, Span(start, index))
            if !trimmed.isEmpty { found.append(trimmed) }
            start = index + 1
        }
        return found
    }

    /// The sentences of one paragraph.
    package static func spans(in bytes: [UInt8], _ paragraph: Span) -> [Span] {
        var found: [Span] = []
        var start = paragraph.start
        var index = paragraph.start
        while index < paragraph.end {
            let (scalar, width) = Characters.decode(bytes, index)
            guard scalar == 0x2E || scalar == 0x21 || scalar == 0x3F || scalar == 0x2026 else {
                index += width
                continue
            }
            let (close, sawMark) = closing(bytes, after: index + width, end: paragraph.end)
            if isBoundary(bytes, stop: scalar, at: index, close: close, sawMark: sawMark, paragraph, start) {
                let sentence = trim(bytes, Span(start, close))
                if !sentence.isEmpty { found.append(sentence) }
                start = close
            }
            index = close
        }
        let rest = trim(bytes, Span(start, paragraph.end))
        if !rest.isEmpty { found.append(rest) }
        return found
    }

    /// The span without white space at either end.
    package static func trimmed(_ bytes: [UInt8], _ span: Span) -> Span { trim(bytes, span) }

    static func trim(_ bytes: [UInt8], _ span: Span) -> Span {
        var (start, end) = (span.start, span.end)
        while start < end {
            let (scalar, width) = Characters.decode(bytes, start)
            guard Characters.isSpace(scalar: scalar) else { break }
            start += width
        }
        while end > start {
            let before = Characters.before(bytes, end)
            guard Characters.isSpace(scalar: Characters.decode(bytes, before).scalar) else { break }
            end = before
        }
        return Span(start, max(start, end))
    }

    /// Runs over further stops, closing quotation marks and brackets.
    private static func closing(_ bytes: [UInt8], after start: Int, end: Int) -> (Int, sawMark: Bool) {
        var index = start
        var sawMark = false
        while index < end {
            let (scalar, width) = Characters.decode(bytes, index)
            switch scalar {
            case 0x2E, 0x21, 0x3F, 0x2026: break
            case 0x22, 0x201D, 0x2019, 0x27, 0xBB, 0x201C, 0x29, 0x5D:
                // A mark with a space before it opens the next sentence, and is reached only after that space.
                sawMark = true
            default: return (index, sawMark)
            }
            index += width
        }
        return (index, sawMark)
    }

    private static func isBoundary(
        _ bytes: [UInt8],
        stop: UInt32,
        at index: Int,
        close: Int,
        sawMark: Bool,
        _ paragraph: Span,
        _ start: Int
    ) -> Bool {
        guard close < paragraph.end else { return true }
        guard Characters.isSpace(scalar: Characters.decode(bytes, close).scalar) else { return false }
        var next = close
        while next < paragraph.end {
            let (scalar, width) = Characters.decode(bytes, next)
            guard Characters.isSpace(scalar: scalar) else { break }
            next += width
        }
        guard next < paragraph.end else { return true }
        var opener = Characters.decode(bytes, next)
        let opensWithMark =
            [0x22, 0x201C, 0x2018, 0x27, 0x28, 0x5B, 0xAB].contains(opener.scalar)
            && next + opener.width < paragraph.end
        if opensWithMark { opener = Characters.decode(bytes, next + opener.width) }
        guard Characters.isWord(opener.scalar) || opensWithMark else {
            // "4.2 ..." goes on; "- item" and "$5" begin.
            return opener.scalar != 0x2E && opener.scalar != 0x2026 && opener.scalar != 0x2C
        }
        if !Characters.isUpper(scalar: opener.scalar), !isDigit(opener.scalar) {
            return opensWithMark && stop != 0x2E && !sawMark
        }
        let following = Tokens.words(in: bytes, Span(next, min(paragraph.end, next + 80)))
        // “Is it two? Three?” Clinton asks …: the attribution belongs to the quotation before it.
        if sawMark, stop == 0x3F || stop == 0x21, isAttribution(following) { return false }
        guard stop == 0x2E, close == index + 1 || sawMark == false else { return true }
        if close > index + 1 { return true }
        return !isAbbreviation(bytes, endingAt: index, from: start, next: following.first)
    }

    private static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

    /// "Clinton asks", "he said", "the pope told".
    private static func isAttribution(_ words: [Token]) -> Bool {
        for (position, word) in words.prefix(4).enumerated() where position > 0 {
            if ReportingVerbs.contains(word.folded) { return true }
        }
        return false
    }

    private static func isAbbreviation(_ bytes: [UInt8], endingAt stop: Int, from start: Int, next: Token?) -> Bool {
        var begin = stop
        while begin > start, Characters.isLetter(bytes[begin - 1]) || bytes[begin - 1] == 0x2E { begin -= 1 }
        guard begin < stop else { return false }
        var word = String(decoding: bytes[begin..<stop], as: UTF8.self)
        while word.hasPrefix(".") { word.removeFirst() }
        let folded = word.lowercased()
        if Abbreviations.beforeNames.contains(folded) { return true }
        let isInitial = word.utf8.count == 1 && Characters.isUpper(bytes[stop - 1]) && word != "I"
        guard isInitial || Abbreviations.anywhere.contains(folded) || folded.utf8.contains(0x2E) else { return false }
        guard let next else { return true }
        if next.shape == .number { return folded != "am" && !folded.hasSuffix(".m") }
        return !StopWords.startsSentence(next.folded)
    }
}

/// Abbreviations that end in a stop.
enum Abbreviations {
    /// Never the end of a sentence: a name, number or month's day follows.
    static let beforeNames: Set<String> = [
        "mr", "mrs", "ms", "messrs", "mx", "dr", "prof", "sen", "sens", "rep", "reps", "gov", "govs", "gen", "col",
        "lt",
        "sgt", "cpl", "capt", "cmdr", "adm", "maj", "rev", "fr", "hon", "pres", "supt", "det", "insp", "st", "ste",
        "mt",
        "ft", "vs", "v", "cf", "approx", "fig", "vol", "pp",
    ]
    /// May end a sentence; what follows decides.
    static let anywhere: Set<String> = [
        "jr", "sr", "inc", "corp", "co", "cos", "ltd", "plc", "llc", "bros", "no", "nos", "etc", "al", "dept", "est",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ala", "ariz", "ark",
        "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "mass", "md", "mich", "minn",
        "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "vt", "va", "wash", "wis", "wyo", "ave",
        "blvd", "rd",
    ]
}

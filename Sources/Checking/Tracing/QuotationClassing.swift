import NewsModel
import Prose

/// Says which of the eleven kinds a quotation is, from its trace alone.
///
/// By what changed, not by how much: stops, then repetitions, then forms of words, then words. Shares of likeness decide
/// only between a word changed, a rewording and nothing like it, all of which stop publication alike.
struct QuotationClassing {
    let quotation: Quotation
    let trace: QuotationTrace
    let context: CheckContext

    /// `losesSense`: Whether an omission or a bracket changed the sense.
    func kind(losesSense: Bool) -> QuotationClass? {
        switch trace.outcome {
        case .noSpeech: return nil
        case .outsideMarks: return .nowhere
        case .found:
            guard let place = trace.places.first else { return .verbatim }
            if losesSense {
                return place.gaps.contains { $0.kind != .ellipsis } ? .wordChanged : .truncated
            }
            if trace.places.allSatisfy(isCut) { return .truncated }
            if trace.edits.contains("repetition left out") { return .cleaned }
            if !place.gaps.isEmpty || trace.lastBracket != nil { return .verbatim }
            return trace.places.contains(where: isSameText) ? .verbatim : .typographic
        case .altered, .nowhere:
            guard let place = trace.places.first else { return trace.outcome == .altered ? .wordChanged : .nowhere }
            return changed(place)
        }
    }

    /// What the quotation is beside one passage of likely the same words.
    func kind(against place: QuotationTrace.Place) -> QuotationClass { changed(place) }

    // MARK: Found

    /// A clause that ends where the source's goes on without so much as a comma.
    ///
    /// A few words are a fragment and claim to be no more.
    private func isCut(_ place: QuotationTrace.Place) -> Bool {
        guard let tokens = place.tokens, tokens.count >= 10 else { return false }
        let source = context.sources[place.source]
        let (last, next) = (tokens.upperBound, tokens.upperBound + 1)
        guard next < source.tokens.count, source.quotationOf[last] == source.quotationOf[next] else { return false }
        let inner = context.draft.text(quotation.inner)
        if inner.hasSuffix("…") || inner.hasSuffix("...") { return false }
        return source.tokens[next].span.start == source.tokens[last].span.end + 1
    }

    /// The same text but for marks, apostrophes, brackets, the first capital and the stop at the end.
    private func isSameText(_ place: QuotationTrace.Place) -> Bool {
        let tokens = context.draft.tokens
        let first = tokens.partition { $0.span.start >= quotation.inner.start }
        let end = tokens.partition { $0.span.start >= quotation.inner.end }
        guard first < end else { return true }
        // "[T]he": the bracket opens before the first word.
        let start = max(quotation.inner.start, tokens[first].span.start - 1)
        return Self.plain(context.draft.bytes, Span(start, tokens[end - 1].span.end))
            == Self.plain(context.sources[place.source].bytes, place.span)
    }

    private static func plain(_ bytes: [UInt8], _ span: Span) -> [UInt8] {
        var found: [UInt8] = []
        var index = span.start
        let end = min(span.end, bytes.count)
        while index < end {
            let byte = bytes[index]
            // U+2010…U+2015 are dashes, U+2018 and U+2019 apostrophes, U+201C and U+201D marks.
            if byte == 0xE2, index + 2 < end, bytes[index + 1] == 0x80 {
                switch bytes[index + 2] {
                case 0x90...0x95: found.append(0x2D)
                case 0x98, 0x99: found.append(0x27)
                case 0x9C, 0x9D: break
                default: found.append(contentsOf: bytes[index...(index + 2)])
                }
                index += 3
                continue
            }
            switch byte {
            case 0x5B, 0x5D, 0x22: break
            case 0x20, 0x0A: if found.last != 0x20, !found.isEmpty { found.append(0x20) }
            default: found.append(byte)
            }
            index += 1
        }
        if let first = found.first, first >= 0x41, first <= 0x5A { found[0] = first | 0x20 }
        return found
    }

    // MARK: Not found

    private func changed(_ place: QuotationTrace.Place) -> QuotationClass {
        let source = context.sources[place.source]
        let spoken = Tokens.words(in: source.bytes, place.span)
        let old = Self.expanded(spoken.filter { !isCutOff($0, source) }.map(\.folded))
        // "[W]e" is one word.
        let inner = context.draft.bytes[quotation.inner.range].filter { $0 != 0x5B && $0 != 0x5D }
        let new = Self.expanded(Tokens.words(in: inner, Span(0, inner.count)).map(\.folded))
        guard !old.isEmpty, !new.isEmpty, old.count <= 400, new.count <= 400 else { return .reworded }
        let isFiller = { (word: String) in Self.fillers.contains(word) }
        if old == new || Self.onceOnly(old.filter { !isFiller($0) }) == Self.onceOnly(new) { return .cleaned }
        if isSpliced(new) { return .spliced }
        let (oldStems, newStems) = (old.map(Self.form), new.map(Self.form))
        if oldStems == newStems { return .mended }
        let pairs = WordDifference.matches(oldStems, newStems)
        let likeness = Double(pairs.count) / Double(new.count)
        if isExchange(pairs, old.count, new.count) { return .wordChanged }
        if likeness >= 0.7, groups(pairs, old.count, new.count) <= 1 + new.count / 12 { return .wordChanged }
        return likeness >= 0.3 ? .reworded : .nowhere
    }

    /// The "A-" of "the A- — the AI sector".
    private func isCutOff(_ word: Token, _ source: ReadText) -> Bool {
        let end = word.span.end
        return word.span.count <= 4 && end + 1 < source.bytes.count && source.bytes[end] == 0x2D
            && source.bytes[end + 1] == 0x20
    }

    /// One or two words put in the place of as many, between words that stand.
    private func isExchange(_ pairs: [(Int, Int)], _ old: Int, _ new: Int) -> Bool {
        guard old == new, old - pairs.count <= 2, let first = pairs.first, let last = pairs.last else { return false }
        return first == (0, 0) && last == (old - 1, new - 1) && groups(pairs, old, new) == 1
    }

    /// Runs of words that differ.
    private func groups(_ pairs: [(Int, Int)], _ old: Int, _ new: Int) -> Int {
        var count = 0
        var last = (-1, -1)
        for pair in pairs + [(old, new)] {
            if pair.0 > last.0 + 1 || pair.1 > last.1 + 1 { count += 1 }
            last = pair
        }
        return count
    }

    /// Two or three runs, each standing whole in some source, with nothing between them to show the joint.
    private func isSpliced(_ new: [String]) -> Bool {
        var position = 0
        var runs = 0
        while position < new.count {
            var longest = 0
            for source in context.sources {
                for start in source.tokens.indices where source.tokens[start].folded == new[position] {
                    var length = 1
                    while position + length < new.count, start + length < source.tokens.count,
                        length < 200, source.tokens[start + length].folded == new[position + length]
                    {
                        length += 1
                    }
                    longest = max(longest, length)
                }
            }
            runs += 1
            guard longest >= 3, runs <= 3 else { return false }
            position += longest
        }
        return runs >= 2
    }

    /// The word without its inflection.
    private static func form(_ word: String) -> String {
        if ["is", "are", "was", "were", "am", "be", "been"].contains(word) { return "be" }
        if ["has", "had", "having"].contains(word) { return "have" }
        if ["does", "did", "done"].contains(word) { return "do" }
        return Irregular.base(word) ?? Stemmer.stem(word)
    }

    /// The words without those said twice in a row.
    private static func onceOnly(_ words: [String]) -> [String] {
        words.indices.filter { $0 == 0 || words[$0] != words[$0 - 1] }.map { words[$0] }
    }

    /// Contractions written out.
    private static func expanded(_ words: [String]) -> [String] {
        words.flatMap { word -> [String] in
            if let whole = irregular[word] { return whole }
            if word.hasSuffix("n't") { return [String(word.dropLast(3)), "not"] }
            for (ending, full) in [("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am")]
            where word.hasSuffix(ending) {
                return [String(word.dropLast(ending.count)), full]
            }
            return [word]
        }
    }

    private static let irregular: [String: [String]] = [
        "can't": ["can", "not"], "cannot": ["can", "not"], "won't": ["will", "not"], "it's": ["it", "is"],
        "that's": ["that", "is"], "he's": ["he", "is"], "she's": ["she", "is"], "there's": ["there", "is"],
        "what's": ["what", "is"], "let's": ["let", "us"],
    ]
    private static let fillers: Set<String> = ["um", "uh", "er", "ah", "eh", "erm", "hmm"]
}

extension Checker {
    /// The claims, quotations that are somebody else's words or another report's marked as such.
    static func marked(_ claims: [Claim], _ context: CheckContext) -> [Claim] {
        let wrong = claims.filter { $0.verdict == .misattributed && $0.severity == .block }
        guard !wrong.isEmpty else { return claims }
        var claims = claims
        for quotation in context.draft.quotations {
            guard let at = claims.firstIndex(where: { $0.kind == .quotation && $0.span == quotation.span }),
                let own = claims[at].quotation, [.verbatim, .typographic, .cleaned, .truncated].contains(own)
            else { continue }
            if wrong.contains(where: { $0.kind == .speaker && $0.span == quotation.speakerSpan }) {
                claims[at].quotation = .otherSpeaker
            } else if let number = context.draft.sentence(at: quotation.span.start) {
                let sentence = context.draft.sentences[number].span
                let isOutlet = wrong.contains { claim in
                    claim.kind == .attribution && claim.span.overlaps(sentence)
                        && context.outlets.contains { $0.names == claim.span }
                }
                if isOutlet { claims[at].quotation = .otherReport }
            }
        }
        return claims
    }
}

import NewsModel
import Prose

/// What a sentence that keeps close to its source left out, exchanged or turned round without a word of its own.
///
/// ``SentenceCheck`` judges the words that the source does not have; this check judges the source's words that are gone:
/// a deletion may take a modifier, never a head, and an operator only together with what it governs.
struct SenseCheck: Check {
    func claims(in context: CheckContext) -> [Claim] {
        var claims: [Claim] = []
        for (index, sentence) in context.draft.sentences.enumerated() {
            guard let alignment = context.alignments[index], alignment.coverage >= 0.6, !alignment.passage.isEmpty
            else { continue }
            var reading = SenseReading(alignment, sentence, index, context)
            reading.read()
            claims.append(contentsOf: reading.claims)
        }
        return claims
    }
}

/// One sentence and its passage, with what became of each of the passage's words.
struct SenseReading {
    let alignment: SentenceAlignment
    let sentence: ReadText.Sentence
    let number: Int
    let context: CheckContext
    /// The draft's position that keeps a word of the passage, or -1, by passage index.
    let keeper: [Int]
    let rewording: Rewording
    var claims: [Claim] = []

    /// Findings about one sentence at most: a sentence that changed this much has been rewritten.
    private static let most = 3

    init(_ alignment: SentenceAlignment, _ sentence: ReadText.Sentence, _ number: Int, _ context: CheckContext) {
        self.alignment = alignment
        self.sentence = sentence
        self.number = number
        self.context = context
        var keeper = Array(repeating: -1, count: alignment.passage.count)
        for position in alignment.matched.indices {
            let moved = alignment.moved[position]
            if moved >= 0, keeper[moved] < 0 { keeper[moved] = position }
        }
        for position in alignment.matched.indices where alignment.matched[position] >= 0 {
            keeper[alignment.matched[position]] = position
        }
        let rewording = Rewording(alignment, context)
        for (index, position) in rewording.keepers where keeper[index] < 0 { keeper[index] = position }
        self.keeper = keeper
        self.rewording = rewording
    }

    mutating func read() {
        findOperators()
        findHeads()
        findExchanges()
        findLinks()
        findRestrictions()
        findPlurals()
        findPhrases()
        findSuperlatives()
        findCauses()
        findTurnedVoices()
        findSwappedRoles()
        findAttributions()
        if claims.isEmpty { findSplices() }
        if claims.count > Self.most { claims.removeLast(claims.count - Self.most) }
    }

    // MARK: Words and places

    func source(_ index: Int) -> ReadText { context.sources[alignment.passage[index].source] }
    func sourceUnit(_ index: Int) -> Unit { context.sourceUnit(alignment.passage[index]) }
    func sourceToken(_ index: Int) -> Token { source(index).tokens[sourceUnit(index).tokens.lowerBound] }
    func sourceWord(_ index: Int) -> String { sourceToken(index).base }
    func draftUnit(_ position: Int) -> Unit { context.draft.units[alignment.draft.lowerBound + position] }
    func draftToken(_ position: Int) -> Token { context.draft.tokens[draftUnit(position).tokens.lowerBound] }
    func draftWord(_ position: Int) -> String { draftToken(position).base }

    func isContent(_ unit: Unit) -> Bool { unit.kind != .word || !context.vocabulary.isLight[unit.word] }
    func isContent(at index: Int) -> Bool { isContent(sourceUnit(index)) }
    func isDraftContent(at position: Int) -> Bool { isContent(draftUnit(position)) }
    func isQuoted(_ index: Int) -> Bool { source(index).quotationOf[sourceUnit(index).tokens.lowerBound] >= 0 }
    func isDraftQuoted(_ position: Int) -> Bool {
        context.draft.quotationOf[draftUnit(position).tokens.lowerBound] >= 0
    }

    /// Both stand in one sentence of the passage.
    func isTogether(_ left: Int, _ right: Int) -> Bool {
        alignment.passage.indices.contains(left) && alignment.passage.indices.contains(right)
            && alignment.passage[left].place == alignment.passage[right].place
    }

    /// Whether a comma, dash, colon or bracket stands between two units of one sentence.
    func isParted(_ left: Int, _ right: Int) -> Bool {
        guard left < right, isTogether(left, right) else { return true }
        let text = source(left)
        for index in left..<right {
            let start = text.tokens[sourceUnit(index).tokens.upperBound - 1].span.end
            let end = text.tokens[sourceUnit(index + 1).tokens.lowerBound].span.start
            guard start < end else { continue }
            if Self.hasBoundary(text.bytes[start..<end]) { return true }
        }
        return false
    }

    private static func hasBoundary(_ gap: ArraySlice<UInt8>) -> Bool {
        // "-" between spaces, "--" and the long dashes part; a hyphen joins.
        gap.contains { $0 == 0x2C || $0 == 0x3B || $0 == 0x3A || $0 == 0x28 || $0 == 0x29 || $0 == 0xE2 }
            || gap.contains(0x2D) && gap.contains(0x20)
    }

    func isHyphened(_ left: Int) -> Bool {
        guard isTogether(left, left + 1) else { return false }
        let end = source(left).tokens[sourceUnit(left).tokens.upperBound - 1].span.end
        return sourceToken(left + 1).span.start == end + 1 && source(left).bytes[end] == 0x2D
    }

    /// The unmatched positions of the text just before `position`.
    func run(before position: Int) -> [Int] {
        var found: [Int] = []
        var index = position - 1
        while index >= 0, alignment.matched[index] < 0, alignment.moved[index] < 0, found.count < 8 {
            found.append(index)
            index -= 1
        }
        return found
    }

    /// The next word of weight after `index` in its clause, at most `limit` words on.
    func governed(by index: Int, limit: Int) -> Int? {
        var next = index + 1
        while next <= index + limit, isTogether(index, next) {
            if isParted(next - 1, next) { return nil }
            if isContent(at: next) { return next }
            next += 1
        }
        return nil
    }

    mutating func report(
        _ position: Int,
        _ index: Int,
        _ message: String,
        severity: Severity = .ask,
        verdict: Verdict = .unsupported
    ) {
        let span = context.draft.span(draftUnit(position).tokens)
        // What bounds a figure is judged with the figure.
        guard !claims.contains(where: { $0.span == span }), !context.isFurniture(span),
            !source(index).isHedge[sourceUnit(index).tokens.lowerBound]
        else { return }
        let passage = alignment.passage[index]
        let at = context.sources[passage.source].span(ofUnits: passage.unit..<(passage.unit + 1))
        claims.append(
            Claim(
                kind: .sentence,
                verdict: verdict,
                severity: severity,
                span: span,
                text: context.draft.text(span),
                message: message,
                evidence: [context.evidence(passage.source, at)] + context.evidence(of: alignment)
            )
        )
    }
}

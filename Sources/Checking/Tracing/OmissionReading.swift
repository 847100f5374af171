import NewsModel
import Prose

/// What leaving words out did to the sense of a quotation whose remaining words are all the source's.
///
/// An operator (a negation, a condition, a hedge) governs the words that follow it up to the end of its clause. To leave
/// out an operator together with what it governs is an abridgement; to leave out the operator and keep what it governs is
/// another statement. Four places are looked at: the gap of an ellipsis, what stands before the quotation's first word in
/// the source's sentence, what stands after its last, and a resumption that takes a subject away from its verb.
struct OmissionReading {
    enum Fault {
        case negation(Range<Int>)
        case condition(Range<Int>)
        case hedge(Range<Int>)
        case subject(Range<Int>)

        var words: Range<Int> {
            switch self {
            case .negation(let words), .condition(let words), .hedge(let words), .subject(let words): words
            }
        }
    }

    let quotation: Quotation
    let place: QuotationTrace.Place
    let context: CheckContext

    private var source: ReadText { context.sources[place.source] }
    /// How far before the quotation an operator is looked for.
    private static let reach = 12

    /// The gravest change of sense, or nil.
    var fault: Fault? {
        guard let tokens = place.tokens else { return nil }
        for gap in place.gaps where gap.kind == .ellipsis {
            if let fault = inside(gap) { return fault }
        }
        return before(tokens.lowerBound) ?? after(tokens.upperBound)
    }

    // MARK: An ellipsis

    private func inside(_ gap: QuotationGap) -> Fault? {
        let words = (gap.left + 1)..<max(gap.left + 1, gap.right)
        guard !words.isEmpty, words.count <= 80 else { return nil }
        if let negation = governing(gap.right, from: words.lowerBound) { return .negation(negation..<gap.right) }
        // "did … leave": the verb was kept, its "not" was not.
        let isAuxiliary = SenseWords.finite.contains(folded(gap.left))
        if isAuxiliary, isNegation(words.lowerBound), stop(gap.left) == .none, !isHarmless(words.lowerBound) {
            return .negation(words.lowerBound..<(words.lowerBound + 1))
        }
        if let condition = frontedCondition(before: gap.right, from: words.lowerBound) {
            return .condition(condition..<gap.right)
        }
        if SenseWords.conditions.contains(folded(words.lowerBound)), stop(gap.left) < .sentence {
            return .condition(words)
        }
        let last = words.upperBound - 1
        // With its subject gone as well, what is left is a fragment that asserts nothing.
        if stop(last) == .none, isHedge(last), stop(gap.left) == .none { return .hedge(last..<gap.right) }
        return subjectTaken(gap, words)
    }

    /// The verb of another subject: "Fees rose and they … were jailed".
    private func subjectTaken(_ gap: QuotationGap, _ words: Range<Int>) -> Fault? {
        let last = words.upperBound - 1
        let subject = source.tokens[gap.left]
        guard SenseWords.finite.contains(folded(gap.right)), stop(last) == .none,
            !SenseWords.finite.contains(folded(last)),
            SenseWords.subjects.contains(subject.folded) || isNoun(gap.left)
        else { return nil }
        let isOtherSentence = words.contains { stop($0) == .sentence } || stop(gap.left) == .sentence
        // After a sentence end every verb has a subject of its own, which stands in what was left out.
        if isOtherSentence, !source.tokens[gap.right].isCapitalised { return .subject(words) }
        guard SenseWords.subjects.contains(folded(last)), words.count >= 2 else { return nil }
        let opener = folded(last - 1)
        return ["and", "but", "while", "whereas", "or", "because"].contains(opener) ? .subject(words) : nil
    }

    /// A name, or a word with an article before it.
    private func isNoun(_ token: Int) -> Bool {
        if source.nameOf[token] >= 0 { return true }
        let articles: Set<String> = [
            "the", "a", "an", "this", "that", "these", "those", "our", "my", "his", "her", "their", "its",
        ]
        return !StopWords.contains(folded(token))
            && (max(0, token - 2)..<token).contains { articles.contains(folded($0)) }
    }

    // MARK: The front

    private func before(_ first: Int) -> Fault? {
        guard first > 0 else { return nil }
        let lowest = max(0, first - Self.reach)
        var open = first
        while open > lowest, stop(open - 1) < .sentence { open -= 1 }
        // Words of the source outside its marks govern only what they touch: he did not “act”.
        let isInside = { (token: Int) in source.quotationOf[token] == source.quotationOf[first] }
        if let negation = governing(first, from: open), isInside(negation) || touches(negation, first) {
            if !carries(before: true, { context.vocabulary.classes[$0] == .negation }, SenseWords.deniers) {
                return .negation(negation..<first)
            }
        }
        if let condition = frontedCondition(before: first, from: open), isInside(condition),
            !carries(before: true, { _ in false }, SenseWords.conditionMarks),
            !carries(before: false, { _ in false }, SenseWords.conditionMarks)
        {
            return .condition(condition..<first)
        }
        return nil
    }

    /// A clause that begins with "if" and ends with a comma right before `kept`.
    private func frontedCondition(before kept: Int, from open: Int) -> Int? {
        guard kept > open, stop(kept - 1) == .comma else { return nil }
        var start = kept - 1
        while start > open, stop(start - 1) < .sentence { start -= 1 }
        while start < kept,
            ["and", "but", "so", "now", "then", "look", "well", "because", "only"].contains(folded(start))
        {
            start += 1
        }
        guard start + 2 < kept, ["if", "unless", "until", "assuming", "provided"].contains(folded(start)) else {
            return nil
        }
        // "If you ask me," is no condition.
        let next = folded(start + 1)
        if ["anything", "so", "not", "only"].contains(next) { return nil }
        if next == "you", ["ask", "will", "like", "look"].contains(folded(start + 2)) { return nil }
        if next == "i", ["may", "might"].contains(folded(start + 2)) { return nil }
        return start
    }

    // MARK: The end

    private func after(_ last: Int) -> Fault? {
        let next = last + 1
        guard next < source.tokens.count, stop(last) < .sentence, place.quotation == owner(next) else { return nil }
        var word = next
        if ["but", "and"].contains(folded(word)), word + 1 < source.tokens.count, folded(word + 1) == "only" {
            word += 1
        }
        if folded(word) == "only", word + 1 < source.tokens.count, folded(word + 1) == "if" { word += 1 }
        guard ["if", "unless", "provided", "except", "assuming"].contains(folded(word)), folded(last) != "even",
            folded(last) != "as"
        else { return nil }
        var end = word + 1
        while end < source.tokens.count, end - word < 10, stop(end - 1) == .none { end += 1 }
        // "if at all", "if necessary", "if any"
        guard end - word >= 3,
            !["at", "any", "not", "anything", "necessary", "possible", "you"].contains(folded(word + 1))
        else { return nil }
        if carries(before: false, { _ in false }, SenseWords.conditionMarks)
            || carries(before: true, { _ in false }, SenseWords.conditionMarks)
        {
            return nil
        }
        return .condition(next..<end)
    }

    // MARK: Words and stops of the source

    enum Stop: Int, Comparable {
        case none, comma, clause, sentence
        static func < (left: Stop, right: Stop) -> Bool { left.rawValue < right.rawValue }
    }

    private func folded(_ token: Int) -> String { source.tokens[token].folded }
    private func owner(_ token: Int) -> Int? { source.quotationOf[token] >= 0 ? source.quotationOf[token] : nil }
    private func isNegation(_ token: Int) -> Bool {
        context.vocabulary.classes[source.words[token]] == .negation
    }

    private func isHedge(_ token: Int) -> Bool {
        SenseWords.hedges.contains(folded(token)) || SenseWords.bounds.contains(folded(token))
    }

    /// The strongest stop between a word and the next.
    private func stop(_ token: Int) -> Stop {
        guard token >= 0, token + 1 < source.tokens.count else { return .sentence }
        let next = source.tokens[token + 1]
        var found = Stop.none
        for byte in source.bytes[source.tokens[token].span.end..<max(source.tokens[token].span.end, next.span.start)] {
            switch byte {
            case 0x0A, 0x21, 0x3F: found = .sentence
            case 0x2E where next.isCapitalised || next.shape == .number:
                if !(Titles.contains(folded(token)) && source.tokens[token].span.count <= 4) { found = .sentence }
            case 0x3B, 0x3A: found = max(found, .clause)
            case 0x2C: found = max(found, .comma)
            default: break
            }
        }
        return found
    }

    /// The nearest negation before `kept` whose reach takes it in, from `open` on.
    private func governing(_ kept: Int, from open: Int) -> Int? {
        // A noun cut off from its article asserts nothing.
        if ["the", "a", "an", "of"].contains(kept > 0 ? folded(kept - 1) : "") { return nil }
        // Nor does what is asked: not known | if it pays.
        if ["if", "whether", "what", "how", "who", "when", "where", "why"].contains(folded(kept)) { return nil }
        var token = kept - 1
        while token >= open, kept - token <= 7 {
            if stop(token) > .none { return nil }
            if isNegation(token) { return isHarmless(token) ? nil : token }
            if SenseWords.deniers.contains(folded(token)), isComplement(token, kept) { return token }
            guard SenseWords.transparent.contains(folded(token)) || SenseWords.adverbs.contains(folded(token)) else {
                return nil
            }
            token -= 1
        }
        return nil
    }

    /// "I doubt that | it works", "refused to | act".
    private func isComplement(_ token: Int, _ kept: Int) -> Bool {
        let between = (token + 1)..<kept
        return between.count <= 3 && !between.isEmpty
            && between.allSatisfy { ["that", "to", "it", "if", "whether"].contains(folded($0)) }
    }

    private func touches(_ negation: Int, _ first: Int) -> Bool {
        ((negation + 1)..<first).allSatisfy { SenseWords.adverbs.contains(folded($0)) }
    }

    /// "not only", "no doubt", "nothing but": words that deny nothing.
    private func isHarmless(_ token: Int) -> Bool {
        guard token + 1 < source.tokens.count else { return true }
        let next = folded(token + 1)
        let before = token > 0 ? folded(token - 1) : ""
        if ["only", "least", "surprisingly", "least"].contains(next), folded(token) == "not" { return true }
        if ["merely", "just", "simply"].contains(next), folded(token) == "not" {
            return (token..<min(token + 20, source.tokens.count)).contains { ["but", "also"].contains(folded($0)) }
        }
        if ["doubt", "question", "wonder", "matter", "sooner", "wrong"].contains(next), folded(token) == "no" {
            return true
        }
        return next == "but" || before == "or" || before == "whether" || before == "why" || before == "if"
    }

    // MARK: The draft

    /// Whether the draft, before or after the marks, has such a word itself.
    private func carries(before: Bool, _ isKind: (Int) -> Bool, _ words: Set<String>) -> Bool {
        let tokens = context.draft.tokens
        let range: Range<Int>
        if before {
            let end = tokens.partition { $0.span.start >= quotation.inner.start }
            range = max(0, end - 16)..<end
        } else {
            let start = tokens.partition { $0.span.start >= quotation.inner.end }
            range = start..<min(tokens.count, start + 24)
        }
        return range.contains { isKind(context.draft.words[$0]) || words.contains(tokens[$0].folded) }
    }
}

import NewsModel
import Prose

/// Whether words in square brackets only explain.
///
/// A bracket may name what a pronoun stands for, supply a word that grammar wants, or remark on the speaking. It may
/// not name somebody no source names, name the speaker where the speaker spoke of another, replace one word of substance
/// by another, or bring in a quantity, a doubt or a denial of its own.
struct BracketReading {
    struct Fault {
        var message: String
        var isSure: Bool
    }

    let quotation: Quotation
    let place: QuotationTrace.Place
    let context: CheckContext

    private var source: ReadText { context.sources[place.source] }

    /// The first bracket that does more than explain, or nil.
    func fault(lastBracket: Range<Int>?) -> Fault? {
        for gap in place.gaps {
            guard case .bracket(_, let tokens) = gap.kind else { continue }
            if let fault = judge(tokens, replaced: (gap.left + 1)..<max(gap.left + 1, gap.right)) { return fault }
        }
        guard let lastBracket, let end = place.tokens?.upperBound else { return nil }
        let isPronoun = end + 1 < source.tokens.count && SenseWords.pronouns.contains(source.tokens[end + 1].folded)
        return judge(lastBracket, replaced: isPronoun ? (end + 1)..<(end + 2) : (end + 1)..<(end + 1))
    }

    private func judge(_ bracket: Range<Int>, replaced: Range<Int>) -> Fault? {
        let words = bracket.map { context.draft.tokens[$0] }
        let old = replaced.filter { $0 < source.tokens.count }.map { source.tokens[$0] }
        if words.map(\.folded) == old.map(\.folded) { return nil }
        if words.contains(where: { SenseWords.remarks.contains($0.folded) }) { return nil }
        let shown = "[" + words.map { context.draft.text($0.span) }.joined(separator: " ") + "]"
        return operators(bracket, words, replaced, shown) ?? names(bracket, old, shown)
            ?? speaker(words, old, shown) ?? substance(bracket, words, old, shown)
    }

    // MARK: Denials, doubts, quantities

    private func operators(_ bracket: Range<Int>, _ words: [Token], _ replaced: Range<Int>, _ shown: String) -> Fault? {
        let classes = context.vocabulary.classes
        let new = bracket.map { classes[context.draft.words[$0]] }
        let tokens = replaced.filter { $0 < source.tokens.count }
        let old = tokens.map { classes[source.words[$0]] }
        let oldText = tokens.map { source.text(source.tokens[$0].span) }.joined(separator: " ")
        if new.contains(.negation) != old.contains(.negation) {
            return Fault(
                message: "\(shown) stands for \u{201C}\(oldText)\u{201D} and turns the sense round.",
                isSure: true
            )
        }
        let newQuantities = zip(words, new).filter { $0.1 == .quantity }.map(\.0.folded)
        let oldQuantities = Set(zip(tokens, old).filter { $0.1 == .quantity }.map { source.tokens[$0.0].folded })
        if !newQuantities.allSatisfy(oldQuantities.contains) {
            return Fault(message: "\(shown) brings in a quantity that the speaker did not give.", isSure: false)
        }
        let oldFigures = tokens.contains { source.tokens[$0].shape == .number }
        if words.contains(where: { $0.shape == .number }) != oldFigures {
            // Another way to write the same figure is the figure check's matter.
            return oldFigures
                ? Fault(message: "\(shown) stands for the figure \u{201C}\(oldText)\u{201D}.", isSure: false) : nil
        }
        return nil
    }

    // MARK: Names

    private func names(_ bracket: Range<Int>, _ old: [Token], _ shown: String) -> Fault? {
        let named = bracket.filter { token in
            let word = context.draft.tokens[token]
            return word.isCapitalised && !StopWords.contains(word.folded)
        }
        guard !named.isEmpty else { return nil }
        // "[President Reyes]" is known by the name, "[the Pope]" by the title alone.
        let bare = named.filter { !Titles.contains(context.draft.tokens[$0].base) }
        let known = (bare.isEmpty ? named : bare).filter { isKnown(context.draft.tokens[$0]) }
        if known.isEmpty, !isAbbreviation(named) {
            return Fault(
                message: "No source has the name in \(shown). Say whom the speaker meant, or leave the pronoun.",
                isSure: true
            )
        }
        guard old.contains(where: { SenseWords.masculineOrFeminine.contains($0.folded) }), let last = known.last else {
            return nil
        }
        // Somebody of the passage: the speaker's "he" was named shortly before, or the report names him.
        return isNear(context.draft.tokens[last].base)
            ? nil
            : Fault(
                message:
                    "\(shown): the passage round these words in \(context.sourceName(place.source)) does not name them. "
                    + "Check whom the speaker meant.",
                isSure: false
            )
    }

    private func isKnown(_ word: Token) -> Bool {
        if let code = Countries.code(word.base) {
            return context.sources.contains { source in source.names.contains { $0.kind == .country(code) } }
        }
        return context.sources.contains { $0.tokens.contains { $0.base == word.base } }
    }

    /// "RNC" for "Republican National Committee", and the other way round.
    private func isAbbreviation(_ named: [Int]) -> Bool {
        let words = named.map { context.draft.tokens[$0].base }
        let initials = words.compactMap(\.first).map(String.init).joined()
        return context.sources.contains { source in
            source.tokens.contains { $0.shape == .upper && $0.folded == initials }
                || source.names.contains { Names.sameInitials($0.words, words) }
        }
    }

    /// Whether the name stands in the quotation's paragraph or one of the three before it.
    private func isNear(_ name: String) -> Bool {
        guard let at = source.sentence(at: place.span.start) else { return true }
        let paragraph = source.sentences[at].paragraph
        return source.sentences.contains { sentence in
            (paragraph - 3...paragraph).contains(sentence.paragraph)
                && sentence.tokens.contains { source.tokens[$0].base == name }
        }
    }

    // MARK: The speaker

    private func speaker(_ words: [Token], _ old: [Token], _ shown: String) -> Fault? {
        guard let name = quotation.speaker, old.count <= 2 else { return nil }
        let names = Set(SpeakerComparison(name).names)
        guard !names.isEmpty else { return nil }
        let isSpeaker = words.contains { names.contains($0.base) && $0.isCapitalised }
        let isThird = old.contains { SenseWords.masculineOrFeminine.contains($0.folded) }
        if isSpeaker, isThird {
            return Fault(message: "\(shown) is the speaker, who spoke of somebody else here.", isSure: true)
        }
        let isFirst = old.contains { SenseWords.firstPerson.contains($0.folded) }
        let isNamed = words.contains { $0.isCapitalised && !StopWords.contains($0.folded) && $0.folded != "i" }
        if isFirst, isNamed, !isSpeaker {
            return Fault(message: "\(shown) stands where the speaker said \u{201C}I\u{201D}.", isSure: true)
        }
        return nil
    }

    // MARK: Words of substance

    private func substance(_ bracket: Range<Int>, _ words: [Token], _ old: [Token], _ shown: String) -> Fault? {
        let vocabulary = context.vocabulary
        let isPlain = { (word: Token) in !StopWords.contains(word.folded) && word.shape == .lower }
        let lost = old.filter { isPlain($0) && !SenseWords.pronouns.contains($0.folded) }
        let strange = bracket.filter { token in
            let word = context.draft.tokens[token]
            guard isPlain(word), !SenseWords.generics.contains(word.folded) else { return false }
            let stem = vocabulary.stems[context.draft.words[token]]
            return !context.sources.contains { source in source.words.contains { vocabulary.stems[$0] == stem } }
        }
        guard !strange.isEmpty else { return nil }
        let groups = Set(lost.flatMap { Synonyms.groups(of: $0.folded, stem: Stemmer.stem($0.folded)) })
        if strange.allSatisfy({ !groups.isDisjoint(with: vocabulary.groups[context.draft.words[$0]]) }) { return nil }
        if let word = lost.first {
            return Fault(
                message:
                    "\(shown) stands for \u{201C}\(source.text(word.span))\u{201D}, which the speaker said. Restore the word.",
                isSure: true
            )
        }
        return Fault(message: "\(shown) says what no source says. Explain outside the marks.", isSure: false)
    }
}

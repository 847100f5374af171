import Foundation
package import NewsModel

/// What a report is about, as weighted terms: stems, names, pairs of names, figures.
///
/// The title and the first eighty words count more, since reports are written that way (the inverted pyramid).
package struct EventTerms: Sendable {
    package struct Term: Sendable {
        package var key: UInt64
        /// Occurrences, damped, times what the place in the text is worth.
        package var weight: Float
        package var isName: Bool
        /// Known before any corpus is seen: 0 rare, 1 everyday.
        package var isEveryday: Bool
        /// Where the term first stands in title, newline, text.
        package var span: Span
    }

    /// Ordered by key, each once.
    package private(set) var terms: [Term] = []
    /// Title, newline and text, which the spans point into.
    package let text: String

    /// Title, newline and text, folded; for ``CopySketch`` as well.
    package let folded: FoldedWords
    package let hasTitle: Bool

    /// `limit`: how many words are looked at for terms.
    package init(title: String, text: String, words limit: Int = 1_200, weights: EventWeights = EventWeights()) {
        self.text = title.isEmpty ? text : title.replacing("\n", with: " ") + "\n" + text
        hasTitle = !title.isEmpty
        folded = FoldedWords(self.text)
        let words = folded.words.prefix(limit)
        let skipped = Boilerplate.english.lines(of: Array(words))
        let common = CommonWords.english
        var found: [UInt64: Term] = [:]
        found.reserveCapacity(words.count)
        // Words that also stand without a capital are no names where a sentence begins.
        var lower: Set<UInt64> = []
        for word in words where !word.looks.contains(.capital) { lower.insert(word.hash) }

        func add(_ key: UInt64, _ weight: Float, name: Bool, everyday: Bool, _ span: Span) {
            if found[key]?.isName == false, name { found[key]?.isName = true }
            found[key, default: Term(key: key, weight: 0, isName: name, isEveryday: everyday, span: span)].weight +=
                weight
        }

        var previousName: FoldedWords.Word?
        for (index, word) in words.enumerated() where !skipped[Int(word.line)] {
            defer { if common.isFunction(word) { previousName = nil } }
            guard !common.isFunction(word), word.length > 1 else { continue }
            let place: Float =
                hasTitle && word.line == 0 ? weights.title : index < weights.leadWords ? weights.lead : 1
            let capital = word.looks.contains(.capital)
            let everyday = common.isEveryday(word)
            let name =
                capital && !word.looks.contains(.digit)
                && (!word.looks.contains(.opensSentence)
                    ? !(everyday && lower.contains(word.hash))
                    : !lower.contains(word.hash) && !everyday)
            let span = Span(word.span)
            add(word.stem, place, name: name, everyday: everyday, span)
            if name, let before = previousName, word.looks.contains(.followsClosely) {
                let pair = FoldedWords.mix(before.stem &* 31 &+ word.stem)
                add(pair, place * weights.pair, name: true, everyday: false, Span(Int(before.start), Int(word.end)))
            }
            previousName = name ? word : nil
        }
        terms = found.values.sorted { $0.key < $1.key }
        for index in terms.indices { terms[index].weight = 1 + log(max(1, terms[index].weight)) }
    }
}

/// How much each sign counts when two reports are compared.
package struct EventWeights: Sendable {
    package var title: Float = 2.5
    package var lead: Float = 2.5
    package var leadWords = 80
    package var pair: Float = 0.7
    /// Names against other words.
    package var name: Float = 1.5
    /// How many texts a stem is taken to have been seen in, of `priorTexts`, before any corpus.
    package var priorTexts: Float = 10_000
    package var priorEveryday: Float = 120
    package var priorOther: Float = 3

    package init() {}
}

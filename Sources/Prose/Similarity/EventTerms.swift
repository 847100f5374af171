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

    /// A number with the word it counts or measures: "11 dead", "magnitude 6.1".
    package struct Figure: Sendable, Equatable {
        /// Stem of the word beside it.
        package var noun: UInt64
        package var value: UInt64
        /// Of both, with the word before the number where there is one; in title, newline and text.
        package var span: Span
    }

    /// Ordered by key, each once.
    package private(set) var terms: [Term] = []
    /// Of the title and the first eighty words, at most ``figureLimit``.
    package private(set) var figures: [Figure] = []
    /// Title, newline and text, which the spans point into.
    package let text: String
    package let hasTitle: Bool
    /// For ``CopyIndex``: the text without its title.
    package let sketch: CopySketch

    package static let figureLimit = 8

    /// `limit`: how many words are looked at for terms.
    package init(title: String, text: String, words limit: Int = 1_200, weights: EventWeights = EventWeights()) {
        let line = title.utf8.contains(0x0A) ? title.replacing("\n", with: " ") : title
        self.text = line.isEmpty ? text : line + "\n" + text
        hasTitle = !line.isEmpty
        let folded = FoldedWords(self.text)
        let furniture = Boilerplate.english.lines(of: folded.words)
        sketch = CopySketch(folded, skipsFirstLine: hasTitle, furniture: furniture)
        let words = folded.words.prefix(limit)
        let common = CommonWords.english
        // Words that also stand without a capital are no names where a sentence begins.
        var lower = HashedWords(expecting: words.count)
        for word in words where !word.looks.contains(.capital) { lower.insert(word.hash) }
        var found = TermTable(capacity: words.count)
        var previousName: FoldedWords.Word?
        for (index, word) in words.enumerated() where !furniture[Int(word.line)] {
            if common.isFunction(word) {
                previousName = nil
                continue
            }
            guard word.length > 1 else { continue }
            let isLead = index < weights.leadWords
            let place: Float = hasTitle && word.line == 0 ? weights.title : isLead ? weights.lead : 1
            let everyday = common.isEveryday(word)
            let name =
                word.looks.contains(.capital) && !word.looks.contains(.digit)
                && (!word.looks.contains(.opensSentence)
                    ? !(everyday && lower.contains(word.hash))
                    : !everyday && !lower.contains(word.hash))
            found.add(word.stem, place, name: name, everyday: everyday, word.start, word.end)
            if name, let before = previousName, word.looks.contains(.followsClosely) {
                let pair = FoldedWords.mix(before.stem &* 31 &+ word.stem)
                found.add(pair, place * weights.pair, name: true, everyday: false, before.start, word.end)
            }
            previousName = name ? word : nil
            if isLead, word.looks.contains(.digit) { addFigure(index, words) }
        }
        terms = sortedByHash(found.terms) { $0.key }
        for index in terms.indices where terms[index].weight != 1 {
            terms[index].weight = 1 + log(max(1, terms[index].weight))
        }
    }

    /// The term of that key.
    package func term(_ key: UInt64) -> Term? {
        var low = 0
        var high = terms.count
        while low < high {
            let middle = (low + high) / 2
            if terms[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low < terms.count && terms[low].key == key ? terms[low] : nil
    }

    private mutating func addFigure(_ index: Int, _ words: ArraySlice<FoldedWords.Word>) {
        let number = words[index]
        guard figures.count < Self.figureLimit else { return }
        for other in [index + 1, index - 1] where words.indices.contains(other) {
            let noun = words[other]
            let (first, last) = other > index ? (number, noun) : (noun, number)
            guard noun.line == number.line, last.looks.contains(.followsClosely), !noun.looks.contains(.digit),
                noun.length > 2, !CommonWords.english.isFunction(noun)
            else { continue }
            var start = first.start
            // "magnitude 7.1 struck", "killed 11 people": the word before tells what the number is of.
            if other > index, number.looks.contains(.followsClosely), words.indices.contains(index - 1),
                words[index - 1].line == number.line, !CommonWords.english.isFunction(words[index - 1])
            {
                start = words[index - 1].start
            }
            let span = Span(Int(start), Int(last.end))
            figures.append(Figure(noun: noun.stem, value: number.hash, span: span))
            return
        }
    }
}

/// Collects the terms of one text: open addressing, in order of first sight.
private struct TermTable {
    private(set) var terms: [EventTerms.Term] = []
    private var slots: [Int32]
    private let mask: Int

    init(capacity: Int) {
        // Each word makes at most two terms.
        var size = 128
        while size < capacity * 4 { size <<= 1 }
        slots = Array(repeating: 0, count: size)
        mask = size - 1
        terms.reserveCapacity(capacity)
    }

    mutating func add(_ key: UInt64, _ weight: Float, name: Bool, everyday: Bool, _ start: Int32, _ end: Int32) {
        var slot = Int(truncatingIfNeeded: key) & mask
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if terms[index].key == key {
                terms[index].weight += weight
                if name { terms[index].isName = true }
                return
            }
            slot = (slot &+ 1) & mask
        }
        terms.append(
            EventTerms.Term(
                key: key,
                weight: weight,
                isName: name,
                isEveryday: everyday,
                span: Span(Int(start), Int(end))
            )
        )
        slots[slot] = Int32(terms.count)
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

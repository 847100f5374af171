import NewsModel
import Prose

/// A word, figure, date or country as alignment sees it.
struct Unit {
    enum Kind: Equatable {
        case word
        case figure(Int)
        case date(Int)
        case country
    }

    var kind: Kind
    /// The vocabulary's number of the word, or of what the phrase means.
    var word: Int
    /// The stem's number; countries share one for all their names.
    var stem: Int
    /// Indices into ``ReadText/tokens``.
    var tokens: Range<Int>
}

/// Makes units of a text's words: figures, dates and countries as a whole, phrases by what they mean.
struct UnitReader {
    let bytes: [UInt8]
    let tokens: [Token]
    let words: [Int]
    let names: [Name]
    /// The name, quotation, figure and date that hold the word, or -1, by word.
    let nameOf: [Int]
    let quotationOf: [Int]
    let figureOf: [Int]
    let dateOf: [Int]
    let isHedge: [Bool]

    /// - Complexity: Linear in the words.
    func units(_ vocabulary: inout Vocabulary) -> [Unit] {
        var units: [Unit] = []
        units.reserveCapacity(tokens.count)
        var particles: Set<Int> = []
        var index = 0
        while index < tokens.count {
            if let owned = owned(index, &vocabulary) {
                units.append(owned)
                index = owned.tokens.upperBound
            } else if particles.contains(index) {
                units.append(unit("the", index..<(index + 1), &vocabulary))
                index += 1
            } else if let phrase = phrase(at: index, vocabulary) {
                for piece in phrase.pieces {
                    let start = piece.count > 0 ? index : index - 1
                    index += piece.count
                    units.append(unit(piece.meaning, start..<index, &vocabulary))
                }
            } else if let (meaning, particle) = partedVerb(at: index, vocabulary) {
                particles.insert(particle)
                units.append(unit(meaning, index..<(index + 1), &vocabulary))
                index += 1
            } else {
                let word = words[index]
                units.append(
                    Unit(kind: .word, word: word, stem: vocabulary.stems[word], tokens: index..<(index + 1))
                )
                index += 1
            }
        }
        return units
    }

    private func unit(_ meaning: String, _ tokens: Range<Int>, _ vocabulary: inout Vocabulary) -> Unit {
        let word = vocabulary.id(meaning)
        return Unit(kind: .word, word: word, stem: vocabulary.stems[word], tokens: tokens)
    }

    /// The date, figure or country that begins here.
    private func owned(_ index: Int, _ vocabulary: inout Vocabulary) -> Unit? {
        let word = words[index]
        if dateOf[index] >= 0 {
            let tokens = run(of: dateOf, from: index)
            return Unit(kind: .date(dateOf[index]), word: word, stem: vocabulary.stems[word], tokens: tokens)
        }
        if figureOf[index] >= 0 {
            let tokens = run(of: figureOf, from: index)
            return Unit(kind: .figure(figureOf[index]), word: word, stem: vocabulary.stems[word], tokens: tokens)
        }
        guard nameOf[index] >= 0, case .country(let code) = names[nameOf[index]].kind else { return nil }
        let stem = vocabulary.stemNumber("\u{1}" + code)
        return Unit(kind: .country, word: word, stem: stem, tokens: run(of: nameOf, from: index))
    }

    private func run(of owners: [Int], from start: Int) -> Range<Int> {
        var end = start + 1
        while end < owners.count, owners[end] == owners[start] { end += 1 }
        return start..<end
    }

    /// The longest phrase that opens here, with nothing but blanks between its words.
    private func phrase(at index: Int, _ vocabulary: Vocabulary) -> Phrases.Phrase? {
        vocabulary.phrases[words[index]].first { phrase in
            let last = index + phrase.rest.count
            guard last < tokens.count else { return false }
            for (offset, word) in phrase.rest.enumerated() {
                let next = index + 1 + offset
                guard tokens[next].folded == word, isFree(next), isJoined(next - 1, next) else { return false }
            }
            return true
        }
    }

    /// "turned the offer down": what the verb means and where its particle stands.
    private func partedVerb(at index: Int, _ vocabulary: Vocabulary) -> (meaning: String, particle: Int)? {
        for phrase in vocabulary.phrases[words[index]] {
            guard phrase.rest.count == 1, let particle = phrase.rest.first, Phrases.particles.contains(particle),
                let meaning = phrase.pieces.first?.meaning, index + 2 < tokens.count,
                Phrases.openers.contains(tokens[index + 1].folded)
            else { continue }
            for next in (index + 1)...min(index + 4, tokens.count - 1) {
                guard isFree(next), isJoined(next - 1, next) else { break }
                guard tokens[next].folded == particle else { continue }
                // "set a record up north" goes on; a parted verb's particle ends what it belongs to.
                return next > index + 1 ? (meaning, next) : nil
            }
        }
        return nil
    }

    private func isFree(_ index: Int) -> Bool {
        nameOf[index] < 0 && figureOf[index] < 0 && dateOf[index] < 0 && !isHedge[index]
    }

    private func isJoined(_ left: Int, _ right: Int) -> Bool {
        quotationOf[left] == quotationOf[right]
            && bytes[tokens[left].span.end..<tokens[right].span.start].allSatisfy { $0 == 0x20 }
    }
}

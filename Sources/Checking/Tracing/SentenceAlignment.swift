import NewsModel
import Prose

/// One sentence of the text laid against the passage of a source that says most of it.
struct SentenceAlignment {
    /// The sentences of the passage, in order.
    var places: [SourceIndex.Place]
    /// The draft's units (indices into ``ReadText/units``).
    var draft: Range<Int>
    /// The passage's units, source by source, in reading order.
    var passage: [PassageUnit]
    /// For each of the draft's units the index into `passage` that it matched in order, or -1.
    var matched: [Int]
    /// Units that the passage has too, but elsewhere than the order would have them; the index, or -1.
    var moved: [Int]
    /// 0…1: the share of the sentence's weight that the passage says.
    var coverage: Double
    /// 0…1: the share of neighbouring pairs of words that stay neighbours.
    var adjacency: Double
}

struct PassageUnit {
    var source: Int
    /// Index into the source's ``ReadText/units``.
    var unit: Int
    /// Index into ``SentenceAlignment/places``.
    var place: Int
}

/// Lays sentences against the sources.
struct SentenceAligner {
    let draft: ReadText
    let sources: [ReadText]
    let vocabulary: Vocabulary
    let index: SourceIndex

    /// Units compared on each side at most.
    private static let draftLimit = 120
    private static let passageLimit = 250

    /// `within`: The only sources to look in; all of them when nil.
    func align(_ sentence: ReadText.Sentence, within: Set<Int>? = nil) -> SentenceAlignment? {
        let range =
            sentence.units.lowerBound..<min(sentence.units.upperBound, sentence.units.lowerBound + Self.draftLimit)
        guard !range.isEmpty else { return nil }
        let stems = draft.units[range].filter { !isFramed($0) }.map(\.stem)
        let best = index.best(stems, limit: 5, within: within)
        // A sentence taken over as it is rests on itself, however common its words.
        var windows = index.same(draft.words[sentence.tokens], within: within).map { [$0] }
        for candidate in best {
            let place = candidate.place
            windows.append([place])
            let count = sources[place.source].sentences.count
            if place.sentence + 1 < count {
                windows.append([place, SourceIndex.Place(source: place.source, sentence: place.sentence + 1)])
            }
            if place.sentence > 0 {
                windows.append([SourceIndex.Place(source: place.source, sentence: place.sentence - 1), place])
            }
        }
        if let top = best.first?.place {
            for other in best.dropFirst().map(\.place) where other != top {
                windows.append(ordered(top, other))
            }
        }
        var chosen: SentenceAlignment?
        var chosenScore = -1.0
        for window in windows {
            let alignment = align(range, window)
            let score = alignment.coverage + 0.2 * alignment.adjacency - 0.06 * Double(window.count - 1)
            if score > chosenScore {
                chosen = alignment
                chosenScore = score
            }
        }
        return chosen
            ?? SentenceAlignment(
                places: [],
                draft: range,
                passage: [],
                matched: Array(repeating: -1, count: range.count),
                moved: Array(repeating: -1, count: range.count),
                coverage: 0,
                adjacency: 0
            )
    }

    private func ordered(_ left: SourceIndex.Place, _ right: SourceIndex.Place) -> [SourceIndex.Place] {
        (left.source, left.sentence) < (right.source, right.sentence) ? [left, right] : [right, left]
    }

    private func align(_ range: Range<Int>, _ window: [SourceIndex.Place]) -> SentenceAlignment {
        var passage: [PassageUnit] = []
        for (number, place) in window.enumerated() {
            for unit in sources[place.source].sentences[place.sentence].units where passage.count < Self.passageLimit {
                passage.append(PassageUnit(source: place.source, unit: unit, place: number))
            }
        }
        let left = Array(draft.units[range])
        let right = passage.map { sources[$0.source].units[$0.unit] }
        let matched = best(left, right, passage)
        var used = Set(matched.filter { $0 >= 0 })
        var moved = Array(repeating: -1, count: left.count)
        let replaced = replacements(matched, left, right)
        let turn = TurnedPlaces(
            own: left.map { word($0, draft) },
            given: right.indices.map { word(right[$0], sources[passage[$0].source]) },
            places: passage.map(\.place),
            matched: matched
        )
        for (index, unit) in left.enumerated() where matched[index] < 0 {
            if replaced[index] {
                // "Bolt was sued by Acme": the places are turned, nothing is replaced.
                if let other = right.indices.first(where: {
                    !used.contains($0) && isSame(unit, right[$0], passage[$0].source) && turn.explains(index, $0)
                }) {
                    moved[index] = other
                    used.insert(other)
                }
                continue
            }
            let other =
                right.indices.first { !used.contains($0) && isSame(unit, right[$0], passage[$0].source) }
                ?? right.indices.first { isSame(unit, right[$0], passage[$0].source) }
            if let other {
                moved[index] = other
                used.insert(other)
            }
        }
        var total = 0.0
        var covered = 0.0
        var pairs = 0
        var kept = 0
        for (index, unit) in left.enumerated() {
            guard !isFramed(unit) else { continue }
            let weight = vocabulary.isLight[unit.word] && unit.kind == .word ? 0.15 : self.weight(unit)
            total += weight
            if matched[index] >= 0 { covered += weight } else if moved[index] >= 0 { covered += weight * 0.7 }
            if index > 0 {
                pairs += 1
                if matched[index] >= 0, matched[index] == matched[index - 1] + 1, matched[index - 1] >= 0 { kept += 1 }
            }
        }
        return SentenceAlignment(
            places: window,
            draft: range,
            passage: passage,
            matched: matched,
            moved: moved,
            coverage: total > 0 ? covered / total : 0,
            adjacency: pairs > 0 ? Double(kept) / Double(pairs) : covered > 0 ? 1 : 0
        )
    }

    /// Units that stand exactly where the passage has something else: a short run between two matches whose neighbours
    /// in the passage hold an equally short run of other weighty units.
    ///
    /// That the passage has the word elsewhere excuses nothing.
    private func replacements(_ matched: [Int], _ left: [Unit], _ right: [Unit]) -> [Bool] {
        var replaced = Array(repeating: false, count: left.count)
        var start = 0
        while start < left.count {
            guard matched[start] < 0 else {
                start += 1
                continue
            }
            var end = start
            while end < left.count, matched[end] < 0 { end += 1 }
            let from = start > 0 ? matched[start - 1] + 1 : 0
            let to = end < left.count ? matched[end] : right.count
            let isBounded = start > 0 || end < left.count
            let weighty =
                from < to ? (from..<to).count { !vocabulary.isLight[right[$0].word] || right[$0].kind != .word } : 0
            if isBounded, end - start <= 5, to - from <= 8, weighty > 0 {
                // At an open end of the sentence only what stands next to the match counts.
                let isOpen = start == 0 && from + 4 < to || end == left.count && to - from > 4
                if !isOpen || weighty <= 4 { for index in start..<end { replaced[index] = true } }
            }
            start = max(end, start + 1)
        }
        return replaced
    }

    private func word(_ unit: Unit, _ text: ReadText) -> String { text.tokens[unit.tokens.lowerBound].folded }

    private func isFramed(_ unit: Unit) -> Bool { draft.isFramed[unit.tokens.lowerBound] }

    private func weight(_ unit: Unit) -> Double { min(4, max(0.5, index.weight(unit.stem))) }

    /// The heaviest common subsequence; ties go to the pairing that keeps neighbours together.
    private func best(_ left: [Unit], _ right: [Unit], _ passage: [PassageUnit]) -> [Int] {
        let width = right.count + 1
        var table = [Int32](repeating: 0, count: (left.count + 1) * width)
        for row in stride(from: left.count - 1, through: 0, by: -1) {
            let unit = left[row]
            let isLight = vocabulary.isLight[unit.word] && unit.kind == .word
            let isName = draft.nameOf[unit.tokens.lowerBound] >= 0
            for column in stride(from: right.count - 1, through: 0, by: -1) {
                let here = row * width + column
                var value = max(table[here + width], table[here + 1])
                if isSame(unit, right[column], passage[column].source) {
                    // Of a verb and the names beside it the verb stays when its clause is turned.
                    let exact: Int32 =
                        isName
                        ? unit.word == right[column].word ? 1 : 0 : unit.word == right[column].word ? 3 : 2
                    let next: Int32 =
                        row + 1 < left.count && column + 1 < right.count && left[row + 1].stem == right[column + 1].stem
                        ? 2 : 0
                    value = max(value, table[here + width + 1] + (isLight ? 4 : 20) + exact + next)
                }
                table[here] = value
            }
        }
        var matched = Array(repeating: -1, count: left.count)
        var (row, column) = (0, 0)
        while row < left.count, column < right.count {
            let here = row * width + column
            if table[here] == table[here + width] {
                row += 1
            } else if table[here] == table[here + 1] {
                column += 1
            } else {
                matched[row] = column
                row += 1
                column += 1
            }
        }
        return matched
    }

    private func mayBeOne(_ value: Double, _ unit: Figure.Unit, _ word: Int) -> Bool {
        if case .measure = unit { return !vocabulary.isLight[word] }
        return value == 1
    }

    /// "one" and 1, "once" and "one time", "a year" and "one year": what the article says the number may say.
    private func isOne(_ figure: Figure, _ text: ReadText, _ token: Int) -> Bool {
        guard figure.upper == nil, !figure.isOrdinal, figure.rate == nil else { return false }
        let word = text.tokens[token].folded
        guard figure.value == 1 else {
            // "a fortnight" and "two weeks"
            return token > 0 && ["a", "an", "one"].contains(text.tokens[token - 1].folded)
                && Conversions.isOne(word, figure)
        }
        switch figure.unit {
        case .none: return word == "one"
        case .times: return word == "once"
        case .measure(let name): return word == name
        case .currency, .percent, .points, .clock, .age: return false
        }
    }

    func isSame(_ left: Unit, _ right: Unit, _ source: Int) -> Bool {
        if isFramed(left) { return false }
        switch (left.kind, right.kind) {
        case (.figure(let one), .figure(let other)):
            return FigureComparison.compare(draft.figures[one], sources[source].figures[other]).isSupported
        case (.date(let one), .date(let other)):
            // "This week" taken over by a text that does not tell its day.
            if draft.statedDate == nil, draft.dates[one].isRelative, sources[source].dates[other].isRelative,
                draft.words[left.tokens] == sources[source].words[right.tokens]
            {
                return true
            }
            return DateComparison.agree(
                draft.dates[one],
                draft.statedDate,
                sources[source].dates[other],
                sources[source].date
            )
        case (.figure(let one), .word):
            guard mayBeOne(draft.figures[one].value, draft.figures[one].unit, right.word) else { return false }
            return isOne(draft.figures[one], sources[source], right.tokens.lowerBound)
        case (.word, .figure(let other)):
            guard mayBeOne(sources[source].figures[other].value, sources[source].figures[other].unit, left.word) else {
                return false
            }
            return isOne(sources[source].figures[other], draft, left.tokens.lowerBound)
        case (.date(let one), .figure(let other)):
            // "1893" may be an amount after all.
            let mention = draft.dates[one]
            return mention.precision == .year && !mention.isRelative
                && mention.year.map(Double.init) == sources[source].figures[other].value
        case (.figure(let one), .date(let other)):
            let mention = sources[source].dates[other]
            let figure = draft.figures[one]
            return mention.precision == .year && !mention.isRelative && figure.unit == .none && figure.hedge == .exact
                && mention.year.map(Double.init) == figure.value
        case (.figure, _), (.date, _), (_, .figure), (_, .date): return false
        default: return left.stem == right.stem
        }
    }
}

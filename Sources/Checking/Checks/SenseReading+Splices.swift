import NewsModel
import Prose

/// Splices: the subject of one sentence joined to the predicate of another.
///
/// Words of two sentences may stand in one only if something ties them: the second speaks of the same subject, by name, by
/// a pronoun or by a common noun for it; or its own subject came along; or the word that the addition hangs on is in both.
extension SenseReading {
    /// A stretch of the text whose words of weight come from one sentence of the passage.
    private struct Stretch {
        var place: Int
        var positions: [Int]
    }

    mutating func findSplices() {
        guard alignment.places.count > 1, !context.draft.quotations.contains(where: { $0.span.overlaps(sentence.span) })
        else { return }
        let found = alignment.matched.indices.map {
            alignment.matched[$0] >= 0 ? alignment.matched[$0] : alignment.moved[$0]
        }
        let stretches = stretches(found)
        guard stretches.count > 1 else { return }
        for (number, stretch) in stretches.enumerated() {
            // The longer neighbour is the sentence, the shorter the addition.
            let neighbours = [number - 1, number + 1].filter(stretches.indices.contains).map { stretches[$0] }
            guard let main = neighbours.max(by: { $0.positions.count < $1.positions.count }),
                number > 0 || main.positions.count >= stretch.positions.count,
                !stretch.positions.allSatisfy({ has(draftUnit($0).stem, main.place) || hasFellow($0, main.place) }),
                !isTied(stretch, to: main, found), let first = stretch.positions.first
            else { continue }
            report(
                first,
                found[first],
                "The source says this in another sentence, and nothing there ties it to the rest of this one."
            )
            return
        }
    }

    private func stretches(_ found: [Int]) -> [Stretch] {
        var stretches: [Stretch] = []
        for position in found.indices
        where found[position] >= 0 && isDraftContent(at: position) && !rewording.positions.contains(position)
            && !ReportingVerbs.contains(draftWord(position))
        {
            let unit = draftUnit(position)
            guard unit.kind == .word || unit.kind == .country else { continue }
            let place = alignment.passage[found[position]].place
            // A word that both sentences have belongs to the stretch it stands in.
            if let last = stretches.last, last.place != place, has(unit.stem, last.place) {
                stretches[stretches.count - 1].positions.append(position)
            } else if let last = stretches.last, last.place == place {
                stretches[stretches.count - 1].positions.append(position)
            } else {
                stretches.append(Stretch(place: place, positions: [position]))
            }
        }
        return stretches
    }

    private func has(_ stem: Int, _ place: Int) -> Bool {
        alignment.passage.indices.contains { alignment.passage[$0].place == place && sourceUnit($0).stem == stem }
    }

    /// Whether the sentence has a near synonym of the word that nothing else accounts for: "firm" for "company".
    private func hasFellow(_ position: Int, _ place: Int) -> Bool {
        let groups = context.vocabulary.groups[draftUnit(position).word]
        return !groups.isEmpty
            && alignment.passage.indices.contains { index in
                alignment.passage[index].place == place && keeper[index] < 0
                    && context.vocabulary.groups[sourceUnit(index).word].contains(where: groups.contains)
            }
    }

    private func isTied(_ stretch: Stretch, to main: Stretch, _ found: [Int]) -> Bool {
        [(stretch, main), (main, stretch)].contains { sharesSubject($0.0, $0.1) }
            || stretch.positions.count >= 3 && bringsSubject(stretch) || hangsOnSame(stretch, found)
    }

    /// The first words of a sentence of the passage, up to its verb or the eighth word.
    private func subject(of place: Int) -> [Int] {
        let all = alignment.passage.indices.filter { alignment.passage[$0].place == place }.prefix(9)
        let verb = all.dropFirst().first { index in
            let word = sourceWord(index)
            return SenseWords.finite.contains(word) || ReportingVerbs.contains(word)
                || sourceToken(index).shape == .lower && Grammar.isPast(word) && isContent(at: index)
        }
        return all.filter { $0 < verb ?? Int.max }
    }

    /// Whether the sentence of one stretch begins with a word that stands for, or stands in, the other.
    private func sharesSubject(_ one: Stretch, _ other: Stretch) -> Bool {
        let subject = subject(of: one.place)
        let stems = Set(other.positions.map { draftUnit($0).stem })
        if subject.contains(where: { isContent(at: $0) && stems.contains(sourceUnit($0).stem) }) { return true }
        let (here, there) = (alignment.places[one.place], alignment.places[other.place])
        guard here.source == there.source, here.sentence > there.sentence, here.sentence - there.sentence <= 3 else {
            return false
        }
        return subject.prefix(3).contains { Self.referring.contains(sourceWord($0)) }
            || subject.first.map { sourceWord($0) == "the" } == true
                && subject.dropFirst().prefix(3).contains { SenseWords.generics.contains(sourceWord($0)) }
    }

    /// Whether the stretch has its own sentence's first word of weight: a clause with its subject.
    private func bringsSubject(_ stretch: Stretch) -> Bool {
        guard let head = subject(of: stretch.place).first(where: { isContent(at: $0) }) else { return true }
        return stretch.positions.contains { position in
            alignment.matched[position] == head || alignment.moved[position] == head
        }
    }

    /// Whether what the addition hangs on in the text stands beside it in its own sentence too.
    private func hangsOnSame(_ stretch: Stretch, _ found: [Int]) -> Bool {
        guard let first = stretch.positions.first, let last = stretch.positions.last else { return true }
        let before = (max(0, first - 6)..<first).filter { isDraftContent(at: $0) }.suffix(3)
        let behind = ((last + 1)..<min(found.count, last + 7)).filter { isDraftContent(at: $0) }.prefix(2)
        let stems = Set((before + behind).map { draftUnit($0).stem })
        let (start, end) = (min(found[first], found[last]) - 8, max(found[first], found[last]) + 6)
        return (max(0, start)..<min(alignment.passage.count, end)).contains {
            alignment.passage[$0].place == stretch.place && isContent(at: $0) && stems.contains(sourceUnit($0).stem)
        }
    }

    private static let referring: Set<String> = [
        "he", "she", "it", "they", "his", "her", "its", "their", "this", "these", "that", "those", "we", "i", "both",
        "who",
        "which", "such",
    ]
}

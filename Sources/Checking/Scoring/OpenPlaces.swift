import NewsModel
import Prose

/// Where a text leaves its sources: what they have nowhere, and where their words were put together anew.
///
/// Words are told by their stem, figures by value as well, dates by the day they mean. Furniture and the frame of a text
/// ("the Gazette reported") are left out.
///
/// - Complexity: Linear in the text and the sources.
struct OpenPlaces {
    /// Words of names, figures and dates that no source has.
    private(set) var facts = 0
    /// Other words of weight that no source has, and pairs of neighbours that the sources have, but nowhere side by side.
    ///
    /// In a text that copies, this is where parts of several sentences were joined, and where a joined sentence goes wrong.
    private(set) var seams = 0

    init(_ context: CheckContext) {
        let known = KnownWords(context)
        let draft = context.draft
        for (sentence, alignment) in zip(draft.sentences, context.alignments) {
            guard let alignment else { continue }
            var previous: Int?
            for (position, index) in sentence.units.enumerated() {
                let unit = draft.units[index]
                let token = unit.tokens.lowerBound
                if draft.isFramed[token] || context.isFurniture(draft.tokens[token].span) {
                    previous = nil
                    continue
                }
                let isThere = known.has(unit.stem)
                let isMatched =
                    position < alignment.matched.count
                    && (alignment.matched[position] >= 0 || alignment.moved[position] >= 0)
                if !isThere, !isMatched, !known.hasFigure(unit, of: draft) {
                    if unit.kind != .word || draft.nameOf[token] >= 0 {
                        facts += 1
                    } else if !context.vocabulary.isLight[unit.word] {
                        seams += 1
                    }
                }
                if let previous, isThere, known.has(previous), !known.hasPair(previous, unit.stem) { seams += 1 }
                previous = unit.stem
            }
        }
    }
}

/// The words of the sources that the text has too, with those that stand side by side.
private struct KnownWords {
    private var stems: [Bool]
    private var pairs: Set<Int> = []
    private var values: Set<Double> = []

    init(_ context: CheckContext) {
        stems = Array(repeating: false, count: context.vocabulary.stemCount)
        var asked = stems
        for unit in context.draft.units { asked[unit.stem] = true }
        for source in context.sources {
            for figure in source.figures {
                values.insert(figure.value)
                if let upper = figure.upper { values.insert(upper) }
            }
            for sentence in source.sentences {
                var previous: Int?
                for unit in source.units[sentence.units] {
                    guard asked[unit.stem] else {
                        previous = nil
                        continue
                    }
                    stems[unit.stem] = true
                    if let previous { pairs.insert(Self.pair(previous, unit.stem)) }
                    previous = unit.stem
                }
            }
        }
    }

    func has(_ stem: Int) -> Bool { stems[stem] }
    func hasPair(_ left: Int, _ right: Int) -> Bool { pairs.contains(Self.pair(left, right)) }

    func hasFigure(_ unit: Unit, of text: ReadText) -> Bool {
        guard case .figure(let number) = unit.kind else { return false }
        return values.contains(text.figures[number].value)
    }

    private static func pair(_ left: Int, _ right: Int) -> Int { left << 32 | right }
}

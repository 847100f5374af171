import NewsModel
import Prose

/// Runs of words that a text has in common with one source, outside quotation marks on both sides.
///
/// Words in quotation marks are somebody's, not the source's.
struct CopiedRuns {
    struct Run {
        /// The draft's tokens.
        var draft: Range<Int>
        /// The source's tokens.
        var source: Range<Int>
        /// Words of the draft inside it that the source does not have there; 0 for a run taken over as it is.
        var exchanged = 0
    }

    /// The shortest run that is looked at; two writers share five words by chance every day.
    static let shortest = 6
    /// Places of the source that are tried for one place of the text.
    private static let candidates = 4

    let exact: [Run]

    /// - Complexity: Linear in text and source.
    init(draft: ReadText, isFree: (Int) -> Bool, source: ReadText) {
        exact = Self.runs(draft, isFree, source)
    }

    private static func runs(_ draft: ReadText, _ isFree: (Int) -> Bool, _ source: ReadText) -> [Run] {
        var exact: [Run] = []
        let length = shortest
        guard source.words.count >= length, draft.words.count >= length else { return [] }
        var places: [UInt64: [Int]] = [:]
        for start in 0...(source.words.count - length) where source.quotationOf[start] < 0 {
            let key = hash(source.words[start..<(start + length)])
            if places[key, default: []].count < candidates { places[key, default: []].append(start) }
        }
        let free = draft.words.indices.map(isFree)
        var position = 0
        while position + length <= draft.words.count {
            guard free[position..<(position + length)].allSatisfy(\.self) else {
                position += 1
                continue
            }
            var best: Run?
            for start in places[hash(draft.words[position..<(position + length)])] ?? [] {
                var count = 0
                while position + count < draft.words.count, start + count < source.words.count, free[position + count],
                    source.quotationOf[start + count] < 0,
                    draft.words[position + count] == source.words[start + count]
                { count += 1 }
                if count >= length, count > best?.draft.count ?? 0 {
                    best = Run(draft: position..<(position + count), source: start..<(start + count))
                }
            }
            if let best { exact.append(best) }
            position += best?.draft.count ?? 1
        }
        return exact
    }

    /// Runs with a word or two exchanged between them, put together.
    var merged: [Run] {
        var found: [Run] = []
        for run in exact {
            if let last = found.last, (0...2).contains(run.draft.lowerBound - last.draft.upperBound),
                (0...2).contains(run.source.lowerBound - last.source.upperBound)
            {
                found[found.count - 1] = Run(
                    draft: last.draft.lowerBound..<run.draft.upperBound,
                    source: last.source.lowerBound..<run.source.upperBound,
                    exchanged: last.exchanged
                        + max(
                            run.draft.lowerBound - last.draft.upperBound,
                            run.source.lowerBound - last.source.upperBound
                        )
                )
            } else {
                found.append(run)
            }
        }
        return found
    }

    private static func hash(_ words: ArraySlice<Int>) -> UInt64 {
        words.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64(truncatingIfNeeded: $1)) &* 0x100_0000_01B3 }
    }
}

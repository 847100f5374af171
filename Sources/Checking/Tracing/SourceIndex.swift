import Foundation

/// Which sentences of the sources hold which words, and how telling each word is.
struct SourceIndex {
    struct Place: Hashable {
        var source: Int
        var sentence: Int
    }

    private(set) var places: [Place] = []
    private var postings: [[Int32]]
    private var weights: [Double]
    /// The weight of a word that no source has.
    private let strange: Double
    /// The first sentences with just these words in a row.
    private var wholes: [Int: [Place]] = [:]

    init(sources: [ReadText], vocabulary: Vocabulary) {
        postings = Array(repeating: [], count: vocabulary.stemCount)
        for (source, text) in sources.enumerated() {
            for (number, sentence) in text.sentences.enumerated() {
                let id = Int32(places.count)
                places.append(Place(source: source, sentence: number))
                let key = Self.key(text.words[sentence.tokens])
                if wholes[key, default: []].count < 3 {
                    wholes[key, default: []].append(Place(source: source, sentence: number))
                }
                for unit in text.units[sentence.units] where postings[unit.stem].last != id {
                    postings[unit.stem].append(id)
                }
            }
        }
        let total = Double(max(places.count, 1))
        weights = postings.map { log(1 + total / (1 + Double($0.count))) }
        strange = log(1 + total)
    }

    /// How telling the stem is; the rarer, the more.
    func weight(_ stem: Int) -> Double { stem < weights.count ? weights[stem] : strange }

    private static func key(_ words: ArraySlice<Int>) -> Int {
        var hasher = Hasher()
        for word in words { hasher.combine(word) }
        return hasher.finalize()
    }

    /// Sentences that probably have the same words in the same order; at most three.
    func same(_ words: ArraySlice<Int>, within: Set<Int>? = nil) -> [Place] {
        (wholes[Self.key(words)] ?? []).filter { within?.contains($0.source) ?? true }
    }

    /// The sentences that share most telling words with `stems`, best first.
    ///
    /// `within`: The only sources to look in; all of them when nil.
    func best(_ stems: [Int], limit: Int, within: Set<Int>? = nil) -> [(place: Place, score: Double)] {
        var scores: [Int32: Double] = [:]
        for stem in Set(stems).sorted() where stem < postings.count {
            // A word in half of all sentences tells nothing.
            guard postings[stem].count * 2 < places.count + 8 else { continue }
            for id in postings[stem] where within?.contains(places[Int(id)].source) ?? true {
                scores[id, default: 0] += weights[stem]
            }
        }
        return scores.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(limit).map {
            (places[Int($0.key)], $0.value)
        }
    }
}

import Foundation
import NewsModel
import Prose

/// A report's terms under the weights of the moment, of length one.
struct EventVector: Sendable {
    struct Entry: Sendable {
        var key: UInt64
        var value: Float
        /// What the term weighs before its place and number in the text are looked at: rarity, and whether it is a name.
        var factor: Float
    }

    let terms: EventTerms
    /// Index for index as `terms.terms`.
    private(set) var entries: [Entry] = []
    /// The weightiest entries, in order of weight.
    private(set) var strongest: [Entry] = []

    private static let strongestLimit = 24

    init(_ terms: EventTerms, _ frequencies: DocumentFrequencies, _ weights: EventWeights) {
        self.terms = terms
        entries.reserveCapacity(terms.terms.count)
        var square: Float = 0
        for term in terms.terms {
            let factor = EventVector.factor(term.key, term.isName, term.isEveryday, frequencies, weights)
            let value = term.weight * factor
            square += value * value
            entries.append(Entry(key: term.key, value: value, factor: factor))
        }
        let length = max(square.squareRoot(), .leastNormalMagnitude)
        strongest.reserveCapacity(Self.strongestLimit + 1)
        for index in entries.indices {
            entries[index].value /= length
            let entry = entries[index]
            if strongest.count == Self.strongestLimit, let last = strongest.last, entry.value <= last.value { continue }
            var place = strongest.count
            while place > 0, strongest[place - 1].value < entry.value { place -= 1 }
            strongest.insert(entry, at: place)
            if strongest.count > Self.strongestLimit { strongest.removeLast() }
        }
    }

    static func factor(
        _ key: UInt64,
        _ isName: Bool,
        _ isEveryday: Bool,
        _ frequencies: DocumentFrequencies,
        _ weights: EventWeights
    ) -> Float {
        max(0, frequencies.inverse(key, isEveryday: isEveryday, weights)) * (isName ? weights.name : 1)
    }

    /// How the report compares with the mean of a cluster's reports.
    struct Comparison: Sendable {
        /// Cosine, 0…1.
        var likeness: Float = 0
        /// The part of it that names make.
        var byNames: Float = 0
    }

    func compared(with cluster: EventCluster) -> Comparison {
        guard cluster.norm > 0 else { return Comparison() }
        var product: Float = 0
        var names: Float = 0
        cluster.terms.withUnsafeBufferPointer { theirs in
            entries.withUnsafeBufferPointer { mine in
                var i = 0
                var j = 0
                while i < theirs.count, j < mine.count {
                    let left = theirs[i].key
                    let right = mine[j].key
                    if left == right {
                        let value = theirs[i].weight * mine[j].factor * mine[j].value
                        product += value
                        if theirs[i].isName { names += value }
                    }
                    // Added, not branched on: which side is behind cannot be foreseen.
                    i &+= left <= right ? 1 : 0
                    j &+= right <= left ? 1 : 0
                }
            }
        }
        return Comparison(likeness: product / cluster.norm, byNames: names / cluster.norm)
    }

    /// Where the terms stand that report and cluster share, the weightiest first.
    func sharedSpans(with cluster: EventCluster) -> [Span] {
        var shared: [(Float, Span)] = []
        var j = 0
        for term in cluster.terms {
            while j < entries.count, entries[j].key < term.key { j += 1 }
            guard j < entries.count, entries[j].key == term.key else { continue }
            shared.append((term.weight * entries[j].factor * entries[j].value, terms.terms[j].span))
        }
        return shared.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix(12).map(\.1)
    }
}

import Foundation
import NewsModel
import Prose

/// A report's terms under the weights of the moment, of length one.
struct EventVector: Sendable {
    struct Entry: Sendable {
        var key: UInt64
        var value: Float
    }

    let terms: EventTerms
    /// Index for index as `terms.terms`.
    let entries: [Entry]
    private let ranked: [Entry]

    init(_ terms: EventTerms, _ frequencies: DocumentFrequencies, _ weights: EventWeights) {
        self.terms = terms
        var entries: [Entry] = []
        entries.reserveCapacity(terms.terms.count)
        var square: Float = 0
        for term in terms.terms {
            let value =
                term.weight * frequencies.inverse(term.key, isEveryday: term.isEveryday, weights)
                * (term.isName ? weights.name : 1)
            square += value * value
            entries.append(Entry(key: term.key, value: max(0, value)))
        }
        let length = max(square.squareRoot(), .leastNormalMagnitude)
        for index in entries.indices { entries[index].value /= length }
        self.entries = entries
        ranked = Array(entries.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(64))
    }

    /// The weightiest entries, in order of weight.
    func strongest(_ count: Int) -> ArraySlice<Entry> { ranked.prefix(count) }

    /// Cosine with the mean of the cluster's reports, 0…1.
    func likeness(to cluster: EventCluster, _ frequencies: DocumentFrequencies, _ weights: EventWeights) -> Float {
        var product: Float = 0
        var square: Float = 0
        var j = 0
        for term in cluster.terms {
            let value = EventVector.value(term, cluster, frequencies, weights)
            square += value * value
            while j < entries.count, entries[j].key < term.key { j += 1 }
            guard j < entries.count, entries[j].key == term.key else { continue }
            product += value * entries[j].value
        }
        return square > 0 ? product / square.squareRoot() : 0
    }

    /// Where the terms stand that report and cluster share, the weightiest first.
    func sharedSpans(with cluster: EventCluster, _ frequencies: DocumentFrequencies, _ weights: EventWeights) -> [Span]
    {
        var shared: [(Float, Span)] = []
        var j = 0
        for term in cluster.terms {
            while j < entries.count, entries[j].key < term.key { j += 1 }
            guard j < entries.count, entries[j].key == term.key else { continue }
            let value = EventVector.value(term, cluster, frequencies, weights) * entries[j].value
            shared.append((value, terms.terms[j].span))
        }
        return shared.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix(12).map(\.1)
    }

    private static func value(
        _ term: EventCluster.Term,
        _ cluster: EventCluster,
        _ frequencies: DocumentFrequencies,
        _ weights: EventWeights
    ) -> Float {
        let rarity = frequencies.inverse(term.key, isEveryday: term.isEveryday, weights)
        return term.weight / Float(max(1, cluster.reports)) * rarity * (term.isName ? weights.name : 1)
    }
}

import Foundation
import NewsModel
import Prose

/// What the clusterer keeps of the reports on one event: the mean of their terms, and when they came.
struct EventCluster: Sendable {
    struct Term: Sendable {
        var key: UInt64
        /// Sum over the reports.
        var weight: Float
        var isName: Bool
        var isEveryday: Bool
    }

    let id: ClusterID
    private(set) var terms: [Term] = []
    private(set) var reports = 0
    private(set) var earliest: Date?
    private(set) var latest: Date?
    /// Number of the last report that joined; what has been quiet for long is forgotten.
    private(set) var touched = 0
    /// Length of the summed terms, under the weights of the moment when the last report came.
    private(set) var norm: Float = 0
    /// Keys under which the index knows the cluster, and the number of the report that entered each.
    private(set) var indexed: [(key: UInt64, at: Int)] = []
    /// Names of the report that opened it, as it spells them, for explanations.
    private(set) var names: [Name] = []
    private(set) var figures: [Figure] = []

    struct Name: Sendable {
        var key: UInt64
        var words: String
    }

    /// What the reports put before or after a word, as they put it.
    struct Figure: Sendable {
        var noun: UInt64
        var values: [UInt64]
        var words: String
    }

    static let termLimit = 220
    private static let indexedLimit = 160
    private static let nameLimit = 6
    private static let figureLimit = 12

    init(id: ClusterID) { self.id = id }

    mutating func add(
        _ vector: EventVector,
        date: Date?,
        number: Int,
        _ frequencies: DocumentFrequencies,
        _ weights: EventWeights
    ) {
        let theirs = vector.terms.terms
        var merged: [Term] = []
        merged.reserveCapacity(terms.count + theirs.count)
        var i = 0
        var j = 0
        while i < terms.count || j < theirs.count {
            if j == theirs.count || (i < terms.count && terms[i].key < theirs[j].key) {
                merged.append(terms[i])
                i += 1
                continue
            }
            let new = theirs[j]
            var term = Term(key: new.key, weight: new.weight, isName: new.isName, isEveryday: new.isEveryday)
            if i < terms.count, terms[i].key == new.key {
                term.weight += terms[i].weight
                term.isName = term.isName || terms[i].isName
                i += 1
            }
            merged.append(term)
            j += 1
        }
        reports += 1
        touched = max(touched, number)
        if merged.count > Self.termLimit * 2 {
            // What only few of the reports say is not what the event is.
            let bar = merged.map { $0.weight * ($0.isName ? 1.5 : 1) }.sorted(by: >)[Self.termLimit]
            merged.removeAll { $0.weight * ($0.isName ? 1.5 : 1) < bar }
        }
        terms = merged
        measure(frequencies, weights)
        note(vector)
        if let date {
            earliest = earliest.map { min($0, date) } ?? date
            latest = latest.map { max($0, date) } ?? date
        }
    }

    /// Whether any of the reports has the term.
    func has(_ key: UInt64) -> Bool {
        var low = 0
        var high = terms.count
        while low < high {
            let middle = (low + high) / 2
            if terms[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low < terms.count && terms[low].key == key
    }

    mutating func measure(_ frequencies: DocumentFrequencies, _ weights: EventWeights) {
        var square: Float = 0
        for term in terms {
            let value =
                term.weight * EventVector.factor(term.key, term.isName, term.isEveryday, frequencies, weights)
            square += value * value
        }
        norm = square.squareRoot()
    }

    /// Whether the index has to be told the key: it never was, or so long ago that it may have forgotten.
    mutating func needsIndexing(_ key: UInt64, now: Int, after memory: Int) -> Bool {
        if let known = indexed.firstIndex(where: { $0.key == key }) {
            guard now - indexed[known].at > memory else { return false }
            indexed[known].at = now
            return true
        }
        if indexed.count >= Self.indexedLimit { indexed.removeFirst(Self.indexedLimit / 4) }
        indexed.append((key, now))
        return true
    }

    private mutating func note(_ vector: EventVector) {
        let report = vector.terms
        if names.isEmpty {
            for entry in vector.strongest where names.count < Self.nameLimit {
                guard let term = report.term(entry.key), term.isName, let words = report.text.text(in: term.span)
                else { continue }
                names.append(Name(key: entry.key, words: words))
            }
        }
        for figure in report.figures {
            if let known = figures.firstIndex(where: { $0.noun == figure.noun }) {
                if figures[known].values.count < 8, !figures[known].values.contains(figure.value) {
                    figures[known].values.append(figure.value)
                }
            } else if figures.count < Self.figureLimit, let words = report.text.text(in: figure.span) {
                figures.append(Figure(noun: figure.noun, values: [figure.value], words: words))
            }
        }
    }

    /// Takes over all that another cluster holds, but for what the index knows.
    mutating func absorb(_ other: EventCluster, _ frequencies: DocumentFrequencies, _ weights: EventWeights) {
        var sums: [UInt64: Term] = [:]
        for term in terms + other.terms {
            guard var known = sums[term.key] else {
                sums[term.key] = term
                continue
            }
            known.weight += term.weight
            known.isName = known.isName || term.isName
            sums[term.key] = known
        }
        terms = sums.values.sorted { $0.key < $1.key }
        reports += other.reports
        touched = max(touched, other.touched)
        earliest = [earliest, other.earliest].compactMap(\.self).min()
        latest = [latest, other.latest].compactMap(\.self).max()
        if names.isEmpty { names = other.names }
        if figures.isEmpty { figures = other.figures }
        measure(frequencies, weights)
    }

    /// Days between the date and the nearest end of the cluster's span of time; nil when either is unknown.
    func daysAway(_ date: Date?) -> Double? {
        guard let date, let earliest, let latest else { return nil }
        let seconds = date < earliest ? earliest.timeIntervalSince(date) : date.timeIntervalSince(latest)
        return max(0, seconds) / 86_400
    }
}

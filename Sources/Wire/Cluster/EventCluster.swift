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
    /// Keys under which the index already knows the cluster.
    var indexed: Set<UInt64> = []

    static let termLimit = 220

    init(id: ClusterID) { self.id = id }

    mutating func add(_ report: EventTerms, date: Date?, number: Int) {
        var merged: [Term] = []
        merged.reserveCapacity(terms.count + report.terms.count)
        var i = 0
        var j = 0
        while i < terms.count || j < report.terms.count {
            if j == report.terms.count || (i < terms.count && terms[i].key < report.terms[j].key) {
                merged.append(terms[i])
                i += 1
                continue
            }
            let new = report.terms[j]
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
        touched = number
        if merged.count > Self.termLimit * 2 {
            // What only few of the reports say is not what the event is.
            let bar = merged.map { $0.weight * ($0.isName ? 1.5 : 1) }.sorted(by: >)[Self.termLimit]
            merged.removeAll { $0.weight * ($0.isName ? 1.5 : 1) < bar }
        }
        terms = merged
        if let date {
            earliest = earliest.map { min($0, date) } ?? date
            latest = latest.map { max($0, date) } ?? date
        }
    }

    /// Takes over all that another cluster holds.
    mutating func absorb(_ other: EventCluster) {
        var sums: [UInt64: Term] = [:]
        for term in terms + other.terms {
            if let known = sums[term.key] {
                sums[term.key]?.weight = known.weight + term.weight
                sums[term.key]?.isName = known.isName || term.isName
            } else {
                sums[term.key] = term
            }
        }
        terms = sums.values.sorted { $0.key < $1.key }
        reports += other.reports
        touched = max(touched, other.touched)
        earliest = [earliest, other.earliest].compactMap(\.self).min()
        latest = [latest, other.latest].compactMap(\.self).max()
    }

    /// Days between the date and the nearest end of the cluster's span of time; nil when either is unknown.
    func daysAway(_ date: Date?) -> Double? {
        guard let date, let earliest, let latest else { return nil }
        let seconds = date < earliest ? earliest.timeIntervalSince(date) : date.timeIntervalSince(latest)
        return max(0, seconds) / 86_400
    }
}

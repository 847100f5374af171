package import Foundation
package import NewsModel
package import Prose

/// Gathers reports on one event as they come in, and says why.
///
/// On-line: a report's cluster is decided when it arrives, against what is known then. A report joins the cluster whose
/// terms (names above all) it shares most; names that differ, figures that differ and days that lie apart keep
/// look-alike events apart. A copy always joins its original. Pure, in memory, bounded: a report costs the same after
/// a hundred as after a hundred thousand.
package struct EventClusterer: Sendable {
    package struct Decision: Sendable, Equatable {
        package var cluster: ClusterID
        /// Whether the report opened the cluster.
        package var isNew: Bool
        /// In words: "same event because: Paris, declaration, Vance (0.62)".
        package var reason: String
        package var copyOf: ItemID?
    }

    /// Where decisions turn.
    ///
    /// The defaults were set on a development set of public news clusters.
    package struct Limits: Sendable {
        /// Likeness from which a report joins, for reports of the same day.
        package var join: Float = 0.30
        /// Added for each day between report and cluster.
        package var perDay: Float = 0.03
        /// Days after which a cluster takes no further report.
        package var maxDays: Double = 14
        package var indexedTerms = 18
        package var candidates = 12
        /// Clusters that no report joined during that many reports are forgotten.
        package var window = 20_000

        package init() {}
    }

    private let limits: Limits
    private let weights: EventWeights
    private var copies: CopyFinder
    private var frequencies = DocumentFrequencies()
    private var clusters: [Int32: EventCluster] = [:]
    private var numbers: [ClusterID: Int32] = [:]
    private var placements: [ItemID: Int32] = [:]
    private var order: [ItemID] = []
    private var index: RecentIndex
    private var nextCluster: Int32 = 0
    private var reports = 0

    package init(limits: Limits = Limits(), weights: EventWeights = EventWeights()) {
        self.limits = limits
        self.weights = weights
        copies = CopyFinder(window: limits.window)
        index = RecentIndex(postings: max(1, limits.window) * 24)
    }

    /// Decides where a report belongs, and remembers it there.
    ///
    /// `date`: when the report was published; without one, time does not count.
    package mutating func add(id: ItemID, title: String, text: String, date: Date? = nil, source: String? = nil)
        -> Decision
    {
        let terms = EventTerms(title: title, text: text, weights: weights)
        let copy = copies.add(id, CopySketch(terms.folded, skipsFirstLine: terms.hasTitle))
        let vector = EventVector(terms, frequencies, weights)
        if let copy, let number = placements[copy.original], let cluster = clusters[number] {
            place(id, vector, date, in: number)
            return Decision(cluster: cluster.id, isNew: false, reason: copy.reason, copyOf: copy.original)
        }
        if let best = nearest(vector, date), let cluster = clusters[best.number], best.likeness >= best.bar {
            let reason = explain(vector, cluster, best.likeness)
            place(id, vector, date, in: best.number)
            return Decision(cluster: cluster.id, isNew: false, reason: reason, copyOf: copy?.original)
        }
        let cluster = ClusterID("event-\(id)")
        place(id, vector, date, in: open(cluster))
        return Decision(cluster: cluster, isNew: true, reason: "first report of this event", copyOf: copy?.original)
    }

    /// Remembers a report where the store, or an editor, has put it.
    package mutating func remember(
        id: ItemID,
        title: String,
        text: String,
        date: Date?,
        cluster: ClusterID,
        copyOf: ItemID?
    ) {
        let terms = EventTerms(title: title, text: text, weights: weights)
        copies.remember(id, CopySketch(terms.folded, skipsFirstLine: terms.hasTitle), copyOf: copyOf)
        place(id, EventVector(terms, frequencies, weights), date, in: numbers[cluster] ?? open(cluster))
    }

    /// A report as ``relearn(_:from:)`` takes it.
    package struct Text: Sendable {
        package var title: String
        package var text: String
        package var date: Date?

        package init(title: String, text: String, date: Date? = nil) {
            self.title = title
            self.text = text
            self.date = date
        }
    }

    /// Notes that somebody put a remembered report elsewhere: its later copies follow it there.
    ///
    /// What the two clusters are about is learnt anew by ``relearn(_:from:)`` or ``merge(_:into:)``.
    package mutating func move(_ id: ItemID, to cluster: ClusterID) {
        guard placements[id] != nil else { return }
        placements[id] = open(cluster)
    }

    /// Makes a cluster be about exactly these reports, because some left it or came.
    package mutating func relearn(_ id: ClusterID, from reports: [Text]) {
        let number = open(id)
        let touched = clusters[number]?.touched ?? 0
        clusters[number] = EventCluster(id: id)
        for report in reports {
            let terms = EventTerms(title: report.title, text: report.text, weights: weights)
            join(EventVector(terms, frequencies, weights), report.date, to: number, at: max(touched, self.reports))
        }
    }

    /// Makes one cluster of two: what would have come to the one comes to the other.
    package mutating func merge(_ gone: ClusterID, into survivor: ClusterID) {
        guard gone != survivor, let number = numbers[gone] else { return }
        let target = open(survivor)
        if let cluster = clusters[number] {
            clusters[target]?.absorb(cluster)
            for term in cluster.indexed where clusters[target]?.indexed.insert(term).inserted == true {
                index.insert(term, target)
            }
        }
        clusters[number] = nil
        numbers[gone] = target
        for (report, place) in placements where place == number { placements[report] = target }
    }

    /// The cluster a remembered report is in.
    package func cluster(of id: ItemID) -> ClusterID? { placements[id].flatMap { clusters[$0]?.id } }

    private mutating func open(_ id: ClusterID) -> Int32 {
        if let known = numbers[id] { return known }
        let number = nextCluster
        nextCluster &+= 1
        clusters[number] = EventCluster(id: id)
        numbers[id] = number
        return number
    }

    private mutating func place(_ id: ItemID, _ vector: EventVector, _ date: Date?, in number: Int32) {
        frequencies.count(vector.terms)
        reports += 1
        join(vector, date, to: number, at: reports)
        placements[id] = number
        order.append(id)
        if order.count > limits.window * 2 { forget() }
    }

    private mutating func join(_ vector: EventVector, _ date: Date?, to number: Int32, at time: Int) {
        clusters[number]?.add(vector.terms, date: date, number: time)
        for key in vector.strongest(limits.indexedTerms).map(\.key)
        where clusters[number]?.indexed.insert(key).inserted == true { index.insert(key, number) }
    }

    private mutating func forget() {
        let bar = reports - limits.window
        for (number, cluster) in clusters where cluster.touched < bar {
            clusters[number] = nil
        }
        numbers = numbers.filter { clusters[$0.value] != nil }
        let surplus = order.count - limits.window
        for id in order.prefix(surplus) { placements[id] = nil }
        order.removeFirst(surplus)
    }
}

extension EventClusterer {
    private struct Nearest {
        var number: Int32
        var likeness: Float
        var bar: Float
    }

    private func nearest(_ vector: EventVector, _ date: Date?) -> Nearest? {
        var hits: [Int32: Float] = [:]
        for entry in vector.strongest(limits.indexedTerms * 2) {
            index.recent(entry.key, limit: 32) { hits[$0, default: 0] += entry.value * entry.value }
        }
        let candidates = hits.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limits.candidates)
        var best: Nearest?
        for (number, _) in candidates {
            guard let cluster = clusters[number] else { continue }
            let days = cluster.daysAway(date) ?? 0
            guard days <= limits.maxDays else { continue }
            let likeness = vector.likeness(to: cluster, frequencies, weights)
            let bar = limits.join + limits.perDay * Float(days)
            if let known = best, known.likeness - known.bar >= likeness - bar { continue }
            best = Nearest(number: number, likeness: likeness, bar: bar)
        }
        return best
    }

    /// The three terms that say most, in the report's own spelling.
    private func explain(_ vector: EventVector, _ cluster: EventCluster, _ likeness: Float) -> String {
        var words: [String] = []
        for span in vector.sharedSpans(with: cluster, frequencies, weights) {
            guard words.count < 3, let word = vector.terms.text.text(in: span) else { break }
            let flat = word.replacing("\n", with: " ")
            if words.contains(where: { $0.contains(flat) || flat.contains($0) }) { continue }
            words.append(flat)
        }
        let figure = String(format: "%.2f", Double(likeness))
        return words.isEmpty
            ? "same event (\(figure))" : "same event because: \(words.joined(separator: ", ")) (\(figure))"
    }
}

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
        /// In words: "same event because: Paris, declaration, Vance (0.62)", and what kept the report apart from the
        /// nearest other event: "not Delhi, Modi (0.21): figures differ: 60 countries / 12 countries".
        package var reason: String
        package var copyOf: ItemID?
    }

    /// Where decisions turn.
    ///
    /// The defaults were set on a development set of public news clusters.
    package struct Limits: Sendable {
        /// Likeness from which a report joins, for reports of the same day.
        package var join: Float = 0.28
        /// Added for a report that shares no name with the cluster, less for one that shares some: accounts of two
        /// earthquakes are alike in all but where they were.
        package var nameless: Float = 0.2
        /// The part of the likeness that shared names must make for nothing to be added.
        package var namesNeeded: Float = 0.15
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

    let limits: Limits
    let weights: EventWeights
    private var copies: CopyFinder
    private var frequencies = DocumentFrequencies()
    private(set) var clusters: [Int32: EventCluster] = [:]
    private var numbers: [ClusterID: Int32] = [:]
    private var placements: [ItemID: Int32] = [:]
    private var order: [ItemID] = []
    private var index: RecentIndex
    private var board = ScoreBoard()
    private var nextCluster: Int32 = 0
    private var reports = 0
    /// Postings read and clusters compared so far: what a report costs, whatever the machine.
    private var ownSteps = 0
    package var steps: Int { ownSteps + copies.steps }

    /// How many clusters are remembered.
    package var clusterCount: Int { clusters.count }

    private static let postingsRead = 12

    package init(limits: Limits = Limits(), weights: EventWeights = EventWeights()) {
        self.limits = limits
        self.weights = weights
        copies = CopyFinder(window: limits.window)
        index = RecentIndex(postings: min(max(1, limits.window), 1 << 22) * 24)
    }

    /// Decides where a report belongs, and remembers it there.
    ///
    /// `date`: when the report was published; without one, time does not count.
    package mutating func add(id: ItemID, title: String, text: String, date: Date? = nil, source: String? = nil)
        -> Decision
    {
        let terms = EventTerms(title: title, text: text, weights: weights)
        // A story's copy stands for the story, whatever the page adds below it: here, unlike for whole pages, a copy of
        // one that borrows is a copy of the first. The store keeps no more than that, so a restart changes nothing.
        let copy = copies.find(terms.sketch)
        copies.remember(id, terms.sketch, copyOf: copy?.original)
        let vector = EventVector(terms, frequencies, weights)
        if let copy, let number = placements[copy.original], let cluster = clusters[number] {
            place(id, vector, date, in: number)
            return Decision(cluster: cluster.id, isNew: false, reason: copy.reason, copyOf: copy.original)
        }
        let near = nearest(vector, date)
        if let best = near.first, best.margin >= 0, let cluster = clusters[best.number] {
            let reason = because(vector, cluster, best) + apart(vector, date, near.dropFirst().first)
            place(id, vector, date, in: best.number)
            return Decision(cluster: cluster.id, isNew: false, reason: reason, copyOf: copy?.original)
        }
        let reason = "first report of this event" + apart(vector, date, near.first)
        let cluster = ClusterID("event-\(id)")
        place(id, vector, date, in: open(cluster))
        return Decision(cluster: cluster, isNew: true, reason: reason, copyOf: copy?.original)
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
        copies.remember(id, terms.sketch, copyOf: copyOf)
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
            clusters[target]?.absorb(cluster, frequencies, weights)
            for entry in cluster.indexed { tell(entry.key, target, at: reports) }
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
        if order.count > limits.window + limits.window / 4 + 64 { forget() }
    }

    private mutating func join(_ vector: EventVector, _ date: Date?, to number: Int32, at time: Int) {
        clusters[number]?.add(vector, date: date, number: time, frequencies, weights)
        for entry in vector.strongest.prefix(limits.indexedTerms) { tell(entry.key, number, at: time) }
    }

    private mutating func tell(_ key: UInt64, _ number: Int32, at time: Int) {
        if clusters[number]?.needsIndexing(key, now: time, after: limits.window / 8) == true {
            index.insert(key, number)
        }
    }

    private mutating func forget() {
        let bar = reports - limits.window
        for (number, cluster) in clusters where cluster.touched < bar { clusters[number] = nil }
        numbers = numbers.filter { clusters[$0.value] != nil }
        let surplus = order.count - limits.window
        for id in order.prefix(surplus) { placements[id] = nil }
        order.removeFirst(surplus)
    }

    /// A cluster that the report may belong to.
    struct Near: Sendable {
        var number: Int32
        var likeness: Float
        /// What the likeness has more than it needs; negative where it does not reach.
        var margin: Float
    }

    /// The two nearest clusters, the nearer first; one that takes no more reports is not among them.
    private mutating func nearest(_ vector: EventVector, _ date: Date?) -> [Near] {
        board.clear()
        let strongest = vector.strongest
        ownSteps += index.recent(strongest.map(\.key), limit: Self.postingsRead) { place, number in
            board.add(number, strongest[place].value * strongest[place].value)
        }
        var near: [Near] = []
        for candidate in board.best(limits.candidates) {
            guard let cluster = clusters[candidate.number] else { continue }
            let days = cluster.daysAway(date) ?? 0
            guard days <= limits.maxDays else { continue }
            ownSteps += 1
            let found = vector.compared(with: cluster)
            let namesLacking = max(0, 1 - found.byNames / limits.namesNeeded)
            let bar = limits.join + limits.perDay * Float(days) + limits.nameless * namesLacking
            let new = Near(number: candidate.number, likeness: found.likeness, margin: found.likeness - bar)
            let place = near.firstIndex { $0.margin < new.margin } ?? near.count
            near.insert(new, at: place)
            if near.count > 2 { near.removeLast() }
        }
        return near
    }
}

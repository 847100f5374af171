import Foundation
package import NewsModel

/// Which other events are nearest to one, and what keeps them apart, for an editor who decides where reports belong.
///
/// Pure, over headlines and what the reports name; the clusterer itself weighs the whole texts, so this explains and
/// suggests, and decides nothing.
package enum ClusterNeighbours {
    /// Another event as seen from the one asked about.
    package struct Neighbour: Sendable, Equatable {
        package var cluster: Cluster
        /// 0…1.
        package var likeness: Double
        /// What both name, the weightiest first; at most four.
        package var shared: [String]
        /// What only the one asked about names, and what only this one does; at most three each.
        package var onlyThere: [String]
        package var onlyHere: [String]
        /// Whole days between the two, when they do not overlap.
        package var daysApart: Int
        /// An editor parted them, so the machine never joins them.
        package var isParted: Bool

        package init(
            cluster: Cluster,
            likeness: Double = 0,
            shared: [String] = [],
            onlyThere: [String] = [],
            onlyHere: [String] = [],
            daysApart: Int = 0,
            isParted: Bool = false
        ) {
            self.cluster = cluster
            self.likeness = likeness
            self.shared = shared
            self.onlyThere = onlyThere
            self.onlyHere = onlyHere
            self.daysApart = daysApart
            self.isParted = isParted
        }
    }

    /// The nearest first; those that share nothing are left out.
    ///
    /// `others`: The clusters to choose from; `cluster` itself among them is passed over.
    ///
    /// Complexity: Linear in the words of the titles and tags.
    package static func nearest(to cluster: Cluster, among others: [Cluster], limit: Int) -> [Neighbour] {
        let others = others.filter { $0.id != cluster.id && $0.mergedInto == nil }
        let own = Terms(cluster)
        let terms = others.map(Terms.init)
        var holders: [String: Int] = [:]
        for one in terms + [own] { for word in one.weights.keys { holders[word, default: 0] += 1 } }
        let all = Double(others.count + 1)
        func weight(_ word: String, _ terms: Terms) -> Double {
            let rarity = log(1 + all / Double(holders[word] ?? 1))
            return (terms.weights[word] ?? 0) * rarity
        }
        func length(_ terms: Terms) -> Double {
            terms.weights.keys.reduce(0) { $0 + weight($1, terms) * weight($1, terms) }.squareRoot()
        }
        let ownLength = length(own)
        let found = zip(others, terms).compactMap { other, theirs -> Neighbour? in
            let shared = own.weights.keys.filter { theirs.weights[$0] != nil }
            let product = shared.reduce(0) { $0 + weight($1, own) * weight($1, theirs) }
            let lengths = ownLength * length(theirs)
            guard product > 0, lengths > 0 else { return nil }
            func first(_ words: some Sequence<String>, of terms: Terms, _ most: Int) -> [String] {
                words.sorted { (-weight($0, terms), $0) < (-weight($1, terms), $1) }.prefix(most)
                    .map { terms.spelling[$0] ?? $0 }
            }
            return Neighbour(
                cluster: other,
                likeness: product / lengths,
                shared: first(shared, of: own, 4),
                onlyThere: first(theirs.weights.keys.filter { own.weights[$0] == nil }, of: theirs, 3),
                onlyHere: first(own.weights.keys.filter { theirs.weights[$0] == nil }, of: own, 3),
                daysApart: daysApart(cluster, other),
                isParted: cluster.keptApart.contains(other.id)
            )
        }
        return Array(found.sorted { ($1.likeness, $0.cluster.id) < ($0.likeness, $1.cluster.id) }.prefix(limit))
    }

    private static func daysApart(_ one: Cluster, _ other: Cluster) -> Int {
        let (first, second) = one.opened < other.opened ? (one, other) : (other, one)
        return max(0, Int(second.opened.timeIntervalSince(first.updated) / 86_400))
    }

    /// Names count for more than words of the headline.
    private struct Terms {
        var weights: [String: Double] = [:]
        /// As it stood in the text.
        var spelling: [String: String] = [:]

        init(_ cluster: Cluster) {
            for word in cluster.title.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) where word.count > 2 {
                note(String(word), 1)
            }
            for name in cluster.tags.people + cluster.tags.places { note(name, 2) }
            for ticker in cluster.tags.tickers { note("$" + ticker, 2) }
        }

        private mutating func note(_ text: String, _ weight: Double) {
            let key = text.lowercased()
            weights[key] = max(weights[key] ?? 0, weight)
            if spelling[key] == nil { spelling[key] = text }
        }
    }
}

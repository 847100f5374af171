import Foundation
import NewsModel
import Prose

/// Which passages say the same, and how much each deserves to be told.
struct Corroboration: Sendable {
    /// For each passage the passages of other reports that say the same, best first.
    private(set) var allies: [[Int]]
    /// For each passage how much it deserves to be told; comparable within one cluster.
    private(set) var scores: [Double]
    /// For each passage the share of its telling words that belong to the event: those of other reports and of titles,
    /// 0…1.
    private(set) var relevance: [Double] = []
    /// For each passage whether it names a listed company of the reports.
    private(set) var namesListed: [Bool] = []

    init(_ material: Material) {
        let passages = material.passages
        var holders: [String: [Int]] = [:]
        for (index, passage) in passages.enumerated() {
            for stem in passage.content { holders[stem, default: []].append(index) }
        }
        let titles = material.reports.map { Material.content(Tokens.words(in: $0.revision.title)) }
        var spread: [String: Int] = [:]
        for (stem, places) in holders { spread[stem] = Set(places.map { passages[$0].report }).count }
        let reportCount = max(1, Set(passages.map(\.report)).count)
        let newest = material.reports.map(\.told).max() ?? .distantPast

        let common = Set(
            titles.reduce(into: [String: Int]()) { counts, title in
                for stem in title { counts[stem, default: 0] += 1 }
            }.filter { $0.value >= max(1, min(2, titles.count)) }.keys
        )
        let topic = common.union(spread.filter { $0.value > 1 }.keys)
        // One report alone: what it comes back to.
        let repeated = reportCount > 1 ? [] : Set(holders.filter { $0.value.count >= 3 }.keys)
        relevance = passages.map { passage in
            let own = passage.content.count { topic.contains($0) || repeated.contains($0) }
            return Double(own) / Double(max(6, passage.content.count))
        }
        let companies = Self.listedCompanies(material)
        allies = []
        scores = []
        for (index, passage) in passages.enumerated() {
            let found = Self.allies(of: index, passages, holders)
            allies.append(found)
            let told = material.reports[passage.report].told
            let outlets = Set(found.map { material.reports[passages[$0].report].item.outlet })
                .subtracting([material.reports[passage.report].item.outlet])
            var score = 1.2 * log2(1 + Double(outlets.count))
            // Words that many reports use, in reports that may be one only.
            let central = passage.content.reduce(0) { $0 + Double((spread[$1] ?? 1) - (reportCount > 1 ? 1 : 0)) }
            score += 1.5 * min(1, central / Double(max(1, passage.content.count * max(1, reportCount - 1))))
            score += 1.5 * relevance[index]
            let inTitle = titles[passage.report].intersection(passage.content).count
            score += min(1.2, 0.3 * Double(inTitle))
            score += 1.6 / (1 + 0.35 * Double(passage.order))
            if passage.tokens.contains(where: { $0.shape == .number }) { score += 0.25 }
            if passage.tokens.dropFirst().contains(where: \.isCapitalised) { score += 0.25 }
            if passage.tokens.count > 34 { score -= 0.3 }
            // Readers of market news look for the companies they hold.
            let isListed = passage.tokens.contains { $0.isCapitalised && companies.contains($0.base) }
            if isListed { score += 1.5 }
            namesListed.append(isListed)
            let hoursOld = newest.timeIntervalSince(told) / 3600
            if hoursOld.isFinite { score -= min(0.8, 0.02 * max(0, hoursOld)) }
            scores.append(score)
        }
    }

    /// The names that stand before a ticker with its exchange, "Orland (NYSE: ORL)", folded, last word only.
    private static func listedCompanies(_ material: Material) -> Set<String> {
        var found: Set<String> = []
        for passage in material.passages {
            for (index, token) in passage.tokens.enumerated().dropFirst()
            where token.shape == .upper && exchanges.contains(token.folded) && passage.tokens[index - 1].isCapitalised {
                found.insert(passage.tokens[index - 1].base)
            }
        }
        return found
    }

    private static let exchanges: Set<String> = ["nasdaq", "nyse", "nysearca", "amex", "tsx", "lse", "asx", "otc"]

    /// Passages of other reports that share at least half of the weightier words of the shorter one.
    private static func allies(of index: Int, _ passages: [Passage], _ holders: [String: [Int]]) -> [Int] {
        let passage = passages[index]
        var shared: [Int: Int] = [:]
        for stem in passage.content {
            guard let places = holders[stem], places.count <= 300 else { continue }
            for place in places where passages[place].report != passage.report { shared[place, default: 0] += 1 }
        }
        return
            shared
            .filter { place, count in
                count >= 4 && count * 2 >= min(passage.content.count, passages[place].content.count)
            }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(6).map(\.key)
    }
}

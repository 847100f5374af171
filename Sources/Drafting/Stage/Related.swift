import NewsModel
import Prose

/// Which of our own stories belong under "See Also" and "Read Next".
enum Related {
    /// At most four, the nearest first: shared tickers weigh most, then people and topics, then the headline's words.
    static func choose(from published: [Publication], for cluster: Cluster, reports: [Report]) -> [Publication] {
        var tags = [cluster.tags] + reports.map(\.tags)
        tags.removeAll { $0 == Tags() }
        let tickers = Set(tags.flatMap(\.tickers))
        let people = Set(tags.flatMap(\.people))
        let topics = Set(tags.flatMap(\.topics))
        let words = Material.content(Tokens.words(in: cluster.title))
        let scored = published.enumerated().compactMap { index, publication -> (Int, Int, Publication)? in
            let mine = publication.tags
            var score = 4 * tickers.intersection(mine.tickers).count + 2 * people.intersection(mine.people).count
            score += topics.intersection(mine.topics).count
            score += words.intersection(Material.content(Tokens.words(in: publication.headline))).count
            return score >= 2 ? (score, index, publication) : nil
        }
        return scored.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix(4).map(\.2)
    }
}

/// The last part of a story's address.
enum Slug {
    /// "us-uk-decline-to-sign-declaration-k3v9": the headline's words and a few characters of the id, so that two
    /// stories never share one.
    static func make(_ headline: String, id: StoryID) -> String {
        var parts: [String] = []
        var length = 0
        for word in Tokens.folded(headline) {
            let plain = word.unicodeScalars.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
            guard !plain.isEmpty else { continue }
            length += plain.count + 1
            guard length <= 60 else { break }
            parts.append(String(String.UnicodeScalarView(plain)))
        }
        let tail = id.raw.lowercased().unicodeScalars.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
        parts.append(String(String.UnicodeScalarView(tail.suffix(6))))
        return parts.filter { !$0.isEmpty }.joined(separator: "-")
    }
}

import NewsModel
import Prose

/// What the news is: the words of the reports' titles that their texts bear out, or else of their first sentences.
///
/// A lead must share them; a side fact, however well it may be carried, is no lead.
struct NewsWords: Sendable {
    /// What each title says, or where none has one, each of the first sentences.
    private let wanted: [Set<String>]

    init(_ material: Material) {
        var titles: [Set<String>] = []
        var openings: [Set<String>] = []
        for number in material.reports.indices {
            let own = material.passages.filter { $0.report == number }
            let said = own.reduce(into: Set<String>()) { $0.formUnion($1.content) }
            let title = Material.content(Tokens.words(in: material.reports[number].revision.title)).intersection(said)
            if title.count >= 2 { titles.append(title) }
            openings += own.prefix { $0.order < 3 }.map(\.content)
        }
        if openings.isEmpty { openings = material.passages.prefix(1).map(\.content) }
        wanted = titles.isEmpty ? openings : titles
    }

    /// Whether a text says what a title says: two of its words in five, but no fewer than two and no more than five.
    func tell(_ text: String) -> Bool {
        let words = Material.content(Tokens.words(in: text))
        return wanted.contains { news in
            !news.isEmpty && news.intersection(words).count >= min(5, max(min(2, news.count), (news.count * 2 + 4) / 5))
        }
    }

    /// Whether a headline shares two words with a title.
    func touch(_ line: String) -> Bool {
        let words = Material.content(Tokens.words(in: line))
        return wanted.contains { news in
            !news.isEmpty && news.intersection(words).count >= min(2, news.count)
        }
    }
}

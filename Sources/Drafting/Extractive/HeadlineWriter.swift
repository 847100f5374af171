import Foundation
import NewsModel
import Prose

/// Headlines: from a clause to a line in headline case within the form's limit.
enum HeadlineWriter {
    /// A headline from what the lead says, without its attribution; nil where too little would be left.
    static func headline(_ clause: Clause, maxWords: Int) -> String? {
        var chunks = clause.chunks
        guard !chunks.isEmpty else { return nil }
        // Asides go first, then tails at a natural joint, until it fits.
        if let comma = chunks.firstIndex(where: { $0.hasComma }), comma >= 4 { chunks = Array(chunks[...comma]) }
        if chunks.reduce(0, { $0 + $1.folded.count }) > maxWords {
            let joints = chunks.indices.filter { index in
                index >= 5 && index <= maxWords && ending.contains(chunks[index].word) && !chunks[index].isQuoted
            }
            guard let joint = joints.last else { return nil }
            chunks = Array(chunks[..<joint])
        }
        // What bounds the statement may not go, and what is left must be one.
        let left = clause.chunks[chunks.count...]
        let next = left.prefix { !$0.endsClause } + left.drop { !$0.endsClause }.prefix(1)
        // "The ministry said this month" without what it said is no news.
        if left.first?.word == "that", chunks.contains(where: { Trimming.attributing.contains($0.word) }) { return nil }
        guard !next.contains(where: { Limits.conditions.contains($0.word) }), !Limits.holdShare(Array(next)[...])
        else { return nil }
        while let last = chunks.last, chunks.count > 4, StopWords.contains(last.word) || last.isDash {
            chunks.removeLast()
        }
        if let first = chunks.first, ["the", "a", "an"].contains(first.word), chunks.count > 4 { chunks.removeFirst() }
        guard chunks.count >= 4, chunks.contains(where: { !$0.isCapitalised }), !chunks.contains(where: \.isQuoted),
            Statements.hold(chunks)
        else { return nil }
        var text = chunks.map(\.raw).joined(separator: " ")
        while let last = text.last, ",;:.".contains(last), !text.hasSuffix("Inc."), !text.hasSuffix("U.S.") {
            text.removeLast()
        }
        return titled(short(HouseStyle.text(text)))
    }

    /// The short forms that headlines use.
    static func short(_ text: String) -> String {
        var text = text
        for (long, abbreviation) in [
            ("artificial intelligence", "AI"), ("chief executive officer", "CEO"), ("chief executive", "CEO"),
            ("United States", "US"), ("United Kingdom", "UK"), ("European Union", "EU"),
        ] {
            text = text.replacingOccurrences(of: long, with: abbreviation, options: .caseInsensitive)
        }
        return text.replacingOccurrences(of: "the US ", with: "US ").replacingOccurrences(of: "the UK ", with: "UK ")
            .replacingOccurrences(of: "the EU ", with: "EU ")
    }

    /// "declaration on AI" as "AI declaration", where what it is on is one word or two.
    static func compounded(_ object: String) -> String {
        for joint in [" on ", " about "] {
            let parts = object.components(separatedBy: joint)
            guard parts.count == 2, let topic = parts.last, topic.split(separator: " ").count == 1,
                topic == topic.uppercased()
            else { continue }
            var words = parts[0].split(separator: " ").map(String.init)
            let article = words.first.map { ["a", "an", "the"].contains($0.lowercased()) } ?? false
            words.insert(topic, at: max(article ? 1 : 0, words.count - 1))
            return words.joined(separator: " ")
        }
        return object
    }

    /// Headline case: every word but short function words in the middle; "U.S." and "U.K." without stops.
    static func titled(_ text: String) -> String {
        let words = text.split(separator: " ").map(String.init)
        return words.enumerated().map { index, word in
            let bare = word.filter { $0 != "." }
            if bare == "US" || bare == "UK" || bare == "US," || bare == "UK," { return bare }
            let folded = word.lowercased().filter(\.isLetter)
            if index > 0, index < words.count - 1, small.contains(folded) { return word.lowercased() }
            return word.split(separator: "-", omittingEmptySubsequences: false)
                .map { Trimming.capitalisedFirst(String($0)) }.joined(separator: "-")
        }.joined(separator: " ")
    }

    /// "at two of the four terminals" as "at two of four terminals", as headlines have it.
    static func withoutArticles(_ clause: Clause) -> Clause {
        Clause(clause.chunks.filter { $0.isQuoted || !["the", "a", "an"].contains($0.word) || $0.endsClause })
    }

    static func withoutArticle(_ text: String) -> String {
        for article in ["a ", "an ", "the ", "A ", "An ", "The "] where text.hasPrefix(article) {
            return String(text.dropFirst(article.count))
        }
        return text
    }

    private static let small: Set<String> = [
        "a", "an", "the", "and", "but", "or", "nor", "for", "of", "to", "in", "on", "at", "by", "as", "with", "from",
        "vs",
        "per", "via", "than",
    ]
    private static let ending: Set<String> = [
        "after", "as", "while", "because", "amid", "following", "despite", "during", "before", "in", "on", "at", "from",
        "with", "by", "for", "which", "who", "that", "where", "when", "over", "through", "since", "until",
    ]
}

import NewsModel
import Prose

/// Where the text says which of its sources has a thing: "the Channel Gazette reported", "according to Reuters".
struct OutletMention {
    /// The outlets' names, with the words that attribute to them.
    var span: Span
    /// The names alone: "the Gazette and Reuters".
    var names: Span
    /// For each outlet named, the sources that bear its name.
    var outlets: [Set<Int>]
    /// Whether the outlet itself is made to speak ("said"), not only to report.
    var speaks: Bool

    /// The mentions in `draft` of sources named `names`, in order.
    static func find(in draft: ReadText, sources names: [String]) -> [OutletMention] {
        var holders: [[String]: Set<Int>] = [:]
        for (number, name) in names.enumerated() {
            let words = withoutArticle(Tokens.folded(name))
            if !words.isEmpty, words.count <= 8 { holders[words, default: []].insert(number) }
        }
        guard !holders.isEmpty else { return [] }
        let reader = Reader(draft: draft, holders: holders, lengths: Set(holders.keys.map(\.count)).sorted(by: >))
        return reader.mentions()
    }

    /// Where the text hands a sentence to a report without a name (", the report noted").
    static func unnamed(in draft: ReadText) -> [Span] {
        var found: [Span] = []
        for index in draft.tokens.indices.dropFirst().dropLast(2)
        where draft.tokens[index].folded == "the" && reports.contains(draft.tokens[index + 1].folded)
            && verbs.contains(draft.tokens[index + 2].folded) && draft.quotationOf[index] < 0
        {
            let span = draft.span(index..<(index + 3))
            let before = draft.bytes[draft.tokens[index - 1].span.end..<span.start]
            // In the middle of a sentence it may be a report that the story is about.
            if before.contains(0x2C) || draft.quotationOf[index - 1] >= 0 { found.append(span) }
        }
        return found
    }

    /// What a paper may call another paper's piece.
    static let reports: Set<String> = [
        "report", "newspaper", "paper", "magazine", "article", "story", "outlet", "publication",
    ]

    private static func withoutArticle(_ words: [String]) -> [String] {
        words.count > 1 && words[0] == "the" ? Array(words.dropFirst()) : words
    }

    private struct Reader {
        let draft: ReadText
        let holders: [[String]: Set<Int>]
        let lengths: [Int]

        func mentions() -> [OutletMention] {
            var found: [OutletMention] = []
            var index = 0
            while index < draft.tokens.count {
                guard let group = group(from: index) else {
                    index += 1
                    continue
                }
                if let mention = mention(group) { found.append(mention) }
                index = group.tokens.upperBound
            }
            return found
        }

        /// "the Gazette", "the Gazette and Reuters".
        private func group(from start: Int) -> (tokens: Range<Int>, outlets: [Set<Int>])? {
            guard let first = outlet(at: start) else { return nil }
            var end = start + first.count
            var outlets = [first.sources]
            while outlets.count < 6 {
                var next = end
                while next < draft.tokens.count, next - end < 2, ["and", "the"].contains(draft.tokens[next].folded) {
                    next += 1
                }
                guard next > end || hasComma(end - 1), let other = outlet(at: next) else { break }
                outlets.append(other.sources)
                end = next + other.count
            }
            var from = start
            if from > 0, draft.tokens[from - 1].folded == "the", isTight(from - 1) { from -= 1 }
            return (from..<end, outlets)
        }

        private func outlet(at start: Int) -> (count: Int, sources: Set<Int>)? {
            guard start < draft.tokens.count, draft.quotationOf[start] < 0 else { return nil }
            for length in lengths where start + length <= draft.tokens.count {
                let words = draft.tokens[start..<(start + length)].enumerated().map { index, token in
                    index == length - 1 ? token.base : token.folded
                }
                guard let sources = holders[words] else { continue }
                // "time" and "the information" are words as well as outlets; "crn.com" has no capital of its own.
                let hasCapital = draft.tokens[start].shape != .lower
                if hasCapital || draft.text(draft.span(start..<(start + length))).contains(".") {
                    return (length, sources)
                }
            }
            return nil
        }

        private func mention(_ group: (tokens: Range<Int>, outlets: [Set<Int>])) -> OutletMention? {
            let (first, end) = (group.tokens.lowerBound, group.tokens.upperBound)
            let names = draft.span(group.tokens)
            if first >= 2, draft.tokens[first - 1].folded == "to", draft.tokens[first - 2].folded == "according" {
                return OutletMention(
                    span: draft.span((first - 2)..<end),
                    names: names,
                    outlets: group.outlets,
                    speaks: false
                )
            }
            if first >= 2, draft.tokens[first - 1].folded == "by", draft.tokens[first - 2].folded == "report" {
                return OutletMention(
                    span: draft.span((first - 2)..<end),
                    names: names,
                    outlets: group.outlets,
                    speaks: false
                )
            }
            if end < draft.tokens.count, isTight(end - 1), OutletMention.verbs.contains(draft.tokens[end].folded) {
                return OutletMention(
                    span: draft.span(first..<(end + 1)),
                    names: names,
                    outlets: group.outlets,
                    speaks: OutletMention.speaking.contains(draft.tokens[end].folded)
                )
            }
            // "…, reported the Financial Times."
            if first >= 1, isTight(first - 1), OutletMention.verbs.contains(draft.tokens[first - 1].folded),
                first == 1 || !isTight(first - 2)
            {
                return OutletMention(
                    span: draft.span((first - 1)..<end),
                    names: names,
                    outlets: group.outlets,
                    speaks: OutletMention.speaking.contains(draft.tokens[first - 1].folded)
                )
            }
            return nil
        }

        /// Nothing but a space between this word and the next.
        private func isTight(_ index: Int) -> Bool {
            guard index + 1 < draft.tokens.count else { return false }
            let (end, start) = (draft.tokens[index].span.end, draft.tokens[index + 1].span.start)
            return start == end + 1 && draft.bytes[end] == 0x20
        }

        private func hasComma(_ index: Int) -> Bool {
            let end = draft.tokens[index].span.end
            return end + 1 < draft.bytes.count && draft.bytes[end] == 0x2C && draft.bytes[end + 1] == 0x20
        }
    }

    private static let speaking: Set<String> = ["said", "says"]
    private static let verbs: Set<String> = [
        "said", "says", "reported", "reports", "wrote", "writes", "noted", "notes", "added", "adds",
        "published",
    ]
}

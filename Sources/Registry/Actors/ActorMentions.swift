import NewsModel
import Prose

/// Where a sentence names actors.
struct ActorMentions: Sendable {
    struct Mention: Sendable {
        /// Indices of tokens, without "the" before it.
        var first: Int
        var last: Int
        var code: String
    }

    private let tokens: [Token]
    private let bytes: [UInt8]
    private let mentions: [Mention]

    /// `known`: Further actors: folded name to code.
    init(tokens: [Token], bytes: [UInt8], known: [String: String]) {
        self.tokens = tokens
        self.bytes = bytes
        var mentions: [Mention] = []
        var place = 0
        while place < tokens.count {
            guard tokens[place].shape != .lower, let mention = Self.longest(at: place, tokens, bytes, known) else {
                place += 1
                continue
            }
            mentions.append(mention)
            place = mention.last + 1
        }
        self.mentions = mentions
    }

    func codes(in span: Span) -> [String] {
        Self.unique(
            mentions.filter { span.contains(tokens[$0.first].span) && span.contains(tokens[$0.last].span) }.map(\.code)
        )
    }

    /// The list of actors that ends right before a token and is governed by nothing: "the US and the UK" before
    /// "signed", but not in "officials from the US and the UK signed".
    func list(endingBefore start: Int) -> [String] {
        var found: [String] = []
        var hasAnd = false
        var end = start - 1
        while end >= 0, let mention = mentions.last(where: { $0.last == end }) {
            var first = mention.first
            if first > 0, tokens[first - 1].folded == "the" { first -= 1 }
            let before = first - 1
            if !found.isEmpty, before >= 0, Self.governing.contains(tokens[before].folded) {
                return hasComma(after: end) ? found : []
            }
            found.insert(mention.code, at: 0)
            guard before >= 0 else { break }
            if tokens[before].folded == "and" || tokens[before].folded == "nor" {
                hasAnd = true
                end = before - 1
                continue
            }
            if hasComma(after: before) {
                guard hasAnd else { break }
                end = before
                continue
            }
            if Self.openers.contains(tokens[before].folded) { break }
            return []
        }
        return Self.unique(found)
    }

    /// The list that begins at a token: "France, India and China".
    func list(startingAt start: Int) -> [String] {
        var found: [String] = []
        var place = start
        while place < tokens.count {
            if tokens[place].folded == "the" || tokens[place].folded == "and" || tokens[place].folded == "both" {
                place += 1
                continue
            }
            guard let mention = mentions.first(where: { $0.first == place }) else { break }
            found.append(mention.code)
            place = mention.last + 1
            guard place < tokens.count, hasComma(after: mention.last) || tokens[place].folded == "and" else { break }
        }
        return Self.unique(found)
    }

    private func hasComma(after index: Int) -> Bool {
        guard index >= 0, index + 1 < tokens.count else { return false }
        return bytes[tokens[index].span.end..<tokens[index + 1].span.start].contains(0x2C)
    }

    private static func longest(
        at place: Int,
        _ tokens: [Token],
        _ bytes: [UInt8],
        _ known: [String: String]
    ) -> Mention? {
        var words: [String] = []
        var best: Mention?
        for end in place..<min(place + 9, tokens.count) {
            if end > place {
                let gap = bytes[tokens[end - 1].span.end..<tokens[end].span.start]
                guard !gap.contains(0x2C), !gap.contains(0x3B), gap.count <= 2 else { break }
            }
            words.append(tokens[end].base)
            let name = words.joined(separator: " ")
            // "us" the pronoun is no country.
            if words.count == 1, tokens[place].shape != .upper, ["us", "uk", "eu", "un"].contains(name) { continue }
            if let code = ActorNames.codeOfAlias[name] ?? known[name] {
                // "China's ministry" is not China.
                if tokens[end].folded != tokens[end].base { continue }
                best = Mention(first: place, last: end, code: code)
            }
        }
        return best
    }

    private static func unique(_ codes: [String]) -> [String] {
        var seen: Set<String> = []
        return codes.filter { seen.insert($0).inserted }
    }

    private static let openers: Set<String> = [
        "that", "but", "while", "when", "because", "after", "both", "as", "since", "although", "though", "whether",
        "neither",
    ]
    private static let governing: Set<String> = [
        "from", "of", "in", "by", "with", "for", "to", "between", "including", "like", "on", "at", "against", "over",
        "about",
        "than",
    ]
}

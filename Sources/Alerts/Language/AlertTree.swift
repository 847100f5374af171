/// What a query asks, with every word and tag folded the way a story's are (``FoldedText``).
package indirect enum AlertTree: Hashable, Sendable {
    /// The word stands in the title or the text.
    case word(String)
    /// The story carries the tag.
    case tag(AlertField, String)
    /// The words stand there in this order with nothing between them.
    case phrase([String])
    /// Two words stand at most so many words apart, in either order; 1 means side by side.
    case near(Int, String, String)
    /// The story reports a price target changed by this many per cent or more.
    case targetChange(atLeast: Int)
    case all([AlertTree])
    case any([AlertTree])
    case not(AlertTree)

    /// The same meaning in one form: `all` and `any` flattened, without repeats and never with a single member; no
    /// double negation; a phrase of one word is a word; the words of a NEAR in alphabetical order.
    package var normalised: AlertTree {
        switch self {
        case .word, .tag, .targetChange: return self
        case .phrase(let words): return words.count == 1 ? .word(words[0]) : self
        case .near(let distance, let first, let second):
            if first == second { return .word(first) }
            return .near(distance, min(first, second), max(first, second))
        case .not(let inner):
            let inner = inner.normalised
            if case .not(let doubly) = inner { return doubly }
            return .not(inner)
        case .all(let members): return Self.flat(members, conjunction: true)
        case .any(let members): return Self.flat(members, conjunction: false)
        }
    }

    private static func flat(_ members: [AlertTree], conjunction: Bool) -> AlertTree {
        // A query has few members: looking through them is cheaper than hashing them, up to a point.
        var seen: Set<AlertTree> = []
        var result: [AlertTree] = []
        for member in members {
            let member = member.normalised
            let parts: [AlertTree]
            switch (member, conjunction) {
            case (.all(let inner), true), (.any(let inner), false): parts = inner
            default: parts = [member]
            }
            for part in parts {
                if result.count == 8 { seen = Set(result) }
                let isNew = result.count < 8 ? !result.contains(part) : seen.insert(part).inserted
                if isNew { result.append(part) }
            }
        }
        if result.count == 1 { return result[0] }
        return conjunction ? .all(result) : .any(result)
    }

    /// Whether a story that has none of the things named would match: such a query would answer nearly every story.
    package var matchesNothingAtAll: Bool {
        switch self {
        case .word, .tag, .phrase, .near, .targetChange: false
        case .not(let inner): !inner.matchesNothingAtAll
        case .all(let members): members.allSatisfy(\.matchesNothingAtAll)
        case .any(let members): members.contains(where: \.matchesNothingAtAll)
        }
    }
}

/// A tagged property of a story that a query can ask for.
package enum AlertField: UInt8, Sendable, CaseIterable, Hashable {
    case ticker = 1
    case topic, place, source, rating, company, person, section

    /// As it is written in a query.
    package var name: String {
        switch self {
        case .ticker: "ticker"
        case .topic: "topic"
        case .place: "place"
        case .source: "source"
        case .rating: "rating"
        case .company: "company"
        case .person: "person"
        case .section: "section"
        }
    }

    package init?(name: some StringProtocol) {
        guard let field = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = field
    }
}

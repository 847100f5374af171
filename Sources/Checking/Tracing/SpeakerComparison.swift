import NewsModel
import Prose

/// Whether two ways of naming a speaker can mean the same person or body.
struct SpeakerComparison {
    enum Result {
        case same
        case different
        /// One of them names nobody: "he", "the statement".
        case open
    }

    /// How much an attribution claims, weakest first.
    enum Standing: Int, Comparable {
        /// "a person close to", "a source", "people familiar with"
        case source = 1
        /// "an official", "a minister", "an aide"
        case official
        /// "a spokesperson", "a statement"
        case spokesperson
        /// a name
        case named

        static func < (left: Standing, right: Standing) -> Bool { left.rawValue < right.rawValue }

        var words: String {
            switch self {
            case .source: "an unnamed source"
            case .official: "an official"
            case .spokesperson: "a spokesperson"
            case .named: "a named speaker"
            }
        }
    }

    /// Folded, without titles and articles.
    let words: [String]
    let names: [String]
    let standing: Standing?
    let parts: SpeakerParts

    init(_ phrase: String) {
        let tokens = Tokens.words(in: phrase)
        words = tokens.map(\.base).filter { !Self.small.contains($0) }
        names = tokens.filter { $0.isCapitalised && !Self.small.contains($0.folded) && !Titles.contains($0.base) }.map(
            \.base
        )
        parts = SpeakerParts(phrase)
        let folded = Set(tokens.map(\.base))
        let isPerson = names.count > 0 && Countries.code(names.joined(separator: " ")) == nil
        if !folded.isDisjoint(with: Self.spokespersons) {
            standing = .spokesperson
        } else if !folded.isDisjoint(with: Self.officials),
            !isPerson || folded.contains("official") || folded.contains("officials")
        {
            standing = .official
        } else if !folded.isDisjoint(with: Self.sources) {
            standing = .source
        } else {
            standing = isPerson ? .named : nil
        }
    }

    var isPronoun: Bool { words.count == 1 && Self.pronouns.contains(words[0]) || words.isEmpty }

    func compare(_ other: SpeakerComparison) -> Result {
        if isPronoun || other.isPronoun { return .open }
        // "Brook spokesman Jon Marsh" and "a spokesman": the same calling, one of them with its name.
        if parts.role != nil, parts.person.isEmpty || other.parts.person.isEmpty,
            let one = parts.role, let two = other.parts.role, Offices.isSame(one, two),
            parts.principal.isEmpty || other.parts.principal.isEmpty
        {
            return .same
        }
        if !names.isEmpty, !other.names.isEmpty {
            let (left, right) = (Set(names), Set(other.names))
            if left.isDisjoint(with: right) {
                if Names.sameInitials(names, other.names) { return .same }
                return .different
            }
            // "Bill Clinton" and "Hillary Clinton" share a last name only.
            if names.count > 1, other.names.count > 1, names.last == other.names.last, names.first != other.names.first,
                !left.isSubset(of: right), !right.isSubset(of: left), standing == .named, other.standing == .named
            {
                let (one, two) = (names[0], other.names[0])
                return one.hasPrefix(two) || two.hasPrefix(one) ? .same : .different
            }
            return .same
        }
        if names.isEmpty, other.names.isEmpty {
            return Set(words.map(Stemmer.stem)).isDisjoint(with: Set(other.words.map(Stemmer.stem)))
                ? .different : .same
        }
        return .open
    }

    private static let small: Set<String> = [
        "the", "a", "an", "of", "for", "in", "at", "from", "by", "to", "and", "former", "one", "another", "his", "her",
        "their", "its",
        "mr", "mrs", "ms", "dr",
    ]
    private static let pronouns: Set<String> = ["he", "she", "they", "i", "we", "it", "who"]
    private static let spokespersons: Set<String> = [
        "spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen", "spokespersons", "statement",
    ]
    private static let officials: Set<String> = [
        "official", "officials", "minister", "ministers", "aide", "aides", "diplomat", "diplomats", "executive",
        "executives",
        "adviser", "advisor", "advisers", "officer",
    ]
    private static let sources: Set<String> = [
        "source", "sources", "person", "people", "insider", "insiders", "close", "familiar", "someone", "individual",
    ]
}

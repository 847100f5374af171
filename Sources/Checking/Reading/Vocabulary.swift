import Prose

/// Numbers for words, so that texts are compared by integers.
struct Vocabulary {
    private var words: [String: Int] = [:]
    private var stemNumbers: [String: Int] = [:]
    /// The number of the word's stem, by word.
    private(set) var stems: [Int] = []
    /// Whether the word carries little meaning, by word.
    private(set) var isLight: [Bool] = []
    /// What a change of the word would do to the sense, by word.
    private(set) var classes: [WordClass] = []
    /// The groups of near synonyms it belongs to, by word.
    private(set) var groups: [[Int]] = []
    /// The phrases it opens, by word.
    private(set) var phrases: [[Phrases.Phrase]] = []

    /// Expressions of several words that have equivalents, by the number of their first word's stem.
    private(set) var expressions: [Int: [Expression]] = [:]
    /// The words themselves, folded, by word.
    private(set) var texts: [String] = []

    /// An expression of several words, and the groups of equivalents it belongs to.
    struct Expression {
        var stems: [Int]
        var groups: [Int]
    }

    var stemCount: Int { stemNumbers.count }

    /// A vocabulary that knows the expressions of ``Synonyms`` and no words.
    init() { self = Self.base }

    private init(expressions: [(stems: [String], groups: [Int])]) {
        for (stems, groups) in expressions {
            let numbers = stems.map { stemNumber($0) }
            guard let first = numbers.first else { continue }
            self.expressions[first, default: []].append(Expression(stems: numbers, groups: groups))
        }
    }

    private static let base = Vocabulary(expressions: Synonyms.expressions)

    mutating func id(_ folded: String) -> Int {
        if let id = words[folded] { return id }
        let id = stems.count
        words[folded] = id
        let base = folded.hasSuffix("'s") ? String(folded.dropLast(2)) : folded
        let spelled = Spelling.unified(base)
        let stem = Irregular.base(spelled) ?? Stemmer.stem(spelled)
        texts.append(folded)
        stems.append(stemNumber(stem))
        isLight.append(StopWords.contains(folded))
        classes.append(WordClasses.of(folded))
        groups.append(Synonyms.groups(of: folded, stem: stem))
        phrases.append(Phrases.opening(with: folded, stem: stem))
        return id
    }

    /// The number of a word seen before, or -1.
    func known(_ folded: String) -> Int { words[folded] ?? -1 }

    mutating func stemNumber(_ stem: String) -> Int {
        if let number = stemNumbers[stem] { return number }
        let number = stemNumbers.count
        stemNumbers[stem] = number
        return number
    }
}

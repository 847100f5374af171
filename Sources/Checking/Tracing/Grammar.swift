import NewsModel
import Prose

/// What little words say of the big ones in a run of units: which preposition or conjunction governs a word, whether a
/// verb is active or passive, what stands before and behind it in its clause.
///
/// No parser: each answer is read off the closed classes of English within one clause, and is nil where they do not decide.
struct Grammar {
    enum Voice { case active, passive }

    let words: [String]
    /// Whether a unit carries weight, by index.
    let isContent: [Bool]
    /// Whether a comma, dash, colon, bracket or the sentence's start stands before the unit, by index.
    let opens: [Bool]
    private let isLower: [Bool]
    private let isWord: [Bool]
    private let isFigure: [Bool]

    init(_ units: [(unit: Unit, text: ReadText, place: Int)], _ vocabulary: Vocabulary) {
        words = units.map { entry in
            let word = vocabulary.texts[entry.unit.word]
            return word.hasSuffix("'s") ? String(word.dropLast(2)) : word
        }
        isLower = units.map { $0.text.tokens[$0.unit.tokens.lowerBound].shape == .lower }
        isWord = units.map { $0.unit.kind == .word }
        isFigure = units.map {
            if case .figure = $0.unit.kind { return true }
            return false
        }
        isContent = units.map { $0.unit.kind != .word || !vocabulary.isLight[$0.unit.word] }
        opens = units.indices.map { index in
            guard index > 0, units[index - 1].place == units[index].place else { return true }
            let text = units[index].text
            let start = text.tokens[units[index - 1].unit.tokens.upperBound - 1].span.end
            let end = text.tokens[units[index].unit.tokens.lowerBound].span.start
            return start < end && Self.parts(text.bytes[start..<end])
        }
    }

    /// A comma, semicolon, colon, bracket or long dash; a hyphen only between spaces.
    private static func parts(_ gap: ArraySlice<UInt8>) -> Bool {
        gap.contains { $0 == 0x2C || $0 == 0x3B || $0 == 0x3A || $0 == 0x28 || $0 == 0x29 }
            || gap.contains(0xE2) && (gap.contains(0x93) || gap.contains(0x94))
            || gap.contains(0x2D) && gap.contains(0x20)
    }

    // MARK: Prepositions and conjunctions

    /// The word that governs the one at `index`: its place, and its sense ("because" for "because of").
    ///
    /// Nil when a word of weight or a boundary stands between.
    func link(_ index: Int) -> (index: Int, sense: String)? {
        var next = index
        while next > 0, !opens[next], index - next < 5 {
            next -= 1
            let word = words[next]
            if Prepositions.contains(word) {
                let before = next > 0 && !opens[next] ? words[next - 1] : ""
                return (next, Prepositions.sense(word, after: before))
            }
            guard Self.passed.contains(word) else { return nil }
        }
        return nil
    }

    /// The next word of weight behind `index` in the same clause.
    func content(after index: Int, limit: Int = 4) -> Int? {
        var next = index + 1
        while next < words.count, next <= index + limit, !opens[next] {
            if isContent[next] { return next }
            next += 1
        }
        return nil
    }

    /// The last word of weight before `index` in the same clause.
    func content(before index: Int, limit: Int = 4) -> Int? {
        var next = index
        while next > 0, index - next < limit, !opens[next] {
            next -= 1
            if isContent[next] { return next }
        }
        return nil
    }

    // MARK: Verbs

    /// Whether the word at `index` is a verb that its subject does, or one that is done to it.
    func voice(_ index: Int) -> Voice? {
        guard isWord[index], isLower[index], isContent[index], Self.isPast(words[index]), !opens[index] else {
            return nil
        }
        if let be = auxiliary(index) { return be >= 0 ? .passive : .active }
        if index + 1 < words.count, words[index + 1] == "by", !opens[index + 1] {
            // "Fares rose by 5%" names no doer.
            return index + 2 < words.count && isFigure[index + 2] ? .active : .passive
        }
        let before = words[index - 1]
        guard isContent[index - 1] || Self.subjects.contains(before), !Prepositions.contains(before) else { return nil }
        return .active
    }

    /// Where a verb phrase begins: at the form of "be" or "have" before the verb, or at the verb.
    func start(of verb: Int) -> Int {
        guard let be = auxiliary(verb) else { return verb }
        return be >= 0 ? be : verb
    }

    /// The place of the form of "be" that makes the verb passive; -1 for "have", which does not; nil for neither.
    private func auxiliary(_ index: Int) -> Int? {
        var next = index
        while next > 0, index - next < 4, !opens[next] {
            next -= 1
            let word = words[next]
            if Self.be.contains(word) { return next }
            if Self.have.contains(word) { return -1 }
            guard word.hasSuffix("ly") || Self.adverbs.contains(word) else { return nil }
        }
        return nil
    }

    /// A simple past or a past participle, by form.
    static func isPast(_ word: String) -> Bool {
        word.utf8.count >= 4 && word.hasSuffix("ed") || Irregular.isPast(word)
    }

    /// Words of weight before `index` in its clause, at most six words back.
    func before(_ index: Int) -> [Int] {
        var found: [Int] = []
        var next = index
        while next > 0, index - next < 6, !opens[next] {
            next -= 1
            if Prepositions.isSubordinator(words[next]) { break }
            if isContent[next] { found.append(next) }
        }
        return found
    }

    /// Words of weight behind `index` in its clause, at most six words on.
    func behind(_ index: Int) -> [Int] {
        var found: [Int] = []
        var next = index + 1
        while next < words.count, next - index <= 6, !opens[next] {
            if Prepositions.isSubordinator(words[next]) { break }
            if isContent[next] { found.append(next) }
            next += 1
        }
        return found
    }

    /// The word of weight behind "by" behind a passive verb.
    func agent(of verb: Int) -> Int? {
        guard verb + 1 < words.count, words[verb + 1] == "by", !opens[verb + 1] else { return nil }
        guard let agent = content(after: verb + 1),
            !(verb + 2..<agent).contains(where: { Self.subjects.contains(words[$0]) })
        else { return nil }
        return agent
    }

    /// Whether an object follows the verb at once: a determiner, a name or a noun, no preposition.
    func hasObject(_ verb: Int) -> Bool {
        let next = verb + 1
        guard next < words.count, !opens[next] else { return false }
        return isContent[next] && !words[next].hasSuffix("ly") || Self.determiners.contains(words[next])
    }

    static let be: Set<String> = ["is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "getting"]
    private static let have: Set<String> = ["has", "have", "had", "having"]
    private static let adverbs: Set<String> = [
        "not", "also", "never", "already", "since", "then", "once", "still", "just",
    ]
    private static let determiners: Set<String> = [
        "the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those", "my", "our", "your", "him",
        "them",
        "some", "all", "both", "any", "every", "no", "it",
    ]
    private static let subjects: Set<String> = ["he", "she", "it", "they", "we", "i", "who", "which", "that", "you"]
    /// Words between a preposition and its noun.
    private static let passed: Set<String> = [
        "the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those", "my", "our", "your", "own",
        "some", "any", "all", "both", "very", "such", "mr", "mrs", "ms", "he", "she", "it", "they", "we", "i", "is",
        "are",
        "was", "were", "be", "been", "being", "has", "have", "had",
    ]
}

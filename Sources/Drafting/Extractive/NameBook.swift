import NewsModel
import Prose

/// Who the people of a cluster are: full names and offices, so that a first mention can introduce them and later ones
/// need not.
struct NameBook: Sendable {
    struct Person: Sendable {
        /// "JD Vance".
        var full: String
        /// "JD Vance" or "US Vice President JD Vance": the fullest introduction that a source gives.
        var introduced: String
        /// Where the introduction stands.
        var evidence: Evidence
    }

    /// By folded surname; a surname that two people share is not in it.
    private var people: [String: Person] = [:]
    private var shared: Set<String> = []
    private let speakers: Set<String>

    init(_ material: Material) {
        speakers = Set(material.utterances.compactMap { Tokens.words(in: $0.speaker).last?.base })
        for passage in material.passages {
            for name in Names.find(in: Array(passage.text.utf8), tokens: passage.tokens) {
                add(name, passage, material)
            }
        }
    }

    /// The person a speaker's name or a bare surname stands for.
    func person(_ speaker: String) -> Person? {
        let words = Tokens.words(in: speaker)
        guard let last = words.last?.base, let person = people[last] else { return nil }
        // "Attorney General Craig Barlow" is not "Susie Barlow".
        let given = words.dropLast().filter { $0.isCapitalised && !Titles.contains($0.base) }.map(\.base)
        let first = Tokens.words(in: person.full).first?.base ?? ""
        return given.isEmpty || given.contains { $0.hasPrefix(first.prefix(1)) } ? person : nil
    }

    /// "US Vice President", "Trade Minister": the capitalised words that belong to the office, back to a possessive or
    /// a small word.
    private static func officeStart(before start: Int, _ passage: Passage, _ material: Material) -> Int {
        guard var place = passage.tokens.firstIndex(where: { $0.span.start == start }),
            Titles.contains(passage.tokens[place].folded)
        else { return start }
        var taken = 0
        while place > 0, taken < 3 {
            let token = passage.tokens[place - 1]
            guard token.isCapitalised, token.span.end + 1 == passage.tokens[place].span.start || token.shape == .upper,
                token.span.end + 2 >= passage.tokens[place].span.start, token.folded == token.base,
                !StopWords.contains(token.folded) || token.shape == .upper,
                place > 1 || !material.lower.contains(token.folded)
            else { break }
            place -= 1
            taken += 1
        }
        return passage.tokens[place].span.start
    }

    /// Whom a bare surname (folded) names, where a source gives an office or has them speak: others may be no people.
    func known(_ surname: String) -> Person? {
        guard let person = people[surname] else { return nil }
        return person.introduced != person.full || speakers.contains(surname) ? person : nil
    }

    private mutating func add(_ name: Name, _ passage: Passage, _ material: Material) {
        guard case .person = name.kind, name.words.count >= 2 else { return }
        // A run such as "Baidu CEO Robin Li" holds its title in the middle.
        let tokens = passage.tokens.filter { name.titled.contains($0.span) || name.titled.overlaps($0.span) }
        let afterTitle = tokens.lastIndex { Titles.contains($0.folded) }.map { $0 + 1 } ?? 0
        let own = tokens.dropFirst(afterTitle)
        guard own.count >= 2, own.count <= 4, let first = own.first, let last = own.last,
            own.allSatisfy({ $0.isCapitalised })
        else { return }
        let end = min(last.span.end, name.span.end)
        let start = Self.officeStart(before: name.titled.start, passage, material)
        guard let full = passage.text.text(in: Span(first.span.start, end)),
            let titled = passage.text.text(in: Span(start, end))
        else { return }
        let surname = last.base
        guard !shared.contains(surname) else { return }
        let ref = material.reports[passage.report].ref
        let person = Person(
            full: full,
            introduced: titled,
            evidence: Evidence(source: ref, span: Span(start, end).moved(by: passage.span.start), text: titled)
        )
        guard let known = people[surname] else {
            people[surname] = person
            return
        }
        // "envoy to Ukraine Kurt Volker": the shorter is the name.
        if full.hasSuffix(" " + known.full) { return }
        if known.full.hasSuffix(" " + full) {
            people[surname] = person
            return
        }
        if Tokens.folded(known.full) != Tokens.folded(full) {
            // "Sam Altman" and "Samuel Altman" are one; "Jill" and "Joe Biden" are two.
            let initials = (known.full.first, full.first)
            guard initials.0 == initials.1 else {
                people[surname] = nil
                shared.insert(surname)
                return
            }
        }
        if titled.utf8.count > known.introduced.utf8.count, titled.utf8.count <= 70 { people[surname] = person }
    }
}

import NewsModel
import Prose

/// Who the people of a cluster are: full names and offices, so that a first mention can introduce them and later ones
/// need not.
struct NameBook: Sendable {
    struct Person: Sendable {
        /// "JD Vance"
        var full: String
        /// "JD Vance" or "US Vice President JD Vance": the fullest introduction that a source gives.
        var introduced: String
        /// Where the introduction stands.
        var evidence: Evidence
    }

    /// By folded surname; a surname that two people share is not in it.
    private var people: [String: Person] = [:]
    private var shared: Set<String> = []

    init(_ material: Material) {
        for passage in material.passages {
            for name in Names.find(in: Array(passage.text.utf8), tokens: passage.tokens) { add(name, passage, material) }
        }
    }

    /// The person a speaker's name or a bare surname stands for.
    func person(_ speaker: String) -> Person? {
        guard let last = Tokens.words(in: speaker).last?.base else { return nil }
        return people[last]
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
        guard let full = passage.text.text(in: Span(first.span.start, end)),
            let titled = passage.text.text(in: Span(name.titled.start, end))
        else { return }
        let surname = last.base
        guard !shared.contains(surname) else { return }
        let ref = material.reports[passage.report].ref
        let person = Person(
            full: full, introduced: titled,
            evidence: Evidence(source: ref, span: Span(name.titled.start, end).moved(by: passage.span.start), text: titled))
        guard let known = people[surname] else {
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

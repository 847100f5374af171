import Foundation
import NewsModel
import Prose

/// Which instrument a sentence speaks of.
struct InstrumentMatch: Sendable {
    private struct Known: Sendable {
        var instrument: Instrument
        /// Titles and aliases, folded, the longest first.
        var names: [String]
        /// Title and short name: enough by themselves.
        var proper: Set<String>
        /// Words of the forum that tell it from others: "bletchley", "paris".
        var forum: Set<String>
    }

    private let known: [Known]

    init(_ instruments: [Instrument]) {
        known = instruments.map { instrument in
            let byForum = Self.namesByForum(instrument)
            let names = ([instrument.title] + instrument.aliases).map { Self.spaced(Tokens.folded($0)) } + byForum
            let forum = Set(
                Tokens.folded(instrument.forum).filter { !Self.common.contains($0) && !StopWords.contains($0) }
            )
            let titles = ([instrument.title] + instrument.aliases.prefix(1)).map { Self.spaced(Tokens.folded($0)) }
            let proper = Set(titles + byForum)
            return Known(
                instrument: instrument,
                names: names.sorted { $0.utf8.count > $1.utf8.count },
                proper: proper,
                forum: forum
            )
        }
    }

    /// "declaration of the AI Action Summit", "AI Action Summit statement": the forum's name without its place.
    private static func namesByForum(_ instrument: Instrument) -> [String] {
        let forum = Tokens.folded(String(instrument.forum.prefix { $0 != "," })).joined(separator: " ")
        guard forum.contains(" ") else { return [] }
        return ["declaration", "statement"].flatMap { kind in
            ["\(kind) of the \(forum)", "\(forum) \(kind)", "\(forum) s \(kind)", "\(forum)'s \(kind)"].map {
                " \($0) "
            }
        }
    }

    /// The instrument the text names, or nil when it names none or could mean two.
    ///
    /// A name alone is enough where it is a proper one ("Bletchley Declaration"); a description ("AI safety declaration")
    /// must be borne out by the forum or the date.
    ///
    /// `day`: ISO 8601 day of the text.
    func instrument(in text: String, context: String, day: String) -> Instrument? {
        let words = Self.spaced(Tokens.folded(text))
        let around = Set(Tokens.folded(context))
        var best: [(score: Int, instrument: Instrument)] = []
        for candidate in known {
            guard let name = candidate.names.first(where: words.contains) else { continue }
            var score = 2 + name.split(separator: " ").count
            let isProper = candidate.forum.contains { name.contains(" \($0) ") } || candidate.proper.contains(name)
            if isProper { score += 4 }
            if !candidate.forum.isDisjoint(with: around) { score += 3 }
            if Self.daysApart(candidate.instrument.adopted, day) <= 14 { score += 3 }
            guard isProper || score >= 2 + name.split(separator: " ").count + 3 else { continue }
            best.append((score, candidate.instrument))
        }
        best.sort { ($1.score, $0.instrument.id) < ($0.score, $1.instrument.id) }
        guard let first = best.first else { return nil }
        if best.count > 1, best[1].score == first.score { return nil }
        return first.instrument
    }

    /// Whether a sentence points back to a document named before: "the declaration", "it".
    static func pointsBack(_ text: String) -> Bool {
        let words = Self.spaced(Tokens.folded(text))
        return references.contains { words.contains($0) }
    }

    static func daysApart(_ left: String, _ right: String) -> Int {
        guard let one = day(left), let other = day(right) else { return .max }
        return abs(one.number - other.number)
    }

    private static func day(_ iso: String) -> CalendarDay? {
        let parts = iso.prefix(10).split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]), (1...9999).contains(parts[0])
        else { return nil }
        return CalendarDay(year: parts[0], month: parts[1], day: parts[2])
    }

    private static func spaced(_ words: [String]) -> String { " " + words.joined(separator: " ") + " " }

    private static let common: Set<String> = [
        "ai", "summit", "safety", "action", "impact", "park", "new", "conference",
    ]
    private static let references: [String] = [
        " the declaration ", " the statement ", " the agreement ", " the text ", " the document ", " the pact ",
        " the treaty ", " the accord ", " the convention ", " the communique ", " the commitments ", " it ",
    ]
}

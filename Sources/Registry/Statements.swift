import Crypto
package import Foundation
package import NewsModel
package import NewsStore
import Prose

/// What our register says, as sentences of our own, so that a draft can cite it like any report.
///
/// Each instrument's statements are one report of the built-in source; its id is `register-` and the instrument's id.
package enum Statements {
    /// The built-in source of our own statements.
    package static let source = Source(
        id: "register",
        name: "Our register",
        kind: .register,
        address: "/register",
        licence: .own
    )

    package static func itemID(_ instrument: InstrumentID) -> ItemID { ItemID("register-\(instrument)") }

    /// The statements on one instrument, a sentence each, in one paragraph; empty when nothing is known.
    ///
    /// Actors are named in the groups that news stories name together, then one by one where they stand out.
    package static func text(for instrument: Instrument, facts: [FactRecord], asOf: String? = nil) -> String {
        let view = RegisterView(instrument: instrument, facts: facts, asOf: asOf)
        var sentences: [String] = []
        sentences += listed(view)
        sentences += against(view)
        sentences += notAmong(view)
        sentences += counted(view)
        return sentences.joined(separator: " ")
    }

    /// What stores the statements on instruments: the source, and a revision each.
    ///
    /// A revision that says nothing new is not stored again, which the store sees from the hash.
    package static func changes(
        _ instruments: [Instrument],
        facts: [InstrumentID: [FactRecord]],
        now: Date
    ) -> [Change] {
        var changes: [Change] = []
        for instrument in instruments {
            let text = text(for: instrument, facts: facts[instrument.id] ?? [])
            guard !text.isEmpty else { continue }
            let id = itemID(instrument.id)
            let title = "Our register on \(name(instrument))"
            let item = SourceItem(
                id: id,
                source: source.id,
                outlet: source.name,
                address: "/register/\(instrument.id)",
                licence: .own,
                firstSeen: now
            )
            let revision = Revision(
                item: id,
                number: 0,
                fetched: now,
                title: title,
                text: text,
                published: published(instrument),
                language: "en",
                contentHash: digest(title + "\n" + text)
            )
            changes.append(.addRevision(item, revision))
        }
        return changes.isEmpty ? [] : [.saveSource(source)] + changes
    }

    /// "the Bletchley Declaration of 1 November 2023": the first alias is the short name.
    static func name(_ instrument: Instrument) -> String {
        let short = instrument.aliases.first ?? instrument.title
        let article = short.lowercased().hasPrefix("the ") ? "" : "the "
        return "\(article)\(short) of \(ISODay.spoken(instrument.adopted))"
    }

    /// The adoption's day, so that a story is not given background from after its own day.
    private static func published(_ instrument: Instrument) -> Date? {
        let parts = instrument.adopted.prefix(10).split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...9999).contains(parts[0]), (1...12).contains(parts[1]), (1...31).contains(parts[2])
        else { return nil }
        let day = CalendarDay(year: parts[0], month: parts[1], day: parts[2])
        return Date(timeIntervalSince1970: Double(day.number) * 86_400)
    }

    // MARK: Sentences

    private static func listed(_ view: RegisterView) -> [String] {
        let standing = view.rows.filter { $0.kind.side == .for && $0.status != .disputed }
        guard !standing.isEmpty else { return [] }
        var sentences: [String] = []
        let name = name(view.instrument)
        if let count = view.listCount {
            sentences.append("\(upper(name)) \(isPlural(view.instrument) ? "list" : "lists") \(count.words).")
        }
        for group in groups(standing) {
            let actors = Listing.words(group.map { Actors.withArticle($0.name) })
            let verb = group.count == 1 ? "is" : "are"
            let isCompany = group.allSatisfy { Actors.kind(of: $0.actor) == .company }
            let isState = group.allSatisfy { Actors.kind(of: $0.actor) == .state }
            if let count = view.listCount, isState, group.allSatisfy({ $0.kind != .joinedLater }), count.states > 1 {
                sentences.append("\(upper(actors)) \(verb) among the \(count.states) countries listed on \(name).")
            } else if let count = view.listCount, isCompany, group.allSatisfy({ $0.kind != .joinedLater }),
                count.companies > 1
            {
                sentences.append(
                    "\(upper(actors)) \(verb) among the \(count.companies) companies that agreed to \(name)."
                )
            } else if group.allSatisfy({ $0.kind == .joinedLater }) {
                let when = Set(group.map(\.effective)).count == 1 ? group[0].effective : ""
                let on = when.isEmpty ? "" : (when.count == 10 ? " on " : " in ") + ISODay.spoken(when)
                sentences.append("\(upper(actors)) joined \(name) later\(on.isEmpty ? "" : ","  + on).")
            } else if group.allSatisfy({ $0.rank == .officialList }) {
                sentences.append("\(upper(actors)) \(verb) listed on \(name).")
            } else {
                sentences.append("\(upper(actors)) \(past(group[0].kind)) \(name).")
            }
        }
        return sentences
    }

    private static func against(_ view: RegisterView) -> [String] {
        let against = view.rows.filter { $0.kind.side == .against }
        return Dictionary(grouping: against, by: \.kind).sorted { $0.key.rawValue < $1.key.rawValue }.map {
            kind,
            rows in
            let actors = Listing.words(rows.map { Actors.withArticle($0.name) })
            return "\(upper(actors)) \(past(kind)) \(name(view.instrument))."
        }
    }

    /// Only from complete lists, only of those who take part in such talks, and never as a refusal.
    private static func notAmong(_ view: RegisterView) -> [String] {
        guard let count = view.listCount, count.states > 1 else { return [] }
        let missing = watched.flatMap { $0 }.filter { code in
            if case .notAmong = view.standing(of: code) { return Actors.kind(of: code) == .state }
            return false
        }
        guard !missing.isEmpty, missing.count <= 6 else { return [] }
        let actors = Listing.words(missing.map { Actors.withArticle(Actors.name(of: $0)) })
        return [
            "\(upper(actors)) \(missing.count == 1 ? "is" : "are") not among those listed on \(name(view.instrument))."
        ]
    }

    private static func counted(_ view: RegisterView) -> [String] {
        guard view.listCount == nil, !view.counts.isEmpty else { return [] }
        let ordered = view.counts.sorted { ($0.count.number, $0.fact) < ($1.count.number, $1.fact) }
        guard let least = ordered.first, let most = ordered.last else { return [] }
        if least.count.number == most.count.number {
            return [
                "\(least.count.source) counted \(least.words) for \(name(view.instrument)); we hold no complete list."
            ]
        }
        return [
            "Counts of those who stand behind \(name(view.instrument)) differ, from \(least.words) (\(least.count.source)) to "
                + "\(most.words) (\(most.count.source)); we hold no complete list."
        ]
    }

    /// Actors that are told of together, then the rest in threes, so that no sentence is a list of fifty.
    private static func groups(_ rows: [RegisterView.Row]) -> [[RegisterView.Row]] {
        var left = rows
        var groups: [[RegisterView.Row]] = []
        for codes in watched {
            let group = left.filter { codes.contains($0.actor) }
            guard !group.isEmpty else { continue }
            left.removeAll { codes.contains($0.actor) }
            groups += split(group)
        }
        let companies = left.filter { Actors.kind(of: $0.actor) == .company }
        groups += companies.map { [$0] }
        groups += left.filter { Actors.kind(of: $0.actor) != .company && $0.kind == .joinedLater }.map { [$0] }
        return groups
    }

    /// Those who joined later are told apart.
    private static func split(_ group: [RegisterView.Row]) -> [[RegisterView.Row]] {
        [group.filter { $0.kind != .joinedLater }, group.filter { $0.kind == .joinedLater }].filter { !$0.isEmpty }
    }

    private static let watched: [[String]] = [
        ["GB", "US"], ["CN", "IN"], ["FR", "DE"], ["JP", "KR"], ["AU", "CA"], ["EU"],
    ]

    private static func past(_ kind: PositionKind) -> String {
        switch kind {
        case .agreed: "agreed to"
        case .acceded: "acceded to"
        case .withdrew: "withdrew from"
        case .objected: "objected to"
        case .intendsToSign: "said they intend to sign"
        case .intendsNotToSign: "said they do not intend to sign"
        default: kind.words
        }
    }

    private static func isPlural(_ instrument: Instrument) -> Bool {
        (instrument.aliases.first ?? instrument.title).hasSuffix("s")
    }

    /// With a capital, but "xAI" stays as it is.
    private static func upper(_ text: String) -> String {
        text.dropFirst().first?.isUppercase == true ? text : text.prefix(1).uppercased() + text.dropFirst()
    }

    /// SHA-256 of the text in UTF-8, lower-case hexadecimal.
    package static func digest(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

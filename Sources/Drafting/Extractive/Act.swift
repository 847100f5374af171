import NewsModel
import Prose

/// Who did what about a document: signed it, declined to.
///
/// The one kind of fact that is composed from its parts rather than carried.
struct Act: Sendable {
    enum Deed: Int, Sendable, Hashable {
        case signed, endorsed, joined, declined
        /// Weaker than ``declined``: no source says that the doer was asked, or refused.
        case notSigned
    }

    enum Doer: Sendable {
        /// "United States", "United Kingdom": with their keys (country code or folded name).
        case named([(name: String, key: String)])
        /// "Around 60 countries", and those it names.
        case counted(String, including: [String])
    }

    var deed: Deed
    var doer: Doer
    /// "a global AI safety declaration", as the report has it; nil for "it".
    var object: String?
    /// The noun: "declaration".
    var head: String?
    /// The passages that say so, the first found first.
    var passages: [Int]

    /// The same for the same deed by the same doers.
    var key: String { "\(deed.rawValue)/\(doerKey)" }

    /// The same for all that the same doers did for the document, or against it.
    var sideKey: String { (deed == .declined || deed == .notSigned ? "against/" : "for/") + doerKey }

    private var doerKey: String {
        switch doer {
        case .named(let names): names.map(\.key).sorted().joined(separator: ",")
        case .counted: "counted"
        }
    }
}

/// Finds acts in passages.
struct ActFinder: Sendable {
    let material: Material

    /// All acts, those of one kind and doer merged, the most often told first, then in order of the reports.
    func find() -> [Act] {
        var acts: [Act] = []
        for index in material.passages.indices {
            for act in read(index) {
                guard let known = acts.firstIndex(where: { $0.key == act.key }) else {
                    acts.append(act)
                    continue
                }
                acts[known].passages.append(index)
                if let object = act.object, object.utf8.count > acts[known].object?.utf8.count ?? 0 {
                    acts[known].object = object
                    acts[known].head = act.head
                }
            }
        }
        acts = Self.absorbed(acts)
        let sides = Dictionary(grouping: acts, by: \.sideKey)
        func weight(_ act: Act) -> Int {
            let passages = (sides[act.sideKey] ?? []).flatMap(\.passages)
            let outlets = Set(passages.map { material.reports[material.passages[$0].report].item.outlet }).count
            let bonus = if case .named(let names) = act.doer { min(2, names.count) } else { 0 }
            return outlets * 3 + bonus + (act.object == nil ? 0 : 1) + (act.deed == .declined ? 1 : 0)
        }
        return acts.enumerated().sorted { (weight($1.element), $0.offset) < (weight($0.element), $1.offset) }.map(
            \.element
        )
    }

    /// Acts of some of the doers go into the act of all of them: "A declined" backs what it can of "A and B declined".
    private static func absorbed(_ acts: [Act]) -> [Act] {
        var kept = acts
        for (index, act) in acts.enumerated() {
            guard case .named(let few) = act.doer else { continue }
            let keys = Set(few.map(\.key))
            let whole = kept.firstIndex { other in
                guard other.deed == act.deed, case .named(let many) = other.doer else { return false }
                return many.count > few.count && keys.isSubset(of: Set(many.map(\.key)))
            }
            guard let whole else { continue }
            kept[whole].passages += act.passages.filter { !kept[whole].passages.contains($0) }
            if kept[whole].object == nil {
                kept[whole].object = act.object
                kept[whole].head = act.head
            }
            kept.removeAll { $0.key == acts[index].key }
        }
        return kept
    }

    private func read(_ index: Int) -> [Act] {
        let passage = material.passages[index]
        let bytes = Array(passage.text.utf8)
        let tokens = passage.tokens
        var found: [Act] = []
        for (place, token) in tokens.enumerated() where token.shape == .lower {
            guard !passage.quotations.contains(where: { $0.span.contains(token.span) }),
                let (deed, start, after) = verb(at: place, tokens)
            else { continue }
            guard var doer = doer(before: start, tokens, bytes) else { continue }
            if case .named(let names) = doer {
                let others = also(from: after, tokens, bytes).filter { other in
                    !names.contains { $0.key == other.key }
                }
                doer = .named(names + others)
            }
            let (object, head) = object(from: after, tokens, bytes)
            found.append(Act(deed: deed, doer: doer, object: object, head: head, passages: [index]))
        }
        return found
    }

    /// The deed whose last word is at `place`, where its first word is and where the object begins.
    private func verb(at place: Int, _ tokens: [Token]) -> (Act.Deed, start: Int, after: Int)? {
        let word = tokens[place].folded
        func back(_ steps: Int) -> String { place >= steps ? tokens[place - steps].folded : "" }
        if word == "sign" || word == "endorse" || word == "join" {
            let refusals: Set<String> = ["declined", "refused", "declining", "refusing"]
            if back(1) == "to", refusals.contains(back(2)) { return (.declined, place - 2, place + 1) }
            if word == "sign", back(1) == "not", back(2) == "did" { return (.notSigned, place - 2, place + 1) }
            if back(1) == "to", back(2) == "not", ["opted", "chose", "decided"].contains(back(3)) {
                return (.declined, place - 3, place + 1)
            }
            if word == "sign", back(1) == "didn't" { return (.notSigned, place - 1, place + 1) }
            return nil
        }
        let deed: Act.Deed? =
            switch word {
            case "signed": .signed
            case "endorsed": .endorsed
            case "joined": .joined
            default: nil
            }
        guard let deed else { return nil }
        var start = place
        if ["have", "has", "had"].contains(back(1)) { start = place - 1 }
        if word == "signed", back(1) == "not", ["have", "has", "had"].contains(back(2)) {
            return (.notSigned, place - 2, place + 1)
        }
        if ["not", "never", "was", "were", "been", "be", "being", "is", "are", "newly", "haven't", "hasn't"].contains(
            back(1)
        ) {
            return nil
        }
        let next = place + 1 < tokens.count ? tokens[place + 1].folded : ""
        guard next != "by" else { return nil }
        return (deed, start, next == "up" || next == "onto" || next == "on" ? place + 2 : place + 1)
    }

    // MARK: Doers

    /// Those who did the same: ", as did the United States".
    private func also(from start: Int, _ tokens: [Token], _ bytes: [UInt8]) -> [(name: String, key: String)] {
        let did: Set<String> = ["did", "has", "have", "had"]
        let place = tokens.indices.dropLast().first {
            $0 >= start && tokens[$0].folded == "as" && did.contains(tokens[$0 + 1].folded)
        }
        guard let place, place + 2 < tokens.count else { return [] }
        var found: [(name: String, key: String)] = []
        var cursor = place + 2
        let names = Names.find(in: bytes, tokens: tokens)
        while cursor < tokens.count, found.count < 8 {
            if ["the", "and"].contains(tokens[cursor].folded) {
                cursor += 1
                continue
            }
            guard let name = names.first(where: { $0.titled.start == tokens[cursor].span.start }) else { break }
            found.append((name.text, key(of: name)))
            while cursor < tokens.count, tokens[cursor].span.start < name.span.end { cursor += 1 }
        }
        return found
    }

    private func doer(before start: Int, _ tokens: [Token], _ bytes: [UInt8]) -> Act.Doer? {
        var place = start - 1
        while place >= 0, ["both", "also", "jointly", "all", "each", "then"].contains(tokens[place].folded) {
            place -= 1
        }
        guard place >= 0 else { return nil }
        let closesAside = gap(place, start, tokens, bytes).contains(0x2C)
        if let counted = counted(endingBefore: start, last: place, closesAside: closesAside, tokens, bytes) {
            return counted
        }
        guard !closesAside else { return nil }
        return named(endingAt: place, tokens, bytes)
    }

    /// The list of names that ends at a word, when nothing before it governs it ("officials from A and B").
    private func named(endingAt last: Int, _ tokens: [Token], _ bytes: [UInt8]) -> Act.Doer? {
        let names = Names.find(in: bytes, tokens: Array(tokens[...last]))
        var found: [(name: String, key: String)] = []
        var hasAnd = false
        var cursor = last
        while cursor >= 0, found.count < 12 {
            guard let name = names.last(where: { $0.span.end == tokens[cursor].span.end }),
                var first = tokens.firstIndex(where: { $0.span.start == name.titled.start })
            else { break }
            if first > 0, tokens[first - 1].folded == "the" { first -= 1 }
            let before = first - 1
            if !found.isEmpty, before >= 0, Self.prepositions.contains(tokens[before].folded) {
                // "In Paris, the United States …": the name belongs to the opening.
                return gap(cursor, cursor + 1, tokens, bytes).contains(0x2C) ? .named(found) : nil
            }
            found.insert((name.text, key(of: name)), at: 0)
            guard before >= 0 else { break }
            if tokens[before].folded == "and" {
                hasAnd = true
                cursor = before - 1
                continue
            }
            if gap(before, first, tokens, bytes).contains(0x2C) {
                guard hasAnd else { break }
                cursor = before
                continue
            }
            if Self.openers.contains(tokens[before].folded) { break }
            return nil
        }
        return found.isEmpty ? nil : .named(found)
    }

    /// "Around 60 countries, including China and India, signed".
    private func counted(
        endingBefore start: Int,
        last: Int,
        closesAside: Bool,
        _ tokens: [Token],
        _ bytes: [UInt8]
    ) -> Act.Doer? {
        let figures = Figures.find(in: bytes, tokens: Array(tokens[..<start]))
        guard let figure = figures.last(where: { ($0.counted ?? "").isEmpty == false && !$0.isYear }),
            let unit = tokens.firstIndex(where: { $0.span.start >= figure.core.end && $0.folded == figure.counted }),
            Self.units.contains(tokens[unit].folded), unit < start
        else { return nil }
        let text = String(decoding: bytes[figure.span.start..<tokens[unit].span.end], as: UTF8.self)
        let between = Array(tokens[(unit + 1)..<start])
        if between.allSatisfy({ ["have", "has", "had", "also", "all"].contains($0.folded) }) {
            return .counted(text, including: [])
        }
        guard closesAside, let first = between.first, first.folded == "including" || first.folded == "among" else {
            return nil
        }
        let names = Names.find(in: bytes, tokens: between).filter {
            // "China", not "Chinese officials".
            if case .country = $0.kind { return Countries.codeOfName($0.words.joined(separator: " ")) != nil }
            return !Self.states.contains(tokens[unit].folded)
        }
        return .counted(text, including: names.map(\.text))
    }

    private func key(of name: Name) -> String {
        if case .country(let code) = name.kind { return code }
        return name.words.joined(separator: " ")
    }

    private func gap(_ left: Int, _ right: Int, _ tokens: [Token], _ bytes: [UInt8]) -> ArraySlice<UInt8> {
        guard left >= 0, right < tokens.count, tokens[left].span.end <= tokens[right].span.start else { return [] }
        return bytes[tokens[left].span.end..<tokens[right].span.start]
    }

    // MARK: Objects

    /// The noun phrase after the verb, when its noun is one that is signed.
    private func object(from start: Int, _ tokens: [Token], _ bytes: [UInt8]) -> (String?, String?) {
        var headAt: Int?
        var place = start
        while place < tokens.count, place < start + 12 {
            if place > start,
                gap(place - 1, place, tokens, bytes).contains(where: {
                    ",;:.".utf8.contains($0) || $0 == 0x22 || $0 >= 0x80
                })
            {
                break
            }
            let word = tokens[place].folded
            if Self.heads.contains(word) {
                headAt = place
                break
            }
            if place > start, Self.objectEnds.contains(word) { break }
            place += 1
        }
        guard let headAt else { return (nil, nil) }
        var end = headAt
        // "declaration on artificial intelligence": one short phrase more.
        if headAt + 2 < tokens.count, ["on", "of", "for"].contains(tokens[headAt + 1].folded),
            gap(headAt, headAt + 1, tokens, bytes).count == 1
        {
            var next = headAt + 2
            while next < tokens.count, next < headAt + 7, !Self.objectEnds.contains(tokens[next].folded),
                gap(next - 1, next, tokens, bytes).count == 1, tokens[next].folded != "and"
            {
                end = next
                next += 1
            }
            if let tail = tokens.indices.contains(end) ? tokens[end].base : nil, Self.weekdays.contains(tail) {
                end = headAt
            }
        }
        let text = String(decoding: bytes[tokens[start].span.start..<tokens[end].span.end], as: UTF8.self)
        return (text, tokens[headAt].folded)
    }

    private static let units: Set<String> = [
        "countries", "nations", "states", "governments", "companies", "firms", "organisations", "organizations",
        "signatories", "participants", "members", "parties", "towns", "cities", "banks", "groups", "unions",
        "lawmakers",
        "universities", "ministers", "delegations",
    ]
    private static let states: Set<String> = ["countries", "nations", "states", "governments"]
    private static let openers: Set<String> = [
        "that", "but", "while", "when", "because", "after", "both", "as", "since", "although", "though", "and",
        "whether",
    ]
    private static let prepositions: Set<String> = [
        "from", "of", "in", "by", "with", "for", "to", "between", "including", "like", "as", "on", "at", "against",
        "over",
        "about", "than",
    ]
    private static let heads: Set<String> = [
        "declaration", "statement", "agreement", "treaty", "pact", "accord", "communique", "convention", "deal",
        "commitment", "commitments", "charter", "resolution", "pledge", "memorandum", "contract", "letter", "protocol",
    ]
    private static let objectEnds: Set<String> = [
        "at", "in", "during", "after", "with", "that", "which", "as", "when", "while", "because", "by", "amid",
        "before",
        "who", "but", "to", "until", "last", "this", "next", "calling", "advocating", "committing", "pledging",
        "promising",
    ]
    private static let weekdays: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
}

import NewsModel
import Prose

/// Reads one sentence for who did what about an instrument.
struct PositionReader: Sendable {
    /// A deed found in a sentence, not yet tied to an instrument.
    struct Deed: Sendable, Equatable {
        var kind: PositionKind
        /// Codes of the named actors; empty for a count.
        var actors: [String]
        var number: Int?
        var unit: Count.Unit?
        var hedge: Count.Hedge
        /// The verb and what stands after it, within the sentence.
        var span: Span
    }

    /// Companies and bodies beyond the built-in table: folded name to code.
    let known: [String: String]

    /// The deeds of a sentence in order.
    ///
    /// What stands in quotation marks, is only possible, or is denied gives none.
    func deeds(in sentence: String) -> [Deed] {
        let bytes = Array(sentence.utf8)
        let tokens = Tokens.words(in: bytes, Span(0, bytes.count))
        let quotations = Quotations.marked(in: bytes)
        let mentions = ActorMentions(tokens: tokens, bytes: bytes, known: known)
        var found: [Deed] = []
        for place in tokens.indices {
            guard !quotations.contains(where: { $0.span.contains(tokens[place].span) }),
                let verb = verb(endingAt: place, tokens)
            else { continue }
            let span = Span(tokens[verb.start].span.start, bytes.count)
            if verb.isPassive {
                found += passive(verb, place, tokens, bytes, mentions, span)
                continue
            }
            if let counted = counted(before: verb.start, tokens, bytes) {
                found.append(
                    Deed(
                        kind: verb.kind,
                        actors: [],
                        number: counted.number,
                        unit: counted.unit,
                        hedge: counted.hedge,
                        span: span
                    )
                )
                // Those it names are positions of their own; the unnamed get none.
                if !counted.named.isEmpty {
                    let actors = mentions.codes(in: counted.named)
                    if !actors.isEmpty {
                        found.append(
                            Deed(kind: verb.kind, actors: actors, number: nil, unit: nil, hedge: .exactly, span: span)
                        )
                    }
                }
                continue
            }
            let actors = mentions.list(endingBefore: verb.start)
            guard !actors.isEmpty else { continue }
            found.append(Deed(kind: verb.kind, actors: actors, number: nil, unit: nil, hedge: .exactly, span: span))
        }
        return found
    }

    // MARK: Verbs

    private struct Verb {
        var kind: PositionKind
        var start: Int
        var isPassive = false
    }

    /// The deed whose last word is at `place`.
    private func verb(endingAt place: Int, _ tokens: [Token]) -> Verb? {
        func word(_ offset: Int) -> String {
            tokens.indices.contains(place + offset) ? tokens[place + offset].folded : ""
        }
        let here = word(0)
        if Self.infinitives.contains(here) {
            if word(-1) == "to" {
                // "declined on Tuesday to sign": when and how may stand between.
                let refusal = leftOfAdverbials(place - 2, tokens)
                if refusal >= 0, ["declined", "refused", "declining", "refusing"].contains(tokens[refusal].folded) {
                    return Verb(kind: .declined, start: leftOfAuxiliaries(refusal, tokens))
                }
            }
            if word(-1) == "to", word(-2) == "not", ["opted", "chose", "decided"].contains(word(-3)) {
                return Verb(kind: .declined, start: place - 3)
            }
            if word(-1) == "not", word(-2) == "will" { return Verb(kind: .intendsNotToSign, start: place - 2) }
            if word(-1) == "won't" { return Verb(kind: .intendsNotToSign, start: place - 1) }
            if word(-1) == "will" { return Verb(kind: .intendsToSign, start: place - 1) }
            if word(-1) == "to", ["plans", "plan", "intends", "intend", "promised", "pledged"].contains(word(-2)) {
                return Verb(kind: .intendsToSign, start: place - 2)
            }
            return nil
        }
        let after = word(1)
        let kind: PositionKind? =
            switch here {
            case "signed", "inked": .signed
            case "endorsed", "backed": .endorsed
            case "joined": .joinedLater
            case "ratified": .ratified
            case "acceded" where after == "to": .acceded
            case "rejected", "snubbed": .declined
            case "denounced": .denounced
            case "agreed" where after == "to": .agreed
            case "withdrew" where after == "from": .withdrew
            case "objected" where after == "to": .objected
            case "abstained": .abstained
            case "voted" where after == "for" || after == "in": .votedFor
            case "voted" where after == "against": .votedAgainst
            default: nil
            }
        guard let kind else { return nil }
        if after == "by" {
            guard ["was", "were", "been", "is"].contains(word(-1)) || place > 0 else { return nil }
            return Verb(kind: kind, start: place, isPassive: true)
        }
        let start = leftOfAuxiliaries(place, tokens)
        let before = start > 0 ? tokens[start - 1].folded : ""
        guard !Self.undone.contains(word(-1)), !Self.undone.contains(before) else { return nil }
        return Verb(kind: kind, start: start)
    }

    /// The last word at or before `place` that does not say when or how.
    private func leftOfAdverbials(_ place: Int, _ tokens: [Token]) -> Int {
        var index = place
        while index >= 0, place - index < 5,
            Self.adverbials.contains(tokens[index].folded) || tokens[index].folded.allSatisfy(\.isNumber)
        {
            index -= 1
        }
        return index
    }

    private func leftOfAuxiliaries(_ place: Int, _ tokens: [Token]) -> Int {
        var start = place
        while start > 0,
            ["have", "has", "had", "also", "both", "jointly", "all", "later", "formally", "officially"].contains(
                tokens[start - 1].folded
            )
        {
            start -= 1
        }
        return start
    }

    private static let adverbials: Set<String> = [
        "on", "in", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
        "jan", "feb", "mar", "apr", "aug", "sept", "oct", "nov", "dec", "january", "february", "march", "april", "may",
        "june", "july", "august", "september", "october", "november", "december", "again", "publicly", "openly",
        "jointly", "both", "however", "this", "last", "week", "month",
    ]
    private static let infinitives: Set<String> = ["sign", "endorse", "join", "ratify", "back"]
    /// Before a deed these deny it or leave it open.
    private static let undone: Set<String> = [
        "not", "never", "be", "was", "were", "been", "being", "is", "are", "would", "could", "might", "may", "should",
        "if",
        "yet", "hasn't", "haven't", "hadn't", "newly", "almost", "nearly", "unless", "whether",
    ]

    // MARK: Counts

    private struct Counted {
        var number: Int
        var unit: Count.Unit
        var hedge: Count.Hedge
        /// Where the names it includes stand.
        var named: Span
    }

    /// "Around 60 countries, including China and India," right before the verb.
    private func counted(before start: Int, _ tokens: [Token], _ bytes: [UInt8]) -> Counted? {
        guard start > 0 else { return nil }
        let figures = Figures.find(in: bytes, tokens: Array(tokens[..<start]))
        for figure in figures.reversed()
        where figure.unit == .none && !figure.isYear && !figure.isOrdinal && figure.value >= 1 && figure.value < 100_000
        {
            guard let first = tokens.firstIndex(where: { $0.span.start >= figure.core.end }) ?? tokens.indices.last,
                let (unit, last) = unit(at: first, tokens), last < start
            else { continue }
            let between = tokens[(last + 1)..<start]
            let isPlain = between.allSatisfy { ["have", "has", "had", "also", "all"].contains($0.folded) }
            let opensList = between.first.map { ["including", "among", "led", "such"].contains($0.folded) } ?? false
            let closes = bytes[tokens[start - 1].span.end..<tokens[start].span.start].contains(0x2C)
            guard isPlain || (opensList && closes) else { continue }
            let hedge = bound(figure.hedge)
            let named = isPlain ? Span(0, 0) : Span(tokens[last].span.end, tokens[start].span.start)
            return Counted(number: Int(figure.value), unit: unit, hedge: hedge, named: named)
        }
        return nil
    }

    private func bound(_ hedge: Figure.Hedge) -> Count.Hedge {
        switch hedge {
        case .exact: .exactly
        case .about, .nearly: .about
        case .atLeast, .moreThan, .justOver: .moreThan
        case .atMost, .lessThan: .fewerThan
        }
    }

    private func unit(at place: Int, _ tokens: [Token]) -> (Count.Unit, Int)? {
        guard tokens.indices.contains(place) else { return nil }
        let word = tokens[place].folded
        let next = tokens.indices.contains(place + 2) ? tokens[place + 1].folded + " " + tokens[place + 2].folded : ""
        let withBodies = next == "and organisations" || next == "and organizations"
        let withInternational =
            next == "and international" && tokens.indices.contains(place + 3)
            && ["organisations", "organizations"].contains(tokens[place + 3].folded)
        switch word {
        case "countries", "nations", "states":
            if withBodies { return (.countriesAndOrganisations, place + 2) }
            if withInternational { return (.countriesAndOrganisations, place + 3) }
            return (.countries, place)
        case "governments": return withBodies ? (.governmentsAndOrganisations, place + 2) : (.countries, place)
        case "companies", "firms": return (.companies, place)
        case "signatories": return (.signatories, place)
        case "organisations", "organizations": return (.organisations, place)
        default: return nil
        }
    }

    /// "signed by France, India and China": the list after "by"; "signed by 58 countries": a count.
    private func passive(
        _ verb: Verb,
        _ place: Int,
        _ tokens: [Token],
        _ bytes: [UInt8],
        _ mentions: ActorMentions,
        _ span: Span
    ) -> [Deed] {
        let before = place > 0 ? tokens[place - 1].folded : ""
        guard !["not", "never", "to"].contains(before), place + 2 < tokens.count else { return [] }
        let rest = Array(tokens[(place + 2)...])
        if let figure = Figures.find(in: bytes, tokens: rest).first, let first = rest.first,
            figure.span.start == first.span.start,
            let unitAt = tokens.firstIndex(where: { $0.span.start >= figure.core.end }),
            let (unit, _) = unit(at: unitAt, tokens),
            figure.value >= 1, figure.value < 100_000
        {
            let hedge = bound(figure.hedge)
            return [
                Deed(kind: verb.kind, actors: [], number: Int(figure.value), unit: unit, hedge: hedge, span: span)
            ]
        }
        let actors = mentions.list(startingAt: place + 2)
        return actors.isEmpty
            ? [] : [Deed(kind: verb.kind, actors: actors, number: nil, unit: nil, hedge: .exactly, span: span)]
    }
}

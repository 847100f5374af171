import Foundation
package import NewsModel
import Prose

/// Finds positions and counts in a story's text.
///
/// Only what the text says of named actors; "around 60 countries signed" becomes a count and nobody's position. Each
/// fact has the passages its sentence rests on.
package struct PositionExtractor: Sendable {
    private let match: InstrumentMatch
    private let reader: PositionReader

    /// - `instruments`: Those the register knows.
    /// - `companies`: Names of companies that may take positions; codes are made from them.
    package init(instruments: [Instrument], companies: [String] = []) {
        match = InstrumentMatch(instruments)
        let known = companies.map { (ActorNames.folded($0), Actors.companyCode($0)) }
        reader = PositionReader(known: Dictionary(known, uniquingKeysWith: { first, _ in first }))
    }

    /// The facts that a version states.
    ///
    /// - `version`: A signed version; the sentences of its checked blocks are read, the headline is not.
    /// - `reports`: The revisions it rests on, for dates, outlets and ranks.
    /// - `existing`: What the register holds already on the instruments: such facts are not found again, and a change of
    ///   mind supersedes the actor's last position.
    package func facts(
        in version: Version,
        reports: [Report],
        existing: [FactRecord] = []
    ) -> [FactRecord] {
        let sentences = version.draft.blocks.filter(\.purpose.isChecked).flatMap(\.sentences)
        let told = reports.compactMap(\.revision.published).max() ?? version.made
        let day = ISODay.text(told)
        let context = version.draft.text
        let byRef = Dictionary(reports.map { ($0.ref, $0) }, uniquingKeysWith: { first, _ in first })
        var found: [FactRecord] = []
        var current: Instrument?
        for (index, sentence) in sentences.enumerated() {
            if let named = match.instrument(in: sentence.text, context: context, day: day) { current = named }
            let deeds = reader.deeds(in: sentence.text)
            guard !deeds.isEmpty else { continue }
            let instrument =
                match.instrument(in: sentence.text, context: context, day: day)
                ?? (InstrumentMatch.pointsBack(sentence.text) ? current : nil)
            guard let instrument else { continue }
            let date = effective(sentence.text, told: told, instrument: instrument)
            let rank = rank(of: sentence, byRef)
            for deed in deeds {
                if let number = deed.number, let unit = deed.unit {
                    found.append(
                        count(
                            deed,
                            number,
                            unit,
                            instrument,
                            date,
                            sentence,
                            version,
                            byRef,
                            rank: rank,
                            observed: told
                        )
                    )
                }
                for actor in deed.actors {
                    let reason = deed.kind.side == .against ? reason(of: actor, after: index, in: sentences) : nil
                    found.append(
                        position(
                            deed.kind,
                            actor,
                            instrument,
                            date,
                            sentence,
                            reason,
                            version,
                            rank: rank,
                            observed: told
                        )
                    )
                }
            }
        }
        return Self.news(found, existing)
    }

    // MARK: Records

    private func position(
        _ kind: PositionKind,
        _ actor: String,
        _ instrument: Instrument,
        _ date: String,
        _ sentence: DraftSentence,
        _ reason: (Position.Reason, [Evidence])?,
        _ version: Version,
        rank: EvidenceRank,
        observed: Date
    ) -> FactRecord {
        let name =
            Actors.kind(of: actor) == .company ? reader.name(of: actor, in: sentence.text) : Actors.name(of: actor)
        let position = Position(
            kind: kind,
            actorName: name,
            textVersion: instrument.textVersion,
            reason: reason?.0
        )
        return FactRecord(
            id: FactID(
                "\(version.story)-\(instrument.id)-\(RegisterSeed.slug(actor))-\(RegisterSeed.slug(kind.rawValue))"
            ),
            kind: Position.kindName,
            subject: instrument.id.raw,
            actor: actor,
            effective: date,
            observed: observed,
            payload: payloadBytes(position),
            evidence: sentence.evidence + (reason?.1 ?? []),
            rank: rank,
            story: version.story,
            enteredBy: "rule:position-1"
        )
    }

    private func count(
        _ deed: PositionReader.Deed,
        _ number: Int,
        _ unit: Count.Unit,
        _ instrument: Instrument,
        _ date: String,
        _ sentence: DraftSentence,
        _ version: Version,
        _ reports: [RevisionRef: Report],
        rank: EvidenceRank,
        observed: Date
    ) -> FactRecord {
        let outlet = sentence.evidence.compactMap { reports[$0.source]?.item.outlet }.first ?? "our story"
        let count = Count(number: number, unit: unit, hedge: deed.hedge, act: deed.kind, asOf: date, source: outlet)
        return FactRecord(
            id: FactID("\(version.story)-\(instrument.id)-count-\(number)-\(RegisterSeed.slug(unit.rawValue))"),
            kind: Count.kindName,
            subject: instrument.id.raw,
            actor: "",
            effective: date,
            observed: observed,
            payload: payloadBytes(count),
            evidence: sentence.evidence,
            rank: rank,
            story: version.story,
            enteredBy: "rule:position-1"
        )
    }

    /// The day the sentence gives; else the adoption's when the story is of those days; else the story's own.
    private func effective(_ text: String, told: Date, instrument: Instrument) -> String {
        let mentions = DateMentions.find(in: text, relativeTo: told)
        for mention in mentions where mention.precision <= .weekday {
            if let day = mention.resolved { return ISODay.text(day) }
        }
        let day = ISODay.text(told)
        return InstrumentMatch.daysApart(instrument.adopted, day) <= 3 ? instrument.adopted : day
    }

    /// A report that itself relies on another outlet stands at second hand.
    private func rank(of sentence: DraftSentence, _ reports: [RevisionRef: Report]) -> EvidenceRank {
        let licences = sentence.evidence.compactMap { reports[$0.source]?.item.licence }
        if licences.contains(.publicDomain) || licences.contains(.pressRelease) { return .officialStatement }
        let borrowed = sentence.evidence.contains { evidence in
            let text = evidence.text.lowercased()
            return text.contains("reported by") || text.contains("media reports")
                || text.contains("according to reports")
        }
        return borrowed || sentence.evidence.isEmpty ? .newsSecondHand : .newsDirect
    }

    // MARK: Reasons

    /// What a spokesperson of the actor is quoted as saying of the document, in this sentence or the next ones.
    private func reason(
        of actor: String,
        after index: Int,
        in sentences: [DraftSentence]
    ) -> (Position.Reason, [Evidence])? {
        for sentence in sentences[index...].prefix(12) {
            for quotation in Quotations.find(in: sentence.text) {
                guard let inner = sentence.text.text(in: quotation.inner), Tokens.words(in: inner).count >= 5,
                    let speaker = quotation.speaker ?? Self.subject(of: sentence.text, before: quotation),
                    Self.speaks(speaker, for: actor), Self.isAboutTheText(sentence.text)
                else { continue }
                return (Position.Reason(text: Self.trimmed(inner), mode: .direct, speaker: speaker), sentence.evidence)
            }
        }
        return nil
    }

    private static func subject(of text: String, before quotation: Quotation) -> String? {
        let head = text.text(in: Span(0, quotation.span.start)) ?? ""
        guard let range = head.range(of: " said") else { return nil }
        return String(head[..<range.lowerBound])
    }

    /// Whether an official's description names the actor: a UK government spokesperson for GB.
    private static func speaks(_ speaker: String, for actor: String) -> Bool {
        let words = Tokens.words(in: speaker).map(\.base)
        guard words.contains(where: { officials.contains($0) }) else { return false }
        return words.contains { ActorNames.codeOfAlias[$0] == actor || adjectives[$0] == actor }
    }

    private static func isAboutTheText(_ text: String) -> Bool {
        !Set(Tokens.folded(text)).isDisjoint(with: [
            "declaration", "statement", "text", "wording", "agreement", "sign", "signing", "document", "pact",
        ])
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, last == "," || last.isWhitespace { text.removeLast() }
        return String(text)
    }

    private static let officials: Set<String> = [
        "government", "spokesperson", "spokesman", "spokeswoman", "minister", "president", "official", "secretary",
        "ambassador", "delegation", "ministry", "administration", "counselor",
    ]
    private static let adjectives = [
        "british": "GB", "american": "US", "chinese": "CN", "indian": "IN", "french": "FR", "german": "DE",
        "european": "EU",
        "japanese": "JP", "canadian": "CA", "australian": "AU", "russian": "RU", "italian": "IT", "korean": "KR",
    ]

    // MARK: Against what is known

    /// Drops what is known or said twice, and links a change of mind to what it supersedes.
    private static func news(_ found: [FactRecord], _ existing: [FactRecord]) -> [FactRecord] {
        var ids = Set(existing.map(\.id))
        var history: [String: [FactRecord]] = [:]
        for fact in existing where fact.kind == Position.kindName && fact.status != .retracted {
            history["\(fact.subject)/\(fact.actor)", default: []].append(fact)
        }
        var counts = existing.compactMap { fact in
            fact.count.map { "\(fact.subject)/\($0.number)/\($0.unit)/\($0.source)" }
        }
        var kept: [FactRecord] = []
        for var fact in found where !ids.contains(fact.id) {
            if let count = fact.count {
                let key = "\(fact.subject)/\(count.number)/\(count.unit)/\(count.source)"
                if counts.contains(key) { continue }
                counts.append(key)
            }
            if let position = fact.position {
                let key = "\(fact.subject)/\(fact.actor)"
                let last = history[key]?.max { ($0.when, $0.observed) < ($1.when, $1.observed) }
                // Known from as near a source: nothing new. An official list is never superseded by a report that agrees.
                if let last, let known = last.position, known.kind.side == position.kind.side,
                    known.kind.side != .neither,
                    last.rank >= fact.rank || last.rank == .officialList
                {
                    continue
                }
                fact.supersedes = last?.id
                history[key, default: []].append(fact)
            }
            ids.insert(fact.id)
            kept.append(fact)
        }
        return kept
    }
}

extension PositionReader {
    /// The company's name as printed, found again in the sentence.
    func name(of code: String, in text: String) -> String {
        for name in Names.find(in: text) where known[name.words.joined(separator: " ")] == code { return name.text }
        return code.hasPrefix("org:") ? String(code.dropFirst(4)) : code
    }
}

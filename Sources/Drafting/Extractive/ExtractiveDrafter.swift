import Foundation
import NewsModel
import Prose

/// Drafts without a model: the best corroborated facts, trimmed, attributed and ordered; quotations in their speaker's
/// words; the nut graf from the register's statements and the reports' background.
///
/// Nothing is invented: each sentence is carried from a report, composed from the parts of one (``Act``), or quoted.
/// Same request, same draft. Where the facts are thin the draft is short.
package struct ExtractiveDrafter: Drafter {
    package var name: String { "extractive" }

    package init() {}

    package func draft(_ request: DraftRequest) async throws(DraftError) -> DraftOutcome { try compose(request) }

    /// As ``draft(_:)``, for callers who need no protocol.
    ///
    /// - Complexity: Linear in the reports' length, which is bounded (40 reports, 150 sentences each).
    package func compose(_ request: DraftRequest) throws(DraftError) -> DraftOutcome {
        let material = Material(request.independent)
        guard !material.passages.isEmpty else {
            throw DraftError(
                .nothingToSay,
                "None of the \(request.reports.count) reports holds a sentence that could be carried."
            )
        }
        var writer = ExtractiveWriter(request, material)
        return try writer.write()
    }
}

/// The work on one request.
private struct ExtractiveWriter {
    let request: DraftRequest
    let material: Material
    let carrier: Carrier
    let names: NameBook
    let acts: [Act]
    let actWriter: ActWriter
    /// Passages by merit.
    let ranked: [Int]
    /// Passages that the draft has told, and those that say the same.
    var told: Set<Int> = []
    /// What the draft says so far, as stems, to see repetition.
    var said: [Set<String>] = []
    var introduced: Set<String> = []
    var topicNames: [Name] = []
    var turn = 0

    init(_ request: DraftRequest, _ material: Material) {
        self.request = request
        self.material = material
        let corroboration = Corroboration(material)
        carrier = Carrier(
            material: material,
            copies: CopyGuard(material.reports),
            corroboration: corroboration,
            newest: material.reports.map(\.told).max() ?? request.now
        )
        names = NameBook(material)
        acts = ActFinder(material: material).find()
        actWriter = ActWriter(carrier: carrier)
        ranked = corroboration.scores.indices.sorted {
            (corroboration.scores[$1], $0) < (corroboration.scores[$0], $1)
        }
    }

    mutating func write() throws(DraftError) -> DraftOutcome {
        let headlineWords = request.form.sections.first { $0.purpose == .headline }?.maxWords ?? 14
        guard let opening = opening(headlineWords: headlineWords) else {
            throw DraftError(
                .nothingToSay,
                "The reports hold no fact that may be carried in other words or quoted. Draft with a model, or by hand."
            )
        }
        topicNames = Names.find(in: opening.lead.text)
        var written: [String: [[DraftSentence]]] = [:]
        let sections = request.form.sections
        if let lead = sections.first(where: { $0.purpose == .lead }) {
            var sentence = opening.lead
            sentence.text = Dateline.text(lead.text, for: request, place: place) + sentence.text
            written[lead.key] = [[sentence]]
        }
        let bodies = sections.filter { $0.purpose == .body }
        // The nut graf is set aside first, so that the body does not use up its background.
        for section in sections where section.purpose == .nutGraf {
            written[section.key] = nutGraf(maxWords: section.maxWords ?? 110)
        }
        let quotations = QuotationChoice(material, names: names, limit: 5)
        var waiting = Array(zip(quotations.chosen, quotations.outlets))
        for section in bodies {
            written[section.key] = body(maxWords: section.maxWords ?? 150, quotations: &waiting)
        }
        // The nut graf is read last, so its people are introduced last.
        for section in sections where section.purpose == .nutGraf {
            for paragraph in (written[section.key] ?? []).indices {
                for sentence in (written[section.key]?[paragraph] ?? []).indices {
                    guard let plain = written[section.key]?[paragraph][sentence] else { continue }
                    written[section.key]?[paragraph][sentence] = introducing(plain)
                }
            }
        }
        let furniture = Furniture(
            request: request,
            drafter: "software that uses no language model"
        )
        let (draft, missing) = Assembly(request: request, furniture: furniture).draft(
            headline: opening.headline,
            written: written,
            origin: DraftOrigin(drafter: "extractive")
        )
        var notes = missing
        if isThin {
            notes.append(
                "No fact could be carried in other words: the lead says no more than a report's first words. Write it by hand."
            )
        }
        if !material.foreign.isEmpty {
            notes.append("Not in English and therefore not used: \(material.foreign.joined(separator: ", ")).")
        }
        return DraftOutcome(draft: draft, notes: notes)
    }

    private var place: String? { request.place ?? material.places.first }

    // MARK: Headline and lead

    private mutating func opening(headlineWords: Int) -> (headline: DraftSentence, lead: DraftSentence)? {
        let main = ranked.prefix(3)
        for act in acts where act.object != nil {
            // An act leads when the reports lead with it.
            let isMain = act.passages.contains { index in
                main.contains(index) || material.passages[index].order < 2
                    || carrier.corroboration.allies[index].contains(where: main.contains)
            }
            guard isMain, let lead = actWriter.sentence(act, isFirst: true),
                let line = actWriter.headline(act, maxWords: headlineWords)
            else { continue }
            mark(act.passages, lead)
            toldActs.insert(act.sideKey)
            return (DraftSentence(line, evidence: lead.evidence, author: .machine), lead)
        }
        for index in ranked.prefix(25) {
            guard let sentence = carrier.tell(index, turn: 0) else { continue }
            guard let line = headline(for: index, core: sentence.core, maxWords: headlineWords) else { continue }
            let named = introducing(sentence.sentence)
            mark([index], named)
            turn = 1
            return (line, named)
        }
        return lastResort(headlineWords: headlineWords)
    }

    /// Where no fact can be carried whole: the kernel of one, or what a report's headline says, set in marks and
    /// attributed to the outlet.
    private mutating func lastResort(headlineWords: Int) -> (headline: DraftSentence, lead: DraftSentence)? {
        for index in ranked.prefix(40) {
            guard let clause = Trimming.kernel(of: material.passages[index]),
                let sentence = carrier.tell(index, turn: 0, version: clause),
                let line = HeadlineWriter.headline(clause, maxWords: headlineWords)
            else { continue }
            isThin = true
            let named = introducing(sentence.sentence)
            mark([index], named)
            return (DraftSentence(line, evidence: sentence.sentence.evidence, author: .machine), named)
        }
        for (number, report) in material.reports.enumerated() {
            let title = report.revision.title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let words = Tokens.words(in: title)
            guard (3...20).contains(words.count), !title.contains("“"), !title.contains("\"") else { continue }
            let content = Material.content(words)
            let nearest = material.passages.indices.filter { material.passages[$0].report == number }
                .max { shared(content, $0) < shared(content, $1) }
            guard let nearest else { continue }
            let outlet = Outlets.inSentence(report.item.outlet)
            let text = "\(Trimming.capitalisedFirst(outlet)) published a report headlined “\(title).”"
            let line = HeadlineWriter.titled(words.count <= headlineWords ? title : "Report by " + report.item.outlet)
            isThin = true
            let evidence = [carrier.evidence(of: nearest)]
            let lead = DraftSentence(text, evidence: evidence, author: .machine)
            mark([], lead)
            return (DraftSentence(line, evidence: evidence, author: .machine), lead)
        }
        // No headline either: a short quotation of the report itself.
        for index in ranked.prefix(40) {
            let passage = material.passages[index]
            guard passage.quotations.isEmpty, (6...28).contains(passage.tokens.count) else { continue }
            var words = Substring(passage.text)
            while let last = words.last, ".,;:".contains(last) { words.removeLast() }
            let outlet = Outlets.inSentence(carrier.outlet(of: index))
            isThin = true
            let evidence = [carrier.evidence(of: index)]
            let lead = DraftSentence(
                "“\(words)\(words.hasSuffix("!") || words.hasSuffix("?") ? "" : ",")” \(outlet) reported.",
                evidence: evidence,
                author: .machine
            )
            mark([index], lead)
            return (DraftSentence("Report by " + carrier.outlet(of: index), evidence: evidence, author: .machine), lead)
        }
        return nil
    }

    private func shared(_ content: Set<String>, _ passage: Int) -> Int {
        material.passages[passage].content.intersection(content).count
    }

    private var isThin = false

    private func headline(for index: Int, core: Clause, maxWords: Int) -> DraftSentence? {
        let versions = [core] + Trimming.versions(of: material.passages[index]).reversed()
        for clause in versions {
            guard let line = HeadlineWriter.headline(clause, maxWords: maxWords), !carrier.copies.forbids(line) else {
                continue
            }
            return DraftSentence(line, evidence: carrier.evidence(index), author: .machine)
        }
        return nil
    }

    private var toldActs: Set<String> = []

    // MARK: Body

    private mutating func body(maxWords: Int, quotations: inout [(Utterance, [String])]) -> [[DraftSentence]] {
        var paragraphs: [[DraftSentence]] = []
        var words = 0
        func fits(_ sentence: DraftSentence) -> Bool {
            words + Tokens.words(in: sentence.text).count <= maxWords
        }
        for act in acts where !toldActs.contains(act.sideKey) {
            guard toldActs.count < 3, act.passages.contains(where: { !told.contains($0) }),
                let sentence = actWriter.sentence(act, isFirst: false), fits(sentence), !repeats(sentence)
            else { continue }
            toldActs.insert(act.sideKey)
            mark(act.passages, sentence)
            words += Tokens.words(in: sentence.text).count
            paragraphs.append([sentence])
        }
        // Facts and quotations take turns; a quotation follows a fact.
        var wantsQuotation = !paragraphs.isEmpty
        var candidates = ranked.prefix(60).filter { !told.contains($0) }[...]
        while words < maxWords - 12 {
            if wantsQuotation, let place = quotations.firstIndex(where: { !isTold($0.0) }) {
                let (utterance, outlets) = quotations.remove(at: place)
                let isFree = material.reports[utterance.report].item.licence.allowsCopying
                var known = introduced
                let sentence = Quoter(material: material, names: names).sentence(
                    utterance,
                    introduced: &known,
                    outlet: outlets.count == 1 && !isFree ? outlets[0] : nil
                )
                wantsQuotation = false
                guard fits(sentence), !repeats(sentence) else { continue }
                introduced = known
                markUtterance(utterance, sentence)
                words += Tokens.words(in: sentence.text).count
                paragraphs.append([sentence])
                continue
            }
            guard let index = candidates.popFirst() else {
                if quotations.contains(where: { !isTold($0.0) }) {
                    wantsQuotation = true
                    continue
                }
                break
            }
            guard !told.contains(index), let sentence = carrier.tell(index, turn: turn), fits(sentence.sentence),
                !repeats(sentence.sentence)
            else { continue }
            turn += 1
            let named = introducing(sentence.sentence)
            mark([index], named)
            words += sentence.words
            paragraphs.append([named])
            wantsQuotation = true
        }
        return paragraphs
    }

    // MARK: Nut graf

    private mutating func nutGraf(maxWords: Int) -> [[DraftSentence]] {
        var paragraphs: [[DraftSentence]] = []
        var words = 0
        var statements: [DraftSentence] = []
        let register = Material(request.background)
        // Statements about those the story is about, the nearest first.
        let near = register.passages.enumerated()
            .map { (passage: $0.element, order: $0.offset, shared: sharedNames($0.element.text)) }
            .filter { $0.shared > 0 }
            .sorted { ($1.shared, $0.order) < ($0.shared, $1.order) }
        for (passage, _, _) in near.prefix(12) where statements.count < 3 {
            let count = passage.tokens.count
            guard words + count <= maxWords, !repeats(DraftSentence(passage.text, author: .machine)) else { continue }
            words += count
            let ref = register.reports[passage.report].ref
            statements.append(
                DraftSentence(
                    passage.text,
                    evidence: [Evidence(source: ref, span: passage.span, text: passage.text)],
                    author: .machine
                )
            )
        }
        if !statements.isEmpty { paragraphs.append(statements) }
        for index in ranked where !told.contains(index) && words + 15 < maxWords && paragraphs.count < 4 {
            guard isBackground(material.passages[index]), let sentence = carrier.tell(index, turn: turn + 1),
                words + sentence.words <= maxWords, !repeats(sentence.sentence)
            else { continue }
            turn += 1
            words += sentence.words
            mark([index], sentence.sentence)
            paragraphs.append([sentence.sentence])
        }
        return paragraphs
    }

    /// How many of a sentence's names the headline and lead have too.
    private func sharedNames(_ text: String) -> Int {
        Names.find(in: text).count { name in
            topicNames.contains { topic in
                if case .country = topic.kind { return topic.matches(name) }
                return topic.words == name.words
            }
        }
    }

    /// Sentences that tell why, since when or compared with what.
    private func isBackground(_ passage: Passage) -> Bool {
        passage.order > 1 && passage.tokens.contains { Self.background.contains($0.folded) }
    }

    private static let background: Set<String> = [
        "because", "amid", "since", "previous", "previously", "earlier", "concerns", "concern", "fears", "tensions",
        "compared", "biggest", "largest", "highest", "lowest", "record", "analysts", "economists", "experts", "decade",
        "years", "history", "first", "follows", "followed", "despite", "growing", "critics", "impact", "expected",
        "forecast", "investors", "rivals", "competition", "strategy", "policy", "future",
    ]

    /// The sentence with first mentions in full, unless a protected run would come of it.
    private mutating func introducing(_ sentence: DraftSentence) -> DraftSentence {
        var known = introduced
        let named = Introducing(names: names).named(sentence, introduced: &known)
        guard !carrier.copies.forbids(named.text) else { return sentence }
        introduced = known
        return named
    }

    // MARK: Repetition

    private mutating func mark(_ passages: [Int], _ sentence: DraftSentence) {
        for index in passages {
            told.insert(index)
            for ally in carrier.corroboration.allies[index] { told.insert(ally) }
        }
        said.append(Material.content(Tokens.words(in: sentence.text)))
    }

    private mutating func markUtterance(_ utterance: Utterance, _ sentence: DraftSentence) {
        for (index, passage) in material.passages.enumerated()
        where passage.report == utterance.report && passage.span.overlaps(utterance.span) {
            told.insert(index)
            for ally in carrier.corroboration.allies[index] { told.insert(ally) }
        }
        said.append(Material.content(Tokens.words(in: sentence.text)))
    }

    private func isTold(_ utterance: Utterance) -> Bool {
        let words = Material.content(Tokens.words(in: utterance.inner))
        return said.contains { $0.intersection(words).count * 4 >= words.count * 3 }
    }

    /// Whether the draft has said most of it already.
    private func repeats(_ sentence: DraftSentence) -> Bool {
        let words = Material.content(Tokens.words(in: sentence.text))
        return said.contains { $0.intersection(words).count * 10 >= min(words.count, $0.count) * 7 }
    }
}

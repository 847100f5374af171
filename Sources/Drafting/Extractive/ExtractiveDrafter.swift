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
    let news: NewsWords
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
        news = NewsWords(material)
        acts = ActFinder(material: material).find()
        actWriter = ActWriter(carrier: carrier, acts: acts)
        ranked = corroboration.scores.indices.sorted {
            (corroboration.scores[$1], $0) < (corroboration.scores[$0], $1)
        }
    }

    mutating func write() throws(DraftError) -> DraftOutcome {
        let headlineWords = request.form.sections.first { $0.purpose == .headline }?.maxWords ?? 14
        guard let opening = opening(headlineWords: headlineWords) else {
            throw DraftError(
                .nothingToSay,
                "No lead could be written: no sentence that tells what the titles tell may be carried in other words or "
                    + "quoted. Draft with a model, or by hand."
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
                "No lead could be written from the reports' sentences: it says no more than a title. Write it by hand."
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
            leadAct = act
            return (DraftSentence(line, evidence: lead.evidence, author: .machine), lead)
        }
        let telling = ranked.filter { news.tell(material.passages[$0].text) }.prefix(40)
        let opening = telling.filter { material.passages[$0].order == 0 }[...]
        for (candidates, isQuoted) in [
            (opening, false), (opening, true),
            (telling.prefix(8), false), (telling.prefix(8), true), (telling.dropFirst(8), false),
            (telling.dropFirst(8), true),
        ] {
            for index in candidates {
                guard let told = isQuoted ? carrier.reframed(index) : carrier.tell(index, turn: 0),
                    news.tell(told.sentence.text), Statements.hold(told.core.chunks),
                    let line = headline(for: index, core: told.core, maxWords: headlineWords)
                else { continue }
                let named = introducing(told.sentence)
                mark([index], named)
                turn = 1
                return (line, named)
            }
        }
        return titleAsLead(headlineWords: headlineWords)
    }

    /// Where no sentence that tells the news can be carried: what a report's headline says, in marks and attributed.
    private mutating func titleAsLead(headlineWords: Int) -> (headline: DraftSentence, lead: DraftSentence)? {
        for (number, report) in material.reports.enumerated() {
            let title = report.revision.title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let words = Tokens.words(in: title)
            guard (4...headlineWords).contains(words.count), !title.contains("“"), !title.contains("\""),
                news.tell(title), let outlet = Outlets.printable(report.item.outlet).map(Outlets.inSentence)
            else { continue }
            let content = Material.content(words)
            let nearest = material.passages.indices.filter { material.passages[$0].report == number }
                .max { shared(content, $0) < shared(content, $1) }
            guard let nearest, let line = titleLine(of: report, maxWords: headlineWords) else { continue }
            isThin = true
            let evidence = [carrier.evidence(of: nearest)]
            let text = "\(Trimming.capitalisedFirst(outlet)) published a report headlined “\(title).”"
            let lead = DraftSentence(text, evidence: evidence, author: .machine)
            mark([], lead)
            return (DraftSentence(line, evidence: evidence, author: .machine), lead)
        }
        return nil
    }

    /// A report's own title as a headline, where it is a statement and short enough to be taken over.
    private func titleLine(of report: Report, maxWords: Int) -> String? {
        let title = report.revision.title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !title.contains("“"), !title.contains("\""), !carrier.copies.forbids(title),
            (4...maxWords).contains(Tokens.words(in: title).count)
        else { return nil }
        let chunks = title.split(separator: " ").map {
            Chunk(raw: String($0), folded: Tokens.folded(String($0)), isQuoted: false)
        }
        return Statements.hold(chunks) ? HeadlineWriter.titled(HeadlineWriter.short(title)) : nil
    }

    private func shared(_ content: Set<String>, _ passage: Int) -> Int {
        material.passages[passage].content.intersection(content).count
    }

    private var isThin = false

    private func headline(for index: Int, core: Clause, maxWords: Int) -> DraftSentence? {
        let versions = [core] + Trimming.versions(of: material.passages[index]).reversed()
        for clause in versions {
            // A short line where a long one would copy a run of the report.
            for (clause, limit) in [
                (clause, maxWords), (HeadlineWriter.withoutArticles(clause), maxWords), (clause, CopyGuard.limit - 1),
            ] {
                guard let line = HeadlineWriter.headline(clause, maxWords: min(limit, maxWords)),
                    !carrier.copies.forbids(line), news.touch(line)
                else { continue }
                return DraftSentence(line, evidence: carrier.evidence(index), author: .machine)
            }
        }
        let report = material.reports[material.passages[index].report]
        guard let line = titleLine(of: report, maxWords: maxWords), news.touch(line) else { return nil }
        return DraftSentence(line, evidence: carrier.evidence(index), author: .machine)
    }

    private var toldActs: Set<String> = []
    /// The act that the lead tells.
    private var leadAct: Act?

    // MARK: Body

    private mutating func body(maxWords: Int, quotations: inout [(Utterance, [String])]) -> [[DraftSentence]] {
        var paragraphs: [[DraftSentence]] = []
        var words = 0
        func fits(_ sentence: DraftSentence) -> Bool {
            words + Tokens.words(in: sentence.text).count <= maxWords
        }
        for act in acts where !toldActs.contains(act.sideKey) {
            let isCount = if case .counted = act.doer { true } else { false }
            guard toldActs.count < 3, isCount || act.passages.contains(where: { !told.contains($0) }),
                let sentence = actWriter.sentence(act, isFirst: false), fits(sentence), isCount || !repeats(sentence)
            else { continue }
            toldActs.insert(act.sideKey)
            mark(act.passages, sentence)
            words += Tokens.words(in: sentence.text).count
            lastOutlet = act.passages.first.map { carrier.outlet(of: $0) }
            paragraphs.append([sentence])
        }
        // Facts and quotations take turns; a quotation follows a fact.
        var wantsQuotation = !paragraphs.isEmpty
        var hasFacts = true
        while words < maxWords - 12, bodyParagraphs + paragraphs.count < 6 {
            if wantsQuotation, let place = nextQuotation(quotations),
                !hasFacts || quotations[place].1 != [lastOutlet]
                    || nextFact(words: words, maxWords: maxWords).map({ carrier.outlet(of: $0.index) }) ?? lastOutlet
                        == lastOutlet
            {
                let (utterance, outlets) = quotations.remove(at: place)
                let isFree = material.reports[utterance.report].item.licence.allowsCopying
                let outlet = outlets.count == 1 && !isFree ? outlets[0] : nil
                var known = introduced
                wantsQuotation = false
                guard
                    let sentence = quoter.sentence(utterance, introduced: &known, outlet: outlet),
                    fits(sentence), !repeats(sentence)
                else {
                    wantsQuotation = !hasFacts
                    continue
                }
                introduced = known
                lastOutlet = outlet
                markUtterance(utterance, sentence)
                words += Tokens.words(in: sentence.text).count
                paragraphs.append([sentence])
                continue
            }
            guard hasFacts, let fact = nextFact(words: words, maxWords: maxWords) else {
                guard quotations.contains(where: { !isTold($0.0) }) else { break }
                hasFacts = false
                wantsQuotation = true
                continue
            }
            turn += 1
            let named = introducing(fact.told.sentence)
            mark([fact.index], named)
            lastOutlet = carrier.outlet(of: fact.index)
            var paragraph = [named]
            if let more = continuation(of: fact.index), fits(more.sentence) {
                mark([more.index], more.sentence)
                paragraph.append(more.sentence)
            }
            let said = quotations.firstIndex {
                !isTold($0.0) && quoter.following(material.passages[fact.index], $0.0) != nil
            }
            if let said, let more = quoter.following(material.passages[fact.index], quotations[said].0),
                !repeats(more), fits(more)
            {
                markUtterance(quotations[said].0, more)
                paragraph.append(more)
                quotations.remove(at: said)
            }
            words += paragraph.reduce(0) { $0 + Tokens.words(in: $1.text).count }
            paragraphs.append(paragraph)
            wantsQuotation = true
        }
        bodyParagraphs += paragraphs.count
        return paragraphs
    }

    private var quoter: Quoter { Quoter(material: material, names: names) }

    /// Paragraphs of all body sections so far.
    private var bodyParagraphs = 0

    /// The last sentence written.
    private var lastText = ""

    /// The outlet of the last sentence that named one: two in a row from one only where there is no other.
    private var lastOutlet: String?

    private func nextQuotation(_ waiting: [(Utterance, [String])]) -> Int? {
        let open = waiting.indices.filter { !isTold(waiting[$0].0) }
        return open.first { waiting[$0].1 != [lastOutlet] } ?? open.first
    }

    /// The best fact not yet told that belongs to the event, of another outlet than the last if one is nearly as good.
    private func nextFact(words: Int, maxWords: Int) -> (index: Int, told: Carrier.Told)? {
        var second: (index: Int, told: Carrier.Told)?
        var seen = 0
        for index in ranked.prefix(60) where !told.contains(index) && belongs(index) {
            guard let version = carrier.tell(index, turn: turn, after: lastText), words + version.words <= maxWords,
                !repeats(version.sentence)
            else { continue }
            if carrier.outlet(of: index) != lastOutlet { return (index, version) }
            if second == nil { second = (index, version) }
            seen += 1
            if seen == 6 { break }
        }
        return second
    }

    /// Whether a passage tells of the event, and not of the room, the weather or the lunch.
    private func belongs(_ index: Int, least: Double = 0.3) -> Bool {
        let share = carrier.corroboration.relevance[index]
        if share >= 0.5 || carrier.corroboration.namesListed[index] { return true }
        let passage = material.passages[index]
        let isSolid = passage.tokens.dropFirst().contains { $0.shape == .number || $0.isCapitalised }
        return isSolid && share >= (material.reports.count > 1 ? least : 0.1)
    }

    /// "It calls for …" right after a sentence about one thing, where that thing can only be its subject.
    private func continuation(of index: Int) -> (index: Int, sentence: DraftSentence)? {
        let next = index + 1
        guard next < material.passages.count, !told.contains(next) else { return nil }
        let (first, passage) = (material.passages[index], material.passages[next])
        guard passage.report == first.report, passage.order == first.order + 1, passage.tokens.count <= 34,
            passage.tokens.first?.folded == "it", passage.hasWholeQuotations, first.tokens.first?.folded == "the",
            !passage.tokens.dropFirst().contains(where: { ["he", "she", "they", "we", "i"].contains($0.folded) }),
            first.tokens.prefix(8).contains(where: { ["is", "was", "has", "will", "does"].contains($0.folded) })
                || first.text.contains(" is ")
        else { return nil }
        let text = HouseStyle.text(passage.text)
        guard !carrier.copies.forbids(text) else { return nil }
        return (next, DraftSentence(text, evidence: carrier.evidence(next), author: .machine))
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
        var used: Set<Int> = []
        if let lead = leadAct, let subject = actWriter.subject(lead),
            let departure = Departure(register: register).sentence(for: lead, subject: actWriter.lowered(subject))
        {
            statements.append(departure.sentence)
            words += Tokens.words(in: departure.sentence.text).count
            used = Set(departure.passages.map { register.passages[$0].span.start })
        }
        for (passage, _, _) in near.prefix(12) where statements.count < 3 && !used.contains(passage.span.start) {
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
            guard isBackground(material.passages[index]), belongs(index, least: 0.15),
                let sentence = carrier.tell(index, turn: turn + 1, after: lastText)?.sentence ?? carrier.quote(index)
            else { continue }
            let count = Tokens.words(in: sentence.text).count
            guard words + count <= maxWords, !repeats(sentence) else { continue }
            turn += 1
            words += count
            mark([index], sentence)
            paragraphs.append([sentence])
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
        guard passage.order > 1 else { return false }
        return zip(passage.tokens, passage.tokens.dropFirst()).contains { pair in
            Self.background.contains(pair.1.folded)
                || pair.0.folded == "last" && ["week", "month", "year"].contains(pair.1.folded)
        }
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
        lastText = sentence.text
        for index in passages {
            told.insert(index)
            for ally in carrier.corroboration.allies[index] { told.insert(ally) }
        }
        said.append(Material.content(Tokens.words(in: sentence.text)))
    }

    private mutating func markUtterance(_ utterance: Utterance, _ sentence: DraftSentence) {
        lastText = sentence.text
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

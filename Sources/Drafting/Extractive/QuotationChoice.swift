import NewsModel
import Prose

/// Which quotations to carry, in whose words, and how to introduce the speaker.
struct QuotationChoice: Sendable {
    /// One saying, in all the wordings that the reports give it.
    private struct Saying {
        var wordings: [Utterance]
    }

    private(set) var chosen: [Utterance] = []
    /// For each of ``chosen``, how many outlets carry the same words.
    private(set) var outlets: [[String]] = []

    /// `isCovered`: Whether a report's sentence already stands in the draft.
    init(_ material: Material, names: NameBook, limit: Int) {
        var sayings: [Saying] = []
        for utterance in material.utterances.prefix(400) where Self.isQuotable(utterance) {
            if let index = sayings.firstIndex(where: { Self.isSame($0.wordings[0], utterance) }) {
                sayings[index].wordings.append(utterance)
            } else {
                sayings.append(Saying(wordings: [utterance]))
            }
        }
        var mentions: [String: Int] = [:]
        for passage in material.passages {
            for token in passage.tokens where token.isCapitalised { mentions[token.base, default: 0] += 1 }
        }
        let ranked = sayings.map { saying -> (Double, Utterance, [String]) in
            let best = Self.best(of: saying.wordings, material)
            let carriers = Self.unique(saying.wordings.map { material.reports[$0.report].item.outlet })
            var score = 1.5 * Double(carriers.count) - 0.05 * Double(best.order)
            if let person = names.person(best.speaker) {
                score += 1 + min(2, 0.25 * Double(mentions[Tokens.words(in: person.full).last?.base ?? ""] ?? 0))
            }
            if (10...30).contains(best.words.count) { score += 0.8 }
            return (score, best, carriers)
        }
        .sorted { ($1.0, $0.1.report, $0.1.span) < ($0.0, $1.1.report, $1.1.span) }
        var perSpeaker: [String: Int] = [:]
        for (_, utterance, carriers) in ranked {
            guard chosen.count < limit else { break }
            let key = Tokens.folded(utterance.speaker).last ?? utterance.speaker
            guard perSpeaker[key, default: 0] < 2 else { continue }
            perSpeaker[key, default: 0] += 1
            chosen.append(utterance)
            outlets.append(carriers)
        }
    }

    /// A full sentence of a speaker we can name or describe.
    private static func isQuotable(_ utterance: Utterance) -> Bool {
        guard (7...45).contains(utterance.words.count), let first = utterance.inner.unicodeScalars.first,
            first.properties.isUppercase, !utterance.inner.contains("\n"), !utterance.inner.contains("["),
            !utterance.inner.contains("“"), !utterance.inner.contains("\"")
        else { return false }
        let speaker = Tokens.words(in: utterance.speaker)
        guard let head = speaker.first, speaker.count <= 12 else { return false }
        return !["he", "she", "they", "it", "we", "who", "i", "you", "his", "her", "their"].contains(head.folded)
    }

    /// The same saying: one holds most of the other's words in order.
    private static func isSame(_ left: Utterance, _ right: Utterance) -> Bool {
        let shorter = min(left.words.count, right.words.count)
        guard shorter > 0 else { return false }
        let common = Set(left.words).intersection(right.words).count
        guard common * 2 >= shorter else { return false }
        return WordDifference.matches(left.words, right.words).count * 5 >= shorter * 4
    }

    /// Where reports disagree on the words: those a primary source has, or else most reports have, or else the
    /// earliest.
    ///
    /// Never a mixture of two.
    private static func best(of wordings: [Utterance], _ material: Material) -> Utterance {
        func isPrimary(_ utterance: Utterance) -> Bool {
            let licence = material.reports[utterance.report].item.licence
            return licence == .publicDomain || licence == .pressRelease || licence == .own
        }
        func votes(_ utterance: Utterance) -> Int {
            Set(wordings.filter { contains($0.words, utterance.words) }.map { material.reports[$0.report].item.outlet })
                .count
        }
        func isInPrimaryText(_ utterance: Utterance) -> Bool {
            material.passages.contains { passage in
                let licence = material.reports[passage.report].item.licence
                return (licence == .publicDomain || licence == .pressRelease)
                    && contains(passage.tokens.map(\.folded), utterance.words)
            }
        }
        var best = wordings[0]
        var bestRank = (-1, 0)
        for wording in wordings {
            let rank = (isPrimary(wording) ? 2 : isInPrimaryText(wording) ? 1 : 0, votes(wording))
            if rank > bestRank { (best, bestRank) = (wording, rank) }
        }
        return best
    }

    private static func contains(_ whole: [String], _ part: [String]) -> Bool {
        guard let first = part.first, whole.count >= part.count else { return false }
        for start in 0...(whole.count - part.count) where whole[start] == first {
            if whole[start..<(start + part.count)].elementsEqual(part) { return true }
        }
        return false
    }

    private static func unique(_ outlets: [String]) -> [String] {
        var seen: Set<String> = []
        return outlets.filter { seen.insert($0).inserted }
    }
}

/// Writes a chosen quotation as a sentence.
struct Quoter: Sendable {
    let material: Material
    let names: NameBook

    /// - `introduced`: Surnames that the draft has named in full; added to.
    /// - `outlet`: Named when the words come from one outlet and the draft has not yet said so.
    ///
    /// Returns nil where the report does not say who "the spokesperson" is.
    func sentence(_ utterance: Utterance, introduced: inout Set<String>, outlet: String?) -> DraftSentence? {
        let report = material.reports[utterance.report]
        var evidence = [
            Evidence(
                source: report.ref,
                span: utterance.span,
                text: report.revision.text.text(in: utterance.span) ?? utterance.inner
            )
        ]
        if let span = utterance.speakerSpan, let words = report.revision.text.text(in: span) {
            evidence.append(Evidence(source: report.ref, span: span, text: words))
        }
        let speaker: String
        if let person = names.person(utterance.speaker), let surname = Tokens.words(in: person.full).last?.base {
            if introduced.insert(surname).inserted {
                speaker = person.introduced
                evidence.append(person.evidence)
            } else {
                speaker = person.full.split(separator: " ").last.map(String.init) ?? person.full
            }
        } else if isBare(utterance.speaker) {
            guard let full = introduction(of: utterance) else { return nil }
            speaker = full.text
            evidence.append(full.evidence)
        } else {
            speaker = Self.described(utterance.speaker)
        }
        var words = Substring(utterance.inner)
        while let last = words.last, last.isWhitespace { words.removeLast() }
        var joint = ","
        if let last = words.last, "?!".contains(last) { joint = "" }
        while let last = words.last, ".,;:".contains(last), !words.hasSuffix("..."), !Self.endsInAcronym(words) {
            words.removeLast()
        }
        let source = outlet.flatMap(Outlets.printable).map { ", according to \(Outlets.inSentence($0))" } ?? ""
        let text = "“\(words)\(joint)” \(HouseStyle.text(speaker)) said\(source)."
        return DraftSentence(text, evidence: evidence, author: .machine)
    }

    /// A speaker known only to who has read what stood before: "the spokesperson", "the vice president".
    private func isBare(_ speaker: String) -> Bool {
        let folded = Tokens.folded(speaker)
        return folded.first == "the" && folded.count <= 5
            || folded.count == 1
                && Tokens.words(in: speaker).allSatisfy { $0.shape == .lower }
    }

    /// The saying of an unnamed speaker right after the sentence that introduced them, whose paragraph it shares; nil for
    /// other speakers.
    func following(_ passage: Passage, _ utterance: Utterance) -> DraftSentence? {
        guard utterance.report == passage.report, isBare(utterance.speaker),
            (0...200).contains(utterance.span.start - passage.span.end),
            let full = introduction(of: utterance), passage.span.contains(full.evidence.span)
        else { return nil }
        var introduced: Set<String> = []
        guard var sentence = sentence(utterance, introduced: &introduced, outlet: nil) else { return nil }
        let own = " \(HouseStyle.text(full.text)) said."
        guard sentence.text.hasSuffix(own) else { return nil }
        sentence.text = sentence.text.dropLast(own.count) + " \(Self.described(utterance.speaker)) said."
        return sentence
    }

    /// How the report introduces an unnamed speaker before: "a UK government spokesperson".
    private func introduction(of utterance: Utterance) -> (text: String, evidence: Evidence)? {
        guard let head = Tokens.words(in: utterance.speaker).last?.base else { return nil }
        let earlier = material.passages.filter {
            $0.report == utterance.report && $0.span.start <= utterance.span.start
        }
        for passage in earlier.suffix(4).reversed() {
            guard let last = passage.tokens.firstIndex(where: { $0.base == head }) else { continue }
            let first = passage.tokens[max(0, last - 5)...last].lastIndex { ["a", "an"].contains($0.folded) }
            guard let first, last > first else { continue }
            let span = Span(passage.tokens[first].span.start, passage.tokens[last].span.end)
            guard !passage.quotations.contains(where: { $0.span.overlaps(span) }),
                let words = passage.text.text(in: span), !words.contains(where: { ",;:()".contains($0) })
            else { continue }
            let ref = material.reports[passage.report].ref
            let evidence = Evidence(source: ref, span: span.moved(by: passage.span.start), text: words)
            return (Self.described(words), evidence)
        }
        return nil
    }

    /// A description as it stands in mid-sentence, with a small article.
    private static func described(_ speaker: String) -> String {
        for article in ["A ", "An ", "The ", "One ", "Another "] where speaker.hasPrefix(article) {
            return speaker.prefix(1).lowercased() + speaker.dropFirst()
        }
        return speaker
    }

    private static func endsInAcronym(_ words: Substring) -> Bool {
        guard words.hasSuffix("."), let last = words.split(separator: " ").last else { return false }
        return last.dropLast().contains(".")
    }
}

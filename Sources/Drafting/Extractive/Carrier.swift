import Foundation
import NewsModel
import Prose

/// Carries a passage into the draft: trimmed, in house style, attributed, and never a protected run of words.
struct Carrier: Sendable {
    let material: Material
    let copies: CopyGuard
    let corroboration: Corroboration
    /// The day the story is told from; weekdays and "last month" of older reports cannot be taken over.
    let newest: Date

    /// One way of telling a passage.
    struct Told: Sendable {
        var sentence: DraftSentence
        /// Without attribution and stop: for headlines.
        var core: Clause
        var words: Int
    }

    /// The sentence, or nil where no version of it stays within what may be copied.
    ///
    /// - `turn`: Which attribution comes first, so that neighbours do not sound alike.
    /// - `after`: What the draft says right before: a protected run may not arise across the two either.
    func tell(_ index: Int, turn: Int, maxWords: Int = 40, after before: String = "") -> Told? {
        let passage = material.passages[index]
        let report = material.reports[passage.report]
        guard hasTimelyWords(passage, report) else { return nil }
        let versions = Trimming.versions(of: passage)
        let isFree = report.item.licence.allowsCopying
        for clause in versions {
            let plain = Clause(clause.chunks)
            guard plain.wordCount <= maxWords, !hasStrayPronoun(plain, passage) else { continue }
            let outlets = [report.item.outlet] + agreeing(index, with: plain).map { outlet(of: $0) }
            for text in framings(plain, outlets: outlets, isFree: isFree, turn: turn) {
                let styled = HouseStyle.text(text)
                if copies.forbids(before.isEmpty ? styled : before + " " + styled) { continue }
                return Told(
                    sentence: DraftSentence(styled, evidence: evidence(index), author: .machine),
                    core: plain,
                    words: Tokens.words(in: styled).count
                )
            }
        }
        return nil
    }

    /// The allies that say nearly all of the clause, its names and figures included: only they are named with it.
    private func agreeing(_ index: Int, with clause: Clause) -> [Int] {
        let words = Material.content(Tokens.words(in: clause.text))
        let telling = Material.content(
            Tokens.words(in: clause.text).dropFirst().filter { $0.isCapitalised || $0.shape == .number }
        )
        return corroboration.allies[index].filter { ally in
            let theirs = material.passages[ally].content
            return telling.isSubset(of: theirs) && theirs.intersection(words).count * 5 >= words.count * 4
        }
    }

    /// The sentence with its second half in quotation marks, as the outlet's own words: for background that no trimming
    /// frees of a protected run.
    func quote(_ index: Int) -> DraftSentence? {
        let passage = material.passages[index]
        let report = material.reports[passage.report]
        guard hasTimelyWords(passage, report), passage.quotations.isEmpty,
            let clause = Trimming.versions(of: passage).first, clause.wordCount <= 40,
            !clause.chunks.contains(where: {
                ["said", "says", "told", "according", "reported", "reports"].contains($0.word)
            })
        else { return nil }
        let who = Outlets.joined([report.item.outlet])
        guard !who.isEmpty else { return nil }
        for (place, chunk) in clause.chunks.enumerated() where chunk.hasComma && place >= 3 && place <= 14 {
            let rest = clause.chunks[(place + 1)...]
            guard rest.count >= 6, rest.count <= 24, ["a", "an", "the"].contains(rest.first?.word ?? ""),
                !rest.contains(where: { $0.isDash || $0.raw.contains("'") && $0.raw.hasPrefix("'") })
            else { continue }
            let before = clause.chunks[...place].map(\.raw).joined(separator: " ")
            let text = "\(before) “\(rest.map(\.raw).joined(separator: " ")),” \(who) reported."
            guard !copies.forbids(text), HouseStyle.text(text) == text || !copies.forbids(HouseStyle.text(text)) else {
                continue
            }
            return DraftSentence(HouseStyle.text(text), evidence: evidence(index), author: .machine)
        }
        return nil
    }

    /// The passage itself and the best one that agrees with it.
    func evidence(_ index: Int) -> [Evidence] {
        ([index] + corroboration.allies[index].prefix(2)).map { evidence(of: $0) }
    }

    func evidence(of index: Int) -> Evidence {
        let passage = material.passages[index]
        return Evidence(source: material.reports[passage.report].ref, span: passage.span, text: passage.text)
    }

    func outlet(of index: Int) -> String { material.reports[material.passages[index].report].item.outlet }

    /// Whole sentences with their attribution, the preferred first.
    private func framings(_ clause: Clause, outlets: [String], isFree: Bool, turn: Int) -> [String] {
        let who = Outlets.joined(outlets)
        guard let last = clause.chunks.last else { return [] }
        let body = clause.text
        if who.isEmpty { return [stopped(body)] }
        let hasOwn = Trimming.hasAttribution(clause)
        let plural = who.contains(" and ")
        let verb = isFree && !plural ? "said" : "reported"
        let saysAccording = clause.chunks.contains { !$0.isQuoted && $0.word == "according" }
        let tail = hasOwn && !saysAccording ? "according to \(who)" : "\(who) \(verb)"
        var found: [String] = []
        let suffix = closed(body, last: last, with: tail)
        let prefix = stopped("According to \(who), \(openedSmall(clause))")
        // After a quotation the outlet would read as its speaker.
        found +=
            (turn % 3 == 1 && !hasOwn) || (last.isQuoted && opensSafely(clause)) ? [prefix, suffix] : [suffix, prefix]
        if !hasOwn {
            for index in Trimming.breaks(in: clause) {
                var before = clause.chunks[..<index].map(\.raw).joined(separator: " ")
                while let end = before.last, ",;".contains(end) { before.removeLast() }
                let after = clause.chunks[index...].map(\.raw).joined(separator: " ")
                found.append(stopped("\(before), \(who) \(verb), \(after)"))
            }
        }
        return found
    }

    private func closed(_ body: String, last: Chunk, with tail: String) -> String {
        var body = body[...]
        // British sources put the stop outside the mark.
        if last.isQuoted, body.count > 1, let end = body.last, ".,".contains(end),
            "”\"’'".contains(body.dropLast().last ?? " ")
        {
            body.removeLast()
        }
        if last.isQuoted, let mark = body.last, "”\"’'".contains(mark) {
            // American punctuation: the comma goes inside the mark, in place of the stop.
            var inner = body.dropLast()
            while let end = inner.last, ".,".contains(end) { inner.removeLast() }
            if let end = inner.last, "?!".contains(end) { return "\(inner)\(mark) \(tail)." }
            return "\(inner),\(mark) \(tail)."
        }
        return "\(body), \(tail)."
    }

    private func stopped(_ body: String) -> String {
        var body = body
        // American punctuation: the stop inside the mark.
        if body.hasSuffix("”.") || body.hasSuffix("\".") { body.removeLast() }
        if body.hasSuffix("."), !body.hasSuffix("..") { return body }
        if let last = body.last, "”\"".contains(last) {
            let inner = body.dropLast()
            if let end = inner.last, ".?!".contains(end) { return body }
            return "\(inner).\(last)"
        }
        return body + "."
    }

    /// The clause with a small first letter, unless its first word is a name.
    private func openedSmall(_ clause: Clause) -> String {
        guard let first = clause.chunks.first, !first.isQuoted else { return clause.text }
        let word = first.bare
        guard StopWords.contains(first.word) || isCommon(word) else { return clause.text }
        return clause.text.prefix(1).lowercased() + clause.text.dropFirst()
    }

    /// Whether its first word can follow a comma: a name, or a word we know to be none.
    private func opensSafely(_ clause: Clause) -> Bool {
        guard let first = clause.chunks.first, !first.isQuoted else { return false }
        return StopWords.contains(first.word) || isCommon(first.bare) || material.capitalised.contains(first.bare)
    }

    /// "Audience members laughed when he …": a pronoun that nothing before it in the sentence names.
    func hasStrayPronoun(_ clause: Clause, _ passage: Passage) -> Bool {
        guard passage.subject == nil, let first = clause.chunks.first, !first.isQuoted else { return false }
        for (index, chunk) in clause.chunks.enumerated() where !chunk.isQuoted {
            if ["he", "she", "his", "her", "him"].contains(chunk.word) {
                return !clause.chunks[..<index].dropFirst().contains(where: { $0.isCapitalised })
                    && !material.capitalised.contains(first.bare)
            }
        }
        return false
    }

    private func isCommon(_ word: String) -> Bool {
        !material.capitalised.contains(word) && material.lower.contains(word.lowercased())
    }

    /// Whether its words for time still mean the same on the story's day.
    func hasTimelyWords(_ passage: Passage, _ report: Report) -> Bool {
        let age = newest.timeIntervalSince(report.told) / 86_400
        if age <= 1.5 { return true }
        let mentions = DateMentions.find(in: passage.text, relativeTo: report.told)
        return !mentions.contains { $0.isRelative && ($0.precision != .weekday || age > 6) }
    }
}

import NewsModel
import Prose

extension Carrier {
    /// The sentence with its second half, or all of it, in quotation marks as the outlet's own words.
    ///
    /// For the news when no trimming frees it of a protected run; nothing of the sentence is left out.
    func reframed(_ index: Int) -> Told? {
        let passage = material.passages[index]
        guard hasTimelyWords(passage, material.reports[passage.report]), passage.quotations.isEmpty,
            Outlets.printable(outlet(of: index)) != nil
        else { return nil }
        for clause in Trimming.versions(of: passage, naming: false)
        where clause.wordCount <= 45 && !hasStrayPronoun(clause, passage) {
            if let text = quoted(clause, passage) {
                return Told(
                    sentence: DraftSentence(text, evidence: [evidence(of: index)], author: .machine),
                    core: clause,
                    words: Tokens.words(in: text).count
                )
            }
        }
        return nil
    }

    private func quoted(_ clause: Clause, _ passage: Passage) -> String? {
        let who = Outlets.joined([material.reports[passage.report].item.outlet])
        let chunks = clause.chunks
        let places = chunks.indices.filter { place in
            place >= 4 && place < chunks.count - 2 && Self.joints.contains(chunks[place].word)
                && !StopWords.contains(chunks[place - 1].word) && Statements.hold(chunks[..<place])
        }
        for place in places.reversed() + [0] {
            let words = chunks[place...].map(\.raw).joined(separator: " ")
            // Exactly the outlet's words, and no more of them than a sentence.
            guard passage.text.contains(words), chunks.count - place <= 32,
                !words.contains(where: { "“”\"".contains($0) })
            else { continue }
            let before = chunks[..<place].map(\.raw).joined(separator: " ")
            let styled = HouseStyle.text("\(before)\(before.isEmpty ? "" : " ")“\(words),” \(who) reported.")
            if !copies.forbids(styled) { return styled }
        }
        return nil
    }

    private static let joints: Set<String> = [
        "at", "in", "on", "for", "to", "during", "when", "as", "while", "with", "after", "before", "by", "where", "and",
        "from", "because", "amid", "following", "which", "who", "over", "between", "under", "into",
    ]
}

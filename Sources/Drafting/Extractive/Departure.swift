import Foundation
import NewsModel
import Prose

/// Says what an act departs from: the documents of the same kind that those who now decline had put their names to.
///
/// Rests on the register's statements alone ("X and Y are among the 28 countries listed on the Accord of 3 May 2023")
/// and says no more than they do.
struct Departure: Sendable {
    let register: Material

    /// One statement as it can be told again: "among the 28 countries listed on the Accord of 3 May 2023".
    private struct Standing {
        var rest: String
        var passage: Int
    }

    /// "Before this, the United States and the United Kingdom had been among the 28 countries listed on … and among the
    /// 10 countries that endorsed …", and the passages it is made from; nil for other deeds or without such statements.
    func sentence(for act: Act, subject: String) -> (sentence: DraftSentence, passages: [Int])? {
        guard act.deed == .declined || act.deed == .notSigned, case .named(let doers) = act.doer else { return nil }
        let wanted = Set(doers.map(\.key))
        let found = register.passages.indices.compactMap { standing($0, wanted) }.prefix(2)
        guard !found.isEmpty else { return nil }
        let list = found.map(\.rest).joined(separator: " and ")
        let evidence = found.map { standing in
            let passage = register.passages[standing.passage]
            return Evidence(
                source: register.reports[passage.report].ref,
                span: passage.span,
                text: passage.text
            )
        }
        let text = "Before this, \(subject) had been \(list)."
        return (DraftSentence(text, evidence: Array(evidence), author: .machine), found.map(\.passage))
    }

    /// The statement's part after "are" when its subjects are exactly those wanted.
    private func standing(_ index: Int, _ wanted: Set<String>) -> Standing? {
        let passage = register.passages[index]
        guard let verb = passage.tokens.firstIndex(where: { ["are", "is"].contains($0.folded) }),
            verb + 1 < passage.tokens.count, passage.tokens[verb + 1].folded == "among",
            !passage.tokens.contains(where: { ["not", "never"].contains($0.folded) })
        else { return nil }
        let names = Names.find(in: Array(passage.text.utf8), tokens: Array(passage.tokens[..<verb]))
        let keys = Set(
            names.map { name in
                if case .country(let code) = name.kind { return code }
                return name.words.joined(separator: " ")
            }
        )
        guard wanted.isSubset(of: keys), let after = passage.tokens.dropFirst(verb + 1).first else { return nil }
        var rest = passage.text.text(in: Span(after.span.start, passage.text.utf8.count)) ?? ""
        // Who else is listed is another matter.
        if let aside = rest.range(of: ", with ") { rest = String(rest[..<aside.lowerBound]) }
        while let last = rest.last, ". ".contains(last) { rest.removeLast() }
        return rest.isEmpty ? nil : Standing(rest: rest, passage: index)
    }
}

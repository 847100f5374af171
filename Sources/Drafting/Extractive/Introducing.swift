import NewsModel
import Prose

/// Names people in full the first time and by their surname afterwards, outside quotation marks.
struct Introducing: Sendable {
    let names: NameBook

    /// The sentence with its people named as their turn wants it.
    ///
    /// `introduced`: Folded surnames the draft has named in full; added to.
    func named(_ sentence: DraftSentence, introduced: inout Set<String>) -> DraftSentence {
        var result = sentence
        let bytes = Array(sentence.text.utf8)
        let quotations = Quotations.marked(in: bytes)
        let tokens = Tokens.words(in: bytes, Span(0, bytes.count))
        var changes: [(span: Span, text: String)] = []
        var seen: Set<String> = []
        for (index, token) in tokens.enumerated() where token.isCapitalised && seen.insert(token.base).inserted {
            guard !quotations.contains(where: { $0.span.overlaps(token.span) }), let person = names.known(token.base),
                let surname = person.full.split(separator: " ").last.map(String.init),
                sentence.text.text(in: Span(token.span.start, token.span.start + surname.utf8.count)) == surname
            else { continue }
            let own = Span(token.span.start, token.span.start + surname.utf8.count)
            let isFull =
                index > 0 && tokens[index - 1].isCapitalised && tokens[index - 1].span.end + 2 >= token.span.start
            if isFull {
                let start = own.end - person.full.utf8.count
                let whole = Span(start, own.end)
                let isFirst = introduced.insert(token.base).inserted
                let titled = HouseStyle.text(person.introduced)
                let titledStart = own.end - titled.utf8.count
                if !isFirst, titledStart >= 0, sentence.text.text(in: Span(titledStart, own.end)) == titled {
                    changes.append((Span(titledStart, own.end), surname))
                    continue
                }
                // "JD Vance warned" becomes "Vance warned"; with an office before the name it is left alone.
                if !isFirst, start == 0, sentence.text.text(in: whole) == person.full {
                    changes.append((whole, surname))
                }
            } else if introduced.insert(token.base).inserted {
                changes.append((own, person.full))
                if !result.evidence.contains(person.evidence) { result.evidence.append(person.evidence) }
            }
        }
        guard !changes.isEmpty else { return result }
        var text = ""
        var from = 0
        for change in changes.sorted(by: { $0.span < $1.span }) where change.span.start >= from {
            text += (sentence.text.text(in: Span(from, change.span.start)) ?? "") + change.text
            from = change.span.end
        }
        result.text = text + (sentence.text.text(in: Span(from, bytes.count)) ?? "")
        return result
    }
}

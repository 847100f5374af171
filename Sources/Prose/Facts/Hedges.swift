import NewsModel

/// Reads the words that make a figure less exact: "about", "more than", "or so".
struct Hedges {
    let text: FigureText

    /// A hedge that ends where the figure begins, `edge` bytes into the text, before the word at `index`; moves `start`
    /// to its beginning.
    func before(_ index: Int, edge: Int, _ start: inout Int) -> Figure.Hedge {
        if edge > 0, let sign = sign(edge) {
            start = sign.start
            return sign.hedge
        }
        guard index > 0, text.tokens[index - 1].span.end <= edge, edge - text.tokens[index - 1].span.end <= 2,
            edge > text.tokens[index - 1].span.end
        else { return .exact }
        guard let phrases = Self.byLast[text.word(index - 1)] else { return .exact }
        for phrase in phrases {
            let first = index - phrase.words.count
            guard text.reads(phrase.words, at: first) else { continue }
            start = text.tokens[first].span.start
            return phrase.hedge
        }
        return .exact
    }

    /// A hedge that follows the figure, whose words end before `index`; `end` moves behind it.
    func after(_ index: Int, _ end: inout Int) -> Figure.Hedge? {
        if end < text.bytes.count, text.bytes[end] == 0x2B {
            end += 1
            return .atLeast
        }
        guard index < text.tokens.count, text.follows(index, end) else { return nil }
        for phrase in Self.following where text.reads(phrase.words, at: index) {
            // "£106m or more than 47%" goes on to another figure.
            let next = index + phrase.words.count
            if text.word(next) == "than" || NumberWords.value(text.word(next)) != nil { continue }
            end = text.tokens[index + phrase.words.count - 1].span.end
            return phrase.hedge
        }
        if text.isHyphened(index), ["plus", "odd"].contains(text.word(index)) {
            end = text.tokens[index].span.end
            return text.word(index) == "odd" ? .about : .atLeast
        }
        return nil
    }

    /// Whether the word ends a hedge: what follows it is an amount.
    func isHedge(_ index: Int) -> Bool {
        (Self.byLast[text.word(index)] ?? []).contains { text.reads($0.words, at: index - $0.words.count + 1) }
    }

    private func sign(_ edge: Int) -> (hedge: Figure.Hedge, start: Int)? {
        switch text.bytes[edge - 1] {
        case 0x7E: (.about, edge - 1)
        case 0x3E: (.moreThan, edge - 1)
        case 0x3C: (.lessThan, edge - 1)
        default: nil
        }
    }

    private struct Phrase {
        var words: [String]
        var hedge: Figure.Hedge
    }

    private static let byLast: [String: [Phrase]] = {
        var table: [String: [Phrase]] = [:]
        for (hedge, phrases) in lists {
            for words in phrases.split(separator: ",").map({ $0.split(separator: " ").map(String.init) }) {
                guard let last = words.last else { continue }
                table[last, default: []].append(Phrase(words: words, hedge: hedge))
            }
        }
        return table.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }()

    private static let lists: [(Figure.Hedge, String)] = [
        (
            .about,
            "about,around,roughly,approximately,approx,some,circa,estimated,something like,in the region of,in the order of,or about,or around,about some"
        ),
        (
            .nearly,
            "nearly,almost,close to,nearing,approaching,just under,just below,just short of,just shy of,shy of,short of,a little under,a little less than,slightly under,slightly below,slightly less than,slightly fewer than,not quite,just less than"
        ),
        (
            .justOver,
            "just over,just above,just more than,slightly over,slightly above,slightly more than,a little over,a little more than,little more than"
        ),
        (
            .atLeast,
            "at least,a minimum of,minimum of,minimum,no fewer than,no less than,not less than,as few as,as little as,as low as"
        ),
        (
            .moreThan,
            "over,above,exceeding,more than,greater than,higher than,larger than,better than,in excess of,upwards of,upward of,north of,topping,surpassing,well over,well above"
        ),
        (
            .atMost,
            "up to,at most,at the most,no more than,not more than,no greater than,no higher than,a maximum of,maximum of,maximum,not exceeding,as much as,as many as,as high as,as long as"
        ),
        (
            .lessThan,
            "under,below,less than,fewer than,lower than,smaller than,well under,well below,south of"
        ),
    ]

    private static let following: [Phrase] = [
        Phrase(words: ["or", "more"], hedge: .atLeast), Phrase(words: ["or", "above"], hedge: .atLeast),
        Phrase(words: ["and", "above"], hedge: .atLeast), Phrase(words: ["or", "over"], hedge: .atLeast),
        Phrase(words: ["and", "over"], hedge: .atLeast), Phrase(words: ["or", "higher"], hedge: .atLeast),
        Phrase(words: ["or", "so"], hedge: .about), Phrase(words: ["or", "thereabouts"], hedge: .about),
        Phrase(words: ["or", "less"], hedge: .atMost), Phrase(words: ["or", "fewer"], hedge: .atMost),
        Phrase(words: ["or", "under"], hedge: .atMost), Phrase(words: ["or", "below"], hedge: .atMost),
        Phrase(words: ["or", "lower"], hedge: .atMost), Phrase(words: ["and", "under"], hedge: .atMost),
        Phrase(words: ["at", "least"], hedge: .atLeast), Phrase(words: ["at", "most"], hedge: .atMost),
        Phrase(words: ["at", "the", "most"], hedge: .atMost), Phrase(words: ["at", "the", "least"], hedge: .atLeast),
    ]
}

import NewsModel
import Prose

/// Words that bound what is claimed: a part that holds them is never cut away.
enum Limits {
    /// Whether the words narrow the statement they belong to: a condition, a negation, a share ("two of the four").
    static func narrow(_ chunks: ArraySlice<Chunk>) -> Bool {
        chunks.contains { bounds.contains($0.word) } || holdShare(chunks)
    }

    /// As ``narrow(_:)``, or a number: what a part of a sentence between commas, or its tail, may not take along.
    static func bound(_ chunks: ArraySlice<Chunk>) -> Bool { narrow(chunks) || chunks.contains(where: isFigure) }

    /// "at two of the four terminals", "in some of the towns", "for most of the day".
    static func holdShare(_ chunks: ArraySlice<Chunk>) -> Bool {
        zip(chunks, chunks.dropFirst()).contains { pair in
            pair.1.word == "of" && (isFigure(pair.0) || shares.contains(pair.0.word))
        }
    }

    static func isFigure(_ chunk: Chunk) -> Bool {
        chunk.raw.utf8.contains { (48...57).contains($0) } || numbers.contains(chunk.word)
    }

    /// Without these a statement claims more than its source: also what a headline may not leave out.
    static let conditions: Set<String> = [
        "if", "unless", "except", "only", "until", "without", "not", "never", "no", "provided", "alleged", "allegedly",
        "reportedly", "pending", "nor", "neither",
    ]
    private static let bounds = conditions.union([
        "but", "although", "though", "about", "some", "most", "mostly", "partly", "nearly", "almost", "least", "half",
        "few", "several", "fewer", "none",
    ])
    private static let shares: Set<String> = ["some", "most", "many", "half", "part", "few", "parts", "third", "none"]
    private static let numbers: Set<String> = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen",
        "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "billion", "trillion",
    ]
}

/// Whether words make a statement: a headline or lead without a verb is none.
enum Statements {
    static func hold(_ chunks: some Collection<Chunk>) -> Bool {
        let chunks = Array(chunks)
        var from = 1
        if let first = chunks.first, openings.contains(first.word) {
            // "In addition to three deaths" opens a sentence that has yet to come.
            guard let comma = chunks.firstIndex(where: \.endsClause) else { return false }
            from = comma + 2
        }
        var isAside = false
        for (index, chunk) in chunks.enumerated() where index >= from {
            let before = chunks[index - 1]
            if index > from || from == 1, before.endsClause { isAside.toggle() }
            if isAside { continue }
            // Verbs of a relative clause are not the sentence's own.
            if Trimming.relatives.contains(chunk.word) { return false }
            if before.word.hasSuffix("'s") || before.word.hasSuffix("’s") { continue }
            if Trimming.finite.contains(chunk.word) || ReportingVerbs.contains(chunk.word) || verbs.contains(chunk.word)
            {
                return true
            }
            // "to buy", as in a title.
            if before.word == "to", !chunk.isCapitalised || index == 1 { return true }
            guard !chunk.isCapitalised, !["a", "an", "the", "and", "of"].contains(before.word) else { continue }
            if chunk.word.hasSuffix("ed"), chunk.word.utf8.count > 4 { return true }
            // "Delta Motors employs": a small word in -s after a name.
            if chunk.word.hasSuffix("s"), !chunk.word.hasSuffix("ss"), index > 1, before.isCapitalised,
                !before.endsClause
            {
                return true
            }
        }
        return false
    }

    private static let openings: Set<String> = [
        "in", "on", "at", "for", "with", "as", "after", "when", "while", "if", "by", "according", "despite", "during",
        "before", "since", "from", "following", "amid", "because", "although", "though",
    ]
    private static let verbs: Set<String> = [
        "says", "buys", "sells", "cuts", "cut", "raises", "wins", "loses", "hits", "hit", "puts", "put", "sets", "set",
        "takes", "makes", "gets", "got", "gives", "goes", "comes", "finds", "faces", "seeks", "sought", "signs",
        "rises", "falls", "drops", "jumps", "plunges", "quits", "quit", "dies", "kills", "leaves", "left", "joins",
        "opens", "closes", "ends", "begins", "starts", "met", "meets", "brought", "built", "caught", "chose", "drew",
        "drove", "fought", "knew", "laid", "meant", "paid", "ran", "sent", "shut", "spent", "spread", "stood", "struck",
        "taught", "thought", "threw", "told", "withdrew", "wrote", "beat", "broke", "overtook", "let", "need", "needs",
        "want", "wants", "become", "becomes", "remained", "shrank", "sank", "swept", "tore", "woke", "hurt", "cost",
    ]
}

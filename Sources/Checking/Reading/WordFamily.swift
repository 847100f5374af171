/// Verbs and the nouns made of them: "decide" and "decision".
enum WordFamily {
    /// Whether one is the other's noun: they begin alike, and one of them has a noun's ending.
    static func isSame(_ left: String, _ right: String) -> Bool {
        guard isNoun(left) != isNoun(right) else { return false }
        let (noun, verb) = isNoun(left) ? (left, right) : (right, left)
        guard !notVerbs.contains(where: verb.hasSuffix) else { return false }
        let base = Array(Irregular.base(verb).map { $0 } ?? stripped(verb)).map(\.self)
        let shared = zip(noun, base).prefix { $0 == $1 }.count
        return shared >= 4 && shared >= base.count - 2
    }

    static func isNoun(_ word: String) -> Bool {
        word.utf8.count >= 6 && endings.contains { word.hasSuffix($0) || word.hasSuffix($0 + "s") }
    }

    /// Verbs that carry a noun and add nothing: "made a decision", "held talks".
    static func isCarrier(_ word: String) -> Bool { carriers.contains(word) }

    private static func stripped(_ verb: String) -> String {
        for ending in ["ing", "ed", "es", "e", "s", "d"]
        where verb.hasSuffix(ending) && verb.utf8.count - ending.utf8.count >= 4 {
            return String(verb.dropLast(ending.utf8.count))
        }
        return verb
    }

    private static let endings = [
        "ment", "sion", "tion", "ance", "ence", "oval", "usal", "ival", "osal", "nial", "ism", "logy", "aint", "ery",
        "ure",
        "wth", "lief", "ysis", "iry",
    ]
    private static let notVerbs = ["tive", "able", "ible", "ial", "ous", "ist", "ism", "ity", "er", "or", "ly"]
    private static let carriers: Set<String> = [
        "make", "makes", "made", "making", "reach", "reached", "reaches", "hold", "held", "holds", "holding", "carry",
        "carried", "carries", "conduct", "conducted", "give", "gave", "gives", "take", "took", "takes", "issue",
        "issued",
        "put", "came", "launch", "launches", "launched", "launching", "mount", "mounted", "voice", "voiced", "voices",
        "voicing", "express", "expressed", "expresses", "expressing", "lodge", "lodged", "file", "filed", "raise",
        "raised",
        "deliver", "delivered", "pay", "paid", "pays", "show", "showed", "offer", "offered", "has", "have", "had",
        "undertake",
        "undertook", "perform", "performed", "carrying", "conducting", "giving", "taking", "issuing", "hand", "handed",
    ]
}

/// What changing, adding or dropping a word does to the sense of a sentence.
enum WordClass: Sendable, Equatable {
    case plain
    /// "not", "never", "without"
    case negation
    /// "may", "will", "reportedly": how sure
    case modality
    /// "all", "some", "only": how many
    case quantity
    /// "before", "above", "more": which way round
    case relation
}

enum WordClasses {
    static func of(_ folded: String) -> WordClass {
        if negations.contains(folded) || folded.hasSuffix("n't") { return .negation }
        if modals.contains(folded) { return .modality }
        if quantities.contains(folded) { return .quantity }
        if relations.contains(folded) { return .relation }
        return .plain
    }

    private static let negations: Set<String> = [
        "not", "no", "never", "without", "nor", "neither", "none", "nobody", "nothing", "cannot", "hardly", "barely",
        "scarcely", "refuses", "refused",
    ]
    private static let modals: Set<String> = [
        "may", "might", "could", "can", "must", "should", "will", "would", "shall", "allegedly", "reportedly",
        "apparently",
        "possibly", "probably", "perhaps", "likely", "unlikely", "certainly", "definitely", "expected", "supposedly",
        "potentially", "maybe", "possible", "alleged", "suspected", "proposed", "planned",
    ]
    private static let quantities: Set<String> = [
        "all", "some", "most", "many", "few", "several", "both", "every", "each", "any", "only", "half", "majority",
        "minority", "always", "often", "sometimes", "rarely", "seldom", "usually", "everyone", "everybody", "someone",
        "almost", "nearly", "entire", "partly", "least", "almost", "exclusively", "occasionally",
    ]
    private static let relations: Set<String> = [
        "before", "after", "above", "below", "over", "under", "up", "down", "against", "for", "more", "less", "fewer",
        "greater",
        "since", "until", "first", "last", "next", "previous", "former", "current", "from", "to", "into", "out",
        "inside",
        "outside", "within", "beyond", "despite", "because", "although", "unless", "if", "higher", "lower", "another",
    ]
}

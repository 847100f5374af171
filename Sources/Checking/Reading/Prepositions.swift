/// Prepositions and conjunctions: the closed class of words that say how what follows bears on what went before.
enum Prepositions {
    static func contains(_ word: String) -> Bool { all.contains(word) }

    /// Whether the word opens a clause of its own.
    static func isSubordinator(_ word: String) -> Bool { subordinators.contains(word) }

    /// Whether both sides of the word may change places without changing the claim.
    static func isOneWay(_ sense: String) -> Bool { oneWay.contains(sense) }

    /// The sense of a word of the class, given the word before it: "because of", "instead of", "out of".
    static func sense(_ word: String, after before: String) -> String {
        switch (before, word) {
        case ("because", "of"), ("due", "to"), ("owing", "to"), ("thanks", "to"): "because"
        case ("instead", "of"), ("rather", "than"): "instead"
        case ("ahead", "of"), ("prior", "to"): "before"
        case ("spite", "of"): "despite"
        case ("out", "of"): "from"
        case ("apart", "from"), ("aside", "from"), ("except", "for"), ("other", "than"): "except"
        case ("such", "as"): "like"
        case ("away", "from"), ("far", "from"): "away"
        case ("next", "to"), ("close", "to"): "near"
        case ("even", "if"), ("even", "though"): "although"
        case ("only", "if"): "only if"
        case ("as", "if"), ("as", "though"): "like"
        case ("according", "to"), ("up", "to"), ("as", "of"), ("as", "to"), ("as", "for"): before + " " + word
        default: same[word] ?? word
        }
    }

    /// Whether two senses may stand for one another before the same word and after the same word.
    static func isNear(_ left: String, _ right: String) -> Bool {
        left == right || near.contains { $0.contains(left) && $0.contains(right) }
    }

    private static let same: [String: String] = [
        "towards": "to", "toward": "to", "onto": "on", "upon": "on", "till": "until", "whilst": "while",
        "amongst": "among",
        "though": "although", "via": "through", "regarding": "about", "concerning": "about", "following": "after",
        "cos": "because", "beneath": "below", "amid": "during", "amidst": "during", "whereas": "while",
    ]

    /// Each row's members are exchanged in edited copy without a change of claim.
    private static let near: [Set<String>] = [
        ["in", "on", "at", "within", "inside", "during", "across", "throughout", "around", "over", "of"],
        ["of", "in", "at"], ["of", "for"], ["of", "about", "on"], ["of", "from", "among"], ["for", "during", "over"],
        ["for", "at"], ["about", "on", "over", "around"], ["to", "into"], ["to", "with"], ["with", "by"],
        ["by", "through", "with"], ["by", "from"], ["under", "below"], ["over", "above"],
        ["after", "since", "once", "when", "from"], ["when", "as", "while", "after"],
        ["because", "as", "since", "for", "over"],
        ["while", "although", "but", "and", "as"], ["but", "despite", "although", "yet"],
        ["near", "by", "around", "at", "outside"],
        ["among", "between", "in"], ["like", "as", "including"], ["if", "whether"], ["except", "but"], ["per", "a"],
        ["from", "off", "by"], ["along", "on", "by", "with"], ["against", "on"], ["into", "in"], ["to", "for"],
        ["and", "with"],
        ["until", "to"], ["beyond", "over", "past", "outside"], ["behind", "after"], ["before", "until", "by"],
        ["where", "in", "which"],
    ]

    /// "A after B" is not "B after A".
    private static let oneWay: Set<String> = [
        "after", "before", "than", "because", "despite", "instead", "unless", "until", "since", "without", "if",
        "except",
        "against", "from", "although", "by",
    ]

    private static let all: Set<String> = [
        "of", "in", "on", "at", "by", "for", "with", "from", "to", "into", "onto", "upon", "about", "over", "under",
        "after",
        "before", "against", "among", "amongst", "between", "through", "during", "without", "within", "since", "until",
        "till", "because", "although", "though", "while", "whilst", "if", "unless", "than", "as", "despite", "per",
        "via",
        "toward", "towards", "near", "behind", "beyond", "above", "below", "beneath", "off", "across", "around",
        "along",
        "inside", "outside", "except", "like", "following", "amid", "amidst", "regarding", "concerning", "when",
        "whether",
        "where", "and", "or", "but", "once", "whereas", "past", "including",
    ]

    private static let subordinators: Set<String> = [
        "after", "before", "because", "although", "though", "while", "if", "unless", "when", "whether", "where", "that",
        "who",
        "which", "since", "until", "than", "as", "but", "and", "or", "whereas", "once",
    ]
}

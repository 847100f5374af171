/// Words that decide what the words next to them mean, as far as leaving them out of a quotation goes.
enum SenseWords {
    /// Words that deny what follows them without being a negation themselves.
    static let deniers: Set<String> = [
        "doubt", "doubts", "doubted", "deny", "denies", "denied", "denying", "false", "untrue", "wrong", "refuse",
        "refuses",
        "refused", "unlikely", "impossible", "fail", "fails", "failed", "stopped", "pretend", "pretends", "pretended",
        "myth", "lie", "nonsense", "absurd", "ridiculous",
    ]
    /// Words that open a condition.
    static let conditions: Set<String> = ["if", "unless", "provided", "assuming", "until", "except", "pending"]
    /// Words by which a text shows that it keeps a condition.
    static let conditionMarks: Set<String> = [
        "if", "unless", "provided", "assuming", "until", "except", "pending", "should", "condition", "conditional",
        "conditionally", "depending", "case", "were", "once", "when", "long", "whether", "without",
    ]
    /// Words that make what follows less than certain.
    static let hedges: Set<String> = [
        "may", "might", "could", "would", "should", "perhaps", "maybe", "possibly", "probably", "likely", "allegedly",
        "supposedly", "reportedly", "almost", "nearly", "hardly",
    ]
    /// Words that bound how many or how much.
    static let bounds: Set<String> = ["some", "few", "most", "only", "sometimes", "rarely", "half"]
    /// Words a negation reaches across: verbs of thinking and wanting, auxiliaries, "that", "to".
    static let transparent: Set<String> = [
        "think", "thinks", "believe", "believes", "say", "says", "saying", "said", "mean", "means", "want", "wants",
        "expect",
        "know", "knows", "suggest", "suggesting", "feel", "see", "intend", "plan", "agree", "going", "need", "have",
        "has", "had",
        "be", "been", "being", "try", "trying", "hope", "imagine", "suppose", "accept", "able", "allowed", "supposed",
        "likely",
        "necessarily", "really", "true", "case", "sure", "certain", "clear", "convinced", "there", "that", "to", "it",
        "it's", "that's", "is", "are", "was", "were", "do", "does", "did", "the", "a", "an", "i", "we", "he", "she",
        "they",
        "you", "one", "can", "could", "would", "should", "will", "any", "reason", "why", "all", "quite", "yet", "even",
        "just", "simply", "actually", "truly", "longer", "claim", "claiming", "argue", "arguing", "of",
    ]
    /// Adverbs that stand between a word and what it governs.
    static let adverbs: Set<String> = [
        "really", "just", "simply", "actually", "truly", "necessarily", "yet", "even", "ever", "quite", "all", "very",
        "always", "currently", "fully", "entirely", "particularly", "especially", "so", "also", "still", "be", "been",
        "have", "going", "to", "a", "an", "the",
    ]
    /// Words that open a clause of their own, into which a negation before them need not reach.
    static let openers: Set<String> = [
        "who", "which", "because", "since", "when", "while", "although", "though", "if", "unless", "until", "as",
        "than",
        "but", "and", "or", "nor", "after", "before", "so", "whereas", "where",
    ]
    /// Verbs that, with nothing in front, need the subject that was left out.
    static let finite: Set<String> = [
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must",
        "should", "does", "do", "did", "isn't", "aren't", "wasn't", "weren't", "hasn't", "won't", "can't", "cannot",
        "doesn't", "didn't",
    ]
    static let subjects: Set<String> = ["he", "she", "it", "they", "we", "i", "you", "others", "everyone", "nobody"]
    /// Words an editor puts in brackets about the manner of speaking, not into the sentence.
    static let remarks: Set<String> = [
        "sic", "emphasis", "added", "mine", "ours", "laughs", "laughter", "laughing", "applause", "pause", "pauses",
        "inaudible", "crosstalk", "unclear", "translation", "expletive", "deleted", "redacted", "cheers", "sighs",
        "unintelligible", "bleep", "bleeped", "profanity", "chuckles",
    ]
    /// Nouns so wide that they stand for a thing without naming it.
    static let generics: Set<String> = [
        "company", "firm", "group", "president", "government", "country", "party", "bill", "law", "deal", "plan",
        "team",
        "people", "person", "man", "woman", "men", "women", "child", "children", "issue", "report", "book", "film",
        "city",
        "state", "states", "police", "officer", "officers", "court", "campaign", "candidate", "candidates", "policy",
        "project", "members", "customers", "voters", "workers", "thing", "things", "year", "years", "article",
        "statement",
        "decision", "vote", "agreement", "election", "event", "house", "school", "council", "committee", "board",
        "administration", "department", "industry", "market", "economy", "program", "programme", "system",
    ]
    static let masculineOrFeminine: Set<String> = ["he", "she", "him", "her", "his", "hers", "himself", "herself"]
    static let firstPerson: Set<String> = ["i", "me", "my", "myself", "mine", "i'm", "i've", "i'll"]
    static let pronouns: Set<String> = masculineOrFeminine.union([
        "it", "its", "they", "them", "their", "this", "that", "these", "those", "we", "us", "our", "here", "there",
        "he's", "she's", "it's", "they're", "that's", "you", "your",
    ])
}

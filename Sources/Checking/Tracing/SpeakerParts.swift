import NewsModel
import Prose

/// The parts of a phrase that names a speaker: who speaks, and for whom.
///
/// In "Brook spokesman Jon Marsh" Marsh speaks; in "a spokesman for Brook" nobody with a name does. Neither is Brook.
struct SpeakerParts {
    /// The speaker's own name, folded.
    private(set) var person: [String] = []
    /// For whom or of whom: "Brook", "the ministry".
    private(set) var principal: [String] = []
    /// "spokesman", "supporter", "campaign": what the speaker is to the principal.
    private(set) var role: String?

    init(_ phrase: String) {
        let bytes = Array(phrase.utf8)
        let tokens = Tokens.words(in: bytes, Span(0, bytes.count))
        let isName = { (token: Token) in
            token.isCapitalised && !Titles.contains(token.base) && !StopWords.contains(token.folded)
                && !Self.roles.contains(token.base)
        }
        // In "campaign spokeswoman" the spokeswoman speaks.
        let at =
            tokens.firstIndex { Self.roles.contains($0.base) && !Self.bodies.contains($0.base) }
            ?? tokens.firstIndex { Self.bodies.contains($0.base) }
        guard let at else {
            let names = tokens.drop { !isName($0) }
            // "Stephen Arden of Lakeland University"
            let isGiven = names.first.map { GivenNames.contains(folded: $0.base) } ?? false
            person = (isGiven ? Array(names.prefix(while: isName)) : names.filter(isName)).map(\.base)
            return
        }
        role = tokens[at].base
        let before = tokens[..<at].filter(isName)
        let after = Array(tokens[(at + 1)...])
        if let link = after.first, ["for", "of", "to", "close", "with", "in", "at", "from"].contains(link.folded) {
            principal = after.filter(isName).map(\.base)
            person = before.map(\.base)
        } else if let next = after.first, isName(next) {
            person = after.prefix(while: isName).map(\.base)
            principal = before.map(\.base)
        } else if let last = before.last, bytes[last.span.end..<tokens[at].span.start].contains(0x2C) {
            person = before.map(\.base)
        } else {
            principal = before.map(\.base)
        }
    }

    /// Whether the one is the other's spokesman, supporter or campaign, and so not the other.
    ///
    /// `isPerson`: A body and its spokesman are one voice; a person and hers are two.
    func speaksFor(_ other: SpeakerParts, isPerson: ([String]) -> Bool) -> Bool {
        guard role != nil, other.role == nil, let last = other.person.last, principal.contains(last),
            !person.contains(last)
        else { return false }
        return isPerson(other.person)
    }

    private static let bodies: Set<String> = ["campaign", "team", "office", "camp", "statement"]

    private static let roles: Set<String> = [
        "spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen", "aide", "aides", "adviser", "advisor",
        "advisers", "advisors", "supporter", "supporters", "lawyer", "lawyers", "attorney", "attorneys", "manager",
        "strategist", "ally", "allies", "friend", "friends", "surrogate", "surrogates", "staffer", "staffers", "wife",
        "husband",
        "son", "daughter", "brother", "sister", "mother", "father", "widow", "assistant", "representative", "rival",
        "rivals",
        "critic", "critics", "opponent", "opponents", "donor", "donors", "backer", "backers", "pollster", "consultant",
        "operative", "official", "officials", "source", "sources", "person", "people", "statement", "campaign", "team",
        "office",
        "camp", "biographer", "neighbour", "neighbor", "colleague", "colleagues", "agent", "deputy", "voter", "voters",
        "fan",
    ]
}

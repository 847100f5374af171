/// Words that decide how much of what they govern is claimed.
///
/// A deletion may take such a word only together with what it governs: "plans to cut jobs" may become "plans", never
/// "cuts jobs". See docs/explanations/what-the-checker-proves.md.
enum SenseOperator: Equatable {
    /// "former", "alleged", "part of": what it stands before is not that thing, or not the whole of it.
    case status
    /// "plans to", "tried to": what follows has not happened.
    case intention
    /// "believes", "fears": what follows is somebody's thought.
    case belief
    /// "may", "will", "would"
    case modal
    /// "yet", "initially": what stands beside it holds within a limit.
    case limit
}

enum Operators {
    static func of(_ folded: String) -> SenseOperator? { table[folded] }

    /// Verbs that say something again belong to the same class in the text.
    static func isIntention(_ folded: String) -> Bool { table[folded] == .intention }

    private static let table: [String: SenseOperator] = {
        var table: [String: SenseOperator] = [:]
        for (kind, words) in lists {
            for word in words.split(whereSeparator: \.isWhitespace) { table[String(word)] = kind }
        }
        return table
    }()

    private static let lists: [(SenseOperator, String)] = [
        (
            .status,
            """
            former acting deputy vice interim outgoing retired ex assistant associate alleged suspected accused
            purported supposed apparent proposed planned potential possible draft preliminary provisional attempted
            failed prospective presumptive would-be fake counterfeit unconfirmed tentative partial mock rejected
            cancelled canceled aspiring self-styled so-called one-time onetime sometime honorary
            almost nearly virtually partly partially mainly mostly largely
            """
        ),
        (
            .intention,
            """
            plan plans planned planning intend intends intended intending hope hopes hoped hoping want wants wanted
            wanting wish wishes aim aims aimed aiming try tries tried trying attempt attempts attempted attempting seek
            seeks sought seeking threaten threatens threatened threatening offer offers offered offering promise
            promises promised promising vow vows vowed pledge pledges pledged agree agrees agreed refuse refuses refused
            decline declines declined fail fails failed expect expects expected due set likely scheduled ready poised
            about unlikely reluctant willing prepared struggle struggles struggled propose proposes proposed prepare
            prepares preparing consider considers considered considering ask asks asked urge urges urged decide decides
            decided appear appears appeared seem seems seemed tend tends tended claim claims claimed forced able unable
            allowed supposed believed thought said alleged reported rumoured rumored understood going failing refusing
            declining
            """
        ),
        (
            .belief,
            """
            believe believes believed think thinks thought fear fears feared hope hopes hoped expect expects expected
            predict predicts predicted suggest suggests suggested claim claims claimed allege alleges alleged suspect
            suspects suspected doubt doubts doubted deny denies denied assume assumes assumed speculate speculated
            estimate estimates estimated forecast forecasts imagine imagines wonder wonders wondered guess argue argues
            argued feel feels felt rumour rumours rumors
            """
        ),
        (.modal, "may might could would can should must will shall"),
        (
            .limit,
            """
            temporarily initially provisionally tentatively partially partly largely mostly mainly conditionally
            reportedly allegedly
            """
        ),
    ]

    /// Verbs of which the first list's members are operators only before "to": "plans to cut", not "the plans".
    static func needsInfinitive(_ folded: String) -> Bool { infinitives.contains(folded) }

    private static let infinitives: Set<String> = Set(
        lists[1].1.split(whereSeparator: \.isWhitespace).map(String.init)
    )

    static func isBelief(_ folded: String) -> Bool { beliefs.contains(folded) }

    private static let beliefs: Set<String> = Set(lists[2].1.split(whereSeparator: \.isWhitespace).map(String.init))

    static func isStatus(_ folded: String) -> Bool { statuses.contains(folded) }

    private static let statuses: Set<String> = Set(lists[0].1.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Whether "of" after the word makes it a measure of what follows, not its head: "the city of", "a total of".
    static func isTransparent(_ folded: String) -> Bool { transparent.contains(folded) }

    private static let transparent: Set<String> = [
        "city", "town", "state", "county", "village", "province", "island", "republic", "kingdom", "month", "year",
        "day", "total", "number", "kind", "sort", "type", "form", "act", "fact", "issue", "question", "process", "list",
        "terms", "course", "case", "sake", "wake", "face", "light", "amount", "level", "rate", "name", "site", "area",
        "series", "set", "range", "matter", "period", "art", "practice", "use", "role", "job", "post", "game", "lot",
        "front", "because", "out", "instead", "ahead", "outside", "inside", "top", "title", "age", "idea", "couple",
        "and", "or", "but", "who", "which", "that", "all", "sum", "cost", "value", "figure", "subject",
    ]

    /// People told by the group or place they belong to.
    static func isMember(_ folded: String) -> Bool { members.contains(folded) }

    private static let members: Set<String> = [
        "member", "members", "supporter", "supporters", "critic", "critics", "opponent", "opponents", "employee",
        "employees", "leader", "leaders", "official", "officials", "spokesman", "spokeswoman", "spokesperson",
        "spokesmen", "analyst", "analysts", "worker", "workers", "delegate", "delegates", "executive", "executives",
        "lawyer", "lawyers", "shareholders", "investors", "economist", "economists", "voters", "residents", "staff",
        "students", "owners", "some", "many", "most", "several", "few", "branch", "branches", "unit", "subsidiary",
        "representative", "representatives", "aide", "aides", "adviser", "advisers", "rivals", "allies",
        "friend", "friends", "relative", "relatives", "neighbour", "neighbours", "neighbor", "neighbors", "colleague",
        "colleagues", "family", "son", "sons", "daughter", "daughters", "wife", "husband", "widow", "father", "mother",
        "brother", "sister", "attorney", "attorneys", "counsel", "consultant", "consultants", "strategist", "backer",
        "backers", "donor", "donors", "candidate", "candidates", "envoy", "deputy", "assistant", "agent", "agents",
    ]

    /// Words that say one thing made another happen.
    static func isCausal(_ folded: String) -> Bool { causal.contains(folded) }

    private static let causal: Set<String> = [
        "because", "due", "owing", "thanks", "therefore", "thus", "hence", "consequently", "result", "caused",
        "causing",
        "cause", "causes", "so", "since", "reason", "reasons", "blamed", "prompted", "triggered", "driven", "led",
        "leading",
        "attributed", "thereby", "resulted", "resulting", "fuelled", "fueled", "sparked",
    ]

    /// A superlative or another word that says there is no second.
    static func isSuperlative(_ folded: String) -> Bool {
        if unique.contains(folded) { return true }
        return folded.utf8.count > 5 && folded.hasSuffix("est") && !notSuperlative.contains(folded)
    }

    private static let unique: Set<String> = ["best", "worst", "first", "only", "record", "sole", "most"]
    private static let notSuperlative: Set<String> = [
        "interest", "forest", "request", "protest", "suggest", "arrest", "invest", "contest", "honest", "harvest",
        "latest", "conquest", "modest", "digest", "manifest", "inquest", "midwest", "northwest", "southwest", "tempest",
        "nearest", "ernest", "priest", "budapest", "bequest", "behest", "disinterest",
    ]

    /// Pairs of little words that are no substitutes for one another.
    static func contrast(_ left: String, _ right: String) -> Bool {
        guard let one = sides[left], let other = sides[right] else { return false }
        return one.group == other.group && one.side != other.side
    }

    private static let sides: [String: (group: Int, side: Int)] = {
        let table = [
            "and|or nor", "that|whether if",
            "he him his himself|she her hers herself|they them their theirs themselves",
            "to|from", "for|against", "with|without against", "is are was were|will",
            "i me my|we us our|they them their", "same|other others another", "once ever always|never", "rather|also",
            "instead|and", "like|unlike", "even|except",
        ]
        var sides: [String: (group: Int, side: Int)] = [:]
        for (group, line) in table.enumerated() {
            for (side, words) in line.split(separator: "|").enumerated() {
                for word in words.split(separator: " ") where sides[String(word)] == nil {
                    sides[String(word)] = (group, side)
                }
            }
        }
        return sides
    }()

    /// Phrases that bound what stands before them; their first words.
    static let limitPhrases: [[String]] = [
        ["for", "now"], ["so", "far"], ["at", "first"], ["for", "the", "time", "being"], ["in", "principle"],
        ["in", "theory"], ["in", "part"], ["at", "least"], ["except"], ["excluding"], ["apart", "from"],
        ["other", "than"], ["aside", "from"], ["with", "the", "exception"], ["not", "including"], ["subject", "to"],
        ["pending"], ["until"], ["only", "if"], ["on", "condition"], ["provided"], ["unless"], ["but", "not"],
        ["as", "long", "as"], ["so", "long", "as"], ["in", "the", "event"], ["with", "the", "proviso"], ["among"],
    ]
}

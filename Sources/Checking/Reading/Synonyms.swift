import Prose

/// Expressions that news copy uses for one another without changing what is claimed, and words that turn a claim round.
enum Synonyms {
    /// The numbers of the groups that hold the word.
    static func groups(of folded: String, stem: String) -> [Int] { table[stem] ?? table[folded] ?? [] }

    /// Whether two words are opposites: "rose" and "fell", "supports" and "opposes".
    static func areOpposites(_ left: String, _ right: String) -> Bool {
        let (left, right) = (stemmed(left), stemmed(right))
        return opposites[left]?.contains(right) ?? false
    }

    /// Whether `left` says less than `right` in the same direction: "fell" for "plunged".
    static func isMilder(_ left: String, than right: String) -> Bool {
        guard let mild = milder[stemmed(left)], let strong = stronger[stemmed(right)] else { return false }
        return mild.contains { strong.contains($0) }
    }

    /// Expressions of several words: the stems of each, and the groups that hold it.
    static let expressions: [(stems: [String], groups: [Int])] = {
        var found: [[String]: [Int]] = [:]
        for (number, row) in rows.enumerated() {
            for member in row where member.contains("_") {
                for words in variants(member) { found[words, default: []].append(number) }
            }
        }
        return found.map { ($0.key, $0.value) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
    }()

    /// "be" at the head of a member stands for all the verb's forms.
    private static func variants(_ member: Substring) -> [[String]] {
        let words = member.split(separator: "_").map { stemmed(String($0)) }
        guard member.hasPrefix("be_") else { return [words] }
        return ["is", "are", "was", "were", "be", "been", "being"].map { [stemmed($0)] + words.dropFirst() }
    }

    private static func stemmed(_ folded: String) -> String {
        let base = Spelling.unified(folded.hasSuffix("'s") ? String(folded.dropLast(2)) : folded)
        return Irregular.base(base) ?? Stemmer.stem(base)
    }

    private static let rows: [[Substring]] = SynonymTable.rows.flatMap { section in
        String(section.map { $0 == "-" ? "_" : $0 }).split(separator: "/")
    }
    .map { $0.split(whereSeparator: \.isWhitespace) }

    private static let table: [String: [Int]] = {
        var table: [String: [Int]] = [:]
        for (number, row) in rows.enumerated() {
            for word in Set(row.filter { !$0.contains("_") }.map { stemmed(String($0)) }) {
                table[word, default: []].append(number)
            }
        }
        return table
    }()

    private static let milder = degrees(\.mild)
    private static let stronger = degrees(\.strong)

    private static func degrees(_ side: (SynonymTable.Degree) -> String) -> [String: [Int]] {
        var table: [String: [Int]] = [:]
        for (number, row) in SynonymTable.milder.enumerated() {
            for word in side(row).split(separator: " ") { table[stemmed(String(word)), default: []].append(number) }
        }
        return table
    }

    private static let opposites: [String: Set<String>] = {
        var table: [String: Set<String>] = [:]
        for line in pairs.split(separator: "\n") {
            let sides = line.split(separator: "|").map { $0.split(separator: " ").map { stemmed(String($0)) } }
            guard sides.count == 2 else { continue }
            for left in sides[0] {
                for right in sides[1] {
                    table[left, default: []].insert(right)
                    table[right, default: []].insert(left)
                }
            }
        }
        return table
    }()

    /// Left of the bar one way, right of it the other.
    private static let pairs = """
        rise rose increase climb grow gain jump surge soar advance rally boost growth raise expand up higher upward|fall decline drop decrease slip slide plunge tumble slump plummet shrink dip reduce cut lower down loss downward
        support back endorse favour favor|oppose resist reject fight condemn
        win|lose
        won|lost
        victory triumph|defeat loss
        accept approve|reject refuse deny decline
        agree|disagree refuse
        confirm admit acknowledge|deny
        say claim|deny
        allow permit legalise legalize|ban forbid prohibit block bar
        begin start launch open|end finish close stop
        buy purchase acquire|sell
        join enter|leave quit exit
        hire recruit|fire sack dismiss
        praise laud hail|criticise criticize condemn attack blast slam
        improve strengthen|worsen deteriorate weaken
        profit|loss
        more greater most|less fewer least
        above over|below under
        before|after
        first|last
        early earlier|late later
        high higher highest|low lower lowest
        strong stronger|weak weaker
        best better|worst worse
        increase|reduce
        include|exclude
        import|export
        north|south
        east|west
        northern|southern
        eastern|western
        left|right
        alive|dead
        guilty|innocent
        guilty|acquitted
        convict|acquit
        succeed success successful|fail failure unsuccessful
        pass|fail
        remember|forget
        love like|hate dislike
        hot|cold
        large big|small
        long longer|short shorter
        fast faster|slow slower
        public|private
        majority|minority
        positive|negative
        optimistic|pessimistic
        likely|unlikely
        possible|impossible
        legal lawful|illegal unlawful
        popular|unpopular
        happy|unhappy
        true|false
        always|never
        once|never
        often frequently usually|rarely seldom hardly never
        same identical|other different
        rare|frequent common
        partial|full complete
        all everyone|none nobody
        many most|few
        up|down
        inside|outside
        in into|out
        push|pull
        give|take
        lend|borrow
        arrive|depart leave
        ahead|behind
        surplus|deficit
        ally friend|enemy rival opponent
        defend|attack
        safe|dangerous unsafe
        peace|war
        sign|decline
        upgrade|downgrade
        overweight|underweight
        bullish|bearish
        for|against
        with|without
        rich wealthy|poor
        young younger|old older
        democrat democratic|republican
        conservative|liberal labour
        husband|wife
        son|daughter
        father|mother
        brother|sister
        man men|woman women
        male|female
        """
}

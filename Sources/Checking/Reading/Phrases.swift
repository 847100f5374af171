import Prose

/// Phrases that say what one word says, or what another phrase says: "is able to" and "can", "stepped down" and
/// "resigned".
///
/// A text's units are made of what its phrases mean, so that alignment compares meanings and not spellings. Only phrases
/// that may stand for one another in any sentence of news copy belong here, in both directions; words that are merely
/// near each other belong to ``Synonyms``.
enum Phrases {
    /// What some of a phrase's words stand for.
    struct Piece: Sendable {
        /// How many of the phrase's words it takes; none when it shares the last of the piece before.
        var count: Int
        /// The word they stand for.
        var meaning: String
    }

    struct Phrase: Sendable {
        /// The words after the first, folded.
        var rest: [String]
        /// Together they take all the words.
        var pieces: [Piece]
    }

    /// The phrases that open with a word, longest first.
    static func opening(with folded: String, stem: String) -> [Phrase] {
        (byWord[folded] ?? []) + (byStem[stem] ?? [])
    }

    /// Words that open what a parted verb takes in: "turned **the** offer down".
    static let openers: Set<String> = [
        "the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "these", "those", "it", "them",
        "him", "us", "me", "you", "any", "some",
    ]

    /// Particles that may stand apart from their verb: "turned the offer down".
    static let particles: Set<String> = ["down", "up", "out", "off"]

    private static let byWord: [String: [Phrase]] = {
        var table: [String: [Phrase]] = [:]
        for (words, meaning) in entries(fixed) { add(words, meaning, to: &table) }
        for be in ["is", "are", "am", "be"] {
            add([be, "able", "to"], ["3:can"], to: &table)
            add([be, "unable", "to"], ["1:can", "2:not"], to: &table)
            add([be, "not", "able", "to"], ["1:can", "3:not"], to: &table)
            add([be, "going", "to"], ["2:will", "1:to"], to: &table)
            add([be, "likely", "to"], ["1:is", "2:likely"], to: &table)
            add([be, "obliged", "to"], ["3:must"], to: &table)
            add([be, "required", "to"], ["3:must"], to: &table)
        }
        for be in ["was", "were", "been"] {
            add([be, "able", "to"], ["3:could"], to: &table)
            add([be, "unable", "to"], ["1:could", "2:not"], to: &table)
            add([be, "not", "able", "to"], ["1:could", "3:not"], to: &table)
            add([be, "obliged", "to"], ["3:must"], to: &table)
            add([be, "required", "to"], ["3:must"], to: &table)
        }
        for (helper, have) in [("do", "have"), ("does", "has"), ("did", "had")] {
            add([helper, "not", "have", "any"], ["3:\(have)", "1:no"], to: &table)
            add([helper + "n't", "have", "any"], ["2:\(have)", "1:no"], to: &table)
        }
        return table.mapValues { $0.sorted { $0.rest.count > $1.rest.count } }
    }()

    /// Verbs with a particle, found in all their forms by the verb's stem.
    private static let byStem: [String: [Phrase]] = {
        var table: [String: [Phrase]] = [:]
        for (words, meaning) in entries(verbs) {
            var phrase = words
            let stem = Irregular.base(words[0]) ?? Stemmer.stem(words[0])
            phrase[0] = stem
            add(phrase, meaning, to: &table)
        }
        return table.mapValues { $0.sorted { $0.rest.count > $1.rest.count } }
    }()

    private static func add(
        _ words: [String],
        _ meaning: [String],
        to table: inout [String: [Phrase]]
    ) {
        let pieces = meaning.compactMap { part -> Piece? in
            let parts = part.split(separator: ":")
            guard parts.count == 2, let count = Int(parts[0]) else { return nil }
            return Piece(count: count, meaning: String(parts[1]))
        }
        guard let first = words.first, pieces.reduce(0, { $0 + $1.count }) == words.count else { return }
        table[first, default: []].append(
            Phrase(rest: Array(words.dropFirst()), pieces: pieces)
        )
    }

    /// Lines of "phrase = meaning"; a meaning of several words says how many of the phrase's words each takes.
    private static func entries(_ text: String) -> [([String], [String])] {
        text.split(separator: "\n").compactMap { line in
            let sides = line.split(separator: "=")
            guard sides.count == 2 else { return nil }
            let words = sides[0].split(separator: " ").map(String.init)
            let meaning = sides[1].split(separator: " ").map(String.init)
            if meaning.count == 1, !meaning[0].contains(":") { return (words, ["\(words.count):\(meaning[0])"]) }
            return (words, meaning)
        }
    }

    private static let fixed = """
        cannot = 1:can 0:not
        can't = 1:can 0:not
        couldn't = 1:could 0:not
        has to = must
        have to = must
        had to = must
        needs to = must
        need to = must
        needed to = must
        ought to = should
        will probably = 1:is 1:likely
        will likely = 1:is 1:likely
        would like to = 2:want 1:to
        not any = no
        not any longer = 2:no 1:longer
        not any more = 2:no 1:longer
        not anymore = 1:no 1:longer
        no more than = 1:no 1:more 1:than
        no one = nobody
        all of = all
        both of = both
        outside of = outside
        inside of = inside
        off of = off
        in order to = to
        so as to = to
        as well as = and
        due to = 1:because 1:of
        owing to = 1:because 1:of
        on account of = 2:because 1:of
        as a result of = 3:because 1:of
        in spite of = despite
        even though = although
        prior to = before
        in the wake of = after
        in the aftermath of = after
        subsequent to = after
        a lot of = many
        lots of = many
        a great many = many
        a large number of = many
        large numbers of = many
        a number of = several
        the majority of = most
        more and more = increasingly
        at present = currently
        at the moment = currently
        right now = currently
        for instance = 1:for 1:example
        to date = 1:so 1:far
        until now = 1:so 1:far
        up to now = 2:so 1:far
        thus far = 1:so 1:far
        each other = 1:one 1:another
        with regard to = about
        with respect to = about
        in relation to = about
        in addition = also
        as though = 1:as 1:if
        in the course of = during
        in the middle of = amid
        in the midst of = amid
        """

    private static let verbs = """
        step down = resign
        stand down = resign
        set up = establish
        carry out = conduct
        turn down = reject
        call off = cancelled
        put off = postpone
        take part in = 2:participate 1:in
        take place = happen
        pull out of = 2:withdraw 1:from
        pull out = withdraw
        rule out = exclude
        shut down = close
        close down = close
        speed up = accelerate
        lay off = dismiss
        find out = discover
        point out = note
        draw up = draft
        go up = rise
        go down = fall
        come down = fall
        bring about = cause
        give up = abandon
        look into = investigate
        get rid of = remove
        make sure = ensure
        get better = improve
        get worse = worsen
        """
}

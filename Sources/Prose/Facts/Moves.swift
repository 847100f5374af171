import NewsModel

/// Reads how a figure stands to a change: "rose by 5%", "rose to 5%", "a 5% rise".
struct Moves {
    let text: FigureText

    static func change(_ folded: String) -> Bool? { changes[folded] }

    /// `start` and `end` bound the figure's words, hedge included.
    func read(before start: Int, after end: Int) -> (move: Figure.Move?, isRise: Bool?) {
        if start > 0, text.isJoined(start) {
            let word = text.word(start - 1)
            if let move = Self.prepositions[word], let isRise = change(before: start - 1, reach: 6) {
                return (move, isRise)
            }
            if word == "of", text.isJoined(start - 1), let isRise = Self.changes[text.word(start - 2)] {
                return (.by, isRise)
            }
            // "cut in half"
            if word == "in", let isRise = change(before: start - 1, reach: 4) { return (.by, isRise) }
            if let isRise = direct(before: start) { return (.by, isRise) }
        }
        if end < text.tokens.count, text.isJoined(end), let isRise = Self.changes[text.word(end)] {
            return (.by, isRise)
        }
        return (nil, nil)
    }

    /// Whether a range that opens with "from" is a stretch ("ranging from 5 to 7"), not a change.
    func isStretch(from index: Int) -> Bool {
        guard change(before: index, reach: 8) == nil else { return false }
        return !(max(0, index - 6)..<index).contains { Self.shifts.contains(text.word($0)) }
    }

    /// Words of change without a direction.
    private static let shifts: Set<String> = [
        "go", "goes", "went", "gone", "going", "move", "moves", "moved", "moving", "change", "changes", "changed",
        "changing", "revise", "revised", "adjust", "adjusted", "switch", "switched", "shift", "shifted", "swing",
        "swung", "turn", "turned", "convert", "converted", "double", "doubled", "tripled", "quadrupled", "came",
    ]

    /// "rose 5%", "rose sharply 5%", "up 5%".
    private func direct(before index: Int) -> Bool? {
        if let isRise = Self.changes[text.word(index - 1)] { return isRise }
        guard text.word(index - 1).hasSuffix("ly") || ["another", "a", "further"].contains(text.word(index - 1)) else {
            return nil
        }
        return Self.changes[text.word(index - 2)] ?? Self.changes[text.word(index - 3)]
    }

    /// The nearest word of change in the same clause.
    private func change(before index: Int, reach: Int) -> Bool? {
        var place = index - 1
        while place >= 0, index - place <= reach {
            // A comma or full stop ends the clause; the signs of a figure do not.
            if place + 1 < text.tokens.count, hasStop(place) { return nil }
            if let isRise = Self.changes[text.word(place)] { return isRise }
            place -= 1
        }
        return nil
    }

    private func hasStop(_ place: Int) -> Bool {
        let gap = text.bytes[text.tokens[place].span.end..<text.tokens[place + 1].span.start]
        return gap.contains { $0 == 0x2C || $0 == 0x2E || $0 == 0x3B || $0 == 0x0A || $0 == 0x28 || $0 == 0x29 }
    }

    private static let prepositions: [String: Figure.Move] = ["by": .by, "to": .to, "from": .from]

    /// Words of change with their direction: true for up.
    private static let changes: [String: Bool] = {
        var table: [String: Bool] = [:]
        let up = """
            rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth
            climb climbs climbed climbing gain gains gained gaining jump jumps jumped jumping surge surges surged surging
            soar soars soared soaring leap leaps leapt leaped raise raises raised raising up higher advance advances
            advanced expand expands expanded expanding swell swelled swollen lift lifted boost boosted hike hiked hikes
            upgrade upgraded extend extended accelerate accelerated improve improved widen widened rally rallied
            rebounded recovered strengthened edged inched ticked added
            """
        let down = """
            fall falls fell fallen falling decrease decreases decreased decreasing decline declines declined declining
            drop drops dropped dropping cut cuts cutting reduce reduces reduced reducing reduction slip slips slipped
            slide slides slid sliding plunge plunges plunged plunging tumble tumbles tumbled sink sinks sank sunk slump
            slumps slumped dip dips dipped lower lowered lowering down shrink shrinks shrank shrunk trim trimmed slash
            slashed ease eased narrow narrowed contract contracted weakened lost shed retreated downgraded halve halved
            slow slowed slowing plummeted collapsed
            """
        for word in up.split(whereSeparator: \.isWhitespace) { table[String(word)] = true }
        for word in down.split(whereSeparator: \.isWhitespace) { table[String(word)] = false }
        return table
    }()
}

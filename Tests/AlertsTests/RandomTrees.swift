import Alerts

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Queries and stories over few words, so that they often meet.
struct RandomTrees {
    var generator: SplitMix
    private let words = (0..<24).map { "w\($0)" }
    private let tags = ["nvda", "amd", "tsla", "meta"]

    init(seed: UInt64) { generator = SplitMix(state: seed) }

    private mutating func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
    private mutating func word() -> String { words[number(words.count)] }

    mutating func tree(depth: Int) -> AlertTree {
        switch number(depth > 0 ? 12 : 6) {
        case 0, 1: return .word(word())
        case 2: return .tag(AlertField.allCases[number(3)], tags[number(4)])
        case 3: return .phrase((0..<(2 + number(2))).map { _ in word() })
        case 4: return .near(1 + number(6), word(), word())
        case 5: return number(2) == 0 ? .targetChange(atLeast: number(20) - 10) : .word(word())
        case 6, 7, 8: return .all((0..<(1 + number(3))).map { _ in tree(depth: depth - 1) })
        case 9, 10: return .any((0..<(1 + number(3))).map { _ in tree(depth: depth - 1) })
        default: return .not(tree(depth: depth - 1))
        }
    }

    mutating func story() -> AlertStory {
        AlertStory(
            title: (0..<number(4)).map { _ in word() }.joined(separator: " "),
            text: (0..<number(40)).map { _ in word() }.joined(separator: " "),
            tickers: (0..<number(3)).map { _ in tags[number(4)] },
            topics: (0..<number(2)).map { _ in tags[number(4)] },
            places: (0..<number(2)).map { _ in tags[number(4)] },
            targetChange: number(2) == 0 ? nil : number(20) - 10
        )
    }
}

import Checking
import Foundation
import NewsModel
import Testing

/// A quantity drawn at random, written in two forms of one meaning, and then changed.
@Suite("Random figures")
struct FigureRenderingTests {
    @Test("a quantity in any two of its forms is one; another quantity is not", arguments: UInt64(1)...40)
    func rendering(seed: UInt64) {
        var random = SplitMix(state: seed &* 0x9E37_79B9_7F4A_7C15)
        for kind in Quantity.kinds {
            let forms = kind.draw(&random)
            let source = kind.sentence(forms.one.randomElement(using: &random) ?? "")
            let same = kind.sentence(forms.one.randomElement(using: &random) ?? "")
            let other = kind.sentence(forms.other.randomElement(using: &random) ?? "")
            #expect(Self.findings(same, source).isEmpty, "\(source) -> \(same): \(Self.findings(same, source))")
            #expect(!Self.findings(other, source).isEmpty, "\(source) -> \(other)")
        }
    }

    private static func findings(_ text: String, _ source: String) -> [String] {
        let sources = [CheckSource(name: "Quay Courier", text: source)]
        return Checker().check(CheckInput(text: text, sources: sources)).findings
            .filter { $0.severity > .note }.map(\.message)
    }
}

private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    /// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// A kind of quantity: the forms of one, the forms of another, and a sentence round them.
private struct Quantity: Sendable {
    typealias Forms = (one: [String], other: [String])
    var before: String
    var after: String
    var draw: @Sendable (inout SplitMix) -> Forms

    func sentence(_ form: String) -> String { before + form + after }

    private static func pair(_ range: ClosedRange<Int>, _ random: inout SplitMix, _ forms: (Int) -> [String]) -> Forms {
        let one = Int.random(in: range, using: &random)
        var other = one
        while other == one || abs(other - one) * 10 < one { other = Int.random(in: range, using: &random) }
        return (forms(one), forms(other))
    }

    static let kinds: [Quantity] = [
        Quantity(before: "The harbour hired ", after: " lifeguards for the summer.") { random in
            pair(2...9999, &random) { ["\($0)", grouped($0), spelled($0)] }
        },
        Quantity(before: "The runner finished ", after: " in the island race.") { random in
            pair(1...99, &random) { [order($0), spelledOrder($0)] }
        },
        Quantity(before: "The yard paid ", after: " for the hull.") { random in
            pair(2...900, &random) {
                ["$\($0)m", "$\($0) million", "\($0) million dollars", "US$\($0)m", "$\($0),000,000"]
            }
        },
        Quantity(before: "Turnout at the ballot was ", after: " of the islanders.") { random in
            pair(11...99, &random) {
                ["\($0)%", "\($0) per cent", "\($0) percent", "\(spelled($0)) per cent", "\($0)pc"]
            }
        },
        Quantity(before: "The survey found that ", after: " of the islanders walk to work.") { random in
            let all = [
                ["half", "50%", "50 per cent"], ["a quarter", "one quarter", "25%"],
                ["three-quarters", "three out of four", "75%"], ["two-thirds", "two thirds", "two out of three"],
                ["a fifth", "one in five", "20%"], ["a tenth", "one in ten", "10%", "one in 10"],
            ].shuffled(using: &random)
            return (all[0], all[1])
        },
        Quantity(before: "The vote begins at ", after: " in the town hall.") { random in
            pair(13...23, &random) { ["\($0 - 12) p.m.", "\($0 - 12)pm", "\($0):00", "\(spelled($0 - 12)) p.m."] }
        },
        Quantity(before: "The bank raised its rate by ", after: " in the autumn.") { random in
            pair(1...30, &random) {
                ["\($0 * 5) basis points", "\($0 * 5) bps", "\(Double($0 * 5) / 100) percentage points"]
            }
        },
        Quantity(before: "The council expects fares to rise ", after: " by spring.") { random in
            pair(2...60, &random) {
                [
                    "\($0)-\($0 + 3)%", "between \($0)% and \($0 + 3)%", "\($0) to \($0 + 3) per cent",
                    "\($0)% to \($0 + 3)%",
                ]
            }
        },
        Quantity(before: "The yard spends ", after: " on paint and rope.") { random in
            pair(2...90, &random) {
                ["£\($0)m a year", "£\($0)m per year", "£\($0) million annually", "£\($0)m each year"]
            }
        },
        Quantity(before: "The storm sank ", after: " boats in the bay.") { random in
            pair(20...900, &random) {
                ["at least \($0)", "no fewer than \($0)", "\($0) or more", "a minimum of \($0)"]
            }
        },
        Quantity(before: "The strike lasted ", after: " at the pier.") { random in
            pair(2...12, &random) { ["\($0) weeks", "\(spelled($0)) weeks", "\($0 * 7) days"] }
        },
        Quantity(before: "A diver, ", after: ", was found on the beach.") { random in
            pair(18...90, &random) { ["aged \($0)", "\($0)", "\($0) years old", "age \($0)"] }
        },
    ]

    private static func grouped(_ number: Int) -> String {
        number < 1000 ? "\(number)" : "\(number / 1000)," + String("00\(number % 1000)".suffix(3))
    }

    private static let units = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

    private static func spelled(_ number: Int) -> String {
        if number < 20 { return units[number] }
        if number < 100 { return tens[number / 10] + (number % 10 > 0 ? "-" + units[number % 10] : "") }
        let (size, name) = number < 1000 ? (100, "hundred") : (1000, "thousand")
        let rest = number % size
        return spelled(number / size) + " " + name + (rest > 0 ? (rest < 100 ? " and " : " ") + spelled(rest) : "")
    }

    private static func order(_ number: Int) -> String {
        let isTeen = (11...13).contains(number % 100)
        let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
        return "\(number)\(ending)"
    }

    private static func spelledOrder(_ number: Int) -> String {
        let irregular = [1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"]
        if let word = irregular[number] { return word }
        if number < 20 { return units[number] + "th" }
        if number % 10 == 0 { return String(tens[number / 10].dropLast()) + "ieth" }
        return tens[number / 10] + "-" + spelledOrder(number % 10)
    }
}

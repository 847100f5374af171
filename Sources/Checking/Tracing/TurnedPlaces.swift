/// Whether a word changed places because its clause was turned: active and passive, "the economy of Japan" and "Japan's
/// economy".
///
/// A word that stands where the passage has another is taken for an exchange unless one of these explains its place.
struct TurnedPlaces {
    private let own: [String]
    private let given: [String]
    private let places: [Int]
    private let matched: [Int]
    private let used: Set<Int>

    /// Folded words of both sides, the sentence of the passage that each of the second stands in, and the place that each
    /// of the first has among the second, or -1.
    init(own: [String], given: [String], places: [Int], matched: [Int]) {
        self.own = own
        self.given = given
        self.places = places
        self.matched = matched
        used = Set(matched.filter { $0 >= 0 })
    }

    /// Whether a word of the text that the passage has at `index` may stand at `position`.
    func explains(_ position: Int, _ index: Int) -> Bool {
        for pivot in max(0, position - 5)..<min(own.count, position + 6)
        where matched[pivot] >= 0 && pivot != position && places[matched[pivot]] == places[index] {
            let verb = matched[pivot]
            let (before, after) = (index < verb && verb - index <= 5, index > verb && index - verb <= 5)
            if position < pivot {
                // "Bolt was sued" for "sued Bolt", "Acme sued" for "sued by Acme"
                if after, isNew(position, pivot, Grammar.be.contains) || isGone(verb, index, { $0 == "by" }) {
                    return true
                }
            } else if before {
                // "sued by Acme" for "Acme sued", "sued Bolt" for "Bolt was sued", "economy of Japan" for "Japan's economy"
                if isNew(pivot, position, { $0 == "by" }) || isGone(index, verb, Grammar.be.contains) { return true }
                if Self.isPossessive(given[index]), verb - index <= 3, isNew(pivot, position, { $0 == "of" }) {
                    return true
                }
            }
            if position < pivot, after, pivot - position <= 3, Self.isPossessive(own[position]),
                isGone(verb, index, { $0 == "of" })
            {
                return true
            }
        }
        return false
    }

    private func isNew(_ left: Int, _ right: Int, _ wanted: (String) -> Bool) -> Bool {
        (left + 1..<right).contains { matched[$0] < 0 && wanted(own[$0]) }
    }

    private func isGone(_ left: Int, _ right: Int, _ wanted: (String) -> Bool) -> Bool {
        (left + 1..<right).contains { !used.contains($0) && wanted(given[$0]) }
    }

    private static func isPossessive(_ word: String) -> Bool { word.hasSuffix("'s") || word.hasSuffix("s'") }
}

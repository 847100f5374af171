/// How often a story has each atom.
struct AtomFrequencies {
    let kinds: [AtomTable.Kind]
    /// In how many observed stories each was present.
    let seen: [UInt32]
    let observed: Int

    /// What was observed, leaning on what its kind suggests.
    func of(_ atom: UInt32) -> Double {
        let expected: Double =
            switch kinds[Int(atom)] {
            case .word: 0.01
            case .tag: 0.001
            case .phrase, .near: 0.0005
            case .targetChange: 0.05
            }
        return (Double(seen[Int(atom)]) + 4 * expected) / (Double(observed) + 4)
    }

    /// A total order: of two equally frequent atoms the later one is the rarer.
    func isRarer(_ left: UInt32, than right: UInt32) -> Bool {
        let (one, other) = (of(left), of(right))
        return one == other ? left > right : one < other
    }
}

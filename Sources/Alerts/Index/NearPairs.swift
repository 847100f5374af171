/// Pairs of words that some query wants near each other, each hung on its rarer word.
///
/// Pairs laid out together lie side by side by anchor, in arrays of one field each; those added since are in a short list
/// of their own, which is looked through whole.
struct NearPairs: Sendable {
    struct Pair: Sendable {
        var anchor: UInt32
        var other: UInt32
        var distance: Int32
        var atom: UInt32
    }

    /// By atom: where its pairs begin; one more than there are atoms.
    private var starts: [UInt32] = [0]
    private var others: [UInt32] = []
    private var rest: [Pair] = []
    private var added: [Pair] = []

    init() {}

    /// - Complexity: A sort of the pairs.
    init(_ pairs: [Pair], atoms: Int) {
        rest = pairs.sorted { ($0.anchor, $0.other, $0.atom) < ($1.anchor, $1.other, $1.atom) }
        others = rest.map(\.other)
        starts = Array(repeating: 0, count: atoms + 1)
        for pair in rest { starts[Int(pair.anchor) + 1] += 1 }
        for atom in 0..<atoms { starts[atom + 1] += starts[atom] }
    }

    var isEmpty: Bool { rest.isEmpty && added.isEmpty }
    var count: Int { rest.count + added.count }

    mutating func add(_ pair: Pair) { added.append(pair) }

    /// Writes the atoms of the pairs that a story has to `found`, which has room for all; how many.
    ///
    /// `story` are its atoms so far; `last` is by atom its last place or -1; `previous` by place the place before it with
    /// the same word, or -1.
    func find(
        _ story: UnsafeBufferPointer<UInt32>,
        _ bits: UnsafeBufferPointer<UInt64>,
        _ last: UnsafeMutableBufferPointer<Int32>,
        _ previous: UnsafeMutableBufferPointer<Int32>,
        _ found: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        var hits = 0
        rest.withUnsafeBufferPointer { rest in
            // First which pairs have both words, without a branch on each; then how near those are.
            let count = candidates(story, bits, found)
            for index in 0..<count {
                let pair = rest[Int(found[index])]
                if Self.isNear(pair, last, previous) {
                    found[hits] = pair.atom
                    hits &+= 1
                }
            }
        }
        for pair in added where Self.has(pair.anchor, bits) == 1 && Self.has(pair.other, bits) == 1 {
            if Self.isNear(pair, last, previous) {
                found[hits] = pair.atom
                hits &+= 1
            }
        }
        return hits
    }

    /// Writes the numbers of the laid-out pairs of which the story has both words.
    private func candidates(
        _ story: UnsafeBufferPointer<UInt32>,
        _ bits: UnsafeBufferPointer<UInt64>,
        _ found: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        var count = 0
        starts.withUnsafeBufferPointer { starts in
            others.withUnsafeBufferPointer { others in
                for anchor in story where Int(anchor) &+ 1 < starts.count {
                    let end = starts[Int(anchor) &+ 1]
                    var next = starts[Int(anchor)]
                    while next < end {
                        found[count] = next
                        count &+= Self.has(others[Int(next)], bits)
                        next &+= 1
                    }
                }
            }
        }
        return count
    }

    @inline(__always)
    private static func has(_ atom: UInt32, _ bits: UnsafeBufferPointer<UInt64>) -> Int {
        Int(truncatingIfNeeded: bits[Int(atom &>> 6)] &>> UInt64(atom & 63) & 1)
    }

    /// Goes through both words' places from the last to the first.
    @inline(__always)
    private static func isNear(
        _ pair: Pair,
        _ last: UnsafeMutableBufferPointer<Int32>,
        _ previous: UnsafeMutableBufferPointer<Int32>
    ) -> Bool {
        var i = last[Int(pair.anchor)]
        var j = last[Int(pair.other)]
        while i >= 0, j >= 0 {
            if abs(i &- j) <= pair.distance { return true }
            if i > j { i = previous[Int(i)] } else { j = previous[Int(j)] }
        }
        return false
    }
}

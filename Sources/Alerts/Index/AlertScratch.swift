/// Working memory of a matching thread, so that matching allocates nothing once warm, and the answer of the last match.
package struct AlertScratch: Sendable {
    var present = AtomSet()
    /// The atoms in `present`, in order of finding.
    var atoms: [UInt32] = []
    /// The story's words: atoms with ``AtomTable/Mark`` bits.
    var words: [UInt32] = []
    /// The story's words as ``FoldedWord`` numbers, and those too long for them: where they stand, and the slot or -1.
    var low: [UInt64] = []
    var high: [UInt64] = []
    var long: [(place: Int, slot: Int)] = []
    /// Where each found atom's queries begin, in order of `atoms`.
    var starts: [UInt32] = []
    /// For a word in a NEAR pair: where it stood before, or -1.
    var previous: [Int32] = []
    /// Room for the NEAR pairs found, a number each.
    var pairs: [UInt32] = []
    /// By atom: where it stood last; valid only while the atom is in `present`.
    var last: [Int32] = []
    var ids: [UInt32] = []
    var count = 0

    package init() {}

    /// The ids that matched, each once, in no particular order; valid until the next match.
    package var matches: ArraySlice<UInt32> { ids[..<count] }
}

/// Working memory of a matching thread, so that matching allocates nothing once warm, and the answer of the last match.
package struct AlertScratch: Sendable {
    var present = AtomSet()
    /// The atoms in `present`, in order of finding.
    var atoms: [UInt32] = []
    /// The story's words: atoms with ``AtomTable/Mark`` bits.
    var words: [UInt32] = []
    /// For a word in a NEAR pair: where it stood before, or -1.
    var previous: [Int32] = []
    /// By atom: where it stood last; valid only while the atom is in `present`.
    var last: [Int32] = []
    var ids: [UInt32] = []
    var count = 0

    package init() {}

    /// The ids that matched, each once, in no particular order; valid until the next match.
    package var matches: ArraySlice<UInt32> { ids[..<count] }
}

/// Phrases as paths of word numbers in one hash table: each entry goes from a node by a word to the next node.
struct PhraseTrie: Sendable {
    private struct Entry: Sendable {
        /// 0 when free.
        var key: UInt64
        var node: UInt32
        /// The phrase that ends here, or ``AtomTable/none``.
        var atom: UInt32
    }

    struct Step {
        var node: UInt32
        var atom: UInt32
    }

    private let seed: UInt64
    private var entries: [Entry]
    private var used = 0
    /// A bit for each entry by hash: most pairs of words in a story are told apart here, in the first-level cache.
    private var filter: [UInt64]

    init(seed: UInt64) {
        self.seed = seed | 1
        entries = Array(repeating: Entry(key: 0, node: 0, atom: AtomTable.none), count: 1024)
        filter = Array(repeating: 0, count: 128)
    }

    /// The node a phrase starts from: that of its first word.
    @inline(__always)
    static func root(_ word: UInt32) -> UInt32 { word | 1 << 31 }

    /// Calls `emit` with each phrase that stands in a story's marked words, as often as it does.
    @inline(__always)
    func find(_ words: UnsafeBufferPointer<UInt32>, _ emit: (UInt32) -> Void) {
        let mask = AtomTable.Mark.atom
        entries.withUnsafeBufferPointer { entries in
            filter.withUnsafeBufferPointer { filter in
                var place = 0
                while place &+ 1 < words.count {
                    let word = words[place]
                    place &+= 1
                    guard word & AtomTable.Mark.startsPhrase != 0 else { continue }
                    var node = Self.root(word & mask)
                    var next = place
                    while next < words.count {
                        let follower = words[next] & mask
                        guard follower != AtomTable.Mark.unknown,
                            let step = step(from: node, by: follower, entries, filter)
                        else { break }
                        if step.atom != AtomTable.none { emit(step.atom) }
                        node = step.node
                        next &+= 1
                    }
                }
            }
        }
    }

    private func step(from node: UInt32, by word: UInt32) -> Step? {
        entries.withUnsafeBufferPointer { entries in
            filter.withUnsafeBufferPointer { step(from: node, by: word, entries, $0) }
        }
    }

    @inline(__always)
    private func step(
        from node: UInt32,
        by word: UInt32,
        _ entries: UnsafeBufferPointer<Entry>,
        _ filter: UnsafeBufferPointer<UInt64>
    ) -> Step? {
        let key = Self.key(node, word)
        let hash = hash(key)
        let bit = Int(truncatingIfNeeded: hash >> 40) & (filter.count &* 64 &- 1)
        guard filter[bit &>> 6] &>> UInt64(bit & 63) & 1 == 1 else { return nil }
        let mask = entries.count &- 1
        var index = Int(truncatingIfNeeded: hash >> 32) & mask
        while true {
            let entry = entries[index]
            if entry.key == key { return Step(node: entry.node, atom: entry.atom) }
            if entry.key == 0 { return nil }
            index = (index &+ 1) & mask
        }
    }

    /// The phrase's atom, or nil when it was never inserted.
    func atom(of words: [UInt32]) -> UInt32? {
        guard let first = words.first else { return nil }
        var node = Self.root(first)
        var atom = AtomTable.none
        for word in words.dropFirst() {
            guard let step = step(from: node, by: word) else { return nil }
            node = step.node
            atom = step.atom
        }
        return atom == AtomTable.none ? nil : atom
    }

    mutating func insert(_ words: [UInt32], atom: UInt32) {
        guard let first = words.first else { return }
        var node = Self.root(first)
        for (place, word) in words.enumerated().dropFirst() {
            let isLast = place == words.count - 1
            if let step = step(from: node, by: word) {
                if isLast { setAtom(atom, Self.key(node, word)) }
                node = step.node
            } else {
                if (used + 1) * 2 > entries.count { grow() }
                used += 1
                let entry = Entry(key: Self.key(node, word), node: UInt32(used), atom: isLast ? atom : AtomTable.none)
                put(entry)
                node = entry.node
            }
        }
    }

    private mutating func setAtom(_ atom: UInt32, _ key: UInt64) {
        let mask = entries.count - 1
        var index = Int(truncatingIfNeeded: hash(key) >> 32) & mask
        while entries[index].key != key { index = (index + 1) & mask }
        entries[index].atom = atom
    }

    private mutating func put(_ entry: Entry) {
        let hash = hash(entry.key)
        let bit = Int(truncatingIfNeeded: hash >> 40) & (filter.count * 64 - 1)
        filter[bit >> 6] |= 1 << UInt64(bit & 63)
        let mask = entries.count - 1
        var index = Int(truncatingIfNeeded: hash >> 32) & mask
        while entries[index].key != 0 { index = (index + 1) & mask }
        entries[index] = entry
    }

    private mutating func grow() {
        let old = entries
        entries = Array(repeating: Entry(key: 0, node: 0, atom: AtomTable.none), count: old.count * 2)
        filter = Array(repeating: 0, count: entries.count / 8)
        for entry in old where entry.key != 0 { put(entry) }
    }

    @inline(__always)
    private static func key(_ node: UInt32, _ word: UInt32) -> UInt64 { UInt64(node) << 32 | UInt64(word &+ 1) }

    @inline(__always)
    private func hash(_ key: UInt64) -> UInt64 {
        let mixed = (key ^ seed) &* 0x9E37_79B9_7F4A_7C15
        return (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9
    }
}

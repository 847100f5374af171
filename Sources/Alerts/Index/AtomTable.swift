/// Everything that queries ask for, each once, under a dense number: the *atoms*.
///
/// Words and tags are found by open addressing on their folded form; phrases in a trie of word numbers behind a bit
/// filter; NEAR pairs and target changes in flat lists. Only grows; a number keeps its meaning.
struct AtomTable: Sendable {
    /// No atom.
    static let none = UInt32.max

    enum Kind: UInt8, Sendable { case word, tag, phrase, near, targetChange }

    /// What `words` of a story carry in the top bits beside the atom.
    enum Mark {
        static let startsPhrase: UInt32 = 1 << 31
        static let inNear: UInt32 = 1 << 30
        static let atom: UInt32 = (1 << 28) - 1
        /// A word that no query asks for.
        static let unknown: UInt32 = atom
    }

    struct Slot: Sendable {
        var low: UInt64
        var high: UInt64
        /// `none` when free.
        var atom: UInt32
        /// ``Mark`` bits.
        var marks: UInt32
    }

    private let seed: UInt64
    private(set) var slots: [Slot]
    private var used = 0

    private(set) var kinds: [Kind] = []
    /// Where in `bytes` (words, tags) or `numbers` (phrases: words; near: distance and two words; target: the value).
    private var starts: [UInt32] = []
    private var counts: [UInt32] = []
    private var bytes: [UInt8] = []
    private var numbers: [UInt32] = []

    /// In how many observed stories each atom was present.
    private(set) var seen: [UInt32] = []
    private(set) var observed = 0

    private(set) var phrases: PhraseTrie
    private(set) var near = NearPairs()
    private var nearAtoms: [NearKey: UInt32] = [:]
    /// Ascending by value.
    private(set) var targetChanges: [(least: Int, atom: UInt32)] = []

    private struct NearKey: Hashable, Sendable {
        var distance: UInt32
        var first: UInt32
        var second: UInt32
    }

    init(seed: UInt64) {
        self.seed = seed | 1
        slots = Array(repeating: Slot(low: 0, high: 0, atom: Self.none, marks: 0), count: 1024)
        phrases = PhraseTrie(seed: seed)
    }

    var count: Int { kinds.count }

    // MARK: Looking up

    /// The slot of a word, or of a tag whose bytes begin with its field's number; negative when nobody asks for it.
    @inline(__always)
    func slot(of word: FoldedWord) -> Int {
        let low = word.low
        let high = word.high
        let mask = slots.count &- 1
        var index = hash(low, high) & mask
        while true {
            let slot = slots[index]
            if slot.atom == Self.none { return -1 }
            if slot.low == low, slot.high == high, word.count <= 16 || isText(slot.atom, word) { return index }
            index = (index &+ 1) & mask
        }
    }

    /// The marked atoms of words given by their two numbers, ``Mark/unknown`` for those nobody asks for; `words` is
    /// filled from its start.
    ///
    /// The probes do not wait for one another, so that the memory answers several at a time.
    func find(
        _ low: UnsafeBufferPointer<UInt64>,
        _ high: UnsafeBufferPointer<UInt64>,
        _ words: UnsafeMutableBufferPointer<UInt32>
    ) {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count &- 1
            for place in low.indices {
                let (low, high) = (low[place], high[place])
                var index = hash(low, high) & mask
                var found = Mark.unknown
                while true {
                    let slot = slots[index]
                    if slot.atom == Self.none { break }
                    if slot.low == low, slot.high == high {
                        found = slot.atom | slot.marks
                        break
                    }
                    index = (index &+ 1) & mask
                }
                words[place] = found
            }
        }
    }

    @inline(__always)
    private func hash(_ low: UInt64, _ high: UInt64) -> Int {
        var mixed = (low ^ seed) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 32) ^ high) &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: mixed >> 32)
    }

    private func isText(_ atom: UInt32, _ word: FoldedWord) -> Bool {
        let start = Int(starts[Int(atom)])
        return bytes[start..<(start + Int(counts[Int(atom)]))].elementsEqual(word.bytes)
    }

    static func key(_ field: AlertField, _ value: String) -> FoldedWord {
        var word = FoldedWord()
        word.append(field.rawValue)
        var isFirst = true
        FoldedText.scan(value) { part in
            if !isFirst { word.append(0x20) }
            isFirst = false
            for byte in part.bytes { word.append(byte) }
        }
        return word
    }

    private static func key(_ word: String) -> FoldedWord {
        var key = FoldedWord()
        for byte in word.utf8 { key.append(byte) }
        return key
    }

    // MARK: Adding

    mutating func atom(word: String) -> UInt32 { intern(Self.key(word), .word) }

    mutating func atom(_ field: AlertField, _ value: String) -> UInt32 { intern(Self.key(field, value), .tag) }

    mutating func atom(phrase words: [String]) -> UInt32 {
        var sequence: [UInt32] = []
        for word in words { sequence.append(atom(word: word)) }
        if let known = phrases.atom(of: sequence) { return known }
        let new = add(.phrase, start: numbers.count, count: sequence.count)
        numbers += sequence
        phrases.insert(sequence, atom: new)
        mark(words[0], Mark.startsPhrase)
        return new
    }

    mutating func atom(near distance: Int, _ left: String, _ right: String) -> UInt32 {
        let first = atom(word: left)
        let second = atom(word: right)
        let key = NearKey(
            distance: UInt32(distance),
            first: min(first, second),
            second: max(first, second)
        )
        if let known = nearAtoms[key] { return known }
        let new = add(.near, start: numbers.count, count: 3)
        numbers += [key.distance, key.first, key.second]
        nearAtoms[key] = new
        mark(left, Mark.inNear)
        mark(right, Mark.inNear)
        link(key, new)
        return new
    }

    mutating func atom(targetChange least: Int) -> UInt32 {
        if let known = targetChanges.first(where: { $0.least == least }) { return known.atom }
        let atom = add(.targetChange, start: numbers.count, count: 1)
        numbers.append(UInt32(bitPattern: Int32(truncatingIfNeeded: least)))
        targetChanges.append((least, atom))
        targetChanges.sort { $0.least < $1.least }
        return atom
    }

    private mutating func intern(_ word: FoldedWord, _ kind: Kind) -> UInt32 {
        let found = slot(of: word)
        if found >= 0 { return slots[found].atom }
        if (used + 1) * 2 > slots.count { grow() }
        let atom = add(kind, start: bytes.count, count: word.count)
        bytes += word.bytes
        place(Slot(low: word.low, high: word.high, atom: atom, marks: 0))
        used += 1
        return atom
    }

    private mutating func add(_ kind: Kind, start: Int, count: Int) -> UInt32 {
        let atom = UInt32(kinds.count)
        kinds.append(kind)
        starts.append(UInt32(start))
        counts.append(UInt32(count))
        seen.append(0)
        return atom
    }

    private mutating func place(_ slot: Slot) {
        let mask = slots.count - 1
        var index = hash(slot.low, slot.high) & mask
        while slots[index].atom != Self.none { index = (index + 1) & mask }
        slots[index] = slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(low: 0, high: 0, atom: Self.none, marks: 0), count: old.count * 2)
        for slot in old where slot.atom != Self.none { place(slot) }
    }

    private mutating func mark(_ word: String, _ bit: UInt32) {
        let found = slot(of: Self.key(word))
        if found >= 0 { slots[found].marks |= bit }
    }

    /// Hangs the pair on its rarer word.
    private mutating func link(_ key: NearKey, _ atom: UInt32) { near.add(pair(key, atom)) }

    private func pair(_ key: NearKey, _ atom: UInt32) -> NearPairs.Pair {
        let isFirstRarer = frequency(of: key.first) <= frequency(of: key.second)
        return NearPairs.Pair(
            anchor: isFirstRarer ? key.first : key.second,
            other: isFirstRarer ? key.second : key.first,
            distance: Int32(truncatingIfNeeded: key.distance),
            atom: atom
        )
    }

    // MARK: Frequencies

    /// Counts a story's atoms, so that queries are hung on what is really rare.
    mutating func observe(_ present: some Sequence<UInt32>) {
        observed += 1
        for atom in present { seen[Int(atom)] += 1 }
    }

    var frequencies: AtomFrequencies { AtomFrequencies(kinds: kinds, seen: seen, observed: observed) }

    func frequency(of atom: UInt32) -> Double { frequencies.of(atom) }

    /// Hangs every NEAR pair anew by what has been observed since.
    mutating func relinkNear() { near = NearPairs(nearAtoms.map(pair), atoms: count) }

    // MARK: Back to trees

    /// The leaf that the atom stands for.
    func tree(of atom: UInt32) -> AlertTree {
        let start = Int(starts[Int(atom)])
        let count = Int(counts[Int(atom)])
        switch kinds[Int(atom)] {
        case .word: return .word(text(start, count))
        case .tag:
            return .tag(AlertField(rawValue: bytes[start]) ?? .topic, text(start + 1, count - 1))
        case .phrase: return .phrase(numbers[start..<(start + count)].map(word))
        case .near:
            return AlertTree.near(Int(numbers[start]), word(numbers[start + 1]), word(numbers[start + 2])).normalised
        case .targetChange: return .targetChange(atLeast: Int(Int32(bitPattern: numbers[start])))
        }
    }

    private func word(_ atom: UInt32) -> String { text(Int(starts[Int(atom)]), Int(counts[Int(atom)])) }

    private func text(_ start: Int, _ count: Int) -> String {
        String(decoding: bytes[start..<(start + count)], as: UTF8.self)
    }
}

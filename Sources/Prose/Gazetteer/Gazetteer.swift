/// Known names, found in a text in one pass whatever their number.
///
/// A name is a run of folded words (``FoldedWords``); case, accents and punctuation do not matter here, callers judge
/// looks and context. Each name may stand for several values.
package struct Gazetteer: Sendable {
    package struct Match: Sendable {
        /// Indices into ``FoldedWords/words``.
        package var words: Range<Int>
        package var values: [Int32]
    }

    /// By rolling hash of the words so far: index of the first entry in `values`, or -1 where longer names only pass
    /// through.
    private var nodes = HashedTable()
    private var values: [Int32] = []
    /// The next entry of the same name, or -1.
    private var following: [Int32] = []
    /// How many names there are.
    package private(set) var count = 0

    /// Names of more words are left out.
    package static let longestName = 24

    /// A name that so many share tells nothing; further values are left out, so that a list of one name over and over
    /// costs no more than another.
    private static let mostValues = 64

    package init() {}

    package mutating func reserve(_ names: Int) {
        nodes.reserve(names * 2)
        values.reserveCapacity(names)
        following.reserveCapacity(names)
    }

    /// Adds `value` under a name; names of no word or more than ``longestName`` are left out.
    package mutating func add(_ name: String, value: Int32) {
        add(FoldedWords(name, limit: Gazetteer.longestName + 1).words[...], value: value)
    }

    package mutating func add(_ words: ArraySlice<FoldedWords.Word>, value: Int32) {
        guard words.count <= Gazetteer.longestName else { return }
        add(hashes: words.map(\.hash), value: value)
    }

    package mutating func add(hashes: [UInt64], value: Int32) {
        guard !hashes.isEmpty, hashes.count <= Gazetteer.longestName else { return }
        var state: UInt64 = 0
        for hash in hashes.dropLast() {
            state = Gazetteer.step(state, hash)
            if !nodes.contains(state) { nodes.set(state, -1) }
        }
        state = Gazetteer.step(state, hashes[hashes.count - 1])
        if let known = nodes[state], known >= 0 {
            var entry = Int(known)
            var shared = 1
            while values[entry] != value, following[entry] >= 0 {
                entry = Int(following[entry])
                shared += 1
            }
            guard values[entry] != value, shared < Gazetteer.mostValues else { return }
            following[entry] = Int32(values.count)
        } else {
            nodes.set(state, Int32(values.count))
            count += 1
        }
        values.append(value)
        following.append(-1)
    }

    package func values(of name: String) -> [Int32] {
        let words = FoldedWords(name, limit: Gazetteer.longestName + 1).words
        guard let match = longest(at: 0, in: words), match.words.count == words.count else { return [] }
        return match.values
    }

    /// The longest name that begins at the word, within one line.
    ///
    /// - Complexity: At most the length of the longest name, whatever the number of names.
    package func longest(at start: Int, in words: [FoldedWords.Word]) -> Match? {
        guard let (length, entry) = find(at: start, in: words) else { return nil }
        return Match(words: start..<(start + length), values: values(from: entry))
    }

    /// Every name that begins at the word, the longest first.
    package func all(at start: Int, in words: [FoldedWords.Word]) -> [Match] {
        var found: [Match] = []
        walk(from: start, in: words) { length, entry in
            found.append(Match(words: start..<(start + length), values: values(from: entry)))
        }
        return found.reversed()
    }

    /// How many words the longest name at the word has, and its first value; builds nothing.
    package func first(at start: Int, in words: [FoldedWords.Word]) -> (length: Int, value: Int32)? {
        find(at: start, in: words).map { ($0.length, values[$0.entry]) }
    }

    private func values(from entry: Int) -> [Int32] {
        var found: [Int32] = [values[entry]]
        var next = following[entry]
        while next >= 0 {
            found.append(values[Int(next)])
            next = following[Int(next)]
        }
        return found
    }

    private func find(at start: Int, in words: [FoldedWords.Word]) -> (length: Int, entry: Int)? {
        var best: (length: Int, entry: Int)?
        walk(from: start, in: words) { best = ($0, $1) }
        return best
    }

    private func walk(from start: Int, in words: [FoldedWords.Word], _ found: (Int, Int) -> Void) {
        var state: UInt64 = 0
        var index = start
        while index < words.count {
            if index > start {
                let before = words[index - 1]
                guard words[index].line == before.line, words[index].start - before.end <= 4 else { return }
            }
            state = Gazetteer.step(state, words[index].hash)
            guard let node = nodes[state] else { return }
            index += 1
            if node >= 0 { found(index - start, Int(node)) }
        }
    }

    private static func step(_ state: UInt64, _ hash: UInt64) -> UInt64 { FoldedWords.mix(state &* 31 &+ hash &+ 1) }
}

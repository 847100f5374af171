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

    /// By rolling hash of the words so far: index into `payloads`, or -1 where longer names only pass through.
    private var nodes: [UInt64: Int32] = [:]
    private var payloads: [[Int32]] = []
    /// How many names there are.
    package var count: Int { payloads.count }

    package init() {}

    package mutating func reserve(_ names: Int) { nodes.reserveCapacity(names * 2) }

    /// Adds `value` under a name; names of no word or more than twelve are left out.
    package mutating func add(_ name: String, value: Int32) {
        add(FoldedWords(name, limit: 16).words[...], value: value)
    }

    package mutating func add(_ words: ArraySlice<FoldedWords.Word>, value: Int32) {
        guard !words.isEmpty, words.count <= 12 else { return }
        var state: UInt64 = 0
        for (offset, word) in words.enumerated() {
            state = Gazetteer.step(state, word.hash)
            let known = nodes[state]
            guard offset == words.count - 1 else {
                if known == nil { nodes[state] = -1 }
                continue
            }
            if let known, known >= 0 {
                if !payloads[Int(known)].contains(value) { payloads[Int(known)].append(value) }
            } else {
                nodes[state] = Int32(payloads.count)
                payloads.append([value])
            }
        }
    }

    package func values(of name: String) -> [Int32] {
        let words = FoldedWords(name, limit: 16).words
        guard let match = longest(at: 0, in: words), match.words.count == words.count else { return [] }
        return match.values
    }

    /// The longest name that begins at the word, within one line.
    ///
    /// - Complexity: At most the length of the longest name, whatever the number of names.
    package func longest(at start: Int, in words: [FoldedWords.Word]) -> Match? {
        var state: UInt64 = 0
        var best: Match?
        var index = start
        while index < words.count {
            let word = words[index]
            if index > start {
                let before = words[index - 1]
                guard word.line == before.line, word.start - before.end <= 4 else { break }
            }
            state = Gazetteer.step(state, word.hash)
            guard let node = nodes[state] else { break }
            index += 1
            if node >= 0 { best = Match(words: start..<index, values: payloads[Int(node)]) }
        }
        return best
    }

    private static func step(_ state: UInt64, _ hash: UInt64) -> UInt64 { FoldedWords.mix(state &* 31 &+ hash &+ 1) }
}

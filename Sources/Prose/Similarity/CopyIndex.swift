/// Finds earlier texts that a text copies, excerpts or shortens.
///
/// Texts are compared by their runs of three words. **Containment** is what counts (how much of the shorter text stands
/// in the longer), since a brief of a long report resembles it in two words of a hundred and yet is wholly taken from
/// it. Boilerplate is left out: by phrase (``Boilerplate``), and where all that two texts share is a block or two of
/// identical lines while each has a story of its own.
///
/// Long texts are thinned to about ``sketchSize`` runs, chosen by hash, so that the same runs are kept in every text
/// (FracMinHash: Irber and others, 2022). Candidates come from ``RecentIndex``: a look-up costs the same at a thousand
/// texts as at a million.
package struct CopyIndex: Sendable {
    package struct Match: Sendable, Equatable {
        /// The number that ``add(_:)`` gave.
        package var text: Int
        /// Share of the shorter text's runs found in the other, 0…1.
        package var containment: Double
        /// Shared runs over all runs of both, 0…1.
        package var resemblance: Double
        /// Whether the newer text is the shorter.
        package var newerIsShorter: Bool
    }

    /// What containment is a share of.
    package enum Measure: Sendable {
        /// Of the story: boilerplate does not count. A brief above a long disclaimer is a copy.
        case story
        /// Of the whole page: a short excerpt above a longer disclaimer is not a copy, it only quotes.
        case page
    }

    package static let sketchSize = 384
    package let measure: Measure
    /// Containment from which a text counts as a copy.
    ///
    /// Paragraph-wise paraphrase lies above it, two independent reports that quote the same statement lie below.
    package var threshold = 0.42
    /// What two stories over one block of identical lines must share besides it.
    package var thresholdBesideBlock = 0.35

    private var sketches: [CopySketch] = []
    private var first = 0
    private var postings: RecentIndex
    private let window: Int

    /// `window`: how many texts are remembered.
    package init(window: Int = 40_000, measure: Measure = .story) {
        self.measure = measure
        self.window = max(1, window)
        postings = RecentIndex(postings: window > (1 << 19) ? 1 << 27 : max(1, window) * 256)
    }

    /// How many texts were added so far.
    package var count: Int { first + sketches.count }

    /// Remembers a text and returns the number it is known by.
    @discardableResult
    package mutating func add(_ sketch: CopySketch) -> Int {
        let number = count
        sketches.append(sketch)
        for run in sketch.runs { postings.insert(run.hash, Int32(truncatingIfNeeded: number)) }
        if sketches.count > window + window / 4 + 16 {
            let surplus = sketches.count - window
            sketches.removeFirst(surplus)
            first += surplus
        }
        return number
    }

    /// The remembered text that `sketch` has most of, if it has enough; of equals the earliest.
    package func match(_ sketch: CopySketch) -> Match? {
        var hits: [Int32: Int32] = [:]
        // Every run of a short text, a sample of a long one's: the best candidates share a third of them at least.
        let step = max(1, sketch.runs.count / 128)
        var index = 0
        while index < sketch.runs.count {
            postings.recent(sketch.runs[index].hash, limit: 12) { hits[$0, default: 0] += 1 }
            index += step
        }
        var best: Match?
        let candidates = hits.filter { $0.value > 1 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(10)
        for (number, _) in candidates {
            guard Int(number) >= first, Int(number) < count else { continue }
            guard let match = compare(sketch, sketches[Int(number) - first], number: Int(number)) else { continue }
            if let known = best,
                known.containment > match.containment
                    || (known.containment == match.containment && known.text < match.text)
            {
                continue
            }
            best = match
        }
        return best
    }

    private func compare(_ new: CopySketch, _ old: CopySketch, number: Int) -> Match? {
        let common = new.compared(with: old)
        let shorter = min(common.new, common.old)
        guard common.shared >= 4, shorter > 0 else { return nil }
        var containment = min(1, Double(common.shared) / Double(shorter))
        if measure == .page { containment *= (new.length < old.length ? new : old).storyShare }
        guard containment >= threshold else { return nil }
        // All that is shared may be one block of lines under two different stories.
        let rest = min(common.newBeside, common.oldBeside)
        if common.blocks > 0, common.blocks <= 2, rest >= 8, Double(rest) >= 0.12 * Double(shorter) {
            guard Double(common.sharedBeside) >= thresholdBesideBlock * Double(rest) else { return nil }
        }
        let union = common.new + common.old - common.shared
        return Match(
            text: number,
            containment: containment,
            resemblance: Double(common.shared) / Double(max(1, union)),
            newerIsShorter: new.length < old.length
        )
    }
}

/// A text as ``CopyIndex`` compares it.
package struct CopySketch: Sendable {
    package struct Run: Sendable {
        package var hash: UInt64
        package var line: UInt16
    }

    /// Ordered by hash, each hash once.
    package private(set) var runs: [Run] = []
    /// Runs with a hash below this were kept.
    private var ceiling = UInt64.max
    /// Hash of each line of at least eight words, 0 for others.
    private var lines: [UInt64] = []
    /// Words that are not boilerplate.
    package private(set) var length = 0
    /// Share of the words that are not boilerplate, 0…1.
    package private(set) var storyShare = 1.0

    /// `skipsFirstLine`: whether the first line is a title, which copies often change.
    package init(_ words: FoldedWords, skipsFirstLine: Bool = false, boilerplate: Boilerplate = .english) {
        var words = words.words
        if skipsFirstLine, words.contains(where: { $0.line > 0 }) {
            words.removeFirst(words.prefix { $0.line == 0 }.count)
        }
        let skipped = boilerplate.lines(of: words)
        lines = [UInt64](repeating: 0, count: min(skipped.count, Int(UInt16.max)))
        var sizes = lines.map { _ in 0 }
        for word in words where Int(word.line) < lines.count {
            sizes[Int(word.line)] += 1
            lines[Int(word.line)] = FoldedWords.mix(lines[Int(word.line)] &* 31 &+ word.hash)
        }
        for line in lines.indices where sizes[line] < 8 { lines[line] = 0 }

        var all: [Run] = []
        all.reserveCapacity(words.count)
        var before: (UInt64, UInt64) = (0, 0)
        var size = 0
        for word in words where !skipped[Int(word.line)] {
            size += 1
            if size >= 3 {
                let hash = FoldedWords.mix((before.0 &* 0x9e37_79b9 &+ before.1) &* 0x85eb_ca6b &+ word.hash)
                all.append(Run(hash: hash, line: UInt16(truncatingIfNeeded: min(word.line, 65_535))))
            }
            before = (before.1, word.hash)
        }
        length = size
        storyShare = Double(size) / Double(max(1, words.count))
        var keep = all.count
        while keep > CopyIndex.sketchSize {
            keep /= 2
            ceiling >>= 1
        }
        runs = all.filter { $0.hash <= ceiling }.sorted { $0.hash < $1.hash }
        var last: UInt64?
        runs.removeAll { run in
            defer { last = run.hash }
            return run.hash == last
        }
    }

    struct Common {
        var new = 0
        var old = 0
        var shared = 0
        /// How many long lines both have.
        var blocks = 0
        /// Counts without the lines that both have.
        var newBeside = 0
        var oldBeside = 0
        var sharedBeside = 0
    }

    /// Counts over the runs that both texts would have kept.
    func compared(with old: CopySketch) -> Common {
        let ceiling = min(ceiling, old.ceiling)
        let mine = Set(lines.filter { $0 != 0 })
        let shared = mine.isEmpty ? [] : mine.intersection(old.lines)
        func isCommon(_ line: UInt16, _ lines: [UInt64]) -> Bool {
            Int(line) < lines.count && lines[Int(line)] != 0 && shared.contains(lines[Int(line)])
        }
        var common = Common()
        common.blocks = shared.count
        var i = 0
        var j = 0
        while true {
            let left = i < runs.count && runs[i].hash <= ceiling ? runs[i] : nil
            let right = j < old.runs.count && old.runs[j].hash <= ceiling ? old.runs[j] : nil
            if left == nil, right == nil { break }
            let leftHash = left?.hash ?? .max
            let rightHash = right?.hash ?? .max
            let equal = left != nil && right != nil && leftHash == rightHash
            var beside = true
            if let left, leftHash <= rightHash {
                beside = !isCommon(left.line, lines)
                common.new += 1
                if beside { common.newBeside += 1 }
                i += 1
            }
            if let right, rightHash <= leftHash {
                let mine = !isCommon(right.line, old.lines)
                common.old += 1
                if mine { common.oldBeside += 1 }
                beside = beside && mine
                j += 1
            }
            if equal {
                common.shared += 1
                if beside { common.sharedBeside += 1 }
            }
        }
        return common
    }
}

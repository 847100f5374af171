/// A text as ``CopyIndex`` compares it.
package struct CopySketch: Sendable {
    /// The runs that were kept, ordered, each once.
    private(set) var runs: [UInt32] = []
    /// Index for index as `runs`: the line the run stands in.
    private var places: [UInt16] = []
    /// Runs up to this were kept.
    private(set) var ceiling = UInt32.max
    /// Hash of each line of at least eight words that is no boilerplate, by number; 0 for others.
    private var lines: [UInt64] = []
    /// Boilerplate lines: hash, and how many words.
    private var notices: [(hash: UInt64, words: Int)] = []
    /// Words that are not boilerplate.
    package private(set) var length = 0
    /// All words.
    private var pageLength = 0

    /// `skipsFirstLine`: whether the first line is a title, which copies often change.
    package init(_ words: FoldedWords, skipsFirstLine: Bool = false, boilerplate: Boilerplate = .english) {
        self.init(words, skipsFirstLine: skipsFirstLine, furniture: boilerplate.lines(of: words.words))
    }

    /// `furniture`: which lines are boilerplate.
    init(_ words: FoldedWords, skipsFirstLine: Bool, furniture: [Bool]) {
        let words = words.words
        var first = 0
        if skipsFirstLine, let last = words.last, last.line > 0 {
            while words[first].line == 0 { first += 1 }
        }
        pageLength = words.count - first
        lines.reserveCapacity(min(furniture.count, 512))
        var all: [UInt64] = []
        all.reserveCapacity(words.count)
        var before: (UInt64, UInt64) = (0, 0)
        var index = first
        while index < words.count {
            let line = words[index].line
            let isFurniture = furniture[Int(line)]
            let start = index
            var hash: UInt64 = 0
            while index < words.count, words[index].line == line {
                let word = words[index].hash
                hash = FoldedWords.mix(hash &* 31 &+ word)
                if !isFurniture {
                    length += 1
                    if length >= 3 {
                        let run = FoldedWords.mix((before.0 &* 0x9e37_79b9 &+ before.1) &* 0x85eb_ca6b &+ word)
                        all.append((run & 0xFFFF_FFFF_0000_0000) | UInt64(UInt16(clamping: line)))
                    }
                    before = (before.1, word)
                }
                index += 1
            }
            if isFurniture {
                if notices.count < 32 { notices.append((hash, index - start)) }
            } else if index - start >= 8, Int(line) < Int(UInt16.max) {
                while lines.count < Int(line) { lines.append(0) }
                lines.append(hash)
            }
        }
        if all.count > CopyIndex.sketchSize {
            ceiling = UInt32(Double(UInt32.max) * Double(CopyIndex.sketchSize) / Double(all.count))
            let highest = UInt64(ceiling) << 32 | 0xFFFF_FFFF
            all.removeAll { $0 > highest }
        }
        all = sortedByHash(all) { $0 }
        runs.reserveCapacity(all.count)
        places.reserveCapacity(all.count)
        for run in all {
            let hash = UInt32(truncatingIfNeeded: run >> 32)
            if hash == runs.last { continue }
            runs.append(hash)
            places.append(UInt16(truncatingIfNeeded: run))
        }
    }

    /// Counts over the runs that both texts would have kept.
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

    func compared(with old: CopySketch) -> Common {
        let ceiling = min(ceiling, old.ceiling)
        var common = Common()
        let mine = runs
        let theirs = old.runs
        var i = 0
        var j = 0
        while i < mine.count, j < theirs.count {
            let left = mine[i]
            let right = theirs[j]
            if min(left, right) > ceiling { break }
            if left == right { common.shared += 1 }
            if left <= right { i += 1 }
            if right <= left { j += 1 }
        }
        common.new = count(to: ceiling, from: i)
        common.old = old.count(to: ceiling, from: j)
        return common
    }

    /// Adds what lies in lines that both have.
    func withBlocks(_ common: Common, _ old: CopySketch) -> Common {
        var common = common
        common.newBeside = common.new
        common.oldBeside = common.old
        common.sharedBeside = common.shared
        let mine = HashedWords(lines.filter { $0 != 0 })
        let both = HashedWords(old.lines.filter { $0 != 0 && mine.contains($0) })
        common.blocks = Set(old.lines.filter { $0 != 0 && mine.contains($0) }).count
        guard common.blocks > 0 else { return common }
        let left = outside(both)
        let right = old.outside(both)
        common.newBeside = 0
        common.oldBeside = 0
        common.sharedBeside = 0
        let ceiling = min(ceiling, old.ceiling)
        for (run, isOutside) in zip(runs, left) where isOutside && run <= ceiling { common.newBeside += 1 }
        for (run, isOutside) in zip(old.runs, right) where isOutside && run <= ceiling { common.oldBeside += 1 }
        var j = 0
        for (i, run) in runs.enumerated() where run <= ceiling {
            while j < old.runs.count, old.runs[j] < run { j += 1 }
            if j < old.runs.count, old.runs[j] == run, left[i], right[j] { common.sharedBeside += 1 }
        }
        return common
    }

    /// Share of this page that stands in the other, when `containment` of its story does: boilerplate counts as found
    /// where the other bears the same.
    func pageShare(_ containment: Double, in other: CopySketch) -> Double {
        var found = containment * Double(length)
        for notice in notices where other.notices.contains(where: { $0.hash == notice.hash }) {
            found += Double(notice.words)
        }
        return min(1, found / Double(max(1, pageLength)))
    }

    /// How many runs would be left under a ceiling.
    func expectedRuns(under other: UInt32) -> Double {
        other >= ceiling ? Double(runs.count) : Double(runs.count) * Double(other) / Double(max(1, ceiling))
    }

    private func count(to ceiling: UInt32, from start: Int) -> Int {
        if ceiling >= self.ceiling { return runs.count }
        var low = min(start, runs.count)
        if low > 0, runs[low - 1] > ceiling { low = 0 }
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle] <= ceiling { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func outside(_ shared: HashedWords) -> [Bool] {
        places.map { Int($0) >= lines.count || !shared.contains(lines[Int($0)]) }
    }
}

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
        /// Share of the shorter text's whole page found in the other, boilerplate included, 0…1.
        ///
        /// A disclaimer that both bear counts as found; one that only the shorter bears is something of its own.
        package var page: Double

        /// Whether enough of the page is the other's for the page to be a copy, not its story alone.
        package var coversPage: Bool { page >= CopyIndex.threshold }

        /// A page that is taken over whole comes before one whose story alone is, then the greater share, then the
        /// earlier text.
        fileprivate func isBetter(than other: Match) -> Bool {
            if coversPage != other.coversPage { return coversPage }
            return (containment, -text) > (other.containment, -other.text)
        }
    }

    package static let sketchSize = 512
    /// Containment from which a text counts as a copy.
    ///
    /// Paragraph-wise paraphrase lies above it, two independent reports that quote the same statement lie below.
    package static let threshold = 0.42
    /// What two stories over one block of identical lines must share besides it.
    private static let thresholdBesideBlock = 0.35
    /// Runs of a text that are posted and looked up: all of a short one, one in four of the others.
    private static let shortText = 64

    private var sketches: [CopySketch] = []
    private var first = 0
    private var postings: RecentIndex
    private let window: Int

    /// `window`: how many texts are remembered.
    package init(window: Int = 40_000) {
        self.window = max(1, window)
        postings = RecentIndex(postings: min(max(1, window), 1 << 21) * 100)
    }

    /// How many texts were added so far.
    package var count: Int { first + sketches.count }

    /// Remembers a text and returns the number it is known by.
    @discardableResult
    package mutating func add(_ sketch: CopySketch) -> Int {
        let number = count
        sketches.append(sketch)
        for key in Self.posted(sketch) { postings.insert(key, Int32(truncatingIfNeeded: number)) }
        if sketches.count > window + window / 4 + 16 {
            let surplus = sketches.count - window
            sketches.removeFirst(surplus)
            first += surplus
        }
        return number
    }

    /// What the text is posted and looked up under.
    private static func posted(_ sketch: CopySketch) -> [UInt64] {
        let isShort = sketch.runs.count <= shortText
        var keys: [UInt64] = []
        keys.reserveCapacity(isShort ? sketch.runs.count : sketch.runs.count / 3)
        for run in sketch.runs where isShort || run & 3 == 0 { keys.append(FoldedWords.mix(UInt64(run))) }
        return keys
    }

    /// The remembered text that `sketch` has most of, if it has enough; one whose whole page it shares is preferred, of
    /// equals the earliest.
    ///
    /// - Complexity: Bounded by ``sketchSize``, not by how many texts are remembered.
    package func match(_ sketch: CopySketch) -> Match? { lookUp(sketch).match }

    /// As ``match(_:)``, with what the look-up cost: postings read and texts compared, whatever the machine.
    package func lookUp(_ sketch: CopySketch) -> (match: Match?, steps: Int) {
        var board = ScoreBoard()
        return lookUp(sketch, &board)
    }

    /// As ``lookUp(_:)``, counting on a board that is kept from one look-up to the next.
    package func lookUp(_ sketch: CopySketch, _ board: inout ScoreBoard) -> (match: Match?, steps: Int) {
        board.clear()
        let keys = Self.posted(sketch)
        var steps = postings.recent(keys, limit: 6) { board.add($1, 1) }
        var best: Match?
        for entry in board.best(10) where entry.count > 1 {
            let number = Int(entry.number)
            guard number >= first, number < count else { continue }
            let old = sketches[number - first]
            // How many of the runs asked for a copy would have; what lies beyond chance below is not worth comparing.
            let ceiling = min(sketch.ceiling, old.ceiling)
            let shorter = min(sketch.expectedRuns(under: ceiling), old.expectedRuns(under: ceiling))
            let isSampled = sketch.runs.count > Self.shortText || old.runs.count > Self.shortText
            let expected = Self.threshold * shorter / (isSampled ? 4 : 1)
            guard Double(entry.count) >= expected - 2.5 * expected.squareRoot() else { continue }
            steps += 1
            guard let match = Self.compare(sketch, old, number: number) else { continue }
            if let known = best, !match.isBetter(than: known) { continue }
            best = match
        }
        return (best, steps)
    }

    private static func compare(_ new: CopySketch, _ old: CopySketch, number: Int) -> Match? {
        var common = new.compared(with: old)
        let shorter = min(common.new, common.old)
        guard common.shared >= 4, shorter > 0 else { return nil }
        let containment = min(1, Double(common.shared) / Double(shorter))
        guard containment >= threshold else { return nil }
        // All that is shared may be one block of lines under two different stories.
        common = new.withBlocks(common, old)
        let rest = min(common.newBeside, common.oldBeside)
        if common.blocks > 0, common.blocks <= 2, rest >= 8, Double(rest) >= 0.12 * Double(shorter) {
            guard Double(common.sharedBeside) >= thresholdBesideBlock * Double(rest) else { return nil }
        }
        let newerIsShorter = new.length < old.length
        let union = common.new + common.old - common.shared
        return Match(
            text: number,
            containment: containment,
            resemblance: Double(common.shared) / Double(max(1, union)),
            newerIsShorter: newerIsShorter,
            page: newerIsShorter ? new.pageShare(containment, in: old) : old.pageShare(containment, in: new)
        )
    }
}

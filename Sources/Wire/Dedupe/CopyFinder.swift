package import NewsModel
import Prose

/// Says of each report, as they come in, which earlier one it copies, excerpts or shortens.
///
/// Pure and in memory; see ``CopyIndex`` for how texts are compared. Fill it at start with ``remember(_:)`` for the
/// reports already stored.
package struct CopyFinder: Sendable {
    package struct Finding: Sendable, Equatable {
        package var original: ItemID
        /// In words, for the editor: "brief of this report (94 % of its words)".
        package var reason: String
        package var containment: Double
        /// Whether the page as a whole is the other's, and not its own but for a borrowed passage.
        ///
        /// An excerpt above a long disclaimer of its own is not: its story is no independent one all the same.
        package var coversPage: Bool
    }

    private var index: CopyIndex
    private var board = ScoreBoard()
    private var ids: [ItemID] = []
    private var dropped = 0
    /// What each copy copies, so that a copy of a copy names the first.
    private var originals: [ItemID: ItemID] = [:]
    private let window: Int

    /// `window`: How many reports are remembered.
    package init(window: Int = 40_000) {
        self.window = max(1, window)
        index = CopyIndex(window: window)
    }

    /// Postings read and texts compared so far.
    package private(set) var steps = 0

    /// Looks the text up among the earlier ones, then remembers it.
    package mutating func add(id: ItemID, title: String, text: String) -> Finding? {
        let sketch = CopySketch(FoldedWords(text.isEmpty ? title : text))
        let finding = find(sketch)
        // A page that borrows its story stands for itself: copies of it are copies of it.
        remember(id, sketch, copyOf: finding.flatMap { $0.coversPage ? $0.original : nil })
        return finding
    }

    /// Remembers a report of which it is already known what it copies.
    package mutating func remember(id: ItemID, title: String, text: String, copyOf: ItemID?) {
        remember(id, CopySketch(FoldedWords(text.isEmpty ? title : text)), copyOf: copyOf)
    }

    mutating func remember(_ id: ItemID, _ sketch: CopySketch, copyOf: ItemID?) {
        index.add(sketch)
        ids.append(id)
        if let copyOf, copyOf != id { originals[id] = copyOf }
        if ids.count > window * 2 + 64 {
            let surplus = ids.count - window - window / 4 - 32
            for old in ids.prefix(surplus) { originals[old] = nil }
            ids.removeFirst(surplus)
            dropped += surplus
        }
    }

    /// Looks the text up among the earlier ones.
    mutating func find(_ sketch: CopySketch) -> Finding? {
        let found = index.lookUp(sketch, &board)
        steps += found.steps
        guard let match = found.match, match.text >= dropped, match.text - dropped < ids.count else {
            return nil
        }
        let earlier = ids[match.text - dropped]
        let percent = Int((match.containment * 100).rounded())
        let kind =
            match.resemblance >= 0.8
            ? "the same text" : match.newerIsShorter ? "an excerpt or brief" : "a longer version"
        let coversPage = match.coversPage
        let part = "\(percent) % of the shorter text's word runs"
        return Finding(
            original: originals[earlier] ?? earlier,
            reason: coversPage
                ? "copy: \(kind) (\(part))" : "copy: its story is \(kind) (\(part)), the rest of the page its own",
            containment: match.containment,
            coversPage: coversPage
        )
    }
}

import NewsModel
import Prose

/// Knows every run of words that may not be taken over unmarked: those of sources whose licence forbids copying.
struct CopyGuard: Sendable {
    /// A run of this many words is too long.
    ///
    /// The checker's limit is about twelve; the distance is deliberate.
    static let limit = 10

    private var runs: Set<UInt64> = []

    init(_ reports: [Report]) {
        for report in reports where !report.item.licence.allowsCopying {
            let words = Tokens.words(in: String(report.revision.text.prefix(60_000))).map(\.folded)
            insert(words)
            insert(Tokens.folded(report.revision.title))
        }
    }

    /// Whether the words outside quotation marks hold a run that a protected source has too.
    ///
    /// Words on both sides of a quotation are not one run.
    func forbids(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        var start = 0
        for quotation in Quotations.marked(in: bytes) {
            if hasRun(Tokens.words(in: bytes, Span(start, quotation.span.start))) { return true }
            start = quotation.span.end
        }
        return hasRun(Tokens.words(in: bytes, Span(start, bytes.count)))
    }

    private func hasRun(_ tokens: [Token]) -> Bool {
        guard tokens.count >= Self.limit else { return false }
        let words = tokens.map(\.folded)
        for from in 0...(words.count - Self.limit) where runs.contains(Self.hash(words[from..<(from + Self.limit)])) {
            return true
        }
        return false
    }

    private mutating func insert(_ words: [String]) {
        guard words.count >= Self.limit else { return }
        for from in 0...(words.count - Self.limit) { runs.insert(Self.hash(words[from..<(from + Self.limit)])) }
    }

    /// FNV-1a over the words with a mark between them: the same on every machine and in every run.
    private static func hash(_ words: ArraySlice<String>) -> UInt64 {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        for word in words {
            for byte in word.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
            value = (value ^ 0x1F) &* 0x100_0000_01B3
        }
        return value
    }
}

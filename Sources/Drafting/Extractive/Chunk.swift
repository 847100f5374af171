import Foundation
import NewsModel
import Prose

/// A word with the punctuation that clings to it: what trimming works on.
struct Chunk: Equatable, Sendable {
    var raw: String
    /// Its words folded, without punctuation: usually one; none for a lone dash.
    var folded: [String]
    /// Part of a quotation: never altered, never removed on its own.
    var isQuoted: Bool

    var word: String { folded.first ?? "" }
    var isCapitalised: Bool {
        raw.unicodeScalars.first { CharacterSet.letters.contains($0) }?.properties.isUppercase ?? false
    }
    var endsClause: Bool { raw.hasSuffix(",") || raw.hasSuffix(";") || raw.hasSuffix(":") || isDash }
    var hasComma: Bool { raw.hasSuffix(",") }
    var isDash: Bool { folded.isEmpty && !raw.isEmpty && raw.allSatisfy { "-–—".contains($0) } }

    /// The word without the punctuation after it.
    var bare: String {
        var text = raw
        while let last = text.last, ",;:".contains(last) { text.removeLast() }
        return text
    }
}

/// A sentence as chunks, without the stop at its end.
struct Clause: Equatable, Sendable {
    var chunks: [Chunk]

    init(_ chunks: [Chunk]) { self.chunks = chunks }

    init(_ passage: Passage) {
        let bytes = Array(passage.text.utf8)
        var chunks: [Chunk] = []
        var start = 0
        func take(_ end: Int) {
            guard end > start else { return }
            let raw = String(decoding: bytes[start..<end], as: UTF8.self)
            let span = Span(start, end)
            chunks.append(
                Chunk(
                    raw: raw,
                    folded: Tokens.words(in: bytes, span).map(\.folded),
                    isQuoted: passage.quotations.contains { $0.span.overlaps(span) }
                )
            )
        }
        for (index, byte) in bytes.enumerated() where byte == 0x20 || byte == 0x09 {
            take(index)
            start = index + 1
        }
        take(bytes.count)
        if var last = chunks.last, !last.isQuoted {
            while let stop = last.raw.last, ".!".contains(stop), !Self.isAbbreviation(last.raw) {
                last.raw.removeLast()
            }
            chunks[chunks.count - 1] = last
        }
        self.chunks = chunks
    }

    var wordCount: Int { chunks.reduce(0) { $0 + $1.folded.count } }
    var words: [String] { chunks.flatMap(\.folded) }
    var text: String { chunks.map(\.raw).joined(separator: " ") }

    /// Removes chunks, and mends the punctuation where the ends meet.
    ///
    /// The comma before a removed middle part goes with it, unless the part that follows needs it.
    func removing(_ range: Range<Int>, keepsComma: Bool = false) -> Clause {
        var rest = chunks
        let wasClosed = range.upperBound > range.lowerBound && rest[range.upperBound - 1].hasComma
        rest.removeSubrange(range)
        if range.lowerBound > 0, range.lowerBound <= rest.count {
            let before = range.lowerBound - 1
            if !(keepsComma && wasClosed), !rest[before].isQuoted {
                while let last = rest[before].raw.last, ",;:".contains(last) { rest[before].raw.removeLast() }
                if rest[before].isDash { rest.remove(at: before) }
            }
        }
        return Clause(rest)
    }

    private static func isAbbreviation(_ raw: String) -> Bool {
        let inner = raw.dropLast()
        if inner.contains("."), !inner.contains(where: \.isNumber) { return true }
        return ["Inc", "Corp", "Ltd", "Co", "Jr", "Sr", "Bros"].contains(String(inner))
    }
}

/// A half-open range of UTF-8 offsets into a text.
package struct Span: Hashable, Sendable, Codable, Comparable {
    package var start: Int
    package var end: Int

    package init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    package init(_ range: Range<Int>) { self.init(range.lowerBound, range.upperBound) }

    package var range: Range<Int> { start..<end }
    package var count: Int { end - start }
    package var isEmpty: Bool { end <= start }

    package func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }
    package func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
    package func moved(by offset: Int) -> Span { Span(start + offset, end + offset) }

    package static func < (left: Span, right: Span) -> Bool { (left.start, left.end) < (right.start, right.end) }
}

extension StringProtocol {
    /// The text under `span`, or nil where the span does not lie on character boundaries inside this text.
    package func text(in span: Span) -> String? {
        guard span.start >= 0, span.start <= span.end, span.end <= utf8.count else { return nil }
        let from = utf8.index(utf8.startIndex, offsetBy: span.start)
        let to = utf8.index(utf8.startIndex, offsetBy: span.end)
        for index in [from, to] where index < utf8.endIndex {
            if utf8[index] & 0xC0 == 0x80 { return nil }
        }
        return String(self[from..<to])
    }

    /// How many Unicode scalars stand before the UTF-8 offset: the unit of spans in JSON.
    ///
    /// - Complexity: Linear in `offset`. For many offsets of one text use ``ScalarOffsets``.
    package func scalarOffset(ofUTF8 offset: Int) -> Int {
        utf8.prefix(offset).reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
}

/// Translates many UTF-8 offsets of one text into scalar offsets, and back, after one linear pass.
package struct ScalarOffsets: Sendable {
    private let scalarAt: [Int32]
    private let utf8At: [Int32]

    package init(_ text: some StringProtocol) {
        var copy = String(text)
        (scalarAt, utf8At) = copy.withUTF8 { bytes in
            var scalarAt = [Int32](repeating: 0, count: bytes.count + 1)
            var utf8At: [Int32] = []
            utf8At.reserveCapacity(bytes.count + 1)
            for offset in 0..<bytes.count {
                if bytes[offset] & 0xC0 != 0x80 { utf8At.append(Int32(truncatingIfNeeded: offset)) }
                scalarAt[offset] = Int32(truncatingIfNeeded: max(0, utf8At.count - 1))
            }
            scalarAt[bytes.count] = Int32(truncatingIfNeeded: utf8At.count)
            utf8At.append(Int32(truncatingIfNeeded: bytes.count))
            return (scalarAt, utf8At)
        }
    }

    package func scalar(ofUTF8 offset: Int) -> Int {
        Int(scalarAt[Swift.min(Swift.max(offset, 0), scalarAt.count - 1)])
    }
    package func utf8(ofScalar offset: Int) -> Int { Int(utf8At[Swift.min(Swift.max(offset, 0), utf8At.count - 1)]) }
    package func scalars(_ span: Span) -> [Int] { [scalar(ofUTF8: span.start), scalar(ofUTF8: span.end)] }
}

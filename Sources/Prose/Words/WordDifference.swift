package import NewsModel

/// Compares two wordings word by word.
package enum WordDifference {
    /// The steps from `source` to `draft`: runs of words that stayed, went and came, in reading order.
    ///
    /// Words are compared folded (case, accents, apostrophes) but shown as written; punctuation alone makes no
    /// difference here.
    ///
    /// - Complexity: Quadratic in the words that are left after the common beginning and end, of which at most
    ///   `limit` are compared on each side; beyond that the middle is shown as replaced whole.
    package static func between(_ source: String, _ draft: String, limit: Int = 300) -> [WordChange] {
        let old = pieces(source)
        let new = pieces(draft)
        var head = 0
        while head < old.count, head < new.count, old[head].folded == new[head].folded { head += 1 }
        var tail = 0
        while tail < old.count - head, tail < new.count - head,
            old[old.count - 1 - tail].folded == new[new.count - 1 - tail].folded
        { tail += 1 }

        var changes: [WordChange] = []
        func add(_ kind: WordChange.Kind, _ word: String) {
            if let last = changes.last, last.kind == kind {
                changes[changes.count - 1].words += " " + word
            } else {
                changes.append(WordChange(kind, word))
            }
        }
        for index in 0..<head { add(.same, new[index].shown) }
        let oldMiddle = Array(old[head..<(old.count - tail)])
        let newMiddle = Array(new[head..<(new.count - tail)])
        if oldMiddle.count > limit || newMiddle.count > limit {
            for piece in oldMiddle { add(.removed, piece.shown) }
            for piece in newMiddle { add(.added, piece.shown) }
        } else {
            let pairs = matches(oldMiddle.map(\.folded), newMiddle.map(\.folded))
            var (from, to) = (0, 0)
            for pair in pairs + [(oldMiddle.count, newMiddle.count)] {
                while from < pair.0 {
                    add(.removed, oldMiddle[from].shown)
                    from += 1
                }
                while to < pair.1 {
                    add(.added, newMiddle[to].shown)
                    to += 1
                }
                if from < oldMiddle.count, to < newMiddle.count { add(.same, newMiddle[to].shown) }
                from += 1
                to += 1
            }
        }
        for index in (new.count - tail)..<new.count { add(.same, new[index].shown) }
        return changes
    }

    /// The pairs of one longest common subsequence, in order.
    ///
    /// - Complexity: The product of the two counts, in time and memory; callers bound them.
    package static func matches<Word: Equatable>(_ left: [Word], _ right: [Word]) -> [(Int, Int)] {
        let (rows, columns) = (left.count, right.count)
        guard rows > 0, columns > 0 else { return [] }
        let width = columns + 1
        var table = [Int32](repeating: 0, count: (rows + 1) * width)
        for row in stride(from: rows - 1, through: 0, by: -1) {
            for column in stride(from: columns - 1, through: 0, by: -1) {
                let here = row * width + column
                table[here] =
                    left[row] == right[column]
                    ? table[here + width + 1] + 1 : max(table[here + width], table[here + 1])
            }
        }
        var pairs: [(Int, Int)] = []
        var (row, column) = (0, 0)
        while row < rows, column < columns {
            let here = row * width + column
            if left[row] == right[column], table[here] == table[here + width + 1] + 1 {
                pairs.append((row, column))
                row += 1
                column += 1
            } else if table[here + width] >= table[here + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        return pairs
    }

    private struct Piece {
        var folded: String
        var shown: String
    }

    /// Words with the punctuation that hangs on them.
    private static func pieces(_ text: String) -> [Piece] {
        let bytes = Array(text.utf8)
        let tokens = Tokens.words(in: bytes, Span(0, bytes.count))
        return tokens.indices.map { index in
            let token = tokens[index]
            let limit = index + 1 < tokens.count ? tokens[index + 1].span.start : bytes.count
            var end = token.span.end
            while end < limit {
                let (scalar, width) = Characters.decode(bytes, end)
                if Characters.isSpace(scalar: scalar) { break }
                end += width
            }
            var start = token.span.start
            let floor = index > 0 ? tokens[index - 1].span.end : 0
            while start > floor {
                let before = Characters.before(bytes, start)
                if Characters.isSpace(scalar: Characters.decode(bytes, before).scalar) { break }
                start = before
            }
            // Between hyphenated words the hyphen hangs on the first.
            if start == floor, index > 0 { start = token.span.start }
            return Piece(folded: token.folded, shown: String(decoding: bytes[start..<end], as: UTF8.self))
        }
    }
}

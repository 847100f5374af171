import NewsModel
import Prose

/// The words of a quotation as a search pattern: runs of words with permitted gaps between them.
struct QuotationPattern {
    enum Gap: Equatable {
        /// An ellipsis: anything may be left out.
        case ellipsis
        /// Words in square brackets: added by the editor, or put in place of up to four.
        ///
        /// `tokens` are the draft's.
        case bracket(words: [Int], tokens: Range<Int>)
    }

    struct Run {
        /// The words' numbers in the vocabulary.
        var words: [Int] = []
        /// Indices of the draft's tokens.
        var tokens: [Int] = []
        /// Set for a word whose ending stands in brackets: "think[ing]".
        var openEnded: Set<Int> = []
        var gapBefore: Gap?
    }

    private(set) var runs: [Run] = []
    private(set) var edits: [String] = []
    /// The draft's tokens in a bracket behind the last run.
    private(set) var lastBracket: Range<Int>?
    /// Brackets that hold a negation: an insertion that turns the sense round.
    private(set) var insertsNegation = false

    var wordCount: Int { runs.reduce(0) { $0 + $1.words.count } }

    init(_ quotation: Quotation, in draft: ReadText, vocabulary: Vocabulary) {
        let bytes = draft.bytes
        let first = draft.tokens.partition(where: { $0.span.start >= quotation.inner.start })
        var index = first
        var current = Run()
        var position = quotation.inner.start
        var pending: Gap?
        func note(_ edit: String) { if !edits.contains(edit) { edits.append(edit) } }

        while index < draft.tokens.count, draft.tokens[index].span.end <= quotation.inner.end {
            let token = draft.tokens[index]
            let gap = Array(bytes[position..<max(position, token.span.start)])
            if Self.isEllipsis(gap) {
                pending = .ellipsis
                note("words left out")
            }
            if let open = gap.lastIndex(of: 0x5B), !gap[open...].contains(0x5D),
                Self.closes(bytes, from: token.span.start, to: quotation.inner.end)
            {
                let inside = Self.bracket(from: index, draft, to: quotation.inner.end)
                let isAttached = position > quotation.inner.start && open == 0 && gap.count == 1
                let afterEnd = draft.tokens[inside.upperBound - 1].span.end
                let isOpening =
                    inside.count == 1 && token.span.count == 1 && afterEnd + 1 < bytes.count
                    && Self.isLetter(bytes[afterEnd + 1])
                if isAttached, inside.count == 1, !current.words.isEmpty {
                    // "think[ing]"
                    current.openEnded.insert(current.words.count - 1)
                    note("ending in brackets")
                } else if isOpening, inside.upperBound < draft.tokens.count {
                    // "[W]e": the letter belongs to the next word.
                    let whole = token.folded + draft.tokens[inside.upperBound].folded
                    note("capital in brackets")
                    if let pendingGap = pending { Self.close(&current, &runs, pendingGap) }
                    pending = nil
                    current.words.append(vocabulary.known(whole))
                    current.tokens.append(inside.upperBound)
                    position = draft.tokens[inside.upperBound].span.end
                    index = inside.upperBound + 1
                    continue
                } else {
                    let words = inside.map { draft.words[$0] }
                    if words.contains(where: { vocabulary.classes[$0] == .negation }) { insertsNegation = true }
                    if pending == nil { pending = .bracket(words: words, tokens: inside) }
                    note("words in brackets")
                }
                index = inside.upperBound
                position = Self.afterBracket(bytes, from: afterEnd, to: quotation.inner.end)
                // "[the plan]'s" for "it's": the ending went with the pronoun.
                if index < draft.tokens.count, draft.tokens[index].span.start > position,
                    draft.tokens[index].span.start - position <= 3, bytes[position] == 0x27 || bytes[position] == 0xE2,
                    ["s", "re", "ve", "ll", "d", "m"].contains(draft.tokens[index].folded)
                {
                    position = draft.tokens[index].span.end
                    index += 1
                }
                continue
            }
            if let gap = pending {
                Self.close(&current, &runs, gap)
                pending = nil
            }
            current.words.append(draft.words[index])
            current.tokens.append(index)
            position = token.span.end
            index += 1
        }
        if !current.words.isEmpty { runs.append(current) }
        if case .bracket(_, let tokens)? = pending { lastBracket = tokens }
    }

    private static func close(_ current: inout Run, _ runs: inout [Run], _ gap: Gap) {
        if !current.words.isEmpty { runs.append(current) }
        current = Run(gapBefore: gap)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x80
    }

    private static func isEllipsis(_ gap: [UInt8]) -> Bool {
        if gap.count >= 3, gap.count(where: { $0 == 0x2E }) >= 3 { return true }
        guard gap.count >= 3 else { return false }
        for index in 0...(gap.count - 3) where gap[index] == 0xE2 && gap[index + 1] == 0x80 && gap[index + 2] == 0xA6 {
            return true
        }
        return false
    }

    private static func closes(_ bytes: [UInt8], from start: Int, to end: Int) -> Bool {
        let limit = min(end, start + 120)
        guard start < limit, let close = bytes[start..<limit].firstIndex(of: 0x5D) else { return false }
        return !bytes[start..<close].contains(0x5B)
    }

    private static func bracket(from index: Int, _ draft: ReadText, to end: Int) -> Range<Int> {
        var last = index
        while last < draft.tokens.count, draft.tokens[last].span.end <= end {
            let next = last + 1 < draft.tokens.count ? min(draft.tokens[last + 1].span.start, end) : end
            if draft.bytes[draft.tokens[last].span.end..<max(draft.tokens[last].span.end, next)].contains(0x5D) {
                break
            }
            last += 1
        }
        return index..<min(last + 1, draft.tokens.count)
    }

    private static func afterBracket(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, bytes[index] != 0x5D { index += 1 }
        return min(index + 1, end)
    }
}

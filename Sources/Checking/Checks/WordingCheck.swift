import NewsModel
import Prose

/// No run of words is taken from a source that forbids copying, unless it stands in quotation marks.
struct WordingCheck: Check {
    /// Words in a row that no two writers find by chance.
    private static let run = 12

    func claims(in context: CheckContext) -> [Claim] {
        let draft = context.draft
        let free = draft.tokens.indices.filter {
            draft.quotationOf[$0] < 0 && !context.isFurniture(draft.tokens[$0].span)
        }
        guard free.count >= Self.run else { return [] }
        var claims: [Claim] = []
        for (number, source) in context.sources.enumerated() where !context.input.sources[number].allowsCopying {
            claims.append(contentsOf: copies(of: source, number, free, context))
        }
        return claims
    }

    private func copies(of source: ReadText, _ number: Int, _ free: [Int], _ context: CheckContext) -> [Claim] {
        guard source.words.count >= Self.run else { return [] }
        var places: [UInt64: Int] = [:]
        for start in 0...(source.words.count - Self.run) where source.quotationOf[start] < 0 {
            let key = hash(source.words[start..<(start + Self.run)])
            if places[key] == nil { places[key] = start }
        }
        var claims: [Claim] = []
        var position = 0
        while position + Self.run <= free.count {
            let words = free[position..<(position + Self.run)]
            // Only words that follow one another in the text itself.
            guard let first = words.first, let last = words.last, last - first == Self.run - 1,
                let start = places[hash(words.map { context.draft.words[$0] }[...])],
                zip(words, start..<(start + Self.run)).allSatisfy({ context.draft.words[$0] == source.words[$1] })
            else {
                position += 1
                continue
            }
            var length = Self.run
            while position + length < free.count, free[position + length] == first + length,
                start + length < source.words.count,
                context.draft.words[first + length] == source.words[start + length]
            { length += 1 }
            let span = context.draft.span(first..<(first + length))
            let name = context.sourceName(number)
            claims.append(
                Claim(
                    kind: .wording,
                    verdict: .copied,
                    severity: .block,
                    span: span,
                    text: context.draft.text(span),
                    message:
                        "\(length) words in a row are \(name)'s, without quotation marks. Reword them, or quote and attribute.",
                    evidence: [context.evidence(number, source.span(start..<(start + length)))]
                )
            )
            position += length
        }
        return claims
    }

    private func hash(_ words: ArraySlice<Int>) -> UInt64 {
        words.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64(truncatingIfNeeded: $1)) &* 0x100_0000_01B3 }
    }
}

import NewsModel
import Prose

/// The words of one source in reading order, and those of them that stand in quotation marks.
struct SpeechStream {
    struct Match {
        /// Indices of the source's tokens.
        var first: Int
        var last: Int
        var edits: [String]
        /// What was left out or put in between, in order.
        var gaps: [QuotationGap] = []
    }

    let source: ReadText
    /// Indices of the tokens in quotation marks.
    let spoken: [Int]
    let all: [Int]
    /// Whether the source is itself what was said (a speech, a declaration, a statement), not a report about it.
    let isDocument: Bool
    private let fillers: Set<Int>
    private var stems: [Int]
    private let spokenAt: [Int: [Int]]
    private let allAt: [Int: [Int]]

    init(_ source: ReadText, _ vocabulary: Vocabulary) {
        self.source = source
        all = Array(source.tokens.indices)
        spoken = all.filter { source.quotationOf[$0] >= 0 }
        isDocument = Self.isDocument(source, spoken.count)
        fillers = Set(["um", "uh", "er", "ah", "eh", "erm"].map(vocabulary.known))
        stems = vocabulary.stems
        spokenAt = Self.places(spoken, source)
        allAt = Self.places(all, source)
    }

    /// The same for patterns of a text whose words were numbered after the source's.
    func reading(_ vocabulary: Vocabulary) -> SpeechStream {
        var stream = self
        stream.stems = vocabulary.stems
        return stream
    }

    private static func places(_ stream: [Int], _ source: ReadText) -> [Int: [Int]] {
        var places: [Int: [Int]] = [:]
        for (position, token) in stream.enumerated() { places[source.words[token], default: []].append(position) }
        return places
    }

    /// Reports quote others and say who said it; documents speak for themselves.
    private static func isDocument(_ source: ReadText, _ spoken: Int) -> Bool {
        guard !source.tokens.isEmpty else { return false }
        if spoken * 20 > source.tokens.count { return false }
        var reports = 0
        for (index, token) in source.tokens.enumerated() where source.quotationOf[index] < 0 {
            if ["said", "says", "told"].contains(token.folded), index > 0,
                !["i", "we", "you"].contains(source.tokens[index - 1].folded)
            {
                reports += 1
            }
        }
        return reports * 250 <= source.tokens.count
    }

    /// Where the pattern stands in `stream` (``spoken`` or ``all``), word for word.
    func matches(_ pattern: QuotationPattern, in stream: [Int], limit: Int) -> [Match] {
        guard let first = pattern.runs.first, let word = first.words.first else { return [] }
        let starts: [Int]
        if first.openEnded.contains(0) {
            starts = Array(stream.indices)
        } else {
            starts = (stream.count == all.count ? allAt : spokenAt)[word] ?? []
        }
        var found: [Match] = []
        for start in starts.prefix(2_000) {
            guard found.count < limit else { break }
            if let match = match(pattern, in: stream, at: start) { found.append(match) }
        }
        return found
    }

    private func match(_ pattern: QuotationPattern, in stream: [Int], at start: Int) -> Match? {
        var position = start
        var edits: [String] = []
        var gaps: [QuotationGap] = []
        let first = start
        for (number, run) in pattern.runs.enumerated() {
            if number == 0 {
                guard let end = runEnd(run, in: stream, at: position, &edits) else { return nil }
                position = end
                if case .bracket(_, let tokens)? = run.gapBefore, start < stream.count {
                    // What stands right before may be what the bracket is in place of.
                    let number = source.quotationOf[stream[start]]
                    var open = stream[start]
                    while open > 0, stream[start] - open < tokens.count, source.quotationOf[open - 1] == number {
                        open -= 1
                    }
                    gaps.append(
                        QuotationGap(kind: .bracket(words: [], tokens: tokens), left: open - 1, right: stream[start])
                    )
                }
                continue
            }
            let reach: Int
            switch run.gapBefore {
            case .ellipsis?: reach = 80
            case .bracket(let words, _)?: reach = max(5, words.count + 1)
            case nil: reach = 1
            }
            var found: Int?
            var offset = 0
            while offset < reach, position + offset < stream.count, found == nil {
                var attempt = edits
                if staysTogether(stream, position - 1, position + offset),
                    let end = runEnd(run, in: stream, at: position + offset, &attempt)
                {
                    found = end
                    edits = attempt
                }
                offset += 1
            }
            guard let found else { return nil }
            let resumed = position + offset - 1
            if let gap = run.gapBefore, position > 0, resumed < stream.count {
                gaps.append(QuotationGap(kind: gap, left: stream[position - 1], right: stream[resumed]))
            }
            position = found
        }
        guard position > first else { return nil }
        return Match(first: stream[first], last: stream[position - 1], edits: edits, gaps: gaps)
    }

    /// The position after the run when it stands at `start`, repetitions and fillers of the source passed over.
    private func runEnd(_ run: QuotationPattern.Run, in stream: [Int], at start: Int, _ edits: inout [String]) -> Int? {
        var position = start
        for (index, word) in run.words.enumerated() {
            guard position < stream.count else { return nil }
            if index > 0, !staysTogether(stream, position - 1, position) { return nil }
            if !isSame(word, source.words[stream[position]], run.openEnded.contains(index), stream[position]) {
                guard index > 0, let next = afterStumble(stream, position, word) else { return nil }
                if !edits.contains("repetition left out") { edits.append("repetition left out") }
                position = next
            } else if index > 0, source.quotationOf[stream[position]] != source.quotationOf[stream[position - 1]],
                !edits.contains("joined across \u{201C}he said\u{201D}")
            {
                edits.append("joined across \u{201C}he said\u{201D}")
            }
            position += 1
        }
        return position
    }

    /// The same word; for "think[ing]" also another form of it.
    private func isSame(_ word: Int, _ other: Int, _ isOpenEnded: Bool, _ token: Int) -> Bool {
        if word == other { return true }
        return isOpenEnded && word >= 0 && stems[word] == stems[other]
    }

    /// The position of `word` behind a cut-off, a repeated word or a filler: "the A- — the AI sector".
    private func afterStumble(_ stream: [Int], _ position: Int, _ word: Int) -> Int? {
        for skip in 1...3 where position + skip < stream.count {
            guard source.words[stream[position + skip]] == word else { continue }
            let skipped = stream[position..<(position + skip)]
            let before = stream[max(0, position - 3)..<position].map { source.words[$0] }
            let isStumble = skipped.allSatisfy {
                fillers.contains(source.words[$0]) || before.contains(source.words[$0]) || isCutOff($0)
            }
            if isStumble { return position + skip }
        }
        return nil
    }

    private func isCutOff(_ token: Int) -> Bool {
        let end = source.tokens[token].span.end
        return end < source.bytes.count && source.bytes[end] == 0x2D && source.tokens[token].span.count <= 4
    }

    /// Two neighbours of the stream lie in one quotation, or in two with nothing but an attribution between them.
    private func staysTogether(_ stream: [Int], _ left: Int, _ right: Int) -> Bool {
        guard left >= 0, right < stream.count else { return false }
        let (one, other) = (stream[left], stream[right])
        let (first, second) = (source.quotationOf[one], source.quotationOf[other])
        if first == second { return first >= 0 || other - one < 120 }
        guard first >= 0, second >= 0 else { return true }
        let (a, b) = (source.quotations[first], source.quotations[second])
        guard second == first + 1, a.speaker == b.speaker || b.speaker == nil || !a.isClosed else { return false }
        return b.span.start - a.span.end < 160
    }

    /// The stretch of ``all`` that holds most of the wanted words, as long as they are and a quarter more.
    ///
    /// `key`: What words are compared by.
    func bestWindow(for wanted: [Int], key: (Int) -> Int, weight: (Int) -> Int) -> Range<Int>? {
        guard !wanted.isEmpty, !all.isEmpty else { return nil }
        var need: [Int: Int] = [:]
        for word in wanted { need[word, default: 0] += 1 }
        let length = min(all.count, wanted.count + wanted.count / 4 + 2)
        var have = 0
        var best = (score: -1, start: 0)
        for end in all.indices {
            let word = key(source.words[all[end]])
            if let left = need[word] {
                if left > 0 { have += weight(source.words[all[end]]) }
                need[word] = left - 1
            }
            let start = end - length
            if start >= 0 {
                let leaving = key(source.words[all[start]])
                if let left = need[leaving] {
                    if left >= 0 { have -= weight(source.words[all[start]]) }
                    need[leaving] = left + 1
                }
            }
            if have > best.score { best = (have, max(0, start + 1)) }
        }
        guard best.score > 0 else { return nil }
        return best.start..<min(all.count, best.start + length)
    }
}

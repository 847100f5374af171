import NewsModel
import Prose

/// Names that are known from running text, where a capital means something.
struct KnownNames {
    private var names: Set<String> = []
    private var longest = 1

    mutating func add(_ text: [Name]) {
        for name in text {
            insert(name.words)
            // "Vance" for "JD Vance", "Altman" for "Sam Altman".
            if name.kind == .person, let last = name.words.last { insert([last]) }
        }
    }

    private mutating func insert(_ words: [String]) {
        guard (1...8).contains(words.count) else { return }
        names.insert(words.joined(separator: " "))
        longest = max(longest, words.count)
    }

    /// How many of the words from `start` on make a known name or a country; 0 when none do.
    func length(_ words: [String], from start: Int) -> Int {
        var count = min(max(longest, 4), words.count - start)
        while count > 0 {
            let joined = words[start..<(start + count)].joined(separator: " ")
            if names.contains(joined) || Countries.codeOfName(joined) != nil { return count }
            count -= 1
        }
        return 0
    }
}

/// Lines in headline case, in which most words have a capital, so that a capital tells nothing of a name.
enum HeadlineCase {
    /// The lines of `bytes` set in headline case: no stop at the end, nearly all weighty words capitalised.
    static func lines(_ bytes: [UInt8], _ tokens: [Token]) -> [Span] {
        var found: [Span] = []
        var next = 0
        for line in Sentences.paragraphs(in: bytes) {
            var weighty = 0
            var capitals = 0
            var words = 0
            while next < tokens.count, tokens[next].span.start < line.end {
                let token = tokens[next]
                next += 1
                words += 1
                guard token.shape != .number, !StopWords.contains(token.folded) else { continue }
                weighty += 1
                if token.shape != .lower { capitals += 1 }
            }
            guard weighty >= 3, words <= 40, capitals * 10 >= weighty * 8, bytes[line.end - 1] != 0x2E else { continue }
            found.append(line)
        }
        return found
    }

    /// `names` with those that stand in headline lines replaced by what is known from elsewhere to be a name.
    static func names(_ names: [Name], _ lines: [Span], _ bytes: [UInt8], _ tokens: [Token], known: KnownNames)
        -> [Name]
    {
        guard !lines.isEmpty else { return names }
        let isRunning = { (name: Name) in !lines.contains { $0.overlaps(name.span) } }
        var all = known
        all.add(names.filter(isRunning))
        var found = names.filter(isRunning)
        for line in lines {
            let first = tokens.partition { $0.span.start >= line.start }
            let end = tokens.partition { $0.span.start >= line.end }
            let own = Array(tokens[first..<end])
            let words = own.map(\.base)
            var index = 0
            while index < own.count {
                let count = own[index].shape == .lower ? 0 : all.length(words, from: index)
                guard count > 0 else {
                    index += 1
                    continue
                }
                let span = Span(own[index].span.start, own[index + count - 1].span.end)
                found.append(Names.name(words: Array(words[index..<(index + count)]), span: span, in: bytes))
                index += count
            }
        }
        return found.sorted { $0.span < $1.span }
    }
}

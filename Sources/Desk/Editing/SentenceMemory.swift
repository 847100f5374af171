import NewsModel
import Prose

/// The sentences of the draft before the edit, and of those before it, to be found again in edited paragraphs.
struct SentenceMemory {
    private var byStart: [Substring: [DraftSentence]] = [:]

    /// For words that stand in several drafts the newest of them tells the author, unless that is a person who put back
    /// what the machine had written.
    ///
    /// `earlier`: The newest first.
    init(_ draft: Draft, earlier: [Draft] = []) {
        var known: [String: DraftSentence] = [:]
        for sentence in ([draft] + earlier).lazy.flatMap(\.blocks).lazy.flatMap(\.sentences) {
            guard !sentence.text.isEmpty else { continue }
            if let found = known[sentence.text] {
                if found.author == .human, sentence.author != .human { known[sentence.text] = sentence }
            } else if known.count < Self.mostSentences {
                known[sentence.text] = sentence
            }
        }
        for sentence in known.values {
            byStart[sentence.text.prefix(Self.startLength), default: []].append(sentence)
        }
        // The longest first, so that a sentence is not taken for one that it begins with.
        for key in byStart.keys { byStart[key]?.sort { $0.text.utf8.count > $1.text.utf8.count } }
    }

    private static let startLength = 12
    /// A bound on what a story of very many versions costs.
    private static let mostSentences = 5000

    /// The headline with the author and evidence of the newest draft that had it.
    static func headline(_ text: String, _ draft: Draft, earlier: [Draft]) -> DraftSentence {
        let same = ([draft] + earlier).map(\.headline).filter { $0.text == text }
        return same.first { $0.author != .human } ?? same.first ?? DraftSentence(text, author: .human)
    }

    /// Cuts a paragraph where its old sentences stand, whatever the cutter would say, and the rest by the cutter.
    ///
    /// - Complexity: Linear in the paragraph for texts whose sentences do not all begin alike.
    func sentences(of paragraph: String) -> [DraftSentence] {
        let ends = Sentences.spans(in: paragraph).map { $0.end }
        var next = 0
        var found: [DraftSentence] = []
        var start = paragraph.startIndex
        while start < paragraph.endIndex {
            let rest = paragraph[start...]
            let offset = paragraph.utf8.distance(from: paragraph.startIndex, to: start)
            let end: String.Index
            if let old = known(at: rest) {
                found.append(old)
                end = paragraph.utf8.index(start, offsetBy: old.text.utf8.count)
            } else {
                while next < ends.count, ends[next] <= offset { next += 1 }
                let stop = next < ends.count ? ends[next] : paragraph.utf8.count
                end = paragraph.utf8.index(paragraph.startIndex, offsetBy: stop)
                found.append(DraftSentence(String(paragraph[start..<end]), author: .human))
            }
            start = paragraph[end...].firstIndex { $0 != " " } ?? paragraph.endIndex
        }
        return found
    }

    private func known(at rest: Substring) -> DraftSentence? {
        let candidates = byStart[rest.prefix(Self.startLength)] ?? []
        return candidates.first { fits($0, rest) } ?? shortSentence(at: rest)
    }

    /// A remembered sentence shorter than the key.
    private func shortSentence(at rest: Substring) -> DraftSentence? {
        for length in stride(from: Self.startLength - 1, to: 0, by: -1) {
            if let found = byStart[rest.prefix(length)]?.first(where: { fits($0, rest) }) { return found }
        }
        return nil
    }

    private func fits(_ sentence: DraftSentence, _ rest: Substring) -> Bool {
        guard rest.hasPrefix(sentence.text) else { return false }
        let end = rest.utf8.index(rest.startIndex, offsetBy: sentence.text.utf8.count)
        return end == rest.endIndex || rest.utf8[end] == UInt8(ascii: " ")
    }
}

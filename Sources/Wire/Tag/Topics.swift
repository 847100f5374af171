package import Prose

/// What a text is about, as codes of the IPTC Media Topics (http://cv.iptc.org/newscodes/mediatopic/), by the words it
/// uses.
///
/// Each topic has telling expressions, some of which weigh double. An expression counts at most twice, and double in a
/// title; a topic is given from a sum of three on, from two in a short text. A topic whose only
/// evidence also speaks for one below it gives way to that one. Expressions are compared by stem; several words must
/// stand together.
package struct TopicFinder: Sendable {
    package struct Topic: Sendable, Equatable {
        package var code: String
        package var name: String
        /// The next topic above that the table holds; nil at the top.
        package var parent: Int?
    }

    /// A topic that was found, and by which expressions.
    package struct Finding: Sendable, Equatable {
        package var code: String
        package var weight: Int
        /// As the table writes them, the weightiest first.
        package var expressions: [String]
    }

    package static let standard = TopicFinder(
        [TopicTable.top, TopicTable.business, TopicTable.world],
        more: TopicTable.languages
    )

    package let topics: [Topic]
    private struct Expression {
        var stems: [UInt64]
        var topic: Int32
        var weight: Int
        var text: String
    }
    private let expressions: [Expression]
    /// By the stem of the first word: the first expression, and by expression the next of the same first word, or -1.
    private var firsts: HashedTable
    private var following: [Int32]
    private let codes: [String: Int]

    init(_ tables: [String], more: String) {
        var topics: [Topic] = []
        var codes: [String: Int] = [:]
        var expressions: [Expression] = []
        // One expression may come from two languages ("dividend", "Dividende"): it counts once.
        var known: Set<[UInt64]> = []
        func add(_ list: Substring, to topic: Int) {
            for entry in list.split(separator: ",") {
                let isStrong = entry.hasPrefix("!")
                let text = String(isStrong ? entry.dropFirst() : entry)
                let stems = FoldedWords(text).words.map(\.stem)
                guard !stems.isEmpty, known.insert(stems + [UInt64(topic)]).inserted else { continue }
                expressions.append(
                    Expression(stems: stems, topic: Int32(topic), weight: isStrong ? 2 : 1, text: text)
                )
            }
        }
        for table in tables {
            for line in table.split(separator: "\n") {
                let fields = line.split(separator: "|", omittingEmptySubsequences: false)
                guard fields.count == 4 else { continue }
                let code = "medtop:" + fields[0]
                codes[code] = topics.count
                add(fields[3], to: topics.count)
                topics.append(Topic(code: code, name: String(fields[2]), parent: codes["medtop:" + fields[1]]))
            }
        }
        for line in more.split(separator: "\n") {
            let fields = line.split(separator: "|")
            guard fields.count == 2, let topic = codes["medtop:" + fields[0]] else { continue }
            add(fields[1], to: topic)
        }
        self.topics = topics
        self.codes = codes
        self.expressions = expressions
        firsts = HashedTable(expecting: expressions.count)
        following = [Int32](repeating: -1, count: expressions.count)
        for (index, expression) in expressions.enumerated() {
            if let before = firsts.set(expression.stems[0], Int32(index)) { following[index] = before }
        }
    }

    /// Codes, the best founded first, at most five; with `ancestors` those above them too, after them.
    package func codes(in words: [FoldedWords.Word], ancestors: Bool = false) -> [String] {
        let found = findings(in: words).map(\.code)
        guard ancestors else { return found }
        return found.reduce(into: found) { all, code in
            for above in self.ancestors(of: code) where !all.contains(above) { all.append(above) }
        }
    }

    /// The topics above, the nearest first.
    package func ancestors(of code: String) -> [String] {
        var above: [String] = []
        var next = codes[code].flatMap { topics[$0].parent }
        while let topic = next, above.count < 8 {
            above.append(topics[topic].code)
            next = topics[topic].parent
        }
        return above
    }

    package func name(of code: String) -> String? { codes[code].map { topics[$0].name } }

    /// The topics of a text with their grounds, the best founded first, at most five.
    ///
    /// - Complexity: Linear in the first two thousand words.
    package func findings(in words: [FoldedWords.Word]) -> [Finding] {
        let hits = hits(in: words.prefix(TopicFinder.longest))
        let threshold = words.count <= TopicFinder.shortText ? 2 : 3
        var weights: [Int32: Int] = [:]
        var grounds: [Int32: [Int32]] = [:]
        for (index, points) in hits {
            weights[expressions[Int(index)].topic, default: 0] += points
            grounds[expressions[Int(index)].topic, default: []].append(index)
        }
        var found = weights.filter { $0.value >= threshold }
        // "Mining" speaks for metals and for nothing else: what a topic below says with the same words, it says better.
        for topic in found.keys {
            guard let parent = topics[Int(topic)].parent.map(Int32.init), let above = found[parent],
                above <= found[topic] ?? 0
            else { continue }
            let shared = Set(grounds[topic, default: []].map { expressions[Int($0)].text })
            if grounds[parent, default: []].allSatisfy({ shared.contains(expressions[Int($0)].text) }) {
                found[parent] = nil
            }
        }
        return found.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(TopicFinder.most).map { topic, weight in
            let texts = grounds[topic, default: []].sorted { hits[$0, default: 0] > hits[$1, default: 0] }
            return Finding(
                code: topics[Int(topic)].code,
                weight: weight,
                expressions: texts.map { expressions[Int($0)].text }
            )
        }
    }

    private static let longest = 2_000
    private static let shortText = 60
    private static let most = 5

    /// How many words the title has: a first line that others follow, or the whole of a short text.
    private static func title(of words: ArraySlice<FoldedWords.Word>) -> Int {
        guard let last = words.last else { return 0 }
        let first = words.prefix(longestTitle + 1).prefix { $0.line == 0 }.count
        return first > longestTitle || (last.line == 0 && words.count > longestTitle) ? 0 : first
    }

    private static let longestTitle = 25

    /// Points by expression.
    private func hits(in words: ArraySlice<FoldedWords.Word>) -> [Int32: Int] {
        let title = TopicFinder.title(of: words)
        var points: [Int32: Int] = [:]
        var times: [Int32: Int] = [:]
        for (index, word) in words.enumerated() {
            guard let first = firsts[word.stem] else { continue }
            var next = first
            while next >= 0 {
                let expression = expressions[Int(next)]
                if index + expression.stems.count <= words.count,
                    expression.stems.indices.allSatisfy({ words[index + $0].stem == expression.stems[$0] }),
                    times[next, default: 0] < 2
                {
                    times[next, default: 0] += 1
                    points[next, default: 0] += expression.weight * (index < title ? 2 : 1)
                }
                next = following[Int(next)]
            }
        }
        return points
    }
}

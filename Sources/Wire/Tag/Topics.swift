package import Prose

/// What a text is about, as codes of the IPTC Media Topics (http://cv.iptc.org/newscodes/mediatopic/), by the words it
/// uses.
///
/// A topic is given when two of its expressions stand in the text, or one stands in its first line. Expressions are
/// compared by stem; several words must stand together.
package struct TopicFinder: Sendable {
    package struct Topic: Sendable, Equatable {
        package var code: String
        package var name: String
    }

    package static let standard = TopicFinder(TopicTable.topics)

    package let topics: [Topic]
    private let expressions: [UInt64: [(stems: [UInt64], topic: Int)]]

    init(_ table: String) {
        var topics: [Topic] = []
        var expressions: [UInt64: [(stems: [UInt64], topic: Int)]] = [:]
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: "|")
            guard fields.count == 3 else { continue }
            for expression in fields[2].split(separator: ",") {
                let stems = FoldedWords(String(expression)).words.map(\.stem)
                if let first = stems.first { expressions[first, default: []].append((stems, topics.count)) }
            }
            topics.append(Topic(code: "medtop:" + fields[0], name: String(fields[1])))
        }
        self.topics = topics
        self.expressions = expressions
    }

    /// Codes, the best founded first, at most five.
    package func codes(in words: [FoldedWords.Word]) -> [String] {
        var scores: [Int: Int] = [:]
        for (index, word) in words.prefix(2_000).enumerated() {
            guard let candidates = expressions[word.stem] else { continue }
            var counted: Set<Int> = []
            for (stems, topic) in candidates where index + stems.count <= words.count {
                guard stems.indices.allSatisfy({ words[index + $0].stem == stems[$0] }),
                    counted.insert(topic).inserted
                else { continue }
                scores[topic, default: 0] += word.line == 0 ? 2 : 1
            }
        }
        return scores.filter { $0.value >= 2 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
            .map { topics[$0.key].code }
    }

    package func name(of code: String) -> String? { topics.first { $0.code == code }?.name }
}

/// What a query means, spelt out plainly: one story, one tree, no index.
///
/// The index must agree with it.
package struct AlertEvaluator: Sendable {
    private let words: [String]
    private let places: [String: [Int]]
    private let tags: Set<Tag>
    private let targetChange: Int?

    private struct Tag: Hashable {
        var field: AlertField
        var value: String
    }

    package init(_ story: AlertStory) {
        var words = FoldedText.words(story.title)
        if !words.isEmpty { words += Array(repeating: "", count: AlertStory.gap) }
        words += FoldedText.words(story.text)
        var places: [String: [Int]] = [:]
        for (place, word) in words.enumerated() where !word.isEmpty { places[word, default: []].append(place) }
        var tags: Set<Tag> = []
        story.forEachTag { tags.insert(Tag(field: $0, value: FoldedText.tag($1))) }
        self.words = words
        self.places = places
        self.tags = tags
        targetChange = story.targetChange
    }

    /// - Complexity: Proportional to the tree, and for a phrase or NEAR to the occurrences of its words.
    package func matches(_ tree: AlertTree) -> Bool {
        switch tree {
        case .word(let word): return places[word] != nil
        case .tag(let field, let value): return tags.contains(Tag(field: field, value: value))
        case .phrase(let phrase): return contains(phrase)
        case .near(let distance, let first, let second):
            return areNear(places[first] ?? [], places[second] ?? [], distance)
        case .targetChange(let least): return targetChange.map { $0 >= least } ?? false
        case .all(let members): return members.allSatisfy(matches)
        case .any(let members): return members.contains(where: matches)
        case .not(let inner): return !matches(inner)
        }
    }

    /// The smallest part of the tree that by itself makes it true; nil when the story does not match.
    ///
    /// Of an OR the first branch that holds, of an AND all of it.
    package func clause(of tree: AlertTree) -> AlertTree? {
        guard matches(tree) else { return nil }
        switch tree {
        case .any(let members): return members.lazy.compactMap(clause(of:)).first
        case .all(let members):
            return AlertTree.all(members.compactMap(clause(of:))).normalised
        default: return tree
        }
    }

    private func contains(_ phrase: [String]) -> Bool {
        guard let first = phrase.first, let starts = places[first] else { return false }
        return starts.contains { start in
            start + phrase.count <= words.count && phrase.indices.allSatisfy { words[start + $0] == phrase[$0] }
        }
    }

    private func areNear(_ left: [Int], _ right: [Int], _ distance: Int) -> Bool {
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            if abs(left[i] - right[j]) <= distance { return true }
            if left[i] < right[j] { i += 1 } else { j += 1 }
        }
        return false
    }
}

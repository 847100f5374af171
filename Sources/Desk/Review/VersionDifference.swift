package import NewsModel
import Prose

/// What changed from one version's text to another's, paragraph by paragraph and word by word.
package enum VersionDifference {
    package enum Paragraph: Sendable, Equatable {
        case same(String)
        case removed(String)
        case added(String)
        case changed([WordChange])
    }

    /// - Complexity: Quadratic in the number of paragraphs, of which a draft has at most 300.
    package static func between(_ old: String, _ new: String) -> [Paragraph] {
        let before = old.split(separator: "\n").map(String.init)
        let after = new.split(separator: "\n").map(String.init)
        var found: [Paragraph] = []
        var (from, to) = (0, 0)
        for pair in WordDifference.matches(Array(before.prefix(400)), Array(after.prefix(400))) + [
            (before.count, after.count)
        ] {
            let gone = Array(before[from..<max(from, pair.0)])
            let come = Array(after[to..<max(to, pair.1)])
            // What stands across from each other in a gap is taken for an edit of one another.
            for index in 0..<max(gone.count, come.count) {
                switch (gone.indices.contains(index), come.indices.contains(index)) {
                case (true, true): found.append(.changed(WordDifference.between(gone[index], come[index])))
                case (true, false): found.append(.removed(gone[index]))
                case (false, true): found.append(.added(come[index]))
                case (false, false): break
                }
            }
            if pair.0 < before.count, pair.1 < after.count { found.append(.same(after[pair.1])) }
            (from, to) = (pair.0 + 1, pair.1 + 1)
        }
        return found
    }
}

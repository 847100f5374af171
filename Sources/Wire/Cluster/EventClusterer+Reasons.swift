import Foundation
import NewsModel
import Prose

/// Decisions in words, for the editor who has to judge them.
extension EventClusterer {
    /// Below this likeness another event is no look-alike, and nothing need be said of it.
    private static let worthMentioning: Float = 0.12

    /// The three terms that say most, in the report's own spelling.
    func because(_ vector: EventVector, _ cluster: EventCluster, _ near: Near) -> String {
        var words: [String] = []
        for span in vector.sharedSpans(with: cluster) {
            guard words.count < 3, let word = vector.terms.text.text(in: span) else { break }
            let flat = word.replacing("\n", with: " ")
            if words.contains(where: { $0.contains(flat) || flat.contains($0) }) { continue }
            words.append(flat)
        }
        let figure = Self.decimals(near.likeness)
        return words.isEmpty
            ? "same event (\(figure))" : "same event because: \(words.joined(separator: ", ")) (\(figure))"
    }

    /// What keeps the report apart from the nearest event that it was not put to.
    func apart(_ vector: EventVector, _ date: Date?, _ near: Near?) -> String {
        guard let near, near.likeness >= Self.worthMentioning, let cluster = clusters[near.number],
            !cluster.names.isEmpty
        else { return "" }
        var causes: [String] = []
        if let days = cluster.daysAway(date), days >= 1 {
            causes.append("\(Int(days)) day\(Int(days) == 1 ? "" : "s") apart")
        }
        for figure in vector.terms.figures {
            guard let other = cluster.figures.first(where: { $0.noun == figure.noun }),
                !other.values.contains(figure.value), let words = vector.terms.text.text(in: figure.span)
            else { continue }
            causes.append("figures differ: \(words) / \(other.words)")
            break
        }
        let absent = cluster.names.filter { vector.terms.term($0.key) == nil }.prefix(2).map(\.words)
        if !absent.isEmpty { causes.append("does not name \(absent.joined(separator: ", "))") }
        let own = vector.strongest.prefix(12).filter { entry in !cluster.has(entry.key) }.compactMap { entry in
            vector.terms.term(entry.key).flatMap { $0.isName ? vector.terms.text.text(in: $0.span) : nil }
        }
        if let name = own.first { causes.append("which does not name \(name)") }
        if causes.isEmpty { causes = ["less alike"] }
        let label = cluster.names.prefix(2).map(\.words).joined(separator: ", ")
        let text = "; not \(label) (\(Self.decimals(near.likeness))): \(causes.joined(separator: "; "))"
        return text.replacing("\n", with: " ")
    }

    private static func decimals(_ value: Float) -> String {
        let hundredths = Int((max(0, min(1, value)) * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}

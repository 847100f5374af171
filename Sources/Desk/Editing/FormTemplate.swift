import Foundation

/// The fixed text of a form's section, with `{places}` to be filled in: whether a paragraph is such a text filled in.
///
/// A paragraph without a label counts as furniture (credit, notice) only if it fits; else anybody could slip a claim
/// past the check by writing it where the copyright line stands.
struct FormTemplate {
    private let literals: [String]

    init(_ template: String) {
        var literals: [String] = []
        var current = ""
        var isInside = false
        for character in template {
            switch character {
            case "{" where !isInside:
                literals.append(current)
                current = ""
                isInside = true
            case "}" where isInside: isInside = false
            default: if !isInside { current.append(character) }
            }
        }
        literals.append(current)
        self.literals = literals
    }

    /// Whether `text` is the template with each place filled by at most 80 characters that hold no sentence end.
    func fits(_ text: String) -> Bool {
        guard let first = literals.first, let last = literals.last, text.hasPrefix(first) else { return false }
        if literals.count == 1 { return text == first }
        // A template of nothing but a place would fit anything.
        guard literals.contains(where: { $0.count >= 5 }) else { return false }
        var rest = text.dropFirst(first.count)
        for literal in literals.dropFirst().dropLast() {
            guard !literal.isEmpty, let range = rest.range(of: literal), isFilling(rest[..<range.lowerBound])
            else { return false }
            rest = rest[range.upperBound...]
        }
        guard rest.hasSuffix(last) else { return false }
        return isFilling(rest.dropLast(last.count))
    }

    private func isFilling(_ text: Substring) -> Bool {
        text.count <= 80 && !text.contains { $0 == "?" || $0 == "!" || $0 == "“" || $0 == "\"" || $0.isNewline }
            && !text.contains(". ")
    }
}

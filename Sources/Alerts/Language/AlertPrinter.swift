extension AlertTree {
    /// As a reader would write it; parsing gives an equal tree when this one is ``normalised``.
    package var written: String {
        switch self {
        case .word(let word): return Self.isPlain(word) ? word : "\"\(word)\""
        case .tag(.ticker, let value) where Self.isPlain(value): return "$" + value.uppercased()
        case .tag(let field, let value): return field.name + ":" + (Self.isPlain(value) ? value : "\"\(value)\"")
        case .phrase(let words): return "\"" + words.joined(separator: " ") + "\""
        case .near(let distance, let first, let second):
            return "\(AlertTree.word(first).written) NEAR/\(distance) \(AlertTree.word(second).written)"
        case .targetChange(let least): return "target>=\(least)"
        case .not(let inner): return "NOT " + inner.writtenAsOperand
        case .all(let members): return members.map(\.writtenAsOperand).joined(separator: " AND ")
        case .any(let members): return members.map(\.writtenAsOperand).joined(separator: " OR ")
        }
    }

    private var writtenAsOperand: String {
        switch self {
        case .all, .any: "(\(written))"
        default: written
        }
    }

    /// Whether the word reads back as itself without quotation marks.
    private static func isPlain(_ word: String) -> Bool {
        !AlertParser.operators.contains(word) && !word.utf8.isEmpty && !word.contains(" ")
    }
}

/// The words of a draft that `nutgraf draft` wrote as Markdown: what an editor would read aloud.
enum DraftPlainText {
    /// Footnotes and their marks, notes to the editor, heading and emphasis marks are taken away; other text is left.
    static func of(_ text: String) -> String {
        guard text.hasPrefix("# ") || text.contains("\n[^1]: ") else { return text }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter {
            !$0.hasPrefix("[^") && !$0.hasPrefix("> ")
        }
        return lines.joined(separator: "\n")
            .replacing(/\[\^\d{1,4}\]/, with: "")
            .replacing(#/(?m)^\#{1,6}\s/#, with: "")
            .replacing("**", with: "")
    }
}

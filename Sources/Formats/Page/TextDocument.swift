/// A report as a plain text file: a title, perhaps a few fields about it, and paragraphs.
///
/// Fields are lines `NAME: value` at the very top, before the first other line: title, address or url, date, author,
/// outlet or source, licence. A rule of hyphens or equals signs ends them. Without a title field the first line is the
/// title when it reads like one. Lines that were broken at a fixed width are joined again, so that a sentence is one
/// sentence.
package struct TextDocument: Sendable, Equatable {
    package var title: String?
    /// Names in lower case.
    package var fields: [String: String] = [:]
    /// One newline between paragraphs.
    package var body = ""

    /// - Complexity: Linear in the text.
    package init(reading text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasSuffix("\r") ? $0.dropLast() : $0 }[...]
        while let line = lines.first, let field = Self.field(line, isFirst: fields.isEmpty) {
            fields[field.name] = field.value
            lines.removeFirst()
        }
        // One line with a colon alone is a headline such as "Source: bank to close", unless its name is in capitals.
        if fields.count == 1, fields["title"] == nil, text.first(where: { $0 == ":" || $0.isLowercase }) != ":" {
            lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
            fields = [:]
        }
        if !fields.isEmpty, let rule = lines.first, Self.isRule(rule) { lines.removeFirst() }
        title = fields["title"]
        let told = lines.drop { Self.isBlank($0) }
        if title == nil, let first = told.first, Self.isTitle(first, before: told.dropFirst().first) {
            title = String(first)
            lines = told.dropFirst()
        }
        body = Self.joined(lines)
    }

    /// After the first, any name in capitals is a field.
    private static func field(_ line: Substring, isFirst: Bool) -> (name: String, value: String)? {
        guard let colon = line.firstIndex(of: ":"), line[line.index(after: colon)...].first == " " else { return nil }
        let name = line[..<colon]
        let isCapitals = name.utf8.count <= 24 && name.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x2D }
        guard names.contains(name.lowercased()) || (!isFirst && isCapitals) else { return nil }
        return (name.lowercased(), String(line[colon...].dropFirst(2)))
    }

    private static let names: Set<String> = [
        "title", "address", "url", "date", "published", "author", "outlet", "source", "licence", "license", "language",
    ]

    private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

    private static func isRule(_ line: Substring) -> Bool {
        line.utf8.count >= 3 && line.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "=") }
    }

    /// Short, without the stop that ends a sentence, and not the first line of a broken one.
    private static func isTitle(_ line: Substring, before next: Substring?) -> Bool {
        guard line.utf8.count <= 200, !".!?:;,”\"-".contains(line.last ?? ".") else { return false }
        return next?.first(where: { !$0.isWhitespace })?.isLowercase != true
    }

    /// Paragraphs, with lines that were broken at a width joined.
    private static func joined(_ lines: ArraySlice<Substring>) -> String {
        let filled = lines.map(\.utf8.count).filter { $0 > 0 }.sorted()
        // Text that was broken has most lines near one width; text that was not has paragraphs of any length.
        let width = filled.isEmpty ? 0 : filled[filled.count * 9 / 10]
        let isBroken = filled.count > 6 && width <= 120
        var paragraphs: [String] = []
        var isOpen = false
        for line in lines {
            let text = line.drop(while: \.isWhitespace)
            guard !text.isEmpty, !isRule(text) else {
                isOpen = false
                continue
            }
            if isOpen, isBroken, let last = paragraphs.indices.last,
                continues(paragraphs[last], with: text, width: width)
            {
                if paragraphs[last].hasSuffix("-"), text.first?.isLowercase == true {
                    paragraphs[last].removeLast()
                } else {
                    paragraphs[last] += " "
                }
                paragraphs[last] += text
            } else {
                paragraphs.append(String(text))
            }
            isOpen = true
        }
        return paragraphs.joined(separator: "\n")
    }

    /// Whether a line goes on with the sentence before it: that one does not end, or this one begins in the middle.
    private static func continues(_ paragraph: String, with line: Substring, width: Int) -> Bool {
        if line.first.map({ $0.isLowercase || ",;)".contains($0) }) == true { return true }
        if let last = paragraph.last, ".!?:”\"".contains(last) { return false }
        let lastLine = paragraph.utf8.count
        return lastLine * 10 >= width * 6 && !"•-*–".contains(line.first ?? " ")
    }
}

/// Names in bylines: what stands around them goes, several are told apart, and what is no name is nothing.
enum PersonNames {
    /// Each name once, in order.
    ///
    /// `isStated`: the page names its author to machines; then a house or a nickname is one too.
    static func list(_ texts: [String], isStated: Bool = false) -> [String] {
        var names: [String] = []
        for text in texts {
            for name in split(PlainText.line(text), isStated)
            where !names.contains(where: { $0.lowercased() == name.lowercased() }) { names.append(name) }
        }
        return Array(names.prefix(10))
    }

    private static let openings = [
        "by:", "by ", "von ", "von:", "par ", "por ", "di ", "da ", "door ", "af ", "av ", "written by", "erstellt von",
        "veröffentlicht von", "ein beitrag von", "escrito por", "publicado por", "rédigé par", "posted by", "autor:",
        "author:", "text:", "words by", "published by", "story by", "reported by", "от ", "автор:", "author ",
    ]
    private static let joints = [
        " and ", " und ", " et ", " y ", " & ", " e ", " och ", " og ", " en ", " и ", " with ",
    ]
    /// Words that show a text is about the time, the place or the paper, not a person.
    private static let foreign: Set<String> = [
        "admin", "administrator", "editor", "redaktion", "staff", "news", "team", "updated", "published", "posted",
        "comments", "comment", "share", "www", "http",
        "https", "com", "null", "undefined", "anonymous", "webmaster", "author", "autor", "view", "follow", "contact",
        "more", "read", "min", "ago", "by",
        "on", "in", "about", "all", "posts", "the", "january", "february", "march", "april", "june", "july", "august",
        "september", "october", "november",
        "december", "am", "pm", "uhr",
    ]

    private static let nobody: Set<String> = [
        "admin", "administrator", "null", "undefined", "anonymous", "webmaster", "author", "user", "root", "none",
    ]

    private static func split(_ text: String, _ isStated: Bool) -> [String] {
        let lower = text.lowercased()
        if lower.contains("://") || lower.contains("www.") || lower.contains(".com/") { return [] }
        var rest = text
        var changed = true
        while changed {
            changed = false
            let lower = rest.lowercased()
            for opening in openings where lower.hasPrefix(opening) {
                rest = String(rest.dropFirst(opening.count)).trimmingBlanks
                changed = true
            }
        }
        for joint in joints { rest = rest.replacing(joint, with: ";") }
        let parts = rest.split {
            $0 == ";" || $0 == "," || $0 == "|" || $0 == "/" || $0 == "\n" || $0 == "•" || $0 == "·"
        }
        var names: [String] = []
        for (index, part) in parts.enumerated() {
            guard let name = name(String(part), isStated) else {
                // What follows the first thing that is no name is the rest of the line: role, date, place.
                if index > 0 { break }
                continue
            }
            names.append(name)
        }
        return names
    }

    private static func name(_ part: String, _ isStated: Bool) -> String? {
        var text = part.trimmingBlanks
        for mark in [" - ", " – ", " — ", " (", " on ", " @", " in ", ":"] {
            if let range = text.firstRange(of: mark), range.lowerBound > text.startIndex {
                text = String(text[..<range.lowerBound]).trimmingBlanks
            }
        }
        while let last = text.last,
            last == "." && text.utf8.count > 4 && !text.hasSuffix("Jr.") && !text.hasSuffix("Sr.")
        { text.removeLast() }
        guard text.utf8.count >= 2, text.utf8.count <= 60, !text.contains("@"), !text.contains("://") else {
            return nil
        }
        let words = text.split(separator: " ")
        let lower = words.map { $0.lowercased() }
        if isStated {
            return words.count <= 8 && !(words.count == 1 && (nobody.contains(lower[0]) || text.contains(".")))
                ? text : nil
        }
        guard words.count <= 5 else { return nil }
        guard !text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        if lower.contains(where: { foreign.contains($0) }) { return nil }
        guard text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return nil }
        return text
    }
}

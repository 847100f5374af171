import NewsModel
import Prose

/// How a story names where it has things from.
enum Outlets {
    /// "the Financial Times", "Reuters", "The Guardian": as it stands inside a sentence.
    static func inSentence(_ outlet: String) -> String {
        let name = printable(outlet) ?? ""
        guard let last = name.split(separator: " ").last?.lowercased(), !name.lowercased().hasPrefix("the ") else {
            return String(name)
        }
        return takesArticle.contains(last) && !name.contains(".") ? "the " + name : String(name)
    }

    /// "the Financial Times and Reuters"; at most two are named, the first reporter first.
    static func joined(_ outlets: [String]) -> String {
        var seen: Set<String> = []
        let distinct = outlets.compactMap(printable).filter { seen.insert($0.lowercased()).inserted }
        return distinct.prefix(2).map(inSentence).joined(separator: " and ")
    }

    /// The outlet's name as it may be printed: a host without scheme and "www.", a handle without its sign; nil for a
    /// file's name, a lone small word or nothing.
    static func printable(_ outlet: String) -> String? {
        var name = outlet[...]
        while let first = name.first, first.isWhitespace || first == "@" { name.removeFirst() }
        while let last = name.last, last.isWhitespace { name.removeLast() }
        let isAddress = name.contains("://")
        if let scheme = name.firstRange(of: "://") { name = name[scheme.upperBound...] }
        if isAddress || name.lowercased().hasPrefix("www.") {
            name = name.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
            if name.lowercased().hasPrefix("www.") { name = name.dropFirst(4) }
        }
        let small = name.lowercased()
        guard name.contains(where: \.isLetter), !StopWords.contains(small) || name != small,
            !["…", "...", "_", "/", "\\"].contains(where: { name.contains($0) }),
            !files.contains(where: { small.hasSuffix($0) }), name.utf8.count <= 80
        else { return nil }
        return String(name)
    }

    private static let files = [".html", ".htm", ".txt", ".md", ".pdf", ".json", ".xml", ".php", ".aspx"]
    private static let takesArticle: Set<String> = [
        "times", "journal", "post", "press", "herald", "tribune", "gazette", "chronicle", "mail", "sun", "star",
        "independent", "observer", "standard", "telegraph", "guardian", "economist", "bbc", "globe", "mirror",
        "express",
        "register", "verge", "examiner", "bulletin", "agency", "commission", "department", "office", "government",
        "ministry", "bank", "house", "union", "council", "board", "authority", "administration", "service", "institute",
    ]
}

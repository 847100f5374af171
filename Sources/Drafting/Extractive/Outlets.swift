import NewsModel

/// How a story names where it has things from.
enum Outlets {
    /// "the Financial Times", "Reuters", "The Guardian": as it stands inside a sentence.
    static func inSentence(_ outlet: String) -> String {
        let name = outlet.trimmingPrefix { $0.isWhitespace }
        guard let last = name.split(separator: " ").last?.lowercased(), !name.lowercased().hasPrefix("the ") else {
            return String(name)
        }
        return takesArticle.contains(last) && !name.contains(".") ? "the " + name : String(name)
    }

    /// "the Financial Times and Reuters"; at most two are named, the first reporter first.
    static func joined(_ outlets: [String]) -> String {
        var seen: Set<String> = []
        let distinct = outlets.filter { seen.insert($0.lowercased()).inserted }
        return distinct.prefix(2).map(inSentence).joined(separator: " and ")
    }

    private static let takesArticle: Set<String> = [
        "times", "journal", "post", "press", "herald", "tribune", "gazette", "chronicle", "mail", "sun", "star",
        "independent", "observer", "standard", "telegraph", "guardian", "economist", "bbc", "globe", "mirror",
        "express",
        "register", "verge", "examiner", "bulletin", "agency", "commission", "department", "office", "government",
        "ministry", "bank", "house", "union", "council", "board", "authority", "administration", "service", "institute",
    ]
}

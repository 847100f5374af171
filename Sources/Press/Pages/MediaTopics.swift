/// Names of IPTC Media Topics (http://cv.iptc.org/newscodes/mediatopic/), for pages and feeds.
package enum MediaTopics {
    /// The name, or the code itself where the table does not have it.
    package static func name(of code: String) -> String { names[digits(code)] ?? code }

    /// `http://cv.iptc.org/newscodes/mediatopic/20000763`; nil for anything that is no Media Topic.
    package static func address(of code: String) -> String? {
        let digits = digits(code)
        guard code.hasPrefix("medtop:"), digits.utf8.count == 8, digits.utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        return "http://cv.iptc.org/newscodes/mediatopic/" + digits
    }

    private static func digits(_ code: String) -> String {
        code.hasPrefix("medtop:") ? String(code.dropFirst("medtop:".count)) : code
    }

    /// The seventeen topics of the first level.
    private static let names: [String: String] = [
        "01000000": "Arts, culture, entertainment and media", "02000000": "Crime, law and justice",
        "03000000": "Disaster, accident and emergency incident", "04000000": "Economy, business and finance",
        "05000000": "Education", "06000000": "Environment", "07000000": "Health", "08000000": "Human interest",
        "09000000": "Labour", "10000000": "Lifestyle and leisure", "11000000": "Politics and government",
        "12000000": "Religion", "13000000": "Science and technology", "14000000": "Society", "15000000": "Sport",
        "16000000": "Conflict, war and peace", "17000000": "Weather",
    ]
}

/// Titles of documents, which often carry the site's name before or after a mark.
enum TitleText {
    private static let marks = [
        " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " ‹ ", " › ", " ~ ", " // ", " / ", " > ",
        " < ",
    ]

    /// `title` without the part that names the site.
    static func withoutSite(_ title: String, sitename: String?, host: String?) -> String {
        var text = title
        for _ in 0..<3 {
            guard let shorter = once(text, sitename, host) else { return text }
            text = shorter
        }
        return text
    }

    private static func once(_ text: String, _ sitename: String?, _ host: String?) -> String? {
        var last: (head: Substring, tail: Substring)?
        var first: (head: Substring, tail: Substring)?
        for mark in marks {
            for range in text.ranges(of: mark) {
                if range.lowerBound > (last?.head.endIndex ?? text.startIndex) {
                    last = (text[..<range.lowerBound], text[range.upperBound...])
                }
                if range.lowerBound < (first?.head.endIndex ?? text.endIndex) {
                    first = (text[..<range.lowerBound], text[range.upperBound...])
                }
            }
        }
        if let last, names(last.tail, sitename: sitename, host: host) { return String(last.head) }
        if let first, names(first.head, sitename: sitename, host: host) { return String(first.tail) }
        // An unnamed tail after a bar, short beside a long head, is the site or its section.
        if let last, text[last.head.endIndex...].hasPrefix(" | "), last.head.utf8.count > 20, last.tail.utf8.count < 30
        {
            return String(last.head)
        }
        return nil
    }

    /// "23.01.2022 - Title" without the day.
    static func withoutDay(_ title: String) -> String {
        guard let hit = DatesInText.find(in: title, isDayFirst: true).first, hit.range.lowerBound == 0 else {
            return title
        }
        let rest = String(decoding: title.utf8.dropFirst(hit.range.upperBound), as: UTF8.self)
        for mark in [" - ", " – ", " — ", " | ", ": "] where rest.hasPrefix(mark) {
            return String(rest.dropFirst(mark.count)).trimmingBlanks
        }
        return title
    }

    /// "ft" of "ft.com", "nytimes" of "www.nytimes.com".
    private static func longestLabel(_ host: String) -> String {
        let labels = host.split { $0 == "." }
        return labels.dropLast().max { $0.utf8.count < $1.utf8.count }.map { String($0) } ?? host
    }

    static func names(_ part: Substring, sitename: String?, host: String?) -> Bool {
        let own = PageMetadata.key(String(part))
        guard own.utf8.count > 1 else { return false }
        if let sitename {
            let site = PageMetadata.key(sitename)
            if own == site
                || (site.utf8.count > 3 && (own.hasPrefix(site) || site.hasPrefix(own) && own.utf8.count > 3))
            {
                return true
            }
        }
        if let host {
            let name = PageMetadata.key(host)
            let label = PageMetadata.key(longestLabel(host))
            return own == name || own == label
                || (label.utf8.count > 3 && own.hasPrefix(label) && own.utf8.count < label.utf8.count + 8)
        }
        return false
    }
}

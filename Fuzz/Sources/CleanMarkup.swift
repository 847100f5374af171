/// What sanitised markup may look like, told by hand and without a line of the sanitiser: text, tags from a list with
/// quoted attributes from a list, addresses with schemes from a list, all of it balanced.
enum CleanMarkup {
    private static let elements: Set<String> = [
        "a", "abbr", "acronym", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption",
        "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "dir", "div", "dl", "dt", "em",
        "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i", "img",
        "ins", "kbd", "li", "main", "mark", "menu", "nav", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp",
        "section", "small", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
        "thead", "time", "tr", "tt", "u", "ul", "var", "wbr",
    ]
    private static let voids: Set<String> = ["br", "col", "hr", "img", "wbr"]
    private static let attributes: Set<String> = [
        "title", "lang", "dir", "href", "cite", "src", "alt", "width", "height", "start", "value", "colspan", "rowspan",
        "span", "scope", "type", "reversed", "datetime",
    ]
    private static let schemes: Set<String> = [
        "http", "https", "mailto", "tel", "ftp", "sms", "xmpp", "irc", "ircs", "news", "geo",
    ]

    static func check(_ html: String) {
        let bytes = Array(html.utf8)
        var open: [String] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            index += 1
            let isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
            if isEnd { index += 1 }
            let name = word(bytes, &index)
            guard elements.contains(name) else { broken("only elements of the list remain", [name, html]) }
            if isEnd {
                guard open.popLast() == name else { broken("tags are balanced", [name, html]) }
            } else {
                readAttributes(bytes, &index, of: name, html)
                if !voids.contains(name) { open.append(name) }
            }
            guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { broken("a tag ends", [name, html]) }
            index += 1
        }
        guard open.isEmpty else { broken("tags are balanced", open + [html]) }
    }

    private static func word(_ bytes: [UInt8], _ index: inout Int) -> String {
        let start = index
        while index < bytes.count, (0x61...0x7A).contains(bytes[index]) || (0x30...0x39).contains(bytes[index]) {
            index += 1
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private static func readAttributes(_ bytes: [UInt8], _ index: inout Int, of element: String, _ html: String) {
        var seen: Set<String> = []
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") {
            index += 1
            let name = word(bytes, &index)
            guard attributes.contains(name), seen.insert(name).inserted else {
                broken("only attributes of the list remain, each once", [element, name, html])
            }
            guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "="), bytes[index + 1] == UInt8(ascii: "\"")
            else { broken("attributes are quoted", [element, name, html]) }
            index += 2
            let start = index
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
            guard index < bytes.count else { broken("a quoted value ends", [element, name, html]) }
            let value = bytes[start..<index]
            index += 1
            guard !value.contains(UInt8(ascii: "<")), !value.contains(UInt8(ascii: ">")) else {
                broken("no angle bracket stands in a value", [element, name, html])
            }
            if ["href", "src", "cite"].contains(name) { checkAddress(value, on: element, html) }
        }
    }

    /// What a browser makes of it: references resolved, controls and blanks out, then what stands before the colon.
    private static func checkAddress(_ value: ArraySlice<UInt8>, on element: String, _ html: String) {
        var text = String(decoding: value, as: UTF8.self)
        for (reference, plain) in [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&amp;", "&")] {
            text = text.replacing(reference, with: plain)
        }
        let read = text.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
        let head = read.prefix { !"/?#".unicodeScalars.contains($0) }
        guard let colon = head.firstIndex(of: ":") else { return }
        let scheme = String(String.UnicodeScalarView(head[..<colon])).lowercased()
        if schemes.contains(scheme) { return }
        let rest = String(String.UnicodeScalarView(read[colon...].prefix(12))).lowercased()
        if element == "img", scheme == "data", rest.hasPrefix(":image/"), !rest.hasPrefix(":image/svg") { return }
        broken("only schemes of the list remain", [scheme, html])
    }
}

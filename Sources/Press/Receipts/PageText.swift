/// Reads the signed text back out of a story page of ours: the elements that carry `data-text`, without the notes in
/// them that carry `data-note`.
///
/// It reads what ``StoryPage`` writes, where every element is closed; of any other page it finds nothing. Bounded by
/// the page's length, no recursion.
enum PageText {
    /// The parts joined as in ``NewsModel/Draft/text``: apart by an empty line.
    ///
    /// Nil when the page has no such element.
    static func read(_ html: String) -> String? {
        let bytes = Array(html.utf8)
        var parts: [String] = []
        var content: [UInt8] = []
        /// Open elements inside the part we are in; the part itself is the first.
        var open: [(name: [UInt8], isNote: Bool)] = []
        var at = 0
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "<") else {
                if !open.isEmpty, !open.contains(where: \.isNote) { content.append(bytes[at]) }
                at += 1
                continue
            }
            guard let end = tagEnd(bytes, from: at) else { break }
            let tag = bytes[(at + 1)..<end]
            at = end + 1
            if tag.first == UInt8(ascii: "/") {
                guard let last = open.last, tag.dropFirst().elementsEqual(last.name) else { continue }
                open.removeLast()
                if open.isEmpty {
                    parts.append(unescaped(content))
                    content = []
                }
                continue
            }
            let name = Array(tag.prefix { $0 != 0x20 && $0 != 0x0A })
            let isPart = has("data-text", tag)
            guard !open.isEmpty || isPart, !isVoid(name) else { continue }
            guard open.count < 64 else { return nil }
            open.append((name, has("data-note", tag)))
        }
        return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
    }

    /// Where the tag that begins at `from` ends, quoted attribute values passed over.
    private static func tagEnd(_ bytes: [UInt8], from: Int) -> Int? {
        var at = from + 1
        var isQuoted = false
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "\"") { isQuoted.toggle() }
            if bytes[at] == UInt8(ascii: ">"), !isQuoted { return at }
            at += 1
        }
        return nil
    }

    /// Whether the tag has an attribute of that name, written without a value as we write it.
    private static func has(_ name: String, _ tag: ArraySlice<UInt8>) -> Bool {
        var isQuoted = false
        var word: [UInt8] = []
        for byte in tag + [0x20] {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, byte == 0x20 || byte == 0x0A {
                if word.elementsEqual(name.utf8) { return true }
                word = []
            } else {
                word.append(byte)
            }
        }
        return false
    }

    private static func isVoid(_ name: [UInt8]) -> Bool {
        ["br", "hr", "img", "wbr"].contains { name.elementsEqual($0.utf8) }
    }

    /// Undoes ``Formats/HTML/escape(_:into:)``.
    private static func unescaped(_ content: [UInt8]) -> String {
        let named: [(String, UInt8)] = [
            ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
            ("&quot;", UInt8(ascii: "\"")), ("&#39;", UInt8(ascii: "'")),
        ]
        var output: [UInt8] = []
        output.reserveCapacity(content.count)
        var at = 0
        while at < content.count {
            if content[at] == UInt8(ascii: "&"),
                let (name, byte) = named.first(where: { content[at...].starts(with: $0.0.utf8) })
            {
                output.append(byte)
                at += name.utf8.count
            } else {
                output.append(content[at])
                at += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}

/// Tags and texts of an HTML document, as a browser's tokeniser would cut them (HTML Living Standard section 13.2.5).
///
/// It works on positions and copies nothing. Every byte is looked at a bounded number of times: marks that are searched
/// for in vain are remembered.
struct HTMLTokenizer {
    enum Kind { case start, end, text, rawText, other }

    struct Attribute {
        var nameStart: Int
        var nameEnd: Int
        var valueStart: Int
        var valueEnd: Int
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var rawTag: HTMLTag?
    /// What follows is characters up to the end tag of the element just begun.
    var isRaw: Bool { rawTag != nil }
    /// After `<plaintext>`: nothing is markup any more.
    private(set) var isPlain = false
    /// Inside SVG and MathML, where `<![CDATA[` holds characters: they come as ``Kind/rawText`` of an unknown tag.
    var readsSections = false

    private(set) var kind = Kind.other
    private(set) var tag = HTMLTag.unknown
    /// Of the name in a tag, of the characters in a text.
    private(set) var start = 0
    private(set) var end = 0
    private(set) var isSelfClosing = false
    private(set) var attributes: [Attribute] = []
    /// Tags whose end was sought and is not there.
    private var endless: Set<HTMLTag> = []
    private var hasNoCommentEnd = false
    private var hasNoSectionEnd = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Where the token began.
    private(set) var tokenStart = 0
    var position: Int { index }

    /// Moves to the next token; false at the end.
    mutating func next() -> Bool {
        guard index < bytes.count else { return false }
        tokenStart = index
        if isPlain {
            return take(.text, index, bytes.count, next: bytes.count)
        }
        if let raw = rawTag {
            rawTag = nil
            let stop = endless.contains(raw) ? nil : raw == .script ? scriptEnd() : rawEnd(of: raw)
            if stop == nil { endless.insert(raw) }
            tag = raw
            let end = stop ?? bytes.count
            if end > index { return take(.rawText, index, end, next: end) }
            if index >= bytes.count { return false }
        }
        if bytes[index] != UInt8(ascii: "<") { return text(from: index) }
        guard index + 1 < bytes.count else { return text(from: index) }
        let byte = bytes[index + 1]
        if Self.isLetter(byte) { return startTag() }
        if byte == UInt8(ascii: "/") {
            guard index + 2 < bytes.count else { return text(from: index) }
            if Self.isLetter(bytes[index + 2]) { return endTag() }
            return bogus()
        }
        if byte == UInt8(ascii: "!") { return comment() }
        if byte == UInt8(ascii: "?") { return bogus() }
        return text(from: index)
    }

    private mutating func take(_ kind: Kind, _ start: Int, _ end: Int, next: Int) -> Bool {
        self.kind = kind
        self.start = start
        self.end = end
        index = next
        return true
    }

    private mutating func text(from start: Int) -> Bool {
        let end = find(UInt8(ascii: "<"), from: start + 1)
        return take(.text, start, end, next: end)
    }

    /// The element just begun is no HTML element, so that its name does not say how its content is read.
    mutating func readMarkup() {
        rawTag = nil
        isPlain = false
    }

    private mutating func section() -> Bool {
        let start = index + 9
        var cursor = hasNoSectionEnd ? bytes.count : start
        while cursor < bytes.count {
            cursor = find(UInt8(ascii: ">"), from: cursor)
            if cursor < bytes.count, cursor >= start + 2, bytes[cursor - 1] == UInt8(ascii: "]"),
                bytes[cursor - 2] == UInt8(ascii: "]")
            {
                tag = .unknown
                return take(.rawText, start, cursor - 2, next: cursor + 1)
            }
            cursor += 1
        }
        hasNoSectionEnd = true
        tag = .unknown
        return take(.rawText, min(start, bytes.count), bytes.count, next: bytes.count)
    }

    private var beginsSection: Bool {
        let mark: StaticString = "<![CDATA["
        guard readsSections, bytes.count - index >= mark.utf8CodeUnitCount else { return false }
        return mark.withUTF8Buffer { mark in mark.indices.allSatisfy { bytes[index + $0] == mark[$0] } }
    }

    private mutating func bogus() -> Bool {
        let end = find(UInt8(ascii: ">"), from: index + 2)
        return take(.other, index, end, next: min(bytes.count, end + 1))
    }

    private mutating func comment() -> Bool {
        guard index + 3 < bytes.count, bytes[index + 2] == UInt8(ascii: "-"), bytes[index + 3] == UInt8(ascii: "-")
        else {
            return beginsSection ? section() : bogus()
        }
        var cursor = index + 4
        // "<!-->" and "<!--->" are whole comments.
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ">") {
            return take(.other, index, cursor, next: cursor + 1)
        }
        if cursor + 1 < bytes.count, bytes[cursor] == UInt8(ascii: "-"), bytes[cursor + 1] == UInt8(ascii: ">") {
            return take(.other, index, cursor, next: cursor + 2)
        }
        cursor += 2
        while !hasNoCommentEnd, cursor < bytes.count {
            cursor = find(UInt8(ascii: ">"), from: cursor)
            guard cursor < bytes.count else { break }
            let dash = UInt8(ascii: "-")
            if bytes[cursor - 1] == dash, bytes[cursor - 2] == dash {
                return take(.other, index, cursor, next: cursor + 1)
            }
            if cursor - index >= 7, bytes[cursor - 1] == UInt8(ascii: "!"), bytes[cursor - 2] == dash,
                bytes[cursor - 3] == dash
            {
                return take(.other, index, cursor, next: cursor + 1)
            }
            cursor += 1
        }
        hasNoCommentEnd = true
        return take(.other, index, bytes.count, next: bytes.count)
    }

    private mutating func endTag() -> Bool {
        let start = index + 2
        let nameEnd = name(from: start)
        tag = HTMLTag.named(bytes, start, nameEnd)
        guard let close = finishTag(from: nameEnd) else { return false }
        return take(.end, start, nameEnd, next: close)
    }

    private mutating func startTag() -> Bool {
        let start = index + 1
        let nameEnd = name(from: start)
        tag = HTMLTag.named(bytes, start, nameEnd)
        guard let close = finishTag(from: nameEnd) else { return false }
        if tag.isRawText { rawTag = tag }
        if tag == .plaintext { isPlain = true }
        return take(.start, start, nameEnd, next: close)
    }

    private func name(from start: Int) -> Int {
        var cursor = start
        while cursor < bytes.count {
            let byte = bytes[cursor]
            if Self.isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
            cursor += 1
        }
        return cursor
    }

    /// Reads attributes up to the ">"; nil when the document ends first: then there is no tag at all.
    private mutating func finishTag(from: Int) -> Int? {
        attributes.removeAll(keepingCapacity: true)
        isSelfClosing = false
        var cursor = from
        while cursor < bytes.count {
            let byte = bytes[cursor]
            if byte == UInt8(ascii: ">") { return cursor + 1 }
            if byte == UInt8(ascii: "/") {
                isSelfClosing = cursor + 1 < bytes.count && bytes[cursor + 1] == UInt8(ascii: ">")
                cursor += 1
            } else if Self.isSpace(byte) {
                cursor += 1
            } else {
                cursor = attribute(from: cursor)
            }
        }
        index = bytes.count
        return nil
    }

    private mutating func attribute(from start: Int) -> Int {
        var cursor = start + 1
        while cursor < bytes.count {
            let byte = bytes[cursor]
            if Self.isSpace(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
                || byte == UInt8(ascii: "/")
            {
                break
            }
            cursor += 1
        }
        let nameEnd = cursor
        var valueStart = cursor
        var valueEnd = cursor
        while cursor < bytes.count, Self.isSpace(bytes[cursor]) { cursor += 1 }
        guard cursor < bytes.count, bytes[cursor] == UInt8(ascii: "=") else {
            add(start, nameEnd, nameEnd, nameEnd)
            return cursor
        }
        cursor += 1
        while cursor < bytes.count, Self.isSpace(bytes[cursor]) { cursor += 1 }
        guard cursor < bytes.count else { return cursor }
        let quote = bytes[cursor]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            valueStart = cursor + 1
            valueEnd = find(quote, from: valueStart)
            cursor = valueEnd + 1
        } else {
            valueStart = cursor
            while cursor < bytes.count, !Self.isSpace(bytes[cursor]), bytes[cursor] != UInt8(ascii: ">") { cursor += 1 }
            valueEnd = cursor
        }
        add(start, nameEnd, valueStart, valueEnd)
        return cursor
    }

    private mutating func add(_ nameStart: Int, _ nameEnd: Int, _ valueStart: Int, _ valueEnd: Int) {
        guard attributes.count < 64 else { return }
        attributes.append(Attribute(nameStart: nameStart, nameEnd: nameEnd, valueStart: valueStart, valueEnd: valueEnd))
    }

    /// Where `</name` of a raw text element stands.
    private func rawEnd(of tag: HTMLTag) -> Int? {
        let name = Array(tag.name.utf8)
        var cursor = index
        while cursor < bytes.count {
            cursor = find(UInt8(ascii: "<"), from: cursor)
            guard cursor + 2 + name.count <= bytes.count else { return nil }
            if bytes[cursor + 1] == UInt8(ascii: "/"), isWord(name, at: cursor + 2) { return cursor }
            cursor += 1
        }
        return nil
    }

    /// The same for a script, where `</script>` counts for nothing between `<!-- <script>` and its own end (the escaped
    /// states of script data, sections 13.2.5.17 to 13.2.5.31).
    private func scriptEnd() -> Int? {
        let name = Array(HTMLTag.script.name.utf8)
        var isEscaped = false
        var isDoubled = false
        var cursor = index
        while cursor < bytes.count {
            let byte = bytes[cursor]
            if byte == UInt8(ascii: "<"), cursor + 1 < bytes.count {
                if bytes[cursor + 1] == UInt8(ascii: "/") {
                    if isWord(name, at: cursor + 2) {
                        guard isDoubled else { return cursor }
                        isDoubled = false
                    }
                } else if isEscaped {
                    if !isDoubled, isWord(name, at: cursor + 1) { isDoubled = true }
                } else if cursor + 3 < bytes.count, bytes[cursor + 1] == UInt8(ascii: "!"),
                    bytes[cursor + 2] == UInt8(ascii: "-"), bytes[cursor + 3] == UInt8(ascii: "-")
                {
                    isEscaped = true
                    // These dashes may be those of the end.
                    cursor += 4
                    while cursor < bytes.count, bytes[cursor] == UInt8(ascii: "-") { cursor += 1 }
                    if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ">") { isEscaped = false }
                    continue
                }
            } else if byte == UInt8(ascii: ">"), isEscaped, cursor >= index + 2, bytes[cursor - 1] == UInt8(ascii: "-"),
                bytes[cursor - 2] == UInt8(ascii: "-")
            {
                isEscaped = false
                isDoubled = false
            }
            cursor += 1
        }
        return nil
    }

    /// `name` stands at `start` as a whole, in letters of any case.
    private func isWord(_ name: [UInt8], at start: Int) -> Bool {
        guard start + name.count <= bytes.count else { return false }
        for offset in name.indices where bytes[start + offset] | 0x20 != name[offset] { return false }
        guard start + name.count < bytes.count else { return true }
        let after = bytes[start + name.count]
        return Self.isSpace(after) || after == UInt8(ascii: ">") || after == UInt8(ascii: "/")
    }

    @inline(__always)
    private func find(_ byte: UInt8, from: Int) -> Int {
        var cursor = from
        while cursor < bytes.count, bytes[cursor] != byte { cursor += 1 }
        return min(cursor, bytes.count)
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }

    /// White space inside tags; not every control character is.
    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte <= 0x0D && (byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C))
    }

    @inline(__always)
    static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

    // MARK: - Reading

    func value(_ name: StaticString) -> [UInt8]? {
        for attribute in attributes where matches(attribute, name) {
            var out: [UInt8] = []
            HTMLCharacters.decode(bytes, attribute.valueStart, attribute.valueEnd, inAttribute: true, into: &out)
            return out
        }
        return nil
    }

    func matches(_ attribute: Attribute, _ name: StaticString) -> Bool {
        guard attribute.nameEnd - attribute.nameStart == name.utf8CodeUnitCount else { return false }
        return name.withUTF8Buffer { wanted in
            for offset in 0..<wanted.count {
                let byte = bytes[attribute.nameStart + offset]
                let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
                if folded != wanted[offset] { return false }
            }
            return true
        }
    }
}

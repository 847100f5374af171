/// Texts of a feed: which of them are markup, which address their links are relative to, and how they come out.
struct FeedContent {
    let tree: XMLTree
    let address: String?
    /// Whether HTML is made harmless; without it texts are as published.
    var sanitises = true

    enum Mode { case plain, html, inline, binary }

    // MARK: - Base addresses

    /// The address that relative ones inside `node` are resolved against: the nearest `xml:base`, themselves resolved
    /// outwards (XML Base section 4), or where the document came from.
    func base(_ node: Int) -> String? {
        var found: [String] = []
        var cursor = node
        while cursor >= 0, found.count < 16 {
            if let base = tree.attribute(cursor, "xml:base"), !base.isEmpty {
                found.append(base)
                if Address.scheme(base) != nil { break }
            }
            cursor = Int(tree.nodes[cursor].parent)
        }
        return found.reversed().reduce(address) { Address.resolve($1, $0) }
    }

    /// A text as an absolute address; nil when empty.
    func link(_ text: String?, at node: Int) -> String? {
        guard let text, !text.isEmpty else { return nil }
        let clean = Address.clean(text)
        let resolved = Address.scheme(clean) == nil ? Address.resolve(clean, base(node)) : clean
        if Self.runs(resolved) { return nil }
        switch Address.scheme(resolved) {
        case "http", "https": return Self.withLowerHost(resolved)
        default: return resolved.isEmpty ? nil : resolved
        }
    }

    /// Whether a browser would run the address, or show what stands in it.
    static func runs(_ address: String) -> Bool {
        switch Address.scheme(address) {
        case "javascript", "data", "vbscript": true
        default: false
        }
    }

    /// Scheme and host in lower case, where their case says nothing (RFC 3986 section 6.2.2.1).
    private static func withLowerHost(_ address: String) -> String {
        let end = address.utf8.dropFirst(8).firstIndex { "/?#@".utf8.contains($0) } ?? address.utf8.endIndex
        guard address.utf8[..<end].contains(where: { $0 >= 0x41 && $0 <= 0x5A }),
            end == address.utf8.endIndex || address.utf8[end] != UInt8(ascii: "@")
        else { return address }
        return address[..<end].lowercased() + address[end...]
    }

    /// An Atom id: relative only where the author set `xml:base`, and then meant against it.
    func identifier(_ node: Int) -> String? {
        guard let text = text(node) else { return nil }
        guard Address.scheme(text) == nil, let base = FeedContent(tree: tree, address: nil, sanitises: false).base(node)
        else {
            return text
        }
        return Address.resolve(text, base)
    }

    // MARK: - Modes

    /// How an Atom text construct is to be read (RFC 4287 section 3.1 and 4.1.3, Atom 0.3 section 3.1).
    func atomMode(_ node: Int) -> Mode {
        let type = (tree.attribute(node, "type") ?? "").lowercased()
        let mode = (tree.attribute(node, "mode") ?? "").lowercased()
        if mode == "base64" { return .binary }
        if tree.hasElements(node) { return .inline }
        if type.hasPrefix("application/xhtml") || type == "xhtml" || type.hasSuffix("+xml") || type.hasSuffix("/xml") {
            return mode == "escaped" ? .html : .inline
        }
        if type == "html" || type == "text/html" || mode == "escaped" { return .html }
        if type.isEmpty || type == "text" || type.hasPrefix("text/") { return .plain }
        return .binary
    }

    // MARK: - Results

    /// Unsanitised HTML.
    private func markup(_ node: Int, _ mode: Mode) -> String {
        switch mode {
        case .plain: return XMLCharacters.escape(tree.text(node))
        case .html: return tree.text(node)
        case .inline:
            // The one division around XHTML content is wrapping, not content (RFC 4287 section 3.1.1.3).
            let elements = tree.children(node).filter { tree.nodes[$0].kind == .element }
            if elements.count == 1, tree.nodes[elements[0]].name == .div, tree.ownText(node).isEmpty {
                return tree.innerMarkup(elements[0])
            }
            return tree.innerMarkup(node)
        case .binary:
            let type = (tree.attribute(node, "type") ?? "text/html").lowercased()
            if type.hasPrefix("image/") || type.hasPrefix("audio/") || type.hasPrefix("video/") { return "" }
            // Words under an unknown type are also letters of base64: what does not decode to text was text.
            guard let decoded = Base64.decode(tree.textBytes(node)), UTF8Scan.inspect(decoded[...]).isValid,
                decoded.allSatisfy({ $0 >= 0x20 || ($0 >= 0x09 && $0 <= 0x0D) })
            else { return XMLCharacters.escape(tree.text(node)) }
            let text = String(decoding: decoded, as: UTF8.self)
            return type.contains("html") || PlainText.looksLikeHTML(text) ? text : XMLCharacters.escape(text)
        }
    }

    /// Sanitised HTML with absolute addresses; nil when the element is empty, "" when nothing harmless was in it.
    func html(_ node: Int, _ mode: Mode) -> String? {
        let source = markup(node, mode)
        if source.isEmpty { return nil }
        // Of text, the sanitiser writes these three otherwise.
        let marks: [UInt8] = [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&")]
        guard source.utf8.contains(where: marks.contains) else { return source }
        guard sanitises else { return source }
        // Without a single ">" there is no tag, only a sign for "less than" that a browser would take for one.
        if !source.utf8.contains(UInt8(ascii: ">")) {
            return Sanitiser.clean(source.replacing("<", with: "&lt;"), base: nil)
        }
        return XMLCharacters.trimmed(Array(Sanitiser.clean(source, base: base(node)).utf8))
    }

    /// One line of plain words.
    func line(_ node: Int, _ mode: Mode) -> String? {
        let text: String
        switch mode {
        case .plain: text = PlainText.fold(tree.text(node))
        default: text = words(of: markup(node, mode))
        }
        return text.isEmpty ? nil : text
    }

    /// Markup on one line; where that leaves nothing, what a picture is called, or the words as they are written.
    private func words(of html: String) -> String {
        let text = PlainText.line(html)
        guard text.isEmpty, html.utf8.contains(UInt8(ascii: "<")) else { return text }
        guard html.utf8.contains(UInt8(ascii: ">")) else { return PlainText.fold(html) }
        return Self.pictureName(in: html) ?? ""
    }

    /// RSS does not say whether a title is markup; it is read as such only where it holds elements or references.
    func guessedLine(_ node: Int) -> String? {
        if let words = plainWords(node) { return words.isEmpty ? nil : words }
        if tree.hasElements(node) { return line(node, .inline) }
        let text = tree.text(node)
        let line = PlainText.looksLikeHTML(text) ? words(of: text) : PlainText.fold(text)
        return line.isEmpty ? nil : line
    }

    func guessedHTML(_ node: Int) -> String? { html(node, tree.hasElements(node) ? .inline : .html) }

    /// A text that reads as it stands: no markup, no references, no space to fold.
    private func plainWords(_ node: Int) -> String? {
        guard let range = tree.plainText(node) else { return nil }
        return tree.bytes.withUnsafeBufferPointer { bytes in
            var last: UInt8 = 0x21
            for index in range {
                let byte = bytes[index]
                // C2, E2 and EF begin the spaces and marks that folding takes out.
                if byte < 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0xC2 || byte == 0xE2
                    || byte == 0xEF || (byte == 0x20 && last == 0x20)
                {
                    return nil
                }
                last = byte
            }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        }
    }

    func text(_ node: Int) -> String? {
        if let words = plainWords(node) { return words.isEmpty ? nil : words }
        let text = PlainText.fold(tree.text(node))
        return text.isEmpty ? nil : text
    }

    // MARK: - Media

    /// Files and the picture that Media RSS names below `node` (groups included).
    func media(_ node: Int) -> (enclosures: [Enclosure], image: String?, thumbnail: String?) {
        media(tree.children(node).filter { tree.nodes[$0].space == .media })
    }

    /// The same for Media RSS elements themselves.
    func media(_ elements: [Int]) -> (enclosures: [Enclosure], image: String?, thumbnail: String?) {
        var enclosures: [Enclosure] = []
        var image: String?
        var thumbnail: String?
        guard !elements.isEmpty else { return (enclosures, image, thumbnail) }
        var waiting = Array(elements.reversed())
        var seen = 0
        while let next = waiting.popLast(), seen < 500 {
            seen += 1
            let entry = tree.nodes[next]
            guard entry.kind == .element, entry.space == .media else { continue }
            switch entry.name {
            case .content:
                if let url = link(tree.attribute(next, "url"), at: next) {
                    let type = tree.attribute(next, "type")
                    enclosures.append(
                        Enclosure(url: url, type: type, length: Int(tree.attribute(next, "filesize") ?? ""))
                    )
                    let medium = tree.attribute(next, "medium") ?? ""
                    if image == nil,
                        medium == "image" || type?.hasPrefix("image/") == true
                            || (medium.isEmpty && type == nil && Self.isPicture(url))
                    {
                        image = url
                    }
                }
                waiting.append(contentsOf: Array(tree.children(next)).reversed())
            case .group: waiting.append(contentsOf: Array(tree.children(next)).reversed())
            case .thumbnail: thumbnail = thumbnail ?? link(tree.attribute(next, "url"), at: next)
            default: continue
            }
        }
        return (enclosures, image, thumbnail)
    }

    /// The first picture in sanitised HTML.
    static func picture(in html: String?) -> String? {
        guard var html else { return nil }
        return html.withUTF8 { bytes in
            guard bytes.contains(UInt8(ascii: "<")) else { return nil }
            var tokens = HTMLTokenizer(bytes)
            while tokens.next() {
                guard tokens.kind == .start, tokens.tag == .img, let source = tokens.value("src") else { continue }
                let address = String(decoding: source, as: UTF8.self)
                if Address.isWeb(address) { return address }
            }
            return nil
        }
    }

    /// The alternative text of the first picture that has one.
    private static func pictureName(in html: String) -> String? {
        var html = html
        return html.withUTF8 { bytes in
            var tokens = HTMLTokenizer(bytes)
            while tokens.next() {
                guard tokens.kind == .start, tokens.tag == .img, let name = tokens.value("alt") else { continue }
                let words = PlainText.fold(String(decoding: name, as: UTF8.self))
                if !words.isEmpty { return words }
            }
            return nil
        }
    }

    static func isPicture(_ url: String) -> Bool {
        let path = url.prefix { $0 != "?" && $0 != "#" }.lowercased()
        return [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"].contains { path.hasSuffix($0) }
    }

    // MARK: - People

    /// The name in "mail@host (Name)", "Name <mail@host>", "Name (mail@host)"; the text itself when it is only one thing.
    static func person(_ text: String) -> String {
        let text = PlainText.fold(text)
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ">") }) else { return text }
        if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
            let before = text[..<open].trimmingBlanks
            let inside = text[text.index(after: open)...].dropLast().trimmingBlanks
            if before.contains("@"), !inside.isEmpty { return inside }
            if inside.contains("@"), !before.isEmpty { return before }
        }
        if let open = text.firstIndex(of: "<"), text.hasSuffix(">") {
            let before = text[..<open].trimmingBlanks
            if !before.isEmpty { return before }
        }
        return text
    }
}

extension StringProtocol {
    /// Without blanks at both ends and the quotation marks that mail programs put around names.
    var trimmingBlanks: String {
        var slice = Substring(self)
        while let first = slice.first, first.isWhitespace || first == "\"" { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace || last == "\"" { slice.removeLast() }
        return String(slice)
    }
}

/// RFC 4648 section 4, blanks ignored.
enum Base64 {
    static func decode(_ text: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(text.count * 3 / 4)
        var hold: UInt32 = 0
        var held = 0
        for byte in text {
            let value: UInt32
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = UInt32(byte) - 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(byte) - 71
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(byte) + 4
            case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
            case UInt8(ascii: "="), 0x09...0x0D, 0x20: continue
            default: return nil
            }
            hold = hold << 6 | value
            held += 6
            if held >= 8 {
                held -= 8
                out.append(UInt8(truncatingIfNeeded: hold >> UInt32(held)))
            }
        }
        return out
    }
}

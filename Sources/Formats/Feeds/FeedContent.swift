/// Texts of a feed: which of them are markup, which address their links are relative to, and how they come out.
struct FeedContent {
    let tree: XMLTree
    let address: String?

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
        let resolved =
            Address.scheme(Address.clean(text)) == nil ? Address.resolve(text, base(node)) : Address.clean(text)
        switch Address.scheme(resolved) {
        case "javascript", "data", "vbscript": return nil
        default: return resolved.isEmpty ? nil : resolved
        }
    }

    /// An Atom id: relative only where the author set `xml:base`, and then meant against it.
    func identifier(_ node: Int) -> String? {
        guard let text = text(node) else { return nil }
        guard Address.scheme(text) == nil, let base = FeedContent(tree: tree, address: nil).base(node) else {
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
            guard let decoded = Base64.decode(tree.textBytes(node)) else {
                return XMLCharacters.escape(tree.text(node))
            }
            let text = String(decoding: UTF8Scan.mend(decoded[...]).bytes, as: UTF8.self)
            if type.hasPrefix("image/") || type.hasPrefix("audio/") || type.hasPrefix("video/") { return "" }
            return type.contains("html") || PlainText.looksLikeHTML(text) ? text : XMLCharacters.escape(text)
        }
    }

    /// Sanitised HTML with absolute addresses; nil when the element is empty, "" when nothing harmless was in it.
    func html(_ node: Int, _ mode: Mode) -> String? {
        let source = markup(node, mode)
        if source.isEmpty { return nil }
        guard source.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return source }
        return XMLCharacters.trimmed(Array(Sanitiser.clean(source, base: base(node)).utf8))
    }

    /// One line of plain words.
    func line(_ node: Int, _ mode: Mode) -> String? {
        let text: String
        switch mode {
        case .plain: text = PlainText.fold(tree.text(node))
        default: text = PlainText.line(markup(node, mode))
        }
        return text.isEmpty ? nil : text
    }

    /// RSS does not say whether a title is markup; it is read as such only where it holds elements or references.
    func guessedLine(_ node: Int) -> String? {
        if tree.hasElements(node) { return line(node, .inline) }
        let text = tree.text(node)
        let words = PlainText.looksLikeHTML(text) ? PlainText.line(text) : PlainText.fold(text)
        return words.isEmpty ? nil : words
    }

    func guessedHTML(_ node: Int) -> String? { html(node, tree.hasElements(node) ? .inline : .html) }

    func text(_ node: Int) -> String? {
        let text = PlainText.fold(tree.text(node))
        return text.isEmpty ? nil : text
    }

    // MARK: - Media

    /// Files and the picture that Media RSS names below `node` (groups included).
    func media(_ node: Int) -> (enclosures: [Enclosure], image: String?, thumbnail: String?) {
        var enclosures: [Enclosure] = []
        var image: String?
        var thumbnail: String?
        var waiting = Array(tree.children(node)).filter { tree.nodes[$0].space == .media }
        waiting.reverse()
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
            var tokens = HTMLTokenizer(bytes)
            while tokens.next() {
                guard tokens.kind == .start, tokens.tag == .img, let source = tokens.value("src") else { continue }
                let address = String(decoding: source, as: UTF8.self)
                if Address.isWeb(address) { return address }
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

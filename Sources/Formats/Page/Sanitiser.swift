/// Makes a stranger's HTML harmless: an allow-list of elements and attributes, everything else unwrapped, its text kept.
///
/// The document is cut into tokens as a browser cuts them and written anew from a short vocabulary: names from our list,
/// attributes we quoted, text we escaped. Nothing of the input is copied as markup, and no element is written whose
/// content a browser would read by other rules (scripts, styles, foreign content, raw text), so the result means the
/// same to every parser. Tags are balanced and a second pass changes nothing. Relative addresses become absolute.
///
/// Linear in the input; nesting beyond ``FormatLimits/depth`` is flattened.
package enum Sanitiser {
    /// Cleans a fragment; relative addresses are resolved against `base`, an absolute one, and left as they are without it.
    package static func clean(_ html: String, base: String?) -> String {
        var html = html
        return html.withUTF8 { bytes in
            var writer = SafeWriter(bytes, base: base)
            return String(decoding: writer.write(), as: UTF8.self)
        }
    }
}

private struct SafeWriter {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let base: String?
    private var tokens: HTMLTokenizer
    private var out: [UInt8] = []
    private var open: [HTMLTag] = []
    private var decoded: [UInt8] = []
    /// Inside elements whose content is dropped: which, and how many of it are open.
    private var silent: HTMLTag?
    private var silentDepth = 0
    /// Where the last gap that ``separate()`` made ends.
    private var gapEnd = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, base: String?) {
        self.bytes = bytes
        self.base = base
        tokens = HTMLTokenizer(bytes)
        out.reserveCapacity(bytes.count + 64)
    }

    mutating func write() -> [UInt8] {
        while tokens.next() {
            switch tokens.kind {
            case .start: start()
            case .end: end()
            case .text: text()
            case .rawText:
                // A title or a text area holds words; scripts and styles do not.
                switch tokens.tag {
                case .script, .style: break
                case .iframe, .noembed, .noframes: words()
                default: text()
                }
            case .other: break
            }
        }
        // A gap at the very end parts nothing.
        if endsInGap { out.removeLast() }
        close(to: 0)
        return out
    }

    private mutating func text() {
        guard silent == nil else { return }
        decoded.removeAll(keepingCapacity: true)
        HTMLCharacters.decode(bytes, tokens.start, tokens.end, into: &decoded)
        HTMLCharacters.escape(decoded, quotes: false, to: &out)
    }

    /// What stands in a frame for browsers without frames: its words, not its markup.
    private mutating func words() {
        guard silent == nil else { return }
        let inner = String(decoding: UnsafeBufferPointer(rebasing: bytes[tokens.start..<tokens.end]), as: UTF8.self)
        HTMLCharacters.escape(Array(PlainText.line(inner).utf8), quotes: false, to: &out)
    }

    private mutating func start() {
        let tag = tokens.tag == .image ? .img : tokens.tag
        if let silent {
            if tag == silent, !tokens.isSelfClosing { silentDepth += 1 }
            return
        }
        guard Self.allowed.contains(tag) else {
            if Self.dropped.contains(tag), !tokens.isSelfClosing {
                silent = tag
                silentDepth = 1
            } else if tag.isBlock || Self.parting.contains(tag) {
                separate()
            }
            return
        }
        guard prepare(for: tag), open.count < FormatLimits.depth else { return }
        let mark = out.count
        write("<")
        write(tag.name)
        attributes(of: tag)
        if tag == .img, !hasSource(since: mark) {
            out.removeSubrange(mark...)
            return
        }
        write(">")
        if !tag.isVoid { open.append(tag) }
    }

    private mutating func end() {
        let tag = tokens.tag
        if let silent {
            if tag == silent {
                silentDepth -= 1
                if silentDepth == 0 { self.silent = nil }
            }
            return
        }
        if tag == .br {
            write("<br>")
            return
        }
        guard Self.allowed.contains(tag), !tag.isVoid else {
            if tag.isBlock || Self.parting.contains(tag) { separate() }
            return
        }
        if let position = open.lastIndex(of: tag), position >= floor(for: tag) { close(to: position) }
    }

    /// Text on both sides of a dropped block must not run together.
    private mutating func separate() {
        guard let last = out.last, !XMLCharacters.isSpace(last), last != UInt8(ascii: ">") else { return }
        out.append(UInt8(ascii: "\n"))
        gapEnd = out.count
    }

    private var endsInGap: Bool { gapEnd > 0 && gapEnd == out.count }

    // MARK: - Balance

    /// Closes what may not stay open around `tag`; false when `tag` may not stand here at all.
    private mutating func prepare(for tag: HTMLTag) -> Bool {
        if tag.endsParagraph, let position = last(.p, above: Self.cells) { close(to: position) }
        switch tag {
        case .li: closeLast([.li], above: [.ul, .ol, .menu, .dir, .td, .th, .table])
        case .dd, .dt: closeLast([.dd, .dt], above: [.dl, .td, .th, .table])
        case .h1, .h2, .h3, .h4, .h5, .h6: closeLast([.h1, .h2, .h3, .h4, .h5, .h6], above: [.td, .th, .table])
        case .a: closeLast([.a], above: [.td, .th, .caption, .table])
        case .tr, .tbody, .thead, .tfoot, .caption, .colgroup:
            guard open.contains(.table) else { return false }
            let siblings: TagSet =
                tag == .tr ? [.tr, .caption, .colgroup] : [.tbody, .thead, .tfoot, .caption, .colgroup, .tr]
            closeFirst(siblings, above: [.table])
        case .td, .th:
            guard open.contains(.table) else { return false }
            closeFirst([.td, .th], above: [.table, .tr])
        case .col: return open.contains(.table)
        case .rt, .rp: closeLast([.rt, .rp], above: [.ruby])
        default: break
        }
        return true
    }

    private func last(_ tag: HTMLTag, above boundaries: TagSet) -> Int? {
        for position in open.indices.reversed() {
            if open[position] == tag { return position }
            if boundaries.contains(open[position]) { return nil }
        }
        return nil
    }

    private mutating func closeLast(_ tags: TagSet, above boundaries: TagSet) {
        for position in open.indices.reversed() {
            if tags.contains(open[position]) { return close(to: position) }
            if boundaries.contains(open[position]) { return }
        }
    }

    /// Closes the outermost of `tags` below the nearest boundary.
    private mutating func closeFirst(_ tags: TagSet, above boundaries: TagSet) {
        var found: Int?
        for position in open.indices.reversed() {
            if tags.contains(open[position]) { found = position }
            if boundaries.contains(open[position]) { break }
        }
        if let found { close(to: found) }
    }

    /// An end tag inside a table cell does not reach out of it.
    private func floor(for tag: HTMLTag) -> Int {
        switch tag {
        case .table, .tr, .tbody, .thead, .tfoot, .td, .th, .caption: return 0
        default: return (open.lastIndex { $0 == .td || $0 == .th || $0 == .caption || $0 == .table } ?? -1) + 1
        }
    }

    private mutating func close(to depth: Int) {
        while open.count > depth, let tag = open.popLast() {
            write("</")
            write(tag.name)
            write(">")
        }
    }

    private mutating func write(_ text: String) { out.append(contentsOf: text.utf8) }

    // MARK: - Attributes

    private func hasSource(since mark: Int) -> Bool {
        let source = Array(" src=\"".utf8)
        return out[mark...].firstRange(of: source) != nil || out[mark...].firstRange(of: Array(" alt=\"".utf8)) != nil
    }

    private mutating func attributes(of tag: HTMLTag) {
        guard !tokens.attributes.isEmpty else { return }
        var seen: Set<String> = []
        for attribute in tokens.attributes where attribute.nameEnd - attribute.nameStart <= 10 {
            let slice = UnsafeBufferPointer(rebasing: bytes[attribute.nameStart..<attribute.nameEnd])
            let name = String(decoding: slice, as: UTF8.self).lowercased()
            guard let kind = Self.kind(of: name, on: tag), seen.insert(name).inserted else { continue }
            decoded.removeAll(keepingCapacity: true)
            HTMLCharacters.decode(bytes, attribute.valueStart, attribute.valueEnd, inAttribute: true, into: &decoded)
            guard let value = safeValue(decoded, kind) else { continue }
            write(" ")
            write(name)
            write("=\"")
            HTMLCharacters.escape(value, quotes: true, to: &out)
            write("\"")
        }
    }

    private enum Value { case text, number, address, image, word }

    private static func kind(of name: String, on tag: HTMLTag) -> Value? {
        switch (name, tag) {
        case ("title", _): .text
        case ("lang", _), ("dir", _): .word
        case ("href", .a): .address
        case ("cite", .q), ("cite", .blockquote), ("cite", .ins), ("cite", .del): .address
        case ("src", .img): .image
        case ("alt", .img): .text
        case ("width", .img), ("height", .img), ("start", .ol), ("value", .li): .number
        case ("colspan", .td), ("rowspan", .td), ("colspan", .th), ("rowspan", .th), ("span", .col),
            ("span", .colgroup):
            .number
        case ("scope", .th), ("type", .ol), ("reversed", .ol): .word
        case ("datetime", .time), ("datetime", .ins), ("datetime", .del): .text
        default: nil
        }
    }

    private func safeValue(_ value: [UInt8], _ kind: Value) -> [UInt8]? {
        switch kind {
        case .text: return value
        case .word:
            let isPlain = value.allSatisfy {
                HTMLTokenizer.isLetter($0) || $0 == UInt8(ascii: "-") || ($0 >= 0x30 && $0 <= 0x39)
            }
            return isPlain && value.count <= 35 ? value : nil
        case .number:
            let digits = value.prefix { $0 >= 0x30 && $0 <= 0x39 }
            return digits.isEmpty || digits.count > 5 ? nil : Array(digits)
        case .address, .image:
            let text = Address.resolve(String(decoding: value, as: UTF8.self), base)
            guard let scheme = Address.scheme(text) else {
                // A colon before any slash that is no scheme we can name is nothing to pass on.
                let head = text.utf8.prefix {
                    $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
                }
                return head.contains(UInt8(ascii: ":")) ? nil : Array(text.utf8)
            }
            if kind == .image {
                return scheme == "http" || scheme == "https" || Self.isPicture(text) ? Array(text.utf8) : nil
            }
            return Self.schemes.contains(scheme) ? Array(text.utf8) : nil
        }
    }

    private static func isPicture(_ text: String) -> Bool {
        let head = text.prefix(24).lowercased()
        return [
            "data:image/png;base64,", "data:image/gif;base64,", "data:image/jpeg;base64,", "data:image/jpg;base64,",
            "data:image/webp;base64,",
        ]
        .contains { head.hasPrefix($0) }
    }

    private static let schemes: Set<String> = [
        "http", "https", "mailto", "tel", "ftp", "sms", "xmpp", "irc", "ircs", "news", "geo",
    ]

    private static let cells: TagSet = [.td, .th, .caption, .table]
    private static let allowed: TagSet = [
        .a, .abbr, .acronym, .address, .article, .aside, .b, .bdi, .bdo, .big, .blockquote, .br, .caption, .center,
        .cite,
        .code, .col, .colgroup, .dd, .del, .details, .dfn, .dir, .div, .dl, .dt, .em, .figcaption, .figure, .footer,
        .h1, .h2,
        .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .i, .img, .ins, .kbd, .li, .main, .mark, .menu, .nav, .ol, .p, .pre,
        .q,
        .rp, .rt, .ruby, .s, .samp, .section, .small, .span, .strike, .strong, .sub, .summary, .sup, .table, .tbody,
        .td,
        .tfoot, .th, .thead, .time, .tr, .tt, .u, .ul, .var, .wbr,
    ]
    /// Not even their text is wanted.
    private static let dropped: TagSet = [.datalist]
    /// Dropped themselves, with a gap left where they stood.
    private static let parting: TagSet = [
        .button, .select, .option, .textarea, .input, .label, .video, .audio, .object, .br,
    ]
}

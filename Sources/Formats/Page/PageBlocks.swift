/// What each line of a page's main text was: a paragraph, a heading, an item of a list, a quotation.
package struct PageBlock: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case paragraph, preformatted
        /// 1 to 6, as the page counts them.
        case heading(Int)
        /// An item of a list; one of a numbered list is `ordered`.
        case item(ordered: Bool)
        case row
    }

    package var kind: Kind
    /// Inside a `blockquote`.
    package var isQuoted: Bool

    package init(_ kind: Kind, isQuoted: Bool = false) {
        self.kind = kind
        self.isQuoted = isQuoted
    }
}

extension ExtractedPage {
    /// The main text as clean HTML: `p`, `h2` to `h6`, `ul`, `ol`, `li`, `blockquote`, `pre` and nothing else, no attributes.
    ///
    /// The page's first-level headings become `h2`, for the headline is not part of the text. Links, pictures and
    /// emphasis are left out: it is for reading and for drafting, not a copy of the page.
    /// - Complexity: Linear in the text.
    package var html: String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        var open: [StaticString] = []
        func write(_ markup: StaticString) {
            markup.withUTF8Buffer { out.append(contentsOf: $0) }
        }
        func close(to depth: Int) {
            while open.count > depth, let last = open.popLast() {
                write("</")
                write(last)
                write(">\n")
            }
        }
        for (number, line) in text.utf8.split(separator: 0x0A).enumerated() {
            let block = number < blocks.count ? blocks[number] : PageBlock(.paragraph)
            var around: [StaticString] = block.isQuoted ? ["blockquote"] : []
            var tag: StaticString = "p"
            switch block.kind {
            case .paragraph, .row: break
            case .preformatted: tag = "pre"
            case .heading(let level): tag = Self.headings[min(max(level, 2), 6) - 2]
            case .item(let isOrdered):
                around.append(isOrdered ? "ol" : "ul")
                tag = "li"
            }
            let same = zip(open, around).prefix { "\($0)" == "\($1)" }.count
            close(to: same)
            for name in around[same...] {
                write("<")
                write(name)
                write(">\n")
                open.append(name)
            }
            write("<")
            write(tag)
            write(">")
            Self.escape(line, into: &out)
            write("</")
            write(tag)
            write(">\n")
        }
        close(to: 0)
        return String(decoding: out, as: UTF8.self)
    }

    private static let headings: [StaticString] = ["h2", "h3", "h4", "h5", "h6"]

    /// Text becomes element content; other controls than white space are dropped.
    private static func escape(_ text: Substring.UTF8View, into out: inout [UInt8]) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): out.append(contentsOf: "&quot;".utf8)
            case 0..<0x09, 0x0B..<0x0D, 0x0E..<0x20, 0x7F: continue
            default: out.append(byte)
            }
        }
    }
}

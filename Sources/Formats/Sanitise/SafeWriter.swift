/// Writes the allowed part of a tree so that every HTML parser reads it back as it was written.
///
/// Leaving elements out can bring others together that may not stand in each other (a paragraph in a paragraph, once the
/// button between them is gone). So the writer keeps the stack that a browser would have while it reads the output, and
/// closes what a start tag would close. What it writes is a normal form: parsed, it gives exactly its own nesting.
struct SafeWriter {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let tree: FragmentTree
    private let values: SafeValue
    private var out: [UInt8] = []
    private var open: [HTMLTag] = []
    /// How many elements stood open, once room was made, before the element at hand.
    private var outer = 0
    private var decoded: [UInt8] = []
    /// A dropped block ended or began here: text on both sides must not run together.
    private var awaitsGap = false
    /// Where the last start tag ended after which a browser drops a line feed.
    private var preformattedStart = -1

    init(_ bytes: UnsafeBufferPointer<UInt8>, base: String?) {
        self.bytes = bytes
        tree = FragmentBuilder.tree(of: bytes)
        values = SafeValue(base: base)
        out.reserveCapacity(bytes.count + 64)
    }

    mutating func write() -> [UInt8] {
        var depths: [Int32] = []
        var cursor = tree[0].first
        while cursor >= 0 {
            let node = tree[cursor]
            if node.kind == .element {
                if enter(node), node.first >= 0 {
                    depths.append(Int32(outer))
                    cursor = node.first
                    continue
                }
                leave(node, outer)
            } else {
                text(node)
            }
            var last = node
            while last.next < 0, last.parent > 0, let depth = depths.popLast() {
                last = tree[last.parent]
                leave(last, Int(depth))
            }
            cursor = last.next
        }
        close(to: 0)
        return out
    }

    // MARK: - Text

    private mutating func text(_ node: FragmentTree.Node) {
        let (start, end) = (Int(node.start), Int(node.end))
        decoded.removeAll(keepingCapacity: true)
        if node.kind == .text {
            HTMLCharacters.decode(bytes, start, end, into: &decoded)
        } else if Self.fallbacks.contains(tree[node.parent].tag) {
            // What stands in a frame for browsers without frames: its words, not its markup.
            let inner = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
            decoded.append(contentsOf: PlainText.line(inner).utf8)
        } else {
            HTMLCharacters.mend(bytes, start, end, into: &decoded)
        }
        if node.dropsNewline, decoded.first == 0x0A { decoded.removeFirst() }
        guard !decoded.isEmpty else { return }
        if let last = open.last, Self.tableParts.contains(last), !decoded.allSatisfy(HTMLTokenizer.isSpace) {
            leaveTable()
        }
        part(from: decoded[0])
        if decoded[0] == 0x0A, preformattedStart == out.count { out.append(0x0A) }
        HTMLCharacters.escape(decoded, quotes: false, to: &out)
    }

    private static let fallbacks: TagSet = [.iframe, .noembed, .noframes]

    /// Puts in the gap that is due before what comes, unless there is one already.
    private mutating func part(from next: UInt8) {
        guard awaitsGap else { return }
        awaitsGap = false
        guard !XMLCharacters.isSpace(next), let last = out.last, !XMLCharacters.isSpace(last),
            last != UInt8(ascii: ">")
        else { return }
        out.append(UInt8(ascii: "\n"))
    }

    // MARK: - Elements

    /// Writes the start tag, if there is to be one; false when what is inside is to be left out.
    private mutating func enter(_ node: FragmentTree.Node) -> Bool {
        let tag = node.tag
        outer = open.count
        if SafeVocabulary.silent.contains(tag) { return false }
        if node.space == .html {
            if SafeVocabulary.allowed.contains(tag) {
                write(tag, node)
            } else if SafeVocabulary.preformatted.contains(tag) {
                write(.pre, node)
            }
        } else if node.space == .math, node.parent > 0, tree[node.parent].space == .math {
            formula(node)
        }
        if isParting(node) { awaitsGap = true }
        return true
    }

    private mutating func leave(_ node: FragmentTree.Node, _ depth: Int) {
        close(to: depth)
        if isParting(node) { awaitsGap = true }
    }

    /// Left out itself, and no part of the line it stands in.
    private func isParting(_ node: FragmentTree.Node) -> Bool {
        let tag = node.tag
        switch node.space {
        case .html:
            return !SafeVocabulary.allowed.contains(tag) && (tag.isBlock || SafeVocabulary.parting.contains(tag))
        case .svg: return tag == .title || tag == .desc
        case .math: return false
        }
    }

    /// Exponents, indices and fractions stay what they are: "x2" is not x².
    private mutating func formula(_ node: FragmentTree.Node) {
        var before = 0
        var cursor = node.previous
        while cursor >= 0, before < 3 {
            if tree[cursor].kind == .element { before += 1 }
            cursor = tree[cursor].previous
        }
        switch (tree[node.parent].tag, before) {
        case (.msup, 1), (.msubsup, 2): write(.sup, nil)
        case (.msub, 1), (.msubsup, 1): write(.sub, nil)
        case (.mfrac, 1): HTMLCharacters.escape([UInt8(ascii: "/")], quotes: false, to: &out)
        default: break
        }
    }

    private mutating func write(_ tag: HTMLTag, _ node: FragmentTree.Node?) {
        guard makeRoom(for: tag), open.count < FormatLimits.depth else { return }
        outer = open.count
        if tag.isBlock { awaitsGap = false } else { part(from: UInt8(ascii: "<")) }
        let mark = out.count
        write("<")
        write(tag.name)
        if let node, node.attributeCount > 0 { attributes(of: node) }
        // A picture of nothing.
        if tag == .img, out.count == mark + 4 {
            out.removeLast(4)
            return
        }
        write(">")
        if tag == .pre { preformattedStart = out.count }
        if !tag.isVoid { open.append(tag) }
    }

    private mutating func close(to depth: Int) {
        while open.count > depth, let tag = open.popLast() {
            write("</")
            write(tag.name)
            write(">")
        }
    }

    private mutating func write(_ text: String) { out.append(contentsOf: text.utf8) }

    private mutating func attributes(of node: FragmentTree.Node) {
        let range = Int(node.firstAttribute)..<Int(node.firstAttribute) + Int(node.attributeCount)
        var hasSource = false
        for attribute in tree.attributes[range] where attribute.name != .srcset {
            if write(attribute, as: attribute.name.name), attribute.name == .src { hasSource = true }
        }
        if !hasSource, let candidates = tree.attributes[range].first(where: { $0.name == .srcset }) {
            write(candidates, as: SafeAttribute.src.name)
        }
    }

    @discardableResult
    private mutating func write(_ attribute: FragmentTree.Attribute, as name: String) -> Bool {
        decoded.removeAll(keepingCapacity: true)
        HTMLCharacters.decode(bytes, Int(attribute.start), Int(attribute.end), inAttribute: true, into: &decoded)
        guard let value = values.of(decoded, attribute.name.kind) else { return false }
        write(" ")
        write(name)
        write("=\"")
        HTMLCharacters.escape(value, quotes: true, to: &out)
        write("\"")
        return true
    }

    // MARK: - Normal form

    /// Closes what a browser would close at the start tag `tag`; false when it would not let it stand here at all.
    private mutating func makeRoom(for tag: HTMLTag) -> Bool {
        guard let parent = Self.tableParents(of: tag) else {
            if let last = open.last, Self.tableParts.contains(last) { leaveTable() }
            makeRoomInText(for: tag)
            return true
        }
        guard let last = open.last else { return false }
        return parent.contains(last)
    }

    private mutating func makeRoomInText(for tag: HTMLTag) {
        if tag.endsParagraph, let position = innermost([.p], until: Self.cells) { close(to: position) }
        switch tag {
        case .h1, .h2, .h3, .h4, .h5, .h6: if let last = open.last, last.isHeading { close(to: open.count - 1) }
        case .li: if let position = innermost([.li], until: Self.itemBounds) { close(to: position) }
        case .dd, .dt: if let position = innermost([.dd, .dt], until: Self.itemBounds) { close(to: position) }
        case .a: if let position = innermost([.a], until: [.td, .th, .caption]) { close(to: position) }
        case .rt, .rp:
            guard innermost([.ruby], until: Self.cells) != nil else { return }
            while let last = open.last, FragmentBuilder.implied.contains(last) { close(to: open.count - 1) }
        default: break
        }
    }

    private func innermost(_ tags: TagSet, until bounds: TagSet) -> Int? {
        for position in open.indices.reversed() {
            if tags.contains(open[position]) { return position }
            if bounds.contains(open[position]) { return nil }
        }
        return nil
    }

    /// Closes the table whose parts may not hold what comes; the tree has no such place, but nesting cut short may.
    private mutating func leaveTable() {
        while let last = open.last, Self.tableParts.contains(last) {
            close(to: open.count - 1)
            if last == .table { return }
        }
    }

    /// Where a part of a table may stand; nil for all other elements.
    private static func tableParents(of tag: HTMLTag) -> TagSet? {
        switch tag {
        case .caption, .colgroup, .tbody, .thead, .tfoot: [.table]
        case .col: [.colgroup]
        case .tr: [.tbody, .thead, .tfoot]
        case .td, .th: [.tr]
        default: nil
        }
    }

    private static let tableParts: TagSet = [.table, .tbody, .thead, .tfoot, .tr, .colgroup]
    private static let cells: TagSet = [.td, .th, .caption, .table]
    /// What keeps a new item from ending the one around it.
    private static let itemBounds: TagSet = [
        .article, .aside, .blockquote, .caption, .center, .dd, .details, .dir, .dl, .dt, .figcaption, .figure, .footer,
        .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .li, .main, .menu, .nav, .ol, .pre, .section, .summary, .table,
        .td, .th, .ul,
    ]
}

/// A page as a tree of elements and texts, by position in its bytes; made in one pass, never deeper than
/// ``FormatLimits/depth``.
///
/// Tags that pages leave out are supplied and crossed ones put right in the manner of browsers, near enough for reading;
/// scripts, styles and comments are left out, but for JSON-LD, which is kept aside.
struct HTMLTree {
    struct Node {
        var tag: HTMLTag
        var isText = false
        /// The raw text of a text node; for an element its start tag's place.
        var start: Int32
        var end: Int32
        var parent: Int32
        var firstChild: Int32 = -1
        var lastChild: Int32 = -1
        var next: Int32 = -1
        var firstAttribute: Int32 = 0
        var attributeCount: Int32 = 0
    }

    let bytes: [UInt8]
    private(set) var nodes: [Node] = []
    private(set) var attributes: [HTMLTokenizer.Attribute] = []
    /// The contents of `<script type="application/ld+json">`.
    private(set) var structured: [Range<Int>] = []

    private static let most = 400_000

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        nodes.reserveCapacity(min(bytes.count / 20 + 16, Self.most))
        nodes.append(Node(tag: .html, start: 0, end: 0, parent: -1))
        var open: [Int32] = [0]
        bytes.withUnsafeBufferPointer { build($0, &open) }
    }

    private mutating func build(_ bytes: UnsafeBufferPointer<UInt8>, _ open: inout [Int32]) {
        var tokens = HTMLTokenizer(bytes)
        var awaitsJSON = false
        while tokens.next(), nodes.count < Self.most {
            switch tokens.kind {
            case .text: addText(tokens.start, tokens.end, open)
            case .rawText:
                if tokens.tag == .script {
                    if awaitsJSON, structured.count < 64 { structured.append(tokens.start..<tokens.end) }
                } else if tokens.tag == .title || tokens.tag == .xmp {
                    addText(tokens.start, tokens.end, open)
                }
                awaitsJSON = false
            case .start:
                if tokens.tag == .script {
                    awaitsJSON =
                        tokens.value("type").map {
                            String(decoding: $0, as: UTF8.self).lowercased().contains("ld+json")
                        } ?? false
                } else if tokens.tag != .style {
                    startElement(tokens, &open)
                }
            case .end: endElement(tokens.tag, tokens, &open)
            case .other: break
            }
        }
    }

    private mutating func add(_ node: Node, _ parent: Int32) {
        let number = Int32(nodes.count)
        let last = nodes[Int(parent)].lastChild
        if last >= 0 { nodes[Int(last)].next = number } else { nodes[Int(parent)].firstChild = number }
        nodes[Int(parent)].lastChild = number
        nodes.append(node)
    }

    private mutating func addText(_ start: Int, _ end: Int, _ open: [Int32]) {
        guard let parent = open.last else { return }
        add(Node(tag: .unknown, isText: true, start: Int32(start), end: Int32(end), parent: parent), parent)
    }

    private static let cells: TagSet = [.td, .th, .caption, .table]
    private static let lists: TagSet = [.ul, .ol, .menu, .dir, .td, .th, .table]

    private mutating func startElement(_ tokens: HTMLTokenizer, _ open: inout [Int32]) {
        let tag = tokens.tag
        if tag == .html || tag == .body {
            // One of each; a second one only brings attributes.
            if tag == .html, nodes[0].attributeCount == 0, !tokens.attributes.isEmpty {
                nodes[0].firstAttribute = Int32(attributes.count)
                attributes.append(contentsOf: tokens.attributes.prefix(16))
                nodes[0].attributeCount = Int32(attributes.count) - nodes[0].firstAttribute
            }
            if tag == .html || open.contains(where: { nodes[Int($0)].tag == .body }) { return }
        }
        if tag.endsParagraph, let position = last(.p, open, above: Self.cells) { open.removeSubrange(position...) }
        switch tag {
        case .li: closeLast([.li], &open, above: Self.lists)
        case .dd, .dt: closeLast([.dd, .dt], &open, above: [.dl, .td, .th, .table])
        case .option: closeLast([.option], &open, above: [.select, .td])
        case .tr: closeLast([.tr], &open, above: [.table])
        case .td, .th: closeLast([.td, .th], &open, above: [.table, .tr])
        case .tbody, .thead, .tfoot: closeLast([.tbody, .thead, .tfoot], &open, above: [.table])
        case .a: closeLast([.a], &open, above: Self.cells)
        case .body: closeLast([.head], &open, above: [])
        case .h1, .h2, .h3, .h4, .h5, .h6:
            closeLast([.h1, .h2, .h3, .h4, .h5, .h6], &open, above: [.div, .td, .section, .article])
        default:
            if tag.isBlock, tag != .title { closeLast([.head], &open, above: [.body]) }
        }
        guard let parent = open.last else { return }
        var node = Node(tag: tag, start: Int32(tokens.start), end: Int32(tokens.end), parent: parent)
        node.firstAttribute = Int32(attributes.count)
        attributes.append(contentsOf: tokens.attributes.prefix(16))
        node.attributeCount = Int32(attributes.count) - node.firstAttribute
        add(node, parent)
        if !tag.isVoid, open.count < FormatLimits.depth, !(tokens.isSelfClosing && tag == .unknown) {
            open.append(Int32(nodes.count - 1))
        }
    }

    private mutating func endElement(_ tag: HTMLTag, _ tokens: HTMLTokenizer, _ open: inout [Int32]) {
        if tag == .html || tag == .body { return }
        let floor: Int
        switch tag {
        case .table, .tr, .tbody, .thead, .tfoot, .td, .th: floor = 1
        default: floor = max(1, (open.lastIndex { Self.cells.contains(nodes[Int($0)].tag) } ?? 0) + 1)
        }
        var position = open.count - 1
        while position >= floor {
            let entry = nodes[Int(open[position])]
            if entry.tag == tag, tag != .unknown || sameName(entry, tokens) { break }
            // An inline element's end tag does not close the blocks around it.
            if !tag.isBlock, entry.tag.isBlock, tag != .unknown { return }
            position -= 1
        }
        if position >= floor { open.removeSubrange(position...) }
    }

    private func sameName(_ node: Node, _ tokens: HTMLTokenizer) -> Bool {
        guard node.end - node.start == Int32(tokens.end - tokens.start) else { return false }
        return (0..<Int(node.end - node.start)).allSatisfy {
            bytes[Int(node.start) + $0] | 0x20 == bytes[tokens.start + $0] | 0x20
        }
    }

    private func last(_ tag: HTMLTag, _ open: [Int32], above boundaries: TagSet) -> Int? {
        for position in open.indices.reversed() {
            let entry = nodes[Int(open[position])].tag
            if entry == tag { return position }
            if boundaries.contains(entry) { return nil }
        }
        return nil
    }

    private func closeLast(_ tags: TagSet, _ open: inout [Int32], above boundaries: TagSet) {
        for position in open.indices.reversed() {
            let entry = nodes[Int(open[position])].tag
            if tags.contains(entry) { return open.removeSubrange(position...) }
            if boundaries.contains(entry) { return }
        }
    }

    // MARK: - Reading

    func attribute(_ node: Int, _ name: StaticString) -> String? {
        let entry = nodes[node]
        for index in Int(entry.firstAttribute)..<Int(entry.firstAttribute + entry.attributeCount) {
            let attribute = attributes[index]
            guard attribute.nameEnd - attribute.nameStart == name.utf8CodeUnitCount else { continue }
            let isIt = name.withUTF8Buffer { wanted in
                wanted.indices.allSatisfy { bytes[attribute.nameStart + $0] | 0x20 == wanted[$0] | 0x20 }
            }
            if isIt { return decoded(attribute.valueStart, attribute.valueEnd, inAttribute: true) }
        }
        return nil
    }

    func decoded(_ start: Int, _ end: Int, inAttribute: Bool = false) -> String {
        var out: [UInt8] = []
        bytes.withUnsafeBufferPointer { HTMLCharacters.decode($0, start, end, inAttribute: inAttribute, into: &out) }
        return XMLCharacters.trimmed(out)
    }

    /// The words below `node` on one line.
    func line(_ node: Int) -> String {
        var writer = TextWriter(breaks: false)
        var buffer: [UInt8] = []
        walk(node) { index in
            let entry = nodes[index]
            if entry.isText {
                buffer.removeAll(keepingCapacity: true)
                bytes.withUnsafeBufferPointer {
                    HTMLCharacters.decode($0, Int(entry.start), Int(entry.end), into: &buffer)
                }
                writer.append(buffer)
            } else if entry.tag.isBlock || entry.tag == .br {
                writer.space()
            }
            return !entry.tag.isSilent && entry.tag != .svg
        }
        return writer.finish()
    }

    /// Visits `node` and what is below it in document order; the closure says whether to go in.
    func walk(_ node: Int, _ visit: (Int) -> Bool) {
        var cursor = node
        while true {
            let entersChildren = visit(cursor)
            if entersChildren, nodes[cursor].firstChild >= 0 {
                cursor = Int(nodes[cursor].firstChild)
                continue
            }
            while cursor != node, nodes[cursor].next < 0 { cursor = Int(nodes[cursor].parent) }
            if cursor == node { return }
            cursor = Int(nodes[cursor].next)
        }
    }

    func children(_ node: Int) -> [Int] {
        var out: [Int] = []
        var cursor = nodes[node].firstChild
        while cursor >= 0 {
            out.append(Int(cursor))
            cursor = nodes[Int(cursor)].next
        }
        return out
    }

    /// The nearest ancestor that satisfies `test`, at most `levels` up.
    func ancestor(_ node: Int, within levels: Int, _ test: (Int) -> Bool) -> Int? {
        var cursor = Int(nodes[node].parent)
        var left = levels
        while cursor >= 0, left > 0 {
            if test(cursor) { return cursor }
            cursor = Int(nodes[cursor].parent)
            left -= 1
        }
        return nil
    }
}

/// A piece of a document as it stands in its bytes: elements, attributes and texts by position, decoded only when asked for.
///
/// This is a reader for feeds as they are found, not a validating XML parser. It forgives what feeds do (unclosed and
/// crossed tags, bare ampersands, undeclared prefixes, control characters, junk before the root) and refuses what
/// attackers do: it fetches nothing, expands no entity but short literal ones the document declares itself, and keeps
/// no more than ``FormatLimits/depth`` levels. Names compare without regard to case.
struct XMLTree {
    struct Node {
        var kind: Kind
        var name = XMLName.other
        var space = XMLSpace.none
        /// Of the qualified name, folded; what end tags are matched by.
        var hash: UInt32 = 0
        /// The qualified name for an element, the raw text for a text.
        var start: Int32
        var end: Int32
        var parent: Int32 = -1
        var firstChild: Int32 = -1
        var lastChild: Int32 = -1
        var next: Int32 = -1
        var firstAttribute: Int32 = 0
        var attributeCount: Int32 = 0
    }

    enum Kind: UInt8 { case element, text, raw }

    struct Attribute {
        var nameStart: Int32
        var nameEnd: Int32
        var valueStart: Int32
        var valueEnd: Int32
    }

    let bytes: [UInt8]
    let nodes: [Node]
    let attributes: [Attribute]
    /// Literal entities that the document declares: `<!ENTITY name "text">`.
    let entities: [String: [UInt8]]

    // MARK: - Walking

    func children(_ node: Int) -> Children { Children(tree: self, first: nodes[node].firstChild) }

    /// Child elements and texts, in order.
    struct Children: Sequence, IteratorProtocol {
        let tree: XMLTree
        var cursor: Int32

        init(tree: XMLTree, first: Int32) {
            self.tree = tree
            cursor = first
        }

        mutating func next() -> Int? {
            guard cursor >= 0 else { return nil }
            let index = Int(cursor)
            cursor = tree.nodes[index].next
            return index
        }
    }

    func child(_ node: Int, _ name: XMLName, _ space: XMLSpace? = nil) -> Int? {
        children(node).first { nodes[$0].name == name && (space == nil || nodes[$0].space == space) }
    }

    func hasElements(_ node: Int) -> Bool { children(node).contains { nodes[$0].kind == .element } }

    // MARK: - Reading

    /// The value of an attribute by its qualified name ("xml:base"), decoded and trimmed; nil when absent.
    func attribute(_ node: Int, _ name: StaticString) -> String? {
        let entry = nodes[node]
        let first = Int(entry.firstAttribute)
        for index in first..<first + Int(entry.attributeCount) {
            let attribute = attributes[index]
            let range = Int(attribute.nameStart)..<Int(attribute.nameEnd)
            if matches(range, name) { return value(attribute) }
        }
        return nil
    }

    /// The same by local name, whatever the prefix.
    func attribute(_ node: Int, local name: StaticString) -> String? {
        let entry = nodes[node]
        let first = Int(entry.firstAttribute)
        for index in first..<first + Int(entry.attributeCount) {
            let attribute = attributes[index]
            var start = Int(attribute.nameStart)
            let end = Int(attribute.nameEnd)
            if let colon = bytes[start..<end].firstIndex(of: UInt8(ascii: ":")) { start = colon + 1 }
            if matches(start..<end, name) { return value(attribute) }
        }
        return nil
    }

    private func value(_ attribute: Attribute) -> String {
        var out: [UInt8] = []
        // Nothing in a feed is rightly that long; an attribute of megabytes is an attack or an embedded picture.
        let end = min(attribute.valueEnd, attribute.valueStart &+ 1 << 20)
        XMLCharacters.decode(bytes, Int(attribute.valueStart)..<Int(end), entities: entities, into: &out)
        return XMLCharacters.trimmed(out)
    }

    private func matches(_ range: Range<Int>, _ name: StaticString) -> Bool {
        guard range.count == name.utf8CodeUnitCount else { return false }
        return name.withUTF8Buffer { wanted in
            for (offset, byte) in wanted.enumerated() where bytes[range.lowerBound + offset] | 0x20 != byte | 0x20 {
                return false
            }
            return true
        }
    }

    /// All text below `node`, decoded, as bytes.
    func textBytes(_ node: Int) -> [UInt8] {
        var out: [UInt8] = []
        var stack = [Int32(node)]
        while let top = stack.popLast() {
            let entry = nodes[Int(top)]
            switch entry.kind {
            case .element:
                // Siblings wait below the children; a text is one node, so the stack stays as small as the tree is deep.
                if Int(top) != node, entry.next >= 0 { stack.append(entry.next) }
                if entry.firstChild >= 0 { stack.append(entry.firstChild) }
            case .text, .raw:
                append(Int(top), to: &out)
                if Int(top) != node, entry.next >= 0 { stack.append(entry.next) }
            }
        }
        return out
    }

    /// One text node's characters.
    func append(_ node: Int, to out: inout [UInt8]) {
        let range = Int(nodes[node].start)..<Int(nodes[node].end)
        if nodes[node].kind == .raw {
            XMLCharacters.appendClean(bytes, range, to: &out)
        } else {
            XMLCharacters.decode(bytes, range, entities: entities, into: &out)
        }
    }

    func text(_ node: Int) -> String {
        if let range = plainText(node) { return String(decoding: bytes[range], as: UTF8.self) }
        return XMLCharacters.trimmed(textBytes(node))
    }

    /// Where the trimmed text of `node` stands as it is: one text in it, without references or control characters.
    func plainText(_ node: Int) -> Range<Int>? {
        let first = nodes[node].firstChild
        guard first >= 0 else { return nodes[node].kind == .element ? 0..<0 : nil }
        let entry = nodes[Int(first)]
        guard entry.kind != .element, entry.next < 0 else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var start = Int(entry.start)
            var end = Int(entry.end)
            while start < end, XMLCharacters.isSpace(bytes[start]) { start += 1 }
            while end > start, XMLCharacters.isSpace(bytes[end - 1]) { end -= 1 }
            let forbidden = entry.kind == .raw ? 0 : UInt8(ascii: "&")
            for index in start..<end
            where bytes[index] == forbidden || (bytes[index] < 0x20 && bytes[index] != 0x0A && bytes[index] != 0x09) {
                return nil
            }
            return start..<end
        }
    }

    /// Only the text directly inside, not that of child elements.
    func ownText(_ node: Int) -> String {
        var out: [UInt8] = []
        for child in children(node) where nodes[child].kind != .element { append(child, to: &out) }
        return XMLCharacters.trimmed(out)
    }

    /// The markup inside `node` as HTML: prefixes dropped, texts escaped, empty elements as HTML wants them.
    func innerMarkup(_ node: Int) -> String {
        var out: [UInt8] = []
        var cursor = nodes[node].firstChild
        var open: [Int32] = []
        while true {
            guard cursor >= 0 else {
                guard let top = open.popLast() else { break }
                out.append(contentsOf: Array("</".utf8))
                out.append(contentsOf: localName(Int(top)))
                out.append(UInt8(ascii: ">"))
                cursor = nodes[Int(top)].next
                continue
            }
            let entry = nodes[Int(cursor)]
            if entry.kind != .element {
                var text: [UInt8] = []
                append(Int(cursor), to: &text)
                XMLCharacters.escape(text, to: &out)
                cursor = entry.next
                continue
            }
            out.append(UInt8(ascii: "<"))
            out.append(contentsOf: localName(Int(cursor)))
            for index in Int(entry.firstAttribute)..<Int(entry.firstAttribute + entry.attributeCount) {
                let attribute = attributes[index]
                out.append(UInt8(ascii: " "))
                out.append(contentsOf: bytes[Int(attribute.nameStart)..<Int(attribute.nameEnd)])
                out.append(contentsOf: Array("=\"".utf8))
                XMLCharacters.escape(Array(value(attribute).utf8), to: &out)
                out.append(UInt8(ascii: "\""))
            }
            out.append(UInt8(ascii: ">"))
            if isVoid(Int(cursor)) {
                cursor = entry.next
            } else {
                open.append(cursor)
                cursor = entry.firstChild
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private func isVoid(_ node: Int) -> Bool {
        let name = localName(node)
        return bytes.withUnsafeBufferPointer { HTMLTag.named($0, name.startIndex, name.endIndex).isVoid }
    }

    private func localName(_ node: Int) -> ArraySlice<UInt8> {
        let name = bytes[Int(nodes[node].start)..<Int(nodes[node].end)]
        guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else { return name }
        return name[(colon + 1)...]
    }
}

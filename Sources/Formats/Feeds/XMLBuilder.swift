/// One pass over the bytes that makes the nodes of an ``XMLTree``; linear, iterative, bounded.
struct XMLBuilder {
    private(set) var nodes: [XMLTree.Node] = []
    private(set) var attributes: [XMLTree.Attribute] = []
    private(set) var entities: [String: [UInt8]] = [:]
    private(set) var isMalformed = false

    private struct Declaration {
        var prefix: UInt32
        var space: XMLSpace
        var depth: Int
    }

    private static let most = (nodes: 4_000_000, attributes: 64, declarations: 128, entities: 64, entity: 1024)
    private static let noPrefix = XMLNames.hash("")
    private static let xmlns = XMLNames.hash("xmlns")

    private var open: [Int32] = []
    private var declarations: [Declaration] = []
    /// Elements open below the deepest level that is kept.
    private var sunk = 0
    private var index = 0
    /// Marks that were looked for to the end in vain, so that nobody looks again.
    private var missing: Set<String> = []

    init(count: Int) {
        nodes.reserveCapacity(min(count / 24 + 16, 1 << 20))
    }

    mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        let count = min(bytes.count, Int(Int32.max) - 1)
        while index < count, nodes.count < Self.most.nodes {
            if bytes[index] == UInt8(ascii: "<") { markup(bytes, count) } else { text(bytes, count) }
        }
        if !open.isEmpty { isMalformed = true }
    }

    // MARK: - Text

    private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) {
        let start = index
        index = Self.find(UInt8(ascii: "<"), bytes, from: index, to: count)
        addText(bytes, start, index, .text)
    }

    private mutating func addText(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ kind: XMLTree.Kind) {
        guard let parent = open.last, end > start else { return }
        if kind == .text, XMLNames.containers.contains(nodes[Int(parent)].name) {
            var cursor = start
            while cursor < end, XMLCharacters.isSpace(bytes[cursor]) { cursor += 1 }
            if cursor == end { return }
        }
        add(XMLTree.Node(kind: kind, start: Int32(start), end: Int32(end)), to: parent)
    }

    private mutating func add(_ node: XMLTree.Node, to parent: Int32?) {
        let number = Int32(nodes.count)
        var node = node
        if let parent {
            node.parent = parent
            let last = nodes[Int(parent)].lastChild
            if last >= 0 { nodes[Int(last)].next = number } else { nodes[Int(parent)].firstChild = number }
            nodes[Int(parent)].lastChild = number
        }
        nodes.append(node)
    }

    // MARK: - Markup

    private mutating func markup(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) {
        let next = index + 1 < count ? bytes[index + 1] : 0
        switch next {
        case UInt8(ascii: "/"): endTag(bytes, count)
        case UInt8(ascii: "!"): declaration(bytes, count)
        case UInt8(ascii: "?"):
            let end = find("?>", bytes, from: index + 2, to: count)
            index = end.map { $0 + 2 } ?? Self.find(UInt8(ascii: ">"), bytes, from: index, to: count) + 1
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: ":"),
            0x80...0xFF:
            startTag(bytes, count)
        default:
            isMalformed = true
            let start = index
            index += 1
            index = Self.find(UInt8(ascii: "<"), bytes, from: index, to: count)
            addText(bytes, start, index, .text)
        }
    }

    private mutating func declaration(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) {
        if Self.starts(bytes, index, count, "<!--") {
            let end = find("-->", bytes, from: index + 4, to: count)
            isMalformed = isMalformed || end == nil
            index = end.map { $0 + 3 } ?? Self.find(UInt8(ascii: ">"), bytes, from: index, to: count) + 1
        } else if Self.starts(bytes, index, count, "<![CDATA[") {
            let start = index + 9
            let end = find("]]>", bytes, from: start, to: count)
            isMalformed = isMalformed || end == nil
            addText(bytes, start, end ?? count, .raw)
            index = end.map { $0 + 3 } ?? count
        } else {
            documentType(bytes, count)
        }
    }

    /// Skips a document type declaration, keeping literal entities of its internal subset; external ones are not read.
    private mutating func documentType(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) {
        index += 2
        var isInside = false
        while index < count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "[") { isInside = true }
            if byte == UInt8(ascii: "]") { isInside = false }
            if byte == UInt8(ascii: ">"), !isInside {
                index += 1
                return
            }
            if isInside, Self.starts(bytes, index, count, "<!ENTITY") { entity(bytes, index + 8, count) }
            // An element where only declarations may stand: the subset was never closed.
            if byte == UInt8(ascii: "<"), index + 1 < count, bytes[index + 1] != UInt8(ascii: "!"),
                bytes[index + 1] != UInt8(ascii: "?")
            {
                isMalformed = true
                return
            }
            if isInside, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                index = Self.find(byte, bytes, from: index + 1, to: count)
            }
            index += 1
        }
    }

    private mutating func entity(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ count: Int) {
        var cursor = from
        func skipSpace() { while cursor < count, XMLCharacters.isSpace(bytes[cursor]) { cursor += 1 } }
        skipSpace()
        let start = cursor
        while cursor < count, cursor - start < 40, !XMLCharacters.isSpace(bytes[cursor]) { cursor += 1 }
        let name = String(decoding: bytes[start..<cursor], as: UTF8.self)
        skipSpace()
        guard cursor < count, bytes[cursor] == UInt8(ascii: "\"") || bytes[cursor] == UInt8(ascii: "'") else { return }
        let end = Self.find(bytes[cursor], bytes, from: cursor + 1, to: min(count, cursor + Self.most.entity))
        guard end < count, bytes[end] == bytes[cursor], entities.count < Self.most.entities, entities[name] == nil
        else { return }
        var value: [UInt8] = []
        // Only references to characters are resolved: an entity made of entities is how a few bytes become gigabytes.
        XMLCharacters.decode(Array(bytes[cursor + 1..<end]), 0..<end - cursor - 1, entities: [:], into: &value)
        entities[name] = value
    }

    private mutating func endTag(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) {
        let start = index + 2
        var end = start
        while end < count, !Self.endsName(bytes[end]) { end += 1 }
        let hash = XMLNames.hash(bytes, start, end)
        while end < count, bytes[end] != UInt8(ascii: ">"), bytes[end] != UInt8(ascii: "<") { end += 1 }
        index = end < count && bytes[end] == UInt8(ascii: ">") ? end + 1 : end
        if sunk > 0 {
            sunk -= 1
            return
        }
        guard let position = open.lastIndex(where: { nodes[Int($0)].hash == hash }) else {
            isMalformed = true
            return
        }
        if position < open.count - 1 { isMalformed = true }
        close(to: position)
    }

    private mutating func close(to depth: Int) {
        open.removeSubrange(depth...)
        while let last = declarations.last, last.depth > depth { declarations.removeLast() }
    }

    private mutating func startTag(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) {
        let start = index + 1
        var cursor = start
        var colon = -1
        while cursor < count, !Self.endsName(bytes[cursor]) {
            if bytes[cursor] == UInt8(ascii: ":"), colon < 0 { colon = cursor }
            cursor += 1
        }
        let nameEnd = cursor
        let firstAttribute = attributes.count
        var isEmpty = false
        scan: while cursor < count {
            let byte = bytes[cursor]
            switch byte {
            case UInt8(ascii: ">"):
                cursor += 1
                break scan
            case UInt8(ascii: "/"):
                isEmpty = cursor + 1 < count && bytes[cursor + 1] == UInt8(ascii: ">")
                cursor += 1
            case UInt8(ascii: "<"):
                isMalformed = true
                break scan
            case 0x20, 0x09...0x0D: cursor += 1
            default: cursor = attribute(bytes, cursor, count, firstAttribute)
            }
        }
        index = cursor
        let depth = open.count + 1
        for number in firstAttribute..<attributes.count { declareSpace(bytes, attributes[number], depth: depth) }
        let hash = XMLNames.hash(bytes, start, nameEnd)
        let local = colon < 0 ? start : colon + 1
        let name = XMLNames.names[XMLNames.hash(bytes, local, nameEnd)] ?? .other
        let prefix = colon < 0 ? Self.noPrefix : XMLNames.hash(bytes, start, colon)
        let space = space(of: prefix)
        mend(before: name, space)
        if open.count >= FormatLimits.depth {
            isMalformed = true
            if !isEmpty { sunk += 1 }
            attributes.removeSubrange(firstAttribute...)
            return
        }
        var node = XMLTree.Node(
            kind: .element,
            name: name,
            space: space,
            hash: hash,
            start: Int32(start),
            end: Int32(nameEnd)
        )
        node.firstAttribute = Int32(firstAttribute)
        node.attributeCount = Int32(attributes.count - firstAttribute)
        add(node, to: open.last)
        if isEmpty {
            while let last = declarations.last, last.depth > open.count { declarations.removeLast() }
        } else {
            open.append(Int32(nodes.count - 1))
        }
    }

    /// Reads one attribute and gives the index after it.
    private mutating func attribute(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ from: Int,
        _ count: Int,
        _ first: Int
    ) -> Int {
        var cursor = from
        while cursor < count, !Self.endsName(bytes[cursor]), bytes[cursor] != UInt8(ascii: "=") { cursor += 1 }
        let nameEnd = cursor
        if cursor == from { return cursor + 1 }
        while cursor < count, XMLCharacters.isSpace(bytes[cursor]) { cursor += 1 }
        guard cursor < count, bytes[cursor] == UInt8(ascii: "=") else {
            isMalformed = true
            return cursor
        }
        cursor += 1
        while cursor < count, XMLCharacters.isSpace(bytes[cursor]) { cursor += 1 }
        guard cursor < count else { return cursor }
        let quote = bytes[cursor]
        var valueStart = cursor
        var valueEnd: Int
        var next: Int
        let key = quote == UInt8(ascii: "'") ? "'" : "\""
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), !missing.contains(key),
            case let end = Self.find(quote, bytes, from: cursor + 1, to: count), end < count
        {
            valueStart = cursor + 1
            valueEnd = end
            next = end + 1
        } else {
            isMalformed = true
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                missing.insert(key)
                valueStart += 1
            }
            valueEnd = valueStart
            while valueEnd < count, !XMLCharacters.isSpace(bytes[valueEnd]), bytes[valueEnd] != UInt8(ascii: ">") {
                valueEnd += 1
            }
            next = valueEnd
        }
        if attributes.count - first < Self.most.attributes {
            attributes.append(
                XMLTree.Attribute(
                    nameStart: Int32(from),
                    nameEnd: Int32(nameEnd),
                    valueStart: Int32(valueStart),
                    valueEnd: Int32(valueEnd)
                )
            )
        }
        return next
    }

    // MARK: - Namespaces

    private mutating func declareSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ attribute: XMLTree.Attribute, depth: Int)
    {
        let start = Int(attribute.nameStart)
        let end = Int(attribute.nameEnd)
        guard end - start >= 5, bytes[start] | 0x20 == UInt8(ascii: "x"),
            XMLNames.hash(bytes, start, start + 5) == Self.xmlns,
            end == start + 5 || bytes[start + 5] == UInt8(ascii: ":"), declarations.count < Self.most.declarations
        else { return }
        let prefix = end == start + 5 ? Self.noPrefix : XMLNames.hash(bytes, start + 6, end)
        let value = bytes[Int(attribute.valueStart)..<min(Int(attribute.valueEnd), Int(attribute.valueStart) + 200)]
        let uri = String(decoding: value, as: UTF8.self)
        declarations.append(
            Declaration(prefix: prefix, space: XMLNames.space(XMLCharacters.trimmed(Array(uri.utf8))), depth: depth)
        )
    }

    private func space(of prefix: UInt32) -> XMLSpace {
        for declaration in declarations.reversed() where declaration.prefix == prefix {
            // A namespace nobody knows, under a prefix everybody knows.
            if declaration.space == .unknown, let customary = XMLNames.customaryPrefixes[prefix] { return customary }
            return declaration.space
        }
        if prefix == Self.noPrefix { return .none }
        return XMLNames.customaryPrefixes[prefix] ?? .unknown
    }

    // MARK: - Mending

    /// Closes what the feed forgot to close before an element that cannot stand inside it.
    private mutating func mend(before name: XMLName, _ space: XMLSpace) {
        guard name != .other, space == .none || space == .rss || space == .atom, let top = open.last else { return }
        if name == .item || name == .entry {
            for position in open.indices.reversed() {
                let entry = nodes[Int(open[position])]
                if entry.name == .content || entry.name == .items { return }
                if entry.name == name, entry.space == space {
                    isMalformed = true
                    close(to: position)
                    return
                }
                if entry.name == .channel || entry.name == .feed { break }
            }
            return
        }
        let parent = nodes[Int(top)]
        guard parent.space == space, parent.attributeCount == 0 || parent.name != .link else { return }
        let isUnclosed =
            (XMLNames.textFields.contains(parent.name) && XMLNames.fields.contains(name))
            || (parent.name == .description && XMLNames.unmistakableFields.contains(name))
        if isUnclosed {
            isMalformed = true
            close(to: open.count - 1)
        }
    }

    // MARK: - Scanning

    @inline(__always)
    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<")
    }

    @inline(__always)
    private static func find(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, from: Int, to end: Int) -> Int {
        var index = from
        while index < end, bytes[index] != byte { index += 1 }
        return min(index, end)
    }

    private mutating func find(_ mark: String, _ bytes: UnsafeBufferPointer<UInt8>, from: Int, to end: Int) -> Int? {
        if missing.contains(mark) { return nil }
        let wanted = Array(mark.utf8)
        let last = wanted[wanted.count - 1]
        var index = from + wanted.count - 1
        while index < end {
            index = Self.find(last, bytes, from: index, to: end)
            guard index < end else { break }
            var offset = wanted.count - 2
            while offset >= 0, bytes[index - wanted.count + 1 + offset] == wanted[offset] { offset -= 1 }
            if offset < 0 { return index - wanted.count + 1 }
            index += 1
        }
        missing.insert(mark)
        return nil
    }

    private static func starts(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ count: Int, _ mark: StaticString)
        -> Bool
    {
        guard index + mark.utf8CodeUnitCount <= count else { return false }
        return mark.withUTF8Buffer { wanted in
            for offset in 0..<wanted.count where bytes[index + offset] != wanted[offset] { return false }
            return true
        }
    }
}

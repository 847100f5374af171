/// One pass over the bytes that makes the nodes of an ``XMLTree``; linear, iterative, bounded.
///
/// It stops at every piece a feed is made of (an item, a field of the channel) as soon as that is closed, so that the
/// caller can read it and drop its nodes: what is held is one piece and the elements around it, however long the feed.
struct XMLBuilder {
    enum Event {
        /// The root, the channel or RSS 1.0's list of items has begun.
        case frame(Int)
        /// A child of a frame is complete.
        case piece(Int)
        /// The bytes end inside a token that may go on.
        case needsMore
        case end
        /// A piece has more nodes than are kept.
        case tooMany
    }

    private(set) var nodes: [XMLTree.Node] = []
    private(set) var attributes: [XMLTree.Attribute] = []
    private(set) var entities: [String: [UInt8]] = [:]
    private(set) var isMalformed = false
    /// The element that makes the document a feed.
    private(set) var root: Int?

    private struct Declaration {
        var prefix: UInt32
        var space: XMLSpace
        var depth: Int
    }

    private static let most = (
        nodes: 1_000_000, nodesBeforeRoot: 2000, attributes: 64, declarations: 128, entities: 64, entity: 1024
    )
    private static let noPrefix = XMLNames.hash("")
    private static let xmlns = XMLNames.hash("xmlns")

    private var open: [Int32] = []
    /// How many of the open elements are frames (or stand around the root).
    private var frames = 0
    private var declarations: [Declaration] = []
    /// Elements open below the deepest level that is kept.
    private var sunk = 0
    private var index = 0
    private var isFinal = true
    private var event: Event?
    /// Marks that were looked for to the end in vain, so that nobody looks again.
    private var missing: Set<String> = []
    private let names = XMLNames.table

    init(count: Int) {
        nodes.reserveCapacity(min(count / 24 + 16, 1 << 14))
        attributes.reserveCapacity(64)
    }

    /// Reads on until something can be told; `isFinal` says that no bytes will follow these.
    mutating func run(_ bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool) -> Event {
        let count = min(bytes.count, Int(Int32.max) - 1)
        self.isFinal = isFinal
        while index < count {
            if bytes[index] == UInt8(ascii: "<") { markup(bytes, count) } else { text(bytes, count) }
            if let event {
                self.event = nil
                return event
            }
            if nodes.count >= Self.most.nodes { return .tooMany }
            if root == nil, nodes.count >= Self.most.nodesBeforeRoot { return .end }
        }
        guard isFinal else { return .needsMore }
        if !open.isEmpty {
            isMalformed = true
            if open.count > frames {
                let piece = Int(open[frames])
                open.removeAll()
                frames = 0
                return .piece(piece)
            }
        }
        return .end
    }

    /// Forgets the piece that was told last.
    mutating func drop() {
        guard open.count == frames || open.isEmpty else { return }
        let kept = frames > 0 && !open.isEmpty ? Int(open[frames - 1]) + 1 : 0
        guard kept < nodes.count else { return }
        attributes.removeSubrange(min(Int(nodes[kept].firstAttribute), attributes.count)...)
        nodes.removeSubrange(kept...)
    }

    /// The bytes that nothing refers to any more, between the open frames and the open piece or the next token.
    var spent: Range<Int> {
        var end = 0
        for node in nodes.prefix(open.count > frames ? Int(open[frames]) : nodes.count) {
            end = max(end, Int(node.end))
            for attribute in attributes[Int(node.firstAttribute)..<Int(node.firstAttribute + node.attributeCount)] {
                end = max(end, Int(attribute.valueEnd))
            }
        }
        let next = open.count > frames ? Int(nodes[Int(open[frames])].start) - 1 : index
        return min(end, next)..<next
    }

    /// Follows the removal of ``spent``.
    mutating func moved(_ range: Range<Int>) {
        let by = Int32(range.count)
        guard by > 0 else { return }
        index -= range.count
        for position in nodes.indices where nodes[position].start >= range.upperBound {
            nodes[position].start -= by
            nodes[position].end -= by
        }
        for position in attributes.indices where attributes[position].nameStart >= range.upperBound {
            attributes[position].nameStart -= by
            attributes[position].nameEnd -= by
            attributes[position].valueStart -= by
            attributes[position].valueEnd -= by
        }
    }

    /// Where reading goes on.
    var position: Int { index }

    // MARK: - Text

    private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) {
        let start = index
        let end = Self.find(UInt8(ascii: "<"), bytes, from: index, to: count)
        if end == count, !isFinal, open.count > frames { return wait() }
        index = end
        addText(bytes, start, end, .text)
    }

    /// Leaves the token that the bytes break off in for another time.
    private mutating func wait() { event = .needsMore }

    private mutating func addText(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ kind: XMLTree.Kind) {
        // Text beside fields and items is nobody's.
        guard open.count > frames, let parent = open.last, end > start else { return }
        if kind == .text, nodes[Int(parent)].name.isContainer {
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
            // Pieces hang from their frame without the frame knowing them, since they are dropped before it.
            if open.count > frames {
                let last = nodes[Int(parent)].lastChild
                if last >= 0 { nodes[Int(last)].next = number } else { nodes[Int(parent)].firstChild = number }
                nodes[Int(parent)].lastChild = number
            }
        }
        nodes.append(node)
    }

    // MARK: - Markup

    private mutating func markup(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) {
        if !isFinal, count - index < 16 { return wait() }
        let next = index + 1 < count ? bytes[index + 1] : 0
        switch next {
        case UInt8(ascii: "/"): endTag(bytes, count)
        case UInt8(ascii: "!"): declaration(bytes, count)
        case UInt8(ascii: "?"):
            let end = find("?>", bytes, from: index + 2, to: count)
            if end == nil, !isFinal { return wait() }
            index = end.map { $0 + 2 } ?? Self.find(UInt8(ascii: ">"), bytes, from: index, to: count) + 1
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: ":"),
            0x80...0xFF:
            startTag(bytes, count)
        default:
            let start = index
            let end = Self.find(UInt8(ascii: "<"), bytes, from: index + 1, to: count)
            if end == count, !isFinal, open.count > frames { return wait() }
            isMalformed = true
            index = end
            addText(bytes, start, end, .text)
        }
    }

    private mutating func declaration(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) {
        if Self.starts(bytes, index, count, "<!--") {
            let end = find("-->", bytes, from: index + 4, to: count)
            if end == nil, !isFinal { return wait() }
            isMalformed = isMalformed || end == nil
            index = end.map { $0 + 3 } ?? Self.find(UInt8(ascii: ">"), bytes, from: index, to: count) + 1
        } else if Self.starts(bytes, index, count, "<![CDATA[") {
            let start = index + 9
            let end = find("]]>", bytes, from: start, to: count)
            if end == nil, !isFinal { return wait() }
            isMalformed = isMalformed || end == nil
            addText(bytes, start, end ?? count, .raw)
            index = end.map { $0 + 3 } ?? count
        } else {
            documentType(bytes, count)
        }
    }

    /// Skips a document type declaration, keeping literal entities of its internal subset; external ones are not read.
    private mutating func documentType(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) {
        let start = index
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
        guard isFinal else {
            index = start
            return wait()
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
        if end == count, !isFinal { return wait() }
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
        if open.count > frames, depth <= frames { event = .piece(Int(open[frames])) }
        frames = min(frames, depth)
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
        if cursor >= count, !isFinal {
            attributes.removeSubrange(firstAttribute...)
            return wait()
        }
        let tag = index
        index = cursor
        let depth = open.count + 1
        for number in firstAttribute..<attributes.count { declareSpace(bytes, attributes[number], depth: depth) }
        let hash = XMLNames.hash(bytes, start, nameEnd)
        let local = colon < 0 ? start : colon + 1
        let name = names[colon < 0 ? hash : XMLNames.hash(bytes, local, nameEnd)]
        let prefix = colon < 0 ? Self.noPrefix : XMLNames.hash(bytes, start, colon)
        let space = space(of: prefix)
        mend(before: name, space)
        if event != nil {
            // What was open is told first; this tag is read again after it.
            attributes.removeSubrange(firstAttribute...)
            while let last = declarations.last, last.depth > open.count { declarations.removeLast() }
            index = tag
            return
        }
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
        let isPiece = open.count == frames
        add(node, to: open.last)
        let number = nodes.count - 1
        open.append(Int32(number))
        if root == nil {
            // Whatever stands around the root is kept until it ends.
            if !makesRoot(number, name, space) { frames = open.count }
        } else if isPiece, name == .channel || name == .items, open.count > 1, open.count <= 8 {
            frames = open.count
            event = .frame(number)
        }
        if isEmpty { close(to: open.count - 1) }
    }

    /// Sets the root where an element makes the document a feed; true for one that is itself the only item.
    private mutating func makesRoot(_ number: Int, _ name: XMLName, _ space: XMLSpace) -> Bool {
        switch name {
        case .rss, .feed: break
        case .rdf where space == .rdf || space == .none: break
        case .channel where open.count == 1: break
        case .entry where open.count == 1 && space == .atom:
            root = number
            return true
        default: return false
        }
        root = number
        event = .frame(number)
        return false
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
            isMalformed = isMalformed || cursor < count || isFinal
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
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
            missing.isEmpty || !missing.contains(key),
            case let end = Self.find(quote, bytes, from: cursor + 1, to: count), end < count
        {
            valueStart = cursor + 1
            valueEnd = end
            next = end + 1
        } else {
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                if !isFinal { return count }
                missing.insert(key)
                valueStart += 1
            }
            isMalformed = true
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
        let value = UnsafeBufferPointer(
            rebasing: bytes[
                Int(attribute.valueStart)..<min(Int(attribute.valueEnd), Int(attribute.valueStart) + 200)
            ]
        )
        let space =
            XMLNames.usualSpaces[XMLNames.longHash(value)] ?? XMLNames.space(XMLCharacters.trimmed(Array(value)))
        declarations.append(Declaration(prefix: prefix, space: space, depth: depth))
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
            (parent.name.isTextField && name.isField)
            || (parent.name == .description && name.isUnmistakableField)
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
        if !missing.isEmpty, missing.contains(mark) { return nil }
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
        if isFinal { missing.insert(mark) }
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

/// The short lines of a page as a reader sees them, each with its distance from the headline.
///
/// What is about other pages is left out: navigation, footers of the site, comments, teasers, events to come. Dates and
/// bylines are looked for here when the page states none for machines.
struct PageLines {
    struct Line {
        var text: String
        /// The first text node's parent.
        var node: Int
        /// Bytes of text between the headline's end and this line; negative before the headline.
        var distance: Int
        /// Of the elements around it, four levels up.
        var hints: PageHints
        /// Whether `text` is only the beginning of a long line.
        var isCut: Bool
        /// The `time` elements in it.
        var times: [Int]
        /// In an aside, a footer or a part about other pages: less likely to be about this one.
        var isBeside: Bool
    }

    private(set) var lines: [Line] = []
    /// `time` elements without words, with their distance.
    private(set) var bareTimes: [(node: Int, distance: Int)] = []

    private static let most = 1500
    private static let skipped: TagSet = [
        .nav, .select, .textarea, .head, .script, .style, .template, .iframe, .svg, .noscript, .button,
        .object, .datalist,
    ]

    init(_ tree: HTMLTree, _ hints: NodeHints, headline: Int?) {
        var offset = 0
        var headlineEnd: Int?
        var raw: [Int] = []
        var rawBytes = 0
        var times: [Int] = []
        var pendingTimes: [(node: Int, offset: Int)] = []
        var block = -1
        var lineOffset = 0
        // The last node of the outermost part beside the article that the walk is in.
        var besideEnd = -1
        var buffer: [UInt8] = []

        // What the headline stands in is never beside it, whatever its name.
        var around: Set<Int> = []
        var above = headline.map { Int(tree.nodes[$0].parent) } ?? -1
        while above >= 0 {
            around.insert(above)
            above = Int(tree.nodes[above].parent)
        }

        func flush() {
            defer {
                raw.removeAll(keepingCapacity: true)
                times.removeAll(keepingCapacity: true)
                rawBytes = 0
                lineOffset = offset
            }
            guard let first = raw.first, lines.count < Self.most else { return }
            var writer = TextWriter(breaks: false)
            var isCut = false
            for node in raw {
                buffer.removeAll(keepingCapacity: true)
                let entry = tree.nodes[node]
                let end = min(Int(entry.end), Int(entry.start) + 600)
                tree.bytes.withUnsafeBufferPointer {
                    HTMLCharacters.decode($0, Int(entry.start), end, into: &buffer)
                }
                writer.append(buffer)
                if writer.bytes.count > 300 {
                    isCut = true
                    break
                }
            }
            let parent = Int(tree.nodes[first].parent)
            var marks = PageHints()
            var cursor = parent
            for _ in 0..<4 where cursor > 0 && tree.nodes[cursor].tag != .body && tree.nodes[cursor].tag != .article {
                marks.formUnion(hints.of[cursor])
                cursor = Int(tree.nodes[cursor].parent)
            }
            let text = writer.finish()
            guard !text.isEmpty else { return }
            lines.append(
                Line(
                    text: text,
                    node: parent,
                    distance: lineOffset,
                    hints: marks,
                    isCut: isCut,
                    times: times,
                    isBeside: first <= besideEnd
                )
            )
        }

        tree.walk(0) { index in
            let node = tree.nodes[index]
            if node.isText {
                let length = Int(node.end - node.start)
                guard tree.bytes[Int(node.start)..<Int(node.end)].contains(where: { $0 > 0x20 }) else {
                    // Blanks between two words of one line.
                    if !raw.isEmpty { raw.append(index) }
                    return false
                }
                let own = Self.block(tree, index)
                if own != block { flush() }
                block = own
                if raw.isEmpty { lineOffset = offset }
                raw.append(index)
                rawBytes += length
                offset += length
                return false
            }
            if Self.skipped.contains(node.tag) { return false }
            if index == headline {
                flush()
                block = -1
                headlineEnd = offset
                return false
            }
            let marks = hints.of[index]
            if !around.contains(index), node.tag != .body, node.tag != .article, node.tag != .main {
                if marks.contains(.comments) { return false }
                if index > besideEnd, marks.contains(.elsewhere) || node.tag == .aside || node.tag == .footer {
                    flush()
                    block = -1
                    besideEnd = Self.subtreeEnd(tree, index)
                }
            }
            if node.tag == .br {
                flush()
                block = -1
            } else if node.tag == .time {
                if tree.nodes[index].firstChild < 0 {
                    pendingTimes.append((index, offset))
                } else {
                    if Self.block(tree, index) != block { flush() }
                    block = Self.block(tree, index)
                    times.append(index)
                }
            }
            return true
        }
        flush()
        let origin = headlineEnd ?? 0
        for index in lines.indices { lines[index].distance -= origin }
        bareTimes = pendingTimes.map { ($0.node, $0.offset - origin) }
    }

    private static func block(_ tree: HTMLTree, _ node: Int) -> Int {
        var cursor = Int(tree.nodes[node].parent)
        while cursor > 0, !tree.nodes[cursor].tag.isBlock { cursor = Int(tree.nodes[cursor].parent) }
        return cursor
    }

    private static func subtreeEnd(_ tree: HTMLTree, _ node: Int) -> Int {
        var last = node
        while tree.nodes[last].lastChild >= 0 { last = Int(tree.nodes[last].lastChild) }
        return last
    }
}

/// Writes the chosen parts of a page as paragraphs.
enum MainTextWriter {
    static func write(_ tree: HTMLTree, _ parts: [Int], cut: [Bool], title: String?) -> MainText.Reading {
        var writer = TextWriter(breaks: true)
        var buffer: [UInt8] = []
        var blocks: [PageBlock] = []
        tree.bytes.withUnsafeBufferPointer { bytes in
            for part in parts {
                writer.newline()
                emit(tree, part, bytes, cut, &writer, &buffer, &blocks)
            }
        }
        return PageFurniture.cleaned(writer.finish(), blocks, title: title)
    }

    private static func emit(
        _ tree: HTMLTree,
        _ root: Int,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ cut: [Bool],
        _ writer: inout TextWriter,
        _ buffer: inout [UInt8],
        _ blocks: inout [PageBlock]
    ) {
        var cursor = root
        while true {
            let node = tree.nodes[cursor]
            var entersChildren = false
            if node.isText {
                buffer.removeAll(keepingCapacity: true)
                HTMLCharacters.decode(bytes, Int(node.start), Int(node.end), into: &buffer)
                writer.append(buffer)
                if blocks.count < writer.lines { blocks.append(block(tree, cursor)) }
            } else if !cut[cursor] {
                if node.tag == .br || node.tag.isBlock { breakLine(node.tag, &writer) }
                entersChildren = true
            }
            if entersChildren, node.firstChild >= 0 {
                cursor = Int(node.firstChild)
                continue
            }
            leave(tree.nodes[cursor], &writer)
            while cursor != root, tree.nodes[cursor].next < 0 {
                cursor = Int(tree.nodes[cursor].parent)
                leave(tree.nodes[cursor], &writer)
            }
            if cursor == root { return }
            cursor = Int(tree.nodes[cursor].next)
        }
    }

    /// What the line is that begins with the text `node`: the nearest element that says so, and whether it is quoted.
    private static func block(_ tree: HTMLTree, _ node: Int) -> PageBlock {
        var kind: PageBlock.Kind?
        var cursor = Int(tree.nodes[node].parent)
        while cursor >= 0 {
            switch tree.nodes[cursor].tag {
            case .blockquote: return PageBlock(kind ?? .paragraph, isQuoted: true)
            case .h1: kind = kind ?? .heading(1)
            case .h2: kind = kind ?? .heading(2)
            case .h3: kind = kind ?? .heading(3)
            case .h4: kind = kind ?? .heading(4)
            case .h5: kind = kind ?? .heading(5)
            case .h6: kind = kind ?? .heading(6)
            case .pre: kind = kind ?? .preformatted
            case .tr: kind = kind ?? .row
            case .li:
                let isOrdered = tree.nodes[cursor].parent >= 0 && tree.nodes[Int(tree.nodes[cursor].parent)].tag == .ol
                kind = kind ?? .item(ordered: isOrdered)
            case .body, .article, .main: return PageBlock(kind ?? .paragraph)
            default: break
            }
            cursor = Int(tree.nodes[cursor].parent)
        }
        return PageBlock(kind ?? .paragraph)
    }

    private static func leave(_ node: HTMLTree.Node, _ writer: inout TextWriter) {
        if !node.isText, node.tag.isBlock { breakLine(node.tag, &writer) }
    }

    private static func breakLine(_ tag: HTMLTag, _ writer: inout TextWriter) {
        // Cells of a row stay on one line.
        if tag == .td || tag == .th { writer.space() } else { writer.newline() }
    }
}

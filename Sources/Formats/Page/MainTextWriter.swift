/// Writes the chosen parts of a page as paragraphs.
enum MainTextWriter {
    static func write(_ tree: HTMLTree, _ parts: [Int], cut: [Bool], title: String?) -> String {
        var writer = TextWriter(breaks: true)
        var buffer: [UInt8] = []
        tree.bytes.withUnsafeBufferPointer { bytes in
            for part in parts {
                writer.newline()
                emit(tree, part, bytes, cut, &writer, &buffer)
            }
        }
        return PageFurniture.cleaned(writer.finish(), title: title)
    }

    private static func emit(
        _ tree: HTMLTree,
        _ root: Int,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ cut: [Bool],
        _ writer: inout TextWriter,
        _ buffer: inout [UInt8]
    ) {
        var cursor = root
        while true {
            let node = tree.nodes[cursor]
            var entersChildren = false
            if node.isText {
                buffer.removeAll(keepingCapacity: true)
                HTMLCharacters.decode(bytes, Int(node.start), Int(node.end), into: &buffer)
                writer.append(buffer)
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

    private static func leave(_ node: HTMLTree.Node, _ writer: inout TextWriter) {
        if !node.isText, node.tag.isBlock { breakLine(node.tag, &writer) }
    }

    private static func breakLine(_ tag: HTMLTag, _ writer: inout TextWriter) {
        // Cells of a row stay on one line.
        if tag == .td || tag == .th { writer.space() } else { writer.newline() }
    }
}

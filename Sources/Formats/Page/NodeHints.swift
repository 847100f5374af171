/// What the class names, ids and styles of each element tell, read once for a tree.
struct NodeHints {
    private(set) var of: [PageHints]

    init(_ tree: HTMLTree) {
        of = Array(repeating: [], count: tree.nodes.count)
        var known: [UInt64: PageHints] = [:]
        tree.bytes.withUnsafeBufferPointer { bytes in
            for index in tree.nodes.indices where tree.nodes[index].attributeCount > 0 {
                of[index] = Self.read(tree, tree.nodes[index], bytes, &known)
            }
        }
    }

    private static func read(
        _ tree: HTMLTree,
        _ node: HTMLTree.Node,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ known: inout [UInt64: PageHints]
    ) -> PageHints {
        var hints: PageHints = []
        for number in Int(node.firstAttribute)..<Int(node.firstAttribute + node.attributeCount) {
            let attribute = tree.attributes[number]
            let length = attribute.nameEnd - attribute.nameStart
            guard length > 0 else { continue }
            let first = bytes[attribute.nameStart] | 0x20
            let isName =
                (length == 5 && first == UInt8(ascii: "c")) || (length == 2 && first == UInt8(ascii: "i"))
                || (length == 8 && first == UInt8(ascii: "i"))
            if isName, attribute.valueEnd > attribute.valueStart {
                var key: UInt64 = 14_695_981_039_346_656_037
                for position in attribute.valueStart..<min(attribute.valueEnd, attribute.valueStart + 400) {
                    key = (key ^ UInt64(bytes[position])) &* 1_099_511_628_211
                }
                if let seen = known[key] {
                    hints.formUnion(seen)
                } else {
                    let read = PageHints.read(
                        UnsafeBufferPointer(rebasing: bytes[attribute.valueStart..<attribute.valueEnd])
                    )
                    known[key] = read
                    hints.formUnion(read)
                }
            } else if length == 5, first == UInt8(ascii: "s"), isInvisible(attribute, bytes) {
                hints.insert(.hidden)
            } else if length == 6, first == UInt8(ascii: "h"),
                bytes[attribute.nameStart + 1] | 0x20 == UInt8(ascii: "i")
            {
                hints.insert(.hidden)
            } else if length == 11, first == UInt8(ascii: "a"), attribute.valueEnd - attribute.valueStart == 4 {
                // aria-hidden="true"
                hints.insert(.hidden)
            }
        }
        return hints
    }

    private static func isInvisible(_ attribute: HTMLTokenizer.Attribute, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard attribute.valueEnd - attribute.valueStart < 400 else { return false }
        // Most styles speak of neither; only those that might are folded and searched.
        var mayHide = false
        for position in attribute.valueStart..<attribute.valueEnd {
            let byte = bytes[position] | 0x20
            if byte == UInt8(ascii: "y"), position > attribute.valueStart {
                let before = bytes[position - 1] | 0x20
                if before == UInt8(ascii: "a") || before == UInt8(ascii: "t") { mayHide = true }
            }
        }
        guard mayHide else { return false }
        let style = String(
            decoding: UnsafeBufferPointer(rebasing: bytes[attribute.valueStart..<attribute.valueEnd]),
            as: UTF8.self
        )
        .lowercased().filter { $0 != " " }
        return style.contains("display:none") || style.contains("visibility:hidden")
    }
}

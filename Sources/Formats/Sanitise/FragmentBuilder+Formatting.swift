/// Bold, links and their like, which go on beyond the block that they were opened in: the list of active formatting
/// elements (HTML Living Standard section 13.2.4.3) and the adoption agency (section 13.2.6.4.7).
extension FragmentBuilder {
    mutating func insertFormatting(_ tag: HTMLTag) {
        reconstructFormatting()
        guard insert(tag) else { return }
        let node = current.node
        var alike = 0
        var position = formatting.count - 1
        var length = 0
        while position >= 0, formatting[position] != Self.marker {
            if isAlike(formatting[position], node) {
                alike += 1
                if alike == 3 {
                    formatting.remove(at: position)
                    break
                }
            }
            length += 1
            position -= 1
        }
        if length >= Self.mostFormatting { formatting.remove(at: formatting.count - length) }
        formatting.append(node)
    }

    /// Written with the same tag, letter for letter.
    private func isAlike(_ one: Int32, _ other: Int32) -> Bool {
        let (one, other) = (tree[one], tree[other])
        guard one.tag == other.tag, one.end - one.start == other.end - other.start else { return false }
        for offset in 0..<Int(one.end - one.start)
        where bytes[Int(one.start) + offset] != bytes[Int(other.start) + offset] {
            return false
        }
        return true
    }

    /// The last `tag` in the list since the last marker.
    func activeFormatting(_ tag: HTMLTag) -> Int32? {
        for node in formatting.reversed() {
            if node == Self.marker { return nil }
            if tree[node].tag == tag { return node }
        }
        return nil
    }

    /// Takes `node` out of the list and the stack, if it is still there.
    mutating func forget(_ node: Int32) {
        if let position = formatting.lastIndex(of: node) { formatting.remove(at: position) }
        guard tree[node].isOpen, let position = open.lastIndex(where: { $0.node == node }) else { return }
        removeOpen(at: position)
    }

    mutating func clearFormatting() {
        while let last = formatting.popLast(), last != Self.marker {}
    }

    mutating func reconstructFormatting() {
        guard let last = formatting.last, last != Self.marker, !tree[last].isOpen else { return }
        var position = formatting.count - 1
        while position > 0 {
            let before = formatting[position - 1]
            if before == Self.marker || tree[before].isOpen { break }
            position -= 1
        }
        for position in position..<formatting.count {
            guard open.count < FormatLimits.depth, let copy = copy(of: formatting[position]) else { return }
            place(copy, current)
            push(copy, tree[copy].tag, .html)
            formatting[position] = copy
        }
    }

    /// The same element once more, without content; nil, and no formatting is carried on any more, when the budget is
    /// spent.
    private mutating func copy(of node: Int32) -> Int32? {
        var copy = tree[node]
        copies -= SafeVocabulary.allowed.contains(copy.tag) ? Int(copy.end - copy.start) + 8 : 8
        guard copies > 0 else { return nil }
        (copy.parent, copy.first, copy.last, copy.next, copy.previous) = (-1, -1, -1, -1, -1)
        copy.isOpen = false
        return tree.add(copy)
    }

    /// An end tag of a formatting element.
    ///
    /// Where it crosses a block, what stands in the block keeps its formatting.
    mutating func adopt(_ tag: HTMLTag) {
        if current.space == .html, current.tag == tag, formatting.lastIndex(of: current.node) == nil { return pop() }
        for _ in 0..<8 {
            guard let element = activeFormatting(tag) else { return otherEnd(tag) }
            guard tree[element].isOpen, let position = open.lastIndex(where: { $0.node == element }) else {
                return forget(element)
            }
            if open[position...].dropFirst().contains(where: bounds) { return }
            guard let block = open.indices.first(where: { $0 > position && isSpecial(open[$0]) }) else {
                pop(to: position)
                return forget(element)
            }
            guard adopt(element, at: position, block) else { return }
        }
    }

    /// One turn: the formatting `element` ends before the block, and a copy of it goes on inside; false when the budget
    /// is spent.
    private mutating func adopt(_ element: Int32, at position: Int, _ block: Int) -> Bool {
        var block = block
        let ancestor = open[position - 1]
        let furthest = open[block].node
        var bookmark = formatting.lastIndex(of: element) ?? 0
        var last = furthest
        var turn = 0
        var above = block - 1
        while above > position {
            turn += 1
            let node = open[above].node
            var listed = formatting.lastIndex(of: node)
            if turn > 3, let place = listed {
                formatting.remove(at: place)
                if place < bookmark { bookmark -= 1 }
                listed = nil
            }
            guard let listed else {
                removeOpen(at: above)
                block -= 1
                above -= 1
                continue
            }
            guard let copy = copy(of: node) else {
                if tree[last].parent < 0 { place(last, ancestor) }
                return false
            }
            formatting[listed] = copy
            tree[node].isOpen = false
            open[above].node = copy
            tree[copy].isOpen = true
            if last == furthest { bookmark = listed + 1 }
            tree.detach(last)
            tree.append(last, to: copy)
            last = copy
            above -= 1
        }
        guard let copy = copy(of: element) else {
            if tree[last].parent < 0 { place(last, ancestor) }
            return false
        }
        tree.detach(last)
        place(last, ancestor)
        tree.moveChildren(of: furthest, to: copy)
        tree.append(copy, to: furthest)
        if let listed = formatting.lastIndex(of: element) {
            formatting.remove(at: listed)
            if listed < bookmark { bookmark -= 1 }
        }
        formatting.insert(copy, at: min(bookmark, formatting.count))
        removeOpen(at: position)
        open.insert(Open(node: copy, tag: tree[copy].tag, space: .html), at: block)
        enter(copy, tree[copy].tag, .html)
        return true
    }
}

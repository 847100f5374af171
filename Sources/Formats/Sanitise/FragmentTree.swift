/// Where an element belongs: HTML itself, or one of the two vocabularies that may stand inside it.
enum MarkupSpace: UInt8 { case html, svg, math }

/// A fragment of HTML as a browser's tree, by position in its bytes; ``FragmentBuilder`` makes it.
///
/// Node 0 is the root. Nothing is copied out of the input: an element knows where its tag stood, a text where its
/// characters stand.
struct FragmentTree {
    enum Kind: UInt8 {
        case element
        /// Characters with references.
        case text
        /// Characters as they stand.
        case verbatim
    }

    struct Node {
        var kind = Kind.element
        var tag = HTMLTag.unknown
        var space = MarkupSpace.html
        /// On the stack of open elements.
        var isOpen = false
        /// `annotation-xml` that says it holds HTML.
        var holdsHTML = false
        /// A text whose first line feed belongs to the tag before it (`<pre>`, `<textarea>`).
        var dropsNewline = false
        var attributeCount: UInt16 = 0
        var firstAttribute: Int32 = 0
        /// Of the characters of a text; of an element's tag, from its name on to the bracket.
        var start: Int32 = 0
        var end: Int32 = 0
        var nameEnd: Int32 = 0
        var parent: Int32 = -1
        var first: Int32 = -1
        var last: Int32 = -1
        var next: Int32 = -1
        var previous: Int32 = -1
    }

    struct Attribute {
        var name: SafeAttribute
        var start: Int32
        var end: Int32
    }

    private(set) var nodes: [Node] = [Node(tag: .html, isOpen: true)]
    private(set) var attributes: [Attribute] = []

    init(byteCount: Int) { nodes.reserveCapacity(byteCount / 24 + 16) }

    @inline(__always)
    subscript(_ node: Int32) -> Node {
        get { nodes[Int(node)] }
        _modify { yield &nodes[Int(node)] }
    }

    mutating func add(_ node: Node) -> Int32 {
        nodes.append(node)
        return Int32(nodes.count - 1)
    }

    mutating func add(_ attribute: Attribute) { attributes.append(attribute) }
    var attributeEnd: Int { attributes.count }

    mutating func append(_ node: Int32, to parent: Int32) {
        let last = nodes[Int(parent)].last
        nodes[Int(node)].parent = parent
        nodes[Int(node)].previous = last
        nodes[Int(node)].next = -1
        if last >= 0 { nodes[Int(last)].next = node } else { nodes[Int(parent)].first = node }
        nodes[Int(parent)].last = node
    }

    mutating func insert(_ node: Int32, before sibling: Int32) {
        let parent = nodes[Int(sibling)].parent
        let previous = nodes[Int(sibling)].previous
        nodes[Int(node)].parent = parent
        nodes[Int(node)].previous = previous
        nodes[Int(node)].next = sibling
        nodes[Int(sibling)].previous = node
        if previous >= 0 { nodes[Int(previous)].next = node } else { nodes[Int(parent)].first = node }
    }

    mutating func detach(_ node: Int32) {
        let (parent, previous, next) = (
            nodes[Int(node)].parent, nodes[Int(node)].previous, nodes[Int(node)].next
        )
        guard parent >= 0 else { return }
        if previous >= 0 { nodes[Int(previous)].next = next } else { nodes[Int(parent)].first = next }
        if next >= 0 { nodes[Int(next)].previous = previous } else { nodes[Int(parent)].last = previous }
        nodes[Int(node)].parent = -1
        nodes[Int(node)].previous = -1
        nodes[Int(node)].next = -1
    }

    /// Makes the children of `old` the only children of `new`.
    mutating func moveChildren(of old: Int32, to new: Int32) {
        var child = nodes[Int(old)].first
        nodes[Int(new)].first = child
        nodes[Int(new)].last = nodes[Int(old)].last
        nodes[Int(old)].first = -1
        nodes[Int(old)].last = -1
        while child >= 0 {
            nodes[Int(child)].parent = new
            child = nodes[Int(child)].next
        }
    }
}

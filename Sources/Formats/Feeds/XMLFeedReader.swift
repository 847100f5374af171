/// Reads a feed's pieces one after the other: fields of the channel are kept, items handed back.
protocol FeedPieceReader {
    /// The root or the channel has begun; its attributes can be read.
    mutating func frame(_ node: Int, _ tree: XMLTree)
    /// A child of a frame; the item, where it is one.
    mutating func piece(_ node: Int, _ tree: XMLTree) -> ParsedItem?
    /// The feed without its items.
    func finish() -> ParsedFeed
}

/// RSS or Atom from bytes that may come bit by bit: a window over the bytes, the piece that is being read, the channel's
/// fields so far.
struct XMLFeedReader {
    enum Progress {
        case item(ParsedItem)
        /// All bytes given so far are read.
        case needsMore
        case end
        case tooMany
    }

    private var window: [UInt8]
    private var builder: XMLBuilder
    private var reader: (any FeedPieceReader)?
    private let address: String?
    private let sanitises: Bool
    private var isFinal = false

    /// Begins with a document in UTF-8, or with its beginning.
    init(_ bytes: [UInt8], address: String?, sanitises: Bool, isFinal: Bool) {
        window = bytes
        builder = XMLBuilder(count: bytes.count)
        self.address = address
        self.sanitises = sanitises
        self.isFinal = isFinal
    }

    /// Whether an element was met that makes the document a feed.
    var isFeed: Bool { reader != nil }
    var isMalformed: Bool { builder.isMalformed }
    /// Bytes held that belong to a piece or a token which is not complete.
    var held: Int { window.count - builder.spent.count }

    /// Adds bytes, after dropping those that nothing refers to any more.
    mutating func append(_ bytes: some Collection<UInt8>, isFinal: Bool) {
        let spent = builder.spent
        if !spent.isEmpty {
            window.removeSubrange(spent)
            builder.moved(spent)
        }
        window.append(contentsOf: bytes)
        self.isFinal = isFinal
    }

    mutating func next() -> Progress {
        while true {
            let isFinal = isFinal
            let event = window.withUnsafeBufferPointer { builder.run($0, isFinal: isFinal) }
            switch event {
            case .frame(let node): frame(node)
            case .piece(let node):
                let item = piece(node)
                builder.drop()
                if let item { return .item(item) }
            case .needsMore: return .needsMore
            case .end: return .end
            case .tooMany: return .tooMany
            }
        }
    }

    /// The feed without its items.
    func finish() -> ParsedFeed {
        var feed = reader?.finish() ?? ParsedFeed()
        feed.malformed = builder.isMalformed
        return feed
    }

    // The tree shares the builder's storage: it must be gone before the builder drops its nodes, hence these functions.

    private var tree: XMLTree {
        XMLTree(bytes: window, nodes: builder.nodes, attributes: builder.attributes, entities: builder.entities)
    }

    @inline(never)
    private mutating func frame(_ node: Int) {
        let tree = tree
        if reader == nil {
            reader =
                tree.nodes[node].name == .feed
                ? AtomReader(address: address, sanitises: sanitises)
                : RSSReader(address: address, sanitises: sanitises)
        }
        reader?.frame(node, tree)
    }

    @inline(never)
    private mutating func piece(_ node: Int) -> ParsedItem? {
        if reader == nil { reader = AtomReader(address: address, sanitises: sanitises) }
        let tree = tree
        return reader?.piece(node, tree)
    }
}

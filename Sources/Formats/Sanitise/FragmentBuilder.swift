/// Reads a fragment into the tree that a browser makes of it as the content of a `div` (HTML Living Standard section
/// 13.2.6, fragment case, scripting off).
///
/// The insertion modes are spread over this type's extensions: text and elements, tables, the formatting that crossed
/// tags carry on, SVG and MathML. Left out is what cannot show in a cleaned fragment: the modes around head and body,
/// framesets, what a `template` holds, and the nodes of comments, scripts and styles.
///
/// Linear in the input: the stack is no deeper than ``FormatLimits/depth`` (tags beyond are passed over, their text is
/// kept), the list of formatting no longer than ``mostFormatting``, and the copies of formatting elements that crossed
/// tags ask for cost a budget in proportion to the input, since a browser's rules would square it.
struct FragmentBuilder {
    enum Mode { case body, table, caption, columns, tableBody, row, cell, characters }

    struct Open {
        var node: Int32
        var tag: HTMLTag
        var space: MarkupSpace
    }

    let bytes: UnsafeBufferPointer<UInt8>
    var tokens: HTMLTokenizer
    var tree: FragmentTree
    var open: [Open] = [Open(node: 0, tag: .html, space: .html)]
    /// How many HTML elements of each name are open.
    private var counts = [UInt16](repeating: 0, count: 256)
    /// The list of active formatting elements; ``marker`` stands for a marker.
    var formatting: [Int32] = []
    var mode = Mode.body
    /// Where `characters` goes back to.
    var resumed = Mode.body
    var form: Int32 = -1
    /// Foster parenting is on.
    var isFostering = false
    private var dropsNewline = false
    /// Inside an element of characters that was not inserted: its end tag ends nothing.
    private var ignoresEnd = false
    /// Bytes of tags that may still be repeated for crossed formatting; a plain page needs few.
    var copies: Int

    static let marker: Int32 = -1
    static let mostFormatting = 64

    /// Looks at the fragment and gives its tree.
    static func tree(of bytes: UnsafeBufferPointer<UInt8>) -> FragmentTree {
        var builder = FragmentBuilder(bytes)
        builder.build()
        return builder.tree
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        tokens = HTMLTokenizer(bytes)
        tree = FragmentTree(byteCount: bytes.count)
        copies = 128 + bytes.count
        open.reserveCapacity(FormatLimits.depth)
    }

    private mutating func build() {
        while true {
            tokens.readsSections = current.space != .html
            guard tokens.next() else { return }
            switch tokens.kind {
            case .start:
                dropsNewline = false
                if isForeign { foreignStart() } else { start(tokens.tag == .image ? .img : tokens.tag) }
                ignoresEnd = tokens.isRaw && mode != .characters
            case .end:
                dropsNewline = false
                if ignoresEnd {
                    ignoresEnd = false
                } else if mode == .characters {
                    pop()
                    mode = resumed
                } else if current.space != .html {
                    foreignEnd()
                } else {
                    end(tokens.tag)
                }
            case .text:
                text(tokens.isPlain ? .verbatim : .text)
            case .rawText:
                switch tokens.tag {
                case .script, .style: break
                case .title, .textarea: text(.text)
                default: text(.verbatim)
                }
            case .other: break
            }
        }
    }

    var current: Open { open[open.count - 1] }

    // MARK: - Insertion modes

    mutating func start(_ tag: HTMLTag) {
        switch mode {
        case .body, .characters: bodyStart(tag)
        case .table: tableStart(tag)
        case .caption: captionStart(tag)
        case .columns: columnsStart(tag)
        case .tableBody: tableBodyStart(tag)
        case .row: rowStart(tag)
        case .cell: cellStart(tag)
        }
    }

    mutating func end(_ tag: HTMLTag) {
        switch mode {
        case .body, .characters: bodyEnd(tag)
        case .table: tableEnd(tag)
        case .caption: captionEnd(tag)
        case .columns: columnsEnd(tag)
        case .tableBody: tableBodyEnd(tag)
        case .row: rowEnd(tag)
        case .cell: cellEnd(tag)
        }
    }

    private mutating func text(_ kind: FragmentTree.Kind) {
        defer { dropsNewline = false }
        if mode == .characters || current.space != .html { return insertText(kind) }
        switch mode {
        case .columns:
            if isBlank { return insertText(kind) }
            guard leaveColumns() else { return }
            tableText(kind)
        case .table, .tableBody, .row: tableText(kind)
        default:
            reconstructFormatting()
            insertText(kind)
        }
    }

    private mutating func tableText(_ kind: FragmentTree.Kind) {
        if Self.tableParts.contains(current.tag), isBlank { return insertText(kind) }
        isFostering = true
        reconstructFormatting()
        insertText(kind)
        isFostering = false
    }

    /// The token's characters are all white space.
    private var isBlank: Bool { bytes[tokens.start..<tokens.end].allSatisfy(HTMLTokenizer.isSpace) }

    /// The mode that the innermost open table part asks for.
    mutating func resetMode() {
        for entry in open.reversed() where entry.space == .html {
            switch entry.tag {
            case .td, .th: mode = .cell
            case .tr: mode = .row
            case .tbody, .thead, .tfoot: mode = .tableBody
            case .caption: mode = .caption
            case .colgroup: mode = .columns
            case .table: mode = .table
            case .template, .html: mode = .body
            default: continue
            }
            return
        }
        mode = .body
    }

    // MARK: - Insertion

    /// A new element, open unless it is void; false when the nesting has reached its bound and nothing was inserted.
    @discardableResult
    mutating func insert(_ tag: HTMLTag, _ space: MarkupSpace = .html, isImplied: Bool = false) -> Bool {
        guard open.count < FormatLimits.depth else { return false }
        var node = FragmentTree.Node(tag: tag, space: space)
        if !isImplied {
            node.start = Int32(tokens.start)
            node.nameEnd = Int32(tokens.end)
            node.end = Int32(tokens.position)
            if space == .html, SafeVocabulary.allowed.contains(tag) { keepAttributes(of: tag, &node) }
        }
        let number = tree.add(node)
        place(number, current)
        if !(space == .html && tag.isVoid) { push(number, tag, space) }
        return true
    }

    /// Keeps the attributes that could be written; of two with one name the first counts.
    private mutating func keepAttributes(of tag: HTMLTag, _ node: inout FragmentTree.Node) {
        guard !tokens.attributes.isEmpty else { return }
        node.firstAttribute = Int32(tree.attributeEnd)
        var seen: UInt32 = 0
        for attribute in tokens.attributes {
            guard let name = SafeAttribute(bytes, attribute.nameStart, attribute.nameEnd), name.belongs(to: tag),
                seen & name.bit == 0
            else { continue }
            seen |= name.bit
            tree.add(
                FragmentTree.Attribute(
                    name: name,
                    start: Int32(attribute.valueStart),
                    end: Int32(attribute.valueEnd)
                )
            )
            node.attributeCount += 1
        }
    }

    private mutating func insertText(_ kind: FragmentTree.Kind) {
        guard tokens.start < tokens.end else { return }
        var node = FragmentTree.Node(kind: kind, start: Int32(tokens.start), end: Int32(tokens.end))
        node.dropsNewline = dropsNewline
        place(tree.add(node), current)
    }

    /// The appropriate place for inserting a node (section 13.2.6.1): in `target`, or before the table that it is a part
    /// of.
    mutating func place(_ node: Int32, _ target: Open) {
        guard isFostering, target.space == .html, Self.tableParts.contains(target.tag),
            let position = open.lastIndex(where: { $0.tag == .table && $0.space == .html })
        else { return tree.append(node, to: target.node) }
        let table = open[position].node
        if tree[table].parent >= 0 {
            tree.insert(node, before: table)
        } else {
            tree.append(node, to: open[position - 1].node)
        }
    }

    /// What follows is characters up to the element's own end tag.
    mutating func insertCharacters(_ tag: HTMLTag) {
        guard insert(tag) else { return }
        resumed = mode
        mode = .characters
        if tag == .textarea { dropsNewline = true }
    }

    mutating func dropNextNewline() { dropsNewline = true }

    // MARK: - The stack of open elements

    mutating func push(_ node: Int32, _ tag: HTMLTag, _ space: MarkupSpace) {
        open.append(Open(node: node, tag: tag, space: space))
        enter(node, tag, space)
    }

    /// Counts what was put into the stack by other means than ``push``.
    mutating func enter(_ node: Int32, _ tag: HTMLTag, _ space: MarkupSpace) {
        tree[node].isOpen = true
        if space == .html { counts[Int(tag.rawValue)] += 1 }
    }

    mutating func pop() {
        guard open.count > 1 else { return }
        leave(open.removeLast())
    }

    private mutating func leave(_ entry: Open) {
        tree[entry.node].isOpen = false
        if entry.space == .html { counts[Int(entry.tag.rawValue)] -= 1 }
    }

    mutating func removeOpen(at position: Int) { leave(open.remove(at: position)) }

    mutating func pop(to depth: Int) { while open.count > max(depth, 1) { pop() } }

    func isOpen(_ tag: HTMLTag) -> Bool { counts[Int(tag.rawValue)] > 0 }

    /// Where the innermost `tag` stands, if nothing that bounds the scope stands inside it (section 13.2.4.2).
    func scope(_ tag: HTMLTag, also: TagSet = []) -> Int? {
        guard isOpen(tag) else { return nil }
        for position in open.indices.reversed() {
            let entry = open[position]
            if entry.tag == tag, entry.space == .html { return position }
            if bounds(entry) || (entry.space == .html && also.contains(entry.tag)) { return nil }
        }
        return nil
    }

    /// The same by table scope, for any of `tags`.
    func tableScope(_ tags: TagSet) -> Int? {
        for position in open.indices.reversed() where open[position].space == .html {
            if tags.contains(open[position].tag) { return position }
            if Self.tableBounds.contains(open[position].tag) { return nil }
        }
        return nil
    }

    func bounds(_ entry: Open) -> Bool {
        switch entry.space {
        case .html: Self.scopeBounds.contains(entry.tag)
        case .math: Self.mathText.contains(entry.tag) || entry.tag == .annotationXML
        case .svg: Self.svgHTML.contains(entry.tag)
        }
    }

    func isSpecial(_ entry: Open) -> Bool { entry.space == .html ? Self.special.contains(entry.tag) : bounds(entry) }

    mutating func impliedEnds(except: HTMLTag? = nil) {
        while current.space == .html, Self.implied.contains(current.tag), current.tag != except { pop() }
    }

    mutating func closeParagraph() {
        guard let position = scope(.p, also: [.button]) else { return }
        impliedEnds(except: .p)
        pop(to: position)
    }

    static let tableParts: TagSet = [.table, .tbody, .tfoot, .thead, .tr]
    static let implied: TagSet = [.dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc]
    static let scopeBounds: TagSet = [
        .applet, .caption, .html, .table, .td, .th, .marquee, .object, .select, .template,
    ]
    static let tableBounds: TagSet = [.html, .table, .template]
    static let mathText: TagSet = [.mi, .mo, .mn, .ms, .mtext]
    static let svgHTML: TagSet = [.foreignobject, .desc, .title]
    static let special: TagSet = [
        .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body, .br, .button,
        .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed, .fieldset, .figcaption,
        .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html,
        .iframe, .img, .input, .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed, .noframes,
        .noscript, .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select, .source, .style,
        .summary, .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr, .track, .ul, .wbr, .xmp,
    ]
}

/// SVG and MathML inside HTML, and the ways out of them (HTML Living Standard section 13.2.6.5).
extension FragmentBuilder {
    /// The start tag at hand is read by the rules of foreign content (the tree construction dispatcher, section 13.2.6).
    var isForeign: Bool {
        let entry = current
        if entry.space == .html { return false }
        if isHTMLIntegration(entry) { return false }
        if entry.space == .math {
            if Self.mathText.contains(entry.tag), tokens.tag != .mglyph, tokens.tag != .malignmark { return false }
            if entry.tag == .annotationXML, tokens.tag == .svg { return false }
        }
        return true
    }

    private func isHTMLIntegration(_ entry: Open) -> Bool {
        switch entry.space {
        case .html: false
        case .svg: Self.svgHTML.contains(entry.tag)
        case .math: entry.tag == .annotationXML && tree[entry.node].holdsHTML
        }
    }

    mutating func insertForeignRoot(_ tag: HTMLTag) {
        reconstructFormatting()
        insertForeign(tag, tag == .svg ? .svg : .math)
    }

    private mutating func insertForeign(_ tag: HTMLTag, _ space: MarkupSpace) {
        tokens.readMarkup()
        guard insert(tag, space) else { return }
        if tokens.isSelfClosing { return pop() }
        if tag == .annotationXML, space == .math, let encoding = tokens.value("encoding") {
            let name = String(decoding: encoding.map(HTMLTokenizer.lowered), as: UTF8.self)
            tree[current.node].holdsHTML = name == "text/html" || name == "application/xhtml+xml"
        }
    }

    mutating func foreignStart() {
        let tag = tokens.tag
        guard Self.breakouts.contains(tag) || (tag == .font && isOldFont) else {
            return insertForeign(tag, current.space)
        }
        leaveForeign()
        start(tag)
    }

    private var isOldFont: Bool {
        tokens.value("color") != nil || tokens.value("face") != nil || tokens.value("size") != nil
    }

    /// Pops down to HTML, or to a place in SVG or MathML where HTML may stand.
    private mutating func leaveForeign() {
        while current.space != .html, !isHTMLIntegration(current),
            !(current.space == .math && Self.mathText.contains(current.tag))
        {
            pop()
        }
    }

    mutating func foreignEnd() {
        let tag = tokens.tag
        if tag == .br || tag == .p {
            leaveForeign()
            return end(tag)
        }
        for position in open.indices.reversed() where position > 0 {
            let entry = open[position]
            if entry.space == .html { return end(tag) }
            if isNamed(entry, tag) { return pop(to: position) }
        }
    }

    private static let breakouts: TagSet = [
        .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5,
        .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span, .strong,
        .strike, .sub, .sup, .table, .tt, .u, .ul, .var,
    ]
}

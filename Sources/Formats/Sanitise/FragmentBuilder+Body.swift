/// Text and elements outside tables: the insertion mode "in body" (HTML Living Standard section 13.2.6.4.7).
extension FragmentBuilder {
    mutating func bodyStart(_ tag: HTMLTag) {
        switch tag {
        case .html, .head, .body, .frameset, .frame, .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr,
            .base, .basefont, .bgsound, .link, .meta, .script, .style, .param, .source, .track:
            break
        case .title, .noframes, .iframe, .noembed, .textarea: insertCharacters(tag)
        case .template:
            if insert(tag) {
                formatting.append(Self.marker)
                mode = .body
            }
        case .h1, .h2, .h3, .h4, .h5, .h6:
            closeParagraph()
            if current.space == .html, current.tag.isHeading { pop() }
            insert(tag)
        case .pre, .listing:
            closeParagraph()
            if insert(tag) { dropNextNewline() }
        case .form:
            guard form < 0 || isOpen(.template) else { return }
            closeParagraph()
            if insert(tag), !isOpen(.template) { form = current.node }
        case .li: insertItem(tag, ending: [.li])
        case .dd, .dt: insertItem(tag, ending: [.dd, .dt])
        case .button:
            if let position = scope(.button) {
                impliedEnds()
                pop(to: position)
            }
            reconstructFormatting()
            insert(tag)
        case .a:
            if let old = activeFormatting(.a) {
                adopt(.a)
                forget(old)
            }
            insertFormatting(tag)
        case .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u: insertFormatting(tag)
        case .nobr:
            reconstructFormatting()
            if scope(.nobr) != nil { adopt(.nobr) }
            insertFormatting(tag)
        case .applet, .marquee, .object:
            reconstructFormatting()
            if insert(tag) { formatting.append(Self.marker) }
        case .table:
            closeParagraph()
            if insert(tag) { mode = .table }
        case .input:
            if let position = scope(.select) { pop(to: position) }
            reconstructFormatting()
            insert(tag)
        case .hr:
            closeParagraph()
            if scope(.select) != nil { impliedEnds() }
            insert(tag)
        case .xmp:
            closeParagraph()
            reconstructFormatting()
            insertCharacters(tag)
        case .select:
            if let position = scope(.select) { return pop(to: position) }
            reconstructFormatting()
            insert(tag)
        case .option, .optgroup:
            if scope(.select) != nil {
                impliedEnds(except: tag == .option ? .optgroup : nil)
            } else if current.tag == .option, current.space == .html {
                pop()
            }
            reconstructFormatting()
            insert(tag)
        case .rb, .rtc:
            if scope(.ruby) != nil { impliedEnds() }
            insert(tag)
        case .rp, .rt:
            if scope(.ruby) != nil { impliedEnds(except: .rtc) }
            insert(tag)
        case .svg, .math: insertForeignRoot(tag)
        default:
            if tag.endsParagraph { closeParagraph() } else { reconstructFormatting() }
            insert(tag)
        }
    }

    /// List items and the terms of a glossary end the one before.
    private mutating func insertItem(_ tag: HTMLTag, ending siblings: TagSet) {
        for position in open.indices.reversed() {
            let entry = open[position]
            if entry.space == .html, siblings.contains(entry.tag) {
                impliedEnds(except: entry.tag)
                pop(to: position)
                break
            }
            if isSpecial(entry), !(entry.space == .html && Self.transparent.contains(entry.tag)) { break }
        }
        closeParagraph()
        insert(tag)
    }

    private static let transparent: TagSet = [.address, .div, .p]

    mutating func bodyEnd(_ tag: HTMLTag) {
        switch tag {
        case .html, .body, .script, .style: break
        case .template: endTemplate()
        case .p:
            if scope(.p, also: [.button]) == nil { insert(.p, isImplied: true) }
            closeParagraph()
        case .li:
            guard let position = scope(.li, also: [.ol, .ul]) else { return }
            impliedEnds(except: .li)
            pop(to: position)
        case .dd, .dt:
            guard let position = scope(tag) else { return }
            impliedEnds(except: tag)
            pop(to: position)
        case .h1, .h2, .h3, .h4, .h5, .h6:
            guard
                let position = [HTMLTag.h1, .h2, .h3, .h4, .h5, .h6].compactMap({ scope($0) }).max()
            else { return }
            pop(to: position)
        case .form: endForm()
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: adopt(tag)
        case .applet, .marquee, .object:
            guard let position = scope(tag) else { return }
            pop(to: position)
            clearFormatting()
        case .br:
            reconstructFormatting()
            insert(.br, isImplied: true)
        case .button, .fieldset, .select: closeScoped(tag)
        default:
            if Self.blocks.contains(tag) { closeScoped(tag) } else { otherEnd(tag) }
        }
    }

    private mutating func closeScoped(_ tag: HTMLTag) {
        guard let position = scope(tag) else { return }
        pop(to: position)
    }

    private static let blocks: TagSet = [
        .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .figcaption, .figure,
        .footer, .header, .hgroup, .listing, .main, .menu, .nav, .ol, .pre, .search, .section, .summary, .ul,
    ]

    /// Any other end tag: closes the innermost element of its name, but no block on the way.
    mutating func otherEnd(_ tag: HTMLTag) {
        guard tag == .unknown || isOpen(tag) else { return }
        for position in open.indices.reversed() {
            let entry = open[position]
            if entry.space == .html, isNamed(entry, tag) { return pop(to: position) }
            if isSpecial(entry) { return }
        }
    }

    /// Whether the element has the name that the token at hand has.
    func isNamed(_ entry: Open, _ tag: HTMLTag) -> Bool {
        guard entry.tag == tag else { return false }
        guard tag == .unknown else { return true }
        let node = tree[entry.node]
        let length = tokens.end - tokens.start
        guard Int(node.nameEnd - node.start) == length else { return false }
        for offset in 0..<length
        where HTMLTokenizer.lowered(bytes[Int(node.start) + offset])
            != HTMLTokenizer.lowered(bytes[tokens.start + offset])
        {
            return false
        }
        return true
    }

    private mutating func endForm() {
        if isOpen(.template) { return closeScoped(.form) }
        let node = form
        form = -1
        guard node >= 0, let position = scope(.form), open[position].node == node else { return }
        impliedEnds()
        if let position = open.lastIndex(where: { $0.node == node }) { removeOpen(at: position) }
    }

    mutating func endTemplate() {
        guard let position = open.lastIndex(where: { $0.tag == .template && $0.space == .html }) else { return }
        pop(to: position)
        clearFormatting()
        resetMode()
    }
}

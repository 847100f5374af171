/// The elements of HTML, past and present (HTML Living Standard sections 4 and 16.2), and those of SVG and MathML that
/// change how HTML is read.
///
/// Unknown names are `unknown`.
enum HTMLTag: UInt8, CaseIterable {
    case unknown
    case a, abbr, acronym, address, applet, area, article, aside, audio, b, base, basefont, bdi, bdo, bgsound, big,
        blink
    case blockquote, body, br, button, canvas, caption, center, cite, code, col, colgroup, data, datalist, dd, del,
        details
    case dfn, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset,
        h1, h2
    case h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, image, img, input, ins, isindex, kbd, keygen, label
    case layer, legend, li, link, listing, main, map, mark, marquee, math, menu, meta, meter, nav, nobr, noembed,
        noframes
    case noscript, object, ol, optgroup, option, output, p, param, picture, plaintext, portal, pre, progress, q, rp, rt,
        ruby
    case s, samp, script, search, section, select, slot, small, source, span, strike, strong, style, sub, summary, sup,
        svg
    case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul, `var`, video, wbr,
        xmp
    case rb, rtc, foreignobject, desc, metadata, mi, mn, mo, ms, mtext, msub, msup, msubsup, mfrac, mglyph, malignmark,
        annotation
    case annotationXML

    /// By the low bits of the name's hash; a taken place moves a name to the next free one.
    private static let byHash: [HTMLTag] = {
        var table = [HTMLTag](repeating: .unknown, count: 1024)
        for tag in HTMLTag.allCases.dropFirst() {
            var place = Int(XMLNames.hash(tag.name) & 1023)
            while table[place] != .unknown { place = (place + 1) & 1023 }
            table[place] = tag
        }
        return table
    }()

    private static let names = HTMLTag.allCases.map {
        $0 == .unknown ? "" : $0 == .annotationXML ? "annotation-xml" : "\($0)"
    }
    private static let spellings = names.map { Array($0.utf8) }
    /// In lower case, as it is written in markup.
    var name: String { Self.names[Int(rawValue)] }

    @inline(__always)
    static func named(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> HTMLTag {
        guard end - start <= 14 else { return .unknown }
        var place = Int(XMLNames.hash(bytes, start, end) & 1023)
        while true {
            let tag = byHash[place]
            if tag == .unknown { return tag }
            if isSpelt(tag, bytes, start, end) { return tag }
            place = (place + 1) & 1023
        }
    }

    private static func isSpelt(_ tag: HTMLTag, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let spelling = spellings[Int(tag.rawValue)]
        guard spelling.count == end - start else { return false }
        for offset in spelling.indices where HTMLTokenizer.lowered(bytes[start + offset]) != spelling[offset] {
            return false
        }
        return true
    }

    /// Has no end tag and no content.
    var isVoid: Bool {
        switch self {
        case .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .image, .img, .input, .keygen, .link,
            .meta,
            .param, .source, .track, .wbr:
            true
        default: false
        }
    }

    /// Begins and ends a line of text.
    var isBlock: Bool {
        switch self {
        case .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog, .dir, .div, .dl,
            .dt,
            .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .html,
            .legend, .li, .listing, .main, .menu, .nav, .ol, .option, .p, .plaintext, .pre, .search, .section, .summary,
            .table, .tbody, .td, .tfoot, .th, .thead, .title, .tr, .ul, .xmp:
            true
        default: false
        }
    }

    /// A start tag that ends an open paragraph (HTML section 13.2.6.4.7).
    var endsParagraph: Bool {
        switch self {
        case .td, .th, .tr, .tbody, .thead, .tfoot, .caption, .option, .legend, .title, .body, .html: false
        default: isBlock
        }
    }

    /// Its content is characters up to its own end tag, not markup.
    var isRawText: Bool {
        switch self {
        case .script, .style, .xmp, .iframe, .noembed, .noframes, .title, .textarea: true
        default: false
        }
    }

    /// Its content is not for readers.
    var isSilent: Bool {
        switch self {
        case .script, .style, .template, .iframe, .object, .embed, .noembed, .noframes, .frameset, .applet, .head,
            .audio,
            .video, .canvas, .datalist:
            true
        default: false
        }
    }

    var isHeading: Bool {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }
}

/// Some of the elements, as bits.
struct TagSet: ExpressibleByArrayLiteral, Sendable {
    private var low: UInt64 = 0
    private var middle: UInt64 = 0
    private var high: UInt64 = 0

    init(arrayLiteral elements: HTMLTag...) { for tag in elements { insert(tag) } }

    private mutating func insert(_ tag: HTMLTag) {
        let bit = UInt64(1) << UInt64(tag.rawValue & 63)
        switch tag.rawValue >> 6 {
        case 0: low |= bit
        case 1: middle |= bit
        default: high |= bit
        }
    }

    @inline(__always)
    func contains(_ tag: HTMLTag) -> Bool {
        let bit = UInt64(1) << UInt64(tag.rawValue & 63)
        switch tag.rawValue >> 6 {
        case 0: return low & bit != 0
        case 1: return middle & bit != 0
        default: return high & bit != 0
        }
    }
}

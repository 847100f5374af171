/// What the sanitiser writes: elements, attributes and addresses.
///
/// What is not named here cannot come out.
enum SafeVocabulary {
    static let allowed: TagSet = [
        .a, .abbr, .acronym, .address, .article, .aside, .b, .bdi, .bdo, .big, .blockquote, .br, .caption, .center,
        .cite, .code, .col, .colgroup, .dd, .del, .details, .dfn, .dir, .div, .dl, .dt, .em, .figcaption, .figure,
        .footer, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .i, .img, .ins, .kbd, .li, .main, .mark, .menu,
        .nav, .ol, .p, .pre, .q, .rp, .rt, .ruby, .s, .samp, .section, .small, .span, .strike, .strong, .sub, .summary,
        .sup, .table, .tbody, .td, .tfoot, .th, .thead, .time, .tr, .tt, .u, .ul, .var, .wbr,
    ]
    /// Not even their text is wanted: it is no text for readers, or says again what stands beside it.
    static let silent: TagSet = [.script, .style, .datalist, .annotation, .annotationXML, .metadata]
    /// Dropped themselves, with a gap left where they stood.
    static let parting: TagSet = [
        .button, .select, .option, .textarea, .input, .label, .video, .audio, .object, .iframe, .noembed, .noframes,
    ]
    /// Their text keeps its lines.
    static let preformatted: TagSet = [.xmp, .listing, .plaintext]

    static let schemes: Set<String> = [
        "http", "https", "mailto", "tel", "ftp", "sms", "xmpp", "irc", "ircs", "news", "geo",
    ]
}

/// An attribute that may be written, on some element at least.
///
/// Classes, identities and styles are the page's own business; targets, relations and event handlers would be ours.
enum SafeAttribute: UInt8, CaseIterable {
    case title, lang, dir, href, cite, src, srcset, alt, width, height, start, value, colspan, rowspan, span, scope
    case type, reversed, datetime

    enum Value { case text, number, address, image, candidates, word }

    var bit: UInt32 { 1 << UInt32(rawValue) }
    var name: String { Self.names[Int(rawValue)] }
    private static let names = SafeAttribute.allCases.map { "\($0)" }

    @inline(__always)
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) {
        let first = HTMLTokenizer.lowered(bytes[from])
        let candidates: (SafeAttribute, SafeAttribute?)
        switch (first, to - from) {
        case (UInt8(ascii: "t"), 5): candidates = (.title, nil)
        case (UInt8(ascii: "t"), 4): candidates = (.type, nil)
        case (UInt8(ascii: "l"), 4): candidates = (.lang, nil)
        case (UInt8(ascii: "d"), 3): candidates = (.dir, nil)
        case (UInt8(ascii: "d"), 8): candidates = (.datetime, nil)
        case (UInt8(ascii: "h"), 4): candidates = (.href, nil)
        case (UInt8(ascii: "h"), 6): candidates = (.height, nil)
        case (UInt8(ascii: "c"), 4): candidates = (.cite, nil)
        case (UInt8(ascii: "c"), 7): candidates = (.colspan, nil)
        case (UInt8(ascii: "s"), 3): candidates = (.src, nil)
        case (UInt8(ascii: "s"), 4): candidates = (.span, nil)
        case (UInt8(ascii: "s"), 5): candidates = (.start, .scope)
        case (UInt8(ascii: "s"), 6): candidates = (.srcset, nil)
        case (UInt8(ascii: "a"), 3): candidates = (.alt, nil)
        case (UInt8(ascii: "w"), 5): candidates = (.width, nil)
        case (UInt8(ascii: "v"), 5): candidates = (.value, nil)
        case (UInt8(ascii: "r"), 7): candidates = (.rowspan, nil)
        case (UInt8(ascii: "r"), 8): candidates = (.reversed, nil)
        default: return nil
        }
        if Self.isSpelt(candidates.0, bytes, from) {
            self = candidates.0
        } else if let other = candidates.1, Self.isSpelt(other, bytes, from) {
            self = other
        } else {
            return nil
        }
    }

    private static func isSpelt(_ attribute: SafeAttribute, _ bytes: UnsafeBufferPointer<UInt8>, _ from: Int) -> Bool {
        var offset = from
        for byte in attribute.name.utf8 {
            if HTMLTokenizer.lowered(bytes[offset]) != byte { return false }
            offset += 1
        }
        return true
    }

    func belongs(to tag: HTMLTag) -> Bool {
        switch self {
        case .title, .lang, .dir: true
        case .href: tag == .a
        case .cite: tag == .q || tag == .blockquote || tag == .ins || tag == .del
        case .src, .srcset, .alt, .width, .height: tag == .img
        case .start, .reversed, .type: tag == .ol
        case .value: tag == .li
        case .colspan, .rowspan: tag == .td || tag == .th
        case .span: tag == .col || tag == .colgroup
        case .scope: tag == .th
        case .datetime: tag == .time || tag == .ins || tag == .del
        }
    }

    var kind: Value {
        switch self {
        case .title, .alt, .datetime: .text
        case .lang, .dir, .scope, .type, .reversed: .word
        case .href, .cite: .address
        case .src: .image
        case .srcset: .candidates
        case .width, .height, .start, .value, .colspan, .rowspan, .span: .number
        }
    }
}

/// Values of attributes, decoded, as they may be written; nil for what may not.
struct SafeValue {
    let base: String?

    func of(_ value: [UInt8], _ kind: SafeAttribute.Value) -> [UInt8]? {
        switch kind {
        case .text: return value
        case .word:
            let isPlain = value.allSatisfy {
                HTMLTokenizer.isLetter($0) || $0 == UInt8(ascii: "-") || ($0 >= 0x30 && $0 <= 0x39)
            }
            return isPlain && value.count <= 35 ? value : nil
        case .number:
            let digits = value.prefix { $0 >= 0x30 && $0 <= 0x39 }
            return digits.isEmpty || digits.count > 5 ? nil : Array(digits)
        case .address: return address(value) { SafeVocabulary.schemes.contains($0) }
        case .image: return value.isEmpty ? nil : address(value) { $0 == "http" || $0 == "https" }
        case .candidates: return firstCandidate(value).flatMap { of($0, .image) }
        }
    }

    /// Made absolute, and read as browsers read it: controls and spaces around it and line ends inside do not count.
    private func address(_ value: [UInt8], _ isAllowed: (String) -> Bool) -> [UInt8]? {
        let text = Address.resolve(String(decoding: value, as: UTF8.self), base)
        if let scheme = Address.scheme(text) { return isAllowed(scheme) ? Array(text.utf8) : nil }
        // A colon before any slash that is no scheme we can name is nothing to pass on.
        let head = text.utf8.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        return head.contains(UInt8(ascii: ":")) ? nil : Array(text.utf8)
    }

    /// The first address of a `srcset`.
    private func firstCandidate(_ value: [UInt8]) -> [UInt8]? {
        let isGap: (UInt8) -> Bool = { HTMLTokenizer.isSpace($0) || $0 == UInt8(ascii: ",") }
        var address = Array(value.drop(while: isGap).prefix { !HTMLTokenizer.isSpace($0) })
        while address.last == UInt8(ascii: ",") { address.removeLast() }
        return address.isEmpty ? nil : address
    }
}

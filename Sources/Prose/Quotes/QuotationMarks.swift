import NewsModel

/// Pairs quotation marks within one paragraph.
enum QuotationMarks {
    /// The outermost quotations, in order, without speakers.
    static func pairs(in bytes: [UInt8], _ paragraph: Span) -> [Quotation] {
        var found: [Quotation] = []
        var open: Opening?
        var index = paragraph.start
        while index < paragraph.end {
            let (scalar, width) = mark(bytes, index, paragraph.end)
            defer { index += width }
            guard let kind = kind(of: scalar, at: index, width, in: bytes, paragraph) else { continue }
            guard let current = open else {
                if kind.opens, kind.isDouble || closesLater(from: index + width, bytes, paragraph.end) {
                    open = Opening(start: index, inner: index + width, isSingle: !kind.isDouble, scalar: scalar)
                }
                continue
            }
            // Single marks inside double ones are nested or apostrophes; a double one ends the hope for a single one.
            if current.isSingle, kind.isDouble {
                open = kind.opens ? Opening(start: index, inner: index + width, isSingle: false, scalar: scalar) : nil
            } else if kind.isDouble, scalar == 0x22, current.inner == index, scalar == current.scalar {
                // pic="": nothing between the marks.
                open = nil
            } else if !current.isSingle, kind.isDouble {
                let nests = current.isCurly && scalar == 0x22 && (current.isNesting || (kind.opens && !kind.closes))
                if nests {
                    // "straight marks" within “curly ones” open and close without ending them.
                    open?.isNesting = !current.isNesting
                } else if kind.closes {
                    found.append(Quotation(span: Span(current.start, index + width), inner: Span(current.inner, index)))
                    open = nil
                } else {
                    // The closing mark was forgotten: the quotation ends where the next one opens.
                    let inner = Sentences.trim(bytes, Span(current.inner, index))
                    found.append(Quotation(span: Span(current.start, inner.end), inner: inner, isClosed: false))
                    open = Opening(start: index, inner: index + width, isSingle: false, scalar: scalar)
                }
            } else if current.isSingle, kind.closes {
                found.append(
                    Quotation(
                        span: Span(current.start, index + width),
                        inner: Span(current.inner, index),
                        isSingle: true
                    )
                )
                open = nil
            }
        }
        if let current = open, !current.isSingle, current.inner < paragraph.end {
            found.append(
                Quotation(
                    span: Span(current.start, paragraph.end),
                    inner: Span(current.inner, paragraph.end),
                    isClosed: false
                )
            )
        }
        return found
    }

    private struct Opening {
        var start: Int
        var inner: Int
        var isSingle: Bool
        var scalar: UInt32
        var isNesting = false

        var isCurly: Bool { scalar == 0x201C || scalar == 0x201E || scalar == 0xAB }
    }

    /// Two straight or slanted singles ('' or ``) count as one double mark, as old wires print it.
    private static func mark(_ bytes: [UInt8], _ index: Int, _ end: Int) -> (UInt32, Int) {
        if index + 1 < end, bytes[index] == bytes[index + 1] {
            if bytes[index] == 0x27 { return (0x22, 2) }
            if bytes[index] == 0x60 { return (0x201C, 2) }
        }
        return Characters.decode(bytes, index)
    }

    private struct Kind {
        var isDouble: Bool
        var opens: Bool
        var closes: Bool
    }

    private static func kind(of scalar: UInt32, at index: Int, _ width: Int, in bytes: [UInt8], _ paragraph: Span)
        -> Kind?
    {
        switch scalar {
        case 0x201C, 0x201D:
            // A curly mark may be turned the wrong way; where it stands tells more than how it bends.
            let (opens, closes) = sides(at: index, width, in: bytes, paragraph)
            let isOpening = opens == closes ? scalar == 0x201C : opens
            return Kind(isDouble: true, opens: isOpening, closes: !isOpening)
        case 0x201E, 0xAB: return Kind(isDouble: true, opens: true, closes: false)
        case 0xBB: return Kind(isDouble: true, opens: false, closes: true)
        case 0x22:
            let (opens, closes) = sides(at: index, width, in: bytes, paragraph)
            // 6'2" and 5": inches, unless something is open, which the caller decides.
            return Kind(isDouble: true, opens: opens || !closes, closes: closes || !opens)
        case 0x2018: return Kind(isDouble: false, opens: true, closes: false)
        case 0x2019:
            let (opens, closes) = sides(at: index, width, in: bytes, paragraph)
            return closes && !opens ? Kind(isDouble: false, opens: false, closes: true) : nil
        case 0x27:
            let (opens, closes) = sides(at: index, width, in: bytes, paragraph)
            return opens == closes ? nil : Kind(isDouble: false, opens: opens, closes: closes)
        default: return nil
        }
    }

    /// Whether a straight mark may open here (space or bracket before, word after) or close (word or stop before).
    private static func sides(at index: Int, _ width: Int, in bytes: [UInt8], _ paragraph: Span) -> (Bool, Bool) {
        let spaceBefore: Bool
        if index == paragraph.start {
            spaceBefore = true
        } else {
            let before = Characters.decode(bytes, Characters.before(bytes, index)).scalar
            spaceBefore =
                Characters.isSpace(scalar: before) || Characters.isDash(before)
                || [0x28, 0x5B, 0x7B, 0x2F, 0x22, 0x27, 0x201C, 0x2018, 0x3A].contains(before)
        }
        let after = index + width
        let spaceAfter: Bool
        if after >= paragraph.end {
            spaceAfter = true
        } else {
            let next = Characters.decode(bytes, after).scalar
            spaceAfter =
                Characters.isSpace(scalar: next) || Characters.isDash(next)
                || [0x29, 0x5D, 0x7D, 0x2C, 0x2E, 0x3B, 0x3A, 0x21, 0x3F, 0x22, 0x27, 0x201D, 0x2019].contains(next)
        }
        if spaceBefore && spaceAfter {
            // Both sides free: at the very start it opens, elsewhere the pairing decides.
            return (index == paragraph.start, after >= paragraph.end)
        }
        return (spaceBefore, spaceAfter)
    }

    /// Whether a single opening mark has a closing one in this sentence or two: an apostrophe opens nothing.
    private static func closesLater(from start: Int, _ bytes: [UInt8], _ end: Int) -> Bool {
        var index = start
        let limit = min(end, start + 600)
        while index < limit {
            let (scalar, width) = mark(bytes, index, end)
            if scalar == 0x22 || scalar == 0x201C || scalar == 0x201D { return false }
            if scalar == 0x27 || scalar == 0x2019 {
                let (opens, closes) = sides(at: index, width, in: bytes, Span(start, end))
                if closes && !opens { return true }
            }
            index += width
        }
        return false
    }
}

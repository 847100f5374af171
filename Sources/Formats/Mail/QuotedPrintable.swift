/// Quoted-printable (RFC 2045 section 6.7).
enum QuotedPrintable {
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Appends `text` in lines of at most 76 bytes that end in CRLF.
    ///
    /// Any of CRLF, CR and LF in `text` is a line end. A leading dot and a leading "From " are encoded as well: both are
    /// known to be damaged on the way.
    static func encode(_ text: String, into output: inout [UInt8]) {
        let bytes = Array(text.utf8)
        var width = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D {
                index += byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
                output += [0x0D, 0x0A]
                width = 0
                continue
            }
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0x0A
            let isLast = next == 0x0A || next == 0x0D
            let isPlain: Bool =
                switch byte {
                case UInt8(ascii: "="): false
                case 0x20, 0x09: !isLast
                case UInt8(ascii: "."): width > 0
                case UInt8(ascii: "F"): width > 0 || !bytes[index...].starts(with: "From ".utf8)
                default: byte > 0x20 && byte < 0x7F
                }
            // Room for a soft line end must be left unless the line ends here.
            if width + (isPlain ? 1 : 3) > (isLast ? 76 : 75) {
                output += [UInt8(ascii: "="), 0x0D, 0x0A]
                width = 0
                // At the line's beginning a dot is not plain any more.
                continue
            }
            if isPlain {
                output.append(byte)
                width += 1
            } else {
                output += [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                width += 3
            }
            index += 1
        }
        if width > 0 { output += [0x0D, 0x0A] }
    }

    /// Decodes forgivingly: what is no escape stands for itself (RFC 2045 section 6.7, note on robust decoding).
    ///
    /// With `isHeader`, an underscore is a space, as in an encoded word (RFC 2047 section 4.2).
    static func decode(_ bytes: ArraySlice<UInt8>, isHeader: Bool = false) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        // Where white space at the line's end begins; transports add it, so it does not count.
        var lineContentEnd = 0
        while index < bytes.endIndex {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "="):
                if index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]), let low = hex(bytes[index + 2]) {
                    output.append(high << 4 | low)
                    lineContentEnd = output.count
                    index += 3
                    continue
                }
                var end = index + 1
                while end < bytes.endIndex, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D { end += 1 }
                if end >= bytes.endIndex || bytes[end] == 0x0A {
                    // A soft line end.
                    index = min(end + 1, bytes.endIndex)
                    lineContentEnd = output.count
                    continue
                }
                output.append(byte)
                lineContentEnd = output.count
            case 0x0A:
                let hasReturn = output.count > lineContentEnd && output.last == 0x0D
                output.removeLast(output.count - lineContentEnd)
                if hasReturn { output.append(0x0D) }
                output.append(byte)
                lineContentEnd = output.count
            case UInt8(ascii: "_") where isHeader:
                output.append(0x20)
                lineContentEnd = output.count
            case 0x20, 0x09, 0x0D:
                output.append(byte)
            default:
                output.append(byte)
                lineContentEnd = output.count
            }
            index += 1
        }
        return output
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

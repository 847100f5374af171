/// What the scanners need to know of single characters, on UTF-8 bytes.
enum Characters {
    /// The scalar at `index` and how many bytes it takes.
    ///
    /// Broken sequences give U+FFFD and one byte.
    @inline(__always)
    static func decode(_ bytes: [UInt8], _ index: Int) -> (scalar: UInt32, width: Int) {
        let first = bytes[index]
        return first < 0x80 ? (UInt32(first), 1) : decodeBeyondASCII(bytes, index, first)
    }

    private static func decodeBeyondASCII(_ bytes: [UInt8], _ index: Int, _ first: UInt8) -> (
        scalar: UInt32, width: Int
    ) {
        let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        guard width > 1, index + width <= bytes.count else { return (0xFFFD, 1) }
        var scalar = UInt32(first & (0xFF >> UInt8(width + 1)))
        for offset in 1..<width {
            let next = bytes[index + offset]
            guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | UInt32(next & 0x3F)
        }
        return (scalar, width)
    }

    /// Where the scalar that ends before `index` begins.
    static func before(_ bytes: [UInt8], _ index: Int) -> Int {
        var start = index - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return max(start, 0)
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
    static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    /// Whether a word may hold this scalar: letters, digits and the marks that combine with them.
    @inline(__always)
    static func isWord(_ scalar: UInt32) -> Bool {
        // Most of English is here, and asked about a letter at a time.
        scalar < 0x80 ? isDigit(UInt8(scalar)) || isLetter(UInt8(scalar)) : isWordBeyondASCII(scalar)
    }

    private static func isWordBeyondASCII(_ scalar: UInt32) -> Bool {
        if scalar < 0xC0 { return scalar == 0xAA || scalar == 0xB5 || scalar == 0xBA }
        if scalar < 0x250 { return scalar != 0xD7 && scalar != 0xF7 }
        if scalar >= 0x2000 && scalar < 0x2C00 { return false }
        if scalar >= 0x3000 && scalar < 0x3005 { return false }
        guard let value = Unicode.Scalar(scalar) else { return false }
        return value.properties.isAlphabetic || value.properties.generalCategory == .nonspacingMark
            || value.properties.numericType != nil
    }

    static func isUpper(scalar: UInt32) -> Bool {
        if scalar < 0x80 { return isUpper(UInt8(scalar)) }
        return Unicode.Scalar(scalar)?.properties.isUppercase ?? false
    }

    /// A space of any kind, the no-break and zero-width ones included.
    static func isSpace(scalar: UInt32) -> Bool {
        if scalar < 0x80 { return isSpace(UInt8(scalar)) }
        return scalar == 0xA0 || (scalar >= 0x2000 && scalar <= 0x200B) || scalar == 0x2028 || scalar == 0x2029
            || scalar == 0x202F || scalar == 0x3000 || scalar == 0xFEFF
    }

    /// Straight and curly apostrophes: ' U+0027, ‘ U+2018, ’ U+2019, ʼ U+02BC.
    static func isApostrophe(_ scalar: UInt32) -> Bool {
        scalar == 0x27 || scalar == 0x2019 || scalar == 0x2018 || scalar == 0x2BC
    }

    static func isDash(_ scalar: UInt32) -> Bool { scalar == 0x2D || (scalar >= 0x2010 && scalar <= 0x2015) }

    /// Appends the scalar in lower case and without its accent.
    static func fold(_ scalar: UInt32, into buffer: inout [UInt8]) {
        if scalar < 0x80 {
            buffer.append(isUpper(UInt8(scalar)) ? UInt8(scalar) | 0x20 : UInt8(scalar))
        } else if scalar >= 0xC0 && scalar < 0x180 {
            switch scalar {
            case 0xC6, 0xE6: buffer.append(contentsOf: [0x61, 0x65])
            case 0xDF: buffer.append(contentsOf: [0x73, 0x73])
            case 0xDE, 0xFE: buffer.append(contentsOf: [0x74, 0x68])
            case 0x152, 0x153: buffer.append(contentsOf: [0x6F, 0x65])
            default: buffer.append(latinBase[Int(scalar - 0xC0)])
            }
        } else if let value = Unicode.Scalar(scalar) {
            if value.properties.generalCategory == .nonspacingMark { return }
            buffer.append(contentsOf: value.properties.lowercaseMapping.utf8)
        }
    }

    /// The base letters of U+00C0…U+017F in order of code point (Unicode, Latin-1 Supplement and Latin Extended-A).
    private static let latinBase: [UInt8] = Array(
        ("aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooo"
            + "rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8
    )
}

/// Character references in HTML (HTML Living Standard section 13.2.5.72): also those without a semicolon that old pages use.
enum HTMLCharacters {
    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        _ end: Int,
        inAttribute: Bool = false,
        into out: inout [UInt8]
    ) {
        var index = start
        while index < end {
            var run = index
            while run < end, bytes[run] != UInt8(ascii: "&"), bytes[run] >= 0x20 { run += 1 }
            if run > index { out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<run])) }
            index = run
            guard index < end else { return }
            if bytes[index] == UInt8(ascii: "&") {
                index = reference(bytes, index, end, inAttribute, &out)
            } else {
                control(bytes, index, end, &out)
                index += 1
            }
        }
    }

    /// Characters as they stand, controls dropped and line ends made one.
    static func mend(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, into out: inout [UInt8]) {
        for index in start..<end {
            if bytes[index] >= 0x20 { out.append(bytes[index]) } else { control(bytes, index, end, &out) }
        }
    }

    private static func control(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int, _ out: inout [UInt8]) {
        switch bytes[index] {
        case 0x09, 0x0A, 0x0C: out.append(bytes[index])
        case 0x0D: if index + 1 >= end || bytes[index + 1] != 0x0A { out.append(0x0A) }
        default: break
        }
    }

    private static func reference(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ index: Int,
        _ limit: Int,
        _ inAttribute: Bool,
        _ out: inout [UInt8]
    ) -> Int {
        var cursor = index + 1
        if cursor < limit, bytes[cursor] == UInt8(ascii: "#") {
            cursor += 1
            let isHexadecimal = cursor < limit && bytes[cursor] | 0x20 == UInt8(ascii: "x")
            if isHexadecimal { cursor += 1 }
            let first = cursor
            var value: UInt32 = 0
            while cursor < limit, let digit = digit(bytes[cursor], isHexadecimal) {
                value = min(0x11_0000, value &* (isHexadecimal ? 16 : 10) &+ digit)
                cursor += 1
            }
            guard cursor > first else {
                out.append(UInt8(ascii: "&"))
                return index + 1
            }
            if cursor < limit, bytes[cursor] == UInt8(ascii: ";") { cursor += 1 }
            let code = UTF8Scan.windows1252(value)
            if code == 0 {
                UTF8Scan.append(0xFFFD, to: &out)
            } else if code == 13 {
                // As it stands it would be read as the end of a line.
                out.append(0x0A)
            } else if code >= 0x20 || code == 9 || code == 10 || code == 12 {
                UTF8Scan.append(code, to: &out)
            }
            return cursor
        }
        return named(bytes, index, limit, inAttribute, &out)
    }

    private static func named(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ index: Int,
        _ limit: Int,
        _ inAttribute: Bool,
        _ out: inout [UInt8]
    ) -> Int {
        let first = index + 1
        let reach = min(limit, first + HTMLReferences.longest)
        var cursor = first
        var hash = HTMLReferences.seed
        // Old names count without a semicolon, the longest that fits.
        var bare: (text: [UInt8], end: Int)?
        while cursor < reach,
            HTMLTokenizer.isLetter(bytes[cursor]) || (bytes[cursor] >= 0x30 && bytes[cursor] <= 0x39)
        {
            hash = HTMLReferences.step(hash, bytes[cursor])
            cursor += 1
            if cursor - first <= HTMLReferences.longestBare, cursor >= limit || bytes[cursor] != UInt8(ascii: ";"),
                let entry = HTMLReferences.find(bytes, first, cursor, hash: hash), entry.isBare
            {
                bare = (entry.text, cursor)
            }
        }
        if cursor < limit, bytes[cursor] == UInt8(ascii: ";"),
            let entry = HTMLReferences.find(bytes, first, cursor, hash: hash)
        {
            out.append(contentsOf: entry.text)
            return cursor + 1
        }
        if let bare, !(inAttribute && continues(bytes, bare.end, limit)) {
            out.append(contentsOf: bare.text)
            return bare.end
        }
        out.append(UInt8(ascii: "&"))
        return first
    }

    /// In an address, `&copy=1` and `&copyright` are no references.
    private static func continues(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ limit: Int) -> Bool {
        guard index < limit else { return false }
        let next = bytes[index]
        return next == UInt8(ascii: "=") || HTMLTokenizer.isLetter(next) || (next >= 0x30 && next <= 0x39)
    }

    private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal: UInt32(byte) - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal: UInt32(byte) - 55
        default: nil
        }
    }

    /// Escapes for element content and quoted attributes alike.
    static func escape(_ text: [UInt8], quotes: Bool, to out: inout [UInt8]) {
        var start = 0
        for (index, byte) in text.enumerated() {
            let reference: StaticString
            switch byte {
            case UInt8(ascii: "&"): reference = "&amp;"
            case UInt8(ascii: "<"): reference = "&lt;"
            case UInt8(ascii: ">"): reference = "&gt;"
            case UInt8(ascii: "\"") where quotes: reference = "&quot;"
            // Old browsers take it for a quotation mark when they write a page anew.
            case UInt8(ascii: "`") where quotes: reference = "&#96;"
            default: continue
            }
            out.append(contentsOf: text[start..<index])
            reference.withUTF8Buffer { out.append(contentsOf: $0) }
            start = index + 1
        }
        out.append(contentsOf: text[start...])
    }
}

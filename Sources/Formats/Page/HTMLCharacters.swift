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
                switch bytes[index] {
                case 0x09, 0x0A, 0x0C: out.append(bytes[index])
                case 0x0D: if index + 1 >= end || bytes[index + 1] != 0x0A { out.append(0x0A) }
                default: break
                }
                index += 1
            }
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
            } else if code >= 0x20 || code == 9 || code == 10 || code == 12 || code == 13 {
                UTF8Scan.append(code, to: &out)
            }
            return cursor
        }
        let reach = min(limit, cursor + 32)
        while cursor < reach, HTMLTokenizer.isLetter(bytes[cursor]) || (bytes[cursor] >= 0x30 && bytes[cursor] <= 0x39)
        {
            cursor += 1
        }
        let name = String(decoding: UnsafeBufferPointer(rebasing: bytes[index + 1..<cursor]), as: UTF8.self)
        if cursor < limit, bytes[cursor] == UInt8(ascii: ";"), let code = XMLCharacters.named(name) ?? extra[name] {
            UTF8Scan.append(code, to: &out)
            return cursor + 1
        }
        // Old names count without a semicolon, in attributes only where no letter, digit or "=" follows.
        for length in stride(from: min(6, name.utf8.count), through: 2, by: -1) {
            guard let code = bare[String(name.prefix(length))] else { continue }
            let after = index + 1 + length
            if inAttribute, after < limit {
                let next = bytes[after]
                if next == UInt8(ascii: "=") || HTMLTokenizer.isLetter(next) || (next >= 0x30 && next <= 0x39) { break }
            }
            UTF8Scan.append(code, to: &out)
            return after
        }
        out.append(UInt8(ascii: "&"))
        return index + 1
    }

    private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal: UInt32(byte) - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal: UInt32(byte) - 55
        default: nil
        }
    }

    /// Names that HTML 5 added and that addresses and headlines use.
    private static let extra: [String: UInt32] = [
        "colon": 0x3A, "semi": 0x3B, "comma": 0x2C, "period": 0x2E, "excl": 0x21, "quest": 0x3F, "num": 0x23,
        "dollar": 0x24,
        "percnt": 0x25, "ast": 0x2A, "plus": 0x2B, "equals": 0x3D, "lowbar": 0x5F, "lpar": 0x28, "rpar": 0x29,
        "lsqb": 0x5B,
        "lbrack": 0x5B, "rsqb": 0x5D, "rbrack": 0x5D, "lcub": 0x7B, "lbrace": 0x7B, "rcub": 0x7D, "rbrace": 0x7D,
        "verbar": 0x7C, "vert": 0x7C, "sol": 0x2F, "bsol": 0x5C, "grave": 0x60, "commat": 0x40, "hyphen": 0x2010,
        "dash": 0x2010,
        "Tab": 0x09, "NewLine": 0x0A, "AMP": 0x26, "LT": 0x3C, "GT": 0x3E, "QUOT": 0x22, "COPY": 0xA9, "REG": 0xAE,
        "horbar": 0x2015, "star": 0x2606, "starf": 0x2605, "check": 0x2713, "cross": 0x2717, "phone": 0x260E,
        "rsquor": 0x2019, "ldquor": 0x201E, "zwsp": 0x200B, "hairsp": 0x200A, "numsp": 0x2007, "puncsp": 0x2008,
        "scaron": 0x161, "Scaron": 0x160, "ccaron": 0x10D, "Ccaron": 0x10C, "zcaron": 0x17E, "Zcaron": 0x17D,
        "lstrok": 0x142,
        "Lstrok": 0x141, "nacute": 0x144, "sacute": 0x15B, "zdot": 0x17C, "eogon": 0x119, "aogon": 0x105,
        "gbreve": 0x11F,
        "inodot": 0x131, "Idot": 0x130, "scedil": 0x15F, "Scedil": 0x15E, "ecaron": 0x11B, "rcaron": 0x159,
    ]

    private static let bare: [String: UInt32] = [
        "amp": 0x26, "AMP": 0x26, "lt": 0x3C, "LT": 0x3C, "gt": 0x3E, "GT": 0x3E, "quot": 0x22, "QUOT": 0x22,
        "nbsp": 0xA0,
        "copy": 0xA9, "reg": 0xAE, "laquo": 0xAB, "raquo": 0xBB, "auml": 0xE4, "ouml": 0xF6, "uuml": 0xFC, "Auml": 0xC4,
        "Ouml": 0xD6, "Uuml": 0xDC, "szlig": 0xDF, "eacute": 0xE9, "egrave": 0xE8, "agrave": 0xE0, "aacute": 0xE1,
        "iacute": 0xED, "oacute": 0xF3, "uacute": 0xFA, "ntilde": 0xF1, "ccedil": 0xE7, "ecirc": 0xEA, "euml": 0xEB,
        "middot": 0xB7, "deg": 0xB0, "pound": 0xA3, "sect": 0xA7, "para": 0xB6, "shy": 0xAD,
    ]

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
            default: continue
            }
            out.append(contentsOf: text[start..<index])
            reference.withUTF8Buffer { out.append(contentsOf: $0) }
            start = index + 1
        }
        out.append(contentsOf: text[start...])
    }
}

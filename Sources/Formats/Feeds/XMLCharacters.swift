import CLibXML2

/// Character data: references resolved, forbidden characters dropped (XML 1.0 section 2.2).
enum XMLCharacters {
    /// Appends `range` of `bytes` with character and entity references resolved; what is no reference stays as it is.
    static func decode(_ bytes: [UInt8], _ range: Range<Int>, entities: [String: [UInt8]], into out: inout [UInt8]) {
        var index = range.lowerBound
        var budget = 64 << 10
        bytes.withUnsafeBufferPointer { bytes in
            while index < range.upperBound {
                var end = index
                while end < range.upperBound, bytes[end] != UInt8(ascii: "&"), bytes[end] >= 0x20 { end += 1 }
                if end > index { out.append(contentsOf: bytes[index..<end]) }
                index = end
                guard index < range.upperBound else { return }
                if bytes[index] == UInt8(ascii: "&") {
                    index = reference(bytes, index, range.upperBound, entities, &budget, &out)
                } else {
                    control(bytes, index, range.upperBound, &out)
                    index += 1
                }
            }
        }
    }

    /// Appends without resolving references (CDATA).
    static func appendClean(_ bytes: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { bytes in
            var index = range.lowerBound
            while index < range.upperBound {
                var end = index
                while end < range.upperBound, bytes[end] >= 0x20 { end += 1 }
                if end > index { out.append(contentsOf: bytes[index..<end]) }
                if end < range.upperBound { control(bytes, end, range.upperBound, &out) }
                index = end + 1
            }
        }
    }

    @inline(__always)
    private static func control(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int, _ out: inout [UInt8]) {
        switch bytes[index] {
        case 0x09, 0x0A: out.append(bytes[index])
        case 0x0D: if index + 1 >= end || bytes[index + 1] != 0x0A { out.append(0x0A) }
        default: break
        }
    }

    /// Resolves the reference at `index` and gives the index after it.
    private static func reference(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ index: Int,
        _ limit: Int,
        _ entities: [String: [UInt8]],
        _ budget: inout Int,
        _ out: inout [UInt8]
    ) -> Int {
        var end = index + 1
        let reach = min(limit, index + 40)
        while end < reach, isNameByte(bytes[end]) { end += 1 }
        guard end < limit, bytes[end] == UInt8(ascii: ";"), end > index + 1 else {
            out.append(UInt8(ascii: "&"))
            return index + 1
        }
        let name = UnsafeBufferPointer(rebasing: bytes[index + 1..<end])
        if name[0] == UInt8(ascii: "#") {
            guard let value = number(name) else {
                out.append(UInt8(ascii: "&"))
                return index + 1
            }
            let code = UTF8Scan.windows1252(value)
            if code >= 0x20 || code == 9 || code == 10 || code == 13 { UTF8Scan.append(code, to: &out) }
            return end + 1
        }
        let key = String(decoding: name, as: UTF8.self)
        if let own = entities[key] {
            if budget >= own.count {
                out.append(contentsOf: own)
                budget -= own.count
            }
            return end + 1
        }
        if let code = named(key) {
            UTF8Scan.append(code, to: &out)
            return end + 1
        }
        out.append(UInt8(ascii: "&"))
        return index + 1
    }

    /// The code point of a named reference: XML's five and HTML 4's 252 (libxml2's table).
    static func named(_ name: String) -> UInt32? {
        switch name {
        case "amp": return 0x26
        case "lt": return 0x3C
        case "gt": return 0x3E
        case "quot": return 0x22
        case "apos": return 0x27
        case "nbsp": return 0xA0
        default:
            guard name.utf8.count <= 10 else { return nil }
            return name.withCString { text in
                text.withMemoryRebound(to: UInt8.self, capacity: name.utf8.count + 1) {
                    htmlEntityLookup($0)?.pointee.value
                }
            }
        }
    }

    private static func number(_ name: UnsafeBufferPointer<UInt8>) -> UInt32? {
        var value: UInt32 = 0
        let isHexadecimal = name.count > 2 && name[1] | 0x20 == UInt8(ascii: "x")
        guard name.count > (isHexadecimal ? 2 : 1) else { return nil }
        for byte in name.dropFirst(isHexadecimal ? 2 : 1) {
            let digit: UInt32
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt32(byte) - 48
            case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal: digit = UInt32(byte) - 87
            case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal: digit = UInt32(byte) - 55
            default: return nil
            }
            value = min(0x11_0000, value &* (isHexadecimal ? 16 : 10) &+ digit)
        }
        return value
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "#"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// Escapes `& < > "`.
    static func escape(_ text: [UInt8], to out: inout [UInt8]) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): out.append(contentsOf: Array("&amp;".utf8))
            case UInt8(ascii: "<"): out.append(contentsOf: Array("&lt;".utf8))
            case UInt8(ascii: ">"): out.append(contentsOf: Array("&gt;".utf8))
            case UInt8(ascii: "\""): out.append(contentsOf: Array("&quot;".utf8))
            default: out.append(byte)
            }
        }
    }

    static func escape(_ text: String) -> String {
        var out: [UInt8] = []
        escape(Array(text.utf8), to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    static func trimmed(_ bytes: [UInt8]) -> String {
        var start = 0
        var end = bytes.count
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}

/// JSON as the web writes it, for reading what others published: raw line ends in strings, trailing commas, comments and
/// text around the value are forgiven, duplicate members keep the first. (What we sign is read by `JSONReader`, strictly.)
indirect enum LooseJSON {
    case null
    case bool(Bool)
    case number(Double, String)
    case string(String)
    case array([LooseJSON])
    case object([String: LooseJSON])

    /// The first value in `bytes`; nil when there is none.
    ///
    /// A document that stops short gives what it held. Linear; nesting beyond 64 levels ends the reading.
    static func read(_ bytes: some Sequence<UInt8>) -> LooseJSON? {
        var reader = LooseJSONReader(Array(bytes))
        return reader.value(depth: 0)
    }

    subscript(_ name: String) -> LooseJSON? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// A string, or a number as it is spelt; blank counts as nothing.
    var text: String? {
        switch self {
        case .string(let text):
            let trimmed = XMLCharacters.trimmed(Array(text.utf8))
            return trimmed.isEmpty ? nil : trimmed
        case .number(_, let spelling): return spelling
        default: return nil
        }
    }

    /// The elements of an array, a lone value as one.
    var elements: [LooseJSON] {
        switch self {
        case .array(let elements): elements
        case .null: []
        default: [self]
        }
    }

    var isObject: Bool {
        if case .object = self { true } else { false }
    }
}

private struct LooseJSONReader {
    let bytes: [UInt8]
    var index = 0
    var stopped = false
    var values = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skip() {
        while index < bytes.count {
            if bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: ",") || bytes[index] == 0xEF || bytes[index] == 0xBB
                || bytes[index] == 0xBF
            {
                index += 1
            } else if bytes[index] == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "/")
            {
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
            } else if bytes[index] == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "*")
            {
                index += 2
                while index + 1 < bytes.count,
                    bytes[index] != UInt8(ascii: "*") || bytes[index + 1] != UInt8(ascii: "/")
                {
                    index += 1
                }
                index += 2
            } else {
                return
            }
        }
    }

    mutating func value(depth: Int) -> LooseJSON? {
        values += 1
        guard depth < 64, !stopped, values < 2_000_000 else {
            stopped = true
            return nil
        }
        skip()
        guard let byte = peek else { return nil }
        switch byte {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "\""): return .string(string())
        default: return word()
        }
    }

    private mutating func object(_ depth: Int) -> LooseJSON {
        index += 1
        var members: [String: LooseJSON] = [:]
        while !stopped {
            skip()
            guard let byte = peek else { break }
            if byte == UInt8(ascii: "}") {
                index += 1
                break
            }
            guard byte == UInt8(ascii: "\"") else {
                stopped = true
                break
            }
            let name = string()
            skip()
            guard peek == UInt8(ascii: ":") else {
                stopped = true
                break
            }
            index += 1
            guard let value = value(depth: depth + 1) else { break }
            if members[name] == nil { members[name] = value }
        }
        return .object(members)
    }

    private mutating func array(_ depth: Int) -> LooseJSON {
        index += 1
        var elements: [LooseJSON] = []
        while !stopped {
            skip()
            guard let byte = peek else { break }
            if byte == UInt8(ascii: "]") {
                index += 1
                break
            }
            guard let value = value(depth: depth + 1) else { break }
            elements.append(value)
        }
        return .array(elements)
    }

    private mutating func string() -> String {
        index += 1
        var out: [UInt8] = []
        while index < bytes.count {
            var end = index
            while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\") { end += 1 }
            out.append(contentsOf: bytes[index..<end])
            index = end
            guard index < bytes.count else { break }
            if bytes[index] == UInt8(ascii: "\"") {
                index += 1
                break
            }
            escape(&out)
        }
        return String(decoding: out, as: UTF8.self)
    }

    private mutating func escape(_ out: inout [UInt8]) {
        guard index + 1 < bytes.count else {
            index += 1
            return
        }
        let byte = bytes[index + 1]
        index += 2
        switch byte {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "b"), UInt8(ascii: "f"): out.append(0x20)
        case UInt8(ascii: "u"):
            guard let unit = hexadecimal() else { return }
            if unit >= 0xD800, unit < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
                bytes[index + 1] == UInt8(ascii: "u")
            {
                index += 2
                guard let low = hexadecimal() else { return }
                let isPair = low >= 0xDC00 && low < 0xE000
                UTF8Scan.append(isPair ? 0x1_0000 + (unit - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD, to: &out)
            } else {
                UTF8Scan.append(unit, to: &out)
            }
        default: out.append(byte)
        }
    }

    private mutating func hexadecimal() -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
        if value != nil { index += 4 }
        return value
    }

    private mutating func word() -> LooseJSON? {
        let start = index
        while let byte = peek,
            HTMLTokenizer.isLetter(byte) || (byte >= 0x2B && byte <= 0x39 && byte != 0x2C && byte != 0x2F)
        { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null", "undefined": return .null
        default:
            if let number = Double(text) { return .number(number, text) }
            stopped = true
            return nil
        }
    }
}

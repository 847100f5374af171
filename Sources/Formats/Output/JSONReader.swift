/// Reads JSON (RFC 8259) strictly: no duplicate members, whole numbers only, bounded depth.
///
/// Strictness is the point. Where two programs may read one text differently (two members of one name, 1.0 and 1), a
/// signature proves little; I-JSON (RFC 7493 sections 2.2 and 2.3) forbids the same.
package struct JSONReader {
    private let bytes: [UInt8]
    private var at = 0
    private var depth = 0

    private static let maximumDepth = 64

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Complexity: Linear in the number of bytes, and of n log n in the members of one object.
    package static func read(_ bytes: some Sequence<UInt8>) throws(JSONReadError) -> JSONValue {
        var reader = JSONReader(Array(bytes))
        let value = try reader.value()
        reader.skipSpace()
        guard reader.at == reader.bytes.count else { throw reader.error("Something follows the end of the value") }
        return value
    }

    private mutating func value() throws(JSONReadError) -> JSONValue {
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return try number()
        default: throw error("A value was expected")
        }
    }

    private mutating func object() throws(JSONReadError) -> JSONValue {
        try enter()
        defer { depth -= 1 }
        var members: [JSONValue.Member] = []
        var names: Set<String> = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipSpace()
            let name = try string()
            guard names.insert(name).inserted else { throw error("The member \"\(name.prefix(40))\" stands twice") }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw error("A colon was expected") }
            members.append(JSONValue.Member(name, try value()))
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            if take(UInt8(ascii: "}")) { return .object(members) }
            throw error("A comma or a closing brace was expected")
        }
    }

    private mutating func array() throws(JSONReadError) -> JSONValue {
        try enter()
        defer { depth -= 1 }
        var elements: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            elements.append(try value())
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            if take(UInt8(ascii: "]")) { return .array(elements) }
            throw error("A comma or a closing bracket was expected")
        }
    }

    private mutating func enter() throws(JSONReadError) {
        at += 1
        depth += 1
        guard depth <= Self.maximumDepth else { throw error("Nested deeper than \(Self.maximumDepth) levels") }
    }

    private mutating func number() throws(JSONReadError) -> JSONValue {
        let from = at
        if peek == UInt8(ascii: "-") { at += 1 }
        let digits = at
        while let byte = peek, (48...57).contains(byte) { at += 1 }
        guard at > digits, at - digits == 1 || bytes[digits] != UInt8(ascii: "0") else { throw error("No number") }
        if let byte = peek, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(byte) {
            throw error("Only whole numbers are read here")
        }
        guard let number = Int(String(decoding: bytes[from..<at], as: UTF8.self)) else {
            throw error("The number is too large")
        }
        return .integer(number)
    }

    private mutating func string() throws(JSONReadError) -> String {
        guard take(UInt8(ascii: "\"")) else { throw error("A string was expected") }
        var content: [UInt8] = []
        while let byte = peek {
            at += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: content, as: UTF8.self) else { throw error("No valid UTF-8") }
                return text
            case UInt8(ascii: "\\"): try escape(into: &content)
            case 0..<0x20: throw error("A control character in a string")
            default: content.append(byte)
            }
        }
        throw error("A string does not end")
    }

    private mutating func escape(into content: inout [UInt8]) throws(JSONReadError) {
        guard let byte = peek else { throw error("A string does not end") }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
        case UInt8(ascii: "b"): content.append(8)
        case UInt8(ascii: "f"): content.append(12)
        case UInt8(ascii: "n"): content.append(10)
        case UInt8(ascii: "r"): content.append(13)
        case UInt8(ascii: "t"): content.append(9)
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if (0xD800..<0xDC00).contains(code) {
                guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw error("Half a surrogate pair") }
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw error("Half a surrogate pair") }
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw error("Half a surrogate pair") }
            content.append(contentsOf: Array(String(Character(scalar)).utf8))
        default: throw error("An unknown escape")
        }
    }

    private mutating func hexadecimal() throws(JSONReadError) -> UInt32 {
        guard at + 4 <= bytes.count else { throw error("An escape is cut short") }
        var code: UInt32 = 0
        for byte in bytes[at..<at + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw error("No hexadecimal digit") }
            code = code << 4 | UInt32(digit)
        }
        at += 4
        return code
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONReadError) -> JSONValue {
        guard bytes[at...].starts(with: word.utf8) else { throw error("A value was expected") }
        at += word.utf8.count
        return value
    }

    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    private func error(_ what: String) -> JSONReadError { JSONReadError(message: what, offset: at) }
}

/// Where a text stops being the JSON we read.
package struct JSONReadError: Error, Sendable, CustomStringConvertible {
    package var message: String
    /// In bytes.
    package var offset: Int

    package var description: String { "\(message), at byte \(offset)." }
}

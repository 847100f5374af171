/// Trees as JSON arrays, the form in which programs exchange queries:
/// `["and",["term","m","tk:NVDA"],["phrase","price","target"]]`.
///
/// Heads: `term` (field `x`: word of the text; `m`: a tag with the prefix tk: tp: pl: src: rt: co: pe: se:), `phrase`,
/// `near` with a distance and two words, `and`, `or`, `not`, `ge` with "pt_pct" and a number.
package enum AlertTreeJSON {
    /// A line `[id, tree]`.
    package static func parseLine(_ line: some Collection<UInt8>) throws(AlertQueryError) -> (
        id: UInt32, tree: AlertTree
    ) {
        var reader = Reader(bytes: Array(line))
        try reader.expect(0x5B)
        let id = try reader.number()
        try reader.expect(0x2C)
        let tree = try reader.tree(depth: 0)
        try reader.expect(0x5D)
        guard id >= 0, id < Int(AlertLimits.ids) else {
            throw AlertQueryError(.badTree, "The id \(id) is not between 0 and \(AlertLimits.ids - 1).")
        }
        return (UInt32(id), tree.normalised)
    }

    private static let prefixes: [String: AlertField] = [
        "tk": .ticker, "tp": .topic, "pl": .place, "src": .source, "rt": .rating, "co": .company, "pe": .person,
        "se": .section,
    ]

    /// The field and folded value of a prefixed tag such as "tk:NVDA"; nil when the prefix is not known.
    package static func tag(_ prefixed: String) -> (AlertField, String)? {
        guard let colon = prefixed.firstIndex(of: ":"), let field = prefixes[String(prefixed[..<colon])] else {
            return nil
        }
        return (field, String(prefixed[prefixed.index(after: colon)...]))
    }

    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        mutating func tree(depth: Int) throws(AlertQueryError) -> AlertTree {
            guard depth <= AlertLimits.depth * 2 else { throw AlertQueryError(.tooDeep, "The tree is too deep.") }
            try expect(0x5B)
            let head = try string()
            let result: AlertTree
            switch head {
            case "term":
                let field = try nextString()
                let value = try nextString()
                if field == "x" {
                    result = try words(value)
                } else {
                    guard let (field, value) = AlertTreeJSON.tag(value) else {
                        throw bad("a tag with a known prefix such as tk:")
                    }
                    result = .tag(field, FoldedText.tag(value))
                }
            case "phrase":
                var parts: [String] = []
                while takes(0x2C) { parts.append(try string()) }
                result = try words(parts.joined(separator: " "))
            case "near":
                try expect(0x2C)
                let distance = try number()
                guard case .word(let first) = try words(nextString()), case .word(let second) = try words(nextString())
                else { throw bad("single words") }
                result = .near(distance, first, second)
            case "ge":
                guard try nextString() == "pt_pct" else { throw bad("pt_pct") }
                try expect(0x2C)
                result = .targetChange(atLeast: try number())
            case "not":
                try expect(0x2C)
                result = .not(try tree(depth: depth + 1))
            case "and", "or":
                var members: [AlertTree] = []
                while takes(0x2C) { members.append(try tree(depth: depth + 1)) }
                result = head == "and" ? .all(members) : .any(members)
            default: throw bad("term, phrase, near, ge, and, or, not")
            }
            try expect(0x5D)
            return result
        }

        private func words(_ text: String) throws(AlertQueryError) -> AlertTree {
            let words = FoldedText.words(text)
            guard let first = words.first else { throw bad("a word") }
            return words.count == 1 ? .word(first) : .phrase(words)
        }

        private mutating func nextString() throws(AlertQueryError) -> String {
            try expect(0x2C)
            return try string()
        }

        mutating func number() throws(AlertQueryError) -> Int {
            skipSpace()
            let start = position
            while position < bytes.count, bytes[position] == 0x2D || bytes[position] &- 0x30 < 10 { position += 1 }
            guard let value = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else {
                throw bad("a whole number")
            }
            return value
        }

        private mutating func string() throws(AlertQueryError) -> String {
            try expect(0x22)
            let start = position
            while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5C { position += 1 }
            if position < bytes.count, bytes[position] == 0x22 {
                position += 1
                return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
            }
            var content = Array(bytes[start..<position])
            while position < bytes.count, bytes[position] != 0x22 {
                if bytes[position] == 0x5C {
                    try escape(into: &content)
                } else {
                    content.append(bytes[position])
                    position += 1
                }
            }
            try expect(0x22)
            return String(decoding: content, as: UTF8.self)
        }

        /// Escapes of RFC 8259 section 7.
        private mutating func escape(into content: inout [UInt8]) throws(AlertQueryError) {
            guard position + 1 < bytes.count else { throw bad("a character after the backslash") }
            let kind = bytes[position + 1]
            position += 2
            switch kind {
            case 0x22, 0x5C, 0x2F: content.append(kind)
            case 0x62, 0x66, 0x6E, 0x72, 0x74: content.append(0x20)
            case 0x75:
                var value = try hexadecimal()
                if (0xD800..<0xDC00).contains(value), position + 1 < bytes.count, bytes[position] == 0x5C,
                    bytes[position + 1] == 0x75
                {
                    position += 2
                    value = 0x10000 + (value - 0xD800) << 10 + (try hexadecimal() &- 0xDC00) & 0x3FF
                }
                content.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
            default: throw bad("an escape of JSON")
            }
        }

        private mutating func hexadecimal() throws(AlertQueryError) -> UInt32 {
            guard position + 4 <= bytes.count,
                let value = UInt32(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16)
            else { throw bad("four hexadecimal digits") }
            position += 4
            return value
        }

        private mutating func takes(_ byte: UInt8) -> Bool {
            skipSpace()
            guard position < bytes.count, bytes[position] == byte else { return false }
            position += 1
            return true
        }

        mutating func expect(_ byte: UInt8) throws(AlertQueryError) {
            guard takes(byte) else { throw bad("\"\(Character(Unicode.Scalar(byte)))\"") }
        }

        private mutating func skipSpace() {
            while position < bytes.count, bytes[position] == 0x20 || bytes[position] &- 0x09 < 5 { position += 1 }
        }

        private func bad(_ expected: String) -> AlertQueryError {
            AlertQueryError(.badTree, "This is not a query tree: expected \(expected).", character: position + 1)
        }
    }
}

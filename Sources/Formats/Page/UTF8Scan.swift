/// Validation and repair of UTF-8 (RFC 3629).
enum UTF8Scan {
    /// The length of the well-formed sequence at `index`, or 0.
    @inline(__always)
    static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let first = bytes[index]
        if first < 0x80 { return 1 }
        let left = bytes.count - index
        if first >= 0xC2, first < 0xE0, left > 1, bytes[index + 1] & 0xC0 == 0x80 { return 2 }
        if first >= 0xE0, first < 0xF0, left > 2 {
            let second = bytes[index + 1]
            guard second & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80 else { return 0 }
            if first == 0xE0, second < 0xA0 { return 0 }
            if first == 0xED, second >= 0xA0 { return 0 }
            return 3
        }
        if first >= 0xF0, first < 0xF5, left > 3 {
            let second = bytes[index + 1]
            guard second & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80, bytes[index + 3] & 0xC0 == 0x80 else {
                return 0
            }
            if first == 0xF0, second < 0x90 { return 0 }
            if first == 0xF4, second >= 0x90 { return 0 }
            return 4
        }
        return 0
    }

    /// Index of the first byte at or after `start` that breaks UTF-8, or the count; eight ASCII bytes at a time.
    private static func firstBreak(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ isWide: inout Bool) -> Int {
        var index = start
        let count = bytes.count
        let raw = UnsafeRawBufferPointer(bytes)
        while index < count {
            if index + 8 <= count,
                raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                index += 8
                continue
            }
            let length = length(bytes, index)
            if length == 0 { return index }
            if length > 1 { isWide = true }
            index += length
        }
        return count
    }

    static func inspect(_ bytes: ArraySlice<UInt8>) -> (isValid: Bool, isWide: Bool) {
        bytes.withUnsafeBufferPointer { buffer in
            var isWide = false
            let end = firstBreak(buffer, 0, &isWide)
            return (end == buffer.count, isWide)
        }
    }

    /// The same text in well-formed UTF-8: a byte that is out of place is read as Windows-1252.
    static func mend(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], wasMended: Bool) {
        bytes.withUnsafeBufferPointer { buffer in
            var isWide = false
            var index = firstBreak(buffer, 0, &isWide)
            if index == buffer.count { return (Array(buffer), false) }
            var out: [UInt8] = []
            out.reserveCapacity(buffer.count + buffer.count / 8)
            var start = 0
            while index < buffer.count {
                out.append(contentsOf: buffer[start..<index])
                appendWindows1252(buffer[index], to: &out)
                start = index + 1
                index = firstBreak(buffer, start, &isWide)
            }
            out.append(contentsOf: buffer[start...])
            return (out, true)
        }
    }

    /// Appends one code point; surrogates and what lies beyond Unicode become U+FFFD.
    static func append(_ value: UInt32, to out: inout [UInt8]) {
        switch value {
        case 0..<0x80: out.append(UInt8(value))
        case 0x80..<0x800: out.append(UInt8(0xC0 | value >> 6)); out.append(UInt8(0x80 | value & 0x3F))
        case 0xD800..<0xE000, 0x11_0000...: out.append(contentsOf: [0xEF, 0xBF, 0xBD])
        case 0x800..<0x1_0000:
            out.append(UInt8(0xE0 | value >> 12))
            out.append(UInt8(0x80 | value >> 6 & 0x3F))
            out.append(UInt8(0x80 | value & 0x3F))
        default:
            out.append(UInt8(0xF0 | value >> 18))
            out.append(UInt8(0x80 | value >> 12 & 0x3F))
            out.append(UInt8(0x80 | value >> 6 & 0x3F))
            out.append(UInt8(0x80 | value & 0x3F))
        }
    }

    static func appendWindows1252(_ byte: UInt8, to out: inout [UInt8]) {
        append(windows1252(UInt32(byte)), to: &out)
    }

    /// What a code point from 128 to 159 means when it was meant as Windows-1252 (HTML standard, numeric character
    /// references); others are themselves.
    static func windows1252(_ value: UInt32) -> UInt32 {
        guard value >= 0x80, value < 0xA0 else { return value }
        return table1252[Int(value - 0x80)]
    }

    private static let table1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
        0x9D,
        0x017E, 0x0178,
    ]
}

extension UTF8Scan {
    /// Where `needle` begins next in `bytes`, from `start` on.
    static func firstIndex(of needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let first = needle.first, needle.count <= bytes.count else { return nil }
        var index = start
        while index <= bytes.count - needle.count {
            guard let hit = bytes[index...].firstIndex(of: first) else { return nil }
            guard hit <= bytes.count - needle.count else { return nil }
            if needle.indices.allSatisfy({ bytes[hit + $0] == needle[$0] }) { return hit }
            index = hit + 1
        }
        return nil
    }
}

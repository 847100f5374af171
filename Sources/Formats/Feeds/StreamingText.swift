/// Bytes of any encoding into UTF-8 while they arrive; the rules are those of ``Charset``.
///
/// The encoding is settled by the first bytes: a mark, their shape, the header, the declaration. One thing takes longer:
/// whether a document that calls itself Latin-1 is UTF-8 after all is settled by its first characters beyond ASCII.
struct StreamingText {
    private enum Kind {
        case unknown
        case utf8
        case latin1OrUTF8
        case windows1252
        case wide(Wide)
        /// Through iconv; bytes that need none of its state are what stays of a character cut by the end of a block.
        case named(String)
    }

    private struct Wide {
        var width: Int
        var isBigEndian: Bool
    }

    /// As many bytes as are waited for before the encoding is settled.
    private static let head = 8192

    private let contentType: String?
    private var kind = Kind.unknown
    private var rest: [UInt8] = []
    private(set) var wasMended = false

    init(contentType: String?) { self.contentType = contentType }

    /// - Returns: Well-formed UTF-8; what is left of a character waits for the next bytes.
    mutating func decode(_ bytes: some Collection<UInt8>, isFinal: Bool) -> [UInt8] {
        rest.append(contentsOf: bytes)
        if case .unknown = kind {
            guard isFinal || rest.count >= Self.head else { return [] }
            settle()
        }
        switch kind {
        case .unknown: return []
        case .latin1OrUTF8:
            guard let first = rest.firstIndex(where: { $0 >= 0x80 }) else { return take(rest.count) }
            // A few characters more than the first, where they are there, since one may be cut.
            guard isFinal || rest.count - first >= 64 else { return take(first) }
            let sample = rest[first..<Self.whole(rest)]
            kind = UTF8Scan.inspect(sample).isValid && !sample.isEmpty ? .utf8 : .windows1252
            return decode([], isFinal: isFinal)
        case .utf8: return mended(take(isFinal ? rest.count : Self.whole(rest)))
        case .windows1252: return Charset.convert(take(rest.count)[...], from: "windows-1252")?.bytes ?? []
        case .wide(let wide): return unfold(take(isFinal ? rest.count : rest.count & ~3), wide, isFinal: isFinal)
        case .named(let name):
            // All multi-byte encodings of iconv that feeds are written in keep bytes below 0x21 to themselves, so a block
            // may be cut after one; a line of a megabyte without any is cut where it is.
            let end = isFinal ? rest.count : (rest.lastIndex { $0 == 0x0A || $0 == 0x20 }.map { $0 + 1 } ?? 0)
            guard end > 0 || rest.count > 1 << 20 else { return [] }
            guard let decoded = Charset.convert(take(end > 0 ? end : rest.count)[...], from: name) else { return [] }
            wasMended = wasMended || decoded.wasMended
            return decoded.bytes
        }
    }

    private mutating func take(_ count: Int) -> [UInt8] {
        if count == rest.count {
            defer { rest = [] }
            return rest
        }
        let taken = Array(rest[..<count])
        rest.removeSubrange(..<count)
        return taken
    }

    private mutating func mended(_ bytes: [UInt8]) -> [UInt8] {
        let (out, wasMended) = UTF8Scan.mend(bytes[...])
        self.wasMended = self.wasMended || wasMended
        return out
    }

    private mutating func settle() {
        func starts(_ prefix: [UInt8]) -> Bool { rest.starts(with: prefix) }
        let isASCIIAtOdd = starts([0x3C, 0]) || starts([0x0A, 0])
        if starts([0xEF, 0xBB, 0xBF]) {
            while rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest.removeFirst(3) }
            kind = .utf8
        } else if starts([0xFF, 0xFE, 0, 0]) || starts([0x3C, 0, 0, 0]) {
            kind = .wide(Wide(width: 4, isBigEndian: false))
        } else if starts([0, 0, 0xFE, 0xFF]) || starts([0, 0, 0, 0x3C]) {
            kind = .wide(Wide(width: 4, isBigEndian: true))
        } else if starts([0xFF, 0xFE]) || isASCIIAtOdd {
            kind = .wide(Wide(width: 2, isBigEndian: false))
        } else if starts([0xFE, 0xFF]) || starts([0, 0x3C]) || starts([0, 0x0A]) {
            kind = .wide(Wide(width: 2, isBigEndian: true))
        } else {
            kind = claimed() ?? .utf8
        }
    }

    private func claimed() -> Kind? {
        let claims = [contentType.flatMap(Charset.charset(inHeader:)), Feeds.declaredCharset(rest[...])]
        for claim in claims.compactMap({ $0 }) {
            guard let name = EncodingNames.known(claim) else { continue }
            switch name {
            case "utf-8": continue
            case "windows-1252": return .latin1OrUTF8
            // Claimed, but the bytes would have shown it.
            case _ where name.hasPrefix("utf-16") || name.hasPrefix("utf-32"): continue
            default: if Charset.convert([0x20], from: name) != nil { return .named(name) }
            }
        }
        return nil
    }

    private mutating func unfold(_ bytes: [UInt8], _ wide: Wide, isFinal: Bool) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        func unit(_ at: Int) -> UInt32 {
            (0..<wide.width).reduce(0) { value, offset in
                value << 8 | UInt32(bytes[at + (wide.isBigEndian ? offset : wide.width - 1 - offset)])
            }
        }
        while index + wide.width <= bytes.count {
            let value = unit(index)
            let next = index + wide.width
            if wide.width == 2, value & 0xFC00 == 0xD800 {
                guard next + 2 <= bytes.count else {
                    if isFinal { break }
                    rest = Array(bytes[index...]) + rest
                    return out
                }
                let low = unit(next)
                if low & 0xFC00 == 0xDC00 {
                    UTF8Scan.append(0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF), to: &out)
                    index = next + 2
                    continue
                }
            }
            if value != 0xFEFF { UTF8Scan.append(value, to: &out) }
            index = next
        }
        if index < bytes.count { wasMended = true }
        return out
    }

    /// The bytes before a character that the end cuts.
    private static func whole(_ bytes: [UInt8]) -> Int {
        for back in 1...3 where bytes.count >= back {
            let byte = bytes[bytes.count - back]
            if byte >= 0xC0 {
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                return back < length ? bytes.count - back : bytes.count
            }
            if byte < 0x80 { break }
        }
        return bytes.count
    }
}

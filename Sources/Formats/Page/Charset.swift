import CLibXML2

/// Turns the bytes of a document into valid UTF-8, whatever they claim to be.
///
/// What is believed, in this order: a byte-order mark; the shape of the first bytes (UTF-16, UTF-32, EBCDIC); the
/// charset of the HTTP header; the document's own declaration; then UTF-8. Two claims are overruled by the bytes
/// themselves: text that is valid UTF-8 beyond ASCII is not Latin-1, and a declared UTF-16 without its zero bytes is
/// not UTF-16. Bytes that are no UTF-8 are read one by one as Windows-1252, since that is what they nearly always are.
/// (RFC 7303 section 3; the names are in `EncodingNames.swift`.)
package enum Charset {
    package struct Decoded: Sendable {
        package var bytes: [UInt8]
        /// Bytes had to be guessed or replaced.
        package var wasMended: Bool
        package var name: String
    }

    /// Decodes by header, declaration and the bytes themselves; `declared` reads the document's own claim from its head.
    package static func utf8(_ bytes: [UInt8], contentType: String?, declared: (ArraySlice<UInt8>) -> String?)
        -> Decoded
    {
        if let (name, skip) = mark(bytes) {
            var rest = bytes[skip...]
            if name == "utf-8" {
                while rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
                return mended(rest, name: name)
            }
            return convert(rest, from: name) ?? mended(rest, name: name)
        }
        let head = bytes.prefix(8192)
        var claims: [String] = []
        if let name = contentType.flatMap(charset(inHeader:)) { claims.append(name) }
        if let name = declared(head) { claims.append(name) }
        for claim in claims {
            guard let name = EncodingNames.known(claim), name != "utf-8" else { continue }
            if name.hasPrefix("utf-16") || name.hasPrefix("utf-32"), !head.contains(0) { continue }
            if name == "windows-1252", case let (isValid, isWide) = UTF8Scan.inspect(bytes[...]), isValid, isWide {
                continue
            }
            if let decoded = convert(bytes[...], from: name) { return decoded }
        }
        return mended(bytes[...], name: "utf-8")
    }

    /// The charset parameter of a Content-Type header; the first counts where it is given twice.
    static func charset(inHeader header: String) -> String? {
        let lower = header.lowercased()
        guard let range = lower.firstRange(of: "charset=") else { return nil }
        let value = lower[range.upperBound...].prefix { $0 != ";" && $0 != "," }
        let name = value.filter { $0 != "\"" && $0 != "'" && $0 != " " }
        return name.isEmpty ? nil : String(name)
    }

    private static func mark(_ bytes: [UInt8]) -> (name: String, skip: Int)? {
        func starts(_ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }
        if starts([0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
        if starts([0xFF, 0xFE, 0, 0]) { return ("utf-32le", 4) }
        if starts([0, 0, 0xFE, 0xFF]) { return ("utf-32be", 4) }
        if starts([0xFF, 0xFE]) { return ("utf-16le", 2) }
        if starts([0xFE, 0xFF]) { return ("utf-16be", 2) }
        if starts([0, 0, 0, 0x3C]) { return ("utf-32be", 0) }
        if starts([0x3C, 0, 0, 0]) { return ("utf-32le", 0) }
        if starts([0, 0x3C, 0]) || starts([0, 0x0A, 0]) { return ("utf-16be", 0) }
        if starts([0x3C, 0]) || starts([0x0A, 0]) { return ("utf-16le", 0) }
        if starts([0x4C, 0x6F, 0xA7, 0x94]) { return ("ibm037", 0) }
        return nil
    }

    /// Through the C library's iconv; bytes it cannot read become U+FFFD, nil where it does not know the encoding.
    ///
    /// `name`: One of ``EncodingNames``, never a document's own word.
    static func convert(_ bytes: ArraySlice<UInt8>, from name: String) -> Decoded? {
        if name == "windows-1252" {
            var out: [UInt8] = []
            out.reserveCapacity(bytes.count + bytes.count / 8)
            for byte in bytes { byte < 0x80 ? out.append(byte) : UTF8Scan.appendWindows1252(byte, to: &out) }
            return Decoded(bytes: out, wasMended: false, name: name)
        }
        guard let descriptor = nutgraf_iconv_open(name) else { return nil }
        defer { nutgraf_iconv_close(descriptor) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 3 / 2)
        var wasMended = false
        var chunk = [CChar](repeating: 0, count: 16 << 10)
        var input = bytes.map { CChar(bitPattern: $0) }
        let total = input.count
        input.withUnsafeMutableBufferPointer { source in
            var position = 0
            while position < total, out.count <= FormatLimits.documentBytes {
                var cursor = source.baseAddress.map { $0 + position }
                var left = total - position
                let capacity = chunk.count
                let (stopped, written) = chunk.withUnsafeMutableBufferPointer { room -> (Bool, Int) in
                    var target = room.baseAddress
                    var space = capacity
                    let stopped = nutgraf_iconv(descriptor, &cursor, &left, &target, &space) != 0
                    return (stopped, capacity - space)
                }
                chunk.withUnsafeBytes { out.append(contentsOf: $0.prefix(written)) }
                let consumed = total - position - left
                position += consumed
                if stopped, written < capacity - 8, left > 0 {
                    // A byte that is no character of this encoding, or a character cut off at the end.
                    out.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    wasMended = true
                    position += 1
                } else if consumed == 0, written == 0 {
                    break
                }
            }
        }
        return Decoded(bytes: UTF8Scan.mend(out[...]).bytes, wasMended: wasMended, name: name)
    }

    private static func mended(_ bytes: ArraySlice<UInt8>, name: String) -> Decoded {
        let (out, wasMended) = UTF8Scan.mend(bytes)
        return Decoded(bytes: out, wasMended: wasMended, name: wasMended ? "windows-1252" : name)
    }
}

import Foundation
import Formats

/// A press release as a mail (RFC 5322): subject, sender, date and the plain text, or else the HTML.
///
/// Reads what such mails hold: folded and encoded header fields (RFC 2047), multipart bodies (RFC 2046) to a small depth,
/// quoted-printable and base64 (RFC 2045). Attachments are passed over.
enum MailFile {
    static func arrival(_ bytes: [UInt8], path: String) -> Intake.Arrival {
        let (fields, body) = split(bytes[...])
        let found = text(fields, body, depth: 0)
        let text = found.plain ?? found.html.map { PlainText.from(html: $0) } ?? ""
        return Intake.Arrival(
            key: fields["message-id"] ?? path,
            address: nil,
            title: decodeWords(fields["subject"] ?? ""),
            text: unwrap(text),
            html: found.html.map { Sanitiser.clean($0, base: nil) },
            author: sender(fields["from"]),
            published: fields["date"].flatMap { FeedDates.parse($0) }
        )
    }

    private struct Found {
        var plain: String?
        var html: String?
    }

    private static func text(_ fields: [String: String], _ body: ArraySlice<UInt8>, depth: Int) -> Found {
        let type = (fields["content-type"] ?? "text/plain")
        let kind = type.prefix { $0 != ";" }.lowercased().trimmingCharacters(in: .whitespaces)
        if kind.hasPrefix("multipart/"), depth < 4, let boundary = parameter("boundary", of: type) {
            var found = Found()
            for part in parts(body, boundary: boundary) {
                let (fields, body) = split(part)
                guard fields["content-disposition"]?.lowercased().hasPrefix("attachment") != true else { continue }
                let inner = text(fields, body, depth: depth + 1)
                found.plain = found.plain ?? inner.plain
                found.html = found.html ?? inner.html
            }
            return found
        }
        let decoded = decode(Array(body), fields["content-transfer-encoding"]?.lowercased() ?? "")
        let string = self.string(decoded, charset: parameter("charset", of: type))
        switch kind {
        case "text/html": return Found(plain: nil, html: string)
        case "text/plain", "": return Found(plain: string, html: nil)
        default: return Found()
        }
    }

    private static func split(_ bytes: ArraySlice<UInt8>) -> ([String: String], ArraySlice<UInt8>) {
        var fields: [String: String] = [:]
        var last: String?
        var position = bytes.startIndex
        while position < bytes.endIndex, fields.count < 500 {
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
            var line = bytes[position..<end]
            position = min(end + 1, bytes.endIndex)
            if line.last == 0x0D { line = line.dropLast() }
            if line.isEmpty { break }
            if line.first == 0x20 || line.first == 0x09 {
                if let last {
                    fields[last, default: ""] += " " + String(decoding: line.drop { $0 <= 0x20 }, as: UTF8.self)
                }
                continue
            }
            guard let colon = line.firstIndex(of: 0x3A) else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            fields[name] = String(decoding: line[(colon + 1)...].drop { $0 <= 0x20 }, as: UTF8.self)
            last = name
        }
        return (fields, bytes[position...])
    }

    private static func parts(_ body: ArraySlice<UInt8>, boundary: String) -> [ArraySlice<UInt8>] {
        let mark = Array(("--" + boundary).utf8)
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var position = body.startIndex
        while position < body.endIndex, parts.count < 50 {
            let end = body[position...].firstIndex(of: 0x0A) ?? body.endIndex
            if body[position..<end].starts(with: mark) {
                if let start { parts.append(body[start..<position]) }
                start = min(end + 1, body.endIndex)
                if body[position..<end].dropFirst(mark.count).starts(with: [0x2D, 0x2D]) { return parts }
            }
            position = min(end + 1, body.endIndex)
        }
        if let start, start < body.endIndex { parts.append(body[start...]) }
        return parts
    }

    private static func parameter(_ name: String, of field: String) -> String? {
        for part in field.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces).lowercased() == name else { continue }
            return pair[1].trimmingCharacters(in: CharacterSet(charactersIn: " \"\t"))
        }
        return nil
    }

    private static func decode(_ bytes: [UInt8], _ encoding: String) -> [UInt8] {
        switch encoding {
        case "base64":
            let letters = bytes.filter { $0 > 0x20 }
            return Data(base64Encoded: Data(letters), options: .ignoreUnknownCharacters).map(Array.init) ?? bytes
        case "quoted-printable":
            return quotedPrintable(bytes)
        default:
            return bytes
        }
    }

    private static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0x3D, index + 1 < bytes.count else {
                out.append(bytes[index])
                index += 1
                continue
            }
            if bytes[index + 1] == 0x0A {
                index += 2
            } else if bytes[index + 1] == 0x0D {
                index += 3
            } else if index + 2 < bytes.count, let high = hex(bytes[index + 1]), let low = hex(bytes[index + 2]) {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private static func string(_ bytes: [UInt8], charset: String?) -> String {
        switch charset?.lowercased() {
        case "iso-8859-1", "latin1", "windows-1252", "cp1252":
            return String(data: Data(bytes), encoding: .windowsCP1252) ?? String(decoding: bytes, as: UTF8.self)
        default:
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// "=?UTF-8?Q?…?=" and "=?…?B?…?=" (RFC 2047 section 2).
    private static func decodeWords(_ field: String) -> String {
        var out = ""
        var rest = field[...]
        while let start = rest.firstRange(of: "=?") {
            let pieces = rest[start.upperBound...].split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
            guard pieces.count == 4, pieces[3].first == "=" else { break }
            let before = rest[..<start.lowerBound]
            if !(before.allSatisfy { $0 == " " } && !out.isEmpty) { out += before }
            let coded = Array(pieces[2].utf8)
            let bytes =
                pieces[1].lowercased() == "b"
                ? decode(coded, "base64") : quotedPrintable(coded.map { $0 == 0x5F ? 0x20 : $0 })
            out += string(bytes, charset: String(pieces[0]))
            rest = pieces[3].dropFirst()
        }
        return out + rest
    }

    private static func sender(_ field: String?) -> String? {
        guard let field else { return nil }
        let name = decodeWords(field).prefix { $0 != "<" }.trimmingCharacters(in: CharacterSet(charactersIn: " \"\t"))
        return name.isEmpty || name.contains("@") ? nil : name
    }

    /// Paragraphs were broken into lines for the mail; empty lines part them.
    private static func unwrap(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.contains(where: { $0.allSatisfy(\.isWhitespace) }) else { return text }
        var paragraphs: [String] = []
        var current = ""
        for line in lines {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.isEmpty {
                if !current.isEmpty { paragraphs.append(current) }
                current = ""
            } else {
                current += current.isEmpty ? line : " " + line
            }
        }
        if !current.isEmpty { paragraphs.append(current) }
        return paragraphs.joined(separator: "\n")
    }
}

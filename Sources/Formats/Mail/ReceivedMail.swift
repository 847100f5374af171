package import Foundation

/// A message as it came, read forgivingly (RFC 5322, 2045 to 2047): a press release in a file, or what a test was sent.
///
/// Attachments are counted and named, not kept; nested messages are not opened.
package struct ReceivedMail: Sendable, Equatable {
    /// In order, unfolded and decoded.
    package private(set) var headers: [MailMessage.Header] = []
    /// The first plain-text part, with LF line ends; nil where there is none.
    package private(set) var text: String?
    /// The first HTML part.
    package private(set) var html: String?
    /// Parts that were left out.
    package private(set) var attachments = 0
    /// The names of those that have one, at most fifty.
    package private(set) var attachmentNames: [String] = []

    private static let maxBytes = 32 << 20
    /// Of a whole header, and of one field; what is beyond is dropped.
    private static let maxHeaderBytes = 256 << 10
    private static let maxFieldBytes = 64 << 10
    private static let maxParts = 200
    private static let maxDepth = 8

    /// - Parameter bytes: CRLF or LF line ends, of at most 32 MiB; an mbox's leading "From " line is skipped.
    /// - Throws: ``MailError`` when it is too large or has no header at all.
    /// - Complexity: Linear in the bytes times the depth of nesting, which is bounded.
    package init(reading bytes: [UInt8]) throws(MailError) {
        guard bytes.count <= Self.maxBytes else {
            throw MailError(
                field: "",
                message: "The message has \(bytes.count) bytes; at most \(Self.maxBytes) are read."
            )
        }
        var start = bytes.startIndex
        if bytes.starts(with: "From ".utf8) { start = (bytes.firstIndex(of: 0x0A) ?? bytes.count - 1) + 1 }
        let (fields, body) = Self.split(bytes[start...])
        guard !fields.isEmpty else {
            throw MailError(
                field: "",
                message: "This is not a mail message: it does not begin with header fields such as “From: …”."
            )
        }
        headers = fields.map { MailMessage.Header($0.name, HeaderText.decoded($0.value[...])) }
        var parts = 0
        read(fields, body, depth: 0, parts: &parts)
    }

    /// The first field of that name, whatever its case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    package var subject: String? { header("Subject") }
    package var messageID: String? { header("Message-ID") }
    package var date: Date? { header("Date").flatMap(FeedDates.parse) }

    /// The first mailbox of the From field.
    package var from: MailMessage.Address? {
        guard let value = header("From") else { return nil }
        guard let open = value.lastIndex(of: "<"), let close = value[open...].firstIndex(of: ">") else {
            let address = value.prefix { $0 != "(" && $0 != "," }.trimmed
            return address.contains("@") ? MailMessage.Address(address) : nil
        }
        let address = value[value.index(after: open)..<close].trimmed
        var name = value[..<open].trimmed
        if name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") {
            name = String(name.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
        }
        return MailMessage.Address(name: name, address)
    }

    // MARK: Structure

    private struct Field {
        var name: String
        /// Unfolded, not decoded.
        var value: [UInt8]
    }

    private mutating func read(_ fields: [Field], _ body: ArraySlice<UInt8>, depth: Int, parts: inout Int) {
        parts += 1
        guard parts <= Self.maxParts, depth <= Self.maxDepth else {
            attachments += 1
            return
        }
        func value(_ name: String) -> String? {
            fields.first { $0.name.lowercased() == name }.map { String(decoding: $0.value, as: UTF8.self) }
        }
        let contentType = value("content-type") ?? "text/plain"
        let type = contentType.prefix { $0 != ";" }.trimmed.lowercased()
        if type.hasPrefix("multipart/"), let boundary = Self.parameter("boundary", in: contentType) {
            for part in Self.parts(of: body, boundary: Array(boundary.utf8)) {
                let (fields, body) = Self.split(part)
                read(fields, body, depth: depth + 1, parts: &parts)
            }
            return
        }
        let isAttachment = value("content-disposition")?.trimmed.lowercased().hasPrefix("attachment") == true
        guard !isAttachment, (type == "text/plain" && text == nil) || (type == "text/html" && html == nil) else {
            attachments += 1
            let name = Self.fileName(disposition: value("content-disposition") ?? "", type: contentType)
            if let name, attachmentNames.count < 50 { attachmentNames.append(name) }
            return
        }
        var content: [UInt8]
        switch value("content-transfer-encoding")?.trimmed.lowercased() {
        case "quoted-printable": content = QuotedPrintable.decode(body)
        case "base64": content = Base64Text.decode(body)
        default: content = Array(body)
        }
        content = HeaderText.utf8(content, charset: Self.parameter("charset", in: contentType) ?? "utf-8")
        var string = String(decoding: Self.withLineFeeds(content), as: UTF8.self)
        if type == "text/html" {
            html = string
        } else {
            if Self.parameter("format", in: contentType)?.lowercased() == "flowed" {
                string = Self.unflowed(
                    string,
                    dropsSpace: Self.parameter("delsp", in: contentType)?.lowercased() == "yes"
                )
            }
            text = string
        }
    }

    /// `filename*` (RFC 2231), `filename` (RFC 2183) or the older `name` of the content type.
    private static func fileName(disposition: String, type: String) -> String? {
        if let extended = parameter("filename*", in: disposition) {
            let parts = extended.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
            if parts.count == 3 {
                var bytes: [UInt8] = []
                var rest = Array(parts[2].utf8)[...]
                while let byte = rest.popFirst() {
                    if byte == UInt8(ascii: "%"), rest.count >= 2,
                        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
                    {
                        bytes.append(value)
                        rest = rest.dropFirst(2)
                    } else {
                        bytes.append(byte)
                    }
                }
                return String(decoding: HeaderText.utf8(bytes, charset: String(parts[0])).prefix(400), as: UTF8.self)
            }
        }
        guard let name = parameter("filename", in: disposition) ?? parameter("name", in: type) else { return nil }
        return String(HeaderText.decoded(Array(name.utf8)[...]).prefix(200))
    }

    /// Header fields, unfolded, and what follows the empty line.
    private static func split(_ bytes: ArraySlice<UInt8>) -> ([Field], ArraySlice<UInt8>) {
        var fields: [Field] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.endIndex
            var line = bytes[index..<end]
            if line.last == 0x0D { line = line.dropLast() }
            let next = min(end + 1, bytes.endIndex)
            if line.isEmpty { return (fields, bytes[next...]) }
            if line.first == 0x20 || line.first == 0x09, !fields.isEmpty {
                let room = maxFieldBytes - fields[fields.count - 1].value.count
                if index - bytes.startIndex < maxHeaderBytes {
                    fields[fields.count - 1].value += line.prefix(max(0, room))
                }
            } else if let colon = line.prefix(200).firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
                line[..<colon].allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
            {
                let name = String(decoding: line[..<colon], as: UTF8.self).trimmed
                let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
                if index - bytes.startIndex < maxHeaderBytes {
                    fields.append(Field(name: name, value: Array(value.prefix(maxFieldBytes))))
                }
            } else {
                // No header, or no more of it: the body begins without an empty line.
                return (fields, bytes[index...])
            }
            index = next
        }
        return (fields, bytes[bytes.endIndex...])
    }

    /// What lies between the delimiter lines (RFC 2046 section 5.1.1); a missing last one is forgiven.
    private static func parts(of body: ArraySlice<UInt8>, boundary: [UInt8]) -> [ArraySlice<UInt8>] {
        let delimiter = Array("--".utf8) + boundary
        var parts: [ArraySlice<UInt8>] = []
        var partStart: Int?
        var index = body.startIndex
        while index < body.endIndex, parts.count < maxParts {
            let end = body[index...].firstIndex(of: 0x0A) ?? body.endIndex
            let next = min(end + 1, body.endIndex)
            if body[index..<end].starts(with: delimiter) {
                let rest = body[(index + delimiter.count)..<end]
                let isClosing = rest.starts(with: "--".utf8)
                if isClosing || rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
                    if let start = partStart {
                        // The line end before the delimiter belongs to it.
                        var last = index
                        if last > start, body[last - 1] == 0x0A { last -= 1 }
                        if last > start, body[last - 1] == 0x0D { last -= 1 }
                        parts.append(body[start..<last])
                    }
                    partStart = isClosing ? nil : next
                    if isClosing { return parts }
                }
            }
            index = next
        }
        if let start = partStart { parts.append(body[start...]) }
        return parts
    }

    /// A parameter of a structured field, quoted or not: `boundary="a b"`.
    private static func parameter(_ name: String, in value: String) -> String? {
        var rest = value.unicodeScalars[...]
        while let semicolon = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: semicolon)...].drop { $0.properties.isWhitespace }
            guard let equals = rest.firstIndex(where: { $0 == "=" || $0 == ";" }) else { return nil }
            guard rest[equals] == "=" else { continue }
            let key = String(rest[..<equals]).trimmed.lowercased()
            rest = rest[rest.index(after: equals)...].drop { $0.properties.isWhitespace }
            var found = String.UnicodeScalarView()
            if rest.first == "\"" {
                rest = rest.dropFirst()
                while let next = rest.popFirst(), next != "\"" {
                    if next == "\\", let escaped = rest.popFirst() { found.append(escaped) } else { found.append(next) }
                }
            } else {
                let end = rest.firstIndex { $0 == ";" || $0 == " " || $0 == "\t" } ?? rest.endIndex
                found.append(contentsOf: rest[..<end])
                rest = rest[end...]
            }
            if key == name { return found.isEmpty ? nil : String(found) }
        }
        return nil
    }

    private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0D {
                if index + 1 >= bytes.count || bytes[index + 1] != 0x0A { output.append(0x0A) }
            } else {
                output.append(byte)
            }
        }
        return output
    }

    /// Joins lines that were broken only to fit (RFC 3676 section 4).
    private static func unflowed(_ text: String, dropsSpace: Bool) -> String {
        var output: [UInt8] = []
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            // A stuffed space protects "From " and ">".
            let line = line.first == 0x20 ? line.dropFirst() : line
            let isSignature = line.elementsEqual("-- ".utf8)
            if line.last == 0x20, !isSignature {
                output += dropsSpace ? line.dropLast() : line
            } else {
                output += line
                output.append(0x0A)
            }
        }
        // The split saw one line more than there are line ends.
        if output.last == 0x0A { output.removeLast() }
        return String(decoding: output, as: UTF8.self)
    }
}

extension StringProtocol {
    /// Without white space at either end.
    fileprivate var trimmed: String {
        var rest = unicodeScalars[...]
        while rest.first?.properties.isWhitespace == true { rest.removeFirst() }
        while rest.last?.properties.isWhitespace == true { rest.removeLast() }
        return String(String.UnicodeScalarView(rest))
    }
}

import Foundation
package import Hummingbird

/// The fields of a form as a browser sends them (`application/x-www-form-urlencoded`, WHATWG URL section 5).
///
/// Bounded: at most 200 fields; broken escapes stay as they stand; invalid UTF-8 becomes U+FFFD.
package struct FormFields: Sendable, Equatable {
    private var values: [String: [String]] = [:]

    package init(_ encoded: some Sequence<UInt8>) {
        var count = 0
        var field: [UInt8] = []
        func finish(_ field: [UInt8], _ values: inout [String: [String]]) {
            guard !field.isEmpty else { return }
            let cut = field.firstIndex(of: UInt8(ascii: "=")) ?? field.count
            let name = Self.decode(field[..<cut])
            let value = cut < field.count ? Self.decode(field[(cut + 1)...]) : ""
            values[name, default: []].append(value)
        }
        for byte in encoded {
            if byte == UInt8(ascii: "&") {
                finish(field, &values)
                field.removeAll(keepingCapacity: true)
                count += 1
                if count >= 200 { return }
            } else {
                field.append(byte)
            }
        }
        finish(field, &values)
    }

    /// For fields that came in another spelling.
    package init(pairs: [(String, String)]) {
        for (name, value) in pairs { values[name, default: []].append(value) }
    }

    /// The first value, or nil where the field is missing.
    package subscript(name: String) -> String? { values[name]?.first }
    /// All values in order, for check boxes of one name.
    package func all(_ name: String) -> [String] { values[name] ?? [] }

    private static func decode(_ bytes: ArraySlice<UInt8>) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "+") {
                output.append(0x20)
            } else if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]),
                let low = hex(bytes[index + 2])
            {
                output.append(high << 4 | low)
                index += 2
            } else {
                output.append(byte)
            }
            index += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

extension Request {
    /// Reads the whole body as a form.
    ///
    /// A browser's form only: JSON and multipart are refused with 415.
    ///
    /// `limit`: Bytes; a longer body is refused with 413.
    package func form(limit: Int = 1 << 20) async throws -> FormFields {
        let type = headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw WebProblem(
                .unsupportedMediaType,
                code: "media-type",
                title: "This form cannot be read",
                message: "Send the form as application/x-www-form-urlencoded."
            )
        }
        return FormFields(try await bytes(limit: limit))
    }

    /// Reads the whole body.
    ///
    /// `limit`: Bytes; a longer body is refused with 413.
    package func bytes(limit: Int) async throws -> [UInt8] {
        var collected: [UInt8] = []
        for try await part in body {
            guard collected.count + part.readableBytes <= limit else { throw WebProblem.tooLarge(limit: limit) }
            collected.append(contentsOf: part.readableBytesView)
        }
        return collected
    }

    /// The query of the address, read as a form.
    package var queryFields: FormFields { FormFields((uri.query ?? "").utf8) }
}

extension WebProblem {
    static func tooLarge(limit: Int) -> WebProblem {
        WebProblem(
            .contentTooLarge,
            code: "too-large",
            title: "Too large",
            message: "What was sent is larger than \(limit / 1024) KiB. Send less at once."
        )
    }
}

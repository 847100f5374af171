/// A form with files as a browser sends it (`multipart/form-data`, RFC 7578; delimiters after RFC 2046 section 5.1.1).
///
/// Bounded: at most 50 parts; names are taken as they stand between the quotation marks, in UTF-8.
package struct MultipartForm: Sendable, Equatable {
    /// An uploaded file.
    package struct File: Sendable, Equatable {
        /// As the browser says; for people only, never a path.
        package var name: String
        package var bytes: [UInt8]
    }

    private static let mostParts = 50
    private static let longestHeader = 4_096

    package private(set) var fields = FormFields([])
    private var files: [String: [File]] = [:]

    /// - Parameters:
    ///   - bytes: The whole body.
    ///   - contentType: With the boundary; nil or another type gives nil.
    /// - Complexity: Linear.
    package init?(_ bytes: [UInt8], contentType: String?) {
        guard let boundary = Self.boundary(contentType) else { return nil }
        var pairs: [(String, String)] = []
        for part in Self.parts(of: bytes, delimiter: Array("--\(boundary)".utf8)).prefix(Self.mostParts) {
            guard let (header, body) = Self.split(part), let name = Self.parameter("name", header) else { continue }
            if let file = Self.parameter("filename", header) {
                // A file box that was left empty sends an empty name.
                if !file.isEmpty || !body.isEmpty {
                    files[name, default: []].append(File(name: String(file.prefix(200)), bytes: Array(body)))
                }
            } else {
                pairs.append((name, String(decoding: body, as: UTF8.self)))
            }
        }
        fields = FormFields(pairs: pairs)
    }

    package func files(_ name: String) -> [File] { files[name] ?? [] }

    private static func boundary(_ contentType: String?) -> String? {
        guard let contentType, contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        guard let found = parameter("boundary", contentType), (1...70).contains(found.utf8.count) else { return nil }
        return found
    }

    /// What lies between the delimiter lines, without the line end that belongs to the delimiter.
    private static func parts(of bytes: [UInt8], delimiter: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var line = 0
        while line < bytes.count, parts.count < mostParts {
            let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
            if bytes[line..<end].starts(with: delimiter) {
                if let start {
                    var last = line
                    if last > start, bytes[last - 1] == 0x0A { last -= 1 }
                    if last > start, bytes[last - 1] == 0x0D { last -= 1 }
                    parts.append(bytes[start..<last])
                }
                if bytes[(line + delimiter.count)..<end].starts(with: [0x2D, 0x2D]) { return parts }
                start = min(end + 1, bytes.count)
            }
            line = end + 1
        }
        return parts
    }

    /// The `Content-Disposition` line and the content.
    private static func split(_ part: ArraySlice<UInt8>) -> (header: String, body: ArraySlice<UInt8>)? {
        var disposition: String?
        var line = part.startIndex
        while line < part.endIndex, line - part.startIndex < longestHeader {
            let end = part[line...].firstIndex(of: 0x0A) ?? part.endIndex
            var text = part[line..<end]
            if text.last == 0x0D { text = text.dropLast() }
            line = min(end + 1, part.endIndex)
            if text.isEmpty { return disposition.map { ($0, part[line...]) } }
            let words = String(decoding: text, as: UTF8.self)
            if words.lowercased().hasPrefix("content-disposition:") { disposition = words }
        }
        return nil
    }

    /// A parameter's value; browsers write a quotation mark within as `%22`.
    private static func parameter(_ name: String, _ header: String) -> String? {
        for piece in header.split(separator: ";").dropFirst() {
            let pair = piece.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, pair[0].lowercased() == name else { continue }
            var value = pair[1]
            while value.last == " " { value.removeLast() }
            if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
            return String(value).replacing("%22", with: "\"")
        }
        return nil
    }
}

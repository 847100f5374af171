/// Text in header fields: folding (RFC 5322 section 2.2.3) and encoded words (RFC 2047), both ways.
enum HeaderText {
    /// RFC 5322 section 3.6.8.
    static func isFieldName(_ name: String) -> Bool {
        (1...70).contains(name.utf8.count) && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
    }

    /// A whole unstructured field: plain where it can be, encoded where it must.
    ///
    /// - Throws: ``MailError`` when the text holds a line break or another control character.
    static func line(_ name: String, _ text: String) throws(MailError) -> String {
        try refuseControls(text, field: name)
        // Spaces at the ends would be lost, as white space there is none of the value.
        let isPlain =
            text.utf8.allSatisfy { $0 < 0x7F } && !text.contains("=?") && longestWord(text) <= 900
            && !text.hasPrefix(" ") && !text.hasSuffix(" ")
        guard isPlain else { return "\(name): \(encodedWords(text, used: name.utf8.count + 2))" }
        var output = "\(name):"
        var width = output.utf8.count
        // Folded before a space that something stands behind, so that no line is blank.
        for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            if index > 0, width + 1 + word.utf8.count > 76, !word.isEmpty {
                output += "\r\n"
                width = 0
            }
            output += " \(word)"
            width += 1 + word.utf8.count
        }
        return output
    }

    /// A display name: plain words, a quoted string, or encoded words.
    ///
    /// - Throws: As ``line(_:_:)``.
    static func phrase(_ text: String, field: String) throws(MailError) -> String {
        try refuseControls(text, field: field)
        guard text.utf8.allSatisfy({ $0 < 0x7F }), !text.contains("=?"), text.utf8.count <= 70 else {
            return encodedWords(text, used: field.utf8.count + 2)
        }
        let needsQuotes =
            text.utf8.contains { "()<>[]:;@\\,.\"".utf8.contains($0) } || text.hasPrefix(" ") || text.hasSuffix(" ")
        guard needsQuotes else { return text }
        return "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }

    /// Undoes encoded words and leaves the rest as it is.
    static func decoded(_ value: ArraySlice<UInt8>) -> String {
        var output: [UInt8] = []
        var index = value.startIndex
        // Bytes of neighbouring words in one charset are decoded together: some writers split characters.
        var pending: (charset: String, bytes: [UInt8])?
        var gapStart: Int?
        func flush() {
            if let word = pending { output += utf8(word.bytes, charset: word.charset) }
            pending = nil
        }
        while index < value.endIndex {
            if value[index] == UInt8(ascii: "="), let word = encodedWord(value[index...]) {
                if pending?.charset == word.charset {
                    pending?.bytes += word.bytes
                } else {
                    flush()
                    pending = (word.charset, word.bytes)
                }
                index = word.end
                gapStart = index
                continue
            }
            if value[index] == 0x20 || value[index] == 0x09, gapStart != nil {
                // White space between two encoded words is none of the text (RFC 2047 section 6.2).
                index += 1
                continue
            }
            flush()
            if let start = gapStart {
                output += value[start..<index]
                gapStart = nil
            }
            output.append(value[index])
            index += 1
        }
        flush()
        let isUTF8 = output.allSatisfy { $0 < 0x80 }
        return String(decoding: isUTF8 ? output : utf8(output, charset: "utf-8"), as: UTF8.self)
    }

    /// Valid UTF-8 from bytes that claim a charset.
    static func utf8(_ bytes: [UInt8], charset: String) -> [UInt8] {
        Charset.utf8(bytes, contentType: "text/plain; charset=\(charset)") { _ in nil }.bytes
    }

    // MARK: Writing

    private static func refuseControls(_ text: String, field: String) throws(MailError) {
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw MailError(
                field: field,
                message: "The field \(field) holds a line break or another control character."
            )
        }
        guard text.utf8.count <= 4000 else {
            throw MailError(field: field, message: "The field \(field) is longer than 4000 bytes.")
        }
    }

    private static func longestWord(_ text: String) -> Int {
        var longest = 0
        var current = 0
        for byte in text.utf8 {
            current = byte == 0x20 ? 0 : current + 1
            longest = max(longest, current)
        }
        return longest
    }

    /// Words of at most 75 bytes, each of whole characters, on lines of at most 76.
    private static func encodedWords(_ text: String, used: Int) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let (start, end) = ("=?utf-8?Q?", "?=")
        var words: [String] = []
        var word = ""
        var room = max(20, 75 - used) - start.utf8.count - end.utf8.count
        for scalar in text.unicodeScalars {
            var piece = ""
            for byte in UTF8.encode(scalar).map(Array.init) ?? [] {
                switch byte {
                case 0x20: piece += "_"
                // The characters that are safe in a display name too (RFC 2047 section 5, rule 3).
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: piece.unicodeScalars.append(UnicodeScalar(byte))
                default: piece += "=\(UnicodeScalar(digits[Int(byte >> 4)]))\(UnicodeScalar(digits[Int(byte & 15)]))"
                }
            }
            if word.utf8.count + piece.utf8.count > room, !word.isEmpty {
                words.append(start + word + end)
                word = ""
                room = 74 - start.utf8.count - end.utf8.count
            }
            word += piece
        }
        words.append(start + word + end)
        return words.joined(separator: "\r\n ")
    }

    // MARK: Reading

    private static func encodedWord(_ text: ArraySlice<UInt8>) -> (charset: String, bytes: [UInt8], end: Int)? {
        let mark = UInt8(ascii: "?")
        // The RFC allows 75 bytes; real writers exceed it.
        let text = text.prefix(2000)
        guard text.starts(with: "=?".utf8), let first = text.dropFirst(2).firstIndex(of: mark),
            first + 2 < text.endIndex,
            text[first + 2] == mark
        else { return nil }
        var close = first + 3
        while close + 1 < text.endIndex, !(text[close] == mark && text[close + 1] == UInt8(ascii: "=")) {
            if text[close] == 0x0A { return nil }
            close += 1
        }
        guard close + 1 < text.endIndex else { return nil }
        // A language may follow the charset (RFC 2231 section 5).
        let charset = text[(text.startIndex + 2)..<first].prefix { $0 != UInt8(ascii: "*") }
        guard !charset.isEmpty, charset.count <= 40, charset.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let content = text[(first + 3)..<close]
        let bytes: [UInt8]
        switch text[first + 1] {
        case UInt8(ascii: "Q"), UInt8(ascii: "q"): bytes = QuotedPrintable.decode(content, isHeader: true)
        case UInt8(ascii: "B"), UInt8(ascii: "b"): bytes = Base64Text.decode(content)
        default: return nil
        }
        return (String(decoding: charset, as: UTF8.self).lowercased(), bytes, close + 2)
    }
}

/// Base 64 as mail carries it (RFC 2045 section 6.8): anything that is no digit is skipped.
enum Base64Text {
    static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            let value: UInt32
            switch byte {
            case 0x41...0x5A: value = UInt32(byte - 0x41)
            case 0x61...0x7A: value = UInt32(byte - 0x61) + 26
            case 0x30...0x39: value = UInt32(byte - 0x30) + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            case UInt8(ascii: "="):
                // The end, or that of one piece of several pasted together.
                bits = 0
                count = 0
                continue
            default: continue
            }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return output
    }
}

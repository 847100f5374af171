/// The form in which header and body are signed: relaxed canonicalisation (RFC 6376 section 3.4.2 and 3.4.4).
package enum DKIMCanonical {
    package struct Field: Sendable {
        /// In lower case.
        package var name: String
        /// As it stands, folds included, without the last line end.
        package var value: ArraySlice<UInt8>
    }

    /// Separates header fields and body.
    ///
    /// - Returns: Nil when a line of the header is neither a field nor the continuation of one.
    package static func split(_ message: [UInt8]) -> (fields: [Field], body: ArraySlice<UInt8>)? {
        var fields: [Field] = []
        var start = 0
        while start < message.count {
            let end = lineEnd(message[start...])
            if end == start { return (fields, message[min(start + 2, message.count)...]) }
            if message[start] == 0x20 || message[start] == 0x09 {
                guard let last = fields.indices.last else { return nil }
                fields[last].value = message[fields[last].value.startIndex..<end]
            } else {
                guard let colon = message[start..<end].firstIndex(of: UInt8(ascii: ":")), colon > start else {
                    return nil
                }
                var nameEnd = colon
                while nameEnd > start, message[nameEnd - 1] == 0x20 || message[nameEnd - 1] == 0x09 { nameEnd -= 1 }
                let name = String(decoding: message[start..<nameEnd], as: UTF8.self).lowercased()
                fields.append(Field(name: name, value: message[(colon + 1)..<end]))
            }
            start = min(end + 2, message.count)
        }
        return (fields, [])
    }

    /// "name:value": unfolded, runs of white space one space, none at either end.
    package static func relaxed(_ field: Field) -> [UInt8] {
        var output = Array(field.name.utf8) + [UInt8(ascii: ":")]
        var hasPendingSpace = false
        var isEmpty = true
        for byte in field.value {
            switch byte {
            case 0x20, 0x09: hasPendingSpace = !isEmpty
            case 0x0D, 0x0A: continue
            default:
                if hasPendingSpace { output.append(0x20) }
                hasPendingSpace = false
                isEmpty = false
                output.append(byte)
            }
        }
        return output
    }

    /// Runs of white space one space, none at a line's end, no empty lines at the end; an empty body stays empty.
    package static func relaxedBody(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(body.count + 2)
        var lineEnds = 0
        var hasPendingSpace = false
        var index = body.startIndex
        while index < body.endIndex {
            let byte = body[index]
            index += 1
            if byte == 0x20 || byte == 0x09 {
                hasPendingSpace = true
            } else if byte == 0x0D, index < body.endIndex, body[index] == 0x0A {
                index += 1
                lineEnds += 1
                hasPendingSpace = false
            } else {
                // Only what is followed by text is kept: line ends at the end and spaces before a line end are not.
                while lineEnds > 0 {
                    output.append(0x0D)
                    output.append(0x0A)
                    lineEnds -= 1
                }
                if hasPendingSpace { output.append(0x20) }
                hasPendingSpace = false
                output.append(byte)
            }
        }
        if !output.isEmpty { output += [0x0D, 0x0A] }
        return output
    }

    /// Where the line's CRLF begins, or the end of the text.
    private static func lineEnd(_ text: ArraySlice<UInt8>) -> Int {
        var index = text.startIndex
        while index + 1 < text.endIndex {
            if text[index] == 0x0D, text[index + 1] == 0x0A { return index }
            index += 1
        }
        return text.endIndex
    }
}

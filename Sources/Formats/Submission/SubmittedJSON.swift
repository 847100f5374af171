import Foundation

/// JSON as programs of others send it: any numbers, unknown members, members of one name where the last counts.
///
/// ``JSONReader`` is for what we sign; this is for what we are sent.
package indirect enum SubmittedJSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([SubmittedJSON])
    case object([String: SubmittedJSON])

    /// Deeper values are refused.
    private static let deepest = 64

    /// Reads one value.
    ///
    /// `bytes`: In UTF-8, with or without a byte order mark.
    ///
    /// Throws: ``SubmissionError`` `.notJSON` with the line and column where reading stopped.
    package static func read(_ bytes: some Sequence<UInt8>) throws(SubmissionError) -> SubmittedJSON {
        var data = Data(bytes)
        if data.starts(with: [0xEF, 0xBB, 0xBF]) { data.removeFirst(3) }
        let value: Any
        do {
            value = try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed])
        } catch {
            // Foundation ends its sentence itself.
            let found = ((error as NSError).userInfo["NSDebugDescription"] as? String)?
                .trimmingCharacters(in: CharacterSet(charactersIn: ". "))
            throw SubmissionError(
                .notJSON,
                "This is not JSON\(found.map { ": " + $0.prefix(160) } ?? ""). Send it as RFC 8259 has it, in UTF-8."
            )
        }
        guard let tree = SubmittedJSON(value, depth: 0) else {
            throw SubmissionError(.notJSON, "The JSON is nested deeper than \(deepest) levels. Send it flatter.")
        }
        return tree
    }

    private init?(_ value: Any, depth: Int) {
        guard depth < Self.deepest else { return nil }
        switch value {
        case let text as String: self = .string(text)
        case let members as [String: Any]:
            var object: [String: SubmittedJSON] = [:]
            object.reserveCapacity(members.count)
            for (name, member) in members {
                guard let read = SubmittedJSON(member, depth: depth + 1) else { return nil }
                object[name] = read
            }
            self = .object(object)
        case let elements as [Any]:
            var array: [SubmittedJSON] = []
            array.reserveCapacity(elements.count)
            for element in elements {
                guard let read = SubmittedJSON(element, depth: depth + 1) else { return nil }
                array.append(read)
            }
            self = .array(array)
        case let number as NSNumber:
            // 0 and 1 can be cast to Bool as well; only what was read as true or false is of C's type for it.
            self =
                String(cString: number.objCType) == "c" ? .bool(number.boolValue) : .number(number.doubleValue)
        default: self = .null
        }
    }

    package var object: [String: SubmittedJSON]? { if case .object(let members) = self { members } else { nil } }

    /// Text, or a whole number's digits: identifiers come as either.
    package var text: String? {
        switch self {
        case .string(let text): text
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        default: nil
        }
    }

    /// The elements of an array, the values of an object in order of name, or the value itself; nothing for null.
    package var list: [SubmittedJSON] {
        switch self {
        case .array(let elements): elements
        case .object(let members): members.sorted { $0.key < $1.key }.map(\.value)
        case .null: []
        default: [self]
        }
    }
}

/// Why something that was handed in cannot be read.
package struct SubmissionError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        case notJSON
        /// Something that must be there is missing or of the wrong kind.
        case field
        /// It may not be used yet.
        case embargoed
    }

    package var code: Code
    /// What is wrong and what to do.
    package var message: String
    /// The member: "versioncreated".
    package var place: String?

    package init(_ code: Code, _ message: String, place: String? = nil) {
        self.code = code
        self.message = message
        self.place = place
    }

    package var description: String { message }
}

/// A JSON text as a value: objects keep the order of their members, numbers are whole.
///
/// What we write has no fractions, so that a canonical form is the same everywhere; shares are in thousandths.
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    case string(String)
    case array([JSONValue])
    case object([Member])

    package struct Member: Sendable, Equatable {
        package var name: String
        package var value: JSONValue

        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// A member of an object; nil when there is none or this is no object.
    package subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    package var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    package var integer: Int? {
        guard case .integer(let number) = self else { return nil }
        return number
    }

    package var elements: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The object with the member put in the place of the one with its name, or added at the end.
    package func setting(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(var members) = self else { return self }
        if let index = members.firstIndex(where: { $0.name == name }) {
            members[index].value = value
        } else {
            members.append(Member(name, value))
        }
        return .object(members)
    }

    package func removing(_ name: String) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.name != name })
    }

    /// An object without the members whose value is nil.
    package static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(members.compactMap { name, value in value.map { Member(name, $0) } })
    }

    package static func strings(_ texts: some Sequence<String>) -> JSONValue { .array(texts.map { .string($0) }) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
    ExpressibleByBooleanLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}

// MARK: - Writing

extension JSONValue {
    /// Two spaces a level, members in the order they were given.
    ///
    /// `forScript` also writes `<`, `>` and `&` as escapes, so that the text can stand inside a `script`
    ///   element whatever a headline holds (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
    package func pretty(forScript: Bool = false) -> String {
        var output = ""
        write(into: &output, depth: 0, indented: true, forScript: forScript)
        return output + "\n"
    }

    /// On one line, members in the order they were given.
    package func compact() -> String {
        var output = ""
        write(into: &output, depth: 0, indented: false, forScript: false)
        return output
    }

    /// The canonical form of RFC 8785: no spaces, members sorted by the UTF-16 code units of their names, strings with
    /// the shortest escapes (sections 3.2.2.2 and 3.2.3).
    ///
    /// Numbers are whole, so section 3.2.2.3 does not arise.
    package func canonical() -> String { sorted().compact() }

    private func sorted() -> JSONValue {
        switch self {
        case .array(let elements): .array(elements.map { $0.sorted() })
        case .object(let members):
            .object(
                members.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
                    .map { Member($0.name, $0.value.sorted()) }
            )
        case .null, .bool, .integer, .string: self
        }
    }

    private func write(into output: inout String, depth: Int, indented: Bool, forScript: Bool) {
        func line(_ depth: Int) {
            guard indented else { return }
            output += "\n" + String(repeating: "  ", count: depth)
        }
        switch self {
        case .null: output += "null"
        case .bool(let value): output += value ? "true" : "false"
        case .integer(let number): output += String(number)
        case .string(let text): Self.quote(text, into: &output, forScript: forScript)
        case .array(let elements):
            guard !elements.isEmpty else { return output += "[]" }
            output += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { output += "," }
                line(depth + 1)
                element.write(into: &output, depth: depth + 1, indented: indented, forScript: forScript)
            }
            line(depth)
            output += "]"
        case .object(let members):
            guard !members.isEmpty else { return output += "{}" }
            output += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { output += "," }
                line(depth + 1)
                Self.quote(member.name, into: &output, forScript: forScript)
                output += indented ? ": " : ":"
                member.value.write(into: &output, depth: depth + 1, indented: indented, forScript: forScript)
            }
            line(depth)
            output += "}"
        }
    }

    private static func quote(_ text: String, into output: inout String, forScript: Bool) {
        output += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\u{8}": output += "\\b"
            case "\t": output += "\\t"
            case "\n": output += "\\n"
            case "\u{C}": output += "\\f"
            case "\r": output += "\\r"
            case "\u{0}"..."\u{1F}": output += escape(scalar)
            case "<" where forScript, ">" where forScript, "&" where forScript: output += escape(scalar)
            default: output.unicodeScalars.append(scalar)
            }
        }
        output += "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - min(4, digits.count)) + digits
    }
}

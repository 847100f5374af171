import Foundation

/// The body of a chat-completions request.
struct ChatRequest: Encodable {
    struct Message: Encodable {
        var role: String
        var content: String
    }
    struct StreamOptions: Encodable {
        var include_usage = true
    }

    var model: String
    var messages: [Message]
    var temperature: Double
    var max_tokens: Int
    var stream: Bool
    var stream_options: StreamOptions?
    var response_format: JSONValue?

    func encoded() -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return [] }
        return Array(data)
    }

    /// "Structured outputs" as the protocol's strict schemas want them: every property required, nothing additional.
    static func draftFormat(sectionKeys: [String]) -> JSONValue {
        let cited = object([
            "text": ["type": "string"],
            "sources": ["type": "array", "items": ["type": "integer"]],
        ])
        let section = object([
            "key": ["type": "string", "enum": .array(sectionKeys.map(JSONValue.string))],
            "paragraphs": ["type": "array", "items": ["type": "array", "items": cited]],
        ])
        return [
            "type": "json_schema",
            "json_schema": [
                "name": "draft", "strict": true,
                "schema": object(["headline": cited, "sections": ["type": "array", "items": section]]),
            ],
        ]
    }

    private static func object(_ properties: [String: JSONValue]) -> JSONValue {
        [
            "type": "object", "properties": .object(properties),
            "required": .array(properties.keys.sorted().map(JSONValue.string)), "additionalProperties": false,
        ]
    }
}

/// JSON as a value, for schemas.
enum JSONValue: Encodable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByDictionaryLiteral {
    case string(String)
    case bool(Bool)
    case array([JSONValue])
    case object([String: JSONValue])

    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .string(let value): try container.encode(value)
        case .bool(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}

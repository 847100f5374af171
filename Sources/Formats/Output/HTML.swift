/// Markup that is known to be safe: whatever is interpolated is escaped unless it is itself `HTML`.
///
/// ```swift
/// let page: HTML = "<h1 title=\"\(title)\">\(title)</h1>\(paragraphs)"
/// ```
/// A `String` interpolated here is escaped for element content and for quoted attributes alike, so a template cannot
/// forget to. Only ``init(verbatim:)`` lets bytes through; it is for our own constants and for sanitised HTML.
package struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation, CustomStringConvertible {
    package private(set) var source: String

    package init(stringLiteral value: String) { source = value }
    package init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }
    package init(verbatim source: String) { self.source = source }
    /// Escapes `text`.
    package init(text: String) {
        source = ""
        Self.escape(text, into: &source)
    }

    package var description: String { source }
    package static let empty: HTML = ""

    package static func + (left: HTML, right: HTML) -> HTML { HTML(verbatim: left.source + right.source) }
    package static func += (left: inout HTML, right: HTML) { left.source += right.source }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        package mutating func appendLiteral(_ literal: String) { source += literal }
        package mutating func appendInterpolation(_ text: String) { HTML.escape(text, into: &source) }
        package mutating func appendInterpolation(_ text: String?) { HTML.escape(text ?? "", into: &source) }
        package mutating func appendInterpolation(_ number: Int) { source += String(number) }
        package mutating func appendInterpolation(_ html: HTML) { source += html.source }
        package mutating func appendInterpolation(_ html: HTML?) { source += html?.source ?? "" }
        package mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { source += part.source } }
    }

    /// Escapes `& < > " '` and drops characters that neither HTML nor XML may hold.
    package static func escape(_ text: String, into output: inout String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "'": output += "&#39;"
            case "\t", "\n", "\r": output.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
            default: output.unicodeScalars.append(scalar)
            }
        }
    }
}

extension Sequence {
    /// Each element's markup, one after the other.
    package func html(_ transform: (Element) throws -> HTML) rethrows -> HTML {
        try reduce(into: HTML.empty) { $0 += try transform($1) }
    }
}

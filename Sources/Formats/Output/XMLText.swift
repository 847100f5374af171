/// Writes well-formed XML: every text and attribute value is escaped, every element closed.
///
/// Characters that XML 1.0 may not hold (section 2.2 of the recommendation) are left out.
package struct XMLText: Sendable {
    package private(set) var source = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var depth = 0

    package init() {}

    /// An element that holds others.
    package mutating func element(
        _ name: String,
        _ attributes: KeyValuePairs<String, String> = [:],
        _ content: (inout XMLText) -> Void
    ) {
        indent()
        open(name, attributes)
        source += ">\n"
        depth += 1
        content(&self)
        depth -= 1
        indent()
        source += "</\(name)>\n"
    }

    /// An element that holds text, or nothing.
    package mutating func element(
        _ name: String,
        _ attributes: KeyValuePairs<String, String> = [:],
        text: String? = nil
    ) {
        indent()
        open(name, attributes)
        guard let text else {
            source += "/>\n"
            return
        }
        source += ">"
        HTML.escape(text, into: &source)
        source += "</\(name)>\n"
    }

    private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        source += "<\(name)"
        for (key, value) in attributes {
            source += " \(key)=\""
            HTML.escape(value, into: &source)
            source += "\""
        }
    }

    private mutating func indent() { source += String(repeating: "  ", count: depth) }
}

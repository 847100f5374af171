package import NewsModel

/// The addresses of the public site.
///
/// Every one is made here, so that no two places disagree.
///
/// Slugs, symbols and section names are percent-encoded as path segments (RFC 3986 section 3.3).
package enum SitePath {
    package static let front = "/"
    package static let register = "/register"
    /// Where readers subscribe; the page itself belongs to the readers' part.
    package static let newsletter = "/newsletter"
    package static let corrections = "/corrections"
    package static let method = "/how-we-work"
    package static let keys = "/.well-known/nutgraf-keys.json"
    package static let feeds = ["/feed.xml", "/atom.xml", "/feed.json"]

    package static func story(_ slug: String) -> String { "/stories/" + segment(slug) }
    package static func receipt(_ slug: String) -> String { story(slug) + "/receipt.json" }
    package static func receipt(_ slug: String, version: Int) -> String { story(slug) + "/receipts/\(version).json" }
    package static func ninjs(_ slug: String) -> String { story(slug) + "/ninjs.json" }
    package static func section(_ key: String) -> String { "/sections/" + segment(key) }
    package static func ticker(_ symbol: String) -> String { "/tickers/" + segment(symbol) }
    package static func topic(_ code: String) -> String { "/topics/" + segment(code) }
    package static func instrument(_ id: InstrumentID) -> String { register + "/" + segment(id.raw) }

    /// One path segment: everything but unreserved characters and `$@:!*'(),` becomes `%XX`.
    package static func segment(_ text: String) -> String {
        var output = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"),
                UInt8(ascii: ":"), UInt8(ascii: "@"):
                output.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: ".") where text != "." && text != "..":
                output += "."
            default:
                output += byte < 16 ? "%0" : "%"
                output += String(byte, radix: 16, uppercase: true)
            }
        }
        return output
    }
}

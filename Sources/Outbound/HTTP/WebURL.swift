import CLibCurl

/// An http or https address, read by the same parser that libcurl connects with, so that no two parsers can disagree
/// about which host is meant.
package struct WebURL: Sendable, Equatable, CustomStringConvertible {
    /// RFC 9110 section 4.1 asks for at least 8000 octets to be supported; we accept no more.
    package static let maxLength = 8000

    /// Host in lower case and ASCII, no default port, no fragment.
    package let text: String
    /// "http" or "https".
    package let scheme: String
    /// In lower case; an IPv6 address without its brackets.
    ///
    /// Numeric spellings of IPv4 ("0x7f.1", "2130706433") are dotted.
    package let host: String
    package let port: Int
    /// Starts with a slash; without the query.
    package let path: String
    /// Without the question mark.
    package let query: String?

    /// - Throws: `.invalidURL` when it cannot be read, is too long or carries a user name; `.unsupportedScheme` unless
    ///   it is http or https.
    package init(_ text: String) throws(OutboundError) {
        try self.init(text, relativeTo: nil)
    }

    /// Reads a reference such as a `Location` field's against this address (RFC 3986 section 5).
    ///
    /// - Throws: As ``init(_:)``.
    package func resolving(_ reference: String) throws(OutboundError) -> WebURL {
        try WebURL(reference, relativeTo: self.text)
    }

    package var isSecure: Bool { scheme == "https" }
    /// Scheme, host and port: what credentials are bound to (RFC 6454).
    package var origin: String { "\(scheme)://\(host):\(port)" }
    /// For messages: without the query, which may hold a secret.
    package var description: String {
        let isDefault = port == (isSecure ? 443 : 80)
        return "\(scheme)://\(host.contains(":") ? "[\(host)]" : host)\(isDefault ? "" : ":\(port)")\(path)"
    }

    private init(_ text: String, relativeTo base: String?) throws(OutboundError) {
        guard text.utf8.count <= Self.maxLength else {
            throw OutboundError(
                .invalidURL,
                "The address has \(text.utf8.count) bytes; at most \(Self.maxLength) are accepted."
            )
        }
        guard !text.isEmpty || base != nil, !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw OutboundError(.invalidURL, "The address is empty or holds control characters.")
        }
        guard let handle = curl_url() else { throw OutboundError(.busy, "Out of memory while reading an address.") }
        defer { curl_url_cleanup(handle) }
        let flags = UInt32(CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME)
        if let base { _ = curl_url_set(handle, CURLUPART_URL, base, flags) }
        let result = curl_url_set(handle, CURLUPART_URL, text, flags)
        guard result == CURLUE_OK else {
            let reason = curl_url_strerror(result).map { String(cString: $0) } ?? "malformed"
            throw OutboundError(.invalidURL, "“\(text.prefix(200))” is not a web address: \(reason).")
        }
        let scheme = Self.part(handle, CURLUPART_SCHEME)?.lowercased() ?? ""
        guard scheme == "http" || scheme == "https" else {
            throw OutboundError(
                .unsupportedScheme,
                "“\(text.prefix(200))” is not http or https. Nothing else is fetched."
            )
        }
        guard Self.part(handle, CURLUPART_USER) == nil, Self.part(handle, CURLUPART_PASSWORD) == nil else {
            throw OutboundError(
                .invalidURL,
                "The address carries a user name. Take it out and configure it as the source's credentials."
            )
        }
        _ = curl_url_set(handle, CURLUPART_FRAGMENT, nil, 0)
        guard var host = Self.part(handle, CURLUPART_HOST, UInt32(CURLU_PUNYCODE))?.lowercased(), !host.isEmpty,
            curl_url_set(handle, CURLUPART_HOST, host, 0) == CURLUE_OK,
            let whole = Self.part(handle, CURLUPART_URL, UInt32(CURLU_NO_DEFAULT_PORT)),
            let port = Self.part(handle, CURLUPART_PORT, UInt32(CURLU_DEFAULT_PORT)).flatMap({ Int($0) })
        else { throw OutboundError(.invalidURL, "“\(text.prefix(200))” names no host that can be reached.") }
        guard whole.utf8.count <= Self.maxLength else {
            throw OutboundError(.invalidURL, "The address is longer than \(Self.maxLength) bytes once it is encoded.")
        }
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        self.text = whole
        self.scheme = scheme
        self.host = host
        self.port = port
        path = Self.part(handle, CURLUPART_PATH) ?? "/"
        query = Self.part(handle, CURLUPART_QUERY)
    }

    private static func part(_ handle: OpaquePointer, _ part: CURLUPart, _ flags: UInt32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}

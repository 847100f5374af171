/// One step of a request: where it goes now and with what.
///
/// Pure, so that every rule about redirects stands here.
package struct Hop: Sendable, Equatable {
    package private(set) var url: WebURL
    package private(set) var method: String
    package private(set) var body: [UInt8]?
    /// The origin that the caller asked; only it sees the caller's secrets and body.
    private let firstOrigin: String

    package init(url: WebURL, method: String = "GET", body: [UInt8]? = nil) {
        self.url = url
        self.method = method
        self.body = body
        firstOrigin = url.origin
    }

    package var isFirstOrigin: Bool { url.origin == firstOrigin }

    /// The statuses that name another address to ask (RFC 9110 section 15.4).
    package static func isRedirect(_ status: Int) -> Bool { [301, 302, 303, 307, 308].contains(status) }

    /// The step after an answer with a redirecting status.
    ///
    /// - Parameters:
    ///   - location: The `Location` field as it came, absolute or relative.
    ///   - status: One of those for which ``isRedirect(_:)`` holds.
    ///   - allowsDowngrade: Whether it may lead from https to http.
    /// - Returns: What to ask next.
    /// - Throws: `.refusedRedirect` when it leads from https to http or would hand a body to another origin;
    ///   `.invalidURL` or `.unsupportedScheme` when it leads nowhere we go.
    package func following(
        _ location: String,
        status: Int,
        allowsDowngrade: Bool = false
    ) throws(OutboundError) -> Hop {
        let next: WebURL
        do {
            next = try url.resolving(location)
        } catch {
            throw OutboundError(error.code, "\(url) redirects to a place where we do not go. \(error.message)")
        }
        if url.isSecure, !next.isSecure, !allowsDowngrade {
            throw OutboundError(
                .refusedRedirect,
                "\(url) redirects to \(next), which is not encrypted. It was not followed."
            )
        }
        var hop = self
        hop.url = next
        // 303 always asks anew with GET; 301 and 302 do so for POST by custom (RFC 9110 section 15.4).
        if status == 303 || (status != 307 && status != 308 && method == "POST") {
            if method != "HEAD" { hop.method = "GET" }
            hop.body = nil
        }
        if hop.body != nil, !hop.isFirstOrigin {
            throw OutboundError(
                .refusedRedirect,
                "\(url) redirects a request with a body to another host, \(next). It was not followed."
            )
        }
        return hop
    }
}

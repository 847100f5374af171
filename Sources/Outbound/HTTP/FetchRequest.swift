import Foundation

/// One thing to ask of a server, with every limit that protects us from the answer.
package struct FetchRequest: Sendable {
    /// Absolute, http or https, without a user name.
    package var url: String
    package var method: String
    /// Further header fields.
    ///
    /// `Authorization`, `Cookie` and `Proxy-Authorization` are dropped when a redirect leads to another origin. `Host`,
    /// `Content-Length`, `Transfer-Encoding` and the like cannot be set.
    package var headers: HTTPHeaders
    package var body: [UInt8]?
    /// What the server sent with the copy we have, for a conditional request (RFC 9110 section 13).
    package var etag: String?
    package var lastModified: String?
    /// For the whole of it, redirects included.
    package var timeout: Duration
    /// The longest silence once the request is on its way, the wait for the first byte included.
    package var idleTimeout: Duration
    /// For the name to be found and the connection to stand.
    package var connectTimeout: Duration
    /// An answer that is still coming after ``slowAfter`` must have brought this many bytes a second; 0 for streams.
    package var slowestRate: Int
    package var slowAfter: Duration
    /// Of the body, after decompression.
    package var maxBytes: Int
    /// 0 hands a redirect back as it came: what a webhook wants.
    package var maxRedirects: Int
    /// Whether a redirect may lead from https to http.
    package var allowsDowngrade: Bool
    package var credentials: Credentials?

    package init(
        url: String,
        method: String = "GET",
        headers: HTTPHeaders = [:],
        body: [UInt8]? = nil,
        etag: String? = nil,
        lastModified: String? = nil,
        timeout: Duration = .seconds(20),
        idleTimeout: Duration = .seconds(15),
        connectTimeout: Duration = .seconds(10),
        slowestRate: Int = 0,
        slowAfter: Duration = .seconds(8),
        maxBytes: Int = 8 << 20,
        maxRedirects: Int = 5,
        allowsDowngrade: Bool = false,
        credentials: Credentials? = nil
    ) {
        self.url = url
        self.method = method
        self.headers = headers
        self.body = body
        self.etag = etag
        self.lastModified = lastModified
        self.timeout = timeout
        self.idleTimeout = idleTimeout
        self.connectTimeout = connectTimeout
        self.slowestRate = slowestRate
        self.slowAfter = slowAfter
        self.maxBytes = maxBytes
        self.maxRedirects = maxRedirects
        self.allowsDowngrade = allowsDowngrade
        self.credentials = credentials
    }
}

/// A secret and the only origin it is ever sent to.
package struct Credentials: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// The value of the `Authorization` field.
    let authorization: String
    /// Scheme, host and port: "https://model.example:443".
    let origin: String

    /// A token (RFC 6750).
    ///
    /// - Parameters:
    ///   - token: The secret.
    ///   - url: Any address on the origin it is bound to.
    /// - Returns: The credentials.
    /// - Throws: As ``WebURL/init(_:)``.
    package static func bearer(_ token: String, for url: String) throws(OutboundError) -> Credentials {
        Credentials(authorization: "Bearer \(token)", origin: try WebURL(url).origin)
    }

    /// User name and password (RFC 7617).
    ///
    /// - Parameters:
    ///   - user: Without a colon.
    ///   - password: Anything.
    ///   - url: Any address on the origin it is bound to.
    /// - Returns: The credentials.
    /// - Throws: As ``WebURL/init(_:)``.
    package static func basic(user: String, password: String, for url: String) throws(OutboundError) -> Credentials {
        let pair = Data("\(user):\(password)".utf8).base64EncodedString()
        return Credentials(authorization: "Basic \(pair)", origin: try WebURL(url).origin)
    }

    /// Names the origin and hides the secret, so that a log cannot spill it.
    package var description: String { "credentials for \(origin)" }
    package var debugDescription: String { description }
}

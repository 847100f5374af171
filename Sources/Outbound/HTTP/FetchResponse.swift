import CLibCurl

/// What a server answered.
///
/// A status such as 404 or 503 is an answer, not an error.
package struct FetchResponse: Sendable {
    package var status: Int
    package var headers: HTTPHeaders
    /// Decompressed.
    ///
    /// Empty for a stream whose body went to the consumer.
    package var body: [UInt8]
    /// After redirects.
    package var finalURL: String
    /// Where the address has moved for good: the end of the permanent redirects (301, 308) that the way began with; nil
    /// when it began with none.
    package var movedTo: String?
    /// How long the server asks us to stay away, at most a week (RFC 9110 section 10.2.3).
    package var retryAfter: Duration?

    package init(
        status: Int,
        headers: HTTPHeaders = [:],
        body: [UInt8] = [],
        finalURL: String,
        movedTo: String? = nil,
        retryAfter: Duration? = nil
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.finalURL = finalURL
        self.movedTo = movedTo
        self.retryAfter = retryAfter
    }

    package var isSuccess: Bool { (200..<300).contains(status) }
    /// What we have is still current (304).
    package var notModified: Bool { status == 304 }
    package var etag: String? { headers["ETag"] }
    package var lastModified: String? { headers["Last-Modified"] }

    /// Reads `Retry-After`: seconds, or a date that is compared with the server's own `Date` where it sent one.
    static func retryAfter(in headers: HTTPHeaders, now: Int) -> Duration? {
        guard let value = headers["Retry-After"] else { return nil }
        let week = 7 * 86_400
        if !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            // More digits than an Int holds are a long time all the same.
            return .seconds(min(Int(value) ?? week, week))
        }
        if let seconds = Int(value) { return .seconds(min(max(seconds, 0), week)) }
        let then = curl_getdate(value, nil)
        guard then >= 0 else { return nil }
        let serverNow = headers["Date"].map { curl_getdate($0, nil) } ?? -1
        return .seconds(min(max(then - (serverNow >= 0 ? serverNow : now), 0), week))
    }
}

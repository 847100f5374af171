import Foundation
import Formats
import HTTPTypes
package import Hummingbird
package import Press

extension Response {
    /// What the site answers, or 304 when the reader has it already (RFC 9110 section 13).
    package static func site(_ answer: SiteAnswer, to request: Request) -> Response {
        var headers: HTTPFields = [.contentType: answer.type, .eTag: answer.tag, .cacheControl: answer.caching.header]
        if let modified = answer.modified { headers[.lastModified] = Timestamp.http(modified) }
        let isPage = answer.status == 200
        if isPage, answer.isKnown(to: request) {
            headers[.contentType] = nil
            return Response(status: .notModified, headers: headers)
        }
        return Response(
            status: isPage ? .ok : .init(code: answer.status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }
}

extension SiteAnswer.Caching {
    fileprivate var header: String {
        switch self {
        case .revalidate: "public, no-cache"
        case .seconds(let seconds): "public, max-age=\(seconds)"
        case .forever: "public, max-age=31536000, immutable"
        }
    }
}

extension SiteAnswer {
    /// `If-None-Match` decides where it is sent, `If-Modified-Since` only without it (RFC 9110 section 13.2.2).
    fileprivate func isKnown(to request: Request) -> Bool {
        if let tags = request.headers[.ifNoneMatch] {
            return tags.split(separator: ",").prefix(100).contains { given in
                let given = given.trimmingCharacters(in: .whitespaces)
                return given == "*" || given == tag || given == "W/" + tag
            }
        }
        guard let modified, let since = request.headers[.ifModifiedSince] else { return false }
        // Compared as text: it is our own value that comes back; another date costs a full answer, never a stale one.
        return since == Timestamp.http(modified)
    }
}

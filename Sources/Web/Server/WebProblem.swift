import Foundation
import Formats
import HTTPTypes
package import Hummingbird
import Press

/// An answer that is not what was asked for: what went wrong and what to do, for people and for programs.
///
/// Thrown by a route, it becomes an HTML page, or for programs (`/api/…`, or `Accept: application/json`) a problem
/// document (RFC 9457): `type`, `title`, `status`, `detail`, with `where` (the member or field that is meant) and
/// `error` (`{code, message, reasons}`) as members of our own.
package struct WebProblem: Error, Sendable, Equatable {
    package var status: HTTPResponse.Status
    /// For programs: "conflict", "refused".
    package var code: String
    /// The heading: "You are not signed in".
    package var title: String
    /// What happened and what to do next, in whole sentences.
    ///
    /// Plain text: it is escaped.
    package var message: String
    /// Single reasons, where there are several.
    package var reasons: [String]
    /// Where to go on, with the words of the link.
    package var wayOut: Link?
    package var retryAfterSeconds: Int?
    /// Which part of what was sent is meant: a member's, field's or header's name.
    package var place: String?

    package struct Link: Sendable, Equatable {
        package var address: String
        package var words: String

        package init(_ address: String, _ words: String) {
            self.address = address
            self.words = words
        }
    }

    package init(
        _ status: HTTPResponse.Status,
        code: String,
        title: String,
        message: String,
        reasons: [String] = [],
        wayOut: Link? = nil,
        retryAfterSeconds: Int? = nil,
        place: String? = nil
    ) {
        self.place = place
        self.status = status
        self.code = code
        self.title = title
        self.message = message
        self.reasons = reasons
        self.wayOut = wayOut
        self.retryAfterSeconds = retryAfterSeconds
    }

    package static func notFound(
        _ message: String = "There is nothing at this address. Check it, or start again at the front page."
    )
        -> WebProblem
    {
        WebProblem(
            .notFound,
            code: "not-found",
            title: "Not found",
            message: message,
            wayOut: Link("/", "To the front page")
        )
    }

    package static func badRequest(_ message: String) -> WebProblem {
        WebProblem(.badRequest, code: "bad-request", title: "This request cannot be used", message: message)
    }

    /// The answer, as a page or as JSON, whichever the request wants.
    package func response(to request: Request) -> Response {
        var response = Self.wantsJSON(request) ? json() : page()
        if let retryAfterSeconds { response.headers[.retryAfter] = String(retryAfterSeconds) }
        if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        response.headers[.cacheControl] = "no-store"
        return response
    }

    static func wantsJSON(_ request: Request) -> Bool {
        request.uri.path.hasPrefix("/api/") || (request.headers[.accept] ?? "").hasPrefix("application/json")
    }

    private func json() -> Response {
        let body = Body(
            type: "urn:nutgraf:problem:" + code,
            title: title,
            status: status.code,
            detail: ([message] + reasons).joined(separator: " "),
            place: place,
            error: .init(code: code, message: message, reasons: reasons.isEmpty ? nil : reasons)
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(body)) ?? Data(#"{"error":{"code":"internal"}}"#.utf8)
        return Response(
            status: status,
            headers: [.contentType: "application/problem+json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data))
        )
    }

    private func page() -> Response {
        let list: HTML = reasons.isEmpty ? .empty : "<ul>\(reasons.html { "<li>\($0)</li>" })</ul>\n"
        let link: HTML = wayOut.map { "<p><a href=\"\($0.address)\">\($0.words)</a></p>\n" } ?? .empty
        let html: HTML = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="\(Stylesheet.site.path)">
            </head>
            <body>
            <main class="prose">
            <h1>\(title)</h1>
            <p>\(message)</p>
            \(list)\(link)</main>
            </body>
            </html>

            """
        return .html(html, status: status)
    }

    private struct Body: Encodable {
        struct Inner: Encodable {
            var code: String
            var message: String
            var reasons: [String]?
        }
        var type: String
        var title: String
        var status: Int
        var detail: String
        var place: String?
        var error: Inner

        private enum CodingKeys: String, CodingKey {
            case type, title, status, detail, error
            case place = "where"
        }
    }
}

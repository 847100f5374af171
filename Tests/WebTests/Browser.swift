import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Web

/// A browser that asks the responder without a socket: keeps cookies, follows nothing, remembers nothing else.
final class Browser: Sendable {
    struct Answer: Sendable {
        var status: Int
        var headers: HTTPFields
        var body: String

        var location: String? { headers[.location] }
        /// The value of the first form token on the page.
        var csrf: String {
            body.range(of: "name=\"csrf\" value=\"").map { String(body[$0.upperBound...].prefix { $0 != "\"" }) } ?? ""
        }
    }

    private let ask: @Sendable (Request, NewsRequestContext) async throws -> Response
    private let cookies = Mutex<[String: String]>([:])
    private let address: String
    static let host = "desk.example"

    init(_ server: WebServer, address: String = "192.0.2.1") {
        let responder = server.responder()
        ask = { try await responder.respond(to: $0, context: $1) }
        self.address = address
    }

    func get(_ path: String, headers: HTTPFields = [:], method: HTTPRequest.Method = .get) async throws -> Answer {
        try await send(method, path, headers, "")
    }

    func post(_ path: String, _ fields: [(String, String)], headers: HTTPFields = [:]) async throws -> Answer {
        let body = fields.map { "\(Self.encode($0))=\(Self.encode($1))" }.joined(separator: "&")
        var headers = headers
        if headers[.contentType] == nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        return try await send(.post, path, headers, body)
    }

    /// A form with files: name of the field, of the file, and what is in it.
    func upload(_ path: String, fields: [(String, String)], files: [(String, String, String)]) async throws -> Answer {
        let boundary = "----between-4711"
        var body = ""
        for (name, value) in fields {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        for (field, name, content) in files {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\n"
            body += "Content-Type: application/octet-stream\r\n\r\n\(content)\r\n"
        }
        body += "--\(boundary)--\r\n"
        return try await send(.post, path, [.contentType: "multipart/form-data; boundary=\(boundary)"], body)
    }

    func send(_ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: String) async throws
        -> Answer
    {
        var headers = headers
        let jar = cookies.withLock { $0 }
        if !jar.isEmpty, headers[.cookie] == nil {
            headers[.cookie] = jar.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        }
        if !body.isEmpty { headers[.contentLength] = String(body.utf8.count) }
        let head = HTTPRequest(method: method, scheme: "http", authority: Self.host, path: path, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let response = try await ask(request, NewsRequestContext(logger: logger, address: address))
        for cookie in response.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies.withLock { $0[String(pair[0])] = pair.count > 1 && !pair[1].isEmpty ? String(pair[1]) : nil }
        }
        let writer = CollectingWriter()
        try await response.body.write(writer)
        return Answer(status: response.status.code, headers: response.headers, body: writer.collected.text)
    }

    private static func encode(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }.joined()
    }
}

/// Keeps what an answer's body writes.
struct CollectingWriter: ResponseBodyWriter {
    final class Collected: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
        func add(_ more: ByteBufferView) { bytes.withLock { $0 += more } }
    }

    let collected = Collected()

    mutating func write(_ buffer: ByteBuffer) async throws { collected.add(buffer.readableBytesView) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

import Synchronization

/// A web server on 127.0.0.1 whose handler decides each answer, well-behaved or not, and which keeps every request.
///
/// ```swift
/// let server = try LoopbackServer { request in
///     request.path == "/feed" ? .answer(body: rss, headers: ["ETag": "\"1\""]) : .status(404)
/// }
/// defer { server.stop() }
/// let response = try await client.send(FetchRequest(url: server.url("/feed")))
/// ```
package final class LoopbackServer: Sendable {
    /// A request as it came.
    package struct Request: Sendable {
        package var method: String
        /// With the query.
        package var target: String
        package var headers: [(name: String, value: String)]
        package var body: [UInt8]

        /// Without the query.
        package var path: String { String(target.prefix { $0 != "?" }) }
        package var text: String { String(decoding: body, as: UTF8.self) }

        /// The first field of that name, whatever its case.
        package func header(_ name: String) -> String? {
            headers.first { $0.name.lowercased() == name.lowercased() }?.value
        }
    }

    /// What to do with a request.
    package enum Reaction: Sendable {
        /// An ordinary answer with `Content-Length`.
        case answer(status: Int = 200, body: [UInt8], headers: [String: String] = [:])
        /// A chunked answer, each chunk sent `delay` after the one before: server-sent events, or a slow drip.
        case drip(chunks: [[UInt8]], delay: Duration = .zero, headers: [String: String] = [:])
        /// Never answers; the connection stays open until the client gives up.
        case hang
        /// Sends the head and the first chunk of a longer body, then hangs.
        case stall(body: [UInt8])
        /// Announces `length` bytes, sends `body` and closes.
        case truncate(body: [UInt8], length: Int)
        /// These bytes in place of an HTTP answer.
        case garbage([UInt8])
        /// Sends the head, then the same bytes again and again until the peer goes.
        case endless(head: String, [UInt8])
        /// Sends these bytes and closes its sending side only; goes when the peer does.
        case halfClose([UInt8])
        /// Sends these bytes and breaks the connection.
        case reset([UInt8])
        /// Closes without a word.
        case close

        package static func status(_ status: Int, headers: [String: String] = [:]) -> Reaction {
            .answer(status: status, body: [], headers: headers)
        }
        package static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> Reaction {
            .answer(body: Array(text.utf8), headers: ["Content-Type": type])
        }
        package static func json(_ text: String) -> Reaction { Reaction.text(text, type: "application/json") }
        package static func redirect(_ location: String, status: Int = 302) -> Reaction {
            .status(status, headers: ["Location": location])
        }
        /// `data:` lines as a language model's endpoint streams them.
        package static func events(_ data: [String], delay: Duration = .zero) -> Reaction {
            .drip(
                chunks: data.map { Array("data: \($0)\n\n".utf8) },
                delay: delay,
                headers: ["Content-Type": "text/event-stream"]
            )
        }
    }

    private let listener: Listener
    private let log: RequestLog

    /// - Throws: ``SocketFailure``.
    package init(_ handler: @escaping @Sendable (Request) -> Reaction) throws {
        let log = RequestLog()
        self.log = log
        listener = try Listener { connection in
            while let request = Self.readRequest(connection) {
                log.add(request)
                guard Self.react(handler(request), isHead: request.method == "HEAD", on: connection) else { return }
            }
        }
    }

    deinit { listener.stop() }

    package var port: Int { listener.port }
    /// The address of a path: "http://127.0.0.1:40123/feed".
    package func url(_ path: String = "/", host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(path)" }
    /// All requests so far, in order of arrival.
    package var requests: [Request] { log.all }
    package func stop() { listener.stop() }

    // MARK: HTTP/1.1, as much as the tests need

    private static func readRequest(_ connection: Connection) -> Request? {
        guard let line = connection.readLine() else { return nil }
        let parts = String(decoding: line, as: UTF8.self).split(separator: " ")
        guard parts.count == 3 else { return nil }
        var request = Request(method: String(parts[0]), target: String(parts[1]), headers: [], body: [])
        while let line = connection.readLine() {
            if line.isEmpty {
                if let length = request.header("Content-Length").flatMap({ Int($0) }) {
                    guard let body = connection.read(length) else { return nil }
                    request.body = body
                }
                return request
            }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            var value = String(decoding: line[(colon + 1)...], as: UTF8.self)
            while value.first == " " { value.removeFirst() }
            request.headers.append((String(decoding: line[..<colon], as: UTF8.self), value))
        }
        return nil
    }

    /// - Returns: Whether the connection can take another request.
    private static func react(_ reaction: Reaction, isHead: Bool, on connection: Connection) -> Bool {
        switch reaction {
        case .answer(let status, let body, let headers):
            let hasBody = !isHead && status != 204 && status != 304
            let head = head(status, headers, ["Content-Length": String(body.count)])
            return connection.write(Array(head.utf8) + (hasBody ? body : []))
        case .drip(let chunks, let delay, let headers):
            guard connection.write(head(200, headers, ["Transfer-Encoding": "chunked"])) else { return false }
            for chunk in chunks {
                if delay > .zero { connection.pause(delay) }
                let size = Array("\(String(chunk.count, radix: 16))\r\n".utf8)
                guard connection.write(size + chunk + [0x0D, 0x0A]) else { return false }
            }
            return connection.write("0\r\n\r\n")
        case .hang:
            connection.waitForClose()
            return false
        case .stall(let body):
            connection.write(Array(head(200, [:], ["Content-Length": String(body.count + 1000)]).utf8) + body)
            connection.waitForClose()
            return false
        case .truncate(let body, let length):
            connection.write(Array(head(200, [:], ["Content-Length": String(length)]).utf8) + body)
            return false
        case .garbage(let bytes):
            connection.write(bytes)
            return false
        case .endless(let head, let bytes):
            let block = Array(repeating: bytes, count: max(1, (16 << 10) / max(1, bytes.count))).flatMap { $0 }
            guard connection.write(head) else { return false }
            while connection.write(block) {}
            return false
        case .halfClose(let bytes):
            connection.write(bytes)
            connection.closeSending()
            connection.waitForClose()
            return false
        case .reset(let bytes):
            connection.write(bytes)
            connection.reset()
            return false
        case .close:
            return false
        }
    }

    private static func head(_ status: Int, _ headers: [String: String], _ framing: [String: String]) -> String {
        let fields = headers.merging(framing) { given, _ in given }.sorted { $0.key < $1.key }
        return "HTTP/1.1 \(status) Answer\r\n" + fields.map { "\($0.key): \($0.value)\r\n" }.joined() + "\r\n"
    }
}

/// Counts from one.
final class Counter: Sendable {
    private let count = Mutex(0)
    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}

private final class RequestLog: Sendable {
    private let requests = Mutex<[LoopbackServer.Request]>([])
    var all: [LoopbackServer.Request] { requests.withLock { $0 } }
    func add(_ request: LoopbackServer.Request) { requests.withLock { $0.append(request) } }
}

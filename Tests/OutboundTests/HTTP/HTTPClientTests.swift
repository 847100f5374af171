import NewsTestSupport
import Outbound
import Synchronization
import Testing

/// What an ordinary caller relies on: answers, conditional requests, redirects, streams.
struct HTTPClientTests {
    /// May reach loopback, as an operator's configuration would allow for a local model endpoint.
    static func client(maxConcurrent: Int = 8, perHost: Int = 8, maxWaiting: Int = 100) throws -> HTTPClient {
        HTTPClient(
            policy: try AddressPolicy(allowed: ["127.0.0.1"]),
            userAgent: "Nutgraf-tests/1",
            maxConcurrent: maxConcurrent,
            perHostLimit: perHost,
            maxWaiting: maxWaiting
        )
    }

    @Test("a page arrives with its status, headers and bytes, and the server learns who asks")
    func plain() async throws {
        let server = try LoopbackServer { _ in
            .answer(body: Array("héllo".utf8), headers: ["X-Kind": "page", "ETag": "\"7\""])
        }
        let response = try await Self.client().send(FetchRequest(url: server.url("/a?b=c")))
        #expect(response.status == 200)
        #expect(response.isSuccess)
        #expect(response.body == Array("héllo".utf8))
        #expect(response.headers["x-kind"] == "page")
        #expect(response.etag == "\"7\"")
        #expect(response.finalURL == server.url("/a?b=c"))
        #expect(server.requests.map(\.target) == ["/a?b=c"])
        #expect(server.requests.first?.header("user-agent") == "Nutgraf-tests/1")
        #expect(server.requests.first?.header("accept-encoding")?.contains("gzip") == true)
        #expect(server.requests.first?.header("expect") == nil)
    }

    @Test("what has not changed is not sent again")
    func conditional() async throws {
        let server = try LoopbackServer { request in
            request.header("If-None-Match") == "\"7\""
                && request.header("If-Modified-Since") == "Mon, 09 Feb 2026 08:00:00 GMT"
                ? .status(304) : .text("whole")
        }
        let request = FetchRequest(
            url: server.url(),
            etag: "\"7\"",
            lastModified: "Mon, 09 Feb 2026 08:00:00 GMT"
        )
        let response = try await Self.client().send(request)
        #expect(response.notModified)
        #expect(response.body.isEmpty)
    }

    @Test("a body is posted as it is, also when it is empty")
    func post() async throws {
        let server = try LoopbackServer { _ in .status(202) }
        let client = try Self.client()
        let body: [UInt8] = Array("{\"a\": 1}\u{0}é".utf8)
        var request = FetchRequest(
            url: server.url("/hook"),
            method: "POST",
            headers: ["Content-Type": "application/json", "X-Empty": ""],
            body: body
        )
        #expect(try await client.send(request).status == 202)
        request.body = []
        #expect(try await client.send(request).status == 202)
        #expect(server.requests.map(\.method) == ["POST", "POST"])
        #expect(server.requests.map(\.body) == [body, []])
        #expect(server.requests.first?.header("content-type") == "application/json")
        #expect(server.requests.first?.header("x-empty") == "")
    }

    @Test("an unhappy status is an answer, with how long to stay away")
    func retryAfter() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/seconds": .answer(status: 503, body: Array("busy".utf8), headers: ["Retry-After": "120"])
            case "/date":
                .status(
                    429,
                    headers: ["Date": "Mon, 09 Feb 2026 08:00:00 GMT", "Retry-After": "Mon, 09 Feb 2026 08:01:30 GMT"]
                )
            case "/huge": .status(429, headers: ["Retry-After": "99999999999"])
            default: .status(429, headers: ["Retry-After": "soon"])
            }
        }
        let client = try Self.client()
        let seconds = try await client.send(FetchRequest(url: server.url("/seconds")))
        #expect(seconds.status == 503)
        #expect(seconds.body == Array("busy".utf8))
        #expect(seconds.retryAfter == .seconds(120))
        #expect(try await client.send(FetchRequest(url: server.url("/date"))).retryAfter == .seconds(90))
        #expect(try await client.send(FetchRequest(url: server.url("/huge"))).retryAfter == .seconds(7 * 86_400))
        #expect(try await client.send(FetchRequest(url: server.url("/nonsense"))).retryAfter == nil)
    }

    @Test("a redirect is followed, and says where it ended")
    func redirect() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/old": .redirect("/deep/er", status: 301)
            case "/deep/er": .redirect("../new?x=1#part", status: 308)
            default: .text("here")
            }
        }
        let response = try await Self.client().send(FetchRequest(url: server.url("/old")))
        #expect(response.body == Array("here".utf8))
        #expect(response.finalURL == server.url("/new?x=1"))
        #expect(server.requests.map(\.target) == ["/old", "/deep/er", "/new?x=1"])
    }

    @Test("a form's redirect becomes a GET without a body; a 307 keeps both on the same host")
    func redirectMethods() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/303": .redirect("/end", status: 303)
            case "/302": .redirect("/end", status: 302)
            case "/307": .redirect("/end", status: 307)
            default: .text("end")
            }
        }
        let client = try Self.client()
        for path in ["/303", "/302", "/307"] {
            _ = try await client.send(FetchRequest(url: server.url(path), method: "POST", body: [1, 2]))
        }
        let ends = server.requests.filter { $0.path == "/end" }
        #expect(ends.map(\.method) == ["GET", "GET", "POST"])
        #expect(ends.map(\.body) == [[], [], [1, 2]])
    }

    @Test("a caller that wants no redirects gets the redirect itself")
    func redirectNotWanted() async throws {
        let server = try LoopbackServer { _ in .redirect("/elsewhere") }
        let response = try await Self.client().send(FetchRequest(url: server.url(), maxRedirects: 0))
        #expect(response.status == 302)
        #expect(response.headers["location"] == "/elsewhere")
        #expect(server.requests.count == 1)
    }

    @Test("HEAD brings headers and no body")
    func head() async throws {
        let server = try LoopbackServer { _ in .answer(body: [1, 2, 3], headers: ["X-A": "b"]) }
        let response = try await Self.client().send(FetchRequest(url: server.url(), method: "HEAD"))
        #expect(response.headers["X-A"] == "b")
        #expect(response.body.isEmpty)
    }

    @Test("a stream hands over its chunks in order and leaves the body empty")
    func stream() async throws {
        let server = try LoopbackServer { _ in .events(["one", "two", "[DONE]"]) }
        let received = Mutex<[UInt8]>([])
        let response = try await Self.client().stream(FetchRequest(url: server.url(), method: "POST", body: [123])) {
            chunk in
            received.withLock { $0 += chunk }
        }
        #expect(
            received.withLock { String(decoding: $0, as: UTF8.self) } == "data: one\n\ndata: two\n\ndata: [DONE]\n\n"
        )
        #expect(response.status == 200)
        #expect(response.body.isEmpty)
        #expect(response.headers["content-type"] == "text/event-stream")
    }

    @Test("an error answer to a stream is kept for the caller and not fed to the consumer")
    func streamError() async throws {
        let server = try LoopbackServer { _ in .answer(status: 429, body: Array("{\"error\":1}".utf8)) }
        let received = Mutex(0)
        let response = try await Self.client().stream(FetchRequest(url: server.url())) { chunk in
            received.withLock { $0 += chunk.count }
        }
        #expect(response.status == 429)
        #expect(response.body == Array("{\"error\":1}".utf8))
        #expect(received.withLock { $0 } == 0)
    }

    @Test("many requests share few connections' worth of concurrency, and all are answered")
    func concurrency() async throws {
        let running = Mutex((now: 0, most: 0))
        let server = try LoopbackServer { request in
            running.withLock { state in
                state.now += 1
                state.most = max(state.most, state.now)
            }
            defer { running.withLock { $0.now -= 1 } }
            return .text(request.path)
        }
        let client = try Self.client(maxConcurrent: 6, perHost: 3, maxWaiting: 500)
        let bodies = try await withThrowingTaskGroup(of: String.self) { group in
            for index in 0..<200 {
                group.addTask {
                    String(
                        decoding: try await client.send(FetchRequest(url: server.url("/\(index)"))).body,
                        as: UTF8.self
                    )
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(bodies.count == 200)
        #expect(running.withLock { $0.most } <= 3)
    }
}

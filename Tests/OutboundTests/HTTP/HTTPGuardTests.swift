import Foundation
import NewsTestSupport
import Outbound
import Synchronization
import Testing

/// What must never happen, whatever a server does: each of these was a hole in somebody's newsroom software.
@Suite(.timeLimit(.minutes(1)))
struct HTTPGuardTests {
    private static func failure(_ request: FetchRequest, _ client: HTTPClient) async -> OutboundError? {
        do {
            let response = try await client.send(request)
            Issue.record("answered \(response.status)")
            return nil
        } catch { return error }
    }

    private static let guarded = HTTPClient(userAgent: "Nutgraf-tests/1")

    // MARK: Addresses

    @Test(
        "loopback is refused however it is written, and never asked",
        arguments: [
            "127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.1", "0",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]", "[::1]", "[::]", "[64:ff9b::7f00:1]", "①②⑦.⓪.⓪.①",
        ]
    )
    func loopback(host: String) async throws {
        let server = try LoopbackServer { _ in .text("secret") }
        let error = await Self.failure(FetchRequest(url: server.url("/", host: host)), Self.guarded)
        let code = try #require(error?.code)
        // A host that cannot be reached or read is as good as a refusal; an answer is not.
        #expect([.refusedAddress, .cannotConnect, .invalidURL, .nameNotFound].contains(code))
        if ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]"].contains(host) {
            #expect(code == .refusedAddress)
        }
        #expect(server.requests.isEmpty)
    }

    @Test(
        "a redirect to a private address is refused on its hop",
        arguments: [
            "http://169.254.169.254/latest/meta-data/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:a9fe:a9fe]/",
            "http://100.100.100.200/", "http://10.0.0.1/", "http://localhost/", "//192.168.0.1/", "http://0x7f000002/",
        ]
    )
    func redirectToPrivate(location: String) async throws {
        let server = try LoopbackServer { _ in .redirect(location) }
        // Only the first host is allowed: the operator's list must not open the way for what it redirects to.
        let policy = try AddressPolicy(allowed: ["127.0.0.1:\(server.port)"])
        let client = HTTPClient(policy: policy, userAgent: "Nutgraf-tests/1")
        let error = await Self.failure(FetchRequest(url: server.url()), client)
        #expect(error?.code == .refusedAddress)
        #expect(server.requests.count == 1)
    }

    @Test("what the operator allows is reached: by address, block, port or name")
    func allowed() async throws {
        let server = try LoopbackServer { _ in .text("mine") }
        for entry in ["127.0.0.1", "127.0.0.0/8", "127.0.0.1:\(server.port)"] {
            let client = HTTPClient(policy: try AddressPolicy(allowed: [entry]), userAgent: "t")
            #expect(try await client.send(FetchRequest(url: server.url())).status == 200)
        }
        for entry in ["localhost", "LOCALHOST:\(server.port)"] {
            let client = HTTPClient(policy: try AddressPolicy(allowed: [entry]), userAgent: "t")
            #expect(try await client.send(FetchRequest(url: server.url("/", host: "localhost"))).status == 200)
            #expect(await Self.failure(FetchRequest(url: server.url()), client)?.code == .refusedAddress)
        }
        let otherPort = HTTPClient(policy: try AddressPolicy(allowed: ["127.0.0.1:1"]), userAgent: "t")
        #expect(await Self.failure(FetchRequest(url: server.url()), otherPort)?.code == .refusedAddress)
    }

    @Test(
        "an entry that allows nothing readable is refused with a hint",
        arguments: ["", "10.0.0.0/40", "1.2.3", "http://a", "a b"]
    )
    func badEntry(entry: String) {
        #expect(throws: OutboundError.self) { try AddressPolicy(allowed: [entry]) }
    }

    @Test("a proxy in the environment is not used")
    func environmentProxy() async throws {
        let proxy = try LoopbackServer { _ in .text("from the proxy") }
        setenv("http_proxy", proxy.url(), 1)
        defer { unsetenv("http_proxy") }
        let server = try LoopbackServer { _ in .text("direct") }
        let client = try HTTPClientTests.client()
        #expect(try await client.send(FetchRequest(url: server.url())).body == Array("direct".utf8))
        #expect(proxy.requests.isEmpty)
    }

    // MARK: Addresses as text

    @Test(
        "only http and https are spoken",
        arguments: ["file:///etc/passwd", "ftp://news.example/", "gopher://127.0.0.1:25/_x", "smtp://127.0.0.1/"]
    )
    func schemes(url: String) async {
        #expect(await Self.failure(FetchRequest(url: url), Self.guarded)?.code == .unsupportedScheme)
    }

    @Test("a redirect to another scheme is not followed")
    func redirectScheme() async throws {
        let server = try LoopbackServer { _ in .redirect("file:///etc/passwd") }
        let error = await Self.failure(FetchRequest(url: server.url()), try HTTPClientTests.client())
        #expect(error?.code == .unsupportedScheme)
    }

    @Test(
        "an address that hides something is refused",
        arguments: [
            "", "http://", "http://user:secret@news.example/", "http://news.example\r\nX: y/", "http://a b/",
            "not a url at all",
            "http://news.example:99999/", "http://\(String(repeating: "a", count: 9000)).example/",
            "http://good.example\\@evil.example/", "data:,x",
        ]
    )
    func badAddress(url: String) async {
        let error = await Self.failure(FetchRequest(url: url), Self.guarded)
        #expect(error?.code == .invalidURL || error?.code == .unsupportedScheme)
        #expect(error?.message.contains("secret@") != true)
    }

    @Test("a redirect to an overlong address is refused")
    func longRedirect() async throws {
        let server = try LoopbackServer { _ in .redirect("/" + String(repeating: "a", count: 9000)) }
        #expect(await Self.failure(FetchRequest(url: server.url()), try HTTPClientTests.client())?.code == .invalidURL)
    }

    @Test("a redirect loop ends")
    func loop() async throws {
        let server = try LoopbackServer { _ in .redirect("/again") }
        let error = await Self.failure(FetchRequest(url: server.url(), maxRedirects: 3), try HTTPClientTests.client())
        #expect(error?.code == .tooManyRedirects)
        #expect(server.requests.count == 4)
    }

    // MARK: Secrets

    @Test("credentials go to their own origin and to no other, neither by redirect nor by mistake")
    func credentials() async throws {
        let other = try LoopbackServer { _ in .text("other") }
        let away = other.url("/stolen")
        let server = try LoopbackServer { request in request.path == "/start" ? .redirect(away) : .text("ok") }
        let client = try HTTPClientTests.client()
        let mine = try Credentials.basic(user: "desk", password: "päss", for: server.url())
        let headers: HTTPHeaders = ["Cookie": "id=1", "X-Harmless": "yes"]

        _ = try await client.send(FetchRequest(url: server.url("/start"), headers: headers, credentials: mine))
        #expect(server.requests.first?.header("authorization") == "Basic ZGVzazpww6Rzcw==")
        #expect(server.requests.first?.header("cookie") == "id=1")
        #expect(other.requests.count == 1)
        #expect(other.requests.first?.header("authorization") == nil)
        #expect(other.requests.first?.header("cookie") == nil)
        #expect(other.requests.first?.header("x-harmless") == "yes")

        // An image address that the feed names: same credentials, other host.
        _ = try await client.send(FetchRequest(url: other.url("/image"), credentials: mine))
        #expect(other.requests.last?.header("authorization") == nil)

        // Written as a plain header, it is dropped on the redirect as well.
        _ = try await client.send(FetchRequest(url: server.url("/start"), headers: ["authorization": "Bearer x"]))
        #expect(other.requests.last?.header("authorization") == nil)
        #expect("\(mine)" == "credentials for http://127.0.0.1:\(server.port)")
    }

    @Test("a body is not handed on to another host")
    func bodyElsewhere() async throws {
        let other = try LoopbackServer { _ in .text("other") }
        let away = other.url("/")
        let server = try LoopbackServer { _ in .redirect(away, status: 307) }
        let request = FetchRequest(url: server.url(), method: "POST", body: Array("prompt".utf8))
        #expect(await Self.failure(request, try HTTPClientTests.client())?.code == .refusedRedirect)
        #expect(other.requests.isEmpty)
    }

    @Test("a line break in a header, method or condition is refused before anything is sent")
    func injection() async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        let client = try HTTPClientTests.client()
        let base = FetchRequest(url: server.url())
        var requests: [FetchRequest] = []
        for value in ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\u{0}b"] {
            var request = base
            request.headers = ["X-A": value]
            requests.append(request)
            request = base
            request.etag = value
            requests.append(request)
            request = base
            request.credentials = try Credentials.bearer(value, for: server.url())
            requests.append(request)
        }
        for name in ["X A", "X:A", "", "Host", "content-length", "Transfer-Encoding"] {
            var request = base
            request.headers = [name: "x"]
            requests.append(request)
        }
        for method in ["GET / HTTP/1.1\r\nX:", "", "CONNECT"] {
            var request = base
            request.method = method
            requests.append(request)
        }
        for request in requests { #expect(await Self.failure(request, client)?.code == .invalidRequest) }
        #expect(server.requests.isEmpty)
    }

    // MARK: Size and time

    @Test("a body over the limit is cut off, whether it is announced or not")
    func size() async throws {
        let server = try LoopbackServer { request in
            let chunk = [UInt8](repeating: 65, count: 50_000)
            return request.path == "/chunked"
                ? .drip(chunks: [chunk, chunk, chunk]) : .answer(body: chunk + chunk + chunk)
        }
        let client = try HTTPClientTests.client()
        for path in ["/chunked", "/announced"] {
            let request = FetchRequest(url: server.url(path), maxBytes: 100_000)
            #expect(await Self.failure(request, client)?.code == .tooLarge)
        }
        #expect(try await client.send(FetchRequest(url: server.url(), maxBytes: 150_000)).body.count == 150_000)
    }

    @Test("a small compressed body that unpacks into a large one is cut off")
    func bomb() async throws {
        let bomb = GzipBomb.bytes(unpacked: 64 << 20)
        #expect(bomb.count < 500_000)
        let server = try LoopbackServer { _ in .answer(body: bomb, headers: ["Content-Encoding": "gzip"]) }
        let client = try HTTPClientTests.client()
        #expect(await Self.failure(FetchRequest(url: server.url(), maxBytes: 1 << 20), client)?.code == .tooLarge)
        let small = try await client.send(FetchRequest(url: server.url(), maxBytes: 65 << 20))
        #expect(small.body.count == 64 << 20)
    }

    @Test("header fields without end are cut off")
    func headers() async throws {
        let head =
            "HTTP/1.1 200 OK\r\n"
            + String(repeating: "X-Filler: \(String(repeating: "a", count: 1000))\r\n", count: 200)
        let server = try LoopbackServer { _ in .garbage(Array(head.utf8)) }
        #expect(await Self.failure(FetchRequest(url: server.url()), try HTTPClientTests.client())?.code == .tooLarge)
    }

    @Test("a server that says nothing is given up")
    func hung() async throws {
        let server = try LoopbackServer { request in request.path == "/stall" ? .stall(body: [1, 2, 3]) : .hang }
        let client = try HTTPClientTests.client()
        for path in ["/hang", "/stall"] {
            let total = FetchRequest(url: server.url(path), timeout: .milliseconds(150))
            #expect(await Self.failure(total, client)?.code == .timedOut)
            let idle = FetchRequest(url: server.url(path), timeout: .seconds(30), idleTimeout: .milliseconds(150))
            let started = ContinuousClock.now
            #expect(await Self.failure(idle, client)?.code == .timedOut)
            #expect(ContinuousClock.now - started < .seconds(10))
        }
    }

    @Test("a slow drip does not outlive the whole request's time, though it is never silent")
    func drip() async throws {
        let server = try LoopbackServer { _ in
            .drip(chunks: Array(repeating: [65], count: 10_000), delay: .milliseconds(20))
        }
        let request = FetchRequest(url: server.url(), timeout: .milliseconds(300), idleTimeout: .seconds(5))
        #expect(await Self.failure(request, try HTTPClientTests.client())?.code == .timedOut)
    }

    @Test("an answer that breaks off or is not HTTP is an error, not a short page")
    func broken() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/short": .truncate(body: [1, 2, 3], length: 100)
            case "/garbage": .garbage(Array("\u{1}\u{2}SSH-2.0-OpenSSH\r\n\r\n".utf8))
            default: .close
            }
        }
        let client = try HTTPClientTests.client()
        for path in ["/short", "/garbage", "/close"] {
            let error = await Self.failure(FetchRequest(url: server.url(path)), client)
            #expect(error?.code == .brokenAnswer)
            #expect(error?.isTransient == true)
        }
    }

    @Test("nobody at the door is told apart from a slow answer")
    func nobody() async throws {
        let server = try LoopbackServer { _ in .close }
        let url = server.url()
        _ = await Self.failure(FetchRequest(url: url), try HTTPClientTests.client())
        server.stop()
        let error = await Self.failure(FetchRequest(url: url, timeout: .seconds(5)), try HTTPClientTests.client())
        #expect(error?.code == .cannotConnect || error?.code == .brokenAnswer)
    }

    // MARK: Cancelling

    @Test("cancelling the task ends the transfer and the connection")
    func cancellation() async throws {
        let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
        let server = try LoopbackServer { _ in
            arrival.yield()
            return .hang
        }
        let client = try HTTPClientTests.client()
        let task = Task {
            try await client.send(FetchRequest(url: server.url(), timeout: .seconds(600), idleTimeout: .seconds(600)))
        }
        for await _ in arrived { break }
        task.cancel()
        let result = await task.result
        #expect(throws: OutboundError.self) { try result.get() }
        #expect((result.failure as? OutboundError)?.code == .cancelled)
    }

    @Test("a consumer that throws ends the stream")
    func consumer() async throws {
        struct Enough: Error {}
        let server = try LoopbackServer { _ in .events(Array(repeating: "x", count: 1000), delay: .milliseconds(5)) }
        let client = try HTTPClientTests.client()
        await #expect(throws: OutboundError.self) {
            try await client.stream(FetchRequest(url: server.url())) { _ in throw Enough() }
        }
    }

    @Test("a client that is let go ends what it was doing")
    func released() async throws {
        let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
        let server = try LoopbackServer { _ in
            arrival.yield()
            return .hang
        }
        var client: HTTPClient? = try HTTPClientTests.client()
        let url = server.url()
        let task = Task { [client] in try await client?.send(FetchRequest(url: url, timeout: .seconds(5))) }
        client = nil
        for await _ in arrived { break }
        task.cancel()
        let result = await task.result
        #expect((result.failure as? OutboundError)?.code == .cancelled)
    }

    @Test("more requests than may wait are refused at once")
    func busy() async throws {
        let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
        let server = try LoopbackServer { _ in
            arrival.yield()
            return .hang
        }
        let client = try HTTPClientTests.client(maxConcurrent: 1, perHost: 1, maxWaiting: 1)
        let request = FetchRequest(url: server.url(), timeout: .seconds(600), idleTimeout: .seconds(600))
        let first = Task { try await client.send(request) }
        for await _ in arrived { break }
        let outcomes = await withTaskGroup(of: OutboundError.Code?.self) { group in
            for _ in 0..<2 { group.addTask { await Self.failure(request, client)?.code } }
            let refused = await group.next() ?? nil
            group.cancelAll()
            let cancelled = await group.next() ?? nil
            return [refused, cancelled]
        }
        #expect(outcomes == [.busy, .cancelled])
        first.cancel()
        _ = await first.result
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}

import Formats
import HTTPTypes
import Hummingbird
import Logging
import NewsModel
import NewsStore
import StoreSQLite
import Testing
import Web

/// Routes that go wrong in the ways routes do.
private struct TroubleRoutes: RouteGroup {
    struct Odd: Error {}

    func add(to router: Router<NewsRequestContext>) {
        router.get("/odd") { _, _ -> Response in throw Odd() }
        router.get("/hostile") { _, _ -> Response in
            throw WebProblem(
                .notFound,
                code: "x",
                title: "<b>title",
                message: "<script>alert(1)</script>",
                reasons: ["<i>"],
                wayOut: .init("\"><u>", "<s>")
            )
        }
        router.get("/slow") { _, _ -> Response in
            try await Task.sleep(for: .seconds(60))
            return .text("late")
        }
        router.get("/store/:code") { _, context -> Response in
            throw StoreError(
                StoreError.Code(rawValue: context.parameters.get("code") ?? "") ?? .unusable,
                "a path /secret/db.sqlite"
            )
        }
        router.get("/framed") { _, _ -> Response in
            var response = Response.html("<p>own policy</p>")
            response.headers[.contentSecurityPolicy] = "sandbox"
            return response
        }
        router.post("/form") { request, _ -> Response in .text(try await request.form(limit: 1000)["name"] ?? "none") }
    }
}

@Suite("The web server's common ground")
struct WebServerTests {
    func server(_ change: (inout WebServer.Settings) -> Void = { _ in }) throws -> WebServer {
        var settings = WebServer.Settings()
        change(&settings)
        let store = try SQLiteStore.inMemory()
        return WebServer(
            settings: settings,
            store: store,
            hub: LiveHub(store: store),
            groups: [TroubleRoutes()],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    @Test(
        "every answer bears the security headers and a request id, error pages too",
        arguments: ["/healthz", "/odd", "/nothing-here", "/hostile", "/version"]
    )
    func headers(path: String) async throws {
        let answer = try await Browser(server()).get(path)
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        for name in ["X-Content-Type-Options", "Referrer-Policy", "X-Request-Id", "Permissions-Policy"] {
            #expect(answer.headers[try #require(HTTPField.Name(name))] != nil, "\(name)")
        }
        #expect(answer.headers[.accessControlAllowOrigin] == nil)
        #expect(answer.headers[.strictTransportSecurity] == nil)
        let secure = try await Browser(server { $0.isSecure = true }).get(path)
        #expect(secure.headers[.strictTransportSecurity] != nil)
    }

    @Test("error pages escape what they show, say what to do and do not tell our inside")
    func errorPages() async throws {
        let browser = Browser(try server())
        let hostile = try await browser.get("/hostile")
        #expect(hostile.status == 404)
        #expect(
            !hostile.body.contains("<script>") && !hostile.body.contains("<b>title") && !hostile.body.contains("<i>")
        )
        #expect(!hostile.body.contains("\"><u>"))
        let odd = try await browser.get("/odd")
        #expect(odd.status == 500)
        let number = try #require(HTTPField.Name("X-Request-Id"))
        #expect(odd.body.contains("request number \(try #require(odd.headers[number]))"))
        #expect(!odd.body.contains("Odd()"))
        let missing = try await browser.get("/<script>alert(1)</script>")
        #expect(missing.status == 404)
        #expect(!missing.body.contains("<script>"))
        for (code, status) in [("conflict", 409), ("notFound", 404), ("unavailable", 503), ("unusable", 503)] {
            let answer = try await browser.get("/store/\(code)")
            #expect(answer.status == status)
            #expect(!answer.body.contains("/secret"))
        }
        let json = try await browser.get("/odd", headers: [.accept: "application/json"])
        #expect(json.headers[.contentType]?.hasPrefix("application/problem+json") == true)
        #expect(json.body.contains("\"error\""))
    }

    @Test("a route's own stricter policy stays")
    func ownPolicy() async throws {
        #expect(try await Browser(server()).get("/framed").headers[.contentSecurityPolicy] == "sandbox")
    }

    @Test("a route that takes too long is given up with 503")
    func deadline() async throws {
        let start = ContinuousClock.now
        let answer = try await Browser(server { $0.deadline = .milliseconds(50) }).get("/slow")
        #expect(answer.status == 503)
        #expect(answer.headers[.retryAfter] != nil)
        #expect(answer.headers[.contentSecurityPolicy] != nil)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("bodies have a limit, announced or not, and forms must be forms")
    func bodies() async throws {
        let browser = Browser(try server { $0.maxBodyBytes = 5000 })
        #expect(try await browser.post("/form", [("name", "Ada & Söhne +")]).body == "Ada & Söhne +")
        #expect(try await browser.post("/form", [("name", String(repeating: "x", count: 2000))]).status == 413)
        #expect(try await browser.post("/form", [("name", String(repeating: "x", count: 9000))]).status == 413)
        #expect(
            try await browser.post("/form", [("name", "x")], headers: [.contentType: "application/json"]).status == 415
        )
        let form = FormFields("a=1&a=2&b=%zz%4&c&=d&e=%ff".utf8)
        #expect(form.all("a") == ["1", "2"])
        #expect(form["b"] == "%zz%4")
        #expect(form["c"] == "")
        #expect(form["e"] == "\u{FFFD}")
        #expect(FormFields(String(repeating: "n=1&", count: 1000).utf8).all("n").count == 200)
    }

    @Test("health answers for the process, readiness for the store")
    func health() async throws {
        let browser = Browser(try server())
        for path in ["/healthz", "/liveness", "/readyz", "/readiness", "/version"] {
            #expect(try await browser.get(path).status == 200, "\(path)")
        }
        #expect(try await browser.get("/version").body.contains(NewsModel.programVersion))
        let head = try await browser.get("/healthz", method: .head)
        #expect(head.status == 200)
        #expect(head.body.isEmpty)
    }

    @Test("metrics are for those with the token, and count what was asked by route, not by address")
    func metrics() async throws {
        #expect(try await Browser(server()).get("/metrics").status == 404)
        let guarded = try server { $0.metrics = .token("let me see") }
        let browser = Browser(guarded)
        #expect(try await browser.get("/metrics").status == 401)
        #expect(try await browser.get("/metrics", headers: [.authorization: "Bearer nope"]).status == 401)
        _ = try await browser.get("/healthz")
        _ = try await browser.get("/store/secret-token")
        let text = try await browser.get("/metrics", headers: [.authorization: "Bearer let me see"]).body
        #expect(text.contains("nutgraf_http_requests_total{method=\"GET\",route=\"/healthz\",status=\"200\"} 1"))
        #expect(text.contains("nutgraf_http_request_seconds_bucket{method=\"GET\",route=\"/healthz\",le=\"+Inf\"} 1"))
        #expect(!text.contains("secret-token"))
        #expect(text.contains("nutgraf_stored{"))
        #expect(try await Browser(server { $0.metrics = .open }).get("/metrics").status == 200)
        #expect(
            try await Browser(server { $0.metrics = .token("") }).get("/metrics", headers: [.authorization: "Bearer "])
                .status == 401
        )
    }

    @Test("a metric's label sets are bounded and its text is escaped")
    func metricBounds() {
        let metrics = Metrics()
        for number in 0..<2000 { metrics.count("x_total", [("label", "\(number)\"\n")]) }
        metrics.observe("y_seconds", seconds: 0.02)
        let lines = metrics.text(stored: [:]).split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("x_total") } <= 501)
        #expect(lines.contains { $0 == "x_total{overflow=\"true\"} 1500" })
        #expect(lines.contains { $0 == "y_seconds_bucket{le=\"0.025\"} 1" })
        #expect(lines.contains { $0 == "y_seconds_bucket{le=\"0.01\"} 0" })
    }
}

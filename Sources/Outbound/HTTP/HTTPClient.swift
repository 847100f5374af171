import CLibCurl
import Foundation

/// Asks web servers: guarded against private addresses on each hop, bounded in size, time, redirects and number.
///
/// Copies share one thread and one pool of connections, which end with the last copy. It does not retry, does not keep
/// cookies and takes no proxy from the environment.
package struct HTTPClient: Sendable {
    private let policy: AddressPolicy
    private let userAgent: String
    private let owner: LoopOwner

    /// - Parameters:
    ///   - policy: Which addresses may be reached.
    ///   - userAgent: The `User-Agent` field; name the product and an address where its operator can be reached.
    ///   - maxConcurrent: Requests in flight; further ones wait their turn.
    ///   - perHostLimit: Requests in flight to one host.
    ///   - maxWaiting: Requests that may wait; more are refused with `.busy`.
    package init(
        policy: AddressPolicy = .publicOnly,
        userAgent: String,
        maxConcurrent: Int = 32,
        perHostLimit: Int = 4,
        maxWaiting: Int = 10_000
    ) {
        self.policy = policy
        self.userAgent = userAgent
        owner = LoopOwner(
            TransferLoop(maxConcurrent: maxConcurrent, perHostLimit: perHostLimit, maxWaiting: maxWaiting)
        )
    }

    /// Sends a request, follows its redirects and returns the whole answer.
    ///
    /// - Throws: When no answer came, or one that breaks a limit. A status such as 404 is an answer.
    package func send(_ request: FetchRequest) async throws(OutboundError) -> FetchResponse {
        try await run(request, onChunk: nil)
    }

    /// As ``send(_:)``, with the body of a successful (2xx) answer handed over as it comes: for server-sent events.
    ///
    /// - Parameters:
    ///   - request: What to ask; its `maxBytes` bounds the stream as well.
    ///   - onChunk: Runs on the client's thread, so it must be quick; throwing ends the transfer with `.consumerFailed`.
    /// - Returns: Status and headers; the body only of an answer other than 2xx, since it explains an error.
    /// - Throws: As ``send(_:)``.
    package func stream(
        _ request: FetchRequest,
        onChunk: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws(OutboundError) -> FetchResponse {
        try await run(request, onChunk: onChunk)
    }

    private func run(
        _ request: FetchRequest,
        onChunk: (@Sendable ([UInt8]) throws -> Void)?
    ) async throws(OutboundError) -> FetchResponse {
        let first = try WebURL(request.url)
        try Self.validate(request, userAgent: userAgent)
        let deadline = ContinuousClock.now + request.timeout
        var hop = Hop(url: first, method: request.method, body: request.body)
        var redirects = 0
        var movedTo: String?
        var isPermanent = true
        while true {
            let remaining = deadline - ContinuousClock.now
            guard remaining > .zero else {
                throw OutboundError(.timedOut, "\(first) did not finish answering in \(Words.time(request.timeout)).")
            }
            let answer = try await perform(
                Transfer.Plan(
                    url: hop.url,
                    method: hop.method,
                    headerLines: headerLines(request, hop),
                    body: hop.body,
                    timeout: remaining,
                    idleTimeout: request.idleTimeout,
                    connectTimeout: request.connectTimeout,
                    slowestRate: request.slowestRate,
                    slowAfter: request.slowAfter,
                    queueTimeout: .seconds(60),
                    maxBytes: request.maxBytes,
                    policy: policy,
                    onChunk: onChunk
                )
            )
            guard request.maxRedirects > 0, Hop.isRedirect(answer.status), let location = answer.headers["Location"]
            else {
                return FetchResponse(
                    status: answer.status,
                    headers: answer.headers,
                    body: answer.body,
                    finalURL: hop.url.text,
                    movedTo: movedTo,
                    retryAfter: FetchResponse.retryAfter(in: answer.headers, now: Int(Date().timeIntervalSince1970))
                )
            }
            redirects += 1
            guard redirects <= request.maxRedirects else {
                throw OutboundError(
                    .tooManyRedirects,
                    "\(first) redirected more than \(request.maxRedirects) times, last to \(hop.url)."
                )
            }
            hop = try hop.following(location, status: answer.status, allowsDowngrade: request.allowsDowngrade)
            isPermanent = isPermanent && (answer.status == 301 || answer.status == 308)
            if isPermanent { movedTo = hop.url.text }
        }
    }

    private func perform(_ plan: Transfer.Plan) async throws(OutboundError) -> Transfer.Answer {
        let loop = owner.loop
        let cancellation = Cancellation()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let transfer = Transfer(plan: plan, continuation: continuation)
                if cancellation.begin(transfer) {
                    loop.submit(transfer)
                    // Cancelled between the two lines: the loop had not heard of it yet.
                    if cancellation.isCancelled { loop.cancel(transfer) }
                } else {
                    transfer.finish(.failure(OutboundError(.cancelled, "The request to \(plan.url) was cancelled.")))
                }
            }
        } onCancel: {
            if let transfer = cancellation.cancel() { loop.cancel(transfer) }
        }
        return try outcome.get()
    }

    private func headerLines(_ request: FetchRequest, _ hop: Hop) -> [String] {
        var fields = request.headers
        if fields["User-Agent"] == nil { fields["User-Agent"] = userAgent }
        if !hop.isFirstOrigin {
            for name in ["Authorization", "Cookie", "Proxy-Authorization"] { fields.remove(name) }
        }
        if let etag = request.etag { fields["If-None-Match"] = etag }
        if let lastModified = request.lastModified { fields["If-Modified-Since"] = lastModified }
        if let credentials = request.credentials {
            fields.remove("Authorization")
            if credentials.origin == hop.url.origin { fields["Authorization"] = credentials.authorization }
        }
        if hop.body != nil {
            if fields["Content-Type"] == nil { fields["Content-Type"] = "application/octet-stream" }
        } else {
            fields.remove("Content-Type")
        }
        // libcurl wants an empty value as "Name;". The empty Expect keeps it from waiting for a 100 (Continue).
        return fields.fields.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" } + ["Expect:"]
    }

    /// Those libcurl writes itself, or which would change how the message is framed (RFC 9112 section 6).
    private static let reserved = [
        "Host", "Content-Length", "Transfer-Encoding", "Connection", "Upgrade", "TE", "Trailer", "Expect",
        "Proxy-Connection",
        "Accept-Encoding", "If-None-Match", "If-Modified-Since",
    ]

    private static func validate(_ request: FetchRequest, userAgent: String) throws(OutboundError) {
        guard HTTPHeaders.isToken(request.method), request.method.utf8.count <= 20 else {
            throw OutboundError(.invalidRequest, "“\(request.method.prefix(20))” is not an HTTP method.")
        }
        guard request.method != "CONNECT", request.method != "TRACE" else {
            throw OutboundError(.invalidRequest, "\(request.method) is never sent.")
        }
        var fields = request.headers
        fields.add("User-Agent", userAgent)
        if let etag = request.etag { fields.add("If-None-Match", etag) }
        if let lastModified = request.lastModified { fields.add("If-Modified-Since", lastModified) }
        if let credentials = request.credentials { fields.add("Authorization", credentials.authorization) }
        if let field = fields.firstUnsafe {
            throw OutboundError(
                .invalidRequest,
                "The header field “\(field.name.prefix(40))” holds a line break or another control character."
            )
        }
        if let field = request.headers.fields.first(where: { field in
            reserved.contains { HTTPHeaders.same($0, field.name) }
        }) {
            throw OutboundError(.invalidRequest, "The header field \(field.name) is written by the client itself.")
        }
        guard request.maxBytes > 0, request.timeout > .zero, request.idleTimeout > .zero else {
            throw OutboundError(.invalidRequest, "A request needs a size limit and time-outs above zero.")
        }
    }
}

/// Ends the loop's thread when the last copy of a client is gone.
///
/// The thread itself holds only the loop.
private final class LoopOwner: Sendable {
    let loop: TransferLoop
    init(_ loop: TransferLoop) { self.loop = loop }
    deinit { loop.stop() }
}

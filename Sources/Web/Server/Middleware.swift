import HTTPTypes
import Hummingbird
import Logging

/// Outermost: gives the answer its request id, writes one line to the access log and counts.
///
/// The log names the matched route, never the address as sent: confirmation and unsubscribe links carry secrets.
struct RequestTrace: RouterMiddleware {
    let metrics: Metrics
    let trustsForwardedFor: Bool

    func handle(
        _ request: Request,
        context: NewsRequestContext,
        next: (Request, NewsRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if trustsForwardedFor, let stated = request.headers[.forwardedFor]?.split(separator: ",").last {
            // Only the last entry was written by the proxy next to us; those before it are the client's own claims.
            let address = stated.drop { $0 == " " }
            if !address.isEmpty, address.utf8.count <= 45 { context.clientAddress = String(address) }
        }
        let start = ContinuousClock.now
        var response = try await next(request, context)
        let seconds = (ContinuousClock.now - start).seconds
        response.headers[.requestID] = context.requestID
        let route = context.endpointPath ?? "(none)"
        let labels = [("method", Self.known(request.method)), ("route", route)]
        metrics.count("nutgraf_http_requests_total", labels + [("status", String(response.status.code))])
        metrics.observe("nutgraf_http_request_seconds", labels, seconds: seconds)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(Self.known(request.method))", "route": "\(route)", "status": "\(response.status.code)",
                "milliseconds": "\(Int((seconds * 1000).rounded()))", "client": "\(context.clientAddress)",
            ]
        )
        return response
    }

    /// A made-up method must not make a label of its own.
    private static func known(_ method: HTTPRequest.Method) -> String {
        [.get, .head, .post, .put, .delete, .patch, .options].contains(method) ? method.rawValue : "other"
    }
}

/// Headers that every answer bears unless its route set a stricter one itself.
struct SecurityHeaders: RouterMiddleware {
    /// Whether we are reached by https only; then browsers are told to keep to it.
    let isSecure: Bool

    /// No inline script or style, nothing from elsewhere, no framing by others.
    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'"

    func handle(
        _ request: Request,
        context: NewsRequestContext,
        next: (Request, NewsRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        apply(to: &response)
        return response
    }

    func apply(to response: inout Response) {
        func set(_ name: HTTPField.Name, _ value: String) {
            if response.headers[name] == nil { response.headers[name] = value }
        }
        set(.contentSecurityPolicy, Self.policy)
        set(.contentTypeOptions, "nosniff")
        set(.referrerPolicy, "strict-origin-when-cross-origin")
        set(.permissionsPolicy, "camera=(), microphone=(), geolocation=(), interest-cohort=()")
        set(.openerPolicy, "same-origin")
        if isSecure { set(.strictTransportSecurity, "max-age=31536000") }
    }
}

/// Turns what a route throws into an answer that says what to do, and refuses bodies that announce too much.
struct ErrorPages: RouterMiddleware {
    let maxBodyBytes: Int

    func handle(
        _ request: Request,
        context: NewsRequestContext,
        next: (Request, NewsRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > maxBodyBytes {
                throw WebProblem.tooLarge(limit: maxBodyBytes)
            }
            return try await next(request, context)
        } catch let problem as WebProblem {
            return problem.response(to: request)
        } catch let error as HTTPError {
            return WebProblem(for: error.status).response(to: request)
        } catch let error as any HTTPResponseError {
            return WebProblem(for: error.status).response(to: request)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            let problem = WebProblem(failure: error, requestID: context.requestID)
            context.logger.error(
                "request failed",
                metadata: ["error": "\(error)", "route": "\(context.endpointPath ?? "")"]
            )
            return problem.response(to: request)
        }
    }
}

extension HTTPField.Name {
    private static func named(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .server }
    static let requestID = named("X-Request-Id")
    static let forwardedFor = named("X-Forwarded-For")
    static let contentTypeOptions = named("X-Content-Type-Options")
    static let referrerPolicy = named("Referrer-Policy")
    static let permissionsPolicy = named("Permissions-Policy")
    static let openerPolicy = named("Cross-Origin-Opener-Policy")
}

extension Duration {
    /// Seconds with fraction.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

import Foundation
import HTTPTypes
package import Hummingbird

/// Where hubs reach us: `/hub/SOURCE/TOKEN`, by GET to make sure that we subscribed, by POST to deliver (W3C WebSub).
///
/// What they say is judged by the closures, which the composition fills; here it is only unpacked and bounded.
package struct HubRoutes: RouteGroup {
    package struct Call: Sendable {
        package var source: String
        package var token: String
    }

    package enum Answer: Sendable { case accepted, gone, unknown }

    package struct Services: Sendable {
        /// The query's fields; returns what to echo, or nil for 404.
        package var verify: @Sendable (Call, FormFields) async throws -> String?
        /// Body, `Content-Type` and `X-Hub-Signature`.
        package var receive: @Sendable (Call, [UInt8], String?, String?) async throws -> Answer

        package init(
            verify: @escaping @Sendable (Call, FormFields) async throws -> String?,
            receive: @escaping @Sendable (Call, [UInt8], String?, String?) async throws -> Answer
        ) {
            self.verify = verify
            self.receive = receive
        }
    }

    private let services: Services
    private let maxBytes: Int

    /// `maxBytes`: Of a delivery; a longer one is refused with 413.
    package init(services: Services, maxBytes: Int = 4 << 20) {
        self.services = services
        self.maxBytes = maxBytes
    }

    private static let signature = HTTPField.Name("X-Hub-Signature")

    package func add(to router: Router<NewsRequestContext>) {
        let (services, maxBytes) = (services, maxBytes)
        router.get("/hub/:source/:token") { request, context in
            guard let echo = try await services.verify(try Self.call(context), request.queryFields) else {
                throw WebProblem.notFound()
            }
            // Never as HTML: the hub chooses the words (section 5.3).
            return Response.text(echo)
        }
        router.post("/hub/:source/:token") { request, context in
            let body = try await request.bytes(limit: maxBytes)
            let signature = Self.signature.flatMap { request.headers[$0] }
            switch try await services.receive(try Self.call(context), body, request.headers[.contentType], signature) {
            case .accepted: return Response.text("", status: .accepted)
            case .gone: return Response.text("", status: .gone)
            case .unknown: throw WebProblem.notFound()
            }
        }
    }

    private static func call(_ context: NewsRequestContext) throws -> Call {
        guard let source = context.parameters.get("source"), let token = context.parameters.get("token"),
            source.utf8.count <= 200, token.utf8.count <= 100
        else { throw WebProblem.notFound() }
        return Call(source: source, token: token)
    }
}

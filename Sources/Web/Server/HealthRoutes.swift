import Crypto
import Foundation
import HTTPTypes
package import Hummingbird
import Logging
import NewsModel
package import NewsStore

/// `/healthz` and `/liveness` (the process answers), `/readyz` and `/readiness` (the store answers too), `/version`,
/// `/metrics`.
package struct HealthRoutes: RouteGroup {
    /// Who may read `/metrics`.
    package enum MetricsAccess: Sendable, Equatable {
        case open
        /// `Authorization: Bearer <token>`.
        case token(String)
        case off
    }

    let store: any NewsStore
    let metrics: Metrics
    let access: MetricsAccess

    package init(store: any NewsStore, metrics: Metrics, access: MetricsAccess) {
        self.store = store
        self.metrics = metrics
        self.access = access
    }

    package func add(to router: Router<NewsRequestContext>) {
        for path in ["/healthz", "/liveness"] {
            router.get(RouterPath(path)) { _, _ in Response.text("ok\n") }
        }
        for path in ["/readyz", "/readiness"] {
            router.get(RouterPath(path)) { _, context in
                do {
                    try await store.ping()
                    return Response.text("ok\n")
                } catch {
                    context.logger.error("not ready", metadata: ["error": "\(error)"])
                    return Response.text("the store does not answer\n", status: .serviceUnavailable)
                }
            }
        }
        router.get("/version") { _, _ in
            try Response.json(["name": "nutgraf", "version": NewsModel.programVersion])
        }
        router.get("/metrics") { request, _ in
            try permit(request)
            let stored = try await store.counts()
            return Response.text(metrics.text(stored: stored), type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    private func permit(_ request: Request) throws {
        switch access {
        case .open: return
        case .off: throw WebProblem.notFound()
        case .token(let token):
            let given = request.headers[.authorization] ?? ""
            guard !token.isEmpty, given.isSameSecret(as: "Bearer " + token) else {
                throw WebProblem(
                    .unauthorized,
                    code: "token",
                    title: "Not for everybody",
                    message: "Send the metrics token of the configuration as “Authorization: Bearer …”."
                )
            }
        }
    }
}

extension String {
    /// Compares in a time that does not depend on where the two differ.
    func isSameSecret(as other: String) -> Bool {
        let mine = SHA256.hash(data: Data(utf8))
        let theirs = SHA256.hash(data: Data(other.utf8))
        // swift-crypto compares digests in constant time.
        return mine == theirs
    }
}

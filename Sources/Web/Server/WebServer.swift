import HTTPTypes
package import Hummingbird
package import Logging
package import NewsStore
import ServiceLifecycle
import UnixSignals

/// Puts route groups behind the common middleware and serves them until told to stop.
package struct WebServer: Sendable {
    package struct Settings: Sendable {
        package var host = "127.0.0.1"
        /// 0 lets the system choose; ``WebServer/run(onRunning:)`` tells which.
        package var port = 8080
        /// A route that takes longer is cancelled.
        package var deadline: Duration = .seconds(20)
        package var maxBodyBytes = 4 << 20
        package var metrics: HealthRoutes.MetricsAccess = .off
        /// Whether readers reach us by https: cookies become `Secure`, browsers are told to keep to https.
        package var isSecure = false
        /// Whether the last entry of `X-Forwarded-For` is believed.
        ///
        /// Only behind a proxy of one's own.
        package var trustsForwardedFor = false
        /// How long open requests may go on after the order to stop.
        package var shutdownGrace: Duration = .seconds(10)

        package init() {}
    }

    let settings: Settings
    let store: any NewsStore
    let hub: LiveHub
    let metrics: Metrics
    let groups: [any RouteGroup]
    let logger: Logger

    package init(
        settings: Settings = Settings(),
        store: any NewsStore,
        hub: LiveHub,
        metrics: Metrics = Metrics(),
        groups: [any RouteGroup],
        logger: Logger
    ) {
        self.settings = settings
        self.store = store
        self.hub = hub
        self.metrics = metrics
        self.groups = groups
        self.logger = logger
    }

    /// What answers requests: router, middleware, deadline.
    ///
    /// Tests may ask it without a socket.
    package func responder() -> DeadlineResponder<RouterResponder<NewsRequestContext>> {
        let router = Self.makeRouter(
            settings: settings,
            metrics: metrics,
            groups: groups + [HealthRoutes(store: store, metrics: metrics, access: settings.metrics)]
        )
        return DeadlineResponder(
            base: router.buildResponder(),
            limit: settings.deadline,
            headers: SecurityHeaders(isSecure: settings.isSecure)
        )
    }

    /// A router with the middleware that every answer passes, and the groups' routes.
    package static func makeRouter(
        settings: Settings = Settings(),
        metrics: Metrics = Metrics(),
        groups: [any RouteGroup]
    ) -> Router<NewsRequestContext> {
        let router = Router(context: NewsRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestTrace(metrics: metrics, trustsForwardedFor: settings.trustsForwardedFor))
        router.add(middleware: SecurityHeaders(isSecure: settings.isSecure))
        router.add(middleware: ErrorPages(maxBodyBytes: settings.maxBodyBytes))
        for group in groups { group.add(to: router) }
        return router
    }

    /// The server with the live hub, as a service for a `ServiceGroup`.
    ///
    /// Stops gracefully: takes no new connections,
    /// ends the event streams, lets open requests finish.
    ///
    /// `onRunning`: Told the port once connections are taken.
    package func application(
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            responder: responder(),
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil),
            services: [hub],
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) },
            logger: logger
        )
    }

    /// Serves until SIGTERM or SIGINT, or until the task is cancelled.
    package func run(onRunning: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
        var configuration = ServiceGroupConfiguration(
            services: [application(onRunning: onRunning)],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = settings.shutdownGrace
        try await ServiceGroup(configuration: configuration).run()
    }
}

package import Hummingbird
package import Logging
package import NewsModel

/// What a request carries on its way through middleware and routes.
package struct NewsRequestContext: RequestContext, Sendable {
    package var coreContext: CoreRequestContextStorage
    /// In the answer's `X-Request-Id` header and in every log line of the request.
    package var requestID: String
    /// The peer's IP address as the socket knows it; empty where there is no socket.
    package var peerAddress: String
    /// The address that limits are counted by: the peer's, or the one a trusted proxy states.
    package var clientAddress: String
    /// Set by the desk's middleware for a signed-in browser, and by the API's for a valid token.
    package var user: User?
    /// Set for a signed-in browser only.
    package var session: Session?

    package init(source: ApplicationRequestContextSource) {
        let address = source.channel.remoteAddress?.ipAddress ?? ""
        self.init(core: CoreRequestContextStorage(source: source), logger: source.logger, address: address)
    }

    /// A context without a socket, for asking the router directly.
    package init(logger: Logger, address: String) {
        self.init(
            core: CoreRequestContextStorage(source: LoggerSource(logger: logger)),
            logger: logger,
            address: address
        )
    }

    private init(core: CoreRequestContextStorage, logger: Logger, address: String) {
        coreContext = core
        requestID = logger[metadataKey: "hb.request.id"].map { "\($0)" } ?? Identifier<Self>.random().raw
        peerAddress = address
        clientAddress = address
    }

    /// Most that a route reads of a request's body unless it says otherwise.
    package var maxUploadSize: Int { 1 << 20 }

    private struct LoggerSource: RequestContextSource {
        let logger: Logger
    }
}

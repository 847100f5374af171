/// How the product reaches others: polite and guarded HTTP (``HTTPClient``), mail (``SMTPClient``, ``Maildir``) and the
/// signature on that mail (``DKIMSigner``). All traffic that leaves the program leaves here, through libcurl.
///
/// It knows nothing of stories, sources or subscribers, parses no feed, keeps no state but open connections, and never
/// retries: the caller has the ledger, so the caller decides. What it promises is that no request reaches an address
/// which ``AddressPolicy`` refuses, on any hop, whatever the name resolves to; that nothing waits without a deadline; and
/// that a message's fate is told apart as precisely as the protocol allows (``SMTPError/Fate``).
///
/// Begin with ``HTTPClient/send(_:)``.

/// An error of outgoing HTTP: what the program switches on, and a sentence for the operator.
package struct OutboundError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable, CaseIterable {
        /// The address cannot be read, is too long, or carries a user name.
        case invalidURL
        /// Neither http nor https.
        case unsupportedScheme
        /// A header, method or body that must not be sent.
        case invalidRequest
        /// The name leads to an address that ``AddressPolicy`` refuses.
        case refusedAddress
        /// A redirect from https to http, or one that would carry a body to another host.
        case refusedRedirect
        case tooManyRedirects
        /// More bytes than the request allows, counted after decompression.
        case tooLarge
        case timedOut
        /// It came, but more slowly than the request allows.
        case tooSlow
        case nameNotFound
        case cannotConnect
        /// Certificate or handshake.
        case insecure
        /// The connection broke, or what came was not HTTP.
        case brokenAnswer
        /// Too many requests are waiting already.
        case busy
        /// The task was cancelled, or the client is shutting down.
        case cancelled
        /// The consumer of a stream threw.
        case consumerFailed
    }

    package var code: Code
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }

    /// Whether the same request may succeed later without anybody changing anything.
    package var isTransient: Bool {
        switch code {
        case .timedOut, .tooSlow, .nameNotFound, .cannotConnect, .brokenAnswer, .busy, .cancelled: true
        case .invalidURL, .unsupportedScheme, .invalidRequest, .refusedAddress, .refusedRedirect, .tooManyRedirects,
            .tooLarge, .insecure, .consumerFailed:
            false
        }
    }
}

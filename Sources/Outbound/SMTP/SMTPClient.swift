import Foundation

/// Hands messages to one mail server (RFC 5321) over a few connections that stay open between messages.
///
/// One recipient a message, so that each has a fate of its own. It does not retry. Blocking calls run on at most
/// `maxConnections` threads of its own, which end when they have had nothing to do for a while.
package final class SMTPClient: Sendable {
    private let server: SMTPServer
    private let policy: AddressPolicy
    private let timeout: Duration
    private let workers: SMTPWorkers

    /// - Parameters:
    ///   - server: Where to hand the messages over.
    ///   - policy: Which addresses may be reached. The operator named the server, so by default its host may be private.
    ///   - maxConnections: How many messages are under way at once.
    ///   - timeout: For one message, from connecting to the answer after the final dot. RFC 5321 section 4.5.3.2 would
    ///     wait ten minutes for that answer alone; what takes longer than this counts as ambiguous.
    ///   - idleTimeout: How long an unused connection is kept.
    ///   - maxWaiting: Messages that may wait for a connection; more are refused as temporary.
    /// - Throws: ``SMTPError`` of stage `.validation` when the configuration cannot be right.
    package init(
        server: SMTPServer,
        policy: AddressPolicy? = nil,
        maxConnections: Int = 4,
        timeout: Duration = .seconds(120),
        idleTimeout: Duration = .seconds(20),
        maxWaiting: Int = 10_000
    ) throws(SMTPError) {
        try Self.validate(server)
        self.server = server
        self.timeout = timeout
        do {
            self.policy =
                try policy ?? AddressPolicy(allowed: [server.host.contains(":") ? "[\(server.host)]" : server.host])
        } catch {
            throw SMTPError(.permanent, .validation, message: "“\(server.host)” is not a mail server's host name.")
        }
        workers = SMTPWorkers(
            maxThreads: maxConnections,
            maxWaiting: maxWaiting,
            idleTimeout: idleTimeout,
            queueTimeout: .seconds(600)
        )
    }

    deinit { workers.stop() }

    /// Sends one message to one recipient.
    ///
    /// - Parameters:
    ///   - sender: The envelope's sender, where bounces go; empty for none.
    ///   - recipient: The one address it goes to.
    ///   - message: Header and body with CRLF line ends, no line longer than 998 bytes. Dots need no stuffing.
    ///   - beforeFinalDot: Called once the whole message has been handed over and before the dot that makes the server
    ///     responsible for it. Note durably here that the message is under way: whoever is killed after this point
    ///     cannot know its fate, and whoever is killed before it knows that it was not sent. If it throws or takes
    ///     longer than the time-out, the message is not sent and the error is temporary. It is called at most once.
    /// - Returns: The server's acceptance.
    /// - Throws: ``SMTPError``, whose ``SMTPError/fate`` says whether to send it again.
    package func send(
        from sender: String,
        to recipient: String,
        message: [UInt8],
        beforeFinalDot: @escaping @Sendable () async throws -> Void = {}
    ) async throws(SMTPError) -> SMTPReply {
        guard sender.isEmpty || Self.isAddress(sender) else {
            throw SMTPError(
                .permanent,
                .validation,
                message: "The sender is not a mail address in ASCII. Correct it in the configuration."
            )
        }
        guard Self.isAddress(recipient) else {
            throw SMTPError(.permanent, .validation, message: "The recipient is not a mail address in ASCII.")
        }
        if let fault = Self.fault(in: message) { throw SMTPError(.permanent, .validation, message: fault) }

        let cancelled = CancelFlag()
        let job = SMTPExchange.Job(
            server: server,
            policy: policy,
            sender: sender,
            recipient: recipient,
            message: message,
            timeout: timeout,
            beforeFinalDot: beforeFinalDot,
            cancelled: cancelled
        )
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in workers.submit(job, continuation) }
        } onCancel: {
            cancelled.set()
        }
        return try outcome.get()
    }

    // MARK: Validation

    private static func validate(_ server: SMTPServer) throws(SMTPError) {
        func refuse(_ message: String) -> SMTPError { SMTPError(.permanent, .validation, message: message) }
        guard (1...65_535).contains(server.port) else { throw refuse("\(server.port) is not a port.") }
        guard !server.host.isEmpty,
            server.host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"/@?#[]\\".utf8.contains($0) })
        else { throw refuse("“\(server.host)” is not a mail server's host name.") }
        guard !server.helloName.isEmpty,
            server.helloName.utf8.allSatisfy({
                HTTPHeaders.isToken(String(UnicodeScalar($0))) || "[]:".utf8.contains($0)
            })
        else { throw refuse("“\(server.helloName)” is not a host name to greet with.") }
        guard (server.username == nil) == (server.password == nil) else {
            throw refuse("A mail server's user name and password belong together; one of them is missing.")
        }
        for secret in [server.username, server.password].compactMap(\.self)
        where secret.utf8.contains(where: { $0 < 0x20 }) {
            throw refuse("The mail server's user name or password holds a control character.")
        }
        let isLoopback = ["localhost", "::1"].contains(server.host) || server.host.hasPrefix("127.")
        if server.password != nil, server.security == .none, !isLoopback {
            throw refuse("A password is not sent without encryption. Use startTLS or tls for \(server).")
        }
    }

    /// Printable ASCII with an at sign.
    ///
    /// None of the characters that end an envelope's address (RFC 5321 section 4.1.2).
    /// At most 254 bytes (RFC 3696 erratum 1690).
    static func isAddress(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")), at != bytes.startIndex, bytes.count <= 254 else {
            return false
        }
        return bytes.index(after: at) != bytes.endIndex
            && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }

    /// A lone CR or LF would let one server see the end of the message where another does not ("SMTP smuggling").
    private static func fault(in message: [UInt8]) -> String? {
        var lineStart = 0
        for (index, byte) in message.enumerated() {
            switch byte {
            case 0x0A:
                guard index > 0, message[index - 1] == 0x0D else {
                    return "The message has a line feed without a carriage return."
                }
                if index - 1 - lineStart > 998 {
                    return "The message has a line of more than 998 bytes (RFC 5322 section 2.1.1)."
                }
                lineStart = index + 1
            case 0x0D:
                guard index + 1 < message.count, message[index + 1] == 0x0A else {
                    return "The message has a carriage return without a line feed."
                }
            case 0: return "The message holds a NUL byte."
            default: continue
            }
        }
        if message.count - lineStart > 998 {
            return "The message has a line of more than 998 bytes (RFC 5322 section 2.1.1)."
        }
        return message.isEmpty ? "The message is empty." : nil
    }
}

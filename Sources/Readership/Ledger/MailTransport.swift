package import Formats

/// Takes a message out of the house: ``SMTPTransport`` to a server, ``MaildirTransport`` to a folder.
package protocol MailTransport: Sendable {
    /// Hands over one message.
    ///
    /// - Parameters:
    ///   - mail: Complete; its Message-ID is the same however often it is sent.
    ///   - beforeHandover: Run after everything that can fail harmlessly and before the step after which the message may
    ///     have arrived. When it throws, nothing was handed over and the fate is `.later`.
    /// - Returns: What the other side said, without the recipient's address.
    /// - Throws: ``MailFailure``, whose fate says what may be done.
    func send(_ mail: MailMessage, beforeHandover: @escaping @Sendable () async throws -> Void)
        async throws(MailFailure) -> String
    /// Whether a message whose fate is not known may be handed over again without a second copy arising.
    var isIdempotent: Bool { get }
}

/// Why a message did not go out, and what may be done.
package struct MailFailure: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Fate: String, Sendable {
        /// It was not taken; try again later.
        case later
        /// It will not be taken.
        case never
        /// The recipient's mailbox does not exist: never write there again.
        case noSuchReader
        /// It was handed over and no answer came.
        case unknown
    }

    package var fate: Fate
    /// Without the recipient's address.
    package var message: String

    package init(_ fate: Fate, _ message: String) {
        self.fate = fate
        self.message = message
    }

    package var description: String { message }
}

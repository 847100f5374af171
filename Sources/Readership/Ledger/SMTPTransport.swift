package import Formats
import Foundation
package import Outbound

/// Mail through a server, signed with DKIM where a key is given.
package struct SMTPTransport: MailTransport {
    let client: SMTPClient
    let signer: DKIMSigner?

    package init(client: SMTPClient, signer: DKIMSigner? = nil) {
        self.client = client
        self.signer = signer
    }

    /// A server takes a message as often as it is given.
    package var isIdempotent: Bool { false }

    package func send(
        _ mail: MailMessage,
        beforeHandover: @escaping @Sendable () async throws -> Void
    ) async throws(MailFailure) -> String {
        let bytes = try MailBytes.of(mail, signer)
        do {
            let reply = try await client.send(
                from: mail.from.address,
                to: mail.to.address,
                message: bytes,
                beforeFinalDot: beforeHandover
            )
            return "\(reply.code) \(reply.text)".replacing(mail.to.address, with: "…")
        } catch {
            let fate: MailFailure.Fate =
                switch error.fate {
                case .temporary: .later
                case .permanent: error.isHardBounce ? .noSuchReader : .never
                case .ambiguous: .unknown
                }
            throw MailFailure(fate, error.message.replacing(mail.to.address, with: "…"))
        }
    }
}

/// Mail into a folder, for a house without a mail server.
///
/// The file's name follows from the Message-ID, so handing one over twice leaves one.
package struct MaildirTransport: MailTransport {
    let maildir: Maildir
    let signer: DKIMSigner?

    package init(maildir: Maildir, signer: DKIMSigner? = nil) {
        self.maildir = maildir
        self.signer = signer
    }

    package var isIdempotent: Bool { true }

    package func send(
        _ mail: MailMessage,
        beforeHandover: @escaping @Sendable () async throws -> Void
    ) async throws(MailFailure) -> String {
        let bytes = try MailBytes.of(mail, signer)
        do {
            try await beforeHandover()
            return "in the mail folder as \(try maildir.deliver(bytes, messageID: mail.messageID))"
        } catch {
            throw MailFailure(.later, "\(error)")
        }
    }
}

enum MailBytes {
    static func of(_ mail: MailMessage, _ signer: DKIMSigner?) throws(MailFailure) -> [UInt8] {
        do {
            let bytes = try mail.encoded()
            guard let signer else { return bytes }
            return try signer.sign(bytes, at: mail.date)
        } catch {
            throw MailFailure(.never, "The message could not be made: \(error)".replacing(mail.to.address, with: "…"))
        }
    }
}

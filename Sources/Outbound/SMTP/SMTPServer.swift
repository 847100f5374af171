/// A mail server that takes our messages.
package struct SMTPServer: Sendable, CustomStringConvertible {
    package enum Security: String, Sendable, CaseIterable {
        /// Only for a server on this machine or a private network; a password is then sent to loopback alone.
        case none
        /// STARTTLS, and nothing without it (RFC 3207). Usually port 587.
        case startTLS
        /// TLS from the first byte (RFC 8314). Usually port 465.
        case tls
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var username: String?
    package var password: String?
    /// How we introduce ourselves in EHLO; the sending host's full name (RFC 5321 section 4.1.1.1).
    package var helloName: String

    package init(
        host: String,
        port: Int,
        security: Security,
        username: String? = nil,
        password: String? = nil,
        helloName: String = "localhost"
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.username = username
        self.password = password
        self.helloName = helloName
    }

    package var description: String { "\(host):\(port)" }
}

/// What the server said at last: "250 2.0.0 Ok: queued as 4F1A".
package struct SMTPReply: Sendable, Equatable {
    package var code: Int
    /// Without the code; lines of a longer reply joined with a space, at most 500 bytes.
    package var text: String

    package init(code: Int, text: String) {
        self.code = code
        self.text = text
    }
}

/// Why a message was not accepted, and above all what may be done about it.
package struct SMTPError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Fate: String, Sendable, CaseIterable {
        /// The server does not have it: a 4xx answer, or trouble before the final dot. Send it again later.
        case temporary
        /// The server does not want it (5xx), or it must not be sent as it is. Sending it again would not help.
        case permanent
        /// The final dot was sent and no answer came: the server may have it. Sending it again may deliver it twice.
        case ambiguous
    }

    /// How far the conversation had come.
    package enum Stage: String, Sendable, CaseIterable {
        case validation, connection, greeting, encryption, authentication, sender, recipient, content
    }

    package var fate: Fate
    package var stage: Stage
    package var reply: SMTPReply?
    package var message: String

    package init(_ fate: Fate, _ stage: Stage, reply: SMTPReply? = nil, message: String) {
        self.fate = fate
        self.stage = stage
        self.reply = reply
        self.message = message
    }

    /// The server will never deliver to this recipient: what a bounce list wants to know.
    ///
    /// A refused sender or content
    /// says nothing about the recipient.
    package var isHardBounce: Bool { fate == .permanent && stage == .recipient && reply != nil }

    package var description: String { message }
}

package import Foundation

/// A message to be sent: values in, the bytes of RFC 5322 and 2045 out (``encoded()``).
///
/// The same message gives the same bytes, so that one sent again after a crash is the same one.
package struct MailMessage: Sendable, Equatable {
    package struct Address: Sendable, Equatable {
        package var name: String
        /// `local@domain` in ASCII.
        package var address: String

        package init(name: String = "", _ address: String) {
            self.name = name
            self.address = address
        }
    }

    package struct Header: Sendable, Equatable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package var from: Address
    package var to: Address
    package var replyTo: Address?
    package var subject: String
    package var date: Date
    /// With its angle brackets: "<delivery@news.example>".
    package var messageID: String
    /// The plain-text part; any line ends.
    package var text: String
    package var html: String?
    /// "news.example" or "Morning issue <issue.news.example>" (RFC 2919).
    package var listID: String?
    /// Addresses to unsubscribe at, the preferred first: https and mailto (RFC 2369).
    package var listUnsubscribe: [String]
    /// Says that a POST to the https address above unsubscribes at once (RFC 8058).
    package var hasOneClickUnsubscribe: Bool
    /// Further fields: "Auto-Submitted", "Feedback-ID", "Precedence".
    package var headers: [Header]

    package init(
        from: Address,
        to: Address,
        replyTo: Address? = nil,
        subject: String,
        date: Date,
        messageID: String,
        text: String,
        html: String? = nil,
        listID: String? = nil,
        listUnsubscribe: [String] = [],
        hasOneClickUnsubscribe: Bool = false,
        headers: [Header] = []
    ) {
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.subject = subject
        self.date = date
        self.messageID = messageID
        self.text = text
        self.html = html
        self.listID = listID
        self.listUnsubscribe = listUnsubscribe
        self.hasOneClickUnsubscribe = hasOneClickUnsubscribe
        self.headers = headers
    }
}

/// A message that must not be sent as it is: it would be read as something else.
package struct MailError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The field at fault: "Subject".
    package var field: String
    package var message: String
    package var description: String { message }
}

extension MailMessage {
    /// Header and body with CRLF line ends, in 7-bit ASCII, lines of at most 76 bytes where folding is allowed.
    ///
    /// - Returns: The message as it goes to a server or a signer.
    /// - Throws: ``MailError`` when a value holds a line break or is not what its field needs.
    /// - Complexity: Linear in the texts.
    package func encoded() throws(MailError) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count * 5 / 4 + (html?.utf8.count ?? 0) * 5 / 4 + 2048)
        for line in try headerLines() {
            output += line.utf8
            output += [0x0D, 0x0A]
        }
        guard let html else {
            output +=
                "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".utf8
            QuotedPrintable.encode(text, into: &output)
            return output
        }
        let boundary = self.boundary
        output += "Content-Type: multipart/alternative; boundary=\"\(boundary)\"\r\n\r\n".utf8
        // The simplest form first: readers show the last one they understand (RFC 2046 section 5.1.4).
        for (type, content) in [("text/plain", text), ("text/html", html)] {
            output += "--\(boundary)\r\nContent-Type: \(type); charset=utf-8\r\n".utf8
            output += "Content-Transfer-Encoding: quoted-printable\r\n\r\n".utf8
            QuotedPrintable.encode(content, into: &output)
        }
        output += "--\(boundary)--\r\n".utf8
        return output
    }

    /// Cannot occur in quoted-printable text, where "=" is followed by digits or a line end (RFC 2045 section 6.7), and is
    /// the same for the same message id.
    private var boundary: String {
        // FNV-1a; it need not be hard to guess.
        let hash = messageID.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return "=_nutgraf_\(String(hash, radix: 36))"
    }

    private func headerLines() throws(MailError) -> [String] {
        var lines: [String] = []
        lines.append("From: \(try Self.mailbox(from, "From"))")
        if let replyTo { lines.append("Reply-To: \(try Self.mailbox(replyTo, "Reply-To"))") }
        lines.append("To: \(try Self.mailbox(to, "To"))")
        lines.append(try HeaderText.line("Subject", subject))
        lines.append("Date: \(Timestamp.http(date).replacing("GMT", with: "+0000"))")
        guard messageID.hasPrefix("<"), messageID.hasSuffix(">"), Self.isAddress(messageID.dropFirst().dropLast())
        else {
            throw MailError(field: "Message-ID", message: "The message id must look like <id@domain>.")
        }
        lines.append("Message-ID: \(messageID)")
        if let listID {
            // Never encoded or folded inside the brackets, which are what filters look for.
            let bare = listID.contains("<") ? listID : "<\(listID)>"
            guard bare.hasSuffix(">"), bare.utf8.count <= 255, bare.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
                throw MailError(
                    field: "List-Id",
                    message: "The list's id must be ASCII: name.domain or Name <name.domain>."
                )
            }
            lines.append("List-Id: \(bare)")
        }
        lines += try unsubscribeLines()
        for header in headers {
            guard HeaderText.isFieldName(header.name) else {
                throw MailError(
                    field: header.name,
                    message: "“\(header.name.prefix(40))” is not a header field's name."
                )
            }
            guard !Self.ownFields.contains(header.name.lowercased()) else {
                throw MailError(
                    field: header.name,
                    message: "The field \(header.name) is written from the message itself."
                )
            }
            lines.append(try HeaderText.line(header.name, header.value))
        }
        lines.append("MIME-Version: 1.0")
        return lines
    }

    /// Whether a POST to the address can end a subscription, which RFC 8058 section 3.1 allows for https alone.
    ///
    /// A house that is reached on its own machine alone, as in a demonstration, has none
    /// and needs none.
    package static func takesOneClick(_ address: String) -> Bool {
        ["https://", "http://localhost:", "http://localhost/", "http://127.0.0.1:"].contains { address.hasPrefix($0) }
    }

    /// Both on one line each: some receivers do not see a folded address.
    private func unsubscribeLines() throws(MailError) -> [String] {
        guard !listUnsubscribe.isEmpty else {
            guard !hasOneClickUnsubscribe else {
                throw MailError(
                    field: "List-Unsubscribe-Post",
                    message: "One-click unsubscription needs an https address."
                )
            }
            return []
        }
        for address in listUnsubscribe {
            let isPlain = address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>,\"".utf8.contains($0) }
            let hasScheme = ["https://", "http://", "mailto:"].contains { address.hasPrefix($0) }
            guard isPlain, hasScheme else {
                throw MailError(
                    field: "List-Unsubscribe",
                    message: "An address to unsubscribe at must be an encoded https or mailto address."
                )
            }
        }
        let line = "List-Unsubscribe: \(listUnsubscribe.map { "<\($0)>" }.joined(separator: ", "))"
        guard line.utf8.count <= 998 else {
            throw MailError(
                field: "List-Unsubscribe",
                message: "The addresses to unsubscribe at do not fit on one line of 998 bytes."
            )
        }
        guard hasOneClickUnsubscribe else { return [line] }
        guard listUnsubscribe.contains(where: Self.takesOneClick) else {
            throw MailError(field: "List-Unsubscribe-Post", message: "One-click unsubscription needs an https address.")
        }
        return [line, "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
    }

    private static let ownFields: Set<String> = [
        "from", "to", "reply-to", "subject", "date", "message-id", "list-id", "list-unsubscribe",
        "list-unsubscribe-post",
        "mime-version", "content-type", "content-transfer-encoding",
    ]

    private static func mailbox(_ mailbox: Address, _ field: String) throws(MailError) -> String {
        guard isAddress(mailbox.address[...]) else {
            throw MailError(field: field, message: "The address in \(field) is not a mail address in ASCII.")
        }
        guard !mailbox.name.isEmpty else { return mailbox.address }
        let phrase = try HeaderText.phrase(mailbox.name, field: field)
        // 78 is what RFC 5322 section 2.1.1 asks for.
        let isLong = field.utf8.count + phrase.utf8.count + mailbox.address.utf8.count > 72
        return "\(phrase)\(isLong ? "\r\n" : "") <\(mailbox.address)>"
    }

    private static func isAddress(_ text: Substring) -> Bool {
        let bytes = text.utf8
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")), at != bytes.startIndex, bytes.count <= 254 else {
            return false
        }
        return bytes.index(after: at) != bytes.endIndex
            && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>,;:\\\"()[]".utf8.contains($0) }
    }
}

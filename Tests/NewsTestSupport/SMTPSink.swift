import Foundation
import Synchronization

/// A mail server on 127.0.0.1 that keeps what it is given and misbehaves where it is told to.
///
/// It speaks SMTP (RFC 5321) without TLS. The policy is asked once for each recipient; it decides from the address and
/// from how often that recipient was tried.
package final class SMTPSink: Sendable {
    /// A message that the sink has read to its final dot, whether or not it then said so.
    package struct Message: Sendable {
        package var sender: String
        package var recipients: [String]
        /// As it was before dot-stuffing, with CRLF line ends.
        package var data: [UInt8]
        /// Whether the client was told 250.
        package var isAcknowledged: Bool
        /// Which connection brought it, from 1.
        package var connection: Int

        package var text: String { String(decoding: data, as: UTF8.self) }
        /// The value of a header field, unfolded; nil where absent.
        package func header(_ name: String) -> String? {
            let head = text.range(of: "\r\n\r\n").map { String(text[..<$0.lowerBound]) } ?? text
            var value: String?
            for line in head.split(separator: "\r\n") {
                if let first = line.first, first == " " || first == "\t" {
                    if let soFar = value { value = soFar + line }
                } else if value != nil {
                    break
                } else if line.lowercased().hasPrefix(name.lowercased() + ":") {
                    value = String(line.dropFirst(name.count + 1).drop { $0 == " " })
                }
            }
            return value
        }
    }

    /// What to do with one message.
    package enum Reaction: Sendable {
        case accept
        /// Answers RCPT so: "550 5.1.1 no such user".
        case refuseRecipient(String)
        /// Answers the final dot so: "452 4.2.2 mailbox full".
        case refuseContent(String)
        /// Breaks the connection when the data command comes.
        case dropBeforeData
        /// Reads the whole message and breaks the connection without an answer. It is kept, as not acknowledged.
        case dropAfterDot
        /// Reads the message and says nothing until the client gives up.
        case hangAfterDot
        /// Waits before it accepts.
        case delay(Duration)
    }

    /// A message about to be taken.
    package struct Envelope: Sendable {
        package var sender: String
        package var recipient: String
        /// 1 for the first time this recipient is named.
        package var attempt: Int
    }

    private struct State {
        var messages: [Message] = []
        var attempts: [String: Int] = [:]
        var connections = 0
        var commands: [String] = []
    }

    private let listener: Listener
    private let box: StateBox

    /// - Parameters:
    ///   - greeting: The first line; "554 go away" refuses everybody.
    ///   - extensions: What EHLO offers: "AUTH PLAIN LOGIN", "8BITMIME".
    ///   - password: AUTH PLAIN must bring exactly this one.
    ///   - mailReply: The answer to every MAIL command.
    ///   - policy: What to do with each recipient's message.
    /// - Throws: ``SocketFailure``.
    package init(
        greeting: String = "220 sink ESMTP",
        extensions: [String] = ["8BITMIME", "PIPELINING"],
        password: String? = nil,
        mailReply: String = "250 ok",
        _ policy: @escaping @Sendable (Envelope) -> Reaction = { _ in .accept }
    ) throws {
        let box = StateBox()
        self.box = box
        listener = try Listener { connection in
            var conversation = Conversation(
                connection: connection,
                box: box,
                extensions: extensions,
                password: password,
                mailReply: mailReply,
                policy: policy,
                number: box.state.withLock { state in
                    state.connections += 1
                    return state.connections
                }
            )
            guard connection.write(greeting + "\r\n") else { return }
            while let line = connection.readLine(), conversation.answer(String(decoding: line, as: UTF8.self)) {}
        }
    }

    deinit { listener.stop() }

    package var port: Int { listener.port }
    /// Everything read to its final dot, in order.
    package var messages: [Message] { box.state.withLock { $0.messages } }
    package var connectionCount: Int { box.state.withLock { $0.connections } }
    /// The command lines of all connections, in order; what AUTH brought is left out.
    package var commands: [String] { box.state.withLock { $0.commands } }
    package func stop() { listener.stop() }

    private final class StateBox: Sendable {
        let state = Mutex(State())
    }

    private struct Conversation {
        let connection: Connection
        let box: StateBox
        let extensions: [String]
        let password: String?
        let mailReply: String
        let policy: @Sendable (Envelope) -> Reaction
        let number: Int

        var sender: String?
        var recipients: [String] = []
        var reaction = Reaction.accept

        /// - Returns: Whether the conversation goes on.
        mutating func answer(_ line: String) -> Bool {
            let verb = line.prefix { $0 != " " && $0 != ":" }.uppercased()
            box.state.withLock { $0.commands.append(verb == "AUTH" ? "AUTH" : line) }
            switch verb {
            case "EHLO":
                let lines = ["sink greets you"] + extensions
                return connection.write(
                    lines.enumerated().map { "250\($0.offset == lines.count - 1 ? " " : "-")\($0.element)\r\n" }
                        .joined()
                )
            case "HELO", "NOOP":
                return connection.write("250 ok\r\n")
            case "RSET":
                forget()
                return connection.write("250 ok\r\n")
            case "QUIT":
                connection.write("221 bye\r\n")
                return false
            case "AUTH":
                return authenticate(line)
            case "MAIL":
                forget()
                sender = Self.address(in: line)
                return connection.write(mailReply + "\r\n")
            case "RCPT":
                return recipient(Self.address(in: line))
            case "DATA":
                return data()
            default:
                return connection.write("502 not here\r\n")
            }
        }

        private mutating func forget() {
            sender = nil
            recipients = []
            reaction = .accept
        }

        private mutating func recipient(_ address: String) -> Bool {
            let attempt = box.state.withLock { state in
                state.attempts[address, default: 0] += 1
                return state.attempts[address, default: 0]
            }
            reaction = policy(Envelope(sender: sender ?? "", recipient: address, attempt: attempt))
            if case .refuseRecipient(let reply) = reaction { return connection.write(reply + "\r\n") }
            recipients.append(address)
            return connection.write("250 ok\r\n")
        }

        private mutating func data() -> Bool {
            if case .dropBeforeData = reaction { return false }
            guard !recipients.isEmpty else { return connection.write("503 recipients first\r\n") }
            guard connection.write("354 go on\r\n") else { return false }
            var content: [UInt8] = []
            while true {
                guard var line = connection.readLine() else { return false }
                if line == [UInt8(ascii: ".")] { break }
                if line.first == UInt8(ascii: ".") { line.removeFirst() }
                content += line + [0x0D, 0x0A]
            }
            switch reaction {
            case .refuseContent(let reply):
                return connection.write(reply + "\r\n")
            case .dropAfterDot:
                keep(content, isAcknowledged: false)
                connection.reset()
                return false
            case .hangAfterDot:
                keep(content, isAcknowledged: false)
                connection.waitForClose()
                return false
            case .delay(let duration):
                connection.pause(duration)
                fallthrough
            case .accept, .refuseRecipient, .dropBeforeData:
                keep(content, isAcknowledged: true)
                return connection.write("250 2.0.0 kept\r\n")
            }
        }

        private func keep(_ content: [UInt8], isAcknowledged: Bool) {
            let message = Message(
                sender: sender ?? "",
                recipients: recipients,
                data: content,
                isAcknowledged: isAcknowledged,
                connection: number
            )
            box.state.withLock { $0.messages.append(message) }
        }

        private func authenticate(_ line: String) -> Bool {
            let words = line.split(separator: " ")
            var response = words.count > 2 ? String(words[2]) : ""
            if response.isEmpty {
                guard connection.write("334 \r\n"), let next = connection.readLine() else { return false }
                response = String(decoding: next, as: UTF8.self)
            }
            let parts = [UInt8](Data(base64Encoded: response) ?? Data()).split(
                separator: 0,
                omittingEmptySubsequences: false
            )
            let isRight = parts.count == 3 && String(decoding: parts[2], as: UTF8.self) == password
            return connection.write(isRight ? "235 2.7.0 welcome\r\n" : "535 5.7.8 wrong password\r\n")
        }

        private static func address(in line: String) -> String {
            guard let open = line.firstIndex(of: "<"), let close = line.lastIndex(of: ">"), open < close else {
                return ""
            }
            return String(line[line.index(after: open)..<close])
        }
    }
}

import Synchronization

/// A WebSub hub on loopback: takes subscriptions, makes sure of them, distributes signed content (W3C WebSub).
///
/// It asks and delivers only when told to, so that tests need not wait; how it asks and signs comes in, since this
/// target has neither a client nor a cipher.
package final class LoopbackHub: Sendable {
    package struct Subscription: Sendable, Equatable {
        package var callback: String
        package var topic: String
        package var secret: String
        package var leaseSeconds: String
    }

    /// Method, address, header fields, body; returns status and body.
    package typealias Send =
        @Sendable (String, String, [(name: String, value: String)], [UInt8]) async throws -> (status: Int, body: String)
    /// Method ("sha256"), secret, content; returns hexadecimal digits.
    package typealias Sign = @Sendable (String, String, [UInt8]) -> String

    private struct State {
        var requests: [[String: String]] = []
        var active: [Subscription] = []
        var status = 202
        var challenges = 0
    }

    private final class Book: Sendable {
        let state = Mutex(State())
    }

    private let book: Book
    private let server: LoopbackServer
    private let send: Send
    private let sign: Sign

    /// - Throws: ``SocketFailure``.
    package init(send: @escaping Send, sign: @escaping Sign) throws {
        let book = Book()
        self.book = book
        self.send = send
        self.sign = sign
        server = try LoopbackServer { request in
            guard request.method == "POST" else { return .status(405) }
            return book.state.withLock { state in
                if state.status == 202 { state.requests.append(Self.form(request.text)) }
                return .status(state.status)
            }
        }
    }

    package var address: String { server.url("/hub") }
    package var active: [Subscription] { book.state.withLock { $0.active } }
    /// What was asked and not yet made sure of.
    package var pending: [[String: String]] { book.state.withLock { $0.requests } }
    package func stop() { server.stop() }
    /// Answers requests so from now on; 202 takes them.
    package func answer(with status: Int) { book.state.withLock { $0.status = status } }

    /// Makes sure of everything that was asked.
    ///
    /// - Returns: For each, whether the subscriber meant it: status 200 and the challenge echoed, nothing else.
    package func makeSure(leaseSeconds: Int? = nil) async throws -> [Bool] {
        let requests = book.state.withLock { state in
            defer { state.requests = [] }
            return state.requests
        }
        var results: [Bool] = []
        for request in requests {
            let lease = leaseSeconds.map { String($0) } ?? request["hub.lease_seconds"] ?? ""
            let challenge = book.state.withLock { state in
                state.challenges += 1
                return "challenge-\(state.challenges)-<b>&"
            }
            let mode = request["hub.mode"] ?? ""
            let callback = request["hub.callback"] ?? ""
            let answer = try await ask(
                callback,
                [
                    ("hub.mode", mode), ("hub.topic", request["hub.topic"] ?? ""), ("hub.challenge", challenge),
                    ("hub.lease_seconds", lease),
                ]
            )
            let isMeant = answer.status == 200 && answer.body == challenge
            results.append(isMeant)
            guard isMeant else { continue }
            book.state.withLock { state in
                state.active.removeAll { $0.callback == callback }
                guard mode == "subscribe" else { return }
                state.active.append(
                    Subscription(
                        callback: callback,
                        topic: request["hub.topic"] ?? "",
                        secret: request["hub.secret"] ?? "",
                        leaseSeconds: request["hub.lease_seconds"] ?? ""
                    )
                )
            }
        }
        return results
    }

    /// Any question to a callback; returns status and body.
    package func ask(_ callback: String, _ fields: [(String, String)]) async throws -> (status: Int, body: String) {
        let query = fields.map { "\($0.0)=\(Self.escaped($0.1))" }.joined(separator: "&")
        return try await send("GET", "\(callback)?\(query)", [], [])
    }

    /// Brings the content to every subscriber; returns the statuses.
    package func distribute(
        _ body: [UInt8],
        type: String = "application/rss+xml",
        method: String = "sha256",
        secret: String? = nil,
        isSigned: Bool = true
    ) async throws -> [Int] {
        var statuses: [Int] = []
        for subscription in active {
            var headers = [(name: "Content-Type", value: type)]
            if isSigned {
                let code = sign(method, secret ?? subscription.secret, body)
                headers.append((name: "X-Hub-Signature", value: "\(method)=\(code)"))
            }
            statuses.append(try await send("POST", subscription.callback, headers, body).status)
        }
        return statuses
    }

    /// Fields of a form or a query (`application/x-www-form-urlencoded`).
    package static func form(_ text: some StringProtocol) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            fields[unescaped(parts[0])] = parts.count > 1 ? unescaped(parts[1]) : ""
        }
        return fields
    }

    private static func unescaped(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for byte in text.utf8 {
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            out += isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return out
    }
}

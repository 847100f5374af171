import NewsTestSupport
import Outbound
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SMTPClientTests {
    static let message = Array(
        "From: Desk <desk@news.example>\r\nTo: reader@mail.example\r\nSubject: Test\r\n\r\nHello.\r\n".utf8
    )

    private static func client(
        _ sink: SMTPSink,
        connections: Int = 1,
        timeout: Duration = .seconds(20),
        username: String? = nil,
        password: String? = nil
    ) throws -> SMTPClient {
        try SMTPClient(
            server: SMTPServer(
                host: "127.0.0.1",
                port: sink.port,
                security: .none,
                username: username,
                password: password,
                helloName: "desk.news.example"
            ),
            maxConnections: connections,
            timeout: timeout
        )
    }

    private static func failure(
        _ client: SMTPClient,
        to recipient: String = "reader@mail.example",
        from sender: String = "bounce@news.example",
        message: [UInt8] = Self.message,
        noted: Counter = Counter()
    ) async -> SMTPError? {
        do {
            let reply = try await client.send(from: sender, to: recipient, message: message) { noted.add() }
            Issue.record("accepted: \(reply)")
            return nil
        } catch { return error }
    }

    final class Counter: Sendable {
        private let count = Mutex(0)
        var value: Int { count.withLock { $0 } }
        func add() { count.withLock { $0 += 1 } }
    }

    @Test("a message arrives byte for byte, its envelope too, after it was noted")
    func accepted() async throws {
        let sink = try SMTPSink()
        let body = Self.message + Array(".\r\n..two\r\n. \r\nlast line without an end".utf8)
        let noted = Mutex<[Int]>([])
        let client = try Self.client(sink)
        let reply = try await client.send(from: "bounce+1@news.example", to: "reader@mail.example", message: body) {
            // The sink must not have it yet: it keeps a message when it has read the dot.
            noted.withLock { $0.append(sink.messages.count) }
        }
        #expect(reply == SMTPReply(code: 250, text: "2.0.0 kept"))
        #expect(noted.withLock { $0 } == [0])
        let message = try #require(sink.messages.first)
        #expect(message.sender == "bounce+1@news.example")
        #expect(message.recipients == ["reader@mail.example"])
        #expect(message.data == body + [13, 10])
        #expect(message.isAcknowledged)
        #expect(sink.commands.first == "EHLO desk.news.example")
    }

    @Test("one connection carries many messages")
    func reuse() async throws {
        let sink = try SMTPSink()
        let client = try Self.client(sink)
        for index in 0..<20 {
            _ = try await client.send(from: "", to: "reader\(index)@mail.example", message: Self.message)
        }
        #expect(sink.messages.count == 20)
        #expect(sink.messages.map(\.recipients) == (0..<20).map { ["reader\($0)@mail.example"] })
        #expect(sink.connectionCount == 1)
        #expect(sink.messages.first?.sender == "")
    }

    @Test("several connections carry many messages at once, and none twice")
    func parallel() async throws {
        let sink = try SMTPSink()
        let client = try Self.client(sink, connections: 4)
        let noted = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<200 {
                group.addTask {
                    _ = try await client.send(
                        from: "b@news.example",
                        to: "r\(index)@mail.example",
                        message: Self.message
                    ) { noted.add() }
                }
            }
            try await group.waitForAll()
        }
        #expect(Set(sink.messages.flatMap(\.recipients)).count == 200)
        #expect(sink.messages.count == 200)
        #expect(noted.value == 200)
        #expect((1...4).contains(sink.connectionCount))
    }

    @Test("a large message arrives whole")
    func large() async throws {
        let sink = try SMTPSink()
        let line = Array(".\(String(repeating: "x", count: 70))\r\n".utf8)
        let body = Self.message + (0..<20_000).flatMap { _ in line }
        _ = try await Self.client(sink).send(from: "b@news.example", to: "r@mail.example", message: body)
        #expect(sink.messages.first?.data == body)
    }

    @Test(
        "a refusal is permanent or temporary as the server says, and says what about",
        arguments: [
            ("450 4.2.1 busy", SMTPError.Fate.temporary, false), ("421 4.3.2 closing", .temporary, false),
            ("550 5.1.1 no such user", .permanent, true), ("553 5.1.3 bad address", .permanent, true),
        ]
    )
    func refusedRecipient(reply: String, fate: SMTPError.Fate, isBounce: Bool) async throws {
        let sink = try SMTPSink { _ in .refuseRecipient(reply) }
        let noted = Counter()
        let error = await Self.failure(try Self.client(sink), noted: noted)
        #expect(error?.fate == fate)
        #expect(error?.stage == .recipient)
        #expect(error?.isHardBounce == isBounce)
        #expect(error?.reply == SMTPReply(code: Int(reply.prefix(3)) ?? 0, text: String(reply.dropFirst(4))))
        #expect(noted.value == 0)
        #expect(sink.messages.isEmpty)
    }

    @Test("a refusal of the content counts although the message was handed over")
    func refusedContent() async throws {
        let noted = Counter()
        let sink = try SMTPSink {
            $0.attempt == 1 ? .refuseContent("452 4.3.1 full") : .refuseContent("554 5.7.1 spam")
        }
        let client = try Self.client(sink)
        let first = await Self.failure(client, noted: noted)
        #expect(first?.fate == .temporary)
        let second = await Self.failure(client, noted: noted)
        #expect(second?.fate == .permanent)
        #expect(second?.stage == .content)
        #expect(second?.isHardBounce == false)
        #expect(noted.value == 2)
    }

    @Test("a refused sender is told apart from a refused recipient")
    func refusedSender() async throws {
        let sink = try SMTPSink(mailReply: "553 5.7.1 not your address")
        let error = await Self.failure(try Self.client(sink))
        #expect(error?.fate == .permanent)
        #expect(error?.stage == .sender)
        #expect(error?.isHardBounce == false)
    }

    @Test("trouble before the dot is temporary and was never noted")
    func lostBefore() async throws {
        let noted = Counter()
        let sink = try SMTPSink { _ in .dropBeforeData }
        let error = await Self.failure(try Self.client(sink), noted: noted)
        #expect(error?.fate == .temporary)
        let away = try Self.client(sink)
        sink.stop()
        #expect(await Self.failure(away, noted: noted)?.fate == .temporary)
        let grumpy = try SMTPSink(greeting: "554 5.3.2 no mail today")
        let refused = await Self.failure(try Self.client(grumpy), noted: noted)
        #expect(refused?.fate == .temporary)
        #expect(refused?.stage == .greeting)
        #expect(noted.value == 0)
    }

    @Test("a connection lost, or an answer that never comes, after the dot is ambiguous")
    func lostAfter() async throws {
        let noted = Counter()
        let sink = try SMTPSink { $0.recipient.hasPrefix("drop") ? .dropAfterDot : .hangAfterDot }
        let dropped = await Self.failure(try Self.client(sink), to: "drop@mail.example", noted: noted)
        #expect(dropped?.fate == .ambiguous)
        let impatient = try Self.client(sink, timeout: .seconds(2))
        let hung = await Self.failure(impatient, to: "hang@mail.example", noted: noted)
        #expect(hung?.fate == .ambiguous)
        #expect(noted.value == 2)
        #expect(sink.messages.map(\.isAcknowledged) == [false, false])
    }

    @Test("after each kind of failure the next message goes through")
    func recovery() async throws {
        let sink = try SMTPSink { envelope in
            switch envelope.recipient.first {
            case "1": .refuseRecipient("550 no")
            case "2": .dropBeforeData
            case "3": .dropAfterDot
            case "4": .refuseContent("451 later")
            default: .accept
            }
        }
        let client = try Self.client(sink)
        for bad in 1...4 {
            _ = await Self.failure(client, to: "\(bad)@mail.example")
            let reply = try await client.send(from: "b@news.example", to: "ok@mail.example", message: Self.message)
            #expect(reply.code == 250)
        }
        #expect(sink.messages.count(where: { $0.recipients == ["ok@mail.example"] }) == 4)
    }

    @Test("what cannot be noted is not sent")
    func notNoted() async throws {
        struct DiskFull: Error {}
        let sink = try SMTPSink()
        let client = try Self.client(sink)
        do {
            _ = try await client.send(from: "b@news.example", to: "r@mail.example", message: Self.message) {
                throw DiskFull()
            }
            Issue.record("accepted")
        } catch {
            #expect(error.fate == .temporary)
            #expect(error.message.contains("DiskFull"))
        }
        _ = try await client.send(from: "b@news.example", to: "next@mail.example", message: Self.message)
        #expect(sink.messages.map(\.recipients) == [["next@mail.example"]])
    }

    @Test(
        "a line break or an odd byte in an envelope or message never reaches the server",
        arguments: [
            "a@b.example>\r\nRCPT TO:<evil@x.example", "a@b.example\nDATA", "a b@c.example", "<a@b.example>", "",
            "nobody", "@x", "x@",
            "é@b.example", "a\u{0}@b.example",
        ]
    )
    func injectedAddress(address: String) async throws {
        let sink = try SMTPSink()
        let client = try Self.client(sink)
        #expect(await Self.failure(client, to: address)?.stage == .validation)
        if !address.isEmpty { #expect(await Self.failure(client, from: address)?.stage == .validation) }
        #expect(sink.connectionCount == 0)
    }

    @Test(
        "a message that two servers could read differently is refused",
        arguments: [
            "A: b\n\nx\r\n", "A: b\r\n\r\nx\n.\n", "A: b\r\n\r\nx\r.\r\n", "A: b\r\n\r\nx\u{0}\r\n", "",
            "A: \(String(repeating: "x", count: 1000))\r\n\r\n",
        ]
    )
    func smuggling(message: String) async throws {
        let sink = try SMTPSink()
        let error = await Self.failure(try Self.client(sink), message: Array(message.utf8))
        #expect(error?.stage == .validation)
        #expect(error?.fate == .permanent)
        #expect(sink.connectionCount == 0)
    }

    @Test(
        "a password is given where it is right, is temporary trouble where it is wrong, and never travels in the clear"
    )
    func authentication() async throws {
        let sink = try SMTPSink(extensions: ["AUTH PLAIN"], password: "s3cret")
        let right = try Self.client(sink, username: "desk", password: "s3cret")
        _ = try await right.send(from: "b@news.example", to: "r@mail.example", message: Self.message)
        let wrong = await Self.failure(try Self.client(sink, username: "desk", password: "guess"))
        #expect(wrong?.fate == .temporary)
        #expect(wrong?.stage == .authentication)
        #expect(wrong?.message.contains("guess") == false)
        #expect(throws: SMTPError.self) {
            try SMTPClient(
                server: SMTPServer(host: "mail.example", port: 25, security: .none, username: "u", password: "p")
            )
        }
        #expect(throws: SMTPError.self) {
            try SMTPClient(server: SMTPServer(host: "mail.example", port: 25, security: .tls, username: "u"))
        }
        for host in ["a/b", "a b", "u@h", ""] {
            #expect(throws: SMTPError.self) {
                try SMTPClient(server: SMTPServer(host: host, port: 25, security: .none))
            }
        }
    }

    @Test("encryption that was asked for and is not offered stops everything")
    func noEncryption() async throws {
        let sink = try SMTPSink()
        let client = try SMTPClient(server: SMTPServer(host: "127.0.0.1", port: sink.port, security: .startTLS))
        let error = await Self.failure(client)
        #expect(error?.fate == .temporary)
        #expect(error?.stage == .encryption)
        #expect(!sink.commands.contains { $0.hasPrefix("MAIL") })
    }

    @Test("a mail server on a private address is reached only if the policy says so")
    func guarded() async throws {
        let sink = try SMTPSink()
        let client = try SMTPClient(
            server: SMTPServer(host: "127.0.0.1", port: sink.port, security: .none),
            policy: .publicOnly
        )
        let error = await Self.failure(client)
        #expect(error?.stage == .connection)
        #expect(error?.message.contains("not a public address") == true)
        #expect(sink.connectionCount == 0)
    }

    @Test("a cancelled message is not sent; one already handed over keeps its fate")
    func cancellation() async throws {
        let sink = try SMTPSink()
        let client = try Self.client(sink)
        let early = Task { () async throws -> SMTPReply in
            withUnsafeCurrentTask { $0?.cancel() }
            return try await client.send(from: "b@news.example", to: "early@mail.example", message: Self.message)
        }
        let stopped = await early.result
        #expect(throws: SMTPError.self) { try stopped.get() }
        let (noted, note) = AsyncStream.makeStream(of: Void.self)
        let (going, go) = AsyncStream.makeStream(of: Void.self)
        let late = Task {
            try await client.send(from: "b@news.example", to: "late@mail.example", message: Self.message) {
                note.yield()
                for await _ in going { break }
            }
        }
        for await _ in noted { break }
        late.cancel()
        go.yield()
        // Cancelled while the note was being written: either it was stopped in time or it arrived, but never unknown.
        switch await late.result {
        case .success: #expect(sink.messages.map(\.recipients) == [["late@mail.example"]])
        case .failure(let error):
            #expect((error as? SMTPError)?.fate == .temporary)
            #expect(sink.messages.isEmpty)
        }
    }
}

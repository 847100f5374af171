import Formats
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import Outbound
import Readership
import StoreSQLite
import Synchronization
import Testing

#if compiler(>=6.3)
/// Sends, and kills its own process at the n-th message.
final class SuicidalTransport: MailTransport {
    private let real: any MailTransport
    private let fatal: Int
    private let isAfterAnswer: Bool
    private let count = Mutex(0)
    let isIdempotent: Bool

    init(_ real: any MailTransport, fatal: Int, isAfterAnswer: Bool) {
        self.real = real
        self.fatal = fatal
        self.isAfterAnswer = isAfterAnswer
        isIdempotent = real.isIdempotent
    }

    func send(_ mail: MailMessage, beforeHandover: @escaping @Sendable () async throws -> Void)
        async throws(MailFailure) -> String
    {
        let number = count.withLock { count in
            count += 1
            return count
        }
        let diesHere = number == fatal
        let isAfterAnswer = isAfterAnswer
        let answer = try await real.send(mail) {
            try await beforeHandover()
            if diesHere, !isAfterAnswer { kill(getpid(), SIGKILL) }
        }
        if diesHere { kill(getpid(), SIGKILL) }
        return answer
    }
}

/// Real processes, a real database file, a real mail server, a real SIGKILL.
@Suite("Killed for real", .serialized) struct KillTests {
    static func deliverer(_ file: String, _ transport: any MailTransport) throws -> (ReaderHouse, Deliverer) {
        let house = try ReaderHouse(store: SQLiteStore(path: file))
        return (house, house.deliverer(transport, limits: .init(perSecond: 100_000, concurrency: 4)))
    }

    @Test("over SMTP: after each kill the rest goes out, none missing, twice at most what is reported")
    func smtp() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "nutgraf-kill-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = folder + "/store.sqlite"
        let sink = try SMTPSink()
        let port = sink.port
        let issue = try await Self.prepare(file, readers: 120)

        await #expect(processExitsWith: .signal(SIGKILL)) { [file = file as String, port = port as Int] in
            try await Self.send(file, port: port, fatal: 20, isAfterAnswer: false)
        }
        await #expect(processExitsWith: .signal(SIGKILL)) { [file = file as String, port = port as Int] in
            try await Self.send(file, port: port, fatal: 30, isAfterAnswer: true)
        }
        let (house, survivor) = try Self.deliverer(file, Self.transport(port))
        for _ in 0..<3 { _ = try await survivor.runAsOnlySender() }
        #expect(try await house.store.deliveryCounts(of: issue) == [.sent: 120])
        let copies = Dictionary(grouping: sink.messages, by: \.recipients)
        #expect(copies.count == 120)
        let twice = copies.values.filter { $0.count > 1 }
        let reported = try await house.audits("delivery.uncertain")
        // Two kills, at most four connections each.
        #expect((1...8).contains(reported.count))
        #expect(twice.count <= reported.count)
        let named = Set(reported.compactMap { $0.details["message-id"] })
        for messages in twice { #expect(named.contains(messages[0].header("Message-ID") ?? "")) }
        #expect(Set(sink.messages.compactMap { $0.header("Message-ID") }).count == 120)
    }

    @Test("into a mail folder: after each kill the rest comes, each exactly once") func maildir() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "nutgraf-kill-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = folder + "/store.sqlite"
        let issue = try await Self.prepare(file, readers: 80)
        for isAfterAnswer in [false, true] {
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [folder = folder as String, file = file as String, isAfterAnswer = isAfterAnswer as Bool] in
                let transport = MaildirTransport(maildir: try Maildir(path: folder + "/mail"))
                let (_, deliverer) = try Self.deliverer(
                    file,
                    SuicidalTransport(transport, fatal: 15, isAfterAnswer: isAfterAnswer)
                )
                try await deliverer.takeOver()
                _ = try await deliverer.run()
            }
        }
        let maildir = try Maildir(path: folder + "/mail")
        let (house, survivor) = try Self.deliverer(file, MaildirTransport(maildir: maildir))
        for _ in 0..<3 { _ = try await survivor.runAsOnlySender() }
        #expect(try await house.store.deliveryCounts(of: issue) == [.sent: 80])
        #expect(try maildir.list().count == 80)
    }

    private static func prepare(_ file: String, readers: Int) async throws -> IssueID {
        let house = try ReaderHouse(store: SQLiteStore(path: file))
        try await house.confirmed(count: readers)
        try await house.publish("m1")
        let issue = try await house.issues.prepare(actor: "pat")
        try await house.issues.send(issue.id, actor: "pat")
        _ = try await house.issues.run()
        return issue.id
    }

    static func transport(_ port: Int) throws -> SMTPTransport {
        SMTPTransport(
            client: try SMTPClient(
                server: SMTPServer(host: "127.0.0.1", port: port, security: .none),
                maxConnections: 4,
                timeout: .seconds(20)
            )
        )
    }

    static func send(_ file: String, port: Int, fatal: Int, isAfterAnswer: Bool) async throws {
        let (_, deliverer) = try deliverer(
            file,
            SuicidalTransport(transport(port), fatal: fatal, isAfterAnswer: isAfterAnswer)
        )
        try await deliverer.takeOver()
        _ = try await deliverer.run()
    }
}
#endif

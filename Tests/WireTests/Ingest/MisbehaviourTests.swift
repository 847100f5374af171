import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import Outbound
import StoreSQLite
import Testing
import Wire

/// What a source's page says when its server goes wrong, word for word; the reference page holds the same table.
@Suite("Misbehaving sources")
struct MisbehaviourTests {
    /// One row of `docs/reference/misbehaving-sources.md`.
    struct Case: Sendable, CustomTestStringConvertible {
        var way: Misbehaviour
        var outcome: SourceVisit.Outcome
        /// With the server's address written as https://source.example; "" where nothing is wrong.
        var words: String
        /// Seconds after the first visit at which it is visited.
        var visits: [TimeInterval] = [0]
        /// Reports in the store at the end.
        var reports = 0

        init(
            _ way: Misbehaviour,
            _ outcome: SourceVisit.Outcome,
            _ words: String,
            visits: [TimeInterval] = [0],
            reports: Int = 0
        ) {
            self.way = way
            self.outcome = outcome
            self.words = words
            self.visits = visits
            self.reports = reports
        }

        var testDescription: String { way.rawValue }
    }

    private static let feed = "https://source.example/feed"
    private static let again = "It is tried again by itself."
    private static let look = "Look where the address leads and correct it."
    private static let notPublic =
        "which is not a public address. If it is yours and meant, add it to wire.allow_private in the configuration."
    private static let mended =
        "The feed breaks the rules of its format; what could be read of it was taken. Tell the source."

    static let cases: [Case] = [
        Case(
            .silence,
            .unavailable,
            "\(feed) has been silent for a second. \(again)"
        ),
        Case(
            .slowDrip,
            .unavailable,
            "\(feed) sends fewer than 500 bytes a second and was given up. \(again)"
        ),
        Case(
            .stall,
            .unavailable,
            "\(feed) sends fewer than 500 bytes a second and was given up. \(again)"
        ),
        Case(
            .endlessBody,
            .unusable,
            "\(feed) sent more than 2 MB, which is more than is read of it. Look whether the address is the feed's; nothing of it was kept."
        ),
        Case(
            .endlessHeaders,
            .unusable,
            "\(feed) sent more than 64 KB of header fields. Look whether the address is the feed's; nothing of it was kept."
        ),
        Case(
            .tooShort,
            .unavailable,
            "\(feed) broke off: less came than was announced. \(again)"
        ),
        Case(
            .tooLong,
            .news,
            mended,
            reports: 2
        ),
        Case(
            .halfClosed,
            .unavailable,
            "\(feed) broke off: less came than was announced. \(again)"
        ),
        Case(
            .reset,
            .unavailable,
            "\(feed) broke off: Failure when receiving data from the peer. \(again)"
        ),
        Case(
            .closes,
            .unavailable,
            "\(feed) closed the connection without an answer. \(again)"
        ),
        Case(
            .noHTTP,
            .unavailable,
            "\(feed) did not answer in HTTP. \(again)"
        ),
        Case(
            .chunkedGarbage,
            .unavailable,
            "\(feed) broke off: Failure when receiving data from the peer. \(again)"
        ),
        Case(
            .gzipBomb,
            .unusable,
            "\(feed) sent more than 2 MB, which is more than is read of it. Look whether the address is the feed's; nothing of it was kept."
        ),
        Case(
            .brokenGzip,
            .unavailable,
            "\(feed) is compressed in a way that cannot be undone. \(again)"
        ),
        Case(
            .metadata,
            .unusable,
            "\(feed) redirects. http://169.254.169.254/latest/meta-data/ leads to 169.254.169.254, \(notPublic)"
        ),
        Case(
            .loopbackName,
            .unusable,
            "\(feed) redirects. http://localhost:1/feed leads to 127.0.0.1, \(notPublic)"
        ),
        Case(
            .hexadecimalLoopback,
            .unusable,
            "\(feed) redirects. http://127.0.0.1:1/feed leads to 127.0.0.1, \(notPublic)"
        ),
        Case(
            .mappedLoopback,
            .unusable,
            "\(feed) redirects. http://[::ffff:127.0.0.1]:1/feed leads to ::ffff:7f00:1, \(notPublic)"
        ),
        Case(
            .file,
            .unusable,
            "\(feed) redirects to a place where we do not go. “file:///etc/passwd” is not http or https. Nothing else is fetched. \(look)"
        ),
        Case(
            .ftp,
            .unusable,
            "\(feed) redirects to a place where we do not go. “ftp://source.example/feed” is not http or https. Nothing else is fetched. \(look)"
        ),
        Case(
            .gopher,
            .unusable,
            "\(feed) redirects to a place where we do not go. “gopher://source.example/feed” is not http or https. Nothing else is fetched. \(look)"
        ),
        Case(
            .redirectLoop,
            .unusable,
            "\(feed) redirected more than 5 times, last to https://source.example/again. Open the address in a browser and give the source the one it ends at."
        ),
        Case(
            .movedForGood,
            .nothingNew,
            "The address has moved for good to https://source.example/new and was changed.",
            visits: [0, 900, 1800],
            reports: 2
        ),
        Case(
            .movedForNow,
            .nothingNew,
            "",
            visits: [0, 900, 1800, 2700],
            reports: 2
        ),
        Case(
            .alwaysNotModified,
            .news,
            "The server said that nothing had changed when it had; it is asked for the whole feed now.",
            visits: [0, 900, 8 * 86_400],
            reports: 2
        ),
        Case(
            .nothingButNotModified,
            .unavailable,
            "\(feed) answers that nothing has changed (304) although the whole feed was asked for. It is tried again by itself; if it stays so, tell the source."
        ),
        Case(
            .changingGuid,
            .nothingNew,
            "",
            visits: [0, 900, 1800],
            reports: 2
        ),
        Case(
            .sharedGuid,
            .nothingNew,
            "",
            visits: [0, 900],
            reports: 2
        ),
        Case(
            .futureDates,
            .news,
            "",
            reports: 1
        ),
        Case(
            .manyItems,
            .news,
            "",
            reports: 200
        ),
        Case(
            .tooManyRequests,
            .unavailable,
            "\(feed) says we ask too often (429). It is asked less often from now on, in 2 hours."
        ),
        Case(
            .unavailable,
            .unavailable,
            "\(feed) is out of order (503). It is tried again by itself, in 3 hours."
        ),
        Case(
            .serverError,
            .unavailable,
            "\(feed) is out of order (500). \(again)"
        ),
        Case(
            .notFound,
            .unusable,
            "\(feed) is not there (404). Look whether the address has changed."
        ),
        Case(
            .gone,
            .gone,
            "\(feed) is gone for good (410). Switch the source off, or give it a new address."
        ),
        Case(
            .password,
            .refused,
            "\(feed) wants a name and a password (401). Ask the source for an open address."
        ),
        Case(
            .webPage,
            .unusable,
            "\(feed) is a web page, not a feed. It names this one: https://source.example/rss.xml. Give the source that address."
        ),
        Case(
            .plainPage,
            .unusable,
            "\(feed) is a web page, not a feed, and names none. Add it as a page, or look for its feed."
        ),
        Case(
            .login,
            .unusable,
            "\(feed) asks to sign in or to consent instead of sending a feed. Ask the source for an open address."
        ),
        Case(
            .json,
            .unusable,
            "\(feed) is neither RSS nor Atom nor JSON Feed. Open it in a browser and look."
        ),
        Case(
            .truncatedXML,
            .news,
            "\(mended)",
            reports: 2
        ),
        Case(
            .wrongCharset,
            .news,
            "",
            reports: 2
        ),
        Case(
            .noContent,
            .unavailable,
            "\(feed) answers that there is nothing (204). It is tried again by itself; if it stays so, look at the address."
        ),
        Case(
            .emptyBody,
            .unavailable,
            "\(feed) is empty. It is tried again by itself; if it stays so, look at the address."
        ),
    ]

    @Test("each way of going wrong has its word and its sentence, and ends in time", arguments: cases)
    func table(_ row: Case) async throws {
        let server = try MisbehavingServer(row.way)
        defer { server.stop() }
        let store = try SQLiteStore.inMemory()
        let source = Sample.source("s", address: server.address)
        try await store.commit(Transaction([.saveSource(source)]))
        var options = Ingest.Options()
        options.readsPageBelow = 0
        options.maxFeedBytes = 2 << 20
        options.limits.total = .seconds(4)
        options.limits.silence = .seconds(1)
        options.limits.slowAfter = .milliseconds(600)
        // Its own port alone: every other place inside is as closed as it would be for an operator.
        let ingest = Ingest(
            store: store,
            client: HTTPClient(
                policy: try AddressPolicy(allowed: ["127.0.0.1:\(server.server.port)"]),
                userAgent: "Nutgraf test"
            ),
            options: options,
            chance: { 0.5 }
        )
        let began = ContinuousClock.now
        for offset in row.visits {
            let known = try #require(try await store.source("s"))
            _ = await ingest.ingest(known, now: FixedClock.start.addingTimeInterval(offset))
        }
        #expect(ContinuousClock.now - began < .seconds(9))

        let visit = try #require(try await store.visits(of: "s", limit: 1).first)
        let health = try #require(try await store.source("s")).health
        let said = (visit.message ?? "").replacing(
            "http://127.0.0.1:\(server.server.port)",
            with: "https://source.example"
        )
        // The machine decides which of its two loopback addresses the name has.
        .replacing("localhost:1/feed leads to ::1,", with: "localhost:1/feed leads to 127.0.0.1,")
        #expect(visit.outcome == row.outcome)
        #expect(said == row.words)
        if visit.outcome.isFailure {
            #expect(health.lastError == visit.message && health.failuresInARow == 1)
        } else {
            #expect(health.lastError == nil && health.failuresInARow == 0)
        }
        let reports = try await store.latestReports(of: "s", limit: 1_000)
        #expect(reports.count == row.reports)
        #expect(reports.allSatisfy { $0.revision.number == 1 })
        try await check(row.way, store, health)
    }

    /// What the words do not show.
    private func check(_ way: Misbehaviour, _ store: SQLiteStore, _ health: SourceHealth) async throws {
        let wait = health.nextFetch.map { $0.timeIntervalSince(FixedClock.start) } ?? 0
        switch way {
        case .tooManyRequests: #expect(wait >= 7_200)
        case .unavailable: #expect(wait >= 3 * 3_600)
        case .gone: #expect(try await store.sourcesDue(at: FixedClock.start.addingTimeInterval(1e8), limit: 1).isEmpty)
        case .movedForGood: #expect(try await store.source("s")?.address.hasSuffix("/new") == true)
        case .movedForNow: #expect(try await store.source("s")?.address.hasSuffix("/feed") == true)
        case .alwaysNotModified: #expect(health.distrustsValidators)
        case .futureDates:
            #expect(try await store.latestReports(of: "s", limit: 1).first?.revision.published == nil)
        default: break
        }
    }

    // MARK: The reference page

    static let page = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("../../../docs/reference/misbehaving-sources.md").standardizedFileURL

    static var tableText: String {
        "| the source … | in a word | what its page says |\n|---|---|---|\n"
            + cases.map { row in
                "| \(row.way.rawValue) | \(row.outcome.rawValue) | \(row.words.isEmpty ? "–" : row.words) |\n"
            }.joined()
    }

    @Test("the reference page says what happens")
    func reference() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let isTrue = text.contains(Self.tableText)
        #expect(isTrue, "docs/reference/misbehaving-sources.md is out of date; its table should be:\n\(Self.tableText)")
    }

    @Test("every way is in the table, once")
    func complete() {
        #expect(Set(Self.cases.map(\.way)) == Set(Misbehaviour.allCases))
        #expect(Self.cases.count == Misbehaviour.allCases.count)
        #expect(Self.cases.count >= 20)
    }
}

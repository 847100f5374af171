import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import Outbound
import StoreSQLite
import Synchronization
import Testing

@testable import Wire

/// Visits, deliveries and people's acts that cross each other.
@Suite("What happens meanwhile")
struct MeanwhileTests {
    private let store: SQLiteStore
    private let ingest: Ingest
    private let start = FixedClock.start

    init() throws {
        store = try SQLiteStore.inMemory()
        var options = Ingest.Options()
        options.gapPerHost = .seconds(40)
        ingest = Ingest(
            store: store,
            client: HTTPClient(policy: try AddressPolicy(allowed: ["127.0.0.1"]), userAgent: "Nutgraf test"),
            options: options,
            chance: { 0.5 }
        )
    }

    private static func feed(_ title: String, _ link: String) -> [UInt8] {
        let item =
            "<item><guid>1</guid><title>\(title)</title><link>\(link)</link><description>Short.</description></item>"
        return Array("<rss version=\"2.0\"><channel><title>T</title>\(item)</channel></rss>".utf8)
    }

    private static func page(_ word: String) -> String {
        let paragraph =
            "The ministry said on Tuesday that the \(word) rules for ports would come into force in the spring. "
        let body = (0..<8).map { "<p>\(paragraph)Paragraph number \($0) adds a little more to what was said.</p>" }
            .joined()
        return "<html><head><title>Rules</title></head><body><article><h1>Rules</h1>\(body)</article></body></html>"
    }

    @Test("the few words that a hub brings do not replace the page's text; a new headline has the page read again")
    func thinDelivery() async throws {
        let title = Mutex("Rules")
        let word = Mutex("new")
        let link = Mutex("")
        let server = try LoopbackServer { request in
            request.path == "/feed"
                ? .answer(body: Self.feed(title.withLock { $0 }, link.withLock { $0 }))
                : .text(Self.page(word.withLock { $0 }), type: "text/html; charset=utf-8")
        }
        defer { server.stop() }
        link.withLock { $0 = server.url("/page") }
        let source = Sample.source(address: server.url("/feed"))
        try await store.commit(Transaction([.saveSource(source)]))
        let first = await ingest.ingest(source, now: start)
        let item = try #require(first.new.first)

        let same = Self.feed("Rules", server.url("/page"))
        let brought = try await ingest.ingest(pushed: same, contentType: nil, for: source, now: start)
        #expect(brought.stored == 0)
        #expect(try await store.revisions(of: item).count == 1)
        #expect(try await store.source(source.id)?.wantedSince == nil)

        title.withLock { $0 = "Rules, corrected" }
        word.withLock { $0 = "corrected" }
        let other = Self.feed("Rules, corrected", server.url("/page"))
        #expect(try await ingest.ingest(pushed: other, contentType: nil, for: source, now: start).stored == 0)
        let wanted = try #require(try await store.source(source.id))
        #expect(wanted.wantedSince != nil)
        _ = await ingest.ingest(wanted, now: start.addingTimeInterval(60))
        let newest = try #require(try await store.revisions(of: item).last)
        #expect(newest.title == "Rules, corrected" && newest.text.contains("the corrected rules"))
    }

    @Test("a visit that somebody wants and that must wait is not due at once again")
    func postponedWish() async throws {
        // Refused before anything is sent, but the host's moment is taken.
        var source = Sample.source(address: "http://10.0.0.1/feed")
        try await store.commit(Transaction([.saveSource(source), .trySource(source.id, start)]))
        _ = await ingest.ingest(source, now: start)
        try await store.commit(Transaction([.trySource(source.id, start.addingTimeInterval(1))]))
        source = try #require(try await store.source(source.id))
        let later = start.addingTimeInterval(2)
        let outcome = await ingest.ingest(source, now: later)
        #expect(outcome.notes.contains { $0.contains("waiting") })
        #expect(try await store.sourcesDue(at: later, limit: 5).isEmpty)
        #expect(try await store.source(source.id)?.wantedSince != nil)
        #expect(try await store.sourcesDue(at: later.addingTimeInterval(300), limit: 5).count == 1)
    }

    @Test("a folder is read again only once something in it has changed")
    func folder() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wire-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("A title\n\nA paragraph.".utf8).write(to: folder.appendingPathComponent("a.txt"))
        let id: SourceID = "files"
        try await store.commit(Transaction([.saveSource(Sample.source(id, kind: .file, address: folder.path))]))
        func visit() async throws -> IngestOutcome {
            await ingest.ingest(try #require(try await store.source(id)), now: start)
        }
        #expect(try await visit().new.count == 1)
        #expect(try await visit().notModified)
        try Data("Another\n\nA second text.".utf8).write(to: folder.appendingPathComponent("b.txt"))
        let third = try await visit()
        #expect(third.new.count == 1 && third.unchanged == 1)
    }
}

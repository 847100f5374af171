import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import Outbound
import StoreSQLite
import Synchronization
import Testing
import Wire

@Suite("Ingest")
struct IngestTests {
    private func ingest(_ store: any NewsStore, readsPageBelow: Int = 0) throws -> Ingest {
        var options = Ingest.Options()
        options.readsPageBelow = readsPageBelow
        return Ingest(
            store: store,
            client: HTTPClient(policy: try AddressPolicy(allowed: ["127.0.0.1"]), userAgent: "Nutgraf test"),
            options: options,
            chance: { 0.5 }
        )
    }

    private static func rss(_ items: [(guid: String, title: String, text: String, link: String)]) -> [UInt8] {
        let body = items.map {
            "<item><guid isPermaLink=\"false\">\($0.guid)</guid><title>\($0.title)</title><link>\($0.link)</link>"
                + "<description>\($0.text)</description><pubDate>Tue, 11 Feb 2025 13:10:00 GMT</pubDate></item>"
        }
        return Array("<rss version=\"2.0\"><channel><title>T</title>\(body.joined())</channel></rss>".utf8)
    }

    @Test("a feed's items are stored once, a changed text is a new revision, unchanged ones are no news")
    func revisions() async throws {
        let store = try SQLiteStore.inMemory()
        let second = Mutex(false)
        let server = try LoopbackServer { _ in
            .answer(
                body: Self.rss([
                    ("g1", "First", "The text that stays as it is.", "https://x.example/1"),
                    (
                        "g2", "Second", second.withLock { $0 } ? "The text has changed." : "The text as it was.",
                        "https://x.example/2"
                    ),
                ])
            )
        }
        defer { server.stop() }
        let source = Sample.source(address: server.url("/feed"))
        try await store.commit(Transaction([.saveSource(source)]))
        let ingest = try ingest(store)

        let first = await ingest.ingest(source, now: FixedClock.start)
        #expect(first.new.count == 2 && first.failure == nil && first.problems.isEmpty)
        second.withLock { $0 = true }
        let again = await ingest.ingest(source, now: FixedClock.start.addingTimeInterval(600))
        #expect(again.new.isEmpty && again.revised.count == 1 && again.unchanged == 1)

        let item = try #require(again.revised.first)
        let revisions = try await store.revisions(of: item)
        #expect(revisions.map(\.text) == ["The text as it was.", "The text has changed."])
        #expect(revisions.allSatisfy { $0.contentHash.count == 64 && $0.published != nil })
        let events = try await store.events(after: 0, limit: 100)
        #expect(events.count { $0.kind == .report } == 3)
        let work = try await store.claim(
            .gather,
            limit: 10,
            now: FixedClock.start.addingTimeInterval(700),
            leaseEnd: FixedClock.start.addingTimeInterval(800)
        )
        #expect(work.count == 2)
    }

    @Test("the second visit is conditional, and 304 is a success without news")
    func conditional() async throws {
        let store = try SQLiteStore.inMemory()
        let server = try LoopbackServer { request in
            request.header("If-None-Match") == "\"v1\""
                ? .status(304)
                : .answer(
                    body: Self.rss([("g", "One", "Some text.", "https://x.example/1")]),
                    headers: ["ETag": "\"v1\""]
                )
        }
        defer { server.stop() }
        let source = Sample.source(address: server.url("/feed"))
        try await store.commit(Transaction([.saveSource(source)]))
        let ingest = try ingest(store)
        _ = await ingest.ingest(source, now: FixedClock.start)
        let stored = try #require(try await store.source(source.id))
        #expect(stored.health.etag == "\"v1\"")
        let outcome = await ingest.ingest(stored, now: FixedClock.start.addingTimeInterval(900))
        #expect(outcome.notModified && outcome.failure == nil && outcome.stored == 0)
        let after = try #require(try await store.source(source.id)).health
        #expect(after.failuresInARow == 0)
        #expect(after.lastSucceeded == FixedClock.start.addingTimeInterval(900))
    }

    @Test("a failure is put into words, counted, and waits as long as the server asks")
    func failure() async throws {
        let store = try SQLiteStore.inMemory()
        let server = try LoopbackServer { request in
            request.path == "/busy"
                ? .status(429, headers: ["Retry-After": "7200"]) : .text("<html><body>Hello</body></html>")
        }
        defer { server.stop() }
        let ingest = try ingest(store)
        // The busy answer comes last: it closes the whole host to us.
        for (path, words) in [("/page", "web page"), ("/busy", "429")] {
            let source = Sample.source(SourceID("s" + path.dropFirst()), address: server.url(path))
            try await store.commit(Transaction([.saveSource(source)]))
            let outcome = await ingest.ingest(source, now: FixedClock.start)
            let health = try #require(try await store.source(source.id)).health
            #expect(outcome.failure?.contains(words) == true)
            #expect(health.lastError == outcome.failure)
            #expect(health.failuresInARow == 1 && health.lastSucceeded == nil)
            let wait = try #require(health.nextFetch).timeIntervalSince(FixedClock.start)
            #expect(path == "/busy" ? wait >= 7_200 : wait < 7_200)
        }
    }

    @Test("one item without words does not stop the others")
    func badItem() async throws {
        let store = try SQLiteStore.inMemory()
        let server = try LoopbackServer { _ in
            .answer(body: Self.rss([("empty", "", "", ""), ("g", "Good", "A good text.", "https://x.example/1")]))
        }
        defer { server.stop() }
        let source = Sample.source(address: server.url("/feed"))
        try await store.commit(Transaction([.saveSource(source)]))
        let outcome = await (try ingest(store)).ingest(source, now: FixedClock.start)
        #expect(outcome.new.count == 1 && outcome.problems.count == 1 && outcome.failure == nil)
    }

    @Test("a short item gets its page's text, once; robots.txt is heeded")
    func pages() async throws {
        let store = try SQLiteStore.inMemory()
        let paragraph =
            "The ministry said on Tuesday that the new rules for ports would come into force in the spring of next year. "
        let page =
            "<html><head><title>Rules</title></head><body><article><h1>Rules</h1>"
            + (0..<6).map { "<p>\(paragraph)Paragraph number \($0) adds a little more to it.</p>" }.joined()
            + "</article></body></html>"
        let base = Mutex("")
        let server = try LoopbackServer { request in
            let root = base.withLock { $0 }
            switch request.path {
            case "/feed":
                return .answer(
                    body: Self.rss([
                        ("a", "Rules", "Short.", root + "/open"), ("b", "Closed", "Short too.", root + "/closed"),
                    ])
                )
            case "/robots.txt": return .text("User-agent: *\nDisallow: /closed\n")
            default: return .text(page, type: "text/html; charset=utf-8")
            }
        }
        defer { server.stop() }
        base.withLock { $0 = server.url("") }
        let source = Sample.source(address: server.url("/feed"))
        try await store.commit(Transaction([.saveSource(source)]))
        let ingest = try ingest(store, readsPageBelow: 600)
        let outcome = await ingest.ingest(source, now: FixedClock.start)
        #expect(outcome.new.count == 2)
        #expect(outcome.problems.contains { $0.contains("robots.txt") })
        let texts = try await store.reports(outcome.new).map(\.revision.text)
        #expect(texts.contains { $0.contains("come into force in the spring") })
        #expect(texts.contains("Short too."))
        _ = await ingest.ingest(source, now: FixedClock.start.addingTimeInterval(900))
        #expect(server.requests.count { $0.path == "/open" } == 1)
        #expect(!server.requests.contains { $0.path == "/closed" })
    }

    @Test("a submission is stored under the same id however often it is sent")
    func submission() async throws {
        let store = try SQLiteStore.inMemory()
        let source = Sample.source("api", kind: .api, address: "")
        try await store.commit(Transaction([.saveSource(source)]))
        let ingest = try ingest(store)
        let submission = Submission(key: "42", title: "Cafe\u{301} opens", html: "<p>One.</p><p>Two.</p>")
        let first = try await ingest.ingest(submission, as: source, now: FixedClock.start)
        let second = try await ingest.ingest(submission, as: source, now: FixedClock.start.addingTimeInterval(5))
        #expect(first == second)
        let report = try #require(try await store.reports([first]).first)
        #expect(report.revision.number == 1)
        #expect(report.revision.text == "One.\nTwo.")
        #expect(Array(report.revision.title.unicodeScalars).contains("é"))
        await #expect(throws: WireError.self) {
            try await ingest.ingest(Submission(title: " ", text: "\n"), as: source, now: FixedClock.start)
        }
    }

    @Test("files of a folder are read by kind: text, mail, page")
    func files() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wire-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("A title\n\nA first paragraph.\nA second.".utf8).write(to: folder.appendingPathComponent("a.txt"))
        let mail = """
            From: =?UTF-8?Q?Zo=C3=AB_Marsh?= <press@x.example>\r
            Subject: =?UTF-8?B?UmVzdWx0cyBmb3IgTWF5?=\r
            Date: Tue, 11 Feb 2025 13:10:00 +0000\r
            Content-Type: multipart/alternative; boundary="b1"\r
            \r
            --b1\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            Sales rose by 4 =E2=82=AC mil=\r
            lion.\r
            \r
            More is said.\r
            --b1\r
            Content-Type: text/html\r
            \r
            <p>Sales</p>\r
            --b1--\r

            """
        try Data(mail.utf8).write(to: folder.appendingPathComponent("b.eml"))
        try Data("ignored".utf8).write(to: folder.appendingPathComponent("c.bin"))
        let store = try SQLiteStore.inMemory()
        let source = Sample.source("files", kind: .file, address: folder.path)
        try await store.commit(Transaction([.saveSource(source)]))
        let outcome = await (try ingest(store)).ingest(source, now: FixedClock.start)
        #expect(outcome.new.count == 2 && outcome.failure == nil)
        let reports = try await store.reports(outcome.new)
        #expect(reports.map(\.revision.title) == ["A title", "Results for May"])
        #expect(reports.last?.revision.text == "Sales rose by 4 € million.\nMore is said.")
        #expect(reports.last?.revision.author == "Zoë Marsh")
        let missing = await (try ingest(store)).ingest(
            Sample.source("none", kind: .file, address: "/nowhere/at/all"),
            now: FixedClock.start
        )
        #expect(missing.failure?.contains("/nowhere/at/all") == true)
    }
}

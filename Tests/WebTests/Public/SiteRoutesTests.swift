import Foundation
import HTTPTypes
import Logging
import NewsModel
import NewsStore
import Press
import Registry
import StoreSQLite
import Testing
import Web

@Suite("The public site over HTTP")
struct SiteRoutesTests {
    @Test("pages, feeds and files answer with their types, tags and policies")
    func answers() async throws {
        let news = try await PublishedNews()
        for (path, type, holds) in [
            ("/", "text/html", "Minister declines"), ("/stories/declines", "text/html", "<a class=\"quotation\""),
            ("/sections/policy", "text/html", "Minister declines"), ("/tickers/nvda", "text/html", "$NVDA"),
            ("/topics/medtop:11000000", "text/html", "Politics and government"),
            ("/feed.xml", "application/rss+xml", "<rss"),
            ("/atom.xml", "application/atom+xml", "<feed"), ("/feed.json", "application/feed+json", "jsonfeed.org"),
            ("/sections/policy/feed.xml", "application/rss+xml", "<rss"),
            ("/sitemap.xml", "application/xml", "<urlset"),
            ("/news-sitemap.xml", "application/xml", "news:title"), ("/robots.txt", "text/plain", "Sitemap:"),
            ("/stories/declines/receipt.json", "application/json", "nutgraf-receipt-1"),
            ("/stories/declines/receipts/1.json", "application/json", "nutgraf-receipt-1"),
            ("/stories/declines/ninjs.json", "application/json", "\"ninjs\""),
            ("/corrections", "text/html", "Corrections"),
            ("/how-we-work", "text/html", "nutgraf verify"), (SitePath.keys, "application/jwk-set+json", "Ed25519"),
            (Stylesheet.site.path, "text/css", "--paper"), ("/register", "text/html", "Bletchley"),
        ] {
            let answer = try await news.browser.get(path)
            #expect(answer.status == 200, "\(path)")
            #expect(answer.headers[.contentType]?.hasPrefix(type) == true, "\(path)")
            #expect(answer.body.contains(holds), "\(path)")
            #expect(type != "text/html" || !answer.body.contains("&lt;"), "\(path): no markup of ours is shown as text")
            #expect(answer.headers[.eTag]?.hasPrefix("\"") == true, "\(path)")
            #expect(answer.headers[.contentSecurityPolicy]?.contains("script-src 'self'") == true, "\(path)")
        }
    }

    @Test("a reader who has a page already gets 304, by tag or by time")
    func conditional() async throws {
        let news = try await PublishedNews()
        let first = try await news.browser.get("/stories/declines")
        let tag = try #require(first.headers[.eTag])
        let modified = try #require(first.headers[.lastModified])
        for headers: HTTPFields in [
            [.ifNoneMatch: tag], [.ifNoneMatch: "\"other\", W/\(tag)"], [.ifNoneMatch: "*"],
            [.ifModifiedSince: modified],
        ] {
            let again = try await news.browser.get("/stories/declines", headers: headers)
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
            #expect(again.headers[.eTag] == tag)
        }
        for headers: HTTPFields in [
            [.ifNoneMatch: "\"other\""], [.ifModifiedSince: "nonsense"],
            [.ifNoneMatch: "\"other\"", .ifModifiedSince: modified],
        ] {
            #expect(try await news.browser.get("/stories/declines", headers: headers).status == 200)
        }
    }

    @Test("what does not exist is 404, however it is spelt")
    func missing() async throws {
        let news = try await PublishedNews()
        for path in [
            "/stories/nope", "/stories/%00", "/stories/..%2F..%2Fetc", "/stories/declines/receipts/99.json",
            "/stories/declines/receipts/-1.json", "/stories/declines/receipts/1", "/sections/nope", "/tickers/%FF",
            "/register/nope", "/assets/site-0000000000.css", "/stories/" + String(repeating: "a", count: 3_000),
        ] {
            let answer = try await news.browser.get(path)
            #expect(answer.status == 404, "\(path)")
        }
    }

    @Test("redirects go to fixed addresses of ours")
    func redirects() async throws {
        let news = try await PublishedNews()
        for path in ["/rss", "/feed", "/rss?next=//evil.example"] {
            let answer = try await news.browser.get(path)
            #expect(answer.status == 301)
            #expect(answer.location == "/feed.xml")
        }
        let odd = try await news.browser.get("//evil.example/stories/declines")
        #expect(odd.location == nil)
    }

    @Test("a retracted story answers 410")
    func retracted() async throws {
        let news = try await PublishedNews()
        _ = try await news.publisher.retract("story", note: "It was another minister.", actor: "boss")
        news.site.forget()
        let answer = try await news.browser.get("/stories/declines")
        #expect(answer.status == 410)
        #expect(answer.body.contains("It was another minister."))
        #expect(try await news.browser.get("/stories/declines", headers: [.ifNoneMatch: "*"]).status == 410)
    }

    @Test("the register shows an instrument as table, timeline and counts, as of any day, and as files")
    func register() async throws {
        let news = try await PublishedNews()
        let instrument = try #require(RegisterSeed.instruments.first { $0.title.contains("Bletchley") })
        let path = SitePath.instrument(instrument.id)
        let page = try await news.browser.get(path)
        #expect(page.status == 200)
        #expect(page.body.contains("<th scope=\"row\">United Kingdom"))
        #expect(page.body.contains("On the official list"))
        #expect(page.body.contains("<svg class=\"timeline\"") && !page.body.contains("&lt;"))
        let earlier = try await news.browser.get(path + "?as-of=2020-01-01")
        #expect(earlier.body.contains("No positions are known."))
        #expect(try await news.browser.get(path + "?as-of=tomorrow").status == 400)
        let csv = try await news.browser.get(path + "/data.csv")
        #expect(csv.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(csv.headers[.contentDisposition]?.hasPrefix("attachment") == true)
        #expect(csv.body.contains("United Kingdom"))
        let json = try await news.browser.get(path + "/data.json")
        #expect(json.body.contains("\"rows\""))
    }
}

/// A site with one published story and the register's seed.
private struct PublishedNews {
    let site: Site
    let publisher: Publisher
    let browser: Browser

    static let noon = Date(timeIntervalSince1970: 1_739_286_245)

    init() async throws {
        let store = try SQLiteStore.inMemory()
        let key = SigningKey.generate()
        let masthead = Masthead(
            name: "The Example",
            base: "https://news.example",
            sections: [.init(key: "policy", title: "Policy")]
        )
        site = Site(store: store, masthead: masthead, keys: [key.verification], now: { Self.noon })
        publisher = Publisher(store: store, masthead: masthead, key: key, now: { Self.noon })
        try await store.commit(Transaction(RegisterSeed.changes(now: Self.noon)))
        try await Self.publish(into: store, with: publisher)
        let hub = LiveHub(store: store)
        browser = Browser(
            WebServer(
                store: store,
                hub: hub,
                groups: [SiteRoutes(site: site), RegisterRoutes(store: store, site: site)],
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
        )
    }

    private static func publish(into store: SQLiteStore, with publisher: Publisher) async throws {
        let text = "“We will not sign,” the minister said."
        let source = Source(id: "wire", name: "Wire", kind: .feed, address: "https://wire.example")
        let item = SourceItem(
            id: "item",
            source: "wire",
            outlet: "Wire",
            address: "https://wire.example/1",
            licence: .copyright,
            firstSeen: noon
        )
        let revision = Revision(
            item: "item",
            number: 1,
            fetched: noon,
            title: "No",
            text: text,
            contentHash: Digest.content(title: "No", text: text)
        )
        let draft = Draft(
            headline: DraftSentence("Minister declines to sign", author: .machine),
            blocks: [DraftBlock(section: "lead", purpose: .lead, sentences: [DraftSentence(text, author: .machine)])],
            origin: DraftOrigin(drafter: "extractive")
        )
        let ref = VersionRef(story: "story", version: 1)
        let digest = Digest.sha256(draft.text)
        let start = draft.layout.sentences[1].span.start
        let words = "“We will not sign,”"
        let claim = Claim(
            kind: .quotation,
            verdict: .supported,
            severity: .none,
            span: Span(start, start + words.utf8.count),
            text: words,
            evidence: [ClaimEvidence(source: 0, span: Span(0, words.utf8.count), text: words)]
        )
        let sources = [RevisionRef(item: "item", revision: 1)]
        let report = CheckReport(
            verdict: .supported,
            score: 1,
            claims: [claim],
            sentences: [],
            sources: sources,
            checker: "checks 1"
        )
        try await store.commit(
            Transaction([
                .saveSource(source), .addRevision(item, revision),
                .addStory(
                    Story(
                        id: "story",
                        cluster: nil,
                        slug: "declines",
                        section: "policy",
                        created: noon,
                        headline: "Minister declines to sign"
                    )
                ),
                .addVersion(
                    Version(
                        story: "story",
                        number: 1,
                        draft: draft,
                        sources: sources,
                        tags: Tags(tickers: ["NVDA"], topics: ["medtop:11000000"]),
                        made: noon,
                        digest: digest
                    )
                ),
                .addCheck(CheckRecord(version: ref, digest: digest, report: report, made: noon)),
                .addSignOff(
                    SignOff(
                        version: ref,
                        digest: digest,
                        editor: "ada",
                        editorName: "Ada Byron",
                        accountable: "Grace Hopper",
                        made: noon
                    )
                ),
            ])
        )
        _ = try await publisher.publish(ref)
    }
}

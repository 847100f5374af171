import Formats
import Foundation
import NewsModel
import NewsStore
import Press
import Testing

@Suite("Site")
struct SiteTests {
    private func text(_ site: Site, _ address: SiteAddress) async throws -> String {
        String(decoding: try #require(try await site.answer(address)).body, as: UTF8.self)
    }

    @Test("a quotation on the page is a link to the passage that proves it, with outlet, address and time")
    func storyPage() async throws {
        let room = try await Newsroom()
        let publication = try await room.publishSigned(try await room.add())
        let page = try await text(room.site(), .story(slug: publication.slug))
        #expect(
            page.contains("<a class=\"quotation\" href=\"#p3\">“We believe that excessive regulation")
                || page.contains("<a class=\"quotation\" href=\"#p2\">“We believe")
        )
        #expect(
            page.contains(
                "<mark>We believe that excessive regulation of the AI sector could kill a transformative industry just as it&#39;s taking off,</mark>"
            )
        )
        #expect(page.contains("<cite>Office of the Vice President</cite>, <a href=\"https://speech.example/remarks\""))
        #expect(page.contains("Retrieved <time datetime=\"2025-02-11T14:04:05Z\">"))
        #expect(page.contains("<a class=\"figure\" href=\"#p1\">About 60 countries</a>"))
        #expect(page.contains("https://harbour.example/paris?a=1&amp;b=2"))
        #expect(page.contains("\"@type\": \"NewsArticle\""))
        #expect(page.contains("Reviewed and signed off by Ada Byron"))
        #expect(page.contains("7 of 7 claims traced"))
    }

    @Test("no page needs a script, an inline style or anything from elsewhere")
    func policy() async throws {
        let room = try await Newsroom()
        let publication = try await room.publishSigned(try await room.add())
        let site = room.site()
        for address in [
            SiteAddress.page(.all), .story(slug: publication.slug), .page(.section("technology")),
            .page(.ticker("NVDA")),
            .method, .corrections,
        ] {
            let page = try await text(site, address)
            #expect(!page.contains(" style="), "\(address)")
            #expect(!page.contains("<style"), "\(address)")
            #expect(!page.contains("&lt;"), "\(address): no markup of ours is shown as text")
            #expect(!page.contains(" onclick"), "\(address)")
            let scripts = page.components(separatedBy: "<script").dropFirst()
            #expect(scripts.allSatisfy { $0.hasPrefix(" type=\"application/ld+json\">") }, "\(address)")
            #expect(page.contains("href=\"\(Stylesheet.site.path)\""))
            #expect(page.contains("<a class=\"skip\" href=\"#main\">") && page.contains("<main id=\"main\">"))
            #expect(page.components(separatedBy: "<h1").count == 2, "\(address) has one first heading")
        }
    }

    @Test("a hostile headline is text on every page and in every file")
    func hostile() async throws {
        let room = try await Newsroom()
        let headline = "</script><script>alert(1)</script> \"><img src=x onerror=alert(2)> ' & ]]>"
        let publication = try await room.publishSigned(try await room.add(draft: Newsroom.draft(headline: headline)))
        let site = room.site()
        for address in [
            SiteAddress.page(.all), .story(slug: publication.slug), .page(.section("technology")), .feed(.all, .rss),
            .feed(.all, .atom), .newsSitemap,
        ] {
            let content = try await text(site, address)
            #expect(!content.contains("<script>alert"), "\(address)")
            #expect(!content.contains("<img"), "\(address)")
            #expect(!content.contains("]]>"), "\(address)")
        }
        let json = try await text(site, .ninjs(slug: publication.slug))
        #expect(json.contains("</script><script>alert(1)</script> \\\"><img"))
        let receipt = try Receipt.read(Data(try await text(site, .receipt(slug: publication.slug, version: nil)).utf8))
        #expect(receipt.story.headline == headline)
    }

    @Test("links to sources are web addresses or no links")
    func sourceLinks() {
        #expect(SafeLink.address("https://a.example/b") == "https://a.example/b")
        for bad in [
            "javascript:alert(1)", "data:text/html,x", "//a.example", "https://a b", "https:\\\\a", "\u{1}https://a",
            "JAVASCRIPT:x",
        ] {
            #expect(SafeLink.address(bad) == nil, "\(bad)")
        }
    }

    @Test("a publication shows at once after forget, and without it when its event is seen")
    func freshness() async throws {
        let room = try await Newsroom()
        let time = Mutable(Newsroom.noon)
        let site = Site(store: room.store, masthead: room.masthead, keys: [room.key.verification], now: { time.value })
        let before = try #require(try await site.answer(.page(.all)))
        #expect(String(decoding: before.body, as: UTF8.self).contains("Nothing has been published yet"))
        try await room.publishSigned(try await room.add())
        #expect(try await site.answer(.page(.all)) == before, "within half a second the memory answers")
        time.value = Newsroom.noon.addingTimeInterval(1)
        let after = try #require(try await site.answer(.page(.all)))
        #expect(after.tag != before.tag)
        #expect(String(decoding: after.body, as: UTF8.self).contains(Newsroom.headline.replacing("&", with: "&amp;")))
    }

    @Test("a retracted story answers 410 with its reason, leaves the lists and stays in the feeds as a notice")
    func retraction() async throws {
        let room = try await Newsroom()
        let publication = try await room.publishSigned(try await room.add())
        _ = try await room.publisher(at: Newsroom.noon.addingTimeInterval(60))
            .retract(publication.version.story, note: "The list was misread.", actor: "boss")
        let site = room.site(at: Newsroom.noon.addingTimeInterval(120))
        let answer = try #require(try await site.answer(.story(slug: publication.slug)))
        #expect(answer.status == 410)
        let page = String(decoding: answer.body, as: UTF8.self)
        #expect(page.contains("The list was misread."))
        #expect(!page.contains("About 60 countries"))
        #expect(page.contains("noindex"))
        #expect(try await !text(site, .page(.all)).contains(publication.slug))
        #expect(try await !text(site, .newsSitemap).contains(publication.slug))
        #expect(try await !text(site, .sitemap).contains(publication.slug))
        #expect(try await text(site, .feed(.all, .rss)).contains("Retraction: The list was misread."))
        #expect(try await text(site, .corrections).contains("The list was misread."))
        #expect(try await text(site, .ninjs(slug: publication.slug)).contains("\"canceled\""))
    }

    @Test("what does not exist is nothing: slugs, versions, sections, tickers")
    func missing() async throws {
        let room = try await Newsroom()
        let publication = try await room.publishSigned(try await room.add())
        let site = room.site()
        for address in [
            SiteAddress.story(slug: "nope"), .receipt(slug: publication.slug, version: 9), .ninjs(slug: "nope"),
            .page(.section("nope")), .page(.ticker("NOPE")), .page(.topic("nope")), .feed(.ticker("NOPE"), .rss),
        ] {
            #expect(try await site.answer(address) == nil, "\(address)")
        }
        #expect(try await site.answer(.page(.section("markets"))) != nil, "a section of the masthead may be empty")
        #expect(try await site.answer(.receipt(slug: publication.slug, version: 1)) != nil)
    }

    @Test("keys, robots and sitemap say where things are")
    func fixed() async throws {
        let room = try await Newsroom()
        let site = room.site()
        #expect(try await text(site, .keys).contains(room.key.verification.id))
        #expect(try await text(site, .robots).contains("Sitemap: https://news.example.org/news-sitemap.xml"))
        #expect(try await text(site, .sitemap).contains("<loc>https://news.example.org/sections/technology</loc>"))
        #expect(try await site.answer(.stylesheet)?.caching == .forever)
    }

    @Test("path segments are encoded")
    func paths() {
        #expect(SitePath.ticker("BRK.B") == "/tickers/BRK.B")
        #expect(SitePath.story("../a b/ü?") == "/stories/..%2Fa%20b%2F%C3%BC%3F")
        #expect(SitePath.story("..") == "/stories/%2E%2E")
    }
}

@Suite("Disclosure")
struct DisclosureTests {
    @Test(
        "the source type follows from who wrote what",
        arguments: [
            ([DraftSentence.Author.machine], "algorithmicMedia", 1_000), ([.machine, .human], "algorithmicMedia", 500),
            ([.model], "trainedAlgorithmicMedia", 1_000),
            ([.model, .human], "compositeWithTrainedAlgorithmicMedia", 500),
            ([.model, .machine], "compositeWithTrainedAlgorithmicMedia", 1_000), ([.human], "digitalCreation", 0),
        ]
    )
    func sourceType(_ authors: [DraftSentence.Author], _ expected: String, _ permille: Int) {
        let block = DraftBlock(
            section: "body",
            purpose: .body,
            sentences: authors.map { DraftSentence("Twelve chars", author: $0) }
        )
        let share = MachineShare(block)
        #expect(share.digitalSource.rawValue == expected)
        #expect(share.permille == permille)
    }

    @Test("a share is never rounded to none or all when both wrote")
    func rounding() {
        let long = DraftSentence(String(repeating: "x", count: 100_000), author: .machine)
        let short = DraftSentence("y", author: .human)
        let block = DraftBlock(section: "body", purpose: .body, sentences: [long, short])
        #expect(MachineShare(block).permille == 999)
    }

    @Test("it says what the machine did, what was proved, who reviewed and who answers")
    func words() async throws {
        let room = try await Newsroom()
        let ref = try await room.add()
        try await room.sign(ref)
        let disclosure = Disclosure(try await Edition.load(ref, from: room.store)).text
        #expect(disclosure.full.count == 3)
        #expect(disclosure.full[0].contains("without a language model"))
        #expect(disclosure.full[1].contains("7 claims in it were checked against 3 reports: 7 supported"))
        #expect(
            disclosure.full[2]
                == "Reviewed and signed off by Ada Byron on 11 February 2025, 15:03 UTC. Grace Hopper holds editorial responsibility."
        )
        #expect(
            disclosure.short
                == "(Assembled by a program and edited; reviewed by Ada Byron; Grace Hopper holds editorial responsibility.)"
        )
    }

    @Test("a model is named")
    func model() async throws {
        let room = try await Newsroom()
        var draft = Newsroom.draft(author: .model)
        draft.origin = DraftOrigin(drafter: "small-writer-7b")
        let ref = try await room.add(draft: draft)
        let disclosure = Disclosure(try await Edition.load(ref, from: room.store)).text
        #expect(disclosure.full[0].contains("in part by the language model small-writer-7b"))
        #expect(disclosure.full.last == "Nobody has reviewed this text.")
    }
}

/// A value that a test changes while the code under test reads it.
private final class Mutable: @unchecked Sendable {
    // Guarded by the lock: one test writes, the site reads.
    private let lock = NSLock()
    private var stored: Date

    init(_ value: Date) { stored = value }

    var value: Date {
        get { lock.withLock { stored } }
        set { lock.withLock { stored = newValue } }
    }
}

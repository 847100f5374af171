import Desk
import Foundation
import HTTPTypes
import Hummingbird
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Testing
import Web

@Suite("Sources in the browser")
struct SourcePagesTests {
    private func visits(_ house: Newsroom) async throws {
        var health = SourceHealth()
        health.lastSucceeded = house.clock.now.addingTimeInterval(-3600)
        health.lastTried = house.clock.now
        health.lastError = "wire.example is out of order (503). We come back later."
        health.failuresInARow = 2
        let failed = SourceVisit(
            at: house.clock.now,
            outcome: .unavailable,
            status: 503,
            milliseconds: 1_300,
            bytes: 12_345,
            message: health.lastError
        )
        try await house.store.commit(Transaction([.setHealth("source", health), .addVisit("source", failed)]))
    }

    @Test("the list says how each fares, in words, and can show only those with trouble")
    func list() async throws {
        let house = try await Newsroom(headline: "The Wire")
        try await visits(house)
        try await house.store.commit(
            Transaction([.saveSource(Sample.source("calm", name: "Calm Daily", address: "https://calm.example/rss"))])
        )
        let browser = try await house.browser(.reporter)
        let all = try await browser.get("/desk/sources").body
        #expect(all.contains("failed 2 times") && all.contains("out of order (503)"))
        #expect(all.contains("not visited yet") && all.contains("Calm Daily"))
        #expect(all.contains("1 source has trouble"))
        #expect(all.contains("<svg class=\"spark\""))
        #expect(!all.contains("/desk/sources/add"))
        let trouble = try await browser.get("/desk/sources?trouble=1").body
        #expect(trouble.contains("The Wire") && !trouble.contains("Calm Daily"))
        let found = try await browser.get("/desk/sources?q=calm").body
        #expect(found.contains("Calm Daily") && !found.contains("The Wire"))
    }

    @Test("a source's page has its visits, its days as a drawing and as a table, and what to do")
    func page() async throws {
        let house = try await Newsroom(headline: "The Wire")
        try await visits(house)
        let page = try await house.browser(.administrator).get("/desk/sources/source").body
        for part in [
            "out of order (503)", "It is tried again by itself", "1.3 s", "12 kB", "<title id=\"days-title\">",
            "Day (UTC)", "It names no hub", "Switch it off", "https://wire.example/feed",
        ] {
            #expect(page.contains(part), "\(part)")
        }
        // Both reports of the fixture are of this source.
        #expect(page.contains("2 in 30 days"))
        let looked = try await house.browser(.reporter).get("/desk/sources/source").body
        #expect(!looked.contains("id=\"try\"") && !looked.contains("Switch it off"))
    }

    @Test("try now: the order, then that it is under way, then what came of it, without a script")
    func tryNow() async throws {
        let house = try await Newsroom(headline: "The Wire")
        let browser = try await house.browser(.editor)
        let csrf = try await browser.get("/desk/sources/source").csrf
        let answer = try await browser.post("/desk/sources/source/try", [("csrf", csrf)])
        #expect(answer.status == 303)
        let next = try #require(answer.location)
        let waiting = try await browser.get(next).body
        #expect(waiting.contains("Visiting…"))
        #expect(waiting.contains("<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>"))
        #expect(try await house.store.sourcesDue(at: house.clock.now, limit: 5).map(\.id) == ["source"])
        // What the line does.
        let at = house.clock.now
        var health = SourceHealth()
        health.lastTried = at
        health.lastSucceeded = at
        let visit = SourceVisit(at: at, outcome: .news, cause: .request, status: 200, new: 3, unchanged: 1)
        try await house.store.commit(Transaction([.setHealth("source", health), .addVisit("source", visit)]))
        let done = try await browser.get(next).body
        #expect(done.contains("<strong>Visited.</strong> 3 new reports, 0 revised, 1 unchanged."))
        #expect(!done.contains("http-equiv=\"refresh\"") && !done.contains("Visiting…"))
    }

    @Test("a visit that the line does not make is said to be missing")
    func forgotten() async throws {
        let house = try await Newsroom(headline: "The Wire")
        let asked = house.clock.now.addingTimeInterval(-300)
        try await house.store.commit(Transaction([.trySource("source", asked)]))
        let page = try await house.browser(.editor).get("/desk/sources/source").body
        #expect(page.contains("the line has not made it yet"))
        #expect(!page.contains("http-equiv=\"refresh\""))
    }

    @Test("adding: the address is looked at by the line, what it found is chosen from, and all is audited")
    func adding() async throws {
        let house = try await Newsroom(headline: "The Wire")
        let browser = try await house.browser(.administrator)
        let csrf = try await browser.get("/desk/sources/add").csrf
        let asked = try await browser.post("/desk/sources/search", [("csrf", csrf), ("address", "calm.example")])
        let address = try #require(asked.location)
        #expect(try await browser.get(address).body.contains("Looking at"))
        let id = SearchID(
            String(address.dropFirst("/desk/sources/searches/".count).prefix { $0 != "?" })
        )
        var search = try #require(try await house.store.sourceSearch(id))
        search.state = .found
        search.candidates = [
            .init(
                address: "https://calm.example/rss",
                title: "Calm <Daily>",
                kind: .feed,
                origin: .named,
                reports: 20,
                headlines: ["A quiet day"]
            ),
            .init(address: "https://wire.example/feed", title: "Known", kind: .feed, origin: .named),
            .init(address: "https://calm.example/no", title: "No", kind: .feed, origin: .named, problem: "Not there."),
        ]
        try await house.store.commit(Transaction([.saveSourceSearch(search)]))
        let found = try await browser.get(address).body
        #expect(found.contains("Calm &lt;Daily&gt;") && found.contains("A quiet day") && found.contains("20 reports"))
        #expect(found.contains("It is a source already") && found.contains("Not there."))
        let fields = [
            ("csrf", csrf), ("address", "https://calm.example/rss"), ("kind", "feed"), ("name", "Calm"),
            ("licence", "open"),
        ]
        let added = try await browser.post("/desk/sources", fields)
        let page = try #require(added.location)
        #expect(page.hasPrefix("/desk/sources/calm-example-"))
        #expect(try await browser.get(page).body.contains("It is visited now"))
        #expect(try await browser.post("/desk/sources", fields).status == 409)
        let editor = try await house.browser(.editor)
        #expect(try await editor.get("/desk/sources/add").status == 403)
        let token = try await editor.get("/desk/sources").csrf
        #expect(
            try await editor.post("/desk/sources", fields.dropFirst() + [("csrf", token)]).status == 403
        )
    }

    @Test("what is entered about a source is changed; switching it off keeps it in the list")
    func changing() async throws {
        let house = try await Newsroom(headline: "The Wire")
        let browser = try await house.browser(.administrator)
        let csrf = try await browser.get("/desk/sources/source").csrf
        let changed = try await browser.post(
            "/desk/sources/source",
            [
                ("csrf", csrf), ("name", "New Name"), ("licence", "open"), ("address", "https://wire.example/new"),
                ("enabled", "yes"),
            ]
        )
        #expect(changed.status == 303)
        #expect(try await house.store.source("source")?.address == "https://wire.example/new")
        #expect(try await browser.post("/desk/sources/source/off", [("csrf", csrf)]).status == 303)
        #expect(try await house.store.source("source")?.isEnabled == false)
        #expect(try await browser.get("/desk/sources").body.contains("switched off"))
        #expect(try await browser.post("/desk/sources/source/off", [("csrf", "forged")]).status == 403)
        #expect(try await browser.get("/desk/sources/none").status == 404)
    }

    @Test("lists of feeds go in by upload and come out as OPML")
    func lists() async throws {
        let house = try await Newsroom(headline: "The Wire")
        let browser = try await house.browser(.administrator)
        let csrf = try await browser.get("/desk/sources").csrf
        let opml =
            "<opml version=\"2.0\"><body><outline text=\"Calm\" xmlUrl=\"https://calm.example/rss\"/></body></opml>"
        let answer = try await browser.upload(
            "/desk/sources/opml",
            fields: [("csrf", csrf), ("licence", "open")],
            files: [("file", "list.opml", opml)]
        )
        #expect(answer.body.contains("1 source was added"))
        let out = try await browser.get("/desk/sources/opml")
        #expect(out.headers[.contentType]?.hasPrefix("text/x-opml") == true)
        #expect(out.body.contains("https://calm.example/rss") && out.body.contains("https://wire.example/feed"))
        let forged = try await browser.upload(
            "/desk/sources/opml",
            fields: [("csrf", "no"), ("licence", "open")],
            files: [("file", "list.opml", opml)]
        )
        #expect(forged.status == 403)
    }

    @Test("more sources than fit on a page are reached by a link")
    func paging() async throws {
        let house = try await Newsroom(headline: "The Wire")
        let many = (0..<130).map { Sample.source(SourceID("s\($0)"), name: "Source \(1000 + $0)") }
        try await house.store.commit(Transaction(many.map { .saveSource($0) }))
        let browser = try await house.browser(.reporter)
        let first = try await browser.get("/desk/sources").body
        #expect(first.contains("Source 1099") && !first.contains("Source 1100"))
        let link = try #require(first.firstMatch(of: /href="(\/desk\/sources\?after=[^"]*)"/)?.1)
        let second = try await browser.get(String(link)).body
        #expect(second.contains("Source 1100") && second.contains("The Wire") && !second.contains("Source 1099"))
        #expect(!second.contains("?after="))
    }
}

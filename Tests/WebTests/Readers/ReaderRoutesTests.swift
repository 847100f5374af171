import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NewsModel
import NewsStore
import NewsTestSupport
import Press
import Readership
import StoreSQLite
import Synchronization
import Testing
import Web

@Suite("Readers' pages") struct ReaderRoutesTests {
    struct House {
        let store: any NewsStore
        let tokens: ReaderTokens
        let subscriptions: Subscriptions
        let server: WebServer
        let woken = Woken()

        final class Woken: Sendable {
            private let times = Mutex(0)
            var count: Int { times.withLock { $0 } }
            func up() { times.withLock { $0 += 1 } }
        }

        init(permitted: Int = 100) throws {
            store = try SQLiteStore.inMemory()
            tokens = try ReaderTokens(secret: Array(repeating: 5, count: 32))
            let site = ReaderSite(name: "The Gazette", base: "https://news.example", fromAddress: "news@news.example")
            subscriptions = Subscriptions(store: store, tokens: tokens, site: site, now: { FixedClock.start })
            let masthead = Masthead(
                name: "The Gazette",
                base: "https://news.example",
                sections: [.init(key: "markets", title: "Markets"), .init(key: "policy", title: "Policy")]
            )
            let hub = LiveHub(store: store)
            let routes = ReaderRoutes(
                subscriptions: subscriptions,
                store: store,
                hub: hub,
                masthead: masthead,
                limiter: RequestLimiter(most: permitted, now: { FixedClock.start }),
                onChange: { [woken] in woken.up() }
            )
            server = WebServer(
                store: store,
                hub: hub,
                groups: [routes],
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
        }

        func confirmed(_ email: String) async throws -> Subscriber {
            try await subscriptions.subscribe(.init(email: email))
            let pending = try #require(try await store.subscriber(email: email))
            return try await subscriptions.confirm(tokens.confirmation(of: pending))
        }
    }

    @Test("the way in: form, the same page for every address, a link that only asks, a button that does") func wayIn()
        async throws
    {
        let house = try House()
        let browser = Browser(house.server)
        let form = try await browser.get("/newsletter")
        #expect(form.status == 200)
        #expect(form.body.contains("name=\"email\""))
        let fields = [
            ("email", "ann@example.org"), ("newsletter", "yes"), ("section", "policy"), ("section", "nonsense"),
            ("alert", "$nvda"),
        ]
        let first = try await browser.post("/newsletter", fields)
        #expect(first.status == 200)
        #expect(house.woken.count == 1)
        let pending = try #require(try await house.store.subscriber(email: "ann@example.org"))
        #expect(pending.sections == ["policy"])
        let path = ReaderPath.confirm(house.tokens.confirmation(of: pending))
        let asking = try await browser.get(path)
        #expect(asking.status == 200)
        #expect(asking.body.contains("method=\"post\""))
        #expect(try await house.store.subscriber(pending.id)?.state == .pending)
        #expect(try await browser.get(path, method: .head).status == 200)
        #expect(try await house.store.subscriber(pending.id)?.state == .pending)
        let done = try await browser.post(path, [])
        #expect(done.status == 200)
        #expect(try await house.store.subscriber(pending.id)?.state == .confirmed)
        #expect(try await house.store.queries(of: pending.id).map(\.query) == ["$NVDA"])
        let again = try await browser.post("/newsletter", fields)
        #expect(again.body == first.body)
        #expect(again.status == first.status)
    }

    @Test("what is wrong is said beside its field, and what was typed stays") func mistakes() async throws {
        let house = try House()
        let browser = Browser(house.server)
        let address = try await browser.post(
            "/newsletter",
            [("email", "\"><script>alert(1)</script>"), ("name", "Ann")]
        )
        #expect(address.status == 422)
        #expect(address.body.contains("id=\"email-error\""))
        #expect(address.body.contains("value=\"&quot;&gt;&lt;script&gt;"))
        #expect(!address.body.contains("<script>alert"))
        #expect(address.body.contains("value=\"Ann\""))
        let alert = try await browser.post(
            "/newsletter",
            [("email", "ann@example.org"), ("alert", "$NVDA AND (chips")]
        )
        #expect(alert.status == 422)
        #expect(alert.body.contains("At character 11:"))
        #expect(try await house.store.subscriber(email: "ann@example.org") == nil)
    }

    @Test("one POST unsubscribes, in either encoding, without cookie, page or redirect; GET only asks") func oneClick()
        async throws
    {
        let house = try House()
        let ann = try await house.confirmed("ann@example.org")
        let path = ReaderPath.unsubscribe(house.tokens.token(.unsubscribe, ann.id.raw))
        let browser = Browser(house.server)
        #expect(try await browser.get(path).status == 200)
        #expect(try await house.store.subscriber(ann.id)?.state == .confirmed)
        let body = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n"
        let answer = try await browser.send(.post, path, [.contentType: "multipart/form-data; boundary=x"], body)
        #expect(answer.status == 200)
        #expect(try await house.store.subscriber(ann.id)?.state == .unsubscribed)
        #expect(try await browser.post(path, [("List-Unsubscribe", "One-Click")]).status == 200)
        #expect(
            try await browser.post("/newsletter/unsubscribe/" + house.tokens.token(.manage, ann.id.raw), []).status
                == 404
        )
    }

    @Test("alerts are added, changed and removed by forms, errors in place, and only with the right link") func alerts()
        async throws
    {
        let house = try House()
        let ann = try await house.confirmed("ann@example.org")
        let ben = try await house.confirmed("ben@example.org")
        let page = ReaderPath.alerts(house.tokens.token(.manage, ann.id.raw))
        let browser = Browser(house.server)
        let empty = try await browser.get(page)
        #expect(empty.status == 200)
        #expect(empty.headers[HTTPField.Name("Referrer-Policy") ?? .server] == "no-referrer")
        #expect(empty.headers[.cacheControl] == "no-store")
        #expect(try await browser.post(page + "/add", [("query", "chips <b>"), ("mail", "yes")]).status == 303)
        let wrong = try await browser.post(page + "/add", [("query", "chips and")])
        #expect(wrong.status == 422)
        #expect(wrong.body.contains("id=\"query-error\""))
        #expect(wrong.body.contains("value=\"chips and\""))
        let query = try #require(try await house.store.queries(of: ann.id).first)
        #expect(query.byMail)
        for (act, check) in [
            ("pause", { $0.isPaused }), ("resume", { !$0.isPaused }), ("no-mail", { !$0.byMail }),
            ("mail", { $0.byMail }),
        ] as [(String, (StandingQuery) -> Bool)] {
            #expect(try await browser.post(page + "/change", [("alert", query.id.raw), ("do", act)]).status == 303)
            let changed = try #require(try await house.store.query(query.id))
            #expect(check(changed))
        }
        let other = ReaderPath.alerts(house.tokens.token(.manage, ben.id.raw))
        #expect(try await browser.post(other + "/change", [("alert", query.id.raw), ("do", "remove")]).status == 404)
        #expect(try await house.store.query(query.id) != nil)
        #expect(try await browser.post(page + "/change", [("alert", query.id.raw), ("do", "remove")]).status == 303)
        #expect(try await house.store.query(query.id) == nil)
        #expect(try await browser.post(page + "/newsletter", [("section", "policy")]).status == 303)
        #expect(try await house.store.subscriber(ann.id)?.wantsNewsletter == false)
        #expect(try await house.store.subscriber(ann.id)?.sections == ["policy"])
        #expect(try await browser.get("/alerts/" + house.tokens.token(.unsubscribe, ann.id.raw)).status == 404)
        #expect(try await browser.get("/alerts/x.y").status == 404)
        #expect(try await browser.get("/alerts/x.y/events").status == 404)
    }

    @Test("the live page is a plain list that needs no script") func live() async throws {
        let house = try House()
        let ann = try await house.confirmed("ann@example.org")
        let path = ReaderPath.live(house.tokens.token(.manage, ann.id.raw))
        let page = try await Browser(house.server).get(path)
        #expect(page.status == 200)
        #expect(page.body.contains("Nothing yet."))
        let script = try #require(
            page.body.split(separator: "\"").first { $0.hasPrefix("/assets/readers-") && $0.hasSuffix(".js") }
        )
        #expect(try await Browser(house.server).get(String(script)).status == 200)
    }

    @Test("the form cannot be used to flood mailboxes") func flood() async throws {
        let house = try House(permitted: 3)
        let browser = Browser(house.server)
        for number in 0..<3 {
            #expect(try await browser.post("/newsletter", [("email", "a\(number)@example.org")]).status == 200)
        }
        let refused = try await browser.post("/newsletter", [("email", "b@example.org")])
        #expect(refused.status == 429)
        #expect(refused.headers[.retryAfter] == "600")
        #expect(try await house.store.subscriber(email: "b@example.org") == nil)
        #expect(
            try await Browser(house.server, address: "192.0.2.2").post("/newsletter", [("email", "b@example.org")])
                .status == 200
        )
    }
}

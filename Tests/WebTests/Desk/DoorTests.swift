import Desk
import HTTPTypes
import Hummingbird
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Testing
import Web

@Suite("The desk's door")
struct DoorTests {
    static let pages = [
        "/desk", "/desk/stories", "/desk/stories/story", "/desk/stories/story/edit", "/desk/stories/story/versions",
        "/desk/sources", "/desk/newsletter", "/desk/audit", "/desk/users", "/desk/costs", "/desk/account",
        "/desk/events",
    ]

    @Test("a stranger is sent to the sign-in page from every page and sees nothing", arguments: pages)
    func strangers(path: String) async throws {
        let house = try await Newsroom(headline: "Secret headline")
        let answer = try await Browser(house.server()).get(path)
        #expect(answer.status == 303)
        #expect(answer.location?.hasPrefix("/desk/sign-in?next=/desk") == true)
        #expect(!answer.body.contains("Secret headline"))
    }

    @Test("signing in leads back to where one wanted to go, with a cookie that scripts and other sites do not get")
    func signIn() async throws {
        let house = try await Newsroom()
        let browser = Browser(house.server())
        let answer = try await browser.post(
            "/desk/sign-in",
            [
                ("email", "editor@house.example"), ("password", Newsroom.password),
                ("next", "/desk/stories/story?version=1"),
            ]
        )
        #expect(answer.status == 303)
        #expect(answer.location == "/desk/stories/story?version=1")
        let cookie = try #require(answer.headers[.setCookie])
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"))
        #expect(try await browser.get("/desk").status == 200)
        #expect(try await browser.get("/desk/sign-in").status == 303)
    }

    @Test(
        "signing in never leads off the desk",
        arguments: [
            "//evil.example", "/\\evil.example", "https://evil.example", "/desk//evil.example", "/desk\\..\\evil",
            "/desk/%0d%0aSet-Cookie:x=1", "/desk/\r\nLocation: https://evil.example", "javascript:alert(1)",
            "/deskevil", "/desk@evil.example", "/desk/../../evil", "", "/%2f%2fevil.example", "\t//evil.example",
        ]
    )
    func openRedirect(next: String) async throws {
        let house = try await Newsroom()
        let answer = try await Browser(house.server()).post(
            "/desk/sign-in",
            [("email", "editor@house.example"), ("password", Newsroom.password), ("next", next)]
        )
        #expect(answer.status == 303)
        #expect(answer.location == "/desk")
    }

    @Test("a wrong password says so, keeps the address typed, and after some tries asks to wait")
    func throttling() async throws {
        let house = try await Newsroom()
        let browser = Browser(house.server())
        let wrong = [("email", "editor@house.example\"><b>"), ("password", "wrong wrong wrong")]
        let first = try await browser.post("/desk/sign-in", wrong)
        #expect(first.status == 401)
        #expect(first.body.contains("do not fit together"))
        #expect(first.body.contains("editor@house.example&quot;&gt;&lt;b&gt;"))
        let known = [("email", "editor@house.example"), ("password", "wrong wrong wrong")]
        for _ in 0..<5 { #expect(try await browser.post("/desk/sign-in", known).status == 401) }
        let right = [("email", "editor@house.example"), ("password", Newsroom.password)]
        let throttled = try await browser.post("/desk/sign-in", right)
        #expect(throttled.status == 429)
        #expect(throttled.headers[.retryAfter] != nil)
        #expect(try await Browser(house.server(), address: "203.0.113.9").post("/desk/sign-in", right).status == 303)
        house.clock.advance(by: 301)
        #expect(try await browser.post("/desk/sign-in", right).status == 303)
    }

    @Test("a form without the session's token, or with another's, changes nothing", arguments: ["", "wrong", "other"])
    func forgery(kind: String) async throws {
        let house = try await Newsroom()
        let server = house.server()
        let browser = try await house.browser(.administrator, server)
        let other = try await house.browser(.administrator, server)
        var token = kind
        if kind == "other" { token = try await other.get("/desk/account").csrf }
        let before = try await house.store.audit(after: 0, limit: 1000).count
        for path in [
            "/desk/sign-out", "/desk/clusters/cluster/draft", "/desk/stories/story/edit", "/desk/stories/story/preview",
            "/desk/stories/story/recheck", "/desk/stories/story/mend", "/desk/stories/story/overrule",
            "/desk/stories/story/sign-off",
            "/desk/stories/story/publish", "/desk/stories/story/spike", "/desk/stories/story/retract",
            "/desk/newsletter", "/desk/users", "/desk/account/password", "/desk/account/keys",
            "/desk/account/keys/revoke",
        ] {
            let fields = [
                ("text", "H\n\nT"), ("base", "1"), ("reason", "a long enough reason"), ("name", "x"),
                ("role", "editor"),
            ]
            let answer = try await browser.post(path, fields + (kind.isEmpty ? [] : [("csrf", token)]))
            #expect(answer.status == 403, "\(path)")
            #expect(answer.body.contains("did not come from this desk"))
        }
        #expect(try await house.store.audit(after: 0, limit: 1000).count == before)
    }

    @Test("a form that another site sends is refused even with the token, and the sign-in form too")
    func crossSite() async throws {
        let house = try await Newsroom()
        let browser = try await house.browser(.editor)
        let token = try await browser.get("/desk/account").csrf
        let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
        for headers: HTTPFields in [
            [.origin: "https://evil.example"], [site: "cross-site"], [.origin: "http://desk.example.evil.example"],
        ] {
            #expect(
                try await browser.post("/desk/stories/story/recheck", [("csrf", token)], headers: headers).status == 403
            )
            let right = [("email", "editor@house.example"), ("password", Newsroom.password)]
            #expect(try await browser.post("/desk/sign-in", right, headers: headers).status == 403)
        }
        let own: HTTPFields = [.origin: "http://\(Browser.host)", site: "same-origin"]
        #expect(try await browser.post("/desk/stories/story/recheck", [("csrf", token)], headers: own).status == 303)
    }

    @Test("changing the password ends every session, in this browser and elsewhere")
    func passwordChange() async throws {
        let house = try await Newsroom()
        let server = house.server()
        let here = try await house.browser(.editor, server)
        let elsewhere = try await house.browser(.editor, server)
        let token = try await here.get("/desk/account").csrf
        let fields = [
            ("csrf", token), ("old", Newsroom.password), ("new", "quite another one"), ("again", "quite another one"),
        ]
        #expect(try await here.post("/desk/account/password", fields).status == 303)
        #expect(try await here.get("/desk").status == 303)
        #expect(try await elsewhere.get("/desk").status == 303)
    }

    @Test("signing out ends the session on the server, not only in the browser")
    func signOut() async throws {
        let house = try await Newsroom()
        let server = house.server()
        let browser = Browser(server)
        let signedIn = try await browser.post(
            "/desk/sign-in",
            [("email", "editor@house.example"), ("password", Newsroom.password)]
        )
        let cookie = try #require(signedIn.headers[.setCookie]).prefix { $0 != ";" }
        let token = try await browser.get("/desk/account").csrf
        #expect(try await browser.post("/desk/sign-out", [("csrf", token)]).status == 303)
        let stolen = try await Browser(server).get("/desk", headers: [.cookie: String(cookie)])
        #expect(stolen.status == 303)
    }

    @Test(
        "pages and acts above one's role are refused however the path is written",
        arguments: ["/desk/users", "/desk/users/", "/desk/users?x=1", "/desk/audit", "/desk/audit/"]
    )
    func roles(path: String) async throws {
        let house = try await Newsroom()
        let answer = try await house.browser(.reporter).get(path)
        #expect(answer.status == 403)
        #expect(answer.body.contains("you are signed in as reporter"))
        for odd in ["/desk//users", "//desk/users", "/desk/%75sers", "/DESK/users", "/desk/./users"] {
            let answer = try await house.browser(.reporter).get(odd)
            #expect(!answer.body.contains("publisher@house.example"), "\(odd)")
        }
    }

    @Test("a reporter's form cannot do what editors and publishers do")
    func acts() async throws {
        let house = try await Newsroom()
        let browser = try await house.browser(.reporter)
        let token = try await browser.get("/desk/account").csrf
        let digest = try await house.desk.folder("story").version.digest
        for act in ["overrule", "sign-off", "publish", "spike", "retract"] {
            let fields = [
                ("csrf", token), ("version", "1"), ("digest", digest), ("reason", "a long enough reason"),
                ("note", "a long enough note"),
            ]
            #expect(try await browser.post("/desk/stories/story/\(act)", fields).status == 403, "\(act)")
        }
        let fields = [
            ("csrf", token), ("email", "x@y.example"), ("name", "X"), ("role", "administrator"),
            ("password", Newsroom.password),
        ]
        #expect(try await browser.post("/desk/users", fields).status == 403)
        #expect(try await house.accounts.users().count == 4)
    }
}

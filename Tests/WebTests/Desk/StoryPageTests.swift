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

@Suite("The story's page")
struct StoryPageTests {
    @Test("shows what blocks with its difference, the claim as a link to its evidence, and no way to sign")
    func blocking() async throws {
        let house = try await Newsroom()
        let page = try await house.browser(.editor).get("/desk/stories/story").body
        #expect(page.contains("1 finding stops publication"))
        #expect(page.contains("<del>not</del>") && page.contains("<ins>never</ins>"))
        #expect(page.contains("class=\"claim claim-block\" href=\"#e0\" id=\"c0\""))
        #expect(page.contains("id=\"e0\""))
        #expect(!page.contains("/sign-off"))
        #expect(page.contains("/overrule"))
    }

    @Test("a proved quotation shows the passage it stands on, marked in its context")
    func proved() async throws {
        let house = try await Newsroom()
        try await house.desk.save("story", text: house.mended(), base: 1, by: house.store.users()[0])
        let page = try await house.browser(.editor).get("/desk/stories/story").body
        #expect(page.contains("<mark>“We will not sign this text,”</mark> the minister said on Tuesday."))
        #expect(page.contains("Nothing stops publication."))
        #expect(page.contains("name=\"digest\" value=\"\(try await house.desk.folder("story").version.digest)\""))
    }

    @Test("a text with an altered quotation cannot be published through the page, whoever asks")
    func gate() async throws {
        let house = try await Newsroom()
        let browser = try await house.browser(.administrator)
        let token = try await browser.get("/desk/stories/story").csrf
        let digest = try await house.desk.folder("story").version.digest
        let fields = [("csrf", token), ("version", "1"), ("digest", digest)]
        let sign = try await browser.post("/desk/stories/story/sign-off", fields)
        #expect(sign.status == 422)
        #expect(sign.body.contains("One finding blocks"))
        let publish = try await browser.post("/desk/stories/story/publish", fields)
        #expect(publish.status == 422)
        #expect(try await house.store.publication(of: "story") == nil)
        let later = house.clock.now.addingTimeInterval(60)
        #expect(try await house.store.claim(.publish, limit: 1, now: house.clock.now, leaseEnd: later).isEmpty)
    }

    @Test("mending, signing and publishing go through by forms alone, each act in the trail")
    func wholeWay() async throws {
        let house = try await Newsroom()
        let browser = try await house.browser(.publisher)
        let token = try await browser.get("/desk/stories/story/edit").csrf
        let saved = try await browser.post(
            "/desk/stories/story/edit",
            [
                ("csrf", token), ("base", "1"), ("note", "mended"),
                ("text", house.mended().replacing("\n", with: "\r\n")),
            ]
        )
        #expect(saved.location == "/desk/stories/story?done=saved")
        let digest = try await house.desk.folder("story").version.digest
        let stale = try await browser.post(
            "/desk/stories/story/sign-off",
            [("csrf", token), ("version", "1"), ("digest", digest)]
        )
        #expect(stale.status == 409)
        let other = try await browser.post(
            "/desk/stories/story/sign-off",
            [("csrf", token), ("version", "2"), ("digest", Secret.hash("x"))]
        )
        #expect(other.status == 409)
        let signed = try await browser.post(
            "/desk/stories/story/sign-off",
            [("csrf", token), ("version", "2"), ("digest", digest)]
        )
        #expect(signed.location == "/desk/stories/story?done=signed")
        #expect(try await browser.get("/desk/stories/story?done=signed").body.contains("Publish version 2"))
        let published = try await browser.post("/desk/stories/story/publish", [("csrf", token), ("version", "2")])
        #expect(published.location == "/desk/stories/story?done=publishing")
        let later = house.clock.now.addingTimeInterval(60)
        #expect(
            try await house.store.claim(.publish, limit: 5, now: house.clock.now, leaseEnd: later).map(\.subject) == [
                "story@2"
            ]
        )
        let page = try await browser.get("/desk/stories/story").body
        for act in ["story.edit", "story.sign-off", "story.publish-order"] { #expect(page.contains(act)) }
        let versions = try await browser.get("/desk/stories/story/versions?from=1&to=2").body
        #expect(versions.contains("<del>never</del>") && versions.contains("<ins>not</ins>"))
    }

    @Test("when somebody saved meanwhile, the page shows both texts and loses neither")
    func conflict() async throws {
        let house = try await Newsroom()
        let browser = try await house.browser(.editor)
        let token = try await browser.get("/desk/stories/story/edit").csrf
        let users = try await house.store.users()
        let reporter = try #require(users.first { $0.role == .reporter })
        try await house.desk.save("story", text: house.mended(), base: 1, by: reporter)
        let answer = try await browser.post(
            "/desk/stories/story/edit",
            [("csrf", token), ("base", "1"), ("text", "My own headline\n\nMy own text.")]
        )
        #expect(answer.status == 409)
        #expect(answer.body.contains("The reporter saved version 2"))
        #expect(answer.body.contains("\nMy own headline\n\nMy own text.</textarea>"))
        #expect(answer.body.contains("name=\"base\" value=\"2\""))
        #expect(try await house.store.versions(of: "story").count == 2)
    }

    @Test("the re-check while one types tells what blocks and keeps nothing")
    func preview() async throws {
        let house = try await Newsroom()
        let browser = try await house.browser(.reporter)
        let token = try await browser.get("/desk/stories/story/edit").csrf
        let accept: HTTPFields = [.accept: "application/json"]
        let bad = try await browser.post(
            "/desk/stories/story/preview",
            [("csrf", token), ("text", "H\n\n“Made up words”")],
            headers: accept
        )
        #expect(bad.status == 200)
        #expect(bad.body.contains("\"blocks\":true"))
        let good = try await browser.post(
            "/desk/stories/story/preview",
            [("csrf", token), ("text", house.mended())],
            headers: accept
        )
        #expect(good.body.contains("\"findings\":[]"))
        let empty = try await browser.post(
            "/desk/stories/story/preview",
            [("csrf", token), ("text", "")],
            headers: accept
        )
        #expect(empty.status == 422)
        #expect(empty.body.contains("\"error\""))
        #expect(try await house.store.versions(of: "story").count == 1)
    }

    @Test("hostile words of a source stay words on every page")
    func hostile() async throws {
        let attack = "<script>alert(1)</script>\"><img src=x onerror=alert(2)> '&{{x}}"
        var house = try await Newsroom(headline: attack)
        house.services.outbox = {
            [
                DeskRoutes.OutboxMessage(
                    id: "m1",
                    to: attack,
                    subject: attack,
                    date: .distantPast,
                    text: attack,
                    html: attack
                )
            ]
        }
        let issue = NewsletterIssue(
            id: "issue",
            subject: attack,
            intro: attack,
            stories: [VersionRef(story: "story", version: 1)],
            created: house.clock.now
        )
        try await house.store.commit(Transaction([.saveIssue(issue)]))
        let users = try await house.store.users()
        let editor = try #require(users.first { $0.role == .editor })
        let key = try #require(try await house.desk.folder("story").blocking.first).key
        try await house.desk.overrule("story", finding: key, reason: attack, by: editor)
        let browser = try await house.browser(.administrator)
        let pages = DoorTests.pages.filter { $0 != "/desk/events" }
        for path in pages + [
            "/desk/newsletter/issue", "/desk/outbox", "/desk/outbox/m1", "/desk/stories/<script>alert(1)",
        ] {
            let page = try await browser.get(path)
            #expect(!page.body.contains("<script>alert"), "\(path)")
            #expect(!page.body.contains("<img"), "\(path)")
            #expect(page.headers[.contentSecurityPolicy]?.contains("script-src 'self'") == true, "\(path)")
        }
        // The mail itself is shown as it is, in a frame that may do nothing.
        let mail = try await browser.get("/desk/outbox/m1/html")
        #expect(mail.headers[.contentSecurityPolicy]?.hasPrefix("sandbox; default-src 'none'") == true)
        #expect(try await browser.get("/desk/outbox/m1").body.contains("sandbox=\"\""))
    }

    @Test("a source's address that is no web address is not made a link")
    func scriptAddress() async throws {
        let house = try await Newsroom()
        var report = try #require(try await house.store.reports(["report"]).first)
        report.item.id = "other"
        report.item.address = "javascript:alert(1)"
        report.revision.item = "other"
        let cluster = Cluster(
            id: "odd",
            title: "Odd",
            opened: house.clock.now,
            updated: house.clock.now,
            members: [ClusterMember(item: "other", reason: "")]
        )
        try await house.store.commit(Transaction([.addRevision(report.item, report.revision), .saveCluster(cluster)]))
        let page = try await house.browser(.editor).get("/desk").body
        #expect(!page.contains("javascript:"))
        #expect(page.contains("Odd"))
    }

    @Test("claims that overlap become links that do not, the gravest first, then the most exact")
    func overlapping() async throws {
        let house = try await Newsroom()
        try await house.desk.save(
            "story",
            text: house.mended() + "\n\nMore “made up” and “things”.",
            base: 1,
            by: house.store.users()[0]
        )
        let page = try await house.browser(.editor).get("/desk/stories/story").body
        let links = page.components(separatedBy: "<a class=\"claim").dropFirst()
        #expect(links.count == 3)
        #expect(links.allSatisfy { !$0.prefix { $0 != "/" }.contains("<a ") })
    }
}

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

    @Test("a passage is printed once, closed, with every claim it proves and their anchors inside")
    func passages() async throws {
        let house = try await Newsroom()
        let text = try await house.mended() + "\n\n“We will not sign this text,” he said again."
        try await house.desk.save("story", text: text, base: 1, by: house.store.users()[0])
        let page = try await house.browser(.editor).get("/desk/stories/story").body
        #expect(page.components(separatedBy: "<mark>“We will not sign this text,”</mark>").count == 2)
        let proof = try #require(page.components(separatedBy: "<details class=\"card proof\" id=\"p0\">").last)
        let inside = proof.prefix(upTo: try #require(proof.range(of: "</details>")).lowerBound)
        for number in 0...1 {
            #expect(inside.contains("<li id=\"e\(number)\" tabindex=\"-1\">"))
            #expect(inside.contains("href=\"#c\(number)\""))
            #expect(page.contains("href=\"#e\(number)\""))
        }
        #expect(page.contains("2 claims are proved by 1 passage"))
    }

    @Test("a refused form is answered inside the desk, with a way back and what was written")
    func problems() async throws {
        let house = try await Newsroom()
        let browser = try await house.browser(.editor)
        let token = try await browser.get("/desk/stories/story").csrf
        let key = try #require(try await house.desk.folder("story").blocking.first).key
        let short = try await browser.post(
            "/desk/stories/story/overrule",
            [("csrf", token), ("finding", key), ("reason", "<b>no")]
        )
        #expect(short.status == 422)
        #expect(short.body.contains("<nav aria-label=\"Desk\">"))
        #expect(short.body.contains("<a href=\"/desk/stories/story\">Back to the story</a>"))
        #expect(short.body.contains("\n&lt;b&gt;no</textarea>"))
        let again = try await browser.post(
            "/desk/stories/story/overrule",
            [("csrf", short.body.contains(token) ? token : ""), ("finding", key), ("reason", "heard it on the tape")]
        )
        #expect(again.location == "/desk/stories/story?done=overruled")
        let spike = try await browser.post("/desk/stories/story/spike", [("csrf", token), ("reason", "")])
        #expect(spike.status == 422)
        #expect(spike.body.contains("action=\"/desk/stories/story/spike\""))
        let publish = try await browser.post("/desk/stories/story/publish", [("csrf", token), ("version", "1")])
        #expect(publish.status == 403)
        #expect(publish.body.contains("Back to the story") && publish.body.contains("<nav"))
        for path in ["/desk/nothing", "/desk/stories/none", "/desk/stories/story/nothing", "/desk/users"] {
            let answer = try await browser.get(path)
            #expect(answer.status == (path == "/desk/users" ? 403 : 404), "\(path)")
            #expect(answer.body.contains("<nav aria-label=\"Desk\">"), "\(path)")
            #expect(!answer.body.contains("href=\"/\">"), "\(path)")
        }
        #expect(try await Browser(house.server()).get("/desk/nothing").location?.hasPrefix("/desk/sign-in") == true)
    }

    @Test("an issue shows the mail and the number of readers, and goes out only when that is confirmed")
    func newsletter() async throws {
        var house = try await Newsroom()
        let (sent, note) = AsyncStream<IssueID>.makeStream()
        house.services.sendIssue = { id, _ in note.yield(id) }
        let issue = NewsletterIssue(
            id: "issue",
            subject: "The week",
            intro: "What happened.\nAnd why.",
            stories: [VersionRef(story: "story", version: 1)],
            created: house.clock.now
        )
        try await house.store.commit(Transaction([.saveIssue(issue)]))
        let browser = try await house.browser(.publisher)
        let nobody = try await browser.get("/desk/newsletter/issue")
        #expect(nobody.body.contains("nobody to send it to") && !nobody.body.contains("issue/send"))
        for (name, wants) in [("a", true), ("b", true), ("c", false)] {
            let reader = Subscriber(
                id: SubscriberID(name),
                email: "\(name)@reader.example",
                state: .confirmed,
                wantsNewsletter: wants,
                created: house.clock.now
            )
            try await house.store.commit(Transaction([.saveSubscriber(reader)]))
        }
        let page = try await browser.get("/desk/newsletter/issue").body
        #expect(page.contains("Send it to 2 confirmed readers"))
        #expect(page.contains("<p>What happened.</p>\n<p>And why.</p>"))
        #expect(page.contains("left out of the mail"))
        let token = try await browser.get("/desk/newsletter/issue").csrf
        let hasty = try await browser.post("/desk/newsletter/issue/send", [("csrf", token)])
        #expect(hasty.status == 422)
        #expect(hasty.body.contains("/desk/newsletter/issue\">Back to the issue"))
        let done = try await browser.post("/desk/newsletter/issue/send", [("csrf", token), ("confirm", "yes")])
        #expect(done.location == "/desk/newsletter/issue?done=sending")
        note.finish()
        var all: [IssueID] = []
        for await id in sent { all.append(id) }
        #expect(all == ["issue"])
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

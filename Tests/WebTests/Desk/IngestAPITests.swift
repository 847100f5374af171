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

@Suite("Reports handed in by programs")
struct IngestAPITests {
    private struct Sender {
        var browser: Browser
        var key: String

        func send(_ body: String, type: String? = "application/json", query: String = "") async throws
            -> (status: Int, json: [String: Any])
        {
            var headers: HTTPFields = [.authorization: "Bearer \(key)"]
            if let type { headers[.contentType] = type }
            let answer = try await browser.send(.post, "/api/v1/reports\(query)", headers, body)
            let json = try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any]
            if answer.status >= 400 { #expect(answer.headers[.contentType] == "application/problem+json") }
            return (answer.status, json ?? [:])
        }
    }

    private func sender(_ house: Newsroom, limiter: RequestLimiter? = nil) async throws -> Sender {
        let users = try await house.store.users()
        let user = try #require(users.first { $0.role == .reporter })
        let key = try await house.accounts.addToken(named: "test", for: user)
        return Sender(browser: Browser(house.server(limiter: limiter)), key: key)
    }

    @Test("the same twice changes nothing, a new text is a revision, and each says so")
    func states() async throws {
        let house = try await Newsroom()
        let sender = try await sender(house)
        let report = #"{"id":"a-1","title":"A title","text":"One."}"#
        let first = try await sender.send(report)
        #expect(first.status == 201)
        #expect(first.json["state"] as? String == "new")
        #expect(first.json["id"] as? String == "a-1")
        let item = ItemID(try #require(first.json["item"] as? String))
        let again = try await sender.send(report)
        #expect(again.status == 200)
        #expect(again.json["state"] as? String == "unchanged")
        let revised = try await sender.send(#"{"id":"a-1","title":"A title","text":"Two."}"#)
        #expect(revised.json["state"] as? String == "revised")
        #expect(revised.json["item"] as? String == item.raw)
        #expect(try await house.store.revisions(of: item).map(\.text) == ["One.", "Two."])
        #expect(
            try await house.store.audit(subject: item.raw, limit: 9).map(\.act.action) == [
                "report.revise", "report.hand-in",
            ]
        )
    }

    @Test("of a list each item has its answer, and a bad one does not stop the rest")
    func batch() async throws {
        let house = try await Newsroom()
        let sender = try await sender(house)
        let items = [
            #"{"id":"1","title":"T","text":"X."}"#, #"{"id":"2","title":"","text":"X."}"#, "7",
            #"{"uri":"urn:n:1","headline":"N","body_text":"Y."}"#,
            #"{"uri":"urn:n:2","headline":"N","body_text":"Y.","versioncreated":"soon"}"#,
            #"{"id":"1","title":"T","text":"X."}"#,
        ]
        for (body, type) in [
            ("[\(items.joined(separator: ","))]", "application/json"),
            (items.joined(separator: "\r\n") + "\n\n", "application/x-ndjson"),
        ] {
            let answer = try await sender.send(body, type: type)
            #expect(answer.status == 200)
            let results = try #require(answer.json["results"] as? [[String: Any]])
            let isFirst = type == "application/json"
            #expect(
                results.map { $0["state"] as? String } == [
                    isFirst ? "new" : "unchanged", "refused", "refused", isFirst ? "new" : "unchanged", "refused",
                    "unchanged",
                ]
            )
            #expect(results.map { $0["index"] as? Int } == [0, 1, 2, 3, 4, 5])
            #expect(results[1]["where"] as? String == "title")
            #expect(results[4]["where"] as? String == "versioncreated")
            #expect(results[4]["id"] as? String == "urn:n:2")
            #expect(answer.json["refused"] as? Int == 3)
        }
        let broken = try await sender.send("{\"id\":\n" + items[0], type: "application/x-ndjson")
        let states = (broken.json["results"] as? [[String: Any]])?.map { $0["state"] as? String }
        #expect(states == ["refused", "unchanged"])
    }

    @Test("what its sender cancels is marked and kept, and may be used again when the sender says so")
    func cancelled() async throws {
        let house = try await Newsroom()
        let sender = try await sender(house)
        let usable = #"{"uri":"urn:n:1","headline":"N","body_text":"Y.","pubstatus":"usable"}"#
        let item = ItemID(try #require(try await sender.send(usable).json["item"] as? String))
        let cancel = #"{"uri":"urn:n:1","pubstatus":"canceled","ednote":"Wrong."}"#
        #expect(try await sender.send(cancel).json["state"] as? String == "withdrawn")
        #expect(try await sender.send(cancel).json["state"] as? String == "unchanged")
        var report = try #require(try await house.store.reports([item]).first)
        #expect(report.item.withdrawn?.kind == .canceled && report.item.withdrawn?.note == "Wrong.")
        #expect(report.revision.text == "Y." && report.revision.number == 1)
        #expect(try await sender.send(usable).json["state"] as? String == "revised")
        report = try #require(try await house.store.reports([item]).first)
        #expect(report.item.withdrawn == nil && report.revision.number == 1)
        let unknown = try await sender.send(#"{"uri":"urn:n:9","pubstatus":"canceled"}"#)
        #expect(unknown.json["state"] as? String == "unchanged" && unknown.json["item"] == nil)
    }

    @Test("a mail is a report, the same mail no second one")
    func mail() async throws {
        let house = try await Newsroom()
        let sender = try await sender(house)
        let mail =
            "From: Press <press@works.example>\r\nSubject: New plant\r\nMessage-ID: <a@works.example>\r\n\r\nIt opens.\r\n"
        let query = "?licence=press-release&outlet=The%20Works"
        let first = try await sender.send(mail, type: "message/rfc822", query: query)
        #expect(first.status == 201)
        let item = ItemID(try #require(first.json["item"] as? String))
        let report = try #require(try await house.store.reports([item]).first)
        #expect(report.item.licence == .pressRelease && report.item.outlet == "The Works")
        #expect(report.revision.title == "New plant" && report.revision.text == "It opens.")
        #expect(try await sender.send(mail, type: "message/rfc822").json["state"] as? String == "unchanged")
        #expect(try await sender.send("no mail at all", type: "message/rfc822").status == 422)
    }

    @Test("refusals say what, where and what to do, in the form of RFC 9457")
    func problems() async throws {
        let house = try await Newsroom()
        let sender = try await sender(house)
        let form = try await sender.send("title=x", type: "application/x-www-form-urlencoded")
        #expect(form.status == 415)
        #expect(form.json["where"] as? String == "Content-Type")
        #expect(form.json["type"] as? String == "urn:nutgraf:problem:media-type")
        #expect(try await sender.send("{\"title\":").status == 400)
        #expect(try await sender.send("[]").status == 422)
        let licence = try await sender.send(#"{"title":"x","text":"y","licence":"stolen"}"#)
        #expect(licence.status == 422 && licence.json["where"] as? String == "licence")
        #expect((licence.json["detail"] as? String)?.contains("press-release") == true)
        #expect(licence.json["status"] as? Int == 422)
        let many = "[" + Array(repeating: "1", count: Handing.mostItems + 1).joined(separator: ",") + "]"
        #expect(try await sender.send(many).status == 413)
        #expect(try await sender.send(String(repeating: " ", count: 5 << 20)).status == 413)
        let stranger = Sender(browser: sender.browser, key: "ngk_nothing")
        #expect(try await stranger.send("{}").status == 401)
    }

    @Test("who asks too often is told when to come again, and others are not kept waiting")
    func limits() async throws {
        let house = try await Newsroom()
        let clock = house.clock
        let limiter = RequestLimiter(most: 2, seconds: 60, now: { clock.now })
        let sender = try await sender(house, limiter: limiter)
        let report = #"{"title":"x","text":"y"}"#
        #expect(try await sender.send(report).status == 201)
        #expect(try await sender.send(report).status == 201)
        let refused = try await sender.browser.send(
            .post,
            "/api/v1/reports",
            [.authorization: "Bearer \(sender.key)", .contentType: "application/json"],
            report
        )
        #expect(refused.status == 429)
        #expect(refused.headers[.retryAfter] == "60")
        let users = try await house.store.users()
        let other = try #require(users.first { $0.role == .editor })
        let key = try await house.accounts.addToken(named: "other", for: other)
        #expect(try await Sender(browser: sender.browser, key: key).send(report).status == 201)
    }
}

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

@Suite("The desk's JSON interface")
struct APITests {
    private func key(_ role: Role, _ house: Newsroom) async throws -> String {
        let users = try await house.store.users()
        let user = try #require(users.first { $0.role == role })
        return try await house.accounts.addToken(named: "test", for: user)
    }

    private func call(_ house: Newsroom, _ key: String, _ path: String, _ body: [String: Any]? = nil) async throws
        -> (status: Int, json: [String: Any])
    {
        let headers: HTTPFields = [.authorization: "Bearer \(key)", .contentType: "application/json"]
        let text =
            try body.map { String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self) } ?? ""
        let answer = try await Browser(house.server()).send(
            body == nil ? .get : .post,
            "/api/v1/" + path,
            headers,
            text
        )
        let json = try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any]
        return (answer.status, json ?? [:])
    }

    @Test("without a key, with a made-up one, with a revoked one, or with a browser's cookie there is nothing")
    func keys() async throws {
        let house = try await Newsroom()
        #expect(try await call(house, "", "stories").status == 401)
        #expect(try await call(house, "ngk_" + Secret.random(), "stories").status == 401)
        let good = try await key(.reporter, house)
        #expect(try await call(house, good, "stories").status == 200)
        let users = try await house.store.users()
        let user = try #require(users.first { $0.role == .reporter })
        try await house.accounts.revokeToken(Secret.hash(good), of: user)
        #expect(try await call(house, good, "stories").status == 401)
        let browser = try await house.browser(.administrator)
        let answer = try await browser.get("/api/v1/stories")
        #expect(answer.status == 401)
        #expect(answer.body.contains("\"code\":\"unauthenticated\""))
    }

    @Test("an altered quotation stops sign-off and publication here as on the page, with the reasons")
    func gate() async throws {
        let house = try await Newsroom()
        let key = try await key(.publisher, house)
        let story = try await call(house, key, "stories/story")
        #expect(story.json["blocking"] as? Int == 1)
        let digest = try #require(story.json["digest"] as? String)
        let sign = try await call(house, key, "stories/story/sign-off", ["version": 1, "digest": digest])
        #expect(sign.status == 422)
        let error = try #require(sign.json["error"] as? [String: Any])
        #expect(error["code"] as? String == "refused")
        #expect((error["reasons"] as? [String])?.count == 1)
        #expect(try await call(house, key, "stories/story/publish", ["version": 1]).status == 422)
        #expect(try await house.store.publication(of: "story") == nil)
    }

    @Test("edit, overrule, sign off and publish, each with its refusals")
    func wholeWay() async throws {
        let house = try await Newsroom()
        let reporter = try await key(.reporter, house)
        let publisher = try await key(.publisher, house)
        let text = try await house.mended() + "\n\nAn aside, “not in any source”."
        let saved = try await call(house, reporter, "stories/story/text", ["text": text, "base": 1])
        #expect(saved.status == 201)
        #expect(saved.json["version"] as? Int == 2)
        #expect(try await call(house, reporter, "stories/story/text", ["text": "H\n\nT", "base": 1]).status == 409)
        let claims = try #require(saved.json["claims"] as? [[String: Any]])
        let blocking = try #require(claims.first { $0["blocks"] as? Bool == true })
        let finding = try #require(blocking["finding"] as? String)
        let span = try #require(blocking["span"] as? [Int])
        let scalars = Array(try #require(saved.json["text"] as? String).unicodeScalars)
        #expect(String(String.UnicodeScalarView(scalars[span[0]..<span[1]])) == "“not in any source”")
        let reason = ["finding": finding, "reason": "heard it on the tape ourselves"]
        #expect(try await call(house, reporter, "stories/story/overrule", reason).status == 403)
        #expect(
            try await call(house, publisher, "stories/story/overrule", ["finding": finding, "reason": "short"]).status
                == 422
        )
        let overruled = try await call(house, publisher, "stories/story/overrule", reason)
        #expect(overruled.json["blocking"] as? Int == 0)
        let digest = try #require(overruled.json["digest"] as? String)
        #expect(
            try await call(house, publisher, "stories/story/sign-off", ["version": 2, "digest": "0"]).status == 409
        )
        #expect(
            try await call(house, reporter, "stories/story/sign-off", ["version": 2, "digest": digest]).status == 403
        )
        #expect(try await call(house, publisher, "stories/story/publish", ["version": 2]).status == 422)
        #expect(
            try await call(house, publisher, "stories/story/sign-off", ["version": 2, "digest": digest]).status == 200
        )
        #expect(try await call(house, reporter, "stories/story/publish", ["version": 2]).status == 403)
        #expect(try await call(house, publisher, "stories/story/publish", ["version": 2]).status == 202)
    }

    @Test("a report handed in is kept and queued; the same address again is a new revision")
    func reports() async throws {
        let house = try await Newsroom()
        let key = try await key(.reporter, house)
        var report: [String: Any] = [
            "title": "A title", "text": "One.\n\nTwo.", "url": "https://a.example/1", "outlet": "A Daily",
        ]
        let first = try await call(house, key, "reports", report)
        #expect(first.status == 201)
        let item = ItemID(try #require(first.json["item"] as? String))
        report["text"] = "One.\nThree."
        #expect(try await call(house, key, "reports", report).json["item"] as? String == item.raw)
        let revisions = try await house.store.revisions(of: item)
        #expect(revisions.map(\.text) == ["One.\nTwo.", "One.\nThree."])
        let later = house.clock.now.addingTimeInterval(60)
        #expect(
            try await house.store.claim(.gather, limit: 5, now: house.clock.now, leaseEnd: later).map(\.subject)
                .contains(item.raw)
        )
        for bad: [String: Any] in [
            ["title": "", "text": "x"], ["title": "x", "text": " "],
            ["title": "x", "text": "x", "url": "file:///etc/passwd"], ["title": "x", "text": "x", "licence": "stolen"],
        ] {
            #expect(try await call(house, key, "reports", bad).status == 422)
        }
        #expect(try await call(house, key, "reports", ["headline": "x"]).status == 400)
    }

    @Test("what is not there, not JSON or too large is told in JSON")
    func refusals() async throws {
        let house = try await Newsroom()
        let key = try await key(.administrator, house)
        #expect(try await call(house, key, "stories/none").status == 404)
        #expect(try await call(house, key, "nothing").status == 404)
        #expect(try await call(house, key, "stories?state=odd").status == 400)
        let headers: HTTPFields = [.authorization: "Bearer \(key)"]
        let browser = Browser(house.server())
        #expect(try await browser.send(.post, "/api/v1/stories/story/text", headers, "{").status == 400)
        let large = try await browser.send(.post, "/api/v1/reports", headers, String(repeating: "x", count: 5 << 20))
        #expect(large.status == 413)
        #expect(large.body.contains("\"error\""))
    }
}

import Desk
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Testing
import Web

@Suite("Events by hand")
struct ClusterPagesTests {
    /// Beside the fixture's cluster two of fires, of which the second has a copy.
    private func newsroom() async throws -> Newsroom {
        let house = try await Newsroom()
        for (id, title, items) in [
            ("lyon", "Fire at a plant in Lyon", ["l1", "l2", "l3"]), ("oslo", "Fire at a plant in Oslo", ["o1"]),
        ] {
            var tags = Tags()
            tags.places = [id.capitalized]
            for item in items {
                let report = Sample.report(ItemID(item), title: "\(title) \(item)", text: "Text of \(item).")
                try await house.store.commit(Transaction([.addRevision(report.item, report.revision)]))
            }
            let members = items.map {
                ClusterMember(item: ItemID($0), copyOf: $0 == "l3" ? "l1" : nil, reason: "same event because: \(id)")
            }
            let cluster = Cluster(
                id: ClusterID(id),
                title: title,
                opened: house.clock.now,
                updated: house.clock.now,
                members: members,
                tags: tags
            )
            try await house.store.commit(Transaction([.saveCluster(cluster)]))
        }
        return house
    }

    private func members(_ id: ClusterID, _ house: Newsroom) async throws -> [String] {
        try await house.store.cluster(id)?.members.map(\.item.raw) ?? []
    }

    @Test("an event's page has each report with its reason, copies under their original, and what keeps others apart")
    func page() async throws {
        let house = try await newsroom()
        let page = try await house.browser(.reporter).get("/desk/clusters/lyon").body
        #expect(page.contains("same event because: lyon"))
        #expect(page.contains("aria-label=\"Copies of it\""))
        #expect(page.contains("Fire at a plant in Oslo"))
        #expect(page.contains("here Lyon; there Oslo"))
        #expect(!page.contains("name=\"act\""), "a reporter places nothing")
        #expect(try await house.browser(.editor).get("/desk/clusters/lyon").body.contains("name=\"act\""))
        #expect(try await house.browser(.reporter).get("/desk/clusters/none").status == 404)
        #expect(try await house.browser(.editor).get("/desk").body.contains("href=\"/desk/clusters/lyon\""))
    }

    @Test("split, and undone by the reverse act; both stand in the audit log")
    func split() async throws {
        let house = try await newsroom()
        let browser = try await house.browser(.editor)
        let csrf = try await browser.get("/desk/clusters/lyon").csrf
        let answer = try await browser.post(
            "/desk/clusters/lyon/place",
            [("csrf", csrf), ("act", "split"), ("report", "l1"), ("note", "another plant")]
        )
        let location = try #require(answer.location)
        let new = ClusterID(String(location.dropFirst("/desk/clusters/".count).prefix { $0 != "?" }))
        #expect(try await members(new, house) == ["l1", "l3"])
        #expect(try await members("lyon", house) == ["l2"])
        let page = try await browser.get(location).body
        #expect(page.contains("split off by The editor: another plant") && page.contains("Split off."))
        let number = try #require(page.firstMatch(of: /name="placing" value="(\d+)"/)?.1)
        let undone = try await browser.post(
            "/desk/clusters/\(new.raw)/undo",
            [("csrf", csrf), ("placing", String(number))]
        )
        #expect(undone.location == "/desk/clusters/lyon?done=undone")
        #expect(Set(try await members("lyon", house)) == ["l1", "l2", "l3"])
        let acts = try await house.store.audit(subject: "lyon", limit: 9).map(\.act.action)
        #expect(acts == ["cluster.merge", "cluster.split"])
        // The emptied event says where its reports are.
        #expect(try await browser.get("/desk/clusters/\(new.raw)").body.contains("was merged into"))
    }

    @Test("move and merge to an event that was searched by its words")
    func moveAndMerge() async throws {
        let house = try await newsroom()
        let browser = try await house.browser(.editor)
        let found = try await browser.get("/desk/clusters/lyon?q=minister%20SIGN").body
        #expect(found.contains("value=\"cluster\" id=\"t-cluster\""))
        #expect(!found.contains("t-oslo"))
        let csrf = try await browser.get("/desk/clusters/lyon").csrf
        let moved = try await browser.post(
            "/desk/clusters/lyon/place",
            [("csrf", csrf), ("act", "move"), ("report", "l2"), ("target", "oslo")]
        )
        #expect(moved.location == "/desk/clusters/lyon?done=moved")
        #expect(try await members("oslo", house) == ["o1", "l2"])
        let merged = try await browser.post(
            "/desk/clusters/oslo/place",
            [("csrf", csrf), ("act", "merge"), ("target", "lyon")]
        )
        #expect(merged.location == "/desk/clusters/lyon?done=merged")
        #expect(Set(try await members("lyon", house)) == ["l1", "l2", "l3", "o1"])
        #expect(!(try await browser.get("/desk").body.contains("Fire at a plant in Oslo</a></h2>")))
    }

    @Test("what cannot be done is refused in words, and a reporter places nothing")
    func refusals() async throws {
        let house = try await newsroom()
        let browser = try await house.browser(.editor)
        let csrf = try await browser.get("/desk/clusters/lyon").csrf
        func status(_ fields: [(String, String)]) async throws -> Int {
            try await browser.post("/desk/clusters/lyon/place", [("csrf", csrf)] + fields).status
        }
        #expect(try await status([("act", "split")]) == 422)
        #expect(try await status([("act", "move"), ("report", "l1")]) == 422)
        #expect(try await status([("act", "split"), ("report", "o1")]) == 409)
        #expect(try await status([("act", "odd"), ("target", "oslo")]) == 400)
        #expect(try await status([("act", "merge"), ("target", "none")]) == 404)
        let reporter = try await house.browser(.reporter)
        let token = try await reporter.get("/desk").csrf
        let answer = try await reporter.post(
            "/desk/clusters/lyon/place",
            [("csrf", token), ("act", "split"), ("report", "l1")]
        )
        #expect(answer.status == 403)
    }

    @Test("a story whose report was moved or taken back says so")
    func story() async throws {
        let house = try await newsroom()
        let browser = try await house.browser(.editor)
        #expect(!(try await browser.get("/desk/stories/story").body.contains("moved to another event")))
        let csrf = try await browser.get("/desk/clusters/cluster").csrf
        _ = try await browser.post(
            "/desk/clusters/cluster/place",
            [("csrf", csrf), ("act", "move"), ("report", "report"), ("target", "oslo")]
        )
        try await house.store.commit(
            Transaction([.setWithdrawal("report", Withdrawal(.canceled, at: house.clock.now, note: "Untrue."))])
        )
        let page = try await browser.get("/desk/stories/story").body
        #expect(page.contains("taken back by the sender") && page.contains("Untrue."))
    }

    @Test("more events than fit on the board, and more stories, are reached by links, none twice")
    func paging() async throws {
        let house = try await Newsroom()
        for number in 0..<125 {
            let id = "c\(number)"
            let report = Sample.report(ItemID(id), title: "Event \(1000 + number)", text: "Text of \(id).")
            // Several of one time, so that the order must not hang on the time alone.
            let time = house.clock.now.addingTimeInterval(Double(-(number / 10)))
            let cluster = Cluster(
                id: ClusterID(id),
                title: "Event \(1000 + number)",
                opened: time,
                updated: time,
                members: [ClusterMember(item: ItemID(id), reason: "first")]
            )
            let story = Story(
                id: StoryID(id),
                cluster: nil,
                slug: id,
                section: "world",
                created: time,
                headline: "Story \(1000 + number)"
            )
            try await house.store.commit(
                Transaction([
                    .addRevision(report.item, report.revision), .saveCluster(cluster), .addStory(story),
                ])
            )
        }
        let browser = try await house.browser(.reporter)
        for (start, pattern, pages, expected) in [
            ("/desk", "Event (1[0-9]{3})</a></h2>", 3, 125), ("/desk/stories", "Story (1[0-9]{3})</a>", 2, 125),
        ] {
            var next: String? = start
            var seen: [String] = []
            var count = 0
            let title = try Regex(pattern, as: (Substring, Substring).self)
            while let address = next, count < 9 {
                let page = try await browser.get(address).body
                seen += page.matches(of: title).map { String($0.output.1) }
                next = page.firstMatch(of: /href="([^"]*)" rel="next"/).map {
                    String($0.1).replacing("&amp;", with: "&")
                }
                count += 1
            }
            #expect(count == pages)
            #expect(seen.count == expected && Set(seen).count == expected)
        }
    }
}

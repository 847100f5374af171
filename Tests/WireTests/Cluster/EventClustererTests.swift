import Foundation
import NewsModel
import Testing
import Wire

@Suite("Events")
struct EventClustererTests {
    static let day = Date(timeIntervalSince1970: 1_739_278_800)

    static let summit = [
        (
            "Sixty countries sign AI declaration in Paris",
            """
            About 60 countries signed a declaration on artificial intelligence at a summit in Paris. The United States and \
            Britain declined to sign. Vice President JD Vance told leaders that regulation could kill the industry.
            """
        ),
        (
            "US and UK refuse to sign Paris AI declaration",
            """
            The United States and the United Kingdom did not sign the Paris declaration on inclusive artificial \
            intelligence. Vance warned the summit against excessive regulation; Macron hosted the leaders.
            """
        ),
        (
            "Vance warns Europe over AI rules at Paris summit",
            """
            JD Vance used his speech at the AI summit in Paris to warn Europeans about regulation of artificial \
            intelligence, as Washington declined to sign the declaration that Macron put forward.
            """
        ),
    ]
    static let quake = (
        "Strong earthquake shakes northern Chile",
        """
        A strong earthquake of magnitude 6.4 struck northern Chile near Calama, the seismological centre said. No damage was \
        reported in Antofagasta and no tsunami warning was given.
        """
    )

    @Test("reports on one event share a cluster and say why; another event gets its own")
    func gathers() throws {
        var clusterer = EventClusterer()
        var decisions: [EventClusterer.Decision] = []
        for (number, (title, text)) in (Self.summit + [Self.quake]).enumerated() {
            decisions.append(clusterer.add(id: ItemID("r\(number)"), title: title, text: text, date: Self.day))
        }
        #expect(decisions[0].isNew)
        #expect(decisions[1].cluster == decisions[0].cluster)
        #expect(decisions[2].cluster == decisions[0].cluster)
        #expect(decisions[3].isNew && decisions[3].cluster != decisions[0].cluster)
        #expect(decisions[1].reason.hasPrefix("same event because: "))
        #expect(decisions[1].reason.contains("Paris"))
        #expect(decisions[1].reason.contains("(0."))
        #expect(decisions[1].copyOf == nil)
    }

    @Test("a copy joins its original, and a copy of the copy names the original too")
    func copies() {
        var clusterer = EventClusterer()
        let (title, text) = Self.summit[0]
        let first = clusterer.add(id: "a", title: title, text: text, date: Self.day)
        let second = clusterer.add(id: "b", title: "Another headline", text: text, date: Self.day)
        let third = clusterer.add(id: "c", title: "A third", text: text, date: Self.day)
        #expect(second.copyOf == "a" && third.copyOf == "a")
        #expect(second.cluster == first.cluster && third.cluster == first.cluster)
        #expect(second.reason.hasPrefix("copy: "))
    }

    @Test("what copies a page that borrows its story copies the first, by a clusterer that starts anew as well")
    func borrowed() {
        let notice = """

            Disclaimer: this was produced for information only and does not constitute investment advice of any kind. Past \
            performance is no guarantee of future results. Consult a licensed adviser before acting on any statement in \
            this article, since market data provided here are delayed by at least a quarter of an hour. Terms of use \
            apply. All rights reserved, no part may be reproduced without written permission of the house.
            """
        let (title, story) = Self.quake
        let page = "Chile quake in brief"
        let full =
            story + " Schools stayed open; copper mines near Chuquicamata halted work for an hour, their owner said."
        var clusterer = EventClusterer()
        var anew = EventClusterer()
        var finder = CopyFinder()
        _ = finder.add(id: "first", title: title, text: full)
        // The premise: such a page is not the other's page.
        #expect(finder.add(id: "page", title: page, text: story + notice)?.coversPage == false)

        let first = clusterer.add(id: "first", title: title, text: full, date: Self.day)
        let second = clusterer.add(id: "page", title: page, text: story + notice, date: Self.day)
        #expect(second.copyOf == "first")
        let known: [(ItemID, String, String, EventClusterer.Decision)] = [
            ("first", title, full, first), ("page", page, story + notice, second),
        ]
        for (id, title, text, decision) in known {
            anew.remember(
                id: id,
                title: title,
                text: text,
                date: Self.day,
                cluster: decision.cluster,
                copyOf: decision.copyOf
            )
        }
        let third = clusterer.add(id: "again", title: page, text: story + notice, date: Self.day)
        #expect(third.copyOf == "first")
        #expect(anew.add(id: "again", title: page, text: story + notice, date: Self.day).copyOf == third.copyOf)
        #expect(finder.add(id: "again", title: page, text: story + notice)?.original == "page")
    }

    @Test("a look-alike event weeks later is kept apart, the same words on the day are not")
    func days() {
        let later = (
            "Strong earthquake shakes northern Chile again",
            """
            A magnitude 6.1 earthquake struck northern Chile near Calama on Friday, officials said. Antofagasta reported no \
            damage, the navy gave no tsunami warning, and schools stayed open in the region.
            """
        )
        for (offset, isSame) in [(0.2, true), (30.0, false)] {
            var clusterer = EventClusterer()
            let first = clusterer.add(id: "a", title: Self.quake.0, text: Self.quake.1, date: Self.day)
            let second = clusterer.add(
                id: "b",
                title: later.0,
                text: later.1,
                date: Self.day.addingTimeInterval(offset * 86_400)
            )
            #expect((second.cluster == first.cluster) == isSame)
        }
    }

    @Test("reports remembered from the store draw later ones to where an editor put them")
    func remembered() {
        var clusterer = EventClusterer()
        clusterer.remember(
            id: "a",
            title: Self.summit[0].0,
            text: Self.summit[0].1,
            date: Self.day,
            cluster: "by-hand",
            copyOf: nil
        )
        #expect(
            clusterer.add(id: "b", title: Self.summit[1].0, text: Self.summit[1].1, date: Self.day).cluster == "by-hand"
        )
        clusterer.move("a", to: "elsewhere")
        #expect(clusterer.cluster(of: "a") == "elsewhere")
        #expect(clusterer.add(id: "c", title: "x", text: Self.summit[0].1, date: Self.day).cluster == "elsewhere")
    }

    @Test("thousands of unrelated reports stay apart and the memory bounded; empty ones do no harm")
    func many() {
        var limits = EventClusterer.Limits()
        limits.window = 200
        var clusterer = EventClusterer(limits: limits)
        var opened = 0
        for number in 0..<1_000 {
            let text = (0..<25).map { "term\(number)part\($0)" }.joined(separator: " ")
            if clusterer.add(id: ItemID("n\(number)"), title: "", text: text).isNew { opened += 1 }
        }
        #expect(opened == 1_000)
        #expect(clusterer.cluster(of: "n5") == nil)
        #expect(clusterer.cluster(of: "n999") != nil)
        #expect(clusterer.add(id: "empty", title: "", text: "").isNew)
        #expect(clusterer.add(id: "empty2", title: "", text: "").isNew)
    }

    @Test("a decision names the look-alike that was passed over and what differs")
    func apart() {
        var clusterer = EventClusterer()
        let chile = clusterer.add(id: "chile", title: Self.quake.0, text: Self.quake.1, date: Self.day)
        let other = clusterer.add(
            id: "peru",
            title: "Strong earthquake shakes southern Peru",
            text: """
                A strong earthquake of magnitude 7.1 struck southern Peru near Arequipa, the geophysical institute said. \
                Damage was reported in Camana and a tsunami warning was given for Mollendo.
                """,
            date: Self.day
        )
        #expect(other.isNew && other.cluster != chile.cluster)
        #expect(other.reason.hasPrefix("first report of this event; not "))
        #expect(other.reason.contains("figures differ: magnitude 7.1 struck / magnitude 6.4 struck"))
        #expect(other.reason.contains("does not name"))
    }

    @Test("what an editor merged or parted draws later reports, whichever was done first")
    func editors() {
        func placed(_ swapped: Bool) -> [ClusterID?] {
            var clusterer = EventClusterer()
            let texts = Self.summit + [Self.quake]
            for (number, (title, text)) in texts.enumerated() {
                _ = clusterer.add(id: ItemID("r\(number)"), title: title, text: text, date: Self.day)
            }
            let merge = { (engine: inout EventClusterer) in engine.merge("event-r3", into: "hand") }
            let move = { (engine: inout EventClusterer) in
                engine.move("r2", to: "own")
                engine.relearn(
                    "own",
                    from: [EventClusterer.Text(title: texts[2].0, text: texts[2].1, date: Self.day)]
                )
                engine.relearn(
                    "event-r0",
                    from: texts[..<2].map { EventClusterer.Text(title: $0.0, text: $0.1, date: Self.day) }
                )
            }
            for act in swapped ? [move, merge] : [merge, move] { act(&clusterer) }
            let copy = clusterer.add(id: "c2", title: "x", text: texts[2].1, date: Self.day)
            let shock = clusterer.add(
                id: "q",
                title: "Earthquake in northern Chile near Calama",
                text: texts[3].1 + " Miners in Calama were brought up.",
                date: Self.day
            )
            return (0..<4).map { clusterer.cluster(of: ItemID("r\($0)")) } + [copy.cluster, shock.cluster]
        }
        let expected: [ClusterID?] = ["event-r0", "event-r0", "own", "hand", "own", "hand"]
        #expect(placed(false) == expected)
        #expect(placed(true) == expected)
    }

    @Test("a report among six hundred costs about what it costs among two hundred, and nothing outlives the window")
    func flat() {
        var limits = EventClusterer.Limits()
        limits.window = 100
        var clusterer = EventClusterer(limits: limits)
        func text(_ number: Int) -> String {
            (0..<12).map { "Mayor Name\((number &* 7 &+ $0) % 61) opened quay\((number &+ $0 &* $0) % 29)" }
                .joined(separator: ". ")
        }
        var costs: [Int] = []
        for number in 0..<600 {
            if number == 150 || number == 550 { costs.append(clusterer.steps) }
            _ = clusterer.add(id: ItemID("n\(number)"), title: "", text: text(number))
            if number == 199 || number == 599 { costs.append(clusterer.steps) }
        }
        #expect(costs[3] - costs[2] <= (costs[1] - costs[0]) * 3 / 2)
        #expect(clusterer.clusterCount <= 250)
        #expect(clusterer.cluster(of: "n300") == nil)
        #expect(clusterer.cluster(of: "n599") != nil)
    }
}

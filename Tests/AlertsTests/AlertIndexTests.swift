import Alerts
import Testing

@Suite("The alert index") struct AlertIndexTests {
    private func index(_ queries: [String]) throws -> AlertIndex {
        var index = AlertIndex(seed: 1)
        for (id, query) in queries.enumerated() { try index.add(id: UInt32(id), AlertQuery.parse(query)) }
        return index
    }

    @Test("finds a story by word, phrase, tag, nearness and target, whatever its case and marks") func examples() throws
    {
        let story = AlertStory(
            title: "Nvidia\u{2019}s price target raised",
            text: "Société Générale lifted it after talks in PARIS, on chips and new tariffs.",
            tickers: ["nvda"],
            topics: ["medtop:20000763"],
            places: ["Paris"],
            sources: ["Example Wire"],
            ratings: ["pt_raise"],
            targetChange: 12
        )
        let matching = [
            "nvidia", "$NVDA", "\"price target\"", "\"societe generale\"", "SOCIÉTÉ", "topic:\"medtop 20000763\"",
            "topic:medtop:20000763", "place:PARIS", "source:\"example wire\"", "rating:pt_raise", "target>=12",
            "chips NEAR/3 tariffs", "tariffs NEAR/3 chips", "missing OR talks", "$NVDA NOT missing",
            "(a OR talks) (b OR chips)", "\"nvidia price target raised\"",
        ]
        let others = [
            "nvidia's$", "target price AND missing", "\"target price\"", "$AMD", "target>=13", "chips NEAR/2 tariffs",
            "$NVDA NOT chips", "\"raised societe\"", "raised NEAR/100 societe", "place:london", "nvid",
        ]
        for frozen in [false, true] {
            var index = try index(matching + others.dropFirst())
            if frozen { index.freeze() }
            #expect(index.match(story) == Array(0..<UInt32(matching.count)))
        }
        #expect(throws: AlertQueryError.self) { try AlertQuery.parse("topic:") }
    }

    @Test("a possessive is its noun, a contraction two words, and text without spaces its characters") func words()
        throws
    {
        let index = try index(["nvidia", "don", "\"don t\"", "\"東京\"", "schon", "lodz", "financier", "ab", "\"it s\""])
        #expect(index.match(AlertStory(text: "NVIDIA's")) == [0])
        #expect(index.match(AlertStory(text: "don't")) == [1, 2])
        #expect(index.match(AlertStory(text: "in 東京で")) == [3])
        #expect(index.match(AlertStory(text: "scho\u{308}n Łódź \u{FB01}nancier")) == [4, 5, 6])
        #expect(index.match(AlertStory(text: "a\u{AD}b")) == [7])
        #expect(index.match(AlertStory(text: "it'sx")) == [])
    }

    @Test("words of any length are told apart") func longWords() throws {
        let stem = "pneumonoultramicroscopicsilicovolcano"
        let index = try index([
            stem + "coniosis", stem + "coniosit", String(stem.prefix(16)), String(stem.prefix(17)),
            String(stem.prefix(8)),
        ])
        #expect(index.match(AlertStory(text: stem + "coniosis")) == [0])
        #expect(index.match(AlertStory(text: stem + "coniosit " + stem.prefix(17))) == [1, 3])
        #expect(index.match(AlertStory(text: stem.prefix(16) + " " + stem.prefix(8))) == [2, 4])
    }

    @Test(
        "agrees with the plain evaluator on random queries and stories, growing, shrinking and frozen",
        arguments: [3, 4, 5] as [UInt64]
    )
    func agreement(_ seed: UInt64) throws {
        var trees = RandomTrees(seed: seed)
        var index = AlertIndex(seed: seed)
        var held: [UInt32: AlertTree] = [:]
        var matched = 0
        for round in 0..<16 {
            for _ in 0..<60 {
                let id = UInt32.random(in: 0..<900, using: &trees.generator)
                if held[id] != nil, Bool.random(using: &trees.generator) {
                    index.remove(id: id)
                    held[id] = nil
                } else {
                    let tree = trees.tree(depth: 3).normalised
                    try index.add(id: id, tree: tree)
                    held[id] = tree
                }
            }
            if round % 7 == 3 { index.freeze() }
            #expect(index.count == held.count)
            for _ in 0..<6 {
                let story = trees.story()
                let plain = AlertEvaluator(story)
                let expected = held.filter { plain.matches($0.value) }.keys.sorted()
                #expect(index.match(story) == expected)
                matched += expected.count
                if let id = expected.first, let tree = held[id] {
                    #expect(index.tree(of: id) == tree)
                    #expect(index.explain(id, plain) != nil)
                }
                index.observe(story)
            }
        }
        #expect(matched > 500)
    }

    @Test("one scratch serves many stories and indexes that grow") func scratch() throws {
        var scratch = AlertScratch()
        var index = try index(["alpha", "beta"])
        index.match(AlertStory(text: "alpha beta"), &scratch)
        #expect(scratch.matches.sorted() == [0, 1])
        for id in 2..<3_000 as Range<UInt32> { try index.add(id: id, AlertQuery.parse("word\(id)")) }
        index.match(AlertStory(text: "beta word77 word2999"), &scratch)
        #expect(scratch.matches.sorted() == [1, 77, 2999])
        index.match(AlertStory(text: ""), &scratch)
        #expect(scratch.matches.isEmpty)
    }

    @Test("names the clause that matched, and only that") func explanation() throws {
        let query = try AlertQuery.parse("$NVDA AND (upgrade OR \"price target\") AND NOT rumour")
        #expect(
            query.explain(AlertStory(text: "a price target", tickers: ["NVDA"]))
                == "$NVDA AND \"price target\" AND NOT rumour"
        )
        #expect(query.explain(AlertStory(text: "an upgrade", tickers: ["NVDA"])) == "$NVDA AND upgrade AND NOT rumour")
        #expect(query.explain(AlertStory(text: "an upgrade rumour", tickers: ["NVDA"])) == nil)
    }

    @Test("refuses ids that would need a huge table") func ids() throws {
        var index = AlertIndex(seed: 1)
        #expect(throws: AlertQueryError.self) { try index.add(id: .max, AlertQuery.parse("a")) }
        #expect(index.count == 0)
        index.remove(id: .max)
    }
}

import Prose
import Testing

@Suite("Copies")
struct CopyIndexTests {
    /// `count` different words made of a seed: texts of different seeds share nothing.
    static func text(_ seed: Int, _ count: Int, from start: Int = 0, perLine: Int = 30) -> String {
        (start..<(start + count)).map { "w\(seed)x\($0 &* 7919 % 10_007)" + ($0 % perLine == perLine - 1 ? "\n" : " ") }
            .joined()
    }

    static func sketch(_ text: String) -> CopySketch { CopySketch(FoldedWords(text)) }

    @Test("a brief of the first forty words of a long report is found, and so is the long report after the brief")
    func brief() throws {
        let long = Self.text(1, 1_200)
        let short = Self.text(1, 40)
        var index = CopyIndex()
        index.add(Self.sketch(long))
        let match = try #require(index.match(Self.sketch(short)))
        #expect(match.text == 0)
        #expect(match.containment > 0.9)
        #expect(match.resemblance < 0.2)
        #expect(match.newerIsShorter)

        var other = CopyIndex()
        other.add(Self.sketch(short))
        let back = try #require(other.match(Self.sketch(long)))
        #expect(!back.newerIsShorter)
    }

    @Test("two stories over the same long disclaimer are no copies, with or without a phrase that gives it away")
    func disclaimer() {
        for disclaimer in [
            "Disclaimer: this content is for information only, does not constitute investment advice, and past "
                + "performance is no guarantee of future results. Consult a licensed adviser. All rights reserved.",
            Self.text(99, 80, perLine: 1_000),
        ] {
            var index = CopyIndex()
            index.add(Self.sketch(Self.text(1, 70) + "\n" + disclaimer))
            #expect(index.match(Self.sketch(Self.text(2, 70) + "\n" + disclaimer)) == nil)
            #expect(index.match(Self.sketch(Self.text(1, 70) + "\n" + disclaimer)) != nil)
        }
    }

    /// About eighty words that are boilerplate by their wording.
    static let notice =
        "\nDisclaimer: the content above was produced for information only and does not constitute investment "
        + "advice of any kind. Past performance is no guarantee of future results. Consult a licensed adviser before "
        + "acting on any statement in this article, since market data provided here are delayed by at least a "
        + "quarter of an hour. All rights reserved, no part may be reproduced without written permission."

    @Test("an excerpt above a long notice is a page of its own, above the same notice as its original it is a copy")
    func notices() throws {
        let story = Self.text(3, 600)
        let excerpt = Self.text(3, 40, from: 300, perLine: 1_000)
        for (original, short, coversPage) in [
            (story, excerpt + Self.notice, false), (story + Self.notice, excerpt + Self.notice, true),
            (story + Self.notice, excerpt, true), (story, excerpt, true),
            // A brief above a short notice is a brief.
            (story, excerpt + "\nSign up for our newsletter.", true),
        ] {
            for isReversed in [false, true] {
                var index = CopyIndex()
                index.add(Self.sketch(isReversed ? short : original))
                let match = try #require(index.match(Self.sketch(isReversed ? original : short)))
                #expect(match.containment > 0.9)
                #expect(match.coversPage == coversPage)
            }
        }
        var index = CopyIndex()
        index.add(Self.sketch(Self.text(7, 40, perLine: 1_000) + Self.notice))
        #expect(index.match(Self.sketch(Self.text(8, 40, perLine: 1_000) + Self.notice)) == nil)
        #expect(index.match(Self.sketch(Self.text(8, 400) + Self.notice)) == nil)
    }

    @Test("a text finds the page it is a copy of before one that only borrowed its story")
    func wholePagesFirst() throws {
        var index = CopyIndex()
        index.add(Self.sketch(Self.text(3, 40, from: 300, perLine: 1_000) + Self.notice))
        index.add(Self.sketch(Self.text(3, 600)))
        let match = try #require(index.match(Self.sketch(Self.text(3, 600))))
        #expect(match.text == 1 && match.coversPage)
    }

    @Test("a look-up among six hundred texts costs about what it costs among one hundred")
    func flat() {
        // Formulaic texts, whose runs recur: the worst there is for an index.
        func report(_ number: Int) -> CopySketch {
            Self.sketch(
                (0..<25).map { "the mayor said \((number &* 31 &+ $0 &* $0) % 97) ships" }.joined(separator: ". ")
            )
        }
        var index = CopyIndex(window: 20_000)
        var costs: [Int] = []
        for number in 0..<600 {
            index.add(report(number))
            guard number == 99 || number == 599 else { continue }
            costs.append((0..<20).map { index.lookUp(report(number + $0)).steps }.reduce(0, +))
        }
        #expect(costs[1] <= costs[0] * 3 / 2)
    }

    @Test("one word changed in every eight still leaves a copy; two reports that share one quotation are none")
    func edits() {
        let words = Self.text(4, 400).split(whereSeparator: \.isWhitespace).map(String.init)
        let edited = words.enumerated().map { $0 % 8 == 0 ? "changed\($0)" : $1 }.joined(separator: " ")
        var index = CopyIndex()
        index.add(Self.sketch(words.joined(separator: " ")))
        #expect(index.match(Self.sketch(edited)) != nil)
        let quotation = words[100..<125].joined(separator: " ")
        #expect(index.match(Self.sketch(Self.text(5, 120) + quotation + " " + Self.text(6, 120))) == nil)
    }

    @Test("what leaves the window is forgotten, what is in it is found")
    func window() {
        var index = CopyIndex(window: 50)
        for seed in 0..<200 { index.add(Self.sketch(Self.text(seed, 60))) }
        #expect(index.match(Self.sketch(Self.text(199, 60)))?.text == 199)
        #expect(index.match(Self.sketch(Self.text(3, 60))) == nil)
        #expect(index.count == 200)
    }

    @Test("empty and tiny texts match nothing")
    func tiny() {
        var index = CopyIndex()
        for text in ["", "one", "one two three", "\n\n"] {
            index.add(Self.sketch(text))
            #expect(index.match(Self.sketch(text)) == nil)
        }
    }
}

@Suite("Recent index")
struct RecentIndexTests {
    @Test("the newest postings come first, never more than asked for, and the oldest are forgotten")
    func recency() {
        var index = RecentIndex(postings: 1_024)
        for value in 0..<5_000 {
            index.insert(0xAB00_0000_0000_0001, Int32(value))
            index.insert(UInt64(value) &* 0x9E37_79B9_7F4A_7C15, Int32(value))
        }
        var found: [Int32] = []
        #expect(index.recent(0xAB00_0000_0000_0001, limit: 3) { found.append($0) } == 3)
        #expect(found == [4_999, 4_998, 4_997])
        var none = 0
        index.recent(0x1234_5678_9ABC_DEF0, limit: 3) { _ in none += 1 }
        #expect(none == 0)
        var old = 0
        index.recent(UInt64(10) &* 0x9E37_79B9_7F4A_7C15, limit: 3) { _ in old += 1 }
        #expect(old == 0)
    }

    @Test("what was inserted before it grew is still found afterwards")
    func growth() {
        var index = RecentIndex(postings: 1 << 16)
        for value in 0..<30_000 { index.insert(UInt64(value + 1) &* 0x9E37_79B9_7F4A_7C15, Int32(value)) }
        for value in stride(from: 0, to: 30_000, by: 997) {
            var found: [Int32] = []
            index.recent(UInt64(value + 1) &* 0x9E37_79B9_7F4A_7C15, limit: 8) { found.append($0) }
            #expect(found.contains(Int32(value)))
        }
    }
    @Test("many keys asked at once find what each finds alone, none more than asked for")
    func together() {
        var index = RecentIndex(postings: 1 << 12)
        let keys = (1...200).map { FoldedWords.mix(UInt64($0)) }
        for value in 0..<3_000 { index.insert(keys[value &* value % 190], Int32(value)) }
        var found = [[Int32]](repeating: [], count: keys.count)
        let count = index.recent(keys, limit: 5) { found[$0].append($1) }
        #expect(count == found.map(\.count).reduce(0, +) && count > 0)
        for (key, values) in zip(keys, found) {
            var alone: [Int32] = []
            index.recent(key, limit: 5) { alone.append($0) }
            #expect(values == alone && values.count <= 5)
        }
        #expect(found.suffix(10).joined().isEmpty)
        let none = index.recent(keys, limit: 0) { _, _ in }
        #expect(none == 0)
    }
}

@Suite("Hashed words")
struct HashedWordsTests {
    @Test("a set that has to grow keeps what it held, counts each once and never holds 0")
    func growth() {
        var set = HashedWords(expecting: 1)
        // All under one low byte: neighbours in the table.
        let hashes = (1...500).map { UInt64($0) << 8 }
        for hash in hashes + hashes + [0] { set.insert(hash) }
        #expect(set.count == 500)
        #expect(hashes.filter(set.contains).count == 500)
        #expect(!set.contains(0) && !set.contains(501 << 8) && !set.contains(1))
        #expect(HashedWords("The quay, the MILL").contains(FoldedWords.hash(of: "mill")))
        #expect(HashedWords("The quay, the MILL").count == 3)
    }
}

import Prose
import Testing

@Suite("Gazetteer")
struct GazetteerTests {
    @Test("the longest name wins, case and accents do not matter, one name may have several bearers")
    func longest() throws {
        var gazetteer = Gazetteer()
        gazetteer.add("General Motors", value: 1)
        gazetteer.add("General", value: 2)
        gazetteer.add("Société Générale", value: 3)
        gazetteer.add("Delta", value: 4)
        gazetteer.add("DELTA", value: 5)
        let words = FoldedWords("general motors and SOCIETE GENERALE and Delta, General Mills").words
        let first = try #require(gazetteer.longest(at: 0, in: words))
        #expect(first.words == 0..<2 && first.values == [1])
        #expect(gazetteer.longest(at: 3, in: words)?.values == [3])
        #expect(gazetteer.longest(at: 6, in: words)?.values == [4, 5])
        #expect(gazetteer.longest(at: 7, in: words)?.words == 7..<8)
        #expect(gazetteer.longest(at: 2, in: words) == nil)
        #expect(gazetteer.values(of: "delta") == [4, 5])
        #expect(gazetteer.values(of: "General Mills") == [])
    }

    @Test("a name does not run over the end of a line")
    func lines() {
        var gazetteer = Gazetteer()
        gazetteer.add("Best Buy", value: 1)
        #expect(gazetteer.longest(at: 0, in: FoldedWords("Best\nBuy").words) == nil)
    }

    @Test("places know their country, adjectives point to it")
    func places() {
        let words = FoldedWords("Paris New York the British").words
        #expect(Places.world.place(at: 0, in: words)?.0.country == "FR")
        #expect(Places.world.place(at: 1, in: words)?.1 == 2)
        #expect(Places.world.country(ofAdjective: words[4]) == "GB")
        #expect(Places.world.code(ofCountry: "United States") == "US")
        #expect(Places.world.code(ofCountry: "Paris") == nil)
    }
}

@Suite("Tables of hashes")
struct HashedTableTests {
    @Test("what was set is found, what was not is not, through growth and collisions")
    func growth() {
        var table = HashedTable()
        for number in 1...5_000 { table.set(UInt64(number) &* 4_096, Int32(number)) }
        #expect(table.count == 5_000)
        #expect((1...5_000).allSatisfy { table[UInt64($0) &* 4_096] == Int32($0) })
        #expect(table[7] == nil && table[0] == nil)
        #expect(table.set(4_096, 9) == 1 && table[4_096] == 9 && table.count == 5_000)
        #expect(table.set(0, 1) == nil && table.count == 5_000)
    }

    @Test("a name that thousands share keeps few of them and costs no more than another")
    func shared() {
        var gazetteer = Gazetteer()
        for number in 0..<20_000 { gazetteer.add("Same Name", value: Int32(number)) }
        #expect(gazetteer.values(of: "Same Name").count <= 64 && gazetteer.count == 1)
        #expect(gazetteer.values(of: "Same").isEmpty)
    }
}

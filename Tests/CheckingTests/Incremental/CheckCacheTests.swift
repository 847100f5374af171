import Checking
import NewsModel
import Testing

@Suite("What is remembered of texts being written")
struct CheckCacheTests {
    private static func input(_ source: String, _ text: String = "The board cut 120 jobs.") -> CheckInput {
        CheckInput(text: text, sources: [CheckSource(name: "Gazette", text: source)])
    }

    @Test("the text that lay idle longest is forgotten first")
    func oldest() {
        var cache = CheckCache(mostTexts: 2)
        for name in ["a", "b", "a", "c"] { _ = cache.check(name, Self.input("The board cut 120 jobs.")) }
        #expect(cache.kept == ["a", "c"])
    }

    @Test("sources beyond the limit are forgotten, and ones that alone pass it are not kept")
    func bytes() {
        var cache = CheckCache(mostBytes: 60, mostTexts: 9)
        let source = "The board cut 120 jobs in May."
        _ = cache.check("a", Self.input(source))
        _ = cache.check("b", Self.input(source))
        #expect(cache.kept == ["a", "b"])
        _ = cache.check("c", Self.input(source))
        #expect(cache.kept == ["b", "c"])
        let long = Self.input(source + " " + source + " " + source)
        #expect(cache.check("d", long) == Checker().check(long))
        #expect(cache.kept == ["b", "c"])
    }

    @Test("sources that changed are read anew")
    func changed() {
        var cache = CheckCache()
        let first = cache.check("a", Self.input("The board cut 120 jobs."))
        let second = cache.check("a", Self.input("The board cut 210 jobs."))
        #expect(first.findings.isEmpty)
        #expect(second == Checker().check(Self.input("The board cut 210 jobs.")))
        #expect(!second.findings.isEmpty)
    }
}

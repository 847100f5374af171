import Checking
import Foundation
import NewsModel
import Testing

@Suite("Words of a source, taken over")
struct CopyingTests {
    private static let passage =
        "The harbour board has quietly shelved its costly plan to dredge the inner basin after months of angry letters "
        + "from fishing families who feared for their moorings."

    private static func copied(_ draft: String, _ sources: [CheckSource]) -> [Claim] {
        Checker().check(CheckInput(text: draft, sources: sources)).findings.filter { $0.kind == .wording }
    }

    private static func source(_ licence: Licence, _ text: String = passage, name: String = "Gazette") -> CheckSource {
        CheckSource(name: name, text: text, licence: licence)
    }

    @Test("a sentence of a source that keeps its rights blocks, with the run and its source")
    func sentence() throws {
        let claim = try #require(Self.copied(Self.passage, [Self.source(.copyright)]).first)
        #expect(claim.severity == .block)
        #expect(claim.rule == "wording/copied")
        #expect(claim.message.contains("Gazette"))
        #expect(claim.evidence.first.map { Self.passage.contains($0.text) } == true)
        #expect(claim.text.hasPrefix("The harbour board has quietly shelved"))
    }

    @Test("free words may be taken over", arguments: [Licence.publicDomain, .open, .own])
    func free(licence: Licence) {
        #expect(Self.copied(Self.passage, [Self.source(licence)]).isEmpty)
    }

    @Test("in quotation marks nothing is copied")
    func quoted() {
        #expect(Self.copied("The Gazette wrote: “\(Self.passage)”", [Self.source(.copyright)]).isEmpty)
    }

    @Test("names, offices, figures and dates are nobody's wording")
    func names() {
        let text =
            "Present were Finance Minister Anna Velt, Prime Minister Paul Oder, Foreign Minister Jan Merrin, Mayor Tom Hale "
            + "and 12 others on Tuesday."
        #expect(Self.copied(text, [Self.source(.copyright, text)]).isEmpty)
    }

    @Test("an account in words of its own is no copy")
    func own() {
        let draft =
            "Fishing families had protested for months. Now the board will not dredge the inner basin, its chair said: the plan "
            + "has been shelved."
        #expect(Self.copied(draft, [Self.source(.copyright)]).isEmpty)
    }

    @Test("a long run with a word exchanged here and there asks")
    func exchanged() throws {
        let draft = Self.passage.replacing("costly", with: "expensive").replacing("angry", with: "furious")
        let claim = try #require(Self.copied(draft, [Self.source(.copyright)]).first)
        #expect(claim.severity == .ask)
        #expect(claim.message.contains("but for 2 words"))
    }

    @Test("words that a free source has too are nobody's own")
    func given() {
        let sources = [Self.source(.copyright), Self.source(.publicDomain, name: "Record")]
        #expect(Self.copied(Self.passage, sources).isEmpty)
        let release = [Self.source(.copyright), Self.source(.pressRelease, name: "Merrin Harbour")]
        #expect(Self.copied("Merrin Harbour said: \(Self.passage)", release).isEmpty)
    }

    @Test("the same words in two sources that keep their rights are told once")
    func twice() {
        let sources = [Self.source(.copyright), Self.source(.copyright, name: "Wire")]
        #expect(Self.copied(Self.passage, sources).count == 1)
    }

    @Test("a press release may be used where the paragraph says whose words they are")
    func release() throws {
        let source = Self.source(.pressRelease, name: "Merrin Harbour")
        let claim = try #require(Self.copied(Self.passage, [source]).first)
        #expect(claim.severity == .ask)
        #expect(claim.rule == "wording/unsupported")
        #expect(Self.copied(Self.passage + " So the board announced.", [source]).isEmpty)
    }

    @Test("words that repeat without end are looked at in linear time")
    func hostile() {
        let text = String(repeating: "buffalo buffalo fish ", count: 3000)
        let start = ContinuousClock.now
        _ = Self.copied(String(text.prefix(20_000)), [Self.source(.copyright, text)])
        #expect(ContinuousClock.now - start < .seconds(60))
    }
}

import Checking
import NewsModel
import Testing

@Suite("sources that differ on what was said")
struct SourcesDifferTests {
    private static let said =
        "“We believe that heavy rules could kill a young industry just as it takes off,” Ada Byron said."
    private static let altered =
        "“We believe that heavy rules will kill a growing industry just as it takes off,” Ada Byron said."

    private func check(_ draft: String, _ sources: [String]) -> CheckReport {
        Checker().check(
            CheckInput(
                text: draft,
                sources: sources.enumerated().map { CheckSource(name: "Paper \($0.offset + 1)", text: $0.element) }
            )
        )
    }

    private func quotation(_ report: CheckReport) throws -> Claim {
        try #require(report.claims.first { $0.kind == .quotation })
    }

    @Test("a wording that one source carries and two contradict is blocked, with the words that differ")
    func outvoted() throws {
        let claim = try quotation(check(Self.altered, [Self.altered, Self.said, "In Paris. " + Self.said]))
        #expect(claim.verdict == .misquoted)
        #expect(claim.severity == .block)
        #expect(claim.message.contains("Paper 1"))
        let changes = try #require(claim.difference)
        #expect(changes.contains { $0.kind == .removed && $0.words.contains("could") })
        #expect(changes.contains { $0.kind == .added && $0.words.contains("will") })
        #expect(claim.evidence.first?.source == 1)
    }

    @Test("the wording of the many passes, the odd one out is mentioned")
    func majority() throws {
        let claim = try quotation(check(Self.said, [Self.altered, Self.said, "In Paris. " + Self.said]))
        #expect(claim.verdict == .supported)
        #expect(claim.severity == .note)
        #expect(claim.message.contains("Paper 1"))
    }

    @Test("an even split asks and does not block")
    func even() throws {
        let claim = try quotation(check(Self.said, [Self.altered, Self.said]))
        #expect(claim.severity == .ask)
        #expect(claim.evidence.map(\.source) == [1, 0])
    }

    @Test("sources that agree, and a like passage that nobody said, raise nothing")
    func quiet() throws {
        let narrated = "Ministers believe that heavy rules could kill an old industry just as it takes off again."
        let claim = try quotation(
            check(
                Self.said,
                [Self.said, "In Paris. " + Self.said, narrated + " “Yes,” said one. “No,” said two. " + Self.said]
            )
        )
        #expect(claim.severity == .none)
    }
}

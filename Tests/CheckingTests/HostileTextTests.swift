import Checking
import NewsModel
import Testing

/// The properties that `scripts/fuzz check` holds the checker to, on a few inputs of the kinds that trouble it.
@Suite("The checker under odd texts")
struct HostileTextTests {
    private static let texts = [
        "", " ", "\u{FEFF}\n\n\u{202E}", "“", "”“”", "‘He said “they”’—and \"then' “she\n\n“went on, ‘not only if’",
        "MR. O'NEIL, U.S. SENATE, e.g. No. 10; St. Ives... 3.14.15 1/2 ½ 10^6 №5 第一 港口。无人受伤！",
        "École 𝒜𝒷𝒸 👩‍👩‍👧 a\u{0301} שלום مرحبا said 5 “[…] [sic] ... [x”",
        "99999999999999999999999 per cent, between 7 and 5, from $1e400 to -0, $9223372036854775808bn",
        String(repeating: "3.14.15 1/2 ½ 10^6. ", count: 60), String(repeating: "“a” ‘b ", count: 60),
        String(repeating: "not unless if only may ", count: 60),
    ]

    @Test("claims, sentences and evidence are what stands under their spans", arguments: texts)
    func spans(_ text: String) {
        for source in [text, Self.texts[5], Self.texts[6]] {
            let report = Checker().check(
                CheckInput(text: text, sources: [CheckSource(name: "Post", text: source)])
            )
            #expect((0...1).contains(report.score))
            for claim in report.claims {
                #expect(text.text(in: claim.span) == claim.text)
                for evidence in claim.evidence { #expect(source.text(in: evidence.span) == evidence.text) }
            }
            for sentence in report.sentences { #expect(text.text(in: sentence.span) != nil) }
        }
    }

    @Test("without a source everything is unproved and nothing fails")
    func noSources() {
        let report = Checker().check(CheckInput(text: "The quay of Merrin closed on 7 May.", sources: []))
        #expect(report.verdict != .supported && report.score == 0)
    }

    @Test("a claim names the first sentence that it touches")
    func sentenceOfClaim() throws {
        let text = "  The quay is open. Ada Quill closed 7 docks."
        let report = Checker().check(
            CheckInput(
                text: text,
                sources: [CheckSource(name: "Post", text: "The quay is open. Ada Quill closed 9 docks.")]
            )
        )
        let claim = try #require(report.findings.first)
        #expect(claim.sentence == "Ada Quill closed 7 docks.")
    }
}

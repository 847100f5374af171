import Foundation
import NewsModel
import NewsTestSupport
import Registry
import Testing

@Suite struct PositionExtractorTests {
    private let instruments = RegisterSeed.instruments
    private static let told = Date(timeIntervalSince1970: 1_739_290_000)  // 11 February 2025

    private func facts(_ sentences: String..., existing: [FactRecord] = []) -> [FactRecord] {
        let report = Sample.report(
            "ft",
            text: sentences.joined(separator: " "),
            outlet: "Financial Times",
            published: Self.told
        )
        let blocks = sentences.map { text in
            DraftBlock(
                section: "lead",
                purpose: .body,
                sentences: [
                    DraftSentence(
                        text,
                        evidence: [Evidence(source: report.ref, span: Span(0, 5), text: "The U")],
                        author: .machine
                    )
                ]
            )
        }
        let version = Version(
            story: "s1",
            number: 1,
            draft: Draft(
                headline: DraftSentence("Headline", author: .machine),
                blocks: blocks,
                origin: DraftOrigin(drafter: "extractive")
            ),
            sources: [report.ref],
            tags: Tags(),
            made: Self.told,
            digest: "d"
        )
        return PositionExtractor(instruments: instruments, companies: ["OpenAI", "Mistral AI"])
            .facts(in: version, reports: [report], existing: existing)
    }

    @Test func `a refusal by two named states becomes a position each, with evidence, day and instrument`() {
        let found = facts(
            "The United States and the U.K. declined to sign a global AI safety declaration at the AI Action Summit in Paris on Tuesday, the Financial Times reported."
        )
        #expect(found.map(\.actor) == ["US", "GB"])
        #expect(found.allSatisfy { $0.position?.kind == .declined && $0.subject == "paris-2025" })
        #expect(found.allSatisfy { $0.effective == "2025-02-11" && !$0.evidence.isEmpty && $0.rank == .newsDirect })
        #expect(found.first?.position?.actorName == "United States")
    }

    @Test func `a count becomes a count and gives no position to unnamed states`() {
        let found = facts(
            "The US declined to sign a global AI safety declaration at the AI Action Summit in Paris.",
            "Around 60 countries, including China, India and Germany, signed the declaration, the Financial Times reported."
        )
        let count = found.compactMap(\.count).first
        #expect(count?.number == 60)
        #expect(count?.hedge == .about)
        #expect(count?.unit == .countries)
        #expect(count?.source == "Financial Times")
        #expect(count?.asOf == "2025-02-11")
        #expect(found.filter { $0.position?.kind == .signed }.map(\.actor) == ["CN", "IN", "DE"])
    }

    @Test(arguments: [
        "Officials from the United States and the United Kingdom signed the Bletchley Declaration.",
        "The United States may have signed the Bletchley Declaration.",
        "The United States had not signed the Bletchley Declaration.",
        "The United States did not sign the Bletchley Declaration.",
        "A spokesman said \"the United States signed the Bletchley Declaration\".",
        "China's ministry signed the Bletchley Declaration.",
        "About 30 countries signed an unrelated fishing treaty.",
        "Tell us who signed the Bletchley Declaration.",
    ])
    func `what is not said of a state is not kept of it`(_ text: String) {
        #expect(facts(text).filter { $0.position != nil }.isEmpty)
    }

    @Test(arguments: [
        ("France, India and China signed the Paris AI declaration.", PositionKind.signed, ["FR", "IN", "CN"]),
        ("Brazil endorsed the New Delhi Declaration.", .endorsed, ["BR"]),
        ("Japan joined the Seoul Declaration.", .joinedLater, ["JP"]),
        ("Paraguay voted against the Paris AI declaration.", .votedAgainst, ["PY"]),
        ("Canada withdrew from the Seoul Declaration.", .withdrew, ["CA"]),
        ("The UK will not sign the Paris AI declaration.", .intendsNotToSign, ["GB"]),
        ("Kenya plans to sign the Paris AI declaration.", .intendsToSign, ["KE"]),
        (
            "OpenAI and Mistral AI agreed to the Frontier AI Safety Commitments.", .agreed,
            ["org:openai", "org:mistral-ai"]
        ),
        ("The Paris AI declaration was signed by France and the European Union.", .signed, ["FR", "EU"]),
    ])
    func `the ways of standing to a text are told apart`(_ text: String, _ kind: PositionKind, _ actors: [String]) {
        let found = facts(text).filter { $0.position != nil }
        #expect(found.map(\.actor) == actors)
        #expect(found.allSatisfy { $0.position?.kind == kind })
    }

    @Test func `a spokesperson's words become the reason of the actor they speak for`() {
        let found = facts(
            "The US and the UK declined to sign the Paris AI declaration.",
            "A U.K. government spokesperson said the declaration “didn't provide enough practical clarity on global governance.”"
        )
        #expect(found.first { $0.actor == "GB" }?.position?.reason?.text.hasPrefix("didn't provide enough") == true)
        #expect(found.first { $0.actor == "GB" }?.position?.reason?.mode == .direct)
        #expect(found.first { $0.actor == "US" }?.position?.reason == nil)
    }

    @Test func `a change of mind supersedes, and what is known is not found again`() {
        let first = facts("The UK will not sign the Paris AI declaration.")
        let signed = facts("The UK signed the Paris AI declaration.", existing: first)
        #expect(signed.first?.supersedes == first.first?.id)
        #expect(facts("The UK signed the Paris AI declaration.", existing: first + signed).isEmpty)
        let seed = RegisterSeed.facts()
        #expect(facts("The United States endorsed the Bletchley Declaration.", existing: seed).isEmpty)
    }

    @Test func `hostile text is read without a crash`() {
        let junk =
            String(repeating: "and the US, ", count: 5_000)
            + "signed the Paris AI declaration 99999999999999999999 countries signed it."
        _ = facts(junk)
        _ = facts(
            "",
            "\u{0}",
            "signed",
            "signed by",
            "99999999999999999999999 countries signed the Paris AI declaration."
        )
    }

    @Test("when and how may stand between the refusal and the deed, and the forum names its declaration")
    func adverbials() {
        let found = facts(
            "The United States and the United Kingdom declined on Tuesday, Feb. 11, to sign the declaration of the AI Action Summit in Paris."
        )
        #expect(Set(found.map(\.actor)) == ["US", "GB"])
        #expect(found.allSatisfy { $0.subject == "paris-2025" && $0.position?.kind == .declined })
    }
}

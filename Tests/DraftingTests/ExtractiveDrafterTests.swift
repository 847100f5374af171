import Drafting
import Foundation
import NewsModel
import NewsTestSupport
import Prose
import Testing

@Suite struct ExtractiveDrafterTests {
    private func draft(_ request: DraftRequest = DraftFixture.request()) throws -> DraftOutcome {
        try ExtractiveDrafter().compose(request)
    }

    private func text(_ outcome: DraftOutcome, _ section: String) -> String {
        outcome.draft.blocks.filter { $0.section == section }.map(\.text).joined(separator: "\n")
    }

    @Test func `the lead composes who declined what, where and when, and names the report it rests on`() throws {
        let outcome = try draft()
        let lead = text(outcome, "lead")
        #expect(lead.hasPrefix("LISBON, Feb. 11 — "))
        #expect(lead.contains("Norland and Estmark declined on Tuesday to sign a pact on harbour dues"))
        #expect(lead.lowercased().contains("at the ocean trade summit in lisbon"))
        #expect(lead.contains("the Morning Gazette reported"))
        #expect(!lead.contains("Blue Wire"), "Blue Wire says only that they did not sign")
        #expect(outcome.draft.headline.text.hasPrefix("Norland, Estmark Decline to Sign Pact on Harbour Dues"))
        #expect(Tokens.words(in: outcome.draft.headline.text).count <= 14)
    }

    @Test func `every checked sentence has evidence that reads the same in its report`() throws {
        let request = DraftFixture.request()
        let outcome = try draft(request)
        let texts = Dictionary(uniqueKeysWithValues: request.citable.map { ($0.ref, $0.revision.text) })
        let sentences = [outcome.draft.headline] + outcome.draft.blocks.filter(\.purpose.isChecked).flatMap(\.sentences)
        #expect(sentences.count >= 5)
        for sentence in sentences {
            #expect(!sentence.evidence.isEmpty, "\(sentence.text)")
            for evidence in sentence.evidence {
                #expect(texts[evidence.source]?.text(in: evidence.span) == evidence.text)
            }
        }
    }

    @Test func `no long run of a copyrighted report stands outside quotation marks`() throws {
        let request = DraftFixture.request()
        let outcome = try draft(request)
        let sources = request.reports.map { " " + Tokens.folded($0.revision.text).joined(separator: " ") + " " }
        let checked = [outcome.draft.headline] + outcome.draft.blocks.filter(\.purpose.isChecked).flatMap(\.sentences)
        for sentence in checked where !sentence.evidence.contains(where: { $0.source.item == "register-dues" }) {
            let bytes = Array(sentence.text.utf8)
            var start = 0
            var stretches: [Span] = []
            for quotation in Quotations.marked(in: bytes) {
                stretches.append(Span(start, quotation.span.start))
                start = quotation.span.end
            }
            stretches.append(Span(start, bytes.count))
            for stretch in stretches {
                let words = Tokens.words(in: bytes, stretch).map(\.folded)
                guard words.count >= 10 else { continue }
                for from in 0...(words.count - 10) {
                    let run = " " + words[from..<(from + 10)].joined(separator: " ") + " "
                    #expect(!sources.contains { $0.contains(run) }, "\(run)")
                }
            }
        }
    }

    @Test func `quotations are verbatim and introduce their speaker in full once`() throws {
        let outcome = try draft()
        let body = text(outcome, "what-happened") + text(outcome, "details")
        #expect(
            body.contains(
                "“We cannot accept a ceiling that was written behind closed doors and sprung on us this week,”"
            )
        )
        #expect(body.contains("Trade Minister Ada Quill"))
        #expect(body.components(separatedBy: "We cannot accept").count == 2, "one saying, told once")
    }

    @Test func `a count keeps its hedge and names only those the report names`() throws {
        let body = text(try draft(), "what-happened")
        #expect(
            body.contains(
                "About 40 countries signed the pact, the Morning Gazette reported, among them Portugal, Japan and Kenya."
            )
        )
    }

    @Test func `percentages are printed in house style`() throws {
        let outcome = try draft()
        #expect(!outcome.draft.text.contains("per cent"))
    }

    @Test func `the nut graf draws on the register`() throws {
        let outcome = try draft()
        #expect(
            text(outcome, "why-it-matters").contains(
                "Why It Matters: Before this, Norland and Estmark had been among the 30 countries listed on the Porto Accord"
            )
        )
        let without = try draft(DraftFixture.request(register: []))
        #expect(!without.draft.text.contains("Porto Accord"))
    }

    @Test func `background from after the story's day is not used`() throws {
        var later = DraftFixture.statement
        later.revision.published = DraftFixture.told.addingTimeInterval(86_400 * 30)
        let outcome = try draft(DraftFixture.request(register: [later]))
        #expect(!outcome.draft.text.contains("Porto Accord"))
    }

    @Test func `a copy is neither cited nor counted as a second voice`() throws {
        let outcome = try draft()
        #expect(!outcome.draft.text.contains("Copycat"))
        #expect(!outcome.draft.blocks.flatMap(\.sentences).flatMap(\.evidence).contains { $0.source.item == "copy" })
    }

    @Test func `sections stand in the form's order and furniture is filled in`() throws {
        var request = DraftFixture.request()
        request.imageCredit = "Harbour Pictures"
        let outcome = try draft(request)
        let keys = outcome.draft.blocks.map(\.section)
        let order = HouseForm.standard.sections.map(\.key)
        #expect(keys == keys.sorted { order.firstIndex(of: $0) ?? 0 < order.firstIndex(of: $1) ?? 0 })
        #expect(outcome.draft.text.contains("Image via Harbour Pictures"))
        #expect(outcome.draft.text.contains("© 2025 The Nutgraf Desk"))
        #expect(
            outcome.draft.text.contains("Disclosure: This story was drafted by software that uses no language model")
        )
        #expect(try draft().draft.text.contains("Image via") == false)
    }

    @Test func `what cannot be filled is left out and said`() throws {
        let thin = Sample.report(
            "thin",
            title: "Bank",
            text: "The central bank cut its main rate to 3.25 per cent on Thursday.",
            outlet: "Blue Wire",
            published: DraftFixture.told
        )
        let outcome = try draft(DraftFixture.request([thin], register: []))
        #expect(outcome.notes.contains { $0.contains("Why It Matters") })
        #expect(!outcome.draft.blocks.contains { $0.section == "why-it-matters" })
        #expect(outcome.draft.text.contains("3.25%"))
    }

    @Test func `the same request gives the same draft`() throws {
        #expect(try draft() == draft())
    }

    @Test(arguments: [
        "", "   \n\n", "Ελληνικά μόνο εδώ, τίποτε άλλο.", String(repeating: "“", count: 20_000),
        String(repeating: "a,", count: 50_000),
    ])
    func `nonsense is refused politely`(_ text: String) {
        let report = Sample.report("junk", title: "", text: text, outlet: "X", published: DraftFixture.told)
        #expect(throws: DraftError.self) {
            try ExtractiveDrafter().compose(DraftFixture.request([report], register: []))
        }
    }

    @Test func `free words may be taken over, with attribution`() throws {
        let release = Sample.report(
            "release",
            title: "Acme opens plant",
            text:
                "Acme Corp. opened a battery plant in the northern port city of Harrow on Monday after three years of building work by local firms.",
            outlet: "Acme Corp.",
            licence: .pressRelease,
            published: DraftFixture.told
        )
        let outcome = try draft(DraftFixture.request([release], register: []))
        #expect(outcome.draft.text.contains("Acme Corp. said"))
        #expect(outcome.draft.text.contains("opened a battery plant in the northern port city of Harrow"))
    }

    @Test func `markdown and JSON show each sentence's sources, with scalar spans`() throws {
        let request = DraftFixture.request()
        let outcome = try draft(request)
        let markdown = DraftRendering.markdown(outcome, reports: request.citable)
        #expect(markdown.hasPrefix("# Norland, Estmark"))
        #expect(markdown.contains("**What Happened:**"))
        #expect(markdown.contains("[^1]: Morning Gazette:"))
        let json =
            try JSONSerialization.jsonObject(with: DraftRendering.json(outcome, reports: request.citable))
            as? [String: Any]
        let headline = json?["headline"] as? [String: Any]
        let evidence = (headline?["evidence"] as? [[String: Any]])?.first
        #expect(evidence?["outlet"] as? String == "Morning Gazette")
        #expect((evidence?["span"] as? [Int])?.count == 2)
        #expect(json?["text"] as? String == outcome.draft.text)
    }
}

import Desk
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Testing

@Suite("The review desk")
struct ReviewDeskTests {
    let reporter = DeskFixture.user(.reporter)
    let editor = DeskFixture.user(.editor)
    let publisher = DeskFixture.user(.publisher)

    func code(_ act: () async throws -> Void) async -> DeskError.Code? {
        do {
            try await act()
            return nil
        } catch {
            return (error as? DeskError)?.code
        }
    }

    @Test("an altered quotation stops sign-off and publication until it is mended")
    func gate() async throws {
        let house = try await DeskFixture()
        let desk = house.desk()
        try await desk.recheck(house.story, by: reporter)
        let folder = try await desk.folder(house.story)
        #expect(folder.blocking.count == 1)
        #expect(
            await code { try await desk.signOff(house.story, version: 1, digest: folder.version.digest, by: editor) }
                == .refused
        )
        #expect(await code { try await desk.publish(house.story, version: 1, by: publisher) } == .refused)

        let version = try await desk.save(house.story, text: house.mended(), base: 1, by: reporter)
        #expect(version.number == 2)
        #expect(version.editor == reporter.id)
        #expect(version.digest == Secret.hash(version.draft.text))
        let mended = try await desk.folder(house.story)
        #expect(mended.isChecked)
        #expect(mended.blocking.isEmpty)
        #expect(await code { try await desk.publish(house.story, version: 2, by: publisher) } == .refused)
        try await desk.signOff(house.story, version: 2, digest: mended.version.digest, by: editor)
        #expect(try await desk.folder(house.story).isSigned)
        try await desk.publish(house.story, version: 2, by: publisher)
        let orders = try await house.store.claim(
            .publish,
            limit: 5,
            now: house.clock.now,
            leaseEnd: house.clock.now.addingTimeInterval(60)
        )
        #expect(orders.map(\.subject) == ["story@2"])
        let actions = try await house.store.audit(subject: "story", limit: 20).map(\.act.action)
        #expect(actions == ["story.publish-order", "story.sign-off", "story.edit", "story.recheck"])
        #expect(try await AuditVerifier.verify(house.store).holds)
    }

    @Test("a text that was never checked is neither signed nor published")
    func unchecked() async throws {
        let house = try await DeskFixture()
        let desk = house.desk(checksAtOnce: false)
        let version = try await desk.save(house.story, text: house.mended(), base: 1, by: reporter)
        #expect(
            await code { try await desk.signOff(house.story, version: 2, digest: version.digest, by: editor) }
                == .refused
        )
        #expect(await code { try await desk.publish(house.story, version: 2, by: publisher) } == .refused)
        let orders = try await house.store.claim(
            .check,
            limit: 5,
            now: house.clock.now,
            leaseEnd: house.clock.now.addingTimeInterval(60)
        )
        #expect(orders.map(\.subject) == ["story@2"])
    }

    @Test("a sign-off bound to another text than the newest is refused")
    func staleDigest() async throws {
        let house = try await DeskFixture()
        let desk = house.desk()
        let second = try await desk.save(house.story, text: house.mended(), base: 1, by: reporter)
        let third = try await desk.save(
            house.story,
            text: house.mended() + "\n\nA last line.",
            base: 2,
            by: reporter
        )
        #expect(
            await code { try await desk.signOff(house.story, version: 2, digest: second.digest, by: editor) }
                == .conflict
        )
        #expect(
            await code { try await desk.signOff(house.story, version: 3, digest: second.digest, by: editor) }
                == .conflict
        )
        try await desk.signOff(house.story, version: 3, digest: third.digest, by: editor)
        // An edit after the sign-off takes it away again.
        try await desk.save(house.story, text: house.mended() + "\n\nAnother last line.", base: 3, by: reporter)
        #expect(await code { try await desk.publish(house.story, version: 4, by: publisher) } == .refused)
        #expect(await code { try await desk.publish(house.story, version: 3, by: publisher) } == .conflict)
    }

    @Test("overruling needs an editor and a reason, is kept, and counts for that finding only")
    func overrule() async throws {
        let house = try await DeskFixture()
        let desk = house.desk()
        try await desk.recheck(house.story, by: reporter)
        let key = try #require(try await desk.folder(house.story).blocking.first).key
        #expect(
            await code {
                try await desk.overrule(house.story, finding: key, reason: "heard it on the tape", by: reporter)
            } == .forbidden
        )
        #expect(
            await code { try await desk.overrule(house.story, finding: key, reason: "  ok   ok ", by: editor) }
                == .invalid
        )
        #expect(
            await code {
                try await desk.overrule(house.story, finding: "made up", reason: "heard it on the tape", by: editor)
            } == .notFound
        )
        try await desk.overrule(house.story, finding: key, reason: "heard it on the tape", by: editor)
        #expect(
            await code {
                try await desk.overrule(house.story, finding: key, reason: "heard it on the tape", by: editor)
            } == .conflict
        )
        let folder = try await desk.folder(house.story)
        #expect(folder.blocking.isEmpty)
        #expect(folder.overrules.first?.reason == "heard it on the tape")
        #expect(folder.overrules.first?.editorName == editor.name)
        // Another alteration is another finding.
        let other = folder.version.draft.text.replacing("never", with: "perhaps")
        try await desk.save(house.story, text: other, base: 1, by: reporter)
        #expect(try await desk.folder(house.story).blocking.count == 1)
    }

    @Test("two editors at once: the second is told, and nothing of hers is stored over the first's")
    func conflict() async throws {
        let house = try await DeskFixture()
        let desk = house.desk()
        try await desk.save(house.story, text: house.mended(), base: 1, by: reporter)
        let before = try await house.store.versions(of: house.story)
        do {
            try await desk.save(house.story, text: "Mine\n\nAll mine.", base: 1, by: editor)
            Issue.record("a save over another's version was taken")
        } catch {
            #expect(error.code == .conflict)
            #expect(error.message.contains("The reporter"))
        }
        #expect(try await house.store.versions(of: house.story) == before)
    }

    @Test("saving an unchanged text makes no version")
    func unchanged() async throws {
        let house = try await DeskFixture()
        let text = try await house.desk().folder(house.story).version.draft.text
        #expect(try await house.desk().save(house.story, text: text, base: 1, by: reporter).number == 1)
        #expect(try await house.store.versions(of: house.story).count == 1)
    }

    @Test("a preview checks without keeping anything")
    func preview() async throws {
        let house = try await DeskFixture()
        let preview = try await house.desk().preview(house.story, text: house.mended())
        #expect(preview.blocking.isEmpty)
        #expect(preview.edit.changedSentences == 1)
        #expect(try await house.desk().preview(house.story, text: "H\n\n“Made up words”").blocking.count == 1)
        #expect(try await house.store.versions(of: house.story).count == 1)
        #expect(try await house.store.audit(subject: "story", limit: 5).isEmpty)
    }

    @Test("where the policy asks for it, whoever wrote the text cannot sign it")
    func secondPerson() async throws {
        var house = try await DeskFixture()
        house.settings.secondPersonMustSign = true
        let desk = house.desk()
        let version = try await desk.save(house.story, text: house.mended(), base: 1, by: editor)
        #expect(
            await code { try await desk.signOff(house.story, version: 2, digest: version.digest, by: editor) }
                == .refused
        )
        try await desk.signOff(house.story, version: 2, digest: version.digest, by: publisher)
        #expect(try await desk.folder(house.story).signOff?.editor == publisher.id)
    }

    @Test(
        "each act asks for its role",
        arguments: [(Role.reporter, false, false, false), (.editor, true, false, true), (.publisher, true, true, true)]
    )
    func roles(role: Role, maySign: Bool, mayPublish: Bool, maySpike: Bool) async throws {
        let house = try await DeskFixture()
        let desk = house.desk()
        let user = DeskFixture.user(role)
        let version = try await desk.save(house.story, text: house.mended(), base: 1, by: user)
        let sign = await code { try await desk.signOff(house.story, version: 2, digest: version.digest, by: user) }
        #expect((sign == nil) == maySign)
        #expect(maySign || sign == .forbidden)
        if !maySign { try await desk.signOff(house.story, version: 2, digest: version.digest, by: editor) }
        let publish = await code { try await desk.publish(house.story, version: 2, by: user) }
        #expect((publish == nil) == mayPublish)
        #expect(mayPublish || publish == .forbidden)
        let spike = await code { try await desk.spike(house.story, reason: "overtaken by events", by: user) }
        #expect((spike == nil) == maySpike)
        #expect(
            await code { try await desk.retract(house.story, note: "it was not so at all", by: user) }
                == (mayPublish ? .refused : .forbidden)
        )
        var gone = user
        gone.isDisabled = true
        #expect(await code { try await desk.save(house.story, text: "H\n\nT", base: 2, by: gone) } == .forbidden)
    }

    @Test("a spiked story takes no more acts")
    func spiked() async throws {
        let house = try await DeskFixture()
        let desk = house.desk()
        #expect(await code { try await desk.spike(house.story, reason: "no", by: editor) } == .invalid)
        try await desk.spike(house.story, reason: "overtaken by events", by: editor)
        #expect(
            await code { try await desk.save(house.story, text: house.mended(), base: 1, by: reporter) } == .refused
        )
        let digest = try await desk.folder(house.story).version.digest
        #expect(await code { try await desk.signOff(house.story, version: 1, digest: digest, by: editor) } == .refused)
    }

    @Test("the source's words can be taken as they stand, in the draft's own marks, as a new version")
    func mend() async throws {
        let house = try await DeskFixture()
        let desk = ReviewDesk(
            store: house.store,
            form: DeskFixture.form,
            check: { version, reports in
                var report = await DeskFixture.check(version, reports)
                for index in report.claims.indices where report.claims[index].severity == .block {
                    let claim = report.claims[index]
                    let span = Span(claim.span.start, claim.span.end + 6)
                    report.claims[index].span = span
                    report.claims[index].text = version.draft.text.text(in: span) ?? ""
                    report.claims[index].suggestion = "We will not sign this text"
                }
                return report
            },
            now: { house.clock.now }
        )
        try await desk.recheck(house.story, by: reporter)
        let finding = try #require(try await desk.folder(house.story).blocking.first)
        #expect(finding.text == "“We will never sign this text.”")
        #expect(ReviewDesk.canMend(finding))
        #expect(
            await code { try await desk.takeSourceWords(house.story, finding: finding.key, base: 7, by: reporter) }
                == .conflict
        )
        #expect(
            await code { try await desk.takeSourceWords(house.story, finding: "no such", base: 1, by: reporter) }
                == .notFound
        )
        let version = try await desk.takeSourceWords(house.story, finding: finding.key, base: 1, by: reporter)
        #expect(version.draft.text == (try await house.mendedFirst()))
        #expect(try await desk.folder(house.story).blocking.isEmpty)
        #expect(version.note?.contains("We will not sign") == true)
    }

    @Test("words changed and put back, by hand or by taking the source's, are not a person's")
    func putBack() async throws {
        let house = try await DeskFixture()
        let desk = house.desk()
        let first = try await desk.folder(house.story).version.draft
        try await desk.save(house.story, text: house.mended(), base: 1, by: reporter)
        let changed = try await desk.folder(house.story).version.draft
        #expect(changed.blocks[1].sentences[0].author == .human)
        let back = try await desk.save(house.story, text: first.text, base: 2, by: editor)
        #expect(back.number == 3)
        #expect(back.draft == first)
        // What the person did write stays the person's when it comes again.
        let again = try await desk.save(house.story, text: changed.text, base: 3, by: editor)
        #expect(again.draft.blocks[1].sentences.map(\.author) == [.human, .machine])
    }

    @Test(
        "the source's words keep the draft's capital where a sentence or a led-in quotation begins",
        arguments: [
            (
                "“We believe in it,” he said.", "“We believe in it,”", "we believe that it holds",
                "“We believe that it holds,” he said."
            ),
            ("He said, “We believe it.”", "“We believe it.”", "we believe that", "He said, “We believe that.”"),
            ("The “Paris accord” held.", "“Paris accord”", "accord of Paris", "The “accord of Paris” held."),
            ("It is “a good text” again.", "“a good text”", "a very good text", "It is “a very good text” again."),
        ]
    )
    func capital(sentence: String, claimed: String, words: String, expected: String) async throws {
        let house = try await DeskFixture()
        let desk = ReviewDesk(
            store: house.store,
            form: DeskFixture.form,
            check: { version, _ in
                let text = version.draft.text
                let claims = text.range(of: claimed).map { range in
                    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
                    var claim = Claim(
                        kind: .quotation,
                        verdict: .misquoted,
                        severity: .block,
                        span: Span(start, start + claimed.utf8.count),
                        text: claimed
                    )
                    claim.suggestion = words
                    return [claim]
                }
                return CheckReport(
                    verdict: .misquoted,
                    score: 0,
                    claims: claims ?? [],
                    sentences: [],
                    sources: version.sources,
                    checker: "test"
                )
            },
            now: { house.clock.now }
        )
        let text = try await house.mended() + "\n\n" + sentence
        try await desk.save(house.story, text: text, base: 1, by: reporter)
        let key = try #require(try await desk.folder(house.story).blocking.first).key
        let version = try await desk.takeSourceWords(house.story, finding: key, base: 2, by: editor)
        #expect(version.draft.blocks.last?.text == expected)
    }

    @Test("what changed between two versions is shown paragraph by paragraph, word by word")
    func difference() {
        let found = VersionDifference.between(
            "Head\n\nOne two three.\n\nOld end.",
            "Head\n\nOne two four.\n\nOld end.\n\nNew."
        )
        #expect(found.first == .same("Head"))
        #expect(found.last == .added("New."))
        #expect(
            found.contains {
                if case .changed(let words) = $0 { words.contains(WordChange(.added, "four.")) } else { false }
            }
        )
        #expect(VersionDifference.between("A\n\nB", "A").last == .removed("B"))
    }
}

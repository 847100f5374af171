import Foundation
import NewsModel
import NewsStore
import Press
import Testing

@Suite("Publisher")
struct PublisherTests {
    @Test("a signed version goes out with its receipt, event, audit entry and the work that follows, in one step")
    func publishes() async throws {
        let room = try await Newsroom()
        let ref = try await room.add()
        try await room.sign(ref)
        try await room.store.commit(Transaction([], next: [WorkOrder(.publish, ref, due: Newsroom.noon)]))

        let outcomes = try await room.publisher().run()
        #expect(outcomes.count == 1)
        let publication = try #require(try outcomes.first?.result.get())
        #expect(publication.kind == .original)
        #expect(publication.slug == "us-uk-stay-out")
        #expect(publication.summary.hasPrefix("About 60 countries signed"))
        #expect(publication.receiptHash == Digest.sha256(publication.receipt))
        #expect(try await room.store.publication(of: ref.story) == publication)
        #expect(try await room.store.story(ref.story)?.state == .published)

        let later = Newsroom.noon.addingTimeInterval(600)
        #expect(try await room.store.claim(.publish, limit: 9, now: later, leaseEnd: later).isEmpty)
        for stage in [Stage.register, .alert] {
            let next = try await room.store.claim(stage, limit: 9, now: later, leaseEnd: later)
            #expect(next.map(\.subject) == [ref.workSubject], "\(stage)")
        }
        let events = try await room.store.events(after: 0, limit: 9)
        #expect(events.map(\.kind) == [.published])
        let acts = try await room.store.audit(after: 0, limit: 9)
        #expect(acts.last?.act.action == "story.publish")
        #expect(acts.last?.act.details["receipt"] == publication.receiptHash)
    }

    @Test("publishing the same version again changes nothing")
    func publishesOnce() async throws {
        let room = try await Newsroom()
        let ref = try await room.add()
        let first = try await room.publishSigned(ref)
        let second = try await room.publisher(at: Newsroom.noon.addingTimeInterval(60)).publish(ref)
        #expect(first == second)
        #expect(try await room.store.publications(of: ref.story).count == 1)
        #expect(try await room.store.events(after: 0, limit: 9).count == 1)
    }

    @Test("a version that nobody signed is refused, in words, and put aside")
    func refusesUnsigned() async throws {
        let room = try await Newsroom()
        let ref = try await room.add()
        try await room.store.commit(Transaction([], next: [WorkOrder(.publish, ref, due: Newsroom.noon)]))
        let outcome = try #require(try await room.publisher().run().first)
        let error = try #require(throws: PressError.self) { try outcome.result.get() }
        #expect(error.code == .unsigned)
        #expect(error.message == "Nobody has signed version 1 off. An editor must read and sign it.")
        #expect(try await room.store.publication(of: ref.story) == nil)
        #expect(try await room.store.parked(limit: 9).map(\.subject) == [ref.workSubject])
    }

    @Test("a sign-off does not carry over to a later text")
    func refusesOtherText() async throws {
        let room = try await Newsroom()
        let first = try await room.add()
        try await room.sign(first)
        let second = try await room.add(draft: Newsroom.draft(headline: "Another headline"))
        let error = await #expect(throws: PressError.self) { try await room.publisher().publish(second) }
        #expect(error?.code == .unsigned)
        await #expect(throws: StoreError.self) {
            try await room.sign(second, digest: Digest.sha256(Newsroom.draft().text))
        }
    }

    @Test("a finding that blocks stops publication until an editor overrules it with a reason")
    func refusesBlocked() async throws {
        let room = try await Newsroom()
        let ref = try await room.add { claims in
            claims[0].verdict = .contradicted
            claims[0].severity = .block
            claims[0].message = "The source says 58."
        }
        let edition = try await Edition.load(ref, from: room.store)
        await #expect(throws: StoreError.self) { try await room.sign(ref) }
        let claim = try #require(edition.check?.report.claims.first)
        let error = await #expect(throws: PressError.self) { try await room.publisher().publish(ref) }
        #expect(error?.code == .unsigned || error?.code == .blocked)

        let overrule = Overrule(
            story: ref.story,
            finding: claim.key,
            reason: "The Elysée’s own list has 60.",
            editor: "editor",
            editorName: "Ada Byron",
            made: Newsroom.noon
        )
        try await room.store.commit(Transaction([.addOverrule(overrule)]))
        let publication = try await room.publishSigned(ref)
        let receipt = try Receipt.read(publication.receipt)
        #expect(receipt.claims.first?.overruled?.reason == "The Elysée’s own list has 60.")
        #expect(receipt.claims.first?.severity == "block")
        let page = try #require(try await room.site().answer(.story(slug: publication.slug)))
        #expect(String(decoding: page.body, as: UTF8.self).contains("Editor’s decision"))
    }

    @Test("evidence that lies outside the stored report stops publication")
    func refusesBrokenEvidence() async throws {
        let room = try await Newsroom()
        let ref = try await room.add { $0[0].evidence[0].span = Span(5, 50_000) }
        try await room.sign(ref)
        let error = await #expect(throws: PressError.self) { try await room.publisher().publish(ref) }
        #expect(error?.code == .brokenEvidence)
        #expect(try await room.store.publication(of: ref.story) == nil)
    }

    @Test("an older version is not published over a newer one, and nothing over a retraction")
    func refusesOutdated() async throws {
        let room = try await Newsroom()
        let first = try await room.add()
        try await room.sign(first)
        let second = try await room.add(draft: Newsroom.draft(headline: "A newer headline"))
        try await room.publishSigned(second)
        let old = await #expect(throws: PressError.self) { try await room.publisher().publish(first) }
        #expect(old?.code == .outdated)
        #expect(old?.fate(attempt: 1, now: Newsroom.noon) == .drop(reason: old?.message ?? ""))

        let retraction = try await room.publisher().retract(
            second.story,
            note: " The figure was wrong. ",
            actor: "boss"
        )
        #expect(retraction.kind == .retraction)
        #expect(retraction.note == "The figure was wrong.")
        #expect(try await room.store.story(second.story)?.state == .retracted)
        let third = try await room.add(draft: Newsroom.draft(headline: "Once more"))
        try await room.sign(third)
        let error = await #expect(throws: PressError.self) { try await room.publisher().publish(third) }
        #expect(error?.code == .outdated)
    }

    @Test("a later version is an update, or a correction when its note says so; the address stays")
    func corrects() async throws {
        let room = try await Newsroom()
        let first = try await room.publishSigned(try await room.add())
        let second = try await room.publishSigned(
            try await room.add(draft: Newsroom.draft(headline: "Second"), note: "tightened the lead"),
            at: Newsroom.noon.addingTimeInterval(60)
        )
        let third = try await room.publishSigned(
            try await room.add(
                draft: Newsroom.draft(headline: "Third"),
                note: "Correction: It was Tuesday, not Monday."
            ),
            at: Newsroom.noon.addingTimeInterval(120)
        )
        #expect(second.kind == .update)
        #expect(second.note == nil)
        #expect(third.kind == .correction)
        #expect(third.note == "It was Tuesday, not Monday.")
        #expect(third.slug == first.slug)
        #expect(third.firstPublished == first.published)
        #expect(try Receipt.read(third.receipt).previous?.receiptHash == second.receiptHash)
    }

    @Test("a retraction needs a reason and something that was published")
    func retractionNeedsReason() async throws {
        let room = try await Newsroom()
        let ref = try await room.add()
        let none = await #expect(throws: PressError.self) {
            try await room.publisher().retract(ref.story, note: "Wrong.", actor: "boss")
        }
        #expect(none?.code == .notFound)
        try await room.publishSigned(ref)
        await #expect(throws: PressError.self) {
            try await room.publisher().retract(ref.story, note: "  ", actor: "boss")
        }
    }
}

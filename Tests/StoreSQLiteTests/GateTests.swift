import Foundation
import NewsModel
import NewsStore
import StoreSQLite
import Testing

@Suite("the gate of publication stands inside the transaction")
struct GateTests {
    private func storeWithVersion(blocking: Bool) async throws -> (SQLiteStore, Version) {
        let store = try SQLiteStore.inMemory()
        let version = StoreFixture.version(1)
        try await store.commit(
            Transaction([
                .saveUser(StoreFixture.editor), .addStory(StoreFixture.story()), .addVersion(version),
                .addCheck(StoreFixture.check(version, blocking: blocking)),
            ])
        )
        return (store, version)
    }

    private func refusal(_ store: SQLiteStore, _ changes: [Change]) async -> StoreError? {
        do {
            try await store.commit(Transaction(changes))
            return nil
        } catch { return error }
    }

    @Test("a signed, checked, clean version is published")
    func cleanVersion() async throws {
        let (store, version) = try await storeWithVersion(blocking: false)
        try await store.commit(
            Transaction([.addSignOff(StoreFixture.signOff(version)), .publish(StoreFixture.publication(version))])
        )
        #expect(try await store.story("story")?.state == .published)
        #expect(try await store.publications(section: nil, since: nil, limit: 5).count == 1)
    }

    @Test("nothing is published without a sign-off")
    func noSignOff() async throws {
        let (store, version) = try await storeWithVersion(blocking: false)
        let error = await refusal(store, [.publish(StoreFixture.publication(version))])
        #expect(error?.code == .refused)
        #expect(error?.message.contains("signed") == true)
        #expect(try await store.publication(of: "story") == nil)
    }

    @Test("a blocking finding refuses sign-off and publication until it is overruled")
    func blocking() async throws {
        let (store, version) = try await storeWithVersion(blocking: true)
        #expect(await refusal(store, [.addSignOff(StoreFixture.signOff(version))])?.code == .refused)
        let overrule = Overrule(
            story: "story",
            finding: "quotation/misquoted/Sixty",
            reason: "Heard on tape by the desk.",
            editor: "editor",
            editorName: "Erin Editor",
            made: StoreFixture.morning
        )
        let changes: [Change] = [
            .addOverrule(overrule), .addSignOff(StoreFixture.signOff(version)),
            .publish(StoreFixture.publication(version)),
        ]
        #expect(await refusal(store, changes) == nil)
    }

    @Test("a sign-off for other words is refused")
    func wrongDigest() async throws {
        let (store, version) = try await storeWithVersion(blocking: false)
        let stale = StoreFixture.signOff(version, digest: String(repeating: "0", count: 64))
        #expect(await refusal(store, [.addSignOff(stale)])?.code == .refused)
    }

    @Test("a sign-off does not carry over to a later version")
    func laterVersion() async throws {
        let (store, version) = try await storeWithVersion(blocking: false)
        let next = StoreFixture.version(2, headline: "Seventy Countries Sign")
        try await store.commit(Transaction([.addSignOff(StoreFixture.signOff(version)), .addVersion(next)]))
        let error = await refusal(store, [.publish(StoreFixture.publication(next))])
        #expect(error?.code == .refused)
        #expect(try await store.story("story")?.state == .desk)
    }

    @Test("a version written on an older text is a conflict, and nothing of its transaction stays")
    func conflict() async throws {
        let (store, _) = try await storeWithVersion(blocking: false)
        let late = StoreFixture.version(1, headline: "Late")
        let error = await refusal(store, [.setSetting(name: "trace", value: "x"), .addVersion(late)])
        #expect(error?.code == .conflict)
        #expect(try await store.setting("trace") == nil)
    }

    @Test("a story that was spiked or edited after its publication was ordered does not go out")
    func afterTheOrder() async throws {
        let (store, version) = try await storeWithVersion(blocking: false)
        try await store.commit(
            Transaction([.addSignOff(StoreFixture.signOff(version)), .setStoryState("story", .spiked)])
        )
        #expect(await refusal(store, [.publish(StoreFixture.publication(version))])?.code == .refused)
        #expect(try await store.publication(of: "story") == nil)

        let (other, first) = try await storeWithVersion(blocking: false)
        let edited = StoreFixture.version(2, headline: "Mended")
        try await other.commit(Transaction([.addSignOff(StoreFixture.signOff(first)), .addVersion(edited)]))
        #expect(await refusal(other, [.publish(StoreFixture.publication(first))])?.code == .refused)
    }

    @Test("the machine does not write over a story that an editor has signed")
    func machineAfterSignOff() async throws {
        let (store, version) = try await storeWithVersion(blocking: false)
        try await store.commit(Transaction([.addSignOff(StoreFixture.signOff(version))]))
        var late = StoreFixture.version(2, headline: "Late")
        late.editor = nil
        #expect(await refusal(store, [.addVersion(late)])?.code == .conflict)
        #expect(try await store.story("story")?.state == .signed)
    }

    @Test("one overruling clears the finding in its sentence and no other")
    func overruleIsBoundToItsSentence() {
        var claim = Claim(
            kind: .speaker,
            verdict: .misattributed,
            severity: .block,
            span: Span(0, 8),
            text: "Tim Cook"
        )
        claim.sentence = "“Sales fell,” Tim Cook said."
        let first = claim.key
        claim.sentence = "“We lied,” Tim Cook said."
        #expect(claim.key != first)
    }
}

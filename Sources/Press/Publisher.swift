package import Foundation
import Formats
package import NewsModel
package import NewsStore

/// The stage `publish`: brings signed versions out, each with its receipt, and nothing else.
///
/// It refuses in words what the store would refuse as well: a version that nobody signed, a sign-off or check of
/// another text, a finding that blocks, evidence that is not stored. Publication, event, audit entry and the work that
/// follows (`register`, `alert`) are committed in one step; killed before, it leaves the version claimable; run twice,
/// it changes nothing the second time.
package struct Publisher: Sendable {
    private let store: any NewsStore
    private let masthead: Masthead
    private let key: SigningKey
    private let now: @Sendable () -> Date

    package init(
        store: any NewsStore,
        masthead: Masthead,
        key: SigningKey,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.masthead = masthead
        self.key = key
        self.now = now
    }

    /// What became of one piece of claimed work.
    package struct Outcome: Sendable {
        package var subject: String
        package var result: Result<Publication, PressError>
    }

    /// Claims up to `limit` signed versions and publishes them.
    ///
    /// One that fails is given back with its reason and does not stop the others.
    ///
    /// After `lease` seconds, work that we did not finish may be claimed by another.
    package func run(limit: Int = 8, lease: TimeInterval = 60) async throws(StoreError) -> [Outcome] {
        let start = now()
        var outcomes: [Outcome] = []
        for claim in try await store.claim(
            .publish,
            limit: limit,
            now: start,
            leaseEnd: start.addingTimeInterval(lease)
        ) {
            do throws(PressError) {
                outcomes.append(Outcome(subject: claim.subject, result: .success(try await publish(claim))))
            } catch {
                try await store.release(claim, error.fate(attempt: claim.attempt, now: now()))
                outcomes.append(Outcome(subject: claim.subject, result: .failure(error)))
            }
        }
        return outcomes
    }

    /// Publishes the version that the claim names, and finishes the claim.
    package func publish(_ claim: WorkClaim) async throws(PressError) -> Publication {
        guard let ref = claim.version else {
            throw PressError(.notFound, "“\(claim.subject.prefix(80))” names no version of a story.")
        }
        return try await publish(ref, completing: claim)
    }

    /// Publishes one version.
    ///
    /// - Throws: ``PressError``, whose message says what is missing and what to do.
    package func publish(_ ref: VersionRef, completing claim: WorkClaim? = nil) async throws(PressError) -> Publication
    {
        let edition = try await Edition.load(ref, from: store)
        let earlier = try await newest(of: ref.story)
        if let earlier {
            if earlier.version == ref, earlier.kind != .retraction {
                try await commit(Transaction([], completing: claim))
                return earlier
            }
            guard earlier.kind != .retraction else {
                throw PressError(.outdated, "This story was retracted. Publish a new story instead.")
            }
            guard earlier.version.version < ref.version else {
                throw PressError(
                    .outdated,
                    "Version \(earlier.version.version) is already out; version \(ref.version) is older."
                )
            }
        }
        let (check, signOff) = try Self.gate(edition)
        let correction = CorrectionNote(edition.version.note)
        let kind: Publication.Kind = earlier == nil ? .original : correction == nil ? .update : .correction
        return try await commit(
            edition,
            check: check,
            signOff: signOff,
            kind: kind,
            note: earlier == nil ? nil : correction?.text,
            earlier: earlier,
            actor: "publish",
            completing: claim
        )
    }

    /// Takes a published story back.
    ///
    /// Its address says so from then on, and why; it leaves the lists and feeds.
    ///
    /// `note` is the public reason and may not be empty; `actor` is the publisher's user id.
    package func retract(_ story: StoryID, note: String, actor: UserID) async throws(PressError) -> Publication {
        let note = note.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !note.isEmpty else {
            throw PressError(.blocked, "A retraction needs a public reason. Say what was wrong.")
        }
        guard let earlier = try await newest(of: story) else {
            throw PressError(.notFound, "This story was never published, so there is nothing to retract.")
        }
        guard earlier.kind != .retraction else { return earlier }
        let edition = try await Edition.load(earlier.version, from: store)
        guard let check = edition.check, let signOff = edition.signOff else {
            throw PressError(.unchecked, "The published version has lost its check or sign-off. Run “nutgraf doctor”.")
        }
        return try await commit(
            edition,
            check: check,
            signOff: signOff,
            kind: .retraction,
            note: note,
            earlier: earlier,
            actor: actor.raw,
            completing: nil
        )
    }

    /// What must hold before a version may go out.
    static func gate(_ edition: Edition) throws(PressError) -> (CheckRecord, SignOff) {
        let number = edition.version.number
        let digest = Digest.sha256(edition.version.draft.text)
        guard digest == edition.version.digest else {
            throw PressError(
                .wrongText,
                "The stored text of version \(number) does not match its digest. Save it as a new version."
            )
        }
        guard let check = edition.check else {
            throw PressError(.unchecked, "Version \(number) has not been checked. Check it, then sign it.")
        }
        guard check.digest == digest else {
            throw PressError(.wrongText, "The check is of another text than version \(number). Check it again.")
        }
        guard let signOff = edition.signOff else {
            throw PressError(.unsigned, "Nobody has signed version \(number) off. An editor must read and sign it.")
        }
        guard signOff.digest == digest, signOff.version == edition.ref else {
            throw PressError(
                .wrongText,
                "The sign-off of \(signOff.editorName) is for another text than version \(number). Read this one and sign it."
            )
        }
        let blocking = check.report.blocking(overruled: Set(edition.overrules.map(\.finding)))
        if let first = blocking.first {
            let more = blocking.count > 1 ? " And \(blocking.count - 1) more." : ""
            throw PressError(
                .blocked,
                "Version \(number) cannot be published: \(first.message.isEmpty ? first.text : first.message)\(more)"
            )
        }
        return (check, signOff)
    }

    private func commit(
        _ edition: Edition,
        check: CheckRecord,
        signOff: SignOff,
        kind: Publication.Kind,
        note: String?,
        earlier: Publication?,
        actor: String,
        completing claim: WorkClaim?
    ) async throws(PressError) -> Publication {
        // Whole seconds: what the receipt states is then exactly what is stored.
        let at = Date(timeIntervalSince1970: now().timeIntervalSince1970.rounded(.down))
        let slug = earlier?.slug ?? edition.story.slug
        let receipt = try Receipt(
            edition,
            check: check,
            signOff: signOff,
            kind: kind,
            note: note,
            address: masthead.absolute(SitePath.story(slug)),
            publication: masthead.name,
            published: at,
            firstPublished: earlier?.firstPublished ?? at,
            previous: earlier.map { Receipt.Previous(version: $0.version.version, receiptHash: $0.receiptHash) }
        ).sealed(with: key)
        let publication = Publication(
            version: edition.ref,
            kind: kind,
            slug: slug,
            section: edition.story.section,
            headline: edition.version.draft.headline.text,
            summary: edition.summary,
            tags: edition.version.tags,
            firstPublished: earlier?.firstPublished ?? at,
            published: at,
            note: note,
            receipt: receipt,
            receiptHash: Digest.sha256(receipt)
        )
        let isRetraction = kind == .retraction
        let event = NewsEvent(
            kind: .published,
            subject: edition.story.id.raw,
            headline: isRetraction ? "Retracted: \(publication.headline)" : publication.headline,
            at: at
        )
        let act = AuditAct(
            actor: actor,
            action: isRetraction ? "story.retract" : "story.publish",
            subject: edition.story.id.raw,
            details: [
                "version": String(edition.version.number), "kind": kind.rawValue, "digest": edition.version.digest,
                "receipt": publication.receiptHash, "signed_by": signOff.editorName,
            ],
            at: at
        )
        let next =
            isRetraction ? [] : [WorkOrder(.register, edition.ref, due: at), WorkOrder(.alert, edition.ref, due: at)]
        try await commit(
            Transaction([.publish(publication), .announce(event), .audit(act)], completing: claim, next: next)
        )
        return publication
    }

    private func commit(_ transaction: Transaction) async throws(PressError) {
        do throws(StoreError) {
            try await store.commit(transaction)
        } catch {
            throw PressError(error)
        }
    }

    private func newest(of story: StoryID) async throws(PressError) -> Publication? {
        do throws(StoreError) {
            return try await store.publication(of: story)
        } catch {
            throw PressError(error)
        }
    }
}

/// An editor's note that is meant for readers: one that begins with "Correction:".
///
/// Other notes say what changed to colleagues; a version published with such a note is an update.
package struct CorrectionNote: Sendable, Equatable {
    /// Without the word.
    package var text: String

    /// Nil when the note is no correction.
    package init?(_ note: String?) {
        let mark = "correction:"
        guard let note, note.lowercased().hasPrefix(mark) else { return nil }
        let rest = note.dropFirst(mark.count).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !rest.isEmpty else { return nil }
        text = rest
    }
}

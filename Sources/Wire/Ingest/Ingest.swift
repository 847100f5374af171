package import Foundation
import Formats
package import NewsModel
package import NewsStore
package import Outbound

/// Visits sources and stores what they say: feeds, pages, files, submissions, and what a hub brings.
///
/// A visit never throws: what went wrong is in the outcome and, in plain words, in the source's health, with the time of
/// the next try. One bad item never stops the others. A text that did not change makes no revision; one that did is a new
/// revision of the same report, with work for the stage `gather` and an event for the desk, in one transaction each.
/// Begin with ``ingest(_:now:)``; feeds are read in `Ingest+Feed.swift`, what a report's identity is stands in `Intake`.
package struct Ingest: Sendable {
    package struct Options: Sendable {
        /// Items read of one feed in one visit, the newest ones.
        package var itemsPerVisit = 200
        /// A feed item with fewer bytes of text has its page read, if it names one; 0 reads none.
        package var readsPageBelow = 600
        /// Pages read in one visit, and at once.
        package var pagesPerVisit = 40
        package var pagesAtOnce = 4
        package var maxFeedBytes = 16 << 20
        package var maxPageBytes = 8 << 20
        /// As it stands in `robots.txt`.
        package var agent = "Nutgraf"
        package var schedule = FetchSchedule()
        package var limits = FetchLimits()
        /// From one request to a host to the next.
        package var gapPerHost: Duration = .milliseconds(250)
        /// A permanent redirect seen so often in a row changes the source's address; one that only adds encryption at once.
        package var movesBeforeAddressChanges = 3
        /// The whole document is asked for that often, whatever the server says about changes; in seconds.
        package var wholeEvery: TimeInterval = 7 * 86_400

        package init() {}
    }

    let store: any NewsStore
    let options: Options
    let visit: Visit
    let intake: Intake
    let pages: PageReader
    private let chance: @Sendable () -> Double

    /// `chance`: 0..<1; spreads the visits of many sources.
    package init(
        store: any NewsStore,
        client: HTTPClient,
        options: Options = Options(),
        chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.store = store
        self.options = options
        self.chance = chance
        visit = Visit(client: client, hosts: HostPacing(gap: options.gapPerHost), limits: options.limits)
        pages = PageReader(visit: visit, agent: options.agent, maxBytes: options.maxPageBytes)
        intake = Intake(store: store)
    }

    /// Visits the sources that are due, at most `limit`, several at once.
    package func ingestDue(now: Date, limit: Int = 16) async throws(StoreError) -> [IngestOutcome] {
        let due = try await store.sourcesDue(at: now, limit: limit)
        return await withTaskGroup(of: IngestOutcome.self) { group in
            for source in due { group.addTask { await ingest(source, now: now) } }
            var outcomes: [IngestOutcome] = []
            for await outcome in group { outcomes.append(outcome) }
            return outcomes.sorted { $0.source < $1.source }
        }
    }

    /// What a visit learns beside its reports.
    struct Findings {
        var published: [Date] = []
        var hints = FetchHints()
        /// Where the address has moved for good, as far as this answer says.
        var movedTo: String?
    }

    /// Visits one source now, whether due or not.
    package func ingest(_ source: Source, now: Date) async -> IngestOutcome {
        var outcome = IngestOutcome(source: source.id)
        var health = source.health
        var findings = Findings()
        let cause: SourceVisit.Cause = source.wantedSince == nil ? .schedule : .request
        var failure: WireError?
        let began = ContinuousClock.now
        do throws(WireError) {
            switch source.kind {
            case .feed: try await visitFeed(source, &health, &outcome, &findings, now)
            case .page: try await visitPage(source, &health, &outcome, &findings, now)
            case .file: try await readFiles(source, &health, &outcome, now)
            case .api, .register:
                throw WireError(.unusable, "\(source.name) sends by itself; there is nothing to fetch.")
            }
        } catch {
            failure = error
        }
        let milliseconds = Self.milliseconds(since: began)
        if let failure, failure.code == .postponed {
            health.nextFetch = now.addingTimeInterval((failure.retryAfter ?? 60) + 60 * chance())
            health.lastError = failure.message
            outcome.notes.append(failure.message)
            outcome.nextFetch = health.nextFetch
            var changes: [Change] = [.setHealth(source.id, health, visited: source.address)]
            // The wish stays, but not for at once: the line would come back to it without a pause.
            if source.wantedSince != nil, let next = health.nextFetch { changes.append(.trySource(source.id, next)) }
            await commit(changes, &outcome, source)
            return outcome
        }
        var changes: [Change] = []
        if let failure {
            outcome.failure = failure.message
            outcome.status = failure.status
            settle(failure, &health, now)
        } else {
            settle(source, findings, &health, outcome, now)
            if let address = moved(source, findings, &health), await isFree(address, for: source) {
                outcome.notes.append("The address has moved for good to \(address) and was changed.")
                changes = Self.move(source, to: address, now: now)
            }
        }
        (health.lastStatus, health.lastBytes) = (outcome.status, outcome.bytes)
        health.lastMilliseconds = milliseconds
        health.lastTried = now
        outcome.nextFetch = health.nextFetch
        let record = Self.record(outcome, failure: failure, cause: cause, milliseconds: milliseconds, at: now)
        await commit(
            [.setHealth(source.id, health, visited: source.address), .addVisit(source.id, record)] + changes,
            &outcome,
            source
        )
        return outcome
    }

    // MARK: What becomes of the source

    private func settle(
        _ source: Source,
        _ findings: Findings,
        _ health: inout SourceHealth,
        _ outcome: IngestOutcome,
        _ now: Date
    ) {
        let next = options.schedule.next(
            after: source.health,
            broughtNews: outcome.stored > 0,
            published: findings.published,
            hints: findings.hints,
            isPushed: source.isPushed(at: now),
            now: now,
            chance: chance()
        )
        (health.nextFetch, health.interval) = (next.at, next.interval)
        health.lastSucceeded = now
        health.lastError = outcome.problems.first
        health.failuresInARow = 0
        health.goneSince = nil
        if !outcome.new.isEmpty { health.lastNews = now }
    }

    private func settle(_ failure: WireError, _ health: inout SourceHealth, _ now: Date) {
        health.failuresInARow = min(health.failuresInARow + 1, 1_000)
        health.lastError = failure.message
        if failure.code == .gone { health.goneSince = health.goneSince ?? now }
        // Asked too often means: less often from now on, not only later once.
        if failure.status == 429, let interval = health.interval {
            health.interval = min(interval * 2, options.schedule.longest)
        }
        health.nextFetch = options.schedule.retry(
            failures: health.failuresInARow,
            retryAfter: failure.retryAfter,
            now: now,
            chance: chance()
        )
    }

    /// Counts the visits that were redirected for good to one and the same place.
    ///
    /// - Returns: The new address, once it has been seen often enough.
    private func moved(_ source: Source, _ findings: Findings, _ health: inout SourceHealth) -> String? {
        guard let target = findings.movedTo, target != source.address else {
            (health.movedTo, health.movesInARow) = (nil, 0)
            return nil
        }
        health.movesInARow = health.movedTo == target ? health.movesInARow + 1 : 1
        health.movedTo = target
        let isUpgrade =
            source.address.hasPrefix("http://") && target == "https://" + source.address.dropFirst("http://".count)
        return isUpgrade || health.movesInARow >= options.movesBeforeAddressChanges ? target : nil
    }

    /// Whether no other source is there, whose reports would then come twice, and nobody changed this one's address while
    /// the visit was on its way.
    private func isFree(_ address: String, for source: Source) async -> Bool {
        guard let sources = try? await store.sources() else { return false }
        return sources.contains { $0.id == source.id && $0.address == source.address }
            && !sources.contains { $0.id != source.id && $0.address == address }
    }

    private static func move(_ source: Source, to address: String, now: Date) -> [Change] {
        [
            .moveSource(source.id, to: address, from: source.address),
            .announce(
                NewsEvent(
                    kind: .source,
                    subject: source.id.raw,
                    headline: "\(source.name) has moved to \(address)",
                    at: now
                )
            ),
            .audit(
                AuditAct(
                    actor: "ingest",
                    action: "source.moved",
                    subject: source.id.raw,
                    details: ["from": source.address, "to": address],
                    at: now
                )
            ),
        ]
    }

    static func record(
        _ outcome: IngestOutcome,
        failure: WireError?,
        cause: SourceVisit.Cause,
        milliseconds: Int,
        at now: Date
    ) -> SourceVisit {
        let word: SourceVisit.Outcome =
            switch failure?.code {
            case .unusable: .unusable
            case .refused: .refused
            case .unavailable, .store, .postponed: .unavailable
            case .gone: .gone
            case nil: outcome.notModified ? .notModified : outcome.stored > 0 ? .news : .nothingNew
            }
        let words = ([failure?.message].compactMap(\.self) + outcome.notes + outcome.problems).prefix(3)
        return SourceVisit(
            at: now,
            outcome: word,
            cause: cause,
            status: outcome.status,
            new: outcome.new.count,
            revised: outcome.revised.count,
            unchanged: outcome.unchanged,
            milliseconds: milliseconds,
            bytes: outcome.bytes,
            message: words.isEmpty ? nil : String(words.joined(separator: " ").prefix(1_000))
        )
    }

    func commit(_ changes: [Change], _ outcome: inout IngestOutcome, _ source: Source) async {
        do {
            try await store.commit(Transaction(changes))
        } catch {
            outcome.problems.append("The state of \(source.name) could not be stored: \(error.message)")
        }
    }

    static func milliseconds(since began: ContinuousClock.Instant) -> Int {
        let parts = (ContinuousClock.now - began).components
        return Int(clamping: parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)
    }

    /// Takes in one report that was handed to us.
    package func ingest(_ submission: Submission, as source: Source, now: Date) async throws(WireError) -> ItemID {
        let text = submission.html.map { PlainText.from(html: $0) }.flatMap { submission.text.isEmpty ? $0 : nil }
        let result = try await intake.take(
            Intake.Arrival(
                key: submission.key ?? submission.address ?? submission.title,
                address: submission.address,
                title: submission.title,
                text: text ?? submission.text,
                html: submission.html.map { Sanitiser.clean($0, base: submission.address) },
                author: submission.author,
                published: submission.published,
                language: submission.language,
                image: submission.image
            ),
            from: source,
            now: now
        )
        switch result {
        case .new(let id), .revised(let id), .unchanged(let id): return id
        }
    }

    // MARK: Kinds of source

    private func visitPage(
        _ source: Source,
        _ health: inout SourceHealth,
        _ outcome: inout IngestOutcome,
        _ findings: inout Findings,
        _ now: Date
    ) async throws(WireError) {
        let answer = try await pages.read(
            source.address,
            etag: health.etag,
            lastModified: health.lastModified,
            isAsked: source.wantedSince != nil,
            now: now
        )
        (outcome.status, outcome.bytes) = (answer.response.status, answer.response.body.count)
        findings.movedTo = answer.response.movedTo
        findings.hints = FetchHints(headers: answer.response.headers, pace: FeedPace())
        guard let page = answer.page else {
            outcome.notModified = true
            return
        }
        guard !page.text.isEmpty else {
            throw WireError(.unusable, "\(source.address) has no main text that we can find. Look at it in a browser.")
        }
        // The source's own id, so that a moved page stays the same report; the address is what it was known by before.
        var arrival = FeedArrival.arrival(of: page, key: source.id.raw, address: answer.address)
        arrival.formerKey = source.address
        note(try await intake.take(arrival, from: source, now: now), &outcome)
        health.etag = answer.response.etag
        health.lastModified = answer.response.lastModified
    }

    private func readFiles(
        _ source: Source,
        _ health: inout SourceHealth,
        _ outcome: inout IngestOutcome,
        _ now: Date
    ) async throws(WireError) {
        let paths = try LocalFiles.list(source.address)
        let print = LocalFiles.fingerprint(paths)
        guard print != health.bodyHash || source.wantedSince != nil else {
            outcome.notModified = true
            return
        }
        // Kept only once everything has been read, or a file that failed would not be tried again.
        var isComplete = true
        for path in paths {
            do throws(WireError) {
                switch try LocalFiles.read(path) {
                case .report(let arrival):
                    let result = try await intake.take(arrival, from: source, now: now)
                    note(result, &outcome)
                    if case .new = result, !arrival.attachments.isEmpty, outcome.notes.count < 20 {
                        let names = arrival.attachments.prefix(5).joined(separator: ", ")
                        outcome.notes.append(
                            "“\(arrival.title.prefix(80))” came with files that were not read: \(names)."
                        )
                    }
                case .feed(let feed):
                    if !(await take(feed, from: source, &outcome, now, mayReadPages: false).isComplete) {
                        isComplete = false
                    }
                }
            } catch {
                outcome.problems.append(error.message)
                if error.code != .unusable { isComplete = false }
            }
        }
        health.bodyHash = isComplete ? print : nil
    }
}

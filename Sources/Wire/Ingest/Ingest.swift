package import Foundation
import Formats
package import NewsModel
package import NewsStore
package import Outbound

/// Visits sources and stores what they say: feeds, pages, files, submissions.
///
/// A visit never throws: what went wrong is in the outcome and, in plain words, in the source's health, with the time of
/// the next try. One bad item never stops the others. A text that did not change makes no revision; one that did is a new
/// revision of the same report, with work for the stage `gather` and an event for the desk, in one transaction each.
package struct Ingest: Sendable {
    package struct Options: Sendable {
        /// Items read of one feed in one visit, the first ones.
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

        package init() {}
    }

    private let store: any NewsStore
    private let client: HTTPClient
    private let options: Options
    private let pages: PageReader
    private let intake: Intake
    private let chance: @Sendable () -> Double

    /// `chance`: 0..<1; spreads the visits of many sources.
    package init(
        store: any NewsStore,
        client: HTTPClient,
        options: Options = Options(),
        chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.store = store
        self.client = client
        self.options = options
        self.chance = chance
        pages = PageReader(client: client, agent: options.agent, maxBytes: options.maxPageBytes)
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

    /// Visits one source now, whether due or not.
    package func ingest(_ source: Source, now: Date) async -> IngestOutcome {
        var outcome = IngestOutcome(source: source.id)
        var health = source.health
        var published: [Date] = []
        var visit = SourceVisit(at: now, outcome: .nothingNew, cause: source.wantedSince == nil ? .schedule : .request)
        let began = ContinuousClock.now
        do throws(WireError) {
            switch source.kind {
            case .feed: published = try await visitFeed(source, &health, &outcome, now)
            case .page: try await visitPage(source, &health, &outcome, now)
            case .file: try await readFiles(source, &outcome, now)
            case .api, .register:
                throw WireError(.unusable, "\(source.name) sends by itself; there is nothing to fetch.")
            }
            health.nextFetch = options.schedule.next(
                after: source.health,
                broughtNews: outcome.stored > 0,
                published: published,
                now: now,
                chance: chance()
            )
            health.lastSucceeded = now
            health.lastError = outcome.problems.first
            health.failuresInARow = 0
            health.goneSince = nil
            visit.outcome = outcome.notModified ? .notModified : outcome.stored > 0 ? .news : .nothingNew
            visit.message = outcome.problems.first
        } catch {
            outcome.failure = error.message
            health.failuresInARow = min(health.failuresInARow + 1, 1_000)
            health.lastError = error.message
            health.nextFetch = options.schedule.retry(
                failures: health.failuresInARow,
                retryAfter: error.retryAfter,
                now: now,
                chance: chance()
            )
            outcome.status = error.status
            if error.code == .gone { health.goneSince = health.goneSince ?? now }
            visit.outcome =
                switch error.code {
                case .unusable: .unusable
                case .refused: .refused
                case .unavailable, .store: .unavailable
                case .gone: .gone
                }
            visit.message = error.message
        }
        (visit.status, visit.bytes, visit.milliseconds) = (
            outcome.status, outcome.bytes, Self.milliseconds(since: began)
        )
        (visit.new, visit.revised, visit.unchanged) = (outcome.new.count, outcome.revised.count, outcome.unchanged)
        (health.lastStatus, health.lastBytes) = (outcome.status, outcome.bytes)
        health.lastMilliseconds = visit.milliseconds
        if visit.new > 0 { health.lastNews = now }
        health.lastTried = now
        outcome.nextFetch = health.nextFetch
        do {
            try await store.commit(Transaction([.setHealth(source.id, health), .addVisit(source.id, visit)]))
        } catch {
            outcome.problems.append("The state of \(source.name) could not be stored: \(error.message)")
        }
        return outcome
    }

    private static func milliseconds(since began: ContinuousClock.Instant) -> Int {
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

    private func visitFeed(
        _ source: Source,
        _ health: inout SourceHealth,
        _ outcome: inout IngestOutcome,
        _ now: Date
    ) async throws(WireError) -> [Date] {
        let response = try await Visit.fetch(
            client,
            source.address,
            accept:
                "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
            etag: health.etag,
            lastModified: health.lastModified,
            maxBytes: options.maxFeedBytes
        )
        (outcome.status, outcome.bytes) = (response.status, response.body.count)
        guard !response.notModified else {
            outcome.notModified = true
            return []
        }
        let feed: ParsedFeed
        do {
            feed = try Feeds.parse(
                response.body,
                contentType: response.headers["Content-Type"],
                contentEncoding: nil,
                address: response.finalURL
            )
        } catch {
            throw WireError(.unusable, error.message)
        }
        let complete = await take(feed, from: source, &outcome, now, mayReadPages: true)
        // A validator is kept only once everything it stands for is stored, or a crash would lose the rest for ever.
        if complete {
            health.etag = response.etag
            health.lastModified = response.lastModified
        }
        return feed.items.compactMap { $0.published ?? $0.updated }
    }

    private func visitPage(
        _ source: Source,
        _ health: inout SourceHealth,
        _ outcome: inout IngestOutcome,
        _ now: Date
    ) async throws(WireError) {
        let answer = try await pages.read(
            source.address,
            etag: health.etag,
            lastModified: health.lastModified,
            now: now
        )
        (outcome.status, outcome.bytes) = (answer.response.status, answer.response.body.count)
        guard let page = answer.page else {
            outcome.notModified = true
            return
        }
        guard !page.text.isEmpty else {
            throw WireError(.unusable, "\(source.address) has no main text that we can find. Look at it in a browser.")
        }
        let arrival = FeedArrival.arrival(of: page, key: source.address, address: answer.address)
        note(try await intake.take(arrival, from: source, now: now), &outcome)
        health.etag = answer.response.etag
        health.lastModified = answer.response.lastModified
    }

    private func readFiles(_ source: Source, _ outcome: inout IngestOutcome, _ now: Date) async throws(WireError) {
        for path in try LocalFiles.list(source.address) {
            do throws(WireError) {
                switch try LocalFiles.read(path) {
                case .report(let arrival): note(try await intake.take(arrival, from: source, now: now), &outcome)
                case .feed(let feed): _ = await take(feed, from: source, &outcome, now, mayReadPages: false)
                }
            } catch {
                outcome.problems.append(error.message)
            }
        }
    }

    /// - Returns: Whether every item is stored now.
    private func take(
        _ feed: ParsedFeed,
        from source: Source,
        _ outcome: inout IngestOutcome,
        _ now: Date,
        mayReadPages: Bool
    ) async -> Bool {
        var complete = true
        var arrivals = FeedArrival.arrivals(of: feed, limit: options.itemsPerVisit)
        if mayReadPages, options.readsPageBelow > 0 {
            let reading = await readPages(of: &arrivals, source: source, now)
            outcome.problems += reading.problems
            complete = reading.isComplete
        }
        for arrival in arrivals {
            do throws(WireError) {
                note(try await intake.take(arrival, from: source, now: now), &outcome)
            } catch {
                outcome.problems.append(error.message)
                if error.code == .store { complete = false }
            }
        }
        return complete
    }

    private func note(_ result: Intake.Result, _ outcome: inout IngestOutcome) {
        switch result {
        case .new(let id): outcome.new.append(id)
        case .revised(let id): outcome.revised.append(id)
        case .unchanged: outcome.unchanged += 1
        }
    }

    /// Whether a page may be kept as the source's own words.
    ///
    /// What the source lets others copy does not cover the pages of others that it links to.
    private static func speaksFor(_ source: Source, _ address: String) -> Bool {
        guard source.licence.allowsCopying else { return true }
        let hosts = [source.address, address].map { text in
            (URL(string: text)?.host ?? "").lowercased().split(separator: ".").suffix(2).joined(separator: ".")
        }
        return !hosts[0].isEmpty && hosts[0] == hosts[1]
    }

    /// Puts the page's text in place of a short item's, for items not yet known; a known one keeps its page's text.
    ///
    /// - Returns: What could not be read, in words (those items keep what the feed says), and whether nothing is left
    ///   that another visit should try.
    private func readPages(of arrivals: inout [Intake.Arrival], source: Source, _ now: Date) async
        -> (problems: [String], isComplete: Bool)
    {
        var isComplete = true
        var wanted: [(Int, String)] = []
        var kept: [Intake.Arrival] = []
        for arrival in arrivals {
            guard arrival.text.utf8.count < options.readsPageBelow, let address = arrival.address,
                address.hasPrefix("http"), Self.speaksFor(source, address)
            else {
                kept.append(arrival)
                continue
            }
            let id = Intake.itemID(source: source.id, key: arrival.key)
            let known = try? await store.reports([id]).first
            // Its page was read when it came; the feed's few words are no new text.
            if let known, known.revision.text.utf8.count > arrival.text.utf8.count { continue }
            if wanted.count < options.pagesPerVisit {
                wanted.append((kept.count, address))
            } else {
                isComplete = false
            }
            kept.append(arrival)
        }
        var problems: [String] = []
        var start = 0
        while start < wanted.count {
            let batch = wanted[start..<min(start + max(1, options.pagesAtOnce), wanted.count)]
            start += batch.count
            let pages = pages
            let found = await withTaskGroup(of: PageReading.self) { group in
                for (index, address) in batch {
                    group.addTask { await PageReading(index, address, pages, now) }
                }
                var found: [PageReading] = []
                for await one in group { found.append(one) }
                return found.sorted { $0.index < $1.index }
            }
            for reading in found {
                if let problem = reading.problem {
                    problems.append(problem.message)
                    if problem.code == .unavailable { isComplete = false }
                }
                if let page = reading.page { FeedArrival.fill(&kept[reading.index], from: page) }
            }
        }
        arrivals = kept
        return (problems, isComplete)
    }
}

/// What came of one page that an item links to.
private struct PageReading: Sendable {
    let index: Int
    let page: ExtractedPage?
    let problem: WireError?

    init(_ index: Int, _ address: String, _ pages: PageReader, _ now: Date) async {
        self.index = index
        var page: ExtractedPage?
        var problem: WireError?
        do {
            page = try await pages.read(address, now: now).page
        } catch {
            problem = error
        }
        self.page = page
        self.problem = problem
    }
}

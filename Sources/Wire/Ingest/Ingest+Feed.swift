import Crypto
import Formats
package import Foundation
package import NewsModel
import NewsStore
import Outbound

extension Ingest {
    private static let accept =
        "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"

    func visitFeed(
        _ source: Source,
        _ health: inout SourceHealth,
        _ outcome: inout IngestOutcome,
        _ findings: inout Findings,
        _ now: Date
    ) async throws(WireError) {
        let wholeIsDue = health.lastWhole.map { now.timeIntervalSince($0) > options.wholeEvery } ?? true
        let asksForChanges = !wholeIsDue && !health.distrustsValidators
        let response = try await visit.fetch(
            Visit.Wish(
                address: source.address,
                accept: Self.accept,
                etag: asksForChanges ? health.etag : nil,
                lastModified: asksForChanges ? health.lastModified : nil,
                maxBytes: options.maxFeedBytes,
                isAsked: source.wantedSince != nil
            ),
            now: now
        )
        (outcome.status, outcome.bytes) = (response.status, response.body.count)
        findings.movedTo = response.movedTo
        findings.hints = FetchHints(headers: response.headers, pace: FeedPace())
        if response.notModified {
            // We hold nothing that it could be comparing with: whoever believed this would never see a report.
            guard asksForChanges, health.etag != nil || health.lastModified != nil else {
                throw WireError(
                    .unavailable,
                    "\(source.address) answers that nothing has changed (304) although the whole feed was asked for. "
                        + "It is tried again by itself; if it stays so, tell the source.",
                    status: response.status
                )
            }
            outcome.notModified = true
            // A server may renew its validators without sending the document.
            Self.keepValidators(of: response, in: &health, now: now)
            return
        }
        let hash = Self.hash(response.body)
        if hash == health.bodyHash {
            health.lastWhole = now
            Self.keepValidators(of: response, in: &health, now: now)
            return
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
            throw FeedTrouble.error(error, response, address: source.address)
        }
        findings.hints = FetchHints(headers: response.headers, pace: feed.pace)
        findings.published = feed.items.compactMap { $0.published ?? $0.updated }
        (health.hub, health.topic) = HubDiscovery.find(headers: response.headers, feed: feed, at: response.finalURL)
        if feed.malformed {
            let isLost = feed.items.isEmpty
            let words = isLost ? "no report could be read from it" : "what could be read of it was taken"
            let note = "The feed breaks the rules of its format; \(words). Tell the source."
            if isLost { outcome.problems.append(note) } else { outcome.notes.append(note) }
        }
        let taken = await take(feed, from: source, &outcome, now, mayReadPages: true)
        if source.health.lastStatus == 304, wholeIsDue, let last = source.health.lastTried,
            taken.newDates.contains(where: { last.timeIntervalSince($0) > 3_600 })
        {
            health.distrustsValidators = true
            outcome.notes.append(
                "The server said that nothing had changed when it had; it is asked for the whole feed now."
            )
        }
        // A validator is kept only once everything it stands for is stored, or a crash would lose the rest for ever.
        if taken.isComplete {
            health.lastWhole = now
            health.bodyHash = hash
            Self.keepValidators(of: response, in: &health, now: now)
        }
    }

    /// Reports that a hub brought: the same intake as a visit's, without touching its schedule.
    ///
    /// The hub waits for the answer, so no pages are read; where items are so short that theirs should be, a visit is
    /// wished for, which reads them.
    /// - Throws: ``WireError`` when it is no feed.
    package func ingest(
        pushed body: [UInt8],
        contentType: String?,
        for source: Source,
        now: Date
    ) async throws(WireError) -> IngestOutcome {
        var outcome = IngestOutcome(source: source.id)
        outcome.bytes = body.count
        let began = ContinuousClock.now
        let feed: ParsedFeed
        do {
            feed = try Feeds.parse(body, contentType: contentType, contentEncoding: nil, address: source.address)
        } catch {
            throw WireError(.unusable, "What the hub brought for \(source.name) is no feed: \(error.message)")
        }
        let taken = await take(feed, from: source, &outcome, now, mayReadPages: false)
        let record = Self.record(
            outcome,
            failure: nil,
            cause: .hub,
            milliseconds: Self.milliseconds(since: began),
            at: now
        )
        let wishes: [Change] = taken.wantsPages ? [.trySource(source.id, now)] : []
        await commit([.addVisit(source.id, record)] + wishes, &outcome, source)
        return outcome
    }

    /// A date in the future would be answered with "not modified" until then.
    private static func keepValidators(of response: FetchResponse, in health: inout SourceHealth, now: Date) {
        if let etag = response.etag { health.etag = etag } else if !response.notModified { health.etag = nil }
        if let date = response.lastModified {
            let isAhead = FeedDates.parse(date).map { $0.timeIntervalSince(now) > 86_400 } ?? false
            health.lastModified = isAhead ? nil : date
        } else if !response.notModified {
            health.lastModified = nil
        }
    }

    private static func hash(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: Data(bytes)).prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    struct Taken {
        /// Whether every item is stored now.
        var isComplete = true
        /// Whether reports are so short that their pages should be read, and were not since a hub waits.
        var wantsPages = false
        /// When the new ones were published, where they say so.
        var newDates: [Date] = []
    }

    func take(
        _ feed: ParsedFeed,
        from source: Source,
        _ outcome: inout IngestOutcome,
        _ now: Date,
        mayReadPages: Bool
    ) async -> Taken {
        var taken = Taken()
        var arrivals = FeedArrival.arrivals(of: feed, limit: options.itemsPerVisit, now: now)
        if options.readsPageBelow > 0 {
            let reading = await readPages(
                of: &arrivals,
                source: source,
                now,
                most: mayReadPages ? options.pagesPerVisit : 0
            )
            outcome.problems += reading.problems
            taken.isComplete = reading.isComplete
            taken.wantsPages = reading.isWanting
        }
        for arrival in arrivals {
            do throws(WireError) {
                let result = try await intake.take(arrival, from: source, now: now)
                note(result, &outcome)
                if case .new = result, let date = arrival.published { taken.newDates.append(date) }
            } catch {
                outcome.problems.append(error.message)
                if error.code == .store { taken.isComplete = false }
            }
        }
        return taken
    }

    func note(_ result: Intake.Result, _ outcome: inout IngestOutcome) {
        switch result {
        case .new(let id): outcome.new.append(id)
        case .revised(let id): outcome.revised.append(id)
        case .unchanged: outcome.unchanged += 1
        }
    }
}

extension Source {
    /// Whether a hub brings its news at the moment.
    func isPushed(at now: Date) -> Bool {
        guard let subscription, subscription.state == .active else { return false }
        return subscription.leaseEnd.map { $0 > now } ?? true
    }
}

package import Foundation

/// How the last visits to a source went, and what the next one needs.
///
/// Written by the visits alone; what people decide (off, paused, try now) stands in ``Source``. Stored as JSON: a field
/// that an older program did not write is read as its default.
package struct SourceHealth: Sendable, Codable, Equatable {
    package var lastTried: Date?
    package var lastSucceeded: Date?
    /// What went wrong and what to do, in plain words; nil when the last try succeeded.
    package var lastError: String?
    package var failuresInARow = 0
    package var nextFetch: Date?
    /// `ETag` and `Last-Modified` as the server sent them, for conditional requests (RFC 9110 section 13).
    package var etag: String?
    package var lastModified: String?

    /// Of the last answer: HTTP status (nil when none came), bytes of its body once decompressed, and how long it took.
    package var lastStatus: Int?
    package var lastBytes: Int?
    package var lastMilliseconds: Int?
    /// When the last new report came in.
    package var lastNews: Date?
    /// Since when the server says that the address is gone for good (410); it is no longer asked by itself.
    package var goneSince: Date?
    /// Since when the address answers with a permanent redirect to `movedTo` (301, 308), and how many visits in a row.
    package var movedTo: String?
    package var movesInARow = 0
    /// The last time that the whole document was asked for and came, rather than whether it had changed.
    package var lastWhole: Date?
    /// The server was caught saying that nothing had changed when it had; it is asked for the whole document.
    package var distrustsValidators = false
    /// SHA-256 of the last whole document that was stored to the end; the same bytes again are no news.
    package var bodyHash: String?
    /// What the adaptive schedule has settled on, in seconds, before chance and the server's wishes.
    package var interval: TimeInterval?
    /// The hub and the topic that the source itself named last (W3C WebSub section 4).
    package var hub: String?
    package var topic: String?

    package init() {}

    /// Forgets what holds for one address alone: the source is, or is going to be, fetched from another.
    package mutating func forgetAddress() {
        (etag, lastModified, bodyHash, lastWhole) = (nil, nil, nil, nil)
        distrustsValidators = false
        (movedTo, movesInARow) = (nil, 0)
        (hub, topic) = (nil, nil)
        goneSince = nil
    }

    private enum CodingKeys: String, CodingKey {
        case lastTried, lastSucceeded, lastError, failuresInARow, nextFetch, etag, lastModified, lastStatus, lastBytes,
            lastMilliseconds, lastNews, goneSince, movedTo, movesInARow, lastWhole, distrustsValidators, bodyHash,
            interval, hub, topic
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        lastTried = try values.decodeIfPresent(Date.self, forKey: .lastTried)
        lastSucceeded = try values.decodeIfPresent(Date.self, forKey: .lastSucceeded)
        lastError = try values.decodeIfPresent(String.self, forKey: .lastError)
        failuresInARow = try values.decodeIfPresent(Int.self, forKey: .failuresInARow) ?? 0
        nextFetch = try values.decodeIfPresent(Date.self, forKey: .nextFetch)
        etag = try values.decodeIfPresent(String.self, forKey: .etag)
        lastModified = try values.decodeIfPresent(String.self, forKey: .lastModified)
        lastStatus = try values.decodeIfPresent(Int.self, forKey: .lastStatus)
        lastBytes = try values.decodeIfPresent(Int.self, forKey: .lastBytes)
        lastMilliseconds = try values.decodeIfPresent(Int.self, forKey: .lastMilliseconds)
        lastNews = try values.decodeIfPresent(Date.self, forKey: .lastNews)
        goneSince = try values.decodeIfPresent(Date.self, forKey: .goneSince)
        movedTo = try values.decodeIfPresent(String.self, forKey: .movedTo)
        movesInARow = try values.decodeIfPresent(Int.self, forKey: .movesInARow) ?? 0
        lastWhole = try values.decodeIfPresent(Date.self, forKey: .lastWhole)
        distrustsValidators = try values.decodeIfPresent(Bool.self, forKey: .distrustsValidators) ?? false
        bodyHash = try values.decodeIfPresent(String.self, forKey: .bodyHash)
        interval = try values.decodeIfPresent(TimeInterval.self, forKey: .interval)
        hub = try values.decodeIfPresent(String.self, forKey: .hub)
        topic = try values.decodeIfPresent(String.self, forKey: .topic)
    }
}

/// One visit to a source, or one delivery by its hub, for the source's page.
///
/// The store keeps the newest ``kept`` of each source.
package struct SourceVisit: Sendable, Codable, Equatable {
    package static let kept = 50

    /// What came of it, in a word.
    package enum Outcome: String, Sendable, Codable, CaseIterable {
        /// It brought reports, or new texts of known ones.
        case news
        /// It was read and brought nothing new.
        case nothingNew = "nothing new"
        /// The server said that nothing has changed (304).
        case notModified = "not modified"
        /// Somebody has to change something: the address, the source.
        case unusable
        /// The server refused, or is not to be visited.
        case refused
        /// It may work later by itself.
        case unavailable
        /// Gone for good (410).
        case gone

        package var isFailure: Bool {
            switch self {
            case .news, .nothingNew, .notModified: false
            case .unusable, .refused, .unavailable, .gone: true
            }
        }
    }

    /// Why it was visited.
    package enum Cause: String, Sendable, Codable, CaseIterable {
        case schedule
        /// Somebody asked for it.
        case request
        /// The source's hub brought it to us (WebSub).
        case hub
    }

    package var at: Date
    package var outcome: Outcome
    package var cause: Cause
    package var status: Int?
    package var new: Int
    package var revised: Int
    package var unchanged: Int
    package var milliseconds: Int
    package var bytes: Int?
    /// What went wrong, or is worth knowing: a move to another address, items that were left out.
    package var message: String?

    package init(
        at: Date,
        outcome: Outcome,
        cause: Cause = .schedule,
        status: Int? = nil,
        new: Int = 0,
        revised: Int = 0,
        unchanged: Int = 0,
        milliseconds: Int = 0,
        bytes: Int? = nil,
        message: String? = nil
    ) {
        self.at = at
        self.outcome = outcome
        self.cause = cause
        self.status = status
        self.new = new
        self.revised = revised
        self.unchanged = unchanged
        self.milliseconds = milliseconds
        self.bytes = bytes
        self.message = message
    }
}

/// How many reports one day brought.
package struct DayCount: Sendable, Equatable {
    /// Its midnight in UTC.
    package var day: Date
    package var count: Int

    package init(day: Date, count: Int) {
        self.day = day
        self.count = count
    }
}

/// A subscription at a source's hub, so that news is brought instead of fetched (W3C Recommendation WebSub, 2018).
///
/// Its secret and the unguessable part of its callback are made from the house's key and `generation`, and not stored.
package struct HubSubscription: Sendable, Codable, Equatable {
    package enum State: String, Sendable, Codable, CaseIterable {
        /// We asked and the hub has not yet come back to make sure that we meant it.
        case asked
        case active
        /// The hub will not serve us; `message` has its reason.
        case denied
        /// We asked to be left out and the hub has not yet made sure.
        case leaving
    }

    package var hub: String
    package var topic: String
    package var state: State
    /// Counts the subscriptions of this source; a new one has a new secret and callback.
    package var generation: Int
    package var asked: Date
    /// Until when the hub promised to serve us.
    package var leaseEnd: Date?
    /// When to ask again: before the lease ends, or after a failure.
    package var nextAsk: Date?
    package var lastDelivery: Date?
    package var failuresInARow: Int
    /// What went wrong last, in plain words.
    package var message: String?

    package init(
        hub: String,
        topic: String,
        state: State = .asked,
        generation: Int = 1,
        asked: Date,
        leaseEnd: Date? = nil,
        nextAsk: Date? = nil,
        lastDelivery: Date? = nil,
        failuresInARow: Int = 0,
        message: String? = nil
    ) {
        self.hub = hub
        self.topic = topic
        self.state = state
        self.generation = generation
        self.asked = asked
        self.leaseEnd = leaseEnd
        self.nextAsk = nextAsk
        self.lastDelivery = lastDelivery
        self.failuresInARow = failuresInARow
        self.message = message
    }
}

import Alerts
import Foundation
import NewsModel
package import NewsStore

/// The stage `alert`: finds whom a published version concerns and enters one delivery for each.
///
/// One event, one alert: a reader with several matching queries, or a story with several versions, gives one message.
/// Rights are asked of the store for each reader at this moment, and by the ``Deliverer`` again before it sends.
package struct Alerting: Sendable {
    /// Deliveries entered in one transaction.
    private static let batch = 500
    private static let lease: TimeInterval = 120

    private let store: any NewsStore
    private let book: AlertBook
    private let site: ReaderSite
    private let now: Now

    package init(store: any NewsStore, book: AlertBook, site: ReaderSite, now: @escaping Now = { Date() }) {
        self.store = store
        self.book = book
        self.site = site
        self.now = now
    }

    /// Claims published versions and works through them.
    ///
    /// - Returns: How many it took.
    package func run(limit: Int = 8) async throws(StoreError) -> Int {
        let start = now()
        let claims = try await store.claim(
            .alert,
            limit: limit,
            now: start,
            leaseEnd: start.addingTimeInterval(Self.lease)
        )
        for claim in claims {
            do throws(StoreError) {
                try await alert(claim)
            } catch {
                guard error.code != .unavailable else { throw error }
                let fate: WorkFate =
                    claim.attempt < 5
                    ? .retry(at: now().addingTimeInterval(30 * Double(claim.attempt)), reason: error.message)
                    : .park(reason: error.message)
                try await store.release(claim, fate)
            }
        }
        return claims.count
    }

    private func alert(_ claim: WorkClaim) async throws(StoreError) {
        guard let ref = claim.version, let version = try await store.version(ref),
            let publication = try await store.publication(of: ref.story), publication.kind != .retraction,
            let story = try await store.story(ref.story), story.state != .retracted
        else {
            try await store.release(claim, .drop(reason: "It is not published, or no longer."))
            return
        }
        let outlets = try await store.reports(at: version.sources).map(\.item.outlet)
        let seen = AlertStory(version, publication, outlets: Array(Set(outlets)).sorted())
        let reached = try await alreadyReached(ref.story)
        var changes: [Change] = []
        for (subscriber, query, clause, byMail) in try await readers(of: seen, except: reached) {
            let matter = Delivery.Matter.alert(ref, query, clause: clause)
            var live = Ledger.delivery(matter, to: subscriber, channel: .events, site: site, at: now())
            live.state = .sent
            var deliveries = [live]
            if byMail {
                deliveries.append(Ledger.delivery(matter, to: subscriber, channel: .mail, site: site, at: now()))
            }
            changes.append(.addDeliveries(deliveries))
            changes.append(
                .announce(
                    NewsEvent(
                        kind: .alert,
                        subject: ref.story.raw,
                        headline: publication.headline,
                        audience: subscriber.id,
                        at: now()
                    )
                )
            )
            if changes.count >= Self.batch {
                try await store.commit(Transaction(changes))
                changes = []
            }
        }
        try await store.commit(Transaction(changes, completing: claim))
    }

    private func alreadyReached(_ story: StoryID) async throws(StoreError) -> Set<SubscriberID> {
        var reached: Set<SubscriberID> = []
        var last: DeliveryID?
        while true {
            let page = try await store.deliveries(issue: nil, story: story, after: last, limit: 2_000)
            for delivery in page { reached.insert(delivery.subscriber) }
            guard let end = page.last else { return reached }
            last = end.id
        }
    }

    private typealias Hit = (subscriber: Subscriber, query: QueryID, clause: String, byMail: Bool)

    /// Confirmed readers with a query that stands and matches now, each once; a query that wants mail goes first.
    private func readers(of story: AlertStory, except reached: Set<SubscriberID>) async throws(StoreError) -> [Hit] {
        let plain = AlertEvaluator(story)
        var hits: [SubscriberID: Hit] = [:]
        for id in try await book.matches(story, now: now()) {
            guard let query = try await store.query(id), !query.isPaused, !reached.contains(query.subscriber),
                let clause = (try? AlertQuery.parse(query.query))?.explain(plain)
            else { continue }
            if let known = hits[query.subscriber] {
                if !known.byMail, query.byMail { hits[query.subscriber] = (known.subscriber, id, clause, true) }
                continue
            }
            guard let subscriber = try await store.subscriber(query.subscriber), subscriber.state == .confirmed else {
                continue
            }
            hits[query.subscriber] = (subscriber, id, clause, query.byMail)
        }
        return hits.values.sorted { $0.subscriber.id < $1.subscriber.id }
    }
}

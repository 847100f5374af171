package import Foundation
import Formats
import NewsModel
package import NewsStore
package import Outbound

/// The stage `find`: looks what can be read at an address that an editor gave: a feed, the feeds a page names, the page.
///
/// Each feed that is offered was fetched and read, so that the editor sees what it holds. Every request passes the
/// client's address policy, as a source's would.
package struct SourceFinder: Sendable {
    private let store: any NewsStore
    private let visit: Visit

    private static let leaseSeconds = 120.0
    private static let mostFeeds = 8
    private static let maxBytes = 8 << 20

    package init(store: any NewsStore, client: HTTPClient) {
        self.store = store
        visit = Visit(client: client, hosts: HostPacing(gap: .milliseconds(200)), limits: FetchLimits())
    }

    /// Claims and answers one search; returns how many it took.
    package func run(now: @Sendable () -> Date) async throws(StoreError) -> Int {
        let start = now()
        let claims = try await store.claim(
            .find,
            limit: 1,
            now: start,
            leaseEnd: start.addingTimeInterval(Self.leaseSeconds)
        )
        for claim in claims {
            guard var search = try await store.sourceSearch(SearchID(claim.subject)), search.state == .waiting else {
                try await store.release(claim, .drop(reason: "There is no open search \(claim.subject)."))
                continue
            }
            do throws(WireError) {
                search.candidates = try await candidates(search.address, now: now())
                search.state = .found
            } catch {
                search.state = .failed
                search.problem = error.message
            }
            try await store.commit(
                Transaction(
                    [
                        .saveSourceSearch(search),
                        .announce(
                            NewsEvent(kind: .source, subject: search.id.raw, headline: search.address, at: now())
                        ),
                    ],
                    completing: claim
                )
            )
        }
        return claims.count
    }

    /// What can be read at the address, best first.
    ///
    /// - Throws: ``WireError`` when nothing can, in words for the editor.
    func candidates(_ address: String, now: Date) async throws(WireError) -> [SourceSearch.Candidate] {
        let response = try await fetch(address, now)
        let type = response.headers["Content-Type"]
        if let feed = try? Feeds.parse(
            response.body,
            contentType: type,
            contentEncoding: nil,
            address: response.finalURL
        ) {
            return [Self.candidate(feed, address: response.finalURL, title: nil, origin: .itself)]
        }
        let page: ExtractedPage
        do {
            page = try Pages.extract(response.body, contentType: type, address: response.finalURL)
        } catch {
            throw WireError(
                .unusable,
                "\(response.finalURL) is neither a feed nor a page that can be read. \(error.message)"
            )
        }
        let named = FeedDiscovery.feeds(in: response.body, address: response.finalURL).prefix(Self.mostFeeds)
        var found = await withTaskGroup(of: (Int, SourceSearch.Candidate).self) { group in
            for (index, feed) in named.enumerated() {
                group.addTask { (index, await look(at: feed, now)) }
            }
            var found: [(Int, SourceSearch.Candidate)] = []
            for await one in group { found.append(one) }
            return found.sorted { $0.0 < $1.0 }.map(\.1)
        }
        // A link that only looked like a feed and is none was our mistake, not worth a line.
        found.removeAll { $0.origin == .guessed && $0.problem != nil }
        if !page.text.isEmpty {
            found.append(
                SourceSearch.Candidate(
                    address: response.finalURL,
                    title: page.title ?? page.sitename ?? response.finalURL,
                    kind: .page,
                    origin: .page,
                    reports: 1
                )
            )
        }
        guard !found.isEmpty else {
            throw WireError(
                .unusable,
                "\(response.finalURL) names no feed and has no text that we can find. Look in a browser for its feed's address."
            )
        }
        return found
    }

    private func look(at feed: DiscoveredFeed, _ now: Date) async -> SourceSearch.Candidate {
        let origin: SourceSearch.Candidate.Origin = feed.isGuess ? .guessed : .named
        do throws(WireError) {
            let response = try await fetch(feed.address, now)
            do {
                let read = try Feeds.parse(
                    response.body,
                    contentType: response.headers["Content-Type"],
                    contentEncoding: nil,
                    address: response.finalURL
                )
                return Self.candidate(read, address: feed.address, title: feed.title, origin: origin)
            } catch {
                throw WireError(.unusable, error.message)
            }
        } catch {
            return SourceSearch.Candidate(
                address: feed.address,
                title: feed.title ?? feed.address,
                kind: .feed,
                origin: origin,
                problem: error.message
            )
        }
    }

    private func fetch(_ address: String, _ now: Date) async throws(WireError) -> FetchResponse {
        try await visit.fetch(
            Visit.Wish(
                address: address,
                accept: "application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, */*;q=0.5",
                maxBytes: Self.maxBytes,
                isAsked: true
            ),
            now: now
        )
    }

    private static func candidate(
        _ feed: ParsedFeed,
        address: String,
        title: String?,
        origin: SourceSearch.Candidate.Origin
    ) -> SourceSearch.Candidate {
        SourceSearch.Candidate(
            address: address,
            title: Intake.tidy(feed.title ?? title ?? address, limit: 200).replacing("\n", with: " "),
            kind: .feed,
            origin: origin,
            reports: feed.items.count,
            newest: feed.items.compactMap { $0.published ?? $0.updated }.max(),
            headlines: feed.items.prefix(3).compactMap(\.title).map {
                Intake.tidy($0, limit: 160).replacing("\n", with: " ")
            }
        )
    }
}

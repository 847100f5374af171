package import Foundation
import Formats
import NewsModel
package import NewsStore

/// The public site: pages, feeds, sitemaps, receipts and keys, rendered from what was published and served from memory.
///
/// An answer is made once and kept until something is published; ``answer(_:)`` notices a publication by any process
/// within half a second, and ``forget()`` at once. When the store does not answer, what is in memory is still served.
package final class Site: Sendable {
    package let masthead: Masthead
    private let store: any NewsStore
    private let keys: [VerificationKey]
    private let now: @Sendable () -> Date
    private let memory: SiteMemory

    /// `keys` are the key that signs now, then those that signed before.
    package init(
        store: any NewsStore,
        masthead: Masthead,
        keys: [VerificationKey],
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.masthead = masthead
        self.keys = keys
        self.now = now
        memory = SiteMemory()
    }

    /// How many publications a list, a feed and a sitemap look at.
    ///
    /// Each is read whole, receipt and all.
    private static let listed = 60
    private static let searched = 400
    private static let fed = 30
    private static let mapped = 2_000
    /// How long a retraction stays in the feeds.
    private static let retractionDays = 14.0

    /// Nil where there is nothing at the address.
    ///
    /// - Throws: What the store throws, for addresses that are not in memory.
    package func answer(_ address: SiteAddress) async throws(StoreError) -> SiteAnswer? {
        await lookForPublications()
        return try await remembered(address, seconds: lifetime(of: address)) { () async throws(StoreError) in
            try await self.render(address)
        }
    }

    /// A page that is not made of publications (the register's), kept for a few seconds.
    package func keep(
        _ name: String,
        seconds: TimeInterval,
        build: () async throws(StoreError) -> SiteAnswer?
    ) async throws(StoreError) -> SiteAnswer? {
        try await remembered(.other(name), seconds: seconds, build: build)
    }

    /// Forgets all answers: something was published.
    package func forget() { memory.forget() }

    // MARK: Memory

    private func remembered(
        _ address: SiteAddress,
        seconds: TimeInterval,
        build: () async throws(StoreError) -> SiteAnswer?
    ) async throws(StoreError) -> SiteAnswer? {
        let asked = now()
        if let answer = memory.answer(address, now: asked) { return answer }
        let generation = memory.generation
        guard let answer = try await build() else { return nil }
        memory.keep(answer, at: address, until: asked.addingTimeInterval(seconds), generation: generation)
        return answer
    }

    /// Lists that depend on the day are made again after a minute, everything else after an hour, should a
    /// publication ever go unnoticed.
    private func lifetime(of address: SiteAddress) -> TimeInterval {
        switch address {
        case .page(.all), .newsSitemap, .feed: 60
        case .page, .story, .receipt, .ninjs, .corrections, .sitemap, .other: 3_600
        case .method, .robots, .keys, .stylesheet: 86_400
        }
    }

    private func lookForPublications() async {
        let (after, isOurs) = memory.shouldLook(now: now(), every: 0.5)
        guard isOurs else { return }
        do throws(StoreError) {
            guard var last = after else {
                memory.looked(upTo: try await store.lastEventNumber())
                return
            }
            let events = try await store.events(after: last, limit: 500)
            if events.contains(where: { $0.kind == .published }) || events.count == 500 { memory.forget() }
            last = events.last?.number ?? last
            memory.looked(upTo: last)
        } catch {
            // The store does not answer: what is in memory is served, and the next request looks again.
        }
    }

    // MARK: Rendering

    private func render(_ address: SiteAddress) async throws(StoreError) -> SiteAnswer? {
        switch address {
        case .page(let scope): try await page(scope)
        case .feed(let scope, let kind): try await feed(scope, kind)
        case .story(let slug): try await story(slug)
        case .receipt(let slug, let version): try await receipt(slug, version)
        case .ninjs(let slug): try await ninjs(slug)
        case .corrections: try await corrections()
        case .method: html(NoticePages(masthead: masthead).method())
        case .sitemap: try await sitemap()
        case .newsSitemap: try await newsSitemap()
        case .robots: robots
        case .keys:
            SiteAnswer(
                type: "application/jwk-set+json",
                body: VerificationKey.set(keys).pretty(),
                caching: .seconds(3_600)
            )
        case .stylesheet: SiteAnswer(type: "text/css; charset=utf-8", body: Stylesheet.site.source, caching: .forever)
        case .other: nil
        }
    }

    private func html(_ page: SitePage, status: Int = 200, modified: Date? = nil) -> SiteAnswer {
        SiteAnswer(
            status: status,
            type: "text/html; charset=utf-8",
            body: page.html(in: masthead).source,
            modified: modified
        )
    }

    private func page(_ scope: SiteAddress.Scope) async throws(StoreError) -> SiteAnswer? {
        let found = try await publications(scope, limit: Self.listed)
        let modified = found.map(\.published).max()
        let pages = ListPages(masthead: masthead)
        switch scope {
        case .all:
            return html(pages.front(found, now: now()), modified: modified)
        case .section(let key):
            guard !found.isEmpty || masthead.sections.contains(where: { $0.key == key }) else { return nil }
            let title = masthead.sectionTitle(key)
            return html(
                pages.list(
                    title: title,
                    kicker: "Section",
                    path: SitePath.section(key),
                    current: key,
                    publications: found
                ),
                modified: modified
            )
        case .ticker(let symbol):
            guard !found.isEmpty else { return nil }
            return html(
                pages.list(
                    title: "$" + symbol,
                    kicker: "Company",
                    path: SitePath.ticker(symbol),
                    current: nil,
                    publications: found
                ),
                modified: modified
            )
        case .topic(let code):
            guard !found.isEmpty else { return nil }
            return html(
                pages.list(
                    title: MediaTopics.name(of: code),
                    kicker: "Topic",
                    path: SitePath.topic(code),
                    current: nil,
                    publications: found
                ),
                modified: modified
            )
        }
    }

    private func publications(_ scope: SiteAddress.Scope, limit: Int) async throws(StoreError) -> [Publication] {
        switch scope {
        case .all: return try await store.publications(section: nil, since: nil, limit: limit)
        case .section(let key): return try await store.publications(section: key, since: nil, limit: limit)
        case .ticker(let symbol):
            let all = try await store.publications(section: nil, since: nil, limit: Self.searched)
            return Array(all.filter { $0.tags.tickers.contains(symbol) }.prefix(limit))
        case .topic(let code):
            let all = try await store.publications(section: nil, since: nil, limit: Self.searched)
            return Array(all.filter { $0.tags.topics.contains(code) }.prefix(limit))
        }
    }

    private func story(_ slug: String) async throws(StoreError) -> SiteAnswer? {
        guard let publication = try await store.publication(slug: slug) else { return nil }
        if publication.kind == .retraction {
            return html(
                NoticePages(masthead: masthead).retraction(publication),
                status: 410,
                modified: publication.published
            )
        }
        let edition = try await edition(publication)
        let page = StoryPage(
            edition: edition,
            document: StoryDocument(edition, publication, masthead),
            masthead: masthead,
            history: try await store.publications(of: publication.version.story),
            section: publication.section
        )
        return html(page.page, modified: publication.published)
    }

    private func receipt(_ slug: String, _ version: Int?) async throws(StoreError) -> SiteAnswer? {
        guard var publication = try await store.publication(slug: slug) else { return nil }
        if let version {
            let all = try await store.publications(of: publication.version.story)
            guard let found = all.first(where: { $0.version.version == version }) else { return nil }
            publication = found
        }
        return SiteAnswer(
            type: "application/json; charset=utf-8",
            bytes: Array(publication.receipt),
            modified: publication.published
        )
    }

    private func ninjs(_ slug: String) async throws(StoreError) -> SiteAnswer? {
        guard let publication = try await store.publication(slug: slug) else { return nil }
        let document = StoryDocument(try await edition(publication), publication, masthead)
        return SiteAnswer(
            type: NinjsWriter.mediaType,
            body: NinjsWriter.write(document),
            modified: publication.published
        )
    }

    private func corrections() async throws(StoreError) -> SiteAnswer {
        let corrected = try await store.publications(section: nil, since: nil, limit: Self.searched)
            .filter { $0.kind == .correction }
        let all = (corrected + (try await retractions())).sorted { $0.published > $1.published }
        return html(ListPages(masthead: masthead).corrections(all), modified: all.first?.published)
    }

    private func retractions() async throws(StoreError) -> [Publication] {
        var found: [Publication] = []
        for story in try await store.stories(states: [.retracted], limit: 100) {
            if let publication = try await store.publication(of: story.id), publication.kind == .retraction {
                found.append(publication)
            }
        }
        return found
    }

    private func feed(_ scope: SiteAddress.Scope, _ kind: SiteAddress.Feed) async throws(StoreError) -> SiteAnswer? {
        var found = try await publications(scope, limit: Self.fed)
        let path: String
        let title: String
        switch scope {
        case .all:
            (path, title) = ("/", masthead.name)
            let recent = now().addingTimeInterval(-Self.retractionDays * 86_400)
            found += try await retractions().filter { $0.published > recent }
            found = Array(found.sorted { $0.published > $1.published }.prefix(Self.fed))
        case .section(let key):
            guard !found.isEmpty || masthead.sections.contains(where: { $0.key == key }) else { return nil }
            (path, title) = (SitePath.section(key), "\(masthead.name): \(masthead.sectionTitle(key))")
        case .ticker(let symbol):
            guard !found.isEmpty else { return nil }
            (path, title) = (SitePath.ticker(symbol), "\(masthead.name): $\(symbol)")
        case .topic(let code):
            guard !found.isEmpty else { return nil }
            (path, title) = (SitePath.topic(code), "\(masthead.name): \(MediaTopics.name(of: code))")
        }
        var documents: [StoryDocument] = []
        for publication in found {
            documents.append(StoryDocument(try await edition(publication), publication, masthead))
        }
        let updated = found.map(\.published).max()
        let own = (path == "/" ? "" : path) + "/" + kind.rawValue
        let feed = FeedDocument(
            title: title,
            description: masthead.tagline.isEmpty ? "News of \(masthead.name)" : masthead.tagline,
            home: masthead.absolute(path),
            address: masthead.absolute(own),
            language: masthead.language,
            updated: updated ?? Date(timeIntervalSince1970: 0),
            hub: masthead.hub,
            copyright: "© \(masthead.name)",
            stories: documents
        )
        let (type, body) =
            switch kind {
            case .rss: (RSSWriter.mediaType, RSSWriter.write(feed))
            case .atom: (AtomWriter.mediaType, AtomWriter.write(feed))
            case .json: (JSONFeedWriter.mediaType, JSONFeedWriter.write(feed))
            }
        return SiteAnswer(type: type, body: body, modified: updated, caching: .seconds(30))
    }

    private func sitemap() async throws(StoreError) -> SiteAnswer {
        let found = try await store.publications(section: nil, since: nil, limit: Self.mapped)
        let newest = found.map(\.published).max()
        var pages = [
            SitemapWriter.Page(address: masthead.absolute(SitePath.front), modified: newest),
            SitemapWriter.Page(address: masthead.absolute(SitePath.method)),
            SitemapWriter.Page(address: masthead.absolute(SitePath.corrections)),
            SitemapWriter.Page(address: masthead.absolute(SitePath.register)),
        ]
        pages += masthead.sections.map { SitemapWriter.Page(address: masthead.absolute(SitePath.section($0.key))) }
        for instrument in try await store.instruments() {
            pages.append(SitemapWriter.Page(address: masthead.absolute(SitePath.instrument(instrument.id))))
        }
        pages += found.map {
            SitemapWriter.Page(address: masthead.absolute(SitePath.story($0.slug)), modified: $0.published)
        }
        return SiteAnswer(type: SitemapWriter.mediaType, body: SitemapWriter.write(pages), modified: newest)
    }

    private func newsSitemap() async throws(StoreError) -> SiteAnswer {
        let time = now()
        let found = try await store.publications(
            section: nil,
            since: time.addingTimeInterval(-SitemapWriter.newsAge),
            limit: SitemapWriter.newsLimit
        )
        let entries = found.map {
            SitemapWriter.NewsEntry(
                address: masthead.absolute(SitePath.story($0.slug)),
                headline: $0.headline,
                publication: masthead.name,
                language: masthead.language,
                published: $0.firstPublished,
                modified: $0.published
            )
        }
        return SiteAnswer(type: SitemapWriter.mediaType, body: SitemapWriter.writeNews(entries, now: time))
    }

    /// The desk and what belongs to single readers is not for robots (RFC 9309).
    private var robots: SiteAnswer {
        SiteAnswer(
            type: "text/plain; charset=utf-8",
            body: """
                User-agent: *
                Disallow: /desk
                Disallow: /api/
                Disallow: /alerts/
                Disallow: /newsletter/

                Sitemap: \(masthead.absolute("/sitemap.xml"))
                Sitemap: \(masthead.absolute("/news-sitemap.xml"))

                """,
            caching: .seconds(3_600)
        )
    }

    private func edition(_ publication: Publication) async throws(StoreError) -> Edition {
        do throws(PressError) {
            return try await Edition.load(publication.version, from: store)
        } catch {
            throw StoreError(error.storeCode ?? .notFound, error.message)
        }
    }
}

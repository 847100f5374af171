import Foundation
import Formats
import NewsModel
import Outbound

/// Fetches a web page as far as its site allows it, and reads its main text.
///
/// Asks for `robots.txt` once a day for each site (RFC 9309) and remembers the answer for at most a thousand sites.
actor PageReader {
    private struct Known {
        var robots: Robots
        var until: Date
    }

    private let visit: Visit
    private let agent: String
    private let maxBytes: Int
    private var sites: [String: Known] = [:]

    init(visit: Visit, agent: String, maxBytes: Int) {
        self.visit = visit
        self.agent = agent
        self.maxBytes = maxBytes
    }

    struct Answer: Sendable {
        var response: FetchResponse
        /// Nil when the server said that nothing changed.
        var page: ExtractedPage?
        var address: String
    }

    func read(
        _ address: String,
        etag: String? = nil,
        lastModified: String? = nil,
        isAsked: Bool = false,
        now: Date
    ) async throws(WireError) -> Answer {
        let url: WebURL
        do { url = try WebURL(address) } catch { throw WireError(.unusable, error.message) }
        let path = url.path + (url.query.map { "?" + $0 } ?? "")
        let robots = await robots(for: url, now: now)
        guard robots.allows(path, agent: agent) else {
            throw WireError(.refused, "\(url) is not to be read by machines (robots.txt of the site). It was left out.")
        }
        let response = try await visit.fetch(
            Visit.Wish(
                address: url.text,
                accept: "text/html, application/xhtml+xml;q=0.9, */*;q=0.1",
                etag: etag,
                lastModified: lastModified,
                maxBytes: maxBytes,
                isAsked: isAsked,
                gap: robots.crawlDelay(agent: agent).map { min($0, .seconds(10)) }
            ),
            now: now
        )
        if response.notModified { return Answer(response: response, page: nil, address: response.finalURL) }
        do {
            let page = try Pages.extract(
                response.body,
                contentType: response.headers["Content-Type"],
                address: response.finalURL
            )
            return Answer(response: response, page: page, address: page.canonical ?? response.finalURL)
        } catch {
            throw WireError(.unusable, "\(url): \(error.message)")
        }
    }

    private func robots(for url: WebURL, now: Date) async -> Robots {
        if let known = sites[url.origin], known.until > now { return known.robots }
        var robots = Robots.allowAll
        var life: TimeInterval = 86_400
        do {
            let root = try url.resolving("/robots.txt")
            let response = try await visit.client.send(
                FetchRequest(url: root.text, timeout: .seconds(10), maxBytes: Robots.maxBytes)
            )
            if response.isSuccess {
                robots = Robots(parsing: response.body)
            } else if response.status >= 500 {
                robots = .disallowAll
                life = 600
            }
        } catch {
            // Too large, or the site cannot be reached: the page itself will tell the latter better.
            life = 600
        }
        if sites.count >= 1_000 { sites.removeAll() }
        sites[url.origin] = Known(robots: robots, until: now.addingTimeInterval(life))
        return robots
    }
}

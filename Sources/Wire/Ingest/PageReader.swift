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

    private let client: HTTPClient
    private let agent: String
    private let maxBytes: Int
    private var sites: [String: Known] = [:]

    init(client: HTTPClient, agent: String, maxBytes: Int) {
        self.client = client
        self.agent = agent
        self.maxBytes = maxBytes
    }

    struct Answer: Sendable {
        var response: FetchResponse
        /// Nil when the server said that nothing changed.
        var page: ExtractedPage?
        var address: String
    }

    func read(_ address: String, etag: String? = nil, lastModified: String? = nil, now: Date) async throws(WireError)
        -> Answer
    {
        let url: WebURL
        do { url = try WebURL(address) } catch { throw WireError(.unusable, error.message) }
        let path = url.path + (url.query.map { "?" + $0 } ?? "")
        guard await robots(for: url, now: now).allows(path, agent: agent) else {
            throw WireError(.refused, "\(url) is not to be read by machines (robots.txt of the site). It was left out.")
        }
        let response = try await Visit.fetch(
            client,
            url.text,
            accept: "text/html, application/xhtml+xml;q=0.9, */*;q=0.1",
            etag: etag,
            lastModified: lastModified,
            maxBytes: maxBytes
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
            let response = try await client.send(
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

/// One GET, its answer's status put into words.
enum Visit {
    static func fetch(
        _ client: HTTPClient,
        _ address: String,
        accept: String,
        etag: String?,
        lastModified: String?,
        maxBytes: Int
    ) async throws(WireError) -> FetchResponse {
        let response: FetchResponse
        do {
            response = try await client.send(
                FetchRequest(
                    url: address,
                    headers: ["Accept": accept],
                    etag: etag,
                    lastModified: lastModified,
                    maxBytes: maxBytes
                )
            )
        } catch {
            throw WireError(error.isTransient ? .unavailable : .unusable, error.message)
        }
        if response.isSuccess || response.notModified { return response }
        let place = (try? WebURL(address)).map(\.description) ?? address
        let wait = response.retryAfter.map { TimeInterval($0.components.seconds) }
        switch response.status {
        case 404:
            throw WireError(
                .unusable,
                "\(place) is not there (404). Look whether the address has changed.",
                retryAfter: wait,
                status: response.status
            )
        case 410:
            throw WireError(
                .gone,
                "\(place) is gone for good (410). Remove the source, or give it a new address.",
                status: response.status
            )
        case 401, 403:
            throw WireError(
                .refused,
                "\(place) refuses us (\(response.status)). It may want a subscription or no machines.",
                retryAfter: wait,
                status: response.status
            )
        case 429:
            throw WireError(
                .unavailable,
                "\(place) says we ask too often (429). We come back later.",
                retryAfter: wait,
                status: response.status
            )
        case 500...:
            throw WireError(
                .unavailable,
                "\(place) is out of order (\(response.status)). We come back later.",
                retryAfter: wait,
                status: response.status
            )
        default:
            throw WireError(
                .unusable,
                "\(place) answered with status \(response.status).",
                retryAfter: wait,
                status: response.status
            )
        }
    }
}

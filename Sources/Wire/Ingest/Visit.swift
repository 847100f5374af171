import Foundation
import Outbound

/// The limits of one visit; tests make them small.
package struct FetchLimits: Sendable, Equatable {
    /// For all of it, redirects included.
    package var total: Duration = .seconds(20)
    /// The longest silence, the wait for the first byte included.
    package var silence: Duration = .seconds(10)
    package var connect: Duration = .seconds(10)
    /// An answer that is still coming after `slowAfter` has brought that many bytes a second, or is given up.
    package var slowestRate = 500
    package var slowAfter: Duration = .seconds(8)
    package var redirects = 5
    /// Whether a redirect may lead from https to http.
    package var allowsDowngrade = false

    package init() {}
}

/// One GET, its answer's status put into words.
struct Visit: Sendable {
    let client: HTTPClient
    let hosts: HostPacing
    let limits: FetchLimits

    struct Wish: Sendable {
        var address: String
        var accept: String
        var etag: String?
        var lastModified: String?
        var maxBytes: Int
        /// A person asked: a pause that the host wished for does not count.
        var isAsked = false
        /// What `robots.txt` wants between two requests.
        var gap: Duration?
    }

    func fetch(_ wish: Wish, now: Date) async throws(WireError) -> FetchResponse {
        let url: WebURL
        do { url = try WebURL(wish.address) } catch { throw WireError(.unusable, error.message) }
        if !wish.isAsked, let end = await hosts.pause(of: url.host, now: now) {
            throw WireError(
                .postponed,
                "\(url.host) asked us to stay away for a while; it is asked again afterwards.",
                retryAfter: end.timeIntervalSince(now)
            )
        }
        guard let wait = await hosts.place(at: url.host, gap: wish.gap, longest: .seconds(30), clock: .now) else {
            throw WireError(.postponed, "Many requests to \(url.host) are waiting; \(url) comes later.", retryAfter: 60)
        }
        // Cancelled: the request itself notices.
        if wait > .zero { try? await Task.sleep(for: wait) }
        let response: FetchResponse
        do {
            response = try await client.send(
                FetchRequest(
                    url: url.text,
                    headers: ["Accept": wish.accept],
                    etag: wish.etag,
                    lastModified: wish.lastModified,
                    timeout: limits.total,
                    idleTimeout: limits.silence,
                    connectTimeout: limits.connect,
                    slowestRate: limits.slowestRate,
                    slowAfter: limits.slowAfter,
                    maxBytes: wish.maxBytes,
                    maxRedirects: limits.redirects,
                    allowsDowngrade: limits.allowsDowngrade
                )
            )
        } catch {
            let words = Self.words(for: error)
            throw WireError(
                error.isTransient ? .unavailable : .unusable,
                words.contains(url.description) ? words : "\(url) redirects. \(words)"
            )
        }
        if response.status == 204 {
            throw WireError(
                .unavailable,
                "\(url) answers that there is nothing (204). It is tried again by itself; "
                    + "if it stays so, look at the address.",
                status: 204
            )
        }
        if response.isSuccess || response.notModified { return response }
        let wait429 = response.status == 429 ? 60.0 : nil
        if response.status == 429 || response.status == 503,
            let seconds = response.retryAfter.map({ Double($0.components.seconds) }) ?? wait429
        {
            await hosts.pause(url.host, until: now.addingTimeInterval(seconds), now: now)
        }
        throw Self.refusal(response, place: url.description)
    }

    // MARK: Words

    /// What happened, and what becomes of it or is to be done.
    static func words(for error: OutboundError) -> String {
        let advice: String =
            switch error.code {
            case .timedOut, .tooSlow, .brokenAnswer, .busy, .cancelled: "It is tried again by itself."
            case .cannotConnect: "It is tried again by itself; if it stays so, look whether the address has changed."
            case .insecure: "Nothing is read over it until the source mends its certificate."
            case .tooLarge: "Look whether the address is the feed's; nothing of it was kept."
            case .tooManyRedirects: "Open the address in a browser and give the source the one it ends at."
            case .unsupportedScheme, .invalidURL, .refusedRedirect: "Look where the address leads and correct it."
            case .nameNotFound, .refusedAddress, .invalidRequest, .consumerFailed: ""
            }
        return advice.isEmpty ? error.message : error.message + " " + advice
    }

    /// ", in 3 hours": as the server wished.
    private static func later(_ seconds: TimeInterval?) -> String {
        guard let seconds, seconds > 0 else { return "" }
        for (unit, length) in [("day", 86_400.0), ("hour", 3_600.0), ("minute", 60.0)] where seconds >= length {
            let count = Int((seconds / length).rounded(.up))
            return ", in \(count) \(unit)\(count == 1 ? "" : "s")"
        }
        return ", in \(Int(seconds)) seconds"
    }

    private static func refusal(_ response: FetchResponse, place: String) -> WireError {
        let status = response.status
        let wait = response.retryAfter.map { TimeInterval($0.components.seconds) }
        let (code, words): (WireError.Code, String) =
            switch status {
            case 404: (.unusable, "is not there (404). Look whether the address has changed.")
            case 410: (.gone, "is gone for good (410). Switch the source off, or give it a new address.")
            case 401: (.refused, "wants a name and a password (401). Ask the source for an open address.")
            case 402, 403, 451:
                (.refused, "refuses us (\(status)). It may want a subscription or no machines; ask the source.")
            case 429: (.unavailable, "says we ask too often (429). It is asked less often from now on\(later(wait)).")
            case 500...: (.unavailable, "is out of order (\(status)). It is tried again by itself\(later(wait)).")
            case 300..<400:
                (.unusable, "redirects without saying where (\(status)). Look whether the address has changed.")
            default: (.unusable, "answers with status \(status). Open it in a browser and look.")
            }
        return WireError(code, "\(place) \(words)", retryAfter: wait, status: status)
    }
}

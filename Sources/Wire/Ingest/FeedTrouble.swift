import Formats
import Foundation
import Outbound

/// What came in place of a feed, in words that say what to do.
enum FeedTrouble {
    static func error(_ error: FeedError, _ response: FetchResponse, address: String) -> WireError {
        let place = (try? WebURL(address)).map(\.description) ?? address
        func unusable(_ words: String) -> WireError {
            WireError(.unusable, "\(place) \(words)", status: response.status)
        }
        switch error.code {
        case .empty:
            return WireError(
                .unavailable,
                "\(place) is empty. It is tried again by itself; if it stays so, look at the address.",
                status: response.status
            )
        case .page:
            if asksToSignIn(response, from: address) {
                return unusable(
                    "asks to sign in or to consent instead of sending a feed. Ask the source for an open address."
                )
            }
            let feeds = error.feeds.prefix(3).map(\.address)
            if feeds.isEmpty {
                return unusable("is a web page, not a feed, and names none. Add it as a page, or look for its feed.")
            }
            return unusable(
                "is a web page, not a feed. It names \(feeds.count == 1 ? "this one" : "these"): "
                    + "\(feeds.joined(separator: ", ")). Give the source that address."
            )
        case .notAFeed:
            return unusable("is neither RSS nor Atom nor JSON Feed. Open it in a browser and look.")
        case .tooLarge:
            return unusable("is larger than any feed we read. Look whether the address is the feed's.")
        case .compression:
            return unusable("is compressed in a way that cannot be undone. Tell the source; it is tried again.")
        }
    }

    /// Signs of a door: a password field, or an address that a redirect led to and that says so.
    private static func asksToSignIn(_ response: FetchResponse, from address: String) -> Bool {
        let end = response.finalURL.lowercased().prefix { $0 != "?" && $0 != "#" }
        if end != address.lowercased().prefix(while: { $0 != "?" && $0 != "#" }),
            doors.contains(where: { end.contains($0) })
        {
            return true
        }
        let head = String(decoding: response.body.prefix(256 << 10), as: UTF8.self).lowercased()
        return head.contains("type=\"password\"") || head.contains("type='password'") || head.contains("type=password")
    }

    private static let doors = [
        "login", "signin", "sign-in", "consent", "/auth", "/sso", "account/", "captcha", "challenge",
    ]
}

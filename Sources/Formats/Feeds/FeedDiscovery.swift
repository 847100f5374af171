/// Finds the feeds that a web page names, for whoever is given a site instead of a feed.
///
/// Declared ones are `link` (or `a`) elements with `rel="alternate"` and the media type of a feed, in the head or the body
/// (RSS Autodiscovery 1.0; HTML Living Standard section 4.6.7.1), or with `rel="feed"`, which HTML 5 once had. Only where
/// a page declares none are links taken that plainly are feeds by their address.
package enum FeedDiscovery {
    private static let most = (bytes: 2 << 20, declared: 64, guessed: 16)

    /// The feeds of a page, best first: declared before guessed, news before comments, else as the page orders them.
    ///
    /// - Parameters:
    ///   - bytes: The page in UTF-8; its first two megabytes are read.
    ///   - address: Where the page was fetched; relative addresses are resolved against its `base` or this.
    ///   - guesses: Whether links may be taken that are feeds by the look of their address alone.
    /// - Returns: At most 64 declared ones, or 16 guessed.
    /// - Complexity: Linear.
    package static func feeds(in bytes: [UInt8], address: String?, guesses: Bool = true) -> [DiscoveredFeed] {
        bytes.withUnsafeBufferPointer { buffer in
            var tokens = HTMLTokenizer(UnsafeBufferPointer(rebasing: buffer.prefix(most.bytes)))
            var declared: [DiscoveredFeed] = []
            var guessed: [DiscoveredFeed] = []
            var seen: Set<String> = []
            var base: String?
            while tokens.next(), declared.count < most.declared {
                guard tokens.kind == .start else { continue }
                // Only the first base counts (HTML Living Standard section 4.2.3).
                if tokens.tag == .base, base == nil, let target = text(tokens, "href") {
                    base = Address.resolve(target, address)
                }
                // Nearly all links of a page say no relation; they need not be resolved.
                if !guesses, tokens.tag == .a, tokens.value("rel") == nil { continue }
                guard tokens.tag == .link || tokens.tag == .a, let target = text(tokens, "href"), !target.isEmpty else {
                    continue
                }
                let place = Address.resolve(unwrapped(target), base ?? address)
                let scheme = Address.scheme(place)
                guard scheme == nil || scheme == "http" || scheme == "https" else { continue }
                let type = mediaType(text(tokens, "type") ?? "")
                if isDeclared(tokens, type, target) {
                    if seen.insert(place).inserted {
                        let title = text(tokens, "title").flatMap { $0.isEmpty ? nil : PlainText.fold($0) }
                        declared.append(DiscoveredFeed(title: title, address: place, type: type))
                    }
                } else if guesses, guessed.count < most.guessed, tokens.tag == .a, looksLikeFeed(target) {
                    if seen.insert(place).inserted {
                        guessed.append(
                            DiscoveredFeed(title: text(tokens, "title"), address: place, type: type, isGuess: true)
                        )
                    }
                }
            }
            let found = declared.isEmpty ? guessed : declared
            // Most sites declare the feed of their comments beside that of their news.
            return found.filter { !isOfComments($0) } + found.filter(isOfComments)
        }
    }

    private static func isDeclared(_ tokens: HTMLTokenizer, _ type: String, _ target: String) -> Bool {
        guard let relation = text(tokens, "rel")?.lowercased() else { return false }
        let words = relation.split { $0 == " " || $0 == "\t" || $0 == "\n" }
        if words.contains("feed") { return type.isEmpty || isFeed(type) || type == "application/json" }
        guard words.contains("alternate"), !words.contains("stylesheet") else { return false }
        if isFeed(type) { return true }
        // "application/json" is also the interface of half the blogs of the world, and no type at all a translation.
        if type == "application/json" || type == "application/xml" { return looksLikeFeed(target) }
        return type.isEmpty && text(tokens, "hreflang") == nil && text(tokens, "media") == nil && looksLikeFeed(target)
    }

    /// Media types that only feeds have (and the two that are also used for them).
    static func isFeed(_ type: String) -> Bool {
        switch mediaType(type) {
        case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/xml",
            "application/x.atom+xml", "application/x-atom+xml", "application/rss", "application/atom", "text/rss+xml",
            "text/rss", "application/x-rss+xml":
            true
        default: false
        }
    }

    private static func mediaType(_ text: String) -> String {
        XMLCharacters.trimmed(Array(text.lowercased().prefix { $0 != ";" && $0 != "," }.utf8))
    }

    /// "feed:https://…" and "feed://…" are how some pages tell a browser to hand the address to a reader.
    private static func unwrapped(_ target: String) -> String {
        let lower = target.prefix(11).lowercased()
        if lower.hasPrefix("feed://") { return "http://" + target.dropFirst(7) }
        if lower.hasPrefix("feed:http") { return String(target.dropFirst(5)) }
        return target
    }

    /// Whether an address is a feed's by its last part: "/feed", "/rss.xml", "/news.atom", "?feed=rss2".
    static func looksLikeFeed(_ target: String) -> Bool {
        let lower = target.prefix(2000).lowercased()
        if lower.hasPrefix("feed:") { return true }
        let parts = lower.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1)
        guard let path = parts.first else { return false }
        if parts.count > 1, parts[1].split(separator: "&").contains(where: { queries.contains(String($0)) }) {
            return true
        }
        guard let name = path.split(separator: "/").last.map(String.init), path.contains("/") || name.contains(".")
        else {
            return false
        }
        return names.contains(name) || [".rss", ".atom", ".rdf"].contains { name.hasSuffix($0) }
    }

    private static let names: Set<String> = [
        "feed", "feeds", "rss", "atom", "rss2", "feed.xml", "feeds.xml", "rss.xml", "rss2.xml", "atom.xml", "index.xml",
        "index.rdf", "feed.json", "rss.php", "feed.php", "rss.aspx", "rssfeed.xml",
    ]
    private static let queries: Set<String> = [
        "feed=rss", "feed=rss2", "feed=atom", "feed=rdf", "format=rss", "format=atom", "format=feed", "type=rss",
        "output=rss", "output=atom", "alt=rss", "alt=atom",
    ]

    private static func isOfComments(_ feed: DiscoveredFeed) -> Bool {
        let title = (feed.title ?? "").lowercased()
        return feed.address.lowercased().contains("comment")
            || ["comment", "kommentar", "commentaire", "comentario", "commenti", "reacties"].contains {
                title.contains($0)
            }
    }

    private static func text(_ tokens: HTMLTokenizer, _ name: StaticString) -> String? {
        tokens.value(name).map { XMLCharacters.trimmed($0) }
    }
}

/// What stands in a page's head for machines: the feeds it names.
package enum PageHead {
    /// `<link rel="alternate" type="…">` in document order (RSS Autodiscovery; HTML Living Standard section 4.6.7.1).
    package static func feeds(in bytes: [UInt8], address: String?) -> [DiscoveredFeed] {
        bytes.withUnsafeBufferPointer { buffer in
            var tokens = HTMLTokenizer(UnsafeBufferPointer(rebasing: buffer.prefix(512 << 10)))
            var found: [DiscoveredFeed] = []
            var base = address
            while tokens.next(), found.count < 64 {
                guard tokens.kind == .start else { continue }
                if tokens.tag == .base, let target = text(tokens, "href") { base = Address.resolve(target, address) }
                guard tokens.tag == .link || tokens.tag == .a, let relation = text(tokens, "rel")?.lowercased(),
                    relation.contains("alternate"), let type = text(tokens, "type")?.lowercased(), isFeed(type),
                    let target = text(tokens, "href")
                else { continue }
                found.append(
                    DiscoveredFeed(title: text(tokens, "title"), address: Address.resolve(target, base), type: type)
                )
            }
            return found
        }
    }

    private static func text(_ tokens: HTMLTokenizer, _ name: StaticString) -> String? {
        tokens.value(name).map { XMLCharacters.trimmed($0) }
    }

    static func isFeed(_ type: String) -> Bool {
        ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/xml"]
            .contains { type.hasPrefix($0) }
    }
}

/// What stands in a page's head for machines: the feeds it names.
package enum PageHead {
    /// The feeds that the page declares, best first; see ``FeedDiscovery``.
    package static func feeds(in bytes: [UInt8], address: String?) -> [DiscoveredFeed] {
        FeedDiscovery.feeds(in: bytes, address: address, guesses: false)
    }
}

/// Outer formats, as pure functions between bytes and values: no target-wide state, no clock, no network, no files.
///
/// In comes whatever the wire brings. `Feeds/` reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 and JSON Feed into one
/// ``ParsedFeed`` (begin at `Feeds.swift`); `Page/` turns a web page into its main text and what the page says about
/// itself (begin at `Pages.swift`), makes hostile HTML harmless (`Sanitiser.swift`) and reads HTML as plain text.
/// Out goes what the press publishes: `Output/` writes pages, feeds, site maps, ninjs, NewsML-G2 and schema.org, and
/// `Mail/` writes and reads messages.
///
/// What it does not do: fetch, store, or decide what is worth publishing. Every reader here takes bytes from a
/// stranger, so each has bounds on size, depth and count, runs in time linear in its input, and never follows a
/// reference out of the document.
package enum FormatLimits {
    /// Longest document a reader accepts after decompression, in bytes.
    package static let documentBytes = 64 << 20
    /// Deepest nesting that is kept; markup below is flattened, its text stays.
    package static let depth = 256
    /// Most items that one feed may hold.
    package static let items = 50_000
}

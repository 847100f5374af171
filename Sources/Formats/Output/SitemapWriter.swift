package import Foundation

/// Sitemaps: all pages (https://www.sitemaps.org/protocol.html), and the news of the last two days
/// (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
package enum SitemapWriter {
    package static let mediaType = "application/xml; charset=utf-8"
    /// The protocol's limit for one file.
    package static let pageLimit = 50_000
    /// The news extension's limits for one file.
    package static let newsLimit = 1_000
    package static let newsAge: TimeInterval = 2 * 86_400

    package struct Page: Sendable, Equatable {
        /// Absolute.
        package var address: String
        package var modified: Date?

        package init(address: String, modified: Date? = nil) {
            self.address = address
            self.modified = modified
        }
    }

    /// The sitemap of all pages; those past the protocol's limit are left out.
    package static func write(_ pages: [Page]) -> String {
        var xml = XMLText()
        xml.element("urlset", ["xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"]) { xml in
            for page in pages.prefix(pageLimit) {
                xml.element("url") { xml in
                    xml.element("loc", text: page.address)
                    if let modified = page.modified { xml.element("lastmod", text: Timestamp.iso8601(modified)) }
                }
            }
        }
        return xml.source
    }

    /// Stories first published within two days before `now`, at most a thousand, in the order given; none retracted.
    package static func writeNews(_ stories: [NewsEntry], now: Date) -> String {
        let earliest = now.addingTimeInterval(-newsAge)
        let namespaces: KeyValuePairs = [
            "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
            "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
        ]
        var xml = XMLText()
        xml.element("urlset", namespaces) { xml in
            for story in stories.lazy.filter({ $0.published >= earliest && $0.published <= now }).prefix(newsLimit) {
                xml.element("url") { xml in
                    xml.element("loc", text: story.address)
                    xml.element("lastmod", text: Timestamp.iso8601(story.modified))
                    xml.element("news:news") { xml in
                        xml.element("news:publication") { xml in
                            xml.element("news:name", text: story.publication)
                            xml.element("news:language", text: newsLanguage(story.language))
                        }
                        xml.element("news:publication_date", text: Timestamp.iso8601(story.published))
                        xml.element("news:title", text: story.headline)
                    }
                }
            }
        }
        return xml.source
    }

    package struct NewsEntry: Sendable, Equatable {
        package var address: String
        package var headline: String
        package var publication: String
        package var language: String
        package var published: Date
        package var modified: Date

        package init(
            address: String,
            headline: String,
            publication: String,
            language: String,
            published: Date,
            modified: Date
        ) {
            self.address = address
            self.headline = headline
            self.publication = publication
            self.language = language
            self.published = published
            self.modified = modified
        }
    }

    /// ISO 639 codes; the extension names two exceptions for Chinese.
    private static func newsLanguage(_ tag: String) -> String {
        let lower = tag.lowercased()
        if lower == "zh-cn" || lower == "zh-tw" { return lower }
        return String(lower.prefix { $0 != "-" })
    }
}

import NewsModel

/// RSS 2.0 (https://www.rssboard.org/rss-specification), with `content:encoded`
/// (https://web.resource.org/rss/1.0/modules/content/), `dc:creator` and `atom:link` for itself
/// (https://www.rssboard.org/rss-profile#namespace-elements-atom-link).
///
/// `guid` is the story's id and stays over corrections; a retracted story stays as a notice under the same `guid`,
/// since RSS has no form for deletion.
package enum RSSWriter {
    package static let mediaType = "application/rss+xml; charset=utf-8"

    package static func write(_ feed: FeedDocument) -> String {
        var xml = XMLText()
        let namespaces: KeyValuePairs = [
            "version": "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom",
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        ]
        xml.element("rss", namespaces) { xml in
            xml.element("channel") { xml in
                xml.element("title", text: feed.title)
                xml.element("link", text: feed.home)
                xml.element("description", text: feed.description)
                xml.element("language", text: feed.language.lowercased())
                xml.element("copyright", text: feed.copyright)
                xml.element("lastBuildDate", text: Timestamp.http(feed.updated))
                xml.element("generator", text: "Nutgraf \(NewsModel.programVersion)")
                xml.element("docs", text: "https://www.rssboard.org/rss-specification")
                xml.element(
                    "atom:link",
                    ["href": feed.address, "rel": "self", "type": "application/rss+xml"]
                )
                if let hub = feed.hub { xml.element("atom:link", ["href": hub, "rel": "hub"]) }
                for story in feed.stories { write(story, into: &xml) }
            }
        }
        return xml.source
    }

    private static func write(_ story: StoryDocument, into xml: inout XMLText) {
        xml.element("item") { xml in
            xml.element("title", text: story.listedHeadline)
            xml.element("link", text: story.address)
            xml.element("guid", ["isPermaLink": "false"], text: story.id)
            xml.element("pubDate", text: Timestamp.http(story.firstPublished))
            xml.element("atom:updated", text: Timestamp.iso8601(story.modified))
            for author in story.authors { xml.element("dc:creator", text: author.name) }
            xml.element("category", text: story.section)
            for keyword in story.subjects.keywords { xml.element("category", text: keyword) }
            xml.element(
                "category",
                ["domain": FeedDocument.digitalSourceScheme],
                text: story.digitalSource.rawValue
            )
            xml.element("description", text: story.travellingSummary)
            xml.element("content:encoded", text: story.bodyHTML.source)
        }
    }
}

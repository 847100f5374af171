import NewsModel

/// Atom (RFC 4287), with the hub link of WebSub where there is one.
package enum AtomWriter {
    package static let mediaType = "application/atom+xml; charset=utf-8"

    package static func write(_ feed: FeedDocument) -> String {
        var xml = XMLText()
        xml.element("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.language]) { xml in
            xml.element("id", text: feed.address)
            xml.element("title", text: feed.title)
            xml.element("subtitle", text: feed.description)
            xml.element("updated", text: Timestamp.iso8601(feed.updated))
            xml.element("link", ["href": feed.home, "rel": "alternate", "type": "text/html"])
            xml.element("link", ["href": feed.address, "rel": "self", "type": "application/atom+xml"])
            if let hub = feed.hub { xml.element("link", ["href": hub, "rel": "hub"]) }
            xml.element("rights", text: feed.copyright)
            xml.element("generator", ["version": NewsModel.programVersion], text: "Nutgraf")
            for story in feed.stories { write(story, into: &xml) }
        }
        return xml.source
    }

    private static func write(_ story: StoryDocument, into xml: inout XMLText) {
        xml.element("entry") { xml in
            xml.element("id", text: story.id)
            xml.element("title", ["type": "text"], text: story.listedHeadline)
            xml.element("link", ["href": story.address, "rel": "alternate", "type": "text/html"])
            xml.element("link", ["href": story.receiptAddress, "rel": "related", "type": "application/json"])
            xml.element("published", text: Timestamp.iso8601(story.firstPublished))
            xml.element("updated", text: Timestamp.iso8601(story.modified))
            for author in story.authors { xml.element("author") { $0.element("name", text: author.name) } }
            xml.element("contributor") { $0.element("name", text: story.editor) }
            xml.element("category", ["term": story.section])
            for keyword in story.subjects.keywords { xml.element("category", ["term": keyword]) }
            xml.element(
                "category",
                ["term": story.digitalSource.rawValue, "scheme": FeedDocument.digitalSourceScheme]
            )
            xml.element("rights", text: story.copyright)
            xml.element("summary", ["type": "text"], text: story.travellingSummary)
            xml.element("content", ["type": "html"], text: story.bodyHTML.source)
        }
    }
}

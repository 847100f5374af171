import NewsModel

/// JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
///
/// The machine's part is in the body, and for programs in the extension `_nutgraf` (section "Extensions").
package enum JSONFeedWriter {
    package static let mediaType = "application/feed+json; charset=utf-8"

    package static func write(_ feed: FeedDocument) -> String {
        JSONValue.object([
            "version": "https://jsonfeed.org/version/1.1",
            "title": .string(feed.title),
            "description": .string(feed.description),
            "home_page_url": .string(feed.home),
            "feed_url": .string(feed.address),
            "language": .string(feed.language),
            "hubs": feed.hub.map { [.object(["type": "WebSub", "url": .string($0)])] },
            "items": .array(feed.stories.map(item)),
        ]).pretty()
    }

    private static func item(_ story: StoryDocument) -> JSONValue {
        .object([
            "id": .string(story.id),
            "url": .string(story.address),
            "title": .string(story.listedHeadline),
            "summary": .string(story.travellingSummary),
            "content_html": .string(story.bodyHTML.source),
            "content_text": .string(story.bodyText),
            "date_published": .string(Timestamp.iso8601(story.firstPublished)),
            "date_modified": .string(Timestamp.iso8601(story.modified)),
            "authors": .array(story.authors.map { .object(["name": .string($0.name)]) }),
            "tags": .strings([story.section] + story.subjects.keywords),
            "language": .string(story.language),
            "_nutgraf": .object([
                "about": .string(story.publisher.address),
                "version": .integer(story.version),
                "status": .string(story.status.rawValue),
                "digital_source_type": .string(story.digitalSource.address),
                "reviewed_by": .string(story.editor),
                "accountable": .string(story.accountable),
                "receipt": .string(story.receiptAddress),
            ]),
        ])
    }
}

import Formats
import Foundation
import Testing

@Suite("What the feed writers write, the feed reader reads")
struct FeedRoundTripTests {
    private static let stories = [
        OutputSamples.story(modified: OutputSamples.noon.addingTimeInterval(60)),
        OutputSamples.story("def", headline: "Q&A: is 1 < 2? “Yes,” says 'O'Neil'"),
    ]

    @Test("every story comes back with title, link, id, times and body", arguments: SiteFeed.allCases)
    func roundTrip(_ kind: SiteFeed) throws {
        let written = kind.write(OutputSamples.feed(Self.stories))
        let feed = try Feeds.parse(Array(written.utf8), contentType: kind.type, contentEncoding: nil, address: nil)
        #expect(!feed.malformed)
        #expect(feed.title == "The Example")
        #expect(feed.link == "https://news.example/")
        // The reader gives a feed's description as HTML.
        #expect(feed.description == "News &amp; more")
        #expect(feed.hubs == ["https://hub.example/"])
        #expect(feed.items.map(\.title) == Self.stories.map(\.headline))
        #expect(feed.items.map(\.link) == Self.stories.map(\.address))
        #expect(feed.items.map(\.id) == Self.stories.map(\.id))
        #expect(feed.items.map(\.published) == Self.stories.map(\.firstPublished))
        #expect(feed.items.map(\.updated) == Self.stories.map(\.modified))
        #expect(feed.items.first?.author == "The Example")
        #expect(feed.items.first?.summary == "Sixty signed. (Assembled by a program.)")
        let body = try #require(feed.items.first?.contentHTML)
        for part in ["Sixty signed.", "<strong>Why It Matters:</strong>", "Reviewed by Ada Byron.", "receipt.json"] {
            #expect(body.contains(part), "\(part)")
        }
    }

    enum SiteFeed: CaseIterable, Sendable {
        case rss, atom, json

        func write(_ feed: FeedDocument) -> String {
            switch self {
            case .rss: RSSWriter.write(feed)
            case .atom: AtomWriter.write(feed)
            case .json: JSONFeedWriter.write(feed)
            }
        }

        var type: String {
            switch self {
            case .rss: RSSWriter.mediaType
            case .atom: AtomWriter.mediaType
            case .json: JSONFeedWriter.mediaType
            }
        }
    }
}

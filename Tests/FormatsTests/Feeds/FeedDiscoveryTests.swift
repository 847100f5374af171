import Formats
import Testing

@Suite("feeds that a page names")
struct FeedDiscoveryTests {
    private func feeds(_ page: String) -> [DiscoveredFeed] {
        FeedDiscovery.feeds(in: Array(page.utf8), address: "https://outlet.example/news/")
    }

    @Test("declared ones, news before comments, against the page's base")
    func declared() {
        let found = feeds(
            """
            <base href="/site/"><link rel="alternate" type="application/rss+xml" title="Comments" href="comments/feed">
            <link rel='ALTERNATE' type='application/atom+xml; charset=utf-8' title='News' href='atom.xml'>
            <link rel="alternate stylesheet" type="text/css" href="x.css"><link rel=alternate hreflang=de href=/de/rss>
            <link rel=alternate type="application/json" href="/wp-json/wp/v2/pages/1">
            <link rel=alternate type="text/xml+oembed" href="/oembed?format=xml">
            <body><a rel="feed" href="//cdn.example/f.json">all</a><a href="/rss">rss</a>
            """
        )
        #expect(
            found.map(\.address) == [
                "https://outlet.example/site/atom.xml", "https://cdn.example/f.json",
                "https://outlet.example/site/comments/feed",
            ]
        )
        #expect(!found.contains { $0.isGuess })
    }

    @Test("links that plainly are feeds, where none is declared")
    func guessed() {
        let found = feeds(
            """
            <a href="/about">about</a><a href="rss.xml">RSS</a><a href="feed://outlet.example/all.rss">all</a>
            <a href="/?feed=rss2">two</a><a href="javascript:feed">no</a><a href="/feedback">no</a><a href="rss.xml">again</a>
            """
        )
        #expect(
            found.map(\.address) == [
                "https://outlet.example/news/rss.xml", "http://outlet.example/all.rss",
                "https://outlet.example/?feed=rss2",
            ]
        )
        #expect(!found.contains { !$0.isGuess })
    }
}

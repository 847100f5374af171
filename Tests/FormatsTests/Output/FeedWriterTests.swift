import Formats
import Foundation
import Testing

@Suite("Feed writers")
struct FeedWriterTests {
    @Test("RSS 2.0, as it goes out")
    func rss() {
        let written = RSSWriter.write(OutputSamples.feed([OutputSamples.story()]))
        let expected = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel>
                <title>The Example</title>
                <link>https://news.example/</link>
                <description>News &amp; more</description>
                <language>en-gb</language>
                <copyright>© The Example</copyright>
                <lastBuildDate>Tue, 11 Feb 2025 15:04:05 GMT</lastBuildDate>
                <generator>Nutgraf 0.1.0</generator>
                <docs>https://www.rssboard.org/rss-specification</docs>
                <atom:link href="https://news.example/feed" rel="self" type="application/rss+xml"/>
                <atom:link href="https://hub.example/" rel="hub"/>
                <item>
                  <title>Two stay out</title>
                  <link>https://news.example/stories/abc</link>
                  <guid isPermaLink="false">tag:news.example,2025-02-11:story/abc</guid>
                  <pubDate>Tue, 11 Feb 2025 15:04:05 GMT</pubDate>
                  <atom:updated>2025-02-11T15:04:05Z</atom:updated>
                  <dc:creator>The Example</dc:creator>
                  <category>Technology</category>
                  <category>$NVDA</category>
                  <category>Nvidia</category>
                  <category>OpenAI</category>
                  <category>JD Vance</category>
                  <category>Paris</category>
                  <category>Politics and government</category>
                  <category domain="http://cv.iptc.org/newscodes/digitalsourcetype/">algorithmicMedia</category>
                  <description>Sixty signed. (Assembled by a program.)</description>
                  <content:encoded>
            """
        #expect(written.replacing(/Nutgraf [0-9.]+</, with: "Nutgraf 0.1.0<").hasPrefix(expected))
        #expect(
            written.contains("&lt;p data-digital-source-type=&quot;algorithmicMedia&quot;&gt;Sixty signed.&lt;/p&gt;")
        )
        #expect(written.contains("&lt;strong&gt;Why It Matters:&lt;/strong&gt; It is the “first” time."))
        #expect(
            written.contains("&lt;small&gt;Reviewed by Ada Byron.&lt;/small&gt;"),
            "the disclosure is inside the body"
        )
        #expect(written.hasSuffix("</content:encoded>\n    </item>\n  </channel>\n</rss>\n"))
    }

    @Test("an Atom entry keeps its id and tells both times and the machine's part")
    func atom() {
        let story = OutputSamples.story(
            status: .correction,
            note: "It was Tuesday.",
            modified: OutputSamples.noon.addingTimeInterval(60)
        )
        let written = AtomWriter.write(OutputSamples.feed([story]))
        for expected in [
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-GB\">",
            "<id>tag:news.example,2025-02-11:story/abc</id>", "<published>2025-02-11T15:04:05Z</published>",
            "<updated>2025-02-11T15:05:05Z</updated>",
            "<category term=\"algorithmicMedia\" scheme=\"http://cv.iptc.org/newscodes/digitalsourcetype/\"/>",
            "<contributor>\n      <name>Ada Byron</name>", "Correction, 11 February 2025, 15:05 UTC:",
        ] {
            #expect(written.contains(expected), "\(expected)")
        }
    }

    @Test("JSON Feed 1.1 holds the same, with the machine's part for programs")
    func json() throws {
        let value = try JSONReader.read(JSONFeedWriter.write(OutputSamples.feed([OutputSamples.story()])).utf8)
        #expect(value["version"]?.string == "https://jsonfeed.org/version/1.1")
        let item = try #require(value["items"]?.elements?.first)
        #expect(item["id"]?.string == "tag:news.example,2025-02-11:story/abc")
        #expect(item["date_published"]?.string == "2025-02-11T15:04:05Z")
        #expect(item["authors"]?.elements?.first?["name"]?.string == "The Example")
        #expect(item["_nutgraf"]?["reviewed_by"]?.string == "Ada Byron")
        #expect(item["_nutgraf"]?["digital_source_type"]?.string == DigitalSource.algorithmicMedia.address)
        #expect(item["content_text"]?.string?.hasSuffix("Reviewed by Ada Byron.") == true)
    }

    @Test("a retracted story stays as a notice under its id, without its text")
    func retraction() throws {
        let feed = OutputSamples.feed([OutputSamples.story(status: .retraction, note: "Wrong from end to end.")])
        for written in [RSSWriter.write(feed), AtomWriter.write(feed), JSONFeedWriter.write(feed)] {
            #expect(written.contains("story/abc"))
            #expect(written.contains("Retracted: Two stay out"))
            #expect(written.contains("Wrong from end to end."))
            #expect(!written.contains("Sixty signed."))
        }
    }

    @Test("a hostile headline is text in every feed and stays inside its element")
    func hostile() throws {
        let feed = OutputSamples.feed([OutputSamples.story(headline: OutputSamples.hostile)])
        for written in [RSSWriter.write(feed), AtomWriter.write(feed)] {
            #expect(!written.contains("<script"))
            #expect(!written.contains("]]>"))
            #expect(!written.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
            #expect(!written.unicodeScalars.contains("\u{FFFE}"))
        }
        let item = try JSONReader.read(JSONFeedWriter.write(feed).utf8)["items"]?.elements?.first
        #expect(item?["title"]?.string == OutputSamples.hostile)
        #expect(item?["content_html"]?.string?.contains("<script") == false)
    }
}

@Suite("Sitemaps")
struct SitemapWriterTests {
    private func entry(_ name: String, age: TimeInterval) -> SitemapWriter.NewsEntry {
        SitemapWriter.NewsEntry(
            address: "https://news.example/\(name)",
            headline: "A & B",
            publication: "The Example",
            language: "en-GB",
            published: OutputSamples.noon.addingTimeInterval(-age),
            modified: OutputSamples.noon
        )
    }

    @Test("the news sitemap lists two days, with publication, date and title")
    func news() {
        let written = SitemapWriter.writeNews(
            [
                entry("new", age: 60), entry("edge", age: 2 * 86_400), entry("old", age: 2 * 86_400 + 1),
                entry("later", age: -60),
            ],
            now: OutputSamples.noon
        )
        #expect(written.contains("https://news.example/new<"))
        #expect(written.contains("https://news.example/edge<"))
        #expect(!written.contains("https://news.example/old<"))
        #expect(!written.contains("https://news.example/later<"))
        #expect(written.contains("<news:language>en</news:language>"))
        #expect(written.contains("<news:publication_date>2025-02-11T15:03:05Z</news:publication_date>"))
        #expect(written.contains("<news:title>A &amp; B</news:title>"))
    }

    @Test("no more than a thousand news and fifty thousand pages stand in one file")
    func limits() {
        let news = SitemapWriter.writeNews(Array(repeating: entry("x", age: 5), count: 1_200), now: OutputSamples.noon)
        #expect(news.split(separator: "<url>").count - 1 == 1_000)
        let pages = SitemapWriter.write(
            Array(repeating: .init(address: "https://news.example/?a=1&b=2"), count: 50_001)
        )
        #expect(pages.split(separator: "<url>").count - 1 == 50_000)
        #expect(pages.contains("?a=1&amp;b=2"))
    }
}

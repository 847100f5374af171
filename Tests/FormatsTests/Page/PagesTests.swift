import Formats
import Testing

@Suite("a page gives its text and says what it is")
struct PagesTests {
    private let page = """
        <!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Summit ends without signatures | The Outlet</title>
        <meta property="og:site_name" content="The Outlet"><meta property="og:image" content="/i.jpg">
        <link rel="canonical" href="/news/summit"><link rel="alternate" type="application/atom+xml" href="/feed" title="All">
        <link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Summit ends without signatures",
        "author":[{"@type":"Person","name":"Ada Poe"},{"@id":"#b"}],"datePublished":"2025-02-11T23:30:00-05:00"},{"@type":"Person","@id":"#b","name":"Bo Li"}]}</script></head>
        <body><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/markets">Markets, shares, bonds, funds, everything</a></li></ul></nav>
        <div class="wrap"><h1>Summit ends without signatures</h1><p class="standfirst">Two large countries kept away from the declaration that sixty others signed on Tuesday.</p>
        <div class="meta">By Ada Poe</div>
        <div class="article-body"><p>The declaration, drafted over months, was signed by some sixty countries, among them several that had been doubtful, officials said on Tuesday.</p>
        <p>Its text calls for an open, inclusive and ethical approach, and for reducing the distance between rich and poor countries, delegates said.</p>
        <h2>What it says</h2><ul><li>Access for all</li><li>Energy use is watched</li></ul>
        <blockquote>We believe, as ever, that rules can wait, he told the hall.</blockquote>
        <p>Read more: <a href="/x">An older story about something else entirely</a></p>
        <div class="share-bar"><a href="#">Tweet</a> <a href="#">Send</a></div>
        <p>The two governments gave their reasons in the evening, briefly, and in rather different words, which surprised diplomats.</p></div>
        <div class="comments"><p>First comment here, rather long, and wrong about nearly everything, as comments are apt to be, I am afraid.</p></div></div>
        <footer><p>All rights reserved, and so on, and so forth, by the company that owns this site.</p></footer></body></html>
        """

    @Test("main text without the furniture, in order, a line a paragraph")
    func text() throws {
        let read = try Pages.extract(
            Array(page.utf8),
            contentType: nil,
            address: "https://outlet.example/news/summit?x=1"
        )
        let lines = read.text.split(separator: "\n").map(String.init)
        #expect(
            lines.first == "Two large countries kept away from the declaration that sixty others signed on Tuesday."
        )
        #expect(lines.contains("What it says"))
        #expect(lines.contains("Access for all"))
        #expect(lines.contains("We believe, as ever, that rules can wait, he told the hall."))
        #expect(lines.last?.hasPrefix("The two governments gave") == true)
        for word in ["Home", "Tweet", "older story", "First comment", "All rights", "By Ada"] {
            #expect(!read.text.contains(word))
        }
    }

    @Test("what the page states about itself")
    func metadata() throws {
        let read = try Pages.extract(
            Array(page.utf8),
            contentType: nil,
            address: "https://outlet.example/news/summit?x=1"
        )
        #expect(read.title == "Summit ends without signatures")
        #expect(read.author == "Ada Poe; Bo Li")
        #expect(read.date?.day == "2025-02-11")
        #expect(read.date?.iso == "2025-02-12T04:30:00Z")
        #expect(read.sitename == "The Outlet")
        #expect(read.language == "en-GB")
        #expect(read.image == "https://outlet.example/i.jpg")
        #expect(read.canonical == "https://outlet.example/news/summit")
        #expect(read.licence == "https://creativecommons.org/licenses/by/4.0/")
        #expect(
            read.feeds == [
                DiscoveredFeed(title: "All", address: "https://outlet.example/feed", type: "application/atom+xml")
            ]
        )
    }

    @Test("a date without a time stays a day")
    func day() throws {
        let html = "<meta name=date content='2025-02-11'><p>Text</p>"
        let read = try Pages.extract(Array(html.utf8), contentType: nil, address: nil)
        #expect(read.date == PageDate(day: "2025-02-11"))
        #expect(read.date?.iso == "2025-02-11")
    }

    @Test("the title goes without the site's name, told by name or host")
    func titles() throws {
        func title(_ text: String) throws -> String? {
            try Pages.extract(
                Array("<title>\(text)</title><p>x".utf8),
                contentType: nil,
                address: "https://www.outlet.example/a"
            ).title
        }
        #expect(try title("Rates fall - Outlet") == "Rates fall")
        #expect(try title("Outlet | Rates fall") == "Rates fall")
        #expect(try title("Rates fall - again") == "Rates fall - again")
    }

    @Test("what is no page is refused, an empty page is not")
    func refusals() throws {
        #expect { try Pages.extract([], contentType: nil, address: nil) } throws: { ($0 as? PageError)?.code == .empty }
        #expect { try Pages.extract(Array("%PDF-1.7".utf8), contentType: nil, address: nil) } throws: {
            ($0 as? PageError)?.code == .notAPage
        }
        #expect(try Pages.extract(Array("<html></html>".utf8), contentType: nil, address: nil).text.isEmpty)
    }

    @Test("pages made to hurt are read in time")
    func hostile() throws {
        for html in [
            String(repeating: "<div>", count: 10_000) + "x", String(repeating: "<p>a, b, c ", count: 10_000),
            String(repeating: "<a <b ", count: 10_000),
            String(repeating: "</div>", count: 10_000), "<title>" + String(repeating: "&#", count: 10_000),
            String(repeating: "<script type=application/ld+json>[[[[", count: 1000),
            String(repeating: "<table><tr><td>", count: 3000),
        ] {
            let taken = try ContinuousClock().measure {
                _ = try Pages.extract(Array(html.utf8), contentType: nil, address: nil)
            }
            #expect(taken < .seconds(10))
        }
    }
}

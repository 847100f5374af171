import Formats
import Testing

@Suite("the main text keeps its structure and leaves out what is beside it")
struct MainTextTests {
    private func read(_ body: String) throws -> ExtractedPage {
        try Pages.extract(
            Array("<html><head><title>Bridge to be built</title></head><body>\(body)</body></html>".utf8),
            contentType: nil,
            address: nil
        )
    }

    private let first =
        "The council met in the evening, and after three hours of talk, it agreed to build the bridge, members said."
    private let second =
        "Work will begin in spring, said the mayor, who had asked for it, again and again, for the better part of ten years."

    @Test("headings, lists, quotations and preformatted lines come out as clean HTML")
    func html() throws {
        let page = try read(
            """
            <article><h1>Bridge to be built</h1><p>\(first)</p><h3 onclick="x()">Cost & <i>time</i></h3><ul><li>Two years</li><li>Nine million</li></ul>
            <ol><li>Plan</li></ol><blockquote><p>It is time, he said.</p></blockquote><p>\(second) <script>bad()</script></p></article>
            """
        )
        #expect(
            page.html == """
                <p>\(first)</p>
                <h3>Cost &amp; time</h3>
                <ul>
                <li>Two years</li>
                <li>Nine million</li>
                </ul>
                <ol>
                <li>Plan</li>
                </ol>
                <blockquote>
                <p>It is time, he said.</p>
                </blockquote>
                <p>\(second)</p>

                """
        )
        #expect(page.blocks.count == page.text.split(separator: "\n").count)
    }

    @Test("markup in a page's words stays words")
    func escaped() throws {
        let page = try read("<article><p>\(first) &lt;script&gt;alert(1)&lt;/script&gt;</p><p>\(second)</p></article>")
        #expect(page.html.contains("&lt;script&gt;"))
        #expect(!page.html.contains("<script"))
    }

    @Test("calls to subscribe, to share and to write to the press office are not the article")
    func calls() throws {
        let page = try read(
            """
            <article><p>\(first)</p><p>Sign up here to get our newsletter with all the news from town.</p><p>\(second)</p>
            <p>If you are already a subscriber, log in.</p><p>\(first) Again.</p><p>\(second) Again.</p><p>\(first) Once more.</p>
            <h3>Pressekontakt:</h3><p>Ada Poe</p><p>ada@outlet.example</p></article>
            """
        )
        for word in ["newsletter", "subscriber", "Pressekontakt", "ada@"] {
            #expect(!page.text.contains(word), "\(word)")
        }
        #expect(page.text.hasSuffix("Once more."))
    }

    @Test("what somebody said about newsletters stays")
    func speech() throws {
        let page = try read(
            "<article><p>\(first)</p><p>“Sign up for every newsletter,” she said.</p><p>\(second)</p></article>"
        )
        #expect(page.text.contains("every newsletter"))
    }

    @Test("captions under pictures go, whatever they are called")
    func captions() throws {
        let page = try read(
            """
            <article><div class="image top"><img src=a.jpg><p>In this old file photo, the river is seen from the north.</p></div>
            <figure><img src=b.jpg><figcaption>The old bridge</figcaption></figure><p>\(first)</p><p>\(second)</p><p>\(first) Again.</p></article>
            """
        )
        #expect(!page.text.contains("file photo"))
        #expect(!page.text.contains("old bridge"))
    }

    @Test("paragraphs written as divisions before the one that holds most are kept")
    func divisions() throws {
        let page = try read(
            """
            <section id=body-text><div><div class=para>\(first)</div><div class=para>You should not take their word for it, not this time.</div>
            <div class=rest><p>\(second)</p><p>\(second) Again, and again, and again.</p><p>\(second) Once more, with feeling, he said.</p></div></div></section>
            """
        )
        #expect(page.text.contains("three hours of talk"))
        #expect(page.text.contains("take their word"))
    }

    @Test("an article cut into rows of one kind is put together")
    func rows() throws {
        let rows = (1...4).map {
            "<div class=row><div class=col><p>\($0). \(first)</p><p>\($0). \(second)</p></div></div>"
        }
        let page = try read("<article>\(rows.joined(separator: "<div class=ad></div>"))</article>")
        for number in 1...4 { #expect(page.text.contains("\(number). \(second)")) }
    }

    @Test("a privacy notice does not pass for the article")
    func privacy() throws {
        let notice = String(
            repeating: "<p>We store, use, share and keep what you tell us, as the law allows, and more.</p>",
            count: 3
        )
        let page = try read(
            "<article><p>\(first)</p><p>\(second)</p><p>\(first)</p></article><div class=privacy-policy>\(notice)</div>"
        )
        #expect(page.text.contains("three hours of talk"))
        #expect(!page.text.contains("as the law allows"))
    }

    @Test("a page of nothing but names, dates and nesting is read in time")
    func hostile() throws {
        for body in [
            String(repeating: "<div>By Ada Poe 5 May 2020</div>", count: 400),
            String(repeating: "<h1>Title <span class=kicker>", count: 300),
            String(repeating: "<time>", count: 1000) + String(repeating: "1.1.20", count: 1000),
            "<script>" + String(repeating: "\"datePublished\"", count: 1000) + "</script>",
            String(repeating: "<aside class=teaser>", count: 500) + "x",
            "<title>" + String(repeating: "a - b | ", count: 500) + "</title>",
        ] {
            let taken = try ContinuousClock().measure { _ = try read(body) }
            #expect(taken < .seconds(10))
        }
    }
}

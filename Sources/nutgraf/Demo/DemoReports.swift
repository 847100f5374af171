/// The reports of the demonstration: the AI Action Summit in Paris, February 2025, told by outlets that do not exist.
///
/// The words are ours; the facts are public. Sources: the Vice President's remarks (work of the United States
/// government, https://www.presidency.ucsb.edu/documents/remarks-the-vice-president-the-artificial-intelligence-action-summit-paris-france);
/// the UK government spokesperson's sentence as carried by several outlets on 11 February 2025; the announcement of
/// the Stargate project, https://openai.com/index/announcing-the-stargate-project/; the statement's title and purpose,
/// https://www.elysee.fr/en/emmanuel-macron/2025/02/11/statement-on-inclusive-and-sustainable-artificial-intelligence-for-people-and-the-planet.
enum DemoReports {
    static let day = "2025-02-11"

    /// The agency's feed: three items, of which one is the story; the item is short and links to its page.
    static func agencyFeed(base: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0"><channel>
        <title>Quai Wire</title><link>\(base)/quai/</link><description>Diplomacy and trade</description>
        <item><title>Sixty countries sign AI declaration in Paris; United States and Britain decline</title>
        <link>\(base)/quai/summit.html</link><guid isPermaLink="false">quai-2025-02-11-001</guid>
        <pubDate>Tue, 11 Feb 2025 13:10:00 GMT</pubDate>
        <description>About 60 countries signed a declaration on artificial intelligence; two did not.</description></item>
        <item><title>Rotterdam port handles record grain volume in January</title>
        <link>\(base)/quai/grain.html</link><guid isPermaLink="false">quai-2025-02-11-002</guid>
        <pubDate>Tue, 11 Feb 2025 08:00:00 GMT</pubDate>
        <description>Grain through the port of Rotterdam rose in January, the port authority said, as buyers brought \
        forward purchases ahead of the spring. Storage was close to full at two of the four terminals.</description></item>
        </channel></rss>
        """
    }

    static let agencyPage = page(
        outlet: "Quai Wire",
        title: "Sixty countries sign AI declaration in Paris; United States and Britain decline",
        author: "Hélène Roux",
        time: "2025-02-11T13:10:00Z",
        paragraphs: [
            "PARIS — About 60 countries, including China, India and Germany, signed a declaration on artificial intelligence at the AI Action Summit in Paris on Tuesday. The United States and the United Kingdom declined to sign the declaration.",
            "The text, the Statement on Inclusive and Sustainable Artificial Intelligence for People and the Planet, is not binding. It calls for AI that is “open, inclusive, transparent, ethical, safe, secure and trustworthy.”",
            "U.S. Vice President JD Vance told the summit that Washington would oppose heavy rules. “We believe that excessive regulation of the AI sector could kill a transformative industry just as it’s taking off,” Vance said.",
            "French President Emmanuel Macron hosted the two-day meeting at the Grand Palais with Indian Prime Minister Narendra Modi.",
        ]
    )

    static let grainPage = page(
        outlet: "Quai Wire",
        title: "Rotterdam port handles record grain volume in January",
        author: "Joost de Wit",
        time: "2025-02-11T08:00:00Z",
        paragraphs: [
            "ROTTERDAM — Grain through the port of Rotterdam rose in January, the port authority said, as buyers brought forward purchases ahead of the spring.",
            "Storage was close to full at two of the four terminals, and barges waited up to three days for a berth, according to a shipping agent.",
        ]
    )

    /// The British angle, whole text in an Atom feed.
    static func gazetteFeed(base: String) -> String {
        """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Channel Gazette</title><id>urn:example:channel-gazette</id>
        <updated>2025-02-11T15:40:00Z</updated><link href="\(base)/gazette/"/>
        <entry><title>Britain explains why it did not sign the Paris AI declaration</title>
        <id>urn:example:channel-gazette:4471</id><link href="\(base)/gazette/4471"/>
        <published>2025-02-11T15:40:00Z</published><updated>2025-02-11T15:40:00Z</updated>
        <author><name>Owen Pryce</name></author>
        <content type="html">\(escaped(html([
            "LONDON — The United Kingdom declined to sign the declaration of the AI Action Summit in Paris on Tuesday, as did the United States.",
            "A UK government spokesperson said the country agreed with much of the text. “We felt the declaration didn’t provide enough practical clarity on global governance, nor sufficiently address harder questions around national security and the challenge AI poses to it,” the spokesperson said.",
            "One person close to the British government called the wording “too restrictive.”",
            "Britain signed agreements on sustainability and cybersecurity at the summit the same day.",
        ])))</content></entry></feed>
        """
    }

    /// The market angle, JSON Feed 1.1; its second item is a copy of the agency's story.
    static func tickerFeed(base: String) -> String {
        let market = html([
            "NEW YORK — Vice President JD Vance used the AI Action Summit in Paris on Tuesday to promise American control of the chips behind artificial intelligence, a market that Nvidia (NASDAQ: NVDA) leads.",
            "“The Trump administration will ensure that the most powerful AI systems are built in the U.S., with American-designed and manufactured chips,” Vance said.",
            "The United States and the United Kingdom did not join the about 60 countries that signed the summit’s declaration.",
            "Nvidia designs its processors in California and has most of them made in Taiwan. Last month President Donald Trump announced Stargate, a private project that intends to invest $500 billion in AI infrastructure in the United States over four years.",
        ])
        let copy = html([
            "About 60 countries, including China, India and Germany, signed a declaration on artificial intelligence at the AI Action Summit in Paris on Tuesday. The United States and the United Kingdom declined to sign the declaration.",
            "The text, the Statement on Inclusive and Sustainable Artificial Intelligence for People and the Planet, is not binding. It calls for AI that is “open, inclusive, transparent, ethical, safe, secure and trustworthy.”",
            "U.S. Vice President JD Vance told the summit that Washington would oppose heavy rules. “We believe that excessive regulation of the AI sector could kill a transformative industry just as it’s taking off,” Vance said.",
        ])
        return """
            {"version":"https://jsonfeed.org/version/1.1","title":"Ticker Tribune","home_page_url":"\(base)/ticker/",
            "items":[
            {"id":"tt-9001","url":"\(base)/ticker/9001","title":"Vance ties AI leadership to American chips at Paris summit",
            "date_published":"2025-02-11T16:05:00Z","authors":[{"name":"Dana Whitfield"}],"content_html":\(quoted(market))},
            {"id":"tt-9002","url":"\(base)/ticker/9002","title":"Sixty countries sign AI declaration in Paris, U.S. and Britain decline",
            "date_published":"2025-02-11T14:20:00Z","authors":[{"name":"Staff"}],"content_html":\(quoted(copy))}
            ]}
            """
    }

    /// The official record: public domain, so it outranks what others print of the speech.
    static let transcriptPage = page(
        outlet: "Record of Remarks",
        title: "Remarks by the Vice President at the AI Action Summit in Paris, France",
        author: "Office of the Vice President",
        time: "2025-02-11T12:00:00Z",
        paragraphs: [
            "Grand Palais, Paris, 11 February 2025. U.S. Vice President JD Vance addressed the AI Action Summit.",
            "THE VICE PRESIDENT: I’m not here this morning to talk about AI safety, which was the title of the conference a couple of years ago. I’m here to talk about AI opportunity.",
            "Number one, this administration will ensure that American AI technology continues to be the gold standard worldwide and we are the partner of choice for others.",
            "Number two, we believe that excessive regulation of the AI sector could kill a transformative industry just as it’s taking off, and we’ll make every effort to encourage pro-growth AI policies.",
        ]
    )

    /// Alters the Vice President's words: "could kill a transformative industry" becomes "will kill a growing sector".
    static func boulevardFeed(base: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
        <title>Boulevard Post</title><link>\(base)/boulevard/</link><description>All of it, at once</description>
        <item><title>Vance scolds summit over AI rules as U.S. and Britain refuse to sign</title>
        <link>\(base)/boulevard/vance</link><guid isPermaLink="false">bp-77</guid>
        <pubDate>Tue, 11 Feb 2025 17:30:00 GMT</pubDate>
        <content:encoded><![CDATA[\(html([
            "PARIS — JD Vance came to the Grand Palais with a warning, and left two signatures short of a full page: neither Washington nor London put its name under the Paris declaration on artificial intelligence.",
            "\(alteredQuotation) the U.S. vice president said in Tuesday’s speech, his first abroad since taking office.",
            "Delegates from Asia and Africa applauded politely. European officials, whose AI Act takes effect in steps, listened without much comment, and the hosts moved on to lunch.",
            "Whether the missing names matter is an open question. The declaration of the AI Action Summit binds nobody, and the next host has not set a date.",
        ]))]]></content:encoded></item></channel></rss>
        """
    }

    static let alteredQuotation =
        "“We believe that excessive regulation of the AI sector will kill a growing industry just as it’s taking off,”"
    static let trueQuotation =
        "“We believe that excessive regulation of the AI sector could kill a transformative industry just as it’s taking off,”"

    private static func page(outlet: String, title: String, author: String, time: String, paragraphs: [String])
        -> String
    {
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>\(escaped(title)) | \(outlet)</title>
        <meta property="og:site_name" content="\(outlet)"><meta property="og:title" content="\(escaped(title))">
        <meta name="author" content="\(escaped(author))"><meta property="article:published_time" content="\(time)">
        </head><body><nav><a href="/">Home</a> <a href="/about">About</a></nav>
        <article><h1>\(escaped(title))</h1><p class="byline">By \(escaped(author))</p>
        \(html(paragraphs))</article>
        <aside><h2>More from us</h2><ul><li><a href="/a">Weather</a></li><li><a href="/b">Sport</a></li></ul></aside>
        <footer>All rights reserved</footer></body></html>
        """
    }

    private static func html(_ paragraphs: [String]) -> String {
        paragraphs.map { "<p>\(escaped($0))</p>" }.joined(separator: "\n")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}

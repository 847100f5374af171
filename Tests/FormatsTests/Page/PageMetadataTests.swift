import Formats
import Testing

@Suite("a page's title, author and day are those a reader would name")
struct PageMetadataTests {
    private func read(_ html: String, _ address: String? = nil) throws -> ExtractedPage {
        try Pages.extract(Array(html.utf8), contentType: nil, address: address)
    }

    private let prose = """
        <p>The council met in the evening, and after three hours of talk, it agreed to build the bridge, members said.</p>
        <p>Work will begin in spring, said the mayor, who had asked for it, again and again, for the better part of ten years.</p>
        """

    // MARK: - Day

    @Test("a day beside the headline is found in many languages")
    func visibleDays() throws {
        for (line, day) in [
            ("Posted on September 21, 2020 by Ada Poe", "2020-09-21"), ("Von Ada Poe | 31.10.23", "2023-10-31"),
            ("Publié le 3 août 2021 à 10h", "2021-08-03"), ("21 de enero de 2022", "2022-01-21"),
            ("4. 2. 2022", "2022-02-04"), ("26 | 01 | 2022", "2022-01-26"), ("2 maja 2019", "2019-05-02"),
            ("2024年3月5日", "2024-03-05"), ("Опубликовано 7 мая 2020", "2020-05-07"),
        ] {
            let page = try read("<h1>Bridge to be built</h1><div>\(line)</div>\(prose)")
            #expect(page.date?.day == day, "\(line)")
        }
    }

    @Test("the day of publication is preferred to the day of change, wherever each stands")
    func publicationFirst() throws {
        let page = try read(
            "<h1>Bridge to be built</h1>\(prose)<p>Letzte Änderung: 31.10.2023 - 14:49<br>Erschienen am: 01.11.2023</p>"
        )
        #expect(page.date?.day == "2023-11-01")
    }

    @Test("no day is taken from comments, copyright lines, events or teasers")
    func noForeignDays() throws {
        for part in [
            "<div class=comments><p>Bob, 5 May 2020</p></div>", "<p>Copyright © 19.12.2019 by Outlet</p>",
            "<nav><ul><li>5 May 2020</li></ul></nav>", "<p>Registriert: 18.09.2008</p>",
        ] {
            #expect(try read("<h1>Bridge to be built</h1>\(prose)\(part)").date == nil, "\(part)")
        }
    }

    @Test("a moment in UTC falls on the day that the house itself prints")
    func localDay() throws {
        let head = "<meta property='article:published_time' content='2020-02-25T02:25:54+00:00'>"
        let page = try read(head + "<h1>Bridge</h1>\(prose)", "https://outlet.example/2020/02/24/bridge/")
        #expect(page.date?.day == "2020-02-24")
        #expect(page.date?.iso == "2020-02-25T02:25:54Z")
        // An address that is days away is about something else.
        #expect(
            try read(head + "<h1>Bridge</h1>", "https://outlet.example/2020/02/20/bridge/").date?.day == "2020-02-25"
        )
    }

    @Test("slashes are read as the page's country writes them")
    func slashes() throws {
        for (language, day) in [("en-US", "2020-11-08"), ("en-GB", "2020-08-11"), ("de", "2020-08-11")] {
            let page = try read("<html lang=\(language)><h1>Bridge to be built</h1><div>11/08/2020</div>\(prose)")
            #expect(page.date?.day == day, "\(language)")
        }
    }

    @Test("JSON-LD inside CDATA marks, after other objects and in lists")
    func structuredData() throws {
        let page = try read(
            """
            <script type="application/ld+json"><![CDATA[ [{"@type":"BreadcrumbList","itemListElement":[{"@type":"NewsArticle",
            "datePublished":"2011-01-01","headline":"Another"}]},{"@type":"Article","headline":"Bridge to be built",
            "datePublished":"2020-07-10T14:15:42+00:00","copyrightHolder":{"name":"Outlet Ltd"},"usageInfo":"/terms"}] ]]></script>
            """,
            "https://outlet.example/a"
        )
        #expect(page.date?.day == "2020-07-10")
        #expect(page.title == "Bridge to be built")
        #expect(page.rights == "Outlet Ltd")
        #expect(page.licence == "https://outlet.example/terms")
    }

    // MARK: - Author

    @Test("a byline is read in many languages, and what stands around the name goes")
    func bylines() throws {
        for (line, author) in [
            ("By Ada Poe and Bo Li", "Ada Poe; Bo Li"), ("Von Ada Poe, dpa", "Ada Poe"),
            ("Par Ada Poe | Politique", "Ada Poe"), ("Door Ada Poe", "Ada Poe"), ("Av Ada Poe", "Ada Poe"),
            ("31.10.23 | Von: Ada Poe", "Ada Poe"), ("25.10.2022 - Ada Poe", "Ada Poe"),
            ("Ein Artikel von <b>Ada Poe</b> | 27.01.2022 - 12:45", "Ada Poe"),
            ("Text von Ada Poe Illustration von Bo Li", "Ada Poe"),
            (
                "<cite class=byline><span>By </span><span>ADA POE</span> <abbr>March 11, 2015 3:46 PM</abbr></cite>",
                "ADA POE"
            ),
        ] {
            let page = try read("<h1>Bridge to be built</h1><div>\(line)</div>\(prose)")
            #expect(page.author == author, "\(line)")
        }
    }

    @Test("what merely sounds like a byline names nobody")
    func noBylines() throws {
        for line in [
            "By the end of the year", "Von hier aus geht es weiter", "Par exemple", "By Monday", "Von A nach B",
        ] {
            #expect(try read("<h1>Bridge to be built</h1><div>\(line)</div>\(prose)").author == nil, "\(line)")
        }
    }

    @Test("a person in the byline comes before a site that names itself")
    func houseLast() throws {
        let head = "<meta property='og:site_name' content='Outlet Daily'><meta name=author content='Outlet Daily'>"
        #expect(
            try read(head + "<h1>Bridge to be built</h1><p class=autorenzeile>Von Ada Poe</p>\(prose)").author
                == "Ada Poe"
        )
        #expect(try read(head + "<h1>Bridge to be built</h1>\(prose)").author == "Outlet Daily")
    }

    @Test("a name in a comment or in the list of another article is not the author")
    func othersNames() throws {
        let page = try read(
            "<h1>Bridge to be built</h1>\(prose)<div class=comments><span class=author>Bob Roe</span></div>"
        )
        #expect(page.author == nil)
    }

    // MARK: - Title

    @Test("the headline goes without kicker, day and permanent link")
    func headlines() throws {
        func title(_ heading: String, _ head: String = "") throws -> String? {
            try read("\(head)<h1>\(heading)</h1>\(prose)", "https://outlet.example/a").title
        }
        #expect(
            try title(
                "<span class=dachzeile>Verkehr</span> <span>Brücke wird gebaut</span>",
                "<title>Verkehr: Brücke wird gebaut</title>"
            )
                == "Brücke wird gebaut"
        )
        #expect(
            try title("23.01.2022 - Bridge to be built", "<title>23.01.2022 - Bridge to be built - Outlet</title>")
                == "Bridge to be built"
        )
        #expect(
            try title(
                "The old bridge is to be rebuilt at last",
                "<meta property='og:title' content='The old bridge is to be rebuilt - Outlet'>"
            )
                == "The old bridge is to be rebuilt at last"
        )
    }

    @Test("a heading that is the site's name or links to its front page is no headline")
    func mastheads() throws {
        let page = try read(
            "<title>Outlet » Bridge to be built</title><h1><a href='https://www.outlet.example/'>Outlet</a></h1><h2>Bridge to be built</h2>\(prose)",
            "https://www.outlet.example/a"
        )
        #expect(page.title == "Bridge to be built")
    }

    // MARK: - Language

    @Test("a language that is not declared is guessed from function words and script")
    func languages() throws {
        for (text, language) in [
            (
                "The council met in the evening and it agreed that the bridge would be built by the end of this year.",
                "en"
            ),
            (
                "Der Rat hat am Abend beschlossen, dass die Brücke bis zum Ende des Jahres gebaut wird, und das ist nicht alles.",
                "de"
            ),
            (
                "Le conseil a décidé dans la soirée que le pont sera construit avant la fin de cette année, et ce n'est pas tout.",
                "fr"
            ),
            ("Совет решил вечером построить мост до конца года, и это ещё не всё, сказал мэр города.", "ru"),
            ("Рада ввечері вирішила збудувати міст до кінця року, і це ще не все, сказав міський голова її.", "uk"),
        ] {
            let page = try read("<h1>Zzz</h1><p>\(text)</p><p>\(text)</p>")
            #expect(page.language == language)
            #expect(page.isLanguageGuessed)
        }
        #expect(try read("<p>12 34 56</p>").language == nil)
    }
}

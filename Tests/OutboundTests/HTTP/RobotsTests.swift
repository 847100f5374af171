import Outbound
import Testing

struct RobotsTests {
    private static func robots(_ text: String) -> Robots { Robots(parsing: Array(text.utf8)) }
    private static let agent = "Nutgraf/0.1 (+https://desk.example)"

    @Test("the longest rule decides, and allowing wins a tie")
    func precedence() {
        let robots = Self.robots(
            """
            User-agent: *
            Disallow: /archive
            Allow: /archive/open   # a comment
            Disallow: /tie
            Allow: /tie
            Disallow: /*.pdf$
            Disallow:
            """
        )
        #expect(robots.allows("/", agent: Self.agent))
        #expect(!robots.allows("/archive", agent: Self.agent))
        #expect(!robots.allows("/archive/2025?page=2", agent: Self.agent))
        #expect(robots.allows("/archive/open/1", agent: Self.agent))
        #expect(robots.allows("/tie/x", agent: Self.agent))
        #expect(!robots.allows("/a/b.pdf", agent: Self.agent))
        #expect(robots.allows("/a/b.pdf?download", agent: Self.agent))
        #expect(robots.allows("/robots.txt", agent: Self.agent))
    }

    @Test("a group for us replaces the one for everybody, and several such groups add up")
    func groups() {
        let robots = Self.robots(
            "user-agent: otherbot\nuser-agent: NutGraf\ndisallow: /a\n\nUser-Agent: *\nDisallow: /\n\n"
                + "User-agent: nutgraf/2\nDisallow: /b\nCrawl-delay: 2.5\n"
        )
        #expect(!robots.allows("/a", agent: Self.agent))
        #expect(!robots.allows("/b", agent: Self.agent))
        #expect(robots.allows("/c", agent: Self.agent))
        #expect(!robots.allows("/c", agent: "somebody"))
        #expect(!robots.allows("/a", agent: "OtherBot"))
        #expect(robots.allows("/b", agent: "OtherBot"))
        #expect(robots.crawlDelay(agent: Self.agent) == .milliseconds(2500))
        #expect(robots.crawlDelay(agent: "OtherBot") == nil)
    }

    @Test(
        "spellings of one path are one",
        arguments: [
            ("/%7Ejoe/", "/~joe/index", true), ("/caf%c3%a9", "/café", true), ("/a%3cd", "/a%3Cd.html", true),
            ("/a/b", "/a%2Fb", false), ("/A", "/a", false), ("/fish*.php", "/fishheads/catfish.php?id=1", true),
            ("/fish$", "/fish", true), ("/fish$", "/fish/", false), ("/*/x/*/y", "/1/x/2/3/y/z", true),
            ("*", "/anything", true),
        ]
    )
    func spellings(rule: String, path: String, isForbidden: Bool) {
        let robots = Self.robots("User-agent: *\nDisallow: \(rule)\n")
        #expect(robots.allows(path, agent: Self.agent) == !isForbidden)
    }

    @Test("nonsense, an empty file and byte soup allow everything and take no time")
    func hostile() {
        for text in [
            "", ":::::", "Disallow: /", "User-agent\nDisallow /", "\u{FEFF}", "<html><body>404: not here</body></html>",
        ] {
            #expect(Self.robots(text).allows("/x", agent: Self.agent))
        }
        #expect(!Self.robots("\u{FEFF}User-agent: *\r\nDisallow: /\r\n").allows("/x", agent: Self.agent))
        let stars = "User-agent: *\nDisallow: /" + String(repeating: "*a", count: 2000) + "b$\n"
        #expect(Self.robots(stars).allows("/" + String(repeating: "a", count: 7000), agent: Self.agent))
        #expect(
            Robots(parsing: (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 167) }).allows("/x", agent: Self.agent)
        )
        #expect(Robots.allowAll.allows("/x", agent: Self.agent))
        #expect(!Robots.disallowAll.allows("/x", agent: Self.agent))
    }
}

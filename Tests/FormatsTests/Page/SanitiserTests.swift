import Formats
import Testing

@Suite("hostile HTML is made harmless")
struct SanitiserTests {
    @Test(
        "nothing active survives, the words do",
        arguments: [
            ("<p onclick=\"x()\">a<script>alert(1)</script>b</p>", "<p>ab</p>"),
            ("<a href=\"java\tscript:alert(1)\">x</a>", "<a>x</a>"),
            ("<a href=\"&#106;avascript&colon;alert(1)\">x</a>", "<a>x</a>"),
            (
                "<a href='https://e.example/?a=1&amp;b=\"2\"' title='t'>x</a>",
                "<a href=\"https://e.example/?a=1&amp;b=&quot;2&quot;\" title=\"t\">x</a>"
            ),
            ("<img src=x onerror=alert(1)>", "<img src=\"x\">"),
            ("<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">", ""),
            ("<svg><style><img src=x onerror=alert(1)></style></svg>t", "t"),
            ("<math><mi>x</mi></math>", "x"),
            ("<style>p{background:url(javascript:x)}</style>t", "t"),
            ("<p style=\"position:fixed\" class=\"a\" id=\"b\">t</p>", "<p>t</p>"),
            ("<!--><script>alert(1)</script>-->", "--&gt;"),
            ("<iframe srcdoc=\"<script>1</script>\">words</iframe>", "words"),
            ("<form action=/x><input name=q><button>Go</button></form>", "Go"),
            ("<b>a<p>b</b>c", "<b>a<p>b</p></b>c"),
            ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
            ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
            ("<td>x</td>", "x"),
            ("<table><tr><td>a<td>b</table>", "<table><tr><td>a</td><td>b</td></tr></table>"),
        ]
    )
    func cleaned(_ html: String, _ expected: String) { #expect(Sanitiser.clean(html, base: nil) == expected) }

    @Test("relative addresses become absolute")
    func addresses() {
        let base = "https://a.example/x/y?z"
        #expect(
            Sanitiser.clean("<a href=\"../up\">1</a><a href=\"?q\">2</a><a href=\"//b.example/c\">3</a>", base: base)
                == "<a href=\"https://a.example/up\">1</a><a href=\"https://a.example/x/y?q\">2</a><a href=\"https://b.example/c\">3</a>"
        )
    }

    /// Random soup from the pieces that parsers disagree on.
    @Test("a second pass changes nothing, and no tag of the input comes through unlisted")
    func soup() {
        let pieces = [
            "<p>", "</p>", "<b>", "</b>", "<a href=x>", "</a>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<li>",
            "<ul>", "</ul>", "<svg>", "</svg>",
            "<style>", "</style>", "<title>", "</title>", "<!--", "-->", "<script>", "</script>", "<textarea>", "<div",
            ">", "\"", "'", "=", "&", "&lt;", "&#0;", "text ",
            "<noscript>", "<template>", "</template>", "<math>", "<xmp>", "</xmp>", "<h1>", "<br/>", "<img src=1>",
            "<![CDATA[", "]]>", "<?x", "\u{0}",
        ]
        var state: UInt64 = 88_172_645_463_325_252
        func random(_ below: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(below))
        }
        for _ in 0..<1000 {
            let html = (0..<1 + random(24)).map { _ in pieces[random(pieces.count)] }.joined()
            let once = Sanitiser.clean(html, base: nil)
            #expect(Sanitiser.clean(once, base: nil) == once, "from \(html)")
            for name in [
                "<script", "<style", "<svg", "<math", "<title", "<textarea", "<template", "<noscript", "<xmp", "<!--",
            ] { #expect(!once.contains(name), "from \(html)") }
        }
    }

    @Test("nesting beyond all bounds is flattened in linear time")
    func depth() {
        let html = String(repeating: "<div><b>", count: 10_000) + "core"
        let taken = ContinuousClock().measure { #expect(Sanitiser.clean(html, base: nil).contains("core")) }
        #expect(taken < .seconds(10))
    }

    @Test(
        "HTML as plain text",
        arguments: [
            ("<p>One</p><p>Two<br>lines</p>", "One\nTwo\nlines"),
            ("a&nbsp;b &amp; c&hellip;", "a b & c…"),
            ("<style>x</style><script>y</script><b>bo</b>ld", "bold"),
            ("  a \n b  ", "a b"),
        ]
    )
    func plain(_ html: String, _ text: String) { #expect(PlainText.from(html: html) == text) }
}

import Formats
import Testing

@Suite("hostile HTML is made harmless")
struct SanitiserTests {
    @Test(
        "nothing active survives, the words do",
        arguments: [
            ("<p onclick=\"x()\">a<script>alert(1)</script>b</p>", "<p>ab</p>"),
            ("<img src=x onerror=alert(1)>", "<img src=\"x\">"),
            ("<svg><style><img src=x onerror=alert(1)></style></svg>t", "<img src=\"x\">t"),
            ("<style>p{background:url(javascript:x)}</style>t", "t"),
            ("<svg><style>p{color:red}</style><text>label</text></svg>", "label"),
            ("<p style=\"position:fixed\" class=\"a\" id=\"b\">t</p>", "<p>t</p>"),
            ("<a href=x target=_blank rel=opener ping=y>t</a>", "<a href=\"x\">t</a>"),
            ("<!--><script>alert(1)</script>-->", "--&gt;"),
            ("<script><!--<script></script>a</script>b", "b"),
            ("<script><!-- a --></script>b", "b"),
            ("<iframe srcdoc=\"<script>1</script>\">words</iframe>", "words"),
            ("<form action=/x><input name=q><button>Go</button></form>", "Go"),
            ("<b title='`onerror=alert(1)'>t</b>", "<b title=\"&#96;onerror=alert(1)\">t</b>"),
            ("<x-card>a</x-card><font color=red>b</font>", "ab"),
        ]
    )
    func cleaned(_ html: String, _ expected: String) { #expect(Sanitiser.clean(html, base: nil) == expected) }

    @Test(
        "text is kept where it stood, and does not run together where blocks are left out",
        arguments: [
            ("1 < 2 & 3 > 2 <3 </ ", "1 &lt; 2 &amp; 3 &gt; 2 &lt;3 "),
            ("safe<iframe src=x> words</iframe>", "safe\nwords"),
            ("safe<iframe src=x></iframe> words", "safe words"),
            ("a<button>b</button>c", "a\nb\nc"),
            ("a<select><option>b<option>c</select>", "a\nb\nc"),
            ("<textarea><b>x</textarea>", "&lt;b&gt;x"),
            ("<xmp><b>&amp;</xmp>", "<pre>&lt;b&gt;&amp;amp;</pre>"),
            ("<plaintext><b>&amp;", "<pre>&lt;b&gt;&amp;amp;</pre>"),
            ("<noscript><p>Without scripts</p></noscript>", "<p>Without scripts</p>"),
            ("<svg><![CDATA[a<b]]></svg>", "a&lt;b"),
            ("<![CDATA[a]]>b", "b"),
            ("a\u{0}b&#0;c&#13;d\r\ne", "ab\u{FFFD}c\nd\ne"),
            ("&notit; &copy2 &hellip &NotEqualTilde; &nosuch;", "¬it; ©2 &amp;hellip ≂̸ &amp;nosuch;"),
            ("<a href='?a=1&copy=2&lt=3&amp;b'>t</a>", "<a href=\"?a=1&amp;copy=2&amp;lt=3&amp;b\">t</a>"),
            ("<math><msup><mi>x</mi><mn>2</mn></msup></math>", "x<sup>2</sup>"),
            ("<math><msub><mi>x</mi><mi>i</mi></msub></math>", "x<sub>i</sub>"),
            ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac><annotation>\\frac12</annotation></math>", "1/2"),
        ]
    )
    func kept(_ html: String, _ expected: String) { #expect(Sanitiser.clean(html, base: nil) == expected) }

    @Test(
        "only harmless addresses survive, read as browsers read them",
        arguments: [
            ("java\tscript:alert(1)", nil), ("&#106;avascript&colon;alert(1)", nil), ("\u{1} javascript:x", nil),
            ("java\u{0}script:x", nil), ("JaVaScRiPt&Tab;:x", nil), ("vbscript:x", nil), ("data:text/html,x", nil),
            ("blob:https://a.example/1", nil), ("file:///etc/passwd", nil), ("j&#x61vascript:x", nil),
            ("https://e.example/?a=1&amp;b=2", "https://e.example/?a=1&amp;b=2"),
            (" https://e.example/\n", "https://e.example/"), ("MAILTO:desk@e.example", "MAILTO:desk@e.example"),
            ("tel:+441632960000", "tel:+441632960000"), ("//e.example/x", "//e.example/x"), ("../x?y:z", "../x?y:z"),
        ] as [(String, String?)]
    )
    func addresses(_ address: String, _ kept: String?) {
        let expected = kept.map { "<a href=\"\($0)\">t</a>" } ?? "<a>t</a>"
        #expect(Sanitiser.clean("<a href=\"\(address)\">t</a>", base: nil) == expected)
    }

    @Test(
        "pictures keep what shows them",
        arguments: [
            ("<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">", ""),
            ("<img src=\"data:image/png;base64,AAAA\" alt=chart>", "<img alt=\"chart\">"),
            (
                "<img alt=a width=10px height=x src=/p.jpg style=x loading=lazy>",
                "<img alt=\"a\" width=\"10\" src=\"/p.jpg\">"
            ),
            ("<img srcset='/p-1.jpg 1x, /p-2.jpg 2x'>", "<img src=\"/p-1.jpg\">"),
            ("<img src=one.jpg src=two.jpg>", "<img src=\"one.jpg\">"),
            ("<img src=javascript:x src=two.jpg>", ""),
            ("<image src=p.jpg>", "<img src=\"p.jpg\">"),
            ("<video poster=p.jpg src=v.mp4>No film here</video>", "No film here"),
        ]
    )
    func pictures(_ html: String, _ expected: String) { #expect(Sanitiser.clean(html, base: nil) == expected) }

    @Test("relative addresses become absolute")
    func relative() {
        let base = "https://a.example/x/y?z"
        #expect(
            Sanitiser.clean("<a href=\"../up\">1</a><a href=\"?q\">2</a><a href=\"//b.example/c\">3</a>", base: base)
                == "<a href=\"https://a.example/up\">1</a><a href=\"https://a.example/x/y?q\">2</a><a href=\"https://b.example/c\">3</a>"
        )
        #expect(
            Sanitiser.clean("<img srcset='p.jpg 2x'>", base: base) == "<img src=\"https://a.example/x/p.jpg\">"
        )
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

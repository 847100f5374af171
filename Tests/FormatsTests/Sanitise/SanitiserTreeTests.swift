import Formats
import Testing

/// Expectations follow HTML Living Standard section 13.2.6; Tests/Browser/sanitiser.py asks a browser the same of
/// thousands of random fragments.
@Suite("fragments are read as browsers read them and written so that they are read alike again")
struct SanitiserTreeTests {
    @Test(
        "crossed, missing and misplaced tags",
        arguments: [
            ("<b>a<p>b</b>c", "<b>a</b><p><b>b</b>c</p>"),
            ("<p>a<b>b<p>c", "<p>a<b>b</b></p><p><b>c</b></p>"),
            ("<a href=1>a<a href=2>b", "<a href=\"1\">a</a><a href=\"2\">b</a>"),
            ("<a href=1>a<div>b</a>c", "<a href=\"1\">a</a><div><a href=\"1\">b</a>c</div>"),
            ("<b><i>a</b>b</i>c", "<b><i>a</i></b><i>b</i>c"),
            ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
            ("<dl><dt>a<dd>b<dt>c", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"),
            ("<p>a<div>b", "<p>a</p><div>b</div>"),
            ("a</p>b</br>c", "a<p></p>b<br>c"),
            ("<h1>a<h2>b", "<h1>a</h1><h2>b</h2>"),
            ("<ruby>a<rt>b<rt>c</ruby>", "<ruby>a<rt>b</rt><rt>c</rt></ruby>"),
            ("<html><head><title>t</title></head><body>b</body></html>", "t\nb"),
            ("<a<b>c", "c"), ("a<p title=\"b", "a"), ("</ x>a", "a"), ("<p/>a", "<p>a</p>"),
        ]
    )
    func crossed(_ html: String, _ expected: String) { #expect(Sanitiser.clean(html, base: nil) == expected) }

    @Test(
        "tables",
        arguments: [
            ("<td>x</td>", "x"),
            (
                "<table><tr><td>a<td>b</table>",
                "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
            ),
            ("<table>a<tr><td>b</table>", "a<table><tbody><tr><td>b</td></tr></tbody></table>"),
            (
                "<table><tr><b>a<td>b</table>c",
                "<b>a</b><table><tbody><tr><td>b</td></tr></tbody></table><b>c</b>"
            ),
            (
                "<table><caption>a<col span=2><td>b",
                "<table><caption>a</caption><colgroup><col span=\"2\"></colgroup><tbody><tr><td>b</td></tr></tbody></table>"
            ),
            ("<table><td>a</div>b</b>c</table>", "<table><tbody><tr><td>abc</td></tr></tbody></table>"),
            ("<table><form><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
            ("<table><table>a", "<table></table>a<table></table>"),
        ]
    )
    func tables(_ html: String, _ expected: String) { #expect(Sanitiser.clean(html, base: nil) == expected) }

    @Test(
        "SVG and MathML, and the ways out of them",
        arguments: [
            ("<svg><p>a", "<p>a</p>"),
            ("<svg><foreignObject><p>a</foreignObject>b", "<p>ab</p>"),
            ("<svg><foreignObject>a<i>b</i></foreignObject></svg>c", "a<i>b</i>c"),
            ("<svg><title>a</title></svg>b", "a\nb"),
            ("<svg><a href=x>a</a></svg>", "a"),
            ("<svg><desc><style><!--</style><img src=x onerror=alert(1)>-->", "<img src=\"x\">--&gt;"),
            ("<math><mtext><mglyph><style></math><img src onerror=alert(1)>", ""),
            ("<math><annotation-xml encoding='text/html'><i>a</i></annotation-xml></math>b", "b"),
            ("<svg/>a<b>c</b>", "a<b>c</b>"),
        ]
    )
    func foreign(_ html: String, _ expected: String) { #expect(Sanitiser.clean(html, base: nil) == expected) }

    @Test(
        "what stands together only because something between is left out is put right",
        arguments: [
            ("<p>a<button><p>b</button>c", "<p>a</p><p>b</p>c"),
            ("<a href=1>a<object><a href=2>b</a></object></a>", "<a href=\"1\">a</a><a href=\"2\">b</a>"),
            ("<ul><li>a<form><li>b</form></ul>", "<ul><li>a</li><li>b</li></ul>"),
            ("<h1><form><h2>a</h2></form>b</h1>", "<h1></h1><h2>a</h2>b"),
            ("<pre>\n\na</pre>", "<pre>\n\na</pre>"),
            ("<pre><x>\na</x></pre>", "<pre>\n\na</pre>"),
        ]
    )
    func normal(_ html: String, _ expected: String) {
        let once = Sanitiser.clean(html, base: nil)
        #expect(once == expected)
        #expect(Sanitiser.clean(once, base: nil) == once)
    }

    /// Random soup from the pieces that parsers disagree on.
    @Test("a second pass changes nothing, and no tag of the input comes through unlisted")
    func soup() {
        let pieces = [
            "<p>", "</p>", "<b>", "</b>", "<a href=x>", "</a>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<li>",
            "<ul>", "</ul>", "<svg>", "</svg>", "<pre>", "\n", "<button>", "</button>", "<object>", "<h2>", "<ruby>",
            "<rt>", "<style>", "</style>", "<title>", "</title>", "<!--", "-->", "<script>", "</script>", "<textarea>",
            "<div", ">", "\"", "'", "=", "&", "&lt;", "&#0;", "text ", "<mtext>", "<desc>", "<annotation-xml>",
            "<noscript>", "<template>", "</template>", "<math>", "<xmp>", "</xmp>", "<h1>", "<br/>", "<img src=1>",
            "<![CDATA[", "]]>", "<?x", "\u{0}", "<select>", "<option>", "<form>", "</form>", "<caption>", "<col>",
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
}

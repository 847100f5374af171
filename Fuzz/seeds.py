#!/usr/bin/env python3
"""seeds.py FOLDER: writes the first inputs of every fuzz target into FOLDER/TARGET. All of them are made up here.

A fuzzer finds its way much faster from documents that already reach deep into a reader than from nothing; these are
small, and each has a feature that the others lack.
"""
import gzip
import os
import sys
import zlib

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss">
<channel><title>Harbour &amp; Quay</title><link>https://example.org/</link><description>All &lt;b&gt;quays&lt;/b&gt;</description>
<language>en-gb</language><atom:link rel="self" href="https://example.org/feed"/><atom:link rel="hub" href="https://hub.example.org/"/>
<pubDate>Tue, 11 Feb 2025 09:30:00 +0100</pubDate><image><url>/logo.png</url><title>x</title></image>
<item><title><![CDATA[Crane <i>falls</i>]]></title><link>/a?b=1&amp;c=2</link><guid isPermaLink="false">tag:1</guid>
<dc:creator>Ada Quill</dc:creator><category>Ports</category><pubDate>Mon, 10 Feb 2025 23:59:60 EST</pubDate>
<description>&lt;p&gt;One &lt;a href="b"&gt;two&lt;/a&gt;&lt;script&gt;x&lt;/script&gt;</description>
<content:encoded><![CDATA[<div onclick="x()"><p>Text<img src="c.png" width="10"></div>]]></content:encoded>
<enclosure url="https://example.org/a.mp3" length="12345" type="audio/mpeg"/><media:thumbnail url="t.jpg"/>
<media:group><media:content url="v.mp4" medium="video" fileSize="99"/></media:group><itunes:image href="i.png"/>
<georss:point>45.2 -71.9</georss:point><itunes:duration>1:02:03</itunes:duration></item>
<item><title>Two &#8212; &hellip; &nbsp; &unknown; &#x1F600;</title><guid>https://example.org/2</guid></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/x/" xml:lang="de"><title type="html">A &lt;b&gt;</title>
<link href="./"/><link rel="self" href="f.xml"/><id>urn:f</id><updated>2025-02-11T09:30:00.5Z</updated><author><name>N</name><uri>u</uri></author>
<entry xml:base="y/"><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">T <em>e</em></div></title><link rel="alternate" href="z"/>
<link rel="enclosure" href="e.mp3" length="1" type="audio/mpeg"/><id>urn:1</id><published>2025-02-11</published><updated>2025-02-11T10:00:00+05:30</updated>
<category term="c" label="C"/><summary>s</summary><content type="text/html" mode="escaped">&lt;p&gt;c</content></entry>
<entry><content type="application/xml" mode="base64">PHA+YmFzZTwvcD4=</content><source><title>o</title></source></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://example.org/"><title>R</title><items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items></channel>
<item rdf:about="https://example.org/1"><title>I</title><dc:date>2025-02-11T09:30Z</dc:date><dc:subject>s</dc:subject></item></rdf:RDF>"""
JSON = """{"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"https://example.org/","items":[{"id":1,"url":"/1",
"content_html":"<p>h<script>x</script>","date_published":"2025-02-11T09:30:00-05:00","authors":[{"name":"A"}],"tags":["t"],
"attachments":[{"url":"a","mime_type":"m","size_in_bytes":3}],"image":"i"},{"id":"2","content_text":"a < b \\u00e9\\ud83d\\ude00"},],}"""
BROKEN = """<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>junk<rss><channel><item><title>&c; & < b</title><link>x<item><pubDate>yesterday
<description><p>un<b>closed<![CDATA[ x ]]<!-- - --></item></channel>"""
PAGE = """<!doctype html><html lang=en><head><meta charset=utf-8><title>Crane falls - The Quay</title><base href="/b/">
<meta property="og:title" content="Crane falls"><meta name=author content="Ada Quill"><link rel=canonical href=/c>
<meta property="article:published_time" content="2025-02-11T09:30:00Z"><link rel=alternate type=application/rss+xml href=/f title=F>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Crane","datePublished":"2025-02-11","author":{"name":"Ada"}}</script>
<style>p{}</style></head><body><nav><ul><li><a href=/>Home</a></ul></nav><main><article><h1>Crane falls</h1><p class=byline>By Ada Quill
<p>A crane fell on the quay on Tuesday, the harbour office said. Nobody was hurt, and the ships sailed on time.</p>
<blockquote>&ldquo;We were lucky,&rdquo; said the harbour master.</blockquote><p>The office will report in a month, it said, after the
inspectors have looked at every other crane of the same make.<table><tr><td>1<td>2</table><ul><li>a<li>b</ul></article></main>
<aside>Related <a href=x>Other</a></aside><footer>&copy; 2025</footer></body></html>"""
FRAGMENTS = [
    '<p>a<b>c</p><table><td>x<tr><th scope="row">y</table><a href="javascript:alert(1)">z</a><img src=x onerror=y alt="q">',
    "<svg><style><img src=x></style></svg><math><mi xlink:href='data:x'>t</math><noscript><p title='</noscript><img>'>",
    "<a href='&#106;avascript&colon;x'>1</a><a href='//e.org/a/../b?c#d'>2</a><a href=' http://e.org:80/%zz '>3</a>",
    "<textarea><script></textarea><xmp><b></xmp><plaintext><title>&amp;amp;</title><template><p></template>",
    "<ul><li>1<ol start=3 reversed><li value=9>2</ul><dl><dt>a<dd>b<dt>c</dl><ruby>a<rt>b<rp>(</ruby><select><option>o</select>",
    "<!--a--!><!-->b--><!DOCTYPE x><?php ?><![CDATA[ ]]></p></br><h1><h2></h1><form><input><button>k</button><iframe>f</iframe>",
    "<details><summary>s</summary><pre>\n a\n</pre><q cite=u>q</q><time datetime=2025>t</time><bdo dir=rtl>&lt;&notit;&notin;</bdo>",
]
DATES = """Tue, 11 Feb 2025 09:30:00 +0100|2025-02-11T09:30:00.123Z|20250211T0930|2025-042|Feb. 11, 2025 9:30 pm EST|11.02.2025 um 09:30 Uhr
11 février 2025|2025年2月11日 9:30|1739266200|1739266200123|11/02/25|02-11-25|mardi 11 févr. 2025 à 9h30|٢٠٢٥/٠٢/١١|2025-W07-2|-25-02
Mon Feb 10 23:59:60 PST 2025|2025년 2월 11일 오후 3:04|11 de febrero de 2025|Nov. 2020|11-Feb-2025 24:00|2025-02-11 09:30:00+05:45|11 Şubat 2025|Вт, 11 фев 2025"""
MAIL = """From: =?utf-8?B?w4RkYQ==?= <ada@example.org>\r\nTo: x@example.org\r\nSubject: =?iso-8859-1?Q?Gr=FC=DFe?=\r\n =?utf-8?Q?_2?=
Date: Tue, 11 Feb 2025 09:30:00 +0100\r\nMessage-ID: <1@e>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b 1"\r
\r\n--b 1\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r
Content-Transfer-Encoding: quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe =\r\nx\r\n--c\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r
\r\nPHA+aGk8L3A+\r\n--c--\r\n--b 1\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n--b 1--\r\n"""
OPML = """<opml version="2.0"><head><title>t</title></head><body><outline text="F"><outline type="rss" text="A &amp; B" title="t"
 xmlUrl="https://example.org/f" htmlUrl="https://example.org/"/></outline><outline xmlUrl="g"/></body></opml>"""
ROBOTS = "\ufeffUser-agent: *\nDisallow: /a*b$\nAllow: /a/%7Eb # c\nCrawl-delay: 2.5\n\nUser-Agent: Nutgraf\nUser-agent: x\nDisallow:\nSitemap: https://é.example.org:8080/s?q\n"

# Texts, each with its sources: faithful, altered, and in odd shapes.
CHECKED = [
    ["""The harbour board will close the east quay on Monday, Ada Quill, its chair, said on Friday. “We have no choice,” she said.
The repair will cost about £4.2m, up 12 per cent from 2023.""", """MERRIN, Feb. 7 — The Merrin Harbour Board may close the east quay on Monday.
"We have no choice but to act," said Ada Quill, the board's chair. The repair is expected to cost £4.2 million, 12% more than in 2023."""],
    ["""By Bo Ferrier\n\n“Nobody … was hurt,” an official [of the port] told The Quay. Another spokesman did not reply.\n\n[ADD: number]\n* one\n* two""",
     '"Nobody, I think, was hurt," a person close to the port said.', "The Quay reported that 17 people, not 71, were moved between 5 and 7 p.m."],
    ["Revenue rose to $1.5bn-$1.7bn in Q3 (from 900m euros); shares fell 2.5 percentage points, or 250 basis points.",
     "Third-quarter revenue: USD 1,500,000,000 to 1.7 billion. Shares fell two and a half per cent. It is the first of three-quarters."],
    ["‘He said “they”’—and \"then' “she\n\n“went on, ‘not only if’ unless", "«Er sagte» „sie“ 'twas 'n' “”” \"\" ... … [..] ( ) -- - – —"],
    ["MR. O'NEIL, U.S. SENATE, e.g. No. 10; St. Ives... 3.14.15 1/2 ½ 10^6 №5 第一 港口起重机倒塌。无人受伤！",
     "École 𝒜𝒷𝒸 👩‍👩‍👧 a\u0301 \u202e rtl שלום مرحبا"],
    ["If the lock is safe, it will open. Officials said it was not unsafe. He denied that it may never have been closed by 2030.",
     "The lock will open if it is safe, according to officials. She, not he, was sued by Tom Vale; Tom Vale sued the board last Tuesday."],
]


def inputs():
    plain = b"\0\0\1"
    feeds = [RSS, ATOM, RDF, JSON, BROKEN, PAGE]
    yield "feeds", [plain + text.encode() for text in feeds]
    yield "feeds", [b"\0\3\0" + gzip.compress(RSS.encode(), mtime=0), b"\0\4\1" + zlib.compress(ATOM.encode())]
    yield "feeds", [plain + ATOM.encode("utf-16"), b"\3\0\0" + RSS.encode("cp1251", "replace"), b"\5\0\0" + RDF.encode()]
    yield "html", [b"\0\1" + text.encode() for text in [PAGE, *FRAGMENTS, RSS]]
    yield "html", [b"\2\1" + "<meta charset=gbk><p>港口起重机倒塌，无人受伤。".encode("gbk")]
    yield "dates", [text.encode() for text in DATES.replace("\n", "|").split("|")]
    yield "opml", [OPML.encode()]
    yield "mail", [MAIL.encode(), b"From ada\nSubject: s\n\nbody\n"]
    yield "robots", [ROBOTS.encode()]
    yield "json", [JSON.replace(",]", "]").replace(",}", "}").replace("\n", "").encode(), b'[1e9,-0.5,true,null,"\\u00e9\\n",{"a":[]}]']
    yield "inflate", [bytes([0, 2]) + gzip.compress(RSS.encode(), mtime=0), bytes([2, 2]) + zlib.compress(b"a" * 4000)]
    yield "inflate", [bytes([2, 1]) + zlib.compress(ATOM.encode(), 9)[2:-4]]
    checked = ["\x1e".join(texts) for texts in CHECKED]
    yield "check", [bytes([how % 4, how % 3, how % 2, 0 if how < 6 else 3]) + checked[how % 6].encode() for how in range(9)]
    kinds = [[*feeds], FRAGMENTS, [PAGE, *FRAGMENTS], FRAGMENTS, [MAIL], [OPML], [ROBOTS], [PAGE], [JSON], checked]
    yield "growth", [bytes([kind, 40, 60]) + text.encode() for kind, texts in enumerate(kinds) for text in texts]


def main():
    count = {}
    for target, documents in inputs():
        folder = os.path.join(sys.argv[1], target)
        os.makedirs(folder, exist_ok=True)
        for document in documents:
            count[target] = count.get(target, 0) + 1
            with open(os.path.join(folder, f"seed-{count[target]:02}"), "wb") as out:
                out.write(document)


if __name__ == "__main__":
    main()

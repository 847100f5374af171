"""What editors do with sources, events and reports that are handed in."""

import os
import re

from playwright.sync_api import expect

from steps import require

MAIL = (b"From: Press Office <press@works.example>\r\nSubject: Works opens a plant in Bilbao\r\n"
        b"Message-ID: <plant@works.example>\r\nDate: Tue, 11 Feb 2025 14:00:00 +0000\r\n\r\n"
        b"The works opens a plant in Bilbao\r\nin May.\r\n\r\nIt will employ 200 people.\r\n")


def sources(steps, house, page, plain):
    """`plain` is a page without JavaScript; it gets the editor's session."""
    plain.context.add_cookies(page.context.cookies())
    with steps.step("the list of sources says how each fares, with its reports a day drawn"):
        page.goto("/desk/sources")
        expect(page.locator("svg.spark").first).to_be_visible()
        require(page.locator("svg.spark").first.get_attribute("aria-label").startswith("Reports a day"), "no words for the drawing")
        expect(page.locator("tbody tr").first.locator("a.outlet")).to_be_visible()

    fetched = page.locator("tbody tr").filter(has=page.locator(".mono")).first
    with steps.step("“Try now” shows what the visit brought, by itself"):
        fetched.locator("a.outlet").click()
        house.source = page.url.removeprefix(house.url).split("?")[0]
        page.get_by_role("button", name="Try now").click()
        expect(page.get_by_role("status").filter(has_text="Visited")).to_be_visible(timeout=15000)
        expect(page.locator("table").last.locator("tbody tr").first).to_be_visible()

    with steps.step("the same without JavaScript: the page looks again until the visit is made"):
        plain.goto(house.source)
        plain.get_by_role("button", name="Try now").click()
        expect(plain.get_by_role("status").filter(has_text="Visited")).to_be_visible(timeout=15000)

    with steps.step("the chart of thirty days has its numbers as a table too"):
        page.goto(house.source)
        expect(page.locator("svg.chart g")).to_have_count(30)
        page.get_by_text("The same as a table").click()
        expect(page.locator("#days-table tbody tr")).to_have_count(30)

    with steps.step("a site's address is looked at by the line; its feed is found, chosen and added"):
        page.goto("/desk/sources/add")
        page.get_by_label("Address").fill(house.url + "/")
        page.get_by_role("button", name="Look what is there").click()
        expect(page.get_by_text("can be read at")).to_be_visible(timeout=20000)
        house.search = page.url.removeprefix(house.url).split("?")[0]
        form = page.locator("form[action='/desk/sources']").first
        form.get_by_label("The outlet’s name").fill("Our own paper")
        form.get_by_role("button").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Our own paper")
        added = page.url.removeprefix(house.url).split("?")[0]

    with steps.step("it is switched off again, and stays in the list"):
        page.get_by_role("button", name="Switch it off").click()
        expect(page.locator("dl.facts")).to_contain_text("switched off")
        page.goto("/desk/sources?q=our+own")
        expect(page.locator("tbody tr")).to_have_count(1)
        require(page.locator("a.outlet").get_attribute("href") == added, "another source is listed")

    with steps.step("what cannot be reached, or may not be, is said in words"):
        plain.goto("/desk/sources/add")
        plain.get_by_label("Address").fill("http://127.0.0.1:9/")
        plain.get_by_role("button", name="Look what is there").click()
        expect(plain.locator(".notice-bad")).to_be_visible(timeout=20000)
        plain.goto("/desk/sources/add")
        plain.get_by_label("Address").fill("file:///etc/passwd")
        plain.get_by_role("button", name="Look what is there").click()
        expect(plain.get_by_role("alert")).to_contain_text("no web address")

    with steps.step("the feeds go out as OPML and come in again, without being doubled"):
        answer = page.request.get("/desk/sources/opml")
        require(answer.headers["content-type"].startswith("text/x-opml"), answer.headers["content-type"])
        path = os.path.join(house.folder, "sources.opml")
        with open(path, "wb") as file:
            file.write(answer.body())
        plain.goto("/desk/sources")
        plain.get_by_label("Add all feeds of a list").set_input_files(path)
        plain.get_by_role("button", name="Upload").click()
        expect(plain.get_by_role("status")).to_contain_text("0 sources were added")


def events(steps, house, page, plain):
    with steps.step("an event's page has its reports with reasons, and the copy under its original"):
        page.goto("/desk")
        page.locator("article.cluster").filter(has_text="Paris").locator("h2 a").click()
        house.cluster = page.url.removeprefix(house.url).split("?")[0]
        expect(page.locator("ul.copies li").first).to_be_visible()
        # Our own paper's feed, added above, may have brought its story before it was switched off.
        house.reports = page.locator("input[name=report]").count()
        require(house.reports in (6, 7), f"{house.reports} reports")
        expect(page.locator("ul.copies li")).to_have_count(house.reports - 5)

    with steps.step("by keyboard, without JavaScript, on a telephone: a report is split off"):
        plain.set_viewport_size({"width": 390, "height": 844})
        plain.goto(house.cluster)
        box = plain.locator("input[name=report]").last
        box.focus()
        plain.keyboard.press("Space")
        expect(box).to_be_checked()
        split = plain.get_by_role("button", name="Split off the chosen")
        split.focus()
        plain.keyboard.press("Enter")
        expect(plain.get_by_role("status")).to_contain_text("Split off")
        expect(plain.locator("input[name=report]")).to_have_count(1)
        expect(plain.locator(".why").first).to_contain_text("split off by")
        plain.set_viewport_size({"width": 1280, "height": 900})

    with steps.step("undone, it is back where it was, and the emptied event says where"):
        emptied = plain.url.removeprefix(house.url).split("?")[0]
        plain.get_by_role("button", name="Undo").click()
        expect(plain.locator("input[name=report]")).to_have_count(house.reports)
        plain.goto(emptied)
        expect(plain.locator(".notice-ask")).to_contain_text("merged into")

    with steps.step("another event is found by a word of its headline"):
        page.goto(house.cluster)
        page.get_by_label("Find another event").fill("Rotterdam")
        page.get_by_role("button", name="Find").click()
        expect(page.get_by_role("radio")).to_have_count(1)


def handing_in(steps, house, page):
    with steps.step("a press release is handed in as a mail and gathered; the same mail again changes nothing"):
        path = os.path.join(house.folder, "release.eml")
        with open(path, "wb") as file:
            file.write(MAIL)
        for words in ["new", "unchanged"]:
            page.goto("/desk/reports/new")
            page.get_by_label("Mails, saved as .eml files").set_input_files(path)
            page.get_by_label("Who sent it").fill("The Works")
            page.get_by_role("button", name="Hand in the mails").click()
            expect(page.locator("#taken")).to_contain_text(words)
        expect(page.locator("#taken")).to_contain_text("its event", timeout=15000)
        page.goto("/desk")
        expect(page.locator("article.cluster").filter(has_text="Bilbao")).to_contain_text("The Works")

    with steps.step("the interface for programs describes itself"):
        answer = page.request.get("/api/v1")
        require(re.search(r"`POST reports`", answer.text()), "the reference lacks the reports")

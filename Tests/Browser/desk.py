"""What the reporter and the editor do at the desk, until the story is out."""

import hashlib
import re

from playwright.sync_api import expect

from house import EDITOR, EDITOR_NAME, REPORTER, TRUE_WORDS, csrf, sign_in
from steps import eventually, require


def reporter(steps, house, page, plain):
    """`plain` is a page without JavaScript; it gets the reporter's session."""
    with steps.step("a wrong password is refused in words, and the address stays in the form"):
        sign_in(page, REPORTER, "not the password")
        expect(page.get_by_role("alert")).to_contain_text("password", ignore_case=True)
        expect(page.get_by_label("Address")).to_have_value(REPORTER)
        expect(page.get_by_label("Password")).to_have_value("")
        require("/desk/sign-in" in page.url, f"the browser is at {page.url}")

    with steps.step("the reporter signs in and lands on the wire board"):
        sign_in(page, REPORTER, house.password)
        expect(page.get_by_role("heading", level=1)).to_have_text("Wire")
        expect(page.locator(".who")).to_contain_text("Rosa Reporter")
        session = next(cookie for cookie in page.context.cookies() if cookie["name"] == "nutgraf")
        require(session["httpOnly"] and session["sameSite"] == "Lax", f"the session cookie is open to scripts: {session}")

    cluster = page.locator("article.cluster").filter(has_text="Paris")
    with steps.step("the board gathers six reports on the summit, one of them a copy, and keeps the grain apart"):
        expect(page.locator("article.cluster")).to_have_count(2)
        expect(cluster.locator(".meta")).to_contain_text("6 reports")
        expect(cluster.locator(".meta")).to_contain_text("1 copy")
        expect(cluster.locator("ul.reports > li")).to_have_count(6)
        expect(cluster.locator("li.copy .chip")).to_contain_text("copy of")
        expect(page.locator("article.cluster").filter(has_text="Rotterdam").locator("ul.reports > li")).to_have_count(1)

    with steps.step("the board says that it is live"):
        expect(page.locator("#live-state")).to_contain_text("Live")

    with steps.step("the reporter opens the story: what blocks stands on top with the altered words"):
        cluster.locator("a.button").click()
        house.story = "/" + page.url.split("#")[0].removeprefix(house.url).lstrip("/")
        blocks = page.get_by_role("region", name="stops publication").or_(page.get_by_role("region", name="stop publication"))
        expect(blocks.locator(".chip").first).to_contain_text("misquoted")
        change = blocks.locator(".difference").filter(has=page.locator("del")).first
        removed = " ".join(change.locator("del").all_inner_texts())
        added = " ".join(change.locator("ins").all_inner_texts())
        require("could" in removed and "transformative" in removed, f"the removed words are “{removed}”")
        require("will" in added and "growing" in added, f"the added words are “{added}”")
        draft = page.locator("article.draft").bounding_box()
        require(blocks.bounding_box()["y"] < draft["y"], "what blocks does not stand above the draft")

    with steps.step("a click on a claim shows its source passage, marked, without the page jumping"):
        claim = page.locator("article.draft a.claim-ok").first
        number = claim.get_attribute("href")
        claim.click()
        card = card_of(page, number)
        expect(card).to_have_class(re.compile(r"\bcard\b.*\bis-shown\b"))
        expect(page.locator(number)).to_be_visible()  # what proves it lay closed
        expect(card.locator("blockquote mark").first).to_be_in_viewport()
        require(card.locator("blockquote mark").first.inner_text().strip(), "the marked passage is empty")
        expect(claim).to_be_in_viewport()

    with steps.step("the same without JavaScript: the claim's link leads to its passage (:target)"):
        plain.context.add_cookies(page.context.cookies())
        plain.goto(house.story)
        claim = plain.locator("article.draft a.claim-ok").first
        claim.click()
        proof = plain.locator(claim.get_attribute("href"))
        require(proof.evaluate("proof => proof.matches(':target')"), "the claim's proof is not the target")
        expect(proof).to_be_visible()
        card = card_of(plain, claim.get_attribute("href"))
        expect(card.locator("blockquote mark").first).to_be_in_viewport()
        other = plain.locator(".side .card:not(:target):not(:has(:target))").first
        looks = "card => { const s = getComputedStyle(card); return s.borderColor + s.boxShadow + s.outline + s.background }"
        require(card.evaluate(looks) != other.evaluate(looks), "the targeted card looks like any other")

    with steps.step("on a telephone the story's page stays short: each passage is printed once, closed"):
        plain.set_viewport_size({"width": 390, "height": 844})
        plain.goto(house.story)
        height = plain.evaluate("document.documentElement.scrollHeight")
        require(height < 9000, f"the page is {height} px high")
        width = plain.evaluate("document.documentElement.scrollWidth")
        require(width <= 390, f"the page is {width} px wide")
        plain.set_viewport_size({"width": 1280, "height": 900})

    with steps.step("an address of the desk that does not exist is answered inside the desk"):
        answer = plain.goto("/desk/nothing")
        require(answer.status == 404, f"the desk answered {answer.status}")
        expect(plain.get_by_role("navigation", name="Desk")).to_be_visible()

    with steps.step("the reporter has no button to sign off, overrule or publish"):
        page.goto(house.story)
        for act in ["sign-off", "overrule", "publish", "spike", "retract"]:
            expect(page.locator(f'form[action$="/{act}"]')).to_have_count(0)
        expect(page.get_by_role("region", name="Sign-off")).to_contain_text("An editor reads and signs it")

    with steps.step("the reporter's forged sign-off is refused, with her token and without"):
        form = {"version": "2", "digest": "0" * 64, "csrf": csrf(page)}
        for fields in [form, form | {"csrf": "forged"}]:
            answer = page.request.post(house.story + "/sign-off", form=fields, max_redirects=0)
            require(answer.status == 403, f"the desk answered {answer.status}")
        answer = page.request.get("/desk/users")
        require(answer.status == 403, f"the users' page answered {answer.status} to a reporter")


def editor(steps, house, page, board):
    """`board` is the reporter's page, which stays on the wire board and must follow by itself."""
    with steps.step("the editor signs in; sign-off is refused while a finding blocks"):
        sign_in(page, EDITOR, house.password)
        expect(page.locator(".who")).to_contain_text(EDITOR_NAME)
        page.goto(house.story)
        expect(page.locator('form[action$="/sign-off"]')).to_have_count(0)
        expect(page.get_by_role("region", name="Sign-off")).to_contain_text("when nothing blocks")
        answer = post_sign_off(house, page)
        require(answer.status == 422, f"the desk answered {answer.status} to the sign-off")
        require("could kill" in answer.text() or "block" in answer.text().lower(), "the refusal names no finding")

    with steps.step("a form that another site had the editor's browser send is refused"):
        form = {"version": "2", "digest": "0" * 64, "csrf": csrf(page)}
        answer = page.request.post(house.story + "/sign-off", form=form, max_redirects=0,
                                   headers={"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"})
        require(answer.status == 403, f"the desk answered {answer.status}")

    with steps.step("the check runs as she writes: one finding blocks"):
        page.goto(house.story)
        page.get_by_role("link", name="Edit", exact=True).click()
        live = page.locator("#live-check")
        expect(live.locator(".notice-bad")).to_contain_text("block")
        expect(live.locator("del").first).to_be_visible()

    with steps.step("the words that block are marked under the text, and stand beside their sentence with the source's passage"):
        expect(page.locator("#mirror mark.mark-block").first).to_contain_text("will kill a growing")
        card = live.locator(".card").first
        expect(card.locator("blockquote mark").first).to_be_visible()
        card.get_by_role("button", name="Find in the text").click()
        chosen = page.evaluate("() => { const t = document.getElementById('text'); return t.value.slice(t.selectionStart, t.selectionEnd) }")
        require("will kill a growing" in chosen, f"“{chosen}” was chosen in the text")
        expect(page.get_by_role("status").filter(has_text="block")).to_have_count(1)

    with steps.step("she writes the true words back, and the check turns clean before she saves"):
        text = page.get_by_label("The text")
        altered = text.input_value()
        require("will kill a growing" in altered, "the altered words are not in the text")
        start = altered.index("will kill a growing")
        end = altered.index("industry", start) + len("industry")
        page.evaluate("([from, to]) => { const t = document.getElementById('text'); t.focus(); t.setSelectionRange(from, to) }",
                      [utf16(altered[:start]), utf16(altered[:end])])
        page.keyboard.type(TRUE_WORDS)
        expect(page.locator("#live-check .notice-good")).to_contain_text("Nothing blocks")
        require(TRUE_WORDS in text.input_value(), "what was typed is not in the text")

    board.goto(house.story + "/edit")  # the reporter opens the same version
    with steps.step("she saves: a new version, checked, which nothing stops"):
        page.get_by_label("What changed").fill("The Vice President's own words again.")
        page.get_by_role("button", name="Save as version").click()
        expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
        eventually("the version's check", lambda: page.reload() and page.locator(".notice-good", has_text="Nothing stops").count())

    with steps.step("the reporter, who began with the version before, overwrites nothing and loses nothing"):
        hers = board.get_by_label("The text").input_value() + "\n\nA paragraph of the reporter's."
        board.get_by_label("The text").fill(hers)
        board.get_by_role("button", name="Save as version").click()
        expect(board.get_by_role("alert")).to_be_visible()
        require(board.get_by_label("The text").input_value().rstrip() == hers, "what the reporter wrote is gone")
        expect(board.locator(".diff ins", has_text="A paragraph of the reporter's")).to_be_visible()
        board.on("dialog", lambda dialog: dialog.accept())  # leaving without saving asks

    with steps.step("the versions page shows word by word what she changed"):
        page.get_by_role("link", name="versions").click()
        expect(page.locator(".diff del").first).to_contain_text("will")
        expect(page.locator(".diff ins").first).to_contain_text("could")

    with steps.step("she signs off, and the page names her"):
        page.goto(house.story)
        page.get_by_role("button", name="I have read this text").click()
        expect(page.get_by_role("region", name=f"Signed by {EDITOR_NAME}")).to_be_visible()

    with steps.step("she publishes, and the story is out"):
        board.goto("/desk")
        expect(board.locator("#live-state")).to_contain_text("Live")
        page.get_by_role("button", name="Publish version").click()
        link = page.locator('a[href^="/stories/"]').first
        expect(link).to_be_visible()  # without a reload: the page follows by itself
        house.slug = link.get_attribute("href").removeprefix("/stories/")
        house.headline = page.get_by_role("heading", level=1).inner_text()

    with steps.step("the reporter's board followed by itself: the story is published"):
        expect(board.locator("article.cluster a.button").first).to_contain_text("Published")


def post_sign_off(house, page):
    """The request that the missing button would send, with the true digest of the newest version."""
    page.goto(house.story + "/edit")
    text = page.get_by_label("The text").input_value()
    number = page.locator('input[name="base"]').get_attribute("value")
    digest = hashlib.sha256(text.encode()).hexdigest()
    page.goto(house.story + "/versions")
    shown = page.locator("tbody tr").first.locator("code").inner_text()
    require(digest.startswith(shown), f"the text's digest is {digest[:12]}, the page shows {shown}")
    form = {"version": number, "digest": digest, "csrf": csrf(page)}
    answer = page.request.post(house.story + "/sign-off", form=form, max_redirects=0)
    return answer


def card_of(page, anchor):
    """The card in which a claim's anchor stands: the anchor itself, or the passage that proves it."""
    return page.locator(anchor).locator("xpath=ancestor-or-self::*[contains(@class, 'card')]")


def utf16(text):
    """An offset as JavaScript counts it."""
    return len(text.encode("utf-16-le")) // 2

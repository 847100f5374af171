"""What is done without a mouse: the skip link, every control by Tab, and the focus visible on each."""

from playwright.sync_api import expect

from steps import require

# The controls that Tab must reach, in the document's order; what a closed <details> hides is none.
CONTROLS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(e => e.tabIndex >= 0 && !e.disabled && e.type !== 'hidden' && e.checkVisibility({ visibilityProperty: true }))
    .map((e, number) => { e.dataset.control = number; return e.outerHTML.slice(0, 90) })"""

# Which control has the focus, whether something shows it, and whether it lies on the screen.
FOCUSED = """() => {
    const e = document.activeElement, s = getComputedStyle(e), box = e.getBoundingClientRect();
    const outlined = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1;
    return { number: e.dataset.control ?? null, shown: outlined || s.boxShadow !== 'none',
             inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
             html: e.outerHTML.slice(0, 90) } }"""


def desk(steps, house, page):
    walk(steps, page, "the wire board", "/desk")
    walk(steps, page, "the desk's story", house.story)
    walk(steps, page, "the editing page", house.story + "/edit")

    with steps.step("by keyboard alone: a claim's evidence is opened, and its link leads back"):
        page.goto(house.story)
        claim = page.locator("article.draft a.claim").first
        claim.focus()
        page.keyboard.press("Enter")
        card = claim.get_attribute("href").removeprefix("#")
        require(page.evaluate("document.activeElement.id") == card, "the focus is not on the evidence")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(claim).to_be_in_viewport()


def site(steps, house, page):
    walk(steps, page, "the story page", f"/stories/{house.slug}")
    walk(steps, page, "the subscription form", "/newsletter")
    walk(steps, page, "the alerts page", house.manage)


def walk(steps, page, name, path):
    with steps.step(f"by keyboard alone: {name} has a skip link, and Tab reaches every control, visibly"):
        page.goto(path)
        page.keyboard.press("Tab")
        skip = page.locator("a.skip")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        require(page.url.endswith("#main"), f"the skip link leads to {page.url}")
        page.keyboard.press("Tab")
        inside = page.evaluate("document.getElementById('main').contains(document.activeElement)")
        require(inside, "after the skip link the focus is not in the content")
        page.goto(path)
        every_control(page)


def every_control(page):
    controls = page.evaluate(CONTROLS)
    reached = []
    for _ in range(len(controls) + 3):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now["number"] is None or int(now["number"]) in reached:
            break
        reached.append(int(now["number"]))
        require(now["shown"], f"nothing shows the focus on {now['html']}")
        require(now["inside"], f"the focus is off the screen on {now['html']}")
    missing = [controls[number] for number in range(len(controls)) if number not in reached]
    require(not missing, f"Tab does not reach {len(missing)} of {len(controls)}, first {missing[:3]}")
    require(reached == sorted(reached), f"the order of Tab is not that of the page: {reached}")

"""Subscribing, alerts, the newsletter, and the mails themselves."""

import glob
import re
from email import message_from_bytes
from email.policy import default as standard

import dkim
from playwright.sync_api import expect

from house import READER
from steps import eventually, require

ADDRESS = "bea@reader.example"
SUBJECT = "Paris in one mail"


def subscribe(steps, house, page, desk):
    """`page` is the reader's, `desk` the editor's, who looks into the outbox."""
    with steps.step("the subscription form says beside its field what is wrong, and keeps what was typed"):
        page.goto("/newsletter")
        page.get_by_label("Mail address").fill("bea.at.reader")
        page.get_by_label("Name").fill("Bea")
        page.get_by_role("button", name="Subscribe").click()
        field = page.get_by_label("Mail address")
        expect_error(page, field)
        expect(field).to_have_value("bea.at.reader")
        expect(page.get_by_label("Name")).to_have_value("Bea")

    with steps.step("a reader subscribes, and her mail appears in the desk's outbox"):
        page.get_by_label("Mail address").fill(ADDRESS)
        page.get_by_role("button", name="Subscribe").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
        house.confirm = link_in(open_mail(desk, ADDRESS, "confirm"), "/newsletter/confirm/")

    with steps.step("opening the link confirms nothing (mail scanners do that); the button does"):
        for _ in range(2):
            page.goto(house.confirm)
            expect(page.get_by_role("heading", level=1)).to_have_text("Confirm your subscription")
        page.get_by_role("button", name="Yes, write to me").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("You are subscribed")


def alerts(steps, house, page):
    with steps.step("a wrong query is refused beside the field, in words, and stays there"):
        page.get_by_role("link", name="set alerts").click()
        house.manage = page.url
        page.get_by_label("New alert").fill("$NVDA AND (upgrade OR")
        page.get_by_role("button", name="Add").click()
        field = page.get_by_label("New alert")
        expect_error(page, field)
        expect(field).to_have_value("$NVDA AND (upgrade OR")

    with steps.step("a right query is added"):
        page.get_by_label("New alert").fill('$NVDA AND "AI Action Summit"')
        page.get_by_role("button", name="Add").click()
        expect(page.locator("ul.alerts code")).to_have_text('$NVDA AND "AI Action Summit"', ignore_case=True)
        expect(page.locator("p.error")).to_have_count(0)

    with steps.step("a foreign or altered token opens nobody's alerts"):
        token = house.manage.rsplit("/", 1)[1]
        altered = token[:-2] + ("AA" if token[-2:] != "AA" else "BB")
        status, _, text = house.get(f"/alerts/{altered}")
        require(status == 404 and "NVDA" not in text, f"an altered token answered {status}")


def newsletter(steps, house, desk):
    with steps.step("the alert on $NVDA reached its reader with the story's headline"):
        text = open_mail(desk, READER, house.headline)
        require(f"/stories/{house.slug}" in text, "the mail does not lead to the story")

    with steps.step("the newsletter is built from what was published"):
        desk.goto("/desk/newsletter")
        desk.get_by_label("Subject").fill(SUBJECT)
        desk.get_by_label("Words before the stories").fill("What the summit decided.")
        desk.get_by_role("button", name="Build the issue").click()
        expect(desk.get_by_role("heading", level=1)).to_have_text(SUBJECT)
        expect(desk.get_by_role("listitem").filter(has_text=house.headline)).to_be_visible()
        house.issue = "/desk/newsletter/" + desk.url.split("?")[0].rsplit("/", 1)[1]

    with steps.step("the page shows what the mail will say, and sending it must be confirmed"):
        mail = desk.get_by_role("region", name="The mail")
        for words in [SUBJECT, "What the summit decided.", house.headline]:
            expect(mail).to_contain_text(words)
        desk.get_by_role("button", name="Send to all confirmed readers").click()  # the box is not ticked
        require(desk.url.split("?")[0].endswith(house.issue), f"the browser is at {desk.url}")
        expect(desk.get_by_label("Send it to 2 confirmed readers")).not_to_be_checked()

    with steps.step("it is sent; the ledger accounts for both readers"):
        desk.get_by_label("Send it to 2 confirmed readers").check()
        desk.get_by_role("button", name="Send to all confirmed readers").click()
        ledger = desk.locator("#ledger .stat")
        eventually("two deliveries", lambda: desk.goto(house.issue) and re.search(r"2\s*delivered", ledger.inner_text()))
        expect(desk.get_by_role("button", name="Send to all")).to_have_count(0)

    with steps.step("it is in the outbox for each reader, once, and leads to the story"):
        for reader in [READER, ADDRESS]:
            require(f"/stories/{house.slug}" in open_mail(desk, reader, SUBJECT), f"the issue to {reader} lacks the story")
        desk.goto("/desk/outbox")
        require(desk.get_by_role("link", name=SUBJECT).count() == 2, "not exactly one mail for each reader")

    with steps.step("its HTML shows in a frame that runs nothing"):
        open_mail(desk, READER, SUBJECT)
        house.mail = "/desk/outbox/" + desk.url.rsplit("/", 1)[1]
        frame = desk.frame_locator("iframe.mail")
        expect(frame.get_by_role("link", name=house.headline).first).to_be_visible()
        require(desk.locator("iframe.mail").get_attribute("sandbox") == "", "the frame may do more than show")


def mails(steps, house):
    raw = {}
    with steps.step("every mail's DKIM signature holds against the record that nutgraf doctor prints"):
        code, words = house.run("doctor")
        require(code == 0, f"nutgraf doctor exited {code}:\n{words}")
        found = re.search(r"DKIM: publish (\S+?)\.? IN TXT \((.*?)\)", words)
        require(found, f"nutgraf doctor prints no DKIM record:\n{words}")
        house.dkim = (found[1].encode(), "".join(re.findall(r'"([^"]*)"', found[2])).encode())
        for path in glob.glob(f"{house.folder}/mail/new/*"):
            with open(path, "rb") as file:
                raw[path] = file.read()
        require(len(raw) >= 5, f"there are only {len(raw)} mails")
        for path, mail in raw.items():
            require(signed(house, mail), f"the signature of {path} does not hold")

    issue = None
    with steps.step("a mail with one word altered no longer verifies"):
        issue = next(mail for mail in raw.values() if mail_is(mail, READER, SUBJECT))
        require(not signed(house, issue.replace(SUBJECT.encode(), b"Rome in one mail")), "the altered mail verifies")

    with steps.step("the newsletter has a text part, and one-click unsubscribe (RFC 8058) under the signature"):
        message = message_from_bytes(issue, policy=standard)
        require(message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click", "there is no List-Unsubscribe-Post")
        covered = re.search(r"\bh=([^;]+)", str(message["DKIM-Signature"]))[1].replace(" ", "").lower().split(":")
        require({"list-unsubscribe", "list-unsubscribe-post"} <= set(covered), f"the signature covers only {covered}")
        require(house.headline in " ".join(message.get_body(("plain",)).get_content().split()), "the text part lacks the headline")

    with steps.step("one POST without cookie or page ends the reader's mail; a GET does not"):
        address = re.search(r"<(http[^>]+)>", str(message["List-Unsubscribe"]))[1]
        status, _, text = house.get(address)
        require(status == 200 and "You are unsubscribed" not in text, "reading the address unsubscribed the reader")
        status, _, _ = house.get(address, "POST", b"List-Unsubscribe=One-Click")
        require(status == 200, f"the POST answered {status}")
        _, _, text = house.get(address)
        require("You are unsubscribed" in text, "the reader is still subscribed")


def expect_error(page, field):
    """An error tied to its field, and visible near it."""
    expect(field).to_have_attribute("aria-invalid", "true")
    error = page.locator("#" + field.get_attribute("aria-describedby").split()[0])
    expect(error).to_be_visible()
    require(len(error.inner_text()) > 15, "the error says nothing")
    gap = abs(error.bounding_box()["y"] - field.bounding_box()["y"])
    require(gap < 100, f"the error stands {gap:.0f} px from its field")


def open_mail(desk, to, words):
    """Opens the newest mail to `to` whose subject contains `words` in the outbox; its plain text."""
    row = desk.get_by_role("row").filter(has_text=to).filter(has_text=re.compile(re.escape(words), re.I))
    eventually(f"a mail to {to} with “{words}”", lambda: desk.goto("/desk/outbox") and row.count())
    row.first.get_by_role("link").click()
    return desk.locator("pre").inner_text()


def link_in(text, path):
    found = re.search(rf"https?://\S*{re.escape(path)}\S+", text)
    require(found, f"the mail has no link to {path}")
    return found[0]


def mail_is(raw, to, subject):
    message = message_from_bytes(raw, policy=standard)
    return to in message["To"] and message["Subject"] == subject


def signed(house, raw):
    name, record = house.dkim
    asked = []

    def answer(wanted, timeout=0):
        asked.append(wanted.rstrip(b"."))
        return record

    holds = dkim.verify(raw, dnsfunc=answer)
    require(asked and asked[0] == name, f"the signature asks for {asked}, the record is at {name}")
    return holds

"""usage: run.py NUTGRAF [--attach URL --password WORDS --folder FOLDER]

Goes through the demonstration as people do, in a headless Chromium: the desk's reporter and editor, a reader of the
site, a subscriber; and lets the browser read what the sanitiser makes of attacks. Prints a line a step; the exit code is 1 when one failed. With --attach it looks at a demonstration
that already runs, in FOLDER.
"""

import argparse
import os
import shutil
import sys
import tempfile

from playwright.sync_api import sync_playwright

import audit
import desk
import keyboard
import public
import readers
import wire
import sanitiser
from house import House, launch, open_page, start, stop
from steps import Steps, require

CORPORA = os.environ.get("NUTGRAF_CORPORA") or os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../shared/corpora")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("nutgraf")
    options.add_argument("--attach", metavar="URL", default="")
    options.add_argument("--password", default="")
    options.add_argument("--folder", default="")
    options = options.parse_args()
    folder = os.path.abspath(options.folder) if options.folder else tempfile.mkdtemp(prefix="nutgraf-browser-")
    shots = os.path.join(tempfile.gettempdir(), "nutgraf-browser-shots")
    shutil.rmtree(shots, ignore_errors=True)
    house = House(os.path.abspath(options.nutgraf), folder, options.attach, options.password)
    steps = Steps(shots)
    try:
        with steps.step("the demonstration starts, and its stages did their part"):
            if not options.attach:
                start(house)
        if house.url:
            with sync_playwright() as playwright:
                walk(steps, house, launch(playwright))
    finally:
        if not options.attach:
            with steps.step("the demonstration stops when it is told to"):
                code = stop(house)
                require(code == 0, f"it exited {code}")
            shutil.rmtree(folder, ignore_errors=True)
    return steps.close()


def walk(steps, house, browser):
    reporter, editor, reader = (open_page(browser, house, steps) for _ in range(3))
    plain, plain_reader = (open_page(browser, house, steps, javascript=False) for _ in range(2))
    desk.reporter(steps, house, reporter, plain)
    keyboard.desk(steps, house, reporter)
    desk.editor(steps, house, editor, reporter)
    if house.slug:
        public.story(steps, house, plain_reader)
        public.receipt(steps, house)
        public.register(steps, house, reader)
        readers.subscribe(steps, house, plain_reader, editor)
        readers.alerts(steps, house, plain_reader)
        readers.newsletter(steps, house, editor)
        keyboard.site(steps, house, reader)
    else:
        with steps.step("what readers do with the story"):
            require(False, "nobody looked: the story did not come out")
    wire.sources(steps, house, editor, plain)
    wire.events(steps, house, editor, plain)
    wire.handing_in(steps, house, editor)
    for name, path in [("the list of sources", "/desk/sources"), ("an event's page", house.cluster)]:
        keyboard.walk(steps, editor, name, path)
    audit.links(steps, house, reader, editor)
    audit.every_page(steps, house, reader, editor)
    if house.slug:
        readers.mails(steps, house)
    audit.closing(steps, house)
    sanitiser.check(steps, house.nutgraf, browser, CORPORA)
    browser.close()


if __name__ == "__main__":
    sys.exit(main())

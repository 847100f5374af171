"""The demonstration's process, and the browser that looks at it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from playwright.sync_api import expect

from steps import Failed, require

expect.set_options(timeout=8000)  # a busy machine is no failure

REPORTER = "rosa@demo.example"
EDITOR = "erin@demo.example"
EDITOR_NAME = "Erin Editor"
READER = "nadia@reader.example"
INSTRUMENT = "paris-2025"
TRUE_WORDS = "could kill a transformative industry"


class House:
    """A running demonstration: where it answers, how one signs in, and its files."""

    def __init__(self, nutgraf, folder, url="", password=""):
        self.nutgraf = nutgraf
        self.folder = folder
        self.url = url
        self.password = password
        self.process = None
        self.log = ""
        # Learnt on the way.
        self.story = ""  # the story's path at the desk
        self.slug = ""
        self.headline = ""
        self.manage = ""  # the address of our reader's alerts
        self.confirm = ""  # of a link that still awaits its reader
        self.issue = ""  # the issue's path at the desk
        self.mail = ""  # a newsletter's path in the outbox
        self.source = "/desk/sources"  # a source's path at the desk
        self.search = "/desk/sources/add"  # of an answered search
        self.cluster = "/desk"  # of an event
        self.dkim = (b"", b"")  # name and value of the DNS record
        # Seen by every page.
        self.strangers = set()  # addresses outside this machine that a page asked for
        self.complaints = []  # what pages wrote to the browser's console as errors

    def environment(self):
        """The demonstration's settings, for the other verbs."""
        own = {
            "STORE__PATH": f"{self.folder}/nutgraf.sqlite", "KEYS__FOLDER": f"{self.folder}/keys",
            "MAIL__MAILDIR": f"{self.folder}/mail", "MAIL__FROM": "news@demo.example", "SERVER__URL": self.url,
        }
        return os.environ | {f"NUTGRAF_{name}": value for name, value in own.items()}

    def run(self, *arguments):
        """Another verb of the program on the demonstration's store: (exit code, output)."""
        done = subprocess.run([self.nutgraf, *arguments], env=self.environment(), cwd=self.folder, timeout=60,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        return done.returncode, done.stdout

    def get(self, path, method="GET", data=None):
        """An answer without browser or cookie: (status, headers, text). `path` may be a whole address."""
        address = path if path.startswith("http") else self.url + path
        request = urllib.request.Request(address, data=data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.headers, refusal.read().decode()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(house, seconds=90):
    """Starts the demonstration and waits until it invites to the desk."""
    port = free_port()
    house.log = f"{house.folder}/demo.log"
    with open(house.log, "w", encoding="utf-8") as log:
        house.process = subprocess.Popen([house.nutgraf, "demo", "--port", str(port), "--folder", house.folder],
                                         stdout=log, stderr=subprocess.STDOUT, cwd=house.folder, start_new_session=True)
    end = time.monotonic() + seconds
    while True:
        text = read(house.log)
        if "Ctrl-C stops it" in text:
            break
        if house.process.poll() is not None:
            raise Failed(f"the demonstration stopped with {house.process.returncode}:\n{text}")
        if time.monotonic() > end:
            raise Failed(f"the demonstration is not ready after {seconds} s:\n{text}")
        time.sleep(0.1)
    house.url = re.search(r"^\s*Desk\s+(\S+)/desk$", text, re.M)[1]
    house.password = re.search(r"^\s*password\s+(\S+)$", text, re.M)[1]


def stop(house):
    """Ends the demonstration as Ctrl-C does; gives its exit code."""
    if house.process is None or house.process.poll() is not None:
        return house.process.returncode if house.process else 0
    house.process.send_signal(signal.SIGINT)
    try:
        return house.process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        house.process.kill()
        house.process.wait()
        raise Failed("the demonstration did not stop within 30 s of SIGINT") from None


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def launch(playwright):
    """The system's Chromium, headless, for which no host but this machine exists."""
    binary = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    require(binary, "there is no Chromium on the PATH; run: scripts/setup test")
    arguments = ["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium's own sandbox refuses to run as root
    return playwright.chromium.launch(executable_path=binary, headless=True, args=arguments)


def open_page(browser, house, steps, javascript=True):
    """A page in a context of its own: a person with a browser of her own."""
    context = browser.new_context(base_url=house.url, java_script_enabled=javascript, locale="en-GB",
                                  viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(8000)
    context.on("request", lambda request: note_stranger(house, request.url))
    page = context.new_page()
    page.on("console", lambda message: note_complaint(house, page, message))
    page.on("pageerror", lambda error: house.complaints.append(f"{urlsplit(page.url).path}: {error}"))
    steps.pages.append(page)
    return page


def note_stranger(house, address):
    parts = urlsplit(address)
    if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != urlsplit(house.url).netloc:
        house.strangers.add(address)


def note_complaint(house, page, message):
    # A refused form is an answer of 4xx, which Chromium reports as an error of its own.
    if message.type == "error" and "the server responded with a status of 4" not in message.text:
        house.complaints.append(f"{urlsplit(page.url).path}: {message.text}")


def sign_in(page, email, password):
    page.goto("/desk/sign-in")
    page.get_by_label("Address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def csrf(page):
    """The form token of the session whose page this is."""
    return page.locator('input[name="csrf"]').first.get_attribute("value")

"""A newsroom for the serving benchmark: two reports, a story drafted from them, signed, published and served."""
import os
import re
import socket
import subprocess
import time
import urllib.request

from measure import Skip

REPORTS = {
    "Eastmere Post": ("Harbour board approves a second quay", [
        "The harbour board of Eastmere approved a second quay on Tuesday, at a cost of 41 million euros. The work begins in June and takes two years.",
        "“We will build it where the old sheds stand,” said Marta Hollin, who chairs the board. She said the quay would take 12 ships a week.",
        "The town council had asked for a smaller plan in January. The board voted seven to two."]),
    "Coast Daily": ("Eastmere harbour to get second quay", [
        "Eastmere will have a second quay after its harbour board voted seven to two on Tuesday. The plan costs 41 million euros and starts in June.",
        "“We will build it where the old sheds stand,” Marta Hollin, chair of the board, told reporters. Fishing crews had opposed the plan.",
        "Twelve ships a week could moor at the quay, the board said."]),
}


def free_port():
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return made.getsockname()[1]


def wait_for(address, process, seconds=30):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.read()
        except OSError:
            time.sleep(0.1)
    raise Skip(f"nothing answered at {address}")


class Newsroom:
    def __init__(self, binary, folder):
        self.binary, self.folder, self.process = binary, folder, None
        os.makedirs(folder, exist_ok=True)
        self.port = free_port()
        self.environment = dict(
            os.environ, NUTGRAF_STORE__PATH=f"{folder}/bench.sqlite", NUTGRAF_KEYS__FOLDER=f"{folder}/keys", NUTGRAF_MAIL__MAILDIR=f"{folder}/mail",
            NUTGRAF_WIRE__SETTLE_SECONDS="0", NUTGRAF_WIRE__FOLLOW_LINKS="false", NUTGRAF_LOG__LEVEL="error",
            NUTGRAF_SERVER__URL=f"http://127.0.0.1:{self.port}")

    def run(self, *words, given=""):
        done = subprocess.run([self.binary, *words], input=given, capture_output=True, text=True, env=self.environment, cwd=self.folder, timeout=120)
        if done.returncode not in (0, 1):
            raise Skip(f"nutgraf {' '.join(words[:2])} exited {done.returncode}: {done.stderr[-200:].strip()}")
        return done.stdout

    def publish(self):
        """The path of the published story, or of the front page when none came of it."""
        self.run("migrate")
        for number, (outlet, (title, paragraphs)) in enumerate(REPORTS.items()):
            page = os.path.join(self.folder, f"{number}.html")
            with open(page, "w", encoding="utf8") as out:
                out.write(f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
                          f'<meta property="article:published_time" content="2025-03-04T0{number + 8}:00:00Z"></head><body><article><h1>{title}</h1>'
                          + "".join(f"<p>{text}</p>" for text in paragraphs) + "</article></body></html>")
            self.run("ingest", page, "--name", outlet)
        self.run("line")
        listed = self.run("stories", "list").split()
        if not listed:
            return "/"
        editor, story = "editor@example.org", listed[0]
        self.run("users", "add", editor, "--name", "Bench Editor", "--role", "publisher", given="a long enough pass phrase\n")
        digest = re.search(r"\b[0-9a-f]{64}\b", self.run("stories", "show", story))
        if not digest:
            return "/"
        self.run("stories", "sign", story, "--as", editor, "--digest", digest.group())
        said = self.run("stories", "publish", story, "--as", editor)
        found = re.search(r"/stories/[a-z0-9-]+", said)
        return found.group() if found else "/"

    def serve(self):
        self.process = subprocess.Popen([self.binary, "serve", "--no-line", "--port", str(self.port)], env=self.environment, cwd=self.folder,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stop(self):
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()

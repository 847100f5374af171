#!/usr/bin/env python3
"""usage: run.py NUTGRAF [SEED]

Kills the program with SIGKILL again and again while it ingests, drafts, publishes and sends, starts it anew each time,
and then counts: everything came in once, every cluster was drafted once, every story published once, every reader has
the newsletter (twice only where the audit log reports the message as uncertain), and the audit chain holds.
"""
import collections
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import peers

NUTGRAF = os.path.abspath(sys.argv[1])
random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 7)
READERS = 400
passed = failed = 0


def expect(is_so, words):
    global passed, failed
    passed, failed = passed + bool(is_so), failed + (not is_so)
    print(("ok    " if is_so else "FAIL  ") + words, flush=True)


class Newsroom:
    def __init__(self, folder, mail_port):
        self.folder = folder
        self.environment = dict(
            os.environ, NUTGRAF_STORE__PATH=folder + "/n.sqlite", NUTGRAF_KEYS__FOLDER=folder + "/keys",
            NUTGRAF_SERVER__PORT="0", NUTGRAF_WIRE__ALLOW_PRIVATE="127.0.0.0/8", NUTGRAF_WIRE__SETTLE_SECONDS="0",
            NUTGRAF_WIRE__FOLLOW_LINKS="false", NUTGRAF_MAIL__SMTP_HOST="127.0.0.1", NUTGRAF_MAIL__SMTP_SECURITY="none",
            NUTGRAF_MAIL__SMTP_PORT=str(mail_port), NUTGRAF_MAIL__PER_SECOND="150", NUTGRAF_LOG__LEVEL="error")

    def run(self, *words, text=None, fails=False):
        done = subprocess.run([NUTGRAF, *words], env=self.environment, cwd=self.folder, input=text, text=True,
                              capture_output=True, timeout=120)
        if done.returncode and not fails:
            raise SystemExit(f"nutgraf {' '.join(words)} exited {done.returncode}: {done.stderr}")
        return done.stdout

    def start(self, *words):
        return subprocess.Popen([NUTGRAF, *words], env=self.environment, cwd=self.folder, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL)

    def kill_while(self, words, times, shortest, longest, is_done=lambda: False):
        """Starts the program and kills it after a moment, some times; returns how often it was killed in time."""
        kills = 0
        for _ in range(times):
            process = self.start(*words)
            time.sleep(random.uniform(shortest, longest))
            if process.poll() is None:
                kills += 1
            process.send_signal(signal.SIGKILL)
            process.wait()
            if is_done():
                break
        return kills

    def ask(self, sql):
        with sqlite3.connect(f"file:{self.folder}/n.sqlite?mode=ro", uri=True, timeout=10) as database:
            return database.execute(sql).fetchall()

    def number(self, sql):
        return self.ask(sql)[0][0]

    def until(self, sql, wanted, words, seconds=60):
        """Serves undisturbed until the query gives the wanted number."""
        process = self.start("serve")
        end = time.time() + seconds
        while time.time() < end and self.number(sql) != wanted:
            time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            expect(False, "the server stops within 30 seconds of SIGTERM")
        expect(self.number(sql) == wanted, words)


def wire(newsroom):
    feeds, items = peers.serve_feeds()
    newsroom.run("migrate")
    for address, outlet in feeds:
        newsroom.run("sources", "add", address, "--name", outlet)
    kills = newsroom.kill_while(["serve"], 14, 0.08, 0.7)
    print(f"      {kills} kills while ingesting, gathering, drafting and checking", flush=True)
    waiting = "SELECT (SELECT count(*) FROM work WHERE state <> 'parked') * 1000 + (SELECT count(*) FROM item WHERE source <> 'register')"
    newsroom.until(waiting, items, f"all {items} reports are in, once, and no work is left")
    expect(newsroom.number("SELECT count(*) FROM revision WHERE item NOT LIKE 'register-%'") == items, "each has one revision")
    expect(newsroom.number("SELECT count(*) FROM member") == items, "each is in a cluster")
    doubled = newsroom.ask("SELECT cluster, count(*) FROM story GROUP BY cluster HAVING count(*) > 1")
    expect(not doubled, "no cluster was made into two stories")
    stories = newsroom.number("SELECT count(*) FROM story")
    expect(stories == len(peers.EVENTS), f"{stories} stories were drafted of {len(peers.EVENTS)} events")
    unchecked = newsroom.number("SELECT count(*) FROM version v WHERE NOT EXISTS (SELECT 1 FROM check_record c "
                                "WHERE c.story = v.story AND c.version = v.number)")
    expect(unchecked == 0, "every version was checked")


def press(newsroom):
    newsroom.run("users", "add", "erin@example.org", "--name", "Erin Editor", "--role", "publisher", text="correct horse battery\n")
    signed = []
    for story, in newsroom.ask("SELECT id FROM story ORDER BY id"):
        shown = newsroom.run("stories", "show", story, fails=True)
        digest = shown.split("digest ")[1].split()[0]
        done = subprocess.run([NUTGRAF, "stories", "sign", story, "--as", "erin@example.org", "--digest", digest],
                              env=newsroom.environment, cwd=newsroom.folder, capture_output=True, text=True)
        if done.returncode == 0:
            signed.append(story)
        if len(signed) == 4:
            break
    expect(len(signed) >= 2, f"{len(signed)} stories could be signed off")
    kills = 0
    for story in signed:
        done = f"SELECT count(*) FROM publication WHERE story = '{story}'"
        kills += newsroom.kill_while(["stories", "publish", story, "--as", "erin@example.org"], 4, 0.02, 0.16,
                                     lambda: newsroom.number(done) > 0)
        newsroom.run("stories", "publish", story, "--as", "erin@example.org", fails=True)
    print(f"      {kills} kills while publishing", flush=True)
    newsroom.run("line")
    expect(newsroom.number("SELECT count(*) FROM publication") == len(signed), f"{len(signed)} stories are published, each once")


def mail(newsroom, server):
    rows = "".join(f"reader{number}@example.org,Reader {number}\n" for number in range(READERS))
    with open(newsroom.folder + "/readers.csv", "w") as file:
        file.write("email,name\n" + rows)
    newsroom.run("import", "subscribers", "readers.csv", "--confirmed")
    issue = newsroom.run("newsletter", "build", "--subject", "What was proved").split()[0]
    newsroom.run("newsletter", "send", issue, "--enqueue")
    kills = newsroom.kill_while(["serve"], 8, 0.3, 0.8)
    print(f"      {kills} kills while sending; {len(server.taken)} messages were with the server by then", flush=True)
    sent = f"SELECT count(*) FROM delivery WHERE issue = '{issue}' AND state = 'sent'"
    # A message whose sending was cut off twice waits two minutes before its third try (`Deliverer.Limits.firstPause`).
    newsroom.until(sent, READERS, f"the ledger has all {READERS} messages as sent", seconds=240)
    for state, tries, due, outcome in newsroom.ask(
            f"SELECT state, json_extract(value, '$.attempts'), json_extract(value, '$.due'), json_extract(value, '$.outcome') "
            f"FROM delivery WHERE issue = '{issue}' AND state <> 'sent'"):
        print(f"      {state} after {tries} tries, due {due}: {outcome}", flush=True)
    copies = collections.Counter(recipient for recipient, _ in server.taken)
    expect(len(copies) == READERS, f"{len(copies)} of {READERS} readers have it: none missing")
    twice = {recipient for recipient, number in copies.items() if number > 1}
    names = {name.strip("<>") for recipient, name in server.taken if recipient in twice}
    log = newsroom.run("audit", "list", "--limit", "1000000", "--jsonl")
    reported = {name for name in names if name in log or name.split("@")[0] in log}
    expect(names <= reported, f"{len(twice)} readers have a second copy, each with a Message-ID the audit log reports as uncertain")
    expect(max(copies.values()) <= 1 + kills, "nobody has more copies than there were kills")


def main():
    server = peers.MailServer()
    with tempfile.TemporaryDirectory() as folder:
        newsroom = Newsroom(folder, server.port)
        wire(newsroom)
        press(newsroom)
        mail(newsroom, server)
        expect("unbroken" in newsroom.run("audit", "verify", fails=True), "the audit chain verifies")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()

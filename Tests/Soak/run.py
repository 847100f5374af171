#!/usr/bin/env python3
"""Serves the program many reports over loopback while it runs, and watches its memory.

Fails when a report is missing or not gathered, when it takes too long, or when resident memory grows in the second half
by more than a tenth and a constant. Writes soak.csv (a row a second) and soak.svg into --out.
"""
import argparse
import math
import os
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

from wire import SHOWN, Wire

ALLOWED_SHARE, ALLOWED_KB = 0.10, 16 << 10


def options():
    reader = argparse.ArgumentParser(prog="soak", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("nutgraf", help="the program, a release build")
    reader.add_argument("--items", type=int, default=100_000)
    reader.add_argument("--visits", type=int, default=2, help="times each feed has to be visited; from the second on, two minutes apart")
    reader.add_argument("--seconds", type=int, default=1800, help="give up after so long")
    reader.add_argument("--draft", action="store_true", help="draft and check as well")
    reader.add_argument("--out", default=".", help="where soak.csv and soak.svg go")
    reader.add_argument("--seed", default="soak")
    return reader.parse_args()


def environment(folder, draft):
    return dict(
        os.environ, NUTGRAF_STORE__PATH=f"{folder}/n.sqlite", NUTGRAF_KEYS__FOLDER=f"{folder}/keys", NUTGRAF_SERVER__PORT="0",
        NUTGRAF_WIRE__ALLOW_PRIVATE="127.0.0.0/8", NUTGRAF_WIRE__FOLLOW_LINKS="false", NUTGRAF_WIRE__SETTLE_SECONDS="0",
        NUTGRAF_WIRE__AUTO_DRAFT_REPORTS="2" if draft else "0", NUTGRAF_MAIL__MAILDIR=f"{folder}/mail", NUTGRAF_LOG__LEVEL="warning")


def opml(addresses):
    rows = "".join(f'<outline type="rss" text="Soak {n}" xmlUrl="{address}"/>' for n, address in enumerate(addresses))
    return f'<opml version="2.0"><head><title>soak</title></head><body>{rows}</body></opml>'


def resident(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def count(folder, sql):
    with sqlite3.connect(f"file:{folder}/n.sqlite?mode=ro", uri=True, timeout=20) as database:
        return database.execute(sql).fetchone()[0]


def gathered(folder):
    # The register's own statements are reports too, and did not come from the wire.
    return (count(folder, "SELECT count(*) FROM member"), count(folder, "SELECT count(*) FROM item WHERE source <> 'register'"))


def watch(process, folder, wire, given, rows):
    began = time.time()
    members = items = 0
    while time.time() - began < given.seconds:
        if process.poll() is not None:
            return f"the program ended by itself with {process.returncode}"
        second = int(time.time() - began)
        # Counting reads the whole index: not every second.
        if second % 5 == 0:
            members, items = gathered(folder)
        rows.append((second, resident(process), wire.served, items, members))
        if second % 30 == 0:
            print(f"{second:5} s  {rows[-1][1] >> 10:5} MB  {wire.served:7} served  {items:7} stored  {members:7} gathered", flush=True)
        if members >= given.items:
            return None
        time.sleep(max(0.0, began + second + 1 - time.time()))
    return f"not done after {given.seconds} seconds"


def growth(rows, items):
    """Median of the first and of the last tenth of the second half, in kilobytes."""
    half = [row[1] for row in rows if row[4] >= items / 2] or [rows[-1][1]]
    tenth = max(1, len(half) // 10)
    return statistics.median(half[:tenth]), statistics.median(half[-tenth:])


def svg(rows, items):
    width, height, left, bottom = 900, 360, 70, 40
    last, most = max(1, rows[-1][0]), max(row[1] for row in rows) * 1.1

    def line(values, top, colour):
        points = " ".join(f"{left + (width - left - 60) * second / last:.1f},{(height - bottom) - (height - bottom - 30) * value / top:.1f}"
                          for second, value in values)
        return f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{points}"/>'

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13" role="img">',
             f"<title>Resident memory while {items} reports come in</title>", f'<rect width="{width}" height="{height}" fill="#fff"/>']
    for step in range(5):
        y = (height - bottom) - (height - bottom - 30) * step / 4
        parts.append(f'<line x1="{left}" x2="{width - 60}" y1="{y}" y2="{y}" stroke="#ddd"/>'
                     f'<text x="{left - 8}" y="{y + 4}" text-anchor="end" fill="#1b5e9b">{most * step / 4 / 1024:.0f} MB</text>'
                     f'<text x="{width - 54}" y="{y + 4}" fill="#777">{items * step // 4 // 1000}k</text>')
    parts.append(line([(row[0], row[4]) for row in rows], items, "#999"))
    parts.append(line([(row[0], row[1]) for row in rows], most, "#1b5e9b"))
    parts.append(f'<text x="{left}" y="{height - 12}">0 s</text><text x="{width - 60}" y="{height - 12}" text-anchor="end">{last} s</text>')
    parts.append(f'<text x="{left}" y="18"><tspan fill="#1b5e9b">resident memory</tspan> and <tspan fill="#777">reports gathered</tspan></text></svg>')
    return "\n".join(parts) + "\n"


def main():
    given = options()
    program = os.path.abspath(given.nutgraf)
    wire = Wire(given.items, given.seed)
    port = wire.serve()
    feeds = math.ceil(given.items / SHOWN / given.visits)
    # Each on a host of its own, since visits to one host are spaced.
    addresses = [f"http://127.0.{1 + n // 200}.{1 + n % 200}:{port}/{n}.xml" for n in range(feeds)]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        own = environment(folder, given.draft)
        for words, text in [(["migrate"], None), (["import", "sources", "-"], opml(addresses))]:
            subprocess.run([program, *words], env=own, cwd=folder, input=text, text=True, check=True, stdout=subprocess.DEVNULL)
        with open(os.path.join(given.out, "soak.log"), "w", encoding="utf8") as log:
            process = subprocess.Popen([program, "serve"], env=own, cwd=folder, stdout=log, stderr=log)
        try:
            problem = watch(process, folder, wire, given, rows)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(60)
                except subprocess.TimeoutExpired:
                    process.kill()
        members, items = gathered(folder)
        size = os.path.getsize(f"{folder}/n.sqlite") >> 20
    with open(os.path.join(given.out, "soak.csv"), "w", encoding="utf8") as out:
        out.write("second,resident_kb,served,stored,gathered\n")
        out.writelines(",".join(map(str, row)) + "\n" for row in rows)
    with open(os.path.join(given.out, "soak.svg"), "w", encoding="utf8") as out:
        out.write(svg(rows, given.items))
    before, after = growth(rows, given.items)
    seconds = max(1, rows[-1][0])
    print(f"{items} of {given.items} stored, {members} gathered in {seconds} s ({members / seconds:.0f}/s); database {size} MB")
    print(f"resident memory: {before / 1024:.0f} MB at half, {after / 1024:.0f} MB at the end, {max(row[1] for row in rows) / 1024:.0f} MB at most")
    if problem is None and (items != given.items or members != given.items):
        problem = "reports are missing"
    if problem is None and after > before * (1 + ALLOWED_SHARE) + ALLOWED_KB:
        problem = "memory grows"
    print(f"FAIL: {problem}" if problem else "ok")
    sys.exit(problem is not None)


main()

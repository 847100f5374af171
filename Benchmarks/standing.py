"""Standing queries against brute force in C++, on the same stories, and whether both find the same."""
import json
import os
import re
import shutil
import statistics
import subprocess
import sys

import queries
from measure import Row, Skip, alternate

HERE = os.path.dirname(os.path.abspath(__file__))
MEDIAN = re.compile(r"median ([0-9.]+) (us|ms)")
STORIES = 300


def alerts(context):
    own = os.path.join(context.scratch, "alerts")
    queries.write(own, (10_000, 100_000), STORIES)
    for count in (10_000, 100_000):
        yield lambda: against_brute_force(context, own, count, "own", f"{HERE}/scan.cpp", [])
    shared = context.beside("score/alerts")
    if shared:
        folder = os.path.join(context.scratch, "alerts-corpora")
        for count in (10_000, 100_000):
            yield lambda: against_shared(context, shared, folder, count)


def against_shared(context, shared, folder, count):
    subprocess.run([sys.executable, f"{shared}/gen.py", folder, str(count)], check=True, capture_output=True, timeout=300)
    return against_brute_force(context, folder, count, "corpora", f"{shared}/naive.cpp", ["0", str(STORIES)])


def against_brute_force(context, folder, count, label, source, window):
    if not shutil.which("g++"):
        raise Skip("needs g++")
    witness = os.path.join(context.scratch, os.path.basename(source) + ".out")
    built = subprocess.run(["g++", "-O2", "-std=c++17", "-w", "-o", witness, source], capture_output=True, text=True)
    if built.returncode:
        raise Skip(f"{os.path.basename(source)} does not compile: {built.stderr[:200]}")
    mine, theirs = os.path.join(folder, "ours.match"), os.path.join(folder, "theirs.match")
    bench = [context.binary, "alerts", "bench", "--queries", f"{folder}/queries-{count}.jsonl", "--stories", f"{folder}/stories.jsonl",
             "--limit", str(STORIES), "--match", mine, "--format", "json"]
    scan = [witness, f"{folder}/queries-{count}.txt", f"{folder}/stories.txt", *window, theirs]
    reports = []

    def ours():
        done = subprocess.run(bench, capture_output=True, text=True, timeout=600)
        if done.returncode:
            raise Skip(f"alerts bench exited {done.returncode}: {done.stderr[-200:]}")
        reports.append(json.loads(done.stdout))
        return reports[-1]["median_us"] / 1e6

    def brute():
        said = subprocess.run(scan, capture_output=True, text=True, timeout=600).stdout
        value, unit = MEDIAN.search(said).groups()
        return float(value) / (1e6 if unit == "us" else 1e3)

    pairs = alternate(ours, brute, context.repetitions)
    with open(mine, encoding="utf8") as a, open(theirs, encoding="utf8") as b:
        same = a.read() == b.read()
    clock = "thread CPU time" if label == "own" else "wall-clock time, which a busy machine lengthens for single stories and hardly for the median"
    last = reports[-1]
    note = (f"Medians of {last['stories']} stories; ours in thread CPU time, brute force (no index, queries loaded beforehand) in {clock}. "
            "Time to load the queries is outside both. "
            + ("Every story's set of matches is the same on both sides." if same else "**The sets of matches differ.**"))
    ours_median, brute_median = (statistics.median(p[i] for p in pairs) * 1e6 for i in (0, 1))
    return Row(f"alerts, {count:,} standing queries", label, f"{ours_median:.0f} µs a story (p99 {last['p99_us']:.0f})",
               f"brute force, C++ {brute_median:.0f} µs a story", [b / a for a, b in pairs], None, note)

#!/usr/bin/env python3
"""Measures the release binary against its peers in one run and writes the table. `Benchmarks/run` prepares what this needs.

usage: bench.py [--nutgraf PATH] [--shared DIR] [--tasks feeds,pages,…] [--repetitions N] [--output FILE] [--json FILE]
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

import checking
import copies
import serving
import standing
import table
import wire
from measure import Row, Skip

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TASKS = {
    "feeds": wire.feeds, "pages": wire.pages, "sanitise": wire.fragments, "cluster": copies.gather, "tag": wire.tags,
    "check": checking.check, "alerts": standing.alerts, "serve": serving.serve,
}
# Several by one word.
GROUPS = {"wire": ["feeds", "pages", "sanitise", "cluster", "tag"]}


class Context:
    """What a task needs: the binary, a scratch folder, how often, and where real cases lie."""

    def __init__(self, given, scratch):
        self.binary, self.repetitions, self.scratch = os.path.abspath(given.nutgraf), given.repetitions, scratch
        self.shared = os.path.abspath(given.shared)

    def beside(self, path):
        found = os.path.join(self.shared, path)
        return found if os.path.exists(found) else None

    def corpus(self, path):
        return self.beside(os.path.join("corpora", path))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--nutgraf", default=os.path.join(ROOT, ".build/release/nutgraf"), help="the release binary")
    parser.add_argument("--shared", default=os.path.join(ROOT, "../shared"), help="folder with corpora/ and score/, used where present")
    parser.add_argument("--tasks", default=",".join(TASKS), help="only these, with commas between; “wire” for feeds to tags")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--output", help="the table; docs/reference/benchmarks.md when all tasks run, else nothing but standard output")
    parser.add_argument("--json", help="the same as JSON")
    return parser.parse_args()


def rows_of(name, context):
    """The rows of a task; one that cannot be measured says why instead."""
    try:
        for number, measure in enumerate(TASKS[name](context)):
            try:
                row = measure()
            except (Skip, subprocess.SubprocessError, OSError) as reason:
                row = Row(f"{name}, row {number + 1}", "", "", "", skipped=" ".join(str(reason).split()))
            if row is None:
                continue
            said = f"skipped: {row.skipped}" if row.skipped else f"{row.ours} | {row.peer} | {row.median():.2f}"
            print(f"{row.task} | {row.workload} | {said}", file=sys.stderr, flush=True)
            yield row
    except (Skip, subprocess.SubprocessError, OSError) as reason:
        print(f"{name}: skipped: {reason}", file=sys.stderr, flush=True)
        yield Row(name, "", "", "", skipped=" ".join(str(reason).split()))


def main():
    given = arguments()
    chosen = [task for word in given.tasks.split(",") for task in GROUPS.get(word, [word])]
    unknown = [name for name in chosen if name not in TASKS]
    if unknown:
        sys.exit(f"bench: no such task: {', '.join(unknown)}. There are {', '.join(TASKS)}.")
    if not os.access(given.nutgraf, os.X_OK):
        sys.exit(f"bench: there is no program at {given.nutgraf}. `make release` builds it.")
    if given.repetitions < 1:
        sys.exit("bench: --repetitions must be 1 or more.")
    facts = table.facts(os.path.abspath(given.nutgraf), given.repetitions)
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        context = Context(given, scratch)
        rows = [row for name in chosen for row in rows_of(name, context)]
    text = table.markdown(rows, facts)
    output = given.output or (os.path.join(ROOT, "docs/reference/benchmarks.md") if set(chosen) == set(TASKS) else None)
    if output:
        with open(output, "w", encoding="utf8") as out:
            out.write(text)
        print(f"bench: wrote {output}", file=sys.stderr)
    else:
        print(text)
    if given.json:
        with open(given.json, "w", encoding="utf8") as out:
            json.dump({**facts, "rows": [row.as_json() for row in rows]}, out, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()

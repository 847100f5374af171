#!/usr/bin/env python3
"""Writes docs/reference/checker-figures.md: what the checker catches and what it holds up for nothing, kind by kind.

usage: scripts/check-report NUTGRAF [--shared DIR] [--each N] [--seed N] [--articles N] [--output FILE] [--keep FOLDER]

The cases are DEV halves of corpora beside the repository (none of their text is written down here), alterations drawn by generate.py from
the same articles, and articles against themselves. --keep keeps questions and answers, to look at single cases (score.py).
"""
import argparse
import collections
import datetime
import json
import os
import subprocess
import sys
import tempfile

import itself
from causes import cause
from generate import ROOT
from score import lines, tally, totals


def share(part, whole):
    return f"{part / whole:.3f}" if whole else "–"


def scoreboard(binary, shared, keep):
    """The rows of the corpora's own scorer, or none."""
    script = os.path.join(shared, "score/scoreboard")
    if not os.path.exists(script):
        return []
    done = subprocess.run(
        [sys.executable, script, "--nutgraf", binary, "--keep", keep, "--json", "check", "quotes", "consistency"], stdout=subprocess.PIPE, check=True, cwd=shared)
    return json.loads(done.stdout)


def own(binary, keep, each, seed):
    """Kinds of our own alterations with their counts."""
    out = os.path.join(keep, "own")
    subprocess.run([sys.executable, os.path.join(ROOT, "Benchmarks/alterations/generate.py"), out, "--each", str(each), "--seed", str(seed)], check=True)
    with open(f"{out}.in.jsonl", "rb") as asked, open(f"{out}.out.jsonl", "wb") as answers:
        subprocess.run([binary, "check", "--jsonl"], stdin=asked, stdout=answers, check=False)
    return tally(out, f"{out}.out.jsonl")[0]


def corpus(shared, keep):
    """The mutation set's kinds with their counts, from the answers that the scoreboard kept."""
    gold, answers = os.path.join(shared, "corpora/check/mutation/gold.dev.jsonl"), os.path.join(keep, "check-dev.jsonl")
    if not os.path.exists(gold) or not os.path.exists(answers):
        return {}
    given, kinds = {answer["id"]: answer for answer in lines(answers)}, {}
    for case in lines(gold):
        answer = given.get(case["id"], {})
        row = kinds.setdefault(case["kind"], {"group": "DEV", "error": case["expected"] != "supported", "cases": 0, "flagged": 0, "blocked": 0})
        row["cases"] += 1
        row["flagged"] += answer.get("verdict", "supported") != "supported"
        row["blocked"] += any(finding["severity"] == "block" for finding in answer.get("findings", []))
    return kinds


def table(kinds, error):
    rows = [(name, row) for name, row in kinds.items() if row["error"] == error]
    rows.sort(key=lambda item: (item[1]["group"], item[1]["flagged"] / item[1]["cases"] * (1 if error else -1), item[0]))
    yield f"| group | kind | cases | {'caught' if error else 'flagged'} | blocked |"
    yield "|---|---|---|---|---|"
    for name, row in rows:
        yield f"| {row['group'].removeprefix('permitted: ')} | {name.replace('_', ' ')} | {row['cases']} | {share(row['flagged'], row['cases'])} | {share(row['blocked'], row['cases'])} |"


def worst(kinds, error, limit=20):
    """The kinds in which most goes wrong, with the cause."""
    wrong = {name: row["cases"] - row["flagged"] if error else row["flagged"] for name, row in kinds.items() if row["error"] == error}
    order = sorted((name for name in wrong if wrong[name]), key=lambda name: (-wrong[name] / kinds[name]["cases"], -wrong[name], name))
    yield "| kind | wrong | why, and what it would take |"
    yield "|---|---|---|"
    for name in order[:limit]:
        yield f"| {name.replace('_', ' ')} | {wrong[name]} of {kinds[name]['cases']} | {cause(name)} |"
    if not order:
        yield "| none | | |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("nutgraf")
    parser.add_argument("--shared", default=os.path.dirname(os.path.abspath(itself.CORPORA)))
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--output", default=os.path.join(ROOT, "docs/reference/checker-figures.md"))
    parser.add_argument("--keep")
    given = parser.parse_args()
    binary, keep = os.path.abspath(given.nutgraf), given.keep or tempfile.mkdtemp(prefix="check-report-")
    os.makedirs(keep, exist_ok=True)
    board = scoreboard(binary, given.shared, keep)
    dev, ours = corpus(given.shared, keep), own(binary, keep, given.each, given.seed)
    texts = itself.real_articles(given.articles)
    sentences, alarms = itself.alarms(binary, texts)
    caught, held = totals(ours)
    count = collections.Counter(row["error"] for row in ours.values())
    text = ["# What the checker catches", "",
            f"Made by `scripts/check-report` on {datetime.date.today().isoformat()}; do not edit. Rules and reasons: [what the checker proves](../explanations/what-the-checker-proves.md), "
            "[of quotations](../explanations/what-the-checker-proves-of-quotations.md), [the support score](../explanations/the-support-score.md).", "",
            "Caught is what blocks or asks. A false alarm costs an editor's patience, a miss her name: both are told everywhere. The corpora are no part of this repository; what is "
            "measured here are their development halves, which the rules have seen, and so these figures flatter.", ""]
    if board:
        text += ["## Corpora", "", "| | figure | value | goal |", "|---|---|---|---|"]
        text += [f"| {row['task']} | {row['figure']} | {row['value']:.4g} | {'≤' if row['at_most'] else '≥'} {row['goal']:g}{'' if row['ok'] else ', missed'} |" for row in board if row["value"] is not None]
    text += ["", "## Articles against themselves", "",
             f"{len(texts)} articles, each its own only source, {sentences} sentences: false alarms {len(alarms)}, that is {1000 * len(alarms) / max(1, sentences):.2f} in 1,000 "
             f"(the goal is below 1). `scripts/self-check NUTGRAF` lists them."]
    text += ["", "## Our own alterations", "",
             f"{count[True]} kinds of error and {count[False]} permitted edits of single sentences, up to {given.each} each, drawn with seed {given.seed} "
             f"(`Benchmarks/alterations`): **caught {caught:.3f}, false alarms {held:.3f}**.", "", "Errors:", "", *table(ours, True), "", "Permitted edits:", "", *table(ours, False)]
    if dev:
        a, b = totals(dev)
        text += ["", "## The mutation set", "", f"Caught {a:.3f}, false alarms {b:.3f}.", "", "Errors:", "", *table(dev, True), "", "Permitted edits:", "", *table(dev, False)]
    both = {**dev, **ours}
    text += ["", "## The twenty worst misses", "", "The kinds of error of both sets of which the largest share passes.", "", *worst(both, True),
             "", "## The twenty worst false alarms", "", "The permitted edits of both sets of which the largest share is held up.", "", *worst(both, False)]
    with open(given.output, "w", encoding="utf8") as out:
        out.write("\n".join(text) + "\n")
    print(f"check-report: wrote {given.output}; questions and answers are in {keep}", file=sys.stderr)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The checker over real articles, each its own only source: whatever it asks or blocks there is a false alarm.

usage: scripts/self-check NUTGRAF [--articles N] [--files FILE.jsonl …] [--most RATE]

Prints each alarm and their number in 1,000 sentences; fails when that is not below --most (1). Without --files the articles are those of
../shared/corpora (or of the folder NUTGRAF_CORPORA), which are no part of this repository.
"""
import argparse
import collections
import json
import os
import subprocess
import sys

from generate import CORPORA, articles

FILES = ["check/quotes/polnear.dev.jsonl", "check/summaries/bbc.dev.jsonl", "wire/cluster/dev/stories.jsonl", "check/summaries/cnndm.dev.jsonl", "check/mutation/docs.dev.jsonl"]


def real_articles(limit, files=None):
    """Up to `limit` articles, as evenly from each file as there are."""
    found = files or [path for path in (os.path.join(CORPORA, name) for name in FILES) if os.path.exists(path)]
    rest = [list(articles([path])) for path in found]
    taken, seen = [], set()
    while len(taken) < limit and any(rest):
        for texts in rest:
            if texts and len(taken) < limit:
                text = texts.pop(0)
                if text not in seen:
                    seen.add(text)
                    taken.append(text)
    return taken


def alarms(binary, texts):
    """(sentences checked, alarms) with each alarm as article, finding and the words it points at."""
    questions = "".join(json.dumps({"id": str(number), "draft": text, "sources": [text]}, ensure_ascii=False) + "\n" for number, text in enumerate(texts))
    done = subprocess.run([binary, "check", "--jsonl"], input=questions.encode("utf8"), stdout=subprocess.PIPE, check=False)
    sentences, found = 0, []
    for number, line in enumerate(done.stdout.decode("utf8").splitlines()):
        answer = json.loads(line)
        if "error" in answer:
            sys.exit(f"self-check: article {number}: {answer['error']}")
        sentences += len(answer["sentences"])
        for finding in answer["findings"]:
            if finding["severity"] in ("ask", "block"):
                start, end = finding["span"]
                found.append((number, finding, texts[number][max(0, start - 40): end + 40].replace("\n", " ⏎ ")))
    return sentences, found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("nutgraf")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--files", nargs="+")
    parser.add_argument("--most", type=float, default=1.0, help="alarms in 1,000 sentences")
    given = parser.parse_args()
    texts = real_articles(given.articles, given.files)
    if not texts:
        print(f"self-check: there are no articles in {CORPORA}; name some with --files. Nothing was checked.")
        return
    sentences, found = alarms(os.path.abspath(given.nutgraf), texts)
    for number, finding, words in found:
        print(f"{number}: {finding['severity']} {finding['kind']}: {finding['message']}\n    {words}")
    rate = 1000 * len(found) / max(1, sentences)
    kinds = collections.Counter(f"{finding['kind']} ({finding['severity']})" for _, finding, _ in found)
    print(f"self-check: {len(texts)} articles, {sentences} sentences, {len(found)} false alarms: {rate:.2f} in 1,000"
          + (": " + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common()) if found else ""))
    if rate >= given.most:
        sys.exit(1)


if __name__ == "__main__":
    main()

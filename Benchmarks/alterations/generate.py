#!/usr/bin/env python3
"""Alters sentences of real articles, one edit a case, so that it is known what a checker should say of each.

usage: generate.py OUT [--articles FILE.jsonl …] [--each N] [--seed N] [--kinds NAME,…] [--list]

Writes OUT.in.jsonl (questions for `nutgraf check --jsonl`: an altered sentence, its article as the source) and OUT.gold.jsonl (what was done:
kind, group, error or permitted). The articles are any JSON Lines with a text in `text`, `document`, `article` or `sources`; without
--articles those of ../shared/corpora/check (or of the folder NUTGRAF_CORPORA), which are no part of this repository. `score.py OUT ANSWERS` makes the table.

The kinds are grouped by what an edit touches, not by how it is made, and each belongs to a question an editor would ask. They are drawn by
patterns and are not all good English: an altered sentence has to claim something else, a permitted one the same, and that is all.
"""
import argparse
import glob
import json
import os
import random
import re
import sys

import claims, people, permitted, speech  # noqa: F401  (each registers its kinds)
from edits import KINDS, Sentence

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CORPORA = os.environ.get("NUTGRAF_CORPORA") or os.path.join(ROOT, "../shared/corpora")
#: An abbreviation's stop does not end a sentence.
SENTENCE = re.compile(
    r"[^.!?]+(?:\.(?=[A-Za-z0-9])|[A-Z]\.(?=\s[A-Z])|(?:Mr|Mrs|Dr|Ms|Sen|Rep|Gov|U\.S|Jr|St|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|Inc|Co|[ap]\.m|[ \d][ap])\.|[^.!?])*[.!?]+[”\"’']?")

#: What opens with a capital or a mark and does not end in the middle of a name.
WHOLE = re.compile(r"^[\"“'‘A-Z].*(?<!\b[A-Z])(?<!\b[ap])[.!?][”\"’']?$", re.DOTALL)

CUT = re.compile(r"\b(?:Mr|Mrs|Dr|Ms|Sen|Rep|Gov|Jr|St|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|Inc|Co|vs?)\.$")


def sentences(text):
    found = (match.group().strip() for paragraph in text.split("\n") for match in SENTENCE.finditer(paragraph))
    return tuple(one for one in found if 8 <= len(one.split()) <= 45 and WHOLE.search(one) and not CUT.search(one))


def articles(files):
    """The texts, each once, in order."""
    seen = set()
    for path in files:
        with open(path, encoding="utf8") as lines:
            for line in lines:
                given = json.loads(line)
                texts = [given[key] for key in ("text", "document", "article") if isinstance(given.get(key), str)] or given.get("sources") or []
                for text in texts:
                    if isinstance(text, str) and text not in seen:
                        seen.add(text)
                        yield text


def suits(kind, sentence):
    if not kind.in_quotation:
        return not sentence.quotes
    text = sentence.text
    return sentence.quotes and text.count("“") == text.count("”") and text.count('"') % 2 == 0


def alterations(texts, each, seed, wanted=None):
    """(kind, sentence, altered) of up to `each` a kind; the same for the same articles and seed."""
    pool = [Sentence(one, text, found) for text in texts for found in [sentences(text)] for one in found]
    for kind in KINDS.values():
        if wanted and kind.name not in wanted:
            continue
        draw = random.Random(f"{seed}/{kind.name}")
        order = list(range(len(pool)))
        draw.shuffle(order)
        made = 0
        for index in order:
            if made == each:
                break
            sentence = pool[index]
            if not suits(kind, sentence):
                continue
            altered = kind.edit(sentence, draw)
            if not altered or altered in sentence.article or len(altered.split()) < 5:
                continue
            made += 1
            yield kind, sentence, altered


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", nargs="?")
    parser.add_argument("--articles", nargs="+", default=sorted(glob.glob(os.path.join(CORPORA, "check/mutation/docs.*.jsonl"))))
    parser.add_argument("--each", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", help="only these, with commas between")
    parser.add_argument("--list", action="store_true", help="print the kinds and go")
    return parser.parse_args()


def main():
    given = arguments()
    if given.list or not given.out:
        for kind in KINDS.values():
            print(f"{'error    ' if kind.is_error else 'permitted'}  {kind.group:32} {kind.name}")
        errors = sum(kind.is_error for kind in KINDS.values())
        print(f"{errors} kinds of error, {len(KINDS) - errors} permitted edits")
        return
    if not given.articles:
        sys.exit(f"generate: there are no articles in {CORPORA}/check; name some with --articles.")
    wanted = set(given.kinds.split(",")) if given.kinds else None
    count = {}
    with open(f"{given.out}.in.jsonl", "w", encoding="utf8") as cases, open(f"{given.out}.gold.jsonl", "w", encoding="utf8") as gold:
        for kind, sentence, altered in alterations(articles(given.articles), given.each, given.seed, wanted):
            count[kind.name] = count.get(kind.name, 0) + 1
            name = f"{kind.name} {count[kind.name]}"
            cases.write(json.dumps({"id": name, "draft": altered, "sources": [sentence.article]}, ensure_ascii=False) + "\n")
            gold.write(json.dumps({"id": name, "kind": kind.name, "group": kind.group, "error": kind.is_error, "was": sentence.text, "is": altered}, ensure_ascii=False) + "\n")
    print(f"generate: {sum(count.values())} cases of {len(count)} kinds", file=sys.stderr)


if __name__ == "__main__":
    main()

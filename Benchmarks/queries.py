"""Standing queries and stories for the alerts benchmark, of the invented words of `workload.py`.

Writes stories.jsonl and stories.txt, queries-N.jsonl and queries-N.txt. The .txt forms are for the witness, `scan.cpp`:
a story is number TAB rating TAB terms TAB words; a query is its number and its tree in prefix form.
Half ask for one ticker, topic or word; the rest are ANDs, phrases, an OR without a word, and words near each other.
"""
import json
import os

from workload import Words

TOPICS = "trade energy courts banking retail chips climate labour travel health".split()


def folded(text):
    return "".join(c if c.isascii() and c.isalnum() else " " for c in text.lower()).split()


def prefix(tree):
    kind, rest = tree[0], tree[1:]
    if kind == "term":
        return f"{rest[0]}:{rest[1]}"
    if kind == "phrase":
        return f"P{len(rest)} " + " ".join(rest)
    if kind == "near":
        return f"N{rest[0]} {rest[1]} {rest[2]}"
    if kind == "not":
        return "! " + prefix(rest[0])
    return ("&" if kind == "and" else "|") + f"{len(rest)} " + " ".join(map(prefix, rest))


class Queries:
    def __init__(self, stories, seed=9):
        self.words = Words(seed)
        self.random = self.words.random
        self.texts = [story["text"].split() for story in stories]

    def ticker(self):
        return ["term", "m", f"tk:T{min(7999, int(self.random.paretovariate(0.35)) - 1)}"]

    def word(self):
        return ["term", "x", self.random.choice([w for w in self.random.choice(self.texts)[:60] if len(w) > 4])]

    def pair(self, gap):
        while True:
            text = self.random.choice(self.texts)
            at = self.random.randrange(len(text) - gap)
            if len(text[at]) > 3 and len(text[at + gap]) > 3 and text[at] != text[at + gap]:
                return text[at], text[at + gap]

    def tree(self):
        chance = self.random.random()
        if chance < 0.5:
            return self.random.choice((self.ticker, self.ticker, self.word, lambda: ["term", "m", f"tp:{self.random.choice(TOPICS)}"]))()
        if chance < 0.7:
            return ["and", self.ticker(), self.word()]
        if chance < 0.85:
            return ["phrase", *self.pair(1)]
        if chance < 0.95:
            terms = {json.dumps(self.word()) for _ in range(5)}
            first, *others = map(json.loads, sorted(terms))
            return ["and", ["or", *others], ["not", first]] if len(others) > 1 else first
        return ["near", 5, *self.pair(self.random.randint(2, 5))]


def stories(count, seed=10):
    words, made = Words(9), []
    words.random.seed(seed)
    for number in range(count):
        text = folded(" ".join(words.report(number, 22)["sentences"]))
        terms = {f"tk:T{min(7999, int(words.random.paretovariate(0.35)) - 1)}" for _ in range(words.random.randrange(5))}
        terms.add(f"tp:{words.random.choice(TOPICS)}")
        made.append({"id": number, "text": " ".join(text), "meta": sorted(terms), "pt_pct": None})
    return made


def write(folder, counts, story_count=300):
    os.makedirs(folder, exist_ok=True)
    made = stories(story_count)
    with open(f"{folder}/stories.jsonl", "w") as lines, open(f"{folder}/stories.txt", "w") as plain:
        for story in made:
            lines.write(json.dumps(story) + "\n")
            plain.write(f"{story['id']}\t\t{' '.join(story['meta'])}\t{story['text']}\n")
    for count in counts:
        draw = Queries(made)
        with open(f"{folder}/queries-{count}.jsonl", "w") as lines, open(f"{folder}/queries-{count}.txt", "w") as plain:
            for number in range(count):
                tree = draw.tree()
                lines.write(json.dumps([number, tree]) + "\n")
                plain.write(f"{number} {prefix(tree)}\n")

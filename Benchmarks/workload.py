#!/usr/bin/env python3
"""Feeds, pages, reports, drafts and standing queries drawn from a fixed seed, of our own words.

The words are invented (syllables, drawn with Zipf's weights) between common English ones, so that lengths and repetition are
roughly those of news; no text is anyone's. The same seed gives the same bytes.

usage: workload.py FOLDER [--seed N]    writes feeds and pages as files and the rest as JSON Lines
"""
import html
import json
import os
import random
import sys

SMALL = "the of and to in a on for that with as by at from its was is has after over before while but under".split()
VERBS = "said raised cut opened bought sold signed refused planned built closed named lent moved doubled halved".split()
THINGS = "quay mill bridge ferry orchard depot tariff loan survey charter harbour foundry archive ledger reactor canal".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
START = "b br c d f g gl h k l m n p pr r s st t tr v w".split()
MIDDLE = "a e i o u ai ea ou".split()
END = "n l r s t m nd rk st ".split(" ")


class Words:
    def __init__(self, seed, size=4000):
        self.random = random.Random(seed)
        made = {}
        while len(made) < size:
            made["".join(self.syllable() for _ in range(self.random.choice((2, 2, 3))))] = None
        self.rare = list(made)
        self.weights = [1 / (rank + 8) for rank in range(size)]
        total, self.cumulative = 0.0, []
        for weight in self.weights:
            total += weight
            self.cumulative.append(total)
        self.people = [f"{self.name()} {self.name()}" for _ in range(300)]
        self.firms = [f"{self.name()} {self.random.choice(('Holdings', 'Group', 'Works', 'Energy'))}" for _ in range(200)]

    def syllable(self):
        pick = self.random.choice
        return pick(START) + pick(MIDDLE) + pick(END)

    def name(self):
        return (self.syllable() + self.syllable()).capitalize()

    def word(self):
        return self.random.choices(self.rare, cum_weights=self.cumulative)[0]

    def clause(self, length):
        return " ".join(self.random.choice(SMALL) if self.random.random() < 0.42 else self.word() for _ in range(length))

    def sentence(self):
        pick, draw = self.random.choice, self.random.random
        if draw() < 0.25:
            said = self.clause(self.random.randint(8, 18))
            return f"“{said[0].upper()}{said[1:]},” said {pick(self.people)}, who heads {pick(self.firms)}."
        amount = f"{self.random.randint(2, 980)} {pick(('million', 'billion', 'per cent', 'ships', 'jobs'))}"
        return (f"{pick(self.firms)} {pick(VERBS)} the {pick(THINGS)} {self.clause(self.random.randint(6, 14))} "
                f"{amount} on {pick(DAYS)}, {self.clause(self.random.randint(3, 8))}.")

    def report(self, number, sentences=None):
        count = sentences or self.random.randint(8, 18)
        day = self.random.randint(1, 28)
        return {
            "id": f"r{number}", "title": f"{self.random.choice(self.firms)} {self.random.choice(VERBS)} {self.clause(5)}",
            "sentences": [self.sentence() for _ in range(count)], "date": f"2025-03-{day:02}T{number % 24:02}:00:00Z",
            "source": f"outlet{self.random.randrange(40)}",
        }


def reports(count, seed=5):
    """Reports in order of arrival; a fifth are copies of one of the last 300, with words changed, cut or put before. `family` says of which."""
    words, made = Words(seed), []
    for number in range(count):
        report = words.report(number)
        report["family"] = report["id"]
        if made and words.random.random() < 0.2:
            original = words.random.choice(made[-300:])
            kept = list(original["sentences"])
            kept[words.random.randrange(len(kept))] = words.sentence()
            if words.random.random() < 0.5:
                kept = [f"Subscribe for more from {report['source']}."] + kept[: max(5, len(kept) - 2)]
            report.update(title=original["title"], sentences=kept, family=original["family"])
        made.append(report)
    for report in made:
        report["text"] = "\n".join(report["sentences"])
    return made


def feeds(count, seed=6, items=25):
    """RSS 2.0 and Atom in turn, items with HTML content that a sanitiser has work with."""
    words, made = Words(seed), []
    for number in range(count):
        parts = []
        for index in range(items):
            report = words.report(index, 5)
            body = html.escape("".join(f"<p onclick=\"x()\">{s} <a href=\"/more/{index}?a=1&amp;b=2\">More</a></p>" for s in report["sentences"])
                               + f"<script>track({index})</script><img src=\"/i/{index}.png\" alt=\"{words.word()}\" width=\"640\">")
            title, link = html.escape(report["title"]), f"https://example.org/{number}/{index}"
            stamp = f"{1 + index % 28:02} {MONTHS[number % 12]} 2025 {index % 24:02}:05:00 +0100"
            if number % 2:
                parts.append(f"<entry><title>{title}</title><id>{link}</id><link href=\"{link}\"/><updated>2025-03-{1 + index % 28:02}T08:00:00Z</updated>"
                             f"<author><name>{words.random.choice(words.people)}</name></author><content type=\"html\">{body}</content></entry>")
            else:
                parts.append(f"<item><title>{title}</title><guid>{link}</guid><link>{link}</link><pubDate>{stamp}</pubDate>"
                             f"<category>{words.word()}</category><description>{body}</description></item>")
        if number % 2:
            text = f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed {number}</title><id>urn:{number}</id><updated>2025-03-01T00:00:00Z</updated><link href="https://example.org/{number}/"/>{"".join(parts)}</feed>'
        else:
            text = f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Feed {number}</title><link>https://example.org/{number}/</link><description>{words.clause(8)}</description>{"".join(parts)}</channel></rss>'
        made.append(text)
    return made


def pages(count, seed=7):
    """News pages: navigation, an article, related links, scripts and a footer around the text."""
    words, made = Words(seed), []
    for number in range(count):
        report = words.report(number, 24)
        menu = "".join(f'<li><a href="/s/{i}">{words.word()}</a></li>' for i in range(40))
        related = "".join(f'<div class="card"><a href="/a/{i}"><h3>{words.clause(6)}</h3></a><p>{words.clause(12)}</p></div>' for i in range(15))
        text = "".join(f"<p>{html.escape(s)}</p>" for s in report["sentences"])
        made.append(f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{report["title"]} | Outlet</title>'
                    f'<meta name="author" content="{words.random.choice(words.people)}"><meta property="article:published_time" content="{report["date"]}">'
                    f'<script>var d={{"n":{number}}};{"f();" * 200}</script><style>{".a{color:red}" * 100}</style></head><body><header><nav><ul>{menu}</ul></nav></header>'
                    f'<main><article><h1>{report["title"]}</h1>{text}</article><aside>{related}</aside></main><footer><ul>{menu}</ul></footer></body></html>')
    return made


def drafts(count, seed=8):
    """Drafts that quote two sources: most quotations as they were said, some with a word changed."""
    words, made = Words(seed), []
    for number in range(count):
        sources = [words.report(number, 20)["sentences"] for _ in range(2)]
        quoting = [s for source in sources for s in source if s.startswith("“")][:4]
        if words.random.random() < 0.3 and quoting:
            parts = quoting[0].split(" ")
            parts[2] = words.word()
            quoting[0] = " ".join(parts)
        plain = [s for s in sources[0] if not s.startswith("“")][:4]
        made.append({"id": f"d{number}", "draft": "\n\n".join(plain + quoting), "sources": ["\n".join(s) for s in sources]})
    return made


def write(folder, seed):
    os.makedirs(folder, exist_ok=True)
    for kind, suffix, made in (("feed", "xml", feeds(60, seed)), ("page", "html", pages(60, seed + 1))):
        for number, text in enumerate(made):
            with open(os.path.join(folder, f"{kind}-{number}.{suffix}"), "w", encoding="utf8") as out:
                out.write(text)
    for name, made in (("reports", reports(500, seed + 2)), ("drafts", drafts(100, seed + 3))):
        with open(os.path.join(folder, f"{name}.jsonl"), "w", encoding="utf8") as out:
            out.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in made)


if __name__ == "__main__":
    given = sys.argv[1:]
    if not given or given[0].startswith("-"):
        sys.exit(__doc__)
    write(given[0], int(given[given.index("--seed") + 1]) if "--seed" in given else 6)

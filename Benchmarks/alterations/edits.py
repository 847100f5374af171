"""What the kinds of alteration are made of: a sentence in, the altered sentence out, or nothing where the edit finds no hold.

An edit is a function of (sentence, draw): `sentence` has the words and the article around them, `draw` is a random.Random that
belongs to the kind alone, so that a new kind changes no other.
"""
import re
from dataclasses import dataclass
from typing import Callable

MARKS = re.compile(r'["“”]')


@dataclass(frozen=True)
class Sentence:
    text: str
    article: str
    #: All sentences of the article, in order.
    others: tuple

    @property
    def quotes(self):
        return bool(MARKS.search(self.text))


@dataclass(frozen=True)
class Kind:
    name: str
    #: What the edit touches: how sure, how much, which way, who, when, why, from nowhere, speech.
    group: str
    is_error: bool
    edit: Callable
    #: Sentences with quotation marks are left to the kinds that are about them.
    in_quotation: bool


KINDS = {}


def kind(name, group, edit, error=True, in_quotation=False):
    assert name not in KINDS, name
    KINDS[name] = Kind(name, group, error, edit, in_quotation)


def one_of(pattern, by, text, draw, flags=0):
    """One match of the pattern, drawn, replaced by a template, or by what a function of the match gives; or nothing."""
    found = list(re.finditer(pattern, text, flags))
    if not found:
        return None
    match = draw.choice(found)
    new = by(match) if callable(by) else match.expand(by)
    if new is None or new == match.group():
        return None
    return text[: match.start()] + new + text[match.end():]


def replace(*steps, flags=0):
    """The first of (pattern, replacement) that finds a hold."""
    def edit(sentence, draw):
        for pattern, by in zip(steps[::2], steps[1::2]):
            new = one_of(pattern, by, sentence.text, draw, flags)
            if new:
                return new
        return None

    return edit


def words(pairs, both=False):
    """One word for another: “a>b c>d”, an underline for a blank; with `both` also the other way."""
    table = {}
    for pair in pairs.split():
        old, new = (side.replace("_", " ") for side in pair.split(">"))
        table.setdefault(old, []).append(new)
        if both:
            table.setdefault(new, []).append(old)
    pattern = r"(?<![\w.-])(" + "|".join(sorted(map(re.escape, table), key=len, reverse=True)) + r")(?![\w-])"
    return lambda sentence, draw: one_of(pattern, lambda m: draw.choice(table[m.group(1)]), sentence.text, draw)


def insert(pattern, choices):
    """One of the choices at a place that the pattern finds (it matches nothing itself)."""
    return lambda sentence, draw: one_of(pattern, lambda m: draw.choice(choices), sentence.text, draw)


def capital(text):
    return text[:1].upper() + text[1:]


def small(text):
    """A sentence's opening inside another: a small letter unless it opens with a name."""
    return text[:1].lower() + text[1:] if text.split(" ", 1)[0] in OPENERS else text


OPENERS = set("The A An This That These Those He She It They We There But And In On At For After Before His Her Its Their Some Many Most".split())


def past(verb):
    """The past of a regular verb; nothing for one that may be irregular."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return verb + "ed"


IRREGULAR = dict(pair.split(">") for pair in """be>was have>had do>did go>went make>made take>took give>gave get>got come>came see>saw
know>knew keep>kept hold>held leave>left meet>met pay>paid sell>sold buy>bought build>built send>sent lose>lost win>won begin>began run>ran
become>became bring>brought think>thought find>found tell>told say>said speak>spoke write>wrote break>broke choose>chose drive>drove fall>fell
feel>felt fight>fought grow>grew lead>led rise>rose seek>sought show>showed stand>stood teach>taught throw>threw understand>understood wear>wore
withdraw>withdrew put>put set>set cut>cut let>let hit>hit shut>shut spend>spent stop>stopped plan>planned step>stepped drop>dropped""".split())

#: A name of one to three words.
NAME = r"(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"

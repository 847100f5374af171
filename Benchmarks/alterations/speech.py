"""Edits of quotations: errors in the words between the marks and round them, and what every house allows."""
import re

from edits import kind, one_of

SPEECH = "speech"
#: "Whether or not", "no matter", "not if", "no question" deny nothing that follows.
DENIAL = r"(?<!\bor )\b(?:not(?! only\b| if\b)|never|no(?! matter\b| doubt\b| question\b| wonder\b))"
QUOTATION = re.compile(r"“([^“”]{8,})”|\"([^\"]{8,})\"")


def quotations(text):
    """The spans between marks, straight ones paired in order from the start."""
    return [match.span(1 if match.group(1) else 2) for match in QUOTATION.finditer(text)]


def inside(*steps):
    """An edit of the words between the marks of one quotation; the first of (pattern, replacement) that finds a hold."""
    def edit(sentence, draw):
        spans = quotations(sentence.text)
        draw.shuffle(spans)
        for start, end in spans:
            for pattern, by in zip(steps[::2], steps[1::2]):
                new = one_of(pattern, by, sentence.text[start:end], draw)
                if new:
                    return sentence.text[:start] + new + sentence.text[end:]
        return None

    return edit


def exchange(table):
    pairs = dict(pair.split(">") for pair in table.split())
    return inside(r"(?<![\w'’])(" + "|".join(pairs) + r")(?![\w'’])", lambda m: pairs[m.group(1)])


def error(name, edit):
    kind(name, SPEECH, edit, in_quotation=True)


def permit(name, edit):
    kind(name, "permitted: speech", edit, error=False, in_quotation=True)


error("pronoun in a quotation", exchange("I>we we>they they>we you>they"))
error("tense in a quotation", exchange("is>was are>were was>is were>are have>had has>had had>has will>would"))
error("near synonym in a quotation", exchange("people>folks big>large great>terrific country>nation want>wish think>believe really>truly very>extremely good>fine"))
error("figure in a quotation", inside(r"(?<![\d.,])(\d+)(?![\d.,]*\d)", lambda m: str(int(m.group(1)[:9]) + 7)))
error("modal in a quotation", exchange("may>will might>will could>will would>will can>must should>must"))
error("negation dropped from a quotation", inside(rf"{DENIAL} ", ""))
error("negation added to a quotation", inside(r"\b(is|are|was|were|will|would|can|should) (?!not\b)", r"\1 not "))
error("word of degree added to a quotation", inside(r"\b(is|was|are|were|a) (?=[a-z]{4,})", r"\1 very "))
error("word left out of a quotation", inside(r"(?<=[a-z] )(?!(?:that|the|uh|um)\b)[a-z]{4,} (?=[a-z])", ""))
error("clauses change places in a quotation", inside(r"^([^,]{15,}), ([^,.]{15,})(?=[,.]?$)", r"\2, \1"))
error("cut to turn the sense", inside(r"^.{0,40}?\b(?:I (?:don.t|do not) think|It.s not true that|I (?:doubt|never said)|not|never)\b (?:that )?(?=.{25,})", ""))
error("ellipsis over a negation", inside(rf"(?<=.{{5}} ){DENIAL} ", "… "))
error("lie in brackets", inside(r"\b(?:he|she|it|they)\b", "[the Pope]"))
error("strong word in brackets", inside(r"\b(the|a|this) (?=[a-z]{4,})", r"\1 [disastrous] "))


def run_together(sentence, draw):
    """The first half of the quotation with the last half of another one, no mark between."""
    own = quotations(sentence.text)
    others = [other[start:end] for other in sentence.others if other != sentence.text for start, end in quotations(other) if end - start > 40]
    if not own or own[0][1] - own[0][0] < 40 or not others:
        return None
    start, end = own[0]
    head, tail = sentence.text[start:end].split(), draw.choice(others).split()
    joined = " ".join(head[: len(head) // 2] + tail[len(tail) // 2:])
    return sentence.text[:start] + joined + sentence.text[end:]


def given_to_another(sentence, draw):
    """“…,” said somebody: somebody else."""
    return one_of(r"(?<=[”\"]) (said|says|added) (?!Ruben)(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+\b", r" \1 Ruben Okafor", sentence.text, draw) or one_of(
        r"(?<=[”\"]) (?!The\b|He\b|She\b|It\b|They\b)(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+ (said|says|added)\b", r" Ruben Okafor \1", sentence.text, draw)


error("two quotations run together", run_together)
error("words given to another", given_to_another)
kind("prose put into marks", SPEECH, lambda sentence, draw: one_of(
    r"\bsaid (?!on\b|in\b|the\b|that\b)(\w[^,.“”\"]{20,60})(?=[.,])", r"said “\1”", sentence.text, draw))

permit("capital in brackets", lambda sentence, draw: one_of(r"(?<=“)([A-Z])(?=[a-z])", lambda m: "[" + m.group(1).lower() + "]", sentence.text, draw))
permit("dashes of another house", inside(r" ?(?:--|—| - ) ?", " – "))
permit("straight marks", lambda sentence, draw: re.sub("[“”]", '"', sentence.text).replace("’", "'") if "“" in sentence.text else None)
permit("curled marks", lambda sentence, draw: re.sub(r'"([^"]*)"', r"“\1”", sentence.text) if '"' in sentence.text else None)
permit("end left out with an ellipsis", inside(
    r"^(.{30,}?)[,.]? (?:(?!not\b|if\b|unless\b|but\b|except\b|without\b|because\b)\S+ ){2}\S+$", r"\1…"))
permit("filler left out", inside(r",? (?:um|uh|er),? |, you know, ", " "))

"""Errors in quotations. The words between the marks are searched from an opening mark on."""
import re

from edits import kind, one_of, replace

SPEECH = "speech"
INSIDE = r"(?<=[“\"])([^”\"]*?)"


def inside(table):
    """One of the words inside the marks by its fellow."""
    pairs = dict(pair.split(">") for pair in table.split())
    pattern = INSIDE + r"\b(" + "|".join(pairs) + r")\b"
    return replace(pattern, lambda m: m.group(1) + pairs[m.group(2)])


def speech(name, edit, error=True):
    kind(name, SPEECH if error else "permitted in speech", edit, error=error, in_quotation=True)


speech("pronoun in a quotation", inside("I>we we>they they>we you>they"))
speech("tense in a quotation", inside("is>was are>were was>is were>are have>had has>had had>has will>would"))
speech("near synonym in a quotation", inside("people>folks big>large great>terrific country>nation want>wish think>believe going>set really>truly very>extremely good>fine"))
speech("figure in a quotation", replace(INSIDE + r"\b(\d+)\b", lambda m: m.group(1) + str(int(m.group(2)[:9]) + 7)))
speech("negation dropped from a quotation", replace(INSIDE + r"\b(not|never|no) ", r"\1"))
speech("negation added to a quotation", replace(INSIDE + r"\b(is|are|was|were|will|would|can|should) (?!not\b)", r"\1\2 not "))
speech("modal in a quotation", inside("may>will might>will could>will would>will can>must should>must"))
speech("word of degree added to a quotation", replace(INSIDE + r"\b(a|the|is|was|are) (?=[a-z]{4,})", r"\1\2 very "))
speech("cut to turn the sense", replace(
    r"([“\"])[^”\"]{0,40}?\b(?:I (?:don.t|do not) think|It.s not true that|I (?:doubt|never said)|not|never)\b (?:that )?([^”\"]{25,})", r"\1\2"))
speech("ellipsis over a negation", replace(r"(?<=[“\"])([^”\"]{5,}?)\b(?:not|never|no|hardly)\b ", r"\1… "))
speech("clauses change places in a quotation", replace(r"(?<=[“\"])([^”\",]{15,}), ([^”\",.]{15,})(?=[,.]?[”\"])", r"\2, \1"))
speech("lie in brackets", replace(INSIDE + r"\b(he|she|it|they)\b", r"\1[the Pope]"))
speech("strong word in brackets", replace(INSIDE + r"\b(the|a|this) (?=[a-z]{4,})", r"\1\2 [disastrous] "))


def run_together(sentence, draw):
    """The first words of the quotation with the last words of another, no mark between."""
    own = re.search(r"“([^”]{30,})”", sentence.text)
    others = [found.group(1) for other in sentence.others if other != sentence.text for found in re.finditer(r"“([^”]{30,})”", other)]
    if not own or not others:
        return None
    head, tail = own.group(1).split(), draw.choice(others).split()
    joined = " ".join(head[: max(3, len(head) // 2)] + tail[len(tail) // 2:])
    return sentence.text[: own.start(1)] + joined + sentence.text[own.end(1):]


speech("two quotations run together", run_together)
speech("words given to another", replace(
    r"(?<=[”\"]) (said|says|added) (?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+", r" \1 Ruben Okafor", r"^(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+ (said)(?=[^“\"]{0,20}[“\"])", r"Ruben Okafor \1"))
kind("prose put into marks", SPEECH, lambda sentence, draw: one_of(
    r"\bsaid (?!on\b|in\b|the\b|that\b)(\w[^,.“”\"]{20,60})(?=[.,])", r"said “\1”", sentence.text, draw))

speech("capital in brackets", replace(r"(?<=[“\"])([A-Z])(?=[a-z])", lambda m: "[" + m.group(1).lower() + "]"), error=False)
speech("dashes of another house", replace(INSIDE + r" ?(?:--|—| - ) ?", r"\1 – "), error=False)
speech("straight marks", lambda sentence, draw: re.sub("[“”]", '"', sentence.text).replace("’", "'") if "“" in sentence.text else None, error=False)
speech("curled marks", lambda sentence, draw: re.sub(r'"([^"]*)"', r"“\1”", sentence.text) if '"' in sentence.text else None, error=False)
speech("end left out with an ellipsis", replace(r"(?<=[“\"])([^”\"]{30,}?)[,.]? (?:(?!not\b|if\b|unless\b|but\b|except\b)[^”\" ]+ ){2}[^”\" ]+[.,]?(?=[”\"])", r"\1…"), error=False)
speech("a pause left out", replace(INSIDE + r"(?:, (?:um|uh|er|you know),|,? (?:um|uh|er)) ", r"\1 "), error=False)

"""The checker against a fuzzy search for the quotations alone, and what a story and a sentence of copy cost to check."""
import re

import workload
from measure import Ours, Skip, alternate, compare, each, peer_cpu
from measure import Row
from wire import cases

QUOTATION = re.compile(r"[“\"]([^”\"]{8,})[”\"]")
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def check(context):
    own = workload.drafts(200)
    rounds = [(quotations(d["draft"]), d["sources"]) for d in own]
    yield lambda: search(context, "own, two sources", rounds)
    articles = context.corpus("check/quotes/polnear.dev.jsonl")
    real = [case["text"] for case in cases(articles, 150)] if articles else []
    if real:
        rounds = [(quotations(text), (real + real)[at: at + 5]) for at, text in enumerate(real)]
        yield lambda: search(context, "corpora, five articles", [one for one in rounds if one[0]])
        yield lambda: story(context, "corpora, 600 words and five sources", [(beginning(text, 600), (real + real)[at: at + 5]) for at, text in enumerate(real[:40])])
    reports = ["\n".join(report["sentences"]) for report in workload.reports(60)]
    yield lambda: story(context, "own, 600 words and five sources", [
        (beginning("\n".join(reports[at: at + 4]), 600), [reports[at], *reports[at + 1: at + 5]]) for at in range(0, 40)])
    yield lambda: copy(context, "own, 200 drafts", own, [d["sources"] for d in own], ())
    dev = context.corpus("check/mutation")
    if dev:
        found = cases(f"{dev}/cases.dev.jsonl")
        texts = {d["doc_id"]: d["text"] for d in cases(f"{dev}/docs.dev.jsonl")}
        kept = [{k: c[k] for k in ("id", "source_ids", "draft", "date") if k in c} for c in found]
        sources = [[texts[i] for i in c["source_ids"] if i in texts] for c in kept]
        yield lambda: copy(context, f"corpora, {len(kept)} drafts of a sentence or two", kept, sources, ("--documents", f"{dev}/docs.dev.jsonl"))


def quotations(text):
    return QUOTATION.findall(text)


def beginning(text, words):
    """The first words of a text, its lines kept."""
    end = 0
    for number, match in enumerate(re.finditer(r"\S+", text), 1):
        end = match.end()
        if number == words:
            break
    return text[:end]


def rapidfuzz():
    try:
        from rapidfuzz import fuzz
    except ImportError as error:
        raise Skip(f"rapidfuzz is not installed ({error})") from error
    return fuzz


def sought(texts, sources):
    """The best partial alignment of each text in the sources, as a fuzzy checker would ask for it."""
    fuzz = rapidfuzz()
    return [max((fuzz.partial_ratio_alignment(text, source) for source in sources), key=lambda found: found.score) for text in texts]


def search(context, label, rounds):
    """What one quotation more costs: drafts of quotations alone, less the same drafts with their first one."""
    rapidfuzz()
    all_of = [{"id": str(n), "draft": "\n".join(f"“{q}”" for q in found), "sources": sources} for n, (found, sources) in enumerate(rounds)]
    first_of = [{**question, "draft": question["draft"].split("\n")[0]} for question in all_of]
    more = sum(len(found) - 1 for found, _ in rounds)
    if not more:
        raise Skip("no draft has two quotations")
    whole, start = Ours(context.binary, "check", all_of), Ours(context.binary, "check", first_of)
    pairs = alternate(
        lambda: max(whole.seconds() - start.seconds(), 1e-4),
        lambda: peer_cpu(lambda one: sought(one[0][1:], one[1]), rounds)[0], context.repetitions)
    ours, theirs = zip(*pairs)
    per = lambda seconds: each(sorted(seconds)[len(seconds) // 2] / more, "quotation")
    return Row(
        "quotations sought", f"{label}, {more} quotations", per(ours), f"rapidfuzz partial_ratio_alignment {per(theirs)}", [b / a for a, b in pairs], None,
        "Both look for the same quotations in the same sources, on one thread. The peer (C++) gives the best window and a number for each source. Ours also tells "
        "what was left out, changed and bracketed, whose words they are, checks the figures and names in them and writes the evidence; it reads the sources once, which "
        "is not counted here (the next rows have it all).")


def story(context, label, stories):
    """A whole check, reading the sources included, against a fuzzy search for each sentence."""
    rapidfuzz()
    questions = [{"id": str(number), "draft": text, "sources": sources} for number, (text, sources) in enumerate(stories)]
    ours = Ours(context.binary, "check", questions)
    items = [([one for one in SENTENCE.split(text) if one], sources) for text, sources in stories]
    return compare(
        "stories checked; the peer: sentences sought", label, ours, lambda item: sought(*item), items, "rapidfuzz partial_ratio_alignment", context.repetitions, None,
        "A whole check with everything read anew. While a story is being written its sources are read once and unchanged sentences are not looked for again; "
        "a writer waits for 50 ms at most.", "story")


def copy(context, label, asked, sources, extra):
    fuzz = rapidfuzz()
    ours = Ours(context.binary, "check", asked, extra=extra)
    items = [(quotations(question["draft"]), texts) for question, texts in zip(asked, sources)]
    count = sum(len(found) for found, _ in items)

    def seek(item):
        found, texts = item
        return [max((fuzz.partial_ratio(q, text) for text in texts), default=0) for q in found]

    note = ("The peer does far less: for each quotation the best fuzzy match in each source, one number (C++). Ours reads draft and sources, checks "
            "every quotation, its speaker, figures, names, dates and each sentence's support, and writes the evidence. A price, not a race. "
            "The goal for ours is 5 ms of CPU a draft.")
    return compare("drafts checked; the peer: quotations sought", f"{label}, {count} quotations", ours, seek, items, "rapidfuzz", context.repetitions, None, note, "draft")

"""The checker against a fuzzy search for the quotations alone."""
import re

import workload
from measure import Ours, Skip, compare
from wire import cases

QUOTATION = re.compile(r"[“\"]([^”\"]{8,})[”\"]")


def check(context):
    own = workload.drafts(200)
    yield lambda: against_rapidfuzz(context, "own, 200 drafts", own, [d["sources"] for d in own], ())
    dev = context.corpus("check/mutation")
    if dev:
        found = cases(f"{dev}/cases.dev.jsonl", 400)
        texts = {d["doc_id"]: d["text"] for d in cases(f"{dev}/docs.dev.jsonl")}
        kept = [{k: c[k] for k in ("id", "source_ids", "draft", "date") if k in c} for c in found]
        sources = [[texts[i] for i in c["source_ids"] if i in texts] for c in kept]
        yield lambda: against_rapidfuzz(context, f"corpora, {len(kept)} drafts of a sentence or two", kept, sources, ("--documents", f"{dev}/docs.dev.jsonl"))


def against_rapidfuzz(context, label, questions, sources, extra):
    try:
        from rapidfuzz import fuzz
    except ImportError as error:
        raise Skip(f"rapidfuzz is not installed ({error})") from error
    ours = Ours(context.binary, "check", questions, extra=extra)
    items = [(QUOTATION.findall(q["draft"]), texts) for q, texts in zip(questions, sources)]
    count = sum(len(quotations) for quotations, _ in items)

    def search(item):
        quotations, texts = item
        return [max((fuzz.partial_ratio(q, text) for text in texts), default=0) for q in quotations]

    note = ("The peer does far less: for each quotation the best fuzzy match in each source, one number (C++). Ours reads draft and sources, checks "
            "every quotation, its speaker, figures, names, dates and each sentence's support, and writes the evidence. A price, not a race. "
            "The goal for ours is 5 ms of CPU a draft.")
    row = compare("drafts checked; the peer: quotations sought", label, ours, search, items, "rapidfuzz", context.repetitions, None, note, "draft")
    row.workload = f"{label}, {count} quotations"
    return row

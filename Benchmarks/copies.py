"""Gathering reports against MinHash LSH and a single pass of TF-IDF, at several sizes: what does the size cost a report?"""
import functools
import importlib
import re
import statistics

import workload
from measure import Ours, Row, Skip, compare, each

WORD = re.compile(r"\w+")


def shingles(text, length=5):
    words = WORD.findall(text.lower())
    return {" ".join(words[i : i + length]).encode() for i in range(max(1, len(words) - length + 1))}


def minhash(texts, threshold=0.5):
    """Groups as they come: a text joins the group of the first earlier one that LSH holds for similar."""
    from datasketch import MinHash, MinHashLSH

    index, group = MinHashLSH(threshold=threshold, num_perm=128), {}
    for key, text in texts:
        made = MinHash(num_perm=128)
        made.update_batch(list(shingles(text)))
        found = index.query(made)
        group[key] = group[min(found)] if found else key
        index.insert(key, made)
    return group


def single_pass(texts, threshold=0.5):
    """Groups as they come: a text joins the group of the nearest earlier one by cosine of TF-IDF, if it is near enough."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    rows = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(text for _, text in texts).tocsr()
    keys, group = [key for key, _ in texts], {}
    for number, key in enumerate(keys):
        group[key] = key
        if number:
            likeness = (rows[:number] @ rows[number].T).toarray().ravel()
            nearest = int(likeness.argmax())
            if likeness[nearest] >= threshold:
                group[key] = group[keys[nearest]]
    return group


def agreement(group, family):
    """F1 over the pairs put together, against the pairs the workload made as copies."""
    def pairs(of):
        by = {}
        for key, value in of.items():
            by.setdefault(value, []).append(key)
        return {(a, b) for keys in by.values() for i, a in enumerate(keys) for b in keys[i + 1 :]}

    mine, true = pairs(group), pairs(family)
    return 2 * len(mine & true) / max(1, len(mine) + len(true))


def gather(context):
    sizes = (500, 5000, 100_000)
    drawn = functools.cache(workload.reports)
    engines = {}

    def ours(size, extra):
        if (size, extra) not in engines:
            questions = [{k: r[k] for k in ("id", "title", "text", "date", "source")} for r in drawn(size)]
            engines[size, extra] = Ours(context.binary, "cluster", questions, extra=extra)
        return engines[size, extra]

    small = sizes[0]
    for size in sizes[:2]:
        yield lambda: against(context, "copies found", ours(size, ("--copies",)), drawn(size), "datasketch", "MinHash LSH", minhash, MINHASH)
    # The peer compares each text with all before it: at 5,000 a repetition takes it minutes.
    yield lambda: against(context, "events gathered", ours(small, ()), drawn(small), "sklearn", "TF-IDF", single_pass, SINGLE_PASS)
    for size in sizes[1:]:
        for task, extra in (("copies", ("--copies",)), ("events", ())):
            name = f"{task}: a report's cost at {size:,} to that at {small}"
            yield lambda: flat(context, name, [ours(small, extra), ours(size, extra)], size)


MINHASH = "128 permutations, five-word shingles, threshold 0.5, NumPy doing the permutations, a text joins the first it resembles"
SINGLE_PASS = "scikit-learn's vectors, fitted on all texts beforehand, a text joins the nearest earlier one from 0.5"


def against(context, task, ours, reports, module, peer, gathering, how):
    try:
        importlib.import_module(module)
    except ImportError as error:
        raise Skip(f"{module} is not installed ({error})") from error
    texts = [(r["id"], r["text"]) for r in reports]
    found = {}

    def all_at_once(_):
        found["theirs"] = gathering(texts)

    row = compare(task, f"own, {len(reports):,} reports", ours, all_at_once, [None], peer, context.repetitions)
    count = len(reports)
    per = statistics.median(ours.seconds() for _ in range(3)) / count
    family = {r["id"]: r["family"] for r in reports}
    mine = {a["id"]: a["cluster"] for a in ours.answers()}
    row.ours, row.peer = each(per, "report"), f"{peer} {each(per * row.median(), 'report')}"
    row.note = (f"Of {count:,} reports, F1 over pairs of copies: ours {agreement(mine, family):.3f}, {peer} {agreement(found.get('theirs', {}), family):.3f} "
                f"({how}). The reports are drawn so that copies are plain to see: the figures say that both did the work, not how well either does "
                "on real reports. " + row.note.removeprefix(" ")).strip()
    return row


def flat(context, task, engines, size):
    ratios, seconds = [], ([], [])
    for _ in range(context.repetitions):
        small, large = (engine.seconds() / engine.count for engine in engines)
        seconds[0].append(small)
        seconds[1].append(large)
        ratios.append(small / large)
    note = f"No peer: cost of a report among 500 over its cost among {size:,}, start-up taken off. 1 is flat; below it, the large set is dearer."
    return Row(task, "own", each(statistics.median(seconds[1]), "report"), f"itself at 500: {each(statistics.median(seconds[0]), 'report')}", ratios, None, note)

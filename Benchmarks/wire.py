"""Feeds, pages and fragments of HTML against their peers."""
import gzip
import json
import os
import shutil
import statistics
import subprocess

import workload
from measure import Ours, Row, Skip, alternate, child_cpu, compare, each


def cases(path, limit=None):
    with open(path, encoding="utf8") as lines:
        found = [json.loads(line) for line in lines]
    return found[:limit] if limit else found


def import_or_skip(name):
    try:
        return __import__(name)
    except ImportError as error:
        raise Skip(f"{name} is not installed ({error})") from error


def feed_sets(context):
    folder = os.path.join(context.scratch, "feeds")
    os.makedirs(folder, exist_ok=True)
    own = []
    for number, text in enumerate(workload.feeds(60)):
        own.append({"id": str(number), "file": f"{number}.xml"})
        with open(os.path.join(folder, f"{number}.xml"), "w", encoding="utf8") as out:
            out.write(text)
    yield "own, 60 feeds of 25", folder, own
    dev = context.corpus("wire/feeds/dev")
    if dev:
        kept = [{k: c[k] for k in ("id", "file", "content_type", "content_encoding") if k in c} for c in cases(f"{dev}/cases.jsonl")]
        # Most are tiny: once through is too short beside our own start-up.
        yield f"corpora, {len(kept)} feeds, 3 times", dev, [dict(c, id=f"{c['id']}-{n}") for n in range(3) for c in kept]


def read(folder, question, key="file"):
    path = os.path.join(folder, question[key])
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as source:
        return source.read()


def long_feed(context, megabytes):
    """A feed of that many megabytes, the items of one small one over and over with their own guids."""
    path = os.path.join(context.scratch, f"long-{megabytes}.xml")
    text = next(iter(workload.feeds(1)))
    start, end = text.index("<item>"), text.rindex("</item>") + len("</item>")
    with open(path, "w", encoding="utf8") as out:
        out.write(text[:start])
        written, number = 0, 0
        while written < megabytes << 20:
            items = text[start:end].replace("<guid>", f"<guid>{number}-")
            written += out.write(items)
            number += 1
        out.write(text[end:])
    return path


def feeds(context):
    for label, folder, questions in feed_sets(context):
        ours = Ours(context.binary, "feed", questions, folder)
        bare = Ours(context.binary, "feed", questions, folder, ["--parse-only"])
        yield lambda: against_feedparser(context, label, folder, questions, ours)
        yield lambda: against_fastfeedparser(context, label, folder, questions, bare)
        yield lambda: against_sax(context, label, folder, questions, bare)
    path = long_feed(context, 20)
    questions = [{"id": "1", "file": os.path.basename(path)}]
    bare = Ours(context.binary, "feed", questions, context.scratch, ["--parse-only"])
    yield lambda: against_sax(context, "own, one feed of 20 MB", context.scratch, questions, bare)
    yield lambda: memory(context)


def memory(context):
    """Peak memory over a feed of 20 MB and over one ten times as long; both are read item by item."""
    peaks = []
    for megabytes in (20, 200):
        path = long_feed(context, megabytes)
        question = json.dumps({"id": "1", "file": path}) + "\n"
        # The kernel's own account of this one child, while the others of this process are left out of it.
        child = subprocess.Popen([context.binary, "feed", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        child.stdin.write(question.encode())
        child.stdin.close()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        os.remove(path)
        if child.returncode:
            raise Skip(f"nutgraf feed exited {child.returncode} on a feed of {megabytes} MB")
        peaks.append(usage.ru_maxrss / 1024)
    note = "Peak resident memory of the whole process; 1 is flat. The items wait in a file until the feed's fields, which stand first, are known."
    return Row("feeds, memory over 200 MB against 20 MB", "own, two feeds", f"{peaks[1]:.0f} MB", f"{peaks[0]:.0f} MB at 20 MB",
               [peaks[0] / peaks[1]], 0.8, note)


def against_feedparser(context, label, folder, questions, ours):
    peer = import_or_skip("feedparser")
    note = "Both parse, make links absolute and sanitise."
    return compare("feeds, parsed and sanitised", label, ours, lambda q: peer.parse(read(folder, q)), questions, "feedparser",
                   context.repetitions, 10, note, "feed")


def against_fastfeedparser(context, label, folder, questions, ours):
    peer = import_or_skip("fastfeedparser")
    note = "Neither sanitises; fastfeedparser gives up on what is not well formed. Ours also reads its questions and writes JSON."
    return compare("feeds, parsed only", label, ours, lambda q: peer.parse(read(folder, q)), questions, "fastfeedparser",
                   context.repetitions, None, note, "feed")


def against_sax(context, label, folder, questions, ours):
    compiler, config = shutil.which("cc") or shutil.which("gcc"), shutil.which("xml2-config")
    if not compiler or not config:
        raise Skip("needs a C compiler and libxml2-dev")
    program = os.path.join(context.scratch, "sax")
    flags = subprocess.run([config, "--cflags", "--libs"], capture_output=True, text=True).stdout.split()
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sax.c")
    built = subprocess.run([compiler, "-O2", "-Werror=implicit-function-declaration", "-o", program, source, *flags], capture_output=True, text=True)
    if built.returncode:
        raise Skip(f"sax.c does not compile: {built.stderr[:200]}")
    listing = os.path.join(context.scratch, "sax.list")
    with open(listing, "w", encoding="utf8") as out:
        out.writelines(os.path.join(folder, q["file"]) + "\n" for q in questions)
    # One pass is too short for the clock.
    passes = 5
    with open(listing, encoding="utf8") as once:
        text = once.read()
    with open(listing, "w", encoding="utf8") as out:
        out.write(text * passes)
    start = statistics.median(child_cpu([program])[0] for _ in range(5))
    pairs = alternate(ours.seconds, lambda: max(1e-4, (child_cpu([program], listing)[0] - start) / passes), context.repetitions)
    seconds = [statistics.median(p[i] for p in pairs) / len(questions) for i in (0, 1)]
    note = "A limit, not a peer: libxml2 in C reads and tokenises the files and keeps nothing. Ours also understands and writes JSON; it does not sanitise here."
    return Row("feeds, parsed only, against a bare SAX pass", label, each(seconds[0], "feed"), f"libxml2 {each(seconds[1], 'feed')}",
               [b / a for a, b in pairs], 0.25, note)


def page_sets(context):
    folder = os.path.join(context.scratch, "pages")
    os.makedirs(folder, exist_ok=True)
    own = []
    for number, text in enumerate(workload.pages(120)):
        own.append({"id": str(number), "file": f"{number}.html", "url": f"https://example.org/{number}"})
        with open(os.path.join(folder, f"{number}.html"), "w", encoding="utf8") as out:
            out.write(text)
    yield "own, 120 pages", folder, own
    dev = context.corpus("wire/extract/dev")
    if dev:
        kept = [{k: c[k] for k in ("id", "file", "url") if k in c} for c in cases(f"{dev}/cases.jsonl", 150)]
        yield f"corpora, {len(kept)} pages", dev, kept


def pages(context):
    for label, folder, questions in page_sets(context):
        ours = Ours(context.binary, "extract", questions, folder)
        loaded = [(read(folder, q), q.get("url")) for q in questions]
        yield lambda: against_trafilatura(context, label, loaded, ours)
        yield lambda: against_resiliparse(context, label, loaded, ours)


def against_trafilatura(context, label, loaded, ours):
    peer = import_or_skip("trafilatura")
    note = "Both find text, title, author and date. The peer is called as it comes, with metadata and its fall-back extractors on; it is not charged with unpacking, and what it caches stays warm from one repetition to the next."
    return compare("pages, text and metadata", label, ours, lambda p: peer.bare_extraction(p[0], url=p[1], with_metadata=True), loaded,
                   "trafilatura", context.repetitions, 6.5, note, "page")


def against_resiliparse(context, label, loaded, ours):
    import_or_skip("resiliparse")
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    note = "resiliparse is C++: a parser and rules for the main text, no title, author or date."
    return compare("pages, text alone; ours metadata too", label, ours,
                   lambda p: extract_plain_text(bytes_to_str(p[0], detect_encoding(p[0])), main_content=True), loaded,
                   "resiliparse", context.repetitions, None, note, "page")


def fragments(context):
    bodies = [text.split("<article>")[1].split("</main>")[0] + "<script>x()</script><p onclick='y()'>" for text in workload.pages(400)]
    sets = [("own, 400 fragments", [{"id": str(i), "input": b} for i, b in enumerate(bodies)])]
    dev = context.corpus("wire/extract/dev")
    if dev:
        whole = [read(dev, case).decode("utf8", "replace") for case in cases(f"{dev}/cases.jsonl", 60)]
        size = sum(len(text.encode()) for text in whole) / 1e6
        sets.append((f"corpora, {len(whole)} pages of {size:.1f} MB in all", [{"id": str(i), "input": b} for i, b in enumerate(whole)]))
    dev = context.corpus("wire/sanitise/dev")
    if dev:
        found = [{"id": c["id"], "input": c["input"]} for c in cases(f"{dev}/vectors.jsonl")]
        sets.append((f"corpora, {len(found)} attacks, 20 times", [dict(c, id=f"{c['id']}-{n}") for n in range(20) for c in found]))
    for label, questions in sets:
        yield lambda: against_nh3(context, label, questions)


def against_nh3(context, label, questions):
    peer = import_or_skip("nh3")
    ours = Ours(context.binary, "sanitise", questions)
    note = ("The verb sanitises each fragment twice (its answer's `twice`) and reads and writes JSON, so the peer cleans twice as well; nh3 (ammonia, Rust) "
            "and ours both build a tree as browsers do. JSON is most of our time: the peer is not charged with it.")
    return compare("fragments made harmless", label, ours, lambda q: peer.clean(peer.clean(q["input"])), questions, "nh3",
                   context.repetitions, 0.5, note, "fragment")


LEGAL = ("Inc.", "plc", "AG", "Ltd", "Corporation")


def listings(context, count=50_000):
    """A file of invented listed companies, and all names by which a gazetteer would look for them."""
    words = workload.Words(9)
    path, names = os.path.join(context.scratch, "listings.tsv"), {}
    with open(path, "w", encoding="utf8") as out:
        out.write("symbol\tname\texchange\tcountry\n")
        made = [*words.firms]
        while len(made) < count:
            made.append(f"{words.name()}{words.syllable()} {words.random.choice(('Holdings', 'Group', 'Works', 'Energy', 'Mining'))}")
        for number, firm in enumerate(made):
            name = f"{firm} {words.random.choice(LEGAL)}"
            out.write(f"S{number}\t{name}\tNYSE\tUnited States\n")
            names[name.lower()] = names[firm.lower()] = f"S{number}"
    return path, names


def tags(context):
    path, names = listings(context)
    reports = workload.reports(1_500)
    texts = [" ".join(r["sentences"]) if "sentences" in r else r["text"] for r in reports]
    long = ["\n".join(texts[i:i + 20]) for i in range(0, len(texts), 20)]
    for label, items in ((f"own, {len(texts)} reports", texts), (f"own, {len(long)} long texts", long)):
        ours = Ours(context.binary, "tag", [{"id": str(i), "text": t} for i, t in enumerate(items)], extra=("--securities", path))
        yield lambda: against_ahocorasick(context, label, items, ours, names)
        yield lambda: against_flashtext(context, label, items, ours, names)


def against_ahocorasick(context, label, items, ours, names):
    peer = import_or_skip("ahocorasick")
    automaton = peer.Automaton()
    for name, symbol in names.items():
        automaton.add_word(name, symbol)
    automaton.make_automaton()
    note = ("50,000 listings. The peer (C) finds names in the text and nothing more; ours also weighs them, finds people, places and topics, and reads and "
            "writes JSON.")
    return compare("companies found", label, ours, lambda t: list(automaton.iter(t.lower())), items, "pyahocorasick",
                   context.repetitions, None, note, "text")


def against_flashtext(context, label, items, ours, names):
    peer = import_or_skip("flashtext")
    finder = peer.KeywordProcessor()
    for name, symbol in names.items():
        finder.add_keyword(name, symbol)
    note = "The same names, by whole words; in Python."
    return compare("companies found", label, ours, finder.extract_keywords, items, "flashtext", context.repetitions, None, note, "text")

"""How the benchmarks measure: CPU seconds, ours and theirs in turn, the ratio of each pair, the median with the range.

Ours is a child process, charged with all it does (reading, writing JSON, freeing) less an empty run of the same verb.
A peer inside Python is charged with the calls alone: imports, reading the workload and writing its results are not counted.
"""
import gc
import json
import os
import resource
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass, field


class Skip(Exception):
    """A row that cannot be measured here; the message says why."""


@dataclass
class Row:
    task: str
    workload: str
    ours: str
    peer: str
    ratios: list = field(default_factory=list)
    goal: float | None = None
    note: str = ""
    skipped: str = ""

    def median(self):
        return statistics.median(self.ratios) if self.ratios else None

    def as_json(self):
        return {
            "task": self.task, "workload": self.workload, "ours": self.ours, "peer": self.peer, "goal": self.goal,
            "ratio": self.median(), "ratios": self.ratios, "note": self.note, "skipped": self.skipped,
        }


def child_cpu(command, stdin=None, cwd=None, output=None, timeout=900):
    """CPU seconds of a child process, and its standard output (or nothing when it went to `output`)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(stdin or os.devnull, "rb") as source:
        done = subprocess.run(command, stdin=source, stdout=output or subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd, timeout=timeout)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise Skip(f"{' '.join(command[:3])} exited {done.returncode}: {done.stderr.decode(errors='replace')[-200:].strip()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


class Ours:
    """The binary, one verb over JSON Lines."""

    def __init__(self, binary, verb, questions, folder=None, extra=()):
        self.command = [binary, *verb.split(), "--jsonl", *extra]
        self.folder = folder
        self.count = len(questions)
        handle, self.path = tempfile.mkstemp(suffix=".jsonl")
        with os.fdopen(handle, "w", encoding="utf8") as out:
            for question in questions:
                out.write(json.dumps(question, ensure_ascii=False) + "\n")
        self.start = statistics.median(child_cpu(self.command, cwd=folder)[0] for _ in range(5))

    def seconds(self):
        """CPU seconds without those of starting up."""
        with open(os.devnull, "wb") as nowhere:
            cpu, _ = child_cpu(self.command, self.path, self.folder, nowhere)
        return max(cpu - self.start, 1e-4)

    def answers(self):
        _, out = child_cpu(self.command, self.path, self.folder)
        return [json.loads(line) for line in out.decode("utf8").splitlines()]


def peer_cpu(work, items):
    """CPU seconds of `work` over the items in this process, and how many it failed on."""
    failed = 0
    gc.collect()
    start = time.process_time()
    for item in items:
        try:
            work(item)
        except Exception:
            failed += 1
    return time.process_time() - start, failed


def alternate(ours, theirs, repetitions):
    """Pairs of seconds, ours and theirs in turn, after one unmeasured pair that warms both."""
    ours(), theirs()
    return [(ours(), theirs()) for _ in range(repetitions)]


def compare(task, workload, ours, work, items, peer, repetitions, goal=None, note="", unit="item"):
    """A row: the peer's CPU seconds over ours for the same items."""
    failures = []

    def theirs():
        cpu, failed = peer_cpu(work, items)
        failures.append(failed)
        return cpu

    pairs = alternate(ours.seconds, theirs, repetitions)
    per = lambda seconds: each(statistics.median(seconds) / max(1, len(items)), unit)
    row = Row(task, workload, per([a for a, _ in pairs]), f"{peer} {per([b for _, b in pairs])}", [b / a for a, b in pairs], goal, note)
    if failures[-1]:
        row.note = f"{row.note} {peer} raised an error on {failures[-1]} of {len(items)}.".strip()
    spent = statistics.median(a for a, _ in pairs)
    if spent < 3 * ours.start:
        row.note = f"{row.note} Ours is short beside its own start-up ({spent:.3f} s and {ours.start:.3f} s): read it loosely.".strip()
    return row


def each(seconds, unit):
    """Seconds for one, as people read them: 0.31 ms a page."""
    if seconds >= 1:
        return f"{seconds:.2f} s a {unit}"
    return f"{seconds * 1e3:.2f} ms a {unit}" if seconds >= 1e-3 else f"{seconds * 1e6:.0f} µs a {unit}"

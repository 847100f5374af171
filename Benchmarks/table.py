"""Writes the rows as a Markdown table with the machine, the date and the versions beside it."""
import datetime
import os
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version

PEERS = ["feedparser", "fastfeedparser", "trafilatura", "resiliparse", "nh3", "datasketch", "scikit-learn", "rapidfuzz", "pyahocorasick", "flashtext"]

METHOD = """# Benchmarks

Made by `make bench`; do not edit. {task_count} measurements of {date}.

Only ratios are worth keeping: seconds belong to a machine and its load. Ours and the peer's run in turn, {repetitions} times after a pair that warms both, and each pair gives a ratio; the table has the median with the smallest and the largest. **Above 1 we are the quicker.** Time is CPU time, unless a note says otherwise. Ours is a process, charged with reading its input, its work and writing JSON, less an empty run of the same verb; a peer inside Python is charged with its calls alone, not with imports or with writing anything. The speed of a program that does less is marked as such: read the note before the figure.

“own” is a workload drawn by `Benchmarks/workload.py` from a fixed seed, of our own words: regular text, kinder than the world to every parser. “corpora” are real cases kept outside this repository (`--shared DIR`); rows with them appear where they are present.
"""


def machine():
    model = "unknown processor"
    try:
        with open("/proc/cpuinfo", encoding="utf8") as lines:
            model = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    load = os.getloadavg()[0]
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return f"{model}, {os.cpu_count()} cores, {system}; load {load:.1f} when the run began"


def versions(binary):
    found = []
    try:
        said = subprocess.run([binary, "--version"], capture_output=True, text=True, timeout=30).stdout.strip()
        found.append(f"nutgraf {said}")
    except OSError:
        found.append("nutgraf (version unknown)")
    for name in PEERS:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} not installed")
    found.append(f"Python {platform.python_version()}")
    for command in (["g++", "-dumpfullversion"], ["/usr/sbin/nginx", "-v"]):
        try:
            said = subprocess.run(command, capture_output=True, text=True, timeout=30)
            word = (said.stdout or said.stderr).strip().split("/")[-1]
            found.append(f"{os.path.basename(command[0])} {word}")
        except OSError:
            found.append(f"{os.path.basename(command[0])} absent")
    return found


def figure(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def markdown(rows, facts):
    lines = [METHOD.format(task_count=len([r for r in rows if r.ratios]), date=facts["date"], repetitions=facts["repetitions"])]
    lines.append(f"Machine: {facts['machine']}. Versions: {', '.join(facts['versions'])}.\n")
    lines.append("| task | workload | ours | peer | ratio, median [min–max] | goal |")
    lines.append("|---|---|---|---|---|---|")
    notes = []
    for row in rows:
        if row.skipped:
            continue
        mark = ""
        if row.note:
            if row.note not in notes:
                notes.append(row.note)
            mark = f" [{notes.index(row.note) + 1}]"
        ratio = f"{figure(row.median())} [{figure(min(row.ratios))}–{figure(max(row.ratios))}]"
        goal = "" if row.goal is None else f"≥ {row.goal:g}, {'met' if row.median() >= row.goal else 'missed'}"
        lines.append(f"| {row.task}{mark} | {row.workload} | {row.ours} | {row.peer} | {ratio} | {goal} |")
    lines.append("")
    lines += [f"{number}. {note}" for number, note in enumerate(notes, 1)]
    skipped = [f"- {row.task}: {row.skipped}" for row in rows if row.skipped]
    if skipped:
        lines += ["", "Not measured in this run:", "", *skipped]
    return "\n".join(lines) + "\n"


def facts(binary, repetitions):
    return {
        "date": datetime.date.today().isoformat(), "machine": machine(), "versions": versions(binary), "repetitions": repetitions,
    }

"""The tally: each step is one line of output, and passes only when nothing in it raises."""

import os
import re
import time
import traceback
from contextlib import contextmanager


class Failed(AssertionError):
    """A step saw something else than it should."""


def require(holds, words):
    """Raises with `words` when `holds` is false; an `assert` would vanish under `python -O`."""
    if not holds:
        raise Failed(words)


class Steps:
    """Counts what passed and failed, and photographs the pages of a failing step."""

    def __init__(self, folder):
        self.folder = folder
        self.passed = 0
        self.failed = 0
        self.pages = []
        self.start = time.monotonic()

    @contextmanager
    def step(self, words):
        """One step. A failure is reported and the next step goes on: it tells what else depends on it."""
        start = time.monotonic()
        try:
            yield
        except Exception as error:  # whatever went wrong, the step failed and the tally goes on
            self.failed += 1
            print(f"  FAIL  {words}  [{time.monotonic() - start:.1f} s]", flush=True)
            print(f"        {reason(error)}", flush=True)
            self.photograph(words)
        else:
            self.passed += 1
            print(f"  ok    {words}  [{time.monotonic() - start:.1f} s]", flush=True)

    def photograph(self, words):
        """Every open page, named after the step."""
        os.makedirs(self.folder, exist_ok=True)
        name = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60]
        for number, page in enumerate(page for page in self.pages if not page.is_closed()):
            try:
                page.screenshot(path=f"{self.folder}/{name}-{number}.png", full_page=True, timeout=5000)
            except Exception as error:  # a photograph that cannot be taken must not hide the failure
                print(f"        no photograph: {reason(error)}")

    def close(self):
        """The closing line; the exit code."""
        if self.failed:
            print(f"Photographs of the failing steps: {self.folder}")
        print(f"{self.passed} passed, {self.failed} failed in {time.monotonic() - self.start:.0f} s")
        return 1 if self.failed else 0


def reason(error):
    """An error in one or a few lines; where it came from, when it is not one of ours."""
    words = str(error).strip().split("\nCall log:")[0].strip()
    words = "\n        ".join(words.splitlines()[:12]) or type(error).__name__
    if isinstance(error, Failed):
        return words
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/Tests/Browser/" in frame.filename]
    place = f" (at {os.path.basename(frames[-1].filename)}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {words}{place}"


def eventually(words, look, seconds=10.0):
    """Looks again and again until `look` gives something true; raises when it never does."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f"waited {seconds:g} s in vain for {words}")
        time.sleep(0.15)

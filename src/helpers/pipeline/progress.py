"""How far a long stage has come: a bar on a terminal, and anywhere one line at its end, with its seconds."""

import sys
import time
from contextlib import contextmanager

from tqdm import tqdm

from helpers.problems import printable

AFTER = 2  # seconds: a shorter stage shows no bar


class Stage:
    """A stage that runs: its bar, when it began, and what it does `then`, after all `total` things are done."""

    def __init__(self, bar, total=None, then=""):
        self.bar, self.total, self.then = bar, total, then
        self.n, self.began, self.full = 0, time.monotonic(), None

    def update(self, n=1):
        """Move the bar on by `n`; at its end it says what is done then."""
        self.n += n
        self.bar.update(n)
        if self.full is None and self.n == self.total:
            self.full = time.monotonic()
            self.bar.set_postfix_str(self.then)

    def say(self, words, to=None):
        """Print one line above the bar."""
        self.bar.clear()
        print(printable(words), file=to or sys.stdout, flush=True)
        self.bar.refresh()

    def took(self):
        """Return in words how long the stage has run: "3.4 s", or "3.4 s, 1.2 s of it for …" where something came then."""
        now = time.monotonic()
        after = f", {now - self.full:.1f} s of it for {self.then}" if self.then and self.full is not None else ""
        return f"{now - self.began:.1f} s{after}"


@contextmanager
def stage(name, total=None, unit="article", then=""):
    """Yield the Stage called `name`, of `total` things to do (None: unknown); its bar is drawn on a terminal only.

    `then` says what the stage does when all are done.

    >>> with stage("Reading", 2, "file") as reading:
    ...     reading.update(2)
    ...     reading.say("Read 2 files")
    Read 2 files
    """
    with tqdm(total=total, desc=name, unit=unit, disable=None, delay=AFTER, leave=False, dynamic_ncols=True) as bar:
        yield Stage(bar, total, then)

"""How far a long stage has come: a bar on a terminal, and anywhere one line at its end, with its seconds."""

import sys
import time
from contextlib import contextmanager

from tqdm import tqdm

from helpers.problems import printable

AFTER = 2  # seconds: a shorter stage shows no bar


class Stage:
    """A stage that runs: its bar, and when it began."""

    def __init__(self, bar):
        self.bar, self.began = bar, time.monotonic()

    def update(self, n=1):
        """Move the bar on by `n`."""
        self.bar.update(n)

    def doing(self, words):
        """Say beside the bar what is being done."""
        self.bar.set_postfix_str(printable(words))

    def say(self, words, to=None):
        """Print one line above the bar."""
        self.bar.clear()
        print(printable(words), file=to or sys.stdout, flush=True)
        self.bar.refresh()

    def took(self):
        """Return in words how long the stage has run: "0.4 s"."""
        return f"{time.monotonic() - self.began:.1f} s"


@contextmanager
def stage(name, total=None, unit="article"):
    """Yield the Stage called `name`, of `total` things to do (None: unknown); its bar is drawn on a terminal only.

    >>> with stage("Reading", 2, "file") as reading:
    ...     reading.update(2)
    ...     reading.say("Read 2 files")
    Read 2 files
    """
    with tqdm(total=total, desc=name, unit=unit, disable=None, delay=AFTER, leave=False, dynamic_ncols=True) as bar:
        yield Stage(bar)

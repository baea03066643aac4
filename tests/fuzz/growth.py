"""Measures whether time grows faster than the text: CPU seconds on a string, and on one four times as long."""

import time
from typing import NamedTuple

from hypothesis import strategies as st

from tests.fuzz.texts import GLUED, SOUPS, sentences
from tests.fuzz.words import MARKS

TIMES = 4  # as long
FASTER = 10  # times the CPU seconds from which time grows faster than a text four times as long (quadratic is 16)
LEAST = 0.25  # CPU seconds below which nothing is said
TRIES = 3  # of which the quickest counts: the machine has other work


class Worst(NamedTuple):
    """A text of `unit` again and again between `head` and `tail`."""

    head: str
    unit: str
    tail: str

    def text(self, length):
        return self.head + self.unit * max(1, length // len(self.unit)) + self.tail


UNITS = st.one_of(st.sampled_from(MARKS), GLUED.map(lambda text: text[:60]), SOUPS.map(lambda text: f"{text[:80]} "),
                  sentences().map(lambda text: f"{text} "), sentences().map(lambda text: text.replace(".", "") + " "),
                  sentences().map(lambda text: f"{text}\n\n"))  # fmt: skip


def worst():
    """Return a strategy for Worsts."""
    ends = st.one_of(st.just(""), SOUPS)
    return st.builds(Worst, ends, UNITS, ends)


def seconds(work, text):
    began = time.process_time()
    work(text)
    return time.process_time() - began


def linear(work, case, length):
    """Assert that `work(text)` takes time in proportion to its text, from `length` characters on."""
    short, long = case.text(length), case.text(TIMES * length)
    work(short)  # what is loaded once is loaded
    once = many = float("inf")
    for _ in range(TRIES):
        once, many = min(once, seconds(work, short)), min(many, seconds(work, long))
        if many <= LEAST or many <= FASTER * once:
            return
    raise AssertionError(f"{many:.2f} CPU seconds for {len(long)} characters, {once:.3f} for {len(short)}: {case}")

"""How many inputs a target is given, from which seed, and what stops an input that never ends.

Without the environment's FUZZ a target gets its few, the same in every run (`make test`). FUZZ=long gives it its many, and
a number that number (`make fuzz N=…`). A long run goes in rounds of ROUND inputs, each with a seed of its own from SEED on,
so that memory stays bounded and one round can be run again.
"""

import os
import signal
import time
from contextlib import contextmanager

from hypothesis import HealthCheck, Phase, given, seed, settings

ROUND = 2000
LONGEST = 60  # CPU seconds after which one input is taken for one that never ends
NEVER_ENDS = 300  # seconds of the clock, where the work may be a child's
COMMON = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck), "print_blob": False,
          "report_multiple_bugs": False}  # fmt: skip
SHRINKING = (Phase.explicit, Phase.generate, Phase.target, Phase.shrink)


class NeverEnds(AssertionError):
    """An input on which the code ran too long."""


def asked(few, many):
    """Return how many inputs a target is to have: its `few`, its `many`, or as many as FUZZ says (never over `many`)."""
    wanted = os.environ.get("FUZZ", "")
    if not wanted:
        return few
    return many if wanted == "long" else max(1, min(int(wanted), many))


def first_seed():
    """Return the seed of the first round: the environment's SEED, else one of the day."""
    return int(os.environ.get("SEED") or time.time_ns() // 10**9)


def run(check, strategy, few, many, shrink=True):
    """Call `check` with inputs of `strategy`; return (how many, CPU seconds, the first seed or "" where it is fixed).

    A failure is raised with its input, made as small as it still fails.
    """
    done = [0]

    def checked(case):
        done[0] += 1
        with ended():
            check(case)

    phases = SHRINKING if shrink else (Phase.generate,)
    began, n = time.process_time(), asked(few, many)
    if not os.environ.get("FUZZ"):
        settings(COMMON_PROFILE, derandomize=True, max_examples=n, phases=phases)(given(strategy)(checked))()
        return done[0], time.process_time() - began, ""
    first = first_seed()
    for number, start in enumerate(range(0, n, ROUND)):
        profile = settings(COMMON_PROFILE, max_examples=min(ROUND, n - start), phases=phases)
        seed(first + number)(profile(given(strategy)(checked)))()
    return done[0], time.process_time() - began, first


COMMON_PROFILE = settings(**COMMON)


@contextmanager
def ended(cpu=LONGEST, clock=NEVER_ENDS):
    """Raise NeverEnds where the body takes over `cpu` CPU seconds, or `clock` seconds in all."""

    def late(number, frame):
        raise NeverEnds(f"still at work after {cpu} CPU seconds or {clock} seconds in all")

    before = [signal.signal(number, late) for number in (signal.SIGPROF, signal.SIGALRM)]
    signal.setitimer(signal.ITIMER_PROF, cpu)
    signal.setitimer(signal.ITIMER_REAL, clock)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in zip((signal.SIGPROF, signal.SIGALRM), before, strict=True):
            signal.signal(number, handler)

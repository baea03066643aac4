"""The fixture by which a target is given its inputs, and the table of inputs and CPU time at the end of a run."""

import os

import pytest

from tests.fuzz.running import run


@pytest.fixture
def fuzz(record_property):
    """The function that calls `check` with the inputs of a strategy: a few in `make test`, many in `make fuzz`."""

    def fuzzing(check, strategy, *, few, many, shrink=True):
        if not few and not os.environ.get("FUZZ"):
            pytest.skip("a target of the long run alone: make fuzz")
        n, seconds, seed = run(check, strategy, few, many, shrink)
        record_property("fuzz", (n, round(seconds, 1), seed))

    return fuzzing


def pytest_terminal_summary(terminalreporter):
    rows = [
        (report.nodeid.split("/")[-1], *value)
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == "fuzz" and report.when == "call"
    ]
    if any(seed != "" for *_, seed in rows):
        terminalreporter.section("inputs, CPU seconds and first seed of each target that held")
        for name, n, seconds, seed in sorted(rows):
            terminalreporter.line(f"{n:>8,} {seconds:>9.1f} {seed:>12}  {name}")

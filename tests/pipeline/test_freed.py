"""Memory that a step has freed is given back."""

import sys
from pathlib import Path

import pytest

from helpers.pipeline.freed import give_back

PAGES = Path("/proc/self/statm")


def resident():
    return int(PAGES.read_text().split()[1]) * 4096


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux says how much memory a process holds in /proc"
)
def test_small_things_that_were_many_leave_no_memory_behind():
    before = resident()
    many = [str(n) * 20 for n in range(1_000_000)]
    held = resident() - before
    del many
    give_back()
    assert held > 50_000_000 and resident() - before < held / 3

"""What was chosen for a run comes by environment, and what cannot be taken is one line."""

from pathlib import Path

import pytest

from helpers.problems import DatelineError
from helpers.reporting.choices import from_environment


def test_what_is_not_chosen_is_the_sample_on_this_machine():
    chosen = from_environment({"TEXT": "", "WORKERS": "", "ENGINE": "", "KEEP_GOING": ""})
    assert (chosen.corpus, chosen.build, chosen.text) == (Path("data/sample"), Path("build"), "full")
    assert (chosen.engine, chosen.workers, chosen.keep_going, chosen.jobs) == ("local", None, False, 2)
    assert chosen.decided == [Path("data/corrections")]


def test_of_ones_own_articles_excerpts_are_shown_and_ones_own_corrections_count():
    chosen = from_environment({"CORPUS": "data/mine/"})
    assert chosen.text == "excerpt" and chosen.decided[1] == Path("data/mine/corrections")
    assert from_environment({"CORPUS": "./data/sample/"}).text == "full"


def test_workers_engine_and_keep_going_reach_the_run():
    chosen = from_environment({"WORKERS": "1", "ENGINE": "dask", "KEEP_GOING": "1"})
    assert (chosen.workers, chosen.engine, chosen.keep_going) == (1, "dask", True)
    assert from_environment({"ENGINE": "tcp://node:8786"}).engine == "tcp://node:8786"
    assert from_environment({"SCHEDULER": "tcp://node:8786"}).engine == "tcp://node:8786"


def test_at_most_four_kernels_run_at_once():
    assert from_environment({"JOBS": "64"}).jobs == 4 and from_environment({"JOBS": "1"}).jobs == 1


@pytest.mark.parametrize(("name", "value", "message"), [
    ("CORPUS", "", "CORPUS is empty; name a folder"), ("BUILD", "", "BUILD is empty; name a folder"),
    ("BUILD", "caf\udce9", "the name is not UTF-8"), ("TEXT", "none", "there is no TEXT=none; use one of full, excerpt"),
    ("JOBS", "two", "JOBS=two is no number of processes"), ("WORKERS", "0", "WORKERS=0 is no number"),
    ("WORKERS", "-1", "WORKERS=-1 is no number"), ("KEEP_GOING", "maybe", "KEEP_GOING=maybe is neither yes nor no"),
])  # fmt: skip
def test_a_choice_that_is_none_is_refused_with_what_to_do(name, value, message):
    with pytest.raises(DatelineError, match=message):
        from_environment({name: value})

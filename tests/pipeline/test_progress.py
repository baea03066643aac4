"""How far a long stage has come: a bar on a terminal, no bar in a log, and one line with its seconds in both."""

import io
import re
import sys

import pytest

from helpers.pipeline import progress
from helpers.pipeline.__main__ import read


class Terminal(io.StringIO):
    def isatty(self):
        return True


def run(monkeypatch, stream):
    monkeypatch.setattr(progress, "AFTER", 0)
    monkeypatch.setattr(sys, "stderr", stream)
    with progress.stage("Reading", 3, "file", then="near-copies") as reading:
        for _ in range(3):
            reading.update()
        reading.say("Made one\x1b[2J")
        took = reading.took()
    return took, stream.getvalue()


def test_on_a_terminal_a_stage_has_a_bar_that_names_it_and_how_much_is_done(monkeypatch, capsys):
    took, shown = run(monkeypatch, Terminal())
    assert "Reading: 100%" in shown and "3/3" in shown
    assert capsys.readouterr().out == "Made one\\x1b[2J\n", "what controls a terminal is escaped"


def test_in_a_log_there_is_no_bar(monkeypatch):
    assert run(monkeypatch, io.StringIO())[1] == ""


def test_the_seconds_are_told_and_those_of_what_came_after_the_last_thing(monkeypatch):
    took, _ = run(monkeypatch, io.StringIO())
    assert re.fullmatch(r"\d+\.\d s, \d+\.\d s of it for near-copies", took)
    with progress.stage("Pages") as pages:
        assert re.fullmatch(r"\d+\.\d s", pages.took())


def test_reading_says_in_one_line_what_it_read_and_how_long_that_took(tmp_path, capsys):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/one.txt").write_text("The bridge opened on Tuesday. “It works,” Ana Ruiz said.")
    read(tmp_path / "mine", tmp_path / "tables", n_files=1)
    (line,) = capsys.readouterr().out.splitlines()
    assert re.search(r"^Read 1 articles from .* \(\d+\.\d s, \d+\.\d s of it for near-copies\)$", line)


@pytest.mark.parametrize("stream", [Terminal, io.StringIO])
def test_a_stage_that_fails_leaves_the_error_as_it_is(monkeypatch, stream):
    monkeypatch.setattr(sys, "stderr", stream())
    with pytest.raises(ValueError, match="broken"), progress.stage("Reading", 3):
        raise ValueError("broken")

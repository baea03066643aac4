"""Chromium prints in its sandbox where it can have one, loads nothing, and what it cannot do is said."""

import stat

import pytest

from helpers.problems import DatelineError
from helpers.reporting import printing

PRINTS = """#!/bin/sh
echo "$@" >> "{log}"
{refuse}
for option in "$@"; do case "$option" in --print-to-pdf=*) echo %PDF- > "${{option#--print-to-pdf=}}";; esac; done
"""
REFUSE = 'case "$*" in *--no-sandbox*) ;; *) echo "No usable sandbox! Update your kernel" >&2; exit 1;; esac'


@pytest.fixture
def printer(tmp_path, monkeypatch):
    """A stand-in for Chromium that notes how it was called; `refuse` is shell that runs first."""

    def made(refuse="", root=False):
        program, log = tmp_path / "chromium", tmp_path / "log"
        program.write_text(PRINTS.format(log=log, refuse=refuse))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        for name in ("one", "two"):
            (tmp_path / "timeline").mkdir(exist_ok=True)
            (tmp_path / f"timeline/{name}.report.json").write_text("{}")
            (tmp_path / f"timeline/{name}.html").write_text("<p>x")
        monkeypatch.setattr(printing, "browser", lambda: str(program))
        monkeypatch.setattr(printing, "_is_root", lambda: root)
        said = []
        pdfs = list(printing.print_reports(tmp_path / "index.html", said.append))
        return pdfs, log.read_text().splitlines(), said

    return made


def test_it_prints_in_the_sandbox_where_there_is_one(printer):
    pdfs, calls, said = printer()
    assert len(pdfs) == 2 and not [call for call in calls if "--no-sandbox" in call] and not said


def test_it_prints_without_it_where_it_cannot_start_and_says_so_once(printer):
    pdfs, calls, said = printer(REFUSE)
    assert len(pdfs) == 2 and ["--no-sandbox" in call for call in calls] == [False, True, True]
    assert said == ["Chromium prints without its sandbox: this machine lets it have none"]


def test_it_prints_without_it_for_root_and_says_so_once(printer):
    pdfs, calls, said = printer(root=True)
    assert len(pdfs) == 2 and all("--no-sandbox" in call for call in calls)
    assert said == ["Chromium prints without its sandbox: it refuses one to the user root"]


def test_another_fault_is_no_reason_to_leave_the_sandbox(printer, tmp_path):
    with pytest.raises(DatelineError, match="one.html: Chromium printed nothing .out of paper"):
        printer('echo "out of paper" >&2; exit 1')
    assert "--no-sandbox" not in (tmp_path / "log").read_text()


@pytest.mark.parametrize("option", ["--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://127.0.0.1:9"])
def test_it_can_reach_no_other_machine(printer, option):
    assert all(option in call for call in printer()[1])


def test_what_it_says_is_one_line_that_no_terminal_obeys(printer):
    with pytest.raises(DatelineError) as error:
        printer(r"printf 'a\n\033[31mred' >&2; exit 1")
    assert r"(\x1b[31mred)" in str(error.value)


def test_where_it_says_nothing_that_is_said(printer):
    with pytest.raises(DatelineError, match="printed nothing .it said nothing"):
        printer("exit 1")

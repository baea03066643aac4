"""A problem is a row; an error that ends a run is one line that says why."""

import re
from pathlib import Path

import pandas as pd
import pytest

from helpers.problems import DatelineError, Problems, join, one_line_errors, printable
from helpers.tables import TableError, empty


def test_a_problem_is_a_row_on_one_line_with_its_stage_and_how_bad_it_is():
    found = Problems("reading")
    found.add("two\n  lines\tof\x1b[31m it", source_path="a\nb.txt")
    found.add("what", article_id="a1", severity="warning", stage="dates")
    assert found.frame()[["source_path", "article_id", "stage", "severity", "message"]].values.tolist() == [
        ["a\\x0ab.txt", "", "reading", "error", "two lines of\\x1b[31m it"],
        ["", "a1", "dates", "warning", "what"],
    ]


def test_no_problems_and_none_joined_are_the_empty_table():
    for frame in (Problems("reading").frame(), join(), join(empty("problems"))):
        pd.testing.assert_frame_equal(frame, empty("problems"))


def test_problems_joined_keep_their_order():
    first, second = Problems("reading"), Problems("dates")
    first.add("one")
    second.add("two")
    joined = join(first.frame(), empty("problems"), second.frame())
    assert joined["message"].tolist() == ["one", "two"] and joined.index.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("plain – “fine”, Zoë", "plain – “fine”, Zoë"),
        ("\x00\x1f\x7f\x9f", r"\x00\x1f\x7f\x9f"),
        ("a\u202eb\u2066c\u200fd\ufeff", r"a\u202eb\u2066c\u200fd\ufeff"),
        ("caf\udce9 \ud800 \udc80 \udcff", r"caf\xe9 \ud800 \x80 \xff"),
        (7, "7"),
    ],
)
def test_what_a_terminal_or_a_reader_would_obey_is_shown_as_an_escape(words, shown):
    assert printable(words) == shown


def ended(error):
    def main():
        raise error

    with pytest.raises(SystemExit) as end:
        one_line_errors(main)
    return end.value


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (DatelineError("a.yaml: no\n such  thing\x1b"), "dateline: a.yaml: no such thing\\x1b"),
        (TableError("table 'dates': no"), "dateline: table 'dates': no"),
        (KeyboardInterrupt(), "dateline: stopped; what was finished is kept"),
        (BrokenPipeError(), 1),
    ],
)
def test_an_error_ends_the_process_with_one_line_and_no_traceback(error, said):
    end = ended(error)
    assert end.code == said and end.__suppress_context__


def test_an_error_of_our_own_says_so_and_keeps_its_traceback_in_a_file(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    said = ended(KeyError("x" * 300)).code
    match = re.fullmatch(
        r"dateline: a fault of Dateline's own \(KeyError: 'x{199}\); please report it with (\S+)", said
    )
    assert "Traceback" in Path(match[1]).read_text(encoding="utf-8")
    assert Path(match[1]).name.startswith("dateline-") and match[1].endswith(".log")


def test_where_no_file_can_be_made_the_traceback_is_shown(monkeypatch, capsys):
    monkeypatch.setattr("tempfile.NamedTemporaryFile", lambda *a, **k: (_ for _ in ()).throw(OSError()))
    assert ended(ValueError("odd")).code.endswith("(ValueError: odd); please report it with the lines above")
    assert "Traceback" in capsys.readouterr().err


def test_what_ends_well_says_nothing(capsys):
    assert one_line_errors(lambda: 7) is None
    assert capsys.readouterr() == ("", "")

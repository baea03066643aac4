"""No cell of a CSV or a workbook is run by a spreadsheet, broken over rows, or lost unseen."""

import csv
import io
import zipfile

import openpyxl
import pandas as pd
import pytest

from helpers.export.cells import csv_text, guarded
from helpers.export.workbook import MOST_CHARACTERS, workbook
from helpers.tables import read_table

RUN = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "＝1+1", "＋1+1", "－1+1", "＠SUM(A1)", "\t=1+1", "\tplain", "\r=1+1", "\rplain", "\n=1+1",
    " =1+1", "\u00a0=1+1", "\u200b=1+1", "\ufeff=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")', "\x0b=1",
]  # fmt: skip


@pytest.mark.parametrize("text", RUN, ids=repr)
def test_what_a_spreadsheet_would_run_is_led_by_an_apostrophe_in_csv(text):
    (row,) = list(csv.reader(io.StringIO(csv_text(pd.DataFrame({"said": [text]})), newline="")))[1:]
    assert row == [f"'{text}"]


@pytest.mark.parametrize("text", RUN, ids=repr)
def test_what_a_spreadsheet_would_run_is_a_text_in_the_workbook(text):
    cell = openpyxl.load_workbook(io.BytesIO(workbook({"s": pd.DataFrame({"said": [text]})})))["s"]["A2"]
    assert cell.data_type == "s" and cell.value.startswith("'") and cell.hyperlink is None


@pytest.mark.parametrize("text", ["plain", "-", "=", "a=1", "5 - 3", "", "– dash", "“Yes”"])
def test_what_is_no_formula_stays_as_it_is(text):
    assert guarded(text) == text


def test_a_heading_is_guarded_as_a_cell_is():
    assert csv_text(pd.DataFrame({"=1+1": ["a"]})).startswith("'=1+1\n")


@pytest.mark.parametrize("text", ["a\rb", "a\nb", "a\r\nb", 'a"b', "a,b"])
def test_a_cell_reads_back_as_it_was_written_and_is_one_cell(text):
    made = csv_text(pd.DataFrame({"one": [text], "two": ["x"]}))
    assert list(csv.reader(io.StringIO(made, newline="")))[1] == [text, "x"] and made.endswith("\n")
    assert f'"{text.replace(chr(34), chr(34) * 2)}",x' in made, "quoted, so that no reader ends the row there"


def test_lines_end_in_a_line_feed_alone():
    assert csv_text(pd.DataFrame({"a": ["x", "y"], "n": [1, 2]})) == "a,n\nx,1\ny,2\n"


def test_a_text_longer_than_a_cell_of_excel_is_cut_and_says_so():
    long = "w" * (MOST_CHARACTERS + 1)
    made = openpyxl.load_workbook(io.BytesIO(workbook({"s": pd.DataFrame({"said": [long, long[:-1]]})})))["s"]
    assert len(made["A2"].value) <= MOST_CHARACTERS and made["A2"].value.endswith("the CSV has all)")
    assert made["A3"].value == long[:-1]


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ufffeb", "a\ud800b"], ids=repr)
def test_what_xml_cannot_hold_is_left_out_of_the_workbook(text):
    made = openpyxl.load_workbook(io.BytesIO(workbook({"s": pd.DataFrame({"said": [text]}, dtype=object)})))["s"][
        "A2"
    ].value
    assert made in ("ab", "a\\x00b")


def test_a_text_that_excel_would_decode_stays_what_it_was():
    made = workbook({"s": pd.DataFrame({"said": ["_x003D_1+1"]})})
    assert b"_x005F_x003D_1+1" in b"".join(
        zipfile.ZipFile(io.BytesIO(made)).read(n) for n in zipfile.ZipFile(io.BytesIO(made)).namelist()
    )


def test_a_day_before_excel_counts_is_a_text():
    frame = pd.DataFrame({"day": [pd.Timestamp("0001-01-01").as_unit("s"), pd.Timestamp("2018-07-12")]}, dtype=object)
    made = openpyxl.load_workbook(io.BytesIO(workbook({"s": frame})))["s"]
    assert made["A2"].value == "0001-01-01" and str(made["A3"].value)[:10] == "2018-07-12"


def test_a_workbook_does_not_tell_when_it_was_made(monkeypatch):
    import time

    frame = pd.DataFrame({"said": ["a", "b"]})
    first = workbook({"s": frame})
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert workbook({"s": frame}) == first
    assert {member.date_time[0] for member in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {1980}
    assert b"2026" not in zipfile.ZipFile(io.BytesIO(first)).read("docProps/core.xml")


def test_lists_of_a_table_that_was_read_are_json_as_those_in_memory_are(tmp_path):
    stories = pd.DataFrame({"words": [["Ana Ruiz", "a, b"], []]})
    stories.to_parquet(tmp_path / "stories.parquet")
    assert csv_text(read_table(tmp_path, "stories")) == csv_text(stories) == 'words\n"[""Ana Ruiz"", ""a, b""]"\n[]\n'

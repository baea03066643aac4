"""The rows of a workbook that are written as XML here are read back as what they were."""

import io

import openpyxl
import pandas as pd

from helpers.export.workbook import AT_ONCE, workbook


def read_back(frame):
    sheet = openpyxl.load_workbook(io.BytesIO(workbook({"first": frame, "second": frame.head(1)})))["first"]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_texts_numbers_days_and_gaps_come_back():
    frame = pd.DataFrame({
        "said": [" a\r\nb & <c>", "", "007"], "n": [1, 2, 3], "share": [0.5, float("nan"), float("inf")], "copy": [True, False, True],
        "published": pd.to_datetime(["2018-07-06", None, "1850-01-02"]), "spans": [[[0, 4]], [], [[1, 2], [3, 4]]],
    })  # fmt: skip
    title, *rows = read_back(frame)
    assert title == list(frame.columns)
    assert rows == [
        [" a\r\nb & <c>", 1, 0.5, True, pd.Timestamp("2018-07-06").to_pydatetime(), "[[0, 4]]"],
        [None, 2, None, False, None, "[]"],
        ["007", 3, None, True, "1850-01-02", "[[1, 2], [3, 4]]"],
    ]


def test_no_row_is_lost_where_rows_are_written_some_at_a_time():
    n = AT_ONCE + 3
    assert [row[0] for row in read_back(pd.DataFrame({"n": range(n)}))] == ["n", *range(n)]

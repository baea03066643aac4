"""Frames as an Excel workbook: Excel runs no text, a cut is marked, and the same frames give the same bytes."""

import io
import re
import zipfile
from datetime import datetime

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.writer.excel import ExcelWriter

from helpers.export.cells import guarded

MOST_ROWS = 1_000_000  # a little less than a sheet of Excel holds
MOST_CHARACTERS = 32_767  # as many as a cell of Excel holds
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ as A; the underscore is escaped
TIMESTAMP = datetime(1980, 1, 1)  # fixed: the time of writing would make the bytes of two equal builds differ


def workbook(sheets):
    """Return `sheets` (a dict of name to frame) as an Excel workbook (bytes).

    A sheet holds at most MOST_ROWS rows; the CSV has all. A text that is too long for a cell is cut, and its end says so.
    Characters that XML cannot hold are left out.
    """
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = TIMESTAMP
    for name, frame in sheets.items():
        _fill(book.create_sheet(name), frame.head(MOST_ROWS))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()  # Workbook.save would write the current time
    return _without_times(buffer)


def _without_times(buffer):
    made = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, TIMESTAMP.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return made.getvalue()


def _fill(sheet, frame):
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, name, Font(bold=True)) for name in frame.columns])
    for row in frame.itertuples(index=False):
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet, value, font=None):
    value = guarded(value)
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime() if value.year > 1900 else str(value.date())  # Excel counts days from 1900
    if value is None or value is pd.NaT or isinstance(value, float) and pd.isna(value):
        return None
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, _held(value))
    cell.data_type = "s"  # text, even if it looks like a number or a formula
    if font:
        cell.font = font
    return cell


def _held(text):
    text = ESCAPE.sub("_x005F_", NOT_XML.sub("", text))
    if len(text) <= MOST_CHARACTERS:
        return text
    note = (
        f" … (cut: the text has {len(text):,} characters, a cell of Excel holds {MOST_CHARACTERS:,}; the CSV has all)"
    )
    return text[: MOST_CHARACTERS - len(note)] + note

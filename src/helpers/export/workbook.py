"""Frames as an Excel workbook: Excel runs no text, a cut is marked, and the same frames give the same bytes."""

import io
import math
import re
import zipfile
from datetime import datetime
from xml.sax.saxutils import escape

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils.datetime import to_excel
from openpyxl.writer.excel import ExcelWriter

from helpers.export.cells import guarded
from helpers.tables.rows import values_of

MOST_ROWS = 1_000_000  # a little less than a sheet of Excel holds
MOST_CHARACTERS = 32_767  # as many as a cell of Excel holds
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ as A; the underscore is escaped
RETURN = {"\r": "&#13;"}  # XML would read it as a line break
SHORT = 40  # characters of a text whose cell is kept
AT_ONCE = 1000  # rows whose cells are in memory at the same time
TIMESTAMP = datetime(1980, 1, 1)  # fixed: the time of writing would make the bytes of two equal builds differ


def workbook(sheets):
    """Return `sheets` (a dict of name to frame) as an Excel workbook (bytes).

    A sheet holds at most MOST_ROWS rows; the CSV has all. A text that is too long for a cell is cut, and its end says so.
    Characters that XML cannot hold are left out.

    openpyxl makes the workbook with the first row of each sheet. The other rows are written here, since openpyxl takes ten
    times as long: it makes an object of each cell.
    """
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = TIMESTAMP
    for name, frame in sheets.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.append([_title(sheet, column) for column in frame.columns])
        day = WriteOnlyCell(sheet, TIMESTAMP).style_id
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        ExcelWriter(book, archive).save()  # Workbook.save would write the current time
    members = [f"xl/worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    return _filled(buffer, dict(zip(members, sheets.values(), strict=True)), day)


def _title(sheet, name):
    cell = WriteOnlyCell(sheet, _held(guarded(str(name))))
    cell.data_type, cell.font = "s", Font(bold=True)
    return cell


def _filled(buffer, frames, day):
    """Return the workbook in `buffer` (bytes) with the rows of `frames` (by member), and without the time of writing."""
    made = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, TIMESTAMP.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            before, end, after = old.read(name).partition(b"</sheetData>")
            with new.open(member, "w") as file:
                file.write(before)
                for piece in _rows(frames[name], day) if name in frames else ():
                    file.write(piece.encode("utf-8"))
                file.write(end + after)
    return made.getvalue()


def _rows(frame, day):
    """Yield the XML of the rows of `frame`, AT_ONCE at a time; `day` is the number of the style of days."""
    known = [Cells(day) for _ in frame.columns]
    for first in range(0, min(len(frame), MOST_ROWS), AT_ONCE):
        few = frame.iloc[first : min(first + AT_ONCE, MOST_ROWS)]
        columns = [_column(few.iloc[:, place], cells, day) for place, cells in enumerate(known)]
        yield "".join(f"<row>{''.join(cells)}</row>" for cells in zip(*columns, strict=True))


class Cells(dict):
    """The XML of a column's cells by value, made when it is first asked for; those of long texts are not kept."""

    def __init__(self, day):
        self.day = day

    def __missing__(self, value):
        made = _cell(value, self.day)
        if not isinstance(value, str) or len(value) <= SHORT:
            self[value] = made
        return made


def _column(column, cells, day):
    """Return the XML of each cell of `column`; `cells` are those of earlier rows."""
    repeats = isinstance(column.dtype, pd.StringDtype) or pd.api.types.is_datetime64_any_dtype(column)
    return [cells[value] if repeats else _cell(value, day) for value in values_of(column)]


def _cell(value, day):
    """Return the XML of a cell; text is text, even if it looks like a number or a formula."""
    value = guarded(value)
    if isinstance(value, pd.Timestamp):
        if value.year > 1900:  # Excel counts days from 1900
            return f'<c s="{day}"><v>{to_excel(value.to_pydatetime())}</v></c>'
        value = str(value.date())
    if value is None or value is pd.NaT or value == "" or isinstance(value, float) and not math.isfinite(value):
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{value:d}</v></c>'
    if not isinstance(value, str):
        return f"<c><v>{value!r}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(_held(value), RETURN)}</t></is></c>'


def _held(text):
    text = text if text.isprintable() else NOT_XML.sub("", text)  # most are
    text = ESCAPE.sub("_x005F_", text) if "_x" in text else text
    if len(text) <= MOST_CHARACTERS:
        return text
    note = (
        f" … (cut: the text has {len(text):,} characters, a cell of Excel holds {MOST_CHARACTERS:,}; the CSV has all)"
    )
    return text[: MOST_CHARACTERS - len(note)] + note

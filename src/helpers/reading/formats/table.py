"""Tables: CSV and TSV, Parquet, Excel, one article a row; columns by the common names or the reader's own mapping."""

import csv
import io
import re
from itertools import chain, islice

from helpers.reading import limits
from helpers.reading.days import day_in
from helpers.reading.encoding import decode
from helpers.reading.fields import draft_of, mapping
from helpers.reading.source import Unreadable

FORMATS = {
    "csv": "CSV, TSV or semicolons, one article a row",
    "parquet": "Parquet, one article a row",
    "excel": "Excel, one article a row",
}
PEEKED = 1000  # rows looked at for the order of day and month
SLASHED = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-]\d{4}")
SEPARATORS = ",;\t|"


def recognises(source):
    """Parquet and Excel by their first bytes; CSV by a first line of names, two of which are known or its name."""
    return _kind(source) != ""


def _kind(source):
    if source.head.startswith(b"PAR1"):
        return "parquet"
    if source.head.startswith(b"PK\x03\x04"):
        return (
            "excel"
            if b"[Content_Types].xml" in source.head and b"xl/" in source.head or source.name.lower().endswith(".xlsx")
            else ""
        )
    if b"\x00" in source.head and not source.head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ""
    names = _header(source)[0]
    known = mapping(names)
    if len(names) > 1 and ("text" in known and len(known) >= 2 or source.name.lower().endswith((".csv", ".tsv"))):
        return "csv"
    return ""


def _header(source):
    """Return (names, separator) of the first row."""
    text = source.head_text.lstrip("\ufeff").lstrip()
    first = text.split("\n", 1)[0]
    best = max(SEPARATORS, key=lambda mark: (len(mapping(first.split(mark))), first.count(mark)))
    try:
        return next(csv.reader(io.StringIO(text[:4096]), delimiter=best)), best
    except (csv.Error, StopIteration):
        return [], best


def read(source, columns=None):
    """Yield the articles of `source`; `columns` is the reader's own {field: column}."""
    kind = _kind(source)
    rows = {"parquet": _parquet, "excel": _excel, "csv": _csv}[kind](source)
    first = list(islice(rows, PEEKED))
    if not first:
        source.note("is a table without rows; delete it or export it again", "warning")
        return
    chosen = mapping(first[0], columns)
    if "text" not in chosen:
        raise Unreadable(
            f"has no column with the texts: it has {', '.join(map(str, list(first[0])[:20]))}; name one 'text' "
            "(and title, outlet, published), or say which it is in the parameters (columns: {text: its name})"
        )
    day_first = _day_first(row.get(chosen.get("published")) for row in first)
    for number, row in enumerate(chain(first, rows), 1):
        draft = draft_of(row, chosen)
        if day_first is not None and isinstance(draft.published, str):
            draft.published = day_in(draft.published, day_first) or draft.published
        draft.number, draft.format = number, kind
        yield draft


def _day_first(values):
    """Tell from a column whether 3/4/2018 is 3 April: True, False, or None where no row of it decides."""
    found = [SLASHED.match(value) for value in values if isinstance(value, str)]
    firsts = {int(match[1]) > 12 for match in found if match}
    seconds = {int(match[2]) > 12 for match in found if match}
    if (True in firsts) == (True in seconds):
        return None
    return True in firsts


def _csv(source):
    names, separator = _header(source)
    csv.field_size_limit(limits.FIELD)
    with source.open() as file:
        if source.head.startswith((b"\xff\xfe", b"\xfe\xff")):
            lines = io.StringIO(source.text, newline="")
        else:
            lines = io.StringIO(source.text, newline="") if source.size <= 2**24 else _decoded(file)
        rows = csv.reader(lines, delimiter=separator)
        try:
            for row in rows:
                if any(row):
                    break
            names = [name.lstrip("\ufeff") for name in row]
            for row in rows:
                if not any(row):
                    continue
                if len(row) < len(names):
                    source.note(f"its row that ends at line {rows.line_num} has {len(row)} of {len(names)} columns; "
                                "it may have been cut off: export it again", "warning")  # fmt: skip
                yield dict(zip(names, row, strict=False))
        except csv.Error as error:
            source.note(f"its rows after line {rows.line_num} could not be read ({error}); export it again", "error")


def _decoded(file):
    for line in file:
        try:
            yield line.decode("utf-8-sig")
        except UnicodeDecodeError:
            yield decode(line)[0]


def _parquet(source):
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(source.path or io.BytesIO(source.data))
        for batch in table.iter_batches(batch_size=1000):
            yield from batch.to_pylist()
    except Exception as error:
        raise Unreadable(f"is not whole Parquet ({str(error).splitlines()[0][:120]}); write it again") from None


def _excel(source):
    import openpyxl

    from helpers.reading.formats.archive import check_zip

    check_zip(source)
    try:
        book = openpyxl.load_workbook(io.BytesIO(source.data), read_only=True, data_only=True)
    except Exception as error:
        raise Unreadable(f"cannot be opened as Excel ({type(error).__name__}); save it again as .xlsx") from None
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        names = next((row for row in rows if any(row)), ())
        if "text" not in mapping([name for name in names if name]) and len(book.worksheets) > 1:
            continue
        for row in rows:
            if any(cell is not None for cell in row):
                yield {name: cell for name, cell in zip(names, row, strict=False) if name}

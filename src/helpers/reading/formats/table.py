"""Tables: CSV and TSV, Parquet, Excel, one article a row; columns by the common names or the reader's own mapping."""

import re
from itertools import chain, islice

from helpers.reading import limits
from helpers.reading.days import day_in, with_century
from helpers.reading.fields import mapping
from helpers.reading.formats.archive import check_zip
from helpers.reading.formats.rows import Rows
from helpers.reading.formats.separated import csv_rows, header, in_one
from helpers.reading.source import Unreadable

FORMATS = {
    "csv": "CSV, TSV or semicolons, one article a row",
    "parquet": "Parquet, one article a row",
    "excel": "Excel, one article a row",
}
ROWS_AT_ONCE = 1000  # of Parquet
PEEKED = 1000  # rows looked at for the order of day and month
LONG = 100  # characters a row from which a column may hold the texts
TEASER = 200  # characters a row, below which a column may hold the beginnings of the texts
MUCH = 3  # times as long
ABOVE_NAMES = 20  # rows of a sheet that may stand above the names of its columns: what was searched for, by whom
SLASHED = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-]\d{4}|\s*(\d{1,2})/(\d{1,2})/\d{2}(?!\d)")
YEAR_FIRST = re.compile(r"^\s*([0-2]\d)[/.](\d\d)[/.](\d\d)(?![\d/.])")
NAMED = (".csv", ".tsv", ".tab")


def recognises(source):
    """Parquet and Excel by their first bytes; CSV by its name, or a first line of names, two of which are known."""
    return kind_of(source) != ""


def kind_of(source):
    """Return csv, parquet, excel, or nothing where `source` is no table."""
    if source.head.startswith(b"PAR1"):
        return "parquet"
    if source.head.startswith(b"PK\x03\x04"):
        return (
            "excel"
            if b"[Content_Types].xml" in source.head and b"xl/" in source.head or source.name.lower().endswith(".xlsx")
            else ""
        )
    if b"\x00" in source.head:
        return ""
    if source.name.lower().endswith(NAMED) and not source.head.lstrip().startswith(b"<"):
        return "csv"
    names = header(source, above=0)[0]
    known = mapping(names)
    return "csv" if len(names) > 1 and "text" in known and len(known) >= 2 else ""


def read(source, columns=None):
    """Yield the articles of `source`; `columns` is the reader's own {field: column}."""
    kind = kind_of(source)
    rows = {"parquet": _parquet, "excel": _excel, "csv": _csv}[kind](source)
    made = Rows(source)
    first = list(islice(rows, PEEKED))
    if not first:
        source.note("is a table without rows; delete it or export it again", "warning")
        return
    columns = _with_the_longer_texts(first, columns)
    mappings = {tuple(row): mapping(row, columns) for row in first}  # sheets of one book may have names of their own
    if not any("text" in chosen for chosen in mappings.values()):
        raise Unreadable(
            f"has no column with the texts: it has {', '.join(map(str, list(first[0])[:20]))}; {_asked_about(first)}name one "
            "'text' (and title, outlet, published), or say which it is in the parameters (columns: {text: its name})"
        )
    _doubt_short_texts(first, mappings[tuple(first[0])].get("text"), columns, source)
    days = [row.get(mappings[tuple(row)].get("published")) for row in first]
    year_first = _year_first(days)
    day_first = _day_first(days)
    for number, row in enumerate(chain(first, rows), 1):
        chosen = mappings.get(tuple(row))
        if chosen is None:
            chosen = mappings[tuple(row)] = mapping(row, columns)
        draft = made.draft(row, chosen)
        if year_first and isinstance(draft.published, str):
            draft.published = YEAR_FIRST.sub(r"20\1-\2-\3", draft.published)
        if day_first is not None and isinstance(draft.published, str):
            draft.published = day_in(with_century(draft.published), day_first) or draft.published
        draft.number, draft.format = number, kind
        yield draft
    made.report()


def _means(rows):
    """Return {column: characters a row}."""
    lengths = {}
    for row in rows:
        for name, value in row.items():
            if isinstance(value, str):
                lengths.setdefault(name, []).append(len(value))
    return {name: sum(found) / len(rows) for name, found in lengths.items()}


def _with_the_longer_texts(rows, columns):
    """Return the reader's own `columns`, with that of the texts where two are known and the first holds only teasers."""
    known = [name for name in rows[0] if "text" in mapping([name])]
    if len(known) < 2 or "text" in (columns or {}):
        return columns
    means = _means([{name: row.get(name) for name in known} for row in rows])
    first, longest = mapping(known)["text"], max(known, key=lambda name: means.get(name, 0))
    short = means.get(first, 0) < TEASER and means.get(longest, 0) > MUCH * means.get(first, 0)
    return {**(columns or {}), "text": longest} if short else columns


def _doubt_short_texts(rows, chosen, columns, source):
    """Warn where the values of the `chosen` column are short and another, whose name is not known, holds what may be the texts."""
    means = _means(rows)
    name = max(means, key=means.get, default=None)
    if chosen is None or "text" in (columns or {}) or name == chosen:
        return
    if means[name] >= TEASER and means[name] > MUCH * means.get(chosen, 0):
        source.note(f"its texts were read from '{str(chosen)[:60]}', but the values of '{str(name)[:60]}' are longer ({means[name]:,.0f} "
                    "characters a row): if those are the texts, say so (columns: {text: its name})", "warning")  # fmt: skip


def _asked_about(rows):
    """Return a question about the column whose values are longest, as articles are; nothing where none is long."""
    means = _means(rows)
    longest = max(means, key=means.get, default=None)
    if longest is None or means[longest] < LONG:
        return ""
    return (
        f"are the texts in '{str(longest)[:60]}', whose values are longest ({means[longest]:,.0f} characters a row)? "
    )


def _year_first(values):
    """Tell whether a column of days such as 18/07/12 begins with the year: it changes least from row to row."""
    found = [match.groups() for value in values if isinstance(value, str) and (match := YEAR_FIRST.match(value))]
    years, months, days = (set(part) for part in zip(*found, strict=True)) if found else ((), (), ())
    return len(years) < len(days) and all(month <= "12" for month in months) and all(day <= "31" for day in days)


def _day_first(values):
    """Tell from a column whether 3/4/2018 is 3 April: True, False, or None where no row of it decides."""
    found = [SLASHED.match(value) for value in values if isinstance(value, str)]
    firsts = {int(match[1] or match[3]) > 12 for match in found if match}
    seconds = {int(match[2] or match[4]) > 12 for match in found if match}
    if (True in firsts) == (True in seconds):
        return None
    return True in firsts


def _csv(source):
    return csv_rows(source, ABOVE_NAMES if source.name.lower().endswith(NAMED) else 0)


def _parquet(source):
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(source.open()) as table:
            _check_parquet(table.metadata)
            for batch in table.iter_batches(batch_size=ROWS_AT_ONCE, use_threads=False):
                yield from batch.to_pylist()
    except (Unreadable, MemoryError):
        raise
    except (pa.ArrowException, OSError, ValueError, TypeError, OverflowError, KeyError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0][:120]
        raise Unreadable(f"is not whole Parquet ({reason}); write it again") from None


def _check_parquet(about):
    """Raise Unreadable where the file says of itself that it holds too much."""
    if about.num_rows > limits.ROWS:
        raise Unreadable(f"announces {about.num_rows:,} rows, {limits.over('rows')}; split it")
    if about.num_columns > limits.COLUMNS:
        raise Unreadable(f"has {about.num_columns:,} columns, {limits.over('columns')}; keep those of the articles")
    for number in range(about.num_row_groups):
        size = about.row_group(number).total_byte_size
        if size > limits.MEMORY:
            raise Unreadable(f"announces {size / 2**20:,.0f} MiB in one group of rows, {limits.over('memory')}; write it "
                             "in smaller groups of rows")  # fmt: skip


def _excel(source):
    import openpyxl

    check_zip(source)
    try:
        book = openpyxl.load_workbook(source.open(), read_only=True, data_only=True)
        for sheet in book.worksheets:
            if (sheet.max_row or 0) > limits.ROWS:
                raise Unreadable(f"announces {sheet.max_row:,} rows, {limits.over('rows')}; split it")
            yield from _sheet(sheet, source, alone=len(book.worksheets) == 1)
    except (Unreadable, MemoryError, RecursionError):
        raise
    except Exception as error:  # openpyxl lets through what XML, ZIP and its own checks of values raise
        reason = f"{type(error).__name__}: {str(error)[:100]}" if str(error) else type(error).__name__
        raise Unreadable(f"cannot be read as Excel ({reason}); save it again as .xlsx, or as CSV") from None


def _sheet(sheet, source, alone):
    rows = sheet.iter_rows(values_only=True, max_col=limits.COLUMNS)
    above = list(islice((row for row in rows if any(row)), ABOVE_NAMES))
    place = next((n for n, row in enumerate(above) if "text" in (known := _known(row)) and len(known) >= 2), None)
    if place is None:
        place = next((n for n, row in enumerate(above) if "text" in _known(row)), None)
    if place is None and not alone or not above:
        if above:
            source.note(
                f"its sheet '{sheet.title[:40]}' has no column that is known to hold texts, and was passed over"
            )
        return
    names = above[place or 0]
    for row in chain(above[(place or 0) + 1 :], rows):
        if any(cell is not None for cell in row):
            yield in_one(names, row)


def _known(row):
    return mapping([name for name in row if isinstance(name, str) and len(name) < 60])

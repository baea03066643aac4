"""CSV and its like to rows: which line holds the names, what parts the cells, and how marks inside them are written.

Programs write `"` inside a cell as `""` (the rule), as `\"` (databases, Spark), or put no cell between marks at all (R, TSV).
"""

import csv
import io
from itertools import islice

from helpers.reading import limits
from helpers.reading.fields import mapping
from helpers.reading.lines import lines_of
from helpers.reading.source import Unreadable

IN_MEMORY = 2**24  # bytes of a file up to which its encoding is asked of the whole of it
SEPARATORS = ",;\t|"
WAYS = (
    {"strict": True},
    {"strict": True, "escapechar": "\\", "doublequote": False},
    {"strict": True, "escapechar": "\\"},
    {"quoting": csv.QUOTE_NONE},
)
LOOKED_AT = 200  # rows by which the way of writing marks is told
FITTING = 0.9  # of them have as many cells as there are names


def header(source, above):
    """Return (names, separator, how many lines stand above them): the first line, or of `above` more one that names texts."""
    text = _head_of(source)
    lines = text.split("\n", above + 1)[: above + 1]
    found = [(place, line, _separator(line)) for place, line in enumerate(lines) if line.strip()]
    if not found:
        return [], ",", 0
    first = found[1] if found[0][1].lower().startswith("sep=") and len(found) > 1 else found[0]  # as Excel writes it
    place, line, mark = next((row for row in found if _names_texts(row[1], row[2])), first)
    offset = sum(len(line) + 1 for line in lines[:place])
    try:  # a name may hold a line break
        return next(csv.reader(io.StringIO(text[offset:], newline=""), delimiter=mark)), mark, place
    except (csv.Error, StopIteration):
        return _cells(line, mark), mark, place


def _names_texts(line, mark):
    known = mapping(_cells(line, mark))
    return "text" in known and len(known) >= 2


def _head_of(source):
    return source.head_text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _separator(line):
    return max(SEPARATORS, key=lambda mark: (len(mapping(_cells(line, mark))), line.count(mark)))


def _cells(line, mark):
    return [cell.strip().strip('"') for cell in line.split(mark)]


def csv_rows(source, above):
    """Yield {name: cell} for each row of `source`; what is wrong with rows becomes notes."""
    names, separator, skipped = header(source, above)
    csv.field_size_limit(limits.LINE)
    lines = iter(io.StringIO(source.text, newline="")) if source.size <= IN_MEMORY else _decoded(source)
    for _ in range(skipped):
        next(lines, None)
    last = bool(names) and mapping(names).get("text") == names[-1]
    rows = csv.reader(lines, delimiter=separator, **_way(source, separator, len(names), skipped, last))
    names = [name.lstrip("\ufeff") for name in next((row for row in _whole(rows, source, skipped) if any(row)), [])]
    if len(names) > limits.COLUMNS:
        raise Unreadable(f"has {len(names):,} columns, {limits.over('columns')}; keep those of the articles")
    for row in _whole(rows, source, skipped):
        if not any(row):
            continue
        row = _fitted(row, len(names), separator if last else "", source, rows.line_num + skipped)
        yield in_one(names, row)


def _way(source, separator, n_names, skipped, last):
    """Return how marks are written: the first way in which the first rows break no rule, and nearly all have a cell a name.

    `last` says that the texts stand in the last column: where no cell stands between marks, separators in them are theirs.
    """
    text = _head_of(source).split("\n", skipped)[-1]
    if '"' not in text:
        return {}
    for way in WAYS:
        if "escapechar" in way and '\\"' not in text:
            continue
        found = []
        try:
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, **way)
            found.extend(row for row in islice(rows, LOOKED_AT) if any(row))
        except csv.Error as error:
            if "unexpected end" not in str(error) or source.size == len(source.head):
                continue
        bare = "quoting" in way
        fitting = sum(len(row) == n_names or bare and last and len(row) > n_names for row in found)
        marked = sum(row[-1].endswith('"') and any(cell.startswith('"') for cell in row) for row in found)
        if (
            way is WAYS[0]
            or len(found) > 1
            and fitting >= FITTING * len(found)
            and not (bare and 2 * marked > len(found))
        ):
            return way
    return WAYS[0]


def _whole(rows, source, skipped):
    """Yield the rows that break no rule; a note for each of the others."""
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            said = str(error).replace("'\"'", "a quotation mark")
            source.note(f"its row that ends at line {rows.line_num + skipped} could not be read ({said}): a quotation mark inside a "
                        "cell is written twice, and the cell stands between marks; correct it, or export it again", "error")  # fmt: skip
            if "over the limit" in said:
                return


def _fitted(row, n_names, separator, source, line):
    """Return `row` with as many cells as there are names; where it has more, `separator` joins those of the last column."""
    if len(row) < n_names:
        source.note(f"its row that ends at line {line} has {len(row)} of {n_names} columns; it may have been cut off: "
                    "export it again", "warning")  # fmt: skip
    elif any(row[n_names:]):
        if separator:
            return [*row[: n_names - 1], separator.join(row[n_names - 1 :])]
        source.note(f"its row that ends at line {line} has {len(row)} cells for {n_names} columns, so what stands in which is not "
                    "certain; put cells that hold the separator between quotation marks", "warning")  # fmt: skip
    return row


def in_one(names, cells):
    """Return {name: cell}; of columns of one name the first that holds something counts."""
    row = {}
    for name, cell in zip(names, cells, strict=False):
        if name and (name not in row or row[name] in ("", None)):
            row[name] = cell
    return row


def _decoded(source):
    for line, whole in lines_of(source):
        if not whole:
            raise csv.Error(f"a line is {limits.over('line')}")
        yield line

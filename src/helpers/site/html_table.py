"""A frame as an HTML table that a screen reader, a phone and a printer can use."""

import html
import re
from itertools import accumulate

import pandas as pd

from helpers.site.in_words import day, days_of_text

UNBROKEN = re.compile(
    r"[A-Z][a-z]{2,8} \d{1,2}, \d{4}|[+−-]?\d+ \(.{3,16}\)"
)  # a day, or a share with its interval: on one line


def html_table(
    frame,
    *,
    caption="",
    words=(),
    links=None,
    few=None,
    most=500,
    largest=None,
    home="../",
    labels=None,
    name="",
    file="",
    rows="rows",
    of=None,
):
    """Return `frame` as an HTML table with a caption, column headers and, in its first column, row headers.

    `words` names the columns of running text, which are set wide. `links` maps a column to the column that holds the
    addresses for its cells; that column is not shown. Addresses are relative to the site's root, `home` is the path to it.
    `labels` maps columns to headings. The page shows `few` rows (None: all), and folds a table of all of them below; at most
    `most` rows stand in the page, and beyond `few` no more than fit into `largest` bytes of HTML (None: any number). `file` is the
    address of the CSV, which has all. `name` is the table's anchor in the page, `rows` what its rows are; `of` is the number of all
    rows, where `frame` has only those that the page shows. Days are written in words; every text is escaped.

    >>> "<th scope=\\"row\\">Ana Ruiz</th>" in html_table(pd.DataFrame({"speaker": ["Ana Ruiz"], "quotations": [3]}))
    True
    """
    links, labels = links or {}, labels or {}
    anchor = f' id="{html.escape(name, quote=True)}"' if name else ""
    if not len(frame):
        return f'<p class="quiet"{anchor}>{html.escape(caption)} Nothing to show.</p>'

    shown = [column for column in frame if column not in links.values()]
    number = {column: pd.api.types.is_numeric_dtype(frame[column]) for column in shown}
    made = [_row(row, shown, number, words, links, home) for row in frame.head(most).to_dict("records")]
    n, most = len(frame) if of is None else of, _fitting(made, few or 1, largest)
    folded = few is not None and n > few

    def table(rows, caption, anchor):
        return _table(made[:rows], caption, anchor, shown, number, labels)

    first = table(few if folded else most, caption, anchor)
    csv = f'<a href="{html.escape(file, quote=True)}">CSV</a>' if file else ""
    if not folded and n <= most:
        return first + (f'<p class="meta under">{csv}</p>' if csv else "")
    if not folded:
        return f'{first}<p class="meta under">The first {most} of {n:,} {rows}{_has_all(csv)}</p>'
    summary = (
        f"All {n:,} {rows}" if n <= most else f"The first {most} of {n:,} {rows}{'; the CSV has all' if csv else ''}"
    )
    inner = table(most, f"{caption} {summary}.", "")
    csv = f' <span class="csv">{csv}</span>' if csv else ""
    return f'<div class="rows"><div class="few">{first}</div><details class="all"><summary>{summary}</summary>{inner}</details>{csv}</div>'


def _fitting(rows, least, largest):
    """Return how many of `rows` (HTML) fit into so many bytes, but no fewer than `least`."""
    if largest is None:
        return len(rows)
    sizes = accumulate(len(row.encode("utf-8", "backslashreplace")) for row in rows)
    return min(len(rows), max(least, sum(size <= largest for size in sizes)))


def _has_all(csv):
    return f"; the {csv} has all." if csv else "."


def _table(rows, caption, anchor, shown, number, labels):
    head = "".join(
        f'<th scope="col"{" class=n" if number[column] else ""}>{html.escape(name)}</th>'
        for column, name in ((column, labels.get(column, column.replace("_", " "))) for column in shown)
    )
    return (
        f'<div class="scroll"{anchor} tabindex="0" role="region" aria-label="{html.escape(caption or "table", quote=True)}">'
        f"<table><caption><span>{html.escape(caption)}</span></caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _row(row, shown, number, words, links, home):
    cells = []
    for position, column in enumerate(shown):
        text = html.escape(_text(row[column], column in words))
        if column in links and row[links[column]]:
            text = f'<a href="{html.escape(home + row[links[column]], quote=True)}">{text}</a>'
        css_class = "n" if number[column] else "words" if column in words else "day" if UNBROKEN.fullmatch(text) else ""
        mark = f' class="{css_class}"' if css_class else ""
        cells.append(f'<th scope="row"{mark}>{text}</th>' if position == 0 else f"<td{mark}>{text}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _text(value, running=False):
    if hasattr(value, "tolist") and not isinstance(value, (int, float)):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    if isinstance(value, pd.Timestamp):
        return day(value)
    if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)):
        return "unknown"
    if isinstance(value, float):
        return f"{value:,.1f}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return str(value) if running else days_of_text(str(value))

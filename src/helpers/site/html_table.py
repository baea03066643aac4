"""A frame as an HTML table that a screen reader, a phone and a printer can use."""

import html
import re

import pandas as pd

UNBROKEN = re.compile(r"\d{4}-\d\d-\d\d|[+−-]?\d+ \(.{3,16}\)")  # a day, or a share with its interval: kept on one line


def html_table(frame, *, caption="", words=(), links=None, most=50, home="../", labels=None, name=""):
    """Return `frame` as an HTML table with a caption, column headers and, in its first column, row headers.

    `words` names the columns of running text, which are set wide. `links` maps a column to the column that holds the
    addresses for its cells; that column is not shown. Addresses are relative to the site's root, `home` is the path to it.
    `labels` maps columns to headings. At most `most` rows are shown; if there are more, the caption says so. `name` is the
    table's anchor in the page. Every text is escaped.

    >>> "<th scope=\\"row\\">Ana Ruiz</th>" in html_table(pd.DataFrame({"speaker": ["Ana Ruiz"], "quotations": [3]}))
    True
    """
    links, labels = links or {}, labels or {}
    shown = [column for column in frame if column not in links.values()]
    anchor = f' id="{html.escape(name, quote=True)}"' if name else ""
    if not len(frame):
        return f'<p class="quiet"{anchor}>{html.escape(caption)} Nothing to show.</p>'
    if len(frame) > most:
        caption = f"{caption} The first {most} of {len(frame):,} rows; the CSV beside this page has all."
    number = {column: pd.api.types.is_numeric_dtype(frame[column]) for column in shown}
    head = "".join(
        f'<th scope="col"{" class=n" if number[column] else ""}>{html.escape(name)}</th>'
        for column, name in ((column, labels.get(column, column.replace("_", " "))) for column in shown)
    )
    body = "".join(_row(row, shown, number, words, links, home) for row in frame.head(most).to_dict("records"))
    return (
        f'<div class="scroll"{anchor} tabindex="0" role="region" aria-label="{html.escape(caption or "table", quote=True)}">'
        f"<table><caption><span>{html.escape(caption)}</span></caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row, shown, number, words, links, home):
    cells = []
    for position, column in enumerate(shown):
        text = html.escape(_text(row[column]))
        if column in links and row[links[column]]:
            text = f'<a href="{html.escape(home + row[links[column]], quote=True)}">{text}</a>'
        css_class = "n" if number[column] else "words" if column in words else "day" if UNBROKEN.fullmatch(text) else ""
        mark = f' class="{css_class}"' if css_class else ""
        cells.append(f'<th scope="row"{mark}>{text}</th>' if position == 0 else f"<td{mark}>{text}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _text(value):
    if isinstance(value, (list, tuple)) or hasattr(value, "tolist") and not isinstance(value, (int, float)):
        items = value.tolist() if hasattr(value, "tolist") else value
        if isinstance(items, (list, tuple)):
            return ", ".join(map(str, items))
        value = items
    if isinstance(value, pd.Timestamp):
        return f"{value.date()}"
    if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)):
        return "unknown"
    if isinstance(value, float):
        return f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)

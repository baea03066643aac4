"""Long lists in pages of their own: index.html, list-2.html, …, each with links to the others."""

import html

from helpers.site.html_table import html_table
from helpers.site.in_words import count
from helpers.site.page import page

ROWS = 500  # in a page


def name_of(number):
    """Return the file name of page `number` of a list, from 1 on.

    >>> name_of(1), name_of(2)
    ('index.html', 'list-2.html')
    """
    return "index.html" if number == 1 else f"list-{number}.html"


def pages_of(rows, title, caption, above="", **options):
    """Yield (file name, HTML) of the pages of a list: `rows` as tables of ROWS each (`options` as of html_table), under `above`.

    `caption` says what the rows are.
    """
    n = max(1, -(-len(rows) // ROWS))
    for number in range(1, n + 1):
        first = (number - 1) * ROWS
        few = rows.iloc[first : first + ROWS]
        part = f" Rows {first + 1:,} to {first + len(few):,} of {len(rows):,}." if n > 1 else ""
        table = html_table(few, caption=f"{caption}{part}", most=ROWS, **options)
        body = f"<h1>{html.escape(title)}</h1>{above if number == 1 else ''}{ways(number, n)}{table}{ways(number, n)}"
        yield name_of(number), page(body, title=title, root="../", shared=True)


def ways(number, n):
    """Return the links from page `number` of a list to its `n` pages as HTML, "" if it is the only one."""
    if n < 2:
        return ""
    near = [k for k in range(1, n + 1) if k in (1, n) or abs(k - number) <= 2]
    links = [f"<b>{k:,}</b>" if k == number else f'<a href="{name_of(k)}">{k:,}</a>' for k in near]
    for place in range(len(near) - 1, 0, -1):
        if near[place] - near[place - 1] > 1:
            links.insert(place, "…")
    return (
        f'<p class="meta" role="navigation" aria-label="Pages of this list">{count(n, "page")}: {" ".join(links)}</p>'
    )

"""How the outputs of a notebook are arranged as a page: the finding first, the method folded at the end."""

import re

import nbformat

from helpers.reporting.arranging import arranged


def cell(shown):
    made = nbformat.v4.new_code_cell("secret = 1")
    made.outputs = [nbformat.v4.new_output("display_data", data={"text/html": shown})]
    return made


def text(source, *tags):
    return nbformat.v4.new_markdown_cell(source, metadata={"tags": list(tags)})


def notebook(*cells):
    made = nbformat.v4.new_notebook()
    made.cells = list(cells)
    for number, one in enumerate(made.cells):
        one["id"] = f"{number}"
    return made


FOUND = cell('<p class="finding">Ruiz &amp; Lind met.</p><p class="dek">Twice.</p>')
QUESTION = text("# Who met?\n\nThe method is *plain*.")
END = (
    text("## What this cannot tell you\n\nMuch."),
    text("## How this was made", "folded"),
    cell("<dl>asked for</dl>"),
)


def test_a_page_begins_with_its_finding_and_its_chart_and_ends_with_how_it_was_made():
    page = arranged(
        notebook(QUESTION, FOUND, cell("<figure>bars</figure>"), text("## Rows"), cell("rows"), *END), "Mine <1>", "x"
    )
    order = [
        "Mine &lt;1&gt;",
        "<h1>Ruiz &amp; Lind met.</h1>",
        "Twice.",
        "bars",
        ">Rows<",
        "rows",
        "Much.",
        "<summary>",
        "plain",
        "<dl>asked for",
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places) and page.count("<h1") == 1 and "Who met?" not in page and "secret" not in page
    assert page.index('<details class="made"') > page.index("Much.") and 'class="finding"' not in page


def test_a_page_without_a_finding_begins_with_its_title_and_keeps_its_text():
    page = arranged(notebook(QUESTION, cell("bars"), *END[:1]), "Mine", "x")
    assert "<h1>Mine</h1>" in page and '<p class="quiet">Who met?</p>' in page
    assert page.index("plain") < page.index("bars") and "<details" not in page


def test_a_page_of_more_than_four_sections_has_a_list_of_them():
    def contents(n):
        page = arranged(
            notebook(QUESTION, FOUND, *(text(f"## Part {k} & more") for k in range(n)), *END[1:]), "Mine", "x"
        )
        listed = re.findall('<a href="#([^"]*)">(Part [^<]*)</a>', page)
        assert all(f'id="{anchor}"' in page for anchor, _ in listed) and 'class="anchor-link"' not in page
        return [name for _, name in listed]

    assert contents(4) == [] and contents(5) == [f"Part {k} &amp; more" for k in range(5)]


def test_a_file_beside_the_report_is_addressed_by_the_report_s_own_name():
    page = arranged(notebook(QUESTION, FOUND, cell('<a href="beside:table.csv">CSV</a>')), "Mine", "50% #1")
    assert 'href="50%25%20%231.table.csv"' in page

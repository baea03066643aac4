"""A report's page arranged from the outputs of a notebook: the finding and its chart first, how it was made folded at the end.

A notebook is read from top to bottom by who runs it. A page is read by who wants to know what was found: the sections of the
notebook stay in their order, but the method (the text under its heading) and the sections tagged "folded" go to its end.
"""

import html
import re
from functools import cache
from typing import NamedTuple
from urllib.parse import quote

import nbformat
from nbconvert import HTMLExporter

from helpers.reporting.report import BESIDE
from helpers.site.page import render

FOLDED = "folded"  # the tag of a heading's cell: its section is folded at the end of the page
LEAST_FOR_CONTENTS = 5  # sections, from which on a page has a list of contents
HEADING = re.compile(r"## +\S")
QUESTION = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
FINDING = re.compile(r'<p class="finding">(.*?)</p>', re.DOTALL)
ANCHOR_LINK = re.compile(r'<a class="anchor-link".*?</a>')


class Section(NamedTuple):
    """One section of a page: `title` (text), `anchor` (the id of its heading), `body` (HTML with the heading), `folded`."""

    title: str
    anchor: str
    body: str
    folded: bool


def arranged(notebook, title, stem):
    """Return the body of the page of an executed `notebook`: a report named `title`, whose files begin with `stem`."""
    lead, *cells = _parts(notebook.cells)
    method, others = _method_and_others(lead)
    sections = [_section(notebook, part) for part in cells]
    shown = [section for section in sections if not section.folded]
    body = _exported(notebook, others)
    headline = FINDING.search(body)
    question = None
    if not headline:
        method, body = None, ANCHOR_LINK.sub("", _exported(notebook, lead))
        question = QUESTION.search(body)
        body = QUESTION.sub("", body, count=1)
    made = [method and _exported(notebook, [method]), *(section.body for section in sections if section.folded)]
    page = render(
        "report.html.j2",
        kicker=title if headline else "",
        headline=headline.group(1) if headline else html.escape(title),
        below=question.group(1) if question and question.group(1).strip() != html.escape(title) else "",
        lead=FINDING.sub("", body, count=1) if headline else body,
        contents=shown if len(shown) >= LEAST_FOR_CONTENTS else [],
        sections=shown,
        made=[part for part in made if part],
    )
    return page.replace(f'href="{BESIDE}', f'href="{quote(stem)}.')


def _parts(cells):
    """Return the cells before the first heading of a section, and then those of each section."""
    parts = [[]]
    for cell in cells:
        if cell.cell_type == "markdown" and HEADING.match(cell.source):
            parts.append([])
        parts[-1].append(cell)
    return parts


def _method_and_others(cells):
    """Return (the notebook's text under its question, as a cell or None; the other cells that come before its sections)."""
    first = next((cell for cell in cells if cell.cell_type == "markdown"), None)
    if first is None or not first.source.startswith("# "):
        return None, cells
    others = [cell for cell in cells if cell is not first]
    _, _, text = first.source.partition("\n")
    return (nbformat.v4.new_markdown_cell(text.strip(), id=first["id"]) if text.strip() else None), others


def _section(notebook, cells):
    body = ANCHOR_LINK.sub("", _exported(notebook, cells))
    anchor, title = re.search(r'<h2 id="([^"]*)">(.*?)</h2>', body, re.DOTALL).groups()
    folded = FOLDED in cells[0].metadata.get("tags", [])
    return Section(html.unescape(re.sub("<[^>]*>", "", title)), html.unescape(anchor), body, folded)


def _exported(notebook, cells):
    """Return the HTML of `cells` without their code."""
    if not cells:
        return ""
    part = nbformat.NotebookNode({**notebook, "cells": cells})
    return _exporter().from_notebook_node(part)[0]


@cache
def make_ready():
    """Compile the templates of pages, once for all reports that copies of this process make."""
    _exported(nbformat.v4.new_notebook(), [nbformat.v4.new_markdown_cell("# Question")])


@cache
def _exporter():
    exporter = HTMLExporter(template_name="basic", exclude_input=True, exclude_output_prompt=True)
    exporter.mathjax_url = exporter.require_js_url = exporter.jquery_url = ""
    return exporter

"""Quotations for researchers: a tidy table for CSV and Excel, and their spans as W3C Web Annotations."""

import json
from urllib.parse import quote

import pandas as pd

from helpers.analysis.texts import AT_ONCE, texts_of, words
from helpers.export.addresses import web_address
from helpers.export.codebook import ADDED
from helpers.export.workbook import workbook
from helpers.site import urls
from helpers.tables import SCHEMAS
from helpers.tables.rows import is_one_of, rows_by

PARTS = ("content", "cue", "source")
COLUMNS = ("quote_id", "kind", "medium", "speaker", *PARTS)  # that an annotation shows
MOST_IN_EXCEL = 20_000  # rows: a workbook takes a hundred times as long as a CSV
CONTEXT = 32  # characters on each side, by which a Web Annotation is found in another copy of the text


def tidy(quotes, articles):
    """Return `quotes` (from sources.attributed_quotes) with the words of each and its address, a row a quotation (see codebook)."""
    shown = {
        name: words(articles, quotes["article_id"], quotes[column])
        for name, column in (("said", "content"), ("cue_words", "cue"), ("source_words", "source"))
    }
    links = [urls.quotation(*ids) for ids in zip(quotes["article_id"], quotes["quote_id"], strict=True)]
    table = quotes.assign(**shown, link=links)
    columns = [*SCHEMAS["quotes"].columns, *(name for name in ADDED if name in table)]
    return table[list(dict.fromkeys(columns))]


def excel(frame, codebook, of=None):
    """Return `frame` as an Excel workbook (bytes): sheet quotations, and the frame `codebook` as a second sheet.

    Of more than MOST_IN_EXCEL rows it holds the first; the second sheet says so then, and that the CSV has all. `of` is the number of all
    rows, where `frame` has only the first.
    """
    n = len(frame) if of is None else of
    if n > MOST_IN_EXCEL:
        cut = f"the first {MOST_IN_EXCEL:,} of {n:,} quotations; the CSV has all"
        codebook = pd.concat([pd.DataFrame([["(rows)", "", cut]], columns=codebook.columns), codebook])
    return workbook({"quotations": frame.head(MOST_IN_EXCEL), "codebook": codebook})


def annotation_lines(quotes, articles):
    """Yield the spans of `quotes` as lines of JSON, one an article: the W3C AnnotationPage that `web_annotations` returns."""
    by_article, sources = rows_by(quotes, "article_id", COLUMNS), _sources(articles, quotes)
    ids = list(by_article)
    for first in range(0, len(ids), AT_ONCE):
        texts = texts_of(articles, ids[first : first + AT_ONCE])
        for article_id in ids[first : first + AT_ONCE]:
            name = f"urn:dateline:quotations:{quote(article_id, safe='')}"
            made = _page(name, {article_id: by_article[article_id]}, texts, sources)
            yield json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def web_annotations(quotes, articles):
    """Return the spans of `quotes` as a W3C AnnotationPage (Web Annotation Data Model, 2017), a dict.

    Each span of a content, cue or source is one annotation. It holds the span's characters in the article's text, its words
    and those around them. The article is named by its web address, else by its id.
    """
    texts = texts_of(articles, quotes["article_id"])
    return _page("urn:dateline:quotations", rows_by(quotes, "article_id", COLUMNS), texts, _sources(articles, quotes))


def _sources(articles, quotes):
    """Return {article_id: how an annotation names it}: its web address, else its id."""
    own = articles.loc[is_one_of(articles["article_id"], quotes["article_id"]), ["article_id", "url"]]
    return {
        article_id: web_address(url) or f"urn:dateline:article:{quote(article_id, safe='')}"
        for article_id, url in own.itertuples(index=False, name=None)
    }


def _page(name, by_article, texts, sources):
    items = [
        _annotation(row, role, number, int(start), int(end), texts[article_id], sources[article_id])
        for article_id, rows in by_article.items()
        for row in rows
        for role in PARTS
        for number, (start, end) in enumerate(getattr(row, role), 1)
    ]
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "id": name, "type": "AnnotationPage", "items": items}


def _annotation(row, role, number, start, end, text, source):
    words = {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - CONTEXT) : start],
             "suffix": text[end : end + CONTEXT]}  # fmt: skip
    bodies = [{"type": "TextualBody", "purpose": "classifying", "value": role}]
    if role == "content":
        bodies += [
            {"type": "TextualBody", "purpose": "tagging", "value": value}
            for value in (row.kind, row.medium, row.speaker)
            if value
        ]
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {
        "id": f"urn:dateline:{row.quote_id}:{role}:{number}", "type": "Annotation", "motivation": "identifying",
        "body": bodies, "target": {"source": source, "selector": [position, words]},
    }  # fmt: skip

"""Quotations for researchers: a tidy table for CSV and Excel, and their spans as W3C Web Annotations."""

from urllib.parse import quote

from helpers.analysis.evidence import words_of
from helpers.export.addresses import web_address
from helpers.export.codebook import ADDED
from helpers.export.workbook import workbook
from helpers.site import urls
from helpers.tables import SCHEMAS

PARTS = ("content", "cue", "source")
CONTEXT = 32  # characters on each side, by which a Web Annotation is found in another copy of the text


def tidy(quotes, articles):
    """Return `quotes` (from sources.attributed_quotes) with the words of each and its address, a row a quotation (see codebook)."""
    text = dict(zip(articles["article_id"], articles["text"], strict=True))
    words = {
        name: [words_of(text[i], spans) for i, spans in zip(quotes["article_id"], quotes[column], strict=True)]
        for name, column in (("said", "content"), ("cue_words", "cue"), ("source_words", "source"))
    }
    links = [urls.quotation(*ids) for ids in zip(quotes["article_id"], quotes["quote_id"], strict=True)]
    table = quotes.assign(**words, link=links)
    columns = [*SCHEMAS["quotes"].columns, *(name for name in ADDED if name in table)]
    return table[list(dict.fromkeys(columns))]


def excel(frame, codebook):
    """Return `frame` as an Excel workbook (bytes): sheet quotations, and the frame `codebook` as a second sheet."""
    return workbook({"quotations": frame, "codebook": codebook})


def web_annotations(quotes, articles):
    """Return the spans of `quotes` as a W3C AnnotationPage (Web Annotation Data Model, 2017), a dict.

    Each span of a content, cue or source is one annotation. It holds the span's characters in the article's text, its words
    and those around them. The article is named by its web address, else by its id.
    """
    by_id = articles.set_index("article_id")
    items = [
        _annotation(row, role, number, int(start), int(end), by_id.loc[row.article_id])
        for row in quotes.itertuples()
        for role in PARTS
        for number, (start, end) in enumerate(getattr(row, role), 1)
    ]
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:dateline:quotations", "type": "AnnotationPage",
            "items": items}  # fmt: skip


def _annotation(row, role, number, start, end, article):
    text = article["text"]
    words = {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - CONTEXT) : start],
             "suffix": text[end : end + CONTEXT]}  # fmt: skip
    bodies = [{"type": "TextualBody", "purpose": "classifying", "value": role}]
    if role == "content":
        bodies += [
            {"type": "TextualBody", "purpose": "tagging", "value": value}
            for value in (row.kind, row.medium, row.speaker)
            if value
        ]
    return {
        "id": f"urn:dateline:{row.quote_id}:{role}:{number}", "type": "Annotation", "motivation": "identifying",
        "body": bodies,
        "target": {
            "source": web_address(article["url"]) or f"urn:dateline:article:{quote(row.article_id, safe='')}",
            "selector": [{"type": "TextPositionSelector", "start": start, "end": end}, words],
        },
    }  # fmt: skip

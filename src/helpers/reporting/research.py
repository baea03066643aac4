"""What a researcher takes away: quotations as CSV and Excel, spans as W3C Web Annotations, a codebook, how to cite."""

import html
import json
import platform
from importlib.metadata import version
from urllib.parse import quote

import pandas as pd
from IPython.display import HTML

from helpers.reporting.addresses import web_address
from helpers.reporting.cells import csv_text
from helpers.reporting.evidence import quote_link, words_of
from helpers.reporting.exports import json_text
from helpers.reporting.intervals import KINDS, measured
from helpers.reporting.report import count
from helpers.reporting.visible import visible
from helpers.reporting.workbook import workbook
from helpers.tables import SCHEMAS

ROLES = ("content", "cue", "source")
AROUND = 32  # characters of context on each side, by which a Web Annotation finds its place in another copy of the text
ADDED = {
    "outlet": "who published the article",
    "published": "day of publication; empty where unknown",
    "title": "the article's headline",
    "section": "section or desk",
    "byline": "who wrote it, as printed",
    "speaker_kind": "kind of speaker, from table speakers",
    "role": "the speaker's role, as written first",
    "role_kind": "what the role stands for, by the lexicon roles.csv; unknown where no article writes one",
    "pronoun": "he, she or they as the articles write it; never guessed from the name",
    "naming": "named, unnamed (an unnamed source or a group) or unresolved",
    "place": "third of the article in which it begins",
    "voice": "whether its speaker is the first, the last or the only one heard in the article",
    "said": "the words of the content; … between its parts",
    "cue_words": "the words of the cue",
    "source_words": "the words of the source",
    "link": "its place in the site's page of the article",
}


def tidy(report, quotes):
    """Return `quotes` (from audit.counted) as researchers ask for them: a row a quotation, its words and its place."""
    text = dict(zip(report.articles["article_id"], report.articles["text"], strict=True))
    words = {
        name: [words_of(text[i], spans) for i, spans in zip(quotes["article_id"], quotes[column], strict=True)]
        for name, column in (("said", "content"), ("cue_words", "cue"), ("source_words", "source"))
    }
    links = [quote_link(*ids) for ids in zip(quotes["article_id"], quotes["quote_id"], strict=True)]
    table = quotes.assign(**words, link=links)
    columns = [*SCHEMAS["quotes"].columns, *(name for name in ADDED if name in table)]
    return table[list(dict.fromkeys(columns))]


def excel(frame, codebook):
    """Return `frame` as an Excel workbook (bytes): sheet quotations, and the frame `codebook` as a second sheet."""
    return workbook({"quotations": frame, "codebook": codebook})


def web_annotations(report, quotes):
    """Return the spans of `quotes` as a W3C AnnotationPage (Web Annotation Data Model, 2017), a dict.

    An annotation a span of content, cue or source: its place in the article's text in characters, and its words with
    those around them; the article is named by its address if that is one of the web, else by its id.
    """
    articles = report.articles.set_index("article_id")
    items = [
        _annotation(row, role, number, int(start), int(end), articles.loc[row.article_id])
        for row in quotes.itertuples()
        for role in ROLES
        for number, (start, end) in enumerate(getattr(row, role), 1)
    ]
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:dateline:quotations", "type": "AnnotationPage",
            "items": items}  # fmt: skip


def _annotation(row, role, number, start, end, article):
    text = article["text"]
    words = {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - AROUND) : start],
             "suffix": text[end : end + AROUND]}  # fmt: skip
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


def codebook():
    """Return a frame, a row a column of `tidy`: column, type, what it is."""
    rows = [(name, rule.metadata["type"], rule.description) for name, rule in SCHEMAS["quotes"].columns.items()]
    rows += [(name, "day" if name == "published" else "text", what) for name, what in ADDED.items()]
    return pd.DataFrame(rows, columns=["column", "type", "what it is"])


def citation(report):
    """Return CITATION.cff (Citation File Format 1.2.0) of the report's figures, as text."""
    return (
        "cff-version: 1.2.0\n"
        "message: If you use these figures, please cite the corpus's publishers and Dateline as below.\n"
        "type: dataset\n"
        f"title: {_line(report.title)}\n"
        "authors:\n  - name: whoever ran the report (put your name here)\n"
        f"abstract: {_line(report.coverage())}\n"
        "references:\n  - type: software\n    title: Dateline\n"
        f"    version: {version('dateline')}\n    authors:\n      - name: The Dateline contributors\n    license: MIT\n"
    )


def _line(text):
    return json.dumps(visible(text), ensure_ascii=False)  # YAML takes the text of JSON, but no control characters


def paragraph(report, quotes):
    """Return the methods paragraph of a paper: what was counted, with what, and how right that is."""
    tagger = measured(report.tagger)
    rates = "; ".join(
        f"{kind} {100 * tagger.at[kind, 'precision']:.0f} and {100 * tagger.at[kind, 'recall']:.0f} %" for kind in KINDS
    )
    right = (tagger["speaker"] * tagger["speakers"]).sum() / tagger["speakers"].sum()
    used = ", ".join(f"{name} {version(name)}" for name in ("pandas", "nltk", "python-crfsuite", "onnxruntime"))
    return (
        f"Quotations, paraphrase included, were found and attributed with Dateline {version('dateline')} (tagger: "
        f"{report.tagger or 'not recorded'}; Python {platform.python_version()}, {used}) in {report.coverage().rstrip('.')}. "
        f"{count(len(quotes), 'quotation')} were counted. On the development articles of PolNeAR (Newell, Margolin and Ruths, "
        f"LREC 2018) the tagger's precision and recall of attributions are, by kind: {rates}; the speaker is resolved rightly "
        f"in {100 * right:.0f} %. These rates are of the machine alone. Human corrections: {report.corrected()}. Intervals "
        "are of 95 % and combine the sampling of articles (linearised variance of a ratio) with these rates and their spread "
        "between publishers. Roles and pronouns are those that the articles write."
    )


def method(report, quotes):
    """Show the methods paragraph, to be copied into a paper."""
    return HTML(f'<h3 id="method">Methods paragraph</h3><p>{html.escape(paragraph(report, quotes))}</p>')


def export(report, quotes):
    """Write beside the report: quotations.csv, .xlsx and .annotations.json, codebook.md, CITATION.cff, methods.txt."""
    table, book = tidy(report, quotes), codebook()
    lines = [f"| {' | '.join(row)} |" for row in [book.columns, ["---"] * 3, *book.to_numpy().tolist()]]
    report.write("quotations.csv", csv_text(table))
    report.write("quotations.xlsx", excel(table, book))
    report.write("annotations.json", json_text(web_annotations(report, quotes)))
    report.write("codebook.md", "# Codebook\n\nOne row is a quotation.\n\n" + "\n".join(lines) + "\n")
    report.write("CITATION.cff", citation(report))
    report.write("methods.txt", paragraph(report, quotes) + "\n")

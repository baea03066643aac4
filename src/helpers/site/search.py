"""The index of the site's search: it leads from words to articles and quotations, in small files, without a server.

No library fits: Pagefind works only over HTTP, but reports are opened from a folder, and lunr.js has had no release since
2020. The index is an inverted list: for each word, the documents that hold it and how often. It is split by first letter,
so that a page loads only the part that a search needs.
"""

import json
import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from functools import cache
from itertools import chain

import pandas as pd

from helpers.analysis.texts import words as words_said
from helpers.site.in_words import day
from helpers.site.shown import EVERY
from helpers.site.visible import visible
from helpers.tables.rows import rows_of

NOT_ASCII = re.compile(r"[^\x00-\x7f]")
WORD = re.compile(r"[^\W_]+")
FILE_SIZE = 500  # documents a file
MOST = 150_000  # characters of words or facets a file: longer ones are in pieces
TITLE_WEIGHT = 3  # a word of a title or of a speaker's name counts as this many words of a text
LEAD = 180  # characters of an article that a result shows
# Facets of quotations: columns of attributed quotations.
FACETS = ("act", "naming", "speaker_kind", "role_kind", "pronoun", "kind", "medium", "third", "article_position", "how_resolved",
          "outlet", "section", "byline", "week")  # fmt: skip


def words(text):
    """Return the words of `text` as they are indexed: lower case, without accents.

    >>> words("António’s “bridge-building”")
    ['antonio', 's', 'bridge', 'building']
    """
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text)
        text = NOT_ASCII.sub(lambda found: _without_accent(found[0]), plain)
    return WORD.findall(text.lower())


@cache
def _without_accent(character):
    return "" if unicodedata.combining(character) else character


def index_files(articles, quotes, texts, leads, pages=EVERY):
    """Return a dict of file name to text: the index of the articles and `quotes` (from sources.attributed_quotes).

    `texts` maps an article_id to the text to index, `leads` to the text that a result shows. What has no page among `pages`
    is found and has no address.
    """
    documents, terms, facets = [], defaultdict(lambda: array("I")), defaultdict(lambda: defaultdict(list))
    for shown, heavy, light, facet in chain(
        _articles(articles, texts, leads, pages), _quotations(articles, quotes, pages)
    ):
        number, uses = len(documents), Counter()
        documents.append([visible(part) for part in shown])
        for weight, text in ((TITLE_WEIGHT, heavy), (1, light)):
            for word in words(text):
                uses[word] += weight
        for word, n in uses.items():
            terms[word].extend((number, n))
        for key, value in facet.items():
            facets[key][value].append(number)
    return {**_shards(terms, len(documents), facets), **_parts(documents)}


def _articles(articles, texts, leads, pages):
    for row in rows_of(articles, ("article_id", "title", "outlet", "published")):
        where = ", ".join(filter(None, (row.outlet, day(row.published))))
        shown = [
            "article",
            row.title or "Untitled",
            leads[row.article_id],
            where,
            pages.article(row.article_id),
            iso(row.published),
        ]
        yield (
            shown,
            f"{row.title} {row.outlet}",
            texts[row.article_id],
            {"in": "article", "outlet": row.outlet or "unknown"},
        )


def _quotations(articles, quotes, pages):
    every = words_said(articles, quotes["article_id"], quotes["content"])
    rows = rows_of(quotes, ("article_id", "quote_id", "speaker", "published", "copy_of", *FACETS))
    for row, said in zip(rows, every, strict=True):
        where = ", ".join(filter(None, (row.outlet, day(row.published))))
        shown = [
            "quotation",
            row.speaker or "speaker not resolved",
            said,
            where,
            pages.quotation(row.article_id, row.quote_id),
        ]
        yield (
            shown,
            row.speaker,
            said,
            {
                "in": "quotation",
                "copy": "yes" if row.copy_of else "no",
                **{name: getattr(row, name) or "unknown" for name in FACETS},
            },
        )


def iso(published):
    """Return a day as ISO text, "" if it is unknown."""
    return "" if pd.isna(published) else f"{published.date()}"


def _shards(terms, n, facets):
    shards = defaultdict(list)
    for word in sorted(terms):
        shards[word[0] if word[0].isascii() else "other"].append((word, terms[word].tolist()))
    words_of = {name: _pieces(shard) for name, shard in shards.items()}
    values_of = {key: _pieces(values.items()) for key, values in facets.items()}
    about = {"n": n, "part": FILE_SIZE, "shards": sorted(shards), "pieces": {name: len(p) for name, p in words_of.items()},
             "facets": {key: len(p) for key, p in values_of.items()}}  # fmt: skip
    made = {"about.js": f"dateline.about = {_json(about)};\n"}
    for name, pieces in words_of.items():
        for place, piece in enumerate(pieces):
            made[f"terms-{name}{_number(place)}.js"] = f"addTerms({_json(name)}, {_json(dict(piece))});\n"
    for key, pieces in values_of.items():
        for place, piece in enumerate(pieces):
            made[f"facets-{key}{_number(place)}.js"] = f"addFacets({_json(key)}, {_json(piece)});\n"
    return made


def _number(place):
    return f".{place}" if place else ""


def _pieces(lists):
    """Return `lists`, (name, numbers), in pieces of about MOST characters; long numbers go on in the next piece under their name."""
    pieces, length = [[]], 0
    for name, numbers in lists:
        at_once = MOST // 8 // 2 * 2  # an even number: words have pairs of numbers
        for first in range(0, len(numbers), at_once):
            few = numbers[first : first + at_once]
            size = len(name) + 8 * len(few)
            if length and length + size > MOST:
                pieces, length = [*pieces, []], 0
            pieces[-1].append((name, few))
            length += size
    return pieces


def _parts(documents):
    return {
        f"documents-{n // FILE_SIZE}.js": f"dateline.documents[{n // FILE_SIZE}] = {_json(documents[n : n + FILE_SIZE])};\n"
        for n in range(0, max(1, len(documents)), FILE_SIZE)
    }


def _json(value):
    return (
        json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )

"""The index of the site's search: it leads from words to articles and quotations, in small files, without a server.

No library fits: Pagefind works only over HTTP, but reports are opened from a folder, and lunr.js has had no release since
2020. The index is an inverted list: for each word, the documents that hold it and how often. It is split by first letter,
so that a page loads only the part that a search needs.
"""

import json
import re
import unicodedata
from array import array
from collections import defaultdict
from functools import cache, lru_cache
from itertools import chain, count

import numpy as np
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
    """Yield (file name, text): the index of the articles and `quotes` (from sources.attributed_quotes).

    `texts` maps an article_id to the text to index, `leads` to the text that a result shows. What has no page among `pages`
    is found and has no address.
    """
    uses, few, n = Uses(), [], 0
    for shown, heavy, light in chain(_articles(articles, texts, leads, pages), _quotations(articles, quotes, pages)):
        uses.add(heavy, light)
        few.append(list(map(visible, shown)))
        n += 1
        if len(few) == FILE_SIZE:
            yield _part(n // FILE_SIZE - 1, few)
            few = []
    if few or not n:
        yield _part(n // FILE_SIZE, few)
    facets = {key: _numbers(values, first) for key, values, first in _facets(articles, quotes)}
    yield from _shards(uses.by_word(), n, facets)


class Uses:
    """How often documents hold words: those of titles and names count TITLE_WEIGHT times."""

    def __init__(self):
        self.number = defaultdict(count().__next__)  # of a word, from 0 on
        self.words, self.lengths, self.weights = array("I"), array("I"), array("B")

    def add(self, heavy, light):
        """Take in the words of two texts of a document, in the order of the documents."""
        for weight, text in ((TITLE_WEIGHT, heavy), (1, light)):
            before = len(self.words)
            self.words.extend(map(self.number.__getitem__, words(text)))
            self.lengths.append(len(self.words) - before)
            self.weights.append(weight)

    def by_word(self):
        """Return {word: an array of document, uses, document, uses, …}, words sorted."""
        of, lengths = np.frombuffer(self.words, dtype=np.uint32), np.frombuffer(self.lengths, dtype=np.uint32)
        weights = np.repeat(np.frombuffer(self.weights, dtype=np.uint8), lengths)
        documents = np.repeat(np.arange(len(lengths)) // 2, lengths)
        key, place = np.unique(of.astype(np.int64) * (len(lengths) + 1) + documents, return_inverse=True)
        pairs = np.column_stack([key % (len(lengths) + 1), np.bincount(place, weights, len(key)).astype(np.int64)])
        edges = np.searchsorted(key // (len(lengths) + 1), np.arange(len(self.number) + 1))
        return {word: pairs[edges[n] : edges[n + 1]].ravel() for word, n in sorted(self.number.items())}


def _articles(articles, texts, leads, pages):
    """Yield (what a result shows, the text that weighs more, the other text) of each article."""
    for row in rows_of(articles, ("article_id", "title", "outlet", "published")):
        where = _where(row.outlet, row.published)
        shown = [
            "article",
            row.title or "Untitled",
            leads[row.article_id],
            where,
            pages.article(row.article_id),
            iso(row.published),
        ]
        yield shown, f"{row.title} {row.outlet}", texts[row.article_id]


def _quotations(articles, quotes, pages):
    """Yield the same of each quotation."""
    every = words_said(articles, quotes["article_id"], quotes["content"])
    rows = rows_of(quotes, ("article_id", "quote_id", "speaker", "outlet", "published"))
    for row, said in zip(rows, every, strict=True):
        where = _where(row.outlet, row.published)
        address = pages.quotation(row.article_id, row.quote_id)
        yield ["quotation", row.speaker or "speaker not resolved", said, where, address], row.speaker, said


def _facets(articles, quotes):
    """Yield (facet, its value of each document of a run, the number of the first of these)."""
    of_quotes = {name: _known(quotes[name]) for name in FACETS}
    kinds = ["article"] * len(articles) + ["quotation"] * len(quotes)
    yield "in", pd.Series(kinds, dtype="str"), 0
    yield "outlet", pd.concat([_known(articles["outlet"]), of_quotes.pop("outlet")]), 0
    yield "copy", quotes["copy_of"].map(lambda of: "yes" if of else "no"), len(articles)
    for name, values in of_quotes.items():
        yield name, values, len(articles)


def _known(values):
    return values.where(values != "", "unknown")


def _numbers(values, first):
    """Return {value: the numbers of the documents that have it}, those that come first first; the first document's is `first`."""
    codes, names = pd.factorize(values)
    order = np.argsort(codes, kind="stable")
    own = np.split(order + first, np.cumsum(np.bincount(codes, minlength=len(names)))[:-1]) if len(names) else []
    return dict(zip(names, own, strict=True))


@lru_cache(1 << 14)
def _where(outlet, published):
    return ", ".join(filter(None, (outlet, day(published))))


def iso(published):
    """Return a day as ISO text, "" if it is unknown."""
    return "" if pd.isna(published) else f"{published.date()}"


def _shards(terms, n, facets):
    shards = defaultdict(list)
    for word, numbers in terms.items():
        shards[word[0] if word[0].isascii() else "other"].append((word, numbers))
    words_of = {name: _pieces(shard) for name, shard in shards.items()}
    values_of = {key: _pieces(values.items()) for key, values in facets.items()}
    about = {"n": n, "part": FILE_SIZE, "shards": sorted(shards), "pieces": {name: len(p) for name, p in words_of.items()},
             "facets": {key: len(p) for key, p in values_of.items()}}  # fmt: skip
    yield "about.js", f"dateline.about = {_json(about)};\n"
    for name, pieces in words_of.items():
        for place, piece in enumerate(pieces):
            yield f"terms-{name}{_number(place)}.js", f"addTerms({_json(name)}, {_json(dict(piece))});\n"
    for key, pieces in values_of.items():
        for place, piece in enumerate(pieces):
            yield f"facets-{key}{_number(place)}.js", f"addFacets({_json(key)}, {_json(piece)});\n"


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


def _part(number, documents):
    return f"documents-{number}.js", f"dateline.documents[{number}] = {_json(documents)};\n"


def _json(value):
    return (
        json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=np.ndarray.tolist)
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )

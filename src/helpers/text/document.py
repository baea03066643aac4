"""An article as arrays: paragraphs, sentences and tokens with their character offsets, made once for every stage.

Tokens are NLTK's (`NLTKWordTokenizer`, Penn Treebank conventions), sentences Punkt's (Kiss and Strunk, Computational
Linguistics 2006) with the abbreviations of news in abbreviations.csv. Nothing is downloaded. Each layer is made when it
is first asked for.
"""

import re
from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from helpers.text import segment
from helpers.text.word_rows import places_of

# Half of a surrogate pair: a character that UTF-8 cannot hold.
LONE = re.compile("[\ud800-\udfff]")


class Document:
    """One article's text with its layers.

    It has `text`, `article_id`, `title`, `byline`, and `published` (a datetime.date or None). Half of a surrogate pair, which no
    file can hold, becomes U+FFFD in `text`. The layers are int32 arrays of character offsets, unless stated otherwise:

    - `paragraphs`: shape (n_paragraphs, 2), start and end;
    - `sentences`: shape (n_sentences, 2); `sentence_paragraph`: shape (n_sentences,), the paragraph's number;
    - `tokens`: shape (n_tokens, 2); `words`: list of n_tokens str; `word_places`: int64, where each stands in tables of words
      (text/word_rows.py);
    - `sentence_tokens`: shape (n_sentences, 2), first token and one past the last token of each sentence;
    - `token_sentence`: shape (n_tokens,), the sentence's number;
    - `reading`: what the encoder made of the tokens (language/), None before it read them.

    >>> document = Document("Ana Ruiz spoke. She left.")
    >>> document.words
    ['Ana', 'Ruiz', 'spoke', '.', 'She', 'left', '.']
    >>> document.sentences.tolist()
    [[0, 15], [16, 25]]
    """

    def __init__(self, text, *, article_id="", published=None, title="", byline=""):
        self.text = LONE.sub("\ufffd", text)
        self.article_id = article_id
        self.title = title
        self.byline = byline
        self.published = _as_date(published)
        self.reading = None
        self._made = {}

    def once(self, name, make):
        """Return what `make()` gives, made when this Document is first asked for what is called `name`.

        For what several stages need and one makes, such as its names; nobody may change it.
        """
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]

    @cached_property
    def paragraphs(self):
        return _pairs(segment.paragraph_spans(self.text))

    @cached_property
    def _sentence_rows(self):
        rows = [
            (start, end, number)
            for number, (first, last) in enumerate(self.paragraphs.tolist())
            for start, end in segment.sentence_spans(self.text, first, last)
        ]
        return np.array(rows, dtype=np.int32).reshape(-1, 3)

    @cached_property
    def sentences(self):
        return self._sentence_rows[:, :2]

    @cached_property
    def sentence_paragraph(self):
        return self._sentence_rows[:, 2]

    @cached_property
    def _token_layers(self):
        spans, counts = segment.tokens_of(self.text, self.sentences.tolist())
        ends = np.cumsum(counts, dtype=np.int32)
        return spans, np.column_stack([ends - counts, ends])

    @cached_property
    def tokens(self):
        return self._token_layers[0]

    @cached_property
    def sentence_tokens(self):
        return self._token_layers[1]

    @cached_property
    def token_sentence(self):
        counts = self.sentence_tokens[:, 1] - self.sentence_tokens[:, 0]
        return np.repeat(np.arange(len(counts), dtype=np.int32), counts)

    @cached_property
    def words(self):
        text = self.text
        return [text[start:end] for start, end in self.tokens.tolist()]

    @cached_property
    def word_places(self):
        return places_of(self.words)

    def __getstate__(self):  # places of words are those of this process
        return {name: value for name, value in self.__dict__.items() if name != "word_places"}

    @cached_property
    def _sentence_starts(self):  # a list, because NumPy would copy the column at each lookup
        return self.sentences[:, 0].tolist()

    @cached_property
    def _token_starts(self):
        return self.tokens[:, 0].tolist()

    def sentence_at(self, offset):
        """Return the number of the sentence that holds character `offset`; between two sentences, of the one before."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def tokens_in(self, start, end):
        """Return the range of the tokens that begin in characters [start, end)."""
        starts = self._token_starts
        first = bisect_left(starts, start)
        return range(first, bisect_left(starts, end, first) if end > start else bisect_left(starts, end))


def documents(articles):
    """Yield a Document for each row of `articles` (columns article_id, published, title, text, and byline if there is one)."""
    columns = [articles[name].tolist() for name in ("article_id", "published", "title", "text")]
    bylines = articles["byline"].tolist() if "byline" in articles else [""] * len(articles)
    for article_id, published, title, text, byline in zip(*columns, bylines, strict=True):
        yield Document(
            _as_text(text), article_id=article_id, published=published, title=_as_text(title), byline=_as_text(byline)
        )


def _pairs(spans):
    return np.array(spans, dtype=np.int32).reshape(-1, 2)


def _as_text(value):
    return value if isinstance(value, str) else ""  # a missing text is None, or nan in a column of text


def _as_date(value):
    if value is None or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, str):
        return date.fromisoformat(value[:10]) if re.match(r"\d{4}-\d\d-\d\d", value) else None
    return date(value.year, value.month, value.day)

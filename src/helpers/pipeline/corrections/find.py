"""Finds the rows that a correction means, by article and words, so that it still fits when numbers and ids change."""

import re
from collections import defaultdict
from functools import cached_property
from typing import NamedTuple


class Texts:
    """The articles that a correction can name: by article_id, by address, or by the end of the path of their file.

    >>> import pandas as pd
    >>> texts = Texts(pd.DataFrame({"article_id": ["a"], "text": ["One.  Two."], "source_path": ["data/x/one.md"]}))
    >>> texts.id_of("x/one.md"), texts.span("a", "One. Two")
    ('a', (0, 9))
    """

    def __init__(self, articles):
        self.text = dict(zip(articles["article_id"], articles["text"], strict=True))
        self.paths = (
            dict(zip(articles["source_path"], articles["article_id"], strict=True)) if "source_path" in articles else {}
        )
        self.urls = dict(zip(articles["url"], articles["article_id"], strict=True)) if "url" in articles else {}
        self.urls.pop("", None)

    @cached_property
    def ends(self):
        """The article_ids by the ends of their paths: {"x/one.md": {"a"}, "one.md": {"a"}, …}."""
        found = defaultdict(set)
        for path, article_id in self.paths.items():
            parts = path.split("/")
            for first in range(len(parts)):
                found["/".join(parts[first:])].add(article_id)
        return found

    def id_of(self, named):
        """Return the article_id that `named` means, or ""."""
        if named in self.text:
            return named
        if named in self.urls:
            return self.urls[named]
        ends = self.ends.get(named, set()) | self.ends.get(named.lstrip("/"), set())
        return next(iter(ends)) if len(ends) == 1 else ""

    def span(self, article_id, words):
        """Return (start, end) of the first occurrence of `words` in the article, with any white space between; else None."""
        found = re.search(r"\s+".join(re.escape(word) for word in words.split()), self.text.get(article_id, ""))
        return found.span() if found else None


class Missed(NamedTuple):
    """Why a correction fits nothing."""

    why: str


def quotation(quotes, texts, article, said):
    """Return the index of the row of `quotes` in `article` whose content shares most with the words `said`, or Missed."""
    article_id, span = _place(texts, article, said)
    if isinstance(span, Missed):
        return span
    shared = {
        row.Index: sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in row.content)
        for row in quotes[quotes["article_id"] == article_id].itertuples()
    }
    best = max(shared, key=shared.get, default=None)
    if best is None or not shared[best]:
        return Missed(f"no quotation was found at '{said[:40]}'")
    return best


def event(mentions, events, texts, article, sentence, label):
    """Return the index of the rows of `mentions` in a sentence; where it has several events, of the one with that label."""
    article_id, span = _place(texts, article, sentence)
    if isinstance(span, Missed):
        return span
    own = mentions[(mentions["article_id"] == article_id) & (mentions["start"] < span[1]) & (mentions["end"] > span[0])]
    if not len(own):
        return Missed(f"no event was found at '{sentence[:40]}'")
    if own["event_id"].nunique() > 1 and label:
        labels = dict(zip(events["event_id"], events["label"], strict=True))
        same = own[own["event_id"].map(labels) == label]
        if not len(same):
            return Missed(f"none of the events at '{sentence[:40]}' is called '{label}'")
        return same.index
    if own["event_id"].nunique() > 1:
        return Missed(f"several events were found at '{sentence[:40]}'; name one in column event")
    return own.index


def _place(texts, article, words):
    article_id = texts.id_of(article)
    if not article_id:
        return "", Missed(f"there is no article '{article}' in the corpus")
    span = texts.span(article_id, words)
    return article_id, span or Missed(f"the words '{words[:40]}' were not found in article {article}")

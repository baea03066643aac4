"""Whom an article names, as arrays: each of its names' mentions, and each body or person that they name."""

from functools import cached_property

import numpy as np

from helpers.speakers.kinds import KINDS
from helpers.speakers.names import key_of


class Cast:
    """The mentions in `context` (a context.Context), in order, and those they name, numbered by first mention.

    Of mentions: `first` and `last` are tokens, `who` is whom it names, `sentence`, and `flags`, float32 (n_mentions, 6):
    owns something, has a verb after it, begins its sentence, stands in quoted words, has a title, has several words. Of
    those named: `names`, the fullest form of each, and `traits`, float32 (n_named, 10). `fits` are of each quotation how far it may
    mean those near it, and nobody (fits.fitting), once pointer.py has asked.
    """

    def __init__(self, context, quotes):
        self.document, self.context = context.document, context
        mentions = context.names
        self.mentions = mentions
        numbers = {}
        self.who = np.array([numbers.setdefault(key_of(name.canonical), len(numbers)) for name in mentions], dtype=int)
        self.n, self.fits = len(numbers), []
        self.first = np.array([name.first for name in mentions], dtype=int)
        self.last = np.array([name.last for name in mentions], dtype=int)
        self.sentence = self.document.token_sentence[self.first] if len(mentions) else np.zeros(0, dtype=int)
        quoted = np.zeros(len(self.document.tokens) + 1, dtype=bool)
        for quote in quotes:
            if quote.kind == "direct":
                for start, end in quote.content:
                    inside = self.document.tokens_in(start, end)
                    quoted[inside.start : inside.stop] = True
        begins = set(self.document.sentence_tokens[:, 0].tolist())
        self.flags = np.array(
            [
                [
                    context.possessive(name), context.acts(name), name.first - bool(name.title) in begins,
                    quoted[name.first], bool(name.title), " " in name.name,
                ]
                for name in mentions
            ],
            dtype=np.float32,
        ).reshape(-1, 6)  # fmt: skip

    @cached_property
    def chosen(self):
        """The mention that shows each one best: the longest, the earliest of these."""
        best = np.full(self.n, -1)
        lengths = self.last - self.first
        for place in np.lexsort((-np.arange(len(self.who)), lengths)).tolist():
            best[self.who[place]] = place
        return best

    @cached_property
    def names(self):
        canonical = [""] * self.n
        for place, name in zip(self.who.tolist(), self.mentions, strict=True):
            if len(name.canonical) > len(canonical[place]):
                canonical[place] = name.canonical
        return canonical

    @cached_property
    def kinds(self):
        """The kind most of each one's mentions have, of names.KINDS."""
        votes = np.zeros((self.n, len(KINDS)))
        for place, name in zip(self.who.tolist(), self.mentions, strict=True):
            votes[place, KINDS.index(name.kind)] += 1 if name.kind != "unknown" else 0.1
        return votes.argmax(axis=1)

    @cached_property
    def traits(self):
        counts = np.bincount(self.who, minlength=self.n) if self.n else np.zeros(0)
        titled = np.zeros(self.n, dtype=np.float32)
        np.maximum.at(titled, self.who, self.flags[:, 4])
        opening = np.full(self.n, 10**9)
        np.minimum.at(opening, self.who, self.sentence)
        several = np.array([" " in name for name in self.names], dtype=np.float32)
        capitals = np.array([name.isupper() for name in self.names], dtype=np.float32)
        return np.column_stack(
            [
                np.eye(len(KINDS), dtype=np.float32)[self.kinds], np.log1p(counts), counts / max(1, len(self.who)),
                titled, opening < 3, several, capitals,
            ]
        ).astype(np.float32)  # fmt: skip

    @cached_property
    def pronouns(self):
        """What the article calls each: "he", "she" or ""."""
        return [self.context.pronoun_of.get(name, "") for name in self.names]

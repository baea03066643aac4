"""How much each event of a corpus counts beside all others: of its day the first counts in full, and what is told again counts less.

The events come as an Arrow table with COLUMNS: of a large corpus they are too many to be held row by row.
"""

from bisect import bisect_left
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from helpers.events.label_words import stems

COLUMNS = (
    "order",
    "first_day",
    "last_day",
    "until",
    "precision",
    "told_by",
    "label",
    "evidence",
    "status",
    "participants",
    "weight",
)
TELLING = ("last_day", "told_by", "label", "evidence", "participants")
PLANNED = 0.5  # what was planned for a day long past, and nobody tells that it took place, counts
FURTHER = 0.7  # what each further event of a day counts
TWIN = 0.4  # what an event counts that the same sentence and day show as one before it
ALIKE = 0.5  # share of words in which two labels are alike
NEXT = 3  # days by which one event may be told apart from itself
WIDEST = 50  # labels with one word that are looked at
WHO_AND_WHAT = 2  # first words of a label
AT_ONCE = 100_000  # words of labels, or events, that are looked at at the same time
NEVER = np.iinfo(np.int64).min  # the number of no day


def saliences(events, last):
    """Return the salience of each of `events`, 0 to 1, float64; the last article was published at day number `last` (None: unknown).

    `weight` is what an event counts on its own. What was planned for a day long past counts less; of events of one day each further
    one: a timeline has a place for each day; and of two that the same sentence and day show, or that are told much alike, the second;
    and one of a month or a year in which one of the same kind has a day and somebody of those who took part.
    """
    first, until = day_numbers(events["first_day"]), day_numbers(events["until"])
    found = events["weight"].to_numpy().copy()
    if last is not None:
        scheduled = pc.equal(events["status"], "scheduled").to_numpy()
        found[scheduled & (until != NEVER) & (until < last)] *= PLANNED
    coarse = ~pc.is_in(events["precision"], pa.array(["", "day"], events["precision"].type)).to_numpy()
    # What is told by its day comes before what is told by its month, which may be the same.
    ranked = np.lexsort((events["order"].to_numpy(), -found, coarse))
    ranked = ranked[first[ranked] != NEVER]
    if len(ranked):
        found[ranked] *= _powers(FURTHER, _nth(first[ranked]))
        again = _told_again(events.select(TELLING).take(ranked), first[ranked], coarse[ranked])
        found[ranked[again]] *= TWIN
    return found / (found.max(initial=0) or 1)


def day_numbers(days):
    """Return a column of days as whole numbers, as date.toordinal counts them, NEVER where there is none.

    >>> day_numbers(pa.chunked_array([pa.array([None, 86_400_000], pa.timestamp("ms"))])).tolist()[1]
    719164
    """
    numbers = pc.cast(pc.cast(days, pa.date32()), pa.int32()).cast(pa.int64())
    return pc.fill_null(pc.add(numbers, 719163), NEVER).to_numpy()


def _powers(base, exponents):
    return np.array([base**n for n in range(exponents.max() + 1)])[exponents]


def _nth(values):
    """Return how many equal values come before each of `values`."""
    _, codes = np.unique(values, return_inverse=True)
    order = np.argsort(codes, kind="stable")
    starts = np.searchsorted(codes[order], np.arange(codes.max() + 1))
    found = np.empty(len(values), dtype=np.int64)
    found[order] = np.arange(len(values)) - starts[codes[order]]
    return found


def _told_again(events, first, coarse):
    """Say of each of dated `events`, those that count most first, whether one before it tells the same."""
    last, labels = day_numbers(events["last_day"]), events["label"]
    again = _shown_again(events, first)
    labelled = pc.not_equal(labels, "").to_numpy()
    kinds = events["told_by"].combine_chunks().dictionary_encode().indices.to_numpy().copy()
    kinds[coarse | pc.equal(events["told_by"], "").to_numpy()] = -1
    again[labelled] |= told_before(labels.filter(labelled), first[labelled], last[labelled], kinds[labelled])
    daily = np.flatnonzero(labelled & (kinds != -1))
    again[coarse] |= _have_a_day(
        _keys_of(events.filter(coarse)), events.take(daily), first[daily], first[coarse], last[coarse]
    )
    return again


def _shown_again(events, first):
    """Say of each event whether the same sentence shows one of the same day before it."""
    evidence = events["evidence"].combine_chunks()
    article = evidence.field("article_id").dictionary_encode().indices.to_numpy()
    shown = np.stack([first, article, evidence.field("start").to_numpy()], axis=1)
    _, codes = np.unique(shown, axis=0, return_inverse=True)
    return _nth(codes.ravel()) > 0


def told_before(labels, first, last, kinds):
    """Say of each event whether one before it is told much like it: of one kind and of days next to its own, or of a month or a year
    that holds them.

    `first` and `last` are numbers of days, `kinds` of kinds, -1 for an event of a month or a year, which may be of any kind. Of each
    word the first WIDEST labels with it are looked at.
    """
    n_words, words, rows = _words_of(labels)
    shared = []
    for own in _some_words(words):
        shared += _near(words[own], rows[own], first, last, kinds)
    found = np.zeros(len(n_words), dtype=bool)
    pairs, counts = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *shared]), return_counts=True)
    this, other = np.divmod(pairs, max(len(n_words), 1))
    found[this[counts >= ALIKE * np.maximum(n_words[this], n_words[other])]] = True
    return found


def _words_of(labels):
    """Return (number of words of each label; of each of these words its number and its label's place), equal words together, in the
    order of the labels."""
    encoded, numbers = labels.combine_chunks().dictionary_encode(), {}
    own = [
        [numbers.setdefault(word, len(numbers)) for word in stems(label)] for label in encoded.dictionary.to_pylist()
    ]
    lengths = np.array([len(words) for words in own], dtype=np.int64)
    flat = np.fromiter(chain.from_iterable(own), dtype=np.int32, count=lengths.sum())
    codes = encoded.indices.to_numpy()
    n_words = lengths[codes]
    starts = np.repeat((np.cumsum(lengths) - lengths)[codes] - (np.cumsum(n_words) - n_words), n_words)
    words = flat[starts + np.arange(len(starts))]
    order = np.argsort(words, kind="stable")
    return n_words, words[order], np.repeat(np.arange(len(codes), dtype=np.int32), n_words)[order]


def _some_words(words):
    """Yield slices of `words`, which lie together where they are equal, of some AT_ONCE: none cuts through equal ones."""
    begins = np.flatnonzero(np.diff(words, prepend=-1))
    first = 0
    while first < len(words):
        after = np.searchsorted(begins, first + AT_ONCE)
        last = begins[after] if after < len(begins) else len(words)
        yield slice(first, last)
        first = last


def _near(words, rows, first, last, kinds):
    """Yield, for each of the first WIDEST labels with a word, arrays of place * number of labels + its place: of later ones with that
    word that may be told of the same."""
    begins = np.flatnonzero(np.diff(words, prepend=-1))
    group = np.cumsum(np.diff(words, prepend=-1) != 0) - 1
    start = begins[group]
    nth = np.arange(len(words)) - start
    later = np.arange(len(words))
    for n in range(WIDEST):
        later = later[nth[later] > n]
        one, other = rows[later], rows[start[later] + n]
        near = (first[other] <= last[one] + NEXT) & (first[one] - NEXT <= last[other])
        near &= (kinds[one] == -1) | (kinds[one] == kinds[other])
        yield one[near].astype(np.int64) * len(first) + other[near]


def _have_a_day(keys, daily, days, first, last):
    """Say of each event of a month or a year with `keys`, which has a `first` and a `last` day, whether one of the `daily` ones, of `days`,
    is one of it: of its kind, and of somebody who took part in both; or one whose label begins with the same words, who did what."""
    keys = list(keys)
    found = {key: [] for key in chain.from_iterable(keys)}
    for day, own in zip(days.tolist(), _keys_of(daily), strict=True):
        for key in own:
            if key in found:
                found[key].append(day)
    for own in found.values():
        own.sort()
    spans = zip(keys, first.tolist(), last.tolist(), strict=True)
    return np.array([any(_within(found[key], *span) for key in own) for own, *span in spans], dtype=bool)


def _keys_of(events):
    """Yield the keys of each event."""
    for some in range(0, len(events), AT_ONCE):
        columns = events.slice(some, AT_ONCE).select(("told_by", "label", "participants"))
        yield from map(_keys, *(column.to_pylist() for column in columns))


def _keys(kind, label, people):
    """Return what the day's event and the month's have in common, if they are one: (kind, name) each, and the label's first words."""
    words = tuple(label.lower().split(maxsplit=WHO_AND_WHAT)[:WHO_AND_WHAT])
    return [*((kind, name) for name in people), *([words] if len(words) == WHO_AND_WHAT else [])]


def _within(days, first, last):
    place = bisect_left(days, first)
    return place < len(days) and days[place] <= last

"""Near-copies: candidates by MinHash (Broder 1997; rensa, 64 bands), decided by exact containment of 5-word shingles.

Containment, the share of the shorter text's shingles that stand in the longer, and not their Jaccard index: wire copy
is cut from the bottom, and half a text has an index of .5 with the whole but is contained in it. A second signature,
of the top of the text alone, finds copies cut to a few paragraphs.
"""

import hashlib
import re

import numpy as np

WORD = re.compile(r"\w+")
SHINGLE = 5  # words
CONTAINED = 0.5  # share of the shorter text's shingles
SHORTEST = 20  # shingles; shorter texts (results, weather) resemble each other without being copies
TOP = 60  # words of the top of a text
PERMUTATIONS, BANDS, SEED = 128, 64, 20180712
NUMBER = np.dtype("<u4")  # of a signature
MOST_ALIKE = 200  # candidates looked at for one text
HELD = 4_000_000  # pairs that are held before those that are too many for a text go: 8 bytes each
KEPT = 20_000  # texts whose hashes are held: some 6 kB each
MARKS = 1 << 18  # places of marks, by the last bits of a shingle's hash


def find_copies(articles, memory=None):
    """Return `articles` with `copy_of` filled: the article_id of the fullest text of which a text is a near-copy.

    Of equal texts the earliest is the original, then the first by outlet and article_id, in whatever order they come.
    `memory`, a reading.memory.Memory, keeps between runs the signatures of texts, and what each was found to be a copy of among
    which others.

    >>> import pandas as pd
    >>> story = " ".join(f"word{number}" for number in range(80))
    >>> frame = pd.DataFrame({"article_id": ["a", "b"], "text": [story, story[:350]]})
    >>> find_copies(frame)["copy_of"].tolist()
    ['', 'a']
    """
    ids, texts = articles["article_id"].tolist(), articles["text"].tolist()
    alike = _candidates(_signatures(ids, texts, memory))
    order = _fullest_first(articles, texts)
    rank = np.argsort(order)
    known, decided = memory.copies(ids) if memory else {}, {}
    root, shingled = {}, Shingled(texts)
    for number in order:
        ranks = rank[alike.of(number)]
        before = np.sort(ranks[ranks < rank[number]])[:MOST_ALIKE].tolist()
        if not before:
            continue
        others = [order[place] for place in before]
        asked = _print([ids[other] for other in others])
        decided[ids[number]] = known.get(ids[number])
        if not decided[ids[number]] or decided[ids[number]][0] != asked:
            decided[ids[number]] = asked, shingled.container(number, others)
        place = decided[ids[number]][1]
        if place >= 0:
            root[number] = root.get(others[place], others[place])
    if memory:
        memory.keep_copies({name: found for name, found in decided.items() if known.get(name) != found})
    return articles.assign(copy_of=[ids[root[number]] if number in root else "" for number in range(len(ids))])


def _print(names):
    return hashlib.sha256(" ".join(names).encode("utf-8", "surrogatepass")).hexdigest()


class Shingled:
    """The shingles of `texts` as sorted hashes, each once, made when they are first asked for; those of KEPT texts are kept."""

    def __init__(self, texts):
        self.texts, self.kept = texts, {}
        self.marks = np.zeros(MARKS, dtype=bool)

    def of(self, number):
        """Return the hashes of a text: an array takes a tenth of the memory of a set."""
        if number not in self.kept:
            parts = shingles(self.texts[number])
            while len(self.kept) >= KEPT:
                del self.kept[next(iter(self.kept))]  # the one made longest ago
            self.kept[number] = np.unique(np.fromiter(map(hash, parts), np.int64, len(parts)))
        return self.kept[number]

    def container(self, number, others):
        """Return the place in `others` of the first text that text `number` is a near-copy of, -1 if there is none.

        Marks at the last bits of this text's hashes say at once of all others how many they share at most; most share too few.
        """
        own, parts = self.of(number), [self.of(other) for other in others]
        sizes = np.array([len(part) for part in parts])
        places = own & (MARKS - 1)
        self.marks[places] = True
        starts = np.concatenate([[0], np.cumsum(sizes)])
        marked = np.concatenate([[0], np.cumsum(self.marks[np.concatenate(parts) & (MARKS - 1)])])
        self.marks[places] = False
        most = marked[starts[1:]] - marked[starts[:-1]]
        enough = most >= CONTAINED * np.minimum(sizes, len(own))
        return next((place for place in np.flatnonzero(enough).tolist() if _contained(own, parts[place])), -1)


def shingles(text):
    """Return the list of the 5-word shingles of `text`, lower case, without punctuation."""
    words = WORD.findall(text.lower())
    return list(map(" ".join, zip(*(words[first:] for first in range(SHINGLE)), strict=False)))


def _signatures(ids, texts, memory):
    """Return the signature of each text: of the whole and of the top, 2 × PERMUTATIONS numbers; None for a short text."""
    kept = memory.signatures(ids) if memory else {}
    new = {name: signature(text) for name, text in zip(ids, texts, strict=True) if name not in kept}
    if memory and new:
        memory.keep_signatures(new)
    found = (kept.get(name, new.get(name)) for name in ids)
    return [np.frombuffer(numbers, NUMBER).reshape(2, PERMUTATIONS) if numbers else None for numbers in found]


def signature(text):
    """Return the bytes of the MinHash signatures of a text and of its top; none for a text too short to be a copy."""
    from rensa import RMinHash

    parts = shingles(text)
    if len(parts) < SHORTEST:
        return b""
    both = []
    for some in (parts, parts[: TOP - SHINGLE]):
        minhash = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        minhash.update(some)
        both.append(np.asarray(minhash.digest(), NUMBER))
    return np.concatenate(both).tobytes()


def _candidates(signatures):
    """Return the Alike of texts that share a band of either signature, each with the first MOST_ALIKE before it."""
    long = np.array([number for number, one in enumerate(signatures) if one is not None], np.int64)
    found = [np.zeros(0, np.int64)]
    for which in (0, 1):
        whole = np.array([signatures[number][which] for number in long], NUMBER)
        whole = whole.reshape(len(long), BANDS, PERMUTATIONS // BANDS)
        pairs, held = [], 0
        for band in range(BANDS):
            keys = np.ascontiguousarray(whole[:, band]).view(f"V{whole.shape[2] * whole.itemsize}").ravel()
            pairs.append(_pairs(keys, long, len(signatures)))
            held += len(pairs[-1])
            if held > HELD:
                pairs = [_first_of(pairs, len(signatures))]
                held = len(pairs[0])
        found.append(_first_of([*found[:1], *pairs], len(signatures)))
    return Alike(np.unique(np.concatenate(found)), len(signatures))


def _pairs(keys, texts, count):
    """Return of texts with equal `keys` each beside the first MOST_ALIKE before it, as numbers: later × `count` + earlier.

    `texts` are their numbers, in order.
    """
    order = np.argsort(keys, kind="stable")
    first = np.concatenate([[True], keys[order][1:] != keys[order][:-1]]) if len(keys) else np.zeros(0, bool)
    start = np.maximum.accumulate(np.where(first, np.arange(len(keys)), 0))  # where the group of each begins
    before = np.minimum(np.arange(len(keys)) - start, MOST_ALIKE)
    places = np.arange(before.sum()) - np.repeat(np.cumsum(before) - before, before)
    return np.repeat(texts[order], before) * count + texts[order][np.repeat(start, before) + places]


def _first_of(pairs, count):
    """Return of several arrays of pairs, each pair once and in order, the first MOST_ALIKE of each later text."""
    pairs = np.unique(np.concatenate(pairs))
    later = pairs // count
    return pairs[np.arange(len(pairs)) - np.searchsorted(later, later) < MOST_ALIKE]


class Alike:
    """Which texts may be copies of each other: `pairs` are sorted numbers, later × `count` + earlier."""

    def __init__(self, pairs, count):
        later, self.earlier = np.divmod(pairs, count)
        order = np.argsort(self.earlier, kind="stable")
        self.later, edges = later[order], np.arange(count + 1)
        self.before = np.searchsorted(later, edges)
        self.after = np.searchsorted(self.earlier[order], edges)

    def of(self, number):
        """Return the numbers of the texts that are like text `number`."""
        before = self.earlier[self.before[number] : self.before[number + 1]]
        return np.concatenate([before, self.later[self.after[number] : self.after[number + 1]]])


def _fullest_first(articles, texts):
    days = articles["published"].tolist() if "published" in articles else [None] * len(texts)
    days = [str(day)[:10] if day is not None and day == day else "9999" for day in days]
    outlets = articles["outlet"].tolist() if "outlet" in articles else [""] * len(texts)
    ids = articles["article_id"].tolist()
    return sorted(range(len(texts)), key=lambda n: (-len(texts[n].split()), days[n], outlets[n], ids[n]))


def _contained(shorter, longer):
    smaller, larger = sorted((shorter, longer), key=len)
    if not len(smaller):
        return False
    places = np.minimum(np.searchsorted(larger, smaller), len(larger) - 1)
    return np.count_nonzero(larger[places] == smaller) >= CONTAINED * len(smaller)

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
MOST_ALIKE = 200  # candidates looked at for one text, the fullest
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
    ids, texts = articles["article_id"].tolist(), articles["text"].array
    order = _fullest_first(articles, texts)
    alike = Alike(*_signatures(ids, texts, order, memory))
    known, decided = memory.copies(ids) if memory else {}, {}
    root, shingled = {}, Shingled(texts)
    for place, number in enumerate(order):
        others = [order[fuller] for fuller in alike.fuller(place)]
        if not others:
            continue
        asked = _print([ids[other] for other in others])
        decided[ids[number]] = known.get(ids[number])
        if not decided[ids[number]] or decided[ids[number]][0] != asked:
            decided[ids[number]] = asked, shingled.container(number, others)
        found = decided[ids[number]][1]
        if found >= 0:
            root[number] = root.get(others[found], others[found])
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
        found = self.kept.pop(number, None)
        if found is None:
            parts = shingles(self.texts[number])
            found = np.unique(np.fromiter(map(hash, parts), np.int64, len(parts)))
        self.kept[number] = found
        if len(self.kept) > KEPT:
            del self.kept[next(iter(self.kept))]  # the one asked for longest ago
        return found

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


def _signatures(ids, texts, order, memory):
    """Return (places, signatures) of the texts that are long enough: their places in `order`, int64 (n,), and the signatures of the
    whole and of the top, uint32 (n, 2, PERMUTATIONS)."""
    kept, new = memory.signatures(ids) if memory else {}, {}
    for name, text in zip(ids, texts, strict=True):
        if name not in kept:
            new[name] = signature(text)
    if memory and new:
        memory.keep_signatures(new)
    found = [kept.get(ids[number], new.get(ids[number])) for number in order]
    places = np.array([place for place, one in enumerate(found) if one], np.int64)
    signatures = np.empty((len(places), 2, PERMUTATIONS), NUMBER)
    for row, place in enumerate(places.tolist()):
        signatures[row] = np.frombuffer(found[place], NUMBER).reshape(2, PERMUTATIONS)
    return places, signatures


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


class Alike:
    """Which texts may be copies of each other: those that share a band of either signature.

    `places` are of texts in their order, the fullest first, int64 (n,), and `signatures` theirs. For each band the texts are sorted by it,
    so that those with the same stand together, the fullest first: 1.5 kB for each text.
    """

    def __init__(self, places, signatures):
        n, self.places = len(places), places
        bands = signatures.reshape(n, 2 * BANDS, PERMUTATIONS // BANDS)
        self.sorted = np.empty((2 * BANDS, n), np.int32)
        self.begins, self.own = np.empty((n, 2 * BANDS), np.int32), np.empty((n, 2 * BANDS), np.int32)
        for band in range(2 * BANDS if n else 0):
            keys = np.ascontiguousarray(bands[:, band]).view(f"V{bands.shape[2] * bands.itemsize}").ravel()
            order = np.argsort(keys, kind="stable")
            same = np.concatenate([[False], keys[order][1:] == keys[order][:-1]])
            self.sorted[band], self.own[order, band] = order, np.arange(n)
            self.begins[order, band] = np.maximum.accumulate(np.where(same, 0, np.arange(n)))
        self.rows = dict(zip(places.tolist(), range(n), strict=True))

    def fuller(self, place):
        """Return the places of the texts that are like the text at `place` and before it, MOST_ALIKE at most, the fullest first."""
        if place not in self.rows:
            return []
        row = self.rows[place]
        begins = self.begins[row]
        counts = np.minimum(self.own[row] - begins, MOST_ALIKE)
        (bands,) = counts.nonzero()
        if not len(bands):
            return []
        counts, ends = counts[bands], np.cumsum(counts[bands])
        at = np.arange(ends[-1]) - np.repeat(ends - counts - begins[bands], counts)
        return self.places[np.unique(self.sorted[np.repeat(bands, counts), at])[:MOST_ALIKE]].tolist()


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

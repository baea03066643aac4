"""What an article is about, in a few terms: its names and words, each weighted by how rare it is in news at large."""

import json
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from math import log
from typing import NamedTuple

import pandas as pd

from helpers.speakers import full_names_in, names_in

TERMS = 60  # kept of an article
SHOWN = 12  # names and phrases kept of an article, for people to read
LEAD = 600  # characters at the top of an article, where it says what it is about
OF_LEAD, OF_NAMES = 3.0, 2.0  # how much more a term of the top, and a name, weigh
COMMON = 1.2  # rarity up to which a word says nothing of what an article is about: "said", "people", "would"
SHORTEST = 3  # letters of a word that is no name
WORD = re.compile(r"[^\W\d_][\w’'-]*[^\W_]")
PHRASE = re.compile(r"\b(?=([a-z]{3,} [a-z]{3,})\b)")
OWNERS = re.compile(r"['’]s?$")


class Profile(NamedTuple):
    """`terms` (lower case) and their `weights`, heaviest first, the sum of their squares 1; `words` are those terms that
    are no names; `names` as written and `phrases` (two words) are those that the text has most often; `people` are the people
    whom it names in two words or more, each as often as it names them."""

    terms: list
    weights: list
    words: list
    names: list
    phrases: list
    people: list


def frame_of(rows):
    """Return a frame of article_id and the fields of Profile, from rows of these values."""
    columns = ["article_id", *Profile._fields]
    return pd.DataFrame(dict(zip(columns, zip(*rows, strict=True), strict=True)) if rows else {c: [] for c in columns})


@cache
def _rarities():
    """Return ({word: its rarity} of the words of news at large, that of any other word)."""
    held = json.loads((files("helpers.models") / "rarity.json").read_text(encoding="utf-8"))
    n = held["articles"] + 1
    return {word: log(n / (count + 1)) for word, count in held["words"].items()}, log(n / 2)


def rarity(word):
    """Return how rare a word (lower case) is in news at large: the logarithm of the inverse of the share of articles."""
    known, other = _rarities()
    return known.get(word, other)


def profile_of(document):
    """Return the Profile of a Document, its title included.

    >>> from helpers.text import Document
    >>> profile_of(Document("The dam at Lindholm broke on Friday, and the dam's owner fled Lindholm.")).terms[:2]
    ['lindholm', 'dam']
    """
    text = f"{document.title}\n{document.text}"
    names, words = _counted(text)
    top = {OWNERS.sub("", word.lower()) for word in WORD.findall(text[:LEAD])}
    weights = {}
    for counts, more in ((names, OF_NAMES), (words, 1.0)):
        for word, n in counts.items():
            weights[word] = more * (OF_LEAD if word in top else 1.0) * (1 + log(n)) * rarity(word)
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TERMS]
    length = sum(weight * weight for _, weight in heaviest) ** 0.5 or 1.0
    shown = _most(Counter(name.canonical for name in names_in(document)))
    phrases = _most({phrase: n for phrase, n in Counter(PHRASE.findall(text)).items() if n > 1 and _says(phrase)})
    terms = [term for term, _ in heaviest]
    return Profile(
        terms,
        [round(weight / length, 4) for _, weight in heaviest],
        [term for term in terms if term in words],
        shown,
        phrases,
        full_names_in(document),
    )


def with_people(articles, profiles):
    """Return `articles` with their column `people` as `profiles` (a frame from frame_of) have it; without a profile it is empty."""
    people = dict(zip(profiles["article_id"], profiles["people"], strict=True))
    return articles.assign(people=[list(people.get(article_id, ())) for article_id in articles["article_id"]])


def _counted(text):
    """Return Counters of the names and of the words of a text, lower case; a word that it also writes small is no name."""
    small, large = Counter(), Counter()
    for word, n in Counter(WORD.findall(text)).items():
        bare = OWNERS.sub("", word.lower())
        (small if word.islower() else large)[bare] += n
    for word in [word for word in large if word in small]:
        small[word] += large.pop(word)
    return large, {word: n for word, n in small.items() if len(word) >= SHORTEST}


def _says(phrase):
    return all(rarity(word) > COMMON for word in phrase.split())


def _most(counts):
    return sorted(counts, key=lambda what: (-counts[what], what))[:SHOWN]

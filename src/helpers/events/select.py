"""The days of a timeline: which to show, named by their events, with what sentences."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.dates import find_dates
from helpers.text import Document

ALIKE = 0.6  # share of words in common from which a second sentence says nothing new
WORDS_EACH, TIMES = 200, 3  # on topic: a topic word each so many words, but never more often than so many times
ROUTINE = 7  # days after which nobody writes of a day by routine
AHEAD = 60  # days after publication past which a day is a plan or a slip, and no news
BACKGROUND, HALF = 60, 0.5  # days before the first publication past which a day is background, and what it weighs
WORD, STEM, NEAR = re.compile(r"[^\W\d_]{4,}"), 6, 150  # words of what is told around a day's mention
CANDIDATES = 200  # sentences of a day that are compared
COLUMNS = ["day", "label", "sentences", "event_ids", "salience"]


class Topic(NamedTuple):
    """The words looked for, as a pattern (None: everything is on topic)."""

    pattern: object

    @classmethod
    def of(cls, words):
        words = [words] if isinstance(words, str) else list(words or ())
        body = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words if word.split())
        return cls(re.compile(rf"\b(?:{body})", re.IGNORECASE) if body else None)

    def holds(self, text):
        return self.pattern is None or bool(self.pattern.search(text))

    def is_of(self, title, text):
        """Say whether an article is on topic: in its title, or as often in its text as its length lets one expect."""
        if self.holds(title):
            return True
        needed = min(TIMES, 1 + text.count(" ") // WORDS_EACH)
        return sum(1 for _, _ in zip(self.pattern.finditer(text), range(needed), strict=False)) == needed


def select_timeline(
    events: pd.DataFrame,
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    topic: Sequence[str] | str | None = None,
    first_day: str | pd.Timestamp | None = None,
    last_day: str | pd.Timestamp | None = None,
    limit: int | None = None,
    sentences_each: int = 1,
    dates: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the days of a timeline, in order: day, label, sentences, event_ids, salience (0 to 1).

    A day's salience is the mean of the articles on `topic` (a list of words) that mention it, later ones counting for
    more; of the days on which they were published; of those of them more than a week later, when nobody writes of a day
    by routine; and of how far the words around its mentions agree; with several outlets also of the outlets. Each is a
    logarithm divided by the greatest; copies count once. Adjacent days may both be chosen. `limit` is how many days at
    most; without it days are taken down to the knee of the curve of salience. `sentences_each` is how
    many sentences a day; `dates` is table dates of the articles, found anew where it is not given. A day's label is its
    most told event's, empty where no event of that day is known. A topic that matches nothing gives no rows, and the
    frame's `attrs["looked_for"]` says what was looked for.

    >>> import helpers
    >>> articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-09"], "title": [""],
    ...     "text": ["Ana Ruiz met Bo Lind in Oslo on July 6."]})
    >>> timeline = select_timeline(*helpers.find_events(articles, helpers.find_dates(articles)), articles, topic=["oslo"])
    >>> timeline[["day", "label"]].astype(str).values.tolist()
    [['2018-07-06', 'Ruiz and Lind meet in Oslo']]
    """
    topic_words = Topic.of(topic)
    chosen = _chosen(articles, topic_words)
    told = _told(chosen, dates, first_day, last_day)
    timeline = _named(told, chosen, events, mentions, topic_words, limit, sentences_each)
    timeline.attrs["looked_for"] = (
        f"{' or '.join(map(str, [topic] if isinstance(topic, str) else topic or ['any topic']))}, "
        f"{first_day or 'any day'} to {last_day or 'any day'}: {len(chosen):,} of {len(articles):,} articles on topic, "
        f"{told['day'].nunique():,} days mentioned"
    )
    return timeline


def _chosen(articles, topic):
    """Return the articles on topic, copies left out where their original is here: article_id, published, title, text, outlet."""
    frame = pd.DataFrame({"article_id": articles["article_id"].astype("str"), "text": articles["text"].fillna("")})
    frame["title"] = articles["title"].fillna("") if "title" in articles else ""
    frame["outlet"] = articles["outlet"].fillna("") if "outlet" in articles else ""
    frame["published"] = pd.to_datetime(articles["published"]) if "published" in articles else pd.NaT
    copies = articles["copy_of"].isin(frame["article_id"]) if "copy_of" in articles else False
    on = [topic.is_of(title, text) for title, text in zip(frame["title"], frame["text"], strict=True)]
    return frame[np.array(on, dtype=bool) & ~np.asarray(copies, dtype=bool)].reset_index(drop=True)


def _told(articles, dates, first_day, last_day):
    """Return a row for each expression in `articles` that means one day.

    Columns: day, article_id, at (its offset), published, outlet, lag (days from the day to publication), around (the
    words near it, a frozenset).
    """
    if dates is None:
        dates = find_dates(articles)
    one = (dates["precision"] == "day") & dates["first_day"].notna() & dates["type"].isin(["DATE", "TIME"])
    told = dates.loc[one, ["article_id", "first_day", "start"]].set_axis(["article_id", "day", "at"], axis=1)
    told = told.merge(articles[["article_id", "published", "outlet"]], on="article_id", how="inner")
    told["lag"] = (told["published"] - told["day"]).dt.days.fillna(0)
    keep = told["lag"] >= -AHEAD
    if first_day:
        keep &= told["day"] >= pd.Timestamp(first_day)
    if last_day:
        keep &= told["day"] <= pd.Timestamp(last_day)
    told = told[keep].reset_index(drop=True)
    text = dict(zip(articles["article_id"], articles["text"], strict=True))
    told["around"] = [_around(text[i], at) for i, at in zip(told["article_id"], told["at"], strict=True)]
    return told


def _around(text, at):
    """Return the stems of the words within `NEAR` characters of an expression of time."""
    return frozenset(word[:STEM].lower() for word in WORD.findall(text, max(0, at - NEAR), at + NEAR))


def _scored(told, articles):
    """Return the salience of each day of `told`, a Series, most salient first."""
    by_day = told.groupby("day")
    once = told.drop_duplicates(["article_id", "day"])
    later = np.log2(2 + once["lag"].clip(lower=0)).groupby(once["day"]).sum()
    parts = [later, by_day["published"].nunique(), _agreement(once)]
    parts.append(told[told["lag"] > ROUTINE].groupby("day")["published"].nunique())
    if articles["outlet"].nunique() > 1:
        parts.append(by_day["outlet"].nunique())
    scaled = [np.log1p(part) / np.log1p(max(1, part.max())) for part in parts if len(part)]
    score = sum(part.reindex(parts[0].index).fillna(0) for part in scaled) / len(parts)
    first = articles["published"].min()
    if first == first:
        ahead = (score.index - first).days >= -BACKGROUND
        score = score.where(ahead, HALF * score)
    return score.round(4).sort_index().sort_values(ascending=False, kind="stable")


def _agreement(told):
    """Return for each day the length of the sum of its mentions' tf-idf vectors: of two days that as many articles
    mention, the greater is that of which they tell the same.
    """
    counts = Counter(word for words in told["around"] for word in words)
    rare = {word: math.log((1 + len(told)) / n) for word, n in counts.items()}
    found = {}
    for day, mentions in told.groupby("day")["around"]:
        total = Counter()
        for words in mentions:
            size = math.sqrt(sum(rare[word] ** 2 for word in words)) or 1
            for word in words:
                total[word] += rare[word] / size
        found[day] = math.sqrt(sum(weight**2 for weight in total.values()))
    return pd.Series(found)


def _named(told, articles, events, mentions, topic, limit, sentences_each):
    if not len(told):
        return pd.DataFrame({name: [] for name in COLUMNS})
    score = _scored(told, articles)
    score = score.head(limit if limit is not None else _until_drop(score.tolist())).sort_index()
    of_day = _events_of(events, mentions, articles, score.index)
    labels = dict(zip(events["event_id"], events["label"], strict=True))
    by_day = dict(list(told[told["day"].isin(score.index)].groupby("day")))
    sentences = Sentences(articles, topic)
    rows = []
    for day, salience in score.items():
        ids = of_day.get(day, [])
        rows.append((day, labels[ids[0]] if ids else "", sentences.best(by_day[day], sentences_each), ids, salience))
    return pd.DataFrame(rows, columns=COLUMNS)


def _events_of(events, mentions, articles, days):
    """Return {day: event_ids}, those that most of `articles` tell of first."""
    here = events.loc[events["first_day"].isin(days), ["event_id", "first_day", "salience"]]
    told = mentions[mentions["event_id"].isin(here["event_id"]) & mentions["article_id"].isin(articles["article_id"])]
    n = told.groupby("event_id")["article_id"].nunique().rename("told")
    here = here.merge(n.reset_index(), on="event_id")
    here = here.sort_values(["told", "salience", "event_id"], ascending=[False, False, True])
    return {day: group["event_id"].tolist() for day, group in here.groupby("first_day", sort=False)}


def _until_drop(saliences):
    """Return how many of `saliences`, greatest first, stand before the curve's knee, where it bends most.

    The knee is the point farthest below the line from first to last (Satopaa and others, ICDCS workshops 2011).
    """
    n = len(saliences)
    if n < 3 or saliences[0] == saliences[-1]:
        return n
    steep = saliences[0] - saliences[-1]
    below = [1 - place / (n - 1) - (salience - saliences[-1]) / steep for place, salience in enumerate(saliences)]
    return max(1, below.index(max(below)))


class Sentences:
    """The sentences of `articles` that speak of a day, told apart only where a day is shown."""

    def __init__(self, articles, topic):
        self.text = dict(zip(articles["article_id"], articles["text"], strict=True))
        self.topic = topic
        self.documents = {}

    def at(self, article_id, offset):
        if article_id not in self.documents:
            self.documents[article_id] = Document(self.text[article_id])
        document = self.documents[article_id]
        start, end = document.sentences[document.sentence_at(offset)].tolist()
        return document.text[start:end].strip()

    def best(self, told, most):
        """Return up to `most` sentences, those that say most of what the day's others say, none much like another."""
        nearest = told.assign(away=told["lag"].abs()).sort_values(["away", "article_id", "at"]).head(CANDIDATES)
        seen = dict.fromkeys(self.at(i, at) for i, at in zip(nearest["article_id"], nearest["at"], strict=True))
        bags = {words: set(re.findall(r"\w{4,}", words.lower())) for words in seen}
        shared = Counter(word for bag in bags.values() for word in bag)
        worth = {
            words: (1 if self.topic.holds(words) else 0.5) * sum(shared[word] for word in bag) / (8 + len(bag))
            for words, bag in bags.items()
        }
        chosen = []
        for words in sorted(seen, key=lambda words: (-worth[words], words)):
            if len(chosen) == most:
                break
            if not any(_alike(bags[words], bags[other]) for other in chosen):
                chosen.append(words)
        return chosen


def _alike(bag, other):
    return len(bag & other) >= ALIKE * max(1, min(len(bag), len(other)))

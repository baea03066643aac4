"""The days of a timeline: which to show, named by their events, with what sentences."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from helpers.dates import find_dates
from helpers.events.topic import Topic
from helpers.text import Document

ALIKE = 0.6  # share of words in common from which a second sentence says nothing new
LATER = 30  # days after which nobody writes of a day by routine
AHEAD = 60  # days after publication past which a day is a plan or a slip, and no news
AROUND = 15  # days before and after one, above whose mentions it has to stand out
CANDIDATES = 200  # sentences of a day that are compared
COLUMNS = ["day", "label", "sentences", "event_ids", "salience"]


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

    A day's salience is the mean of the days on which articles that mention it were published; of those more than a
    month later, when nobody writes of a day by routine; of its mentions, above those of the days around it; and of the
    news of the topic published on it and on the day after. The first three count in full where the day is mentioned in
    a sentence with words of `topic` (a list of words), less elsewhere in an article with such words. Each is a logarithm
    divided by the greatest; copies count once. Adjacent days may both be chosen. `limit` is how many days at
    most; without it days are taken down to the knee of the curve of salience. `sentences_each` is how
    many sentences a day; `dates` is table dates of the articles, found anew where it is not given. A day's label is its
    most told event's, empty where no event of that day is known. A topic that matches nothing gives no rows, and the
    frame's `attrs["looked_for"]` says what was looked for.

    >>> import helpers
    >>> articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-09"], "title": [""],
    ...     "text": ["Ana Ruiz met Bo Lind in Oslo on July 6."]})
    >>> timeline = select_timeline(*helpers.find_events(articles, helpers.find_dates(articles)), articles, topic=["oslo"])
    >>> timeline[["day", "label"]].astype(str).values.tolist()
    [['2018-07-06', 'Ruiz meets Lind in Oslo']]
    """
    topic_words = Topic.of(topic)
    chosen = _chosen(articles, topic_words)
    told = _told(chosen, topic_words, dates, first_day, last_day)
    timeline = _named(told, chosen, events, mentions, topic_words, limit, sentences_each)
    timeline.attrs["looked_for"] = (
        f"{' or '.join(map(str, [topic] if isinstance(topic, str) else topic or ['any topic']))}, "
        f"{first_day or 'any day'} to {last_day or 'any day'}: {len(chosen):,} of {len(articles):,} articles on topic, "
        f"{told['day'].nunique():,} days mentioned"
    )
    return timeline


def _chosen(articles, topic):
    """Return the articles with words of the topic, copies left out where their original is here.

    Columns: article_id, published, title, text, news (see Topic.news).
    """
    frame = pd.DataFrame({"article_id": articles["article_id"].astype("str"), "text": articles["text"].fillna("")})
    frame["title"] = articles["title"].fillna("") if "title" in articles else ""
    frame["published"] = pd.to_datetime(articles["published"]) if "published" in articles else pd.NaT
    copies = articles["copy_of"].isin(frame["article_id"]) if "copy_of" in articles else False
    pairs = list(zip(frame["title"], frame["text"], strict=True))
    on = [topic.holds(title) or topic.holds(text) for title, text in pairs]
    frame["news"] = [topic.news(title, text) if held else 0 for held, (title, text) in zip(on, pairs, strict=True)]
    return frame[np.array(on, dtype=bool) & ~np.asarray(copies, dtype=bool)].reset_index(drop=True)


def _told(articles, topic, dates, first_day, last_day):
    """Return a row for each expression in `articles` that means one day.

    Columns: day, article_id, at (its offset), published, lag (days from the day to publication), near and weight (see
    Topic.weights).
    """
    if dates is None:
        dates = find_dates(articles)
    one = (dates["precision"] == "day") & dates["first_day"].notna() & dates["type"].isin(["DATE", "TIME"])
    told = dates.loc[one, ["article_id", "first_day", "start"]].set_axis(["article_id", "day", "at"], axis=1)
    told = told.merge(articles[["article_id", "published"]], on="article_id", how="inner")
    told["lag"] = (told["published"] - told["day"]).dt.days.fillna(0)
    keep = told["lag"] >= -AHEAD
    if first_day:
        keep &= told["day"] >= pd.Timestamp(first_day)
    if last_day:
        keep &= told["day"] <= pd.Timestamp(last_day)
    return _near(told[keep].reset_index(drop=True), articles, topic)


def _near(places, articles, topic):
    """Return `places` (article_id, at) with near and weight (see Topic.weights)."""
    found = np.zeros((2, len(places)))
    rows = articles.set_index("article_id")[["title", "text"]]
    for article_id, own in places.groupby("article_id").indices.items():
        found[:, own] = topic.weights(*rows.loc[article_id], places["at"].to_numpy()[own])
    return places.assign(near=found[0], weight=found[1])


def _scored(told, articles):
    """Return the salience of each day of `told`, a Series, most salient first."""
    weight = told.groupby("day")["weight"].sum()
    parts = [
        _publications(told), _publications(told[told["lag"] > LATER]), weight / np.sqrt(_around(weight)),
        _news(articles, weight.index),
    ]  # fmt: skip
    parts = [part.reindex(weight.index).fillna(0) for part in parts]
    score = sum(np.log1p(part) / np.log1p(part.max()) for part in parts if part.max() > 0) / len(parts)
    return score.round(4).sort_index().sort_values(ascending=False, kind="stable")


def _publications(told):
    """Return for each day on how many days articles that mention it were published, each weighed by the nearest mention."""
    issue = told["published"].astype("str").where(told["published"].notna(), told["article_id"])
    return told.groupby(["day", issue.rename("issue")])["near"].max().groupby("day").sum()


def _around(weight):
    """Return for each day the sum of `weight`, a Series by day in order, over it and the days around it."""
    number = weight.index.to_numpy().astype("datetime64[D]").astype(int)
    total = np.concatenate([[0], weight.to_numpy().cumsum()])
    first, last = np.searchsorted(number, number - AROUND), np.searchsorted(number, number + AROUND, side="right")
    return total[last] - total[first]


def _news(articles, days):
    """Return for each of `days` the news of the topic published on it and on the day after."""
    of_day = articles.groupby("published")["news"].sum()
    return sum(of_day.reindex(days + pd.Timedelta(n, "D")).fillna(0).set_axis(days) for n in (0, 1))


def _named(told, articles, events, mentions, topic, limit, sentences_each):
    if not len(told):
        return pd.DataFrame({name: [] for name in COLUMNS})
    score = _scored(told, articles)
    score = score.head(limit if limit is not None else _until_drop(score.tolist())).sort_index()
    of_day = _events_of(events, mentions, articles, topic, score.index)
    labels = dict(zip(events["event_id"], events["label"], strict=True))
    by_day = dict(list(told[told["day"].isin(score.index)].groupby("day")))
    sentences = Sentences(articles, topic)
    rows = []
    for day, salience in score.items():
        ids = of_day.get(day, [])
        rows.append((day, labels[ids[0]] if ids else "", sentences.best(by_day[day], sentences_each), ids, salience))
    return pd.DataFrame(rows, columns=COLUMNS)


def _events_of(events, mentions, articles, topic, days):
    """Return {day: event_ids}, those that most of `articles` tell of first, near words of the topic."""
    here = events.loc[events["first_day"].isin(days), ["event_id", "first_day", "salience"]]
    told = mentions[mentions["event_id"].isin(here["event_id"]) & mentions["article_id"].isin(articles["article_id"])]
    told = _near(
        told[["event_id", "article_id", "start"]].rename(columns={"start": "at"}).reset_index(drop=True),
        articles,
        topic,
    )
    n = told.groupby(["event_id", "article_id"])["near"].max().groupby("event_id").sum().rename("told")
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
        nearest = told.assign(away=told["lag"].abs(), far=-told["near"])
        nearest = nearest.sort_values(["far", "away", "article_id", "at"]).head(CANDIDATES)
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

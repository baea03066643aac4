"""The data of the interactive timeline: events with all that the corpus tells of them, as one compact JSON.

Names that recur (outlets, people, kinds, articles) stand once in a list, and events point to their places in it.
"""

import json
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.analysis.events_in_full import SAYS, evidence_by_outlet, mentions_a_day, said_about
from helpers.analysis.stretches import day_numbers, days_of_axis, stretches
from helpers.dates.explain import span_in_words
from helpers.site import urls
from helpers.site.in_words import day
from helpers.site.visible import visible
from helpers.tables.rows import is_one_of, rows_of, values_of

ON_AXIS = 20  # the most salient events, which the strip of mentions and the first view must hold
LONGEST = 400  # characters of a sentence or quotation that are shown
MOST_OUTLETS = 12  # whose sentences are shown
UNKNOWN = "unknown outlet"
TO_THE_DAY = ("day", "days", "")
# columns of an event
SHOWN = (
    "event_id", "label", "kind", "first_day", "last_day", "precision", "status", "participants", "place", "n_articles",
    "n_mentions", "conflict", "related",
)  # fmt: skip
EMPTY_SHARE = 0.04  # of the strip's width, for each stretch of empty time


class Names:
    """Texts that stand once: `at(text)` is the place of `text` in `listed`."""

    def __init__(self):
        self.listed, self.places = [], {}

    def at(self, text):
        if text not in self.places:
            self.places[text] = len(self.listed)
            self.listed.append(visible(text))
        return self.places[text]


class Told(NamedTuple):
    """What is told of `events`, dated and the most salient first: by event_id evidence, quotations, days and stories.

    `articles` is the table; `dated` and `undated` are how many events of each sort there are in all.
    """

    events: pd.DataFrame
    evidence: dict
    said: dict
    days: dict
    stories: dict
    articles: pd.DataFrame
    dated: int
    undated: int


def all_told(events, mentions, articles, quotes, stories=None, most=1500):
    """Return what is Told of the `most` most salient dated events, as `timeline_twin` describes its frames."""
    keys = ["salience", "first_day", "event_id"]
    dated = (
        events[keys].reset_index(drop=True).dropna(subset="first_day").sort_values(keys, ascending=[False, True, True])
    )
    shown = events.iloc[dated.index[:most]]  # of all events only these are copied whole
    return Told(
        shown, _evidence(shown, mentions, articles), _said(shown, mentions, quotes, articles), _days(shown, mentions),
        _stories_of(shown, mentions, articles, stories), articles, len(dated), len(events) - len(dated),
    )  # fmt: skip


def twin_data(told, most=1500, home=""):
    """Return the data of the `most` most salient events of what is `told`."""
    shown = told.events.head(most)
    names = {name: Names() for name in ("kinds", "statuses", "people", "outlets", "stories")}
    places = Articles(told.articles, names["outlets"], home)
    rows = _rows(shown, names, told.stories)
    for event_id, row in rows.items():
        every = told.evidence.get(event_id, ())
        found = [[places.at(article_id), *rest] for article_id, *rest in every[:MOST_OUTLETS]]
        outlets = {places.outlet_of(article_id) for article_id, *_ in every}
        said = [[*words, places.at(article_id), anchor] for article_id, anchor, *words in told.said.get(event_id, ())]
        row |= {"e": found, "more": len(every) - len(found)} if found else {}
        row |= {"q": said} if said else {}
        row |= {"x": told.days[event_id]} if event_id in told.days else {}
        row["o"] = sorted(outlets)
    for row, history in zip(rows.values(), values_of(shown["history"]), strict=True):
        row["h"] = [[_in_words(s["day"]), visible(s["status"]), places.at(s.get("article_id"))] for s in history]
    axis, first, last = _axis(shown)
    return {
        "axis": axis, "from": first, "to": last, "events": list(rows.values()), "articles": places.listed,
        "left_out": told.dated - len(shown), "undated": told.undated,
        **{name: found.listed for name, found in names.items()},
    }  # fmt: skip


class Articles:
    """The articles that events point to: [outlet, title, day of publication, address], each once; None is not here."""

    def __init__(self, articles, outlets, home):
        columns = articles[["article_id", "outlet", "title", "published"]].itertuples(index=False, name=None)
        self.known = {row[0]: row[1:] for row in columns}
        self.outlets, self.home, self.listed, self.places = outlets, home, [], {}

    def at(self, article_id):
        """Return the place of an article in `listed`, -1 if it is none of the chosen ones."""
        if article_id not in self.known:
            return -1
        if article_id not in self.places:
            outlet, title, published = self.known[article_id]
            self.places[article_id] = len(self.listed)
            self.listed.append([self.outlets.at(outlet or UNKNOWN), visible(title or "Untitled"), day(published),
                                self.home + urls.article(article_id)])  # fmt: skip
        return self.places[article_id]

    def outlet_of(self, article_id):
        """Return the place of an article's outlet in the list of outlets; the article need not be listed."""
        return self.outlets.at(self.known[article_id][0] or UNKNOWN)


def _rows(events, names, stories):
    first, last = day_numbers(events["first_day"]), day_numbers(events["last_day"].fillna(events["first_day"]))
    here = set(events["event_id"])
    return {
        event.event_id: {
            "i": event.event_id, "l": visible(event.label or event.kind), "a": int(a), "b": int(b),
            "d": span_in_words(event.first_day, event.last_day, event.precision),
            "k": names["kinds"].at(event.kind or "other"), "s": names["statuses"].at(event.status),
            "v": 0 if event.precision in TO_THE_DAY else 1, "w": [names["people"].at(who) for who in event.participants],
            "p": visible(event.place), "t": [names["stories"].at(story) for story in stories.get(event.event_id, ())],
            "n": event.n_articles, "m": event.n_mentions, "c": [_claim(claim) for claim in event.conflict],
            "r": [other for other in event.related if other in here],
        }
        for event, a, b in zip(rows_of(events, SHOWN), first, last, strict=True)
    }  # fmt: skip


def _stories_of(events, mentions, articles, stories):
    """Return {event_id: titles of its stories, the one most told of first}; none where articles have no stories."""
    if "story_id" not in articles:
        return {}
    titles = {} if stories is None else dict(zip(stories["story_id"], stories["title"], strict=True))
    rows = mentions[is_one_of(mentions["event_id"], events["event_id"])].merge(
        articles.loc[articles["story_id"].fillna("") != "", ["article_id", "story_id"]], on="article_id"
    )
    counts = rows.groupby(["event_id", "story_id"]).size().rename("n").reset_index()
    counts = counts.sort_values(["event_id", "n", "story_id"], ascending=[True, False, True])
    counts["title"] = [titles.get(story, story) for story in counts["story_id"]]
    return {event_id: list(titles) for event_id, titles in counts.groupby("event_id")["title"]}


def _evidence(events, mentions, articles):
    """Return {event_id: [article_id, anchor, sentence, how it is dated] an outlet}."""
    found = {}
    columns = ("event_id", "article_id", "start", "sentence", "how_dated")
    for event_id, article_id, start, sentence, how in rows_of(evidence_by_outlet(events, mentions, articles), columns):
        found.setdefault(event_id, []).append([article_id, urls.anchor(start, "event"), shortened(sentence), how])
    return found


def _said(events, mentions, quotes, articles):
    """Return {event_id: [article_id, anchor, speaker, verb, words] a quotation}."""
    if "act" in quotes:
        quotes = quotes.loc[quotes["act"] == "speech", SAYS]  # with all columns they would take much memory
    found = {}
    columns = ("event_id", "article_id", "quote_id", "speaker", "verb", "said")
    for event_id, article_id, quote_id, *words in rows_of(said_about(events, mentions, quotes, articles), columns):
        speaker, verb, said = words
        shown = [visible(speaker), visible(verb), shortened(said)]
        found.setdefault(event_id, []).append([article_id, urls.quotation_anchor(quote_id), *shown])
    return found


def _days(events, mentions):
    """Return {event_id: [day, mentions that give it] a day}."""
    counts = mentions_a_day(events, mentions)
    found = {}
    pairs = zip(day_numbers(counts["first_day"]).tolist(), counts["mentions"].tolist(), strict=True)
    for event_id, pair in zip(counts["event_id"].tolist(), pairs, strict=True):
        found.setdefault(event_id, []).append(list(pair))
    return found


def _claim(claim):
    who = ", ".join(claim.get("claimed_by", [])) or "another article"
    return visible(f"{_in_words(claim.get('first_day'))} by {who}")


def _in_words(iso):
    return day(pd.Timestamp(iso)) if iso else "an unknown day"


def shortened(text):
    """Return `text` on one line, cut at a word where it is longer than a reader would take in; the article has all of it.

    >>> len(shortened("word " * 200)) <= LONGEST + 2
    True
    """
    text = visible(" ".join(text.split()))
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def _axis(events):
    """Return (knots, first, last): the strip's axis as [day, place from 0 to 1], and the days of the first view.

    Empty time is compressed to `EMPTY_SHARE` of the axis; the first view is the stretch with the most salience.
    """
    top = events.head(ON_AXIS)
    parts = stretches(days_of_axis(top, events))
    if not parts:
        return [], 0, 0
    lengths = np.array([last - first + 1 for first, last in parts], dtype=float)
    rate = (1 - EMPTY_SHARE * (len(parts) - 1)) / lengths.sum()
    knots, at = [], 0.0
    for (first, last), length in zip(parts, lengths, strict=True):
        knots += [[first, round(at, 5)], [last + 1, round(at + length * rate, 5)]]
        at += length * rate + EMPTY_SHARE
    days, weights = day_numbers(top["first_day"]), top["salience"].to_numpy()
    mass = [weights[(days >= first) & (days <= last)].sum() for first, last in parts]
    first, last = parts[int(np.argmax(mass))]
    return knots, first, last


def as_json(data):
    """Return `data` as JSON that may stand in a script element of a page."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")

"""Two bodies of articles side by side, left and right: outlets or periods; their shares, words and events."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.analysis import AllTables
from helpers.analysis.evidence import events_with_sentences
from helpers.analysis.intervals import none_of
from helpers.analysis.intervals import shares as shares_of
from helpers.analysis.keyness import distinctive, words_in
from helpers.analysis.shares import MEASURES as ALL_MEASURES
from helpers.analysis.texts import words as quoted_words
from helpers.problems import DatelineError
from helpers.tables.rows import is_one_of
from helpers.text.words import function_words

CHANCE = 0.05  # share of 95 % intervals that leave out 0 although nothing differs
MEASURES = ("naming", "role_kind", "pronoun", "kind", "medium", "third")
READ = {
    "quotes": ["article_id", "content", "verb"],
    "mentions": ["event_id", "article_id", "start", "end", "confidence"],
}  # of these tables
AT_ONCE = 50_000  # quotations whose words are in memory at the same time


class Side(NamedTuple):
    """One side of a comparison: `name`, its `articles` and `quotes` (from sources.attributed_quotes)."""

    name: str
    articles: pd.DataFrame
    quotes: pd.DataFrame


class Comparison(NamedTuple):
    """Two Sides and what tells them apart: `shares` (from both_shares), `words` and `verbs` (from words), and the events
    that one side alone mentions, `only_left` and `only_right` (from only_in). What was not asked for is None."""

    left: Side
    right: Side
    shares: pd.DataFrame
    words: pd.DataFrame
    verbs: pd.DataFrame | None = None
    only_left: pd.DataFrame | None = None
    only_right: pd.DataFrame | None = None


class Choice(NamedTuple):
    """Which articles make one side: those of `outlets` (empty: all), published from `published_from` to `published_to`.

    Days are ISO, "" leaves an end open. `name` is what the side is called; "" makes a name of outlets and days.
    """

    name: str = ""
    outlets: tuple = ()
    published_from: str = ""
    published_to: str = ""


def compare(tables: AllTables, quotes: pd.DataFrame, left: Choice, right: Choice, tagger: str = "") -> Comparison:
    """Return the Comparison of two Choices: shares, words, verbs and events. Raises DatelineError as `sides` does.

    `tables` gives articles, quotes, mentions and events by name; `quotes` are attributed quotations (see sources).
    """
    left, right = sides(tables.articles, quotes, left, right)
    events = tables.events, tables.mentions, tables.articles
    return compare_sides(tables, left, right, tagger)._replace(
        verbs=words(tables.articles, tables.quotes, left, right, "verbs"),
        only_left=only_in(left, right, *events),
        only_right=only_in(right, left, *events),
    )


def compare_sides(
    tables: AllTables, left: Side, right: Side, tagger: str = "", measures: Sequence[str] = MEASURES
) -> Comparison:
    """Return the Comparison of two Sides by `measures` and by words, without verbs and events."""
    shares = both_shares(left, right, tagger, measures)
    return Comparison(left, right, shares, words(tables.articles, tables.quotes, left, right))


def sides(articles: pd.DataFrame, quotes: pd.DataFrame, left: Choice, right: Choice) -> tuple[Side, Side]:
    """Return (Side, Side) for two Choices.

    `quotes` are attributed quotations of `articles`. If neither Choice chooses anything, the sides are the two outlets with
    most articles, or, in a corpus of one outlet, the later and the earlier half of its articles. Raises DatelineError if
    both sides hold the same articles, or the corpus lacks an outlet.
    """
    if not any(any(choice[1:]) for choice in (left, right)):
        left, right = _default_choices(articles, left, right)
    both = [_side(articles, quotes, choice) for choice in (left, right)]
    same = set(both[0].articles["article_id"]) & set(both[1].articles["article_id"])
    if same and len(same) == max(len(side.articles) for side in both):
        raise DatelineError(
            f"{both[0].name} and {both[1].name} are the same {len(same)} articles; choose other outlets or days for one"
        )
    return tuple(both)


def _default_choices(articles, left, right):
    outlets = articles.loc[articles["outlet"] != "", "outlet"].value_counts().index.tolist()
    if len(outlets) > 1:
        return left._replace(outlets=outlets[:1]), right._replace(outlets=outlets[1:2])
    days = articles["published"].dropna().sort_values()
    middle = days.iloc[len(days) // 2] if len(days) else pd.Timestamp("1970-01-01")
    before = middle - pd.Timedelta(days=1)
    return left._replace(published_from=f"{middle.date()}"), right._replace(published_to=f"{before.date()}")


def _side(articles, quotes, choice):
    outlets, days = list(choice.outlets), [choice.published_from, choice.published_to]
    chosen = chosen_articles(articles, *days, outlets)
    period = (
        f"{days[0]} to {days[1]}" if all(days) else f"from {days[0]}" if days[0] else f"to {days[1]}" if days[1] else ""
    )
    name = choice.name or ", ".join(filter(None, [" and ".join(outlets), period])) or "all articles"
    return Side(name, chosen, quotes[is_one_of(quotes["article_id"], chosen["article_id"])])


def chosen_articles(
    articles: pd.DataFrame, published_from: str, published_to: str, outlets: Sequence[str]
) -> pd.DataFrame:
    """Return the `articles` of `outlets` (empty: all), published from published_from to published_to (ISO, "" is open).

    Raises DatelineError if `articles` has none of an outlet; the message gives the nearest name.
    """
    from difflib import get_close_matches

    names = sorted(set(articles["outlet"]))
    for outlet in outlets:
        if outlet not in names:
            near = get_close_matches(outlet, names, n=1, cutoff=0.3)
            raise DatelineError(
                f"there is no outlet '{outlet}' in the corpus"
                + (f"; did you mean '{near[0]}'?" if near else f"; it has {', '.join(names)}")
            )
    keep = pd.Series(True, index=articles.index)
    if published_from:
        keep &= articles["published"] >= pd.Timestamp(published_from)
    if published_to:
        keep &= articles["published"] <= pd.Timestamp(published_to)
    if outlets:
        keep &= articles["outlet"].isin(outlets)
    return articles[keep].reset_index(drop=True)


def both_shares(left: Side, right: Side, tagger: str, measures: Sequence[str] = MEASURES) -> pd.DataFrame:
    """Return a row a value of each of `measures`: its share on each side with intervals, and their difference.

    Columns: measure, value, share_left, low_left, high_left, share_right, low_right, high_right, difference (left minus
    right), low, high (all per cent), differ ("yes" if the interval of the difference leaves out 0, else "no"). The interval
    of the difference is method 10 of Newcombe, Statistics in Medicine 17 (1998).
    """
    parts = []
    for measure in measures:
        tables = [
            shares_of(side.quotes, measure, tagger).set_index(measure)[["share", "low", "high"]]
            for side in (left, right)
        ]
        values = list(dict.fromkeys([*tables[0].index, *tables[1].index]))
        name, order = ALL_MEASURES[measure]
        values = [value for value in order if value in values] or values
        cells = [np.array([_cell(table, value, side) for value in values]).reshape(-1, 3)
                 for table, side in zip(tables, (left, right), strict=True)]  # fmt: skip
        parts.append(_differences(name, values, *cells))
    return pd.concat(parts, ignore_index=True)


def _cell(table, value, side):
    if value in table.index:
        return table.loc[value].to_list()
    return none_of(side.quotes) if len(side.quotes) else (np.nan,) * 3


def _differences(measure, values, left, right):
    (p1, l1, u1), (p2, l2, u2) = left.T, right.T
    difference = p1 - p2
    low, high = difference - np.hypot(p1 - l1, u2 - p2), difference + np.hypot(u1 - p1, p2 - l2)
    table = pd.DataFrame(
        {"measure": measure, "value": values, "share_left": p1, "low_left": l1, "high_left": u1, "share_right": p2,
         "low_right": l2, "high_right": u2, "difference": difference, "low": low, "high": high}
    ).round(1)  # fmt: skip
    return table.assign(differ=np.where((low > 0) | (high < 0), "yes", "no"))


def words(articles: pd.DataFrame, quotes: pd.DataFrame, left: Side, right: Side, what: str = "words") -> pd.DataFrame:
    """Return `keyness.distinctive` of the words in quotations of each side, or of the verbs of their cues.

    `what` is "words" or "verbs". The tables `articles` and `quotes` of the whole corpus give the background. Function words
    (function_words.csv) are left out of "words".
    """
    counts = [_uses(articles, side.quotes, what) for side in (left, right)]
    return distinctive(*counts, _uses(articles, quotes, what))


def _uses(articles, quotes, what):
    if what == "verbs":
        return Counter(verb for verb in quotes["verb"] if verb)
    counts = Counter()
    for first in range(0, len(quotes), AT_ONCE):
        few = quotes.iloc[first : first + AT_ONCE]
        counts.update(words_in(quoted_words(articles, few["article_id"], few["content"])))
    return Counter({word: n for word, n in counts.items() if word not in function_words()})


def only_in(
    side: Side, other: Side, events: pd.DataFrame, mentions: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Return a row an event that articles of `side` mention and articles of `other` do not, most salient first.

    Columns: event, day, articles (of `side` that mention it), sentence, outlet, published, article_id, start.
    """
    of_side, of_other = (mentions[is_one_of(mentions["article_id"], s.articles["article_id"])] for s in (side, other))
    counts = of_side.groupby("event_id")["article_id"].nunique()
    only = events[is_one_of(events["event_id"], counts.index) & ~is_one_of(events["event_id"], of_other["event_id"])]
    only = only.sort_values(["salience", "event_id"], ascending=[False, True])
    best = of_side.sort_values(["confidence", "article_id", "start"], ascending=[False, True, True])
    best = best.drop_duplicates("event_id").set_index("event_id").loc[only["event_id"], ["article_id", "start", "end"]]
    only = only.assign(evidence=best.to_dict("records"))
    table = events_with_sentences(only, articles).drop(columns="title")
    table.insert(2, "articles", only["event_id"].map(counts).to_numpy())
    return table


def sizes(left: Side, right: Side) -> pd.DataFrame:
    """Return a row a side: side, articles, first_day, last_day, quotations, speakers."""
    return pd.DataFrame(
        [
            {"side": side.name, "articles": len(side.articles), "first_day": side.articles["published"].min(),
             "last_day": side.articles["published"].max(), "quotations": len(side.quotes),
             "speakers": side.quotes.loc[side.quotes["naming"] == "named", "who"].nunique()}
            for side in (left, right)
        ]
    )  # fmt: skip


def speakers(left: Side, right: Side) -> pd.DataFrame:
    """Return a row a speaker quoted on either side, most quoted first.

    Columns: speaker, left, right (quotations), per_cent_of_left, per_cent_of_right (of all quotations of that side),
    speaker_id ("" for unnamed and unresolved speakers).
    """
    both = pd.concat([left.quotes, right.quotes])
    counts = [side.quotes["who"].value_counts() for side in (left, right)]
    table = pd.DataFrame({"left": counts[0], "right": counts[1]}).fillna(0).astype("int64")
    for name, side in (("left", left), ("right", right)):
        table[f"per_cent_of_{name}"] = (100 * table[name] / max(1, len(side.quotes))).round(1)
    ids = both[both["naming"] == "named"].groupby("who")["speaker_id"].first()
    table = table.rename_axis("speaker").reset_index()
    table["speaker_id"] = table["speaker"].map(ids).fillna("")
    order = table["left"] + table["right"]
    return table.iloc[(-order).argsort(kind="stable")].reset_index(drop=True)

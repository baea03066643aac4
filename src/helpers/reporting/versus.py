"""Two bodies of articles side by side: outlets or periods; shares, words and events of one and the other."""

from collections import Counter
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.problems import DatelineError
from helpers.reporting import audit
from helpers.reporting.evidence import of_events, words_of
from helpers.reporting.intervals import none_of, said, shares
from helpers.reporting.logodds import SURE, distinctive, function_words, words_in
from helpers.reporting.report import chosen_articles, count

CHANCE = 0.05  # of intervals of 95 %, so many leave out a difference that is none
MEASURES = ("naming", "role_kind", "pronoun", "kind", "medium", "place")


class Side(NamedTuple):
    """One of the two: `name`, its `articles` and `quotes` (from audit.counted)."""

    name: str
    articles: pd.DataFrame
    quotes: pd.DataFrame


def sides(report, one, other):
    """Return (Side, Side) of `report` for two choices, dicts of name, outlets, first_day, last_day.

    Where neither chooses anything they are the two outlets with most articles; of one outlet, the later and the earlier
    half of its days. Raises DatelineError where an outlet is none of the corpus's, or both choose the same articles.
    """
    quotes = audit.counted(report)
    if not any(any(choice[key] for key in ("outlets", "first_day", "last_day")) for choice in (one, other)):
        one, other = _unasked(report.articles, one, other)
    made = [_side(report, quotes, choice) for choice in (one, other)]
    same = set(made[0].articles["article_id"]) & set(made[1].articles["article_id"])
    if same and len(same) == max(len(side.articles) for side in made):
        raise DatelineError(
            f"{made[0].name} and {made[1].name} are the same {len(same)} articles; choose other outlets or days for one"
        )
    return tuple(made)


def _unasked(articles, one, other):
    most = articles.loc[articles["outlet"] != "", "outlet"].value_counts().index.tolist()
    if len(most) > 1:
        return {**one, "outlets": most[:1]}, {**other, "outlets": most[1:2]}
    days = articles["published"].dropna().sort_values()
    middle = days.iloc[len(days) // 2] if len(days) else pd.Timestamp("1970-01-01")
    before = middle - pd.Timedelta(days=1)
    return {**one, "first_day": f"{middle.date()}"}, {**other, "last_day": f"{before.date()}"}


def _side(report, quotes, choice):
    outlets, days = list(choice["outlets"]), [choice["first_day"], choice["last_day"]]
    articles = chosen_articles(report.articles, *days, outlets)
    period = (
        f"{days[0]} to {days[1]}" if all(days) else f"from {days[0]}" if days[0] else f"to {days[1]}" if days[1] else ""
    )
    name = choice["name"] or ", ".join(filter(None, [" and ".join(outlets), period])) or "all articles"
    return Side(name, articles, quotes[quotes["article_id"].isin(articles["article_id"])])


def both_shares(one, other, tagger, measures=MEASURES):
    """Return a row a value of each of `measures`: its share on each side with intervals, and their difference.

    Columns: measure, value, share_one, low_one, high_one, share_other, …, difference, low, high (per cent; Newcombe,
    Statistics in Medicine 17, 1998, method 10), differ ("yes" where the interval of the difference leaves out 0).
    """
    parts = []
    for measure in measures:
        tables = [
            shares(side.quotes, measure, tagger).set_index(measure)[["share", "low", "high"]] for side in (one, other)
        ]
        values = list(dict.fromkeys([*tables[0].index, *tables[1].index]))
        order = audit.MEASURES[measure][1]
        values = [value for value in order if value in values] or values
        cells = [np.array([_cell(table, value, side) for value in values]).reshape(-1, 3)
                 for table, side in zip(tables, (one, other), strict=True)]  # fmt: skip
        parts.append(_differences(audit.MEASURES[measure][0], values, *cells))
    return pd.concat(parts, ignore_index=True)


def _cell(table, value, side):
    if value in table.index:
        return table.loc[value].to_list()
    return none_of(side.quotes) if len(side.quotes) else (np.nan,) * 3


def _differences(measure, values, one, other):
    (p1, l1, u1), (p2, l2, u2) = one.T, other.T
    difference = p1 - p2
    low, high = difference - np.hypot(p1 - l1, u2 - p2), difference + np.hypot(u1 - p1, p2 - l2)
    table = pd.DataFrame(
        {"measure": measure, "value": values, "share_one": p1, "low_one": l1, "high_one": u1, "share_other": p2,
         "low_other": l2, "high_other": u2, "difference": difference, "low": low, "high": high}
    ).round(1)  # fmt: skip
    return table.assign(differ=np.where((low > 0) | (high < 0), "yes", "no"))


def words(report, one, other, what="words"):
    """Return `logodds.distinctive` of the quoted words of each side (`what` "words"), or of the cues' verbs ("verbs").

    Words that only join others (function_words.csv) are left out of the first.
    """
    counts = [_counted(report, side.quotes, what) for side in (one, other)]
    return distinctive(*counts, _counted(report, report.quotes, what))


def _counted(report, quotes, what):
    if what == "verbs":
        return Counter(verb for verb in quotes["verb"] if verb)
    text = dict(zip(report.articles["article_id"], report.articles["text"], strict=True))
    counts = words_in(
        words_of(text[i], spans) for i, spans in zip(quotes["article_id"], quotes["content"], strict=True)
    )
    return Counter({word: n for word, n in counts.items() if word not in function_words()})


def only_in(report, one, other):
    """Return the events that articles of `one` mention and none of `other` does, most salient first.

    Columns: event, day, articles (of that side), sentence, outlet, published, link.
    """
    own, others = (
        report.mentions[report.mentions["article_id"].isin(side.articles["article_id"])] for side in (one, other)
    )
    counts = own.groupby("event_id")["article_id"].nunique()
    alone = report.events[
        report.events["event_id"].isin(counts.index) & ~report.events["event_id"].isin(others["event_id"])
    ]
    alone = alone.sort_values(["salience", "event_id"], ascending=[False, True])
    best = (
        own.sort_values(["confidence", "article_id", "start"], ascending=[False, True, True])
        .groupby("event_id")
        .head(1)
    )
    best = best.set_index("event_id")
    places = [best.loc[i] for i in alone["event_id"]]
    alone = alone.assign(
        evidence=[{"article_id": p["article_id"], "start": p["start"], "end": p["end"]} for p in places]
    )
    table = of_events(report, alone).drop(columns="title")
    table.insert(2, "articles", alone["event_id"].map(counts).to_numpy())
    return table


def shown(table):
    """Return `both_shares` as a report lists it: shares with their intervals as text, the difference with its own."""
    words = {
        name: [said(*cells) if cells[0] == cells[0] else "–" for cells in table[columns].itertuples(index=False)]
        for name, columns in (
            ("first side", ["share_one", "low_one", "high_one"]),
            ("second side", ["share_other", "low_other", "high_other"]),
        )
    }
    difference = [f"{d:+.0f} ({low:+.0f} to {high:+.0f})" if d == d else "–"
                  for d, low, high in table[["difference", "low", "high"]].itertuples(index=False)]  # fmt: skip
    return table[["value", "measure"]].assign(**words, difference=difference, differ=table["differ"])


def outlets_of(quotes, tagger):
    """Return the shares of `quotes` by outlet, with intervals: see intervals.shares."""
    return shares(quotes, "outlet", tagger)


def sizes(one, other):
    """Return a row a side: side, articles, first_day, last_day, quotations, speakers."""
    return pd.DataFrame(
        [
            {"side": side.name, "articles": len(side.articles), "first_day": side.articles["published"].min(),
             "last_day": side.articles["published"].max(), "quotations": len(side.quotes),
             "speakers": side.quotes.loc[side.quotes["naming"] == "named", "who"].nunique()}
            for side in (one, other)
        ]
    )  # fmt: skip


def speakers(one, other):
    """Return a row a speaker quoted on either side: speaker, quotations on each, their share there in per cent, link."""
    both = pd.concat([one.quotes, other.quotes])
    counts = [side.quotes["who"].value_counts() for side in (one, other)]
    table = pd.DataFrame({"first_side": counts[0], "second_side": counts[1]}).fillna(0).astype("int64")
    for name, side in (("first_side", one), ("second_side", other)):
        table[f"per_cent_of_{name}"] = (100 * table[name] / max(1, len(side.quotes))).round(1)
    ids = both[both["naming"] == "named"].groupby("who")["speaker_id"].first()
    table = table.rename_axis("speaker").reset_index()
    link = table["speaker"].map(ids)
    table["link"] = ("speakers/" + link + ".html").where(link.notna(), "")
    order = table["first_side"] + table["second_side"]
    return table.iloc[(-order).argsort(kind="stable")].reset_index(drop=True)


class Found(NamedTuple):
    """What a comparison found: what stands around its charts, and sentences."""

    shares: dict
    words: dict
    verbs: dict
    sentences: tuple


def summary(report, one, other, table, distinct, verbs, events):
    """Return the Found of two Sides; `events` is (only in one, only in the other). The empty case is written."""
    n = f"{count(len(one.quotes), 'quotation')} and {count(len(other.quotes), 'quotation')}"
    source = report.source_line(n, pd.concat([one.articles, other.articles]))
    subtitle = f"{one.name} (filled) and {other.name} (hollow): share of quotations, per cent, with 95 % intervals"
    differ = table[table["differ"] == "yes"]
    title = _headline(differ, len(table), one.name, other.name)
    told = tuple(
        f"{count(len(alone), 'event')} {'is' if len(alone) == 1 else 'are'} told by {side.name} alone"
        + (f", {alone['event'].iloc[0]} ({alone['day'].iloc[0]}) by most." if len(alone) else ".")
        for side, alone in zip((one, other), events, strict=False)
    )
    return Found(
        {"title": title, "subtitle": subtitle, "source": source},
        {**_around(one, other, distinct, "quoted words"), "source": source},
        {**_around(one, other, verbs, "verbs of saying"), "source": source},
        (f"{title}.", f"{len(differ)} of {len(table)} shares differ, where chance alone would let {CHANCE * len(table):.0f}; {n} were "
         "compared.",
         f"{_around(one, other, distinct, 'quoted words')['title']}.", *told),
    )  # fmt: skip


def _headline(differ, n, one, other):
    if not len(differ):
        return f"No share differs between {one} and {other} by more than chance and error allow"
    top = differ.loc[differ["difference"].abs().idxmax()]
    found = f"{top['value']}: {one} {top['share_one']:.0f} %, {other} {top['share_other']:.0f} %"
    if len(differ) > CHANCE * n:
        return found[0].upper() + found[1:]
    return f"No more shares differ than chance alone would let; the farthest apart is {found}"


def _around(one, other, table, what):
    sure = table[table["z"].abs() >= SURE]
    first = ", ".join(sure.loc[sure["z"] > 0, "word"].head(3))
    last = ", ".join(sure.loc[sure["z"] < 0, "word"].tail(3)[::-1])
    if not (first or last):
        title = f"No {what} tell the two apart by more than chance allows"
    else:
        named = [f"{first} ({one.name})" if first else "", f"{last} ({other.name})" if last else ""]
        title = f"{what.capitalize()} that set the two apart: {'; '.join(filter(None, named))}"
    subtitle = f"z-score of log-odds with a Dirichlet prior; right: {one.name}; left: {other.name}; pale: within what chance allows"
    return {"title": title, "subtitle": subtitle}

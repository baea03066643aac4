"""One speaker: every quotation in order, verbs, outlets, and what changed from the first half to the second."""

from collections import Counter
from difflib import get_close_matches
from typing import NamedTuple

import pandas as pd

from helpers.problems import DatelineError
from helpers.reporting import audit
from helpers.reporting.evidence import of_quotes
from helpers.reporting.placed import placed
from helpers.reporting.report import count, day
from helpers.reporting.versus import Side


def of_speaker(report, name=""):
    """Return (name, quotations): those of `audit.counted` whose speaker is called `name`, oldest first.

    "" takes the most quoted. Raises DatelineError where nobody is called so, with the nearest name.
    """
    quotes = audit.counted(report)
    named = quotes[quotes["naming"] == "named"]
    if not name:
        name = named["who"].value_counts().index[0] if len(named) else ""
    known = dict(zip(report.speakers["name"], report.speakers["name"], strict=True))
    for own, forms in zip(report.speakers["name"], report.speakers["variants"], strict=True):
        known.update({form: own for form in forms if form not in known})
    if name and name not in known:
        near = get_close_matches(name, list(known), n=1, cutoff=0.4)
        hint = f"did you mean '{near[0]}'?" if near else "speakers/index.html lists all"
        raise DatelineError(f"there is no speaker '{name}' in the corpus; {hint}")
    own = quotes[quotes["speaker"] == known.get(name, name)] if name else quotes.iloc[:0]
    return known.get(name, name), own.sort_values(["published", "quote_id"]).reset_index(drop=True)


def listed(report, quotes):
    """Return a row a quotation, oldest first: published, said, cue, form, medium, outlet, title, events, link."""
    table = of_quotes(report, quotes)
    on = on_events(report, quotes).groupby("quote_id")["label"].agg("; ".join)
    table = table.assign(form=quotes["kind"], medium=quotes["medium"], on_event=quotes["quote_id"].map(on).fillna(""))
    return table[["published", "said", "cue", "form", "medium", "outlet", "on_event", "title", "link"]]


def on_events(report, quotes):
    """Return a row a quotation and event it is placed on: quote_id, event_id, label, first_day, last_day, placed_by."""
    rows = placed(quotes, report.mentions, report.events)
    about = report.events[["event_id", "label", "first_day", "last_day", "salience"]]
    return rows.merge(about, on="event_id").sort_values(["first_day", "event_id", "quote_id"]).reset_index(drop=True)


def verbs(quotes):
    """Return a row a verb of saying: verb, quotations, outlets, first_day, last_day."""
    table = (
        quotes[quotes["verb"] != ""]
        .groupby("verb")
        .agg(
            quotations=("verb", "size"),
            outlets=("outlet", "nunique"),
            first_day=("published", "min"),
            last_day=("published", "max"),
        )
    )
    return table.reset_index().sort_values(["quotations", "verb"], ascending=[False, True]).reset_index(drop=True)


def halves(report, quotes):
    """Return (Side, Side): the quotations of the later and of the earlier half, parted by day; undated ones are in none."""
    dated = quotes[quotes["published"].notna()]
    if dated["published"].nunique() < 2:
        return Side("later", report.articles.iloc[:0], dated.iloc[:0]), Side("earlier", report.articles.iloc[:0], dated)
    middle = dated["published"].iloc[len(dated) // 2]
    middle = (
        middle if (dated["published"] < middle).any() else dated.loc[dated["published"] > middle, "published"].min()
    )
    early = dated["published"] < middle
    parts = ((f"from {day(middle)}", dated[~early]), (f"before {day(middle)}", dated[early]))
    return tuple(
        Side(name, report.articles[report.articles["article_id"].isin(own["article_id"])], own) for name, own in parts
    )


class Summary(NamedTuple):
    """What was found of one speaker: what stands around the chart, and sentences."""

    around: dict
    sentences: tuple


def summary(report, name, quotes):
    """Return the Summary of one speaker's `quotes`; the empty case is written."""
    source = report.source_line(count(len(quotes), "quotation"))
    if not len(quotes):
        nothing = f"No quotation of {name or 'a named speaker'} was found in the articles chosen"
        return Summary({"title": nothing, "subtitle": report.period(), "source": source}, (f"{nothing}.",))
    busiest = quotes["published"].value_counts()
    title = f"{name} is quoted {count(len(quotes), 'time')}"
    if len(busiest):
        title += f", most of all in articles of {day(busiest.index[0])} ({busiest.iloc[0]})"
    used = Counter(verb for verb in quotes["verb"] if verb).most_common(2)
    on = on_events(report, quotes)
    undated = int(quotes["published"].isna().sum())
    subtitle = f"Quotations by week of publication, {report.period()}; numbers: events they stand on; {undated} undated"
    return Summary(
        {"title": title, "subtitle": subtitle, "source": source},
        (
            f"{title}.",
            f"{quotes['outlet'].nunique()} outlets quote {name}; {100 * (quotes['kind'] != 'indirect').mean():.0f} % of the "
            "quotations hold words in quotation marks.",
            f"The commonest verbs are {' and '.join(f'{verb} ({n})' for verb, n in used)}." if used else "",
            f"{on['quote_id'].nunique():,} quotations stand on {count(on['event_id'].nunique(), 'event')}.",
        ),
    )


def stages(on, limit=8):
    """Return the dated events that most of the quotations stand on (`on`, from on_events), by day: number, label, quotations."""
    dated = on[on["first_day"].notna()]
    columns = ["number", "day", "event", "quotations", "event_id"]
    if not len(dated):
        return pd.DataFrame({name: [] for name in columns})
    table = dated.groupby("event_id").agg(
        day=("first_day", "first"),
        event=("label", "first"),
        quotations=("quote_id", "nunique"),
        salience=("salience", "first"),
    )
    table = table.sort_values(["quotations", "salience"], ascending=False).head(limit).sort_values("day").reset_index()
    return table.assign(number=range(1, len(table) + 1))[columns]

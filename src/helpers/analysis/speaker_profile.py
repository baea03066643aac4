"""One speaker: the quotations in order, their verbs, the events they are about, and their earlier and later half."""

from difflib import get_close_matches

import pandas as pd

from helpers.analysis.comparison import Side
from helpers.analysis.evidence import quotes_with_words
from helpers.analysis.quotes_on_events import MENTIONED, quotes_on_events
from helpers.problems import DatelineError
from helpers.tables.rows import is_one_of

READ = {"quotes": ["article_id", "content"], "mentions": MENTIONED}  # of these tables


def of_speaker(quotes: pd.DataFrame, speakers: pd.DataFrame, name: str = "") -> tuple[str, pd.DataFrame]:
    """Return (name, quotations) of the speaker called `name`, oldest quotation first; "" takes the most quoted speaker.

    `quotes` are attributed quotations. `name` may be any name or variant of table `speakers`; the returned name is the one
    of that table. Raises DatelineError if no speaker has the name; the message gives the nearest one.
    """
    named = quotes[quotes["naming"] == "named"]
    if not name:
        name = named["who"].value_counts().index[0] if len(named) else ""
    name_of = dict(zip(speakers["name"], speakers["name"], strict=True))
    for full_name, variants in zip(speakers["name"], speakers["variants"], strict=True):
        name_of.update({variant: full_name for variant in variants if variant not in name_of})
    if name and name not in name_of:
        near = get_close_matches(name, list(name_of), n=1, cutoff=0.4)
        hint = f"did you mean '{near[0]}'?" if near else "the site's page of speakers lists all"
        raise DatelineError(f"there is no speaker '{name}' in the corpus; {hint}")
    name = name_of.get(name, name)
    said = quotes[quotes["speaker"] == name] if name else quotes.iloc[:0]
    return name, said.sort_values(["published", "quote_id"]).reset_index(drop=True)


def rows_of(events: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of table events (`table`) that `events`, from `events_most_spoken_of`, are about."""
    return table[is_one_of(table["event_id"], events["event_id"])]


def in_order(quotes: pd.DataFrame, on: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row a quotation of `quotes`, in their order; `on` is from `on_events`.

    Columns: published, said, cue, form, medium, outlet, on_event (labels of events), title, article_id, quote_id.
    """
    labels = on.groupby("quote_id")["label"].agg("; ".join)
    table = quotes_with_words(quotes, articles)
    on_event = quotes["quote_id"].map(labels).fillna("")
    table = table.assign(form=quotes["kind"], medium=quotes["medium"], on_event=on_event)
    columns = ["published", "said", "cue", "form", "medium", "outlet", "on_event", "title", "article_id", "quote_id"]
    return table[columns]


def on_events(quotes: pd.DataFrame, mentions: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Return a row a quotation and event that it is about: quote_id, event_id, matched_by, label, days, salience.

    The days are first_day and last_day of the event.
    """
    rows = quotes_on_events(quotes, mentions, events)
    about = events[["event_id", "label", "first_day", "last_day", "salience"]]
    return rows.merge(about, on="event_id").sort_values(["first_day", "event_id", "quote_id"]).reset_index(drop=True)


def verbs(quotes: pd.DataFrame) -> pd.DataFrame:
    """Return a row a verb of the cues, commonest first: verb, quotations, outlets, first_day, last_day."""
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


def halves(quotes: pd.DataFrame, articles: pd.DataFrame) -> tuple[Side, Side, pd.Timestamp]:
    """Return (later, earlier, day): the later and the earlier half of `quotes` as Sides, and the later half's first day.

    Quotations without a day are in neither half. If all were published on one day, all are earlier and the day is NaT.
    """
    dated = quotes[quotes["published"].notna()]
    if dated["published"].nunique() < 2:
        return Side("later", articles.iloc[:0], dated.iloc[:0]), Side("earlier", articles.iloc[:0], dated), pd.NaT
    middle = dated["published"].iloc[len(dated) // 2]
    if not (dated["published"] < middle).any():
        middle = dated.loc[dated["published"] > middle, "published"].min()
    early = dated["published"] < middle
    later, earlier = (
        Side(name, articles[is_one_of(articles["article_id"], half["article_id"])], half)
        for name, half in (("later", dated[~early]), ("earlier", dated[early]))
    )
    return later, earlier, middle


def events_most_spoken_of(on: pd.DataFrame, limit: int = 8) -> pd.DataFrame:
    """Return the `limit` dated events that most quotations are about, a row each, by day; `on` is from `on_events`.

    Columns: number (from 1), day, event (its label), quotations, event_id.
    """
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

"""Why an expression has its day, in words a reader can check."""

import pandas as pd

MONTHS = (  # strftime would write those of the machine's language
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def explain(dates, articles):
    """Return a Series of str, one a row of `dates` in its index: what the expression was counted from.

    `dates` is table dates, `articles` needs article_id and published.

    >>> from helpers.dates import find_dates
    >>> articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-12"], "text": ["He left on Monday."]})
    >>> explain(find_dates(articles), articles).tolist()
    ['Monday, counted from publication on July 12, 2018']
    """
    published = dict(zip(articles["article_id"], pd.to_datetime(articles["published"]), strict=True))
    reasons, before = {}, {}
    for row in dates.sort_values(["article_id", "start"]).itertuples():
        reasons[row.Index] = f"{row.phrase}, {_reason(row, published.get(row.article_id), before.get(row.article_id))}"
        if (
            pd.notna(row.first_day)
            and row.anchor != "quotation"
            and row.precision in ("day", "month", "year", "quarter", "season")
        ):
            before[row.article_id] = row
    return pd.Series(reasons, index=dates.index, dtype=str)


def _reason(row, published, before):
    if row.anchor == "explicit":
        return "as written"
    if row.anchor == "publication" and pd.notna(published):
        return f"counted from publication on {in_words(published)}"
    if row.anchor == "text":
        return f"counted from “{before.phrase}” before it" if before is not None else "counted from a date before it"
    if row.anchor == "quotation":
        return "counted from the day it was said"
    if row.type in ("DURATION", "SET"):
        return "a length of time, no day" if row.type == "DURATION" else "what recurs, no day"
    if row.value.endswith("_REF"):
        return "a time without a day"
    return "not resolved: no day of publication to count from" if row.rule == "no anchor" else "not resolved"


def in_words(day):
    """Return a day as news writes it, in English on every machine.

    >>> in_words(pd.Timestamp("2018-07-12"))
    'July 12, 2018'
    """
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"

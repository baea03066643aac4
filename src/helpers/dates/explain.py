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


SEASONS = {12: "winter", 3: "spring", 6: "summer", 9: "autumn"}
TO_THE_DAY = ("day", "days", "")


def span_in_words(first, last, precision="day"):
    """Return the days from `first` to `last` as news writes them; whole months and years by their names, "undated" without.

    A `precision` other than day says how roughly they are known.

    >>> day = pd.Timestamp
    >>> span_in_words(day("2018-06-11"), day("2018-06-12")), span_in_words(day("2018-06-01"), day("2018-06-30"))
    ('June 11 to 12, 2018', 'June 2018')
    >>> span_in_words(day("2018-01-02"), day("2018-10-20")), span_in_words(day("2017-12-30"), day("2018-01-02"))
    ('January 2 to October 20, 2018', 'December 30, 2017 to January 2, 2018')
    >>> span_in_words(day("2018-01-01"), day("2018-12-31")), span_in_words(pd.NaT, pd.NaT)
    ('2018', 'undated')
    >>> span_in_words(day("2018-07-02"), day("2018-07-08"), "week"), span_in_words(day("2018-07-01"), day("2018-09-30"), "quarter")
    ('the week of July 2 to 8, 2018', 'third quarter of 2018')
    >>> span_in_words(day("1990-01-01"), day("1999-12-31"), "decade"), span_in_words(day("2018-07-01"), day("2018-07-10"), "month")
    ('the 1990s', 'some time in July 1 to 10, 2018')
    """
    if pd.isna(first):
        return "undated"
    if pd.isna(last) or last <= first:
        return in_words(first)
    whole_months = first.day == 1 and last.day == last.days_in_month
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if whole_months and (words := _named(first, months, precision)):
        return words
    words = _from_to(first, last, whole_months)
    if precision in TO_THE_DAY or whole_months:
        return words
    return f"the {precision} of {words}" if precision in ("week", "weekend") else f"some time in {words}"


def _named(first, months, precision):
    """Return the name of a quarter, season or decade of `months` from `first`, "" where it is none."""
    if precision == "quarter" and months == 3 and first.month % 3 == 1:
        return f"{('first', 'second', 'third', 'fourth')[first.month // 3]} quarter of {first.year}"
    if precision == "season" and months == 3 and first.month in SEASONS:
        return f"{SEASONS[first.month]} {first.year}"
    if precision == "decade" and months == 120 and first.month == 1 and first.year % 10 == 0:
        return f"the {first.year}s"
    return ""


def _from_to(first, last, whole_months):
    if first.year != last.year:
        whole = whole_months and first.month == 1 and last.month == 12
        return f"{first.year} to {last.year}" if whole else f"{in_words(first)} to {in_words(last)}"
    if whole_months and first.month == 1 and last.month == 12:
        return f"{first.year}"
    if whole_months:
        months = dict.fromkeys((MONTHS[first.month - 1], MONTHS[last.month - 1]))
        return f"{' to '.join(months)} {first.year}"
    end = f"{last.day}" if first.month == last.month else f"{MONTHS[last.month - 1]} {last.day}"
    return f"{MONTHS[first.month - 1]} {first.day} to {end}, {first.year}"

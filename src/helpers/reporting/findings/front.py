"""What the first page says of a corpus before anything is opened: its title, and one paragraph computed from the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.analysis.sources import UNKNOWN, UNNAMED, top_share
from helpers.site.in_words import count, days

if TYPE_CHECKING:
    from helpers.reporting.report import Report


def title_of(report: Report) -> str:
    """Return what a corpus is called where nobody named it: by its one great story, else how many articles of which days."""
    stories = _stories_of(report)
    if len(stories) and 2 * stories["n_articles"].max() > len(report.articles):
        return stories["title"].iloc[stories["n_articles"].argmax()]
    known = report.articles["published"].dropna()
    period = f", {days(known.min(), known.max())}" if len(known) else ""
    return f"{count(len(report.articles), 'article')}{period}"


def of_corpus(report: Report, events: pd.DataFrame, quotes: pd.DataFrame, speakers: pd.DataFrame) -> str:
    """Return the paragraph of the first page.

    `events` is from timeline.chosen_events, `quotes` are attributed, `speakers` is from sources.by_speaker.
    """
    parts = (_on_articles(report), _on_stories(report), _on_events(report, events), _on_speakers(quotes, speakers))
    return " ".join(filter(None, parts))


def _stories_of(report):
    """Return table `stories`, largest first; without rows if the tables hold none."""
    stories = report.tables.get("stories", pd.DataFrame(columns=["title", "n_articles"]))
    return stories.sort_values("n_articles", ascending=False, kind="stable")


def _on_stories(report):
    stories = _stories_of(report)
    if len(stories) < 2:
        return ""
    *others, last = [f"{row.title} ({row.n_articles:,})" for row in stories.head(3).itertuples()]
    first = "most of all " if len(stories) > 3 else ""
    return f"They tell {count(len(stories), 'story', 'stories')}: {first}{', '.join(others)} and {last}."


def _on_articles(report):
    articles = report.articles
    if not len(articles):
        return "No article could be read."
    outlets = articles.loc[articles["outlet"] != "", "outlet"].nunique()
    known = articles["published"].dropna()
    of = f" from {count(outlets, 'outlet')}" if outlets else ""
    when = f", {days(known.min(), known.max())}" if len(known) else ", of no known day"
    copies = int((articles["copy_of"] != "").sum())
    near = f" ({copies:,} {'is a near-copy' if copies == 1 else 'are near-copies'} of another)" if copies else ""
    return f"{count(len(articles), 'article')}{of}{when}{near}."


def _on_events(report, events):
    dated = events[events["first_day"].notna()]
    if not len(dated):
        return "No event with a day was found in them."
    top = dated.iloc[0]
    told = f"told in {top['n_articles']:,} of them" if len(report.articles) > 1 else "told in it"
    most = f"most prominent of all {top['label']} ({days(top['first_day'], top['last_day'])}), {told}"
    subject = "They speak" if len(report.articles) > 1 else "It speaks"
    return f"{subject} of {count(len(dated), 'event')} with a day, {most}."


def _on_speakers(quotes, speakers):
    if not len(quotes):
        return "Nobody is quoted."
    named = speakers[~speakers["speaker"].isin([UNNAMED, UNKNOWN])]
    if not len(named):
        return f"None of {count(len(quotes), 'quotation')} could be given to a named speaker."
    top = [f"{row.speaker} ({row.quotations:,})" for row in named.head(3).itertuples()]
    listed = top[0] if len(top) == 1 else f"{', '.join(top[:-1])} and {top[-1]}"
    five = f"; the five most quoted have {top_share(speakers):.0f} %" if len(named) > 10 else ""
    return f"{count(len(quotes), 'quotation')} of {count(len(named), 'named speaker')}, most of {listed}{five}."

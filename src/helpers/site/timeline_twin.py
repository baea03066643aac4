"""The interactive timeline, twin of the static chart: zoom, pan, filters, search, and each event with all its evidence."""

import pandas as pd

from helpers.analysis.evidence import events_with_sentences
from helpers.dates.explain import span_in_words
from helpers.site import urls
from helpers.site.page import our_file, render
from helpers.site.twin_data import all_told, as_json, shortened, twin_data

STYLE = "twin.css"
SCRIPTS = ("twin_time.js", "twin_lanes.js", "twin_draw.js", "twin_strip.js", "twin_panel.js", "twin_view.js", "twin.js")
MOST_DATA = 700_000  # characters: a page that a phone opens in a moment
MOST_OF_PART = 280_000  # the same where it is a part of another page
WITHOUT_SCRIPTS = 50  # events in the list that a page holds for readers without scripts


def timeline_twin(
    events: pd.DataFrame,
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    quotes: pd.DataFrame,
    *,
    stories: pd.DataFrame | None = None,
    most: int = 1500,
    home: str = "",
    whole: str = "",
) -> str:
    """Return the interactive timeline of dated `events` as HTML, the body of a page or a part of one: one a page.

    `events`, `mentions` and `articles` are the tables (events with their salience as the report sees it), `quotes` are
    attributed quotations (sources.attributed_quotes). Where `articles` has a column `story_id`, readers may filter by story;
    `stories` (story_id, title) names them. At most `most` events are in it, the most salient, and fewer
    where their data would be longer than MOST_DATA, or MOST_OF_PART. `home` is the path to the
    site's root. `whole` is the address of the page with all events; with it this one is a small part of another page: the
    wheel scrolls that page until a reader has chosen the timeline.

    Pass the result through `helpers.site.page.page`, which allows its style and scripts by their hashes. It holds all its
    data, so it works from a folder and fetches nothing. The address `#e=` and an event_id opens an event.

    >>> from helpers.tables import empty
    >>> "No event with a day" in timeline_twin(*map(empty, ("events", "mentions", "articles", "quotes")))
    True
    """
    quotes = quotes if "who" in quotes else quotes.assign(who=quotes["speaker"], published=pd.NaT)
    told = all_told(events, mentions, articles, quotes, stories, most)
    data = twin_data(told, most, home)
    text = as_json(data)
    longest = MOST_OF_PART if whole else MOST_DATA
    while len(text) > longest and len(data["events"]) > 1:
        fewer = min(len(data["events"]) - 1, int(0.95 * len(data["events"]) * longest / len(text)))
        data = twin_data(told, max(1, fewer), home)
        text = as_json(data)
    return render(
        "twin.html.j2",
        data=text, n=len(data["events"]), left_out=data["left_out"], undated=data["undated"], part=bool(whole),
        whole=whole, listed=_listed(events, articles, home), style=our_file(STYLE), scripts=[our_file(name) for name in SCRIPTS],
    )  # fmt: skip


def _listed(events, articles, home):
    """Return the most salient dated events by day, for readers without scripts."""
    keys = ["salience", "event_id"]
    dated = events[[*keys, "first_day"]].reset_index(drop=True).dropna(subset="first_day")
    order = dated.sort_values(keys, ascending=[False, True]).index
    top = events.iloc[order[:WITHOUT_SCRIPTS]].sort_values(["first_day", "event_id"])
    proof = events_with_sentences(top, articles)
    return [
        {"days": span_in_words(event.first_day, event.last_day, event.precision), "label": event.label, "status": event.status,
         "sentence": shortened(row.sentence), "outlet": row.outlet,
         "href": home + urls.passage(row.article_id, row.start, "event") if row.article_id else ""}
        for event, row in zip(top.itertuples(), proof.itertuples(), strict=True)
    ]  # fmt: skip

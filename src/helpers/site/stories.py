"""Stories in the site: a card for each on the first page, and a page: when, what happened, who is quoted, where, articles."""

from types import SimpleNamespace

import pandas as pd

from helpers.analysis.coverage import by
from helpers.analysis.evidence import events_with_sentences
from helpers.analysis.sources import UNKNOWN, UNNAMED, attributed_quotes, by_speaker
from helpers.analysis.stories import OfStories, articles_by_period, events_of
from helpers.site import lists, urls
from helpers.site.bars import bars
from helpers.site.html_table import html_table
from helpers.site.in_words import count, day
from helpers.site.page import page, render
from helpers.site.shown import EVERY

CARDS = 12  # on the first page; the list of stories has the others
A_PAGE = 100  # stories in a page of the list of stories
EVENTS, SPEAKERS, ARTICLES = 20, 10, 100  # shown on a story's page
NAMES, WORDS = 4, 5  # shown on a card


def story_cards(tables, most=CARDS, root=""):
    """Return the `most` largest stories as cards in HTML, and what they leave out in words; "" if there is no story.

    `tables` gives articles and stories by name; `root` is the path to the site's root ("" or "../").
    """
    shown = tables.stories.head(most)
    if not len(shown):
        return ""
    own = dict(list(tables.articles[tables.articles["story_id"].isin(shown["story_id"])].groupby("story_id")))
    cards = [_card(story, own[story.story_id]) for story in shown.itertuples() if story.story_id in own]
    return render(
        "story_cards.html.j2", cards=cards, root=root, all=len(tables.stories), rest=of_no_story(tables.articles)
    )


def _card(story, articles):
    return {
        "title": story.title, "href": urls.story(story.story_id), "days": _days(story), "counts": _counts(story),
        "names": list(story.names)[:NAMES], "words": list(story.words)[:WORDS], "chart": _chart(articles),
    }  # fmt: skip


def of_no_story(articles):
    """Return in words how many of `articles` are of no story, "" where each is of one."""
    n = int((articles["story_id"] == "").sum())
    return f"{count(n, 'article')} of no story" if n else ""


def story_pages(tables, pages=EVERY):
    """Yield (file name, HTML) of each story's page, and of the list of all stories; links lead to what `pages` has."""
    for story in tables.stories.itertuples():
        own = OfStories(tables, [story.story_id])
        body = render(
            "story.html.j2",
            story=story,
            days=_days(story),
            counts=_counts(story),
            chart=_chart(own.articles),
            events=_events(own, pages),
            speakers=_speakers(own, pages),
            coverage=_coverage(own),
            articles=_articles(own.articles, pages),
        )
        yield f"{story.story_id}.html", page(body, title=story.title, root="../", shared=True)
    yield from _list_of_stories(tables)


def _list_of_stories(tables):
    n = max(1, -(-len(tables.stories) // A_PAGE))
    for number in range(1, n + 1):
        few = SimpleNamespace(
            articles=tables.articles, stories=tables.stories.iloc[(number - 1) * A_PAGE : number * A_PAGE]
        )
        cards = story_cards(few, A_PAGE, "../") or "<p>No three articles tell one story.</p>"
        body = f"<h1>Stories</h1>{lists.ways(number, n)}{cards}{lists.ways(number, n)}"
        yield lists.name_of(number), page(body, title="Stories", root="../", shared=True)


def _days(story):
    if pd.isna(story.first_day):
        return "days unknown"
    first, last = day(story.first_day), day(story.last_day)
    return first if first == last else f"{first} to {last}"


def _counts(story):
    return f"{count(story.n_articles, 'article')} from {count(story.n_outlets, 'outlet')}"


def _chart(articles):
    periods = articles_by_period(articles["published"])
    if not len(periods):
        return ""
    length = periods.attrs["period"]
    most = periods.loc[periods["articles"].idxmax()]
    alt = f"Articles by {length}; most, {most.articles}, in the {length} of {day(most.first_day)}"
    return bars(periods["articles"].tolist(), alt, day(articles["published"].min()), day(articles["published"].max()))


def _events(own, pages):
    rows = events_with_sentences(events_of(own, EVENTS), own.articles)
    places = zip(rows["article_id"], rows["start"], strict=True)
    rows = rows.assign(
        link=[urls.passage(i, start, "event") if i and pages.has_article(i) else "" for i, start in places]
    )
    return html_table(
        rows[["day", "event", "sentence", "outlet", "link"]], caption=f"The {len(rows)} most salient dated events, by day.",
        words=["sentence"], links={"event": "link"}, most=EVENTS,
    )  # fmt: skip


def _speakers(own, pages):
    quotes = attributed_quotes(own.quotes[own.quotes["act"] == "speech"], own.speakers, own.articles)
    rows = by_speaker(quotes) if len(quotes) else quotes.assign(speaker="")
    rows = rows[~rows["speaker"].isin([UNKNOWN, UNNAMED])].head(SPEAKERS)
    rows = rows.assign(link=[pages.speaker(i) for i in rows["speaker_id"]])
    columns = [
        name
        for name in ("speaker", "role", "quotations", "direct", "mixed", "indirect", "articles", "link")
        if name in rows
    ]
    caption = f"The most quoted of {count(len(quotes), 'quotation')}; near-copies left out."
    return html_table(rows[columns], caption=caption, links={"speaker": "link"}, most=SPEAKERS)


def _coverage(own):
    rows = by(own.articles, "outlet")[["outlet", "articles", "words", "first_day", "last_day"]]
    return html_table(rows, caption="Articles by outlet.", most=len(rows))


def _articles(articles, pages):
    rows = articles.sort_values(["published", "outlet", "article_id"])
    rows = rows.assign(
        title=rows["title"].where(rows["title"] != "", "Untitled"), link=rows["article_id"].map(pages.article)
    )
    rows = rows[["title", "outlet", "published", "n_words", "link"]]
    return html_table(rows, caption=f"{count(len(rows), 'article')}, by day.", links={"title": "link"}, most=ARTICLES,
                      labels={"n_words": "words"})  # fmt: skip

"""What is decided over the whole corpus: which speakers are one, which mentions tell of one event, which articles of one story."""

from helpers.events import merge
from helpers.pipeline.spawn import few_searches_for_garbage
from helpers.speakers import identify
from helpers.stories import find_stories, with_people
from helpers.tables import conform


def across_articles(found, articles):
    """Return a dict of the tables articles, quotes, speakers, mentions, events and stories, from what was found in single ones.

    `found` has the frames `quotes`, `mentions` and `profiles` of `find_in_articles`. `articles` are all those articles, in any
    number of columns; where text is among them, the spans of quotations are checked against it.
    """
    with few_searches_for_garbage():
        quotes, speakers = identify(found["quotes"])
        events, mentions = merge(found["mentions"], articles)
        quotes = conform("quotes", quotes, articles if "text" in articles else None)
        stories, story_ids = find_stories(found["profiles"], articles)
    articles = with_people(articles, found["profiles"]).assign(story_id=story_ids)
    return {
        "articles": articles, "quotes": quotes, "speakers": speakers, "mentions": mentions,
        "events": events, "stories": stories,
    }  # fmt: skip

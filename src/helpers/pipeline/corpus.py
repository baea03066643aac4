"""What is decided over the whole corpus: which speakers are one, and which mentions tell of one event."""

from helpers.events import merge
from helpers.speakers import identify
from helpers.tables import conform


def across_articles(found, articles):
    """Return a dict of the tables quotes, speakers, mentions and events, from what was found in single articles.

    `found` has the frames `quotes` and `mentions` of `find_in_articles`. `articles` are all those articles, in any
    number of columns; where text is among them, the spans of quotations are checked against it.
    """
    quotes, speakers = identify(found["quotes"])
    events, mentions = merge(found["mentions"], articles)
    quotes = conform("quotes", quotes, articles if "text" in articles else None)
    return {"quotes": quotes, "speakers": speakers, "mentions": mentions, "events": events}

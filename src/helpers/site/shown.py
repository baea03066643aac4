"""Which articles and speakers have a page: in a small corpus all, in a large one those that reports and the first page show.

No link leads nowhere: what has no page is shown without a link, and what has a link gets a page.
"""

from typing import NamedTuple

from helpers.site import urls

MOST_WHOLE = 2000  # articles: with more, pages are made for what is shown; TEXT=full makes all


class Pages(NamedTuple):
    """The ids of the `articles` and `speakers` that have a page; None: all have one."""

    articles: frozenset | None = None
    speakers: frozenset | None = None

    def has_article(self, article_id):
        return self.articles is None or article_id in self.articles

    def has_speaker(self, speaker_id):
        return bool(speaker_id) and (self.speakers is None or speaker_id in self.speakers)

    def article(self, article_id):
        """Return the address of an article's page, "" if it has none."""
        return urls.article(article_id) if self.has_article(article_id) else ""

    def quotation(self, article_id, quote_id):
        """Return the address of a quotation in its article's page, "" if that article has none."""
        return urls.quotation(article_id, quote_id) if self.has_article(article_id) else ""

    def speaker(self, speaker_id):
        """Return the address of a speaker's page, "" if they have none."""
        return urls.speaker(speaker_id) if self.has_speaker(speaker_id) else ""


EVERY = Pages()


def linked_from(texts):
    """Return the Pages that `texts` (HTML, or data with addresses) lead to."""
    found = {urls.ARTICLES: set(), urls.SPEAKERS: set()}
    for text in texts:
        for folder, name in urls.addresses_in(text):
            found[folder].add(name)
    return Pages(frozenset(found[urls.ARTICLES]), frozenset(found[urls.SPEAKERS]))

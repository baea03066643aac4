"""Every address of the site, relative to its root. No other module makes addresses."""

import re
from hashlib import blake2b
from urllib.parse import urlencode

ARTICLES, SPEAKERS, STORIES, SEARCH = "articles", "speakers", "stories", "search"
INTERACTIVE = "interactive.html"  # ends the name of the page with a report's interactive timeline
TIMELINE = "timeline.html"  # the interactive timeline of all events


ADDRESS = re.compile(rf"\b({ARTICLES}|{SPEAKERS})/(?!index\.|list-\d+\.)([\w%.-]+)\.html")


def addresses_in(text):
    """Return (folder, id) of each address of an article or speaker in `text`, HTML or data; the lists of them are none.

    >>> addresses_in('<a href="../articles/a1.html#q3"> ["speakers/s1.html"] <a href="articles/index.html">')
    [('articles', 'a1'), ('speakers', 's1')]
    """
    return ADDRESS.findall(text)


def article(article_id):
    """Return the address of an article's page.

    >>> article("a1")
    'articles/a1.html'
    """
    return f"{ARTICLES}/{article_id}.html"


def quotation(article_id, quote_id):
    """Return the address of a quotation in its article's page.

    >>> quotation("a1", "a1-q3")
    'articles/a1.html#q3'
    """
    return f"{article(article_id)}#{quotation_anchor(quote_id)}"


def quotation_anchor(quote_id):
    """Return the anchor of a quotation in its article's page: "q" and its number there."""
    return quote_id.rsplit("-", 1)[-1]


# What may stand at a character of an article, and the letter that its anchor begins with.
LETTERS = {"event": "e", "date": "d", "declined": "s"}


def passage(article_id, start, what):
    """Return the address of what stands at character `start` of an article; `what` is event, date or declined.

    >>> passage("a1", 120, "event")
    'articles/a1.html#e120'
    """
    return f"{article(article_id)}#{anchor(start, what)}"


def anchor(start, what):
    """Return the anchor of what stands at character `start` of an article; `what` as for `passage`."""
    return f"{LETTERS[what]}{int(start)}"


def speaker(speaker_id):
    """Return the address of a speaker's page."""
    return f"{SPEAKERS}/{speaker_id}.html"


def story(story_id):
    """Return the address of a story's page."""
    return f"{STORIES}/{story_id}.html"


def said_by(who):
    """Return the anchor at which a report holds the quotations of `who`, which a bar of a chart opens in place.

    >>> said_by("Ana Ruiz")
    'said-a64424'
    """
    return f"said-{blake2b(who.encode('utf-8', 'replace'), digest_size=3).hexdigest()}"


def outlet(name):
    """Return the address of an outlet's section in the list of articles."""
    return f"{ARTICLES}/index.html#{outlet_anchor(name)}"


def outlet_anchor(name):
    """Return the anchor of an outlet in the list of articles; its hash differs for names with the same words.

    >>> outlet_anchor("Tern & Tide Review"), outlet_anchor("")
    ('o-tern-tide-review-32f0e5', 'o-unknown')
    """
    if not name:
        return "o-unknown"
    words = "".join(c if c.isalnum() else " " for c in name.lower()).split()
    return "-".join(["o", *words, blake2b(name.encode("utf-8", "replace"), digest_size=3).hexdigest()])


def search(facets, outlets=(), published_from="", published_to="", acts=()):
    """Return the address of the search for quotations with `facets`, a dict of facet to value, without near-copies.

    `outlets`, the days (ISO; "" leaves an end open) and `acts` limit the search further.

    >>> search({"medium": "tweet"})
    'search.html?f=medium%3Atweet&f=in%3Aquotation&f=copy%3Ano'
    """
    query = [("f", f"{facet}:{value}") for facet, value in facets.items()] + [("f", "in:quotation"), ("f", "copy:no")]
    query += [("f", f"outlet:{name}") for name in outlets if "outlet" not in facets]
    query += [("f", f"act:{act}") for act in acts]
    query += [(name, day) for name, day in (("from", published_from), ("to", published_to)) if day]
    return "search.html?" + urlencode(query)

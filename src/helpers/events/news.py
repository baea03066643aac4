"""What is known of articles, and how far a mention is the news of its article."""

import re

import pandas as pd

from helpers.events.dating import is_unknown
from helpers.events.parts import home_of
from helpers.events.stories import proper
from helpers.events.triggers import kind_of, triggers_in
from helpers.tables.rows import rows_of

NOTHING = {"title": (frozenset(), frozenset()), "body": "", "home": "", "names": ()}
KEPT = ("article_id", "outlet", "copy_of", "published")


def without_texts(mentions, articles):
    """Return (mentions, articles) for `merge`, with what it asks of titles and texts in columns of their own.

    Mentions get `news` and lose `when`, for which no merge asks; articles get `home`, the place of the dateline, and `names`, those
    proper to the text. Each row depends on its own article alone, so that the parts of a corpus can be done one by one.
    """
    about = about_of(articles)
    bodies = [about[article_id]["body"] for article_id in articles["article_id"]]
    light = articles[[name for name in KEPT if name in articles]]
    names = [sorted(proper(body)) for body in bodies]
    mentions = mentions.drop(columns="when", errors="ignore").assign(news=news_of(mentions, about))
    return mentions, light.assign(home=list(map(home_of, bodies)), names=names)


def news_of(mentions, about):
    """Return for each mention how far it is the news of its article, 0 to 2.

    One for the headline: whether it is of the mention's kind, and how much of it the mention's sentence holds. One for
    the top of the text, half of that for all but the dated mention there that is nearest to the headline, what happened before what
    is to come.
    """
    headline, nearest, rows, stems = [], {}, rows_of(mentions, once=True), {}
    for n, row in enumerate(rows):
        article = about.get(row.article_id, NOTHING)
        words, groups = article["title"]
        sentence = row.article_id, row.start, row.end
        if words and sentence not in stems:
            stems[sentence] = _stems(article["body"][row.start : row.end])
        said = stems[sentence] if words else words
        headline.append((len(words & said) / max(1, len(words)) + (row.group in groups)) / 2)
        if row.lead and not is_unknown(row.first_day):
            nearest[row.article_id] = max(
                nearest.get(row.article_id, (False, 0, 0)), (row.status == "happened", headline[-1], -n)
            )
    main = {-n for *_, n in nearest.values()}
    found = []
    for n, row in enumerate(rows):
        dated = not is_unknown(row.first_day)
        top = (1 if n in main else 0.5) if dated and row.lead else 0.0
        found.append(headline[n] * (1 if dated else 0.5) + top)
    return found


def _stems(text):
    return frozenset(word[:5] for word in re.findall(r"\w{3,}", text.lower()))


def about_of(articles):
    columns = {
        name: articles[name].fillna("") if name in articles else [""] * len(articles)
        for name in ("outlet", "copy_of", "title", "text")
    }
    names = articles["names"] if "names" in articles else [()] * len(articles)
    home = articles["home"] if "home" in articles else [""] * len(articles)
    published = pd.to_datetime(articles["published"]) if "published" in articles else [pd.NaT] * len(articles)
    return {
        row[0]: {
            "outlet": row[1],
            "text": row[2] or row[0],
            "title": (
                _stems(row[3]),
                frozenset(kind_of(match)[1] for match in triggers_in(row[3])),
            ),
            "body": row[4],
            "published": None if pd.isna(row[5]) else row[5].date(),
            "home": row[6],
            "names": row[7],
        }
        for row in zip(articles["article_id"], *columns.values(), published, home, names, strict=True)
    }

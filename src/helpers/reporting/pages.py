"""The pages behind the figures: one an article with its marks, one a speaker with every quotation, and lists of both."""

from hashlib import blake2b

import pandas as pd

from helpers.reporting import audit
from helpers.reporting.evidence import quote_link, words_of
from helpers.reporting.marking import marked_text
from helpers.reporting.page import page, render
from helpers.reporting.report import day
from helpers.reporting.tables import html_table

MARKED = ("quotes", "dates", "mentions")


def article_pages(report, declined, keep=None):
    """Yield (file name, HTML) of each article's page; `declined` are spans of absent.spans.

    `keep` maps an article to the spans that are shown of it; None shows all.
    """
    by_article = {name: dict(list(report.tables[name].groupby("article_id"))) for name in MARKED}
    by_article["declined"] = dict(list(declined.groupby("article_id")))
    labels = report.events.set_index("event_id")["label"]
    for article in report.articles.itertuples():
        parts = {name: found.get(article.article_id) for name, found in by_article.items()}
        own = None if keep is None else keep.get(article.article_id, [])
        body = render(
            "article.html.j2",
            title=article.title or "Untitled",
            meta=_meta(article),
            paragraphs=marked_text(article.text, **parts, keep=own),
            excerpt=keep is not None,
            quotes=_quotes(parts["quotes"]),
            events=_events(parts["mentions"], labels),
        )
        yield f"{article.article_id}.html", page(body, title=article.title or "Untitled", root="../")
    yield "index.html", page(_list_of_articles(report), title="Articles", root="../")


def _meta(article):
    known = f"{day(article.published)} (known from: {article.published_from.replace('_', ' ')})"
    copy = "A near-copy of another text in the corpus." if article.copy_of else ""
    file = article.source_path.rsplit("/", 1)[-1]  # not the way to it: the page may be published
    return [text for text in (article.outlet, article.byline, known, file, copy) if text]


def _quotes(quotes):
    if quotes is None:
        return []
    return [
        {"id": row.quote_id.rsplit("-", 1)[-1], "speaker": row.speaker or audit.UNKNOWN, "kind": row.kind,
         "how": row.how_resolved, "page": f"../speakers/{row.speaker_id}.html" if row.speaker_id else ""}
        for row in quotes.itertuples()
    ]  # fmt: skip


def _events(mentions, labels):
    if mentions is None:
        return []
    return [
        {"start": row.start, "label": labels.get(row.event_id, row.trigger), "how": row.how_dated,
         "day": day(row.first_day) if pd.notna(row.first_day) else "undated"}
        for row in mentions.itertuples()
    ]  # fmt: skip


def _list_of_articles(report):
    articles = report.articles.sort_values(["outlet", "published", "title"])
    n_quotes = articles["article_id"].map(report.quotes.groupby("article_id").size()).fillna(0).astype("int64")
    rows = articles.assign(
        title=articles["title"].where(articles["title"] != "", "Untitled"), quotations=n_quotes,
        copy=articles["copy_of"].map(lambda of: "near-copy" if of else ""), link="articles/" + articles["article_id"] + ".html",
    )[["title", "published", "section", "n_words", "quotations", "copy", "link", "outlet"]]  # fmt: skip
    parts = ["<h1>Articles</h1>"]
    for outlet, own in rows.groupby("outlet", sort=False):
        name = outlet or "Unknown outlet"
        parts.append(f"<h2>{render_text(name)}</h2>")
        parts.append(
            html_table(own.drop(columns="outlet"), caption=f"Articles of {name}, by day.", links={"title": "link"}, most=len(own),
                       labels={"n_words": "words"}, name=anchor_of(outlet))
        )  # fmt: skip
    return "".join(parts)


def render_text(text):
    """Return `text` escaped for HTML."""
    from markupsafe import escape

    return str(escape(text))


def anchor_of(outlet):
    """Return the anchor of an outlet in the list of articles; its hash tells apart names of the same words.

    >>> anchor_of("Tern & Tide Review"), anchor_of("")
    ('o-tern-tide-review-32f0e5', 'o-unknown')
    """
    if not outlet:
        return "o-unknown"
    words = "".join(c if c.isalnum() else " " for c in outlet.lower()).split()
    return "-".join(["o", *words, blake2b(outlet.encode("utf-8", "replace"), digest_size=3).hexdigest()])


def speaker_pages(report):
    """Yield (file name, HTML) of each speaker's page: every quotation, oldest first."""
    quotes = audit.counted(report, copies=True).sort_values(["published", "quote_id"])
    text = dict(zip(report.articles["article_id"], report.articles["text"], strict=True))
    by_speaker = dict(list(quotes.groupby("speaker_id")))
    for speaker in report.speakers.itertuples():
        said = by_speaker.get(speaker.speaker_id, quotes.iloc[:0])
        rows = [
            {
                "words": words_of(text[row.article_id], row.content),
                "verb": row.verb, "kind": row.kind, "medium": row.medium, "outlet": row.outlet, "title": row.title,
                "day": day(row.published), "how": row.how_resolved, "href": "../" + quote_link(row.article_id, row.quote_id),
            }
            for row in said.itertuples()
        ]  # fmt: skip
        body = render(
            "speaker.html.j2", speaker=speaker, roles=list(speaker.roles), variants=list(speaker.variants), rows=rows
        )
        yield f"{speaker.speaker_id}.html", page(body, title=speaker.name, root="../")
    yield "index.html", page(_list_of_speakers(report), title="Speakers", root="../")


def _list_of_speakers(report):
    rows = report.speakers.sort_values(["n_quotes", "name"], ascending=[False, True])
    rows = rows.assign(speaker=rows["name"], role=[roles[0] if len(roles) else "" for roles in rows["roles"]],
                       link="speakers/" + rows["speaker_id"] + ".html")  # fmt: skip
    columns = ["speaker", "kind", "role", "pronoun", "n_quotes", "n_articles", "link"]
    table = html_table(rows[columns], caption=f"{len(rows):,} speakers, most quoted first; near-copies included.",
                       links={"speaker": "link"}, most=len(rows), labels={"n_quotes": "quotations", "n_articles": "articles"})  # fmt: skip
    return f"<h1>Speakers</h1>{table}"

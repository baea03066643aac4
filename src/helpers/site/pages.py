"""The pages behind the figures: one for each article with its marks, one for each speaker, and a list of each."""

import pandas as pd

from helpers.analysis.sources import UNKNOWN, attributed_quotes
from helpers.analysis.texts import words_of
from helpers.site import urls
from helpers.site.highlight import marked_text
from helpers.site.html_table import html_table
from helpers.site.in_words import day
from helpers.site.kept import prints
from helpers.site.page import page, render

MARKED = ("quotes", "dates", "mentions")


def article_pages(tables, declined, keep=None, stands=None):
    """Yield (file name, HTML) of each article's page; `declined` is from not_quoted.declined.

    `keep` maps an article_id to the spans to show; None shows whole articles. `stands` (see kept.Kept) says which pages may
    stay as they are: their HTML is None.
    """
    by_article = {name: dict(list(getattr(tables, name).groupby("article_id"))) for name in MARKED}
    by_article["declined"] = dict(list(declined.groupby("article_id")))
    labels = tables.events.set_index("event_id")["label"]
    shows = _shown(tables, declined, labels, keep) if stands else {}
    for article in tables.articles.itertuples():
        if stands and stands(f"{article.article_id}.html", shows[article.article_id]):
            yield f"{article.article_id}.html", None
            continue
        parts = {name: frames.get(article.article_id) for name, frames in by_article.items()}
        shown = None if keep is None else keep.get(article.article_id, [])
        body = render(
            "article.html.j2",
            title=article.title or "Untitled",
            meta=_meta(article),
            paragraphs=marked_text(article.text, **parts, keep=shown),
            excerpt=keep is not None,
            quotes=_quotes(parts["quotes"]),
            events=_events(parts["mentions"], labels),
        )
        yield f"{article.article_id}.html", page(body, title=article.title or "Untitled", root="../")
    yield "index.html", page(_list_of_articles(tables), title="Articles", root="../")


def _shown(tables, declined, labels, keep):
    """Return {article_id: a hash of what its page shows}."""
    named = tables.mentions.assign(label=tables.mentions["event_id"].map(labels).fillna(""))
    found = prints("article_id", tables.articles, tables.quotes, tables.dates, named, declined)
    return found if keep is None else {name: f"{one} {keep.get(name, [])}" for name, one in found.items()}


def _meta(article):
    published = f"{day(article.published)} (known from: {article.published_from.replace('_', ' ')})"
    copy = "A near-copy of another text in the corpus." if article.copy_of else ""
    file = article.source_path.rsplit("/", 1)[-1]  # without its folders: the page may be published
    return [text for text in (article.outlet, article.byline, published, file, copy) if text]


def _quotes(quotes):
    if quotes is None:
        return []
    return [
        {"id": urls.quotation_anchor(row.quote_id), "speaker": row.speaker or UNKNOWN, "kind": row.kind,
         "how": row.how_resolved, "page": "../" + urls.speaker(row.speaker_id) if row.speaker_id else ""}
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


def _list_of_articles(tables):
    articles = tables.articles.sort_values(["outlet", "published", "title"])
    n_quotes = articles["article_id"].map(tables.quotes.groupby("article_id").size()).fillna(0).astype("int64")
    rows = articles.assign(
        title=articles["title"].where(articles["title"] != "", "Untitled"), quotations=n_quotes,
        copy=articles["copy_of"].map(lambda of: "near-copy" if of else ""), link=articles["article_id"].map(urls.article),
    )[["title", "published", "section", "n_words", "quotations", "copy", "link", "outlet"]]  # fmt: skip
    parts = ["<h1>Articles</h1>"]
    for outlet, rows_of in rows.groupby("outlet", sort=False):
        name = outlet or "Unknown outlet"
        parts.append(f"<h2>{render_text(name)}</h2>")
        parts.append(
            html_table(rows_of.drop(columns="outlet"), caption=f"Articles of {name}, by day.", links={"title": "link"}, most=len(rows_of),
                       labels={"n_words": "words"}, name=urls.outlet_anchor(outlet))
        )  # fmt: skip
    return "".join(parts)


def render_text(text):
    """Return `text` escaped for HTML."""
    from markupsafe import escape

    return str(escape(text))


def speaker_pages(tables, stands=None):
    """Yield (file name, HTML) of each speaker's page, which holds every quotation, oldest first.

    `stands` is that of `article_pages`.
    """
    quotes = attributed_quotes(tables.quotes, tables.speakers, tables.articles, copies=True).sort_values(
        ["published", "quote_id"]
    )
    text = dict(zip(tables.articles["article_id"], tables.articles["text"], strict=True))
    by_speaker = dict(list(quotes.groupby("speaker_id")))
    shows = prints("speaker_id", tables.speakers, quotes) if stands else {}
    for speaker in tables.speakers.itertuples():
        if stands and stands(f"{speaker.speaker_id}.html", shows[speaker.speaker_id]):
            yield f"{speaker.speaker_id}.html", None
            continue
        said = by_speaker.get(speaker.speaker_id, quotes.iloc[:0])
        rows = [
            {
                "words": words_of(text[row.article_id], row.content),
                "verb": row.verb, "kind": row.kind, "medium": row.medium, "outlet": row.outlet, "title": row.title,
                "day": day(row.published), "how": row.how_resolved, "href": "../" + urls.quotation(row.article_id, row.quote_id),
            }
            for row in said.itertuples()
        ]  # fmt: skip
        body = render(
            "speaker.html.j2", speaker=speaker, roles=list(speaker.roles), variants=list(speaker.variants), rows=rows
        )
        yield f"{speaker.speaker_id}.html", page(body, title=speaker.name, root="../")
    yield "index.html", page(_list_of_speakers(tables), title="Speakers", root="../")


def _list_of_speakers(tables):
    rows = tables.speakers[tables.speakers["n_quotes"] > 0].sort_values(["n_quotes", "name"], ascending=[False, True])
    rows = rows.assign(speaker=rows["name"], role=[roles[0] if len(roles) else "" for roles in rows["roles"]],
                       link=rows["speaker_id"].map(urls.speaker))  # fmt: skip
    columns = ["speaker", "kind", "role", "pronoun", "n_quotes", "n_articles", "link"]
    table = html_table(rows[columns], caption=f"{len(rows):,} speakers, most quoted first; near-copies included.",
                       links={"speaker": "link"}, most=len(rows), labels={"n_quotes": "quotations", "n_articles": "articles"})  # fmt: skip
    return f"<h1>Speakers</h1>{table}"

"""The pages behind the figures: one for each article with its marks, one for each speaker, and a list of each."""

import pandas as pd
from markupsafe import escape

from helpers.analysis.sources import UNKNOWN, attributed_quotes
from helpers.analysis.texts import each_few, words
from helpers.site import lists, urls
from helpers.site.highlight import marked_text
from helpers.site.html_table import html_table
from helpers.site.in_words import count, day
from helpers.site.kept import prints
from helpers.site.page import page, render
from helpers.site.shown import EVERY
from helpers.tables.rows import is_one_of, rows_by, rows_of

MARKED = {  # the columns that a page of an article shows, by table
    "quotes": ("quote_id", "speaker_id", "speaker", "kind", "how_resolved", "content", "cue", "source"),
    "dates": ("start", "end", "value", "rule", "anchor"),
    "mentions": ("start", "event_id", "trigger", "how_dated", "first_day"),
    "declined": ("start", "end"),
}
ABOUT = ("article_id", "title", "outlet", "byline", "published", "published_from", "copy_of", "source_path", "text")
OF_SPEAKER = ("speaker_id", "name", "kind", "roles", "place", "pronoun", "variants")
SAID = ("article_id", "quote_id", "said", "verb", "kind", "medium", "outlet", "title", "published", "how_resolved")
AT_ONCE = 500  # articles whose texts and rows are in memory at the same time
MOST_SAID = 200  # quotations in the page of a speaker; the search finds all


def article_pages(tables, declined, keep=None, stands=None, pages=EVERY):
    """Yield (file name, HTML) of the page of each article that `pages` has, and of the list of all articles.

    `declined` is from not_quoted.declined. `keep` maps an article_id to the spans to show; None shows whole articles.
    `stands` (see kept.Kept) says which pages may stay as they are: their HTML is None.
    """
    articles = tables.articles
    chosen = articles if pages.articles is None else articles[is_one_of(articles["article_id"], pages.articles)]
    labels = tables.events.set_index("event_id")["label"]
    label_of = labels.to_dict()
    for few in each_few(chosen, AT_ONCE):
        marked = {name: declined if name == "declined" else getattr(tables, name) for name in MARKED}
        own = {name: _own(frame, few) for name, frame in marked.items()}
        by_article = {name: rows_by(own[name], "article_id", columns) for name, columns in MARKED.items()}
        shows = _shown(few, own, labels, keep, pages) if stands else {}
        for article in rows_of(few, ABOUT):
            if stands and stands(f"{article.article_id}.html", shows[article.article_id]):
                yield f"{article.article_id}.html", None
                continue
            parts = {name: frames.get(article.article_id) for name, frames in by_article.items()}
            shown = None if keep is None else keep.get(article.article_id, [])
            yield f"{article.article_id}.html", _article_page(article, parts, label_of, shown, pages)
    yield from _list_of_articles(tables, pages)


def _own(frame, articles):
    return frame[is_one_of(frame["article_id"], articles["article_id"])]


def _shown(articles, own, labels, keep, pages):
    """Return {article_id: a hash of what its page shows}."""
    named = own["mentions"].assign(label=own["mentions"]["event_id"].map(labels).fillna(""))
    quotes = own["quotes"].assign(has_page=[pages.has_speaker(i) for i in own["quotes"]["speaker_id"]])
    found = prints("article_id", articles, quotes, own["dates"], named, own["declined"])
    return found if keep is None else {name: f"{one} {keep.get(name, [])}" for name, one in found.items()}


def _article_page(article, parts, labels, shown, pages):
    body = render(
        "article.html.j2",
        title=article.title or "Untitled",
        meta=_meta(article),
        paragraphs=marked_text(article.text, **parts, keep=shown),
        excerpt=shown is not None,
        quotes=_quotes(parts["quotes"], pages),
        events=_events(parts["mentions"], labels),
    )
    return page(body, title=article.title or "Untitled", root="../", shared=True)


def _meta(article):
    published = f"{day(article.published)} (known from: {article.published_from.replace('_', ' ')})"
    copy = "A near-copy of another text in the corpus." if article.copy_of else ""
    file = article.source_path.rsplit("/", 1)[-1]  # without its folders: the page may be published
    return [text for text in (article.outlet, article.byline, published, file, copy) if text]


def _quotes(quotes, pages):
    if quotes is None:
        return []
    return [
        {"id": urls.quotation_anchor(row.quote_id), "speaker": row.speaker or UNKNOWN, "kind": row.kind,
         "how": row.how_resolved, "page": "../" + pages.speaker(row.speaker_id) if pages.has_speaker(row.speaker_id) else ""}
        for row in quotes
    ]  # fmt: skip


def _events(mentions, labels):
    if mentions is None:
        return []
    return [
        {"start": row.start, "label": labels.get(row.event_id, row.trigger), "how": row.how_dated,
         "day": day(row.first_day) if pd.notna(row.first_day) else "undated"}
        for row in mentions
    ]  # fmt: skip


def _list_of_articles(tables, pages):
    """Yield the pages of the list of articles: a table an outlet, or of many articles the outlets, and all in pages of a list."""
    articles = tables.articles.sort_values(["outlet", "published", "title"])
    n_quotes = articles["article_id"].map(tables.quotes.groupby("article_id").size()).fillna(0).astype("int64")
    rows = articles.assign(
        title=articles["title"].where(articles["title"] != "", "Untitled"), quotations=n_quotes,
        copy=articles["copy_of"].map(lambda of: "near-copy" if of else ""), link=articles["article_id"].map(pages.article),
    )[["title", "published", "section", "n_words", "quotations", "copy", "link", "outlet"]]  # fmt: skip
    options = {"links": {"title": "link"}, "labels": {"n_words": "words"}}
    if len(rows) > lists.ROWS:
        caption = f"{count(len(rows), 'article')}, by outlet and day."
        yield from lists.pages_of(rows, "Articles", caption, _outlets(rows), **options)
        return
    parts = ["<h1>Articles</h1>"]
    for outlet, own in rows.groupby("outlet", sort=False):
        name = outlet or "Unknown outlet"
        parts.append(f"<h2>{escape(name)}</h2>")
        parts.append(
            html_table(own.drop(columns="outlet"), caption=f"Articles of {name}, by day.", most=len(own),
                       name=urls.outlet_anchor(outlet), **options)
        )  # fmt: skip
    yield "index.html", page("".join(parts), title="Articles", root="../", shared=True)


def _outlets(rows):
    """Return the outlets of `rows`, which are sorted by outlet, as a list of links to the page where each begins."""
    items = []
    for outlet, n, first in zip(*_begins(rows["outlet"]), strict=True):
        href = lists.name_of(first // lists.ROWS + 1)
        items.append(f'<li id="{escape(urls.outlet_anchor(outlet))}"><a href="{href}" dir="auto">{escape(outlet or "Unknown outlet")}</a> '
                     f'<span class="quiet">{count(n, "article")}</span></li>')  # fmt: skip
    return f"<h2>Outlets</h2><ul>{''.join(items)}</ul>"


def _begins(outlets):
    """Return (outlets, their numbers of rows, the place of the first row of each) of a sorted column."""
    sizes = outlets.groupby(outlets, sort=False).size()
    return sizes.index.tolist(), sizes.tolist(), (sizes.cumsum() - sizes).tolist()


def speaker_pages(tables, stands=None, pages=EVERY):
    """Yield (file name, HTML) of the page of each speaker that `pages` has, with the MOST_SAID oldest quotations, and of the list.

    `stands` is that of `article_pages`.
    """
    speakers = tables.speakers
    chosen = speakers if pages.speakers is None else speakers[is_one_of(speakers["speaker_id"], pages.speakers)]
    quotes = tables.quotes[is_one_of(tables.quotes["speaker_id"], chosen["speaker_id"])]
    quotes = attributed_quotes(quotes, chosen, tables.articles, copies=True).sort_values(["published", "quote_id"])
    n_quotes = quotes.groupby("speaker_id").size()
    quotes = quotes.groupby("speaker_id").head(MOST_SAID)
    quotes = quotes.assign(said=words(tables.articles, quotes["article_id"], quotes["content"]))
    by_speaker = rows_by(quotes, "speaker_id", SAID)
    n_of = n_quotes.to_dict()
    has_page = [pages.has_article(i) for i in quotes["article_id"]]
    counted = chosen.assign(n=chosen["speaker_id"].map(n_quotes))
    shows = prints("speaker_id", counted, quotes.assign(has_page=has_page)) if stands else {}
    for speaker in rows_of(chosen, OF_SPEAKER):
        if stands and stands(f"{speaker.speaker_id}.html", shows[speaker.speaker_id]):
            yield f"{speaker.speaker_id}.html", None
            continue
        said = by_speaker.get(speaker.speaker_id, ())
        body = render(
            "speaker.html.j2", speaker=speaker, roles=list(speaker.roles), variants=list(speaker.variants),
            rows=[_said(row, pages) for row in said], n=n_of.get(speaker.speaker_id, 0),
        )  # fmt: skip
        yield f"{speaker.speaker_id}.html", page(body, title=speaker.name, root="../", shared=True)
    yield from _list_of_speakers(tables, pages)


def _said(row, pages):
    href = pages.quotation(row.article_id, row.quote_id)
    return {
        "words": row.said, "verb": row.verb, "kind": row.kind, "medium": row.medium, "outlet": row.outlet, "title": row.title,
        "day": day(row.published), "how": row.how_resolved, "href": "../" + href if href else "",
    }  # fmt: skip


def _list_of_speakers(tables, pages):
    rows = tables.speakers[tables.speakers["n_quotes"] > 0].sort_values(["n_quotes", "name"], ascending=[False, True])
    rows = rows.assign(speaker=rows["name"], role=[roles[0] if len(roles) else "" for roles in rows["roles"]],
                       link=rows["speaker_id"].map(pages.speaker))  # fmt: skip
    columns = ["speaker", "kind", "role", "pronoun", "n_quotes", "n_articles", "link"]
    caption = f"{len(rows):,} speakers, most quoted first; near-copies included."
    yield from lists.pages_of(rows[columns], "Speakers", caption, links={"speaker": "link"},
                              labels={"n_quotes": "quotations", "n_articles": "articles"})  # fmt: skip

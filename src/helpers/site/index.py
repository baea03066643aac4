"""The site around the reports: the index, a page for each article and each speaker, and the search."""

import base64
import itertools
import json
import textwrap
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from helpers.analysis.texts import texts_of
from helpers.pipeline.copied import begun_in_a_copy
from helpers.site import urls
from helpers.site.excerpt import evidence_spans
from helpers.site.in_words import count
from helpers.site.page import HOUSE, STYLE, our_file, page, render
from helpers.site.page_files import put, put_folder
from helpers.site.pages import article_pages, speaker_pages
from helpers.site.search import LEAD, index_files
from helpers.site.shown import EVERY, MOST_WHOLE, linked_from
from helpers.site.stories import story_pages
from helpers.tables.rows import is_one_of

KINDS = ("timeline", "sources", "speaker", "compare", "corpus", "start_here")  # the order of reports on the first page
ROWS = "rows.json"  # ends the name of the file by which it is known whether a report shows what it showed
CARD = "card.png"  # ends the name of the small picture that a report's card shows


def write_site(
    index, reports, tables, quotes, declined, text="full", *, title, problems, timeline="", failed=(), kept=None, progress=None,
    **parts,
):  # fmt: skip
    """Write `index` (index.html), which lists the `reports`, and beside it search.html, timeline.html, style.css and the folders of pages.

    `reports` are HTML files, `tables` gives the frames by name, `quotes` are attributed quotations with copies, and
    `declined` returns of articles and sentences what not_quoted.declined does.
    `text` is "full", or "excerpt" to publish only the sentences that are evidence.
    Of more than MOST_WHOLE articles, "excerpt" makes pages only for those that a report or the first page leads to.
    `title` is the corpus's, `problems` are from problem_kinds.kinds, `failed` names the reports that could not be made.
    `timeline` is the HTML of all events, "" for no such page.
    `kept`, a site.kept.Kept, tells which pages may stay (None: all are made); `progress` is called with 1 after each page.
    `parts` are those of the first page: texts (paragraph, accuracy, corrected) and HTML (happened, quoted, stories,
    coverage). The index is renamed into place last.
    """
    index = Path(index)
    many = len(tables.articles) > MOST_WHOLE
    pages = EVERY
    if many and text != "full":
        made = (path.read_text(encoding="utf-8") for path in _with_links(reports))
        first = [timeline, *(part for part in parts.values() if isinstance(part, str)), json.dumps(_problems(problems))]
        pages = linked_from(itertools.chain(made, first))
    put(index.parent / STYLE, our_file(HOUSE))
    wait = begun_in_a_copy(partial(_others, index.parent, tables, quotes, None, pages)) if many else None
    try:
        keep = _with_pages(index.parent, tables, declined, text, kept, pages, progress)
    finally:
        if wait:
            wait()
    if not many:
        _others(index.parent, tables, quotes, keep, pages, progress)
    if kept:
        kept.save()
    of = "headlines of " if many else ""
    counts = f"{of}{count(len(tables.articles), 'article')} and {count(len(quotes), 'quotation')} are indexed."
    if pages is not EVERY:
        counts += " What no report shows has no page of its own; the results hold its words."
    counts = counts[0].upper() + counts[1:]
    body = render("search.html.j2", counts=counts, excerpt=text == "excerpt")
    put(index.parent / "search.html", page(body, title="Search", script="search.js", loads=True))
    if timeline:
        whole = f"<h1>What happened when</h1>{timeline}"
        put(index.parent / urls.TIMELINE, page(whole, title=f"What happened when · {title}", kind="front"))
    else:
        (index.parent / urls.TIMELINE).unlink(missing_ok=True)
    paths = sorted((Path(path) for path in reports), key=_place)
    listed = [_listed(path, index.parent, paths, failed) for path in paths]
    there = {f"{path.parent.name}/{path.stem}" for path in paths}
    body = render(
        "index.html.j2", title=title, reports=listed, missing=sorted(set(failed) - there), problems=_problems(problems),
        **parts,
    )  # fmt: skip
    put(index, page(body, title=title, description=parts["paragraph"], script="front.js", kind="front"))


def _with_pages(home, tables, declined, text, kept, pages, progress):
    """Write the pages of articles and speakers; return the spans of each article that they show, or None for whole articles."""
    chosen = _chosen(tables, pages)
    asked = declined(chosen.articles, chosen.sentences)
    keep = evidence_spans(chosen, asked) if text == "excerpt" else None
    of_articles, of_speakers = (kept and kept.stands(folder) for folder in (urls.ARTICLES, urls.SPEAKERS))
    put_folder(home / urls.ARTICLES, article_pages(tables, asked, keep, of_articles, pages), progress)
    put_folder(home / urls.SPEAKERS, speaker_pages(tables, of_speakers, pages), progress)
    return keep


def _others(home, tables, quotes, keep, pages, progress=None):
    """Write the search, and the pages of stories; of many articles this is done in a copy of the process, beside the other pages."""
    put_folder(home / urls.SEARCH, _search(tables.articles, quotes, keep, pages), progress)
    put_folder(home / urls.STORIES, story_pages(tables, pages), progress)


def _place(path):
    """Return where the card of the report at `path` stands: by its notebook, then by its name."""
    notebook = path.parent.name
    return KINDS.index(notebook) if notebook in KINDS else len(KINDS), notebook, path.stem


def _listed(path, home, reports, failed):
    """Return what the first page shows of the report at `path`."""
    beside = path.with_name(f"{path.stem}.report.json")
    about = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {"title": path.stem, "finding": ""}
    longer = tuple(f"{other.stem}." for other in reports if other.stem.startswith(f"{path.stem}."))
    card, rows = path.with_name(f"{path.stem}.{CARD}"), path.with_name(f"{path.stem}.{ROWS}")
    files = [
        {"name": file.name, "what": file.name.removeprefix(f"{path.stem}.")}
        for file in sorted(path.parent.iterdir())
        if file.name.startswith(f"{path.stem}.") and not file.name.startswith(longer)
        and file.suffix not in (".html", ".svg", ".part") and file not in (beside, card, rows)
    ]  # fmt: skip
    picture = "data:image/png;base64," + base64.b64encode(card.read_bytes()).decode() if card.exists() else ""
    earlier = f"{path.parent.name}/{path.stem}" in failed
    return {**about, "notebook": path.parent.name, "href": path.relative_to(home).as_posix(), "files": files,
            "picture": picture, "earlier": earlier}  # fmt: skip


def _problems(kinds):
    """Return the kinds of problems in two lists: what was lost, and what was only noticed."""
    rows = kinds.to_dict("records")
    for row in rows:
        row["href"] = urls.article(row["article_id"]) if row["article_id"] else ""
    return {"lost": [row for row in rows if row["severity"] == "error"],
            "noticed": [row for row in rows if row["severity"] != "error"]}  # fmt: skip


def _with_links(reports):
    """Yield the pages whose links must lead somewhere: reports, and the pages beside them."""
    for report in map(Path, reports):
        yield from (path for path in report.parent.glob("*.html") if path.name.startswith(f"{report.stem}."))


def _chosen(tables, pages):
    """Return `tables` with only the rows of articles that have a page, as far as pages of articles need them."""
    if pages.articles is None:
        return tables
    names = ("articles", "quotes", "dates", "mentions", "sentences")
    frames = {name: getattr(tables, name) for name in names}
    return SimpleNamespace(
        **{name: frame[is_one_of(frame["article_id"], pages.articles)] for name, frame in frames.items()}
    )


def _search(articles, quotes, keep, pages):
    """Return the files of the search: an index of whole texts, of the spans in `keep`, or of many articles the headlines."""
    if len(articles) > MOST_WHOLE:
        texts = leads = dict.fromkeys(articles["article_id"], "")
        return index_files(articles, quotes, texts, leads, pages)
    whole = texts_of(articles, articles["article_id"])
    if keep is None:
        texts, leads = whole, {i: _lead(text) for i, text in whole.items()}
    else:
        texts = {i: " ".join(text[start:end] for start, end in keep.get(i, ())) for i, text in whole.items()}
        leads = dict.fromkeys(whole, "")
    return index_files(articles, quotes, texts, leads, pages)


def _lead(text):
    return textwrap.shorten(text[: 3 * LEAD], LEAD, placeholder=" …")

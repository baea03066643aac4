"""The site around the reports: the index, a page an article, a page a speaker, the search."""

import json
import shutil
import textwrap
from pathlib import Path

from helpers.problems import DatelineError
from helpers.site import urls
from helpers.site.excerpt import evidence_spans
from helpers.site.in_words import count
from helpers.site.page import page, render
from helpers.site.pages import article_pages, speaker_pages
from helpers.site.search import LEAD, index_files

MOST_TEXTS = (
    20_000  # articles beyond which a browser would wait for the words of texts: headlines and quotations remain
)
BROKEN = "backslashreplace"  # what no encoding holds is written as an escape, and costs nothing else


def write_site(index, reports, tables, quotes, declined, text="full", **words):
    """Write `index` (index.html) and, beside it, search.html, articles/, speakers/ and search/; list the `reports` (HTML).

    `tables` gives the frames by name; `quotes` are attributed quotations, copies included, `declined` is from
    not_quoted.declined. `text` is "full", or "excerpt" to publish of articles only the sentences that are evidence.
    `words` are those of the index: coverage, counts, accuracy, corrected. The index is renamed into place last.
    """
    index = Path(index)
    keep = evidence_spans(tables, declined) if text == "excerpt" else None
    _write_folder(index.parent / urls.ARTICLES, article_pages(tables, declined, keep))
    _write_folder(index.parent / urls.SPEAKERS, speaker_pages(tables))
    _write_folder(index.parent / urls.SEARCH, _search(tables.articles, quotes, keep).items())
    of = "headlines of " if len(tables.articles) > MOST_TEXTS else ""
    counts = f"{of}{count(len(tables.articles), 'article')} and {count(len(quotes), 'quotation')} are indexed."
    counts = counts[0].upper() + counts[1:]
    body = render("search.html.j2", counts=counts, excerpt=keep is not None)
    _write(index.parent / "search.html", page(body, title="Search", script="search.js", loads=True))
    paths = [Path(path) for path in reports]
    body = render(
        "index.html.j2",
        reports=[_listed(path, index.parent, paths) for path in paths],
        problems=tables.problems.to_dict("records")[:20],
        n_problems=len(tables.problems),
        **words,
    )
    _write(index, page(body, title="Reports", script="front.js"))


def _write(path, text):
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8", errors=BROKEN)
    part.replace(path)


def _listed(path, home, reports):
    beside = path.with_name(f"{path.stem}.report.json")
    about = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {"title": path.stem, "finding": ""}
    longer = tuple(f"{other.stem}." for other in reports if other.stem.startswith(f"{path.stem}."))
    others = [
        {"name": file.name, "what": file.name.removeprefix(f"{path.stem}.")}
        for file in sorted(path.parent.iterdir())
        if file.name.startswith(f"{path.stem}.") and not file.name.startswith(longer)
        and file.suffix not in (".html", ".svg", ".part") and file != beside
    ]  # fmt: skip
    kind = path.parent.name
    return {**about, "kind": kind, "href": path.relative_to(home).as_posix(), "folder": kind, "files": others}


def _search(articles, quotes, keep):
    """Return the files of the search: whole texts, or only what may be shown of them."""
    known = dict(zip(articles["article_id"], articles["text"], strict=True))
    if len(known) > MOST_TEXTS:
        texts = leads = dict.fromkeys(known, "")
    elif keep is None:
        texts, leads = known, {i: _lead(text) for i, text in known.items()}
    else:
        texts = {i: " ".join(known[i][start:end] for start, end in keep.get(i, ())) for i in known}
        leads = dict.fromkeys(known, "")
    return index_files(articles, quotes, texts, leads)


def _lead(text):
    return textwrap.shorten(text[: 3 * LEAD], LEAD, placeholder=" …")


def _write_folder(folder, pages):
    """Write `pages` beside `folder`, then put the new folder in its place: pages of what is gone go too."""
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    for name, text in pages:
        if Path(name).name != name:
            raise DatelineError(f"{name}: is no name of a file; the ids in the tables must be those Dateline gave")
        (part / name).write_text(text, encoding="utf-8", errors=BROKEN)
    shutil.rmtree(folder, ignore_errors=True)
    part.replace(folder)

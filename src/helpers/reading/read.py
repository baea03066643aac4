"""Files to the tables `articles` and `problems`: each by the module that knows it, then one finish for all."""

import re
from functools import lru_cache
from pathlib import Path

import pandas as pd

from helpers import tables
from helpers.problems import Problems
from helpers.reading import limits
from helpers.reading.apart import Apart, Ended
from helpers.reading.clean import clean, clean_line, paragraphs
from helpers.reading.copies import find_copies
from helpers.reading.drafts import Trouble, drafts_of, trouble_of
from helpers.reading.harmless import is_harmless
from helpers.reading.identity import article_id
from helpers.reading.language import language_of
from helpers.reading.mojibake import reread
from helpers.reading.published import publication_day
from helpers.reading.repair import LETTERS, repaired, repairs
from helpers.reading.source import Source, Unreadable
from helpers.reading.walk import files_in
from helpers.tables import Corpus

COLUMNS = tuple(tables.SCHEMAS["articles"].columns)
BY = re.compile(r"^\s*by\s+", re.IGNORECASE)


def read_articles(*paths: str | Path, columns: dict[str, str] | None = None, copies: bool = True) -> Corpus:
    """Return the Corpus of the files and folders `paths`: articles as tables.SCHEMAS says, and what went wrong.

    `columns` maps our names (text, title, outlet, …) to those of your tables, where they are unusual; `copies=False`
    leaves `copy_of` empty. Raises DatelineError where a path does not exist; a bad file is a row of `problems`.

    >>> corpus = read_articles("data/sample")
    >>> corpus.articles["article_id"].is_unique
    True
    """
    found = Problems("reading")
    rows, seen = [], {}
    with Apart() as apart:
        for path in paths:
            before = len(rows), len(found.rows)
            for shown, file in files_in(path, found):
                _read_file(shown, file, apart, rows, seen, found, columns)
            if (len(rows), len(found.rows)) == before:
                found.add(f"{path} holds no articles; put texts, saved pages or an archive's export there",
                          source_path=path, severity="warning")  # fmt: skip
    articles = _frame(rows)
    if copies:
        articles = find_copies(articles)
    return Corpus(articles, found.frame())


def _frame(rows):
    if not rows:
        return tables.empty("articles")
    return tables.conform("articles", pd.DataFrame(dict(zip(COLUMNS, zip(*rows, strict=True), strict=True))))


def _read_file(shown, file, apart, rows, seen, found, columns):
    before = len(rows), len(found.rows)
    try:
        source = Source(shown, path=file)
        if is_harmless(source):
            _take(drafts_of(source, columns), rows, seen, found)
            return
        try:
            _take(apart.drafts_of(source, columns), rows, seen, found)
        except Ended:
            if apart.fresh:
                raise
            _forget(before, rows, seen, found)  # files read before may have filled its memory: only alone does it count
            _take(apart.drafts_of(source, columns), rows, seen, found)
    except Ended as error:
        _forget(before, rows, seen, found)
        found.add(f"{shown} {error}; nothing of it was taken", source_path=shown)
    except Unreadable as error:
        found.add(f"{shown} {error}", source_path=shown)
    except OSError as error:
        _take([trouble_of(error, shown)], rows, seen, found)


def _forget(before, rows, seen, found):
    """Take back what a file gave before its reading was ended: how far it came is chance."""
    for row in rows[before[0] :]:
        del seen[row[0]]
    del rows[before[0] :]
    del found.rows[before[1] :]


def _take(drafts, rows, seen, found):
    for draft in drafts:
        if isinstance(draft, Trouble):
            found.add(draft.message, source_path=draft.shown, severity=draft.severity)
        else:
            _finish(*draft, rows, seen, found)


def _finish(shown, name, draft, rows, seen, found):
    """Turn a Draft into a row of articles, or into a problem; `name` is that of its file."""
    text = draft.text or ""
    if len(text) > limits.ARTICLE:
        found.add(f"{shown} is one text of {len(text):,} characters, {limits.over('article')}; split it into its "
                  "articles", source_path=shown)  # fmt: skip
        return
    text, n_letters = reread(text)
    text = clean(text)
    blocks, counts = repaired(paragraphs(text))
    text = "\n\n".join(blocks)
    if n_letters or counts:
        draft.note(repairs({LETTERS: n_letters, **counts}))
    if not any(char.isalnum() for char in text):
        found.add(f"{shown} has no text; delete it, or put its text in", source_path=shown)
        return
    draft.text = text
    title, outlet = clean_line(draft.title), _short(draft.outlet or "")
    day, published_from = publication_day(draft, name)
    name = article_id(outlet, title, day, text)
    if name in seen:
        found.add(f"{shown} is the same article as {seen[name]}, and was left out", source_path=shown, article_id=name,
                  severity="note")  # fmt: skip
        return
    seen[name] = shown
    language = language_of(text, draft.language)
    n_words = len(text.split())
    _report(draft, shown, name, language, title, found)
    rows.append((name, outlet, title, _short(BY.sub("", draft.byline or "")), day, published_from, clean_line(draft.url or ""),
                 _short(draft.section or ""), language, text, shown, draft.format, n_words, "", ""))  # fmt: skip


def _report(draft, shown, name, language, title, found):
    for severity, message in draft.notes:
        found.add(f"{shown}: {message}", source_path=shown, article_id=name, severity=severity)
    if language not in ("en", ""):
        found.add(f"{shown} is in '{language}', not in English; it is counted and not analysed", source_path=shown,
                  article_id=name, severity="note")  # fmt: skip


@lru_cache(maxsize=10_000)
def _short(words):
    return clean_line(words)

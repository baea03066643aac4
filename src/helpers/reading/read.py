"""Files to the tables `articles` and `problems`: each by the module that knows it, then one finish for all."""

import re
from functools import lru_cache

import pandas as pd

from helpers import tables
from helpers.problems import Problems
from helpers.reading import limits
from helpers.reading.clean import clean, clean_line, paragraphs
from helpers.reading.copies import find_copies
from helpers.reading.formats import archive, reader_for
from helpers.reading.identity import article_id
from helpers.reading.language import language_of
from helpers.reading.published import publication_day
from helpers.reading.source import Source, Unreadable
from helpers.reading.walk import files_in
from helpers.tables import Corpus

COLUMNS = tuple(tables.SCHEMAS["articles"].columns)
BY = re.compile(r"^\s*by\s+", re.IGNORECASE)


def read_articles(*paths, columns=None, copies=True):
    """Return the Corpus of the files and folders `paths`: articles as tables.SCHEMAS says, and what went wrong.

    `columns` maps our names (text, title, outlet, …) to those of your tables, where they are unusual; `copies=False`
    leaves `copy_of` empty. Raises DatelineError where a path does not exist; a bad file is a row of `problems`.

    >>> corpus = read_articles("data/sample")
    >>> corpus.articles["article_id"].is_unique
    True
    """
    found = Problems("reading")
    rows, seen = [], {}
    for path in paths:
        before = len(rows), len(found.rows)
        for shown, file in files_in(path, found):
            _read_file(shown, file, rows, seen, found, columns)
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


def _read_file(shown, file, rows, seen, found, columns):
    try:
        source = Source(shown, path=file)
        _read_source(source, rows, seen, found, columns)
    except OSError as error:
        found.add(f"{shown} cannot be opened ({error.strerror or error}); check its permissions", source_path=shown)


def _read_source(source, rows, seen, found, columns, depth=0):
    reader = None
    try:
        if not source.head.strip():
            raise Unreadable("is empty; delete it, or put an article into it")
        reader = reader_for(source)
        if reader is None and archive.recognises(source):
            _read_archive(source, rows, seen, found, columns, depth)
            return
        if reader is None:
            raise Unreadable(
                "is in no known format (binary, or XML of a kind of its own); save it as text, HTML or CSV"
            )
        _read_drafts(reader, source, rows, seen, found, columns)
    except Unreadable as error:
        found.add(f"{source.shown} {error}", source_path=source.shown)
    except (MemoryError, RecursionError) as error:
        found.add(f"{source.shown} is too large or too deeply nested ({type(error).__name__}); split it",
                  source_path=source.shown)  # fmt: skip
    except OSError:
        raise
    except Exception as error:  # a format module met what its layout never had: the other files are still read
        name = reader.__name__.rsplit(".", 1)[-1] if reader else "reading"
        found.add(f"{source.shown} could not be read as {name} ({type(error).__name__}: {str(error)[:150]}); save it "
                  "in another format, or report it", source_path=source.shown)  # fmt: skip
    for severity, message in source.notes:
        found.add(f"{source.shown}: {message}", source_path=source.shown, severity=severity)


def _read_archive(source, rows, seen, found, columns, depth):
    if depth >= limits.ZIP_DEPTH:
        raise Unreadable("is an archive inside an archive; unpack the outer one")
    empty = True
    for member in archive.members_of(source):
        empty = False
        if isinstance(member, tuple):
            found.add(f"{member[0]} {member[1]}", source_path=member[0])
        else:
            _read_source(member, rows, seen, found, columns, depth + 1)
    if empty:
        found.add(f"{source.shown} is an archive without files", source_path=source.shown, severity="warning")


def _read_drafts(reader, source, rows, seen, found, columns):
    takes_columns = columns and "columns" in reader.read.__code__.co_varnames
    drafts = reader.read(source, columns) if takes_columns else reader.read(source)
    some = False
    for count, draft in enumerate(drafts, 1):
        if count > limits.ARTICLES_IN_FILE:
            raise Unreadable(f"holds more than {limits.ARTICLES_IN_FILE} articles; split it")
        some = True
        _finish(draft, source, rows, seen, found)
    if not some and not source.notes:
        raise Unreadable("holds no article that could be found; open it and check that it is what you meant to give")


def _finish(draft, source, rows, seen, found):
    """Turn a Draft into a row of articles, or into a problem."""
    shown = f"{source.shown}#{draft.number}" if draft.number else source.shown
    text = clean(draft.text or "")
    if len(text) > limits.ARTICLE:
        found.add(f"{shown} is one text of {len(text):,} characters, over the {limits.ARTICLE:,} of one article; "
                  "split it into its articles", source_path=shown)  # fmt: skip
        return
    text = "\n\n".join(paragraphs(text))
    if not any(char.isalnum() for char in text):
        found.add(f"{shown} has no text; delete it, or put its text in", source_path=shown)
        return
    draft.text = text
    title, outlet = clean_line(draft.title), _short(draft.outlet or "")
    day, published_from = publication_day(draft, source.name)
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
                 _short(draft.section or ""), language, text, shown, draft.format, n_words, ""))  # fmt: skip


def _report(draft, shown, name, language, title, found):
    for severity, message in draft.notes:
        found.add(f"{shown}: {message}", source_path=shown, article_id=name, severity=severity)
    if language not in ("en", ""):
        found.add(f"{shown} is in '{language}', not in English; it is counted and not analysed", source_path=shown,
                  article_id=name, severity="note")  # fmt: skip


@lru_cache(maxsize=10_000)
def _short(words):
    return clean_line(words)

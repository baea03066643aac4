"""Files to the tables `articles` and `problems`: each by the module that knows it, then one finish for all."""

import re
from collections.abc import Callable
from datetime import date
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
from helpers.reading.memory import Memory
from helpers.reading.mojibake import reread
from helpers.reading.published import publication_day
from helpers.reading.repair import LETTERS, repaired, repairs
from helpers.reading.source import Source, Unreadable
from helpers.reading.walk import files_in
from helpers.tables import Corpus

COLUMNS = tuple(name for name in tables.SCHEMAS["articles"].columns if name != "people")  # these are found later
DAY, SHOWN = COLUMNS.index("published"), COLUMNS.index("source_path")
PIECE = 2_000  # articles
BY = re.compile(r"^\s*by\s+", re.IGNORECASE)


def read_articles(
    *paths: str | Path,
    columns: dict[str, str] | None = None,
    copies: bool = True,
    memory: Memory | None = None,
    progress: Callable[[int], object] | None = None,
) -> Corpus:
    """Return the Corpus of the files and folders `paths`: articles as tables.SCHEMAS says, and what went wrong.

    `columns` maps our names (text, title, outlet, …) to those of your tables, where they are unusual; `copies=False`
    leaves `copy_of` empty. With `memory`, an open reading.memory.Memory, a file that was read before and has not changed is
    not read again. `progress` is called with the number of files done since its last call. Raises DatelineError where a
    path does not exist; a bad file is a row of `problems`.

    >>> corpus = read_articles("data/sample")
    >>> corpus.articles["article_id"].is_unique
    True
    """
    found = Problems("reading")
    seen, table = {}, Table()
    with Apart() as apart:
        for path in paths:
            before = len(seen), len(found.rows)
            for shown, file in files_in(path, found):
                _take(_items(shown, file, apart, columns, memory), table, seen, found)
                if progress:
                    progress(1)
            if (len(seen), len(found.rows)) == before:
                found.add(f"{path} holds no articles; put texts, saved pages or an archive's export there",
                          source_path=path, severity="warning")  # fmt: skip
    articles = table.frame()
    if copies:
        articles = find_copies(articles, memory)
    return Corpus(articles, found.frame())


class Table:
    """The rows of articles, put into a frame PIECE at a time: as a frame their texts take half the memory."""

    def __init__(self):
        self.rows, self.pieces = [], []

    def add(self, row):
        self.rows.append(row)
        if len(self.rows) >= PIECE:
            self._put()

    def frame(self):
        """Return the table `articles` of what was added."""
        if self.rows or not self.pieces:
            self._put()
        pieces, self.pieces = self.pieces, []
        return pieces[0] if len(pieces) == 1 else pd.concat(pieces, ignore_index=True)

    def _put(self):
        columns = zip(COLUMNS, zip(*self.rows, strict=True), strict=True) if self.rows else None
        frame = tables.conform("articles", pd.DataFrame(dict(columns))) if columns else tables.empty("articles")
        self.pieces.append(frame)
        self.rows = []


def _items(shown, file, apart, columns, memory):
    """Return what a file holds, as `_read_file` does; from `memory` (None: there is none) if it is there."""
    if memory is None or columns:
        return _read_file(shown, file, apart, columns)[0]
    known = memory.recall(shown, file)
    if known is None:
        known, lasts = _read_file(shown, file, apart, columns)
        if lasts:
            memory.keep(shown, file, known)
    return known


def _read_file(shown, file, apart, columns):
    """Return (items, whether another reading would give the same): the articles of a file and what went wrong, in order.

    An item is a list of plain values: ["problem", message, source path, severity], or ["article", its row with the day in
    ISO form, [[severity, message], …] to be said of it].
    """
    try:
        source = Source(shown, path=file)
        if is_harmless(source):
            return _all(drafts_of(source, columns))
        try:
            return _all(apart.drafts_of(source, columns))
        except Ended:
            if apart.fresh:
                raise  # only of a process that has read nothing else does it count: others may have filled its memory
            return _all(apart.drafts_of(source, columns))
    except Ended as error:  # how far it came is chance: nothing of it is taken
        return [["problem", f"{shown} {error}; nothing of it was taken", shown, "error"]], False
    except Unreadable as error:
        return [["problem", f"{shown} {error}", shown, "error"]], True
    except OSError as error:
        return _all([trouble_of(error, shown)])


def _all(drafts):
    items, lasts = [], True
    for draft in drafts:
        if isinstance(draft, Trouble):
            items.append(["problem", draft.message, draft.shown, draft.severity])
            lasts = lasts and draft.lasts
        else:
            items.append(_finished(*draft))
    return items, lasts


def _finished(shown, name, draft):
    """Return the item (see _read_file) that a Draft is; `name` is that of its file."""
    text = draft.text or ""
    if len(text) > limits.ARTICLE:
        return ["problem", f"{shown} is one text of {len(text):,} characters, {limits.over('article')}; split it into its "
                "articles", shown, "error"]  # fmt: skip
    text, n_letters = reread(text)
    text = clean(text)
    blocks, counts = repaired(paragraphs(text))
    text = "\n\n".join(blocks)
    if n_letters or counts:
        draft.note(repairs({LETTERS: n_letters, **counts}))
    if not any(char.isalnum() for char in text):
        return ["problem", f"{shown} has no text; delete it, or put its text in", shown, "error"]
    draft.text = text
    title, outlet = clean_line(draft.title), _short(draft.outlet or "")
    day, published_from = publication_day(draft, name)
    ident = article_id(outlet, title, day, text)
    language = language_of(text, draft.language)
    notes = [[severity, f"{shown}: {message}"] for severity, message in draft.notes]
    if language not in ("en", ""):
        notes.append(["note", f"{shown} is in '{language}', not in English; it is counted and not analysed"])
    row = [ident, outlet, title, _short(BY.sub("", draft.byline or "")), day and day.isoformat()[:10], published_from,
           clean_line(draft.url or ""), _short(draft.section or ""), language, text, shown, draft.format,
           len(text.split()), "", ""]  # fmt: skip
    return ["article", row, notes]


def _take(items, table, seen, found):
    """Add the items of a file to the Table of articles and to the problems `found`; of two equal articles the first stays."""
    for kind, *item in items:
        if kind == "problem":
            message, shown, severity = item
            found.add(message, source_path=shown, severity=severity)
            continue
        row, notes = item
        name, shown = row[0], row[SHOWN]
        if name in seen:
            found.add(f"{shown} is the same article as {seen[name]}, and was left out", source_path=shown, article_id=name,
                      severity="note")  # fmt: skip
            continue
        seen[name] = shown
        for severity, message in notes:
            found.add(message, source_path=shown, article_id=name, severity=severity)
        table.add((*row[:DAY], row[DAY] and date.fromisoformat(row[DAY]), *row[DAY + 1 :]))


@lru_cache(maxsize=10_000)
def _short(words):
    return clean_line(words)

"""Which reader reads a file: each candidate reads its beginning, and the one wins whose documents are whole.

A whole document has a text, a title and a day. A mark such as "Document 1 of 500" is used by several archives, so the
mark alone does not tell whose export a file is.
"""

import re
from typing import NamedTuple

from helpers.problems import DatelineError
from helpers.reading import limits
from helpers.reading.days import as_day
from helpers.reading.labels import label_of

CUT_CHARACTER = re.compile(rb"[\x80-\xff]+\Z")
LOOKED_AT = 20_000  # characters of a text in which labels are looked for
LABELS_LEFT = 2  # lines that begin with a label, from which a text was not understood
CLOSE = 0.5  # share of the winner's score from which another reader is named in problems


class Trial(NamedTuple):
    """What one reader made of the beginning of a file: its documents, how many are whole, a score, and a refusal."""

    reader: object
    drafts: list
    notes: list
    n_whole: int
    score: float
    refused: bool


def beginnings(source):
    """Yield (bytes, whether they are all) of the beginning of `source`: all of a small file, else more and more.

    Most exports show whose they are in limits.HEAD bytes; some pages have scripts first.
    """
    for size in (limits.HEAD, limits.SMALL) if source.size > limits.SMALL else (limits.SMALL,):
        with source.open() as file:
            data = file.read(size)
        whole = len(data) == source.size
        yield data if whole else CUT_CHARACTER.sub(b"", data), whole


def tried(reader, read, source, whole=True):
    """Return the Trial of `reader`, whose `read()` yields the Drafts of `source`; a cut last one does not count."""
    drafts, refused = [], False
    try:
        drafts.extend(read())
    except (MemoryError, DatelineError):
        raise
    except Exception:  # Unreadable, or a layout that it never met: should it be chosen, the reading itself says so
        refused = True
    counted = drafts if whole or len(drafts) < 2 else drafts[:-1]
    worths = [_worth(draft) for draft in counted]
    announced = getattr(source, "announced", 0) if whole else 0
    total = sum(worths)
    score = total * total / max(len(worths), announced, 1)
    return Trial(reader, drafts, list(source.notes), sum(worth == 1 for worth in worths), score, refused)


def _worth(draft):
    """Return 1 for a document with text, title and day, less without one of the last two, 0 without text.

    Labels that are left in the text or the title are those of another archive: then it was not understood.
    """
    if not any(char.isalnum() for char in draft.text[:1000]):
        return 0
    has_title = any(char.isalnum() for char in draft.title) and not _is_label(draft.title)
    worth = (1 + has_title + (as_day(draft.published) is not None)) / 3
    lines = draft.text[:LOOKED_AT].split("\n")
    return worth if sum(map(_is_label, lines)) < LABELS_LEFT else worth / 3


def _is_label(line):
    return any(label_of(line[:200], archive) for archive in ("nexis", "proquest"))


def winner(trials, source):
    """Return the best of `trials`, or None where none found a text; `source` gets a note where others come close."""
    best = max(trials, key=lambda trial: trial.score, default=None)  # the first of equals
    if best is None or not best.score:
        return None
    for other in trials:
        if other is not best and other.score >= CLOSE * best.score:
            source.note(
                f"it could be read as {name_of(other.reader)} too ({other.n_whole} documents with text, title and day at "
                f"its beginning); {name_of(best.reader)} was taken ({best.n_whole}): compare a few articles with the file",
                "warning",
            )  # fmt: skip
    return best


def name_of(reader):
    """Return the name of a reader for people: that of its first format."""
    return next(iter(reader.FORMATS))

"""What a format module is given (a Source) and what it gives back (Drafts), before cleaning."""

import codecs
import io
import os
import stat
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePath

from helpers.reading import limits
from helpers.reading.encoding import WIDE, decode
from helpers.reading.mojibake import reread
from helpers.reading.repair import LETTERS, repairs

FOUR = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
NOT_ASKED = object()


class Unreadable(Exception):
    """A file that cannot be read; the message says what is wrong and what to do."""


class Source:
    """One file: where it came from and its bytes, read when first asked for.

    `shown` is the path as given, for people and `source_path`; `name` its last part; `head` the first bytes; `data`
    all bytes (raises Unreadable beyond limits.WHOLE_FILE); `text` all characters; `notes` collects what to report.
    """

    def __init__(self, shown, *, path=None, data=None):
        self.shown = str(shown)
        self.name = PurePath(self.shown).name
        self.path = path
        self.notes, self.n_notes = [], 0
        self.reader = NOT_ASKED  # the module that reads it, once formats.reader_for was asked
        self.drafts = None  # its Drafts, where the reader had to read all of it to be chosen
        self.announced = 0  # documents that the file says it holds
        self._data = data
        self.size = len(data) if path is None else path.stat().st_size

    @cached_property
    def head(self):
        with self._opened() as file:
            head = file.read(limits.HEAD)
        if not head.startswith(WIDE):
            return head
        # UTF-16 and UTF-32 are put into UTF-8 once and for all: every format is told by bytes as ASCII has them.
        self._data = (
            self._within("whole_file").decode("utf-32" if head.startswith(FOUR) else "utf-16", "replace").encode()
        )
        self.size = len(self._data)
        return self._data[: limits.HEAD]

    @cached_property
    def data(self):
        return self.within("whole_file")

    def within(self, limit):
        """Return all bytes; raises Unreadable where they are more than `limit`, a row of limits.csv."""
        self.head  # noqa: B018 - what is not UTF-8 is put into it there
        return self._within(limit)

    def _within(self, limit):
        if self.size > limits.value(limit):
            raise Unreadable(f"is too large: it has {self.size / 2**20:,.1f} MiB, {limits.over(limit)}; split it, "
                             "or give the articles as JSONL, CSV or Parquet")  # fmt: skip
        if self._data is not None:
            return self._data
        with self._opened() as file:
            return file.read(self.size)  # and no more, should it grow meanwhile

    def open(self):
        """Return the bytes as an open binary file, whatever their size; raises Unreadable for a pipe or a device."""
        self.head  # noqa: B018 - what is not UTF-8 is put into it there
        return self._opened()

    def _opened(self):
        if self._data is not None:
            return io.BytesIO(self._data)
        # It was a regular file when the folder was listed; without O_NONBLOCK a pipe in its place would hold the run.
        number = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        if not stat.S_ISREG(os.fstat(number).st_mode):
            os.close(number)
            raise Unreadable("is no regular file (a pipe, socket or device); copy what it gives into a file")
        return os.fdopen(number, "rb")

    @cached_property
    def head_text(self):
        return decode(self.head, cut=self.size > len(self.head))[0]

    @cached_property
    def text(self):
        text, encoding, doubtful = decode(self.data)
        if doubtful:
            self.note(f"its encoding is not certain, {encoding} was taken; save it as UTF-8 to be sure", "warning")
        text, number = reread(text)
        if number:
            self.note(repairs({LETTERS: number}))
        return text

    def note(self, message, severity="note"):
        """Report something about the whole file; beyond limits.NOTES of one file, only how many more there were."""
        self.n_notes += 1
        if self.n_notes <= limits.NOTES:
            self.notes.append((severity, message))
        else:
            more = f"{self.n_notes - limits.NOTES:,} more such problems are not listed ({limits.over('notes')})"
            self.notes[limits.NOTES :] = [("warning", f"{more}; mend those above first")]


@dataclass
class Draft:
    """One article as a format module found it; `published` is a day, or words that hold one.

    `number` is its place in a file that holds several, from 1; 0 for a file that is one article. `dated` maps ways of
    knowing the day (see tables.PUBLISHED_FROM) to a day or to words that hold one.
    """

    text: str
    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: date | str | None = None
    url: str = ""
    section: str = ""
    language: str = ""
    number: int = 0
    format: str = ""
    dated: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)

    def note(self, message, severity="note"):
        """Report something about this article."""
        self.notes.append((severity, message))

"""What a format module is given (a Source) and what it gives back (Drafts), before cleaning."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePath

from helpers.reading import limits
from helpers.reading.encoding import decode


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
        self.notes = []
        self._data = data
        self.size = len(data) if path is None else path.stat().st_size

    @cached_property
    def head(self):
        if self._data is not None:
            return self._data[: limits.HEAD]
        with self.path.open("rb") as file:
            return file.read(limits.HEAD)

    @cached_property
    def data(self):
        if self._data is not None:
            return self._data
        if self.size > limits.WHOLE_FILE:
            raise Unreadable(
                f"is {self.size / 2**20:.0f} MiB, over the {limits.WHOLE_FILE / 2**20:.0f} MiB that one such file may "
                "have; split it, or give the articles as JSONL, CSV or Parquet"
            )
        return self.path.read_bytes()

    def open(self):
        """Return the bytes as an open binary file, whatever their size."""
        if self._data is not None:
            import io

            return io.BytesIO(self._data)
        return self.path.open("rb")

    @cached_property
    def head_text(self):
        return decode(self.head, cut=self.size > len(self.head))[0]

    @cached_property
    def text(self):
        text, encoding, doubtful = decode(self.data)
        if doubtful:
            self.note(f"its encoding is not certain, {encoding} was taken; save it as UTF-8 to be sure", "warning")
        return text

    def note(self, message, severity="note"):
        """Report something about the whole file."""
        self.notes.append((severity, message))


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

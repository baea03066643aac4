"""What was read of each file, kept so that the next run reads only the files that changed.

A file is known again by its name and the hash of its content. What is kept counts only for the code that made it. Each entry
has a hash of its own: one that is not what was written is read anew. What a run did not ask for is removed at its end, so
that no text of a withdrawn article stays.
"""

import hashlib
import json
import sqlite3
import zlib
from contextlib import suppress
from pathlib import Path

from helpers.problems import tell
from helpers.reading import limits

PIECE = 500  # what was found in a file is kept in pieces of as many articles and problems
SAVED = 200  # files after which what was read is safe from a run that is killed
HASH = 64  # characters of a SHA-256; a shorter answer says that a file could not be opened
TABLES = (
    "CREATE TABLE IF NOT EXISTS about (version TEXT)",
    "CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, content TEXT, pieces INTEGER)",
    "CREATE TABLE IF NOT EXISTS pieces (name TEXT, number INTEGER, hash TEXT, found BLOB, PRIMARY KEY (name, number))",
    "CREATE TABLE IF NOT EXISTS signatures (article_id TEXT PRIMARY KEY, hash TEXT, numbers BLOB)",
    "CREATE TABLE IF NOT EXISTS copies (article_id TEXT PRIMARY KEY, hash TEXT, asked TEXT, place INTEGER)",
)


class Memory:
    """What was read of files, in the SQLite file `path`; a context manager.

    `version` stands for the code that reads; what another version kept is dropped. `hash_of` returns the SHA-256 of a file.

    >>> import tempfile
    >>> home = Path(tempfile.mkdtemp())
    >>> note = home / "note.txt"
    >>> _ = note.write_text("The bridge is open.")
    >>> with Memory(home / "read.sqlite", "1") as memory:
    ...     print(memory.recall("note.txt", note))
    ...     memory.keep("note.txt", note, [["problem", "note.txt has no title"]])
    None
    >>> with Memory(home / "read.sqlite", "1") as memory:
    ...     print(memory.recall("note.txt", note))
    [['problem', 'note.txt has no title']]
    """

    def __init__(self, path, version, hash_of=None):
        self.path, self.version = Path(path), f"{version} {limits.current()}"
        self.hash_of = hash_of or _hash_of
        self.asked, self.known, self.wanted, self.unsaved, self.store = {}, {}, set(), 0, None

    def __enter__(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self.store = self._opened()
        except sqlite3.Error:
            self._anew("is damaged")
        return self

    def __exit__(self, fault, *_):
        if self.store is None:
            return
        with suppress(sqlite3.Error):  # what could not be kept is read again
            if fault is None:
                self._forget_the_rest()
            self.store.commit()
        self.store.close()
        self.store = None

    def recall(self, shown, file):
        """Return what was found in `file`, which people know as `shown`; None where it must be read."""
        try:
            state, content = _state(file), self.hash_of(file)
        except OSError:
            return None
        if len(content) != HASH:
            return None
        name = _named(shown)
        self.asked[name] = content, state
        rows = self._rows("SELECT pieces FROM files WHERE name = ? AND content = ?", (name, content))
        if not rows:
            return None
        pieces = self._rows("SELECT hash, found FROM pieces WHERE name = ? ORDER BY number", (name,))
        if len(pieces) != rows[0][0] or any(_hash(found) != known for known, found in pieces):
            tell(f"{self.path}: what it keeps of {shown} is not what was written; the file is read again")
            return None
        return [item for _, found in pieces for item in json.loads(zlib.decompress(found))]

    def keep(self, shown, file, found):
        """Keep the list `found`, plain values, of a file for which `recall` was asked, unless it changed meanwhile."""
        name = _named(shown)
        if name not in self.asked or self.store is None:
            return
        content, before = self.asked[name]
        try:
            if _state(file) != before:
                return
        except OSError:
            return
        parts = [found[first : first + PIECE] for first in range(0, len(found), PIECE)]
        packed = [zlib.compress(json.dumps(part).encode(), 1) for part in parts]
        self._change("DELETE FROM pieces WHERE name = ?", [(name,)])
        rows = [(name, number, _hash(part), part) for number, part in enumerate(packed)]
        self._change("INSERT INTO pieces VALUES (?, ?, ?, ?)", rows)
        self._change("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", [(name, content, len(packed))])
        self.unsaved += 1
        if self.unsaved >= SAVED and self.store is not None:
            with suppress(sqlite3.Error):
                self.store.commit()
            self.unsaved = 0

    def signatures(self, article_ids):
        """Return {article_id: bytes} of those of `article_ids` whose signature is kept (see copies.py)."""
        self.wanted.update(article_ids)
        rows = self._each("SELECT article_id, hash, numbers FROM signatures")
        return {name: numbers for name, known, numbers in rows if name in self.wanted and _hash(numbers) == known}

    def keep_signatures(self, found):
        """Keep {article_id: bytes}."""
        rows = ((name, _hash(numbers), numbers) for name, numbers in found.items())
        self._change("INSERT OR REPLACE INTO signatures VALUES (?, ?, ?)", rows)

    def copies(self, article_ids):
        """Return {article_id: (print of the texts that it was compared with, place of the one it copies or -1)} (see copies.py)."""
        self.wanted.update(article_ids)
        rows = self._each("SELECT article_id, hash, asked, place FROM copies")
        return {
            name: (asked, place) for name, known, asked, place in rows
            if name in self.wanted and _hash(f"{asked} {place}".encode()) == known
        }  # fmt: skip

    def keep_copies(self, found):
        """Keep what `copies` returns."""
        rows = [(name, _hash(f"{asked} {place}".encode()), asked, place) for name, (asked, place) in found.items()]
        self._change("INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?)", rows)

    def _opened(self):
        store = sqlite3.connect(self.path)
        try:
            store.execute("PRAGMA synchronous = OFF")  # each entry has a hash: what a crash spoils is noticed
            store.execute("PRAGMA secure_delete = ON")  # the text of a withdrawn article does not stay in the file
            for table in TABLES:
                store.execute(table)
            known = store.execute("SELECT version FROM about").fetchall()
            if known != [(self.version,)]:
                for name in ("about", "files", "pieces", "signatures", "copies"):
                    store.execute(f"DELETE FROM {name}")
                store.execute("INSERT INTO about VALUES (?)", (self.version,))
            store.commit()
        except sqlite3.Error:
            store.close()
            raise
        return store

    def _anew(self, why):
        """Start with an empty store in place of one that failed; without any, where that fails too."""
        if self.store is not None:
            self.store.close()
            self.store = None
        tell(f"{self.path} {why}: the files are read again")
        with suppress(OSError, sqlite3.Error):
            self.path.unlink(missing_ok=True)
            self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)
            self.store = self._opened()

    def _rows(self, query, values):
        if self.store is None:
            return []
        try:
            return self.store.execute(query, values).fetchall()
        except sqlite3.Error:
            self._anew("is damaged")
            return []

    def _each(self, query):
        """Yield the rows of a query one at a time."""
        try:
            yield from self.store.execute(query) if self.store is not None else ()
        except sqlite3.Error:
            self._anew("is damaged")

    def _change(self, query, rows):
        if self.store is None:
            return
        try:
            self.store.executemany(query, rows)
        except sqlite3.Error as error:
            self._anew(f"could not be written ({error})")

    def _forget_the_rest(self):
        """Remove what this run did not ask for."""
        for table, column, asked in (
            ("files", "name", self.asked), ("pieces", "name", self.asked), ("signatures", "article_id", self.wanted),
            ("copies", "article_id", self.wanted),
        ):  # fmt: skip
            names = {name for (name,) in self.store.execute(f"SELECT DISTINCT {column} FROM {table}")}
            self.store.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(name,) for name in names - set(asked)])


def _state(file):
    status = Path(file).stat()
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _named(shown):
    return _hash(shown.encode("utf-8", "surrogatepass"))


def _hash(content):
    return hashlib.sha256(content).hexdigest()


def _hash_of(file):
    with Path(file).open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()

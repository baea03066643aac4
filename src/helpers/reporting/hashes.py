"""The hash of a file's content, kept beside its size and times so that a file that nobody touched is not read again.

Imports nothing but the standard library, since every `make` asks.
"""

import hashlib
import json
import os
import stat
import time
from pathlib import Path

SETTLED = 2 * 10**9  # nanoseconds: a file younger than this could change again within the same tick of its clock
NO_FILE, CLOSED = "none", "cannot be opened"


class Hashes:
    """SHA-256 of files; `path` is where they are kept between runs, and can be deleted without harm."""

    def __init__(self, path):
        self.path = Path(path)
        self.known = self._read()
        self.asked = {}

    def _read(self):
        try:
            known = json.loads(self.path.read_text(encoding="utf-8"))
            return {name: row for name, row in known.items() if isinstance(row, list) and len(row) == 5}
        except (OSError, ValueError, AttributeError):
            return {}

    def of(self, path):
        """Return the hash of the file `path`; NO_FILE where no regular file is there, CLOSED where it cannot be read."""
        name = os.fspath(path)
        try:
            status = Path(name).stat()
            if not stat.S_ISREG(status.st_mode):
                return NO_FILE
            seen = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
            known = self.known.get(name)
            if known and known[:4] == seen:
                self.asked[name] = known
                return known[4]
            with Path(name).open("rb") as content:
                found = hashlib.file_digest(content, "sha256").hexdigest()
        except (FileNotFoundError, NotADirectoryError):
            return NO_FILE
        except (OSError, ValueError):
            return CLOSED
        if time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) > SETTLED:
            self.asked[name] = [*seen, found]
        return found

    def save(self):
        """Keep the hashes asked for, if there is a new one among them."""
        if all(self.known.get(name) == row for name, row in self.asked.items()):
            return
        write_json(self.path, self.asked)
        self.known = dict(self.asked)


def write_json(path, value):
    """Write `value` as JSON beside `path`, then rename: a half-made file never looks finished."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.part")
    beside.write_text(json.dumps(value, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    beside.replace(path)

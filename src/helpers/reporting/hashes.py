"""Hashes of files, kept between runs with size and times, so that an unchanged file is not read again.

This module imports only the standard library, because every `make` runs it.
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
    """SHA-256 hashes of files; the file `path` keeps them between runs, and may be deleted without harm.

    It names each file by a hash of its path: no folder of this machine stands in it.
    """

    def __init__(self, path):
        self.path = Path(path)
        self.known = self._read()
        self.used = {}

    def _read(self):
        try:
            known = json.loads(self.path.read_text(encoding="utf-8"))
            return {name: row for name, row in known.items() if isinstance(row, list) and len(row) == 5}
        except (OSError, ValueError, AttributeError):
            return {}

    def of(self, path):
        """Return the hash of the file `path`; NO_FILE if it is no regular file, CLOSED if it cannot be read."""
        name = named(path)
        try:
            status = Path(path).stat()
            if not stat.S_ISREG(status.st_mode):
                return NO_FILE
            seen = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
            known = self.known.get(name)
            if known and known[:4] == seen:
                self.used[name] = known
                return known[4]
            with Path(path).open("rb") as content:
                found = hashlib.file_digest(content, "sha256").hexdigest()
        except (FileNotFoundError, NotADirectoryError):
            return NO_FILE
        except (OSError, ValueError):
            return CLOSED
        if time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) > SETTLED:
            self.used[name] = [*seen, found]
        return found

    def save(self):
        """Write the hashes that this run used, if one of them is new."""
        if all(self.known.get(name) == row for name, row in self.used.items()):
            return
        write_json(self.path, self.used)
        self.known = dict(self.used)


def named(path):
    """Return what stands for `path` in a file of the build: its hash, since the path tells folders of this machine."""
    return hashlib.blake2b(os.fsencode(path), digest_size=16).hexdigest()


def digest(value):
    """Return the SHA-256 of a `value` that JSON can write."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def write_json(path, value):
    """Write `value` as JSON beside `path`, then rename: a half-made file never looks finished."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.part")
    beside.write_text(json.dumps(value, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    beside.replace(path)
